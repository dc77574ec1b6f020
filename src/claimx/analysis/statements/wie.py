"""Clauses that say who said the sentence around: ***Wie** die Polizei mitteilte, wurde niemand verletzt.*"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import depends, subtree_end, trim, with_comma
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv, is_behind_wie
from claimx.analysis.syntax.noun_groups import is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import is_man
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES

_AS_MUCH = words_of("as_much")
_COMPARED = words_of("compared_pronoun")
_MUCH = tuple(words_of("much"))
_OWNING = frozenset({"PPOSAT"})
_OPENING_PAIR = words_of("opens_pair")


def is_wie(tokens: Tokens, period: Period, clause: Clause) -> bool:
    """***Wie** sie sagte, ist …*; not *zeigte ihn, **wie** er rief: „…“*, which has its own content, nor *wie hoch*."""
    if not clause.has_opener or tokens[clause.opener].lower_ != "wie":
        return False
    degree, after = tokens[clause.opener + 1], tokens[clause.opener + 2 : clause.opener + 3]
    high = degree.tag_ == "ADJD" and not degree.lower_.endswith("end") and after and after[0].tag_[0] != "V"
    if high or degree.lower_.startswith(_MUCH):
        return False  # *Sie wissen, **wie vorsichtig** er spricht*; but *wie **übereinstimmend** berichtet wird*
    announces = any(c.start == clause.end + 1 and c.is_quotation for c in period.clauses)
    return clause.start == period.start or not announces or tokens[clause.end].text != ":"


def tells_wie(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*Wie er sagte, …*; not *Trap, **wie er genannt wird***, *schöner, **wie man nicht erwartet hatte***."""
    said = {"clause", "v2"} & set(cue.verb.takes) or _calls(article, clause, cue)
    if not said or is_negated(article, clause):
        return False
    return not (is_man(article.tokens, article.subject(clause)) or _has_own_object(article, clause, cue))


