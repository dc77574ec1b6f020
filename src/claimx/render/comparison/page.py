"""Writes a comparison as one web page: for each group a dot plot on one axis, who gives which number, and where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from claimx.across.models import ComparedArticle, Comparison, GivenFigure, Group
from claimx.render.comparison.axis import Axis, Mark, short
from claimx.render.comparison.wording import amount, apart, measured_in, summary, where_and_when
from claimx.render.figures import parts
from claimx.render.plain import one_line
from claimx.render.templates import page_template
from claimx.render.wording import ENGLISH, Wording

_OF_SCRIPT = ("Shown: {} of {} groups", "Shown: all {} groups")
"""What the script says, with places for numbers."""


@dataclass(frozen=True)
class Tick:
    """A number that is written at the axis, and where, from 0 to 1."""

    place: float
    text: str


@dataclass(frozen=True)
class FigureView:
    """A figure as the page shows it."""

    figure: GivenFigure
    speaker: str
    own: bool
    """Whether the article gives it in its own words."""
    amount: str
    mark: Mark
    before: str
    """Its sentence up to it."""
    words: str
    after: str
    source: str
    url: str | None


@dataclass(frozen=True)
class GroupView:
    """A group as the page shows it."""

    group: Group
    label: str
    about: list[str]
    figures: list[FigureView]
    ticks: list[Tick]
    logarithmic: bool


def page(comparison: Comparison, wording: Wording = ENGLISH) -> Iterator[str]:
    """The page of a comparison, in pieces."""
    articles = comparison.articles
    titles = [one_line(article.title) for article in articles if article.title]
    stream = page_template("comparison").stream(
        groups=[_group(group, articles, wording) for group in comparison.groups],
        say=wording,
        script_words=json.dumps({text: wording(text) for text in _OF_SCRIPT}, ensure_ascii=False),
        heading=titles[0] if len(articles) == 1 and titles else wording.counted(len(articles), "article"),
        summary=summary(comparison, wording),
    )
    stream.enable_buffering(500)
    yield from stream


def _group(group: Group, articles: list[ComparedArticle], say: Wording) -> GroupView:
    axis = Axis.of(group)
    about = [measured_in(group, say), where_and_when(group, say), apart(group, say)]
    return GroupView(
        group=group,
        label=one_line(group.label),
        about=[part for part in about if part],
        figures=[_figure(figure, articles, axis, say) for figure in group.figures],
        ticks=[Tick(axis.share(tick), short(tick, say)) for tick in axis.ticks()],
        logarithmic=axis.logarithmic,
    )


def _figure(figure: GivenFigure, articles: list[ComparedArticle], axis: Axis, say: Wording) -> FigureView:
    article = articles[figure.article]
    before, words, after = parts(figure.text, figure.start, figure.sentence, figure.sentence_start)
    named = (article.title if len(articles) > 1 else None, article.site, (article.published or "")[:10])
    source = one_line(", ".join(filter(None, named))) or one_line(article.source)
    return FigureView(
        figure=figure,
        speaker=one_line(figure.speaker) if figure.speaker else say("the article itself"),
        own=figure.speaker is None,
        amount=amount(figure),
        mark=axis.mark(figure),
        before=before,
        words=words,
        after=after,
        source=source,
        url=article.url if (article.url or "").startswith(("https://", "http://")) else None,
    )
