"""A figure with who gives it and what it is a figure of: what is put side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimx.across.givers import giver
from claimx.across.passages import Passage, passage
from claimx.across.settings import Setting, places, setting
from claimx.across.topics import Topic, topic
from claimx.models import Document, Figure, Statement

_NEAR = 2
"""Sentences over which a place, a time or what is measured goes on: *In Kiel waren es 30 Tote. Die Stadt zählte 40.*"""


@dataclass(frozen=True)
class Given:
    """A figure that somebody gives.

    Attributes:
        article: Number of the article in the comparison, from 0.
        figure: The figure.
        sentence: The sentence that it stands in.
        index: Number of the sentence.
        speaker: Name of who gives it; None where the article does in its own words.
        speaker_kind: What the speaker is, as far as the article says.
        statement: Id of the statement that it stands in.
        topic: What it is a figure of.
        setting: Where and when it holds.
        here: What the article is about, by names.
        in_headline: Whether it stands in the headline, which may be of anything in the article.
        carried: Whether place, time or what is measured was said by the figure before.
    """

    article: int
    figure: Figure
    sentence: str
    index: int
    speaker: str | None
    speaker_kind: str | None
    statement: str | None
    topic: Topic
    setting: Setting
    here: frozenset[str]
    in_headline: bool = False
    carried: bool = False

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
    speakers = {speaker.id: speaker for speaker in document.speakers}
    holders: dict[str, list[Statement]] = {}
    for statement in document.statements:
        for id in statement.figures:
            holders.setdefault(id, []).append(statement)
    dates: dict[int, list[Figure]] = {}
    for figure in document.figures:
        if figure.kind == "date":
            dates.setdefault(figure.sentence.index, []).append(figure)
    before: Figure | None = None
    earlier: list[tuple[Given, Passage]] = []
    for figure in document.figures:
        if figure.kind in ("date", "time"):
            continue
        held = holders.get(figure.id, [])
        around = passage(document, text, figure, held)
        said = next((s for s in held if s.id == figure.statement), None)
        role = said.speaker if said else None
        name, id = (role.name or role.text, role.id) if role else (None, None)
        if by_number := giver(figure, around, document.speakers, attributed=name is not None):
            name, id = by_number.name, by_number.id
            around = around.without(by_number.end)
        about = topic(figure, around, before)
        before = figure
        if about is None:
            continue
        if any(statement.act == "demand" for statement in held):
            about = replace(about, stance="demanded")
        given = Given(
            article=article,
            figure=figure,
            sentence=figure.context or around.whole,
            index=figure.sentence.index,
            speaker=name,
            speaker_kind=speakers[id].kind if id in speakers else None,
            statement=figure.statement,
            topic=about,
            setting=setting(around, dates.get(figure.sentence.index, [])),
            here=here,
            in_headline=not figure.sentence.start <= figure.start < figure.sentence.end,
        )
        given = _carried_on(given, [g for g, _ in earlier], around, text)
        earlier.append((given, around))
        yield given


def _carried_on(given: Given, earlier: list[Given], around: Passage, text: str) -> Given:
    """With the place and time of the last figure of the same, and with what a mere change is a change of."""
    topic, setting = given.topic, given.setting
    near = [other for other in reversed(earlier) if 0 <= given.index - other.index <= _NEAR]
    if topic.thing is None and topic.change and topic.kind != "count":
        if found := next((o for o in near if o.topic.unit == topic.unit and o.topic.thing), None):
            topic = replace(topic, thing=found.topic.thing, noun=found.topic.noun, sure=False)
    same = next((o for o in near if _is_alike(o.topic, topic)), None)
    carried = False
    if setting.there:
        start = max(text.rfind("\n\n", 0, around.offset), around.offset - 400, 0)
        setting = replace(setting, places=frozenset(places(text[start : around.offset])), fronted=True)
    if same is not None and not setting.places and same.setting.places:
        setting = replace(setting, places=same.setting.places, fronted=same.setting.fronted)
        carried = True
    if same is not None and not setting.times and same.setting.times:
        setting = replace(setting, times=same.setting.times)
        carried = True
    return replace(given, topic=topic, setting=setting, carried=carried)


def _is_alike(one: Topic, other: Topic) -> bool:
    return one.kind == other.kind and one.unit == other.unit and (
        (one.thing == other.thing and one.state == other.state)
        or (one.state is not None and one.state == other.state and one.people and other.people)
        or (one.thing is None and one.state is None and one.people and other.people)
    )
