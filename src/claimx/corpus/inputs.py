"""Streams the documents of a corpus, always in the same order, and tells whether the files are still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.corpus.call import CorpusError
from claimx.sources import STDIN, SUFFIXES, Article, Fields, SourceError, count, holds_records, paths, read
from claimx.sources.kinds import kind_of_name

if TYPE_CHECKING:
    import pyarrow.parquet

Item = str | Article | SourceError
"""A document on its way to a worker: the path of a file that is one, a text, or why there is none."""

_TABLES = {".parquet", ".csv", ".tsv", ".xlsx", ".json"}


class Inputs:
    """The files of a corpus: texts, pages and documents hold an article each, tables and JSON many.

    Args:
        names: Files, patterns, and folders, of which everything is taken that can be read.
        fields: What the fields of tables and of JSON are called.

    Raises:
        CorpusError: One of them cannot be read; a corpus must not lack a part unnoticed.
    """

    def __init__(self, names: Iterable[str], fields: Fields) -> None:
        self.names = list(names)
        self.fields = fields
        digest = hashlib.sha256()
        for path in self._paths():
            status = Path(path).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
            if kind_of_name(path) == "parquet":
                self._check_columns(path)
        self.digest = digest.hexdigest()
        """Changes with the name, size or time of any file."""

    def items(self) -> Iterator[Item]:
        """Every document, in the order in which they are numbered; only what must be read is read for that."""
        for path in self._paths():
            if holds_records(path):
                yield from read([path], self.fields)
            else:
                yield path

    def count(self) -> int | None:
        """How many documents there are, None where only reading tells."""
        counts = [self._count(path) for path in self._paths()]
        return None if None in counts else sum(filter(None, counts))

    def _count(self, path: str) -> int | None:
        if kind_of_name(path) == "parquet":
            with _opened(path) as file:
                return int(file.metadata.num_rows)
        return count([path])

    def _paths(self) -> Iterator[str]:
        for path in paths(self.names, SUFFIXES | _TABLES):
            if path == STDIN:
                raise CorpusError("-: standard input cannot be read again where a run goes on: name a file")
            if isinstance(path, SourceError):
                raise CorpusError(str(path))
            if not Path(path).is_file():
                raise CorpusError(f"{path}: no such file or folder")
            yield path

    def _check_columns(self, path: str) -> None:
        with _opened(path) as file:
            names = file.schema_arrow.names
        if (self.fields.text or "text") not in names:
            wanted = self.fields.text or "text"
            raise CorpusError(f"{path}: no column {wanted!r}: name one of {', '.join(names)} with --text-field")


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
