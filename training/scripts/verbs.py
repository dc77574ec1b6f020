"""The finite forms of German verbs: mood, tense, person and number, and the infinitive that they belong to.

The forms are made by `ablaut` (https://github.com/ablaut-dev/ablaut, MIT or Apache-2.0) from infinitives that the texts
contain. News report in the Konjunktiv, of which the treebanks have too little to learn it from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ablaut
from spacy.tokens import Doc

PERSONS = [("1", "Sing"), ("2", "Sing"), ("3", "Sing"), ("1", "Plur"), ("2", "Plur"), ("3", "Plur")]


class Reading(NamedTuple):
    """What a finite form can be, as Universal Dependencies names it."""

    lemma: str
    mood: str
    tense: str
    person: str
    number: str

    def feats(self) -> dict[str, str]:
        """Return the features of the form."""
        return {
            "Mood": self.mood,
            "Number": self.number,
            "Person": self.person,
            "Tense": self.tense,
            "VerbForm": "Fin",
        }


class Verbs:
    """Finite forms with their readings."""

    def __init__(self, infinitives: Iterable[str]) -> None:
        self._forms: dict[str, set[Reading]] = defaultdict(set)
        for infinitive in infinitives:
            for form, reading in finite_forms(infinitive):
                self._forms[form].add(reading)

    def readings(self, form: str) -> set[Reading]:
        """Return what a form can be, empty if it is not known."""
        return self._forms.get(form.lower(), set())


def infinitives(docs: Iterable[Doc]) -> list[str]:
    """Return the infinitives in documents with tags and lemmas, the most frequent verbs first.

    Only infinitives that occur as such count, since HanTa derives some from forms it does not know (*träte*: *träten*).
    """
    lemmas: Counter[str] = Counter()
    attested = set()
    for doc in docs:
        for token in doc:
            if token.tag_[:2] in ("VV", "VM", "VA"):
                lemmas[token.lemma_] += 1
                if token.tag_[2:] in ("INF", "IZU"):
                    attested.add(token.lemma_)
    return [lemma for lemma, _ in lemmas.most_common() if lemma in attested]


def finite_forms(infinitive: str) -> Iterator[tuple[str, Reading]]:
    """Yield the finite forms of a verb, a separable one both ways (*gäbe*, *angäbe*); nothing if it is no verb."""
    try:
        verb = ablaut.conjugate(infinitive)
    except ValueError:
        return
    tables = [
        ("Ind", "Pres", verb.present),
        ("Ind", "Past", verb.preterite),
        ("Sub", "Pres", verb.konjunktiv1),
        ("Sub", "Past", verb.konjunktiv2),
    ]
    for mood, tense, forms in tables:
        for form, (person, number) in zip(forms, PERSONS, strict=True):
            stem, _, particle = form.partition(" ")
            yield particle + stem, Reading(infinitive, mood, tense, person, number)
            if particle:
                yield stem, Reading(infinitive.removeprefix(particle), mood, tense, person, number)
