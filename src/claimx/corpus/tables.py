"""Writes what was found as flat tables that join by ids: documents, speakers, statements, figures.

An id is unique in the whole corpus: `7.s3` is statement `s3` of document 7. A speaker has one, `p12`, across articles.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from claimx.across.speakers import Profile
from claimx.corpus.call import CorpusError, TableFormat
from claimx.extras import MissingLibraryError, needed
from claimx.models import Document, Figure, Statement
from claimx.render.data import harmless
from claimx.render.parquet import ParquetWriter
from claimx.render.speakers.data import cells
from claimx.sources import SourceError

TableName = Literal["documents", "speakers", "statements", "figures"]
Row = dict[str, Any]


class Known(NamedTuple):
    """A speaker across articles, as the rows of an article name it."""

    id: str
    name: str


Columns = dict[str, type]


def _of_type(kind: type, names: str) -> Columns:
    return dict.fromkeys(names.split(), kind)


COLUMNS: dict[TableName, Columns] = {
    "documents": {
        "document": int,
        **_of_type(str, "source id title authors published url site language kept sha256"),
        **_of_type(int, "characters sentences speakers statements figures"),
        "error": str,
    },
    "speakers": {
        **_of_type(str, "speaker name names kind"),
        "named": bool,
        **_of_type(str, "roles party gender wikidata"),
        **_of_type(int, "articles statements direct indirect reported free_indirect"),
        **_of_type(str, "acts first last quotations"),
    },
    "statements": {
        "statement": str,
        "document": int,
        **_of_type(str, "speaker speaker_name speaker_role type act"),
        "negated": bool,
        **_of_type(str, "content sentence speaker_text cue cue_lemma addressee parent rule"),
        "confidence": float,
        **_of_type(int, "sentence_number start end"),
        "pieces": str,
    },
    "figures": {
        "figure": str,
        "document": int,
        **_of_type(str, "statement speaker speaker_name text sentence kind"),
        **_of_type(float, "value low high"),
        **_of_type(str, "qualifier unit counted iso resolved"),
        "per_value": float,
        **_of_type(str, "per_unit per_counted"),
        **_of_type(float, "of_part of_whole"),
        **_of_type(str, "unit_from rule"),
        **_of_type(int, "sentence_number start end"),
    },
}
"""The columns of each table, and what is in them."""


def rows(number: int, found: Document | SourceError, who: Mapping[str, Known]) -> Iterator[tuple[TableName, Row]]:
    """Each row of a document, with the name of its table.

    Args:
        number: The document's number in the corpus.
        found: What was found in it, with its text, or why nothing was.
        who: Its speakers across articles, by their ids in the document.
    """
    if isinstance(found, SourceError):
        yield "documents", _row("documents", document=number, source=found.source, id=found.id, error=found.reason)
        return
    about = found.document
    yield (
        "documents",
        _row(
            "documents",
            **about.model_dump(include=set(COLUMNS["documents"]) - {"kept", "authors"}),
            document=number,
            authors="; ".join(about.authors) or None,
            kept=json.dumps(about.kept, ensure_ascii=False) if about.kept else None,
            speakers=len(found.speakers),
            statements=len(found.statements),
            figures=len(found.figures),
        ),
    )
    roles = {speaker.id: speaker.role for speaker in found.speakers}
    for statement in found.statements:
        yield "statements", _statement(number, statement, about.text or "", roles, who)
    for figure in found.figures:
        yield "figures", _figure(number, figure, who)


def speaker_row(profile: Profile) -> Row:
    """The row of a speaker across articles."""
    return _row("speakers", speaker=profile.id, **cells(profile))


def _statement(
    number: int, statement: Statement, text: str, roles: Mapping[str, str | None], who: Mapping[str, Known]
) -> Row:
    said_by, cue, spans = statement.speaker, statement.cue, statement.content.spans
    local = said_by.id if said_by else None
    known = who.get(local or "")
    return _row(
        "statements",
        statement=f"{number}.{statement.id}",
        document=number,
        speaker=known and known.id,
        speaker_name=known.name if known else said_by and (said_by.name or said_by.text),
        speaker_role=roles.get(local or ""),
        type=statement.type,
        act=statement.act,
        negated=statement.negated,
        content=statement.content.text,
        sentence=text[statement.sentence.start : statement.sentence.end],
        speaker_text=said_by and said_by.text,
        cue=cue and cue.text,
        cue_lemma=cue and cue.lemma,
        addressee=statement.addressee and statement.addressee.text,
        parent=_id(number, statement.parent),
        rule=statement.rule,
        confidence=statement.confidence,
        sentence_number=statement.sentence.index,
        start=spans[0][0],
        end=spans[-1][1],
        pieces=" ".join(f"{start}-{end}" for start, end in spans),
    )


def _figure(number: int, figure: Figure, who: Mapping[str, Known]) -> Row:
    known = who.get(figure.speaker or "")
    return _row(
        "figures",
        **{name: getattr(figure, name) for name in _FIGURE_FIELDS},
        figure=f"{number}.{figure.id}",
        document=number,
        statement=_id(number, figure.statement),
        speaker=known and known.id,
        speaker_name=known and known.name,
        sentence=figure.context,
        per_value=figure.per and figure.per.value,
        per_unit=figure.per and figure.per.unit,
        per_counted=figure.per and figure.per.counted,
        of_part=figure.of and figure.of.part,
        of_whole=figure.of and figure.of.whole,
        unit_from=_id(number, figure.unit_from),
        sentence_number=figure.sentence.index,
    )


_FIGURE_FIELDS = (
    "text", "kind", "value", "low", "high", "qualifier", "unit", "counted", "iso", "resolved", "rule", "start", "end",
)  # fmt: skip


def _row(table: TableName, **values: Any) -> Row:
    """A row with all columns of its table, in their order."""
    return {column: values.get(column) for column in COLUMNS[table]}


def _id(number: int, id: str | None) -> str | None:
    return None if id is None else f"{number}.{id}"


class JsonlTable:
    """A file with one row a line."""

    def __init__(self, path: Path, columns: Columns) -> None:
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
    """A Parquet file."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self._file = path.open("wb")
        self._writer = ParquetWriter(self._file, columns)
        self.add = self._writer.add

    def close(self) -> None:
        """See to it that the rows are on the disk."""
        with self._file:
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
        return needed("pyarrow.parquet", "Parquet", extra="parquet")
    except MissingLibraryError as error:
        raise CorpusError(str(error)) from None
