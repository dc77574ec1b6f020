"""The words of an article with what a tagger says of them, as lists that may be put right before they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


def places(words: list[str], word: str) -> list[int]:
    """Where a word stands in a list; to compare each of them in Python would take up to twice as long."""
    found, place = [], -1
    try:
        while True:
            place = words.index(word, place + 1)
            found.append(place)
    except ValueError:
        return found


class TaggedWords(NamedTuple):
    """The words of an article, and of each its tag, lemma, label, morphology, and whether it begins a sentence.

    Attributes:
        texts: As they stand there.
        lowered: In lower case.
        tags, lemmas, labels, features: As the pipeline gives them; the label is the kind of name.
        begins: Whether a sentence begins with it.
    """

    texts: list[str]
    lowered: list[str]
    tags: list[str]
    lemmas: list[str]
    labels: list[str]
    features: list[Mapping[str, str]]
    begins: list[bool]

    def tagged(self, *tags: str) -> list[int]:
        """The words that have one of some tags, by number."""
        return places(self.tags, *tags) if len(tags) == 1 else sorted(i for tag in tags for i in places(self.tags, tag))

    def tag_before(self, i: int) -> str:
        """The tag of the word before in the sentence; empty for its first one."""
        return "" if self.begins[i] or not i else self.tags[i - 1]
