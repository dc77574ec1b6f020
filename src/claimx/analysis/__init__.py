"""The components that read a German `Doc`, in the order in which each reads what the ones before it left.

layout → sentences → quotes → phrases → clauses → figures → statements → speakers. Adding `claimx` to a pipeline runs
them all and gathers what they found on `doc._.claimx`.
"""

from __future__ import annotations

import warnings

import numpy as np
from spacy.tokens import Doc, SpanGroup

from claimx import components  # noqa: F401  registers them where the package is not installed
from claimx.analysis.cast import claimx_speakers
from claimx.analysis.figures import claimx_figures
from claimx.analysis.records import ArticleRecord, read_article
from claimx.analysis.statements import claimx_statements
from claimx.analysis.syntax.periods import claimx_clauses
from claimx.analysis.syntax.phrases import claimx_phrases
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.text.layout import claimx_layout
from claimx.analysis.text.quotes import claimx_quotes
from claimx.analysis.text.sentences import claimx_sentences
from claimx.analysis.trace import begun_trace

ON_TEXT = (claimx_layout, claimx_sentences, claimx_quotes)
"""These read the text, and settle where sentences begin."""
ON_TOKENS = (claimx_phrases, claimx_clauses, claimx_figures)
"""These read what the `Tokens` say from then on; each reads them itself where it stands in a pipeline alone."""
ON_ARTICLE = (claimx_statements, claimx_speakers)
"""These read the `ParsedArticle` with its clauses and phrases, and likewise put it together where they stand alone."""


_WITHOUT_TAGS = "claimx finds next to no statements without STTS tags: add it to a German pipeline, behind the tagger"


def claimx(doc: Doc) -> Doc:
    """Run every component and leave their results on `doc._.claimx` as plain data that survives `to_bytes`."""
    if len(doc) and not doc.has_annotation("TAG"):
        warnings.warn(_WITHOUT_TAGS, stacklevel=2)
    text = doc.text
    for prepare in ON_TEXT:
        doc = prepare(doc, text)
    tokens = Tokens(doc, text)
    tokens.trace = begun_trace()
    for analyse in ON_TOKENS:
        doc = analyse(doc, tokens)
    article = read_article(doc, tokens)
    if tokens.trace:
        tokens.trace.article = article
    for attribute in ON_ARTICLE:
        doc = attribute(doc, article)
    doc._.claimx = found = gathered(doc)
    _label_statements(doc, found)
    return doc


def _label_statements(doc: Doc, found: ArticleRecord) -> None:
    """Give each statement among the spans its speaker and type, as displacy shows them: `Jens Holm|direct`."""
    names = [speaker["name"] for speaker in found["speakers"]]
    labelled = []
    for statement in found["statements"]:
        start, end = statement["content"][0][0], statement["content"][-1][1]
        number = statement["speaker_id"]
        label = statement["type"] if number is None else f"{names[number]}|{statement['type']}"
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        labelled += [span] if span is not None else []
    doc.spans["claimx_statements"] = SpanGroup(doc, name="claimx_statements", spans=labelled)


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """The characters of each sentence: `Doc.sents` would make an object of each."""
    offsets, lengths, marks = doc.to_array(["IDX", "LENGTH", "SENT_START"]).T
    first = np.flatnonzero(marks == 1)
    last = np.append(first[1:], len(doc))[: len(first)] - 1
    return list(zip(offsets[first].tolist(), (offsets + lengths)[last].tolist(), strict=True))


def gathered(doc: Doc) -> ArticleRecord:
    """What the components left on a `Doc`: layout, speakers, statements and figures.

    The sentences are among it because a `Doc` with a parse that comes back from bytes has the parser's again.
    """
    left = doc._
    return {
        "layout": left.claimx_layout,
        "sentences": _sentences(doc),
        "speakers": left.claimx_speakers,
        "statements": left.claimx_statements,
        "figures": left.claimx_figures,
    }
