"""Find the figures of a German text: every numeric expression with its value, bounds, unit and what it counts.

`find_figures` reads an analysed document; the spaCy component `claimx_figures` leaves its result on the document.
What counts as a figure is decided on a page of its own (docs/figures.md); each rule here stands next to its example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TypedDict

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from claimx.analysis.figures import dates, inflected
from claimx.analysis.figures.ages import read_ages
from claimx.analysis.figures.counted import resolve
from claimx.analysis.figures.ellipsis import share_cents, share_units
from claimx.analysis.figures.extent import confine
from claimx.analysis.figures.joins import join_bounds, join_parts
from claimx.analysis.figures.lexicon import read_fused, words_of
from claimx.analysis.figures.numbers import (
    as_number,
    fold,
    is_halved,
    number_words,
    ordinal_stem,
    read_cardinal,
    read_ordinal,
    read_part,
    read_plural,
    scale,
)
from claimx.analysis.figures.qualifiers import qualify
from claimx.analysis.figures.quantities import bounded_one_at, part_of_unit_at, quantity_at
from claimx.analysis.figures.references import after_reference, is_idle, is_number
from claimx.analysis.figures.units import month_names
from claimx.analysis.figures.words import Found, Words
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.trace import FigureReading
from claimx.vocabulary import FigureKind, Qualifier

KEY = "claimx_figures"


class FigureRecord(TypedDict):
    """One figure as plain data; the fields are those of `claimx.models.Figure` that need no statement."""

    text: str
    start: int
    end: int
    kind: FigureKind
    value: int | float | None
    low: int | float | None
    high: int | float | None
    qualifier: Qualifier
    unit: str | None
    counted: str | None
    iso: str | None


# The whole


def find_figures(doc: Doc, tokens: Tokens | None = None) -> list[FigureRecord]:
    """Read every figure of a document, in the order of the text.

    Args:
        doc: Any German document. Tags, morphology and sentence starts are used where it has them; without them nouns
            and sentences are guessed from capitals and full stops.
        tokens: Those of the document, where they have been read already.

    Returns:
        Records with character offsets into `doc.text`, end exclusive, that do not overlap.
    """
    words = Words(doc, tokens)
    found = _scan(words)
    share_units(words, found)
    found = join_bounds(words, join_parts(words, found))
    read_ages(words, found)
    resolve(words, found)
    share_cents(found)
    found = [figure for figure in confine(words, found) if not is_idle(words, figure)]
    return [_record(words, figure) for figure in found]


def _scan(words: Words) -> list[Found]:
    """Left to right; a word belongs to one figure at most."""
    figures: list[Found] = []
    free = floor = 0
    for i in _beginnings(words):
        if i < free:
            continue
        if (after := after_reference(words, i)) > i:
            free = floor = after
            continue
        read = _figures_at(words, i, floor)
        for figure in read:
            figure.first = max(figure.first, floor)
            qualify(words, figure, floor)
            floor = figure.last
        figures += read
        free = max(i + 1, floor)
    return figures


def _beginnings(words: Words) -> Iterator[int]:
    """The words that a figure may begin at; nearly every word can be passed over at one look."""
    for i, (shape, text) in enumerate(zip(words.shapes, words.texts, strict=True)):
        if is_numeric(text) if shape == "word" else shape not in NEVER_FIRST or text in dates.SHORT_QUARTERS:
            yield i


@lru_cache(maxsize=65536)
def is_numeric(word: str) -> bool:
    """A word that can begin a figure: a number in some form, a month, or a word like *jeder* before a number."""
    lower, folded = word.lower(), fold(word)
    values = (
        read_cardinal(word),
        scale(word),
        read_ordinal(word),
        read_part(word),
        read_plural(word),
        read_fused(word),
    )
    return (
        any(value is not None for value in values)
        or word.removesuffix("s") in month_names()
        or any(lower in words_of(role) for role in BEGINNINGS)
        or is_halved(word)
        or folded.startswith(tuple(number_words("fused_part")))
        or read_cardinal(word.partition("-")[0]) is not None  # Vier-Personen-Haushalt
        or inflected.TIMES.fullmatch(folded) is not None
        or dates.TENS.match(folded) is not None
        or ordinal_stem(folded) is not None
    )


NEVER_FIRST = ("sign", "break", "address", "code")
BEGINNINGS = ("each", "half", "half_hour", "several", "double")


READERS: tuple[Callable[[Words, int], list[Found] | Found | None], ...] = (
    dates.dates_at,
    dates.running_time_at,
    dates.times_at,
    inflected.fused_at,
    bounded_one_at,
    dates.ratio_at,
    dates.score_at,
    inflected.company_at,
    part_of_unit_at,
    inflected.ordinal_at,
    inflected.multiple_at,
    inflected.fraction_at,
)
"""What reads the figures that begin at a word, the more special readings first; a plain quantity comes after them."""


def _figures_at(words: Words, i: int, floor: int) -> list[Found]:
    """The figures that begin at a word."""
    for read in READERS:
        if found := read(words, i):
            figures = found if isinstance(found, list) else [found]
            _note(words, figures, read)
            return figures
    figure = quantity_at(words, i, floor)
    if figure is None or not is_number(words, i, figure):
        return []
    _note(words, [figure], quantity_at)
    return [figure]


def _note(words: Words, figures: list[Found], reader: Callable[..., object]) -> None:
    """Tell whoever asks why what read these figures."""
    if words.trace:
        function = f"{reader.__module__}.{reader.__qualname__}"
        spans = [(words.starts[figure.first], words.ends[figure.last - 1]) for figure in figures]
        words.trace.figures += [FigureReading(*span, function) for span in spans]


# Out


def _record(words: Words, figure: Found) -> FigureRecord:
    start, end = words.starts[figure.first], words.ends[figure.last - 1]
    value, low, high = (None if n is None else as_number(n) for n in (figure.value, figure.low, figure.high))
    return {
        "text": words.text[start:end], "start": start, "end": end, "kind": figure.kind,
        "value": value, "low": low, "high": high, "qualifier": figure.qualifier,
        "unit": figure.unit, "counted": figure.counted, "iso": figure.iso,
    }  # fmt: skip


@cache
def _blank() -> Language:
    return spacy.blank("de")


def figures(text: str, nlp: Language | None = None) -> list[FigureRecord]:
    """Read the figures of a string.

    Args:
        text: German text.
        nlp: Pipeline to analyse it with; without one the words alone decide, which is fast and knows fewer nouns.
    """
    return find_figures(nlp(text) if nlp else _blank().make_doc(text))


def claimx_figures(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the figures of a document on `doc._.claimx_figures` and `doc.spans["claimx_figures"]`."""
    tokens = tokens or Tokens(doc)
    records = find_figures(doc, tokens)
    doc._.set(KEY, records)
    found = (doc.char_span(r["start"], r["end"], label=r["kind"], alignment_mode="expand") for r in records)
    spans = [span for span in found if span is not None]
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
    return doc
