"""What the rules for a unit that is said once look at: kinds with units, numbers of much the same size."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimx.analysis.figures.lookups import wordlist
from claimx.analysis.figures.numbers import is_integer
from claimx.analysis.figures.words import FoundFigure, WordClass, Words
from claimx.vocabulary import FigureKind

UNITED: tuple[FigureKind, ...] = ("money", "percent", "measure", "duration", "age")
"""Kinds of figures that have a unit."""
NOMINAL: tuple[WordClass, ...] = (
    "noun", "name", "determiner", "adjective", "conjunction", "sign", "preposition", "number", "adverb",
    "pronoun",
)  # fmt: skip
LONGEST_GAP = 6
LONGEST_CONTRAST = 4
"""In words between two numbers."""
LARGEST_STEP = 3
MOST_UNLIKE = 20
"""How many times as much a number of the same sort may be, by how sure the words around it are."""


def has_decimals(words: Words, found: FoundFigure) -> bool:
    """*21,5*, and *21,0* too."""
    return found.value is not None and (not is_integer(found.value) or "," in words.texts[found.amount_end - 1])


def is_like(number: Fraction | None, other: Fraction | None, most: int) -> bool:
    """Whether neither of two numbers is as much as so many times the other; no, where there is none."""
    return number is not None and other is not None and abs(other) / most < abs(number) < abs(other) * most


def is_nominal(words: Words, between: Sequence[int]) -> bool:
    """Whether words of one sentence have no verb among them: *Berlin zahlt 40 Millionen Euro**, Bayern** 38*."""
    return all(words.joined(k) and words.word_class(k) in NOMINAL for k in between)


def as_planned(words: Words, i: int) -> int:
    """The word after *wie bisher* or *wie geplant* at a word, else this one: *statt **wie bisher** 9.000 Euro*."""
    if words.lower(i) != "wie":
        return i
    k = i + 1
    while words.word_class(k) in ("adverb", "participle") and words.joined(k):
        k += 1
    return k


def is_age_of_share(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*16 Prozent sind [unter 18]*, *ein Drittel ist über 60*: how old those are."""
    k = found.first - 1
    k -= words.lower(k - 1) in wordlist("of_which")  # ein Drittel davon ist unter 30
    return (
        before.kind in ("percent", "fraction")
        and found.qualifier in ("under", "over")
        and words.lower(found.first) in wordlist("age_bound")
        and words.lower(found.first - 1) in wordlist("is_so_old")
        and before.last == k
        and words.ends_before(found.last)
    )


def is_before_change(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*von [40] im Vorjahr auf 50 Euro*, *nicht [zwei], sondern drei Tage*: what the later number says instead."""
    if not is_like(found.size, later.as_said, MOST_UNLIKE):
        return False
    before, behind = words.lower(found.first - 1), later.first - 1
    while words.word_class(behind) == "adverb":
        behind -= 1
    if before in wordlist("from") and words.lower(behind) == "auf":
        between = range(found.last, behind)
        is_short = len(between) <= LONGEST_GAP and is_nominal(words, between) and words.joined(later.first)
        return is_short and words.word_class(found.last) in ("preposition", "number", "sign", "determiner", "adverb")
    k = found.first - 1
    while words.word_class(k) in ("adverb", "preposition") and before != "nicht":
        k, before = k - 1, words.lower(k - 1)
    contrast = range(found.last, later.first)
    is_contrast = [words.lower(n) for n in contrast[:2]] == [",", "sondern"] and len(contrast) <= LONGEST_CONTRAST
    is_plain = all(words.word_class(n) in ("adverb", "preposition") for n in contrast[2:])
    return before == "nicht" and is_contrast and is_plain
