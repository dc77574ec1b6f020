"""What the names in an article are, and whose: short inputs of each kind in `tests/cases/names.jsonl`.

A case says of each statement that matters who says it and what, and maybe how many speakers there are, and of the last
one its role, its names and those who speak together.
"""

from __future__ import annotations

import pytest
from checks import Printed
from test_cast import last_speaker
from test_statements import Case, read_cases

from claimx.models import Document

CASES = read_cases("names.jsonl")
PRINTED = Printed(case["text"] for case in CASES)
FACTS = {"role", "names", "gender", "party"}


def said(document: Document, case: Case) -> list[dict[str, str | None]]:
    """Who says what, of the statements whose content the case has."""
    wanted = [say["content"] for say in case["say"]]
    found = [
        {"who": statement.speaker.name if statement.speaker else None, "content": statement.content.text}
        for statement in document.statements
    ]
    return [statement for statement in found if statement["content"] in wanted]


def title(case: Case) -> str:
    return f"{case['kind']}: {case['text'][:50]}"


@pytest.mark.parametrize("case", CASES, ids=title)
def test_names(case: Case) -> None:
    assert said(PRINTED[case["text"]], case) == case["say"]


@pytest.mark.parametrize("case", [case for case in CASES if "speakers" in case], ids=title)
def test_number_of_speakers(case: Case) -> None:
    assert len(PRINTED[case["text"]].speakers) == case["speakers"]


@pytest.mark.parametrize("case", [case for case in CASES if FACTS & set(case)], ids=title)
def test_facts(case: Case) -> None:
    speaker = last_speaker(PRINTED[case["text"]])
    assert {name: getattr(speaker, name) for name in FACTS & set(case)} == {
        name: case[name] for name in FACTS & set(case)
    }
