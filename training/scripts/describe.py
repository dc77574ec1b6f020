"""What the teachers know of a word and its place in a sentence, as features of a conditional random field.

Forms, endings and classes of words with similar vectors, lists of names (`gazetteers.py`), what a noun or a verb form
can be (`nouns.py`, `verbs.py`), and the tags of HanTa, which tell phrases and clauses apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from nouns import Nouns
from sklearn.cluster import MiniBatchKMeans
from spacy.tokens import Doc
from spacy.vocab import Vocab
from verbs import Verbs, infinitives

CLASSES = (64, 256, 1000)
"""Into so many classes words are sorted by their vectors."""

CLASSIFIED_WORDS = 60_000
"""The classes are made of so many of the most frequent words."""

DETERMINERS = frozenset({"ART", "APPRART", "PPOSAT", "PIAT", "PDAT", "PWAT"})
BETWEEN_DETERMINER_AND_NOUN = frozenset({"ADJA", "CARD", "TRUNC", "ADV", "ADJD", "PTKNEG", "KON"})
NOUNS = frozenset({"NN", "NE"})
PREPOSITIONS = frozenset({"APPR"})
SUBORDINATING = frozenset({"KOUS", "PRELS", "PWAV", "PWS"})
CLAUSE_ENDS = frozenset({"$.", "$,"})

LONGEST_PHRASE = 6
"""Words between a determiner and its noun."""

Features = list[str]


class WordClasses:
    """Classes of words with similar vectors, in several sizes."""

    def __init__(self, vocab: Vocab, words: Sequence[str]) -> None:
        self._vectors = vocab.vectors
        self._known: dict[str, list[int]] = {}
        rows = self._unit_vectors(words)
        self._centres = [
            MiniBatchKMeans(number, random_state=0, n_init=1, batch_size=4096, max_iter=30).fit(rows).cluster_centers_
            for number in CLASSES
        ]

    def __getitem__(self, word: str) -> list[int]:
        """Return the classes of a word, seen or not."""
        if word not in self._known:
            row = self._unit_vectors([word])[0]
            self._known[word] = [int(((centres - row) ** 2).sum(axis=1).argmin()) for centres in self._centres]
        return self._known[word]

    def _unit_vectors(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        rows: npt.NDArray[np.float32] = np.asarray(self._vectors.get_batch(words))
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        return np.asarray(rows / lengths, dtype=np.float32)


class Form(NamedTuple):
    """The features of a word form: where it stands itself, next to a word, and two or three words away."""

    here: Features
    near: Features
    far: Features


class Forms:
    """The features of word forms, whatever stands around them."""

    def __init__(self, classes: WordClasses, nouns: Nouns, verbs: Verbs) -> None:
        self.classes = classes
        self.nouns = nouns
        self.verbs = verbs
        self._known: dict[str, Form] = {}
        self._readings: dict[str, str] = {}

    def __getitem__(self, word: str) -> Form:
        """Return the features of a word."""
        if word not in self._known:
            self._known[word] = self._describe(word)
        return self._known[word]

    def noun(self, word: str) -> str:
        """Return what gender, case and number a noun form can have, in one string; empty for what is no noun."""
        if word not in self._readings:
            readings = sorted({"".join(str(part)[:3] for part in reading) for reading in self.nouns.analyses(word)})
            self._readings[word] = ",".join(readings)
        return self._readings[word]

    def _describe(self, word: str) -> Form:
        lower = word.lower()
        classes = [f"class{number}={name}" for number, name in enumerate(self.classes[word])]
        shape = "shape=" + re.sub(r"(.)\1+", r"\1\1", re.sub(r"\d", "d", re.sub(r"[^\W\d_]", _letter, word)))
        genders = ",".join(sorted({str(reading.gender) for reading in self.nouns.analyses(word)}))
        finite = sorted({"".join(part[:3] for part in reading[1:]) for reading in self.verbs.readings(word)})
        return Form(
            here=[
                f"form={word}",
                f"lower={lower}",
                shape,
                f"noun={self.noun(word)}",
                f"gender={genders}",
                f"finite={','.join(finite)}",
                *(f"end={lower[-size:]}" for size in range(1, 6)),
                *(f"begin={lower[:size]}" for size in range(2, 5)),
                *classes,
            ],
            near=[f"lower={lower}", shape, f"gender={genders}", f"end={lower[-3:]}", f"end={lower[-2:]}", *classes[:2]],
            far=[f"lower={lower}", classes[0]],
        )


def _letter(match: re.Match[str]) -> str:
    return "X" if match[0].isupper() else "x"


def read_forms(vocab: Vocab, docs: Sequence[Doc]) -> Forms:
    """Return the features of word forms, with classes and verbs out of documents with tags and lemmas."""
    frequent = Counter(token.text for doc in docs for token in doc).most_common(CLASSIFIED_WORDS)
    classes = WordClasses(vocab, [word for word, _ in frequent])
    return Forms(classes, Nouns(), Verbs(infinitives(docs)))


def around(number: int, distance: int, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the offsets of so many words to either side that are in the sentence, each with the number of the word."""
    offsets = (-distance, distance)
    return [(offset, number + offset) for offset in offsets if 0 <= number + offset < len(words)]


