"""What was found as four tables: statements, figures, speakers, articles; each row says which article it is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from claimx.models import Document
from claimx.render.data import article_cells, figure_cells

SheetName = Literal["statements", "figures", "speakers", "articles"]
Row = dict[str, Any]

_ARTICLE: dict[str, type] = dict.fromkeys(("source", "article", "title", "published", "site", "url"), str)
_AT: dict[str, type] = {"sentence": int, "start": int, "end": int}

SHEETS: dict[SheetName, dict[str, type]] = {
    "statements": {
        **_ARTICLE,
        **dict.fromkeys(("id", "speaker", "role", "type", "cue", "act"), str),
        "negated": bool,
        **dict.fromkeys(("content", "addressee", "speaker_text", "figures", "parent", "rule"), str),
        "confidence": float,
        **_AT,
    },
    "figures": {
        **_ARTICLE,
        **dict.fromkeys(("id", "text", "kind"), str),
        **dict.fromkeys(("value", "low", "high"), float),
        **dict.fromkeys(("qualifier", "unit", "counted", "iso", "speaker", "statement"), str),
        **dict.fromkeys(("per", "of", "unit_from", "resolved", "rule", "context"), str),
        **_AT,
    },
    "speakers": {
        **_ARTICLE,
        **dict.fromkeys(("id", "name", "kind", "role", "party", "gender"), str),
        **dict.fromkeys(("statements", "mentions"), int),
    },
    "articles": {
        **dict.fromkeys(("source", "article", "title", "authors", "published", "site", "url", "language"), str),
        **dict.fromkeys(("statements", "figures", "speakers", "sentences", "characters"), int),
        "sha256": str,
    },
}
"""The columns of each table, and what is in them. The fields that `--keep` names follow in `articles`."""


def rows(document: Document) -> Iterator[tuple[SheetName, Row]]:
    """Each row of a document, with the name of its table."""
    cells = article_cells(document.document)
    article = {name: cells[name] for name in _ARTICLE}
    speakers = {speaker.id: speaker for speaker in document.speakers}
    said = Counter(statement.speaker.id for statement in document.statements if statement.speaker)
    for statement in document.statements:
        who = statement.speaker
        known = speakers.get(who.id or "") if who else None
        yield (
            "statements",
            article
            | {
                "id": statement.id,
                "speaker": who and (who.name or who.text),
                "role": known and known.role,
                "type": statement.type,
                "cue": statement.cue and statement.cue.text,
                "act": statement.act,
                "negated": statement.negated,
                "content": statement.content.text,
                "addressee": statement.addressee and statement.addressee.text,
                "speaker_text": who and who.text,
                "figures": " ".join(statement.figures),
                "parent": statement.parent,
                "rule": statement.rule,
                "confidence": statement.confidence,
                "sentence": statement.sentence.index,
                "start": statement.content.spans[0][0],
                "end": statement.content.spans[-1][1],
            },
        )
    for figure in document.figures:
        speaker = speakers.get(figure.speaker or "")
        said_of = figure_cells(figure, {}) | {"kind": figure.kind, "speaker": speaker and speaker.name}
        yield "figures", article | {name: said_of[name] for name in SHEETS["figures"] if name not in article}
    for speaker in document.speakers:
        about = {name: getattr(speaker, name) for name in ("id", "name", "kind", "role", "party", "gender")}
        yield "speakers", article | about | {"statements": said[speaker.id], "mentions": len(speaker.mentions)}
    counts = {
        "statements": len(document.statements),
        "figures": len(document.figures),
        "speakers": len(document.speakers),
        "sentences": document.document.sentences,
        "characters": document.document.characters,
        "sha256": document.document.sha256,
    }
    yield "articles", cells | counts
