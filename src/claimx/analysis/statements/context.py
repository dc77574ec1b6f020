"""Who speaks where the sentence itself names nobody: what stands before it."""

from __future__ import annotations

from claimx.analysis import german
from claimx.analysis.roles import Span, can_speak, subject
from claimx.analysis.statements.article import Article, Match

ANAPHORIC = german.words_of("anaphoric")
"""Cues that stand for a source named before, and are none themselves."""


def speaker_before(article: Article, number: int, found: list[Match]) -> Span | None:
    """Who a sentence without any cue is attributed to.

    The subject of the period before, where it is one that can speak; else the last speaker.

    Args:
        number: The period's place in the article.
        found: The statements so far.
    """
    if number:
        for clause in reversed(article.periods[number - 1].clauses):
            if clause.kind == "main" and clause.finite >= 0:
                phrase = subject(article.doc, clause, article.phrases_in(clause))
                if phrase is not None and can_speak(article.doc, phrase):
                    return phrase.start, phrase.end
                break
    return next((m.speaker for m in reversed(found) if m.speaker and m.lemma not in ANAPHORIC), None)
