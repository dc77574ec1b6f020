"""A text that was changed in places, and the way back from its offsets to those of the text before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from claimx.models import Offsets

Change = tuple[int, int, str]
"""Start and end of characters, and what stands there instead."""


class Edit(NamedTuple):
    """Characters `start:end` of the new text stand for `old_start:old_end` of the old one."""

    start: int
    end: int
    old_start: int
    old_end: int


class Edits:
    """All that was changed in a text, in the order of the text."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]

    def back(self, start: int, end: int) -> Offsets:
        """Lead offsets of the new text back to the old one.

        What was taken out right before or after the span stays outside; of what stands for several characters, all of
        them belong to it.
        """
        return self._back_start(start), self._back_end(end)

    def _back_start(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self._edits[number]
        return edit.old_start if offset < edit.end else edit.old_end + offset - edit.end

    def _back_end(self, offset: int) -> int:
        number = bisect_left(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self._edits[number]
        return edit.old_end if offset <= edit.end else edit.old_end + offset - edit.end


def edited(old: str, changes: Iterable[Change]) -> tuple[str, Edits]:
    """A text with other characters in some places, and what was changed.

    Args:
        changes: In the order of the text. What a new one begins with and was there before is no change.
    """
    parts: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end, new in changes:
        kept = end if new.startswith(old[start:end]) else start
        parts += (old[done:start], new)
        begin = length + kept - done
        length += start - done + len(new)
        done = end
        edits.append(Edit(begin, length, kept, end))
    return "".join([*parts, old[done:]]), Edits(edits)
