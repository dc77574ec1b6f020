"""Rates and odds: what a figure is related to (*93 Fälle je 100.000 Einwohner*), and *zwei von fünf Befragten*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.lookups import wordlist
from claimx.analysis.figures.measures import after_per, measure_at, unit_at
from claimx.analysis.figures.numbers import is_integer, is_one, is_power_of_ten
from claimx.analysis.figures.words import FoundFigure, Per, Words

RELATED = ("count", "money", "percent", "measure", "duration")
"""Kinds of figures that can be a rate."""

LARGEST_SAMPLE = 10
"""*zwei von fünf Befragten* and *einer von 1.000* are a share of all; *37 von 41 Beschwerden* were counted."""


@cache
def _adverbs() -> dict[str, str]:
    """*täglich*, *monatlich*, with the unit that they relate to."""
    return {word: unit for unit in ("hour", "day", "week", "month", "year") for word in wordlist(f"per_{unit}")}


def read_rates(words: Words, figures: Sequence[FoundFigure]) -> None:
    """Fill `per` of every figure that says what it is related to."""
    floor = 0
    for found in figures:
        is_first_of_two = found.unit_from is not None and words.lower(found.last) == "/"  # 12/8 Euro
        rises = words.lower(found.first - 1) == "von" and words.lower(found.last) == "auf"  # von 99 auf 100 Punkte
        if found.kind in RELATED and found.per is None and not is_first_of_two and not rises:
            found.per = (
                _per_at(words, found.last)
                or _per_after_noun(words, found)
                or _per_said_before(words, floor, found)
                or _per_before(words, floor, found)
                or _per_upon(words, found)
            )
        floor = found.last
    for found, later in pairwise(figures):
        if found.per is None and _becomes(words, found, later):
            found.per = later.per
    for found in figures:
        said = found.unit_from
        if said and found.per is None and found.kind == "money" and words.same_sentence(said.first, found.first):
            found.per = said.per  # von 13,90 auf 14,60 Euro pro Stunde


def _becomes(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*von [100 Euro] auf 119 Euro pro Monat*, *um [50 Cent] auf 8 Euro je Quadratmeter*: the same is related to it."""
    return (
        found.kind == later.kind
        and found.kind in ("money", "measure")
        and found.unit == later.unit
        and words.lower(found.first - 1) in ("von", "um")
        and words.lower(found.last) == words.lower(later.first - 1) == "auf"
        and later.first - found.last <= 2
    )


def _per_after_noun(words: Words, found: FoundFigure) -> Per | None:
    """*20 Liter Regen pro Quadratmeter*: what is measured stands between."""
    phrase = phrase_at(words, found.last) if found.unit and found.kind != "duration" else None
    return _per_at(words, phrase.last) if phrase and not phrase.attribute else None


def _per_said_before(words: Words, floor: int, found: FoundFigure) -> Per | None:
    """*monatlich 80 Euro*, *pro Person 3 Euro*: the relation stands right before the number, and after no other one."""
    k = found.first - 1
    if k < floor or not words.joined(found.first):
        return None
    if unit := _adverbs().get(words.lower(k)):
        is_free = k > floor or not words.joined(k) or _is_amount_next(words, found.first)
        return Per(Fraction(1), unit, None) if is_free else None
    while words.word_class(k) == "adverb" and k - 2 > floor:  # pro Monat dann 84,54 Euro
        k -= 1
    is_said = k - 1 > floor and words.lower(k - 1) in wordlist("per") and words.shapes[k] == "word"
    return _per_of(words, k) if is_said else None


def _per_before(words: Words, floor: int, found: FoundFigure) -> Per | None:
    """*Pro Jahr sterben 3.000 Menschen*: the relation begins the sentence, and this is its first figure."""
    begins = next((k for k in range(found.first - 1, max(floor, found.first - LONGEST_CLAUSE) - 1, -1)
                   if words.begins_sentence(k)), -1)  # fmt: skip
    if begins < floor:
        return None
    if unit := _adverbs().get(words.lower(begins)):  # Täglich fahren 3.000 Autos
        return Per(Fraction(1), unit, None)
    if words.lower(begins) not in wordlist("per"):
        return None
    return _per_of(words, begins + 1) if words.joined(begins + 1) and words.shapes[begins + 1] == "word" else None


LONGEST_CLAUSE = 8


def _per_upon(words: Words, found: FoundFigure) -> Per | None:
    """*Auf 1.000 Einwohner kommen [12 Ärzte]*, *Auf einen Lehrer kamen [15 Schüler]*: those come to so many."""
    verb = found.first - 1
    while words.word_class(verb) == "adverb" and words.joined(verb):
        verb -= 1
    if words.lower(verb) not in wordlist("falls_upon") or found.kind != "count":
        return None
    begins = next((k for k in range(verb, max(0, verb - LONGEST_CLAUSE) - 1, -1) if words.begins_sentence(k)), -1)
    if begins < 0 or words.lower(begins) != "auf" or not words.joined(begins + 1):
        return None
    return _per_of(words, begins + 1 + is_one(words.texts[begins + 1]))


