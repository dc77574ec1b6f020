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
import numpy.typing as npt
from spacy.lang.lex_attrs import is_punct
from spacy.strings import StringStore
from spacy.tokens import Doc

from claimx.analysis.kinds import noun_kind
from claimx.analysis.names import given_name_gender

Numbers = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]

_PAST = ("te", "ten")
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

    What a tagger mistakes and its neighbours show is put right (`_correct_tags`).

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
        _correct_tags(strings[0], doc.vocab.strings, texts, begins == 1, finite, strings[2])
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


def _correct_tags(
    tags: Numbers, strings: StringStore, texts: list[str], begins: Mask, finite: Mask, lemmas: Numbers
) -> None:
    """Put the tags right that a tagger mistakes and the words around show.

    - An adjective that the morphology takes for a verb is one, and so is one after a pronoun, and one with the lemma of
      a verb: *Sie **skandierten** Parolen*, *Die Regierung **lehnte** Gespräche ab*, but *die **erlaubten** Mengen*.
    - A given name before a name is one, whatever it was taken for: ***Ulf** Meier*.
    - A noun for a person after an article, which no name follows, is no name: *der **Däne***.

    Args:
        tags: Of each token, as numbers of `strings`; they are changed.
        strings: What the numbers stand for.
        texts: The tokens.
        begins: Whether a token begins a sentence.
        finite: Whether the morphology sees a mood.
        lemmas: As numbers of `strings`.
    """
    if not len(tags):
        return
    name, noun = strings.add("NE"), strings.add("NN")
    before = np.where(begins, 0, np.roll(tags, 1))
    attribute = np.isin(before, [strings.add(tag) for tag in _BEFORE_ADJECTIVES])
    for i in np.flatnonzero((tags == strings.add("ADJA")) & ~attribute).tolist():
        past = texts[i].endswith(_PAST)
        if finite[i] or (past and (before[i] == strings.add("PPER") or strings[int(lemmas[i])].endswith("en"))):
            tags[i] = strings.add("VVFIN")
    followed = np.append((tags[1:] == name) & ~begins[1:], False)
    for i in np.flatnonzero((tags != name) & followed).tolist():
        if given_name_gender(texts[i]):
            tags[i] = name
    for i in np.flatnonzero((tags == name) & ~followed & (before == strings.add("ART"))).tolist():
        if noun_kind(texts[i]) == "person":
            tags[i] = noun


@lru_cache(maxsize=4096)
def _features(feats: str) -> Mapping[str, str]:
    """`Case=Nom|Number=Sing` as a mapping; of several values the first."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return {name: values.split(",")[0] for name, _, values in pairs}
