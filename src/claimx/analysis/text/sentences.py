"""Finds where the sentences of a German text begin, whatever the tokenizer and whatever the pipeline says of them.

The rules work on the characters, from left to right, and look at a bounded stretch to either side, so they take linear
time and mean the same for every pipeline. A sentence begins

- after a full stop, question mark, exclamation mark, semicolon or ellipsis, and the quotation marks and brackets that
  close there, when what follows may open a sentence;
- after an empty line, before a bullet, and after a line that was not ended for want of space.

No sentence begins after a colon: what it announces is often what somebody says, and belongs to who says it. Clauses
that a semicolon parts stand each for itself, as those in two sentences do.

The hard part is the full stop that ends no sentence. Ordinals (*am 3. Mai*), initials (*George W. Bush*) and
abbreviations (*Mio.*) end one only if the next word is written with a capital for no other reason than to open a
sentence: *der*, *nach* and their like. Compare Kiss & Strunk (2006), Unsupervised Multilingual Sentence Boundary
Detection, https://aclanthology.org/J06-4003/, who call that the orthographic heuristic.

The boundaries of a pipeline are no evidence. Parsers break inside quotations and after colons, which no text shows to
be wrong; and where the rules lack evidence, after ordinals and abbreviations (*das Arbeitslosengeld II. Kürzungen
drohen*), there is next to nothing to mend: in 700 Wikinews articles they miss a sentence there twice and invent none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from claimx.analysis.text.lines import Line
from claimx.knowledge.given_names import is_given_name
from claimx.lexicon import word_group

NAME = "claimx_sentences"

_OPENING = r"„“”\"'‚‘’»«›‹`(\[–—\-"
_CLOSING = r"“”\"'‘’«»›‹)\]"

_TERMINATOR = re.compile(rf"[.!?…;](?:(?<!;)[.!?…]+)?[{_CLOSING}]*")
_ASIDE = r"\s*\([^\W\dA-ZÄÖÜ_][^()\n]{0,40}\)\s+(?=[A-ZÄÖÜ„“\"»«])"
"""*„Nein.“ **(lacht)** Das sagt er immer.*"""
_OPENS_SENTENCE = re.compile(rf"(?:{_ASIDE})?[{_OPENING}\s]*([^\W\d_]+|\d)")
_NO_WORD = re.compile(r"[\s„“”\"'‚‘’»«›‹()\[\]/–—]")
_ORDINAL = re.compile(r"(?:\d{1,2}\.-)?\d{1,3}|[IVX]+")
"""*3*, *28.-30* before a full stop that ends no sentence: *28.-30. Mai*."""
_LARGE_ORDINAL = re.compile(r"\d{4}|\d{1,3}(?:\.\d{3})+")
"""*1000*, *10.000.000*: an ordinal behind an article, else a year or a number."""
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")
"""*am 5.5. 2006*"""
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)*[^\W\d_]")
"""*W*, *e.V*, *H.-J*: what is in front of the stop is a letter."""
_GLUED = re.compile(r"(?<=[^\W\d_]{3})\.(?=[A-ZÄÖÜ][^\W\dA-ZÄÖÜ_]+(?![.\w]))")
"""A full stop whose space was lost: *gefunden.Die Polizei*, but not *Linke.PDS*, *web.De/Mail*."""
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-–—•*·‣▪►]|\d{1,2}[.)]|[a-z]\))\s+\S")

_MAX_ABBREVIATION = 40
"""Characters to the left in which the word before a full stop is sought; longer ones are no abbreviations."""

_LAST_OF_MONTH = 31

_MAX_BRACKETED = 200
"""Characters to the left in which an open bracket is sought."""

_MIN_WIDTH = 45
"""Nobody wraps text at fewer characters than this; shorter lines were ended on purpose."""


class Abbreviations(NamedTuple):
    """The words behind the rules for full stops, from `lexicon/abbreviations.jsonl`.

    Attributes:
        never_final: Abbreviations that need another word behind them: *Dr*, *z*.
        may_be_final: Abbreviations that can end a sentence, too: *usw*, *Mio*.
        openers: Words that have a capital only where they open a sentence: *Der*, *Nach*.
        before_a_plain_number: Nouns whose number is no ordinal: *Platz 3*.
        after_a_number: Abbreviations behind digits only, names elsewhere: *2,5 Mia*.
        before_a_large_ordinal: Words behind which four digits and more are no year: *der 1000. Besucher*.
        before_a_letter_as_name: Words behind which *X* is the name of a network, and no initial: *schrieb auf X*.
    """

    never_final: frozenset[str]
    may_be_final: frozenset[str]
    openers: frozenset[str]
    before_a_plain_number: frozenset[str]
    after_a_number: frozenset[str]
    before_a_large_ordinal: frozenset[str]
    before_a_letter_as_name: frozenset[str]


@cache
def load_abbreviations() -> Abbreviations:
    """Read the lexicon; this happens once."""
    return Abbreviations(*(word_group("abbreviations.jsonl", role) for role in Abbreviations._fields))


def sentence_starts(text: str) -> list[int]:
    """Return the character offsets at which the sentences of a text begin, in order."""
    return sorted({*_starts_after_terminators(text), *_starts_of_lines(text)})


def _starts_after_terminators(text: str) -> Iterator[int]:
    for terminator in _TERMINATOR.finditer(text):
        opening = _OPENS_SENTENCE.match(text, terminator.end())
        if opening and _ends_sentence(text, terminator, opening):
            yield _skip_space(text, terminator.end())


def _ends_sentence(text: str, terminator: re.Match[str], opening: re.Match[str]) -> bool:
    """Decide on a terminator with the marks that close behind it, by the first word or figure that follows."""
    word, mark, position = opening[1], terminator[0], terminator.start()
    before = _word_before(text, position)
    if mark[0] == ";":
        return not _is_in_brackets(text, position)
    if word[0].islower():  # „Wer war das?“ fragte sie.
        return False
    if not text[terminator.end()].isspace():
        return _GLUED.match(text, position) is not None and not _is_abbreviation(before)
    if mark == ".":
        return _full_stop_ends_sentence(text, position, before, word)
    if mark[-1] in ")]" and not before:  # (...), (!)
        return False
    if mark[-1] in ")]" and (mark[0] != "." or _is_abbreviation(before)):  # der (wohl!) beste, die (ehem.) Ministerin
        return word in load_abbreviations().openers
    return True


def _full_stop_ends_sentence(text: str, stop: int, before: str, following: str) -> bool:
    """Decide on a bare full stop by the words to either side."""
    known = load_abbreviations()
    if before in known.never_final:
        return False
    if following in known.openers:
        return True
    if before == "X" and _word_before(text, stop - 2).lower() in known.before_a_letter_as_name:
        return True
    if _DAY.fullmatch(before) and following.isdecimal():
        return False
    if _ORDINAL.fullmatch(before):
        if before.isdecimal() and is_given_name(following):
            # *Sie will die Rente mit 63. **Karl** Brandt lehnt das ab.*: nobody counts persons; *am 12. **Jan**. 2024*
            return int(before) > _LAST_OF_MONTH or not _is_abbreviation(following)
        counted = _word_before(text, stop - len(before) - 1)
        return counted in known.before_a_plain_number and not following.isdecimal()
    if _LARGE_ORDINAL.fullmatch(before):
        return _word_before(text, stop - len(before) - 1).lower() not in known.before_a_large_ordinal
    if before in known.after_a_number and _word_before(text, stop - len(before) - 1)[-1:].isdecimal():
        return False
    return not _is_abbreviation(before)


def _is_abbreviation(word: str) -> bool:
    """*Dr*, *Mio*, and what ends in one: *Dr.-Ing*, *H.-J*."""
    known = load_abbreviations()
    last = word.rpartition("-")[2]
    return bool({word, last} & (known.never_final | known.may_be_final)) or _ABBREVIATED.fullmatch(last) is not None


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at an offset, or nothing after a space or a mark."""
    return _NO_WORD.split(text[max(0, end - _MAX_ABBREVIATION) : end])[-1].lstrip(":")


