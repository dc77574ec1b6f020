"""Articles out of files that hold many: JSON Lines, JSON, CSV, Excel, Parquet, feeds. Each is a record with fields."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import count
from typing import Any, BinaryIO

from claimx.extras import needed
from claimx.sources.article import About, Article, Fields, Kept, SourceError, string, whole
from claimx.sources.kinds import Kind
from claimx.sources.limits import MAX_BYTES, all_of, limited, line_of, unpacked, within
from claimx.sources.pages import main_text
from claimx.sources.text import decode
from claimx.validation import first_line

Record = dict[str, Any]
Row = tuple[int, Record | ValueError]
"""Number of a record, from 1, and the record, or why there is none."""

_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2})[:.](\d{2})(?: Uhr)?)?")
_ADDRESSED = re.compile(r"\S+@\S+ \((.+)\)")
_ROWS = 256  # of a Parquet file read at once: a megabyte of articles
_COLUMNS = 16_384  # of a sheet of Excel
_SHEET_ROWS = 1_048_576
_CSV_DELIMITERS = ",;\t|"
_SAID_DELIMITER = re.compile(r"sep=([,;\t|])\n")  # what Excel is told in the first line


def read_records(source: str, kind: Kind, file: io.BufferedReader, fields: Fields) -> Iterator[Article | SourceError]:
    """Read the articles of a file one by one, so that it may be of any size where its kind allows that."""
    number = 0
    for number, record in ROWS[kind](file, fields):
        yield article_of(source, number, record, fields)
    if not number:
        yield SourceError(source, "no text in it")


def article_of(source: str, number: int, record: Record | ValueError, fields: Fields) -> Article | SourceError:
    """The article that a record is, or why it is none."""
    if isinstance(record, ValueError):
        return SourceError(source, str(record), str(number))
    id = string(record.get(fields.id)) or str(number)
    text = record.get(fields.text_name, 0)
    if text is None:  # an empty cell
        return SourceError(source, "no text in it", id)
    if not isinstance(text, str):
        return SourceError(source, _no_text(record, fields), id)
    if not text.strip():
        return SourceError(source, "no text in it", id)
    try:
        limited(len(text))
    except ValueError as error:
        return SourceError(source, str(error), id)
    return Article(source, text, id, _about(record, fields), {name: _kept(record, name) for name in fields.keep})


def _no_text(record: Record, fields: Fields) -> str:
    others = [str(name) for name, value in record.items() if isinstance(value, str)][:8]
    name = "name another with --text-field" if not others else f"name one of {', '.join(others)} with --text-field"
    return f"no text in the field {fields.text_name!r}: {name}"


def _about(record: Record, fields: Fields) -> About:
    authors = record.get(fields.authors)
    return About(
        title=_text(record, fields.title),
        authors=tuple(_names(authors)),
        published=iso(record.get(fields.published)),
        url=_text(record, fields.url),
        site=_text(record, fields.site),
        language=_text(record, fields.language),
    )


def _text(record: Record, name: str) -> str | None:
    value = record.get(name)
    return string(value) if isinstance(value, str) else None


def _names(value: Any) -> Iterator[str]:
    parts = (
        value if isinstance(value, (list, tuple)) else re.split(r"\s*[;|]\s*", value) if isinstance(value, str) else ()
    )
    return filter(None, map(string, parts))


def _kept(record: Record, name: str) -> Kept:
    value = record.get(name)
    if value is None or isinstance(value, (bool, int, str)):
        return whole(value) if isinstance(value, str) else value
    if isinstance(value, float):
        return value if value == value else None
    return string(value) if hasattr(value, "isoformat") else whole(json.dumps(value, ensure_ascii=False, default=str))


def iso(value: Any) -> str | None:
    """A date in ISO 8601 where it can be told (*13.6.2023, 18:05 Uhr* and that of an e-mail too), else as it stands."""
    text = string(value)
    if text is None:
        return None
    if german := _GERMAN_DATE.fullmatch(text):
        day, month, year, hour, minute = (None if part is None else int(part) for part in german.groups())
        try:
            moment = datetime(year or 1, month or 0, day or 0, hour or 0, minute or 0)
        except ValueError:
            return text
        return (moment.date() if hour is None else moment).isoformat()
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, OverflowError):
        return text


def jsonl(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A line a record."""
    for number in count(1):
        try:
            line = line_of(file)
        except ValueError as error:
            yield number, error
            continue
        if not line:
            return
        if line.strip():
            yield number, _line(line)


def _line(line: bytes) -> Record | ValueError:
    try:
        record: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ValueError("not a line of JSON in UTF-8")
    return record if isinstance(record, dict) else {}


