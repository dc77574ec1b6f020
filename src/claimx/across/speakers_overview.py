"""Who is quoted in an archive, of those who were asked for, and which share of them is of which gender and party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import Field

from claimx.across.speakers import Appearance, Profile, appearances, profiles
from claimx.across.speakers_people import Person, party_key
from claimx.models import Document, Model, Statement

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Share(Model):
    """The persons of one gender or party."""

    value: str | None = Field(description="Gender or party; null for those of whom no article tells it.")
    speakers: int = Field(description="How many persons.")
    statements: int = Field(description="How many statements are theirs.")
    of_speakers: float | None = Field(description="Share of the persons of whom it is known; null for the others.")
    of_statements: float | None = Field(description="The share of their statements; null for the others.")


class Overview(Model):
    """The speakers of an archive."""

    articles: int = Field(description="How many articles were looked at.")
    undated: int = Field(description="How many were left out since they say no date, where dates were asked for.")
    speakers: list[Profile] = Field(description="Those with most statements first.")
    genders: list[Share] = Field(description="Persons by gender, the unknown ones last.")
    parties: list[Share] = Field(description="Persons by party, the unknown ones last.")


@dataclass(frozen=True)
class Wanted:
    """Which speakers and statements to count. Empty means all.

    `kinds`, `parties` and `roles` (a part of one) say who, `speaker` and `not_speakers` are parts of names, in any
    case; `acts` says which statements, `since` and `until` in which articles, by days in ISO 8601, both included.
    """

    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    speaker: str | None = None
    not_speakers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def by_day(self) -> bool:
        """Whether the day of an article matters."""
        return self.since is not None or self.until is not None

    def covers(self, day: str) -> bool:
        """Whether an article of a day is one that was asked for."""
        return (self.since or day) <= day <= (self.until or day)

    def counts(self, statement: Statement) -> bool:
        """Whether a statement is one that was asked for."""
        return not self.acts or statement.act in self.acts

    def keeps(self, profile: Profile) -> bool:
        """Whether a speaker is one who was asked for."""
        if not profile.statements or (self.kinds and profile.kind not in self.kinds):
            return False
        if self.parties and party_key(profile.party) not in map(party_key, self.parties):
            return False
        if self.roles and not any(_in(role, profile.roles) for role in self.roles):
            return False
        if any(_in(name, profile.names) for name in self.not_speakers):
            return False
        return self.speaker is None or _in(self.speaker, profile.names)


def speakers(documents: Iterable[Document], people: Iterable[Person] = (), wanted: Wanted | None = None) -> Overview:
    """Look through articles for who speaks in them.

    Args:
        documents: The articles. Each is let go when it was looked at.
        people: A list that says who is who.
        wanted: Whom to count; None counts everybody.
    """
    wanted = wanted or Wanted()
    articles = undated = 0
    found: list[Appearance] = []
    for number, document in enumerate(documents):
        day = _ISO_DAY.match(document.document.published or "")
        if wanted.by_day and day is None:
            undated += 1
        elif not wanted.by_day or (day and wanted.covers(day[0])):
            articles += 1
            found += appearances(number, document, wanted.counts)
    everybody, _ = profiles(found, people)
    kept = sorted(filter(wanted.keeps, everybody), key=lambda p: (-p.statements, -p.articles))
    persons = [profile for profile in kept if profile.kind == "person"]
    return Overview(
        articles=articles,
        undated=undated,
        speakers=kept,
        genders=_shares(persons, lambda profile: profile.gender),
        parties=_shares(persons, lambda profile: profile.party),
    )


def _shares(persons: Iterable[Profile], of: Callable[[Profile], str | None]) -> list[Share]:
    speakers: Counter[str | None] = Counter()
    statements: Counter[str | None] = Counter()
    shown: dict[str | None, str | None] = {}
    for person in persons:
        value = of(person)
        key = party_key(value)
        shown.setdefault(key, value)
        speakers[key] += 1
        statements[key] += person.statements
    known = {key for key in speakers if key is not None}
    of_speakers, of_statements = (sum(counts[key] for key in known) for counts in (speakers, statements))
    return [
        Share(
            value=shown[key],
            speakers=speakers[key],
            statements=statements[key],
            of_speakers=round(speakers[key] / of_speakers, 3) if key in known else None,
            of_statements=round(statements[key] / of_statements, 3) if key in known else None,
        )
        for key in sorted(speakers, key=lambda key: (key is None, -statements[key], key or ""))
    ]


def _in(part: str, texts: Iterable[str]) -> bool:
    return any(part.casefold() in text.casefold() for text in texts)
