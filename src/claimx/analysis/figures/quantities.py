"""Amounts: a number or a range with what it measures, which is money, a percentage, a unit or nothing yet."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.lookups import (
    affixes,
    are_persons,
    bounding_adjectives,
    noun_role,
    suffix,
    wordings,
    wordlist,
)
from claimx.analysis.figures.measures import Measure, kind_of, measure_at, per_of, scale_before_threshold
from claimx.analysis.figures.numbers import (
    atom,
    is_abbreviated_scale,
    is_halved,
    is_integer,
    is_one,
    number_words,
    numeral_at,
    read_cardinal,
    read_part,
    read_plural,
    scale,
    sign,
    slashed,
)
from claimx.analysis.figures.units import Unit, currencies, currency_called, unit_called
from claimx.analysis.figures.words import FUSED, FoundFigure, Words
from claimx.vocabulary import Qualifier

SPEED = "kilometer-per-hour"
"""The unit of *Tempo 30*."""


class Amount(NamedTuple):
    """A number or a range, the index after it, and what it measures.

    Attributes:
        value: The number, None for a range.
        low, high: The bounds of a range.
        qualifier: How the wording bounds it.
        number_end: Index after the number itself.
        last: Index after what it measures.
        measure: What it measures, None for nothing.
        scale: What the number was multiplied with: a million.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    qualifier: Qualifier
    number_end: int
    last: int
    measure: Measure | None
    scale: Fraction = Fraction(1)


def amount_at(words: Words, i: int) -> Amount | None:
    """The amount that begins at a word: *48,3 Milliarden Dollar*, *10 bis 20 Prozent*, *mehrere Hundert Meter*."""
    if vague := vague_at(words, i):
        return vague
    numeral = words.numeral(i) if words.shapes[i] != "dotted" else _dotted(words, i)
    if numeral is None:
        return None
    value, end = numeral
    factor = _factor(words, i, end)
    if (in_compound := scale_before_threshold(words, end)) > 1:  # die 40 Millionen-Grenze
        return Amount(value * in_compound, None, None, "exact", end + 1, end + 1, None, in_compound)
    measure = measure_at(words, end) or _measure_after_attributes(words, end)
    single = Amount(value, None, None, "exact", end, measure.last if measure else end, measure, factor)
    return _range(words, i, single) or single


def _measure_after_attributes(words: Words, i: int) -> Measure | None:
    """A unit after adjectives: *zwei weitere Stunden*, *drei lange Jahre*."""
    k = i
    while k - i < 2 and words.joined(k) and words.texts[k][0].islower():
        if words.word_class(k) != "adjective" and words.lower(k) not in wordlist("further"):
            return None
        k += 1
    if k == i or not words.joined(k) or not words.texts[k][0].isupper():
        return None
    measure = measure_at(words, k)
    return measure if measure and measure.kind in ("measure", "duration") else None


def _dotted(words: Words, i: int) -> tuple[Fraction, int] | None:
    """A decimal point, believed only beside a unit, a currency or a scale word: *4.6 Prozent*, *CHF 2.50*."""
    value, end = Fraction(words.texts[i]), i + 1
    if factor := scale(words.text_at(end)):
        has_stop = is_abbreviated_scale(words.texts[end]) and words.lower(end + 1) == "." and words.joined(end + 2)
        return value * factor, end + 2 if has_stop else end + 1
    k = i - 2 if i > 1 and words.texts[i - 1] == "." else i - 1
    if words.lower(end) in wordlist("before_later_sum") and words.joined(end + 1):  # um 1.50 auf 24 Franken
        later = words.numeral(end + 1)
        after = later.end if later else end + 2 if words.shapes[end + 1] == "dotted" else 0
        sum_after = measure_at(words, after) if after else None
        if sum_after and sum_after.kind == "money":
            return value, end
    is_money = words.joined(i) and (words.texts[k] in wordlist("currency_before") or _is_code(words.texts[k]))
    is_on_scale = not wordlist("scale_of_quakes").isdisjoint(words.texts[max(i - 2, 0) : i])
    return (value, end) if is_money or is_on_scale or measure_at(words, end) else None


