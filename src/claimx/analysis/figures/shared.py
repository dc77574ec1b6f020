"""What figures tell each other: a unit, scale or currency that is said once, and the two units of one duration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from claimx import lexicon
from claimx.analysis.figures.counted import is_list, is_noun_phrase
from claimx.analysis.figures.lexicon import is_person, words_of
from claimx.analysis.figures.numbers import is_one
from claimx.analysis.figures.words import Found, Words

LONGEST_CONTRAST = 4
LEAST_SUM = 1_000_000  # a bare number as large as this, after a sum of money, is one too
OLDEST = 120
CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})


# Units and currencies


def share_units(words: Words, figures: Sequence[Found]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: the unit and the scale are said with the last."""
    for found, later in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if not _is_open(found):
            continue
        if not (is_list(words, found.last, later.first, "noun_link", "unit_link") or _is_contrast(words, found, later)):
            continue
        if _shares_scale(found, later):
            found.multiply(later.scale)
            found.scale = later.scale
        if later.kind in ("money", "percent", "measure", "duration", "age"):
            _take_unit(found, later)
    currency = None
    for before, found in pairwise(figures):
        currency = before.unit if before.kind == "money" else currency
        if currency and _is_open(found) and found.scale >= LEAST_SUM and _is_amount_of(words, found):
            found.kind, found.unit, found.bare = "money", currency, False
        if _is_parallel(words, before, found) or _is_sum(words, before, found):
            _take_unit(found, before)


def _take_unit(found: Found, other: Found) -> None:
    """Give a bare number the unit of another figure, and of *von 14,9 auf 12,7 Cent* the hundredths too."""
    if other.share > 1:
        found.multiply(1 / other.share)
    found.kind, found.unit, found.bare, found.share = other.kind, other.unit, False, other.share


def _is_open(found: Found) -> bool:
    return found.kind == "count" and found.bare


def _is_contrast(words: Words, found: Found, later: Found) -> bool:
    """*8, ermäßigt 5 Euro*; *80 statt der erlaubten 50 km/h*: the second number stands for the same thing."""
    between = range(found.last, later.first)
    first = words.lower(found.last)
    if later.kind == "money" and first == "," and len(between) == 2 and words.joined(later.first):
        word_class = words.word_class(later.first - 1)
        return word_class in ("participle", "adjective", "adverb", "verb") and words.texts[later.first - 1][0].islower()
    if first not in words_of("instead") or len(between) > LONGEST_CONTRAST or not words.joined(later.first):
        return False
    return all(words.word_class(k) in ("determiner", "adjective", "adverb") for k in between[1:])


def _is_amount_of(words: Words, found: Found) -> bool:
    """*Zahlungen in Höhe von 6,4 Milliarden*: the words before say that it is a sum."""
    k = found.first
    return (words.lower(k - 2), words.lower(k - 1)) == ("höhe", "von") and not is_noun_phrase(words, found.amount_end)


def _shares_scale(found: Found, later: Found) -> bool:
    """*zwei oder drei Millionen*, but not *200 und drei Millionen*: both numbers are of one size before the scale."""
    if later.scale == 1 or found.scale != 1 or found.value is None or later.value is None:
        return False
    return found.value < later.value / later.scale * 10


def _is_parallel(words: Words, before: Found, found: Found) -> bool:
    """*sie zu 20 Jahren Haft, er zu zehn*; *mit 64,33 Metern vor … mit 63,19*: the same preposition before both."""
    k = found.first - 1
    return (
        _is_open(found)
        and found.qualifier == "exact"
        and before.kind in ("percent", "measure", "duration")
        and words.word_class(k) == "preposition"
        and words.lower(k) == words.lower(before.first - 1)
        and words.sentence(before.first) == words.sentence(found.first)
        and not is_noun_phrase(words, found.amount_end)
    )


def _is_sum(words: Words, before: Found, found: Found) -> bool:
    """*auf 316 Milliarden Euro, rund 39 Milliarden weniger*: a sum of money goes on in the same currency."""
    return (
        before.kind == "money"
        and _is_open(found)
        and found.scale >= LEAST_SUM
        and words.sentence(found.first) - words.sentence(before.first) <= 1
        and not is_noun_phrase(words, found.amount_end)
    )


def share_cents(figures: Sequence[Found]) -> None:
    """Cents are of the currency that the article spoke of before them, else of its first one, else of the euro."""
    currency = next((f.unit for f in figures if f.kind == "money" and f.unit in CENT_CURRENCIES), "EUR")
    for figure in figures:
        if figure.kind != "money":
            continue
        if figure.share != 1 and figure.unit is None:
            figure.unit = currency
        elif figure.unit in CENT_CURRENCIES:
            currency = figure.unit


# Ages after names


