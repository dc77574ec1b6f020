"""The words of a `Doc` as plain objects: the rules look at each of them some thirty times.

A look at `doc[i].tag_` makes a new object and looks the tag up in a table of strings, five times as slow as an
attribute of an object that is there. So the annotation is read once, column by column, when tags and sentence starts
are final; what the rules see keeps the names that spaCy gives it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc

from claimx.analysis.syntax.person_names import Words, mark_person_names
from claimx.analysis.syntax.retag import correct_tags
from claimx.analysis.text.sentences import load_abbreviations
from claimx.knowledge.nouns import noun_kind

if TYPE_CHECKING:
    from claimx.analysis.trace import Trace

Numbers = npt.NDArray[np.uint64]
Span = tuple[int, int]
"""Numbers of the first token and of the one after the last."""


class Token(NamedTuple):
    """A token and what the pipeline says of it, under the names that spaCy has for it.

    Attributes:
        idx, end: Its offsets in characters, half-open.
        text, lower_: As it stands in the text, and in lower case.
        tag_, pos_: Its tags in STTS and in Universal Dependencies.
        lemma_: Its dictionary form.
        ent_type_: The kind of name that it is part of: PER, LOC, ORG, MISC; empty for none.
        morph: The first value of each feature, in the spelling of Universal Dependencies.
        is_sent_start: Whether a sentence begins with it.
        is_quote: Whether it is a quotation mark.
    """

    idx: int
    end: int
    text: str
    lower_: str
    tag_: str
    pos_: str
    lemma_: str
    ent_type_: str
    morph: Mapping[str, str]
    is_sent_start: bool
    is_quote: bool

    @property
    def is_digit(self) -> bool:
        """Whether it is made of digits."""
        return self.text.isdecimal()

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return is_punct(self.text)


_KINDS_OF_NAMES = {"PERSON": "PER", "GPE": "LOC"}
"""Kinds of names in the scheme of OntoNotes, as the scheme of German pipelines has them: PER, LOC, ORG and MISC."""


_CUT = re.compile(r"[:*_/’'`´](?=[^\W\d_]|-)")
_LETTERS = re.compile(r"[^\W\d_]*\Z")
_CUT_WORD = re.compile(
    # Forscher:innen, Anwohner/-innen, Sprecher*in, ein:e, eine*r, neue_r
    r"[^\W\d_]+(?:[:*_]|/-?)(?:in|innen)(?!\w)|[^\W\d_]*(?:ein|e|der|die|das|den)[:*_](?:e[nmrs]?|[nmrs]|der|die)(?!\w)"
    r"|[^\W\d_]{1,4}[’'`´][A-ZÄÖÜ][^\W_]+(?:-[^\W_]+)*"  # O’Brien, D’Angelo
)
"""A word that tokenizers cut in several."""
_MAX_BEFORE_CUT = 60
"""Letters of the longest word that is sought before a mark that may cut it."""


class Tokens(list[Token]):
    """The words and marks of one document: its tokens without white space, by a number of their own.

    What a tagger mistakes and its neighbours show is put right (`correct_tags`), and a word that the tokenizer has cut
    is one again: *Forscher:innen*, *O’Brien*, *med.*

    Args:
        doc: With tags and sentence starts.
        text: The document's text where it is at hand, since the `Doc` puts it together anew.

    Attributes:
        trace: Where to note what was considered; None where nobody asks.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.trace: Trace | None = None
        self.text = doc.text if text is None else text
        strings, morphology = doc.vocab.strings, doc.vocab.morphology
        columns = _without_space(doc.to_array(_COLUMNS).astype(np.uint64, copy=False)).T.tolist()
        starts, lengths, begins, quotes, morphs, *annotation = columns
        ends = list(map(int.__add__, starts, lengths))
        texts = [self.text[start:end] for start, end in zip(starts, ends, strict=True)]
        for first, last in reversed(_cut_words(self.text, texts, starts, ends, begins)):
            ends[first] = ends[last - 1]
            texts[first] = self.text[starts[first] : ends[first]]
            for column in (starts, ends, texts, begins, quotes, morphs, *annotation):
                del column[first + 1 : last]
        self.starts: list[int] = starts
        names = {key: strings[key] for key in set().union(*annotation)}
        tags, parts_of_speech, lemmas, labels = (list(map(names.__getitem__, column)) for column in annotation)
        feats = {key: _features(morphology.get(key) if key else "") for key in set(morphs)}
        features = list(map(feats.__getitem__, morphs))
        starts_sentence, is_quote = ([value == 1 for value in column] for column in (begins, quotes))
        if any(tags):
            tags = ["$(" if quote and tag else tag for quote, tag in zip(is_quote, tags, strict=True)]
            labels = [_KINDS_OF_NAMES.get(label, label) for label in labels]
            correct_tags(texts, tags, lemmas, features, starts_sentence)
            mark_person_names(Words(texts, tags, lemmas, labels, features, starts_sentence))
        columns = [starts, ends, texts, map(str.lower, texts), tags, parts_of_speech, lemmas, labels, features]
        rows = zip(*columns, starts_sentence, is_quote, strict=True)
        super().__init__(map(tuple.__new__, repeat(Token), rows))  # `Token._make`, without a call in Python for each

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the tokens that characters stand in, half-open.

        Args:
            start: First character.
            end: Character after the last.
        """
        return max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the tokens between two numbers, half-open."""
        return self[start].idx, self[end - 1].end


