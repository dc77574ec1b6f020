"""Writes what was found as three tables that join by `document`: documents, statements, figures."""

from __future__ import annotations

import json
import os
import types
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field

from claimx.corpus.call import CorpusError, TableFormat
from claimx.models import Document, Figure, Model, Speaker, Statement
from claimx.render.data import harmless
from claimx.sources import SourceError

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]

_ROW_GROUP = 10_000


class DocumentRow(Model):
    """One document of the corpus. Of one that failed there is only its number, its source and why."""

    document: int
    source: str
    id: str | None = None
    title: str | None = None
    authors: list[str] = Field(default_factory=list)
    published: str | None = None
    url: str | None = None
    site: str | None = None
    language: str | None = None
    kept: dict[str, str | int | float | bool | None] = Field(default_factory=dict)
    sha256: str | None = None
    characters: int | None = None
    sentences: int | None = None
    speakers: list[Speaker]
    error: str | None = None


COLUMNS: dict[str, dict[str, Any]] = {
    "documents": {name: field.annotation for name, field in DocumentRow.model_fields.items()},
    "statements": {"document": int} | {name: field.annotation for name, field in Statement.model_fields.items()},
    "figures": {"document": int} | {name: field.annotation for name, field in Figure.model_fields.items()},
}
"""The columns of each table and their types; `document` is the number of the document in the corpus, from 0."""


def rows(number: int, found: Document | SourceError) -> Iterator[tuple[str, Row]]:
    """Each row of a document, with the name of its table.

    Args:
        number: The document's number in the corpus.
        found: What was found in it, or why nothing was.
    """
    if isinstance(found, SourceError):
        failed = DocumentRow(document=number, source=found.source, id=found.id, speakers=[], error=found.reason)
        yield "documents", failed.model_dump()
        return
    source = found.document.model_dump(include=set(DocumentRow.model_fields))
    yield "documents", DocumentRow(document=number, speakers=found.speakers, **source).model_dump()
    for table, records in (("statements", found.statements), ("figures", found.figures)):
        for record in records:
            yield table, {"document": number} | record.model_dump()


class JsonlTable:
    """A file with one row a line."""

    suffix = ".jsonl"

    def __init__(self, path: Path, columns: dict[str, Any]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")

    def add(self, row: Row) -> None:
        """Write a row."""
        self._file.write(harmless(json.dumps(row, ensure_ascii=False, separators=(",", ":"))) + "\n")

    def close(self) -> None:
        """See to it that the rows are on the disk."""
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())


class ParquetTable:
    """A Parquet file, whose columns have a type even where no row has a value in them."""

    suffix = ".parquet"

    def __init__(self, path: Path, columns: dict[str, Any]) -> None:
        self._pyarrow = pyarrow_or_explain()
        self._schema = self._pyarrow.schema([(name, _arrow_type(columns[name])) for name in columns])
        self._json = [name for name, kind in columns.items() if get_origin(kind) is dict]
        self._floats = [field.name for field in self._schema if self._pyarrow.types.is_floating(field.type)]
        self._file = path.open("wb")
        self._writer = self._pyarrow.parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Write a row, together with others."""
        # Arrow makes no float of an integer by itself where that would round it.
        floats = {name: row[name] if row[name] is None else float(row[name]) for name in self._floats}
        self._rows.append(row | floats | {name: json.dumps(row[name], ensure_ascii=False) for name in self._json})
        if len(self._rows) == _ROW_GROUP:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._pyarrow.Table.from_pylist(self._rows, self._schema))
        self._rows = []

    def close(self) -> None:
        """See to it that the rows are on the disk."""
        with self._file:
            if self._rows:
                self._write()
            self._writer.close()
            self._file.flush()
            os.fsync(self._file.fileno())


FORMATS: dict[TableFormat, type[JsonlTable] | type[ParquetTable]] = {"jsonl": JsonlTable, "parquet": ParquetTable}


def pyarrow_or_explain() -> Any:
    """Import pyarrow.

    Raises:
        CorpusError: It is not installed.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise CorpusError("Parquet needs pyarrow: pip install 'claimx[parquet]'") from None
    return pyarrow


def _arrow_type(annotation: Any) -> pyarrow.DataType:
    """The Arrow type of a field of our models; what is an integer in one row and a float in another is a float."""
    import pyarrow

    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:  # JSON: every run keeps other fields
        return pyarrow.string()
    if origin in (Union, types.UnionType):
        kinds = set(arguments) - {types.NoneType}
        return pyarrow.float64() if kinds == {int, float} else _arrow_type(kinds.pop())
    if origin is Literal:
        return _arrow_type(type(arguments[0]))
    if origin is tuple:  # a pair of offsets
        return pyarrow.list_(_arrow_type(arguments[0]), len(arguments))
    if origin is list:
        return pyarrow.list_(_arrow_type(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pyarrow.struct([(name, _arrow_type(f.annotation)) for name, f in annotation.model_fields.items()])
    return {str: pyarrow.string(), bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}[annotation]