def _is_code(text: str) -> bool:
    """A sign or a code of a currency: *€*, *CHF*."""
    return (text.isupper() or not text.isalnum()) and currency_called(text) is not None


def _factor(words: Words, i: int, end: int) -> Fraction:
    """What the scale word at the end of a number multiplies by."""
    last = end - 2 if words.texts[end - 1] == "." else end - 1
    return (scale(words.texts[last]) or Fraction(1)) if last > i else Fraction(1)


def vague_at(words: Words, i: int) -> Amount | None:
    """An open number: *Hunderte*, *Zehntausende Euro*, *mehrere Hundert*, *ein paar Dutzend*, *Millionen*."""
    text, lower = words.texts[i], words.lower(i)
    if lower in wordlist("several") or (is_one(lower) and words.lower(i + 1) == "paar"):
        last = i + 2 if words.lower(i + 1) == "paar" else i + 1
        least = _least(words, last) if words.joined(last) else None
        return _open(words, least, last + 1) if least else None
    if text in wordlist("open_scale") and not (words.lower(i - 1) == ")" and words.shapes[i - 2] == "number"):
        return _open(words, scale(text) or Fraction(0), i + 1)
    least = read_plural(text)
    if least is None:
        return None
    while words.lower(i + 1) == "und" and read_plural(words.text_at(i + 2)):
        i += 2  # Tausende und Abertausende
    return _open(words, least, i + 1)


def _least(words: Words, i: int) -> Fraction | None:
    """The least that a scale word asserts: *(mehrere) Hundert*, *(einige) Tausende*."""
    text = words.texts[i]
    if words.shapes[i] == "number":  # mehrere 100.000 Euro
        digits = "".join(filter(str.isdecimal, text))
        return Fraction(digits) if _ROUND.fullmatch(digits) and "," not in text else None
    is_round = text.lower() in wordlist("round_number")  # mehrere zehntausend
    return scale(text) or read_plural(text) or (read_cardinal(text) if is_round else None)


_ROUND = re.compile("10{2,5}")


def _open(words: Words, least: Fraction, end: int) -> Amount:
    """An amount of which only the least is known, with its measure."""
    if (factor := scale(words.text_at(end))) and factor > least:  # Hunderte Millionen
        least, end = least * factor, end + 1
    measure = measure_at(words, end)
    return Amount(None, least, None, "vague", end, measure.last if measure else end, measure)


def _range(words: Words, i: int, first: Amount) -> Amount | None:
    """*10 bis 20 Millionen Euro*, *zwischen 3 km und etwa 5 km*, *25–30 Prozent*, *minus 5 bis plus 3 Grad*."""
    connector = words.lower(first.last)
    is_dash = connector in wordlist("dash")
    is_between = connector == "und" and words.lower(_opening_of_range(words, i)) == "zwischen"
    is_pair = connector == "," and _is_pair(words, i, first)
    if not (connector == "bis" or is_between or is_dash or is_pair) or not words.joined(first.last):
        return None
    k = first.last + 1
    while words.lower(k) in wordlist("within_range"):
        k += 1
    signed = sign(words.text_at(k)) if not is_dash else 0
    if signed and not words.texts[k].isalpha() and not _is_tight(words, k):
        return None
    k += 1 if signed else 0
    numeral = words.numeral(k) if words.joined(k) and words.shapes[k] in ("number", "word") else None
    if numeral is None or (is_one(words.texts[k]) and numeral.end == k + 1) or first.value is None:
        return None
    measure = measure_at(words, numeral.end)
    if first.measure and (measure is None or first.measure.unit != measure.unit):
        return None
    if is_dash and not measure and not words.adjacent(first.last):  # Gruppe 3 – 20 Teilnehmer
        return None
    if is_dash and words.lower(numeral.end) in wordlist("dash"):  # 3-518-1
        return None
    factor = _factor(words, k, numeral.end)
    low, high = first.value, numeral.value * (signed or 1)
    if factor > first.scale and low < numeral.value / factor * FALL:  # said once: 10 bis 20 Millionen
        low *= factor
    if sign(words.text_at(i - 1)) < 0 and _opening(words, i) < i - 1 and not is_dash:
        both = words.texts[i - 1].isalpha() and not is_between and not signed and low + high > WIDEST_SPAN
        low, high = sorted((-low, -high if both else high))
    falls = connector == "bis" or is_between
    is_amount = factor > 1 or (measure is not None and measure.kind in ("measure", "percent"))
    if low > high and falls and is_amount:  # 14 bis 9 Grad, 6,7 bis 6,2 Millionen
        low, high = high, low
    if low >= high:
        return None
    return Amount(None, low, high, "range", numeral.end, measure.last if measure else numeral.end, measure, factor)


