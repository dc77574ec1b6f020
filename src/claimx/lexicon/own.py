"""A user's own words: files of the names and forms of those in this folder, whose records come on top of them.

What is derived from the lexicon is remembered for the whole process, so that one lexicon is at work at a time. A
pipeline with another one than the last makes all of it anew, which takes a moment.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from claimx.locks import shared_lock

Record = TypeVar("Record")

OPEN = {
    "cue_verbs.jsonl": ("claimx.knowledge.cues", "CueVerb"),
    "cue_nouns.jsonl": ("claimx.knowledge.cues", "CueNoun"),
    "speaker_nouns.jsonl": ("claimx.knowledge.nouns", "SpeakerNoun"),
    "given_names.jsonl": ("claimx.knowledge.given_names", "GivenName"),
    "units.jsonl": ("claimx.analysis.figures.units", "UnitName"),
    "currencies.jsonl": ("claimx.analysis.figures.units", "CurrencyName"),
    "furniture.jsonl": ("claimx.analysis.text.layout", "Furniture"),
}
"""The files that a user may have, and where the model of their lines stands."""

_DERIVED = ("claimx.lexicon", "claimx.knowledge", "claimx.analysis", "claimx.across")


class LexiconError(ValueError):
    """A lexicon file has a line that its model refuses, or a folder is no lexicon; the message says what is wrong."""


class _AtWork:
    folder: Path | None = None


_LOCK = shared_lock()


@contextmanager
def at_work(folder: str | Path | None) -> Iterator[None]:
    """Put words to work, like `use`, and see to it that no other thread puts others to work meanwhile."""
    with _LOCK:
        use(folder)
        yield


def use(folder: str | Path | None) -> None:
    """Put the user's own words to work, or with None only ours.

    Args:
        folder: Holds at least one of the files of `OPEN`, and no other `.jsonl`.

    Raises:
        LexiconError: It does not, or a line does not fit.
    """
    folder = None if folder is None else Path(folder).resolve()
    if folder == _AtWork.folder:
        return
    if folder is not None:
        check(folder)
    _AtWork.folder = folder
    for name, module in sys.modules.copy().items():  # a copy is made at once, whatever another thread imports
        if name.startswith(_DERIVED):
            for value in vars(module).copy().values():
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()


def digest(folder: Path) -> str:
    """Changes with any of the user's files."""
    found = sha256()
    for path in sorted(folder.glob("*.jsonl")):
        found.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


def added(name: str, ours: Iterable[Record], model: type[Record]) -> list[Record]:
    """Our records and the user's, without those of ours that the user has a record for."""
    from claimx.lexicon import read

    path = None if _AtWork.folder is None or name not in OPEN else _AtWork.folder / name
    if path is None or not path.exists():
        return list(ours)
    theirs = read(path, model)
    keys = {_key(record) for record in theirs}
    return [*(record for record in ours if _key(record) not in keys), *theirs]


def _key(record: Any) -> str:
    """What a record is about: its first field."""
    return str(next(iter(vars(record).values())))


def check(folder: Path) -> None:
    """Read the user's own words, which nobody uses yet.

    Args:
        folder: Holds at least one of the files of `OPEN`, and no other `.jsonl`.

    Raises:
        LexiconError: It does not, or a line does not fit.
    """
    from claimx.lexicon import read

    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder")
    paths = sorted(folder.glob("*.jsonl"))
    unknown = [path.name for path in paths if path.name not in OPEN]
    if unknown or not paths:
        what = f"no lexicon file is called {unknown[0]}" if unknown else "there is no lexicon file in it"
        raise LexiconError(f"{folder}: {what}: they are {', '.join(OPEN)}")
    for path in paths:
        if not path.is_file():  # a pipe is read once, and this more often
            raise LexiconError(f"{path}: is no file")
        module, model = OPEN[path.name]
        read(path, getattr(import_module(module), model))
