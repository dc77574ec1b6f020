"""Given names: which words are one, and what gender the person has."""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimx.knowledge.nouns import is_person_word
from claimx.knowledge.remembering import remembered
from claimx.lexicon import load


class GivenName(BaseModel):
    """A given name; without a gender where both have it: *Kim*.

    One that is a common noun, another word or a surname as well (`other`) is a given name only beside another name:
    *Wolf*, *Will*, *Kennedy*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    gender: Literal["Masc", "Fem"] | None = None
    other: bool = False


class GivenNames(BaseModel):
    """Given names of one kind, out of registers.

    Attributes:
        gender: Of whoever has one; None where both do.
        other: Whether they are other words, too.
        names: The names.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    gender: Literal["Masc", "Fem"] | None = None
    other: bool = False
    names: tuple[str, ...]


@cache
def _given_names() -> dict[str, GivenName | GivenNames]:
    """The entries by name; what is written down by hand outweighs the registers."""
    of_registers = {name: group for group in load("given_names_of_registers.jsonl", GivenNames) for name in group.names}
    return of_registers | {record.name: record for record in load("given_names.jsonl", GivenName)}


@remembered
def _given_name(word: str) -> GivenName | GivenNames | None:
    """The entry of a word, *Hans-Peter* by its first part, *Renée* by *Renee* where that alone is known.

    *Neo-Ortschef* has none.
    """
    first, _, rest = word.partition("-")
    if rest and rest not in _given_names() and is_person_word(rest):
        return None
    names = _given_names()
    return names.get(first) or (None if first.isascii() or word.islower() else names.get(_without_accents(first)))


def is_given_name(word: str, beside_name: bool = False) -> bool:
    """Whether a word is a given name; with `beside_name` also one that is something else too."""
    entry = _given_name(word)
    return entry is not None and (beside_name or not entry.other)


def given_names_among(words: Set[str]) -> set[str]:
    """Which of some words are given names by themselves; most words are told from the register in one go."""
    known = _given_names()
    odd = [word for word in words if not (word.isascii() and word.isalpha()) and word[:1].isupper()]
    return {word for word in known.keys() & words if not known[word].other}.union(filter(is_given_name, odd))


def given_name_gender(word: str) -> str:
    """The gender of whoever has this given name, `Masc` or `Fem`; empty where it is none, or where both have it."""
    entry = _given_name(word)
    return entry.gender or "" if entry else ""


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
