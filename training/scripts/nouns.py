"""The genders, cases and numbers that a German noun form can have, after Wiktionary.

The data are those of the package `german-nouns` (Gregor Weichbrodt, https://github.com/gambolputty/german-nouns,
CC BY-SA 4.0), some 100,000 nouns of the German Wiktionary with their inflection.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from typing import NamedTuple

CASES = {"nominativ": "Nom", "genitiv": "Gen", "dativ": "Dat", "akkusativ": "Acc"}
NUMBERS = {"singular": "Sing", "plural": "Plur"}
GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}

SHORTEST_HEAD = 5
"""Letters that the last part of a compound must have to be looked up by itself."""


class Agreement(NamedTuple):
    """What noun, adjective and article agree in, as Universal Dependencies names it; None is not said."""

    gender: str | None
    case: str | None
    number: str | None


def agreement(feats: str) -> Agreement:
    """Return gender, case and number out of a line of features."""
    said = dict(feat.split("=", 1) for feat in feats.split("|") if feat)
    return Agreement(said.get("Gender"), said.get("Case"), said.get("Number"))


class Nouns:
    """Noun forms with what they can be."""

    def __init__(self) -> None:
        self._forms: dict[str, set[Agreement]] = defaultdict(set)
        with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8") as lines:
            for entry in csv.DictReader(lines):
                if "Substantiv" in entry["pos"]:
                    self._add(entry)

    def analyses(self, form: str) -> set[Agreement]:
        """Return what a form can be, by its last part if it is an unknown compound; empty if nothing is known."""
        if form in self._forms:
            return self._forms[form]
        for start in range(2, len(form) - SHORTEST_HEAD + 1):
            head = form[start:].lstrip("-").capitalize()
            if head in self._forms:
                return self._forms[head]
        return set()

    def _add(self, entry: dict[str, str]) -> None:
        """Add the forms of an entry, whose columns are *nominativ singular*, *genitiv plural 2*, *dativ singular** …"""
        genders = {
            name.removeprefix("genus").strip(): GENDERS[value]
            for name, value in entry.items()
            if name.startswith("genus") and value in GENDERS
        }
        for name, form in entry.items():
            case, _, rest = name.partition(" ")
            if form and case in CASES:
                number, _, variant = rest.replace("*", "").partition(" ")
                for gender in [genders[variant]] if variant in genders else set(genders.values()):
                    self._forms[form].add(Agreement(gender, CASES[case], NUMBERS[number]))
