"""Read the gold treebanks with the conventions that the pipeline learns, and write them in spaCy's binary format.

Run as a program it writes GSD dev, which is only measured on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from corpora import GSD_DEV, Word, read_treebank
from harmonise import drop_unpredictable, to_gsd
from nouns import Nouns, agreement
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from teacher import load_teacher, teach

SENTENCES_PER_DOC = 4
"""Articles are read whole, so the tagger must see what stands on the other side of a full stop."""


def make_doc(vocab: Vocab, sentences: Sequence[Sequence[Word]]) -> Doc:
    """Build one document; an empty tag is a missing one, and so is an empty part of speech, with its features."""
    words = [word for sentence in sentences for word in sentence]
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.tag for word in words],
        lemmas=[word.lemma for word in words],
        sent_starts=[number == 0 for sentence in sentences for number in range(len(sentence))],
    )
    for token, word in zip(doc, words, strict=True):
        if word.upos:
            token.pos_ = word.upos
            token.set_morph(word.feats or "_")  # type: ignore[attr-defined]
    return doc


def with_proav(word: Word) -> Word:
    """Name pronominal adverbs as TIGER does."""
    return replace(word, tag="PROAV") if word.tag == "PAV" else word


WIE = {"KOUS": "PWAV", "KON": "KOKOM"}
"""The tags of *wie* in STTS: it begins a clause as an adverb, and it compares. GSD has all four, without a rule."""


def with_stts_wie(word: Word) -> Word:
    """Name *wie* as the guidelines of STTS do (Schiller, Teufel, Stöckert & Thielen 1999)."""
    return replace(word, tag=WIE.get(word.tag, word.tag)) if word.form.lower() == "wie" else word


def read_gsd(path: Path) -> list[list[Word]]:
    """Read GSD for training."""
    return [
        [drop_unpredictable(with_stts_wie(with_proav(word))) for word in sentence] for sentence in read_treebank(path)
    ]


def read_pud(path: Path) -> list[list[Word]]:
    """Read PUD with the conventions of GSD and, since its own tags are of another tagset, with those of HanTa."""
    teacher = load_teacher()
    sentences = []
    for sentence in read_treebank(path):
        taught = teach(teacher, [word.form for word in sentence])
        sentences.append([to_gsd(word, tag) for word, (tag, _) in zip(sentence, taught, strict=True)])
    return sentences


def without_slips(words: Sequence[Word], nouns: Nouns) -> list[Word]:
    """Leave out the labels of nouns with a gender, case or number that the dictionary does not know of them.

    These are slips of the annotation for the most part: one noun in thirty has them in GSD.
    """
    return [replace(word, upos="", feats="") if _is_slip(word, nouns) else word for word in words]


def _is_slip(word: Word, nouns: Nouns) -> bool:
    if word.upos != "NOUN":
        return False
    said = agreement(word.feats)
    known = nouns.analyses(word.form)
    return bool(known) and None not in said and said not in known


def write(vocab: Vocab, sentences: Sequence[Sequence[Word]], size: int, path: Path) -> None:
    """Write the sentences in documents of `size` sentences."""
    docs: Iterable[Doc] = (make_doc(vocab, sentences[start : start + size]) for start in range(0, len(sentences), size))
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def main(corpora: Path, output: Path) -> None:
    """Write GSD dev, as it is."""
    output.parent.mkdir(parents=True, exist_ok=True)
    dev = [[with_proav(word) for word in sentence] for sentence in read_treebank(corpora / GSD_DEV)]
    write(spacy.blank("de").vocab, dev, 1, output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("output", type=Path, help="file to write")
    main(**vars(parser.parse_args()))
