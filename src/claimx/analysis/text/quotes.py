"""Pairs quotation marks of every German style into quotations, nested and over paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.marks import DOUBLE_QUOTES

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
_MARK = re.compile("[„“”\"»«‚‘’›‹'`´]|\n[^\\S\n]*\n\\s*|''")
_DOUBLE = re.compile(f"[{DOUBLE_QUOTES}]")
_SPACE = r"[ \u00a0\u202f]"
_SPACED = re.compile(  # *« Wir kommen wieder »*, *„ Wir kommen wieder “*
    "|".join(
        rf"{first}{_SPACE}[^{first}{last}\n]{{1,1000}}{_SPACE}[{last}](?!\w)"
        for first, last in (("«", "»"), ("»", "«"), ("„", '“”"'), ("“", "”"), ('"', '"'))
    )
)
_BEFORE_OPENING = re.compile(r"[\s(\[{\-–—/…:,]|[„“”\"»«‚‘›‹]")
_AFTER_CLOSING = re.compile(r"[\s)\]}.,;:!?\-–—/…]|[„“”\"»«‚‘’›‹]")


_FRAME = re.compile(
    r",\s(?P<verb>[a-zäöüß]+)\s(?:[A-ZÄÖÜ]|(?:er|sie|die|der|das|eine?|ihre?|seine?)\s)[^,;:!?.„“”\"»«\n]{1,120}[.:]"
)
"""Who says what stands before it, at the end of a sentence: *, sagte Anna Weiß am Montag.*"""
_FARTHEST_FRAME = 600
"""Characters of the longest quotation without a closing mark that has its frame looked for."""


class _Opened(NamedTuple):
    """A mark that was opened. Offsets are characters.

    Attributes:
        mark: Which one.
        at: Where it stands.
        closed_at: Where its partner stands, if that is known; else -1.
    """

    mark: str
    at: int
    closed_at: int


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
    …“*). A mark that finds no partner in its paragraph ends where it says who speaks (*„Es reicht, sagte sie.*); else
    it opens nothing, unless it begins the paragraph and no other one is opened in it.

    Returns:
        Quotations by start, an inner one after the one around it.
    """
    found: list[tuple[int, int, bool]] = []
    stack: list[_Opened] = []
    paragraph = 0
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark[0] == "\n":
            paragraph = match.end()
            _end_paragraph(text, stack, found, at, paragraph)
        elif mark == "''" or (stack and at == paragraph and mark == stack[0].mark):
            continue  # the mark that carries a quotation on
        elif stack and _closes(text, at, mark, stack):
            while stack[-1].mark not in _partners(mark):
                stack.pop()
            found.append((stack.pop().at, at + 1, True))
        elif len(stack) < _MAX_DEPTH and _may_open(text, at, mark):
            _end_before_frame(text, stack, found, at, mark)
            if mark in _DIRECTED or all(opened.mark != mark for opened in stack):
                spaced = _SPACED.match(text, at)
                stack.append(_Opened(mark, at, spaced.end() - 1 if spaced else -1))
    _end_paragraph(text, stack, found, len(text), len(text))
    return _nest(found)


def _partners(mark: str) -> list[str]:
    return [opener for opener, closers in _CLOSERS.items() if mark in closers]


def _closes(text: str, at: int, mark: str, stack: list[_Opened]) -> bool:
    """Whether a mark closes a quotation that is open: no apostrophe, *gibt's*, nor what opens another one."""
    partners = _partners(mark)
    if not any(opened.mark in partners for opened in stack):
        return False
    if any(opened.closed_at == at for opened in stack):
        return True
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    if mark in "'’‘\"“”" and before.isspace() and after and not after.isspace():
        return False
    if mark in "'’‘" and after.isalnum():
        return False  # an apostrophe: *gibt's*, *Putin’s*
    return mark not in "„" or before.isalnum() or before in ".!?…,"


