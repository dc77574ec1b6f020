"""Writes documents as tables for a terminal of any width, or for a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.models import Document, Figure, Statement
from claimx.render.figures import around, dated, details, measured, times, unit_text
from claimx.render.numbers import value_text
from claimx.render.plain import shown_source
from claimx.render.summary import summary
from claimx.render.terminal import console_of, drawn, framed, text_of
from claimx.render.wording import ENGLISH, Wording

WIDE, WIDE_FIGURES = 110, 140
"""From this many columns on, every field of a statement or figure has a column of its own; below, they share some."""

NARROW = 76
"""Below this many columns, content stands under its speaker: beside each other, long German words would be cut."""

# As dark on white as light on black. What a terminal calls green or cyan is made for one of the two.
TYPE_STYLES = {"direct": "color(28)", "indirect": "color(30)", "reported": "color(130)", "free_indirect": "color(163)"}
NEGATED_STYLE = "color(161)"
_NOBODY = "–"
_LONGEST_FIGURES, _LONGEST_WIDE_FIGURES = 90, 200  # a value far from its figure is hard to read


class TableRenderer:
    """Draws the tables as wide as the terminal, in colours where it has some (`NO_COLOR` turns them off)."""

    def __init__(self, out: TextIO, wording: Wording = ENGLISH) -> None:
        self._wording = wording
        self._console = console_of(out)

    def __call__(self, documents: Iterable[Document]) -> Iterator[str]:
        """Yield a title, the statements, the figures and a summary line for each document."""
        before = ""
        for document in documents:
            yield before + drawn(self._console, _document(document, self._console.width, self._wording))
            before = "\n\n"


def _document(document: Document, width: int, say: Wording) -> Iterator[ConsoleRenderable]:
    about = document.document
    if about.title:
        yield text_of(about.title, "bold")
    yield text_of(f"{shown_source(about)} · {document.pipeline.name} {document.pipeline.version}", "dim")
    yield Text()
    if document.statements:
        yield (_statements_wide if width >= WIDE else _statements_narrow)(document, width, say)
        yield Text()
    if document.figures:
        yield (_figures_wide if width >= WIDE_FIGURES else _figures_narrow)(document, width, say)
        yield Text()
    yield text_of(summary(document, say), "bold")


def _statements_wide(document: Document, width: int, say: Wording) -> Table:
    table = framed(say("Statements"), leading=1)
    speakers = [_speaker(statement) for statement in document.statements]
    cues = [_cue(statement, say) for statement in document.statements]
    table.add_column(say("speaker"), overflow="fold", max_width=_room(speakers, width // 5, width))
    table.add_column(say("cue"), overflow="fold", max_width=_room(cues, width // 8, width))
    table.add_column(say("type"), no_wrap=True)
    table.add_column(say("content"), overflow="fold", ratio=1)
    table.add_column(say("figures"), overflow="fold", max_width=width // 6)
    figures = {figure.id: figure for figure in document.figures}
    for statement, speaker, cue in zip(document.statements, speakers, cues, strict=True):
        table.add_row(
            speaker,
            cue,
            _type(statement, say),
            text_of(statement.content.text),
            Text("\n").join(text_of(figure.text, "bold") for figure in _figures_of(statement, figures)),
        )
    return table


def _room(texts: Iterable[Text], share: int, width: int) -> int:
    """Columns for texts: their share, or as many as the longest word (*Verteidigungsministerium*) needs, to a third."""
    longest = max((len(word) for text in texts for word in text.plain.split()), default=0)
    return max(share, min(longest, width // 3))


def _statements_narrow(document: Document, width: int, say: Wording) -> Table:
    table = framed(say("Statements"), leading=1)
    if width < NARROW:
        table.add_column(say("speaker · type · cue, content, figures"), overflow="fold")
    else:
        speakers = [_speaker(statement) for statement in document.statements]
        table.add_column(say("speaker, type · cue"), overflow="fold", max_width=_room(speakers, width * 3 // 10, width))
        table.add_column(say("content, figures"), overflow="fold", ratio=1)
    figures = {figure.id: figure for figure in document.figures}
    for statement in document.statements:
        how = Text(" · ").join(part for part in (_type(statement, say), _cue(statement, say)) if part.plain)
        content = text_of(statement.content.text)
        numbers = Text(" · ").join(text_of(figure.text, "bold") for figure in _figures_of(statement, figures))
        if numbers:
            content = Text.assemble(content, Text("\n# ", "dim"), numbers)
        if width < NARROW:
            table.add_row(Group(Text(" · ").join((_speaker(statement), how)), Padding(content, (0, 0, 0, 2))))
        else:
            table.add_row(Text("\n").join((_speaker(statement), how)), content)
    return table


def _figures_wide(document: Document, width: int, say: Wording) -> Table:
    table = framed(say("Figures"))
    table.width = width = min(width, _LONGEST_WIDE_FIGURES)
    names = _names(document)
    figures = measured(document)
    speakers = [text_of(names.get(figure.speaker or "", "")) for figure in figures]
    table.add_column(say("figure"), overflow="fold", max_width=width // 5)
    table.add_column(say("value"), justify="right", no_wrap=True)
    table.add_column(say("unit"), overflow="fold", max_width=width // 8)
    table.add_column(say("kind"), overflow="fold", max_width=width // 8)
    table.add_column(say("speaker"), overflow="fold", max_width=_room(speakers, width // 7, width))
    table.add_column(say("in context"), overflow="fold", ratio=1)
    for figure, speaker in zip(figures, speakers, strict=True):
        before, found, after = around(figure, width // 2)
        table.add_row(
            text_of(figure.text, "bold"),
            value_text(figure),
            text_of(unit_text(figure)),
            text_of(" · ".join(_details(figure, say))),
            speaker,
            Text.assemble((before, "dim"), (found, ""), (after, "dim"), overflow="fold"),
        )
    for said in dated(document).values():
        date = text_of(said[0].text + times(said), "bold")
        table.add_row(date, value_text(said[0]), Text(), text_of(say("date")), Text(), Text())
    return table


def _figures_narrow(document: Document, width: int, say: Wording) -> Table:
    table = framed(say("Figures"))
    table.width = width = min(width, _LONGEST_FIGURES)
    table.add_column(say("figure, kind" if width >= NARROW else "figure, kind · speaker"), overflow="fold", ratio=1)
    table.add_column(say("value"), justify="right", overflow="fold", max_width=width * 3 // 10)
    names = _names(document)
    if width >= NARROW:
        speakers = map(text_of, names.values())
        table.add_column(say("speaker"), overflow="fold", max_width=_room(speakers, width * 3 // 10, width))
    for figure in measured(document):
        speaker = names.get(figure.speaker or "", "")
        how = " · ".join(part for part in (*_details(figure, say), width < NARROW and speaker) if part)
        table.add_row(
            Text("\n").join((text_of(figure.text, "bold"), text_of(how, "dim"))),
            f"{value_text(figure)} {figure.unit or ''}".strip(),
            *([text_of(speaker)] if width >= NARROW else []),
        )
    for said in dated(document).values():
        table.add_row(
            Text.assemble(text_of(said[0].text, "bold"), Text(times(said)), Text(f" · {say('date')}", "dim")),
            value_text(said[0]),
            *([Text()] if width >= NARROW else []),
        )
    return table


def _speaker(statement: Statement) -> Text:
    role = statement.speaker
    return text_of(role.name or role.text, "bold") if role else Text(_NOBODY, "dim")


def _cue(statement: Statement, say: Wording) -> Text:
    cue = text_of(statement.cue.text if statement.cue else "")
    return Text.assemble(cue, Text(f" ({say('negated')})", NEGATED_STYLE)) if statement.negated else cue


def _type(statement: Statement, say: Wording) -> Text:
    if say.language == "en":  # as the format has it
        return Text(statement.type, TYPE_STYLES[statement.type])
    return Text(say(statement.type.replace("_", " ")), TYPE_STYLES[statement.type])


def _details(figure: Figure, say: Wording) -> list[str]:
    """What else is said of a figure; in English in the words of the format."""
    found = list(details(figure))
    return found if say.language == "en" else [say(detail.replace("_", " ")) for detail in found]


def _names(document: Document) -> dict[str, str]:
    return {speaker.id: speaker.name for speaker in document.speakers}


def _figures_of(statement: Statement, figures: dict[str, Figure]) -> list[Figure]:
    return [figures[id] for id in statement.figures if id in figures]
