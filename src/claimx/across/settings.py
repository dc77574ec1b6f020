"""Where and when a figure holds, as far as the words of its sentence say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimx.across.passages import Passage
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.nouns import time_nouns
from claimx.models import Figure

_REGION_NOUNS = comparison_words("noun of a region")
_COUNTRIES = comparison_words("country with an article")
_NO_PLACES = comparison_words("no name of a place")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NAME = r"[A-ZÄÖÜ][\w-]+(?:[ -](?:(?:am|an der|ob der|bei) )?[A-ZÄÖÜ][\w-]+)?"
_BARE = re.compile(rf"\b(?i:{_any_of(comparison_words('where'))}) (?P<name>{_NAME})")
_REGION = re.compile(
    rf"\b(?i:{_any_of(comparison_words('where, before a noun of a region'))})(?: der| dem| den)?(?: [a-zäöü]\w+en)?"
    rf" (?:{_any_of(_REGION_NOUNS)}) (?P<name>{_NAME})"
)
_QUARTER = re.compile(
    rf"\b[iI]m (?P<name>(?:{_any_of(comparison_words('part of the country'))}) (?:von |der |des )?{_NAME})"
)
_COUNTRY = re.compile(rf"(?:\b[iI]n der|\b[iI]m|\b[iI]n den) (?P<name>{_any_of(_COUNTRIES)})\b")
_EVERYWHERE = re.compile(rf"\b(?:{_any_of(comparison_words('everywhere'))})\b", re.IGNORECASE)
_THERE = re.compile(rf"\b(?:{_any_of(comparison_words('points to a place'))})\b", re.IGNORECASE)
_UNITS_OF_TIME = _any_of(comparison_words("unit of an earlier time"))
_EARLIER = re.compile(
    rf"\b(?:{_any_of(comparison_words('earlier'))}|(?:{_UNITS_OF_TIME}) (?:zuvor|davor)"
    rf"|vor (?!allem)(?:\w+ ){{1,2}}(?:{_UNITS_OF_TIME}))\b",
    re.IGNORECASE,
)
_LATER = re.compile(rf"\b(?:{_any_of(comparison_words('later'))})\b", re.IGNORECASE)
_OPENING = 400
_YEAR = re.compile(r"\d{3}[\dX]")
_DAY = re.compile(r"(?<=-)\d\d-\d\d$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ABSTRACT = re.compile(r"(?:ungen|heiten|keiten|ionen|schaften|täten|ung|heit|keit|tion|schaft|tät|ismus)$")
"""Ends of nouns that are no names."""


@dataclass(frozen=True)
class Setting:
    """Where and when a figure holds.

    Attributes:
        places: Names of places; empty where nothing is said.
        fronted: Whether the sentence begins with the place, which sets it apart from others: *In Kiel waren es 30.*
        there: Whether it points to a place that was named before: *Dort waren es 30.*
        times: Years, quarters and days in ISO 8601, and `earlier` or `later`.
    """

    places: frozenset[str] = frozenset()
    fronted: bool = False
    there: bool = False
    times: frozenset[str] = frozenset()


def setting(figure: Figure, passage: Passage, dates: Iterable[Figure]) -> Setting:
    """Where and when a figure holds.

    Args:
        figure: The figure.
        passage: The words around it.
        dates: The dates of its sentence.
    """
    found = places(passage.sentence[: passage.clause_span[1]], passage.clause_span[0])
    first = places(passage.sentence[: passage.sentence.find(",") if "," in passage.sentence else None])
    fronted = any(place < 40 for place in first.values() if not passage.sentence[:place].strip())
    names = found or (first if fronted else {})
    there = bool(_THERE.search(passage.sentence[: passage.end + 40])) and not names
    return Setting(frozenset(names), fronted, there, _times(figure, passage, list(dates)))


def opening(text: str) -> str:
    """Headline and first paragraph of an article, which say where it is about."""
    end = text.find("\n\n", text.find("\n\n") + 2)
    return text[: min(end if end > 0 else _OPENING, _OPENING)]


def places(text: str, start: int = 0) -> dict[str, int]:
    """The names of places in a text, with where the phrase begins that says where; from a character on."""
    found: dict[str, int] = {}
    for pattern in (_REGION, _QUARTER, _COUNTRY, _BARE):
        for match in pattern.finditer(text, start):
            name = match["name"]
            first = name.split(" ")[0]
            if first in time_nouns() or first in _NO_PLACES or first in _REGION_NOUNS or ABSTRACT.search(first):
                continue
            if not any(name in other for other in found):
                found[name] = match.start()
    if everywhere := _EVERYWHERE.search(text, start):
        found[everywhere.group().lower()] = everywhere.start()
    return found


def _times(figure: Figure, passage: Passage, dates: list[Figure]) -> frozenset[str]:
    """The period that a figure is of, the day in its clause, else `earlier` or `later`.

    A period may stand anywhere in the sentence, the nearest before the figure counts most: *Für 2031 erwartet die
    Regierung, dass es 30 sind*. How long or large something is depends on no date elsewhere.
    """
    first, last = (passage.offset + place for place in passage.clause_span)
    here = [date for date in dates if first <= date.start < last]
    periods = _periods(here) or ([] if figure.kind in ("duration", "measure") else _periods(dates))
    times: set[str] = set()
    if periods:
        before = [period for end, period in periods if end <= figure.start]
        times.add(before[-1] if before else periods[0][1])
    for date in here:
        attributed = not passage.sentence[date.start - passage.offset : date.end - passage.offset].strip()
        if not attributed and (day := _DAY.search(date.iso or "")):
            times.add(day.group())
    clause = passage.clause if _EARLIER.search(passage.clause) or _LATER.search(passage.clause) else passage.sentence
    if not times and _EARLIER.search(clause):
        times.add("earlier")
    if not times and _LATER.search(clause):
        times.add("later")
    return frozenset(times)


def _periods(dates: list[Figure]) -> list[tuple[int, str]]:
    """Years, quarters and months, each with where it ends in the text; of a day its year."""
    found = ((date.end, date.iso) for date in dates if date.iso and _YEAR.match(date.iso))
    return [(end, iso[:4] if _DATE.fullmatch(iso) else iso.partition("/")[0][:7]) for end, iso in found]
