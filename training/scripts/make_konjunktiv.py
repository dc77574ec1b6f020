"""Make short sentences with verbs in the Konjunktiv, of which the corpora have too few.

Only the verb is annotated in them: the rest of the sentence is the occasion for it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from verbs import Reading, finite_forms, infinitives

VERBS = 600
"""So many of the most frequent verbs are used."""

SINGULAR = ("Der Sprecher sagte , er {} nicht .", "Es hieß , dass die Regierung nicht {} .", "Sie {} auch heute .")
PLURAL = ("Der Sprecher sagte , die Leute {} nicht .", "Es hieß , dass die Länder nicht {} .", "Viele {} auch heute .")
FINAL = 1
"""The template with the verb at the end, the only one where separable verbs are one word."""


def make_docs(vocab: Vocab, infinitive: str) -> Iterator[Doc]:
    """Yield a sentence for each form in the third person that is not also indicative."""
    forms = list(finite_forms(infinitive))
    indicative = {form for form, reading in forms if reading.mood == "Ind" and reading.person == "3"}
    is_separable = any(reading.lemma != infinitive for _, reading in forms)
    for form, reading in forms:
        if reading.mood == "Sub" and reading.person == "3" and reading.lemma == infinitive and form not in indicative:
            templates = SINGULAR if reading.number == "Sing" else PLURAL
            for template in templates[FINAL : FINAL + 1] if is_separable else templates:
                yield make_doc(vocab, template, form, reading)


def make_doc(vocab: Vocab, template: str, form: str, reading: Reading) -> Doc:
    """Build a sentence with one annotated word."""
    words = template.split()
    doc = Doc(vocab, words=[word.format(form) for word in words])
    verb = doc[words.index("{}")]
    modal, auxiliary = reading.lemma in MODALS, reading.lemma in AUXILIARIES
    verb.tag_ = "VMFIN" if modal else "VAFIN" if auxiliary else "VVFIN"
    verb.pos_ = "AUX" if modal or auxiliary else "VERB"
    verb.lemma_ = reading.lemma
    verb.set_morph(reading.feats())  # type: ignore[attr-defined]
    return doc


MODALS = frozenset({"dürfen", "können", "mögen", "müssen", "sollen", "wollen"})
AUXILIARIES = frozenset({"haben", "sein", "werden"})


def main(silver: Path, output: Path) -> None:
    """Write the sentences."""
    vocab = spacy.blank("de").vocab
    read = infinitives(DocBin().from_disk(silver).get_docs(vocab))[:VERBS]
    docs = [doc for infinitive in read for doc in make_docs(vocab, infinitive)]
    DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA"], docs=docs).to_disk(output)
    print(f"{len(docs)} sentences")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("silver", type=Path, help="silver documents, for their verbs")
    parser.add_argument("output", type=Path, help="file to write")
    main(**vars(parser.parse_args()))
