"""Articles out of files that hold many: JSON Lines, JSON, CSV, Excel, Parquet, feeds. Each is a record with fields."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import Any, BinaryIO

from claimx.extras import needed
from claimx.sources.article import MAX_BYTES, About, Article, Fields, Kept, SourceError, string, whole
from claimx.sources.kinds import Kind
from claimx.sources.pages import main_text
from claimx.sources.text import decode

Record = dict[str, Any]
Row = tuple[int, Record | ValueError]
"""Number of a record, from 1, and the record, or why there is none."""

_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2})[:.](\d{2})(?: Uhr)?)?")
_ADDRESSED = re.compile(r"\S+@\S+ \((.+)\)")
_ROWS = 256  # of a Parquet file read at once: a megabyte of articles
_CSV_DELIMITERS = ",;\t|"


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
    text = record.get(fields.text or "text", 0)
    if text is None:  # an empty cell
        return SourceError(source, "no text in it", id)
    if not isinstance(text, str):
        return SourceError(source, _no_text(record, fields), id)
    if not text.strip():
        return SourceError(source, "no text in it", id)
    return Article(source, whole(text), id, _about(record, fields), {name: _kept(record, name) for name in fields.keep})


def _no_text(record: Record, fields: Fields) -> str:
    others = [str(name) for name, value in record.items() if isinstance(value, str)][:8]
    name = "name another with --text-field" if not others else f"name one of {', '.join(others)} with --text-field"
    return f"no text in the field {fields.text or 'text'!r}: {name}"


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
    except (ValueError, TypeError):
        return text


def jsonl(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A line a record."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if not line.strip():
            continue
        yield number, _line(line)


def _line(line: bytes) -> Record | ValueError:
    try:
        limited(line)
        record: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        too_long = str(error).startswith("longer than")
        return ValueError(str(error) if too_long else "not a line of JSON in UTF-8")
    return record if isinstance(record, dict) else {}


def json_array(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """An array of objects, or one object; lines of JSON are read too, whatever the file is called."""
    data = limited(file.read(MAX_BYTES + 1))
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
    if isinstance(value, dict) and (fields.text or "text") not in value:
        lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
        value = lists[0] if len(lists) == 1 else [value]
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield number, record if isinstance(record, dict) else {}


def csv_rows(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A row a record, under the names of the first; whatever stands between the cells of that one."""
    text, _ = decode(limited(file.read(MAX_BYTES + 1)))
    heading = text.partition("\n")[0]
    delimiter = max(_CSV_DELIMITERS, key=heading.count)
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
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        tables = [sheet.iter_rows(values_only=True) for sheet in sheets]
        headings = [[string(cell) for cell in next(table, ())] for table in tables]
        chosen = next((n for n, heading in enumerate(headings) if (fields.text or "text") in heading), 0)
        for number, row in enumerate(tables[chosen] if tables else (), 2):
            if any(cell is not None for cell in row):
                yield number, {name: cell for name, cell in zip(headings[chosen], row, strict=False) if name}
    except (KeyError, OSError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"not a file of Excel that can be read: {_first_line(error)}") from None


def parquet(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """A row a record; a piece is read at a time, and of the columns only those that are asked for."""
    pyarrow = needed("pyarrow.parquet", "Parquet", extra="parquet")
    try:
        table = pyarrow.parquet.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
        names = table.schema_arrow.names
        wanted = [name for name in fields.columns() if name in names]
        batches: Iterable[Any] = table.iter_batches(batch_size=_ROWS, columns=wanted)
        rows = chain.from_iterable(batch.to_pylist() for batch in batches)
        if (fields.text or "text") not in names:
            raise ValueError(_no_text(dict.fromkeys(names, ""), fields))
        yield from enumerate(rows, 1)
    except (OSError, pyarrow.ArrowException) as error:
        raise ValueError(_first_line(error)) from None


def feed(file: BinaryIO, fields: Fields) -> Iterator[Row]:
    """An entry of RSS or Atom a record: its full text where the feed has it, else its summary."""
    feedparser = needed("feedparser", "RSS and Atom")
    found = feedparser.parse(limited(file.read(MAX_BYTES + 1)))
    if not found.version:
        raise ValueError("not a feed that can be read")
    for number, entry in enumerate(found.entries, 1):
        texts = [part.value for part in entry.get("content", ())] or [entry.get("summary", "")]
        addressed = _ADDRESSED.fullmatch(entry.get("author", ""))  # as RSS wants it: jo@blatt.example (Jo Wiesenthal)
        authors = [addressed[1]] if addressed else [a["name"] for a in entry.get("authors", ()) if a.get("name")]
        yield (
            number,
            {
                fields.text or "text": "\n\n".join(map(main_text, texts)),
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


def limited(data: bytes) -> bytes:
    """The same bytes.

    Raises:
        ValueError: They are too many.
    """
    if len(data) > MAX_BYTES:
        raise ValueError(f"longer than {MAX_BYTES // 1_000_000} MB: split it into articles")
    return data


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
