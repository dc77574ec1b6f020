"""The words that the rules read: no white space, and no word in pieces."""

from __future__ import annotations

import pytest
from spacy.language import Language

import claimx
from claimx.analysis.syntax.tokens import Tokens


@pytest.fixture(scope="module")
def bundled() -> Language:
    return claimx.load("bundled")


@pytest.mark.parametrize(
    "word",
    [
        "Forscher:innen",
        "Anwohner/innen",
        "Lehrer/-innen",
        "Sprecher:in",
        "ein:e",
        "eine*r",
        "neue:r",
        "O’Brien",
        "D’Angelo",
    ],
)
def test_a_word_that_was_cut_is_one(word: str, bundled: Language) -> None:
    text = f"Das sagte {word} Holm am Montag."
    tokens = Tokens(bundled(text))
    assert [token.text for token in tokens] == ["Das", "sagte", word, "Holm", "am", "Montag", "."]
    assert all(text[token.idx : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("text", ["Um 18:30 Uhr", "Er kam: in Eile", "Hamburg/Kiel", "Ein Wort’ Ende", "Ja/Nein"])
def test_other_marks_stay_between_words(text: str, bundled: Language) -> None:
    assert len(Tokens(bundled(text))) == len(bundled.make_doc(text))


def test_abbreviations_have_their_stop(bundled: Language) -> None:
    assert "med." in [token.text for token in Tokens(bundled("Das sagte Dr. med. Anna Beck."))]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "\n\nEins.\n\n\n  Zwei.  \n", "A\tB", "Eins.  Zwei."])
def test_no_white_space(text: str, bundled: Language) -> None:
    tokens = Tokens(bundled(text))
    assert not [token for token in tokens if not token.text.strip()]
    assert [token.text for token in tokens if token.is_sent_start] == [
        word for word in ("Eins", "A", "Zwei") if word in text
    ]
