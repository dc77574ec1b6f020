"""Label raw texts with names by a conditional random field that knows more than the small pipeline can.

GermEval has 5,100 sentences to learn names from, in which most names of the world do not occur. The teacher reads lists
of names (`gazetteers.py`), the tags of HanTa and classes of words that the vectors make, and it reads the raw texts
twice: what it called a word over all texts in the first reading is a feature of the second. The small pipeline learns
from its labels (teacher and student, as in Liang et al. 2020, https://arxiv.org/abs/2006.15509).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from corpora import GERMEVAL_DEV, GERMEVAL_TEST, read_germeval
from describe import Features, Forms, around, read_forms
from fields import Field
from gazetteers import Gazetteers
from make_names import make_doc
from pycrfsuite import ItemSequence
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token

import claimx.analysis.text.sentences

SURE = 0.5
"""Below this probability the label of a word is left open."""

SEEN = 3
"""A word must occur so often in the raw texts for its labels there to be a feature."""

TRAINING = {"c1": 0, "c2": 0.3, "max_iterations": 150, "feature.minfreq": 1, "feature.possible_transitions": True}

Labels = Sequence[str]


class NameDescriber:
    """Turns sentences into features."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._gazetteers = Gazetteers()
        self.usual: dict[str, str] = {}
        """What a word was mostly called over all texts."""

    def items(self, sentence: Span) -> ItemSequence:
        """Return the features of each word of a sentence: its own and those of two words to either side."""
        words = [token.text for token in sentence]
        lists = self._gazetteers.kinds(words)
        context = [self._context(*values) for values in zip(sentence, lists, strict=True)]
        rows = []
        for number, word in enumerate(words):
            row = [*self._forms[word].here, *context[number], "first" if number == 0 else "inner"]
            for offset, place in around(number, 1, words):
                pairs = [f"{here}|{other}" for here, other in zip(context[number][:2], context[place][:2], strict=True)]
                there = [*self._forms[words[place]].near, *context[place], *pairs]
                row += [f"{offset}:{feature}" for feature in there]
            for offset, place in around(number, 2, words):
                row += [f"{offset}:{feature}" for feature in (*self._forms[words[place]].far, context[place][0])]
            rows.append(row)
        return ItemSequence(rows)

    def _context(self, token: Token, kinds: set[str]) -> Features:
        """Return tag, lists (together and each), and what the word is usually called."""
        lists, usual = sorted(kinds), self.usual.get(token.text, "")
        return [f"tag={token.tag_}", f"lists={lists}", *(f"list={kind}" for kind in lists), f"usual={usual}"]


class Teacher:
    """A conditional random field over the features of sentences."""

    def __init__(self, describer: NameDescriber, docs: Sequence[Doc]) -> None:
        self._describer = describer
        self._field = Field(((describer.items(doc[:]), [_bio(token) for token in doc]) for doc in docs), TRAINING)

    def label(self, doc: Doc) -> None:
        """Set the names of a document sentence by sentence; words whose label is in doubt are left open."""
        labels: list[str] = []
        for sentence in doc.sents:
            best = self._field.best(self._describer.items(sentence))
            labels += (name if probability > SURE else "" for name, probability in best)
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
    nlp.add_pipe(claimx.analysis.text.sentences.NAME)
    texts = {doc.text: doc for doc in DocBin().from_disk(silver).get_docs(nlp.vocab)}
    gold = read_gold(nlp, corpora / GERMEVAL_TEST, texts)
    dev = read_gold(nlp, corpora / GERMEVAL_DEV, texts)
    known = {doc.text for doc in (*gold, *dev)}
    raw = [nlp(doc) for text, doc in texts.items() if text not in known]
    describer = NameDescriber(read_forms(nlp.vocab, [*gold, *raw]))
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
