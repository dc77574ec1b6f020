"""The output folder: finished shards, each with its receipt, and the manifest of the call that they come from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from filelock import FileLock, Timeout
from pydantic import ValidationError

from claimx.corpus.call import CorpusError, TableFormat
from claimx.corpus.tables import COLUMNS, FORMATS
from claimx.models import Model, Pipeline

Record = TypeVar("Record", bound=Model)

_MANIFEST = "manifest.json"
_RECEIPTS = "shards"
_LOCK = ".lock"
_UNFINISHED = ".unfinished"


class Manifest(Model):
    """What the results depend on: a run goes on only where all of it is the same."""

    inputs: list[str]
    digest: str
    format: TableFormat
    fields: dict[str, str | list[str] | None]
    shard: int
    pipeline: Pipeline
    lexicon: str | None


class Receipt(Model):
    """Says that a shard is finished, and what is in it."""

    documents: int
    statements: int
    figures: int
    failures: list[str]


@dataclass(frozen=True)
class Folder:
    """Where the results are: `documents/00000007.jsonl` and the like, and `shards/00000007.json`, the receipt."""

    path: Path
    format: TableFormat

    @property
    def unfinished(self) -> Path:
        """Folder of what is being written; nothing in it counts."""
        return self.path / _UNFINISHED

    def attempts_file(self, shard: int) -> Path:
        """File that says which document of a shard is being analysed, and where earlier attempts ended."""
        return self.unfinished / f"{shard:08}.at"

    def finished(self) -> dict[int, Receipt]:
        """The receipts of the finished shards, by their number.

        Raises:
            CorpusError: A file there is none.
        """
        return {int(path.stem): _read(path, Receipt) for path in (self.path / _RECEIPTS).glob("*.json")}

    def publish(self, shard: int, staged: Path, receipt: Receipt) -> None:
        """Let a shard appear: documents after what is in them, the receipt last.

        Args:
            staged: Folder that holds a file a table, on the disk already.
        """
        for table in reversed(COLUMNS):
            _move(staged / table, self.path / table / f"{shard:08}{FORMATS[self.format].suffix}")
        _write(self.path / _RECEIPTS / f"{shard:08}.json", receipt, staged)


@contextmanager
def opened(path: Path, manifest: Manifest) -> Iterator[Folder]:
    """Take a folder for a run, with its manifest in it and nothing that is unfinished.

    Raises:
        CorpusError: It holds something else, or results of another call, or another run is at work in it.
        OSError: It cannot be written.
    """
    folder = Folder(path, manifest.format)
    path.mkdir(parents=True, exist_ok=True)
    if not (path / _MANIFEST).exists() and {entry.name for entry in path.iterdir()} - {_LOCK, _UNFINISHED}:
        raise CorpusError(f"{path}: has files in it that are not of claimx corpus: name a new folder")
    with _locked(path):
        rmtree(folder.unfinished, ignore_errors=True)
        folder.unfinished.mkdir(exist_ok=True)
        if (path / _MANIFEST).exists():
            _compare(path, manifest)
        else:
            _write(path / _MANIFEST, manifest, folder.unfinished)
        yield folder
        rmtree(folder.unfinished, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other runs on this machine out of a folder for as long as this process lives."""
    try:
        with FileLock(path / _LOCK, blocking=False):
            yield
    except Timeout:
        raise CorpusError(f"{path}: another claimx corpus is at work in it") from None


def _compare(path: Path, manifest: Manifest) -> None:
    earlier = _read(path / _MANIFEST, Manifest)
    for name in Manifest.model_fields:
        before, now = getattr(earlier, name), getattr(manifest, name)
        if before != now:
            digests = {"digest": "the input files have changed", "lexicon": "the lexicon has changed"}
            what = digests.get(name, f"{name} was {before!r} and is {now!r}")
            raise CorpusError(f"{path}: begun with another call: {what}; repeat that call, or name a new folder")


def _read(path: Path, model: type[Record]) -> Record:
    try:
        return model.model_validate_json(path.read_bytes())
    except ValidationError:
        raise CorpusError(f"{path}: not what this claimx wrote: name a new folder") from None


def _write(path: Path, record: Model, staging: Path) -> None:
    """Write a record so that it is there with all of its text, or not at all, even if the power fails."""
    temporary = staging / path.name
    with temporary.open("w", encoding="utf-8") as file:
        file.write(record.model_dump_json(indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _move(temporary, path)


def _move(source: Path, target: Path) -> None:
    """Give a file whose content is on the disk its final name, and see to it that the name is on the disk, too."""
    target.parent.mkdir(exist_ok=True)
    source.replace(target)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and need not be
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
