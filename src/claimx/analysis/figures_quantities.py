"""Amounts: a number or a range of numbers with what it measures, which is money, a percentage, a unit or nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from claimx.analysis.figures_dates import DASHES
from claimx.analysis.figures_lexicon import is_person
from claimx.analysis.figures_measures import PERCENT, Measure, measure_at
from claimx.analysis.figures_units import currencies, unit_called, units
from claimx.analysis.figures_words import FUSED, Found, Words
from claimx.analysis.numbers import (
    HALF,
    atom,
    is_one,
    numeral_at,
    read_cardinal,
    read_part,
    read_plural,
    scale,
    slashed,
)
from claimx.models import Qualifier

MINUS = {"minus": -1, "-": -1, "−": -1, "–": -1, "plus": 1, "+": 1, "±": 1}
SEVERAL = frozenset({"mehrere", "mehreren", "mehrerer", "einige", "einigen", "einiger", "etliche", "etlichen", "viele",
                     "vielen", "wenige", "wenigen", "zig", "paar", "zahlreiche", "zahlreichen", "ein_paar"})  # fmt: skip
CLOSE = frozenset({"etwa", "rund", "ca", "circa", "ungefähr", "~", "zu", "maximal", "höchstens"})


class Amount(NamedTuple):
    """A number or a range, the index after it, and what it measures."""

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
    numeral = numeral_at(words.texts, i) if words.shapes[i] != "dotted" else _dotted(words, i)
    if numeral is None:
        return None
    value, end = numeral
    if any("\n" in words.between(k - 1, k) for k in range(i + 1, end)):
        return None
    factor = _factor(words, i, end)
    measure = measure_at(words, end) or _measure_after_attributes(words, end)
    single = Amount(value, None, None, "exact", end, measure.last if measure else end, measure, factor)
    return _range(words, i, single) or single


def _measure_after_attributes(words: Words, i: int) -> Measure | None:
    """A unit after adjectives: *zwei weitere Stunden*, *drei lange Jahre*."""
    k = i
    while k < len(words) and k - i < 2 and words.joined(k) and words.texts[k][0].islower():
        if words.word_class(k) != "adjective" and words.lower(k) not in ("weitere", "weiteren", "weiterer"):
            return None
        k += 1
    if k == i or k >= len(words) or not words.texts[k][0].isupper() or not words.joined(k):
        return None
    measure = measure_at(words, k)
    return measure if measure and measure.kind in ("measure", "duration") else None


def _dotted(words: Words, i: int) -> tuple[Fraction, int] | None:
    """An English decimal point, believed only before a unit or a scale word: *4.6 Prozent*, *1.5 Millionen*."""
    value, end = Fraction(words.texts[i]), i + 1
    if end < len(words) and (factor := scale(words.texts[end])):
        return value * factor, end + 1
    return (value, end) if measure_at(words, end) else None


def _factor(words: Words, i: int, end: int) -> Fraction:
    """What the scale word at the end of a number multiplies by."""
    last = end - 2 if words.texts[end - 1] == "." else end - 1
    return (scale(words.texts[last]) or Fraction(1)) if last > i else Fraction(1)


def vague_at(words: Words, i: int) -> Amount | None:
    """An open number: *Hunderte*, *Zehntausende Euro*, *mehrere Hundert*, *ein paar Dutzend*, *Millionen*."""
    text, lower = words.texts[i], words.lower(i)
    if lower in SEVERAL or (is_one(lower) and words.lower(i + 1) == "paar"):
        last = i + 2 if words.lower(i + 1) == "paar" else i + 1
        if (
            last < len(words)
            and words.joined(last)
            and (least := scale(words.texts[last]) or read_plural(words.texts[last]))
        ):
            return _open(words, least, last + 1)
        return None
    least = read_plural(text)
    if least is None and text in ("Millionen", "Milliarden", "Billionen"):
        least = scale(text)
    if least is None or (text[0].islower() and lower in ("hunderter", "tausender")):
        return None
    while words.lower(i + 1) == "und" and read_plural(words.texts[i + 2] if i + 2 < len(words) else "") is not None:
        i += 2
    return _open(words, least, i + 1)


def _open(words: Words, least: Fraction, end: int) -> Amount:
    if end < len(words) and (factor := scale(words.texts[end])) and factor > least:  # Hunderte Millionen
        least, end = least * factor, end + 1
    measure = measure_at(words, end)
    return Amount(None, least, None, "vague", end, measure.last if measure else end, measure)


def _range(words: Words, i: int, first: Amount) -> Amount | None:
    """*10 bis 20 Millionen Euro*, *zwischen 3 km und etwa 5 km*, *25–30 Prozent*, *3-5 Kilometer*."""
    k = first.last
    connector = words.lower(k)
    is_between = connector == "und" and words.lower(i - 1) == "zwischen"
    if not words.joined(k) or not (connector == "bis" or is_between or connector in DASHES):
        return None
    k += 1
    while words.lower(k) in CLOSE:
        k += 1
    sign = MINUS.get(words.lower(k), 0) if connector not in DASHES else 0
    k += 1 if sign else 0
    if k >= len(words) or not words.joined(k) or words.shapes[k] not in ("number", "word"):
        return None
    numeral = numeral_at(words.texts, k)
    if numeral is None or (is_one(words.texts[k]) and numeral.end == k + 1):
        return None
    low, high = first.value, numeral.value * (sign or 1)
    measure = measure_at(words, numeral.end)
    if (
        low is None
        or (first.measure and measure and first.measure.unit != measure.unit)
        or (first.measure and not measure)
    ):
        return None
    factor = _factor(words, k, numeral.end)
    if factor > first.scale and low < numeral.value / factor:  # the scale word is said once: 10 bis 20 Millionen
        low *= factor
    is_dash = connector in DASHES
    if is_dash and ((not words.adjacent(first.last) and not measure) or words.lower(numeral.end) in DASHES):
        return None
    if MINUS.get(words.lower(i - 1), 1) < 0 and not is_dash:
        low = -low if words.lower(i - 1) == "minus" or low > high else low
        high = -high if high > 0 and words.lower(i - 1) == "minus" and not sign and high > -low else high
        low, high = min(low, high), max(low, high)
    if low >= high:
        return None
    return Amount(None, low, high, "range", numeral.end, measure.last if measure else numeral.end, measure, factor)


# From amount to figure


def quantity_at(words: Words, i: int, floor: int) -> Found | None:
    """The amount at a word as a figure, with its sign and a currency before it; words before `floor` are taken."""
    amount = amount_at(words, i)
    if amount is None:
        return None
    first = i - 1 if amount.qualifier == "range" and words.lower(i - 1) == "zwischen" and i > floor else i
    found = Found(
        first, amount.last, "count", amount.value, amount.low, amount.high, amount.qualifier,
        amount_end=amount.number_end, scale=amount.scale,
    )  # fmt: skip
    if amount.measure:
        found.kind, found.unit, found.share = amount.measure.kind, amount.measure.unit, amount.measure.share
    _take_sign(words, found, floor)
    if not amount.measure:
        found.bare = not _take_currency_before(words, found, floor)
    if found.share != 1:
        found.value, found.low, found.high = (
            None if n is None else n / found.share for n in (found.value, found.low, found.high)
        )
    if found.kind == "duration" and is_age(words, found):
        found.kind = "age"
    return found


def _take_sign(words: Words, found: Found, floor: int) -> None:
    """*minus 5 Grad*, *−5 °C*, *(+ 38 %)*: a dash with a space after it is a sign only at the start of something."""
    k = found.first - 1
    if k < floor or (sign := MINUS.get(words.lower(k))) is None or found.qualifier == "vague":
        return
    is_word = words.texts[k].isalpha()
    opens = k == 0 or words.texts[k - 1] in "(" or "\n" in words.between(k - 1, k)
    spaced_before = k == 0 or not words.adjacent(k) or opens
    if (
        is_word
        or (spaced_before and (words.adjacent(k + 1) or (opens and words.texts[k] == "+")))
        or words.texts[k] == "+"
    ):
        found.first = k
        if sign < 0 and found.value is not None:
            found.value = -found.value


def _take_currency_before(words: Words, found: Found, floor: int) -> bool:
    """*€ 50*, *US-$ 5*, *US $ 5*, *CHF 1,2 Mio.*: a sign or a code, never a name."""
    k = found.first - 1
    if k < floor:
        return False
    text = words.texts[k]
    if text == "$" and k > floor and (longer := words.texts[k - 1] + text) in currencies():
        text, k = longer, k - 1
    currency = currencies().get(text)
    if currency is None or (text.isalpha() and not (text.isupper() and len(text) == 3)):
        return False
    found.first, found.kind, found.unit = k, "money", currency.code
    return True


def is_age(words: Words, found: Found) -> bool:
    """*33 Jahre alt*, *im Alter von 55 Jahren*, *mit 79 Jahren*, *Jugendliche unter 16 Jahren*."""
    if found.unit not in ("year", "month", "week", "day"):
        return False
    after = words.lower(found.last)
    if after in ("alt", "alte", "alten", "alter", "altes", "jung"):
        return True
    if after == "und" and words.lower(found.last + 1) in ("älter", "jünger"):
        return True
    k = found.first - 1
    while k > 0 and words.lower(k) in AGE_LINKS:
        k -= 1
    if words.lower(k) in ("alter", "lebensalter", "alters"):
        return True
    if found.unit != "year":
        return False
    if words.lower(found.first - 1) == "mit" or words.lower(k) == "mit":
        return words.word_class(found.last) not in ("noun", "adjective", "name")
    is_bounded = any(
        words.lower(j) in ("unter", "über", "ab", "bis", "zwischen") for j in range(k + 1, found.amount_end)
    )
    return is_bounded and words.word_class(k) in ("noun", "name") and is_person(words.texts[k])


AGE_LINKS = frozenset({"von", "ab", "unter", "über", "bis", "zu", "etwa", "rund", "ca", ".", "fast", "knapp", "mindestens",
                       "zwischen", "höchstens", "nur", "mehr", "weniger", "als", "erst"})  # fmt: skip


# Parts of units, and durations in two units


def part_of_unit_at(words: Words, i: int) -> Found | None:
    """*eine halbe Stunde*, *dreiviertel Stunde*, *3/4 Stunde*, *ein viertel Liter*, *drei Viertelstunden*."""
    times = atom(words.texts[i]) if words.shapes[i] in ("number", "word") else None
    for k in (i,) if times is None else (i, i + 1):
        if k >= len(words) or (k > i and not words.joined(k)):
            break
        lower = words.lower(k)
        part = Fraction(1, 2) if lower in HALF else slashed(lower) or read_part(lower)
        last = k + 1
        if part is None and (prefix := next((p for p in UNIT_PARTS if lower.startswith(p)), None)):
            unit = unit_called(words.texts[k][len(prefix) :].capitalize())
            measure = Measure("duration", unit.name, last) if unit and unit.category == "duration" else None
            part = UNIT_PARTS[prefix]
        else:
            measure = measure_at(words, last) if part is not None else None
        if part is not None and measure and measure.kind in ("measure", "duration"):
            factor = times if k > i and times else Fraction(1)
            return Found(i, measure.last, measure.kind, factor * part, unit=measure.unit)
    return None


def bounded_one_at(words: Words, i: int) -> Found | None:
    """*ein gutes Drittel*, *eine knappe Stunde*, *ein gutes Dutzend Gäste*: the adjective bounds the one."""
    qualifier = BOUNDING_ADJECTIVES.get(words.lower(i + 1))
    k = i + 2
    if qualifier is None or not is_one(words.texts[i]) or k >= len(words) or not words.joined(k):
        return None
    part, factor = read_part(words.texts[k]), scale(words.texts[k])
    measure = measure_at(words, k + 1 if factor else k)
    if part is not None and part.numerator == 1 and words.texts[k][0].isupper():
        found = Found(i, k + 1, "fraction", part)
    elif measure and measure.kind != "percent":
        found = Found(i, measure.last, measure.kind, factor or Fraction(1), unit=measure.unit)
    elif factor is not None:
        found = Found(i, k + 1, "count", factor, amount_end=k + 1, bare=True)
    else:
        return None
    found.qualifier = qualifier
    found.low = found.value if qualifier == "over" else None
    found.high = found.value if qualifier == "almost" else None
    return found


BOUNDING_ADJECTIVES: dict[str, Qualifier] = {
    **dict.fromkeys(("gutes", "guter", "gute", "guten"), "over"),
    **dict.fromkeys(("knappes", "knapper", "knappe", "knappen"), "almost"),
    **dict.fromkeys(("geschätztes", "geschätzter", "geschätzte", "geschätzten"), "about"),
}  # fmt: skip
UNIT_PARTS = {"dreiviertel": Fraction(3, 4), "viertel": Fraction(1, 4)}
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_628_000,
    "year": 31_536_000,
}


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
    """A duration adds to the one before it: a smaller unit, and less than one of the larger."""
    if before.kind != "duration" or figure.kind != "duration" or figure.qualifier != "exact" or figure.value is None:
        return False
    larger, smaller = SECONDS.get(before.unit or ""), SECONDS.get(figure.unit or "")
    between = [words.lower(k) for k in range(before.last, figure.first)]
    return (
        larger is not None
        and smaller is not None
        and smaller < larger
        and figure.value * smaller < larger
        and (between in (["und"], [","]) or (not between and words.texts[figure.first][0].isdigit()))
        and words.texts[before.first][0].isdigit() == words.texts[figure.first][0].isdigit()
    ) or (is_one(words.texts[before.first]) and words.joined(figure.first))


# Numbers that are fused with what they measure


def fused_amount(words: Words, i: int) -> Found | None:
    """*45-Minuten-Takt*, *Vier-Personen-Haushalt*, *50-Euro-Schein*, *3km*: a number, a hyphen or nothing, and a unit."""
    text = words.texts[i]
    if words.shapes[i] == "fused" and (match := FUSED.fullmatch(text)):
        number, parts = match["number"], match["tail"].split("-")
        solid = not text[len(number)].startswith("-")
    elif words.shapes[i] == "word" and "-" in text:
        number, *parts = text.split("-")
        solid = False
    else:
        return None
    numeral = numeral_at([number], 0)
    if numeral is None or not parts or not parts[0] or is_one(number):  # Ein-Euro-Job
        return None
    value = numeral.value
    if not solid and len(parts) > 1 and (factor := scale(parts[0])):
        value, parts = value * factor, parts[1:]
    unit, currency = units().get(parts[0]), currencies().get(parts[0])
    if solid and len(parts[0]) <= 2 and unit is None:
        return None
    if unit:
        return Found(i, i + 1, "duration" if unit.category == "duration" else "measure", value, unit=unit.name)
    if currency:
        return Found(i, i + 1, "money", value / currency.share, unit=currency.code, share=currency.share)
    if percent := PERCENT.get(parts[0].lower()):
        return Found(i, i + 1, "percent", value, unit=percent)
    is_noun = parts[0][0].isupper() and len(parts[0]) > 2 and parts[0].isalpha()
    if not solid and len(parts) > 1 and is_noun and value > 1 and read_cardinal(parts[0]) is None:
        return Found(i, i + 1, "count", value, counted=parts[0])
    return None
