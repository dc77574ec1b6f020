"""From an analysed `Doc` to the `Document` that renderers see: ids, texts of the roles, figures tied to statements."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from claimx import __version__
from claimx.lexicon import load
from claimx.locks import analysing
from claimx.models import (
    Cue,
    Document,
    Figure,
    Odds,
    Offsets,
    Pipeline,
    Rate,
    Role,
    SentenceRef,
    Source,
    Speaker,
    SpeakerRole,
    Statement,
)
from claimx.reading import MAX_PIECE, Readable, pieces
from claimx.sources.article import About, Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.analysis.figures import FigureRecord
    from claimx.analysis.records import ArticleRecord, LayoutRecord, SpeakerRecord, StatementRecord

Place = Callable[[int, int], Offsets]
RoleName = Literal["speaker", "cue", "content", "frame", "addressee"]


def extract(
    article: str | Article,
    *,
    pipeline: str | Language = "auto",
    source: str = "-",
    title: str | None = None,
    date: str | None = None,
    with_text: bool = False,
) -> Document:
    """Find who said what in a German article, and which numbers are in it.

    A text of more than `claimx.reading.MAX_PIECE` characters is analysed in pieces; a pronoun at the beginning of one
    finds nobody in those before it.

    Args:
        article: Its text, or what `claimx.read` gave; all offsets in the result are characters of the text.
        pipeline: `auto`, `bundled`, the name or path of a spaCy pipeline for German, or one that `claimx.load` gave.
        source: What the result calls a text.
        title: Of a text, where it is known from elsewhere than the first line.
        date: Day of the article in ISO 8601, where it does not say its own; with one, figures have `resolved`, and *am
            Donnerstag*, *gestern* and *letzte Woche* are dates.
        with_text: Whether the result carries the text.

    Raises:
        TypeError: The article is neither, or the pipeline is none. A path goes through `claimx.read`, several articles
            through `claimx.extract_many`.
        claimx.pipeline.PipelineError: The pipeline is not there, not for German, or lacks tags, morphology or lemmas.
    """
    if not isinstance(article, Article):
        article = Article(source, text_of(article), about=About(title=title))
    if date is not None:
        article = replace(article, about=article.about.or_else(About(published=date)))
    pipeline = loaded(pipeline)
    found = DocumentBuilder(article)
    for doc, place in analysed(article.text, pipeline):
        found.add(doc, place)
    return found.document(pipeline.meta, with_text)


def analysed(text: str, pipeline: Language) -> Iterator[tuple[Doc, Place]]:
    """Analyse a text piece by piece.

    Returns:
        Each piece's `Doc`, and what leads offsets in it to those of the text.
    """
    readable = Readable(text)
    for start, end in pieces(readable.text, min(MAX_PIECE, pipeline.max_length)):

        def place(a: int, b: int, start: int = start) -> Offsets:
            return readable.given(start + a, start + b)

        with analysing():
            doc = pipeline(readable.text[start:end])
        yield doc, place


def loaded(pipeline: str | Language) -> Language:
    """A pipeline that has the component `claimx`, by its name or as it is.

    Raises:
        TypeError: It is neither a name nor a pipeline.
        claimx.pipeline.PipelineError: It cannot be loaded, or lacks the component.
    """
    from spacy.language import Language

    from claimx.pipeline import PipelineError, load

    if isinstance(pipeline, str):
        return load(pipeline)
    if not isinstance(pipeline, Language):
        raise TypeError(f"a pipeline is a name or what claimx.load gives, not {type(pipeline).__name__}")
    if "claimx" not in pipeline.pipe_factories.values():
        raise PipelineError('this pipeline lacks claimx: nlp.add_pipe("claimx"), or take what claimx.load gives')
    return pipeline


def text_of(article: object) -> str:
    """The same text.

    Raises:
        TypeError: It is none; the message says what takes it.
    """
    if isinstance(article, str):
        return article
    given = f"claimx takes the text of an article, not {type(article).__name__}"
    if isinstance(article, (bytes, bytearray, memoryview)):
        raise TypeError(f"{given}: decode it, or read the file with claimx.read(path)")
    if isinstance(article, PathLike):
        raise TypeError(f"{given}: read the file with claimx.read(path)")
    if isinstance(article, Iterable):
        raise TypeError(f"{given}: for several there is claimx.extract_many")
    raise TypeError(given)


def to_document(doc: Doc, meta: dict[str, Any], *, source: str = "-", title: str | None = None) -> Document:
    """Build the `Document` of a `Doc` that the component `claimx` has analysed.

    Args:
        meta: The pipeline's `nlp.meta`.

    Raises:
        ValueError: The component has not analysed it.
    """
    if getattr(getattr(doc, "_", None), "claimx", None) is None:
        raise ValueError('to_document takes a Doc that claimx has analysed: nlp.add_pipe("claimx"), or claimx.load')
    found = DocumentBuilder(Article(source, doc.text, about=About(title=title)))
    found.add(doc, lambda start, end: (start, end))
    return found.document(meta, with_text=False)


_OTHER_MARKS = frozenset('"”»«')
_MAX_CONTEXT = 500
"""Characters on either side of a figure that its context has: each figure of a long list would repeat all of it."""


class DocumentBuilder:
    """What was found in a text, piece by piece, with offsets of the text."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.title: str | None = None
        self.speakers: list[SpeakerRecord] = []
        self.statements: list[StatementRecord] = []
        self.figures: list[FigureRecord] = []
        self._full_dates: dict[int, str] = {}
        self.sentences: list[Offsets] = []
        self._heard: dict[tuple[str, str], int] = {}  # who spoke in earlier pieces

    def add(self, doc: Doc, place: Place) -> None:
        """Take over what a piece's `Doc` holds; `place` leads its offsets to those of the text."""

        def placed(spans: Iterable[Offsets]) -> list[Offsets]:
            return [place(start, end) for start, end in spans]

        found: ArticleRecord = doc._.claimx
        text = doc.text  # which spaCy puts together anew each time
        title = found["layout"]["title"]
        if title and not self.sentences and not self.title:
            self.title = "".join(self._as_written(text, at, place) for at in range(*title))
        speakers = [self._speaker({**heard, "mentions": placed(heard["mentions"])}) for heard in found["speakers"]]
        for number, heard in zip(speakers, found["speakers"], strict=True):
            self.speakers[number]["members"] = [speakers[member] for member in heard["members"]]
        self._heard = {(speaker["name"], speaker["kind"]): n for n, speaker in enumerate(self.speakers)}
        before = len(self.statements)
        for statement in found["statements"]:
            moved = statement.copy()
            moved["parent"] = None if statement["parent"] is None else statement["parent"] + before
            moved["origin"] = None if statement["origin"] is None else statement["origin"] + before
            moved["speaker_id"] = None if statement["speaker_id"] is None else speakers[statement["speaker_id"]]
            role: RoleName
            for role in get_args(RoleName):
                moved[role] = placed(statement[role])
            self.statements.append(moved)
        known = len(self.figures)
        for figure in found["figures"]:
            placed_figure = figure.copy()
            placed_figure["start"], placed_figure["end"] = start, end = place(figure["start"], figure["end"])
            placed_figure["text"] = self.text[start:end]
            placed_figure["unit_from"] = None if figure["unit_from"] is None else figure["unit_from"] + known
            self.figures.append(placed_figure)
        self.sentences += placed(_sentences(text, found["sentences"], found["layout"]))

    def _as_written(self, text: str, at: int, place: Place) -> str:
        """A character that the analysis read, of a quotation mark the one that stands there."""
        start, end = place(at, at + 1)
        return self.text[start] if text[at] in "„“" and self.text[start:end] in _OTHER_MARKS else text[at]

    def _speaker(self, speaker: SpeakerRecord) -> int:
        """Number of a speaker, who may have spoken in an earlier piece."""
        number = self._heard.get((speaker["name"], speaker["kind"]))
        if number is None:
            self.speakers.append(speaker)
            return len(self.speakers) - 1
        known = self.speakers[number]
        known["mentions"] += speaker["mentions"]
        known["names"] = list(dict.fromkeys(known["names"] + speaker["names"]))
        known["role"] = known["role"] or speaker["role"]
        known["party"] = known["party"] or speaker["party"]
        known["gender"] = known["gender"] or speaker["gender"]
        return number

    def document(self, meta: dict[str, Any], with_text: bool) -> Document:
        """Give everything its id, and each figure the statement that holds it."""
        self._resolve_dates()
        holders = _holders(self.statements, self.figures)
        held_by: dict[int, list[int]] = {}
        for figure, statements in enumerate(holders):
            for statement in statements:
                held_by.setdefault(statement, []).append(figure)
        about = self.article.about
        return Document(
            document=Source(
                source=self.article.source,
                id=self.article.id,
                title=self.title if about.title is None else about.title,
                authors=list(about.authors),
                published=about.published,
                url=about.url,
                site=about.site,
                language=about.language,
                kept=dict(self.article.kept),
                sha256=hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
                characters=len(self.text),
                sentences=len(self.sentences),
                text=self.text if with_text else None,
            ),
            pipeline=Pipeline(name=f"{meta['lang']}_{meta['name']}", version=meta["version"], claimx=__version__),
            speakers=[
                Speaker(
                    id=f"p{n + 1}",
                    name=speaker["name"],
                    kind=speaker["kind"],
                    role=speaker["role"],
                    names=speaker["names"],
                    party=speaker["party"],
                    gender=speaker["gender"],
                    members=[f"p{member + 1}" for member in speaker["members"]],
                    mentions=speaker["mentions"],
                )
                for n, speaker in enumerate(self.speakers)
            ],
            statements=[self._statement(n, held_by.get(n, [])) for n in range(len(self.statements))],
            figures=[self._figure(n, held) for n, held in enumerate(holders)],
        )

    def _resolve_dates(self) -> None:
        """Where the day of the article is known, what dates without their year mean, and *am Donnerstag*."""
        from claimx.analysis.figures.calendar import day_of, with_relative_dates

        if today := day_of(self.article.about.published):
            self.figures, self._full_dates = with_relative_dates(self.text, self.figures, today)

    def _statement(self, number: int, figures: list[int]) -> Statement:
        data = self.statements[number]
        speaker = data["speaker_id"]
        return Statement(
            id=f"s{number + 1}",
            type=data["type"],
            act=data["act"],
            negated=data["negated"],
            parent=None if data["parent"] is None else f"s{data['parent'] + 1}",
            speaker=SpeakerRole(
                **self._role(data["speaker"]),
                id=None if speaker is None else f"p{speaker + 1}",
                name=None if speaker is None else self.speakers[speaker]["name"],
                rule=data["speaker_rule"],
                confidence=_speaker_precision().get(data["speaker_rule"] or ""),
            )
            if data["speaker"]
            else None,
            cue=Cue(**self._role(data["cue"]), lemma=data["lemma"]) if data["cue"] else None,
            content=Role(**self._role(data["content"])),
            frame=Role(**self._role(data["frame"])) if data["frame"] else None,
            addressee=Role(**self._role(data["addressee"])) if data["addressee"] else None,
            sentence=self._sentence_at(data["content"][0][0]),
            figures=[f"f{n + 1}" for n in figures],
            rule=data["rule"],
            confidence=_precision().get(data["rule"]),
        )

    def _role(self, spans: list[Offsets]) -> dict[str, Any]:
        return {"text": " … ".join(self.text[start:end] for start, end in spans), "spans": spans}

    def _figure(self, number: int, holders: list[int]) -> Figure:
        data = self.figures[number]
        statement = holders[0] if holders else None
        speaker = None if statement is None else self.statements[statement]["speaker_id"]
        first, last = self._context(data["start"], data["end"])
        return Figure(
            id=f"f{number + 1}",
            text=data["text"],
            start=data["start"],
            end=data["end"],
            kind=data["kind"],
            value=data["value"],
            low=data["low"],
            high=data["high"],
            qualifier=data["qualifier"],
            unit=data["unit"],
            counted=data["counted"],
            iso=data["iso"],
            resolved=self._full_dates.get(number),
            per=data["per"] and Rate(**data["per"]),
            of=data["of"] and Odds(**data["of"]),
            unit_from=None if data["unit_from"] is None else f"f{data['unit_from'] + 1}",
            rule=data["rule"],
            statement=None if statement is None else f"s{statement + 1}",
            speaker=None if speaker is None else f"p{speaker + 1}",
            sentence=self._sentence_at(data["start"]),
            context=self.text[first:last],
            context_start=first,
        )

    def _context(self, start: int, end: int) -> Offsets:
        """Offsets of the sentence that characters stand in, or their line where they are in none, as in a headline.

        Of a list without a full stop, which is one sentence, what stands near.
        """
        sentence = self._sentence_at(start)
        if sentence.start <= start and end <= sentence.end:
            first, last = sentence.start, sentence.end
        else:
            first, last = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        if start - first > _MAX_CONTEXT:
            first = self.text.find(" ", start - _MAX_CONTEXT, start) + 1 or start
        if last - end > _MAX_CONTEXT:
            last = max(self.text.rfind(" ", end, end + _MAX_CONTEXT), end)
        context = self.text[first:last]
        return last - len(context.lstrip()), first + len(context.rstrip())

    def _sentence_at(self, offset: int) -> SentenceRef:
        """The sentence that holds an offset, else the last one before it."""
        index = max(bisect_right(self.sentences, (offset, float("inf"))) - 1, 0)
        start, end = self.sentences[index] if self.sentences else (offset, offset)
        return SentenceRef(index=index, start=start, end=end)


