"""What readers take for one: nouns for one office, members of a party, nouns for bodies of any name."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.knowledge.endings import Endings
from claimx.knowledge.function_words import words_of
from claimx.knowledge.remembering import remembered
from claimx.lexicon import load

_DEPUTIES = tuple(words_of("deputy"))
_SHORTEST_GENERAL = 6
"""Letters of a noun that a compound can end in: *Energie**konzern***."""


class GeneralBody(BaseModel):
    """A noun that takes up bodies of other names, by what they are called: *die Behörde* is a *Ministerium* or *Amt*.

    `ends` are endings of the nouns for such bodies; with `names` it takes up bodies known by a bare name, too: *Das
    Unternehmen* is *Siemens*; with `parties` it takes up parties. With `compounds` nouns that end in it do so as well:
    *der Energiekonzern*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    noun: str
    ends: tuple[str, ...] = ()
    names: bool = False
    parties: bool = False
    compounds: bool = False


class PartyMember(BaseModel):
    """Nouns for the members of a party: *Sozialdemokratin*, and what else the party is called in compounds.

    Attributes:
        party: Its name.
        members: The nouns.
        short: Its name in newspapers of its country, which may be another party's: *VP* of the *ÖVP*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    party: str
    members: tuple[str, ...]
    short: str = ""


class ShortBody(BaseModel):
    """A short form for bodies of a noun, in the nominative: *das LKA*, which is a *Landeskriminalamt*."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    short: str
    noun: str


class SameOffice(BaseModel):
    """Nouns that mean the same office: a *Coach* is a *Trainer*.

    Attributes:
        nouns: In the nominative singular.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nouns: tuple[str, ...]


class PlaceAdjective(BaseModel):
    """An adjective of countries or lands, and what those are called: `ukrainisch` is of the `Ukraine`.

    Attributes:
        adjective: Without its ending, in lower case.
        places: Their names.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    adjective: str
    places: tuple[str, ...]