class Describer:
    """Turns a sentence with HanTa's tags into the features of each of its words."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def describe(self, words: Sequence[str], tags: Sequence[str], lists: Sequence[set[str]]) -> list[Features]:
        """Return the features of each word: of itself, its neighbours, its phrase and, for a verb, its clause.

        Args:
            words: The words of one sentence.
            tags: Their tags, of HanTa.
            lists: The lists of names that they are in.
        """
        return [
            [
                *self._itself(number, words, tags, lists),
                *self._neighbours(number, words, tags, lists),
                *self._phrase(number, words, tags),
                *_clause(number, words, tags),
            ]
            for number in range(len(words))
        ]

    def _itself(self, number: int, words: Sequence[str], tags: Sequence[str], lists: Sequence[set[str]]) -> Features:
        word, tag, names = words[number], tags[number], sorted(lists[number])
        return [
            *self._forms[word].here,
            f"tag={tag}",
            f"tag,lower={tag},{word.lower()}",
            f"lists={names}",
            f"tag,lists={tag},{names}",
            f"tag,noun={tag},{bool(self._forms.noun(word))}",
            "first" if number == 0 else "inner",
        ]

    def _neighbours(
        self, number: int, words: Sequence[str], tags: Sequence[str], lists: Sequence[set[str]]
    ) -> Features:
        tag, row = tags[number], []
        for offset, place in around(number, 1, words):
            there = [*self._forms[words[place]].near, f"tag={tags[place]}", f"tags={tag},{tags[place]}"]
            there += [f"tag,lower={tag},{words[place].lower()}", f"lists={sorted(lists[place])}"]
            row += [f"{offset}:{feature}" for feature in there]
        for distance in (2, 3):
            for offset, place in around(number, distance, words):
                there = [*self._forms[words[place]].far, f"tag={tags[place]}", f"tags={tag},{tags[place]}"]
                row += [f"{offset}:{feature}" for feature in there]
        padded = ["", "", *tags, "", ""]
        row += [f"tags{start}={padded[number + start : number + start + 3]}" for start in range(3)]
        return row

    def _phrase(self, number: int, words: Sequence[str], tags: Sequence[str]) -> Features:
        """Return preposition, determiner and noun of the noun phrase that the word is in or might be in."""
        start, end = phrase(number, tags)
        determiner = words[start].lower() if tags[start] in DETERMINERS else ""
        preposition = words[start - 1].lower() if start and tags[start - 1] == "APPR" else ""
        noun = words[end] if end < len(words) and tags[end] in NOUNS else ""
        readings, ending = self._forms.noun(noun), words[number].lower()[-2:]
        return [
            f"head={readings}",
            f"determiner={determiner}",
            f"preposition={preposition}",
            f"preposition,determiner={preposition},{determiner}",
            f"determiner,head={determiner},{readings}",
            f"preposition,head={preposition},{readings}",
            f"preposition,determiner,head={preposition},{determiner},{readings}",
            f"determiner,end,head={determiner},{ending},{readings}",
            f"class of head={self._forms.classes[noun][1] if noun else ''}",
        ]


def phrase(number: int, tags: Sequence[str]) -> tuple[int, int]:
    """Return where a noun phrase around a word begins and where its noun would be (*der sehr großen ZAHL*)."""
    start = end = number
    if tags[number] not in DETERMINERS:
        while start and number - start < LONGEST_PHRASE and tags[start - 1] in BETWEEN_DETERMINER_AND_NOUN:
            start -= 1
        if start and tags[start - 1] in DETERMINERS:
            start -= 1
    if tags[number] in DETERMINERS | BETWEEN_DETERMINER_AND_NOUN | PREPOSITIONS:
        end += 1
        while end < len(tags) and end - number < LONGEST_PHRASE and tags[end] in BETWEEN_DETERMINER_AND_NOUN:
            end += 1
    return start, end


def _clause(number: int, words: Sequence[str], tags: Sequence[str]) -> Features:
    """Return the other verbs in the clause of a verb: *hat* with a participle is an auxiliary, alone it is none."""
    if not (tags[number].startswith("V") or tags[number] in ("ADJD", "PTKVZ")):
        return []
    start, end = clause(number, tags)
    before = [tag for tag in tags[start:number] if tag.startswith("V")]
    after = [tag for tag in tags[number + 1 : end] if tag.startswith("V")]
    others = sorted({*before, *after})
    auxiliaries = {
        words[place].lower() for place in range(start, end) if place != number and tags[place][:2] in ("VA", "VM")
    }
    return [
        f"verbs={others}",
        f"lower,verbs={words[number].lower()},{sorted({tag[-3:] for tag in others})}",
        f"verb before={before[-1:]}",
        f"verb after={after[:1]}",
        f"subordinate={any(tag in SUBORDINATING for tag in tags[max(0, start - 1) : number])}",
        f"last={number == end - 1}",
        *(f"tag,auxiliary={tags[number]},{auxiliary}" for auxiliary in sorted(auxiliaries)),
    ]


def clause(number: int, tags: Sequence[str]) -> tuple[int, int]:
    """Return where the clause around a word begins and ends, by punctuation and conjunctions."""
    start, end = number, number + 1
    while start and tags[start - 1] not in CLAUSE_ENDS and tags[start - 1] != "KOUS":
        start -= 1
    while end < len(tags) and tags[end] not in CLAUSE_ENDS:
        end += 1
    return start, end