def _is_pair(words: Words, i: int, first: Amount) -> bool:
    """*fünf, sechs Wochen*, *14, 15 Leute*, *zwanzig, dreißig Euro*: two steps of one scale tell roughly how many.

    What they measure follows the second one; no row goes on, *drei, vier und fünf Jahre*, and no clause ends with the
    first, *Gestern kamen fünf, sechs Boote sind noch unterwegs*.
    """
    k = first.last + 1
    second = words.numeral(k) if words.joined(k) and words.shapes[k] == words.shapes[i] else None
    if second is None or first.value is None or first.measure or first.number_end != k - 1 or second.end == k:
        return False
    low, high = first.value, second.value / _factor(words, k, second.end)
    is_step = high - low in STEPS and low % (high - low) == 0
    if not is_step or not is_integer(low) or words.lower(i - 1) in wordlist("comma_or_and") or noun_role(words, i - 1):
        return False
    if words.shapes[k] == "number" and high - low != 1:
        return False
    measure = measure_at(words, second.end)
    phrase = None if measure else phrase_at(words, second.end)
    end = measure.last if measure else phrase.last if phrase and not phrase.attribute else 0
    clause = takewhile(lambda n: words.joined(n + 1), range(i - 1, max(i - LONGEST_CLAUSE, -1), -1))
    is_over = words.word_class(end) == "verb" and any(words.word_class(n) == "verb" for n in clause)
    return bool(end) and not is_over


STEPS = (1, 2, 5, 10, 100, 1000)
"""From one number to the next, which is a multiple of it: *zehn, zwölf* and *hundert, zweihundert*."""
FALL = 2
"""How many times as much the first of two numbers of one scale may be: *6,7 bis 6,2 Millionen*."""
WIDEST_SPAN = 9
"""In degrees: *minus 1 bis 5 Grad* spans the freezing point, of *minus 5 bis 10 Grad* both are below it."""


def _opening(words: Words, i: int) -> int:
    """The word before a number and the sign of it: *zwischen* in *zwischen minus 3 und plus 5 Grad*."""
    is_signed = sign(words.text_at(i - 1)) and (words.texts[i - 1].isalpha() or _is_tight(words, i - 1))
    return i - 2 if is_signed else i - 1


def _opening_of_range(words: Words, i: int) -> int:
    """The word before a range, its sign and what makes it a rough one: *zwischen* in *zwischen etwa 300 und 400*."""
    k = _opening(words, i)
    while words.lower(k) in wordlist("within_range") and words.joined(k):
        k -= 1
    return k


# From amount to figure


