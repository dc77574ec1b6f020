"""The words of an article with what a tagger says of them, as lists that may be put right before they are read."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain


def places(words: Sequence[str], word: str) -> list[int]:
    """Where a word stands in a list; to compare each of them in Python would take up to twice as long."""
    found, place = [], -1
    try:
        while True:
            place = words.index(word, place + 1)
            found.append(place)
    except ValueError:
        return found


def _by_word(words: Iterable[str]) -> Mapping[str, list[int]]:
    """The numbers of each word."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        numbers[word].append(i)
    return numbers


def _numbers_of(by_word: Mapping[str, list[int]], some: Set[str]) -> list[int]:
    """The numbers of some words, in order; whatever has fewer words is gone through."""
    found = filter(by_word.__contains__, some) if len(some) < len(by_word) else filter(some.__contains__, by_word)
    return sorted(chain.from_iterable(map(by_word.__getitem__, found)))


class TaggedWords:
    """The words of an article, and of each its tag, lemma, label, morphology, and whether it begins a sentence.

    Args:
        texts: As they stand there.
        lowered: In lower case.
        tags, lemmas, labels, features: As the pipeline gives them; the label is the kind of name.
        begins: Whether a sentence begins with it.

    Attributes:
        tags: To be changed by `retag` alone, since where each stands is worked out once.
        written: The words as they stand there, each once.
        next_groups: Those that another noun group begins with right behind one: *griff Brandt **Lenz** an*.
        mixed: Those of them that are not letters alone: *Dr.*, *U-Bahn*.
    """

    def __init__(
        self,
        texts: Sequence[str],
        lowered: Sequence[str],
        tags: list[str],
        lemmas: list[str],
        labels: list[str],
        features: list[Mapping[str, str]],
        begins: Sequence[bool],
    ) -> None:
        self.texts = texts
        self._places = _by_word(texts)
        self._places_lowered = _by_word(lowered)
        self.written = self._places.keys()
        self.mixed = [text for text in self.written if not text.isalpha()]
        self.lowered = lowered
        self.tags: Sequence[str] = tags
        self.lemmas = lemmas
        self.labels = labels
        self.features = features
        self.begins = begins
        self.next_groups: set[int] = set()
        self._tags = tags
        self._tagged = _by_word(tags)

    def retag(self, i: int, tag: str) -> None:
        """Give a word another tag."""
        self._tagged[self._tags[i]].remove(i)
        insort(self._tagged[tag], i)
        self._tags[i] = tag

    def forget(self, i: int, feature: str) -> None:
        """Take from a word what a tagger says of it, as its case, for it tells nothing there."""
        self.features[i] = {name: value for name, value in self.features[i].items() if name != feature}

    def tagged(self, *tags: str) -> list[int]:
        """The words that have one of some tags at the moment, by number."""
        if len(tags) == 1:
            return self._tagged[tags[0]].copy()
        return sorted(chain.from_iterable(map(self._tagged.__getitem__, tags)))

    def places(self, some: Set[str]) -> list[int]:
        """Where some words stand, as they are written, by number."""
        return _numbers_of(self._places, some)

    def standing(self, some: Set[str]) -> list[int]:
        """Where some words stand in any case, which are in lower case, by number."""
        return _numbers_of(self._places_lowered, some)

    def tag_before(self, i: int) -> str:
        """The tag of the word before in the sentence; empty for its first one."""
        return "" if self.begins[i] else self.tags[i - 1]

    def tag_after(self, i: int) -> str:
        """The tag of the word after in the sentence; empty for its last one."""
        return "" if self.is_last(i) else self.tags[i + 1]

    def is_last(self, i: int) -> bool:
        """Whether a word is the last one of its sentence."""
        return i + 1 == len(self.texts) or self.begins[i + 1]
