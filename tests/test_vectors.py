"""The word vectors of the bundled pipeline: what spaCy's own would say, remembered."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.vectors import Vectors

from claimx import pipeline, vectors
from claimx.vectors import RememberedVectors, create_vectors

TABLE = np.random.default_rng(0).random((50, 4), dtype="float32")
FLORET = {"mode": "floret", "minn": 3, "maxn": 4, "hash_count": 2, "data": TABLE}

REQUESTS = {
    "a word": ["Kanzler"],
    "a word twice": ["Kanzler", "sagte", "Kanzler"],
    "words known from before": ["sagte", "Kanzler", "Lage"],
    "no letter": [""],
    "no letter beside a word": ["", "Lage"],
    "no words": [],
    "more words than are remembered": [f"Wort{number}" for number in range(9)],
    "after that": ["Kanzler", "Wort3", "Wort8"],
}


@pytest.fixture
def few_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "MAX_REMEMBERED", 5)


@pytest.mark.usefixtures("few_remembered")
@pytest.mark.parametrize("as_hashes", [False, True])
def test_the_vectors_are_those_of_spacy(as_hashes: bool) -> None:
    ours, theirs = RememberedVectors(**FLORET), Vectors(**FLORET)
    for words in REQUESTS.values():
        keys = np.array([ours.strings.add(word) for word in words], dtype="uint64") if as_hashes else words
        for word in words:
            theirs.strings.add(word)
        if len(words):
            np.testing.assert_allclose(ours.get_batch(keys), theirs.get_batch(keys), rtol=1e-6)
        else:
            assert ours.get_batch(keys).shape == (0, 4)


def test_a_table_of_16_bits_is_read_into_32(tmp_path: Path) -> None:
    RememberedVectors(**FLORET).to_disk(tmp_path)
    half = TABLE.astype("float16")
    with (tmp_path / "vectors").open("wb") as file:
        np.save(file, half)
    read = create_vectors()(spacy.blank("de").vocab).from_disk(tmp_path)
    assert read.data.dtype == np.float32
    np.testing.assert_array_equal(read.data, half)


def test_a_new_table_is_not_mixed_with_what_was_remembered() -> None:
    ours = RememberedVectors(**FLORET)
    before = ours.get_batch(["Lage"]).copy()
    ours.from_bytes(RememberedVectors(**FLORET | {"data": TABLE + 1}).to_bytes())
    np.testing.assert_allclose(ours.get_batch(["Lage"]), before + 1, rtol=1e-6)


def test_they_are_pickled_as_what_they_are() -> None:
    ours = RememberedVectors(**FLORET)
    copied = pickle.loads(pickle.dumps(ours))
    assert type(copied) is RememberedVectors
    np.testing.assert_array_equal(copied.get_batch(["Lage"]), ours.get_batch(["Lage"]))


def test_the_bundled_pipeline_has_them() -> None:
    vocab = pipeline.load("bundled").vocab
    assert type(vocab.vectors) is RememberedVectors
    assert vocab.vectors.data.dtype == np.float32