def quantity_at(words: Words, i: int, floor: int) -> FoundFigure | None:
    """The amount at a word as a figure, with its sign and a currency before it; words before `floor` are taken."""
    amount = amount_at(words, i)
    if amount is None:
        return None
    opening = _opening_of_range(words, i)
    is_between = amount.qualifier == "range" and opening >= floor and words.lower(opening) == "zwischen"
    first = opening if is_between else i
    found = FoundFigure(
        first, amount.last, "count", amount.value, amount.low, amount.high, amount.qualifier,
        amount_end=amount.number_end, scale=amount.scale,
    )  # fmt: skip
    if amount.measure:
        found.kind, found.unit, found.share = amount.measure.kind, amount.measure.unit, amount.measure.share
        found.per = amount.measure.per
    _take_sign(words, found, floor)
    if not amount.measure:
        found.bare = not _take_currency_before(words, found, floor)
        if found.bare and words.texts[found.first - 1] in wordlist("speed") and words.joined(found.first):  # Tempo 130
            found.kind, found.unit, found.bare = "measure", SPEED, False
        elif found.bare and (unit := _unit_in_name(words, found)):
            found.kind, found.unit, found.bare = kind_of(unit), unit.name, False
        elif found.bare and _is_height(words, found):
            found.kind, found.unit, found.bare = "measure", "meter", False
    if found.share != 1:
        found.multiply(1 / found.share)
    if found.kind == "money" or found.unit == "meter":
        _take_hundredths(words, found)
    if found.kind == "measure" and found.unit == "celsius" and is_angle(words, found):
        found.unit = "degree"
    if found.kind == "duration" and is_age(words, found):
        found.kind = "age"
    return found


def _unit_in_name(words: Words, found: FoundFigure) -> Unit | None:
    """*ein Promillewert von 1,6*, *ein Prozentsatz von 12*, *ein Kilometerstand von 80.000*: the noun has the unit."""
    k = found.first - 1
    k -= words.lower(k) in wordlist("of_amount")
    name = words.lower(k)
    ending = next((ending for ending in affixes("amount") if name.endswith(ending)), "")
    unit = unit_called(name.removesuffix(ending).capitalize()) if ending and words.texts[k][0].isupper() else None
    return unit if unit and unit.category != "duration" else None


def _is_height(words: Words, found: FoundFigure) -> bool:
    """*Sie ist 1,61 groß*: decimals that a person may be tall."""
    value = found.value
    is_likely = value is not None and value.denominator > 1 and SMALLEST < value < TALLEST
    return is_likely and words.lower(found.last) in wordlist("tall")


SMALLEST, TALLEST = Fraction(1, 3), Fraction(5, 2)
"""In metres."""


def _take_sign(words: Words, found: FoundFigure, floor: int) -> None:
    """*minus 5 Grad*, *−5 °C*, *(+ 38 %)*: a dash is a sign only right before the number, and after a space."""
    k = found.first - 1
    if k < floor or found.qualifier == "vague":
        return
    text, signed = words.texts[k], sign(words.texts[k])
    goes_on = k == floor and floor > 0
    if text in wordlist("nouns_like_signs") and not words.begins_sentence(k):
        return  # damit betrug das Plus 1,3 Grad
    goes_on = goes_on or words.lower(k - 1) == ","
    if text.isalpha() and (found.kind in ("duration", "age") or (found.kind == "money" and goes_on)):
        return  # zehn Jahre plus fünf Monate, 20 Euro plus 3 Euro, …, plus 8 Millionen Euro
    both = words.lower(k - 2), words.lower(k - 1), text
    if both in (("plus", "/", "minus"), ("+", "/", "-"), ("+", "/", "−"), ("+", "/", "–")) and k - 2 >= floor:
        found.first = k - 2  # plus/minus 3 Prozent, (+/-0)
    elif both[1] == "+" and signed < 0 and words.adjacent(k) and k - 1 >= floor:
        found.first = k - 1  # (+-0)
    elif signed and (text.isalpha() or text == "+" or _is_tight(words, k)):
        found.first = k
        if found.value is not None:
            found.value *= signed