def _per_at(words: Words, i: int) -> Per | None:
    """What follows *pro*, *je*, a slash or *auf*, or a unit of time after *im*, *am*, *die*."""
    i += words.lower(i) in wordlist("after_price")  # 14 Euro kalt je Quadratmeter
    k = after_per(words, i) or _after_per_many(words, i)
    is_slashed = k and words.lower(i) == "/" and words.shapes[k] == "number"
    if is_slashed and not (is_power_of_ten(words.texts[k]) and unit_at(words, k + 1)):
        return None  # 20 Rote Karten/16 Gelb-Rote Karten, 530 kcal/2220 kJ
    if k:
        return None if _is_of_next(words, k) else _per_of(words, k)
    if (unit := _adverbs().get(words.lower(i))) and words.joined(i) and not _is_amount_next(words, i + 1):
        return Per(Fraction(1), unit, None)  # 3 Euro monatlich
    if words.word_class(i) == "verb" and after_per(words, i + 1):  # 8,90 Euro werden pro Quadratmeter verlangt
        return None if _is_of_next(words, i + 2) else _per_of(words, i + 2)
    return _per_time(words, i)


def _is_of_next(words: Words, k: int) -> bool:
    """*bei 23,1 Megawatt werden pro [Jahr] 57 Millionen Kilowattstunden erzeugt*: the time is that of what follows."""
    unit = unit_at(words, k)
    return unit is not None and unit[0].category == "duration" and words.shapes[unit[1] : unit[1] + 1] == ["number"]


def _is_amount_next(words: Words, i: int) -> bool:
    """*für 300.000 Euro monatlich [1.450 Euro]*: an amount of money follows, to which the adverb belongs."""
    numeral = words.numeral(i) if words.joined(i) and words.shapes[i] in ("number", "word") else None
    measure = measure_at(words, numeral.end) if numeral else None
    return measure is not None and measure.kind == "money"


def _per_of(words: Words, k: int) -> Per | None:
    """The unit or the things after *pro*, with how many of them: *(je) 100.000 Einwohner*, *(pro) Quadratmeter*."""
    numeral = words.numeral(k) if words.shapes[k] in ("number", "word") else None
    sum_of_money = measure_at(words, numeral.end) if numeral else None
    if sum_of_money and sum_of_money.kind == "money":  # fünfmal je 9.999 Euro
        return None
    value, k = (numeral.value, numeral.end) if numeral and not is_one(words.texts[k]) else (Fraction(1), k)
    if unit := unit_at(words, k):
        return Per(value, unit[0].name, None)
    phrase = phrase_at(words, k)
    return Per(value, None, words.span(phrase.first, phrase.last)) if phrase and not phrase.attribute else None


def _after_per_many(words: Words, i: int) -> int:
    """The number after *auf*, where it is one that rates are given for: *auf 100.000 Einwohner*; else 0."""
    if words.lower(i) != "auf" or not words.joined(i + 1) or words.shapes[i + 1] != "number":
        return 0
    numeral = words.numeral(i + 1)
    return i + 1 if numeral and str(numeral.value).strip("0") == "1" and numeral.value >= 100 else 0


def _per_time(words: Words, i: int) -> Per | None:
    """*80 Euro im Jahr*, *4.000 am Tag*, *einmal die Woche*: but *im Jahr 2005*, *am Tag danach*."""
    if not words.joined(i + 1) or words.lower(i) not in wordlist("per_time") or not words.joined(i):
        return None
    unit = unit_at(words, i + 1)
    if unit is None or unit[0].category != "duration" or words.is_plural(i + 1) or unit[1] != i + 2:
        return None
    after = i + 2
    goes_on = words.joined(after) and (
        words.word_class(after) in ("number", "noun", "name", "determiner")
        or words.lower(after) in wordlist("after_day")
    )
    return None if goes_on else Per(Fraction(1), unit[0].name, None)


def odds_at(words: Words, i: int) -> FoundFigure | None:
    """*zwei von fünf Befragten*, *einer von zehn*: a share, with its two numbers."""
    if words.shapes[i] not in ("number", "word"):
        return None
    part = words.numeral(i)
    if part is None or words.lower(part.end) != "von" or not words.joined(part.end) or not words.joined(part.end + 1):
        return None
    whole = words.numeral(part.end + 1) if words.shapes[part.end + 1] in ("number", "word") else None
    if whole is None or not 0 < part.value < whole.value or not is_integer(part.value) or not is_integer(whole.value):
        return None
    is_sample = whole.value <= LARGEST_SAMPLE or (part.value == 1 and str(whole.value).strip("0") == "1")
    if not is_sample or is_one(words.texts[part.end + 1]) or measure_at(words, whole.end):
        return None
    phrase = phrase_at(words, whole.end)
    found = FoundFigure(i, whole.end, "fraction", part.value / whole.value, of=(part.value, whole.value))
    if phrase and not phrase.attribute:
        found.counted, found.last = words.span(phrase.first, phrase.last), phrase.last
    return found
