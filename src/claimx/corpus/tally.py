"""Counts what is done, and shows it while it is being done."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from claimx.corpus.folder import Receipt
from claimx.progress import bar


class Tally:
    """Sums over the receipts, and on a terminal a line on standard error: counts, rate, time left.

    Args:
        total: Gives the number of all documents; called only where it is shown.
        earlier: Receipts of shards that earlier runs finished.
    """

    def __init__(self, total: Callable[[], int | None], earlier: Iterable[Receipt]) -> None:
        self.counts = Counter[str](dict.fromkeys(("documents", "failures", "statements", "figures"), 0))
        self._show: Callable[[int], object] = lambda documents: None
        self._stack = ExitStack()
        for receipt in earlier:
            self._add(receipt)
        if sys.stderr is not None and sys.stderr.isatty():
            self._show = self._shown(total())

    def advance(self, receipt: Receipt) -> None:
        """Count a shard that this run has finished."""
        self._add(receipt)
        self._show(receipt.documents)

    def _add(self, receipt: Receipt) -> None:
        self.counts.update(receipt.model_dump(exclude={"failures"}), failures=len(receipt.failures))

    def _shown(self, total: int | None) -> Callable[[int], object]:
        shown = bar("documents")
        self._stack.enter_context(shown)
        task = shown.add_task("", total=total, completed=self.counts["documents"])
        return lambda documents: shown.advance(task, documents)

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()
