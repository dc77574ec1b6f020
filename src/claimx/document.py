"""From an analysed `Doc` to the `Document` that renderers see: ids, texts of the roles, figures tied to statements."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from claimx import __version__
from claimx.lexicon import load
from claimx.models import (
    Cue,
    Document,
    Figure,
    Offsets,
    Pipeline,
    Role,
    SentenceRef,
    Source,
    Speaker,
    SpeakerRole,
    Statement,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def extract(text: str, *, pipeline: str | Language = "auto", source: str = "-", title: str | None = None) -> Document:
    """Find who said what in a German article, and which numbers are in it.

    Args:
        text: The article; all offsets in the result are characters of it.
        pipeline: `auto`, `bundled`, the name or path of a spaCy pipeline for German, or one that `claimx.load` gave.
        source: What the result calls the text.
        title: The article's title, where it is known from elsewhere than the text's first line.

    Raises:
        claimx.pipeline.PipelineError: The pipeline is not there, not for German, or lacks tags or lemmas.
    """
    if isinstance(pipeline, str):
        from claimx.pipeline import load

        pipeline = load(pipeline)
    return to_document(pipeline(text), pipeline.meta, source=source, title=title)


def to_document(doc: Doc, meta: dict[str, Any], *, source: str = "-", title: str | None = None) -> Document:
    """Build the `Document` of a `Doc` that the component `claimx` has analysed.

    Args:
        meta: The pipeline's `nlp.meta`.
    """
    found = doc._.claimx
    text = doc.text
    if title is None and found["layout"]["title"]:
        title = text[slice(*found["layout"]["title"])]
    sentences = _Sentences(doc, found["layout"])
    speaker_ids = {number: f"p{number + 1}" for number in range(len(found["speakers"]))}
    holders = _holders(found)
    held_by: dict[int, list[int]] = {}
    for figure, statements in enumerate(holders):
        for statement in statements:
            held_by.setdefault(statement, []).append(figure)
    return Document(
        document=Source(
            source=source,
            title=title,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(text),
            sentences=len(sentences.spans),
        ),
        pipeline=Pipeline(name=f"{meta['lang']}_{meta['name']}", version=meta["version"], claimx=__version__),
        speakers=[
            Speaker(id=speaker_ids[n], **{k: speaker[k] for k in ("name", "kind", "role", "mentions")})
            for n, speaker in enumerate(found["speakers"])
        ],
        statements=[
            _statement(n, statement, found, text, sentences, held_by.get(n, []))
            for n, statement in enumerate(found["statements"])
        ],
        figures=[
            _figure(n, figure, held, found, sentences)
            for n, (figure, held) in enumerate(zip(found["figures"], holders, strict=True))
        ],
    )


class RulePrecision(BaseModel):
    """How often a rule of attribution was right among the times it fired; `make calibrate` measures it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: str
    precision: float
    fired: int


@cache
def _precision() -> dict[str, float]:
    return {record.rule: record.precision for record in load("confidence.jsonl", RulePrecision)}


class _Sentences:
    """The article's sentences, title and furniture left out, and which one an offset stands in."""

    def __init__(self, doc: Doc, layout: dict[str, Any]) -> None:
        hidden = sorted(tuple(span) for span in [layout["title"], *layout["furniture"]] if span)
        self.spans: list[Offsets] = []
        for sentence in doc.sents:
            start, end = sentence.start_char, sentence.end_char
            text = sentence.text
            start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
            while hidden and hidden[0][1] < end:
                hidden.pop(0)
            if start < end and not (hidden and hidden[0][0] <= start and end <= hidden[0][1]):
                self.spans.append((start, end))

    def at(self, offset: int) -> SentenceRef:
        """The sentence that holds an offset, else the last one before it."""
        index = max(bisect_right(self.spans, (offset, float("inf"))) - 1, 0)
        start, end = self.spans[index] if self.spans else (offset, offset)
        return SentenceRef(index=index, start=start, end=end)


def _holders(found: dict[str, Any]) -> list[list[int]]:
    """For each figure the numbers of the statements whose content holds it, the innermost first."""
    pieces = sorted((a, b, n) for n, s in enumerate(found["statements"]) for a, b in s["content"])
    lengths = [sum(b - a for a, b in s["content"]) for s in found["statements"]]
    holders, open_, next_piece = [], [], 0
    for figure in found["figures"]:
        while next_piece < len(pieces) and pieces[next_piece][0] <= figure["start"]:
            open_.append(pieces[next_piece])
            next_piece += 1
        open_ = [piece for piece in open_ if piece[1] > figure["start"]]
        holders.append(sorted({n for _, b, n in open_ if figure["end"] <= b}, key=lambda n: lengths[n]))
    return holders


def _statement(
    number: int, data: dict[str, Any], found: dict[str, Any], text: str, sentences: _Sentences, figures: list[int]
) -> Statement:
    speaker = data["speaker_id"]
    return Statement(
        id=f"s{number + 1}",
        type=data["type"],
        act=data["act"],
        negated=data["negated"],
        parent=None if data["parent"] is None else f"s{data['parent'] + 1}",
        speaker=SpeakerRole(
            **_role(text, data["speaker"]),
            id=None if speaker is None else f"p{speaker + 1}",
            name=None if speaker is None else found["speakers"][speaker]["name"],
        )
        if data["speaker"]
        else None,
        cue=Cue(**_role(text, data["cue"]), lemma=data["lemma"]) if data["cue"] else None,
        content=Role(**_role(text, data["content"])),
        frame=Role(**_role(text, data["frame"])) if data["frame"] else None,
        addressee=Role(**_role(text, data["addressee"])) if data["addressee"] else None,
        sentence=sentences.at(data["content"][0][0]),
        figures=[f"f{n + 1}" for n in figures],
        rule=data["rule"],
        confidence=_precision().get(data["rule"]),
    )


def _role(text: str, spans: list[Offsets]) -> dict[str, Any]:
    return {"text": " … ".join(text[a:b] for a, b in spans), "spans": spans}


def _figure(
    number: int, data: dict[str, Any], holders: list[int], found: dict[str, Any], sentences: _Sentences
) -> Figure:
    statement = holders[0] if holders else None
    speaker = None if statement is None else found["statements"][statement]["speaker_id"]
    return Figure(
        id=f"f{number + 1}",
        **data,
        statement=None if statement is None else f"s{statement + 1}",
        speaker=None if speaker is None else f"p{speaker + 1}",
        sentence=sentences.at(data["start"]),
    )
