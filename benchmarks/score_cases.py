"""Scores small inputs with known results, of which each stands for a kind of mistake.

A case has a `text` and what must come out: `say` (for each a statement with this `who` and `content`, and with
`type`, `act` and `cue` where they matter), `figures` (for each one with these fields), and how many `statements`,
`speakers` and figures (`count`) there are; `no_kind` names kinds of figures that must not be there, `or` figures that
do as well.
"""

from __future__ import annotations

import math
from collections.abc import Sized
from typing import Any

from score_articles import same_name

from claimx.models import Document, Figure, Statement

Case = dict[str, Any]

_SHARED_WORDS = 0.8
_MARKS = '„“”"»«›‹‚‘’,.`'


def is_right(case: Case, document: Document) -> bool:
    """Whether all that a case asks for was found."""
    numbers: dict[str, Sized] = {
        "statements": document.statements,
        "speakers": document.speakers,
        "count": document.figures,
    }
    figures = document.figures
    return (
        all(any(_says(s, wanted) for s in document.statements) for wanted in case.get("say", []))
        and all(
            any(_is(f, other) for f in figures for other in (wanted, *case.get("or", [])))
            for wanted in case.get("figures", [])
        )
        and all(len(found) == case.get(name, len(found)) for name, found in numbers.items())
        and not any(figure.kind in case.get("no_kind", []) for figure in figures)
    )


def _says(statement: Statement, wanted: dict[str, Any]) -> bool:
    said, expected = _words(statement.content.text.replace(" … ", " ")), _words(wanted["content"])
    shared = len(said & expected) / max(len(said | expected), 1)
    name = statement.speaker.name if statement.speaker else None
    return (
        shared >= _SHARED_WORDS
        and ("who" not in wanted or same_name(name, wanted["who"]))
        and wanted.get("type", statement.type) == statement.type
        and wanted.get("act", statement.act) == statement.act
        and wanted.get("cue", "") in (statement.cue.text if statement.cue else "")
    )


def _words(text: str) -> set[str]:
    return {word.strip(_MARKS) for word in text.split()} - {""}


def _is(figure: Figure, wanted: dict[str, Any]) -> bool:
    return all(_agrees(getattr(figure, name), value) for name, value in wanted.items())


def _agrees(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return found in wanted
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return found is not None and math.isclose(float(found), wanted, rel_tol=1e-6, abs_tol=1e-6)
    return bool(found == wanted)
