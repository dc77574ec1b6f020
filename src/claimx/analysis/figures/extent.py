"""How far a figure may reach: not over a sentence, a line or a quotation mark without its partner."""

from __future__ import annotations

from claimx.analysis.figures.lookups import wordlist
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.analysis.text.quotes import Quotation, find_quotations

LONGEST_FIGURE = 120
"""In characters; the attributes before a counted noun can be longer than any reader takes in."""


def confine(words: Words, figures: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, each cut where it must not go on; one whose number itself would be cut is none."""
    quotations: list[Quotation] | None = None
    kept = []
    for found in figures:
        last = found.last
        if marks := [k for k in range(found.first, last) if _is_mark(words, k)]:
            quotations = find_quotations(words.text) if quotations is None else quotations
            whole = _marks_of_whole_quotations(words, found, quotations)
            last = next((k for k in marks if words.starts[k] not in whole), last)
        last = next((k for k in range(found.first + 1, last) if not words.joined(k)), last)
        if words.end(last - 1) - words.starts[found.first] > LONGEST_FIGURE:
            last = min(last, found.amount_end)
        if last < found.last and not found.first < found.amount_end <= last:
            continue
        if last < found.last and found.counted:
            found.counted = _without_marks(found.counted)
        found.last = last
        if words.end(last - 1) - words.starts[found.first] <= LONGEST_FIGURE:
            kept.append(found)
    return kept


def _is_mark(words: Words, k: int) -> bool:
    """A quotation mark; the apostrophe of *August '99* is none."""
    is_apostrophe = words.texts[k] in ("'", "’") and words.adjacent(k + 1) and words.shapes[k + 1] == "number"
    return words.texts[k] in wordlist("quote") and not is_apostrophe


def _marks_of_whole_quotations(words: Words, found: FoundFigure, quotations: list[Quotation]) -> set[int]:
    """Offsets of the marks whose quotation lies in the figure: *die 22. „europäische Hackerkonferenz“*."""
    start, end = words.starts[found.first], words.end(found.last - 1)
    inside = [quotation for quotation in quotations if start <= quotation.start and quotation.end <= end]
    return {offset for quotation in inside for offset in (quotation.start, quotation.end - 1)}


def _without_marks(counted: str) -> str:
    """What is counted by *40* in *40 „lästige Mieter aus Bonn“* after the mark that the figure must not open."""
    return " ".join("".join(" " if mark in wordlist("quote") else mark for mark in counted).split())
