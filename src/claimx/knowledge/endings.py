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
        self._longest = max(map(len, ends))
        self._last_letters = frozenset(end[-self._shortest :] for end in ends)

    def of(self, word: str, begin: int = 0) -> str | None:
        """The longest of them that a word ends in, None where it ends in none.

        Args:
            word: In the case of the ends.
            begin: How many letters at least stand before the end.
        """
        if word[-self._shortest :] not in self._last_letters:
            return None
        for start in range(max(begin, len(word) - self._longest), len(word) - self._shortest + 1):
            if word[start:] in self._ends:
                return word[start:]
        return None
