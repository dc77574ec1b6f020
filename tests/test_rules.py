"""The rules by their names: each finds something in its example, and `docs/statements.md` shows all of them.

`python tests/test_rules.py` writes that page.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from inspect import getdoc
from pathlib import Path

import pytest

import claimx
import claimx.analysis
from claimx.analysis.rules import RULES, Rule, rule
from claimx.document import RulePrecision
from claimx.knowledge.cues import attribution_words
from claimx.lexicon import load
from claimx.models import Document

PAGE = Path(__file__).resolve().parents[1] / "docs" / "statements.md"
INTRODUCTION = """\
# Statements

A statement is what somebody says, with who says it and by which words. It is found by a rule, and `rule` in the output
says by which: this page shows each rule at work on a sentence that it is for. In the sources the name stands above the
function that makes the statement: `grep -rn '"verb.dass"' src` finds it. What else a statement says of itself is on
[another page](output.md#statement).

This page is generated from the rules (`make readme`) and compared with them by the tests.
"""
HEAD = "| rule | text | type | speaker | cue | content |\n|---|---|---|---|---|---|"
FAMILIES = {
    "content_quoted": "Cue verbs with a quotation",
    "content_behind": "Cue verbs before a clause",
    "verbs": "Cue verbs behind a clause",
    "wie": "Clauses with wie",
    "anaphora": "Cue verbs that point back",
    "summaries": "Summaries",
    "nouns": "Cue nouns",
    "participles": "Participles",
    "prepositions": "Prepositions and adverbs",
    "conditions": "Conditions",
    "so": "So",
    "quotations": "Quotations",
    "fragments": "Fragments in quotation marks",
    "free_indirect": "Free indirect speech",
    "claims": "What somebody claims of themselves",
    "dependent": "Dependent clauses",
    "turns": "Interviews and dialogues",
}
"""The modules of rules, by how the page calls them, in its order."""


@cache
def document_of(text: str) -> Document:
    return claimx.extract(text, pipeline="bundled")


def family(of: Rule) -> str:
    return of.module.rpartition(".")[2]


def page() -> str:
    """`docs/statements.md` as the rules make it."""
    parts = [INTRODUCTION]
    for module, title in FAMILIES.items():
        rules = sorted((r for r in RULES.values() if family(r) == module), key=lambda r: (r.line, r.name))
        rows = "\n".join(row(r) for r in rules)
        about = getdoc(import_module(f"claimx.analysis.statements.{module}"))
        parts.append(f"## {title}\n\n{about}\n\n{HEAD}\n{rows}\n")
    return "\n".join(parts)


def row(of: Rule) -> str:
    statement = next(s for s in document_of(of.example).statements if s.rule == of.name)
    roles = (statement.speaker, statement.cue, statement.content)
    text = of.example.replace("\n\n", "\n").replace("\n", "<br>")
    return f"| `{of.name}` | {text} | {statement.type} | " + " | ".join(r.text if r else "" for r in roles) + " |"


@pytest.mark.parametrize("of", RULES.values(), ids=lambda of: of.name)
def test_a_rule_finds_something_in_its_example(of: Rule) -> None:
    assert of.name in [statement.rule for statement in document_of(of.example).statements]


def test_the_page_shows_what_the_rules_find() -> None:
    assert {family(r) for r in RULES.values()} == set(FAMILIES)
    assert PAGE.read_text(encoding="utf-8") == page(), "make readme brings the page up to date"


@pytest.mark.parametrize("of", RULES.values(), ids=lambda of: of.name)
def test_a_rule_stands_where_it_says(of: Rule) -> None:
    module = import_module(of.module)
    lines = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
    below = "\n".join(lines[of.line - 1 :])
    assert f'"{of.name}"' in below[: below.index(f"def {of.function}(")]


def test_no_two_rules_have_one_name() -> None:
    with pytest.raises(ValueError, match=r"verb\.dass"):
        rule("verb.dass", "Ein anderer Satz.")(lambda: None)


def test_names_of_rules_that_stand_elsewhere_are_rules() -> None:
    assert {record.rule for record in load("confidence.jsonl", RulePrecision)} <= set(RULES)
    assert {f"preposition.{word.stands_for or word.word}" for word in attribution_words().values()} <= set(RULES)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
