"""Shows on standard error how far a run over many articles has come."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def watched(articles: Iterable[Item], total: int | None, log: logging.Logger) -> Iterator[Item]:
    """Pass articles on and show their number, the rate and the time left until the last one is done.

    Args:
        articles: What is passed on.
        total: How many there will be, None where nobody knows.
        log: Its messages are written above the bar as long as there is one.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} a second" if task.speed else "", "dim")

    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
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
