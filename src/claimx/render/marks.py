"""Cuts a text into paragraphs and those at their marks, so that marks which overlap become elements which nest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any, Literal, NamedTuple

from claimx.models import Offsets

_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


class Mark(NamedTuple):
    """A stretch `start:end` of the text that stands out as something, or a place in it, where both are the same."""

    start: int
    end: int
    what: Literal["statement", "role", "figure", "label", "mention"]
    entry: Any


class Event(NamedTuple):
    """What comes next in a paragraph: text, a place, or where a mark opens (or reopens, cut by another) or closes."""

    what: Literal["text", "place", "open", "reopen", "close"]
    value: Any


def blocks(text: str) -> list[Offsets]:
    """Offsets of the paragraphs, which stand between empty lines; where there are none, each line is one."""
    separator = _EMPTY_LINES if _EMPTY_LINES.search(text.strip()) else _LINE_END
    found, start = [], 0
    for match in separator.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [(start, end) for start, end in [*found, (start, len(text))] if text[start:end].strip()]


def by_block(marks: Iterable[Mark], blocks: Sequence[Offsets]) -> list[list[Mark]]:
    """For each block the marks that have a part in it; a place at the border of two belongs to the former."""
    ends = [end for _, end in blocks]
    shares: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        place = mark.start == mark.end
        number = bisect_left(ends, mark.start) if place else bisect_right(ends, mark.start)
        while number < len(blocks) and (blocks[number][0] < mark.end or place):
            shares[number].append(mark)
            if place:
                break
            number += 1
    return shares


def events(text: str, block: Offsets, marks: Iterable[Mark], opened: set[int]) -> Iterator[Event]:
    """Walk through a block.

    Args:
        text: The whole text.
        block: The part of it to walk through.
        marks: What stands out there. Of two that begin together the longer one is outside, and figures are innermost.
        opened: Marks that an earlier block has opened, by `id`; those opened here are added.

    Yields:
        Events in the order of the text; what is opened is closed, in the right order.
    """
    start, end = block
    waiting = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: -mark.start)
    places = sorted((mark for mark in marks if mark.start == mark.end), key=lambda mark: mark.start)[::-1]
    cuts = {start, end, *(place for mark in marks for place in mark[:2] if start < place < end)}
    stack: list[Mark] = []
    for here, there in pairwise(sorted(cuts)):
        covering = [mark for mark in stack if mark.end > here]
        while waiting and waiting[-1].start <= here:
            covering.append(waiting.pop())
        covering.sort(key=_outer_first)
        kept = len(list(takewhile(lambda pair: pair[0] is pair[1], zip(stack, covering, strict=False))))
        yield from (Event("close", mark) for mark in reversed(stack[kept:]))
        while places and places[-1].start <= here:
            yield Event("place", places.pop())
        for mark in covering[kept:]:
            yield Event("reopen" if id(mark) in opened else "open", mark)
            opened.add(id(mark))
        stack = covering
        yield Event("text", text[here:there])
    yield from (Event("close", mark) for mark in reversed(stack))
    yield from (Event("place", place) for place in reversed(places))


def _outer_first(mark: Mark) -> tuple[bool, int, int]:
    return mark.what == "figure", mark.start - mark.end, mark.start
