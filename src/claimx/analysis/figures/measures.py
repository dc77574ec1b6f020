"""What stands after a number and says what it measures: a unit, a currency, a per cent sign."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimx.analysis.figures.units import Unit, currencies, currency_key, unit_called
from claimx.analysis.figures.words import Words


class Measure(NamedTuple):
    """What a number measures, and the index after the last word of it."""

    kind: Literal["money", "percent", "measure", "duration"]
    unit: str | None
    last: int
    share: int = 1


def measure_at(words: Words, i: int) -> Measure | None:
    """The unit, currency or per cent sign at a word: *Kilometern pro Stunde*, *US-Dollar*, *%*."""
    if not words.joined(i):
        return None
    first = words.texts[i]
    for count in range(min(4, len(words) - i), 0, -1):
        form = " ".join(words.texts[i : i + count])
        if count <= 2 and (currency := currencies().get(currency_key(form))) and _is_sound(words, i, form):
            return Measure("money", currency.code, i + count, currency.share)
        if (unit := unit_called(form)) and _is_sound(words, i, first):
            return Measure(kind_of(unit), unit.name, i + count)
    return None


def kind_of(unit: Unit) -> Literal["percent", "measure", "duration"]:
    """The kind of figure that a unit makes."""
    if unit.category == "percent":
        return "percent"
    return "duration" if unit.category == "duration" else "measure"


def _is_sound(words: Words, i: int, form: str) -> bool:
    """A unit of one letter stands only after digits: *5 m*, but not *die zwei A*."""
    return len(form) > 1 or not form.isalnum() or words.texts[i - 1][-1] in "0123456789½¼¾."
