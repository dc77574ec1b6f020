"""Writes what changed between two versions of an article: as a table, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TextIO, get_args

from rich.padding import Padding
from rich.text import Text

from claimx.across.difference import Difference, FigureChange, FigureVersion, StatementChange, StatementVersion
from claimx.across.models import ComparedArticle
from claimx.render.data import harmless
from claimx.render.numbers import bounds_text
from claimx.render.plain import one_line
from claimx.render.terminal import console_of, drawn
from claimx.render.wording import ENGLISH, Wording

DifferenceFormat = Literal["table", "json"]
DIFFERENCE_FORMATS: tuple[DifferenceFormat, ...] = get_args(DifferenceFormat)

_SIGNS = {"came": "+", "went": "-", "changed": "~"}
_STYLES = {"came": "color(28)", "went": "color(161)", "changed": "color(130)"}


def json_object(difference: Difference) -> Iterator[str]:
    """The difference as an object, indented."""
    yield harmless(difference.model_dump_json(indent=2)) + "\n"


def table(difference: Difference, out: TextIO, say: Wording = ENGLISH) -> Iterator[str]:
    """Each change with a sign, `+` came, `-` went, `~` changed, the words that are gone and new as `[-40-] {+50+}`."""
    yield drawn(console_of(out), _parts(difference, say))


def _parts(difference: Difference, say: Wording) -> Iterator[Text | Padding]:
    yield Text(f"- {_named(difference.old)}\n+ {_named(difference.new)}\n", "dim", overflow="fold")
    if difference.statements:
        yield Text(say("Statements"), "bold")
        for change in difference.statements:
            yield from _statement(change, say)
        yield Text()
    if difference.figures:
        yield Text(say("Figures"), "bold")
        for figure in difference.figures:
            yield from _figure(figure, say)
        yield Text()
    yield Text(_summary(difference, say), "bold")


def _named(article: ComparedArticle) -> str:
    source = article.source if article.id is None else f"{article.source}:{article.id}"
    return one_line(", ".join(filter(None, (source, article.title, (article.published or "")[:10]))))


def _statement(change: StatementChange, say: Wording) -> Iterator[Text | Padding]:
    version = change.new or change.old
    if version is None:
        return
    how = [_speaker(version), say(version.type.replace("_", " ")), version.cue and one_line(version.cue)]
    yield _line(change.change, [part for part in how if part], change.fields, say)
    yield _indented(_content(change))
    if change.old and change.new:
        for field in change.fields:
            if field != "content":
                yield _indented(_field(field, getattr(change.old, field), getattr(change.new, field), say))


def _speaker(version: StatementVersion) -> str:
    return one_line(version.speaker) if version.speaker else "–"


def _content(change: StatementChange) -> Text:
    """The content; of one that changed the words that are gone as `[-40-]`, those that are new as `{+50+}`."""
    if change.old is None or change.new is None or change.old.content == change.new.content:
        version = change.new or change.old
        return Text(version.content if version else "", overflow="fold")
    a, b = change.old.content.split(), change.new.content.split()
    text = Text(overflow="fold")
    for what, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            text.append(" ".join(a[a1:a2]) + " ")
            continue
        if a2 > a1:
            text.append(f"[-{' '.join(a[a1:a2])}-]", _STYLES["went"]).append(" ")
        if b2 > b1:
            text.append(f"{{+{' '.join(b[b1:b2])}+}}", _STYLES["came"]).append(" ")
    text.rstrip()
    return text


def _figure(change: FigureChange, say: Wording) -> Iterator[Text | Padding]:
    version = change.new or change.old
    if version is None:
        return
    parts = [one_line(version.text), say(version.kind), *([one_line(version.speaker)] if version.speaker else [])]
    yield _line(change.change, parts, change.fields, say)
    if change.old and change.new:
        if {"value", "low", "high", "qualifier", "iso"}.intersection(change.fields):
            yield _indented(_field("value", _amount(change.old), _amount(change.new), say))
        for field in ("speaker", "unit", "counted"):
            if field in change.fields:
                yield _indented(_field(field, getattr(change.old, field), getattr(change.new, field), say))
    yield _indented(Text(version.sentence, "dim", overflow="fold"))


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 4))


def _amount(figure: FigureVersion) -> str:
    return bounds_text(figure.value, figure.low, figure.high, figure.qualifier) or figure.iso or one_line(figure.text)


def _line(change: str, parts: list[str], fields: list[str], say: Wording) -> Text:
    return Text.assemble((f"{_SIGNS[change]} {say(change)}", _STYLES[change]), "  ", " · ".join(parts), overflow="fold")


def _field(field: str, old: object, new: object, say: Wording) -> Text:
    def shown(value: object) -> str:
        return (
            say(str(value).lower()) if isinstance(value, bool) else one_line(str(value)) if value is not None else "–"
        )

    return Text.assemble(
        (f"{say(field)}: ", "dim"), (shown(old), _STYLES["went"]), " → ", (shown(new), _STYLES["came"]), overflow="fold"
    )


def _summary(difference: Difference, say: Wording) -> str:
    if difference.is_empty:
        return say("No statement and no figure changed.")

    def counts(changes: list[StatementChange] | list[FigureChange], unchanged: int) -> str:
        often = [sum(change.change == what for change in changes) for what in ("came", "went", "changed")]
        return say("{} came, {} went, {} changed, {} stayed").format(*often, unchanged)

    statements = counts(difference.statements, difference.unchanged.statements)
    figures = counts(difference.figures, difference.unchanged.figures)
    return f"{say('Statements')}: {statements}. {say('Figures')}: {figures}."
