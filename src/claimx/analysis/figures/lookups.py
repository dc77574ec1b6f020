"""The lexicon files that figures are read with, as look-up tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from claimx import lexicon
from claimx.analysis.figures.numbers import ORDINAL_ENDINGS, fold, number_words, read_cardinal, read_digits, read_part
from claimx.analysis.figures.words import Words
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import is_for_person, is_of_place
from claimx.knowledge.remembering import remembered
from claimx.vocabulary import FigureKind, Qualifier

NounRole = Literal["rank", "reference", "year", "scale", "many", "ratio"]


@dataclass(frozen=True)
class Wording:
    """One line of `qualifiers.jsonl`.

    Attributes:
        words: In lower case, with a space between.
        qualifier: What they say of the number.
        before: Kinds of figures that they stand before; all where it is empty.
        preposition: Whether they can govern a noun, too: *unter 50 Kandidaten*.
        not_after: Stems after which they are something else: *verfügt über 20 Panzer*.
        after: Stems that must stand before: *verharrt um zehn Prozent*.
        not_after_of: Further such stems for a kind of figure: *führt über 20 Kilometer*.
        not_near: Words beside which they are something else: before in the clause, as its verb behind, right after.
        not_near_of: Further such words for a kind of figure: *über 100 Meter Freistil*.
        inside: Whether it is an adjective after *ein*: *ein gutes Drittel*.
        apart: Whether the number is a word of its own: *keine 50 Euro*, but *keine 50-Euro-Scheine*.
    """

    words: str
    qualifier: Qualifier
    before: tuple[str, ...] = ()
    preposition: bool = False
    not_after: tuple[str, ...] = ()
    not_after_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_near_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inside: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Suffix:
    """One line of `figure_suffixes.jsonl`.

    Attributes:
        stem: Without the ending of the adjective, or what stands inside a noun.
        kind: What the number is.
        unit: What it measures, None for nothing.
        inside: Whether it stands inside a noun instead: *Viertagewoche*.
    """

    stem: str
    kind: FigureKind | Literal["age_or_duration"]
    unit: str | None
    inside: bool = False


@dataclass(frozen=True)
class FigureNoun:
    """One line of `figure_nouns.jsonl`.

    Attributes:
        noun: As it stands before the number.
        role: What it makes of the number.
        suffix: Whether compounds that end in it do the same: *Gartenweg 3*, *Steuerklasse 3*.
    """

    noun: str
    role: NounRole
    suffix: bool = False


@dataclass(frozen=True)
class PersonEnding:
    """One line of `person_endings.jsonl`.

    Attributes:
        ending: Of a noun, in any case.
        person: Whether nouns with it are for persons; a longer ending decides over a shorter one.
    """

    ending: str
    person: bool = True


@cache
def wordlist(role: str) -> frozenset[str]:
    """The words of a role in `figure_words.jsonl`.

    Raises:
        KeyError: The file has no such role.
    """
    return lexicon.word_group("figure_words.jsonl", role)


@cache
def clubs() -> frozenset[str]:
    """*1. **FC** Köln*, *1. **FCN***, *1. **Bundesliga***: what stands behind the number of a club or of a league."""
    return wordlist("club_or_league") | words_of("club_abbreviation")


@cache
def affixes(role: str) -> tuple[str, ...]:
    """What words of a role begin or end with, for `str.startswith` and `str.endswith`.

    Raises:
        KeyError: `figure_words.jsonl` has no such role.
    """
    return tuple(sorted(wordlist(role)))


@cache
def wordings() -> dict[tuple[str, ...], tuple[Wording, ...]]:
    """Qualifiers by their words in lower case; what one says can depend on the kind of figure."""
    table: dict[tuple[str, ...], tuple[Wording, ...]] = {}
    for wording in (entry for entry in lexicon.load("qualifiers.jsonl", Wording) if not entry.inside):
        key = tuple(wording.words.split())
        table[key] = (*table.get(key, ()), wording)
    return table


@cache
def bounding_adjectives() -> dict[str, Qualifier]:
    """What an adjective says between *ein* and what is one: *ein gutes Drittel*."""
    return {entry.words: entry.qualifier for entry in lexicon.load("qualifiers.jsonl", Wording) if entry.inside}


@cache
def last_words_of_wordings() -> frozenset[str]:
    """What qualifiers end in, in lower case: before most numbers none of it stands."""
    return frozenset(wording[-1] for wording in wordings())


@cache
def longest_wording() -> int:
    """Number of words of the longest qualifier."""
    return max(map(len, wordings()))


@cache
def _noun_roles() -> dict[str, NounRole]:
    return {entry.noun: entry.role for entry in lexicon.load("figure_nouns.jsonl", FigureNoun)}


def noun_role(words: Words, i: int) -> NounRole | None:
    """What a noun makes of the number after it; a full stop between them belongs to the noun (*Nr. 5*)."""
    if words.has_stop(i - 1):
        i -= 1
    return _role_of(words.text_at(i))


@remembered
def _role_of(noun: str) -> NounRole | None:
    """What a noun makes of a number beside it, by the noun or by its end: *Platz*, *Tabellen**platz***."""
    if (role := _noun_roles().get(noun)) or not noun[:1].isupper():
        return role
    lower = noun.lower()
    if not lower.endswith(_all_noun_endings()):
        return None
    return next(role for ending, role in _noun_endings().items() if lower.endswith(ending))


@cache
def _noun_endings() -> dict[str, NounRole]:
    return {entry.noun.lower(): entry.role for entry in lexicon.load("figure_nouns.jsonl", FigureNoun) if entry.suffix}


@cache
def _all_noun_endings() -> tuple[str, ...]:
    """All of them at once: nearly every noun has none."""
    return tuple(_noun_endings())


@cache
def _suffixes() -> tuple[tuple[str, Suffix], ...]:
    entries = [entry for entry in lexicon.load("figure_suffixes.jsonl", Suffix) if not entry.inside]
    return tuple((fold(entry.stem), entry) for entry in sorted(entries, key=lambda entry: -len(entry.stem)))


@cache
def _stems() -> tuple[str, ...]:
    """All of them at once: nearly every word ends in none, and `str.endswith` tells so in one call."""
    return tuple(stem for stem, _ in _suffixes())


class Fused(NamedTuple):
    """An adjective made of a number: *66-jährige*, *zweistöckigen*.

    Attributes:
        value: The number.
        suffix: What it measures.
    """

    value: Fraction
    suffix: Suffix


@remembered
def read_fused(word: str) -> Fused | None:
    """The number and the measure that are fused in an adjective, in any inflection; None for any other word."""
    folded = fold(word)
    for ending in (*ORDINAL_ENDINGS, "", "s"):
        stem = folded.removesuffix(ending)
        if not folded.endswith(ending) or not stem.endswith(_stems()):
            continue
        for written, suffix in _suffixes():
            if stem.endswith(written):
                number = stem.removesuffix(written).rstrip("- ")
                value = (
                    number_words("fused_part", "fused_half").get(number) or read_digits(number) or read_cardinal(number)
                )
                if value is not None and (value != 1 or suffix.kind not in ("count", "multiple")):
                    return Fused(value, suffix)
    return None


@cache
def _inside() -> tuple[re.Pattern[str], dict[str, Suffix]]:
    """What stands inside a noun after a number: a pattern of such nouns, and each by its stem."""
    entries = {fold(e.stem): e for e in lexicon.load("figure_suffixes.jsonl", Suffix) if e.inside}
    stems = "|".join(sorted(entries, key=lambda stem: -len(stem)))
    return re.compile(rf"(.{{3,}}?)({stems})(.{{{SHORTEST_NOUN},}})"), entries


SHORTEST_NOUN = 4


@remembered
def read_compound(word: str) -> Fused | None:
    """The number at the beginning of a noun and what it measures: *Viertagewoche*, *Zweidrittelmehrheit*."""
    pattern, stems = _inside()
    if (
        not word[0].isupper()
        or not (match := pattern.fullmatch(fold(word)))
        or match[3].startswith(affixes("named_by_its_years"))
    ):
        return None
    number, stem = match[1], match[2]
    value = read_part(number + stem) if stems[stem].kind == "fraction" else read_cardinal(number)
    is_measured = value is not None and value != 1 and number + stem not in wordlist("penalty")
    return Fused(value, stems[stem]) if value is not None and is_measured else None


@remembered
def suffix(stem: str) -> Suffix | None:
    """The measure of the tail of a fused word after its digits: `jährige` in *66-jährige*."""
    fused = read_fused("zwei" + stem.lower())
    return fused.suffix if fused else None


@cache
def _person_endings() -> dict[str, bool]:
    return {fold(entry.ending): entry.person for entry in lexicon.load("person_endings.jsonl", PersonEnding)}


@remembered
def person(noun: str) -> bool | None:
    """Whether a noun looks like one for a person, None where nothing tells; the longest ending decides.

    Who is called after a town is one: *ein 30-jähriger **Krefelder***, though *-felder* are none.
    """
    if is_of_place(noun):
        return True
    folded = fold(noun)
    endings = (folded[begin:] for begin in range(len(folded)))
    return next((_person_endings()[ending] for ending in endings if ending in _person_endings()), None)


def is_person(noun: str) -> bool:
    """A noun looks like one for a person, the genitive included (*des Ministers*)."""
    return bool(person(noun) if person(noun) is not None else person(noun.removesuffix("s")))


@remembered
def are_persons(noun: str) -> bool:
    """A noun is for persons, in the dative plural too: *Teilnehmern*, *Probanden*, *Schülerinnen*."""
    lower = noun.lower()
    singular = (lower.removesuffix(ending) for ending in ("", "n", "en", "nen"))
    return is_person(noun) or any(map(is_for_person, singular))
