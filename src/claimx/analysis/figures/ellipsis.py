"""Units, scales and currencies that a sentence says once: *von 5 auf 10 Prozent*, *38 (Vorjahr: 59) Millionen Euro*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimx.analysis.figures.alike import UNITED
from claimx.analysis.figures.counted import counts_before
from claimx.analysis.figures.lookups import affixes, wordlist
from claimx.analysis.figures.shares import (
    is_change,
    is_in_points,
    is_named_share,
    is_party_share,
    is_poll,
    is_share_again,
)
from claimx.analysis.figures.sums import is_amount_of, is_price, is_same_price, is_sum, is_sum_before
from claimx.analysis.figures.unit_said_before import (
    is_close,
    is_left_open,
    is_number_of,
    is_parallel,
    larger_part,
    measures_the_same,
    spoken_of,
)
from claimx.analysis.figures.unit_said_later import changes_by, is_announced, is_part_of_many, take_unit_after_bracket
from claimx.analysis.figures.units import unit_called
from claimx.analysis.figures.words import FoundFigure, Words

MOST_NEAR = 3
"""Figures before a number that may say its unit."""


def share_units(words: Words, figures: Sequence[FoundFigure]) -> None:
    """Give bare numbers the unit and the scale that are said with another one."""
    for found in figures:
        if found.is_open:
            take_unit_after_bracket(words, found)
    amounts = [found for found in figures if found.kind not in ("date", "time", "ordinal", "score")]
    _take_from_later(words, amounts)
    _read_shares(words, figures)
    _take_from_earlier(words, amounts)
    for later, found in pairwise(reversed(amounts)):
        if found.is_open and is_sum_before(words, found, later):
            _take_unit(found, later)
    for found in figures:
        is_more = words.lower(found.amount_end) in wordlist("more_or_less")  # 28 Prozent, zwei mehr als 2019
        if found.unit == "percent" and found.unit_from and (is_more or is_change(words, found)):
            found.unit = "percentage-point"


def _take_from_later(words: Words, amounts: Sequence[FoundFigure]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: what is said with the next number."""
    for k in range(len(amounts) - 2, -1, -1):
        found, later = amounts[k], amounts[k + 1]
        if not found.is_open or unit_called(words.texts[found.first - 1]):  # ab Kilometer 12,5
            continue
        if _is_on_scale(words, found):
            continue
        if is_part_of_many(words, found, later):
            _take_scale(found, later)
        elif k + 2 < len(amounts) and changes_by(words, *amounts[k : k + 3]):
            _take_scale(found, amounts[k + 2])
            _take_unit(found, amounts[k + 2])
        elif is_announced(words, found, later, amounts[:k]):
            _take_scale(found, later)
            if later.kind in UNITED:
                _take_unit(found, later)


def _read_shares(words: Words, figures: Sequence[FoundFigure]) -> None:
    """*67,3 Prozent, das sind 4,2 Punkte mehr*, *Grüne (11), Linke (10)*: what can be nothing but a share."""
    for k, found in enumerate(figures):
        beside = figures[max(k - 1, 0) : k + 2]
        if found.is_open and any(is_in_points(words, other, found) for other in beside):
            found.kind, found.unit, found.bare = "percent", "percentage-point", False
            found.last = found.amount_end + 1
    shares = [figure for figure in figures if figure.unit == "percent"]
    for found in figures:
        if found.is_open and (
            is_poll(words, found) or is_party_share(words, found, shares) or is_named_share(words, found, shares)
        ):
            _make_percent(found)


def _take_from_earlier(words: Words, amounts: Sequence[FoundFigure]) -> None:
    """*Berlin zahlt 40 Millionen Euro, Bayern 38*: what is said with a number before."""
    currency = next((found for found in amounts if found.kind == "money" and found.unit), None)
    for k, (before, found) in enumerate(pairwise(amounts)):
        currency = before if before.kind == "money" and before.unit else currency
        if found.is_open and not _is_on_scale(words, found):
            _take_from_one_of(words, found, amounts[: k + 1], currency)


def _is_on_scale(words: Words, found: FoundFigure) -> bool:
    """*ein Beben der Stärke **6,4***, *Die Magnitude lag bei **6,4***, ***7,2** auf der Richterskala*: no unit."""
    behind = found.last + 2
    if words.lower(found.last) == "auf" and words.joined(behind) and words.lower(behind).endswith(affixes("scale")):
        return True
    k = found.first - 1
    while found.first - k < LONGEST_TO_SCALE and words.joined(k + 1) and words.word_class(k) in _BETWEEN_SCALE:
        k -= 1
    return words.joined(k + 1) and words.lower(k).endswith(affixes("measured_on_scale"))


LONGEST_TO_SCALE = 5
"""In words, from a number back to what it is on the scale of."""
_BETWEEN_SCALE = frozenset({"preposition", "verb", "adverb", "adjective"})


def _take_from_one_of(
    words: Words, found: FoundFigure, earlier: Sequence[FoundFigure], currency: FoundFigure | None
) -> None:
    """The unit of a bare number, from one of those before it or from the sum of money that was spoken of last."""
    spoken = spoken_of(words, earlier, found)
    before = spoken[-1]
    near = earlier[: -MOST_NEAR - 1 : -1]
    passed = ("percent", "fraction") if words.lower(found.first - 1) == "auf" else ("percent",)  # um ein Fünftel auf 5
    sum_before = next((figure for figure in near[:2] if figure.kind not in passed), before)
    sum_before = before if sum_before.kind == "duration" else sum_before
    if is_number_of(words, before, found) or is_number_of(words, sum_before, found):
        return
    if currency and (is_amount_of(words, found) or is_price(words, currency, found)):
        _take_unit(found, currency)
    elif parallel := next((figure for figure in near if is_parallel(words, figure, found)), None):
        _take_unit(found, parallel)
    elif is_sum(words, sum_before, found):
        _take_unit(found, sum_before)
    elif price := next((figure for figure in near if is_same_price(words, figure, found)), None):
        _take_scale(found, price)
        _take_unit(found, price)
    elif measures_the_same(words, before, found):
        _take_scale(found, before)
        if before.kind in UNITED:
            _take_unit(found, larger_part(words, spoken))
        if found.unit in ("minute", "hour") and is_change(words, found):  # in 1:53,09 Minuten vor Paris (+0,41)
            found.unit = "second"
    elif is_share_again(words, before, found):
        _make_percent(found)
    elif close := next((figure for figure in near if is_close(words, figure, found)), None):
        _take_scale(found, close)
        _take_unit(found, close)
    elif not counts_before(words, found, earlier) and is_left_open(words, before, found):
        _take_scale(found, before)
        _take_unit(found, before)


def _make_percent(found: FoundFigure) -> None:
    found.kind, found.unit, found.bare = "percent", "percent", False


def _take_scale(found: FoundFigure, other: FoundFigure) -> None:
    """*zwei oder drei Millionen*, but not *200 und drei Millionen*: both numbers are of one size before the scale."""
    said = other.as_said
    if other.scale == 1 or found.scale != 1 or found.value is None or said is None:
        return
    if abs(found.value) < abs(said) * 10:
        found.multiply(other.scale)
        found.scale = other.scale


def _take_unit(found: FoundFigure, other: FoundFigure) -> None:
    """Give a bare number the unit of another figure, and of *von 14,9 auf 12,7 Cent* the hundredths too."""
    if other.share > 1:
        found.multiply(1 / other.share)
    found.kind, found.unit, found.bare, found.share = other.kind, other.unit, False, other.share
    found.unit_from = other
    if other.kind == "measure":
        found.per = other.per
