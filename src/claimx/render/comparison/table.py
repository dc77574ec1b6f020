"""Writes a comparison as tables for a terminal of any width, or for a pipe: a table for each group."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TextIO

from rich.table import Table
from rich.text import Text

from claimx.across.models import ComparedArticle, Comparison, GivenFigure, Group
from claimx.render.comparison.axis import Axis, Mark
from claimx.render.comparison.wording import amount, apart, measured_in, summary, where_and_when
from claimx.render.plain import one_line
from claimx.render.terminal import console_of, drawn, framed, text_of
from claimx.render.wording import Wording

WIDE = 110
"""From this many columns on, the sentence stands beside each figure."""
PICTURED = 70
"""From this many columns on, there is a picture of the numbers."""
_OF_PICTURE = 5
"""The picture has one of so many columns."""
_LONGEST = 160
_DIFFERS = "color(161)"


def table(comparison: Comparison, out: TextIO, say: Wording) -> Iterator[str]:
    """Yield each group: what it is of, then its figures, the smallest first."""
    console = console_of(out)
    named = _named(comparison.articles) if len(comparison.articles) > 1 else []
    for group in comparison.groups:
        figures = _figures(group, named, console.width, say)
        yield drawn(console, [_heading(group, say), figures]) + "\n"
    uncertain = any(group.uncertain for group in comparison.groups)
    doubt = [Text(say("? may be of another thing: a word that would tell is missing"), "dim")] if uncertain else []
    yield drawn(console, [*doubt, Text(summary(comparison, say), "bold")])


def _heading(group: Group, say: Wording) -> Text:
    about = [measured_in(group, say), where_and_when(group, say), apart(group, say)]
    verdict = say("differ") if group.differs else say("can all be right")
    return Text.assemble(
        Text(one_line(group.label), "bold"),
        Text("".join(f" · {part}" for part in about if part)),
        Text(f" · {verdict}", _DIFFERS if group.differs else "dim"),
        overflow="fold",
    )


def _named(articles: list[ComparedArticle]) -> list[str]:
    """A line for each article: where it stands, without the folder that all are in, and of which day it is."""
    folders = {posixpath.dirname(article.source) for article in articles}
    shared = posixpath.commonpath(folders) if len({posixpath.isabs(folder) for folder in folders}) == 1 else ""
    lines = []
    for article in articles:
        named = posixpath.relpath(article.source, shared) if shared else article.source
        named = named if article.id is None else f"{named}:{article.id}"
        lines.append(", ".join(filter(None, (named, (article.published or "")[:10]))))
    return lines


def _figures(group: Group, named: list[str], width: int, say: Wording) -> Table:
    width = min(width, _LONGEST)
    shown = framed(width=width)
    shown.add_column(say("value"), justify="right", overflow="fold", max_width=max(width // 4, 12))
    if width >= PICTURED:
        shown.add_column("", no_wrap=True, width=width // _OF_PICTURE)
    shown.add_column(say("speaker"), overflow="fold", max_width=width // 3)
    shown.add_column(say("sentence") if width >= WIDE else say("figure"), overflow="fold", ratio=1)
    axis = Axis.of(group)
    for figure in group.figures:
        shown.add_row(
            Text(amount(figure)) + Text(" ?" if figure.uncertain else ""),
            *([Text(picture(axis.mark(figure), width // _OF_PICTURE), "color(30)")] if width >= PICTURED else []),
            text_of(figure.speaker, "bold") if figure.speaker else Text(say("the article itself"), "dim"),
            _words(figure, named[figure.article] if named else None, width),
        )
    return shown


def _words(figure: GivenFigure, article: str | None, width: int) -> Text:
    words = text_of(figure.sentence if width >= WIDE else figure.text)
    return words if article is None else Text.assemble(words, "\n", text_of(article, "dim"))


def picture(mark: Mark, width: int) -> str:
    """A figure on its axis: `·····●······`, a range as `··├──┤··`, an open one as `··●────▸`."""
    cells = ["·"] * width
    last = width - 1
    if mark.start is not None and mark.end is not None:
        start, end = round(mark.start * last), round(mark.end * last)
        cells[start : end + 1] = "─" * (end + 1 - start)
        cells[start] = "◂" if mark.open_below else "├"
        cells[end] = "▸" if mark.open_above else "┤"
    if mark.dot is not None:
        cells[round(mark.dot * last)] = "●"
    return "".join(cells)
