"""What German grammar says of labels: phrases agree, and a finite verb has the forms of its conjugation.

- A dictionary says which gender, case and number a noun form can have (`nouns.py`), and article, adjective and noun of
  a phrase agree. The labels of a phrase are therefore chosen together, as the most probable ones that do.
- A conjugator says what a finite verb form can be (`verbs.py`), and without *ich* or *wir* nearby it is no first
  person: *er sagt, das gehe* is Konjunktiv.

Constraints on what is learned from labels of one's own: compare Chang, Ratinov & Roth 2007,
https://aclanthology.org/P07-1036/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from describe import DETERMINERS
from nouns import Agreement, Nouns
from spacy.tokens import Doc, Token
from verbs import Reading, Verbs

Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Feats = dict[str, str]

MODIFIERS = frozenset({"ADJA", "CARD", "TRUNC"})
FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
BETWEEN = frozenset({"ADV", "ADJD", "PTKNEG"})
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "ADP")

AGREEMENTS = [
    Agreement(*values) for values in product(("Masc", "Fem", "Neut"), ("Nom", "Gen", "Dat", "Acc"), ("Sing", "Plur"))
]
FINITE_FEATURES = ("Mood", "Tense", "Person", "Number")
SUBJECTS = {"1": frozenset({"ich", "wir"}), "2": frozenset({"du", "ihr"})}
NEAR = 8
"""Words to either side of a verb in which its subject is sought."""

BAN = np.float32(-1e4)


class Labels:
    """The labels of a morphologizer as features, and which of them fit which agreement."""

    def __init__(self, names: Sequence[str]) -> None:
        self.feats = [parse_feats(name) for name in names]
        self.fits: Mask = np.array([[_fits(feats, agreement) for feats in self.feats] for agreement in AGREEMENTS])
        """One row for each agreement, one column for each label."""

        self.readings = [tuple(feats.get(name) for name in FINITE_FEATURES) for feats in self.feats]
        """Mood, tense, person and number of each label."""

    def pos(self, label: int) -> str:
        """Return the part of speech that a label stands for."""
        return str(self.feats[label].get("POS", ""))

    def morph(self, label: int) -> str:
        """Return the features that a label stands for, `_` for none."""
        feats = self.feats[label]
        return "|".join(f"{name}={feats[name]}" for name in feats if name != "POS") or "_"


def parse_feats(name: str) -> Feats:
    """Return the features that a label stands for, the part of speech among them as `POS`."""
    return dict(feat.split("=", 1) for feat in name.split("|") if "=" in feat)


def _fits(feats: Feats, agreement: Agreement) -> bool:
    said = Agreement(feats.get("Gender"), feats.get("Case"), feats.get("Number"))
    return all(here is None or here == there for here, there in zip(said, agreement, strict=True))


def phrases(doc: Doc) -> Iterator[list[Token]]:
    """Yield the words of each noun phrase that agree: article, adjectives and noun (*einer sehr großen Zahl*)."""
    group: list[Token] = []
    for token in doc:
        if token.tag_ in DETERMINERS:
            group = [token]
        elif token.tag_ == "ADJA" or (group and token.tag_ in MODIFIERS):
            group.append(token)
        elif token.tag_ == "NN":
            yield [word for word in [*group, token] if word.tag_ not in ("CARD", "TRUNC")]
            group = []
        elif token.tag_ not in BETWEEN:
            group = []


def label_phrase(words: Sequence[Token], scores: Scores, labels: Labels, nouns: Nouns) -> dict[int, int]:
    """Return the most probable labels that agree, by token number.

    Args:
        words: The words of one phrase, the noun last.
        scores: Logarithmic probabilities of the document, one row for each token.
    """
    possible = nouns.analyses(words[-1].text)
    allowed = [row for row, agreement in enumerate(AGREEMENTS) if not possible or agreement in possible]
    rows = scores[[word.i for word in words]]
    fitting = np.where(labels.fits[allowed][:, None, :], rows[None, :, :], BAN)
    best = int(fitting.max(axis=2).sum(axis=1).argmax())
    return {word.i: int(fitting[best, number].argmax()) for number, word in enumerate(words)}


def possible_readings(token: Token, verbs: Verbs) -> list[Reading]:
    """Return what a finite verb can be where it stands."""
    near = {word.lower_ for word in token.doc[max(0, token.i - NEAR) : token.i + NEAR]}
    return [
        reading
        for reading in sorted(verbs.readings(token.text))
        if reading.person == "3" or near & SUBJECTS[reading.person]
    ]


def label_verb(token: Token, scores: Scores, labels: Labels, readings: Sequence[Reading]) -> int:
    """Return the most probable label of a finite verb among its readings."""
    possible = {(reading.mood, reading.tense, reading.person, reading.number) for reading in readings}
    fitting = np.array([reading in possible for reading in labels.readings])
    return int(np.where(fitting, scores[token.i], BAN).argmax())


def correct_lemma(token: Token, readings: Sequence[Reading]) -> None:
    """Replace a lemma that is no infinitive of the form (*träten* for *träte*) if there is one only that is."""
    lemmas = {reading.lemma for reading in readings}
    if len(lemmas) == 1 and token.lemma_ not in lemmas:
        token.lemma_ = lemmas.pop()


def label_document(
    doc: Doc, scores: Scores, labels: Labels, nouns: Nouns, verbs: Verbs, likely: float
) -> dict[int, int]:
    """Return labels by token number; tokens of which neither the pipeline nor the grammar is sure have none."""
    best = scores.argmax(axis=1)
    result = {number: int(label) for number, label in enumerate(best) if scores[number, label] > likely}
    for token in doc:
        if token.tag_ in FINITE and (readings := possible_readings(token, verbs)):
            result[token.i] = label_verb(token, scores, labels, readings)
            correct_lemma(token, readings)
    for words in phrases(doc):
        if all(labels.pos(best[word.i]) in NOMINAL for word in words):
            result.update(label_phrase(words, scores, labels, nouns))
    return result
