"""Writes documents as JSON, JSON Lines and CSV, for programs."""

from __future__ import annotations

import csv as csv_module
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.models import Document, Figure, Source, Statement
from claimx.render.dialects import DIALECTS, Dialect
from claimx.render.plain import one_line

CSV_COLUMNS = (
    "record",
    "source",
    "id",
    "type",
    "speaker",
    "speaker_text",
    "cue",
    "act",
    "negated",
    "text",
    "start",
    "end",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "counted",
    "iso",
    "statement",
    "figures",
    "sentence",
    "per",
    "of",
    "unit_from",
    "resolved",
    "rule",
    "context",
    "article",
    "title",
    "authors",
    "published",
    "url",
    "site",
    "language",
)
"""The fields that `--keep` names follow."""

_PAIR = re.compile(r"\[\n\s*(\d+),\n\s*(\d+)\n\s*\]")
# Characters that a terminal acts on and that JSON does not escape by itself: C1 controls, turns of direction.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@")
_NUMBER = re.compile(r"-\d+(?:[.,]\d+)*")


def json_object(documents: Iterable[Document]) -> Iterator[str]:
    """One document as an object, indented."""
    for document in documents:
        yield _indented(document) + "\n"


def json_array(documents: Iterable[Document]) -> Iterator[str]:
    """Any number of documents as an array, each written when it is ready."""
    before = "[\n"
    for document in documents:
        yield before + _indented(document)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def jsonl(documents: Iterable[Document]) -> Iterator[str]:
    """One line a document."""
    for document in documents:
        yield harmless(document.model_dump_json()) + "\n"


def csv(documents: Iterable[Document], dialect: Dialect = DIALECTS["plain"]) -> Iterator[str]:
    """One row a statement or figure, under the names of `CSV_COLUMNS`, and behind them the fields that were kept."""
    columns: tuple[str, ...] = ()
    for document in documents:
        about = article_cells(document.document)
        if not columns:
            columns = (*CSV_COLUMNS, *(name for name in about if name not in CSV_COLUMNS))
            yield dialect.mark + csv_row(columns, dialect)
        rows = ([(about | record).get(column) for column in columns] for record in records(document))
        yield "".join(csv_row(row, dialect) for row in rows)
    if not columns:
        yield dialect.mark + csv_row(CSV_COLUMNS, dialect)


def records(document: Document) -> list[dict[str, Any]]:
    """The statements and figures of a document as rows, their cells by the names of `CSV_COLUMNS`."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [*map(statement_cells, document.statements), *(figure_cells(figure, names) for figure in document.figures)]


def article_cells(about: Source) -> dict[str, Any]:
    """What a row says of its article, the fields that were kept behind."""
    return {
        "source": about.source,
        "article": about.id,
        "title": about.title,
        "authors": "; ".join(about.authors),
        "published": about.published,
        "url": about.url,
        "site": about.site,
        "language": about.language,
        **about.kept,
    }


def _indented(document: Document) -> str:
    """JSON as it is read with the eyes: a pair of offsets stays on its line."""
    return harmless(_PAIR.sub(r"[\1, \2]", document.model_dump_json(indent=2)))


def harmless(json: str) -> str:
    """JSON with the characters escaped that a terminal would act on."""
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def statement_cells(statement: Statement) -> dict[str, Any]:
    """The row of a statement."""
    return {
        "record": "statement",
        "id": statement.id,
        "type": statement.type,
        "speaker": statement.speaker and (statement.speaker.name or statement.speaker.text),
        "speaker_text": statement.speaker and statement.speaker.text,
        "cue": statement.cue and statement.cue.text,
        "act": statement.act,
        "negated": "true" if statement.negated else "false",
        "text": statement.content.text,
        "start": statement.content.spans[0][0],
        "end": statement.content.spans[-1][1],
        "statement": statement.parent,
        "figures": " ".join(statement.figures),
        "sentence": statement.sentence.index,
        "rule": statement.rule,
    }


def figure_cells(figure: Figure, names: dict[str, str]) -> dict[str, Any]:
    """The row of a figure.

    Args:
        names: Of the speakers, by their ids.
    """
    return {field: getattr(figure, field) for field in _FIGURE_FIELDS} | {
        "record": "figure",
        "type": figure.kind,
        "speaker": names.get(figure.speaker or ""),
        "sentence": figure.sentence.index,
        "per": figure.per and " ".join(str(part) for part in (figure.per.value, figure.per.unit or figure.per.counted)),
        "of": figure.of and f"{figure.of.part} of {figure.of.whole}",
    }


_FIGURE_FIELDS = (
    "id",
    "text",
    "start",
    "end",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "counted",
    "iso",
    "statement",
    "unit_from",
    "resolved",
    "rule",
    "context",
)


def csv_row(cells: Iterable[Any], dialect: Dialect) -> str:
    """A line of CSV."""
    line = io.StringIO()
    writer = csv_module.writer(line, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow([_cell(cell, dialect) for cell in cells])
    return line.getvalue()


def _cell(value: Any, dialect: Dialect) -> Any:
    """A cell that no spreadsheet takes for a formula: a text that could be one gets an apostrophe before it.

    A number with its minus stays one.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and dialect.decimal_comma:
        return str(value).replace(".", ",")
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
