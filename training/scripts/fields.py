"""Conditional random fields over the features of sentences.

CRFsuite (Okazaki 2007, https://www.chokkan.org/software/crfsuite/) does the work.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pycrfsuite

Probabilities = npt.NDArray[np.float64]


class Field:
    """A conditional random field: one label for each item of a sequence."""

    def __init__(
        self, examples: Iterable[tuple[pycrfsuite.ItemSequence, Sequence[str]]], params: Mapping[str, float]
    ) -> None:
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(params), verbose=False)
        for items, labels in examples:
            trainer.append(items, labels)
        with tempfile.NamedTemporaryFile(suffix=".crf") as model:
            trainer.train(model.name)
            self._tagger = pycrfsuite.Tagger()
            self._tagger.open(model.name)
        self.labels: list[str] = self._tagger.labels()

    def best(self, items: pycrfsuite.ItemSequence) -> list[tuple[str, float]]:
        """Return the labels of the most probable sequence, each with its probability at its place."""
        return [(label, self._tagger.marginal(label, n)) for n, label in enumerate(self._tagger.tag(items))]

    def probabilities(self, items: pycrfsuite.ItemSequence) -> Probabilities:
        """Return the probability of each label at each place, one row for each item."""
        self._tagger.set(items)
        length = len(items)
        return np.array([[self._tagger.marginal(label, n) for label in self.labels] for n in range(length)])
