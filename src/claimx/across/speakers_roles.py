"""Whether two roles can be those of one person: *Kanzler* and *Bundeskanzlerin*, *Trainer* and *Bürgermeister*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimx.knowledge.comparisons import archive_words
from claimx.knowledge.nouns import is_general, noun_kind
from claimx.knowledge.offices import offices, party_of
from claimx.knowledge.remembering import remembered

Agreement = Literal["same", "possible", "different"]

_WORD = re.compile(r"[^\W_]+(?:[-.&'][^\W_]+)*")
_AGE = re.compile(r"\d+-?[Jj]ährig")
_TITLE = re.compile(r"(?:Dr|Prof|Mag|Dipl)\.?-?")
_ADJECTIVE_ENDING = re.compile(r"(?:e|er|en|es|em)$")
_DECLINED = re.compile(r"(?:(?<=[dt])er?|e)$")
_UMLAUTS = str.maketrans("äöü", "aou")
_SHORTEST_PART = 4


@dataclass(frozen=True)
class Office:
    """A role taken apart.

    Attributes:
        base: The office or trade, without gender: `minister`, `sprecher`.
        about: What of, where, since when: `finanz`, `bund`, `polizei`, in the order of the text.
        field: Where it belongs: `state`, `party`, `science`, else the base itself.
    """

    base: str
    about: tuple[str, ...]
    field: str

    @property
    def specific(self) -> frozenset[str]:
        """What only one can hold: the federation, a body by its abbreviation, a country."""
        return frozenset(part for part in self.about if part == "bund" or part.isupper() or part.endswith("isch"))


@remembered
def office(role: str) -> Office | None:
    """A role taken apart; None where it does not tell one person from another: *sein Kollege*, *Kritiker*.

    Args:
        role: As a speaker has it.
    """
    words: list[str] = [word for word in _WORD.findall(role) if not _TITLE.fullmatch(word)]
    if not words or words[0].lower() in archive_words("possessive"):
        return None
    end = next((n for n, word in enumerate(words) if n and word.lower() in archive_words("end_of_role")), len(words))
    nouns = [word for word in words[:end] if word[0].isupper()]
    if not nouns:
        return None
    head = next((noun for noun in reversed(nouns) if noun_kind(noun) == "person"), nouns[-1])
    if head.lower() in archive_words("relation") or _AGE.match(head):
        return None
    before, base = _parts(head)
    if base.endswith(tuple(_bases("description"))):
        return None
    if is_general(head) and not before and base not in _offices():  # der Politiker, die 59-Jährige
        return None
    about = [part for word in words if word != head for part in _about(word)]
    parts = tuple(dict.fromkeys([*before, *about]))
    return Office(base, parts, _field(base, parts))


@remembered
def agreement(one: Office | None, other: Office | None) -> Agreement:
    """Whether two roles are the same, can be those of one person, or are those of two."""
    if one is None or other is None:
        return "possible"
    same = one.base == other.base or not _numbers(one.base).isdisjoint(_numbers(other.base))
    if same and not (one.about and other.about and not shared(one, other)):
        return "same"
    fields = {one.field, other.field}
    # A science has many names; and the head of a party is a minister as well, while nobody is mayor and minister.
    possible = fields == {"science"} or (not same and fields <= {"state", "party"} and "party" in fields)
    return "possible" if possible else "different"


def _numbers(base: str) -> frozenset[int]:
    return _offices().get(base, frozenset())


def shared(one: Office, other: Office) -> list[str]:
    """What both roles are about."""
    return [part for part in one.about if any(_same(part, another) for another in other.about)]


def _same(part: str, other: str) -> bool:
    if part == other:
        return True
    short, long = sorted((part.lower(), other.lower()), key=len)
    return len(short) >= _SHORTEST_PART and short in long


def _about(word: str) -> list[str]:
    """What a word of a role says it is about: `polizei` of *der Polizei*, `deutsch` of *deutsche*."""
    if word.lower() in archive_words("end_of_role") or _AGE.match(word):
        return []
    if word[0].islower():
        stem = _ADJECTIVE_ENDING.sub("", word.lower())
        if {stem, word.lower()} & (archive_words("time_of_office") | archive_words("adjective_of_a_person")):
            return []
        return ["bund" if stem == "deutsch" else stem]
    found = []
    for part in word.split("-"):
        if part.lower() not in archive_words("time_of_office"):
            found.append(part if part.isupper() else _without_bund(part.lower().removesuffix("s")))
    return found


def _without_bund(part: str) -> str:
    return "bund" if part in ("bunde", "deutschland") else part


@remembered
def _parts(noun: str) -> tuple[list[str], str]:
    """What a noun for a person is about, and the office: *VW-Finanzvorständin* is `VW`, `finanz` and `vorstand`."""
    *before, last = noun.split("-")
    base = _neuter(last)
    about = [part if part.isupper() else part.lower() for part in before]
    about = [part for part in about if part.lower() not in archive_words("time_of_office")]
    known = next((known for known in _known_bases() if base.endswith(known) and base != known), None)
    if base not in _known_bases() and known:
        first = base.removesuffix(known).removesuffix("s")
        if first.startswith("bund"):
            about.append("bund")
            first = first.removeprefix("bundes").removeprefix("bunde").removeprefix("bund")
        if first and first not in archive_words("time_of_office"):
            about.append(first)
        base = known
    elif base.startswith("bundes"):
        about.append("bund")
    return about, base


@cache
def _known_bases() -> tuple[str, ...]:
    """Offices that compounds end in, the longest first."""
    groups = ("office_of_a_state", "office_of_a_party", "trade_of_science")
    words = {_neuter(word) for group in groups for word in archive_words(group)}
    return tuple(sorted(words | set(_offices()) | {"chef", "sprecher", "vize"}, key=lambda word: (-len(word), word)))


@cache
def _offices() -> dict[str, frozenset[int]]:
    """The numbers of the offices that each noun means, by the noun without gender."""
    found: dict[str, frozenset[int]] = {}
    for noun, numbers in offices().items():
        found[_neuter(noun)] = found.get(_neuter(noun), frozenset()) | numbers
    return found


def _neuter(noun: str) -> str:
    """A noun for a person without what tells the gender: `anwalt` of *Anwältin*, `vorsitzend` of *Vorsitzender*.

    It is compared with others of its kind only: a *Minister* is a `minist`.
    """
    word = noun.lower().translate(_UMLAUTS)
    if word.endswith("in") and len(word) > _SHORTEST_PART:
        word = word.removesuffix("in")
    return _DECLINED.sub("", word)


def _field(base: str, about: tuple[str, ...]) -> str:
    if base in _bases("office_of_a_party") or any(party_of(part.lower()) for part in about):
        return "party"
    if base in _bases("office_of_a_state"):
        return "state"
    if base.endswith(tuple(_bases("trade_of_science"))):
        return "science"
    return base


@cache
def _bases(group: str) -> frozenset[str]:
    return frozenset(_neuter(word) for word in archive_words(group))