def _is_tight(words: Words, k: int) -> bool:
    """A sign stands right before a number, and after a space or a bracket: *−5*, *(− 5)*, but not *A-5*, *3 - 5*.

    Or it says behind a number how that has changed: *(5,5/-0,3)*.
    """
    opens_bracket = words.text_at(k - 1) == "("
    is_change = words.text_at(k - 1) == "/" and words.shapes[k - 2] == "number" and words.adjacent(k + 1)
    return opens_bracket or is_change or (words.adjacent(k + 1) and not words.adjacent(k))


def _take_currency_before(words: Words, found: FoundFigure, floor: int) -> bool:
    """*€ 50*, *US $ 5*, *CHF 1,2 Mio.*, *Mio. EUR 12,5*, *T€ 300*, *Fr. 50.–*: a sign or a code, never a name."""
    k = found.first - 1
    if words.has_stop(k - 1) and words.texts[k - 1] in wordlist("abbreviated_currency"):
        k -= 1
    if k < floor or not words.joined(k + 1):
        return False
    text = words.texts[k]
    if text == "$" and k > floor and (longer := words.texts[k - 1] + text) in currencies():
        text, k = longer, k - 1
    currency = currency_called(text)
    is_name = text.isalpha() and not text.isupper() and text not in wordlist("currency_before")
    if currency is None or is_name or (text.isalpha() and len(text) == 1):
        return False
    found.first, found.kind, found.unit, found.share = k, "money", currency.code, currency.share
    before = k - 2 if words.texts[k - 1] == "." else k - 1
    if before >= floor and found.scale == 1 and is_abbreviated_scale(words.texts[before]):  # Mio. EUR 12,5
        found.first, found.scale = before, scale(words.texts[before]) or Fraction(1)
        found.multiply(found.scale)
    return True


def _take_hundredths(words: Words, found: FoundFigure) -> None:
    """*zwei Euro fünfzig*, *3 Franken 20*, *drei Meter zwanzig*: the hundredths stand after the unit."""
    k = found.last
    is_whole = found.share == 1 and found.scale == 1 and found.value is not None and is_integer(found.value)
    if not is_whole or not words.joined(k) or found.amount_end == k or words.texts[k - 1] == ".":
        return
    text = words.texts[k]
    is_read = text.isdecimal() and len(text) == 2 if words.shapes[k] == "number" else words.shapes[k] == "word"
    number = atom(text) if is_read and not is_one(text) else None
    if number is None or not is_integer(number) or not 0 < number < HUNDRED:
        return
    if measure_at(words, k + 1) or phrase_at(words, k + 1) or words.lower(k + 1) in wordlist("no_hundredths"):
        return
    found.value = (found.value or Fraction(0)) + number / HUNDRED
    found.last = found.amount_end = k + 1


HUNDRED = 100


def is_angle(words: Words, found: FoundFigure) -> bool:
    """*48 Grad Nord*, *ein Winkel von 30 Grad*, *um 180 Grad gedreht*: degrees that are no temperature."""
    if words.lower(found.last).startswith(affixes("direction")):
        return True
    around = range(max(found.first - NEAR_ANGLE, 0), min(found.last + NEAR_ANGLE, len(words)))
    sentence = words.sentence(found.first)
    return words.texts[found.last - 1] in ("Grad", "°") and any(
        word in words.lower(k) for k in around if words.sentence(k) == sentence for word in wordlist("angle")
    )


NEAR_ANGLE = 6


