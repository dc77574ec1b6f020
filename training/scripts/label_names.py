"""Label raw texts with names by a conditional random field that knows more than the small pipeline can.

GermEval has 5,100 sentences to learn names from, in which most names of the world do not occur. The teacher reads lists
of names (`gazetteers.py`), the tags of HanTa and classes of words that the vectors make, and it reads the raw texts
twice: what it called a word over all texts in the first reading is a feature of the second. The small pipeline learns
from its labels (teacher and student, as in Liang et al. 2020, https://arxiv.org/abs/2006.15509).
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pycrfsuite
import spacy
from corpora import GERMEVAL_DEV, GERMEVAL_TEST, read_germeval
from gazetteers import Gazetteers
from make_names import make_doc
from nouns import Nouns
from sklearn.cluster import MiniBatchKMeans
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token

import claimx.analysis.sentences

CLASSES = (64, 256, 1000)
"""Into so many classes words are sorted by their vectors."""

CLASSIFIED_WORDS = 60_000
"""The classes are made of so many of the most frequent words."""

SURE = 0.6
"""Below this probability the label of a word is left open."""

SEEN = 3
"""A word must occur so often in the raw texts for its labels there to be a feature."""

TRAINING = {"c1": 0.1, "c2": 0.02, "max_iterations": 80, "feature.minfreq": 2, "feature.possible_transitions": True}

Features = list[str]
Labels = Sequence[str]


class WordClasses:
    """Classes of words with similar vectors, in several sizes."""

    def __init__(self, nlp: Language, words: Sequence[str]) -> None:
        self._vectors = nlp.vocab.vectors
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


class Describer:
    """Turns sentences into features."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self.usual: dict[str, str] = {}
        """What a word was mostly called over all texts."""

        self._gazetteers = Gazetteers()
        self._nouns = Nouns()
        self._words: dict[str, tuple[Features, Features, Features]] = {}

    def describe(self, sentence: Span) -> list[Features]:
        """Return the features of each word of a sentence: its own and those of two words to either side."""
        words = [token.text for token in sentence]
        lists = self._gazetteers.kinds(words)
        context = [self._context(*values) for values in zip(sentence, lists, strict=True)]
        rows = []
        for number, word in enumerate(words):
            own, _, _ = self._word(word)
            row = [*own, *context[number], "first" if number == 0 else "inner"]
            for offset in (-1, 1):
                if 0 <= (place := number + offset) < len(words):
                    there = [*self._word(words[place])[1], *context[place]]
                    pairs = [
                        f"{here}|{other}" for here, other in zip(context[number][:2], context[place][:2], strict=True)
                    ]
                    row += [f"{offset}:{feature}" for feature in (*there, *pairs)]
            for offset in (-2, 2):
                if 0 <= (place := number + offset) < len(words):
                    row += [f"{offset}:{feature}" for feature in (*self._word(words[place])[2], context[place][0])]
            rows.append(row)
        return rows

    def _context(self, token: Token, kinds: set[str]) -> Features:
        """Return tag, lists (together and each), and what the word is usually called."""
        lists, usual = sorted(kinds), self.usual.get(token.text, "")
        return [f"tag={token.tag_}", f"lists={lists}", *(f"list={kind}" for kind in lists), f"usual={usual}"]

    def _word(self, word: str) -> tuple[Features, Features, Features]:
        """Return the features of the form: for the word itself, for a neighbour and for one farther away."""
        if word not in self._words:
            lower, classes = word.lower(), [f"class{n}={name}" for n, name in enumerate(self._classes[word])]
            shape = "shape=" + re.sub(r"(.)\1+", r"\1\1", re.sub(r"\d", "d", re.sub(r"[^\W\d_]", _letter, word)))
            endings = [f"end={lower[-size:]}" for size in range(2, 6)]
            beginnings = [f"begin={lower[:size]}" for size in range(2, 5)]
            is_noun = f"noun={bool(self._nouns.analyses(word))}"
            self._words[word] = (
                [f"form={word}", f"lower={lower}", shape, is_noun, *endings, *beginnings, *classes],
                [f"lower={lower}", shape, f"end={lower[-3:]}", *classes],
                [f"lower={lower}", classes[0]],
            )
        return self._words[word]


def _letter(match: re.Match[str]) -> str:
    return "X" if match[0].isupper() else "x"


