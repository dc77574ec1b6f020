"""Sentences and the figures in them, with a tagger and without; and what holds for every text whatever stands in it."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import spacy
from checks import LINE_END, LONGEST_FIGURE
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tagged_once import foresee, tagged

import claimx
from claimx.analysis import ON_TEXT
from claimx.analysis.figures import FigureRecord, claimx_figures, figures, find_figures
from claimx.analysis.figures.finder import QUANTITY, READERS, VAGUE
from claimx.models import FigureKind, Qualifier

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "figures.jsonl").read_text("utf-8").splitlines()
]
foresee(case["text"] for case in CASES)
UNSAID = {
    **dict.fromkeys(("value", "low", "high", "unit", "counted", "iso", "per", "of", "unit_from")),
    "qualifier": "exact",
}
KINDS = set(get_args(FigureKind))
QUALIFIERS = set(get_args(Qualifier))


@pytest.fixture(scope="session")
def bundled() -> Language:
    return claimx.load("bundled")


def figures_of(doc: Doc) -> list[FigureRecord]:
    """The figures of a `Doc` with tags, by the parts of `claimx` that read them or come before."""
    doc = doc.copy()
    for part in (*ON_TEXT, claimx_figures):
        doc = part(doc)
    found: list[FigureRecord] = doc._.claimx_figures
    return found


def without_offsets(records: list[FigureRecord]) -> list[dict[str, Any]]:
    return [{key: value for key, value in record.items() if key not in ("start", "end", "rule")} for record in records]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    """With tags and, where they decide nothing, without."""
    expected = [{**UNSAID, **figure} for figure in case["figures"]]
    assert without_offsets(figures_of(tagged(case["text"]))) == expected
    if not case.get("needs_tags"):
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
        assert len(record["text"]) <= LONGEST_FIGURE
        assert not LINE_END.search(record["text"])
        end = record["end"]


german = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIZÄÖÜ0123456789 .,:;-–()/%€$§°„“'\n\u00a0½", max_size=80
)
FRAGMENTS = """
    zwei drei ein eine Million Mio . , bis zu und oder zwischen 10 20 2005 % Prozent Euro € $ US-$ Jahre alt jährige
    66-jährige 16- Uhr 18:30 3:1 Mai Juni 12.08.2005 - – ( ) „ “ jeder dritte Hälfte Drittel doppelt so viele mehr als
    das 30-fache Platz Nr § Artikel der von den Männer Frauen Kilometer pro Stunde halbe Viertelstunde km 3½ 1/2 2007/08
    90er neunziger Hunderte mehrere Dutzend minus ° Zahl gegen über unter um die rund mal zweimal Komma null 2:31:37 vom
    zum am gutes knappe weitere US kr 1.FC 030 1234 +49 Stunden Stunde halbes Tage " ''
"""
fragments = st.lists(st.sampled_from([*FRAGMENTS.split(), "\n", "\u2028"]), max_size=12)


@pytest.mark.parametrize("text", ["1" * 5000, "1." * 3000, "1/" + "2" * 5000, "9" * 5000 + "km", "1:" + "0" * 5000])
def test_numbers_that_nobody_reads(text: str) -> None:
    """Python refuses to make a number of thousands of digits."""
    assert_sound(text, figures(text))


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
        "per", "of", "unit_from", "rule",
    ]  # fmt: skip
    assert (record["start"], record["end"], type(record["value"])) == (9, 17, int)


def test_empty_text() -> None:
    assert figures("") == figures(" \n ") == []


PAGE = (Path(__file__).resolve().parents[1] / "docs" / "figures.md").read_text("utf-8")


def tables(first: str) -> list[dict[str, str]]:
    """The rows of the tables of docs/figures.md whose first column has this name, by the names of their columns."""
    rows = []
    for head, body in re.findall(rf"^\| ({first} \|.*)\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.M):
        names = [name.strip() for name in head.strip("|").split("|")]
        for line in body.splitlines():
            rows.append(dict(zip(names, (cell.strip() for cell in line.split("|")[1:-1]), strict=True)))
    return rows


@pytest.mark.parametrize("row", tables("sentence"), ids=lambda row: row["text"])
@pytest.mark.parametrize("analysed", [False, True])
def test_documented_figure(row: dict[str, str], analysed: bool, bundled: Language) -> None:
    found = {figure["text"]: figure for figure in figures(row["sentence"], bundled if analysed else None)}
    record: dict[str, Any] = {**found[row["text"]]}
    said = {name: "" if record[name] is None else str(record[name]) for name in row.keys() - {"sentence"}}
    assert said == {name: cell for name, cell in row.items() if name != "sentence"}


@pytest.mark.parametrize("row", tables("no figure in"), ids=lambda row: row["no figure in"])
def test_documented_absence(row: dict[str, str], bundled: Language) -> None:
    assert figures(row["no figure in"]) == figures(row["no figure in"], bundled) == []


def test_page_has_every_kind_qualifier_and_field() -> None:
    rows = tables("sentence")
    assert {row["kind"] for row in rows if "kind" in row} == KINDS
    assert {row["qualifier"] for row in rows if "qualifier" in row} == QUALIFIERS
    assert {row["rule"] for row in rows if "rule" in row} == {*READERS, QUANTITY, VAGUE}
    assert set(FigureRecord.__annotations__) <= set(
        re.findall(r"`(\w+)`", PAGE.split("## Fields")[1].split("## Kinds")[0])
    )


@pytest.mark.parametrize("block", re.findall(r"```pycon\n(.*?)```", PAGE, re.S))
def test_page_python(block: str) -> None:
    example = doctest.DocTestParser().get_doctest(block, {}, "figures.md", None, 0)
    assert doctest.DocTestRunner().run(example).failed == 0
