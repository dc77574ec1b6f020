"""The clauses of an article, by periods, with their verb groups.

A *period* is a run of sentences that no quotation crosses the border of: `„Ja. Das gilt“, sagte er.` is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from spacy.tokens import Doc

from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv

ClauseKind = Literal["main", "subordinate", "relative", "interrogative", "infinitive", "so", "quotation"]


class Clause(NamedTuple):
    """One clause of a period. All numbers are of `Tokens`; -1 stands for none.

    Attributes:
        kind: What it is: *so* is `…, so der Minister`, a quotation is a passage in quotation marks that stands as a
            clause of its own.
        tokens: All that it is made of, in order; other clauses may stand between them.
        finite: Its finite verb.
        verbs: Its verb group, the finite verb and particles included.
        opener: The subjunction, relative or interrogative word that opens it.
        parent: The number of the clause that it depends on, in the period's list.
        coordinated: Whether a conjunction joins it to the one before.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    finite: int
    verbs: tuple[int, ...]
    opener: int
    parent: int
    coordinated: bool

    @property
    def start(self) -> int:
        """Its first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """The token after its last."""
        return self.tokens[-1] + 1

    @property
    def is_main(self) -> bool:
        """Whether it is a main clause."""
        return self.kind == "main"

    @property
    def is_quotation(self) -> bool:
        """Whether it is a passage in quotation marks."""
        return self.kind == "quotation"

    @property
    def has_finite(self) -> bool:
        """Whether it has a finite verb."""
        return self.finite >= 0

    @property
    def has_opener(self) -> bool:
        """Whether a subjunction, relative or interrogative word opens it."""
        return self.opener >= 0

    @property
    def has_parent(self) -> bool:
        """Whether it depends on another clause of its period."""
        return self.parent >= 0

    @property
    def is_verb_first(self) -> bool:
        """Whether its finite verb is its first word: *Sagt er das?*, *…, **sagte er***."""
        return self.finite == self.tokens[0]

    @property
    def is_joined_verb(self) -> bool:
        """Whether it is a main clause that begins with a conjunction and its finite verb: *Sie kam **und ging***."""
        return self.is_main and self.coordinated and self.finite == self.tokens[0] + 1

    @property
    def is_finite_main(self) -> bool:
        """Whether it is a main clause with a finite verb: *Er kommt*, not *Kein Kommentar*."""
        return self.is_main and self.has_finite


class Period(NamedTuple):
    """A run of sentences that no quotation crosses.

    Attributes:
        start: Its first token.
        end: The token after its last.
        clauses: By their first token.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]


def in_konjunktiv(tokens: Tokens, clause: Clause) -> bool:
    """Whether a clause has a finite verb in the Konjunktiv: *er **komme***, *sie **hätten** gewartet*."""
    return clause.has_finite and is_konjunktiv(tokens[clause.finite])


def word_in_vorfeld(tokens: Tokens, clause: Clause) -> str:
    """***Das** sagte er*: in small letters, the word that stands alone before the finite verb; "" where none does."""
    return tokens[clause.start].lower_ if clause.finite == clause.start + 1 else ""


def is_behind_wie(tokens: Tokens, clause: Clause) -> bool:
    """*Es reicht, **wie die Stadt sagt***: whether *wie* opens a clause behind a comma."""
    return clause.has_opener and tokens[clause.opener].lower_ == "wie" and tokens.is_comma(clause.opener - 1)


def is_as_if(tokens: Tokens, clause: Clause) -> bool:
    """***Als wolle** sie antworten, hob sie die Hand*: whether a clause tells of what was not so."""
    return clause.has_opener and clause.opener + 1 == clause.finite and tokens[clause.opener].lower_ == "als"


def periods_on(doc: Doc) -> list[Period]:
    """The periods that `claimx_clauses` left, also where the `Doc` came back from bytes as plain lists."""
    stored: list[Any] = doc._.claimx_clauses or []
    return stored if isinstance(next(iter(stored), None), Period) else [_period(*item) for item in stored]


def _period(start: int, end: int, clauses: Iterable[Any]) -> Period:
    return Period(start, end, tuple(_clause(*clause) for clause in clauses))


def _clause(kind: ClauseKind, tokens: Iterable[int], finite: int, verbs: Iterable[int], *others: Any) -> Clause:
    return Clause(kind, tuple(tokens), finite, tuple(verbs), *others)
