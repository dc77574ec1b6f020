"""Whether a clause says that something was not said: *bestätigte **nicht**, dass …*."""

from __future__ import annotations

from collections.abc import Collection

from claimx.analysis.article import ParsedArticle
from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of

_NEGATION = words_of("negation")
_NEGATED_WORDS = words_of("negated_word")


def is_negated(article: ParsedArticle, clause: Clause, cue: Collection[int] = ()) -> bool:
    """`hat weder bestätigt noch dementiert`, `bestätigte nicht, dass …`.

    Not *nannte den Plan **nicht (weniger) gerecht***, *forderte **nicht nur** Geld*, and not what stands in quotation
    marks or behind a colon, *zog Bilanz: **keine** Verletzten*, nor what is a word of the cue itself: *machte
    **keinen** Hehl daraus, dass …*.
    """
    tokens, lowered = article.tokens, article.tokens.lowered
    if _NEGATION.isdisjoint(lowered[clause.start : clause.end]):
        return False
    negations = [i for i in clause.tokens if lowered[i] in _NEGATION and i not in cue]
    said = (i for i in negations if not _negates_a_word(tokens, i) and not article.is_quoted(i))
    return any(":" not in lowered[clause.start : i] for i in said)


def _negates_a_word(tokens: Tokens, i: int) -> bool:
    following = tokens.at(i + 1)
    negated = following.tag_ in {"ADJA", "ADJD"} or following.lower_ in _NEGATED_WORDS
    if negated and following.tag_ == "ADJD" and following.lower_ + tokens.at(i + 2).lower_ in verbs_by_form():
        return False  # *wollte das nicht **bekannt geben***
    return tokens[i].lower_ == "nicht" and negated
