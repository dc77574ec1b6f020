"""Streams the documents of a corpus, always in the same order, and tells whether the files are still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.corpus.call import CorpusError
from claimx.sources import STDIN, SUFFIXES, Article, SourceError, is_jsonl, paths, printable, read

if TYPE_CHECKING:
    import pyarrow.parquet

Item = str | Article | SourceError
"""A document on its way to a worker: the path of a file that is one, a text, or why there is none."""

_PARQUET = ".parquet"
_ROWS = 256  # read at once: a megabyte of articles


class Inputs:
    """The files of a corpus: text, Markdown and HTML hold a document each, JSON Lines and Parquet many.

    Args:
        names: Files, patterns, and folders, of which everything is taken that can be read.
        text_field: Where the text stands in JSON Lines and Parquet.
        id_field: Where its name stands there.

    Raises:
        CorpusError: One of them cannot be read; a corpus must not lack a part unnoticed.
    """

    def __init__(self, names: Iterable[str], text_field: str, id_field: str) -> None:
        self.names = list(names)
        self.text_field = text_field
        self.id_field = id_field
        digest = hashlib.sha256()
        for path in self._paths():
            status = Path(path).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
            if Path(path).suffix == _PARQUET:
                self._check_columns(path)
        self.digest = digest.hexdigest()
        """Changes with the name, size or time of any file."""

    def items(self) -> Iterator[Item]:
        """Every document, in the order in which they are numbered; only what must be read is read for that."""
        for path in self._paths():
            if Path(path).suffix == _PARQUET:
                yield from self._rows(path)
            elif is_jsonl(path):
                yield from read([path], text_field=self.text_field, id_field=self.id_field)
            else:
                yield path

    def count(self) -> int:
        """How many documents there are."""
        return sum(map(self._count, self._paths()))

    def _count(self, path: str) -> int:
        if Path(path).suffix == _PARQUET:
            with _opened(path) as file:
                return int(file.metadata.num_rows)
        if not is_jsonl(path):
            return 1
        with Path(path).open("rb") as lines:
            return sum(1 for line in lines if not line.isspace()) or 1  # an empty file is a document that fails

    def _paths(self) -> Iterator[str]:
        for path in paths(self.names, SUFFIXES | {_PARQUET}):
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
        if self.text_field not in names:
            raise CorpusError(
                f"{path}: no column {self.text_field!r}: name one of {', '.join(names)} with --text-field"
            )

    def _rows(self, path: str) -> Iterator[Article | SourceError]:
        with _opened(path) as file:
            wanted = [name for name in (self.text_field, self.id_field, "title") if name in file.schema_arrow.names]
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield self._article(path, number, row)

    def _article(self, path: str, number: int, row: dict[str, Any]) -> Article | SourceError:
        id = row.get(self.id_field)
        source = f"{printable(path)}:{number if id is None else id}"
        text, title = row[self.text_field], row.get("title")
        if not isinstance(text, str) or not text.strip():
            return SourceError(source, "no text in it")
        return Article(source, text, title if isinstance(title, str) and title.strip() else None)


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
