"""Clauses, phrases and subjects of German sentences: where they end, what they depend on, what speaks for them.

`tests/cases/clauses.jsonl`, `phrases.jsonl` and `subjects.jsonl` have a sentence for each condition of a rule;
`syntax_tables.py` says how to read them.
"""

from __future__ import annotations

import pytest
from spacy.language import Language
from syntax_tables import clauses_in, phrases_in, subjects_in
from tagged_once import foresee
from test_statements import Case, read_cases

import claimx
from claimx.analysis.rules import RULES
from claimx.analysis.syntax.clauses import periods_on

CLAUSES, PHRASES = read_cases("clauses.jsonl"), read_cases("phrases.jsonl")
TEXTS = [case["text"] for case in (*CLAUSES, *PHRASES)] + [rule.example for rule in RULES.values()]
foresee(TEXTS)


@pytest.fixture(scope="session")
def bundled() -> Language:
    return claimx.load("bundled")


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case["text"])
def test_clauses(case: Case, bundled: Language) -> None:
    assert clauses_in(bundled(case["text"])) == case["clauses"]


@pytest.mark.parametrize("case", PHRASES, ids=lambda case: case["text"])
def test_phrases(case: Case, bundled: Language) -> None:
    assert phrases_in(bundled(case["text"])) == case["phrases"]


@pytest.mark.parametrize("case", read_cases("subjects.jsonl"), ids=lambda case: case["text"])
def test_subjects(case: Case, bundled: Language) -> None:
    assert subjects_in(bundled(case["text"])) == case["subjects"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_may_end_anywhere(text: str, bundled: Language) -> None:
    """No rule looks at a word that is not there; the tags are those of the whole text."""
    doc = bundled(text)
    for end in range(1, len(doc)):
        part = bundled.get_pipe("claimx")(doc[:end].as_doc())
        assert all(clause.tokens for period in periods_on(part) for clause in period.clauses)
