"""What shows that a number measures what the one after it measures: *8, ermäßigt 5 Euro*, *25 mal 12,5 Meter*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimx.analysis.figures.alike import (
    LARGEST_STEP,
    LONGEST_CONTRAST,
    LONGEST_GAP,
    MOST_UNLIKE,
    UNITED,
    as_planned,
    has_decimals,
    is_before_change,
    is_like,
    is_nominal,
)
from claimx.analysis.figures.counted import counts_before, is_list, phrase_at
from claimx.analysis.figures.dates import year_at
from claimx.analysis.figures.lookups import noun_role, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import is_abbreviated_scale, scale
from claimx.analysis.figures.shares import is_change
from claimx.analysis.figures.words import FoundFigure, Words

LARGEST_SIDE = 10
LONGEST_ASIDE = 8
"""In words: what stands in brackets before the unit."""


def take_unit_after_bracket(words: Words, found: FoundFigure) -> None:
    """*38 (Vorjahr: 59) Millionen Euro*: for both numbers the unit stands after the bracket."""
    closing = found.last
    if words.lower(closing) == "(":
        closing = next((k for k in range(closing, closing + LONGEST_ASIDE) if words.lower(k) == ")"), 0)
    if words.lower(closing) != ")" or not words.joined(closing + 1):
        return
    i, factor = closing + 1, Fraction(1)
    while words.joined(i) and (size := scale(words.texts[i])):
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
        if found.unit == "percent" and is_change(words, found):  # Grüne 11,5 (-2,4) Prozent
            found.unit = "percentage-point"


def is_announced(words: Words, found: FoundFigure, later: FoundFigure, earlier: Sequence[FoundFigure]) -> bool:
    """Whether a bare number measures what the one after it measures; `earlier` are the figures before it."""
    if is_list(words, found.last, later.first, "noun_link", "unit_link") and not _is_share_of_it(words, found, later):
        return True
    if _is_gapped(words, found, later) and not counts_before(words, found, earlier):
        return True
    return any(
        shows(words, found, later)
        for shows in (
            _is_side,
            _is_corrected,
            _is_other_price,
            _is_contrast,
            _is_row,
            _turns_into,
            is_before_change,
        )
    )


def _is_share_of_it(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*1.108 oder 16,1 Prozent weniger*: more than all of them can be no percentage beside a small one.

    Nor can a whole number beside a small one with decimals: *100 oder 0,3 Prozent*.
    """
    return (
        later.kind == "percent"
        and found.value is not None
        and later.value is not None
        and (found.value > 100 or (has_decimals(words, later) and not has_decimals(words, found)))
        and found.value > later.value * LARGEST_STEP
    )


