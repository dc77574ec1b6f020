"""What figures tell each other: a unit, scale or currency that is said once, and the two units of one duration."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from claimx.analysis.figures.counted import is_list, is_noun_phrase
from claimx.analysis.figures.lexicon import is_person, words_of
from claimx.analysis.figures.numbers import is_one
from claimx.analysis.figures.words import Found, Words

LONGEST_CONTRAST = 4
LEAST_SUM = 1_000_000  # a bare number as large as this, after a sum of money, is one too
OLDEST = 120
CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_628_000,
    "year": 31_536_000,
}


# Units and currencies


def share_units(words: Words, figures: Sequence[Found]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: the unit and the scale are said with the last."""
    for found, later in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if not _is_open(found):
            continue
        if not (is_list(words, found.last, later.first, "noun_link", "unit_link") or _is_contrast(words, found, later)):
            continue
        if _shares_scale(found, later):
            _multiply(found, later.scale)
        if later.kind in ("money", "percent", "measure", "duration", "age"):
            found.kind, found.unit, found.bare = later.kind, later.unit, False
    currency = None
    for before, found in pairwise(figures):
        currency = before.unit if before.kind == "money" else currency
        if currency and _is_open(found) and found.scale >= LEAST_SUM and _is_amount_of(words, found):
            found.kind, found.unit, found.bare = "money", currency, False
        if _is_parallel(words, before, found):
            found.kind, found.unit, found.bare = before.kind, before.unit, False
        if _is_sum(words, before, found):
            found.kind, found.unit, found.bare = "money", before.unit, False


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


def _multiply(found: Found, scale: Fraction) -> None:
    found.value, found.low, found.high = (
        None if number is None else number * scale for number in (found.value, found.low, found.high)
    )
    found.scale = scale


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


# Durations in two units


def join_durations(words: Words, figures: Sequence[Found]) -> list[Found]:
    """One figure of *1 Stunde und 32 Minuten*, in the smaller unit: 92 minutes."""
    joined: list[Found] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before and goes_on(words, before, figure) and before.value is not None and figure.value is not None:
            ratio = Fraction(SECONDS[before.unit or ""], SECONDS[figure.unit or ""])
            before.value = before.value * ratio + figure.value
            before.unit, before.last = figure.unit, figure.last
            for bound in ("low", "high"):
                if getattr(before, bound) is not None:
                    setattr(before, bound, before.value)
            continue
        joined.append(figure)
    return joined


def goes_on(words: Words, before: Found, figure: Found) -> bool:
    """A duration adds to the one right before it: a smaller unit, and less than one of the larger.

    Both are in digits or both in words (*zwei Jahre und drei Monate*), but *eine Stunde 20 Minuten*.
    """
    if before.kind != "duration" or figure.kind != "duration" or figure.qualifier != "exact" or figure.value is None:
        return False
    larger, smaller = SECONDS.get(before.unit or ""), SECONDS.get(figure.unit or "")
    if larger is None or smaller is None or smaller >= larger or figure.value * smaller >= larger:
        return False
    between = [words.lower(k) for k in range(before.last, figure.first)]
    if between not in ([], ["und"], [","]) or not all(words.joined(k) for k in range(before.last, figure.first + 1)):
        return False
    if between == [","] and words.lower(figure.last) in words_of("instead_of_sum"):
        return False
    said = [words.texts[found.first : found.last] for found in (before, figure)]
    in_digits = [any(text[0].isdecimal() for text in texts) for texts in said]
    return in_digits[0] == in_digits[1] or any(map(is_one, said[0]))
