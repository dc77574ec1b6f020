"""The article that the rules read: facts of a clause are worked out once, and statements survive as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import claimx
from claimx.analysis import article as module
from claimx.analysis.records import read_article, statements_of
from claimx.analysis.statements import claimx_statements
from claimx.analysis.syntax.tokens import Tokens

TEXT = (
    "Minister Jens Holm erklärte, die Deiche seien sicher, und fügte hinzu: „Wir bauen weiter.“ Das Geld reiche. "
    "„Es reicht nicht“, sagte Anna Weiß gegenüber der dpa. Sie forderte mehr Mittel bis März 2027. Wie die Polizei "
    "mitteilte, wurde niemand verletzt. Das bestätigte ein Sprecher. Es fehle an allem, kritisierte der Verband."
)


@pytest.mark.parametrize("fact", ["verb_cues", "subject", "roles"])
def test_facts_of_a_clause_are_worked_out_once(fact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[tuple[Any, ...]]()
    work_out: Callable[..., Any] = getattr(module, fact)

    def counted(tokens: Tokens, clause: Any, *others: Any) -> Any:
        asked[(clause.start, clause.end, *(other.verb for other in others[:1] if fact == "roles"))] += 1
        return work_out(tokens, clause, *others)

    monkeypatch.setattr(module, fact, counted)
    claimx.load("bundled")(TEXT)
    assert asked and max(asked.values()) == 1


def test_statements_come_back_from_plain_data() -> None:
    doc = claimx.load("bundled")(TEXT)
    tokens = Tokens(doc)
    article = read_article(doc, tokens)
    claimx_statements(doc, article)
    statements = article.statements
    assert len(statements) > 6
    assert any(match.origin for match in statements) and any(match.addressee for match in statements)
    assert statements_of(tokens, doc._.claimx_statements) == statements
