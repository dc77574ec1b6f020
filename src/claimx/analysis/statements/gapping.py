"""Gapping: what a verb says of several is told of each, *Rehm nannte den Plan klug, **Brehm einen Fehler***.

A part without a verb has who speaks and what was said: two phrases beside each other, or one and a preposition of the
verb. Eisenberg (2013), *Grundriss der deutschen Grammatik: Der Satz*, on coordination.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from claimx.analysis.article import ParsedArticle
from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.lists import ALIKE
from claimx.analysis.syntax.noun_groups import is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Span
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of

_JOINING = words_of("joins_objects")
_MAX_ALIKE = 3
"""Tokens behind the speaker of a part that has nothing of its own, less one: *Can **dagegen nicht***."""


class Part(NamedTuple):
    """What of a clause is said of one speaker.

    Attributes:
        clause: The clause with the words of this part alone; the verb is in each.
        subject: Who speaks in a part without a verb, None in the first.
    """

    clause: Clause
    subject: Span | None


def parts_of(article: ParsedArticle, clause: Clause) -> list[Part]:
    """The clause up to the first gap, and what follows each gap; the whole clause where it has none.

    *hat Fehler **eingeräumt** und die Kunden um Geduld **gebeten*** has a verb for each part.
    """
    tokens, cue = article.tokens, article.cue(clause)
    if cue is None or not clause.is_main or cue.passive:
        return [Part(clause, None)]
    gaps = [
        (i, after)
        for i, after in pairwise(clause.tokens)
        if i >= clause.finite and ((after == i + 2 and tokens.is_comma(i + 1)) or tokens[after].lower_ in _JOINING)
    ]
    begins = [(i, after + (tokens[after].lower_ in _JOINING)) for i, after in gaps]
    begins = [(i, start) for i, start in begins if _is_part(article, clause, cue, start)]
    own_verbs = any(i < begins[0][1] and i not in cue.tokens for i in clause.verbs) if begins else True
    if own_verbs or not _says_something(article, clause, cue, begins[0][0]):
        return [Part(clause, None)]
    first = tuple(i for i in clause.tokens if i <= begins[0][0] or i in cue.tokens)
    parts = [Part(clause._replace(tokens=first, verbs=tuple(i for i in clause.verbs if i in first)), None)]
    for (_, start), end in zip(begins, [*(i + 1 for i, _ in begins[1:]), clause.end], strict=True):
        own = (i for i in clause.tokens if start <= i < end)
        part = clause._replace(tokens=tuple(sorted({*cue.tokens, *own})), verbs=cue.tokens, coordinated=True)
        subject = article.phrase_at(start)
        parts.append(Part(part, (subject.start, subject.end) if subject else None))
    return parts


def _says_something(article: ParsedArticle, clause: Clause, cue: VerbCue, end: int) -> bool:
    """Whether the first part has an object, too: not *Scharf haben **SPD**, Grüne und FDP Kritik geäußert*."""
    phrases = [p for p in article.phrases_in(clause) if p.start <= end and not is_time(article.tokens, p)]
    bare = [p for p in phrases if not p.has_preposition]
    governed = any(article.tokens[p.preposition].lower_ in cue.verb.prepositions for p in phrases if p not in bare)
    quoted = any(clause.start <= first <= end for first, _ in article.quotations)
    return len(bare) > 1 or governed or quoted


def _is_part(article: ParsedArticle, clause: Clause, cue: VerbCue, start: int) -> bool:
    """Whether a speaker and what they said begin at a token, with no verb up to the end of the clause."""
    tokens, subject = article.tokens, article.phrase_at(start)
    if subject is None or "N" not in subject.cases or subject.end >= clause.end:
        return False
    if not (subject.kind == "name" or can_speak(tokens, subject)):
        return False
    if tokens[clause.end - 1].lower_ in ALIKE and clause.end - subject.end < _MAX_ALIKE:
        return True
    if any(tokens[i].tag_ in stts.FINITE or tokens.is_comma(i) for i in range(subject.end, clause.end)):
        return False
    if tokens[subject.end].lower_ in cue.verb.prepositions:
        return True
    if "object" not in cue.verb.takes:
        return False
    said = article.phrase_at(subject.end)
    if said is not None:
        return "A" in said.cases and said.cases[0] != "G"
    quoted = any(first == subject.end for first, _ in article.quotations)
    return quoted or ("predicative" in cue.verb.takes and tokens[subject.end].tag_ == "ADJD")