def is_part_of_many(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*1,9 der 2,3 Millionen Bewohner*: decimals are a part of as many millions, *zwei* would be two."""
    return (
        later.kind == "count"
        and later.first == found.last + 1
        and words.lower(found.last) in wordlist("genitive_article")
        and has_decimals(words, found)
    )


def changes_by(words: Words, found: FoundFigure, change: FoundFigure, later: FoundFigure) -> bool:
    """*von [1,89] um 20 Cent auf 1,69 Euro*: how much it changed stands between what it was and what it became."""
    before = [words.lower(figure.first - 1) for figure in (found, change, later)]
    return (
        before == ["von", "um", "auf"]
        and later.kind in UNITED
        and (found.last, change.last) == (change.first - 1, later.first - 1)
    )


def _is_side(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*25 mal 12,5 Meter*, *30 x 20 x 5 cm*: two sides of something; *4 x 100 Meter* are a relay."""
    return (
        later.kind == "measure"
        and later.first == found.last + 1
        and words.lower(found.last) in wordlist("times_a_side")
        and found.value is not None
        and later.value is not None
        and later.value < found.value * LARGEST_SIDE
    )


def _is_corrected(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*statt 60 nun 95 Millionen Euro*; *Statt wie bisher 50 fuhr er mit 112 Stundenkilometern*."""
    k = found.first - 1
    while words.word_class(k) in ("determiner", "adjective"):
        k -= 1  # Statt der erlaubten 50
    if words.word_class(k) in ("adverb", "participle"):  # Statt wie bisher 50
        starts = (n for n in range(k, max(k - LONGEST_CONTRAST, 0), -1) if as_planned(words, n) == found.first)
        k = next(starts, k + 1) - 1
    while words.word_class(k) == "adverb":  # Statt bisher 19
        k -= 1
    if later.kind not in UNITED or words.lower(k) not in wordlist("instead"):
        return False
    between = range(found.last, later.first)
    if len(between) <= 2 and words.joined(later.first) and all(words.word_class(n) == "adverb" for n in between):
        return True
    is_verb_next = words.word_class(found.last) == "verb" and words.same_sentence(found.last, later.first)
    return is_verb_next and words.begins_sentence(k)


def _is_other_price(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*8, ermäßigt 5 Euro*."""
    k = later.first - 1
    return (
        later.kind == "money"
        and k == found.last + 1
        and words.lower(found.last) == ","
        and words.joined(later.first)
        and words.word_class(k) in ("participle", "adjective", "adverb", "verb")
        and words.texts[k][0].islower()
    )


def _is_contrast(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*80 statt der erwarteten 50 km/h*: the second number stands for the same thing."""
    between = range(found.last, later.first)
    if len(between) > LONGEST_CONTRAST or words.lower(found.last) not in wordlist("instead"):
        return False
    if as_planned(words, found.last + 1) == later.first:
        return True
    others = [k for k in between[1:] if words.word_class(k) not in ("determiner", "adjective", "adverb")]
    is_declined = all(words.lower(k).endswith("en") for k in others)
    return is_declined and others in ([], [later.first - 1]) and words.joined(later.first)


def _is_row(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*SPD 24,1 (+2,3), CDU 22,8, Grüne 14,5 Prozent*: a row of names; *bei 21, die FPÖ bei 35 Prozent*."""
    between = range(found.last, later.first)
    if not 0 < len(between) <= LONGEST_GAP or not is_nominal(words, between):
        return False
    before = found.first - 1
    if words.word_class(before) == "preposition" and words.lower(before) == words.lower(later.first - 1):
        is_next = words.lower(found.last) in wordlist("comma_or_and")
        return is_next and later.kind in UNITED and year_at(words, found.first) is None
    is_bracket = words.texts[before] == "(" and words.texts[found.last] == ")"
    is_size = later.scale > 1 and words.word_class(before) == words.word_class(later.first - 1) == "name"
    return (
        (later.kind == "percent" or is_size)  # Hamburg 1,9 und München 1,5 Millionen
        and has_decimals(words, found)
        and (is_bracket or words.word_class(before) in ("name", "noun", "sign", "pronoun", "preposition"))
        and not phrase_at(words, found.amount_end)  # um 0,3 Punkte auf 5,9 Prozent
    )


def _turns_into(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Aus [4,5] wurden 6 Millionen Euro*: what it was before has no unit of its own."""
    return (
        later.kind in UNITED
        and words.lower(found.first - 1) == "aus"
        and words.begins_sentence(found.first - 1)
        and words.lower(found.last) in wordlist("turns_into")
        and later.first - found.last <= LONGEST_CONTRAST
        and words.same_sentence(found.first, later.first)
    )


def _is_gapped(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Böen um 100, auf dem Brocken bis 130 km/h*; *am Freitag 12, am Samstag 20 Grad*: the unit is said last."""
    between = range(found.last, later.first)
    step = MOST_UNLIKE if later.kind == "percent" else LARGEST_STEP  # der Bund zahlt 90, das Land zehn Prozent
    return (
        (later.kind in ("percent", "measure", "money") or _are_two_spans(words, found, later))
        and 1 < len(between) <= LONGEST_GAP
        and words.lower(found.last) in wordlist("comma_or_and")
        and is_nominal(words, between)
        and is_like(found.size, later.as_said, step)
        and year_at(words, found.first) is None
        and noun_role(words, found.first - 1) in (None, "year")
    )


def _are_two_spans(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Männer verlieren [17], Frauen fast 14 Jahre*: a noun before each of two durations, and nothing after them."""
    before = later.first - 1
    return (
        later.kind == "duration"
        and words.texts[before][0].isupper()
        and words.word_class(before) in ("noun", "name")
        and words.ends_before(later.last)
    )
