"""Attribution by a condition that stands for who says it: *Geht es nach der Ministerin, …*, *Glaubt man ihr, …*."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import trim
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.subjects import can_speak
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of

_GOING_BY = words_of("goes_by_somebody")
_BELIEVING = words_of("believes_somebody")
_OPENING = _GOING_BY | _BELIEVING
_WISHES = words_of("wish_of_somebody")
_IF = words_of("opens_condition")


@rule("condition", "Geht es nach der Ministerin, beginnt der Bau im Mai.")
def condition_statements(article: ParsedArticle, period: Period) -> Iterator[Match]:
    """`**Geht es nach** der Ministerin, …`, `…, **wenn man** ihr **glaubt**`: what the sentence around says."""
    if len(period.clauses) < 2:
        return
    clause = next((c for c in (period.clauses[0], period.clauses[-1]) if _is_condition(article, c)), None)
    if clause is None:
        return
    phrase = _source(article, clause)
    if phrase is None:
        return
    end = max(clause.end, phrase.end)  # *Geht es nach Jan Rehm **(CDU)**, …*
    outside = (end, period.end) if clause.start == period.start else (period.start, clause.start)
    content = trim(article.tokens, [outside])
    if not content:
        return
    speaker = (phrase.start, phrase.end)
    cue = tuple(i for i in clause.tokens if not phrase.start <= i < phrase.end and i != clause.opener)
    yield Match("indirect", "condition", content, speaker, cue, frame=[(clause.start, end)])


def _is_condition(article: ParsedArticle, clause: Clause) -> bool:
    """*Geht es nach ihr*, *wenn es nach ihr geht*, *glaubt man ihr*, *wenn man ihr glaubt*; no question."""
    tokens = article.tokens
    if not clause.has_finite or tokens[clause.finite].lower_ not in _OPENING:
        return False
    opened = clause.has_opener and tokens[clause.opener].lower_ in _IF
    first = clause.opener + 1 if opened else clause.finite + 1
    if not opened and not clause.is_verb_first:
        return False
    by = tokens[clause.finite].lower_ in _GOING_BY
    return tokens.at(first).lower_ == ("es" if by else "man")


def _source(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """Who is meant: *nach **der Ministerin***, *nach **dem Willen der Ministerin***, *glaubt man **ihr***.

    But *geht es ihm nach **Angaben** der Ministerin gut* is told.
    """
    tokens = article.tokens
    by = tokens[clause.finite].lower_ in _GOING_BY
    for p in article.phrases_in(clause):
        preposition = tokens[p.preposition].lower_ if p.has_preposition else ""
        if p.has_attributes and tokens[p.head].lower_ in _WISHES:
            p = next(iter(p.inside), p)._replace(preposition=p.preposition)
        source = cue_noun(tokens[p.head].text, "source") is not None
        told = source or tokens[p.head].tag_ in {"PPER", "NE"}
        if source and by and tokens.lowered[p.preposition - 1] != "es":
            continue
        if preposition == ("nach" if by else "") and set("DG") & set(p.cases) and (told or can_speak(tokens, p)):
            return p
    return None
