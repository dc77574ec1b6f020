"""What the analysis reads of a text: pieces of bounded length, without the characters that hide words from it.

Soft hyphens, HTML entities, accents written as characters of their own and odd spaces are no part of a German word, but
a tagger stumbles over them. They are taken out before the analysis, and its offsets are led back to the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimx.models import Offsets

MAX_PIECE = 100_000
"""Longest piece in characters that is analysed at once, some forty pages; it takes about 300 MB."""

_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_HIDING = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"  # &bdquo; &#8222;
    r"|.[\u0300-\u036f]+"  # an a and its dots, as texts from a Mac have them
    rf"|{_INVISIBLE.pattern}"  # soft hyphens
    r"|[\u00a0\u2000-\u200a\u202f\u205f\u3000]"  # no-break and thin spaces
)
_MAX_WORD = 300
_ENDLESS = re.compile(rf"\S{{{_MAX_WORD}}}(?=\S)")
_BREAKS = ("\n\n", "\n", ". ", " ")


class Readable:
    """A text as the analysis reads it, and where each of its characters stood in the text that was given.

    A word without end, such as a line of dashes, is cut: the time that spaCy's tokenizer takes grows with its square.
    """

    def __init__(self, given: str) -> None:
        shown, self._hiding = _replaced(_HIDING, _shown, given)
        self.text, self._cuts = _replaced(_ENDLESS, lambda word: f"{word} ", shown)

    def given(self, start: int, end: int) -> Offsets:
        """Lead offsets of the readable text back to the text that was given.

        What was taken out right before or after the span stays outside; of an entity, all characters belong to it.
        """
        return self._hiding.back(*self._cuts.back(start, end))


class _Edit(NamedTuple):
    """Characters `start:end` of the new text stand for `old_start:old_end` of the old one."""

    start: int
    end: int
    old_start: int
    old_end: int


class _Edits:
    """All that was changed in a text, in the order of the text."""

    def __init__(self, edits: list[_Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]

    def back(self, start: int, end: int) -> Offsets:
        """Lead offsets of the new text back to the old one."""
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


def _replaced(pattern: re.Pattern[str], replacement: Callable[[str], str], old: str) -> tuple[str, _Edits]:
    """Like `re.sub`, and says what was changed. What a replacement begins with and was there before is no change."""
    parts: list[str] = []
    edits: list[_Edit] = []
    done = length = 0
    for match in pattern.finditer(old):
        new = replacement(match[0])
        changed = match.end() if new.startswith(match[0]) else match.start()
        parts += (old[done : match.start()], new)
        start = length + changed - done
        done, length = match.end(), length + match.start() - done + len(new)
        edits.append(_Edit(start, length, changed, match.end()))
    return "".join([*parts, old[done:]]), _Edits(edits)


def _shown(characters: str) -> str:
    """What the reader of a page sees of characters that `_HIDING` matches."""
    shown = html.unescape(characters)
    if _INVISIBLE.fullmatch(shown):
        return ""
    return " " if shown.isspace() else unicodedata.normalize("NFC", shown)


def pieces(text: str, size: int) -> Iterator[Offsets]:
    """Cut a text into pieces of at most `size` characters.

    A piece ends with a paragraph, else with a line, a sentence, a word; only what has none of them is cut anywhere.
    """
    start = 0
    while len(text) - start > size:
        end = start + size
        for mark in _BREAKS:
            found = text.rfind(mark, start + size // 2, end)
            if found >= 0:
                end = found + len(mark)
                break
        yield start, end
        start = end
    yield start, len(text)
