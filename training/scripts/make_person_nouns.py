"""Writes `lexicon/person_nouns.jsonl`: nouns for persons, with the form for a woman, after the German Wiktionary.

A noun is for a person where it has a feminine beside it (*Fischer*, *Fischerin*; *Anwalt*, *Anwältin*; *Zeuge*,
*Zeugin*), or where it is declined as an adjective and has both genders (*der* and *die Vertraute*). The data are those
of the package `german-nouns` (CC BY-SA 4.0); see `nouns.py`.

    python training/scripts/make_person_nouns.py src/claimx/lexicon/person_nouns.jsonl
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.resources import files
from itertools import groupby
from pathlib import Path

_HEADER = (
    "# Nouns for persons, for men and for women.\n"
    "# Source: training/scripts/make_person_nouns.py, from german-nouns 0.0.12 (Wiktionary, CC BY-SA 4.0)."
)
_UMLAUT = str.maketrans({"a": "ä", "o": "ö", "u": "ü"})
_OF_THINGS_TOO = frozenset({
    "Bär", "Hund", "Wolf", "Löwe", "Fuchs", "Esel", "Affe", "Hase", "Kater", "Tiger", "Elefant", "Panther",
    "Drache", "Gott", "Teufel", "Rechner", "Sender", "Träger", "Läufer", "Springer", "Renner", "Stecher", "Ordner",
    "Kocher", "Bauer", "Ast", "Turm", "Sitz", "Rat", "Grund", "Gang", "Kamel", "Wal", "Storch", "Pfau", "Spatz",
    "Hahn", "Igel", "Luchs", "Schwan", "Adler", "Falke", "Mond", "Dan",
})  # fmt: skip
"""A machine, an animal, a body, a text or a given name more often than a person."""


def _women_of(noun: str) -> list[str]:
    """What the feminine of a noun can be: *Ärztin*, *Zeugin*, *Lehrerin*."""
    stems = [noun, noun.removesuffix("e"), noun.removesuffix("er")]
    vowels = [i for i, letter in enumerate(noun) if letter in "aou"]
    if vowels:
        last = vowels[-1]
        if noun[max(last - 1, 0) : last + 1] != "au" and noun[last - 1 : last + 1] == "au":
            last -= 1
        changed = noun[:last] + noun[last].translate(_UMLAUT) + noun[last + 1 :]
        stems += [changed, changed.removesuffix("e")]
    return [stem + "in" for stem in dict.fromkeys(stems)] + (
        [noun.removesuffix("mann") + "frau"] if noun.endswith("mann") else []
    )


def main(target: Path) -> None:
    """Write the file.

    Args:
        target: The file of the lexicon.
    """
    with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8") as lines:
        entries = [entry for entry in csv.DictReader(lines) if entry["pos"].startswith("Substantiv")]
    feminine = {entry["lemma"] for entry in entries if "f" in {entry["genus"], entry["genus 1"], entry["genus 2"]}}
    pairs: dict[str, str] = {}
    for entry in entries:
        noun, kinds = entry["lemma"], entry["pos"]
        if (
            not noun.isalpha()
            or not noun[0].isupper()
            or noun in _OF_THINGS_TOO
            or "name" in kinds
            or "Toponym" in kinds
        ):
            continue
        if "adjektivische Deklination" in kinds:
            if "m" in {entry["genus"], entry["genus 1"]} and noun.endswith("er"):
                pairs.setdefault(noun.removesuffix("r"), noun.removesuffix("r"))
        elif "m" in {entry["genus"], entry["genus 1"], entry["genus 2"]}:
            woman = next((form for form in _women_of(noun) if form in feminine and form != noun), None)
            if woman:
                pairs[noun] = woman
    # *Botin* is the woman for *Bote*, not for *Bot*.
    pairs = {noun: woman for noun, woman in pairs.items() if pairs.get(noun + "e") != woman}
    words = sorted({word for pair in pairs.items() for word in pair}, key=str.casefold)
    rows = [
        json.dumps({"nouns": list(group)}, ensure_ascii=False)
        for _, group in groupby(words, key=lambda word: word[0].casefold())
    ]
    target.write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8")
    print(f"{len(words)} nouns", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
