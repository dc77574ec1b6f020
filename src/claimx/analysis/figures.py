"""Find the figures of a German text: every numeric expression with its value, bounds, unit and what it counts.

`find_figures` reads an analysed document; the spaCy component `claimx_figures` leaves its result on the document.
What counts as a figure is decided on a page of its own (docs/figures.md); each rule here stands next to its example.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypedDict

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from claimx.analysis import figures_counted, figures_dates, figures_inflected
from claimx.analysis.figures_lexicon import is_person, read_fused
from claimx.analysis.figures_qualifiers import qualify, wording_before
from claimx.analysis.figures_quantities import (
    SEVERAL,
    bounded_one_at,
    goes_on,
    join_durations,
    part_of_unit_at,
    quantity_at,
)
from claimx.analysis.figures_references import after_reference, is_idle
from claimx.analysis.figures_units import month_names
from claimx.analysis.figures_words import Found, Words
from claimx.analysis.numbers import (
    HALF,
    as_number,
    fold,
    is_one,
    read_cardinal,
    read_ordinal,
    read_part,
    read_plural,
    scale,
)

KEY = "claimx_figures"


class FigureRecord(TypedDict):
    """One figure as plain data; the fields are those of `claimx.models.Figure` that need no statement."""

    text: str
    start: int
    end: int
    kind: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    qualifier: str
    unit: str | None
    counted: str | None
    iso: str | None


# The whole


def find_figures(doc: Doc) -> list[FigureRecord]:
    """Read every figure of a document, in the order of the text.

    Args:
        doc: Any German document. Tags, morphology and sentence starts are used where it has them; without them nouns and
            sentences are guessed from capitals and full stops.

    Returns:
        Records with character offsets into `doc.text`, end exclusive, that do not overlap.
    """
    words = Words(doc)
    found = _scan(words)
    _share_units(words, found)
    found = join_durations(words, found)
    _read_ages(words, found)
    figures_counted.resolve(words, found)
    _share_cents(found)
    found = [figure for figure in found if not is_idle(words, figure)]
    return [_record(words, figure) for figure in found]


def _scan(words: Words) -> list[Found]:
    """Left to right; a word belongs to one figure at most."""
    figures: list[Found] = []
    i = floor = 0
    while i < len(words):
        if not _may_begin(words, i):
            i += 1
            continue
        if (after := after_reference(words, i)) > i:
            i = floor = after
            continue
        read = _figures_at(words, i, floor)
        for figure in read:
            figure.first = max(figure.first, floor)
            qualify(words, figure, floor)
            floor = figure.last
        figures += read
        i = max(i + 1, floor)
    return figures


def _may_begin(words: Words, i: int) -> bool:
    """Nearly every word can be passed over at one look."""
    shape = words.shapes[i]
    return shape not in ("sign", "address", "code") and (shape != "word" or is_numeric(words.texts[i]))


@lru_cache(maxsize=65536)
def is_numeric(word: str) -> bool:
    """A word that can begin a figure."""
    lower = word.lower()
    return (
        read_cardinal(word) is not None
        or scale(word) is not None
        or read_ordinal(word) is not None
        or read_part(word) is not None
        or read_plural(word) is not None
        or word.removesuffix("s") in month_names()
        or word in month_names()
        or lower in figures_inflected.EACH
        or lower in HALF
        or lower.startswith(("viertel", "dreiviertel"))
        or lower in figures_inflected.HALVES
        or lower in SEVERAL
        or lower.startswith(("doppelt", "verdopp"))
        or figures_inflected.TIMES_VERB.fullmatch(fold(lower)) is not None
        or "mal" in lower
        or ("-" in word and read_cardinal(word.partition("-")[0]) is not None)
        or read_fused(word) is not None
        or "iger" in lower
    )


def _figures_at(words: Words, i: int, floor: int) -> list[Found]:
    """The figures that begin at a word; the more special readings come first."""
    if dates := figures_dates.dates_at(words, i):
        return dates
    if running := figures_dates.running_time_at(words, i):
        return [running]
    if times := figures_dates.times_at(words, i):
        return times
    if fused := figures_inflected.fused_at(words, i):
        return fused
    for read in (
        bounded_one_at,
        figures_dates.score_at,
        part_of_unit_at,
        figures_inflected.ordinal_at,
        figures_inflected.multiple_at,
        figures_inflected.fraction_at,
    ):
        if figure := read(words, i):
            return [figure]
    figure = quantity_at(words, i, floor)
    return [figure] if figure and _is_number(words, i, figure) else []


def _is_number(words: Words, i: int, figure: Found) -> bool:
    """Not *ein* as an article, not *null*, *eins* or a nominalised number alone (die Elf)."""
    text = words.texts[i]
    last = i + 1 == figure.amount_end
    if is_one(text) and last:
        return _numbers_one(words, i, figure)
    if words.shapes[i] == "word" and last and figure.bare:
        follows = figures_counted.phrase_at(words, i + 1) is not None
        if text.lower() in ("eins", "null") and not follows:
            return False
        if text[0].isupper() and not words.begins_sentence(i) and scale(text) is None and not follows:
            return figure.qualifier == "vague"
        if scale(text) is not None and text[0].isupper() and figure.qualifier != "vague" and not follows:
            return _is_qualified(words, i)
    return True


def _numbers_one(words: Words, i: int, figure: Found) -> bool:
    """*ein* is a number where something bounds it: *knapp ein Jahr*, *mindestens ein Toter*, *eine Stunde und 5 Minuten*."""
    if figure.kind == "count":
        found = wording_before(words, i, 0)
        return (
            found is not None and found[1] in ("at_least", "at_most") and figures_counted.is_noun_phrase(words, i + 1)
        )
    if figure.kind == "duration":
        k = figure.last + (words.lower(figure.last) in ("und", ","))
        later = quantity_at(words, k, k) if k < len(words) and words.shapes[k] in ("number", "word") else None
        if later and goes_on(words, figure, later):
            return True
    return _is_qualified(words, i)


ONE_OR_MORE = frozenset({"mindestens", "wenigstens", "höchstens", "maximal"})


def _is_qualified(words: Words, i: int) -> bool:
    return wording_before(words, i, 0) is not None


# Figures that tell each other what they measure


def _read_ages(words: Words, figures: Sequence[Found]) -> None:
    """*Nina Hagen (56)*; *Hans Meier, 45, …*: a number in brackets or commas after a person's name."""
    for figure in figures:
        i = figure.first
        if figure.kind != "count" or not figure.bare or figure.value is None or not 0 < figure.value < 120:
            continue
        if (words.texts[i - 1 : i], words.texts[figure.last : figure.last + 1]) not in ((["("], [")"]), ([","], [","])):
            continue
        if i >= 2 and words.shapes[i] == "number" and _names_a_person(words, i - 2):
            figure.kind, figure.unit, figure.bare = "age", "year", False


