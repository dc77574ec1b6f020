"""What a number can measure: units and currencies by the words and signs of German text, from CLDR.

CLDR (through Babel) knows the names, plurals, signs and codes; `units.jsonl` and `currencies.jsonl` add what it leaves
out. The tables are built at the first look-up, since Babel's German data takes a twentieth of a second to load.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from claimx import lexicon
from claimx.analysis.figures.numbers import number_words
from claimx.knowledge.function_words import ADJECTIVE_ENDINGS
from claimx.knowledge.remembering import remembered

SHORTEST_LOWER_CASE = 3
INFLECTIONS = ("", "n", "en", "s", "es")


@dataclass(frozen=True)
class UnitName:
    """One line of `units.jsonl`; a null unit takes a form of CLDR's away, because it is another word (5 in Berlin).

    Attributes:
        name: As texts write it.
        unit: Identifier of CLDR.
        category: Of CLDR; None where CLDR has the unit.
        prefixes: Whether prefixes of SI can stand before it.
    """

    name: str
    unit: str | None
    category: str | None = None
    prefixes: bool = False


@dataclass(frozen=True)
class CldrChoice:
    """One line of `cldr_units.jsonl`: a category to take, or a unit to leave out.

    Attributes:
        category: A category to take.
        without: A unit of it to leave out.
    """

    category: str | None = None
    without: str | None = None


@dataclass(frozen=True)
class Prefix:
    """One line of `unit_prefixes.jsonl`.

    Attributes:
        written: As texts write it: *Kilo*, *k*.
        prefix: As identifiers have it: `kilo`.
    """

    written: str
    prefix: str


@dataclass(frozen=True)
class CurrencyName:
    """One line of `currencies.jsonl`; `share` is how many of them make one of the currency (100 cents).

    Attributes:
        name: As texts write it.
        code: By ISO 4217; None for that of the article.
        share: How many of them make one of the currency.
    """

    name: str
    code: str | None
    share: int = 1


class Unit(NamedTuple):
    """A CLDR unit identifier without its category, and the category.

    Attributes:
        name: Identifier without category: `kilometer`.
        category: `length`.
    """

    name: str
    category: str


class Currency(NamedTuple):
    """An ISO 4217 code, None where the words leave it open, and the share of it that the word names."""

    code: str | None
    share: Fraction = Fraction(1)


@cache
def units() -> dict[str, Unit]:
    """Units by their written forms; a form of several words has single spaces: `Kilometern pro Stunde`."""
    table: dict[str, Unit] = {}
    for form, unit in _cldr_units():
        for inflected in _inflect(form):
            table.setdefault(inflected, unit)
    for entry in lexicon.load("units.jsonl", UnitName):
        if entry.unit is None or entry.category is None:
            table.pop(entry.name, None)
            continue
        unit = Unit(entry.unit, entry.category)
        for inflected in _inflect(entry.name):
            table[inflected] = unit
        for form, prefix in _prefixed(entry.name) if entry.prefixes else ():
            for inflected in _inflect(form):
                table.setdefault(inflected, Unit(prefix + entry.unit, entry.category))
    return table


def _prefixed(name: str) -> Iterator[tuple[str, str]]:
    """The name with each SI prefix: a word with words (*Gigawattstunde*), a sign with signs (*GWh*)."""
    is_sign = len(name) < SHORTEST_LOWER_CASE
    for entry in lexicon.load("unit_prefixes.jsonl", Prefix):
        if (len(entry.written) == 1) == is_sign:
            yield entry.written + (name if is_sign else name.lower()), entry.prefix


@cache
def _lower_case_units() -> dict[str, Unit]:
    return {form.lower(): unit for form, unit in units().items() if len(form) > SHORTEST_LOWER_CASE}


@remembered
def unit_called(form: str) -> Unit | None:
    """The unit of a written form; words may also be in small letters, signs may not (m is no M).

    Several words are never all in small letters: *350 von Hundert* are a share, *zwei von hundert Fällen* are cases.
    """
    form = form.replace("µ", "μ").replace("^2", "²").replace("^3", "³")
    unit = units().get(form)
    is_phrase = " " in form and form.islower()
    if unit is None and len(form) > SHORTEST_LOWER_CASE and not form[1:].isupper() and not is_phrase:
        unit = _lower_case_units().get(form.lower())
    return unit


def _cldr_units() -> Iterator[tuple[str, Unit]]:
    from babel import Locale

    choices = lexicon.load("cldr_units.jsonl", CldrChoice)
    taken, left = {choice.category for choice in choices}, {choice.without for choice in choices}
    german = Locale.parse("de")
    patterns, names = german._data["unit_patterns"], german.unit_display_names
    for identifier in patterns:
        category, _, name = identifier.partition("-")
        if category in taken and name not in left:
            unit = Unit(name, category)
            yield from ((form, unit) for form in _forms(patterns[identifier], names.get(identifier, {})))


def _forms(patterns: Mapping[str, Mapping[str, str]], names: Mapping[str, str]) -> Iterator[str]:
    """Every way in which CLDR writes a unit after a number, long and short."""
    for width in ("long", "short"):
        for count, pattern in patterns.get(width, {}).items():
            if count != "per" and isinstance(pattern, str) and pattern.startswith("{0}"):  # but {0} pro Monat
                yield pattern.removeprefix("{0}").replace("\u00a0", " ").strip()
    if "long" in names:
        yield names["long"]


def _inflect(form: str) -> Iterator[str]:
    """The form, and its cases where it is a word: *Kilometern pro Stunde*, *Jahres*."""
    head, space, rest = form.partition(" ")
    if len(head) < 4 or not head.isalpha():
        yield form
        return
    yield from (f"{head}{ending}{space}{rest}" for ending in INFLECTIONS)


@cache
def currencies() -> dict[str, Currency]:
    """Currencies by their names, signs and codes; names of two words are given by the stem of the first."""
    table: dict[str, Currency] = {}
    for code, names in _cldr_currencies():
        table[code] = Currency(code)
        for name in names:
            table.setdefault(currency_key(name), Currency(code))
    for entry in lexicon.load("currencies.jsonl", CurrencyName):
        table[currency_key(entry.name)] = Currency(entry.code, Fraction(entry.share))
    return table


@remembered
def currency_called(form: str) -> Currency | None:
    """The currency of a name, sign or code, multiples of it included: *TEUR*, *T€*, *MEUR*, *k$*."""
    if currency := currencies().get(currency_key(form)):
        return currency
    factor = number_words("money_prefix").get(form[:1]) or number_words("money_prefix").get(form[:1].lower())
    whole = currencies().get(form[1:]) if factor and (form[1:].isupper() or not form[1:].isalpha()) else None
    return Currency(whole.code, whole.share / factor) if whole and factor and len(form) in (2, 4) else None


def _cldr_currencies() -> Iterator[tuple[str, list[str]]]:
    from babel import Locale

    german = Locale.parse("de")
    plurals = german._data["currency_names_plural"]
    for code, name in german.currencies.items():
        if "(" in name or code.startswith("X"):
            continue  # former currencies, metals and units of account
        forms = plurals[code].values() if code in plurals else ()
        symbol = german.currency_symbols.get(code, code)
        yield code, [name, *forms, symbol]


@remembered
def currency_key(name: str) -> str:
    """The name without the ending of its adjective: *norwegischen Kronen* and *Norwegische Kronen* are one."""
    adjective, space, noun = name.partition(" ")
    if not space:
        return name
    for ending in ADJECTIVE_ENDINGS:
        if adjective.endswith(ending):
            adjective = adjective.removesuffix(ending)
            break
    return f"{adjective.lower()} {noun}"


@dataclass(frozen=True)
class MonthName:
    """One line of `months.jsonl`; `short` is an abbreviation that takes a full stop.

    Attributes:
        name: As texts write it.
        number: From 1.
        short: Whether it is an abbreviation.
    """

    name: str
    number: int
    short: bool = False


@cache
def _months() -> tuple[MonthName, ...]:
    """Months as CLDR has them for Germany and Austria, and what the lexicon adds."""
    from babel import Locale

    names: list[MonthName] = []
    for locale in ("de", "de_AT"):
        forms = Locale.parse(locale).months["format"]
        names += [MonthName(name, number) for number, name in forms["wide"].items()]
        for number, name in forms["abbreviated"].items():
            names += [MonthName(form, number, short=True) for form in (name.strip("."), name[:3])]
    return (*names, *lexicon.load("months.jsonl", MonthName))


@cache
def month_names() -> dict[str, int]:
    """Months by their names and abbreviations, 1 to 12: *Januar*, *Jänner*, *Feber*, *Mrz*, *Sept*."""
    return {month.name: month.number for month in _months()}


@cache
def short_months() -> frozenset[str]:
    """The abbreviations among the names of months."""
    whole = {month.name for month in _months() if not month.short}
    return frozenset(month.name for month in _months()) - whole
