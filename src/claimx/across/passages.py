"""The words around a figure: its sentence without what attributes it, its clause, what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from claimx.knowledge.things import words_in
from claimx.models import Figure, Offsets, Statement

_LONGEST_SENTENCE = 1_000
"""Characters around a figure that are looked at, where a list without full stops is one sentence."""
_BOUNDARY = re.compile(r"[;:!?()–—…]|,(?!\d)|\s-\s")
_RELATIVE = re.compile(r"[,\s]*(?:die|der|das|den|dem|deren|dessen|denen|wo|welche[rnms]?)\b")
_JOINT = re.compile(r"\s(?:und|oder|sowie|aber|doch|während|beziehungsweise|bzw\.)\s")


@dataclass(frozen=True)
class Passage:
    """What stands around a figure.

    Attributes:
        sentence: Its sentence, or its line in a headline, with blanks in place of speaker, cue and frame of the
            statements that hold it: *Laut Polizei in Kiel starben drei Menschen* says nothing of Kiel.
        whole: The sentence as it is.
        start: Where the figure begins in both.
        end: Where it ends.
        offset: Where the sentence begins in the text.
    """

    sentence: str
    whole: str
    start: int
    end: int
    offset: int

    @cached_property
    def clause_span(self) -> Offsets:
        """The stretch between commas that the figure stands in, with a relative clause after it."""
        start, end = 0, len(self.sentence)
        for match in _BOUNDARY.finditer(self.sentence):
            if match.end() <= self.start:
                start = match.end()
            elif match.start() >= self.end:
                relative = _RELATIVE.match(self.sentence, match.start())
                following = _BOUNDARY.search(self.sentence, match.end())
                end = match.start()
                if relative:
                    end = following.start() if following else len(self.sentence)
                break
        return start, end

    @cached_property
    def clause(self) -> str:
        """The words of that stretch."""
        return self.sentence[slice(*self.clause_span)]

    @cached_property
    def part_span(self) -> Offsets:
        """The part of the clause between *und*, *oder* and the like that the figure stands in."""
        start, end = self.clause_span
        for match in _JOINT.finditer(self.sentence, start, end):
            if match.end() <= self.start:
                start = match.end()
            elif match.start() >= self.end:
                end = match.start()
                break
        return start, end

    def without(self, words: Offsets) -> Passage:
        """With blanks in place of some words before the figure."""
        start, end = words
        return replace(self, sentence=self.sentence[:start] + " " * (end - start) + self.sentence[end:])

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.sentence[self.clause_span[0] : self.start]

    @property
    def after(self) -> str:
        """The clause from the figure on."""
        return self.sentence[self.end : self.clause_span[1]]

    @cached_property
    def words(self) -> list[tuple[str, int]]:
        """The words of the clause with their places in the sentence."""
        start, _ = self.clause_span
        return [(match.group(), start + match.start()) for match in words_in(self.clause)]


def passage(text: str, figure: Figure, holders: Iterable[Statement]) -> Passage:
    """The passage of a figure.

    Args:
        text: Of the article.
        figure: The figure.
        holders: The statements whose content holds it.
    """
    start, end = figure.sentence.start, figure.sentence.end
    if not start <= figure.start < figure.end <= end:
        start = text.rfind("\n", 0, figure.start) + 1
        line_end = text.find("\n", figure.end)
        end = len(text) if line_end < 0 else line_end
    start, end = max(start, figure.start - _LONGEST_SENTENCE), min(end, figure.end + _LONGEST_SENTENCE)
    whole = re.sub(r"\s", " ", text[start:end])
    hidden = list(whole)
    for statement in holders:
        for role in (statement.speaker, statement.cue, statement.frame):
            for a, b in role.spans if role else ():
                for place in range(max(a, start), min(b, end)):
                    if not figure.start <= place < figure.end:
                        hidden[place - start] = " "
    return Passage("".join(hidden), whole, figure.start - start, figure.end - start, start)
