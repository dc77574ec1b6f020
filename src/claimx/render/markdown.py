"""Writes documents as Markdown, for notes and issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimx.models import Document, Figure, Statement
from claimx.render.figures import dated, measured, times, unit_text
from claimx.render.numbers import value_text
from claimx.render.plain import one_line, shown_source
from claimx.render.summary import counted

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def markdown(documents: Iterable[Document]) -> Iterator[str]:
    """A section a document: its statements as a list, its figures as a table."""
    before = ""
    for document in documents:
        yield before + "\n".join(_document(document)) + "\n"
        before = "\n"


def _document(document: Document) -> Iterator[str]:
    about = document.document
    yield f"# {escape(about.title or shown_source(about))}"
    yield ""
    found = counted(len(document.statements), "statement"), counted(len(document.figures), "figure")
    yield f"{escape(shown_source(about))}: {', '.join(found)}"
    if document.statements:
        yield from ("", "## Statements", "")
        yield from (_statement(statement) for statement in document.statements)
    if document.figures:
        names = {speaker.id: speaker.name for speaker in document.speakers}
        yield from ("", "## Figures", "")
        if figures := measured(document):
            yield from ("| figure | value | unit | kind | speaker | sentence |", "|---|---|---|---|---|---|")
            yield from (_figure(figure, names) for figure in figures)
        if dates := dated(document):
            yield from (("", "### Dates", "") if figures else ("### Dates", ""))
            yield from (_date(said) for said in dates.values())


def _statement(statement: Statement) -> str:
    speaker = statement.speaker
    name = f"**{escape(speaker.name or speaker.text)}**" if speaker else "*nobody named*"
    cue = f", {escape(statement.cue.text)}" if statement.cue else ""
    negated = ", negated" if statement.negated else ""
    return f"- {name} ({escape(statement.type)}{cue}{negated}): {escape(statement.content.text)}"


def _figure(figure: Figure, names: dict[str, str]) -> str:
    cells = (
        figure.text,
        value_text(figure),
        unit_text(figure) or figure.counted or "",
        figure.kind,
        names.get(figure.speaker or "", ""),
        figure.context or "",
    )
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"


def _date(said: list[Figure]) -> str:
    """A date, how often the text says it, what it means, and the sentences."""
    meaning = escape(value_text(said[0]) if value_text(said[0]) != said[0].text else "")
    sentences = dict.fromkeys(escape(figure.context or "") for figure in said)
    name = f"**{escape(said[0].text)}**{times(said)}"
    return f"- {name}{f' ({meaning})' if meaning else ''}: {' / '.join(sentences)}"


def escape(text: str) -> str:
    """Text that Markdown shows as it is, in a line of its own, in a list and in a table."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
