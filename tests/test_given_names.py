"""Which words are given names, and of which gender: names of all origins that German newspapers print."""

from __future__ import annotations

import pytest

from claimx.knowledge.given_names import given_name_gender, is_given_name

WOMEN = [
    "Annegret",
    "Wiebke",
    "Nadja",
    "Ayşe",
    "Thi",
    "Kateryna",
    "Swetlana",
    "María",
    "Renée",
    "Fatima",
    "Saoirse",
    "Agnieszka",
    "Anne-Sophie",
]
MEN = [
    "Pieter",
    "Mohammed",
    "Gerrit",
    "Volodymyr",
    "Wolodymyr",
    "Gökhan",
    "Narendra",
    "Kofi",
    "Luca",
    "Jan",
    "Björn",
    "Håkon",
    "José",
]
BOTH = ["Kim", "Dominique"]
OTHER_WORDS = ["Wolf", "Will", "Mai", "Ernst", "Kennedy", "Berlin"]
NONE = ["Minister", "Polizei", "Gestern", "Die", "Ein", "Bericht", "Nach", "Verband", "", "-", "CDU"]


@pytest.mark.parametrize("name", WOMEN)
def test_women(name: str) -> None:
    assert is_given_name(name)
    assert given_name_gender(name) == "Fem"


@pytest.mark.parametrize("name", MEN)
def test_men(name: str) -> None:
    assert is_given_name(name)
    assert given_name_gender(name) == "Masc"


@pytest.mark.parametrize("name", BOTH)
def test_names_of_both_tell_no_gender(name: str) -> None:
    assert is_given_name(name)
    assert given_name_gender(name) == ""


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_other_words_are_given_names_only_beside_a_name(word: str) -> None:
    assert not is_given_name(word)
    assert is_given_name(word, beside_name=True)


@pytest.mark.parametrize("word", NONE)
def test_words_that_are_none(word: str) -> None:
    assert not is_given_name(word, beside_name=True)
    assert given_name_gender(word) == ""
