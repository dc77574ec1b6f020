"""Finds white space that says nothing, doubled spaces, tabs, more than one empty line; and what lacks its spaces."""

from __future__ import annotations

import re

from claimx.reading.edits import Change

_ODD = re.compile(r"\s{2,}|\t|\A\s|\s\Z")
_GAP = re.compile(r"(?<=\S)[ \t]+(?=\S)")
_WIDE = re.compile(r"(?<=\S)(?:[ \t]{2,}|\t)(?=\S)")
_GLUED = re.compile(r"(?<=\w\))(?:--|[–—])(?=[A-ZÄÖÜ„“\"»])")
_LINE = re.compile(r"\S[^\n]*")

_MIN_GAPS = 12
"""Gaps in the average line of prose; a table has fewer columns."""
_MIN_WIDE = 0.2
"""Share of the gaps that are wide where this is how a text is written, and no column begins behind any."""


def odd_spaces(text: str) -> list[Change]:
    """Find the white space, and what stands there instead: a space, a line end, an empty line, nothing.

    A wide gap between two digits parts columns (*3\\t400*), unless the text is all prose and full of wide gaps.
    """
    if not any(odd in text for odd in ("  ", "\t", " \n", "\n ", "\n\n\n")) and not text[:1].isspace():
        return []
    columns: bool | None = None
    changes = []
    for match in _ODD.finditer(text):
        start, end = match.span()
        if "\n" not in match[0] and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
            columns = not _has_wide_gaps_for_spaces(text) if columns is None else columns
            if columns:
                continue
        new = _instead_of(match[0], start == 0 or end == len(text))
        if new != match[0]:
            changes.append((start, end, new))
    return changes


def glued_dashes(text: str) -> list[Change]:
    """Find dashes that a bracket and the first word of a sentence are glued to: *BERLIN (Dow Jones)--Der Kanzler*."""
    return [(match.start(), match.end(), f" {match[0]} ") for match in _GLUED.finditer(text)]


def _instead_of(space: str, at_the_edge: bool) -> str:
    if at_the_edge:
        return space if space == "\n" else ""
    return "\n" * min(space.count("\n"), 2) or " "


def _has_wide_gaps_for_spaces(text: str) -> bool:
    gaps = len(_GAP.findall(text))
    lines = len(_LINE.findall(text))
    return gaps >= _MIN_GAPS * lines and len(_WIDE.findall(text)) >= _MIN_WIDE * gaps