def _sentences(text: str, spans: list[Offsets], layout: LayoutRecord) -> Iterator[Offsets]:
    """The sentences without white space around them, and without title and furniture."""
    hidden = sorted(tuple(span) for span in [layout["title"], *layout["furniture"]] if span)
    for first, last in spans:
        sentence = text[first:last]
        start, end = last - len(sentence.lstrip()), first + len(sentence.rstrip())
        while hidden and hidden[0][1] < end:
            hidden.pop(0)
        if start < end and not (hidden and hidden[0][0] <= start and end <= hidden[0][1]):
            yield start, end


def _holders(statements: list[StatementRecord], figures: list[FigureRecord]) -> list[list[int]]:
    """For each figure the numbers of the statements whose content holds it, the innermost first."""
    parts = sorted((a, b, n) for n, s in enumerate(statements) for a, b in s["content"])
    lengths = [sum(b - a for a, b in s["content"]) for s in statements]
    holders, open_, next_part = [], [], 0
    for figure in figures:
        while next_part < len(parts) and parts[next_part][0] <= figure["start"]:
            open_.append(parts[next_part])
            next_part += 1
        open_ = [part for part in open_ if part[1] > figure["start"]]
        holders.append(sorted({n for _, b, n in open_ if figure["end"] <= b}, key=lambda n: lengths[n]))
    return holders


class RulePrecision(BaseModel):
    """How often a rule for statements or for speakers was right among the times it fired; `make calibrate` measures it.

    Attributes:
        rule: The rule's name.
        precision: From 0 to 1.
        fired: How often it fired.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: str
    precision: float
    fired: int


@cache
def _precision() -> dict[str, float]:
    return {record.rule: record.precision for record in load("confidence.jsonl", RulePrecision)}


@cache
def _speaker_precision() -> dict[str, float]:
    return {record.rule: record.precision for record in load("speaker_confidence.jsonl", RulePrecision)}