def _may_open(text: str, at: int, mark: str) -> bool:
    """Whether a mark stands where one can open; it does not where it is open already and the other kind closes it."""
    if mark not in _CLOSERS:
        return False
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    if _SPACED.match(text, at) and _BEFORE_OPENING.match(before):
        return True
    if not after or after.isspace() or not _BEFORE_OPENING.match(before):
        return False
    # Single marks are apostrophes too (*'s*, *’90*): they open only where their partner closes nearby.
    return mark in DOUBLE_QUOTES or any(
        (end := text.find(closer, at + 1, at + 300)) >= 0 and _AFTER_CLOSING.match(text[end + 1 : end + 2] or " ")
        for closer in _CLOSERS[mark]
    )


def _end_before_frame(text: str, stack: list[_Opened], found: list[tuple[int, int, bool]], end: int, mark: str) -> None:
    """Close what was opened by the same mark, where it was never closed: *„Es reicht, **sagte Anna Weiß.** „Wir …*."""
    opened = next((n for n, opened in enumerate(stack) if opened.mark == mark), -1)
    closed = _frame_after(text, stack[opened].at, end) if opened >= 0 else 0
    if closed and not any(start < closed < last for start, last, _ in found):
        found.append((stack[opened].at, closed, False))
        del stack[opened:]


def _frame_after(text: str, start: int, end: int) -> int:
    """Where a quotation ends that no mark closes and a frame follows: *„Es reicht | **, sagte Anna Weiß.***; or 0."""
    for frame in _FRAME.finditer(text, start, min(end, start + _FARTHEST_FRAME)):
        verbs = verbs_by_form().get(frame["verb"], [])
        if frame["verb"] == "so" or any("quote" in verb.takes for verb, _ in verbs):
            return frame.start()
    return 0


def _nest(found: list[tuple[int, int, bool]]) -> list[Quotation]:
    """The quotations by their start, each with how many others it stands in."""
    quotations: list[Quotation] = []
    ends: list[int] = []
    for start, end, closed in sorted(found, key=lambda q: (q[0], -q[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        quotations.append(Quotation(start, end, len(ends), closed))
        ends.append(end)
    return quotations


def _closes_next(text: str, mark: str, start: int) -> bool:
    """Whether the first mark of the paragraph that begins at an offset closes what the one before it left open."""
    first = _DOUBLE.search(text, start)
    if first is None or first[0] not in _CLOSERS[mark] or "\n\n" in text[start : first.start()]:
        return False
    return mark in DOUBLE_QUOTES and not _BEFORE_OPENING.match(text[first.start() - 1])


def _end_paragraph(
    text: str, stack: list[_Opened], found: list[tuple[int, int, bool]], end: int, next_start: int
) -> None:
    """Close what is still open at the end of a paragraph, or keep it where the next paragraph carries it on."""
    if not stack:
        return
    mark, opened, _ = stack[0]
    del stack[1:]
    _end_before_frame(text, stack, found, end, mark)
    if not stack or (text[next_start : next_start + 1] == mark and mark in DOUBLE_QUOTES):
        return
    if _closes_next(text, mark, next_start):
        return
    stack.clear()
    line_start = text.rfind("\n", 0, opened) + 1
    another = any(opened < start and text[start] == mark for start, _, _ in found)
    if text[line_start:opened].strip() == "" and not another:
        found.append((opened, line_start + len(text[line_start:end].rstrip()), False))


def claimx_quotes(doc: Doc, text: str | None = None) -> Doc:
    """Leave the quotations on `doc._.claimx_quotes`, as tuples of `Quotation`."""
    doc._.claimx_quotes = find_quotations(doc.text if text is None else text)
    return doc


def quotations_on(doc: Doc) -> list[Quotation]:
    """The quotations that `claimx_quotes` left, also where the `Doc` came back from bytes as plain lists."""
    return [Quotation(*stored) for stored in doc._.claimx_quotes or []]