class Teacher:
    """A conditional random field over the features of sentences."""

    def __init__(self, describer: Describer, docs: Sequence[Doc]) -> None:
        self._describer = describer
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=TRAINING, verbose=False)
        for doc in docs:
            trainer.append(describer.describe(doc[:]), [_bio(token) for token in doc])
        with tempfile.NamedTemporaryFile(suffix=".crf") as model:
            trainer.train(model.name)
            self._tagger = pycrfsuite.Tagger()
            self._tagger.open(model.name)

    def label(self, doc: Doc) -> None:
        """Set the names of a document sentence by sentence; words whose label is in doubt are left open."""
        labels: list[str] = []
        for sentence in doc.sents:
            rows = self._describer.describe(sentence)
            chosen = self._tagger.tag(rows)
            labels += (name if self._tagger.marginal(name, number) > SURE else "" for number, name in enumerate(chosen))
        names = [Span(doc, start, end, label=kind) for start, end, kind in spans(labels)]
        named = {token.i for name in names for token in name}
        open_words = [
            doc[number : number + 1] for number, name in enumerate(labels) if name != "O" and number not in named
        ]
        doc.set_ents(names, missing=open_words, default="outside")


def _bio(token: Token) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


def spans(labels: Labels) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of the names that are labelled from their first to their last word."""
    start, kind, is_whole = 0, "", False
    for number, label in enumerate([*labels, "O"]):
        if label.startswith("I-") and kind == label[2:]:
            continue
        if kind and is_whole and label:
            yield start, number, kind
        start, kind, is_whole = number, label[2:], label.startswith("B-")


def usual_kinds(docs: Iterable[Doc]) -> dict[str, str]:
    """Return what each word is mostly called, with the share of that in tenths (*PER9*)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            counts[token.text][token.ent_type_ or "O"] += 1
    usual = {}
    for word, kinds in counts.items():
        (kind, count), total = kinds.most_common(1)[0], sum(kinds.values())
        if total >= SEEN:
            usual[word] = f"{kind}{10 * count // total}"
    return usual


def read_gold(nlp: Language, path: Path, tagged: dict[str, Doc]) -> list[Doc]:
    """Return the sentences of GermEval with the tags that they have in the silver texts."""
    docs = [make_doc(nlp.vocab, sentence) for sentence in read_germeval(path)]
    for doc in docs:
        for token, silver in zip(doc, tagged[doc.text], strict=True):
            token.tag_ = silver.tag_
    return [nlp(doc) for doc in docs]


def measure(teacher: Teacher, docs: Iterable[Doc]) -> float:
    """Return the F1 of the teacher, its doubts counted as no names."""
    right = found = wanted = 0
    for doc in docs:
        answer = doc.copy()
        teacher.label(answer)
        gold, said = ({(name.start, name.end, name.label_) for name in names} for names in (doc.ents, answer.ents))
        right, found, wanted = right + len(gold & said), found + len(said), wanted + len(gold)
    return 2 * right / (found + wanted)


def main(vectors: Path, silver: Path, corpora: Path, output: Path, repeat: int) -> None:
    """Write the raw texts with the names of the teacher and, several times, the sentences of GermEval test."""
    nlp = spacy.load(vectors)
    nlp.add_pipe(claimx.analysis.sentences.NAME)
    texts = {doc.text: doc for doc in DocBin().from_disk(silver).get_docs(nlp.vocab)}
    gold = read_gold(nlp, corpora / GERMEVAL_TEST, texts)
    dev = read_gold(nlp, corpora / GERMEVAL_DEV, texts)
    known = {doc.text for doc in (*gold, *dev)}
    raw = [nlp(doc) for text, doc in texts.items() if text not in known]
    words = Counter(token.text for docs in (gold, raw) for doc in docs for token in doc)
    describer = Describer(WordClasses(nlp, [word for word, _ in words.most_common(CLASSIFIED_WORDS)]))
    for reading in (1, 2):
        teacher = Teacher(describer, gold)
        f1 = measure(teacher, dev)
        print(f"reading {reading}: F1 {f1:.3f} on GermEval dev", flush=True)
        for doc in raw:
            teacher.label(doc)
        describer.usual = usual_kinds(raw)
    print(f"{sum(map(len, raw))} words of raw text, {sum(len(doc.ents) for doc in raw)} names")
    output.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["ENT_IOB", "ENT_TYPE"], docs=gold * repeat + raw).to_disk(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path, help="pipeline with the vectors")
    parser.add_argument("silver", type=Path, help="silver documents, for their words and tags")
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("output", type=Path, help="file to write")
    parser.add_argument("--repeat", type=int, default=3, help="how often each sentence of GermEval is in the mix")
    main(**vars(parser.parse_args()))
