"""The tokens of a `Doc` as plain objects: the rules look at each of them some thirty times.

A look at `doc[i].tag_` makes a new object and looks the tag up in a table of strings, five times as slow as an
attribute of an object that is there. So the annotation is read once, column by column, when tags and sentence starts
are final; what the rules see keeps the names that spaCy gives it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc

from claimx.analysis.syntax.retag import correct_tags
from claimx.knowledge.nouns import noun_kind

Span = tuple[int, int]
"""Numbers of the first token and of the one after the last."""


class Token(NamedTuple):
    """A token and what the pipeline says of it.

    `idx` and `end` are characters, half-open; `morph` has the first value of each feature, in the spelling of Universal
    Dependencies.
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
    is_space: bool
    is_quote: bool

    @property
    def is_digit(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_punct(self) -> bool:
        return is_punct(self.text)


_KINDS_OF_NAMES = {"PERSON": "PER", "GPE": "LOC"}
"""Kinds of names in the scheme of OntoNotes, as the scheme of German pipelines has them: PER, LOC, ORG and MISC."""


class Tokens(list[Token]):
    """The tokens of one document, by their number in its `Doc`.

    What a tagger mistakes and its neighbours show is put right (`correct_tags`).

    Args:
        doc: With tags and sentence starts.
        text: The document's text where it is at hand, since the `Doc` puts it together anew.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.text = doc.text if text is None else text
        starts, lengths, begins, spaces, quotes, morphs, *strings = doc.to_array(
            ["IDX", "LENGTH", "SENT_START", "IS_SPACE", "IS_QUOTE", "MORPH", "TAG", "POS", "LEMMA", "ENT_TYPE"]
        ).T
        self.starts: list[int] = starts.tolist()
        ends = (starts + lengths).tolist()
        texts = [self.text[start:end] for start, end in zip(self.starts, ends, strict=True)]
        feats = {key: _features(doc.vocab.morphology.get(key) if key else "") for key in set(morphs.tolist())}
        finite = np.isin(morphs, np.array([key for key, values in feats.items() if "Mood" in values], dtype=np.uint64))
        strings[0][(quotes == 1) & (strings[0] != 0)] = doc.vocab.strings.add("$(")
        correct_tags(strings[0], doc.vocab.strings, texts, begins == 1, finite, strings[2])
        names = {key: doc.vocab.strings[key] for key in set().union(*(column.tolist() for column in strings))}
        names |= {key: _KINDS_OF_NAMES[name] for key, name in names.items() if name in _KINDS_OF_NAMES}
        fields = [
            *(self.starts, ends, texts, map(str.lower, texts)),
            *(map(names.__getitem__, column.tolist()) for column in strings),
            map(feats.__getitem__, morphs.tolist()),
            *((column == 1).tolist() for column in (begins, spaces, quotes)),
        ]
        super().__init__(map(Token, *fields))

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