def _has_own_object(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*Sie wollten wissen, wie das Amt **seine Planung** begründet*: how it does so, and no frame has an object."""
    if cue.verb.addressee == "accusative":
        return False
    tokens, speaker = article.tokens, article.subject(clause)
    others = (p for p in article.phrases_in(clause) if p is not speaker and p.kind == "noun" and not p.has_preposition)
    objects = (p for p in others if "A" in p.cases and "D" not in p.cases and p.head not in cue.tokens)
    return any(tokens[p.start].tag_ in _OWNING and not is_time(tokens, p) for p in objects)


def _calls(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*Die Tore – „komische Tore“, **wie es Ute Lenz nannte** – fielen spät*: by which words somebody calls it."""
    quoted = _quotation_before(article, clause) is not None and is_behind_wie(article.tokens, clause)
    of_it = any(article.tokens[i].lower_ == "es" for i in clause.tokens)
    return quoted and of_it and "predicative" in cue.verb.takes


def _quotation_before(article: ParsedArticle, clause: Clause) -> Span | None:
    """The quotation that a comma parts from a clause behind it."""
    end = clause.start - 1
    return next((q for q in article.quotations if q[1] == end), None) if article.tokens.is_comma(end) else None


@rule("wie", "Wie die Polizei mitteilte, wurde niemand verletzt.")
def wie_statements(article: ParsedArticle, period: Period, number: int, base: Match) -> Iterator[Match]:
    """`Wie die Polizei mitteilte, wurde niemand verletzt.`"""
    tokens, clause = article.tokens, period.clauses[number]
    if tokens.is_comma(clause.start - 1) and tokens[clause.start - 2].tag_ == "PTKNEG":
        return  # *Es war **nicht, wie vom Amt angegeben**, ein Zufall*: that is what the Amt has said
    after = (c for c in period.clauses[number + 1 :] if c.start == clause.end + 1)
    quoted = next((c for c in after if c.is_quotation), None)
    if quoted is not None and tokens[clause.end].text == ":":  # *Wie die Polizei mitteilte: „Niemand ist verletzt.“*
        frame, content = (clause.start, quoted.start), [(quoted.start, quoted.end)]
        base = replace(base, type="direct")
    else:
        frame = (clause.start, _end_of_wie(period, clause))
        content = trim(tokens, _around_wie(tokens, period, clause, frame))
    cue = article.cue(clause)
    behind = _quotation_before(article, clause) if cue is not None and _calls(article, clause, cue) else None
    if behind is not None:
        base, content = replace(base, type="direct"), [behind]
    behind = None if behind is not None else _behind_dash(article, period, clause)
    if behind is not None and len(content) == 1:  # *Er sah Abseits – „**ein klarer Fehler**“, wie sie fand*
        base, content = replace(base, type="direct"), [behind]
    elif number and period.clauses[number - 1].is_quotation and len(content) == 1:
        base = replace(base, type="direct")
        content = [(period.clauses[number - 1].start, period.clauses[number - 1].end)]
    if content:
        yield replace(
            base, rule="wie", content=content, cue=tuple(sorted({clause.opener, *base.cue})),
            frame=[with_comma(tokens, frame, period)],
        )  # fmt: skip


def _behind_dash(article: ParsedArticle, period: Period, clause: Clause) -> Span | None:
    """The quotation between a dash or a comma and the clause, which what is around does not go on with.

    *Der Saal war leer, **„ein Jammer“**, wie sie fand*; but *Der Saal sei leer, „ein Jammer“, wie sie sagte*.
    """
    tokens, quoted = article.tokens, _quotation_before(article, clause)
    if quoted is None or tokens.at(quoted[0] - 1).text not in {",", *DASHES}:
        return None
    told = any(is_konjunktiv(tokens[i]) for i in range(period.start, quoted[0]) if tokens[i].tag_ in stts.FINITE)
    verbless = all(tokens[i].tag_ not in stts.FINITE for i in range(*quoted))
    return quoted if not told and verbless else None


def _end_of_wie(period: Period, clause: Clause) -> int:
    """*Es ist, **wie er sagt**, | „leider zu spät“*: the quotation belongs to the sentence around."""
    inside = (c.end for c in period.clauses if not c.is_quotation and depends(period, c, clause))
    return max([clause.end, *inside])


def _around_wie(tokens: Tokens, period: Period, clause: Clause, frame: Span) -> list[Span]:
    """What such a clause says where it stands in: all of the sentence, or the clause that it interrupts.

    *Er wechselte und | **hat**, wie er sagt, **gespart***; *ein Plan, | **der**, wie er sagt, **teuer ist***.
    """
    host = period.clauses[clause.parent] if clause.has_parent else clause
    if host.kind == "relative" and host.start < frame[0] and frame[1] < host.end:
        return [(host.start, frame[0]), (frame[1], subtree_end(period, host))]
    earlier = any(c.is_main and c.start < host.start and c.has_finite for c in period.clauses)
    joined = earlier and host.is_main and host.coordinated and host.has_finite and frame[1] < host.end
    joined = joined and tokens.lowered[period.start] not in _OPENING_PAIR  # ***Entweder** kommt er oder sie geht*
    return [(host.start + 1 if joined else period.start, frame[0]), (frame[1], period.end)]


def compares(article: ParsedArticle, clause: Clause) -> bool:
    """*Eine Steuer, **wie sie die SPD fordert**, …*: what the pronoun takes up is of that kind, and nothing is told.

    Nor is it in *Das ist nicht so teuer, **wie die SPD behauptet***, nor in *Der Plan helfe nicht, **wie es die SPD
    versprochen habe***, which is part of what somebody else says.
    """
    tokens, cue = article.tokens, article.cue(clause)
    if not is_behind_wie(tokens, clause) or (cue is not None and _calls(article, clause, cue)):
        return False
    measured = clause.opener - 2  # *so **teuer** (werden), wie die SPD behauptet*
    while measured > 1 and tokens[measured].tag_ in stts.AUXILIARY:
        measured -= 1
    if measured and tokens[measured].tag_ == "ADJD" and tokens[measured - 1].lower_ in _AS_MUCH:
        return True
    if tokens.lowered[clause.opener + 1] == "es" and in_konjunktiv(tokens, clause):
        return True
    phrases = [p for p in article.phrases_in(clause) if not p.has_preposition]
    taken_up = [p for p in phrases if tokens[p.head].lower_ in _COMPARED]
    subject = article.subject(clause)
    others = [p for p in phrases if p not in taken_up and "N" in p.cases and p.cases[0] not in "DG"]
    return bool(taken_up) and bool(others) and (subject in others or tokens[taken_up[0].head].lower_ == "ihn")
