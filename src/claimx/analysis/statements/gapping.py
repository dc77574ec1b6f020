"""Gapping: what a verb says of several is told of each, *Rehm nannte den Plan klug, **Brehm einen Fehler***.

A part without a verb has who speaks and what was said: two phrases beside each other, or one and a preposition of the
verb. Eisenberg (2013), *Grundriss der deutschen Grammatik: Der Satz*, on coordination.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from claimx.analysis.article import ParsedArticle
from claimx.analysis.statements.complements import is_term, number_alone
from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.lists import ALIKE
from claimx.analysis.syntax.noun_groups import Phrase, is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import can_speak, parted
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of

_JOINING = words_of("joins_objects")
_CONTRASTING = words_of("contrasts")
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
    if not clause.is_main:
        return [Part(clause, None)]
    if len(clause.verbs) == 3 and (parts := _parts_with_verbs(article, clause)):
        return parts
    if cue is None or cue.passive:
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
        subject = _subject_at(article, clause, cue, start)
        parts.append(Part(part, (subject.start, subject.end) if subject else None))
    return parts


def _parts_with_verbs(article: ParsedArticle, clause: Clause) -> list[Part]:
    """*Die Anklage hatte **fünf Jahre Haft gefordert**, die Verteidigung **auf Freispruch plädiert***.

    Empty where the second verb may have the same speaker: *Sie hatte Fehler eingeräumt, **die Kunden** um Geduld
    gebeten*; the first part alone where nothing tells whose the second is: *Er hat den Plan gelobt, **die Stadt
    getadelt***.
    """
    tokens = article.tokens
    finite, first, second = clause.verbs
    if [tokens[i].tag_ for i in clause.verbs] != ["VAFIN", "VVPP", "VVPP"] or second != clause.tokens[-1]:
        return []
    begin = first + 1 + (tokens.is_comma(first + 1) or tokens[first + 1].lower_ in _JOINING)
    phrase = article.phrase_at(begin) if begin > first + 1 else None
    if phrase is None or not _may_speak(tokens, phrase):
        return []
    own = clause._replace(
        tokens=(finite, *(i for i in clause.tokens if begin <= i)), verbs=(finite, second), coordinated=True
    )
    cue = article.cue(own)
    if cue is None or cue.passive:
        return []
    subject = parted(tokens, own, cue, phrase)[0]
    before = Part(clause._replace(tokens=tuple(i for i in clause.tokens if i <= first), verbs=(finite, first)), None)
    if subject.end == second:
        return [before]
    said = article.phrase_at(subject.end)
    takes_somebody = cue.verb.addressee == "accusative" or "object" in cue.verb.takes
    if takes_somebody and "A" in subject.cases and (said is None or "A" not in said.cases):
        return []
    return [before, Part(own, (subject.start, subject.end))]


def _may_speak(tokens: Tokens, phrase: Phrase) -> bool:
    return "N" in phrase.cases and (phrase.kind == "name" or can_speak(tokens, phrase))


def _subject_at(article: ParsedArticle, clause: Clause, cue: VerbCue, start: int) -> Phrase | None:
    """Who speaks in a part, without what the verb governs: ***Emil Bach** | von einer Niederlage*."""
    phrase = article.phrase_at(start)
    return parted(article.tokens, clause, cue, phrase)[0] if phrase is not None else None


def _says_something(article: ParsedArticle, clause: Clause, cue: VerbCue, end: int) -> bool:
    """Whether the first part has an object, too: not *Scharf haben **SPD**, Grüne und FDP Kritik geäußert*."""
    tokens, before = article.tokens, (p for p in article.phrases_in(clause) if p.start <= end)
    phrases = [p for p in before if not is_time(tokens, p) or is_term(tokens, p, cue)]
    if sum(not p.has_preposition for p in phrases) > 1:
        return True
    numbers = (i for i in range(clause.finite, end) if tokens[i + 1].tag_ == "CARD")  # *sprach **von 300***
    governing = (*(p.preposition for p in phrases if p.has_preposition), *numbers)
    if any(tokens[i].lower_ in cue.verb.prepositions for i in governing):
        return True
    return any(clause.start <= first <= end for first, _ in article.quotations)


def _is_part(article: ParsedArticle, clause: Clause, cue: VerbCue, start: int) -> bool:
    """Whether a speaker and what they said begin at a token, with no verb up to the end of the clause."""
    tokens, subject = article.tokens, _subject_at(article, clause, cue, start)
    if subject is None or subject.end >= clause.end or not _may_speak(tokens, subject):
        return False
    if tokens[clause.end - 1].lower_ in ALIKE and clause.end - subject.end < _MAX_ALIKE:
        return True
    if any(tokens[i].tag_ in stts.FINITE or tokens.is_comma(i) for i in range(subject.end, clause.end)):
        return False
    contrasted = tokens[subject.end].lower_ in _CONTRASTING  # *die Verteidigerin **dagegen** von Notwehr*
    if tokens.at(subject.end + contrasted).lower_ in cue.verb.prepositions:
        named = article.phrase_before(start - 1)  # *sprach von Emil Bach und **Uta Lenz von der SPD***
        told = subject.kind == "pronoun" or named is None or named.kind != "name"
        return told and tokens[subject.start].tag_ != "NN"  # *von Lehrern, **Experten von Hochschulen** und Eltern*
    if "object" not in cue.verb.takes:
        return False
    if number_alone(tokens, subject.end, clause.end):
        return True
    said = article.phrase_at(subject.end)
    if said is not None:
        return "A" in said.cases and said.cases[0] != "G"
    quoted = any(first == subject.end for first, _ in article.quotations)
    return quoted or ("predicative" in cue.verb.takes and tokens[subject.end].tag_ == "ADJD")
