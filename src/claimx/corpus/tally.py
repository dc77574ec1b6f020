"""Counts what is done, and shows it while it is being done."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from claimx.corpus.folder import Receipt
from claimx.progress import bar

_SECONDS = 0.25  # between two looks at how far the workers are


class Tally:
    """Sums over the receipts, and on a terminal a line on standard error: counts, rate, time left.

    Args:
        total: Gives the number of all documents; called only where it is shown.
        earlier: Receipts of shards that earlier runs finished.
        under_way: Gives the number of documents that are done in shards that are not.
    """

    def __init__(
        self, total: Callable[[], int | None], earlier: Iterable[Receipt], under_way: Callable[[], int]
    ) -> None:
        self.counts = Counter[str](dict.fromkeys(("documents", "failures", "statements", "figures"), 0))
        self._under_way = under_way
        self._stack = ExitStack()
        for receipt in earlier:
            self._add(receipt)
        if sys.stderr is not None and sys.stderr.isatty():
            self._show(total())

    def advance(self, receipt: Receipt) -> None:
        """Count a shard that this run has finished."""
        self._add(receipt)

    def _add(self, receipt: Receipt) -> None:
        self.counts.update(receipt.model_dump(exclude={"failures"}), failures=len(receipt.failures))

    def _show(self, total: int | None) -> None:
        shown = self._stack.enter_context(bar("documents"))
        task = shown.add_task("", total=total, completed=self.counts["documents"])
        ended = threading.Event()

        def watch() -> None:
            done = 0
            while not ended.wait(_SECONDS):
                # A shard that ends between the two looks is counted twice, or not at all: the bar only moves on.
                done = max(done, min(self.counts["documents"] + self._under_way(), total or sys.maxsize))
                shown.update(task, completed=done)

        thread = threading.Thread(target=watch, daemon=True)

        def end() -> None:
            ended.set()
            thread.join()
            shown.update(task, completed=self.counts["documents"])

        self._stack.callback(end)
        thread.start()

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()
