"""Pairs quotation marks of every German style into quotations, nested and over paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

# What may close each opening mark. German papers mix styles („…” and "…“), so that an opening mark knows several.
_CLOSERS = {
    "„": '“”"„',
    "“": '”“"',
    "”": "”",
    "»": "«",
    "«": "»",
    '"': '"“”',
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
    "'": "'",
    "`": "´'`",
}
_MAX_DEPTH = 8
"""The deepest that quotations are nested; beyond it the text is broken, and time must not grow with its breaks."""
_DIRECTED = "„‚›»«"  # these do not close what they open, so that they may nest: *„Er hat „ja“ gesagt“*
_DOUBLE = '„“”"»«'
_MARK = re.compile("[„“”\"»«‚‘’›‹'`´]|\n[^\\S\n]*\n\\s*|''")
_SPACED = re.compile(r"«[ \u00a0\u202f][^«»\n]{1,1000}[ \u00a0\u202f]»")  # French: *« Wir kommen wieder »*
_BEFORE_OPENING = re.compile(r"[\s(\[{\-–—/…:,]|[„“”\"»«‚‘›‹]")
_AFTER_CLOSING = re.compile(r"[\s)\]}.,;:!?\-–—/…]|[„“”\"»«‚‘’›‹]")


class Quotation(NamedTuple):
    """What stands in quotation marks. Offsets are characters.

    Attributes:
        start: Of its opening mark.
        end: Behind its closing mark, or behind the paragraph where that has none.
        depth: How many other quotations it stands in.
        closed: Whether it has a closing mark.
    """

    start: int
    end: int
    depth: int
    closed: bool


def find_quotations(text: str) -> list[Quotation]:
    """Pair the quotation marks of a text.

    A mark opens where whitespace or a bracket stands before it and a word after, closes the other way round; where both
    are possible, the style decides (`“` closes after `„` and opens otherwise). A paragraph that ends inside a quotation
    ends it, unless the next one begins with an opening mark again: then the quotation goes on (*„Erstens …⏎⏎„Zweitens
    …“*). A mark that finds no partner in its paragraph opens nothing, unless it begins the paragraph.

    Returns:
        Quotations by start, an inner one after the one around it.
    """
    found: list[tuple[int, int, bool]] = []
    stack: list[tuple[str, int]] = []
    paragraph = 0
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark[0] == "\n":
            paragraph = match.end()
            _end_paragraph(text, stack, found, at, paragraph)
        elif mark == "''" or (stack and at == paragraph and mark == stack[0][0]):
            continue  # the mark that carries a quotation on
        elif stack and _closes(text, at, mark, stack):
            while stack[-1][0] not in _partners(mark):
                stack.pop()
            found.append((stack.pop()[1], at + 1, True))
        elif len(stack) < _MAX_DEPTH and _opens(text, at, mark, stack):
            stack.append((mark, at))
    _end_paragraph(text, stack, found, len(text), len(text))
    return _nest(found)


def _partners(mark: str) -> list[str]:
    return [opener for opener, closers in _CLOSERS.items() if mark in closers]


def _closes(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    partners = _partners(mark)
    if not any(opener in partners for opener, _ in stack):
        return False
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    if mark in "'’‘\"“”" and before.isspace() and after and not after.isspace():
        return False
    if mark in "'’‘" and after.isalnum():
        return False  # an apostrophe: *gibt's*, *Putin’s*
    return mark not in "„" or before.isalnum() or before in ".!?…,"


def _opens(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    if mark not in _CLOSERS or (mark not in _DIRECTED and any(opener == mark for opener, _ in stack)):
        return False
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    if _SPACED.match(text, at) and _BEFORE_OPENING.match(before):
        return True
    if not after or after.isspace() or not _BEFORE_OPENING.match(before):
        return False
    # Single marks are apostrophes too (*'s*, *’90*): they open only where their partner closes nearby.
    return mark in _DOUBLE or any(
        (end := text.find(closer, at + 1, at + 300)) >= 0 and _AFTER_CLOSING.match(text[end + 1 : end + 2] or " ")
        for closer in _CLOSERS[mark]
    )


def _nest(found: list[tuple[int, int, bool]]) -> list[Quotation]:
    quotations: list[Quotation] = []
    ends: list[int] = []
    for start, end, closed in sorted(found, key=lambda q: (q[0], -q[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        quotations.append(Quotation(start, end, len(ends), closed))
        ends.append(end)
    return quotations


def _end_paragraph(
    text: str, stack: list[tuple[str, int]], found: list[tuple[int, int, bool]], end: int, next_start: int
) -> None:
    """Close what is still open at the end of a paragraph, or keep it where the next paragraph carries it on."""
    if not stack:
        return
    mark, opened = stack[0]
    del stack[1:]
    if text[next_start : next_start + 1] == mark and mark in _DOUBLE:
        return
    stack.clear()
    line_start = text.rfind("\n", 0, opened) + 1
    if text[line_start:opened].strip() == "":
        found.append((opened, line_start + len(text[line_start:end].rstrip()), False))


def claimx_quotes(doc: Doc, text: str | None = None) -> Doc:
    """Leave the quotations on `doc._.claimx_quotes`, as tuples of `Quotation`."""
    doc._.claimx_quotes = find_quotations(doc.text if text is None else text)
    return doc


def quotations_on(doc: Doc) -> list[Quotation]:
    """The quotations that `claimx_quotes` left, also where the `Doc` came back from bytes as plain lists."""
    return [Quotation(*stored) for stored in doc._.claimx_quotes or []]
