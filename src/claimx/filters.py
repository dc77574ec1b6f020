"""Keeps the statements and figures that were asked for; what it drops is gone from every format alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from claimx.models import Document, Figure, Statement

Only = Literal["statements", "figures"]


@dataclass(frozen=True)
class Filter:
    """What to keep. Empty means everything.

    `types` and `min_confidence` look at statements, `kinds` at figures, `speaker` at both: a part of the name,
    in any case. A statement whose rule was not measured stays: not annotated is not wrong.
    """

    only: Only | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    speaker: str | None = None
    min_confidence: float = 0

    def apply(self, document: Document) -> Document:
        """A document with what is kept. A reference to something that was dropped is dropped as well."""
        speakers = [speaker for speaker in document.speakers if self.hears(speaker.name)]
        ids = {speaker.id for speaker in speakers}
        statements = [s for s in document.statements if self._keeps_statement(s, ids)]
        figures = [f for f in document.figures if self._keeps_figure(f, ids)]
        kept = {s.id for s in statements} | {f.id for f in figures}
        return document.model_copy(
            update={
                "speakers": speakers,
                "statements": [_without_references(s, kept) for s in statements],
                "figures": [f if f.statement in kept else f.model_copy(update={"statement": None}) for f in figures],
            }
        )

    def hears(self, name: str) -> bool:
        """Whether somebody of this name is asked for."""
        return self.speaker is None or self.speaker.casefold() in name.casefold()

    def _keeps_statement(self, statement: Statement, speakers: set[str]) -> bool:
        if self.only == "figures" or (self.types and statement.type not in self.types):
            return False
        if statement.confidence is not None and statement.confidence < self.min_confidence:
            return False
        role = statement.speaker
        return self.speaker is None or (
            role is not None and (role.id in speakers or self.hears(role.name or role.text))
        )

    def _keeps_figure(self, figure: Figure, speakers: set[str]) -> bool:
        if self.only == "statements" or (self.kinds and figure.kind not in self.kinds):
            return False
        return self.speaker is None or figure.speaker in speakers


def _without_references(statement: Statement, kept: set[str]) -> Statement:
    parent = statement.parent if statement.parent in kept else None
    return statement.model_copy(update={"parent": parent, "figures": [f for f in statement.figures if f in kept]})
