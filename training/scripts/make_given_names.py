"""Write the given names that registers have: the gender of whoever has one, and which are other words too.

Sources, all of them free: `faker` (MIT), lists for some 70 countries; `nomquamgender` (MIT), what 36 public registers
and lists say of a name's gender (Van Buskirk, Clauset & Larremore 2023, *An Open-Source Cultural Consensus Approach to
Name-Based Gender Classification*, ICWSM 17). What the words of a name are otherwise is counted in speeches of the
Bundestag, which nobody has a copyright in.

    cd training; LEXICON=../src/claimx/lexicon
    python scripts/make_given_names.py CORPORA $LEXICON/given_names.jsonl $LEXICON/given_names_of_registers.jsonl
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

import faker.providers.person
from corpora import SPEECHES, read_speeches

SOURCES = 13
"""Registers that must have a name which no list of a country has."""
CONFIRMED = 6
"""Registers that must have a name of a country where German is not spoken."""
CLEAR = 0.15
"""Share of bearers of the other gender up to which a name tells the gender."""
GERMAN = ("de_DE", "de_AT", "de_CH")
NO_NAMES = frozenset({"Uni"})
"""Names of registers that are common nouns in every German newspaper, also beside a name: *die Uni Kassel*."""
SURNAME = "surname"
ATTRIBUTES = {"first_names_male": "Masc", "first_names_female": "Fem", "last_names": SURNAME}
SHORTEST = 3
"""Letters of a name that no list of a country has."""
HEADER = """\
# Given names of registers.
# Source: training/scripts/make_given_names.py, from faker and nomquamgender (both MIT)."""

LAST_LATIN_LETTER = "\u024f"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BEFORE_NOUNS = re.compile(
    r"(?:d(?:er|ie|as|es|em|en)|k?ein(?:e[nmrs]?)?|[isu](?:hr|ein|nser)(?:e[nmrs]?)?|(?:dies|jed)e[nmrs]?|"
    r"[ai]m|zu[mr]|vom|beim|[ia]ns|aufs|viele|alle|mehr)",
    re.IGNORECASE,
)
PARTICLES = frozenset({"von", "van", "de", "zu", "al", "bin", "der", "den", "el", "da", "dos"})


class Uses(NamedTuple):
    """How often a word stands in the speeches, and where."""

    capital: Counter[str]
    small: Counter[str]
    behind_determiner: Counter[str]
    before_name: Counter[str]


def count_uses(corpora: Path) -> Uses:
    """Count the words of the speeches."""
    uses = Uses(Counter(), Counter(), Counter(), Counter())
    for line in read_speeches(corpora / SPEECHES):
        words = WORD.findall(line)
        for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
            if word[0].islower():
                uses.small[word] += 1
                continue
            uses.capital[word] += 1
            uses.behind_determiner[word] += bool(BEFORE_NOUNS.fullmatch(before))
            uses.before_name[word] += following[:1].isupper() or following in PARTICLES
    return uses


def is_other_word(name: str, uses: Uses) -> bool:
    """Whether a name is as often a word in small letters, a noun, or a name that nothing follows.

    *Will*, *Wolf*, *Mai*, *Kennedy*.
    """
    total, small = uses.capital[name], uses.small[name.lower()]
    if small > max(5, 0.05 * total):
        return True
    followed = uses.before_name[name] / max(total, 1)
    noun = total >= 5 and uses.behind_determiner[name] > 0.1 * total and followed < 0.5
    return noun or (total >= 10 and followed < 0.25)


def genders_by_name(locales: Iterable[str]) -> dict[str, set[str]]:
    """The names of countries: `Masc` and `Fem` where it is a given name, `SURNAME` where it is one."""
    names: dict[str, set[str]] = {}
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute, gender in ATTRIBUTES.items():
            for name in getattr(provider, attribute, ()):
                if WORD.fullmatch(name) and name[0].isupper() and not name.isupper() and max(name) <= LAST_LATIN_LETTER:
                    names.setdefault(name, set()).add(gender)
    return names


def consensus() -> dict[str, tuple[int, float]]:
    """Names without accents and in small letters → lists that have it, share of women."""
    path = distribution("nomquamgender").locate_file("nomquamgender/name_data.json")  # read, not run: it needs pandas
    data = json.loads(Path(str(path)).read_text(encoding="utf-8"))
    return {name: (sources, share) for name, (sources, _, share, *_) in data.items() if name.isalpha()}


def without_accents(name: str) -> str:
    """*Renée* → `renee`, *Jürgen* → `jurgen`."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def gender_of(genders: set[str], share: float | None) -> str | None:
    """One gender where the lists agree, or where nine tenths of the bearers do."""
    if len(genders) == 1:
        return next(iter(genders))
    return None if share is None or CLEAR < share < 1 - CLEAR else "Fem" if share > 0.5 else "Masc"


def main(corpora: Path, by_hand: Path, output: Path) -> None:
    """Write what the sources have and the list by hand has not."""
    lines = by_hand.read_text(encoding="utf-8").splitlines()
    ours = {json.loads(line)["name"] for line in lines if line and not line.startswith("#")}
    uses, known = count_uses(corpora), consensus()
    shares = {name: share for name, (sources, share) in known.items()}
    german = genders_by_name(GERMAN)
    listed = genders_by_name(module.name for module in pkgutil.iter_modules(faker.providers.person.__path__))
    found = {
        name.capitalize(): gender_of(set(), share)
        for name, (sources, share) in known.items()
        if sources >= SOURCES and len(name) >= SHORTEST
    }
    for name, genders in listed.items():
        sources, share = known.get(without_accents(name), (0, 0.5))
        if genders - {SURNAME} and sources >= (SOURCES if SURNAME in genders else CONFIRMED):
            found[name] = gender_of(set(), share)
    for name, genders in german.items():
        if genders - {SURNAME}:
            found[name] = gender_of(genders - {SURNAME}, shares.get(without_accents(name)))
    groups: dict[tuple[str, str, bool], list[str]] = {}
    for name in sorted(found.keys() - ours - NO_NAMES):
        other = is_other_word(name, uses) or (SURNAME in listed.get(name, ()) and name not in german)
        groups.setdefault((without_accents(name)[0], found[name] or "", other), []).append(name)
    with output.open("w", encoding="utf-8") as out:
        print(HEADER, file=out)
        for (_, gender, other), names in sorted(groups.items()):
            record = {"gender": gender or None, "other": other or None, "names": names}
            print(json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False), file=out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("by_hand", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    main(arguments.corpora, arguments.by_hand, arguments.output)
