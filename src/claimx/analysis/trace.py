"""Notes on what was considered, for `claimx explain`; where nobody asks there is no trace, and nothing is noted.

    with tracing() as traces:
        nlp(text)

A component that has something to tell writes `if tokens.trace: tokens.trace.choices.append(…)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimx.analysis.article import ParsedArticle


class Candidate(NamedTuple):
    """Somebody who may be meant.

    Attributes:
        name: As the article calls them.
        score: What speaks for them, the more the higher.
        reasons: What the score is made of: *subject of the sentence before +1.2*.
    """

    name: str
    score: float
    reasons: Sequence[str] = ()


class Choice(NamedTuple):
    """How it was settled who is meant by some words, or who says a statement that names nobody.

    Attributes:
        start: First token of the words, or of the statement's content.
        end: The token after the last.
        question: What was asked: *pronoun*, *description*, *name*, *floor*.
        chosen: Who is meant, None for nobody.
        decided_by: What settled it, as it is called in the sources.
        function: Where in the package that stands: `claimx.analysis.cast.candidates.of_mention`.
        candidates: Who was considered, the best first; empty where the words themselves settled it.
        facts: What the words themselves say of whoever is meant: *plural*, *person*.
    """

    start: int
    end: int
    question: str
    chosen: str | None
    decided_by: str
    function: str
    candidates: Sequence[Candidate] = ()
    facts: Sequence[str] = ()


class FigureReading(NamedTuple):
    """What read a figure.

    Attributes:
        start: Offset of its first character in the `Doc`, before figures were joined or cut.
        end: Offset behind its last.
        function: The function that read it, by its full name.
    """

    start: int
    end: int
    function: str


@dataclass
class Trace:
    """What was considered in one `Doc`.

    Attributes:
        article: Its tokens, phrases, clauses and statements, once they are there.
        choices: Who was taken for whom.
        figures: What read each figure.
    """

    article: ParsedArticle | None = None
    choices: list[Choice] = field(default_factory=list)
    figures: list[FigureReading] = field(default_factory=list)


_traces: ContextVar[list[Trace] | None] = ContextVar("claimx_traces", default=None)


@contextmanager
def tracing() -> Iterator[list[Trace]]:
    """Take notes on every `Doc` that is analysed meanwhile, in this thread; they are in the list that this gives."""
    traces: list[Trace] = []
    token = _traces.set(traces)
    try:
        yield traces
    finally:
        _traces.reset(token)


def begun_trace() -> Trace | None:
    """The trace of a `Doc` whose analysis begins, None where nobody asks for one."""
    traces = _traces.get()
    if traces is None:
        return None
    traces.append(Trace())
    return traces[-1]


def full_name(function: Callable[..., object]) -> str:
    """The name of a function with its module, as a trace has it."""
    return f"{function.__module__}.{function.__qualname__}"