def is_age(words: Words, found: FoundFigure) -> bool:
    """*33 Jahre alt*, *im Alter von 55 Jahren*, *mit 79 Jahren*, *Jugendliche unter 16 Jahren*."""
    if found.unit not in ("year", "month", "week", "day"):
        return False
    if found.unit == "year" and _is_guessed(words, found):
        return True
    after = words.lower(found.last)
    if after == "lang":  # die Teilnehmer bis zu 19 Jahre lang beobachtet
        return False
    if _is_called_old(words, found) or _lists_ages(words, found.first - 1):
        return True
    k, is_bounded = _before_bounds(words, found)
    if words.lower(k) in wordlist("age") or (found.unit == "year" and says_age(words, found.first)):
        return True
    if _is_beside_persons(words, k):
        return True
    if found.unit != "year" or k < 0:
        return False
    if is_bounded and {words.lower(k), after} & wordlist("released"):
        return True  # freigegeben ab 16 Jahren, ab 16 Jahren freigegeben
    if words.lower(k) == "mit":
        return not _reckons(words, k, found) and words.word_class(found.last) not in ("noun", "adjective", "name")
    if words.lower(k + 1) == "ab" and words.lower(k).endswith(affixes("work")):  # der Film ab 12 Jahren
        return True
    return is_bounded and words.word_class(k) in ("noun", "name") and are_persons(words.texts[k])


def _is_beside_persons(words: Words, k: int) -> bool:
    """*einem Boten (ca. [25 Jahre], …)*, *zwei Skifahrer (52 und [53 Jahre])*: nothing but ages since the bracket."""
    while words.joined(k + 1) and (words.shapes[k] == "number" or words.lower(k) in wordlist("comma_or_and")):
        k -= 1
    return words.lower(k) == "(" and are_persons(words.texts[k - 1])


def _is_called_old(words: Words, found: FoundFigure) -> bool:
    """*33 Jahre alt*, *60 Jahre und älter*, *älter als 55 Jahre*."""
    after = words.lower(found.last)
    if after in wordlist("aged") or (after in wordlist("and_or") and words.lower(found.last + 1) in wordlist("older")):
        return True
    return words.lower(found.first - 1) == "als" and words.lower(found.first - 2) in wordlist("older")


def _before_bounds(words: Words, found: FoundFigure) -> tuple[int, bool]:
    """The word before those that bound an age (*Jugendliche [unter] 16 Jahren*), and whether any do."""
    k = found.first - 1
    is_row = found.qualifier == "range" and words.lower(k) == "von"  # Kinder von sechs bis zwölf Jahren
    is_bounded = is_row or words.lower(found.first) == "zwischen"
    while k > 0 and (words.lower(k) in wordlist("age_link") or words.lower(k) in wordlist("age_bound")):
        is_bounded = is_bounded or words.lower(k) in wordlist("age_bound")
        k -= 1
    return k, is_bounded


def _is_guessed(words: Words, found: FoundFigure) -> bool:
    """*Der Täter wurde auf 25 bis 35 Jahre geschätzt*: a person, and not *die Bauzeit*."""
    k = found.first - 1
    if words.lower(k) != "auf" or not words.lower(found.last).startswith(affixes("guessed")):
        return False
    return any(
        words.lower(n) in wordlist("person_pronoun") or (words.texts[n][0].isupper() and are_persons(words.texts[n]))
        for n in range(max(k - LONGEST_CLAUSE, 0), k)
        if words.same_sentence(n, k)
    )


def _reckons(words: Words, k: int, found: FoundFigure) -> bool:
    """*Er rechnet mit mindestens zwei Jahren*, *mit fünf Jahren bestraft*: what is expected or imposed, and no age."""
    before = range(max(k - LONGEST_CLAUSE, 0), k)
    around = (*before, *range(found.last, min(found.last + 3, len(words))))
    return any(
        words.lower(n).startswith(affixes("reckons"))
        or (n in before and words.lower(n).startswith(affixes("sentences")))  # die Richterin blieb mit drei Jahren …
        for n in around
        if words.same_sentence(n, found.first)
    )


def _lists_ages(words: Words, i: int) -> bool:
    """*im Alter von 19 und [22 Jahren]*, *von zwei, vier und [sieben Jahren]*: other ages stand before this one."""
    k = i
    while k > 0 and i - k < LONGEST_CLAUSE and words.joined(k + 1):
        if words.lower(k) in wordlist("age"):
            return k < i
        is_number = words.shapes[k] == "number" or (
            words.shapes[k] == "word" and read_cardinal(words.texts[k]) is not None
        )
        if not is_number and words.lower(k) not in wordlist("joins_ages"):
            return False
        k -= 1
    return False


