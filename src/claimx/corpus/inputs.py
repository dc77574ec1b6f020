"""Streams the documents of a corpus, always in the same order, and tells whether the files are still the same."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.corpus.call import CorpusError
from claimx.sources import STDIN, SUFFIXES, Article, Fields, SourceError, count, holds_records, paths, printable, read
from claimx.sources.kinds import kind_of_name
from claimx.sources.places import is_pattern

if TYPE_CHECKING:
    import pyarrow.parquet

_TABLES = {".parquet", ".csv", ".tsv", ".xlsx", ".json"}
_LARGEST_SHARD, _SHARDS, _SHARD_OF_UNKNOWN = 100, 32, 20
_MANY = 64_000_000  # bytes: more than enough for shards of the largest size


@dataclass(frozen=True)
class TextFile:
    """A file that is one document, and what it is called in the results."""

    path: str
    name: str

    def read(self) -> Article | SourceError:
        """Its text, or why there is none."""
        return _called(next(read([self.path])), self.name)


Item = TextFile | Article | SourceError
"""A document on its way to a worker: a file that is one, a text, or why there is none."""


class Inputs:
    """The files of a corpus: texts, pages and documents hold an article each, tables and JSON many.

    Args:
        names: Files, patterns, and folders, of which everything is taken that can be read. The same place twice,
            whatever it is called, is taken once.
        fields: What the fields of tables and of JSON are called.

    Raises:
        CorpusError: One of them cannot be read; a corpus must not lack a part unnoticed.
    """

    def __init__(self, names: Iterable[str], fields: Fields) -> None:
        places: dict[Path, str] = {}
        for name in names:
            places.setdefault(Path(name).resolve(), name)
        self.names = list(places.values())
        self.fields = fields
        self._bytes = 0
        digest = hashlib.sha256()
        for path, place in self._paths():
            status = Path(path).stat()
            self._bytes += status.st_size
            digest.update(f"{place}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
            if kind_of_name(path) == "parquet":
                self._check_columns(path)
        self.digest = digest.hexdigest()
        """Changes with the size or time of any file, and with its name below what was called."""

    def items(self, names: Sequence[str] | None = None) -> Iterator[Item]:
        """Every document, in the order in which they are numbered; only what must be read is read for that.

        Args:
            names: What the inputs are called in the results; None is as here.
        """
        for number, name in enumerate(self.names):
            known_as = _root((names or self.names)[number])
            for path, below in self._paths_of(name):
                shown = printable(str(Path(known_as, below)) if below else known_as)
                if holds_records(path):
                    yield from (_called(record, shown) for record in read([path], self.fields))
                else:
                    yield TextFile(path, shown)

    def count(self) -> int | None:
        """How many documents there are, None where only reading tells."""
        counts = [self._count(path) for path, _ in self._paths()]
        return None if None in counts else sum(filter(None, counts))

    def shard(self) -> int:
        """How many documents to write together: so few that the workers share a small corpus, too.

        It depends on the files alone, so that a run with more workers may go on.
        """
        if self._bytes > _MANY:
            return _LARGEST_SHARD
        documents = self.count()
        return _SHARD_OF_UNKNOWN if documents is None else min(max(ceil(documents / _SHARDS), 1), _LARGEST_SHARD)

    def _count(self, path: str) -> int | None:
        if kind_of_name(path) == "parquet":
            with _opened(path) as file:
                return int(file.metadata.num_rows)
        return count([path])

    def _paths(self) -> Iterator[tuple[str, str]]:
        for number, name in enumerate(self.names):
            for path, below in self._paths_of(name):
                yield path, f"{number}/{below or Path(path).name}"

    def _paths_of(self, name: str) -> Iterator[tuple[str, str]]:
        """The files that a name stands for, each with its path below the folder that is named, empty for a file."""
        root = _root(name)
        for path in paths([name], SUFFIXES | _TABLES):
            if path == STDIN:
                raise CorpusError("-: standard input cannot be read again where a run goes on: name a file")
            if isinstance(path, SourceError):
                raise CorpusError(str(path))
            if not Path(path).is_file():
                raise CorpusError(f"{path}: no such file or folder")
            yield path, "" if path == root else os.path.relpath(path, root)

    def _check_columns(self, path: str) -> None:
        with _opened(path) as file:
            names = file.schema_arrow.names
        if self.fields.text_name not in names:
            wanted = self.fields.text_name
            raise CorpusError(f"{path}: no column {wanted!r}: name one of {', '.join(names)} with --text-field")


def _root(name: str) -> str:
    """What a name names without its pattern: `2024` of `2024/**/*.txt`."""
    if not is_pattern(name):
        return name
    parts = Path(name).parts
    first = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:first]))


def _called(found: Article | SourceError, name: str) -> Article | SourceError:
    """A document, or an error, of a source that the results call otherwise."""
    if isinstance(found, SourceError):
        return SourceError(name, found.reason, found.id)
    return replace(found, source=name)


def _opened(path: str) -> pyarrow.parquet.ParquetFile:
    """Open a Parquet file so that a column is read a piece at a time, however long it is.

    Raises:
        CorpusError: It is none, or pyarrow is not installed.
    """
    from claimx.corpus.tables import pyarrow_or_explain

    pyarrow = pyarrow_or_explain()
    try:
        return pyarrow.parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False)
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise CorpusError(f"{path}: {str(error).splitlines()[0]}") from error
