"""Writes documents as one web page: each article with its statements underlined, and beside it who said what."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from claimx.models import Document, Figure, Offsets, Statement
from claimx.render.figures import dated, details, measured
from claimx.render.marks import Event, Mark, blocks, by_block, events
from claimx.render.numbers import value_text
from claimx.render.plain import one_line, shown_source
from claimx.render.summary import summary
from claimx.render.templates import page_template
from claimx.render.wording import ENGLISH, Wording

HUES = 8
"""How many colours the style sheet has for speakers; those who speak most get one of their own."""

LEVELS = 3
"""How many underlines the style sheet can draw below one another."""

_NOBODY = "nobody named"
_OF_SCRIPT = (
    "Shown: {} of {} statements, {} of {} figures", "Shown: all {} statements, all {} figures", "Show in the list",
    "Close", "Copied",
)  # fmt: skip
"""What the script says, with places for numbers."""
_HEADING_MARK = re.compile(r"#{1,6} ")


def html(documents: Iterable[Document], wording: Wording = ENGLISH) -> Iterator[str]:
    """One page for all documents, with an index where there are several. It is written when the last one is known."""
    articles = [_article(document, f"a{number}", wording) for number, document in enumerate(documents, start=1)]
    stream = page_template("page").stream(
        articles=articles,
        say=wording,
        script_words=json.dumps({text: wording(text) for text in _OF_SCRIPT}, ensure_ascii=False),
        heading=articles[0].title if len(articles) == 1 else wording.counted(len(articles), "article"),
        speakers=sorted({voice.name for article in articles for voice in article.voices}, key=str.casefold),
        types=Counter(entry.statement.type for article in articles for voice in article.voices for entry in voice.said),
        kinds=Counter(figure.kind for article in articles for figure in article.all_figures),
    )
    stream.enable_buffering(500)
    yield from stream


@dataclass
class Voice:
    """A speaker of the article, or those whom it does not name, and what they said.

    Attributes:
        id: Of what the page says about it.
        mentions: Where the text names it, whether it speaks there or not.
        shown: How many of these stand in the text that the page shows.
    """

    id: str
    name: str
    letter: str
    kind: str = ""
    role: str = ""
    hue: str = "nobody"
    said: list[Entry] = field(default_factory=list)
    mentions: list[Offsets] = field(default_factory=list)
    shown: int = 0


@dataclass
class Entry:
    """A statement in the list of its speaker; `label` (A1, A2, B1 …) names it in the text as well."""

    id: str
    label: str
    statement: Statement
    voice: Voice
    figures: list[FigureEntry]
    level: int = 0


@dataclass
class FigureEntry:
    """A figure with its normal form: `≈ 10 000`, `48 300 000 000 USD`."""

    id: str
    figure: Figure
    normal: str
    details: str
    entry: Entry | None = None
    """The statement that it is a part of."""


@dataclass
class ArticleView:
    """What the template shows of a document."""

    id: str
    title: str
    source: str
    pipeline: str
    summary: str
    citation: str
    """Where the article is from, for a statement that is copied."""
    voices: list[Voice]
    figures: list[FigureEntry]
    dates: list[list[FigureEntry]]
    """Those that are one date, however often the text says it."""
    paragraphs: list[list[Event]]
    shown: set[str]
    """Ids of the statements and figures that stand in the paragraphs."""

    @property
    def all_figures(self) -> list[Figure]:
        """Every figure of the article, dates included."""
        return [entry.figure for entries in (self.figures, *self.dates) for entry in entries]


def _article(document: Document, id: str, wording: Wording) -> ArticleView:
    figures = {figure.id: _figure_entry(figure, id, wording) for figure in document.figures}
    voices = _voices(document, id, figures, wording)
    entries = [entry for voice in voices for entry in voice.said]
    _set_levels(entries)
    for entry in entries:
        for figure in entry.figures:
            if figure.figure.statement == entry.statement.id:
                figure.entry = entry
    about = document.document
    mentions = [Mark(start, end, "mention", voice) for voice in voices for start, end in voice.mentions]
    marks = [*mentions, *_marks(entries, list(figures.values()))]
    paragraphs = list(_paragraphs(about.text or "", about.title, marks))
    opened = [mark for events in paragraphs for what, mark in events if what in ("open", "place")]
    for mark in opened:
        if mark.what == "mention":
            mark.entry.shown += 1
    return ArticleView(
        id=id,
        title=one_line(about.title or shown_source(about)),
        source=shown_source(about),
        pipeline=f"{document.pipeline.name} {document.pipeline.version}",
        summary=summary(document, wording),
        citation=_citation(document),
        voices=voices,
        figures=[figures[figure.id] for figure in measured(document)],
        dates=[[figures[figure.id] for figure in said] for said in dated(document).values()],
        paragraphs=paragraphs,
        shown={mark.entry.id for mark in opened},
    )


def _figure_entry(figure: Figure, article: str, wording: Wording) -> FigureEntry:
    return FigureEntry(
        id=f"{article}-{figure.id}",
        figure=figure,
        normal=f"{value_text(figure)} {figure.unit or ''}".strip(),
        details=" · ".join(wording(detail.replace("_", " ")) for detail in details(figure)),
    )


def _citation(document: Document) -> str:
    about = document.document
    parts = (about.title, about.site, (about.published or "")[:10], about.url or about.source)
    return one_line(", ".join(filter(None, parts)))


def _voices(document: Document, article: str, figures: dict[str, FigureEntry], wording: Wording) -> list[Voice]:
    """Who speaks, in the order of their first statement; those whom nobody names come last."""
    known = {speaker.id: speaker for speaker in document.speakers}
    voices: dict[str, Voice] = {}
    nobody = Voice(f"{article}-v", wording(_NOBODY), "?")
    for statement in document.statements:
        role = statement.speaker
        if role is None:
            voice = nobody
        else:
            key = role.id or role.text
            if key not in voices:
                name = one_line(role.name or role.text)
                letter = _letters(len(voices))
                voices[key] = Voice(f"{article}-v{letter}", name, letter)
                if role.id in known:
                    voices[key].mentions = known[role.id].mentions
                    voices[key].kind = known[role.id].kind
                    voices[key].role = one_line(known[role.id].role or "")
            voice = voices[key]
        voice.said.append(
            Entry(
                f"{article}-{statement.id}",
                f"{voice.letter}{len(voice.said) + 1}",
                statement,
                voice,
                [figures[figure] for figure in statement.figures if figure in figures],
            )
        )
    _colour(list(voices.values()), document)
    return [*voices.values(), *([nobody] if nobody.said else [])]


def _colour(voices: list[Voice], document: Document) -> None:
    """Give each speaker a colour that those do not have who stand beside in the list or speak before or after.

    Those who say most choose first, and each takes what the fewest have; so the colours are shared as late as possible.
    """
    places = {entry.statement.id: number for number, voice in enumerate(voices) for entry in voice.said}
    turns = [places[statement.id] for statement in document.statements if statement.id in places]
    beside: dict[int, set[int]] = {number: {number - 1, number + 1} for number in range(len(voices))}
    for one, other in pairwise(turns):
        beside[one].add(other)
        beside[other].add(one)
    taken: dict[int, int] = {}
    for number in sorted(range(len(voices)), key=lambda number: -len(voices[number].said)):
        near = {taken[other] for other in beside[number] if other in taken and other != number}
        shared = Counter(taken.values())
        taken[number] = min(range(HUES), key=lambda hue: (hue in near, shared[hue], hue))
        voices[number].hue = str(taken[number])


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _set_levels(entries: list[Entry]) -> None:
    """Give statements that share words underlines at different levels."""
    spans = sorted(((span, entry) for entry in entries for span in entry.statement.content.spans), key=_outer_first)
    open_: list[tuple[Offsets, Entry]] = []
    placed: set[str] = set()
    for span, entry in spans:
        open_ = [(other, holder) for other, holder in open_ if other[1] > span[0]]
        if entry.id not in placed:
            taken = {holder.level for _, holder in open_}
            entry.level = next((level for level in range(LEVELS) if level not in taken), LEVELS - 1)
            placed.add(entry.id)
        open_.append((span, entry))


def _outer_first(item: tuple[Offsets, Entry]) -> tuple[int, int]:
    (start, end), _ = item
    return start, -end


def _paragraphs(text: str, title: str | None, marks: list[Mark]) -> Iterator[list[Event]]:
    """The text as paragraphs, without the title, which the page shows already."""
    paragraphs = blocks(text)
    opened: set[int] = set()
    for number, (block, inside) in enumerate(zip(paragraphs, by_block(marks, paragraphs), strict=True)):
        line = _HEADING_MARK.sub("", text[slice(*block)].strip())
        if number > 1 or title is None or one_line(line) != one_line(title):
            yield list(events(text, block, inside, opened))


def _marks(entries: list[Entry], figures: list[FigureEntry]) -> Iterator[Mark]:
    for entry in entries:
        said = entry.statement
        yield from (Mark(start, end, "statement", entry) for start, end in said.content.spans)
        for role in (said.speaker, said.cue):
            if role:
                yield from (Mark(start, end, "role", entry) for start, end in role.spans)
    free = 0
    for figure in figures:
        if figure.figure.start >= free:  # no link may hold another
            free = figure.figure.end
            yield Mark(figure.figure.start, free, "figure", figure)
    yield from _labels(entries, figures)


def _labels(entries: list[Entry], figures: list[FigureEntry]) -> Iterator[Mark]:
    """Where the label of each statement stands: at its end, or that of a figure there, as no link may hold another."""
    starts = [entry.figure.start for entry in figures]
    for entry in sorted(entries, key=lambda entry: -entry.level):  # of two that end together the inner one first
        end = entry.statement.content.spans[-1][1]
        before = bisect_left(starts, end) - 1
        if before >= 0:
            end = max(end, figures[before].figure.end)
        yield Mark(end, end, "label", entry)
