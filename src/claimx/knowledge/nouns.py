"""Which kind of speaker a noun names: person, body, medium, document or group."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.knowledge.cues import cue_noun
from claimx.knowledge.endings import Endings
from claimx.knowledge.function_words import words_of
from claimx.knowledge.gender_forms import feminine
from claimx.knowledge.remembering import remembered
from claimx.lexicon import load
from claimx.vocabulary import SpeakerKind

BODIES: frozenset[SpeakerKind] = frozenset({"organisation", "government"})
INSTITUTIONS: frozenset[SpeakerKind] = BODIES | {"media"}
SPEAKING: frozenset[SpeakerKind] = INSTITUTIONS | {"person"}
"""Who speaks and writes; a group says what each of it does, and a document what its authors do."""


class SpeakerNoun(BaseModel):
    """A noun, or with `suffix` the end of one, that says what kind of speaker a phrase names: *-ministerium*.

    A `general` one can take up any person that was named before: *der konservative Politiker*, *die 59-Jährige*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    noun: str
    kind: SpeakerKind
    suffix: bool = False
    general: bool = False


class PersonNouns(BaseModel):
    """Nouns for persons, for men and for women, with one initial: *Anwalt*, *Anwältin*.

    Attributes:
        nouns: In the nominative singular.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nouns: tuple[str, ...]


class Place(BaseModel):
    """A place that speaks for whoever governs there: *Duschanbe wies die Darstellung zurück*."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    place: str


_SHORTEST_HEAD = 6
"""Letters of a noun for a person that a compound can end in: *Vize**präsident***."""


_SHORTEST_FIRST_PART = 3
"""Letters of what stands before it in the compound."""
_OF_ADJECTIVAL = ("ter", "der", "tem", "dem")
_SHORTEST_WEAK = 4
"""Letters of the shortest noun that is told by its weak ending: *Grafen*; not *Toren*."""


@cache
def _person_nouns() -> frozenset[str]:
    """Nouns for persons, for men and women, in lower case."""
    return frozenset(word.lower() for record in load("person_nouns.jsonl", PersonNouns) for word in record.nouns)


@cache
def _heads_for_persons() -> Endings:
    """Those of them that a compound can end in."""
    return Endings([noun for noun in _person_nouns() if len(noun) >= _SHORTEST_HEAD])


@cache
def _places() -> frozenset[str]:
    return frozenset(record.place.lower() for record in load("places.jsonl", Place))


def is_place(noun: str) -> bool:
    """Whether a noun is the name of a town, a country, a region that claimx knows."""
    return noun.lower() in _places()


@remembered
def is_of_place(word: str) -> bool:
    """Whether a word says of which town somebody or something is: *Kieler*, *Ost-Kieler*, *Ingolstädter*, *Basler*."""
    if not (word.istitle() and word.endswith("er")):
        return False
    stem = word.rpartition("-")[2][:-2]
    towns = {stem, f"{stem}en", f"{stem}e", f"{stem[:-1]}e{stem[-1:]}"}  # *Trier*, *Bremen*, *Karlsruhe*, *Basel*
    towns |= {stem.removesuffix("an"), stem.removesuffix("ns")}  # *Hannoveraner*, *Hallenser*
    return any(is_place(town) or is_place(without_umlaut(town)) for town in towns)


@cache
def _kinds() -> tuple[dict[str, SpeakerKind], dict[str, SpeakerKind]]:
    """The kinds by noun, and by the end of one; a noun itself decides over an end."""
    records = sorted(load("speaker_nouns.jsonl", SpeakerNoun), key=lambda r: not r.suffix)
    exact: dict[str, SpeakerKind] = dict.fromkeys(_places(), "government")
    exact |= {r.noun.lower(): r.kind for r in records}
    return exact, {r.noun.lower(): r.kind for r in records if r.suffix}


@cache
def _ends() -> Endings:
    """The ends of nouns that have a kind."""
    return Endings(_kinds()[1])


@remembered
def noun_kind(noun: str) -> SpeakerKind:
    """The kind of speaker that a noun names, `unknown` where the lexicon has none."""
    exact, ends = _kinds()
    lower = feminine(noun.lower())
    if lower in exact:
        return exact[lower]
    if lower[-2:] == "er" and lower[:-1] in _person_nouns():
        return "person"  # *ein Reisender*: no *Sender*
    if (end := _ends().of(lower)) is not None:
        return ends[end]
    if is_for_person(lower):
        return "person"
    if lower.isascii():
        return "unknown"
    plural = _ENDING_OF_PLURAL.sub("", lower)
    singular = without_umlaut(plural)
    return noun_kind(singular) if singular != plural else "unknown"  # *Großväter*, *Kinderärzten*