def says_age(words: Words, i: int) -> bool:
    """The clause before a number is about an age: *Das Durchschnittsalter der Mitglieder liegt bei [61]*."""
    for k in range(i - 1, max(i - LONGEST_CLAUSE, -1), -1):
        if not words.joined(k + 1) or words.texts[k] in ",;:":
            return False
        # Das Alter steigt von 65 auf 67 Jahre, but im Alter
        is_age = words.texts[k] == "Alter" and words.lower(k - 1) not in wordlist("in_old_age")
        if is_age or words.lower(k).endswith(affixes("average_age")):
            is_said = k == i - 1 or words.word_class(i - 1) in ("preposition", "verb")  # beträgt 24,3 Jahre
            return is_said or words.texts[i - 1] in wordlist("age_bound")
    return False


LONGEST_CLAUSE = 10


# Parts of units


def part_of_unit_at(words: Words, i: int) -> FoundFigure | None:
    """*eine halbe Stunde*, *dreiviertel Stunde*, *3/4 Stunde*, *1/2 Prozent*, *drei Viertelstunden*."""
    if found := _part_of_unit(words, i, i, Fraction(1)):
        return found
    times = atom(words.texts[i]) if words.shapes[i] in ("number", "word") else None
    return _part_of_unit(words, i, i + 1, times) if times is not None and words.joined(i + 1) else None


@cache
def _fused_parts() -> tuple[str, ...]:
    return tuple(number_words("fused_part"))


PARTED = ("duration", "volume", "mass", "length", "percent")
"""Categories of units of which parts have a word: *Viertelstunde*, *Viertelliter*, *Zehntelprozentpunkte*."""


def _part_of_unit(words: Words, first: int, k: int, times: Fraction) -> FoundFigure | None:
    """A part of a unit at word `k`, so many times."""
    lower = words.lower(k)
    part = Fraction(1, 2) if is_halved(lower) else (slashed(lower) if k == first else None) or read_part(lower)
    measure = measure_at(words, k + 1) if part is not None else None
    prefixes = number_words("fused_part") if part is None and lower.startswith(_fused_parts()) else {}
    for prefix, value in prefixes.items():  # Viertelstunde
        if part is None and lower.startswith(prefix):  # Viertelliter
            unit = unit_called(lower.removeprefix(prefix).capitalize())
            is_parted = unit is not None and unit.category in PARTED
            measure = Measure(kind_of(unit), unit.name, k + 1) if unit and is_parted else None
            part = value
    in_digits = words.shapes[k] == "slashed"
    is_united = in_digits or bool(prefixes) or (measure is not None and measure.kind in ("measure", "duration"))
    if part is None or measure is None or not is_united:
        return None
    found = FoundFigure(first, measure.last, measure.kind, times * part / measure.share, unit=measure.unit)
    found.amount_end = k + 1 if measure.kind == "percent" else 0
    return found


def bounded_one_at(words: Words, i: int) -> FoundFigure | None:
    """*ein gutes Drittel*, *eine knappe Stunde*, *ein gutes Dutzend Gäste*: the adjective bounds the one."""
    qualifier = bounding_adjectives().get(words.lower(i + 1))
    k = i + 2
    if qualifier is None or not is_one(words.texts[i]) or not words.joined(k):
        return None
    part, factor = read_part(words.texts[k]), scale(words.texts[k])
    if is_halved(words.texts[k]) and (size := scale(words.text_at(k + 1))):  # eine gute halbe Million
        factor, k = size / 2, k + 1
    measure = measure_at(words, k + 1 if factor else k)
    of_unit = None if part else _part_of_unit(words, i, k, Fraction(1))  # eine gute halbe Stunde
    if of_unit:
        found = of_unit
    elif part is not None and part.numerator == 1 and words.texts[k][0].isupper():
        found = FoundFigure(i, k + 1, "fraction", part)
    elif measure and measure.kind != "percent":
        if measure.unit == "day" and qualifier == "over":
            return None  # *ein guter Tag für Familien*; but *eine gute Stunde*
        found = FoundFigure(i, measure.last, measure.kind, factor or Fraction(1), unit=measure.unit)
    elif factor is not None:
        found = FoundFigure(i, k + 1, "count", factor, amount_end=k + 1, bare=True)
    else:
        return None
    found.qualifier = qualifier
    found.low = found.value if qualifier == "over" else None
    found.high = found.value if qualifier == "almost" else None
    return found


