"""Find the figures of a German text: every numeric expression with its value, bounds, unit and what it counts.

`find_figures` reads an analysed document; the spaCy component `claimx_figures` leaves its result on the document.
What counts as a figure is decided on a page of its own (docs/figures.md); each rule here stands next to its example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple, TypedDict, get_args

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from claimx.analysis.figures import clock, dates, inflected, ordinals, rates, scores
from claimx.analysis.figures.ages import read_ages
from claimx.analysis.figures.counted import resolve
from claimx.analysis.figures.ellipsis import share_units
from claimx.analysis.figures.extent import confine
from claimx.analysis.figures.joins import join_bounds, join_parts
from claimx.analysis.figures.lookups import bounding_adjectives, read_compound, read_fused, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import (
    as_number,
    fold,
    is_one,
    number_words,
    ordinal_stem,
    plurals,
    read_cardinal,
    read_ordinal,
    read_part,
    read_plural,
    scales,
)
from claimx.analysis.figures.qualifiers import bound_behind, qualify
from claimx.analysis.figures.quantities import bounded_one_at, part_of_unit_at, quantity_at
from claimx.analysis.figures.references import after_reference, is_idle, is_number
from claimx.analysis.figures.sums import share_cents
from claimx.analysis.figures.units import month_names
from claimx.analysis.figures.words import FoundFigure, Shape, Words
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.trace import FigureReading, full_name
from claimx.knowledge.remembering import remembered
from claimx.vocabulary import FigureKind, Qualifier

KEY = "claimx_figures"


class RateRecord(TypedDict):
    """What a rate is related to: a number of a unit or of things."""

    value: int | float
    unit: str | None
    counted: str | None


class OddsRecord(TypedDict):
    """The two numbers of a fraction."""

    part: int | float
    whole: int | float


class FigureRecord(TypedDict):
    """One figure as plain data; the fields are those of `claimx.models.Figure` that need no statement.

    `unit_from` is the place of another figure in the list.
    """

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
    per: RateRecord | None
    of: OddsRecord | None
    unit_from: int | None
    rule: str


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
    for figure in found:
        bound_behind(words, figure)
    rates.read_rates(words, found)
    return _records(words, found)


def _scan(words: Words) -> list[FoundFigure]:
    """Left to right; a word belongs to one figure at most."""
    figures: list[FoundFigure] = []
    free = floor = 0
    for i in _beginnings(words):
        if i < free:
            continue
        if (after := after_reference(words, i)) > i:
            free = floor = after
            continue
        if _is_article(words, i):
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
    numeric = compress(range(len(words)), map(is_numeric, words.texts))
    for i in sorted({*numeric, *words.special}):
        shape, text = words.shapes[i], words.texts[i]
        if is_numeric(text) if shape == "word" else shape not in NEVER_FIRST or dates.SHORT_QUARTER.fullmatch(text):
            yield i


def _is_article(words: Words, i: int) -> bool:
    """*der Plan | **ein** Bericht*: before a noun that measures nothing *ein* is no number, but *mindestens ein Toter*.

    Half of what can begin a figure is that, and every reader would look at it.
    """
    noun = words.texts[i + 1] if words.joined(i + 1) and words.shapes[i + 1] == "word" else ""
    if not noun[:1].isupper() or not is_one(words.texts[i]) or is_numeric(noun) or noun == "Uhr":
        return False
    plain = not words.joined(i) or words.texts[i - 1].islower()  # not *EUR eine*, *Tempo ein*
    alone = words.lower(i - 1) not in wordlist("one_or_more") and words.lower(i + 1) not in bounding_adjectives()
    return plain and alone and measure_at(words, i + 1) is None


@remembered
def is_numeric(word: str) -> bool:
    """A word that can begin a figure: a number in some form, a month, or a word like *jeder* before a number."""
    if word[0].isdecimal():
        return False  # its shape tells what it is
    lower, folded = word.lower(), fold(word)
    return (
        not _numeric_words().isdisjoint((word, lower, folded))
        or (
            folded[:2] in _first_letters_of_numbers()
            and folded.startswith(_beginnings_of_numbers())
            and _begins_with_number(word, folded)
        )
        or (folded.endswith(plurals()) and read_plural(word) is not None)
        or inflected.times_in(folded) is not None
        or dates.tens_in(folded) is not None
        or ("-" in word and word.partition("-")[0] in wordlist("before_fused"))
    )


def _begins_with_number(word: str, folded: str) -> bool:
    """*zweiundzwanzig*, *dritten*, *Zweidrittel*, *vierstöckige*, *Viertelstunde*, *Viertagewoche*."""
    readers = (read_cardinal, read_ordinal, read_part, read_fused, read_compound)
    return (
        any(read(word) is not None for read in readers)
        or folded.startswith(tuple(number_words("fused_part")))
        or read_cardinal(word.partition("-")[0]) is not None
        or ordinal_stem(folded) is not None
    )


@cache
def _beginnings_of_numbers() -> tuple[str, ...]:
    """What every number that is read from its front begins with; nearly no other word does."""
    words = number_words(
        *("one", "unit", "teen", "ten", "inflected", "half", "hundred", "thousand"),
        *("ordinal_stem", "ordinal_scale", "fused_part", "fused_half"),
    )
    return tuple(sorted(words))


@cache
def _first_letters_of_numbers() -> frozenset[str]:
    """Two of each, which three of four other words do not begin with."""
    return frozenset(beginning[:2] for beginning in _beginnings_of_numbers())


@cache
def _numeric_words() -> frozenset[str]:
    """The words that begin a figure as they are: *jede*, *Hälfte* in lower case, *Mio* folded, *Mai* and *Mais*."""
    roles = ("each", "half", "half_hour", "several", "double", "halves")
    months = (month + ending for month in month_names() for ending in ("", "s"))
    return frozenset(scales()).union(number_words("halved"), months, *map(wordlist, roles))


NEVER_FIRST = ("sign", "break", "address", "code")


def _figures_at(words: Words, i: int, floor: int) -> list[FoundFigure]:
    """The figures that begin at a word, by the first reader that finds some; what each says is its rule."""
    for rule, read in _readers_of()[words.shapes[i]]:
        if found := read(words, i):
            figures = found if isinstance(found, list) else [found]
            for figure in figures:
                figure.rule = figure.rule or rule
            _note(words, figures, read)
            return figures
    amount = quantity_at(words, i, floor)
    if amount is None or not is_number(words, i, amount):
        return []
    amount.rule = VAGUE if amount.qualifier == "vague" else QUANTITY
    _note(words, [amount], quantity_at)
    return [amount]


def _note(words: Words, figures: list[FoundFigure], reader: Callable[..., object]) -> None:
    """Tell whoever asks why what read these figures."""
    if words.trace:
        spans = [(words.starts[figure.first], words.end(figure.last - 1)) for figure in figures]
        words.trace.figures += [FigureReading(*span, full_name(reader)) for span in spans]


Read = Callable[[Words, int], list[FoundFigure] | FoundFigure | None]


class Reader(NamedTuple):
    """What reads one kind of figures, and the shapes of the words that these begin with.

    Attributes:
        read: Reads the figures that begin at a word.
        shapes: Of such words.
    """

    read: Read
    shapes: tuple[Shape, ...]


READERS = {
    "decade": Reader(dates.decade_at, ("fused", "word")),
    "season": Reader(dates.season_at, ("slashed",)),
    "quarter": Reader(dates.quarter_at, ("number", "word", "code", "sign")),
    "date": Reader(dates.dates_at, ("number", "word", "date", "slashed", "dotted")),
    "running_time": Reader(clock.running_time_at, ("clock",)),
    "time": Reader(clock.times_at, ("number", "word", "clock", "dotted")),
    "fused": Reader(inflected.fused_at, ("fused", "word", "number")),
    "bounded_one": Reader(bounded_one_at, ("word",)),
    "ratio": Reader(scores.ratio_at, ("number", "word", "clock", "ratio")),
    "score": Reader(scores.score_at, ("number", "word", "clock")),
    "company": Reader(ordinals.company_at, ("word",)),
    "part_of_unit": Reader(part_of_unit_at, ("number", "word", "slashed")),
    "odds": Reader(rates.odds_at, ("number", "word")),
    "ordinal": Reader(ordinals.ordinal_at, ("number", "word", "fused")),
    "multiple": Reader(inflected.multiple_at, ("number", "word", "fused")),
    "fraction": Reader(inflected.fraction_at, ("number", "word", "slashed")),
}
"""What can begin at a word, the more special first, by the name of the rule; an amount is what is left."""


@cache
def _readers_of() -> dict[Shape, list[tuple[str, Read]]]:
    """The readers by the shape of the word that they can begin at."""
    return {
        shape: [(rule, reader.read) for rule, reader in READERS.items() if shape in reader.shapes]
        for shape in get_args(Shape)
    }


QUANTITY, VAGUE = "quantity", "vague"


# Out


def _records(words: Words, figures: Sequence[FoundFigure]) -> list[FigureRecord]:
    numbers = {id(figure): number for number, figure in enumerate(figures)}
    return [_record(words, figure, numbers.get(id(_unit_said(figure)))) for figure in figures]


def _unit_said(figure: FoundFigure) -> FoundFigure | None:
    """The figure beside which the unit is said that a figure leaves out."""
    said = figure.unit_from
    while said is not None and said.unit_from is not None:
        said = said.unit_from
    return said


def _record(words: Words, figure: FoundFigure, unit_from: int | None) -> FigureRecord:
    """A figure as plain data; `unit_from` is the place of the one that says its unit."""
    start, end = words.starts[figure.first], words.end(figure.last - 1)
    value, low, high = (None if n is None else as_number(n) for n in (figure.value, figure.low, figure.high))
    per, of = figure.per, figure.of
    return {
        "text": words.text[start:end], "start": start, "end": end, "kind": figure.kind,
        "value": value, "low": low, "high": high, "qualifier": figure.qualifier,
        "unit": figure.unit, "counted": figure.counted, "iso": figure.iso,
        "per": None if per is None else {"value": as_number(per.value), "unit": per.unit, "counted": per.counted},
        "of": None if of is None else {"part": as_number(of[0]), "whole": as_number(of[1])},
        "unit_from": unit_from,
        "rule": figure.rule,
    }  # fmt: skip


@cache
def _blank() -> Language:
    return spacy.blank("de")


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # which Python may hold, and spaCy may not


def figures(text: str, nlp: Language | None = None) -> list[FigureRecord]:
    """Read the figures of a string.

    Args:
        text: German text.
        nlp: Pipeline to analyse it with; without one the words alone decide, which is fast and knows fewer nouns.

    Raises:
        TypeError: The text is none.
    """
    if not isinstance(text, str):
        raise TypeError(f"figures takes a text, not {type(text).__name__}")
    text = _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
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