class RivalOffices(BaseModel):
    """Offices of one field, of which nobody has two at a time: a *Kämmerin* is no *Bürgermeisterin*.

    Attributes:
        field: Where they meet: the court, the pitch.
        offices: For each office the ends of its nouns, in lower case.
        lay: The ends among them that are for no office: *the accused*, *the neighbour*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    field: str
    offices: tuple[tuple[str, ...], ...]
    lay: tuple[str, ...] = ()


@cache
def _rivals() -> tuple[tuple[Endings, dict[str, int]], ...]:
    """For each field the ends of nouns, and the office that each is for."""
    records = load("rival_offices.jsonl", RivalOffices)
    fields = ({end: n for n, ends in enumerate(r.offices) for end in ends} for r in records)
    return tuple((Endings(field), field) for field in fields)


@remembered
def _offices_of(noun: str) -> tuple[int, ...]:
    """For each field the number of the office that a noun, in lower case, is for by its longest end; -1 for none.

    Who stands in for somebody has an office of his own besides: a *Vizekanzler* is a *Wirtschaftsminister*.
    """
    if noun.startswith(_DEPUTIES):
        return (-1,) * len(_rivals())
    return tuple(field.get(ends.of(noun) or "", -1) for ends, field in _rivals())


def is_rival(noun: str, other: str) -> bool:
    """Whether two nouns, in lower case, mean offices that nobody has both of: `kämmerin`, `bürgermeisterin`."""
    pairs = zip(_offices_of(noun), _offices_of(other), strict=True)
    return any(mine != its and mine >= 0 and its >= 0 for mine, its in pairs)


@cache
def _lay() -> frozenset[str]:
    return frozenset(end for record in load("rival_offices.jsonl", RivalOffices) for end in record.lay)


@remembered
def is_held_office(noun: str) -> bool:
    """Whether a noun, in lower case, means an office whose holder nobody calls *der Mann*: `amtsrichterin`."""
    ends = [end for field, _ in _rivals() if (end := field.of(noun)) is not None]
    return bool(ends) and _lay().isdisjoint(ends)


@cache
def _general_bodies() -> dict[str, GeneralBody]:
    return {body.noun.lower(): body for body in load("general_bodies.jsonl", GeneralBody)}


@cache
def short_bodies() -> dict[str, str]:
    """The nouns, in lower case, that short forms stand for: `LKA` → `landeskriminalamt`."""
    return {record.short: record.noun.lower() for record in load("short_bodies.jsonl", ShortBody)}


@cache
def _parties() -> dict[str, str]:
    return {noun.lower(): party.party for party in load("parties.jsonl", PartyMember) for noun in party.members}


@cache
def _party_names() -> frozenset[str]:
    """What parties are called, in lower case."""
    return frozenset(noun for noun, party in _parties().items() if party.lower() == noun)


@cache
def _short_parties() -> dict[str, str]:
    return {party.party.lower(): party.short.lower() for party in load("parties.jsonl", PartyMember) if party.short}


def short_party(party: str) -> str | None:
    """How a party is called for short, both in lower case: `övp` → `vp`; None for most."""
    return _short_parties().get(party)


@cache
def _places_of_adjectives() -> dict[str, frozenset[str]]:
    records = load("place_adjectives.jsonl", PlaceAdjective)
    return {record.adjective: frozenset(place.lower() for place in record.places) for record in records}


def is_adjective_of(adjective: str, place: str) -> bool:
    """Whether an adjective is of a place, both in lower case, the adjective without ending: `ukrainisch`, `ukraine`."""
    return place in _places_of_adjectives().get(adjective, frozenset())


@cache
def offices() -> dict[str, frozenset[int]]:
    """The numbers of the offices that each noun means, the nouns in lower case."""
    records = load("same_office.jsonl", SameOffice)
    nouns = dict.fromkeys(noun for record in records for noun in record.nouns)
    return {noun.lower(): frozenset(n for n, r in enumerate(records) if noun in r.nouns) for noun in nouns}


@remembered
def general_body(noun: str) -> GeneralBody | None:
    """What *die Behörde*, *das Unternehmen* can take up; None for other nouns.

    Args:
        noun: In lower case.
    """
    bodies = _general_bodies()
    ends = (bodies.get(noun[start:]) for start in range(1, len(noun) - _SHORTEST_GENERAL + 1))
    return bodies.get(noun) or next((body for body in ends if body is not None and body.compounds), None)


_SHORTEST_FIRST = 4
"""Letters of the shortest first part of a compound for who holds an office: *Ärzte|präsident*."""


def is_office(noun: str) -> bool:
    """Whether a noun, in lower case, means an office that other nouns mean, too: `coach`."""
    return noun in offices()


def is_same_office(noun: str, other: str) -> bool:
    """Whether two nouns, in lower case, mean one office: `coach` and `trainer`."""
    return not offices().get(noun, frozenset()).isdisjoint(offices().get(other, frozenset()))


def office_in(compound: str, noun: str) -> str | None:
    """What stands before the office in a compound, "" for nothing: `ärztepräsident`, `chef` → `ärzte`.

    Args:
        compound: In lower case.
        noun: A noun for the office, in lower case.

    Returns:
        None where the compound does not end in a noun for the office.
    """
    if is_same_office(compound, noun):
        return ""
    same = (other for other, numbers in offices().items() if not numbers.isdisjoint(offices().get(noun, ())))
    ends = (compound.removesuffix(other) for other in same if compound.endswith(other))
    return min((first for first in ends if len(first) >= _SHORTEST_FIRST), key=len, default=None)


def is_party(noun: str) -> bool:
    """Whether a noun is what a party is called itself: `svp`, not `sozialdemokratin`."""
    return noun in _party_names()


def party_of(noun: str) -> str | None:
    """The party whose member a noun is for: `sozialdemokratin` → `SPD`, `spd-fraktionsvize` → `SPD`."""
    if noun in _parties():
        return _parties()[noun]
    first = noun.partition("-")[0]
    return _parties().get(first) if first != noun else None
