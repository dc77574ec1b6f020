"""Writes rows into a Parquet file, whose columns have a type even where no row has a value in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from claimx.extras import needed

_ROW_GROUP = 10_000


class ParquetWriter:
    """Writes rows one by one; they are on their way when it is closed, and the file is whoever's who opened it.

    Args:
        file: Open for bytes.
        columns: Their names, and what is in them: `str`, `int`, `float` or `bool`.

    Raises:
        claimx.extras.MissingLibraryError: pyarrow is not installed.
    """

    def __init__(self, file: BinaryIO, columns: Mapping[str, type]) -> None:
        self._pyarrow = pyarrow = needed("pyarrow.parquet", "Parquet", extra="parquet")
        kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
        self._schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
        self._floats = [name for name, kind in columns.items() if kind is float]
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        """Write a row, together with others."""
        # Arrow makes no float of an integer by itself where that would round it.
        floats = {name: row[name] if row[name] is None else float(row[name]) for name in self._floats}
        self._rows.append(row | floats)
        if len(self._rows) == _ROW_GROUP:
            self._write()

    def close(self) -> None:
        """Write what is left, and where each column is."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_table(self._pyarrow.Table.from_pylist(self._rows, self._schema))
        self._rows = []