# Numbers that are fused with what they measure


def _bounded_age(i: int, bound: str, value: Fraction) -> FoundFigure:
    """*die Über-80-Jährigen*, *die Unter-25-Jährigen*."""
    found = FoundFigure(i, i + 1, "age", value, unit="year")
    found.qualifier = wordings()[(bound.lower(),)][0].qualifier
    found.low, found.high = (value, None) if found.qualifier == "over" else (None, value)
    return found


def fused_amount(words: Words, i: int) -> FoundFigure | None:
    """*45-Minuten-Takt*, *Vier-Personen-Haushalt*, *50-Euro-Schein*: a number and what it measures in one word."""
    text = words.texts[i]
    if words.shapes[i] == "fused" and (match := FUSED.fullmatch(text)):
        number, parts = match["number"], match["tail"].replace(".-", "-").split("-")
        solid = not text[len(number)].startswith("-")
    elif words.shapes[i] == "word" and "-" in text:
        number, *parts = text.split("-")
        solid = False
        second = numeral_at(parts[:1], 0) if parts[0] and number in wordlist("before_fused") else None
        if second and number in wordlist("speed"):  # die Tempo-30-Zone
            return FoundFigure(i, i + 1, "measure", second.value, unit=SPEED)
        aged = suffix(parts[1]) if second and len(parts) > 1 else None
        if second and aged and aged.kind == "age_or_duration":  # die Über-80-Jährigen
            return _bounded_age(i, number, second.value)
    else:
        return None
    numeral = numeral_at([number], 0)
    if numeral is None or not parts or not parts[0] or is_one(number):  # Ein-Euro-Job
        return None
    value = numeral.value
    if solid and parts[0] == "er" and parts[-1].lower() in wordlist("threshold"):  # die 20.000er-Marke
        return FoundFigure(i, i + 1, "count", value)
    if not solid and len(parts) > 1 and (factor := scale(parts[0])):
        value, parts = value * factor, parts[1:]
        if len(parts) == 1 and parts[0][0].isupper() and not unit_called(parts[0]) and not currency_called(parts[0]):
            return FoundFigure(i, i + 1, "count", value)  # das 100-Milliarden-Paket
    part = read_part(parts[0])
    if part is not None and value * part < 1:  # die Zwei-Drittel-Mehrheit
        return FoundFigure(i, i + 1, "fraction", value * part)
    unit, currency = unit_called(parts[0]), currency_called(parts[0])
    if unit:
        turns = wordlist("angle") | wordlist("angle_of_view")  # *die 180-Grad-Wende*, *die 360-Grad-Kamera*
        is_turn = unit.name == "celsius" and any(word in parts[-1].lower() for word in turns)
        name = "degree" if is_turn else unit.name
        return FoundFigure(i, i + 1, kind_of(unit), value, unit=name, per=per_of(name))
    if currency:
        return FoundFigure(i, i + 1, "money", value / currency.share, unit=currency.code, share=currency.share)
    is_noun = parts[0].isalpha() and parts[0][0].isupper() and len(parts[0]) > 2
    if is_noun and not solid and len(parts) > 1 and value > 1 and read_cardinal(parts[0]) is None:
        return FoundFigure(i, i + 1, "count", value, counted=parts[0])
    return None
