"""What figures tell each other: a unit, scale or currency that is said once, and the two units of one duration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from claimx import lexicon
from claimx.analysis.figures.counted import genitive_at, is_list, is_noun_phrase, phrase_at
from claimx.analysis.figures.dates import year_at
from claimx.analysis.figures.lexicon import is_person, noun_role, words_of
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import is_abbreviated_scale, is_one, scale
from claimx.analysis.figures.words import Found, Words
from claimx.vocabulary import FigureKind

LONGEST_CONTRAST = 4
LEAST_SUM = 1_000_000  # a bare number as large as this, after a sum of money, is one too
OLDEST = 120
CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})


# Units and currencies


def share_units(words: Words, figures: Sequence[Found]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: the unit and the scale are said with another number."""
    for found in figures:
        if _is_open(found):
            _take_unit_after_bracket(words, found)
    for found, later in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if not _is_open(found):
            continue
        if not (is_list(words, found.last, later.first, "noun_link", "unit_link") or _is_contrast(words, found, later)):
            continue
        _take_scale(found, later)
        if later.kind in UNITED:
            _take_unit(found, later)
    currency: Found | None = None
    for before, found in pairwise(found for found in figures if found.kind not in ("date", "time")):
        currency = before if before.kind == "money" and before.unit else currency
        if not _is_open(found):
            continue
        if currency and found.scale >= LEAST_SUM and _is_amount_of(words, found):
            _take_unit(found, currency)
        elif any(goes_with(words, before, found) for goes_with in (_is_parallel, _is_sum)):
            _take_unit(found, before)
        elif any(
            goes_with(words, before, found) for goes_with in (_is_result, _is_aside, _is_of_it, _is_gapped, _is_share)
        ):
            _take_scale(found, before)
            if before.kind in UNITED:
                _take_unit(found, before)


UNITED: tuple[FigureKind, ...] = ("money", "percent", "measure", "duration", "age")
"""Kinds of figures that have a unit."""


def _take_unit_after_bracket(words: Words, found: Found) -> None:
    """*38 (Vorjahr: 59) Millionen Euro*: for both numbers the unit stands after the bracket."""
    closing = found.last
    if words.lower(closing) == "(":
        closing = next((k for k in range(closing, min(closing + 8, len(words))) if words.texts[k] == ")"), 0)
    if words.lower(closing) != ")" or not words.joined(closing + 1):
        return
    i, factor = closing + 1, Fraction(1)
    while i < len(words) and words.joined(i) and (size := scale(words.texts[i])):
        factor, i = factor * size, i + 1
        if is_abbreviated_scale(words.texts[i - 1]) and words.lower(i) == ".":
            i += 1
    measure = measure_at(words, i)
    if found.scale == 1 and factor > 1:
        found.multiply(factor)
        found.scale = factor
    if measure:
        found.multiply(1 / measure.share)
        found.kind, found.unit, found.share, found.bare = measure.kind, measure.unit, measure.share, False


def _is_result(words: Words, before: Found, found: Found) -> bool:
    """*von 12 Prozent im Vorjahr auf 10,1*: what it became has no unit of its own."""
    return (
        words.lower(before.first - 1) in ("von", "vom")
        and words.lower(found.first - 1) in ("auf", "nach")
        and words.sentence(before.first) == words.sentence(found.first)
        and not phrase_at(words, found.amount_end)
    )


def _is_aside(words: Words, before: Found, found: Found) -> bool:
    """*7,5 Millionen Euro (Vorjahr: 6,8)*: a number of an earlier time in brackets."""
    inside = range(before.last + 1, found.first)
    return (
        words.lower(before.last) == "("
        and words.lower(found.last) == ")"
        and len(inside) > 0
        and all(words.joined(k) for k in range(before.last, found.last + 1))
        and words.shapes[found.first] == "number"
    )


def _is_of_it(words: Words, before: Found, found: Found) -> bool:
    """*bei Gas seien es sogar 740*; *Vor der Krise waren es 5,1*: *es* takes up what was measured before."""
    k = found.first - 1
    while words.word_class(k) == "adverb" and words.joined(k + 1):
        k -= 1
    ends = (
        not words.joined(found.last) or words.texts[found.last] in '.,;:!?)–“”"«»' or words.lower(found.last) == "und"
    )
    return words.lower(k) == "es" and ends and words.sentence(found.first) - words.sentence(before.first) <= 1


def _is_gapped(words: Words, before: Found, found: Found) -> bool:
    """*Berlin zahlt 40 Millionen Euro, Bayern 38*: the verb is said once, with the unit."""
    between = range(before.last, found.first)
    if not between or words.lower(before.last) not in (",", "und", "aber") or len(between) > LONGEST_GAP:
        return False
    nominal = ("noun", "name", "determiner", "adjective", "conjunction", "sign", "preposition")
    ends = not words.joined(found.last) or words.texts[found.last] in ".,;" or words.lower(found.last) == "und"
    return (
        ends
        and before.kind in UNITED
        and all(words.joined(k) and words.word_class(k) in nominal for k in between)
        and words.word_class(found.first - 1) in ("noun", "name")
        and year_at(words, found.first) is None
        and not noun_role(words, found.first - 1)
    )


LONGEST_GAP = 6


def _is_share(words: Words, before: Found, found: Found) -> bool:
    """*43 Prozent der Frauen, aber nur 31 der Männer*: a share of another group."""
    return (
        before.kind == "percent"
        and words.sentence(before.first) == words.sentence(found.first)
        and genitive_at(words, before.last) is not None
        and genitive_at(words, found.last) is not None
        and found.first - before.last <= LONGEST_GAP
    )


