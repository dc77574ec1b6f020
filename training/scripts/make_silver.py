"""Tag and lemmatise raw text with HanTa and correct it where the treebank is known to differ: silver training data."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from corpora import (
    GERMEVAL_DEV,
    GERMEVAL_TEST,
    GSD_TEST,
    SPEECHES,
    WIKINEWS_TRAIN,
    read_germeval,
    read_speeches,
    read_treebank,
    read_wikinews_texts,
)
from HanTa.HanoverTagger import HanoverTagger
from make_names import make_doc
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from teacher import load_teacher, teach

import claimx.analysis.text.sentences

OPEN_CLASSES = ("NN", "NE", "ADJ", "VV", "CARD", "TRUNC", "FM", "XY")

ClosedLemmas = dict[tuple[str, str], str]


def closed_class_lemmas(path: Path) -> ClosedLemmas:
    """Return the lemma that the treebank gives most often to each word of a closed class (*mir* is a form of *ich*)."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in read_treebank(path):
        for word in sentence:
            if not word.tag.startswith(OPEN_CLASSES):
                counts[word.form.lower(), word.tag][word.lemma] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}


def correct_lemma(word: str, tag: str, lemma: str, known: ClosedLemmas) -> str:
    """Return the lemma that the treebank would give; HanTa lower-cases abbreviations (*Spd*)."""
    if len(word) > 1 and word.isupper():
        return word
    return known.get((word.lower(), tag), lemma)


def annotate(doc: Doc, teacher: HanoverTagger, known: ClosedLemmas) -> Doc:
    """Set tag and lemma of every token, sentence by sentence."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        for token, (tag, lemma) in zip(words, teach(teacher, [token.text for token in words]), strict=True):
            token.tag_ = tag
            token.lemma_ = correct_lemma(token.text, tag, lemma, known)
    return doc


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Split texts at line ends."""
    for text in texts:
        yield from (line.strip() for line in text.splitlines() if line.strip())


def silver_docs(nlp: Language, corpora: Path, speeches: int) -> Iterator[Doc]:
    """Yield the tokenized raw texts: Wikinews, GermEval and the first words of the Bundestag speeches."""
    yield from nlp.pipe(paragraphs(read_wikinews_texts(corpora / WIKINEWS_TRAIN)))
    for source in (GERMEVAL_DEV, GERMEVAL_TEST):
        for sentence in read_germeval(corpora / source):
            yield nlp.get_pipe(claimx.analysis.text.sentences.NAME)(make_doc(nlp.vocab, sentence))
    yield from nlp.pipe(islice(read_speeches(corpora / SPEECHES), 1000, 1000 + speeches))


def main(corpora: Path, output: Path, speeches: int) -> None:
    """Write the silver documents."""
    nlp = spacy.blank("de")
    nlp.add_pipe(claimx.analysis.text.sentences.NAME)
    teacher = load_teacher()
    known = closed_class_lemmas(corpora / GSD_TEST)
    output.parent.mkdir(parents=True, exist_ok=True)
    docs = DocBin(attrs=["TAG", "LEMMA"])
    for doc in silver_docs(nlp, corpora, speeches):
        docs.add(annotate(doc, teacher, known))
    docs.to_disk(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("output", type=Path, help="file to write")
    parser.add_argument("--speeches", type=int, default=8000, help="how many paragraphs of speeches")
    main(**vars(parser.parse_args()))
