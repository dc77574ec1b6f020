"""What the analysis reads of a text: pieces of bounded length in a normal form, whatever the text is dressed in.

Soft hyphens, entities, odd spaces and line ends, wrapped lines and typed quotation marks are no part of what an article
says, but a tagger stumbles over them. They are put right before the analysis, and its offsets are led back to the text
as given. A text in normal form is read as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimx.models import Offsets
from claimx.reading.characters import has_odd, hiding, line_ends
from claimx.reading.edits import Change, Edits, edited
from claimx.reading.marks import other_marks, spaced_marks, typed_marks
from claimx.reading.spaces import glued_dashes, odd_spaces
from claimx.reading.wrapping import unwrapped

MAX_PIECE = 100_000
"""Longest piece in characters that is analysed at once, some forty pages; it takes about 300 MB."""

_MAX_WORD = 300
_ENDLESS = re.compile(rf"\S{{{_MAX_WORD}}}(?=\S)")
_BREAKS = ("\n\n", "\n", ". ", " ")


class Readable:
    """A text as the analysis reads it, and where each of its characters stood in the text that was given.

    Attributes:
        text: The text in normal form: characters composed, no entities, nothing invisible; `\\n` at the end of each
            line that was not wrapped, one empty line at most, one space between words; „ and “ for typed marks. A word
            without end, such as a line of dashes, is cut: the time of spaCy's tokenizer grows with its square.
    """

    def __init__(self, given: str) -> None:
        self.text = given
        self._edits: list[Edits] = []
        if has_odd(given):
            self._change(hiding)
            self._change(line_ends)
        for find in (unwrapped, odd_spaces, glued_dashes, typed_marks, spaced_marks, other_marks, _endless_words):
            self._change(find)

    def _change(self, find: Callable[[str], list[Change]]) -> None:
        if changes := find(self.text):
            self.text, edits = edited(self.text, changes)
            self._edits.append(edits)

    def given(self, start: int, end: int) -> Offsets:
        """Lead offsets of the readable text back to the text that was given.

        What was taken out right before or after the span stays outside; of an entity, all characters belong to it.
        """
        for edits in reversed(self._edits):
            start, end = edits.back(start, end)
        return start, end


def _endless_words(text: str) -> list[Change]:
    if max(map(len, text.split()), default=0) <= _MAX_WORD:
        return []
    return [(match.end(), match.end(), " ") for match in _ENDLESS.finditer(text)]


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
