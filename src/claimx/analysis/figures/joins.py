"""Figures in two units that are one: *1 Stunde und 32 Minuten*, *zwischen 50 Cent und zwei Euro*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from claimx import lexicon
from claimx.analysis.figures.lookups import wordlist
from claimx.analysis.figures.numbers import is_integer, is_one
from claimx.analysis.figures.words import FoundFigure, Words


def join_parts(words: Words, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """One figure of *1 Stunde und 32 Minuten*, in the smaller unit (92 minutes), and of *15 Dollar und 15 Cent*."""
    joined: list[FoundFigure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before and _is_minutes(words, before, figure):
            figure.kind, figure.unit, figure.bare = "duration", "minute", False
        if before and goes_on(words, before, figure) and before.value is not None and figure.value is not None:
            before.value = before.value * (ratio(before.unit, figure.unit) or 1) + figure.value
            before.unit = before.unit if before.kind == "money" else figure.unit
            before.kind = "age" if "age" in (before.kind, figure.kind) else figure.kind
            before.last, before.amount_end = figure.last, figure.amount_end
            for bound in ("low", "high"):
                if getattr(before, bound) is not None:
                    setattr(before, bound, before.value)
            continue
        joined.append(figure)
    return joined


def _is_minutes(words: Words, before: FoundFigure, figure: FoundFigure) -> bool:
    """*zwei Stunden 15*: a bare number right after hours, where the clause ends."""
    return (
        before.unit == "hour"
        and before.last == figure.first
        and figure.is_open
        and figure.value is not None
        and is_integer(figure.value)
        and 0 < figure.value < MINUTES
        and words.ends_before(figure.last)
    )


MINUTES = 60


def join_bounds(words: Words, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """One range of bounds that have each a unit: *zwischen 50 Cent und zwei Euro*, *sechs Monate bis zehn Jahre*.

    The smaller unit is that of the range, as it is where two units add up.
    """
    joined: list[FoundFigure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before and (bounds := _bounds_of(words, before, figure)):
            before.low, before.high, before.unit = bounds
            before.value, before.qualifier, before.share = None, "range", figure.share
            before.last, before.amount_end = figure.last, figure.amount_end
            before.counted, before.per = figure.counted, figure.per
            if words.lower(before.first - 1) == "zwischen":
                before.first -= 1
            continue
        joined.append(figure)
    return joined


def _bounds_of(words: Words, before: FoundFigure, figure: FoundFigure) -> tuple[Fraction, Fraction, str | None] | None:
    """The bounds of a range in one unit, and that unit."""
    if before.value is None or figure.value is None or before.kind != figure.kind or before.qualifier == "range":
        return None
    if not all(words.joined(k) for k in range(before.last, figure.first + 1)):
        return None
    between = [words.lower(k) for k in range(before.last, figure.first)]
    is_at_a_place = _is_at_a_place(words, before.last, figure.first - 1)
    if is_at_a_place:
        between = between[-1:]
    is_between = between == ["und"] and words.lower(before.first - 1) == "zwischen"
    is_up_to = not between and words.lower(figure.first) == "bis" and words.lower(before.first - 1) == "von"
    if not (is_between or is_up_to or between in (["bis"], ["bis", "zu"], ["bis", "zur"], ["bis", "die"])):
        return None
    if is_at_a_place and before.unit and before.unit == figure.unit:
        low, high = sorted((before.value, figure.value))
        unit = before.unit
    elif figure.kind == "fraction":
        low, high, unit = before.value, figure.value, None
    elif figure.kind == "money" and {before.unit, figure.unit} - {None} and before.share != figure.share:
        low, high, unit = before.value, figure.value, figure.unit or before.unit
    elif factor := ratio(before.unit, figure.unit):
        low, high, unit = before.value * factor, figure.value, figure.unit
        if factor < 1:
            low, high, unit = before.value, figure.value / factor, before.unit
    else:
        return None
    return (low, high, unit) if low < high else None


def _is_at_a_place(words: Words, i: int, end: int) -> bool:
    """*3 Grad [im Erzgebirge] und 11 Grad am Rhein*: nothing but where it is stands between two bounds."""
    return (
        0 < end - i <= LONGEST_PLACE
        and words.word_class(i) == "preposition"
        and words.lower(i) != "bis"
        and all(words.word_class(k) in PLACE for k in range(i, end))
    )


LONGEST_PLACE = 4
PLACE = ("preposition", "determiner", "adjective", "noun", "name")


@dataclass(frozen=True)
class UnitSize:
    """One line of `unit_sizes.jsonl`.

    Attributes:
        unit: As in the output.
        base: The unit that it is measured in.
        size: How many of these it is.
    """

    unit: str
    base: str
    size: float


@cache
def _sizes() -> dict[str, UnitSize]:
    return {entry.unit: entry for entry in lexicon.load("unit_sizes.jsonl", UnitSize)}


def ratio(larger: str | None, smaller: str | None) -> Fraction | None:
    """How many of one unit make one of another of the same dimension: 60 for `hour` and `minute`."""
    one, other = _sizes().get(larger or ""), _sizes().get(smaller or "")
    if one is None or other is None or one.base != other.base:
        return None
    return Fraction(str(one.size)) / Fraction(str(other.size))


def goes_on(words: Words, before: FoundFigure, figure: FoundFigure) -> bool:
    """A duration or sum adds to the one right before it: a smaller unit, and less than one of the larger.

    Both are in digits or both in words (*zwei Jahre und drei Monate*), or each as newspapers write it, where numbers up
    to twelve are words (*drei Stunden und 20 Minuten*).
    """
    kinds = before.kind, figure.kind
    if figure.qualifier != "exact" or figure.value is None or before.value is None:
        return False
    if before.kind != figure.kind and set(kinds) != {"duration", "age"}:  # zwanzig Jahre und sechs Monate alt
        return False
    if before.kind == "money":
        units = {before.unit, figure.unit} - {None}
        if before.share != 1 or figure.share <= 1 or figure.value >= 1 or len(units) > 1 or before.value % 1:
            return False
    elif (
        before.kind not in ("duration", "age")
        or not (times := ratio(before.unit, figure.unit))
        or not figure.value < times > 1
    ):
        return False
    has_attribute = figure.amount_end and figure.last > figure.amount_end + 1
    if has_attribute and words.word_class(figure.amount_end) == "adjective":
        return False  # zwölf Monate und drei freie Tage
    between = [words.lower(k) for k in range(before.last, figure.first)]
    if between not in ([], ["und"], [","]) or not all(words.joined(k) for k in range(before.last, figure.first + 1)):
        return False
    if between == [","] and words.lower(figure.last) in wordlist("instead_of_sum"):
        return False
    said = [words.texts[found.first : found.last] for found in (before, figure)]
    in_digits = [any(text[0].isdecimal() for text in texts) for texts in said]
    parts = figure.share if figure.kind == "money" else ratio(before.unit, figure.unit)
    by_the_rule = before.value <= LARGEST_IN_WORDS < figure.value * figure.share and (parts or 0) <= MOST_PARTS
    return in_digits[0] == in_digits[1] or any(map(is_one, said[0])) or (in_digits[1] and by_the_rule)


LARGEST_IN_WORDS = 12
MOST_PARTS = 100
"""Of a larger unit in a smaller one, where one is in words: minutes of an hour, but no days of a year."""
