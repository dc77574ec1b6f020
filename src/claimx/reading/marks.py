"""Quotation marks of every style as „…“: typed ones (,,…'' ``…'' >>…<<), « … » with spaces, »…«, “…” and "…".

›…‹ and ‹…› become ‚…‘, since a tokenizer takes such a mark for a part of the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.knowledge.marks import DOUBLE_QUOTES
from claimx.reading.edits import Change

_TYPED = re.compile(r",,|``|''|´´|\n\s*\n")
_ANGLES = re.compile(
    r">>(?=[^\s<>])(?:[^<>\n]|\n(?!\n)){1,1000}?(?<=\S)<<|<<(?=[^\s<>])(?:[^<>\n]|\n(?!\n)){1,1000}?(?<=\S)>>"
)
_SINGLE_ANGLES = re.compile(r"›[^‹›\n]{1,1000}‹|‹[^‹›\n]{1,1000}›")
_OF_PRINT = re.compile(r"[„“”\"»«]|,,|``|'''")
_BEFORE_OPENING = " \n\t([{-–—/…:‚‘'>»«›‹"
_AFTER_CLOSING = " \n\t)]}.,;:!?-–—/…'‘’«»<"
_MIN_SAID = 4
"""Words of a sentence; where nothing is so long between double apostrophes, they are for titles or a wiki's italics."""
_BEFORE_SPACE = re.compile("[„“«»] ")
_SPACED = re.compile(
    r"(?<![^\s(\[–—-])(?:„ [^„“”\n]{1,1000} [“”]|“ [^“”\n]{1,1000} ”|« [^«»\n]{1,1000} »|» [^«»\n]{1,1000} «)"
    r"(?![^\s)\].,;:!?–—-])"
)


def typed_marks(text: str) -> list[Change]:
    """Find the typed marks.

    Returns:
        Start and end of each, and the mark that it stands for, in the order of the text.
    """
    found: list[Change] = []
    if ",," in text or "``" in text or "''" in text:
        found += _low_and_high(text)
    if "<<" in text and ">>" in text:
        found += _angles(text)
    if "‹" in text:
        found += _single_angles(text)
    return sorted(found)


def spaced_marks(text: str) -> list[Change]:
    """Find the spaces inside quotation marks: « Das ist gut », „ Das ist gut “."""
    if not _BEFORE_SPACE.search(text):
        return []
    found = []
    for pair in _SPACED.finditer(text):
        found += [(pair.start() + 1, pair.start() + 2, ""), (pair.end() - 2, pair.end() - 1, "")]
    return found


def other_marks(text: str) -> list[Change]:
    """Find the double quotation marks of pairs, and the marks that carry one on in the next paragraph, but „ and “."""
    if not any(mark in text for mark in '"”»«') and ("„" in text or "“" not in text):
        return []
    from claimx.analysis.text.quotes import find_quotations  # brings spaCy along

    found = {}
    for quotation in find_quotations(text):
        opening, closing = text[quotation.start], text[quotation.end - 1]
        if opening not in DOUBLE_QUOTES:
            continue
        found[quotation.start] = "„"
        for paragraph in re.finditer(r"\n\n+", text[quotation.start : quotation.end]):
            at = quotation.start + paragraph.end()
            if text[at] == opening:
                found[at] = "„"
        if quotation.closed and closing in DOUBLE_QUOTES:
            found[quotation.end - 1] = "“"
    return [(at, at + 1, found[at]) for at in sorted(found) if found[at] != text[at]]


def _low_and_high(text: str) -> Iterator[Change]:
    """,,…'' and ``…'' and their mixtures; '' on both sides where that is how the text quotes."""
    if not (",," in text or "``" in text):
        yield from _apostrophes(text)
        return
    opened = False
    for match in _TYPED.finditer(text):
        mark, start, end = match[0], *match.span()
        if mark[0] == "\n":
            opened = False
        elif mark in (",,", "``") and _may_open(text, start, end):
            opened = True
            yield start, end, "„"
        elif mark != ",," and opened and _may_close(text, start, end):
            opened = False
            yield start, end, "“"


def _apostrophes(text: str) -> Iterator[Change]:
    """''Das ist gut'', where what stands in such marks is long enough for something said."""
    if _OF_PRINT.search(text):
        return
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer("''", text):
        if opened is None and _may_open(text, *match.span()):
            opened = match.start()
        elif opened is not None and _may_close(text, *match.span()):
            pairs.append((opened, match.start()))
            opened = None
        else:
            return
    said = [text[start + 2 : end] for start, end in pairs]
    if opened is None and any(len(s.split()) >= _MIN_SAID or s.endswith((".", ",", "?", "!")) for s in said):
        for start, end in pairs:
            yield start, start + 2, "„"
            yield end, end + 2, "“"


def _angles(text: str) -> Iterator[Change]:
    for pair in _ANGLES.finditer(text):
        first, last = ("»", "«") if pair[0][0] == ">" else ("«", "»")
        if _may_open(text, pair.start(), pair.start() + 2) and _may_close(text, pair.end() - 2, pair.end()):
            yield pair.start(), pair.start() + 2, first
            yield pair.end() - 2, pair.end(), last


def _single_angles(text: str) -> Iterator[Change]:
    for pair in _SINGLE_ANGLES.finditer(text):
        start, end = pair.span()
        if _may_open(text, start, start + 1) and _may_close(text, end - 1, end):
            yield start, start + 1, "‚"
            yield end - 1, end, "‘"


def _may_open(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    return (start == 0 or text[start - 1] in _BEFORE_OPENING) and bool(after) and not after.isspace() and after != ","


def _may_close(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isspace() and (end == len(text) or text[end] in _AFTER_CLOSING)
