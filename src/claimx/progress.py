"""Shows on standard error how far a long run has come: counts, rate, time left."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")


def bar(noun: str) -> Progress:
    """A bar that counts `noun` on standard error, in the language of the system; it leaves standard output alone."""
    # Rich takes a while to import, and nobody looks where there is no terminal.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    from claimx.render.wording import Wording, language_of_locale

    wording = Wording(language_of_locale())

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(wording("{} a second").format(f"{task.speed:,.1f}") if task.speed else "")

    return Bar(
        TextColumn(wording(noun)),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn(wording("left")),
        console=Console(stderr=True),
        redirect_stdout=False,
        speed_estimate_period=300,  # a book or a shard takes seconds
    )


def watched(articles: Iterable[Item], total: int | None, log: logging.Logger) -> Iterator[Item]:
    """Pass articles on and show how many are done.

    Args:
        articles: What is passed on.
        total: How many there will be, None where nobody knows.
        log: Its messages are written above the bar as long as there is one.
    """
    with bar("articles") as progress:
        handlers = [handler for handler in log.handlers if isinstance(handler, logging.StreamHandler)]
        streams = [handler.setStream(sys.stderr) for handler in handlers]  # which the bar has replaced with its own
        try:
            task = progress.add_task("", total=total)
            for article in articles:
                yield article
                progress.advance(task)
        finally:
            for handler, stream in zip(handlers, streams, strict=True):
                handler.setStream(stream)
