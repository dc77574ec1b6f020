"""What figures count and measure: the words for one thing, and what a clause says has become of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claimx.knowledge.remembering import remembered
from claimx.lexicon import load
from claimx.vocabulary import FigureKind

ThingRole = Literal["people", "part", "state", "thing", "quantity", "change"]


class Thing(BaseModel):
    """Words for one thing that figures count or measure.

    Attributes:
        thing: Its name, for people to read.
        role: `people` are any persons, whose state tells what is counted; a `part` of them is not the whole; a `state`
            is what has become of people or things, a `thing` what is counted, a `quantity` what an amount measures,
            a `change` a difference of what the article measures there.
        nouns: In the plural where it is counted; with a hyphen before it, the end of compounds.
        said: Words of a clause that say the same of people or things, in this order, others between them: *ums Leben*;
            with an asterisk for any ending.
        people: Whether what is counted are persons, or a state is one of persons and animals.
        final: Whether a noun for the state keeps it, whatever else is said: *17 Tote wurden gefunden*, but *23
            Demonstranten wurden verletzt* are injured.
        narrows: Whether it says of people in another state that they are but some of them: *40 Verletzte aufgenommen*.
        like: A thing that it is one of, and that the article may call it: *Tiere* for *Wölfe*.
        units: That measure nothing else, as those of a figure: *1,2 Promille*.
        kinds: Of the figures that can measure it; empty for all.
        example: A text that has it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    thing: str = Field(min_length=1)
    role: ThingRole
    nouns: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    people: bool = False
    final: bool = False
    narrows: bool = False
    like: str | None = None
    units: tuple[str, ...] = ()
    kinds: tuple[FigureKind, ...] = ()
    example: str = Field(min_length=1)


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FOR_BOTH_GENDERS = re.compile(r"(?:[*:_/]?-?[iI]nnen|[*:_]in)$")
_ENDINGS = ("en", "e", "n", "s")
_SHORTEST_STEM = 3
_SHORTEST_END = 4
"""Letters of the shortest stem that a compound can end in: *Regierungs**soldat**en*."""


@remembered
def stem(noun: str) -> str:
    """What the forms of a noun have in common: *Toten* and *Tote*, *Schülerinnen* and *Schüler*; in lower case."""
    word = _FOR_BOTH_GENDERS.sub("", noun).lower().replace("ß", "ss")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def things() -> tuple[Thing, ...]:
    """All things of the lexicon, in its order."""
    return load("compared_things.jsonl", Thing)


@cache
def _by_noun() -> tuple[dict[str, tuple[Thing, ...]], dict[str, tuple[Thing, ...]]]:
    """The things by the stems of their nouns, and by those that compounds end in."""
    whole: dict[str, tuple[Thing, ...]] = {}
    ends: dict[str, tuple[Thing, ...]] = {}
    for thing in things():
        for noun in thing.nouns:
            table = ends if noun.startswith("-") else whole
            key = stem(noun.lstrip("-"))
            table[key] = (*table.get(key, ()), thing)
    return whole, ends


@remembered
def of_noun(noun: str) -> tuple[Thing, ...]:
    """What a noun stands for: itself or the longest end of it that the lexicon has."""
    whole, ends = _by_noun()
    word = stem(noun)
    if word in whole:
        return whole[word]
    for start in range(1, len(word) - 2):
        if word[start:] in ends:
            return ends[word[start:]]
    head = word.rpartition("-")[2]
    return whole.get(head, ())


@cache
def _by_unit() -> dict[str, Thing]:
    return {unit: thing for thing in things() for unit in thing.units}


def of_unit(unit: str | None) -> Thing | None:
    """What a unit measures, where it is one thing alone."""
    return _by_unit().get(unit or "")


def is_compound_of(noun: str, head: str) -> bool:
    """Whether one noun is another with more before it: *Regierungssoldaten*, *Soldaten*."""
    return len(stem(head)) >= _SHORTEST_END and stem(noun) != stem(head) and stem(noun).endswith(stem(head))


_Saying = tuple[tuple[str, ...], Thing]


@cache
def _by_first_word() -> tuple[dict[str, list[_Saying]], dict[str, list[_Saying]]]:
    """What can be said of a thing, by its first word, and by the beginning of its first word."""
    exact: dict[str, list[_Saying]] = {}
    begun: dict[str, list[_Saying]] = {}
    for thing in things():
        for saying in thing.said:
            words = tuple(saying.split())
            if words[0].endswith("*"):
                begun.setdefault(words[0][:3], []).append((words, thing))
            else:
                exact.setdefault(words[0], []).append((words, thing))
    return exact, begun


def said_of(words: Iterable[str]) -> Iterator[tuple[int, Thing]]:
    """The things that the words of a clause say, each with the number of the word that begins to say it.

    The first word may have its capital from the beginning of a sentence.
    """
    exact, begun = _by_first_word()
    clause = list(words)
    if clause:
        clause[0] = clause[0][:1].lower() + clause[0][1:]
    for number, word in enumerate(clause):
        for saying, thing in (*exact.get(word, ()), *begun.get(word[:3], ())):
            if _fits(saying[0], word) and _follow(saying[1:], clause[number + 1 :]):
                yield number, thing


def _follow(saying: tuple[str, ...], words: list[str]) -> bool:
    """Whether words stand in this order, with others between them or not."""
    rest = iter(words)
    return all(any(_fits(pattern, word) for word in rest) for pattern in saying)


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def words_in(text: str) -> list[re.Match[str]]:
    """The words of a text, with their places."""
    return list(_WORD.finditer(text))
