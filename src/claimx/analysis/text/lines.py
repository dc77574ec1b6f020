"""The lines of a text, with the offsets at which they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ODD_SPACE = re.compile(r"[^\S ]")


class Line(NamedTuple):
    """A line without the white space around it.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: Its characters, each white space inside it as a plain space.
    """

    start: int
    end: int
    text: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines in the order of the text, empty ones among them.

    Only real line ends count: `str.splitlines` would also split at form feeds and at U+2028 inside a sentence.
    """
    for match in re.finditer(r"[^\n\r]*(?:\r\n|\n|\r|$)", text):
        stripped = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if match[0]:
            plain = stripped if stripped.isprintable() else _ODD_SPACE.sub(" ", stripped)
            yield Line(start, start + len(stripped), plain)
