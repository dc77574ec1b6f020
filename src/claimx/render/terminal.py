"""Draws parts of text on a terminal of any width, or for a pipe: what all tables have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimx.render.plain import one_line


def console_of(out: TextIO) -> Console:
    """A console as wide as the terminal, in colours where it has some (`NO_COLOR` turns them off)."""
    # Article text is data: no markup, no emoji codes, no guesses about what to highlight.
    return Console(file=out, markup=False, emoji=False, highlight=False)


def drawn(console: Console, parts: Iterable[RenderableType]) -> str:
    """The parts one below the other, with a line end behind the last."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    # Rich pads every line to the full width, which only makes a copy from the terminal or a diff longer.
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def framed(title: str | None = None, leading: int = 0, width: int | None = None) -> Table:
    """A table without a frame but for a line under its heading, as wide as the terminal unless a width is said."""
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        box=box.SIMPLE_HEAD,
        border_style="dim",
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        expand=width is None,
        width=width,
        leading=leading,
    )


def text_of(text: str, style: str = "") -> Text:
    """Text from an article as something that Rich only prints."""
    return Text(one_line(text), style, overflow="fold")
