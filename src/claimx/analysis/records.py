"""What the components leave on a `Doc`: plain data with offsets in characters, so that it survives `Doc.to_bytes`.

The one place where statements in token numbers become such data, and such data becomes statements again where a
component stands in a pipeline alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from spacy.tokens import Doc

from claimx.analysis.article import Match, ParsedArticle, SpeakerBy
from claimx.analysis.figures import FigureRecord
from claimx.analysis.syntax.clauses import periods_on
from claimx.analysis.syntax.phrases import phrases_on
from claimx.analysis.syntax.predicates import lemma_of
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.text.quotes import quotations_on
from claimx.knowledge.cues import Act
from claimx.vocabulary import Gender, SpeakerKind, StatementType

Offsets = tuple[int, int]
"""Half-open, in characters."""


class LayoutRecord(TypedDict):
    """What is not a sentence of the article; a turn is the fields of a `claimx.analysis.text.interviews.Turn`."""

    title: Offsets | None
    furniture: list[Offsets]
    turns: list[tuple[int, int, int, int, bool]]


class StatementRecord(TypedDict):
    """A statement; the fields are those of a `claimx.analysis.article.Match`.

    `parent` and `origin` are places in the list of statements, `speaker_id` one in the list of speakers.
    """

    type: StatementType
    rule: str
    act: Act
    negated: bool
    parent: int | None
    lemma: str
    content: list[Offsets]
    speaker: list[Offsets]
    speaker_by: SpeakerBy
    speaker_id: int | None
    speaker_rule: str | None
    origin: int | None
    cue: list[Offsets]
    frame: list[Offsets]
    addressee: list[Offsets]


class SpeakerRecord(TypedDict):
    """A speaker; the fields are those of `claimx.models.Speaker` without the id.

    `members` are places in the list of speakers.
    """

    name: str
    kind: SpeakerKind
    role: str | None
    names: list[str]
    party: str | None
    gender: Gender | None
    members: list[int]
    mentions: list[Offsets]


class ArticleRecord(TypedDict):
    """Everything that was found in one `Doc`."""

    layout: LayoutRecord
    sentences: list[Offsets]
    speakers: list[SpeakerRecord]
    statements: list[StatementRecord]
    figures: list[FigureRecord]


def read_article(doc: Doc, tokens: Tokens) -> ParsedArticle:
    """What the components before left on a `Doc`, for those that read it whole.

    Args:
        doc: With quotations, clauses and phrases, and with statements where these were found already.
        tokens: Its tokens.
    """
    spans = [tokens.span(quotation.start, quotation.end) for quotation in quotations_on(doc)]
    quotations = [(start, end) for start, end in spans if end - start > 2]  # two marks with nothing between say nothing
    article = ParsedArticle(tokens, periods_on(doc), phrases_on(doc), quotations)
    article.statements = statements_of(tokens, doc._.claimx_statements or [])
    return article


def statement_records(tokens: Tokens, statements: Sequence[Match]) -> list[StatementRecord]:
    """Statements as plain data."""
    numbers = {id(match): n for n, match in enumerate(statements)}
    return [
        {
            "type": match.type,
            "rule": match.rule,
            "act": match.act,
            "negated": match.negated,
            "parent": match.parent,
            "lemma": match.lemma or lemma_of(tokens, match.cue),
            "content": _without_stop(tokens, match),
            "speaker": _offsets(tokens, [match.speaker] if match.speaker else []),
            "speaker_by": match.speaker_by if match.speaker else "nobody",
            "speaker_id": None,
            "speaker_rule": None,
            "origin": numbers.get(id(match.origin)),
            "cue": _offsets(tokens, _runs(match.cue)),
            "frame": _offsets(tokens, match.frame),
            "addressee": _offsets(tokens, [match.addressee] if match.addressee else []),
        }
        for match in statements
    ]


def statements_of(tokens: Tokens, records: Sequence[StatementRecord]) -> list[Match]:
    """Statements as they were before they became plain data."""
    found = [_statement(tokens, record) for record in records]
    for match, record in zip(found, records, strict=True):
        match.origin = None if record["origin"] is None else found[record["origin"]]
    return found


def _statement(tokens: Tokens, record: StatementRecord) -> Match:
    def spans(offsets: list[Offsets]) -> list[Span]:
        return [tokens.span(start, end) for start, end in offsets]

    return Match(
        type=record["type"],
        rule=record["rule"],
        content=spans(record["content"]),
        speaker=next(iter(spans(record["speaker"])), None),
        cue=tuple(i for span in spans(record["cue"]) for i in range(*span)),
        lemma=record["lemma"],
        act=record["act"],
        frame=spans(record["frame"]),
        addressee=next(iter(spans(record["addressee"])), None),
        negated=record["negated"],
        parent=record["parent"],
        speaker_by=record["speaker_by"],
    )


def _without_stop(tokens: Tokens, match: Match) -> list[Offsets]:
    """Offsets of the content; *… im März 2027.* ends in one token with the full stop, which does not belong to it."""
    spans = _offsets(tokens, match.content)
    last = tokens[match.content[-1][1] - 1].text
    if match.type in {"indirect", "reported"} and last.endswith(".") and last.replace(".", "").isdecimal():
        spans[-1] = (spans[-1][0], spans[-1][1] - 1)
    return spans


def _runs(tokens: tuple[int, ...]) -> list[Span]:
    runs: list[Span] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _offsets(tokens: Tokens, spans: list[Span]) -> list[Offsets]:
    return [tokens.offsets(a, b) for a, b in spans]
