"""Label raw texts with tags, parts of speech and morphology by teachers that know more than the small pipeline can.

The treebank has 16,000 words to learn from, and HanTa, which learned from another one, has its own conventions. The
teachers are conditional random fields that read HanTa's tags together with dictionaries, classes of words, phrases and
clauses (`describe.py`) and learn what the treebank would say there: one for the tags and one for each part of what the
morphologizer predicts. Grammar then chooses among their labels (`grammar.py`). The small pipeline learns from what they
say (teacher and student, as in Hinton, Vinyals & Dean 2015, https://arxiv.org/abs/1503.02531).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import spacy
from corpora import GSD_DEV, GSD_TEST, PUD, Word, read_treebank
from describe import Describer, Forms, read_forms
from fields import Field
from gazetteers import Gazetteers
from grammar import Labels, Scores, label_document
from pycrfsuite import ItemSequence
from spacy.tokens import Doc, DocBin, Token
from teacher import load_teacher, plain, teach
from treebanks import SENTENCES_PER_DOC, read_gsd, read_pud, with_proav, without_slips, write

import claimx.analysis.text.sentences

TRAINING = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": False}

PARTS = {
    "agreement": ("Case", "Gender", "Number"),
    "verb": ("Mood", "Tense", "VerbForm"),
    "person": ("Person",),
    "degree": ("Degree",),
}
"""What is learned together; all other features are one part more."""

PART_OF_SPEECH, REST = "POS", "rest"
TAG = "tag"

GSD_ONLY = frozenset({TAG, PART_OF_SPEECH})
"""Of these PUD is not an example, for it has other conventions."""

IMPOSSIBLE = 0.02
"""Below this probability a part of speech in PUD is taken for another convention and left out."""

LIKELY = np.log(0.4)
"""Below this probability a label is left out."""

SURE = 0.5
"""From this probability on the teacher's tag is preferred to HanTa's; below it no tag is given where they differ."""

SMALLEST = 1e-6


@dataclass(frozen=True)
class Example:
    """A sentence with its words as they are annotated and as the teachers see them."""

    words: Sequence[Word]
    items: ItemSequence


def label_of(word: Word, part: str) -> str:
    """Return what a word is annotated with in one part."""
    if part == TAG:
        return word.tag
    if part == PART_OF_SPEECH:
        return word.upos
    return part_of(word.feats, part)


def part_of(feats: str, part: str) -> str:
    """Return the features that belong to one part, `_` for none."""
    named = {name for names in PARTS.values() for name in names}
    said = [feat for feat in feats.split("|") if feat and feat != "_"]
    if part == REST:
        return "|".join(feat for feat in said if feat.split("=")[0] not in named) or "_"
    return "|".join(feat for feat in said if feat.split("=")[0] in PARTS[part]) or "_"


class Teachers:
    """One field for the tags and one for each part of the labels of the morphologizer."""

    def __init__(self, gsd: Sequence[Example], pud: Sequence[Example]) -> None:
        self.fields: dict[str, Field] = {}
        for part in (TAG, PART_OF_SPEECH, *PARTS, REST):
            examples = gsd if part in GSD_ONLY else [*gsd, *pud]
            labelled = ((example.items, [label_of(word, part) for word in example.words]) for example in examples)
            self.fields[part] = Field(labelled, TRAINING)
        self.names = sorted({name_of(word) for example in gsd for word in example.words})
        self._columns = {
            part: [field.labels.index(self._part_of_name(name, part)) for name in self.names]
            for part, field in self.fields.items()
            if part != TAG
        }
        """For each part and each label of the morphologizer, where the field has it."""

    def tags(self, items: ItemSequence) -> list[tuple[str, float]]:
        """Return the tag of each word and its probability."""
        return self.fields[TAG].best(items)

    def scores(self, items: ItemSequence) -> Scores:
        """Return the logarithmic probabilities of the labels of the morphologizer, one row for each word."""
        total = np.zeros((len(items), len(self.names)))
        for part, columns in self._columns.items():
            total += np.log(np.maximum(self.fields[part].probabilities(items), SMALLEST))[:, columns]
        return np.asarray(total - np.logaddexp.reduce(total, axis=1, keepdims=True), dtype=np.float32)

    @staticmethod
    def _part_of_name(name: str, part: str) -> str:
        pos, _, feats = name.partition("|")
        return pos.removeprefix("POS=") if part == PART_OF_SPEECH else part_of(feats, part)


def name_of(word: Word) -> str:
    """Return the label of the morphologizer: part of speech and features."""
    return f"POS={word.upos}|{word.feats}".rstrip("|")


class Reader:
    """Turns words into what the teachers read."""

    def __init__(self, describer: Describer, gazetteers: Gazetteers) -> None:
        self._describer = describer
        self._gazetteers = gazetteers
        self._hanta = load_teacher()

    def example(self, words: Sequence[Word]) -> Example:
        """Return a sentence of a treebank as an example."""
        forms = [word.form for word in words]
        return Example(words, self.items(forms, [tag for tag, _ in teach(self._hanta, forms)]))

    def items(self, words: Sequence[str], tags: Sequence[str]) -> ItemSequence:
        """Return the features of a sentence."""
        words = [plain(word) for word in words]
        return ItemSequence(self._describer.describe(words, tags, self._gazetteers.kinds(words)))


def settle_pud(example: Example, teachers: Teachers) -> list[Word]:
    """Give the words of PUD the tags of the teachers, and leave out parts of speech that follow other conventions."""
    field = teachers.fields[PART_OF_SPEECH]
    likely = field.probabilities(example.items)
    words = []
    for word, (tag, _), row in zip(example.words, teachers.tags(example.items), likely, strict=True):
        is_possible = word.upos in field.labels and row[field.labels.index(word.upos)] > IMPOSSIBLE
        words.append(replace(word, tag=tag) if is_possible else replace(word, tag=tag, upos="", feats=""))
    return words


def label(doc: Doc, reader: Reader, teachers: Teachers, labels: Labels, forms: Forms) -> None:
    """Set tags, parts of speech and morphology of a raw text, except where neither teachers nor grammar are sure."""
    scores = np.zeros((len(doc), len(labels.feats)), dtype=np.float32)
    tags: dict[Token, str] = {}
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        items = reader.items([token.text for token in words], [token.tag_ for token in words])
        scores[[token.i for token in words]] = teachers.scores(items)
        for token, (tag, probability) in zip(words, teachers.tags(items), strict=True):
            tags[token] = tag if tag == token.tag_ or probability > SURE else ""
            token.tag_ = tag  # which grammar reads; what is in doubt is taken out at the end
    for number, choice in label_document(doc, scores, labels, forms.nouns, forms.verbs, LIKELY).items():
        doc[number].pos_ = labels.pos(choice)
        doc[number].set_morph(labels.morph(choice))  # type: ignore[attr-defined]
    for token, tag in tags.items():
        token.tag_ = tag


def measure(teachers: Teachers, examples: Sequence[Example]) -> Iterator[str]:
    """Yield a line for each part: how many of the words the teacher labels as the treebank does."""
    right: Counter[str] = Counter()
    total = sum(len(example.words) for example in examples)
    for example in examples:
        for part, field in teachers.fields.items():
            best = field.best(example.items)
            right[part] += sum(
                label == label_of(word, part) for (label, _), word in zip(best, example.words, strict=True)
            )
    yield from (f"{part:10} {right[part] / total:.4f}" for part in teachers.fields)


def main(corpora: Path, vectors: Path, silver: Path, gold_output: Path, output: Path) -> None:
    """Write the treebanks and the raw texts with the labels that the pipeline learns from."""
    nlp = spacy.load(vectors)
    nlp.add_pipe(claimx.analysis.text.sentences.NAME)
    docs = [nlp(doc) for doc in DocBin().from_disk(silver).get_docs(nlp.vocab)]
    forms = read_forms(nlp.vocab, docs)
    reader = Reader(Describer(forms), Gazetteers())
    gsd_words = read_gsd(corpora / GSD_TEST)
    gsd = [reader.example(words) for words in gsd_words]
    pud = [reader.example(words) for words in read_pud(corpora / PUD)]
    teachers = Teachers(gsd, pud)
    dev = [reader.example([with_proav(word) for word in words]) for words in read_treebank(corpora / GSD_DEV)]
    print("The teachers on GSD dev, with its words:", *measure(teachers, dev), sep="\n", flush=True)

    gold = gsd_words + [settle_pud(example, teachers) for example in pud]
    write(nlp.vocab, [without_slips(words, forms.nouns) for words in gold], SENTENCES_PER_DOC, gold_output)
    labels = Labels(teachers.names)
    labelled = DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA"])
    for doc in docs:
        label(doc, reader, teachers, labels, forms)
        labelled.add(doc)
    labelled.to_disk(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("vectors", type=Path, help="pipeline with the vectors")
    parser.add_argument("silver", type=Path, help="raw texts with the tags and lemmas of HanTa")
    parser.add_argument("gold_output", type=Path, help="file to write the treebanks to")
    parser.add_argument("output", type=Path, help="file to write the raw texts to")
    main(**vars(parser.parse_args()))
