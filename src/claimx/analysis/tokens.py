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

from spacy.tokens import Doc

_STRINGS = ("TAG", "POS", "LEMMA", "ENT_TYPE")
_FLAGS = ("SPACY", "IS_SPACE", "IS_PUNCT", "IS_QUOTE", "IS_DIGIT")


class Token(NamedTuple):
    """A token and what the pipeline says of it.

    `idx` and `end` are characters, half-open; `morph` has the first value of each feature, in the spelling of Universal
    Dependencies.
    """

    idx: int
    end: int
    is_sent_start: bool
    morph: Mapping[str, str]
    text: str
    lower_: str
    tag_: str
    pos_: str
    lemma_: str
    ent_type_: str
    space_after: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_digit: bool


class Tokens(list[Token]):
    """The tokens of one document, by their number in its `Doc`.

    A tagger that has seen few quotation marks of a style takes them for names; here they are brackets, tagged `$(`.

    Args:
        doc: With tags and sentence starts.
        text: The document's text where it is at hand, since the `Doc` puts it together anew.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.text = doc.text if text is None else text
        columns = doc.to_array(["IDX", "LENGTH", "SENT_START", "MORPH", *_STRINGS, *_FLAGS]).T.tolist()
        starts, lengths, sentence_starts, morphs, *others = columns
        strings, flags = others[: len(_STRINGS)], others[len(_STRINGS) :]
        tags, quotes = strings[_STRINGS.index("TAG")], flags[_FLAGS.index("IS_QUOTE")]
        bracket = doc.vocab.strings.add("$(")
        tags[:] = [bracket if quote and tag else tag for tag, quote in zip(tags, quotes, strict=True)]
        names = {key: doc.vocab.strings[key] for key in set().union(*strings)}
        feats = {key: _features(doc.vocab.morphology.get(key) if key else "") for key in set(morphs)}
        ends = list(map(int.__add__, starts, lengths))
        texts = [self.text[start:end] for start, end in zip(starts, ends, strict=True)]
        super().__init__(
            map(
                Token,
                starts,
                ends,
                [start == 1 for start in sentence_starts],
                [feats[key] for key in morphs],
                texts,
                map(str.lower, texts),
                *([names[key] for key in column] for column in strings),
                *(map(bool, column) for column in flags),
            )
        )
        self._starts: list[int] = starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the tokens that characters stand in, half-open.

        Args:
            start: First character.
            end: Character after the last.
        """
        return max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the tokens between two numbers, half-open."""
        return self[start].idx, self[end - 1].end


@lru_cache(maxsize=4096)
def _features(feats: str) -> Mapping[str, str]:
    """`Case=Nom|Number=Sing` as a mapping; of several values the first."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return {name: values.split(",")[0] for name, _, values in pairs}
