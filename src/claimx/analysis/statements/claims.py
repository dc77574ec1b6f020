"""*wollen* with a perfect infinitive: the subject claims it of itself, *sie **will** nichts gehört **haben***."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import subtree_end, without
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.syntax.verbs import is_perfect_infinitive


@rule("wollen", "Die Zeugin will einen Schrei gehört haben.")
def claimed_statements(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """`Ein Nachbar **will** den Mann **gesehen haben**`: what the clause says of the subject, which claims it."""
    tokens, clause = article.tokens, period.clauses[number]
    if not clause.is_finite_main or clause.is_verb_first or not _claims(tokens, clause):
        return  # *Der Bau ruhe, **will er erfahren haben***: that is who says it
    phrase = article.subject(clause)
    if phrase is None or not (can_speak(tokens, phrase) or tokens[phrase.head].tag_ in {"PPER", "NE", "PRELS"}):
        return
    cut = sorted({*range(phrase.start, phrase.end), clause.finite})
    content = without(tokens, clause.start, subtree_end(period, clause), cut)
    yield Match("indirect", "wollen", content, (phrase.start, phrase.end), (clause.finite,), "wollen", "claim")


def _claims(tokens: Tokens, clause: Clause) -> bool:
    """*will gesehen haben*, *will sich nicht erinnern können*; not *will sehen*, *will Erfolg haben*."""
    if tokens[clause.finite].lemma_ != "wollen":
        return False
    group = [tokens[i] for i in clause.verbs if i != clause.finite]
    return is_perfect_infinitive(group) or {"erinnern", "können"} <= {t.lower_ for t in group}