def read_ages(words: Words, figures: Sequence[Found]) -> None:
    """*Nina Hagen (56)*; *Hans Meier, 45, …*: a number in brackets or commas after a person's name; *Rente mit 67*."""
    for figure in figures:
        i = figure.first
        if i < 2 or not _is_open(figure) or figure.value is None or not 0 < figure.value < OLDEST:
            continue
        is_limit = words.lower(i - 1) in ("mit", "ab") and words.lower(i - 2) in words_of("age_limit")
        if is_limit and words.lower(figure.last) not in words_of("quote"):  # „Rente mit 67“ is a name
            figure.kind, figure.unit, figure.bare = "age", "year", False
            continue
        around = (words.lower(i - 1), words.lower(figure.last))
        if around in (("(", ")"), (",", ",")) and words.shapes[i] == "number" and _names_a_person(words, i - 2):
            figure.kind, figure.unit, figure.bare = "age", "year", False


def _names_a_person(words: Words, i: int) -> bool:
    """A word ends the name of a person, as far as tags, endings and capitals tell; *Brandenburg (97)* is none."""
    entity = words.token(i).ent_type_
    if entity in ("PER", "LOC", "ORG"):
        return bool(entity == "PER") or _follows_person(words, i)
    if is_person(words.texts[i]):
        return True
    if words.word_class(i) not in ("noun", "name") or not words.texts[i][0].isupper():
        return False
    has_first_name = words.joined(i) and words.texts[i - 1][0].isupper() and words.word_class(i - 1) in ("noun", "name")
    return has_first_name or words.is_surname(i)


def _follows_person(words: Words, i: int) -> bool:
    """A name follows a noun for a person, whatever kind of name the pipeline takes it for: *Sänger Yogo Pausch*."""
    k = i
    while words.joined(k) and words.word_class(k - 1) in ("noun", "name") and words.texts[k - 1][0].isupper():
        k -= 1
        if is_person(words.texts[k]):
            return i - k > 1
    return False


# Figures in two units


def join_parts(words: Words, figures: Sequence[Found]) -> list[Found]:
    """One figure of *1 Stunde und 32 Minuten*, in the smaller unit (92 minutes), and of *15 Dollar und 15 Cent*."""
    joined: list[Found] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before and goes_on(words, before, figure) and before.value is not None and figure.value is not None:
            before.value = before.value * (ratio(before.unit, figure.unit) or 1) + figure.value
            before.unit = before.unit if before.kind == "money" else figure.unit
            before.last, before.amount_end = figure.last, figure.amount_end
            for bound in ("low", "high"):
                if getattr(before, bound) is not None:
                    setattr(before, bound, before.value)
            continue
        joined.append(figure)
    return joined


def join_bounds(words: Words, figures: Sequence[Found]) -> list[Found]:
    """One range of bounds that have each a unit: *zwischen 50 Cent und zwei Euro*, *sechs Monate bis zehn Jahre*.

    The smaller unit is that of the range, as it is where two units add up.
    """
    joined: list[Found] = []
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


def _bounds_of(words: Words, before: Found, figure: Found) -> tuple[Fraction, Fraction, str | None] | None:
    """The bounds of a range in one unit, and that unit."""
    if before.value is None or figure.value is None or before.kind != figure.kind or before.qualifier == "range":
        return None
    if not all(words.joined(k) for k in range(before.last, figure.first + 1)):
        return None
    between = [words.lower(k) for k in range(before.last, figure.first)]
    is_between = between == ["und"] and words.lower(before.first - 1) == "zwischen"
    is_up_to = not between and words.lower(figure.first) == "bis" and words.lower(before.first - 1) == "von"
    if not (is_between or is_up_to or between in (["bis"], ["bis", "zu"])):
        return None
    if figure.kind == "fraction":
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


@dataclass(frozen=True)
class UnitSize:
    """One line of `unit_sizes.jsonl`."""

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


def goes_on(words: Words, before: Found, figure: Found) -> bool:
    """A duration or sum adds to the one right before it: a smaller unit, and less than one of the larger.

    Both are in digits or both in words (*zwei Jahre und drei Monate*), but *eine Stunde 20 Minuten*.
    """
    if before.kind != figure.kind or figure.qualifier != "exact" or figure.value is None or before.value is None:
        return False
    if before.kind == "money":
        units = {before.unit, figure.unit} - {None}
        if before.share != 1 or figure.share <= 1 or figure.value >= 1 or len(units) > 1 or before.value % 1:
            return False
    elif before.kind != "duration" or not (times := ratio(before.unit, figure.unit)) or not figure.value < times > 1:
        return False
    between = [words.lower(k) for k in range(before.last, figure.first)]
    if between not in ([], ["und"], [","]) or not all(words.joined(k) for k in range(before.last, figure.first + 1)):
        return False
    if between == [","] and words.lower(figure.last) in words_of("instead_of_sum"):
        return False
    said = [words.texts[found.first : found.last] for found in (before, figure)]
    in_digits = [any(text[0].isdecimal() for text in texts) for texts in said]
    return in_digits[0] == in_digits[1] or any(map(is_one, said[0]))
