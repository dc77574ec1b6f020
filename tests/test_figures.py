"""Sentences and the figures in them, with a tagger and without; and what holds for every text whatever stands in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import claimx
from claimx.analysis.figures import FigureRecord, figures, find_figures

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "figures.jsonl").read_text("utf-8").splitlines()
]
UNSAID = {"value": None, "low": None, "high": None, "qualifier": "exact", "unit": None, "counted": None, "iso": None}
KINDS = {
    "count",
    "money",
    "percent",
    "fraction",
    "multiple",
    "measure",
    "duration",
    "age",
    "date",
    "time",
    "ordinal",
    "score",
}
QUALIFIERS = {"exact", "about", "almost", "over", "under", "at_least", "at_most", "range", "vague"}


@pytest.fixture(scope="session")
def tagged() -> Language:
    return claimx.load("bundled")


def without_offsets(records: list[FigureRecord]) -> list[dict[str, Any]]:
    return [{key: value for key, value in record.items() if key not in ("start", "end")} for record in records]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any], tagged: Language) -> None:
    expected = [{**UNSAID, **figure} for figure in case["figures"]]
    assert without_offsets(find_figures(tagged(case["text"]))) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence_without_tags(case: dict[str, Any]) -> None:
    expected = [{**UNSAID, **figure} for figure in case["figures"]]
    assert without_offsets(figures(case["text"])) == expected


def test_cases_cover_every_kind_and_qualifier() -> None:
    found = [figure for case in CASES for figure in case["figures"]]
    assert {figure["kind"] for figure in found} == KINDS
    assert {figure.get("qualifier", "exact") for figure in found} == QUALIFIERS


def assert_sound(text: str, records: list[FigureRecord]) -> None:
    """Every figure lies in the text, in order and without overlap, and says only what its kind can say."""
    end = 0
    for record in records:
        assert end <= record["start"] < record["end"] <= len(text)
        assert record["text"] == text[record["start"] : record["end"]]
        assert record["kind"] in KINDS
        assert record["qualifier"] in QUALIFIERS
        if record["kind"] in ("date", "time", "score"):
            assert record["value"] is record["low"] is record["high"] is None
        else:
            assert record["iso"] is None
        end = record["end"]


german = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIZÄÖÜ0123456789 .,:;-–()/%€$§°„“'\n\u00a0½", max_size=80
)
FRAGMENTS = """
    zwei drei ein eine Million Mio . , bis zu und oder zwischen 10 20 2005 % Prozent Euro € $ US-$ Jahre alt jährige
    66-jährige 16- Uhr 18:30 3:1 Mai Juni 12.08.2005 - – ( ) „ “ jeder dritte Hälfte Drittel doppelt so viele mehr als
    das 30-fache Platz Nr § Artikel der von den Männer Frauen Kilometer pro Stunde halbe Viertelstunde km 3½ 1/2 2007/08
    90er neunziger Hunderte mehrere Dutzend minus ° Zahl gegen über unter um die rund mal zweimal Komma null 2:31:37 vom
    zum am gutes knappe weitere US kr 1.FC 030 1234 +49
"""
fragments = st.lists(st.sampled_from(FRAGMENTS.split()), max_size=12)


@given(german)
def test_any_characters(text: str) -> None:
    assert_sound(text, figures(text))


@given(fragments, st.sampled_from([" ", "", "\n"]))
def test_any_fragments(words: list[str], space: str) -> None:
    text = space.join(words)
    assert_sound(text, figures(text))


@settings(deadline=None, max_examples=30)
@given(fragments)
def test_any_fragments_with_tags(words: list[str]) -> None:
    text = " ".join(words)
    assert_sound(text, find_figures(claimx.load("bundled")(text)))


def test_component_survives_serialisation() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx_figures")
    doc = nlp("Etwa 300 Menschen zahlten 3,50€ und gingen.")
    (again,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for one in (doc, again, Doc(nlp.vocab).from_bytes(doc.to_bytes())):
        assert [figure["text"] for figure in one._.claimx_figures] == ["Etwa 300 Menschen", "3,50€"]
        assert [span.text for span in one.spans["claimx_figures"]] == ["Etwa 300 Menschen", "3,50€"]


def test_every_field_is_there() -> None:
    (record,) = figures("Es kamen 12 Gäste.")
    assert list(record) == [
        "text", "start", "end", "kind", "value", "low", "high", "qualifier", "unit", "counted", "iso",
    ]  # fmt: skip
    assert (record["start"], record["end"], type(record["value"])) == (9, 17, int)


def test_empty_text() -> None:
    assert figures("") == figures(" \n ") == []