_ENDING_OF_PLURAL = re.compile(r"(?:e|(?<=er))?n?$")
_UMLAUTS, _PLAIN_VOWELS = "äöü", str.maketrans("äöüÄÖÜ", "aouAOU")


def without_umlaut(stem: str) -> str:
    """*Verbänd* → `Verband`: the last umlaut undone."""
    place = max(map(stem.lower().rfind, _UMLAUTS))
    if place < 0:
        return stem
    return stem[:place] + stem[place].translate(_PLAIN_VOWELS) + stem[place + 1 :]


def is_speaker_noun(noun: str) -> bool:
    """Whether the lexicon knows what kind of speaker a noun names: *Ministerin*, *Polizei*, *Bericht*."""
    return noun_kind(noun) != "unknown"


def is_person_word(noun: str) -> bool:
    """Whether a noun names a person: *Ministerin*, *Rentner*."""
    return noun_kind(noun) == "person"


def is_for_what_is_said(noun: str) -> bool:
    """Whether a noun is for what somebody says: *Aussage*, *Kritik*; but not *Experte*, who says it."""
    return cue_noun(noun) is not None and not is_person_word(noun)


def is_for_person(noun: str) -> bool:
    """*Rentnerin*, *der Angeklagte*, *dem Angeklagten*, *Juristen*, and compounds: *Hausbesitzer*, *EU-Diplomaten*."""
    nouns = _person_nouns()
    last = noun.rpartition("-")[2]
    if last in nouns or last.removesuffix("r") in nouns or last.removesuffix("n") in nouns:
        return True
    if last.endswith(("e", "er", "en", "em")) and _stem(last) in words_of("adjectival_noun"):
        return True  # *der Verurteilte*
    heads = _heads_for_persons()
    if not last.endswith("en"):
        declined = last.endswith(_OF_ADJECTIVAL) and is_adjectival(last)
        compound = last[:-1] if declined else last  # *ein Hauptangeklagter*, *laut Verbandsvorsitzendem*
        return heads.of(compound, begin=_SHORTEST_FIRST_PART) is not None
    weak = last[:-1], last[:-2]  # *der Patientenbeauftragten*, *Chefökonomen*
    if len(weak[1]) >= _SHORTEST_WEAK and weak[1] in nouns:
        return True
    return any(heads.of(word, begin=_SHORTEST_FIRST_PART) is not None for word in (last, *weak))


@remembered
def is_adjectival(noun: str) -> bool:
    """Whether a noun for a person is declined like an adjective, in any of its forms and in compounds.

    *der Abgeordnete, ein Abgeordneter*, *die Beamten*, *47-Jährige*; not *der Zeuge, ein Zeuge*, whose feminine ends in
    -in. `person_nouns.jsonl` has the form in -e.
    """
    stem = _stem(noun.rpartition("-")[2].lower())
    return stem in _adjectival_stems() or _heads_of_adjectival().of(stem, begin=1) is not None


_ENDING_OF_ADJECTIVE = re.compile(r"e[nmrs]?$")


def _stem(noun: str) -> str:
    """*Verurteilte*, *Verurteilter*, *Verurteilten* → `Verurteilt`."""
    return _ENDING_OF_ADJECTIVE.sub("", noun)


@cache
def _adjectival_stems() -> frozenset[str]:
    """Stems of the nouns in -e that have no feminine in -in, *Beamte* aside, which has one."""
    nouns, others = _person_nouns(), words_of("weak_noun")
    return words_of("adjectival_noun") | {
        noun[:-1]
        for noun in nouns
        if noun.endswith("e") and f"{noun[:-1]}in" not in nouns and not noun.endswith(tuple(others))
    }


@cache
def _heads_of_adjectival() -> Endings:
    """Those of them that a compound can end in."""
    return Endings([stem for stem in _adjectival_stems() if len(stem) >= _SHORTEST_HEAD])


@cache
def _general() -> tuple[str, ...]:
    return tuple(record.noun.lower() for record in load("speaker_nouns.jsonl", SpeakerNoun) if record.general)


def is_general(noun: str) -> bool:
    """Whether any person can be called that who was named before."""
    return noun.lower().endswith(_general())


class TimeNoun(BaseModel):
    """A noun whose phrase says when, not who: *letzte Woche*; `bare` where it does so alone: *Montag*, not *Sommer*."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    noun: str
    bare: bool = False


@cache
def time_nouns() -> dict[str, bool]:
    """The nouns that say when, and whether they do so alone."""
    return {record.noun: record.bare for record in load("time_nouns.jsonl", TimeNoun)}
