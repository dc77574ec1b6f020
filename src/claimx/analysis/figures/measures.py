"""What stands after a number and says what it measures: a unit, a unit per another, a currency, a per cent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from claimx.analysis.figures.lookups import affixes, wordlist
from claimx.analysis.figures.numbers import VULGAR_FRACTIONS, atom, is_integer, is_power_of_ten, scale
from claimx.analysis.figures.units import (
    Unit,
    currencies,
    currency_called,
    unit_called,
    units,
)
from claimx.analysis.figures.words import Per, Words
from claimx.knowledge.function_words import ADJECTIVE_ENDINGS
from claimx.knowledge.remembering import remembered


class Measure(NamedTuple):
    """What a number measures, and the index after the last word of it.

    Attributes:
        kind: What kind of figure it makes.
        unit: As in the output.
        last: Index after its last word.
        share: How many of the unit make one of the currency: 100 cents.
        per: What a rate is related to.
    """

    kind: Literal["money", "percent", "measure", "duration"]
    unit: str | None
    last: int
    share: Fraction = Fraction(1)
    per: Per | None = None


LONGEST_FORM = 4
"""In words: *Kilometer in der Stunde*."""


def measure_at(words: Words, i: int) -> Measure | None:
    """The unit, currency or per cent sign at a word: *Kilometern pro Stunde*, *µg/m³*, *US-Dollar*, *%*."""
    if not words.joined(i):
        return None
    for count, form in _forms_at(words, i):
        if form == "Pfund" and _is_weighed(words, i):
            return POUND._replace(last=i + 1)
        if count <= 2 and (currency := currency_called(form)) and _is_sound(words, i, form):
            return Measure("money", currency.code, _after_stop(words, i + count), currency.share)
        if (unit := unit_called(form)) and _is_sound(words, i, words.texts[i]):
            measure = Measure(kind_of(unit), unit.name, i + count, per=per_of(unit.name))
            return _compound(words, measure) or measure
    return _threshold_at(words, i)


POUND = Measure("measure", "kilogram", 0, Fraction(2))
"""Half a kilogram, as cooks and farmers have it."""


def _is_weighed(words: Words, i: int) -> bool:
    """*drei Pfund Spargel*, *acht Pfund schwer*: it is eaten or has a weight; but *20 Pfund Eintritt*."""
    k = i + 1
    if words.joined(k) and words.lower(k) in wordlist("of_weight"):
        return True
    while words.joined(k) and words.word_class(k) == "adjective" and k - i <= MOST_ATTRIBUTES:
        k += 1
    return words.joined(k) and words.texts[k][0].isupper() and words.lower(k).endswith(affixes("food"))


MOST_ATTRIBUTES = 2


def _threshold_at(words: Words, i: int) -> Measure | None:
    """The unit before the thing that has it: *die 10 Prozent-Hürde*, *ein 84 kWh-Akku*, *die 0,5 Promillegrenze*."""
    if not (name := _before_threshold(words, i)):
        return None
    if currency := currency_called(name):
        return Measure("money", currency.code, i + 1, currency.share)
    unit = unit_called(name)
    return Measure(kind_of(unit), unit.name, i + 1) if unit else None


def _before_threshold(words: Words, i: int) -> str:
    """*Prozent* in *Prozent-Hürde*, *kWh* in *kWh-Akku*, *Promille* in *Promillegrenze*; nothing in other words."""
    if words.shapes[i] != "word":
        return ""
    name, hyphen, noun = words.texts[i].partition("-")
    if hyphen and noun.isalpha() and noun[0].isupper():
        is_one = words.is_plural(i) is not True or noun.lower().endswith(affixes("threshold"))
        return name if is_one else ""  # but drei Liter-Flaschen
    if not words.lower(i).endswith(affixes("threshold")):
        return ""
    ending = next(ending for ending in affixes("threshold") if words.lower(i).endswith(ending))
    return words.texts[i][: -len(ending)]


def scale_before_threshold(words: Words, i: int) -> Fraction:
    """What the scale word before the thing that has it multiplies by: *die 40 Millionen-Grenze*; 1 where none does."""
    is_compound = words.joined(i) and words.shapes[i] == "word" and "-" in words.texts[i]
    return (scale(_before_threshold(words, i)) if is_compound else None) or Fraction(1)


def kind_of(unit: Unit) -> Literal["percent", "measure", "duration"]:
    """The kind of figure that a unit makes."""
    if unit.category == "percent":
        return "percent"
    return "duration" if unit.category == "duration" else "measure"


def _is_sound(words: Words, i: int, form: str) -> bool:
    """A unit of one letter stands only after digits: *5 m*, but not *die zwei A*."""
    return len(form) > 1 or not form.isalnum() or words.texts[i - 1][-1] in "0123456789." + VULGAR_FRACTIONS


def _after_stop(words: Words, last: int) -> int:
    """The index after the full stop of an abbreviated currency before more text: *50 Fr. Busse*, *20 Rp. teurer*."""
    is_abbreviated = words.texts[last - 1] in wordlist("abbreviated_currency")
    return last + 1 if is_abbreviated and words.adjacent(last) and words.texts[last] == "." else last


def per_of(name: str) -> Per | None:
    """What a unit of CLDR that is a rate relates to: `kilometer-per-hour`, `liter-per-100-kilometer`."""
    _, is_rate, per = name.partition("-per-")
    value, has_value, unit = per.partition("-")
    if is_rate and has_value and value.isdecimal():
        return Per(Fraction(int(value)), unit, None)
    return Per(Fraction(1), per, None) if is_rate and per[0].isalpha() else None


def _compound(words: Words, measure: Measure) -> Measure | None:
    """A unit per another: *mg/l*, *Nanogramm pro Milliliter*, *Liter je 100 Kilometer*."""
    if measure.kind != "measure" or measure.per:
        return None
    k, is_distance = after_per(words, measure.last), False
    if not k and words.texts[measure.last : measure.last + 2] == ["auf", "100"]:  # 6,3 Liter auf 100 Kilometer
        k, is_distance = measure.last + 1, True
    if not k:
        return None
    value, k = _number_of(words, k)
    found = unit_at(words, k)
    if found and found[0].category == "duration" and words.shapes[found[1] : found[1] + 1] == ["number"]:
        return None  # bei 5 Megawatt pro Jahr 12 Millionen Kilowattstunden
    if found is None or (is_distance and found[0].name != "kilometer"):
        return None
    if not is_power_of_ten(str(value)):
        return None  # 530 kcal/2220 kJ: the same once more
    unit, last = found
    number = "" if value == 1 else f"{value}-"
    return measure._replace(
        unit=f"{measure.unit}-per-{number}{unit.name}", last=last, per=Per(Fraction(value), unit.name, None)
    )


def after_per(words: Words, i: int) -> int:
    """The index after *pro*, *je* or a tight slash; 0 where none stands here."""
    if not words.joined(i) or not words.joined(i + 1):
        return 0
    if words.texts[i] == "/":
        is_tight = words.adjacent(i) and words.adjacent(i + 1)
        return i + 1 if is_tight and words.texts[i - 1][-1] != "-" else 0  # bei 180 Grad Ober-/Unterhitze
    return i + 1 if words.lower(i) in wordlist("per") else 0


def _number_of(words: Words, i: int) -> tuple[int, int]:
    """How many of the second unit: *100* in *je 100 Kilometer*, else 1; and the index after it."""
    value = atom(words.texts[i]) if words.shapes[i] == "number" else None
    return (int(value), i + 1) if value is not None and is_integer(value) and value > 0 else (1, i)


def unit_at(words: Words, i: int) -> tuple[Unit, int] | None:
    """The unit of measure at a word, whatever stands before it, and the index after it."""
    for count, form in _forms_at(words, i):
        if words.joined(i) and (unit := unit_called(form)):
            return (unit, i + count) if unit.category != "percent" else None
    if words.joined(i) and (unit := unit_called(_before_threshold(words, i))):
        return unit, i + 1  # die 10 Euro pro Quadratmeter-Marke
    return None


def _forms_at(words: Words, i: int) -> Iterator[tuple[int, str]]:
    """What may be one form at a word, the longest first, with the number of its words."""
    last = i + 1
    if i < len(words) and _may_go_on(words.texts[i]):
        while last < i + LONGEST_FORM and words.joined(last):
            last += 1
    for count in range(last - i, 0, -1):
        yield count, " ".join(words.span(i, i + count).split()) if i < len(words) else ""


@remembered
def _may_go_on(word: str) -> bool:
    """Whether a form that is longer begins with a word."""
    return _beginning(word) in _beginnings_of_longer_forms()


_BEGINNING = re.compile(r"[^\W\d_]+|.", re.DOTALL)


def _beginning(form: str) -> str:
    """The letters or the sign that a form begins with, in lower case."""
    found = _BEGINNING.match(form)
    return found[0].lower().replace("µ", "μ") if found else ""


@cache
def _beginnings_of_longer_forms() -> frozenset[str]:
    """Those of forms that may be several words: *Kilometern pro Stunde*, *km/h*, *Norwegische Kronen*, *NT$*.

    Hardly a word begins with one of them, so that hardly one is tried with those behind it.
    """
    adjectives = [key.split(" ", 1) for key in currencies() if " " in key]
    inflected = [f"{adjective}{ending} {noun}" for adjective, noun in adjectives for ending in ADJECTIVE_ENDINGS]
    return frozenset(
        beginning for form in (*units(), *currencies(), *inflected) if len(beginning := _beginning(form)) < len(form)
    )
