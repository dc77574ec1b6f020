"""Reported speech acts: `forderte eine Reaktion`, where the clause sums up what was said."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis import german
from claimx.analysis.clauses import Clause, Period
from claimx.analysis.cues import VerbCue, verb_cue
from claimx.analysis.phrases import Phrase, is_time
from claimx.analysis.roles import Span, roles
from claimx.analysis.statements.article import Article, Match
from claimx.analysis.statements.extent import frame_start, without
from claimx.analysis.statements.verbs import inherited_speaker, is_negated
from claimx.analysis.tokens import Tokens


def summaries(article: Article, period: Period, here: list[Match]) -> Iterator[Match]:
    """`Selenskij forderte **eine entschiedenere Reaktion**`: a main clause sums up what was said."""
    for number, clause in enumerate(period.clauses):
        if clause.kind != "main" or any(m.covers(clause.start, clause.end) for m in here):
            continue
        cue = verb_cue(article.doc, clause)
        if cue is None or any(m.cue and set(m.cue) <= set(cue.tokens) for m in here):
            continue
        if match := _summary(article, period, number, cue):
            yield match


def _summary(article: Article, period: Period, number: int, cue: VerbCue) -> Match | None:
    doc, clause = article.doc, period.clauses[number]
    if clause.finite < 0 or german.is_konjunktiv(doc[clause.finite]):
        return None
    role = roles(doc, clause, cue, article.phrases_in(clause))
    speaker = role.speaker or inherited_speaker(article, period, number)
    if speaker is None:
        return None
    begin = _begin(article, clause, cue, speaker)
    if begin is None:
        return None
    end = next((c.start for c in period.clauses[number + 1 :] if c.kind in {"main", "quotation", "so"}), period.end)
    preposition = {speaker[0] - 1} if cue.passive else set()
    cut = {*cue.tokens, *range(*speaker), *preposition}
    content = without(doc, begin, end, sorted(i for i in cut if begin <= i < end))
    if not content:
        return None
    frame = [(frame_start(period, number), begin)] if begin > clause.start else []
    match = Match("reported", "verb.object", content, speaker, frame=frame, addressee=role.addressee)
    return match.with_cue(cue, is_negated(doc, clause))


def _begin(article: Article, clause: Clause, cue: VerbCue, speaker: Span) -> int | None:
    """Where the summary begins, None where the clause has none.

    *forderte | **einen Rücktritt***, *sprach | **von** einem Test*; with the object in front or in the passive it is
    the clause without its speaker: ***Die Tat** bezeichnete er **als sinnlos***, ***Der Plan** wurde von ihr gelobt*.
    """
    doc, takes = article.doc, cue.verb.takes
    taken = {*cue.tokens, *range(*speaker)}
    phrases = [p for p in article.phrases_in(clause) if p.start not in taken and not is_time(doc, p)]
    after = [p for p in phrases if p.start > clause.finite and _can_be_object(doc, p, cue)]
    if after and not cue.passive:
        first = after[0]
        if {doc[first.head].lemma_, doc[first.head].text} & set(cue.verb.not_objects):
            return None
        return first.preposition if first.preposition >= 0 else first.start
    front = next((p for p in phrases if p.start < clause.finite and p.preposition < 0 and p.kind != "pronoun"), None)
    if front is None or not {"object", "as"} & set(takes) or (not cue.passive and "as" not in takes):
        return None
    return front.start


def _can_be_object(doc: Tokens, phrase: Phrase, cue: VerbCue) -> bool:
    if phrase.preposition < 0:
        return "object" in cue.verb.takes and "A" in phrase.cases and phrase.kind != "pronoun"
    return "preposition" in cue.verb.takes and doc[phrase.preposition].lower_ in cue.verb.prepositions
