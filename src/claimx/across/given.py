"""A figure with who gives it and what it is a figure of: what is put side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimx.across.amounts import is_quantity, measured_topic
from claimx.across.counts import counted_topic, head_of
from claimx.across.givers import giver
from claimx.across.passages import Passage, passage
from claimx.across.settings import Setting, places, setting
from claimx.across.topics import TIMES, Topic, is_part, nouns_of, stance_of
from claimx.models import Document, Figure, Statement
from claimx.vocabulary import SpeakerKind

COMPARED = frozenset({"count", "money", "percent", "measure", "duration"})
"""Kinds of figures that are compared; dates, times, ages, ranks and scores are not amounts of one thing."""
_FAR = 400
"""Characters before a sentence in which the place stands that *dort* means."""
_NEAR = 2
"""Sentences over which a place, a time or what is measured goes on: *In Kiel waren es 30 Tote. Die Stadt zählte 40.*"""


@dataclass(frozen=True)
class Given:
    """A figure that somebody gives.

    Attributes:
        article: Number of the article in the comparison, from 0.
        figure: The figure.
        sentence: The sentence that it stands in.
        sentence_start: Offset of its first character; None where the document does not say.
        index: Number of the sentence.
        speaker: Name of who gives it; None where the article does in its own words.
        speaker_kind: What the speaker is, as far as the article says.
        statement: Id of the statement that it stands in.
        topic: What it is a figure of.
        setting: Where and when it holds.
        here: What the article is about, by names.
        in_headline: Whether it stands in the headline, which may be of anything in the article.
    """

    article: int
    figure: Figure
    sentence: str
    sentence_start: int | None
    index: int
    speaker: str | None
    speaker_kind: SpeakerKind | None
    statement: str | None
    topic: Topic
    setting: Setting
    here: frozenset[str]
    in_headline: bool = False

    @property
    def low(self) -> float:
        """The least that the figure can mean; about is a twentieth, almost a tenth."""
        value, qualifier = self.figure.value, self.figure.qualifier
        if value is None:
            return float("-inf") if self.figure.low is None else self.figure.low
        slack = {"about": 0.05, "almost": 0.1}.get(qualifier, 0.0)
        return float("-inf") if qualifier in ("under", "at_most") else value - abs(value) * slack

    @property
    def high(self) -> float:
        """The most that the figure can mean."""
        value, qualifier = self.figure.value, self.figure.qualifier
        if value is None:
            return float("inf") if self.figure.high is None else self.figure.high
        return float("inf") if qualifier in ("over", "at_least") else value + abs(value) * (qualifier == "about") * 0.05

    @property
    def middle(self) -> float:
        """The number that it is compared by."""
        if self.figure.value is not None:
            return self.figure.value
        bounds = [bound for bound in (self.figure.low, self.figure.high) if bound is not None]
        return sum(bounds) / len(bounds)


def given_in(document: Document, article: int, text: str, here: frozenset[str]) -> Iterator[Given]:
    """The figures of a document that say what they are figures of, in the order of the text.

    Args:
        document: What was found in the article.
        article: Its number in the comparison.
        text: Of the article.
        here: What the article is about, by names.
    """
    holders: dict[str, list[Statement]] = {}
    for statement in document.statements:
        for id in statement.figures:
            holders.setdefault(id, []).append(statement)
    dates: dict[int, list[Figure]] = {}
    for figure in document.figures:
        if figure.kind == "date":
            dates.setdefault(figure.sentence.index, []).append(figure)
    before: Figure | None = None
    earlier: list[Given] = []
    for figure in document.figures:
        if figure.kind not in ("date", "time"):
            held = holders.get(figure.id, [])
            around = passage(text, figure, held)
            speaker, kind, around = _speaker(figure, around, held, document)
            topic = _topic(figure, around, before, held)
            before = figure
            if topic is not None:
                where_and_when = setting(figure, around, dates.get(figure.sentence.index, []))
                if where_and_when.there:
                    where_and_when = replace(where_and_when, places=_named_before(text, around), fronted=True)
                given = Given(
                    article=article,
                    figure=figure,
                    sentence=figure.context or around.whole,
                    sentence_start=figure.context_start if figure.context else around.offset,
                    index=figure.sentence.index,
                    speaker=speaker,
                    speaker_kind=kind,
                    statement=figure.statement,
                    topic=topic,
                    setting=where_and_when,
                    here=here,
                    in_headline=not figure.sentence.start <= figure.start < figure.sentence.end,
                )
                given = _carried_on(given, earlier)
                if given.topic.noun or given.topic.kind == "money":
                    earlier.append(given)
                    yield given


def _speaker(
    figure: Figure, around: Passage, held: list[Statement], document: Document
) -> tuple[str | None, SpeakerKind | None, Passage]:
    """Name and kind of who gives a figure, and its passage without the words that say so."""
    said = next((statement for statement in held if statement.id == figure.statement), None)
    role = said.speaker if said else None
    if role is not None and any(start <= figure.start < end for start, end in role.spans):
        role = None  # *die Veranstalter von 900 Demonstranten* give a number, and are not called so
    name, id = (role.name or role.text, role.id) if role else (None, None)
    if by_number := giver(figure, around, document.speakers, attributed=name is not None):
        name, id = by_number.name, by_number.id
        around = around.without(by_number.words)
    kinds = {speaker.id: speaker.kind for speaker in document.speakers}
    return name, kinds.get(id or ""), around


def _topic(figure: Figure, around: Passage, before: Figure | None, held: list[Statement]) -> Topic | None:
    """What a figure is a figure of; None where its sentence does not say."""
    if figure.kind not in COMPARED or (figure.value is None and figure.low is None and figure.high is None):
        return None
    share = figure.kind == "percent" and figure.counted and not is_quantity(head_of(figure.counted)[0] or "", figure)
    found = (counted_topic if figure.kind == "count" or share else measured_topic)(figure, around)
    if found is None:
        return None
    demanded = any(statement.act == "demand" for statement in held)
    return replace(
        found,
        words=nouns_of(around),
        part=is_part(figure, around, before),
        rate=figure.per.unit if figure.per and figure.per.unit in TIMES else None,
        stance="demanded" if demanded else stance_of(around),
    )


def _named_before(text: str, around: Passage) -> frozenset[str]:
    """The places that *dort* can mean: those of the sentence before, in the same paragraph."""
    paragraph = text[max(text.rfind("\n\n", 0, around.offset), around.offset - _FAR, 0) : around.offset].strip()
    return frozenset(places(paragraph[paragraph.rfind(". ") + 1 :]))


def _carried_on(given: Given, earlier: list[Given]) -> Given:
    """With the place and time of the last figure of the same, and with what a mere change is a change of."""
    topic, here = given.topic, given.setting
    near = [other for other in reversed(earlier) if 0 <= given.index - other.index <= _NEAR]
    if topic.thing is None and (topic.change or topic.elided):
        of_its_kind = (o.topic for o in near if (o.topic.kind, o.topic.unit) == (topic.kind, topic.unit))
        last = next((other for other in of_its_kind if not other.part), None)
        if last is not None and (topic.elided or last.thing):
            known = {name: getattr(last, name) for name in ("thing", "noun", "state", "people", "origin", "owner")}
            topic = replace(topic, **known, change=last.change or topic.change, sure=False)
    same = next((other.setting for other in near if _is_alike(other.topic, topic)), None)
    if same is not None and not here.places and not here.there and same.places:
        here = replace(here, places=same.places, fronted=same.fronted)
    if same is not None and not here.times and same.times:
        here = replace(here, times=same.times)
    return replace(given, topic=topic, setting=here)


def _is_alike(one: Topic, other: Topic) -> bool:
    """Whether two figures may be of the same thing, as far as their nouns and states say."""
    if one.kind != other.kind or one.unit != other.unit or one.state != other.state:
        return False
    people = one.people and other.people
    return one.thing == other.thing or (people and one.state is not None)
