"""Which of many endings a word has, told at one look where it has none: *Vizepräsident* ends in *präsident*."""

from __future__ import annotations

from collections.abc import Collection


class Endings:
    """Ends of words that mean something.

    Args:
        ends: All of them, at least one.
    """

    def __init__(self, ends: Collection[str]) -> None:
        self._shortest = min(map(len, ends))
        self._ends: dict[str, tuple[str, ...]] = {}  # by the last letters, as many as the shortest has; longest first
        for end in sorted(ends, key=len, reverse=True):
            last = end[-self._shortest :]
            self._ends[last] = (*self._ends.get(last, ()), end)

    def of(self, word: str, begin: int = 0) -> str | None:
        """The longest of them that a word ends in, None where it ends in none.

        Args:
            word: In the case of the ends.
            begin: How many letters at least stand before the end.
        """
        ends = self._ends.get(word[-self._shortest :])
        if ends is None or not word.endswith(ends):
            return None
        return next((end for end in ends if word.endswith(end) and len(word) - len(end) >= begin), None)
