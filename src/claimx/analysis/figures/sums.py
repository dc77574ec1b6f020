"""Sums of money without their currency: *auf 316 Milliarden Euro, rund 39 Milliarden weniger*; and cents."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.analysis.figures.alike import LONGEST_GAP, MOST_UNLIKE, is_like
from claimx.analysis.figures.counted import genitive_at, is_noun_phrase, phrase_at
from claimx.analysis.figures.dates import year_at
from claimx.analysis.figures.lookups import affixes
from claimx.analysis.figures.words import FoundFigure, Words

LEAST_SUM = 1_000_000  # a bare number as large as this, after a sum of money, is one too
LEAST_PRICE = 100_000  # für 1,2 Millionen, gekauft für 400.000 Euro
LARGEST_RISE = 8
"""The top rate begins at 68,430 euros, the next one at 277,826."""
CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})


def is_amount_of(words: Words, found: FoundFigure) -> bool:
    """*Zahlungen in Höhe von 6,4 Milliarden*, *kosteten zusammen 20 Milliarden*: words before say that it is a sum."""
    if found.scale < LEAST_SUM or is_noun_phrase(words, found.amount_end) or genitive_at(words, found.amount_end):
        return False
    k = found.first
    if (words.lower(k - 2), words.lower(k - 1)) == ("höhe", "von"):
        return True
    for n in (found.last, found.last + 1):
        if words.joined(n) and words.lower(n).startswith(affixes("spent")):
            return True  # 7,1 Millionen veranschlagt
    for n in range(max(k - LONGEST_GAP, 0), k):
        is_sum_noun = words.texts[n][0].isupper() and words.lower(n).removesuffix("s").endswith(affixes("sum"))
        if (is_sum_noun or words.lower(n).startswith(affixes("costs"))) and words.same_sentence(n, k):
            return True  # Der Jackpot liegt bei 1,1 Millionen
    return False


def is_price(words: Words, currency: FoundFigure, found: FoundFigure) -> bool:
    """*14 Euro Eintritt, Kinder bis 12 Jahre zahlen 5*: right after a verb of paying, where the clause ends."""
    return (
        words.ends_before(found.last)
        and words.lower(found.first - 1).startswith(affixes("costs"))
        and words.same_sentence(currency.first, found.first)
        and is_like(found.value, currency.value, MOST_UNLIKE)
    )


def is_paid(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Acht Mark habe sie verlangt. Fünf habe ich bezahlt.*: a bare number in a clause about paying."""
    if (
        before.kind != "money"
        or phrase_at(words, found.amount_end)
        or genitive_at(words, found.amount_end)
        or year_at(words, found.first)
    ):
        return False
    clause = range(found.last, found.last + LONGEST_GAP)
    return words.begins_sentence(found.first) and any(
        words.lower(k).startswith(affixes("costs")) for k in clause if words.joined(k)
    )


def is_same_price(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*bei 9,50 Euro je Quadratmeter, frei finanziert bei 14 bis 16*: one preposition before much the same size."""
    return (
        before.kind == "money"
        and words.word_class(found.first - 1) == "preposition"
        and words.lower(found.first - 1) == words.lower(before.first - 1)
        and words.ends_before(found.last)
        and words.same_sentence(before.first, found.first)
        and year_at(words, found.first) is None
        and is_like(found.size, before.as_said, LARGEST_RISE)
    )


def is_sum(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*auf 316 Milliarden Euro, rund 39 Milliarden weniger*: a sum of money goes on in the same currency."""
    return (
        before.kind == "money"
        and found.scale >= LEAST_SUM
        and words.sentence(found.first) - words.sentence(before.first) <= 1
        and not is_noun_phrase(words, found.amount_end)
    )


def is_sum_before(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*18 Millionen waren vorgesehen, nun sind es 31 Millionen Euro*: the currency is said with the second sum."""
    return (
        later.kind == "money"
        and found.scale >= LEAST_SUM
        and (later.scale >= LEAST_SUM or (later.value or 0) >= LEAST_PRICE)
        and words.same_sentence(found.first, later.first)
        and not is_noun_phrase(words, found.amount_end)
        and not genitive_at(words, found.amount_end)
    )


def share_cents(figures: Sequence[FoundFigure]) -> None:
    """Cents are of the currency that the article spoke of before them, else of its first one, else of the euro."""
    currency = next((f.unit for f in figures if f.kind == "money" and f.unit in CENT_CURRENCIES), "EUR")
    for figure in figures:
        if figure.kind != "money":
            continue
        if figure.share != 1 and figure.unit is None:
            figure.unit = currency
        elif figure.unit in CENT_CURRENCIES:
            currency = figure.unit
