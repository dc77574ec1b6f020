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

from claimx.analysis.names import given_name_gender

_BEFORE_ADJECTIVES = ("ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPR", "APPRART", "CARD", "ADJA")


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

    A tagger that has seen few quotation marks of a style takes them for names; here they are brackets, tagged `$(`.
    Where it sees an adjective and the morphology a mood, the word is a verb: *Sie skandierten Parolen*, but *die
    erlaubten Mengen*. A given name before a name is one, whatever a tagger takes a rare one for: ***Ulf** Meier*.

    Args:
        doc: With tags and sentence starts.
        text: The document's text where it is at hand, since the `Doc` puts it together anew.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.text = doc.text if text is None else text
        starts, lengths, begins, spaces, quotes, morphs, *strings = doc.to_array(
            ["IDX", "LENGTH", "SENT_START", "IS_SPACE", "IS_QUOTE", "MORPH", "TAG", "POS", "LEMMA", "ENT_TYPE"]
        ).T
        tags = strings[0]
        tags[(quotes == 1) & (tags != 0)] = doc.vocab.strings.add("$(")
        feats = {key: _features(doc.vocab.morphology.get(key) if key else "") for key in set(morphs.tolist())}
        finite = np.array([key for key, values in feats.items() if "Mood" in values], dtype=np.uint64)
        attribute = np.isin(np.roll(tags, 1), [doc.vocab.strings.add(tag) for tag in _BEFORE_ADJECTIVES])
        adjective = tags == doc.vocab.strings.add("ADJA")
        tags[adjective & ~attribute & np.isin(morphs, finite)] = doc.vocab.strings.add("VVFIN")
        self.starts: list[int] = starts.tolist()
        ends = (starts + lengths).tolist()
        texts = [self.text[start:end] for start, end in zip(self.starts, ends, strict=True)]
        name = doc.vocab.strings.add("NE")
        for i in np.flatnonzero((tags[:-1] != name) & (tags[1:] == name) & (begins[1:] != 1)).tolist():
            if given_name_gender(texts[i]):
                tags[i] = name
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