def _names_a_person(words: Words, i: int) -> bool:
    """A word ends the name of a person, as far as tags, endings and capitals tell; *Brandenburg (97)* is none."""
    if words.token(i).ent_type_ in ("PER", "LOC", "ORG"):
        return words.token(i).ent_type_ == "PER"
    if is_person(words.texts[i]):
        return True
    if words.word_class(i) not in ("noun", "name") or not words.texts[i][0].isupper():
        return False
    before = words.texts[i - 1] if words.joined(i) else ""
    if before[:1].isupper() and words.word_class(i - 1) in ("noun", "name"):  # a first name, or an office
        return True
    return any(  # a surname that stands after a first name elsewhere
        text == words.texts[i] and k != i and words.word_class(k - 1) == "name" and words.joined(k)
        for k, text in enumerate(words.texts)
        if k
    )


LEAST_SUM = 1_000_000


def _share_units(words: Words, figures: Sequence[Found]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: the unit and the scale are said with the last.

    *auf 316 Milliarden Euro, rund 39 Milliarden weniger*: a sum of money goes on in the same currency.
    """
    for found, later in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if (
            found.kind != "count"
            or not found.bare
            or not figures_counted.is_list(words, found.last, later.first, figures_counted.UNIT_LINKS)
        ):
            continue
        if (
            later.scale > 1
            and found.scale == 1
            and found.value
            and later.value
            and found.value < later.value / later.scale * 10
        ):
            for bound in ("value", "low", "high"):
                number = getattr(found, bound)
                setattr(found, bound, number * later.scale if number is not None else None)
            found.scale = later.scale
        if later.kind in ("money", "percent", "measure", "duration", "age"):
            found.kind, found.unit, found.bare = later.kind, later.unit, False
    for before, found in zip(figures, figures[1:], strict=False):
        is_sum = found.kind == "count" and found.bare and found.scale >= LEAST_SUM and before.kind == "money"
        if is_sum and words.sentence(before.first) == words.sentence(found.first):
            if figures_counted.phrase_at(words, found.amount_end) is None:
                found.kind, found.unit, found.bare = "money", before.unit, False


def _share_cents(figures: Sequence[Found]) -> None:
    """Cents are of the currency that the article spoke of before them, else of the euro."""
    currency = next((f.unit for f in figures if f.kind == "money" and f.unit in CENT_CURRENCIES), "EUR")
    for figure in figures:
        if figure.kind != "money":
            continue
        if figure.share != 1 and figure.unit is None:
            figure.unit = currency
        elif figure.unit in CENT_CURRENCIES:
            currency = figure.unit


CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})


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
    return find_figures((nlp or _blank()).make_doc(text) if nlp is None else nlp(text))


if not Doc.has_extension(KEY):
    Doc.set_extension(KEY, default=None)


@Language.component(KEY, assigns=["doc._.claimx_figures", "doc.spans"])
def claimx_figures(doc: Doc) -> Doc:
    """Leave the figures of a document on `doc._.claimx_figures` and `doc.spans["claimx_figures"]`."""
    records = find_figures(doc)
    doc._.set(KEY, records)
    spans = [doc.char_span(r["start"], r["end"], label=r["kind"], alignment_mode="expand") for r in records]
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=[span for span in spans if span is not None])
    return doc
