"""Cuts the article into periods and leaves them, with their clauses, on the `Doc`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from claimx.analysis.syntax.clauses import Period
from claimx.analysis.syntax.lists import list_commas
from claimx.analysis.syntax.nesting import clauses_of
from claimx.analysis.syntax.phrases import phrases_on
from claimx.analysis.syntax.tokens import Span, Tokens, is_person_noun
from claimx.analysis.text.quotes import quotations_on
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES, SENTENCE_ENDS

_NO_MORE = words_of("no_more_said")
_BEFORE_QUOTATION = words_of("before_quotation")

_MAX_PERIOD = 300
"""In tokens. No sentence is as long; a list or a broken page may be, and looking at clauses takes the square of it."""


def claimx_clauses(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the periods on `doc._.claimx_clauses`, as tuples of `Period`."""
    layout = doc._.claimx_layout or {"title": None, "furniture": [], "turns": []}
    # What is said in a dialogue is a quotation, and no rule looks into it.
    skipped = [tuple(span[:2]) for span in [layout["title"], *layout["furniture"], *layout["turns"]] if span]
    tokens = tokens or Tokens(doc)
    joining = list_commas(tokens, phrases_on(doc))
    doc._.claimx_clauses = find_periods(tokens, quotations_on(doc), skipped, joining)
    return doc


def find_periods(
    tokens: Tokens, quotations: list[Any], skipped: list[tuple[int, int]], joining: frozenset[int]
) -> list[Period]:
    """Cut a document into periods and clauses.

    Args:
        tokens: With tags and sentence starts.
        quotations: `(start, end, depth, closed)` in characters, from `claimx_quotes`.
        skipped: Character spans that are no sentences of the article, such as its title.
        joining: The commas between the members of lists, which part no clauses.
    """
    spans = [tokens.span(start, end) for start, end, depth, _ in quotations if depth == 0]
    return [_period(tokens, start, end, spans, joining) for start, end in _borders(tokens, spans, skipped)]


def periods_inside(
    tokens: Tokens, start: int, end: int, quotations: list[Span], joining: frozenset[int]
) -> list[Period]:
    """The sentences of a quotation as periods of their own, the quotations in it as in any text.

    Args:
        tokens: Of the article.
        start: First token inside the quotation marks.
        end: Token after the last inside them.
        quotations: Token spans of all quotations.
        joining: As for `find_periods`.
    """
    inside = [(a, b) for a, b in quotations if start <= a and b <= end]
    hidden = {i for a, b in inside for i in range(a + 1, b)}
    begins = [start, *(i for i in range(start + 1, end) if tokens[i].is_sent_start and i not in hidden), end]
    return [_period(tokens, first, last, inside, joining) for first, last in pairwise(begins)]


def _period(tokens: Tokens, start: int, end: int, quotations: list[Span], joining: frozenset[int]) -> Period:
    inside = [(a, b) for a, b in quotations if start <= a and b <= end]
    alone = {a: b for a, b in inside if _stands_alone(tokens, a, b, start, end)}
    quoted = {i for a, b in inside if a not in alone for i in range(a, b)}
    return Period(start, end, tuple(clauses_of(tokens, start, end, alone, quoted, joining)))


