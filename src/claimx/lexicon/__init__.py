"""Linguistic knowledge as data: each file is a list of records, one a line, checked against its model when loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

Record = TypeVar("Record")


class LexiconError(ValueError):
    """A lexicon file has a line that its model refuses."""


@cache
def load(name: str, model: type[Record]) -> tuple[Record, ...]:
    """Read the records of a lexicon file.

    Args:
        name: File in this folder, in JSON Lines; empty lines and lines that start with `#` are skipped.
        model: What each line must be, a pydantic model or a dataclass.

    Raises:
        LexiconError: A line does not fit the model; says which one and why.
    """
    adapter = TypeAdapter(model)
    records = []
    for number, line in enumerate(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                records.append(adapter.validate_json(line))
            except ValidationError as error:
                raise LexiconError(f"{name}, line {number}: {error}") from None
    return tuple(records)