def _take_scale(found: Found, other: Found) -> None:
    if _shares_scale(found, other):
        found.multiply(other.scale)
        found.scale = other.scale


def _take_unit(found: Found, other: Found) -> None:
    """Give a bare number the unit of another figure, and of *von 14,9 auf 12,7 Cent* the hundredths too."""
    if other.share > 1:
        found.multiply(1 / other.share)
    found.kind, found.unit, found.bare, found.share = other.kind, other.unit, False, other.share
    found.unit_from = other


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
    size = later.value if later.value is not None else later.high
    if later.scale == 1 or found.scale != 1 or found.value is None or size is None:
        return False
    return found.value < size * later.share / later.scale * 10


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


# Ages without a unit


def read_ages(words: Words, figures: Sequence[Found]) -> None:
    """Give a bare number that says how old somebody is its kind and unit."""
    for figure in figures:
        size = figure.value if figure.value is not None else figure.high
        if not _is_open(figure) or size is None or not 0 < size < OLDEST or size.denominator != 1:
            continue
        if any(is_age(words, figure) for is_age in (_is_age_limit, _is_age_of_name, _is_age_of_subject, _is_age_when)):
            figure.kind, figure.unit, figure.bare = "age", "year", False
    for pair in pairwise(figures):  # als sie sieben und zehn waren
        kinds = {figure.kind for figure in pair}
        if kinds == {"age", "count"} and is_list(words, pair[0].last, pair[1].first, "noun_link"):
            for figure in filter(_is_open, pair):
                if figure is pair[0] or words.lower(figure.last) in words_of("is_so_old"):
                    figure.kind, figure.unit, figure.bare = "age", "year", False


def _is_age_limit(words: Words, figure: Found) -> bool:
    """*die Rente mit 67*, *das Wahlrecht ab 16*; *auf Mitte 50 geschätzt*, *Anfang dreißig*."""
    i = figure.first
    if words.lower(i - 1) in ("mit", "ab") and words.lower(i - 2) in words_of("age_limit"):
        return words.lower(figure.last) not in words_of("quote")  # „Rente mit 67“ is a name
    is_round = figure.value is not None and figure.value % 10 == 0 and 20 <= figure.value <= 90
    return is_round and words.texts[i - 1] in words_of("position") and words.joined(i)


def _is_age_of_name(words: Words, figure: Found) -> bool:
    """*Nina Hagen (56)*; *Nadja Kolbe (46, „…“)*; *Jule S. (32)*; *Hans Meier, 45, …*."""
    i = figure.first
    around = (words.lower(i - 1), words.lower(figure.last))
    if i < 2 or around not in (("(", ")"), ("(", ","), (",", ",")) or words.shapes[i] != "number":
        return False
    if words.texts[i - 2] == "." and len(words.texts[i - 3]) == 1 and words.texts[i - 3].isupper():
        return i > 3 and words.texts[i - 4][0].isupper() and words.word_class(i - 4) in ("noun", "name")
    return _names_a_person(words, i - 2)


def _is_age_of_subject(words: Words, figure: Found) -> bool:
    """*Sie ist 45*; *als sie sieben war*; *Der Täter wird 80*; *Die Männer sind zwischen 20 und 30*."""
    after = words.lower(figure.last)
    ends = (
        not words.joined(figure.last) or words.texts[figure.last] in '.,;:!?)–“”"«»' or after in ("und", "oder", "als")
    )
    k = figure.first - 1
    while words.word_class(k) == "adverb" and words.joined(k + 1):
        k -= 1
    if words.lower(k) in words_of("person_pronoun") and (
        after in words_of("is_so_old") or _ends_in_being(words, figure)
    ):
        return True
    if not ends or words.lower(k) not in words_of("is_so_old"):
        return False
    subject = words.lower(k - 1)
    many = words.lower(k) in ("sind", "waren", "seien", "wurden")
    is_someone = subject in words_of("person_pronoun") or is_person(words.texts[k - 1]) or _names_a_person(words, k - 1)
    return k > 0 and is_someone and (not many or figure.qualifier == "range")


def _ends_in_being(words: Words, figure: Found) -> bool:
    """*seit sie sieben und zehn gewesen seien*: another number stands between the first and its verb."""
    k = figure.last
    return words.lower(k) == "und" and words.lower(k + 2) in words_of("is_so_old")


def _is_age_when(words: Words, figure: Found) -> bool:
    """*Mit 17 bewarb sie sich*; *Sie kam mit zehn an den Set*: what somebody did at that age."""
    k = figure.first - 1
    if words.lower(k) != "mit" or figure.qualifier not in ("exact", "about", "almost", "over", "under"):
        return False
    after = figure.last
    if words.begins_sentence(k) and words.joined(after + 1):
        is_named = words.word_class(after) == "verb" and words.token(after + 1).ent_type_ == "PER"
        if is_named or words.lower(after + 1) in words_of("person_pronoun"):
            return True
    before = [words.lower(n) for n in range(max(k - 4, 0), k) if words.sentence(n) == words.sentence(k)]
    is_free = words.word_class(after) in ("preposition", "adverb", "participle", "verb")
    return (
        is_free
        and any(word in words_of("person_pronoun") for word in before)
        and words.lower(after) not in words_of("no_age")
    )


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
