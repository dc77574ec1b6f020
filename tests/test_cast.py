"""Who is who in an article: mini-articles of every kind in `tests/cases/cast.jsonl`, as the command prints them.

A case gives a text, what it is about, `names`: who says each of its statements, and `rule`: what decided the last one,
maybe with facts of that speaker. Its `twin` is a text in which one condition is another one, and so are the names: a
rule that always holds, or never, fails one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

import pytest
from checks import Printed
from tagged_once import foresee
from test_statements import Case, document_of, read_cases, readable

from claimx.analysis.cast.scene import Sieve
from claimx.models import Document, Speaker

CASES = read_cases("cast.jsonl")
TWINS = [case for case in CASES if "twin" in case]
TEXTS = [(part["text"], part["names"]) for case in CASES for part in (case, case.get("twin")) if part]
PRINTED = Printed(text for text, _ in TEXTS)
FIELDS = {"kind", "role", "party", "gender"}

SAME_GENDER = {
    "Ute": "Maria", "Ida": "Sandra", "Olaf": "Stefan", "Jan": "Markus", "U.": "M.", "B.": "T.",
    "Lenz": "Krüger", "Brehm": "Weber", "Klamt": "Schulte", "Rehm": "Hansen",
}  # fmt: skip
NAME = re.compile(rf"\b({'|'.join(map(re.escape, SAME_GENDER))})(?=s?\b|\s)")
WEATHER = "Am Wochenende bleibt es meist trocken. Im Norden weht ein frischer Wind.\n\n"


def names_in(document: Document) -> list[str | None]:
    """Who says each statement."""
    return [statement.speaker.name if statement.speaker else None for statement in document.statements]


def last_speaker(document: Document) -> Speaker:
    role = document.statements[-1].speaker
    return next(speaker for speaker in document.speakers if role is not None and speaker.id == role.id)


@pytest.mark.parametrize("case", CASES, ids=readable)
def test_case(case: Case) -> None:
    """Who says each statement; of the last one what decided it, and what is known of who says it."""
    document = PRINTED[case["text"]]
    assert names_in(document) == case["names"]
    role = document.statements[-1].speaker
    assert ((role and role.rule) or "nobody") == case["rule"]
    facts = {name: case[name] for name in FIELDS & set(case)}
    assert {name: getattr(last_speaker(document), name) for name in facts} == facts
    if "members" in case:
        names = {speaker.id: speaker.name for speaker in document.speakers}
        assert [names[member] for member in last_speaker(document).members] == case["members"]


@pytest.mark.parametrize("case", TWINS, ids=readable)
def test_other_names_under_another_condition(case: Case) -> None:
    assert names_in(PRINTED[case["twin"]["text"]]) == case["twin"]["names"] != case["names"]


def test_every_sieve_has_a_case() -> None:
    assert {case["rule"] for case in CASES} == set(get_args(Sieve))
    assert len({text for text, _ in TEXTS}) >= len(CASES)


# --- changes that must not change who speaks ---


def renamed(text: str) -> str:
    """A text with other names of the same gender."""
    return NAME.sub(lambda match: SAME_GENDER[match[1]], text)


def quoted_with(opening: str, closing: str) -> Callable[[str], str]:
    """Writes quotation marks in another way."""
    return lambda text: text.replace("„", opening).replace("“", closing)


RENAMED = [(text, names) for text, names in TEXTS if renamed(text) != text]
foresee(renamed(text) for text, _ in RENAMED)
foresee(WEATHER + text for text, _ in TEXTS)


@pytest.mark.parametrize(("text", "names"), RENAMED)
def test_other_names_of_the_same_gender(text: str, names: list[str | None]) -> None:
    assert names_in(document_of(renamed(text))) == [name and renamed(name) for name in names]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_an_unrelated_first_paragraph(text: str, names: list[str | None]) -> None:
    assert names_in(document_of(WEATHER + text)) == names


@pytest.mark.parametrize("marks", ["»«", "«»", '""', "“”"], ids=repr)
@pytest.mark.parametrize(("text", "names"), [(t, n) for t, n in TEXTS if "„" in t])
def test_other_quotation_marks(text: str, names: list[str | None], marks: str) -> None:
    assert names_in(document_of(quoted_with(*marks)(text))) == names
