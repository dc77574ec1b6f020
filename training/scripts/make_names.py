"""Turn GermEval 2014 into spaCy's binary format, with the outer layer of names as PER, LOC, ORG and MISC."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from corpora import GERMEVAL_DEV, NamedSentence, read_germeval
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

OPENING = frozenset("(„[‚»")
CLOSING = frozenset(").,;:!?“]…‘«")

LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"}


def to_bio(label: str) -> str:
    """Map a label of GermEval: `B-OTH` is `B-MISC`.

    Derivations (*deutsch*, `LOCderiv`) and words with a name as a part (*FDP-Politiker*, `ORGpart`) are no names.
    """
    if label == "O":
        return label
    position, kind = label.split("-")
    return f"{position}-{LABELS[kind]}" if kind in LABELS else "O"


def make_doc(vocab: Vocab, sentence: NamedSentence) -> Doc:
    """Build the document of one sentence; how its words were spaced is not in the corpus, so it is restored."""
    return Doc(
        vocab,
        words=sentence.words,
        spaces=spaces(sentence.words),
        ents=[to_bio(label) for label in sentence.labels],
    )


def spaces(words: list[str]) -> list[bool]:
    """Say which words are followed by a space in German text."""
    result = [True] * len(words)
    inside_quotation = False
    for number, word in enumerate(words):
        if word == '"':
            glued = number if not inside_quotation else number - 1
            inside_quotation = not inside_quotation
        elif word in OPENING:
            glued = number
        elif word in CLOSING:
            glued = number - 1
        else:
            continue
        if glued >= 0:
            result[glued] = False
    return result


def main(corpora: Path, output: Path) -> None:
    """Write the dev half of GermEval; the test half is part of the silver documents."""
    vocab = spacy.blank("de").vocab
    output.parent.mkdir(parents=True, exist_ok=True)
    docs = [make_doc(vocab, sentence) for sentence in read_germeval(corpora / GERMEVAL_DEV)]
    DocBin(docs=docs).to_disk(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("output", type=Path, help="file to write")
    main(**vars(parser.parse_args()))
