"""What the analysis reads of a text: pieces of bounded length, without the characters that hide words from it.

Soft hyphens, HTML entities, accents written as characters of their own and odd spaces are no part of a German word, but
a tagger stumbles over them. They are taken out before the analysis, and its offsets are led back to the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claimx.models import Offsets

PIECE = 100_000
"""Longest piece in characters that is analysed at once, some forty pages; it takes about 300 MB."""

_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_HIDING = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"  # &bdquo; &#8222;
    r"|.[\u0300-\u036f]+"  # an a and its dots, as texts from a Mac have them
    rf"|{_INVISIBLE.pattern}"  # soft hyphens
    r"|[\u00a0\u2000-\u200a\u202f\u205f\u3000]"  # no-break and thin spaces
)
_BREAKS = ("\n\n", "\n", ". ", " ")


class _Edit(NamedTuple):
    """Characters `start:end` of the readable text stand for `given_start:given_end` of the one that was given."""

    start: int
    end: int
    given_start: int
    given_end: int


class Readable:
    """A text as the analysis reads it, and where each of its characters stood in the text that was given."""

    def __init__(self, given: str) -> None:
        self.text, self._edits = _without_hiding(given)
        self._starts = [edit.start for edit in self._edits]

    def given(self, start: int, end: int) -> Offsets:
        """Lead offsets of the readable text back to the text that was given.

        What was taken out right before or after the span stays outside; of an entity, all characters belong to it.
        """
        return self._given_start(start), self._given_end(end)

    def _given_start(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self._edits[number]
        return edit.given_start if offset < edit.end else edit.given_end + offset - edit.end

    def _given_end(self, offset: int) -> int:
        number = bisect_left(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self._edits[number]
        return edit.given_end if offset <= edit.end else edit.given_end + offset - edit.end


def _without_hiding(given: str) -> tuple[str, list[_Edit]]:
    parts: list[str] = []
    edits: list[_Edit] = []
    done = length = 0
    for match in _HIDING.finditer(given):
        shown = _shown(match[0])
        parts += (given[done : match.start()], shown)
        start = length + match.start() - done
        done, length = match.end(), start + len(shown)
        edits.append(_Edit(start, length, match.start(), match.end()))
    return "".join([*parts, given[done:]]), edits


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
