"""Quotations that no cue of their own claims: fragments, opinions, and those whose speaker stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis import german
from claimx.analysis.clauses import Clause
from claimx.analysis.cues import verb_cue
from claimx.analysis.roles import Span, roles, subject
from claimx.analysis.statements.article import Article, Match
from claimx.analysis.statements.context import can_speak, speaker_before
from claimx.analysis.statements.extent import clause_of
from claimx.analysis.statements.verbs import is_negated
from claimx.analysis.tokens import Tokens

_LONGEST_NAME = 5
"""Tokens of the longest passage that can be a name or title without a verb."""
_BEFORE_NAMES = frozenset({"NN", "NE", "FM", "ART", "PDAT", "APPR", "APPRART", "KON", "$("})
_WORDING = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "als", "von", "zum", "zur", "kein", "keine"})


def quotation_statements(article: Article, number: int, here: list[Match], found: list[Match]) -> Iterator[Match]:
    """Fragments inside statements (`sprach von einem „Test“`) and quotations whose speaker stands around them."""
    doc, period = article.doc, article.periods[number]
    for start, end in article.quotations_in(period):
        if any(m.type == "direct" and m.content[0] == (start, end) for m in here):
            continue
        around = [m for m in here if m.covers(start, end)]
        clause = clause_of(period, start)
        alone = clause is not None and clause.kind == "quotation"
        if around:
            host = min(around, key=lambda m: sum(b - a for a, b in m.content))
            if host.type != "direct" and _is_utterance(doc, start, end):
                yield replace(host, type="direct", rule="quotation.fragment", content=[(start, end)])
        elif alone and clause is not None and clause.start == start:
            yield _standalone(article, number, (start, end), [*here, *found[-1:]])
        elif clause is not None and not alone and _is_utterance(doc, start, end):
            yield from _fragment(article, clause, (start, end))


def _fragment(article: Article, clause: Clause, span: Span) -> Iterator[Match]:
    """`Er bezeichnete die Pläne als „Wortbruch“`: the subject of the clause is who says it."""
    doc = article.doc
    cue = verb_cue(doc, clause)
    if cue is None:
        yield from _opinion(article, clause, span)
        return
    if cue.verb.subject != "speaker" or (doc[span[0] - 1].lower_ == "von" and "preposition" not in cue.verb.takes):
        return  # names: *das Schiff heißt „Abendstern“*, *die Chefin von „Neue Wege“ sagte*
    role = roles(doc, clause, cue, article.phrases_in(clause))
    frame = [(clause.start, span[0])] if span[0] > clause.start else []
    before = range(max(span[0] - 2, clause.start + 1), span[0])
    als = [i for i in before if doc[i].lower_ == "als"] if "as" in cue.verb.takes else []
    match = Match("direct", "quotation.clause", [span], role.speaker, frame=frame, addressee=role.addressee)
    yield match.with_cue(cue, is_negated(doc, clause), also=als)


def _opinion(article: Article, clause: Clause, span: Span) -> Iterator[Match]:
    """`Für den Theologen Küng war das „gut verständlich“`, `Der Minister attackierte den Plan als „Murks“`."""
    doc = article.doc
    if not doc[span[0] + 1].text[:1].islower() or span[1] - span[0] < 4:
        return
    phrases = article.phrases_in(clause)
    judge = next((p for p in phrases if p.preposition >= 0 and doc[p.preposition].lower_ == "für"), None)
    if judge is None or not can_speak(doc, judge):
        judge = subject(doc, clause, phrases)
    if judge is not None and can_speak(doc, judge):
        yield Match("direct", "quotation.opinion", [span], (judge.start, judge.end))


def _is_utterance(doc: Tokens, start: int, end: int) -> bool:
    """Whether what stands in quotation marks was said, and is not a name or a title: *die „Titanic“*."""
    inner = doc[start + 1 : end - 1]
    if not inner:
        return False
    if any(token.tag_ in german.FINITE for token in inner) or inner[0].text[:1].islower():
        return True
    if len(inner) > _LONGEST_NAME:
        return True
    # What begins with a capital and has no verb is a name after a noun, an article or a preposition: *die „Titanic“*.
    before = doc[start - 1] if start else None
    if before is None:
        return False
    return before.lower_ in _WORDING or before.tag_ not in _BEFORE_NAMES


def _standalone(article: Article, number: int, span: Span, before: list[Match]) -> Match:
    """`Merkel zeigte sich erfreut. „Das ist gut.“`, `Uwe Berger: „Das ist gut.“`, `Merkel ging: „Das war gut.“`."""
    doc, period = article.doc, article.periods[number]
    beside = [c for c in period.clauses if c.kind == "main"]
    if beside and (phrase := subject(doc, beside[-1], article.phrases_in(beside[-1]))) is not None:
        frame = [(beside[-1].start, beside[-1].end)]
        return Match("direct", "quotation.beside", [span], (phrase.start, phrase.end), frame=frame)
    return Match("direct", "quotation.alone", [span], speaker_before(article, number, before))
