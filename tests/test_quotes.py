"""Which quotation marks belong together: `tests/cases/quotes.jsonl`, and what holds whatever marks a text has.

A case gives the quotations of a text as `[text, depth, closed]`, in the order of their beginnings.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx.analysis.text.quotes import claimx_quotes, find_quotations

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "quotes.jsonl").read_text("utf-8").splitlines()
]
MARKS = "„“”\"»«‚‘’›‹'`´"

marked = st.lists(
    st.one_of(
        st.sampled_from(MARKS),
        st.sampled_from([" ", "\n", "\n\n", ".", ",", "…", "(", ")", "–", "Wort", "s", "''", "9"]),
    ),
    max_size=40,
).map("".join)


def assert_sound(text: str) -> None:
    """Quotations lie in the text, stand by their beginnings, begin with a mark, and cross nowhere."""
    quotations = find_quotations(text)
    assert quotations == sorted(quotations, key=lambda quotation: (quotation.start, -quotation.end))
    for quotation in quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert text[quotation.start] in MARKS
        assert not quotation.closed or text[quotation.end - 1] in MARKS
        around = [q for q in quotations if q.start <= quotation.start and quotation.end <= q.end and q != quotation]
        assert quotation.depth == len(around)
    for first, second in combinations(quotations, 2):
        assert first.end <= second.start or second.end <= first.end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[q.start : q.end], q.depth, q.closed] for q in find_quotations(text)]
    assert found == case["quotations"]


@given(marked)
def test_any_marks(text: str) -> None:
    assert_sound(text)


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert_sound(text)


def test_component_leaves_the_quotations_on_the_document() -> None:
    doc = claimx_quotes(spacy.blank("de")("„Er rief ‚Halt!‘ und lief“, sagte sie."))
    assert doc._.claimx_quotes == find_quotations(doc.text)
    assert [doc.text[start:end] for start, end, *_ in doc._.claimx_quotes] == ["„Er rief ‚Halt!‘ und lief“", "‚Halt!‘"]
