"""Which of many endings a word has, told at one look where it has none: *Vizepräsident* ends in *präsident*."""

from __future__ import annotations

from collections.abc import Collection


class Endings:
    """Ends of words that mean something.

    Args:
        ends: All of them, at least one.
    """

    def __init__(self, ends: Collection[str]) -> None:
        self._ends = frozenset(ends)
        self._shortest = min(map(len, ends))
        self._longest: dict[str, int] = {}  # by the last letters, as many as the shortest has
        for end in ends:
            last = end[-self._shortest :]
            self._longest[last] = max(self._longest.get(last, 0), len(end))

    def of(self, word: str, begin: int = 0) -> str | None:
        """The longest of them that a word ends in, None where it ends in none.

        Args:
            word: In the case of the ends.
            begin: How many letters at least stand before the end.
        """
        longest = self._longest.get(word[-self._shortest :])
        if longest is None:
            return None
        for start in range(max(begin, len(word) - longest), len(word) - self._shortest + 1):
            if word[start:] in self._ends:
                return word[start:]
        return None
