"""Linguistic knowledge as data: each file is a list of records, one a line, checked against its model when loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from claimx.lexicon import own
from claimx.lexicon.own import LexiconError
from claimx.validation import explain

__all__ = ["LexiconError", "WordGroup", "load", "read", "word_group"]

if TYPE_CHECKING:
    from importlib.abc import Traversable

Record = TypeVar("Record")


class WordGroup(BaseModel):
    """Words or endings that play one role, and a text that shows it: a line of a file of word groups.

    Attributes:
        role: What they are for.
        words: The words or endings.
        example: A text that has one of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    role: str = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)
    example: str = Field(min_length=1)


@cache
def load(name: str, model: type[Record]) -> tuple[Record, ...]:
    """Read the records of a lexicon file, and after them those of the user's file of that name.

    Args:
        name: File in this folder, in JSON Lines; empty lines and lines that start with `#` are skipped.
        model: What each line must be, a pydantic model or a dataclass.

    Raises:
        LexiconError: A line does not fit the model; says which one and why.
    """
    ours = read(files(__package__).joinpath(name), model)
    return tuple(own.added(name, ours, model))


def read(path: Path | Traversable, model: type[Record]) -> list[Record]:
    """Read the records of one file.

    Raises:
        LexiconError: A line does not fit the model, or it is no text; says which one and why.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    numbered = {number: line for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")}
    try:  # all of them at once, which takes a third of the time
        found = TypeAdapter(list[model]).validate_json(f"[{','.join(numbered.values())}]")  # type: ignore[valid-type]
    except ValidationError:
        found = []
    if len(found) == len(numbered):
        return found
    for number, line in numbered.items():
        try:
            found.append(TypeAdapter(model).validate_json(line))
        except ValidationError as error:
            raise LexiconError(f"{path}, line {number}: {explain(error)}") from None
    return found


@cache
def word_group(name: str, role: str) -> frozenset[str]:
    """The words of a role in a file of word groups.

    Raises:
        KeyError: The file has no such role.
        LexiconError: A line is no word group, or a role has two.
    """
    return _groups(name)[role]


@cache
def _groups(name: str) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for group in load(name, WordGroup):
        if group.role in groups:
            raise LexiconError(f"{name}: two groups for the role {group.role}")
        groups[group.role] = frozenset(group.words)
    return groups
