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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from spacy.lang.lex_attrs import is_punct
from spacy.strings import StringStore
from spacy.tokens import Doc

from claimx.analysis.syntax.person_names import Words, mark_person_names
from claimx.analysis.syntax.retag import Mask, Numbers, correct_tags
from claimx.analysis.text.sentences import load_abbreviations
from claimx.knowledge.gender_forms import GENDER_FORM, is_plural
from claimx.knowledge.nouns import noun_kind

if TYPE_CHECKING:
    from claimx.analysis.trace import Trace

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


_CUT_NAME = re.compile(
    r"[^\W\d_]{1,4}[’'`´][A-ZÄÖÜ][^\W_]+(?:-[^\W_]+)*"  # O’Brien, D’Angelo
    r"|(?<![‚‘'\w])[A-ZÄÖÜ][^\W_]*(?:s|ß|x|z|ce)[’'](?=\s+[^\W\d_]{2})"  # Udo Marx’ Ansicht
)
"""A name that tokenizers cut in several words."""

_FACES = {"):": ("$(", "$."), "8)": ("CARD", "$(")}
"""What tokenizers take for a face and are two marks, with the tag of each: *Ute Lenz (SPD**):***, *Karl (**8)***."""


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
        read = doc.to_array(
            ["IDX", "LENGTH", "SENT_START", "IS_SPACE", "IS_QUOTE", "MORPH", "TAG", "POS", "LEMMA", "ENT_TYPE"]
        )
        columns = _part_faces(_without_space(read.astype(np.uint64, copy=False)), self.text, doc.vocab.strings)
        starts, lengths, begins, quotes, morphs, *strings = columns.T
        ends = starts + lengths
        texts = [self.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        whole = _join_cut_words(self.text, texts, starts, ends)
        if not whole.all():
            starts, ends, begins, quotes, morphs, *strings = (
                column[whole] for column in (starts, ends, begins, quotes, morphs, *strings)
            )
            texts = [self.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        self.starts: list[int] = starts.tolist()
        feats = {key: _features(doc.vocab.morphology.get(key) if key else "") for key in set(morphs.tolist())}
        finite = np.isin(morphs, np.array([key for key, values in feats.items() if "Mood" in values], dtype=np.uint64))
        strings[0][(quotes == 1) & (strings[0] != 0)] = doc.vocab.strings.add("$(")
        correct_tags(strings[0], doc.vocab.strings, texts, begins == 1, finite, strings[2])
        names = {key: doc.vocab.strings[key] for key in set().union(*(column.tolist() for column in strings))}
        names |= {key: _KINDS_OF_NAMES[name] for key, name in names.items() if name in _KINDS_OF_NAMES}
        tags, parts_of_speech, lemmas, labels = (list(map(names.__getitem__, column.tolist())) for column in strings)
        morphology = list(map(feats.__getitem__, morphs.tolist()))
        starts_sentence, is_quote = ((column == 1).tolist() for column in (begins, quotes))
        if any(tags):
            self._read_gender_forms(texts, tags, lemmas, labels, morphology)
            genitive, plural = (
                [values.get(name) == value for values in morphology]
                for name, value in (("Case", "Gen"), ("Number", "Plur"))
            )
            mark_person_names(Words(texts, tags, lemmas, labels, genitive, plural, starts_sentence))
        super().__init__(
            map(
                Token,
                *(self.starts, ends.tolist(), texts, map(str.lower, texts), tags, parts_of_speech, lemmas, labels),
                *(morphology, starts_sentence, is_quote),
            )
        )

    def _read_gender_forms(
        self,
        texts: list[str],
        tags: list[str],
        lemmas: list[str],
        labels: list[str],
        morphology: list[Mapping[str, str]],
    ) -> None:
        """Say of *Forscher:innen* and *ein:e* what they are: the tagger has seen none of them whole."""
        for match in GENDER_FORM.finditer(self.text):
            i = bisect_left(self.starts, match.start())
            if i == len(texts) or texts[i] != match[0]:
                continue
            lemmas[i], labels[i], morphology[i] = texts[i], "", {}
            if match["noun"]:
                tags[i], morphology[i] = "NN", {"Number": "Plur" if is_plural(texts[i]) else "Sing"}
            elif _ARTICLE.match(texts[i]):
                followed = i + 1 < len(texts) and tags[i + 1] in {"NN", "NE", "ADJA"}
                tags[i] = "ART" if followed else "PIS"  # *eine:r der Anwesenden*

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


_BEGINS, _SPACE = 2, 3
"""Columns of the array that `Tokens` reads."""
_ARTICLE = re.compile(r"k?ein|d[ei]", re.IGNORECASE)


def _without_space(columns: Numbers) -> Numbers:
    """The rows of the tokens that are no white space, a sentence start on white space passed on to the next of them."""
    words = np.flatnonzero(columns[:, _SPACE] == 0)
    if len(words) == len(columns) or not len(words):
        return np.delete(columns[words], _SPACE, axis=1)
    groups = np.concatenate([[0], words[:-1] + 1])
    begins = np.maximum.reduceat(columns[: words[-1] + 1, _BEGINS] == 1, groups)
    columns = columns[words]
    columns[begins, _BEGINS] = 1
    return np.delete(columns, _SPACE, axis=1)


def _part_faces(columns: Numbers, text: str, strings: StringStore) -> Numbers:
    """The rows of the tokens, two for each of `_FACES`.

    Args:
        columns: As `_without_space` leaves them.
        text: The document.
        strings: What the numbers stand for.
    """
    short = [(i, int(columns[i, 0])) for i in np.flatnonzero(columns[:, 1] == 2).tolist()]
    faces = [i for i, start in short if text[start : start + 2] in _FACES]
    if not faces:
        return columns
    parted = np.insert(columns, [i + 1 for i in faces], columns[faces], axis=0)
    for number, i in enumerate(faces):
        start, _, begins, _, _, tag, *_ = columns[i].tolist()
        face = text[start : start + 2]
        for offset, mark in enumerate(face):
            number_of_tag = strings.add(_FACES[face][offset]) if tag else 0
            row = [start + offset, 1, begins * (not offset), 0, 0, number_of_tag, 0, strings.add(mark), 0]
            parted[i + number + offset] = row
    return parted


def _join_cut_words(text: str, texts: list[str], starts: Numbers, ends: Numbers) -> Mask:
    """Let the first part of each word that was cut reach to its end, and say which tokens are not later parts.

    Args:
        text: The document.
        texts: Its tokens.
        starts: Their first characters.
        ends: Their ends, which are changed.
    """
    whole = np.ones(len(texts), dtype=bool)
    cut = [match.span() for word in (GENDER_FORM, _CUT_NAME) for match in word.finditer(text)]
    abbreviations = load_abbreviations().never_final
    stops = (i for i in _places(texts, ".") if i and texts[i - 1].rpartition("-")[2] in abbreviations)
    cut += [(int(starts[i - 1]), int(ends[i])) for i in stops]
    for start, end in cut:
        first, last = np.searchsorted(starts, [start, end]).tolist()
        if last - first > 1 and starts[first] == start and ends[last - 1] == end:
            whole[first + 1 : last] = False
            ends[first] = end
    return whole


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


def is_genitive_name(token: Token) -> bool:
    """Whether a word is a name in the genitive: ***Dahlkes** Ansicht*, ***Marx’** Ansicht*."""
    return token.tag_ == "NE" and token.text[:-1] == token.lemma_ != ""


def is_person_noun(token: Token) -> bool:
    """Whether a word is a noun for a person, by its form or by what the lemmatiser makes of it.

    *die 57-Jährige* is one, whatever word class a tagger sees; *die 57-jährige Frau* has an adjective.
    """
    is_noun = token.tag_ == "NN" or (token.tag_ == "ADJA" and not token.text.islower())
    return is_noun and "person" in {noun_kind(token.lemma_), noun_kind(token.text)}
