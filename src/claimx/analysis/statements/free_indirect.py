"""Free indirect speech: a Konjunktiv or *soll* sentence that carries an earlier statement on without a cue."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from claimx.analysis import german
from claimx.analysis.kinds import noun_kind
from claimx.analysis.phrases import Phrase
from claimx.analysis.roles import Span, subject
from claimx.analysis.statements.article import Article, Match
from claimx.analysis.statements.extent import last_word

_ANAPHORIC = frozenset({"demnach", "wonach", "danach"})


def free_indirect_statements(
    article: Article, number: int, here: list[Match], previous: list[Match], found: list[Match]
) -> Iterator[Match]:
    """`Der Minister sagte, er komme. **Er habe Zeit.**`, `Der Bericht liegt vor. **Techniker hätten versagt.**`"""
    doc, period = article.doc, article.periods[number]
    if any(m.type != "direct" for m in here):
        return
    cues = {i for m in here for i in m.cue}
    mains = [c for c in period.clauses if c.kind == "main" and c.finite >= 0]
    if not mains or mains[0].finite in cues:
        return
    finite = doc[mains[0].finite]
    content = [(period.start, last_word(doc, period))]
    source = next((m for m in reversed(previous) if m.parent is None), None)
    if german.is_konjunktiv(finite):
        if source is not None:
            yield Match("free_indirect", "konjunktiv", content, source.speaker, act=source.act)
        elif (speaker := _speaker_before(article, number, found)) and german.is_konjunktiv_present(finite):
            yield Match("free_indirect", "konjunktiv.alone", content, speaker)
    elif finite.lemma_ == "sollen" and source is not None:
        yield Match("free_indirect", "sollen", content, source.speaker, act=source.act)


def _speaker_before(article: Article, number: int, found: list[Match]) -> Span | None:
    """Who a Konjunktiv without any cue is attributed to.

    The subject of the sentence before, where it is one that can speak; else the last speaker.
    """
    if number:
        for clause in reversed(article.periods[number - 1].clauses):
            if clause.kind == "main" and clause.finite >= 0:
                phrase = subject(article.doc, clause, article.phrases_in(clause))
                if phrase is not None and can_speak(article.doc, phrase):
                    return phrase.start, phrase.end
                break
    return next((m.speaker for m in reversed(found) if m.speaker and m.lemma not in _ANAPHORIC), None)


def can_speak(doc: Doc, phrase: Phrase) -> bool:
    head = doc[phrase.head]
    if phrase.kind == "pronoun":
        return head.lower_ in {"er", "sie"}
    return head.ent_type_ in {"PER", "ORG"} or noun_kind(head.text) != "unknown" or noun_kind(head.lemma_) != "unknown"
