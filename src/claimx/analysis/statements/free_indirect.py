"""Free indirect speech: a Konjunktiv or *soll* sentence that carries an earlier statement on without a cue."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Article, Match
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import speaker_before
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present


@rule("konjunktiv", "Die Ministerin sagte, der Bau beginne im Mai. Das Geld sei da.")
@rule("sollen", "Die Ministerin sagte, der Bau beginne im Mai. Er soll zwei Jahre dauern.")
@rule("konjunktiv.alone", "Die Ministerin kam gestern zur Baustelle. Der Bau beginne im Mai.")
def free_indirect_statements(
    article: Article, number: int, here: list[Match], previous: list[Match], found: list[Match]
) -> Iterator[Match]:
    """`Der Minister sagte, er komme. **Er habe Zeit.**`, `Der Bericht liegt vor. **Techniker hätten versagt.**`"""
    tokens, period = article.tokens, article.periods[number]
    if any(m.type != "direct" for m in here):
        return
    cues = {i for m in here for i in m.cue}
    mains = [c for c in period.clauses if c.kind == "main" and c.finite >= 0]
    if not mains or mains[0].finite in cues:
        return
    finite = tokens[mains[0].finite]
    content = [(period.start, period.end)]
    source = next((m for m in reversed(previous) if m.parent is None), None)
    mood = "konjunktiv" if is_konjunktiv(finite) else "sollen" if finite.lemma_ == "sollen" else None
    if source is not None and mood is not None:
        yield Match("free_indirect", mood, content, source.speaker, act=source.act, origin=source, speaker_by="goes_on")
    elif is_konjunktiv_present(finite) and (speaker := speaker_before(article, number, found)):
        yield Match("free_indirect", "konjunktiv.alone", content, speaker, speaker_by="nobody")
