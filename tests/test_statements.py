"""Who says what, sentence by sentence, as the command prints it.

`tests/cases/statements.jsonl` has a case for each condition of a rule, `kinds.jsonl` sentences of each kind as they are
in newspapers.

A case gives a text, what it is about, and its statements in the order of the text; each names the fields that must
agree, and an empty list says that nothing is to be found.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from checks import Printed
from tagged_once import foresee

import claimx
from claimx.models import Document, Statement

Case = dict[str, Any]

CASES = Path(__file__).parent / "cases"
ROLES = {"speaker", "cue", "content", "addressee"}
TYPES = {"direct", "indirect", "reported", "free_indirect"}


def read_cases(name: str) -> list[Case]:
    cases = [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]
    foresee(case["text"] for case in cases)
    return cases


def readable(case: Case) -> str:
    return str(case["about"])


def field(statement: Statement, name: str) -> Any:
    """A field as a case writes it: roles by their text, `name` of the speaker, the others as they are."""
    if name == "name":
        return statement.speaker.name if statement.speaker else None
    value = getattr(statement, name)
    return value.text if name in ROLES and value is not None else value


def found(document: Document, expected: list[Case]) -> list[Case]:
    """The statements of a document, reduced to the fields that the case names."""
    shown = [list(statement) for statement in expected]
    shown += [["type", "speaker", "cue", "content"]] * (len(document.statements) - len(expected))
    return [
        {name: field(statement, name) for name in names}
        for statement, names in zip(document.statements, shown, strict=False)
    ]


@cache
def document_of(text: str) -> Document:
    """What the library finds; kept, because several tests look at the same text."""
    return claimx.extract(text, pipeline="bundled")


STATEMENTS = [*read_cases("statements.jsonl"), *read_cases("kinds.jsonl")]
SPEAKERS = read_cases("speakers.jsonl")
PRINTED = Printed(case["text"] for case in (*STATEMENTS, *SPEAKERS))


@pytest.mark.parametrize("case", STATEMENTS, ids=readable)
def test_statements(case: Case) -> None:
    assert found(PRINTED[case["text"]], case["statements"]) == case["statements"]


def test_cases_are_well_formed() -> None:
    """No text twice, all types there, and about a fifth of the cases say that nothing is to be found."""
    cases = [*STATEMENTS, *SPEAKERS]
    assert len({case["text"] for case in cases}) == len(cases)
    assert {statement["type"] for case in cases for statement in case["statements"]} == TYPES
    nothing = [case for case in cases if not case["statements"]]
    assert len(nothing) >= len(cases) / 8


SPEAKER_BY = [
    ("Die Ministerin sagte, der Plan sei gut.", ["words"]),
    ("Die Ministerin erklärte den Ablauf und sagte, der Plan sei gut.", ["shared"]),
    ("Die Ministerin sagte, der Plan sei gut. Er habe Zeit.", ["words", "goes_on"]),
    ("„Das ist gut“, sagte die Ministerin. „Wir gehen heim.“", ["words", "goes_on"]),
    ("Die Ministerin kam gestern. Der Plan sei gut.", ["nobody"]),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKER_BY)
def test_how_the_speaker_is_known(text: str, expected: list[str]) -> None:
    statements = claimx.load("bundled")(text)._.claimx_statements
    assert [s["speaker_by"] for s in statements] == expected
    carried = [s["origin"] is not None for s in statements]
    assert carried == [by == "goes_on" for by in expected]