def json_array(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """An array of objects, or one object; lines of JSON are read too, whatever the file is called."""
    data = all_of(file)
    try:
        value: Any = json.loads(decode(data)[0])
    except RecursionError:
        raise ValueError("not JSON") from None
    except ValueError:
        if data.lstrip().startswith(b"{") and b"\n" in data.strip():
            yield from jsonl(io.BytesIO(data), fields)
            return
        raise ValueError("not JSON") from None
    yield from json_values(value, fields)


def json_values(value: Any, fields: Fields) -> Iterator[Row]:
    """The records of a parsed file: of an array, of the one array inside an object, or the object itself."""
    if isinstance(value, dict) and fields.text_name not in value:
        lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
        value = lists[0] if len(lists) == 1 else [value]
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield number, record if isinstance(record, dict) else {}


def csv_rows(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A row a record, under the names of the first; whatever stands between the cells of that one."""
    text, _ = decode(all_of(file))
    if said := _SAID_DELIMITER.match(text):
        text = text[said.end() :]
    heading = text.partition("\n")[0]
    delimiter = said[1] if said else max(_CSV_DELIMITERS, key=heading.count)
    if heading.count(delimiter) >= _COLUMNS:
        raise ValueError(f"a table of more than {_COLUMNS:,} columns")
    csv.field_size_limit(MAX_BYTES)
    try:
        # Not a line at a time: a cell may have line ends in it.
        for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=delimiter), 1):
            yield number, {name: value for name, value in row.items() if name is not None}
    except csv.Error as error:
        raise ValueError(f"not a table: {error}") from None


def xlsx(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A row a record, of the first sheet that has the field of the text, under the names of its first row."""
    openpyxl = needed("openpyxl", "Excel")
    unpacked(file)
    try:
        with within():
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        for sheet in sheets:
            sheet.reset_dimensions()  # a sheet says how large it is, and not all tell the truth
        headings = [[string(cell) for cell in next(sheet.iter_rows(values_only=True), ())] for sheet in sheets]
        chosen = next((n for n, heading in enumerate(headings) if fields.text_name in heading), 0)
        if sheets:
            # What stands beyond the headings, or beyond the last row that Excel has, is filled up with empty cells.
            bounds = {"min_row": 2, "max_row": _SHEET_ROWS, "max_col": max(1, len(headings[chosen]))}
            for number, row in enumerate(sheets[chosen].iter_rows(**bounds, values_only=True), 2):
                if any(cell is not None for cell in row):
                    yield number, {name: cell for name, cell in zip(headings[chosen], row, strict=False) if name}
    except RecursionError:
        raise
    except Exception as error:  # openpyxl raises what its parts raise
        raise ValueError(f"not a file of Excel that can be read: {first_line(error)}") from None


def parquet(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A row a record; a piece is read at a time, and of the columns only those that are asked for."""
    pyarrow = needed("pyarrow.parquet", "Parquet", extra="parquet")
    try:
        schema = pyarrow.parquet.ParquetFile(file).schema_arrow
        if fields.text_name not in schema.names:
            raise ValueError(_no_text(dict.fromkeys(schema.names, ""), fields))
        # A text that comes a million times is a few bytes of the file. It is to be there once, until a row is made.
        strings = [field.name for field in schema if field.type in (pyarrow.string(), pyarrow.large_string())]
        table = pyarrow.parquet.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False, read_dictionary=strings)
        wanted = [name for name in fields.columns() if name in schema.names]
        numbers = count(1)
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
            columns = {name: batch.column(batch.schema.names.index(name)) for name in wanted}
            for row in range(batch.num_rows):
                yield next(numbers), _parquet_row(columns, row, fields.text_name)
    except (OSError, pyarrow.ArrowException) as error:
        raise ValueError(first_line(error)) from None


def _parquet_row(columns: Mapping[str, Any], row: int, text: str) -> Record | ValueError:
    """What stands in a row; a cell that Python cannot hold is left out: a day in the year 60,000, a zone on Mars."""
    record = {}
    for name, column in columns.items():
        try:
            record[name] = column[row].as_py()
        except (ValueError, OverflowError, LookupError):
            if name == text:
                return ValueError("its text is not UTF-8")
    return record


def feed(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """An entry of RSS or Atom a record: its full text where the feed has it, else its summary."""
    feedparser = needed("feedparser", "RSS and Atom")
    data = all_of(file)
    with within():
        found = feedparser.parse(data)
    if not found.version:
        raise ValueError("not a feed that can be read")
    for number, entry in enumerate(found.entries, 1):
        texts = [part.value for part in entry.get("content", ())] or [entry.get("summary", "")]
        addressed = _ADDRESSED.fullmatch(entry.get("author", ""))  # as RSS wants it: jo@blatt.example (Jo Wiesenthal)
        authors = [addressed[1]] if addressed else [a["name"] for a in entry.get("authors", ()) if a.get("name")]
        yield (
            number,
            {
                fields.text_name: "\n\n".join(map(main_text, texts)),
                fields.id: entry.get("id"),
                fields.title: entry.get("title"),
                fields.authors: authors,
                fields.published: entry.get("published") or entry.get("updated"),
                fields.url: entry.get("link"),
                fields.site: found.feed.get("title"),
                fields.language: found.feed.get("language"),
                **{name: entry.get(name) for name in fields.keep},
            },
        )


ROWS: dict[Kind, Callable[[Any, Fields], Iterator[Row]]] = {
    "jsonl": jsonl,
    "json": json_array,
    "csv": csv_rows,
    "tsv": csv_rows,
    "xlsx": xlsx,
    "parquet": parquet,
    "feed": feed,
}