def _borders(
    tokens: Tokens, quotations: list[tuple[int, int]], skipped: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The tokens of each period, half-open: no quotation crosses a border, and what is skipped is in none."""
    covered: set[int] = set()
    for start, end in quotations:
        covered.update(range(start + 1, end))
    hidden: set[int] = set()
    for first, last in skipped:
        hidden.update(range(*tokens.span(first, last)))
    edges = {i for i in hidden if i - 1 not in hidden} | {i + 1 for i in hidden if i + 1 not in hidden}
    announced = {start for start, end in quotations if start and _is_announced_above(tokens, start, end)}
    begins = (i for i in tokens.sentence_starts if i not in covered and i not in announced)
    ends = sorted({*edges, len(tokens), *begins} - {0})
    borders, begin = [], 0
    for end in ends:
        borders += [(a, min(a + _MAX_PERIOD, end)) for a in range(begin, end, _MAX_PERIOD)]
        begin = end
    return [(a, b) for a, b in borders if a not in hidden]


def _is_announced_above(tokens: Tokens, start: int, end: int) -> bool:
    """*Am Abend teilte ein Sprecher mit: ⏎ **„Das ist falsch.“***: a line break behind the colon ends no sentence.

    Not *So reagiert das Netz: ⏎ **„Toll!“** – Jan Rehm*, which somebody has signed.
    """
    signed = tokens.at(end).text in {"(", *DASHES}
    if tokens[start - 1].text != ":" or not tokens[start].is_sent_start or signed:
        return False
    for i in range(start - 2, -1, -1):
        if tokens[i].tag_ in stts.FINITE:
            return True
        if tokens[i].is_sent_start:
            return False
    return False


def _stands_alone(tokens: Tokens, start: int, end: int, first: int, last: int) -> bool:
    """Whether a quotation is a clause of its own (`„Das gilt“, sagte er`) and not a part of one (`ein „Test“`)."""
    inner = tokens[start + 1 : end - 1]
    in_words = _previous(tokens, start, first) == "worten"
    if not any(token.tag_ in stts.FINITE for token in inner):
        begins = start == first or _is_turn(tokens, start, first)
        if in_words or (begins and _is_short_answer(tokens, start, end, last)):
            return True
        return _after_colon(tokens, start, first) or _completes(tokens, start, end, first, last)
    before = _previous(tokens, start, first)
    after = tokens[end].text if end < last else "."
    opens = before is None or before in {",", ":", ".", "–", "-", "!", "?", ";", "("} or before in _BEFORE_QUOTATION
    closes = after in {",", ".", "–", "-", ";", ")", "!", "?", ":"} or in_words
    closes = closes or (end < last and _frames(tokens, end)) or _is_signed(tokens, end)
    closes = closes or (before == ":" and _goes_on_with_verb(tokens, end, last))
    return opens and (closes or tokens[end - 2].text in {".", "!", "?", ","})


def _is_turn(tokens: Tokens, start: int, first: int) -> bool:
    """*„Wann?“ – **„Nie.“***: behind another quotation and a dash."""
    return start > max(first, 1) and tokens[start - 1].text in DASHES and tokens[start - 2].is_quote


def _is_short_answer(tokens: Tokens, start: int, end: int, last: int) -> bool:
    """*„Nie wieder!“*, *„Kein Kommentar“, **rief sie***, *„Kein Kommentar“ – **mehr** wollte sie nicht sagen*."""
    if end - 2 > start and tokens[end - 2].text in SENTENCE_ENDS:
        return True
    if end + 1 < last and tokens.is_comma(end) and _frames(tokens, end + 1):
        return True
    return tokens.at(end).text in DASHES and tokens.at(end + 1).lower_ in _NO_MORE


def _completes(tokens: Tokens, start: int, end: int, first: int, last: int) -> bool:
    """*„Wir stehen“, sagte er, **„aber pünktlich.“***: the rest of the quotation that the sentence begins with.

    So it is between dashes, whatever the verb is: *„Man muss“ – Weiß stockt – **„auch mal warten.“***
    """
    ends = end >= last or tokens[end].text in SENTENCE_ENDS or tokens[end - 2].text in SENTENCE_ENDS
    if not ends or not tokens[first].is_quote:
        return False
    closed = next((i for i in range(first + 1, start) if tokens[i].is_quote), start)
    if closed + 2 >= start:
        return False
    before = _previous(tokens, start, first)
    if before == ",":
        return tokens.is_comma(closed + 1) and _frames(tokens, closed + 2)
    return before in DASHES and tokens[closed + 1].text in DASHES


def _is_signed(tokens: Tokens, i: int) -> bool:
    """*„Das ist falsch“ **(Ute Lenz, SPD)***: brackets behind a quotation begin with who said it."""
    inside = tokens.at(i + 1)
    return tokens.at(i).text == "(" and (inside.names_person or is_person_noun(inside) or inside.lower_ == "so")


def _frames(tokens: Tokens, i: int) -> bool:
    """*„Kein Kommentar“, **sagte** sie*, *„Unsinn“, **so** der Minister*: what stands there says who said it."""
    return tokens[i].tag_ in stts.FINITE or tokens[i].lower_ == "so"


def _goes_on_with_verb(tokens: Tokens, i: int, last: int) -> bool:
    """*Der Wirt rief: „Es reicht“ **und ging***: whoever said it does something else, too, an adverb before it."""
    verb = i + 2 if tokens.at(i + 1).tag_ in {"ADV", "ADJD"} else i + 1
    return verb < last and tokens[i].tag_ == "KON" and tokens[verb].tag_ in stts.FINITE


def _previous(tokens: Tokens, start: int, first: int) -> str | None:
    return tokens[start - 1].lower_ if start > first else None


def _after_colon(tokens: Tokens, start: int, first: int) -> bool:
    return start > first and tokens[start - 1].text == ":"
