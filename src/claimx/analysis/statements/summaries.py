"""Reported speech acts: `forderte eine Reaktion`, where the clause sums up what was said."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from claimx.analysis import german
from claimx.analysis.clauses import Period
from claimx.analysis.cues import VerbCue, verb_cue
from claimx.analysis.phrases import Phrase, is_time
from claimx.analysis.roles import roles
from claimx.analysis.statements.article import Article, Match
from claimx.analysis.statements.extent import frame_start, without
from claimx.analysis.statements.verbs import inherited_speaker, is_negated


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
    doc, clause, takes = article.doc, period.clauses[number], cue.verb.takes
    if cue.passive or clause.finite < 0 or german.is_konjunktiv(doc[clause.finite]):
        return None
    role = roles(doc, clause, cue, article.phrases_in(clause))
    speaker = role.speaker or inherited_speaker(article, period, number)
    if speaker is None:
        return None
    taken = {*cue.tokens, *range(*speaker)}
    field_after = [i for i in clause.tokens if i not in taken and i > clause.finite]
    phrases = [p for p in article.phrases_in(clause) if p.start in field_after and not is_time(doc, p)]
    objects = [p for p in phrases if _can_be_object(doc, p, takes)]
    if (
        not objects
        or doc[objects[0].head].lemma_ in cue.verb.not_objects
        or doc[objects[0].head].text in cue.verb.not_objects
    ):
        return None
    begin = objects[0].preposition if objects[0].preposition >= 0 else objects[0].start
    end = next((c.start for c in period.clauses[number + 1 :] if c.kind in {"main", "quotation", "so"}), period.end)
    content = without(doc, begin, end, [i for i in cue.tokens if i >= begin])
    if not content:
        return None
    frame = [(frame_start(period, number), begin)]
    match = Match("reported", "verb.object", content, speaker, frame=frame, addressee=role.addressee)
    return match.with_cue(cue, is_negated(doc, clause))


def _can_be_object(doc: Doc, phrase: Phrase, takes: tuple[str, ...]) -> bool:
    if phrase.preposition < 0:
        return "object" in takes and "A" in phrase.cases and phrase.kind != "pronoun"
    return "preposition" in takes and doc[phrase.preposition].lower_ in {
        "von", "vom", "vor", "auf", "über", "mit", "für", "gegen", "um", "zu", "zum", "zur", "an", "nach",
    }  # fmt: skip
