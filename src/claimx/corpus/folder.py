"""The output folder: analysed shards with their receipts, the tables, and the manifest of the call they come from."""

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

from claimx.corpus.analysed import Failure
from claimx.corpus.call import CorpusError, TableFormat
from claimx.models import Model, Pipeline

Record = TypeVar("Record", bound=Model)

_MANIFEST = "manifest.json"
_ANALYSED = "analysed"
_RECEIPTS = "shards"
_LOCK = ".lock"
_UNFINISHED = ".unfinished"
_DIGESTS = {
    "digest": "the input files have changed",
    "lexicon": "the lexicon has changed",
    "people": "the list of people has changed",
}


class Manifest(Model):
    """What the results depend on: a run goes on only where all of it is the same."""

    inputs: list[str]
    """As they were called first. Documents keep these names where another run calls the same files otherwise."""
    digest: str
    format: TableFormat
    fields: dict[str, str | list[str] | None]
    wanted: dict[str, str | float | list[str] | None]
    shard: int
    pipeline: Pipeline
    lexicon: str | None
    people: str | None


class Receipt(Model):
    """Says that a shard is analysed, what is in it, and what failed and why."""

    documents: int
    statements: int
    figures: int
    failures: list[Failure]


@dataclass(frozen=True)
class Folder:
    """Where the results are: `analysed/00000007.jsonl.gz`, `shards/00000007.json`, the receipt, and the tables."""

    path: Path
    manifest: Manifest

    @classmethod
    def at(cls, path: Path) -> Folder:
        """A folder to read from.

        Raises:
            CorpusError: It is none of `claimx corpus`.
        """
        if not is_folder_of_corpus(path):
            raise CorpusError(f"{path}: no folder of claimx corpus")
        return cls(path, _read(path / _MANIFEST, Manifest))

    @property
    def unfinished(self) -> Path:
        """Folder of what is being written; nothing in it counts."""
        return self.path / _UNFINISHED

    def attempts_file(self, shard: int) -> Path:
        """File that says which document of a shard is being analysed, and where earlier attempts ended."""
        return self.unfinished / f"{shard:08}.at"

    def analysed_file(self, shard: int) -> Path:
        """File of the documents of a shard."""
        return self.path / _ANALYSED / f"{shard:08}.jsonl.gz"

    def table_file(self, table: str, shard: int) -> Path:
        """File of the rows of a shard in a table."""
        return self.path / table / f"{shard:08}.{self.manifest.format}"

    def finished(self) -> dict[int, Receipt]:
        """The receipts of the analysed shards, by their number.

        Raises:
            CorpusError: A file there is none.
        """
        paths = (self.path / _RECEIPTS).glob("[0-9]*.json")  # a file system may put files of its own beside them
        return {int(path.stem): _read(path, Receipt) for path in paths if path.stem.isdecimal()}

    def publish(self, shard: int, staged: Path, receipt: Receipt) -> None:
        """Let an analysed shard appear, its receipt last.

        Args:
            staged: File of its documents, on the disk already, in a folder that nobody else writes to.
        """
        move(staged, self.analysed_file(shard))
        _write(self.path / _RECEIPTS / f"{shard:08}.json", receipt, staged.parent)

    def under_way(self) -> int:
        """How many documents are done in shards that are not finished."""
        done = 0
        for path in self.unfinished.glob("*.at"):
            try:
                at = int(path.read_text().split()[-1])
            except (OSError, IndexError, ValueError):  # written at this moment, or gone
                continue
            done += max(at - int(path.stem) * self.manifest.shard, 0)
        return done


def is_folder_of_corpus(path: Path) -> bool:
    """Whether a folder has the manifest of a corpus in it."""
    try:
        return (path / _MANIFEST).is_file()
    except (OSError, ValueError):
        return False


@contextmanager
def opened(path: Path, manifest: Manifest) -> Iterator[Folder]:
    """Take a folder for a run, with its manifest in it and nothing that is unfinished.

    Raises:
        CorpusError: It holds something else, or results of another call, or another run is at work in it.
        OSError: It cannot be written.
    """
    path.mkdir(parents=True, exist_ok=True)
    begun = (path / _MANIFEST).exists()
    if not begun and {entry.name for entry in path.iterdir()} - {_LOCK, _UNFINISHED}:
        raise CorpusError(f"{path}: has files in it that are not of claimx corpus: name a new folder")
    with _locked(path):
        unfinished = path / _UNFINISHED
        rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(exist_ok=True)
        if begun:
            manifest = _same(path, manifest)
        else:
            _write(path / _MANIFEST, manifest, unfinished)
        yield Folder(path, manifest)
        rmtree(unfinished, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other runs on this machine out of a folder for as long as this process lives."""
    try:
        with FileLock(path / _LOCK, blocking=False):
            yield
    except Timeout:
        raise CorpusError(f"{path}: another claimx corpus is at work in it") from None


def _same(path: Path, manifest: Manifest) -> Manifest:
    """The manifest that a folder was begun with.

    Raises:
        CorpusError: It was begun with another call.
    """
    earlier = _read(path / _MANIFEST, Manifest)
    for name in Manifest.model_fields:
        before, now = getattr(earlier, name), getattr(manifest, name)
        # The same files may be called otherwise: `archive`, `../news/archive`.
        if before == now or (name == "inputs" and earlier.digest == manifest.digest):
            continue
        what = _DIGESTS.get(name, f"{name} was {before!r} and is {now!r}")
        raise CorpusError(f"{path}: begun with another call: {what}; repeat that call, or name a new folder")
    return earlier


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
    move(temporary, path)


def move(source: Path, target: Path) -> None:
    """Give a file whose content is on the disk its final name, and see to it that the name is on the disk, too."""
    target.parent.mkdir(exist_ok=True)
    source.replace(target)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and need not be
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