_COLUMNS: list[int | str] = [
    *("IDX", "LENGTH", "SENT_START", "IS_QUOTE", "MORPH", "TAG", "POS", "LEMMA", "ENT_TYPE", "IS_SPACE"),
]
_BEGINS, _SPACE = _COLUMNS.index("SENT_START"), -1


def _without_space(columns: Numbers) -> Numbers:
    """The rows of the tokens that are no white space, a sentence start on white space passed on to the next of them."""
    words = np.flatnonzero(columns[:, _SPACE] == 0)
    if len(words) < len(columns) and len(words):
        groups = np.concatenate([[0], words[:-1] + 1])
        begins = np.maximum.reduceat(columns[: words[-1] + 1, _BEGINS] == 1, groups)
        columns = columns[words]
        columns[begins, _BEGINS] = 1
    return columns[: len(words), :_SPACE]


def _cut_words(text: str, texts: list[str], starts: list[int], ends: list[int], begins: list[int]) -> list[Span]:
    """The words that were cut in several tokens, as numbers of these, in order.

    Args:
        text: The document.
        texts: Its tokens.
        starts: Their first characters.
        ends: Their ends.
        begins: 1 for each that begins a sentence.
    """
    cut = set()
    for mark in _CUT.finditer(text):  # to look for the words themselves would try each letter of the text
        before = _LETTERS.search(text, max(mark.start() - _MAX_BEFORE_CUT, 0), mark.start())
        if before and (word := _CUT_WORD.match(text, before.start())):
            cut.add(word.span())
    abbreviations = load_abbreviations().never_final
    cut |= {(starts[i - 1], ends[i]) for i in _places(texts, ".") if i and texts[i - 1] in abbreviations}
    words: list[Span] = []
    for start, end in sorted(cut):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        whole = last - first > 1 and starts[first] == start and ends[last - 1] == end
        if whole and 1 not in begins[first + 1 : last] and (not words or words[-1][1] <= first):
            words.append((first, last))
    return words


def _places(texts: list[str], word: str) -> Iterator[int]:
    place = -1
    with suppress(ValueError):
        while True:
            place = texts.index(word, place + 1)
            yield place


@lru_cache(maxsize=4096)
def _features(feats: str) -> Mapping[str, str]:
    """`Case=Nom|Number=Sing` as a mapping; of several values the first."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return {name: values.split(",")[0] for name, _, values in pairs}


def feature(token: Token, name: str) -> str:
    """A morphological feature in the UD spelling (`Case`: `Nom`), empty where the tagger gives none."""
    return token.morph.get(name, "")


def is_person_noun(token: Token) -> bool:
    """Whether a word is a noun for a person, by its form or by what the lemmatiser makes of it.

    *die 57-Jährige* is one, whatever word class a tagger sees; *die 57-jährige Frau* has an adjective.
    """
    is_noun = token.tag_ == "NN" or (token.tag_ == "ADJA" and not token.text.islower())
    return is_noun and "person" in {noun_kind(token.lemma_), noun_kind(token.text)}
