"""Who is quoted across articles: how often, as what, with which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from sys import intern
from typing import TypeVar

from pydantic import Field

from claimx.across.speakers_names import is_named
from claimx.across.speakers_people import Person
from claimx.across.speakers_same import Group, grouped
from claimx.models import Document, Model, Statement
from claimx.vocabulary import Gender, SpeakerKind, StatementType

Text = TypeVar("Text", bound=str)

_QUOTATIONS = 3
_SHORTEST_QUOTATION, _LONGEST_QUOTATION = 30, 300  # characters: a sentence that says something, and no speech


class Quotation(Model):
    """What a speaker said, word by word, and where that stands."""

    text: str = Field(description="In its quotation marks.")
    source: str = Field(description="The article, as in its document.")
    id: str | None = Field(description="What names the article in its source.")
    published: str | None = Field(description="When it was published, as in its document.")


class Profile(Model):
    """One speaker across articles."""

    id: str = Field(description="`p1`, `p2` …, in the order in which they first speak.")
    name: str = Field(description="The fullest name that the articles use, or that of the list of people.")
    names: list[str] = Field(description="Every name that the articles use, `name` first.")
    kind: SpeakerKind = Field(description="As in most articles.")
    named: bool = Field(description="False for a description, which is somebody else in another article: *Polizei*.")
    roles: list[str] = Field(description="Offices and descriptions, the most frequent first.")
    party: str | None = Field(description="As the articles write it.")
    gender: Gender | None = Field(description="Grammatical, as the articles tell it.")
    wikidata: str | None = Field(default=None, description="Id in Wikidata, from the list of people.")
    articles: int = Field(description="How many articles the speaker says something in.")
    statements: int = Field(description="How many statements.")
    types: dict[StatementType, int] = Field(description="How many of each type.")
    acts: dict[str, int] = Field(description="How many with each speech act, the most frequent first.")
    first: str | None = Field(description="Date of the first article that has one.")
    last: str | None = Field(description="Date of the last one.")
    quotations: list[Quotation] = Field(description="Some of what was said word by word, the latest first.")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker of one article, and what was said there: as little as may be, since all of an archive are in memory.

    `types` and `acts` are those of the statements, one by one, and `quotations` some of their texts.
    """

    document: int
    id: str
    name: str
    names: tuple[str, ...]
    kind: SpeakerKind
    role: str | None
    party: str | None
    gender: Gender | None
    members: tuple[str, ...]
    published: str | None
    types: tuple[StatementType, ...] = ()
    acts: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    source: str = ""
    article: str | None = None
    """Its id in the source."""


def appearances(
    number: int, document: Document, counts: Callable[[Statement], bool] = lambda statement: True
) -> Iterator[Appearance]:
    """The speakers of an article.

    Args:
        number: The article's number.
        document: What was found in it.
        counts: Whether a statement is counted. Who says nothing that is stays among the speakers.
    """
    said: dict[str, list[Statement]] = {}
    for statement in document.statements:
        if statement.speaker and statement.speaker.id and counts(statement):
            said.setdefault(statement.speaker.id, []).append(statement)
    about = document.document
    for speaker in document.speakers:
        statements = said.get(speaker.id, [])
        texts = [s.content.text for s in statements if s.type == "direct" and not s.negated]
        some = [text for text in texts if _SHORTEST_QUOTATION <= len(text) <= _LONGEST_QUOTATION]
        yield Appearance(
            document=number,
            id=speaker.id,
            name=speaker.name,
            names=tuple(speaker.names) or (speaker.name,),
            kind=speaker.kind,
            role=speaker.role,
            party=speaker.party,
            gender=speaker.gender,
            members=tuple(speaker.members),
            published=about.published,
            types=tuple(statement.type for statement in statements),
            acts=tuple(intern(statement.act) for statement in statements),
            quotations=tuple(some[:_QUOTATIONS]),
            source=about.source,
            article=about.id,
        )


def profiles(
    found: Iterable[Appearance], people: Iterable[Person] = ()
) -> tuple[list[Profile], dict[tuple[int, str], Profile]]:
    """Put together whoever appears in several articles.

    Args:
        people: A list that says who is who; it outweighs what the articles tell.

    Returns:
        The speakers in the order in which they first speak, and each by number of the article and id there.
    """
    everybody: list[Profile] = []
    who: dict[tuple[int, str], Profile] = {}
    for number, group in enumerate(grouped(found, people), start=1):
        profile = _profile(f"p{number}", group)
        everybody.append(profile)
        who |= {(appearance.document, appearance.id): profile for appearance in group.members}
    return everybody, who


def _profile(id: str, group: Group) -> Profile:
    members, person = group.members, group.person
    types = Counter(type for appearance in members for type in appearance.types)
    acts = Counter(act for appearance in members for act in appearance.acts)
    speaking = [appearance for appearance in members if appearance.types]
    dates = sorted(appearance.published for appearance in speaking if appearance.published)
    latest = sorted(members, key=lambda appearance: appearance.published or "", reverse=True)
    quoted = ((appearance, text) for appearance in latest for text in appearance.quotations)
    names = Counter(name for appearance in members for name in appearance.names)
    fullest = Counter(appearance.name for appearance in members)
    name = person.names[0] if person else max(fullest, key=lambda name: (len(name.split()), fullest[name]))
    parties = Counter(appearance.party for appearance in members if appearance.party)
    genders = Counter(appearance.gender for appearance in members if appearance.gender)
    kind = "person" if person else Counter(appearance.kind for appearance in members).most_common(1)[0][0]
    return Profile(
        id=id,
        name=name,
        names=[name, *(other for other in names if other != name)],
        kind=kind,
        named=person is not None or any(is_named(a.name, a.kind) for a in members),
        roles=[role for role, _ in Counter(a.role for a in members if a.role).most_common()],
        party=(person and person.party) or _first(parties),
        gender=(person and person.gender) or _first(genders),
        wikidata=person.wikidata if person else None,
        articles=len({appearance.document for appearance in speaking}),
        statements=types.total(),
        types=dict(types.most_common()),
        acts=dict(acts.most_common()),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        quotations=[
            Quotation(text=text, source=a.source, id=a.article, published=a.published)
            for a, text in islice(quoted, _QUOTATIONS)
        ],
    )


def _first(counts: Counter[Text]) -> Text | None:
    """The most frequent."""
    return counts.most_common(1)[0][0] if counts else None
