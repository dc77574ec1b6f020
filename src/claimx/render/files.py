"""Writes documents into files that are no text (Excel, Parquet), and into folders with a file for each table."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, get_args

from claimx.across.speakers_overview import Overview, Share
from claimx.extras import needed
from claimx.models import Document
from claimx.render.data import csv_row
from claimx.render.dialects import Dialect
from claimx.render.parquet import ParquetWriter
from claimx.render.plain import one_line
from claimx.render.sheets import SHEETS, Row, SheetName, rows
from claimx.render.wording import Wording

_LONGEST_CELL = 32_767
_WIDTHS = {
    "content": 80,
    "text": 40,
    "title": 40,
    "speaker": 28,
    "name": 28,
    "role": 28,
    "cue": 22,
    "url": 30,
    "quotations": 80,
}
_NO_NAME = re.compile(r"[^\w.-]+")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")


class Workbook:
    """An Excel file that is written row by row: numbers are numbers, dates are dates, and nothing is a formula."""

    def __init__(self, wording: Wording) -> None:
        needed("openpyxl", "Excel")
        from openpyxl import Workbook

        self._wording = wording
        self._book: Any = Workbook(write_only=True)
        self._sheets: dict[str, tuple[Any, list[str]]] = {}

    def begin(self, name: str, columns: Iterable[str]) -> None:
        """Begin a sheet with its heading."""
        from openpyxl.utils import get_column_letter

        sheet, names = self._book.create_sheet(self._wording(name.capitalize())), list(columns)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}1"
        for number, column in enumerate(names, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 14)
        sheet.append(self._cells(sheet, (self._wording(name.replace("_", " ")) for name in names), bold=True))
        self._sheets[name] = sheet, names

    def add(self, name: str, row: Row) -> None:
        """Add a row to a sheet."""
        sheet, columns = self._sheets[name]
        sheet.append(self._cells(sheet, (_excel(row.get(column), column, self._wording) for column in columns)))

    def save(self, path: Path) -> None:
        """Write the file."""
        self._book.save(path)

    @staticmethod
    def _cells(sheet: Any, values: Iterable[Any], bold: bool = False) -> list[Any]:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        cells = []
        for value in values:
            made = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                made.data_type = "s"  # whatever it begins with
                made.alignment = Alignment(wrap_text=True, vertical="top")
            if bold:
                made.font = Font(bold=True)
            cells.append(made)
        return cells


def write_excel(documents: Iterable[Document], path: Path, wording: Wording) -> None:
    """Write a workbook with a sheet for each table."""
    book = Workbook(wording)
    columns, documents = _columns(documents)
    for name in SHEETS:
        book.begin(name, columns[name])
    for document in documents:
        for name, row in rows(document):
            book.add(name, row)
    book.save(path)


def write_speakers(overview: Overview, path: Path, wording: Wording) -> None:
    """Write a workbook with the speakers of an archive, and the shares of genders and parties."""
    from claimx.render.speakers.data import COLUMNS, cells

    book = Workbook(wording)
    book.begin("speakers", COLUMNS)
    for profile in overview.speakers:
        book.add("speakers", cells(profile))
    for name, shares in (("genders", overview.genders), ("parties", overview.parties)):
        book.begin(name, Share.model_fields)
        for share in shares:
            value = wording(share.value) if share.value else wording("unknown")
            book.add(name, share.model_dump() | {"value": value})
    book.save(path)


def _excel(value: Any, column: str, wording: Wording) -> Any:
    if isinstance(value, str):
        if column in ("published", "first", "last") and _ISO_DATE.fullmatch(value):
            return _date(value)
        if column in ("type", "kind", "act", "qualifier", "gender"):
            value = wording(value.replace("_", " "))
        return one_line(value)[:_LONGEST_CELL]
    return value


def _date(value: str) -> date | datetime | str:
    """A date as Excel has it, which knows no time zones: the hour is the one that the source gives."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return value


def write_parquet(documents: Iterable[Document], path: Path, only: SheetName | None = None) -> None:
    """Write one table as a Parquet file, or all of them into a folder.

    Args:
        path: The file, or the folder where `only` is None.
    """
    with ExitStack() as stack:
        writers: dict[SheetName, ParquetWriter] = {}
        for name in get_args(SheetName) if only is None else (only,):
            file = stack.enter_context((path / f"{name}.parquet" if only is None else path).open("wb"))
            kept: dict[str, type] = {"kept": str} if name == "articles" else {}
            writers[name] = ParquetWriter(file, SHEETS[name] | kept)
            stack.callback(writers[name].close)
        for document in documents:
            kept_fields = json.dumps(document.document.kept, ensure_ascii=False)
            for name, row in rows(document):
                if name in writers:
                    writers[name].add(row | {"kept": kept_fields})


def write_csvs(documents: Iterable[Document], folder: Path, dialect: Dialect) -> None:
    """Write a CSV file for each table into a folder."""
    columns, documents = _columns(documents)
    with ExitStack() as stack:
        files = {}
        for name in SHEETS:
            files[name] = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            files[name].write(dialect.mark + csv_row(columns[name], dialect))
        for document in documents:
            for name, row in rows(document):
                files[name].write(csv_row([row.get(column) for column in columns[name]], dialect))


def write_cas(documents: Iterable[Document], folder: Path) -> None:
    """Write a file with the annotations of each document into a folder, named after the document."""
    from claimx.render.cas import cas

    names: Counter[str] = Counter()
    for document in documents:
        about = document.document
        name = _NO_NAME.sub("-", "-".join(filter(None, (Path(about.source).stem, about.id)))).strip("-.") or "article"
        names[name] += 1
        number = f"-{names[name]}" if names[name] > 1 else ""
        (folder / f"{name[:100]}{number}.cas.json").write_text("".join(cas([document])), encoding="utf-8")


def _columns(documents: Iterable[Document]) -> tuple[dict[SheetName, list[str]], Iterator[Document]]:
    """The columns of each table, with the fields that the first document has kept, and all of the documents."""
    documents = iter(documents)
    first = list(islice(documents, 1))
    columns = {name: list(SHEETS[name]) for name in SHEETS}
    columns["articles"] += [name for document in first for name in document.document.kept]
    return columns, chain(first, documents)
