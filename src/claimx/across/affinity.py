"""Which articles are about the same: they share names that few others have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claimx.across.settings import ABSTRACT, opening, places
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.nouns import noun_kind, time_nouns
from claimx.knowledge.things import of_noun, stem
from claimx.models import Document

_MAX_DAYS_OF_ONE_NAME = 14
"""The same where they share but one name."""
_SHORTEST_TELLING, _LONG = 6, 9
"""Letters of a noun that tells what an article is about together with another, and alone."""
_WORD = re.compile(r"[A-ZÄÖÜ][\w-]{3,}")
_WORD_OR_STOP = re.compile(r"[\w-]+|[.:!?\n(]")
_NOUN_FOLLOWS = comparison_words("a noun follows")
_ADJECTIVE_ENDINGS = tuple(comparison_words("ending of an adjective before a noun"))
_COMMON = 5
"""Of how many articles a name may be that tells what they are about, in a small collection."""
_COMMON_SHARE = 0.02
"""The same in a large one, as a share of all."""
_LOOKED_AT = 5_000
"""Characters of an article that tell a name from a noun."""
_SHARED = 2
"""How many such names two articles about the same have in common."""
_MAX_DAYS = 92
"""Days between two articles about the same, where both say when they were published."""


@dataclass(frozen=True)
class ArticleNames:
    """The names that tell what an article is about.

    Attributes:
        names: Of its speakers, and those of its opening.
        opening: Those of its opening.
        nouns: Stems of the other nouns of its opening that say more than most.
        day: When it was published.
    """

    names: frozenset[str]
    opening: frozenset[str]
    nouns: frozenset[str]
    day: date | None


def names_of(document: Document, text: str) -> ArticleNames:
    """The names of an article: those of its speakers, and of the places of its opening."""
    found: set[str] = set()
    for speaker in document.speakers:
        words = speaker.name.split()
        if speaker.kind == "person" and len(words) > 1:
            found.add(speaker.name)
        elif any(noun_kind(word) == "unknown" and not of_noun(word) and word[:1].isupper() for word in words):
            found.add(words[-1] if noun_kind(words[-1]) == "unknown" else speaker.name)
    in_opening = frozenset(places(opening(text))) | _names_in_opening(text)
    try:
        day = date.fromisoformat((document.document.published or "")[:10])
    except ValueError:
        day = None
    return ArticleNames(in_opening | found, in_opening, _nouns_of_opening(text, in_opening), day)


def _nouns_of_opening(text: str, names: frozenset[str]) -> frozenset[str]:
    """Nouns that are neither names nor speakers, times, abstractions or what is counted everywhere: *Regionalzug*."""
    return frozenset(
        stem(word)
        for word in _WORD.findall(opening(text))
        if len(word) >= _SHORTEST_TELLING
        and word not in names
        and word not in time_nouns()
        and noun_kind(word) == "unknown"
        and not of_noun(word)
        and not ABSTRACT.search(word)
    )


def _names_in_opening(text: str) -> frozenset[str]:
    """Words of the opening that are written like nouns and never have an article or adjective before them."""
    candidates = {word for word in _WORD.findall(opening(text)) if noun_kind(word) == "unknown" and not of_noun(word)}
    often: Counter[str] = Counter()
    for before, word in pairwise([".", *_WORD_OR_STOP.findall(text[:_LOOKED_AT])]):
        if word in candidates:
            often[word] += 1
            if before in _NOUN_FOLLOWS or (before[:1].islower() and before.endswith(_ADJECTIVE_ENDINGS)):
                candidates.discard(word)
    return frozenset(word for word in candidates if often[word] > 1)


class Affinity:
    """Tells which articles of a collection are about the same."""

    def __init__(self, articles: Iterable[ArticleNames]) -> None:
        self._articles = list(articles)
        often = Counter(name for article in self._articles for name in article.names)
        most = max(_COMMON, _COMMON_SHARE * len(self._articles))
        self._rare = [frozenset(n for n in article.names if 1 < often[n] <= most) for article in self._articles]
        nouns = Counter(noun for article in self._articles for noun in article.nouns)
        self._telling = [frozenset(n for n in article.nouns if 1 < nouns[n] <= most) for article in self._articles]

    def rare_names(self, article: int) -> frozenset[str]:
        """The names of an article that it shares with others, but with few."""
        return self._rare[article]

    def are_about_the_same(self, one: int, other: int) -> bool:
        """Whether two articles share enough names, or one and nouns that tell, and are not too far apart in time."""
        names = len(self._rare[one] & self._rare[other])
        days = self._days_between(one, other)
        if names >= _SHARED:
            return days <= _MAX_DAYS
        nouns = self._telling[one] & self._telling[other]
        telling = len(nouns) >= _SHARED or any(len(noun) >= _LONG for noun in nouns)
        return names > 0 and telling and days <= _MAX_DAYS_OF_ONE_NAME

    def _days_between(self, one: int, other: int) -> int:
        """Days between two articles, 0 where one of them does not say when it was published."""
        a, b = self._articles[one].day, self._articles[other].day
        return 0 if a is None or b is None else abs((a - b).days)