def _is_in_brackets(text: str, position: int) -> bool:
    reach = max(0, position - _MAX_BRACKETED)
    return text.rfind("(", reach, position) > text.rfind(")", reach, position)


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _starts_of_lines(text: str) -> Iterator[int]:
    """Yield the offsets of the lines that begin a sentence because of how the text is laid out."""
    for paragraph in _paragraphs(text):
        yield paragraph[0].start
        width = max(len(line.text) for line in paragraph)
        for line, following in pairwise(paragraph):
            if _was_ended_on_purpose(line, following, width):
                yield following.start


def _paragraphs(text: str) -> Iterator[Sequence[Line]]:
    """Yield the lines between empty lines."""
    paragraph: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if paragraph and (not stripped or match.start() > end + 1):
            yield paragraph
            paragraph = []
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            paragraph.append(Line(start, start + len(stripped), stripped))
        end = match.end()
    if paragraph:
        yield paragraph


def _was_ended_on_purpose(line: Line, following: Line, width: int) -> bool:
    """Tell a heading or an item of a list from a line that was wrapped.

    Whoever wraps lines goes on to the next only when its first word does not fit on this one.
    """
    if _BULLET.match(following.text):
        return True
    opening = _OPENS_SENTENCE.match(following.text)
    if not opening or opening[1][0].islower() or _goes_on(line.text):
        return False
    fits = len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) <= width
    return fits or width < _MIN_WIDTH


def _goes_on(line: str) -> bool:
    """Say whether a line cannot be the end of a sentence: *Der Präsident der*, *nach Angaben von Dr.*"""
    last = _word_before(line.removesuffix("."), len(line.removesuffix(".")))
    if line.endswith("."):
        return _is_abbreviation(last)
    return line[-1] in ",;/&–—-" or last.capitalize() in load_abbreviations().openers


def _starts_behind_datelines(doc: Doc, text: str) -> Iterator[int]:
    """*Berlin **Die** Ministerin kommt*: where nothing else parts a dateline from the sentence behind it."""
    for start, end in (doc._.claimx_layout or {}).get("furniture", ()):
        behind = _skip_space(text, end)
        if end > start and text[end - 1].isalpha() and "\n" not in text[end:behind] and behind < len(text):
            yield behind


def claimx_sentences(doc: Doc, text: str | None = None) -> Doc:
    """Set the sentence starts of a document anew; what the pipeline said of them is gone.

    White space before the first word belongs to the first sentence. The starts are written as an array because the
    attribute of a token refuses to be set once a parser has run.
    """
    if len(doc):
        offsets, text = doc.to_array("IDX"), doc.text if text is None else text
        begins = sorted({*sentence_starts(text), *_starts_behind_datelines(doc, text)})
        starts = np.array(begins[1:], dtype=np.uint64)
        words = np.searchsorted(offsets, starts[starts <= offsets[-1]])
        marks = np.full(len(doc), -1)
        marks[words[offsets[words] == starts[: len(words)]]] = 1  # where a word begins with it
        marks[0] = 1
        doc.from_array(["SENT_START"], marks.view(np.uint64))  # type: ignore[arg-type]
    return doc
