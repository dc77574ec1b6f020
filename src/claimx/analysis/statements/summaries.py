"""Reported speech acts: `forderte eine Reaktion`, where the clause sums up what was said."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Article, Match
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import speaker_of
from claimx.analysis.statements.extent import subtree_end, without
from claimx.analysis.statements.verbs import is_negated
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.phrases import Phrase, is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import Roles, can_speak
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of

_ASSERTING = words_of("opens_fact")
"""What opens a subordinate clause that says what was the case; *wenn er das fordert* says it of nobody."""

_OF_THE_SPEECH = words_of("of_the_speech")
_OF_WHAT_WAS_SAID = words_of("of_what_was_said")
_SPEAKING_PRONOUNS = words_of("speaking_pronoun")


def summaries(article: Article, period: Period, here: list[Match]) -> Iterator[Match]:
    """`Selenskij forderte **eine entschiedenere Reaktion**`: a clause sums up what was said."""
    for number, clause in enumerate(period.clauses):
        if not _asserts(article.tokens, clause) or any(m.covers(clause.start, clause.end) for m in here):
            continue
        cue = article.cue(clause)
        if cue is None or any(m.cue and set(m.cue) <= set(cue.tokens) for m in here):
            continue
        if match := _summary(article, period, number, cue):
            yield match


def _asserts(tokens: Tokens, clause: Clause) -> bool:
    if clause.finite < 0 or is_konjunktiv(tokens[clause.finite]):
        return False
    if clause.kind == "subordinate":
        return tokens[clause.opener].lower_ in _ASSERTING
    return clause.kind in {"main", "relative"}


@rule("verb.object", "Die Ministerin forderte einen Rücktritt.")
def _summary(article: Article, period: Period, number: int, cue: VerbCue) -> Match | None:
    tokens, clause = article.tokens, period.clauses[number]
    role = article.roles(clause)
    speaker, by = speaker_of(article, period, number, cue, role.speaker)
    if speaker is None or not _can_assert(article, clause, speaker):
        return None
    begin = _begin(article, clause, cue, role._replace(speaker=speaker))
    if begin is None:
        return None
    preposition = {speaker[0] - 1} if cue.passive else set()
    cut = {*cue.tokens, *range(*speaker), *preposition}
    content = without(tokens, begin, _end(period, number), sorted(i for i in cut if begin <= i))
    if not content or _is_quotation(article, period, content):
        return None
    match = Match("reported", "verb.object", content, speaker, addressee=role.addressee, speaker_by=by)
    return match.with_cue(cue, is_negated(article, clause))


def _is_quotation(article: Article, period: Period, content: list[Span]) -> bool:
    """Whether what sums up is all in quotation marks, and that says it: *sprach von einem „historischen Tag“*."""
    quoted = {i for a, b in article.quotations_in(period) for i in range(a, b)}
    others = [article.tokens[i] for a, b in content for i in range(a, b) if i not in quoted]
    return bool(quoted) and len(others) <= 2 and all(t.tag_ in stts.PREPOSITION | stts.DETERMINER for t in others)


def _can_assert(article: Article, clause: Clause, speaker: Span) -> bool:
    """Whether a speech act is ascribed to somebody: not *man rechnet*, *die Lage fordert*, *der Test bestätigt*."""
    phrase = article.phrase_at(speaker[0])
    if phrase is None or any(article.tokens[i].tag_ in {"NE", "PRELS"} for i in range(*speaker)):
        return True
    return article.tokens[phrase.head].lower_ in _SPEAKING_PRONOUNS or can_speak(article.tokens, phrase)


def _end(period: Period, number: int) -> int:
    clause = period.clauses[number]
    if clause.kind != "main":
        return subtree_end(period, clause)
    return next((c.start for c in period.clauses[number + 1 :] if c.kind in {"main", "quotation", "so"}), period.end)


def _begin(article: Article, clause: Clause, cue: VerbCue, role: Roles) -> int | None:
    """Where the summary begins, None where the clause has none.

    *forderte | **einen Rücktritt***, *warf | **dem Minister Untätigkeit** vor*, *sprach | **von** einem Test*; with the
    object in front or in the passive it is the clause without its speaker: ***Die Tat** bezeichnete er **als
    sinnlos***, ***Der Plan** wurde von ihr gelobt*.
    """
    tokens = article.tokens
    taken = {*cue.tokens, *range(*role.speaker or (0, 0))}
    addressed = role.addressee[0] if role.addressee else -1
    others = [p for p in article.phrases_in(clause) if p.start not in taken]
    phrases = [p for p in others if not is_time(tokens, p)]
    # The verb that stands last in a subordinate clause has its objects before it.
    field = clause.finite if clause.kind == "main" else clause.opener
    if cue.passive:
        subjects = phrases if "object" in cue.verb.takes else []
        objects = [p.start for p in subjects if p.preposition < 0 and p.kind != "pronoun"]
    else:
        speaks_behind = role.speaker is not None and role.speaker[0] > field
        objects = list(_objects(tokens, phrases, cue, -1 if speaks_behind else field))
        objects += _prepositional(tokens, clause, cue, taken)
    objects = [i for i in objects if i != addressed]
    if not objects:
        return None
    first = min(objects)
    if first < field:
        return first
    if (front := _in_vorfeld(tokens, clause, others)) >= 0:
        return front
    between = [p for p in phrases if field < p.start <= first and not _is_aside(tokens, p)]
    begins = [p.preposition if p.preposition >= 0 else p.start for p in between]
    return min([first, *begins])


def _in_vorfeld(tokens: Tokens, clause: Clause, phrases: list[Phrase]) -> int:
    """Where the Vorfeld of a main clause begins that is part of what was said; -1 where it is not.

    ***Für den Herbst** kündigte sie Neuwahlen an*, ***Als Grund** nannte er die Kälte*, ***Den Schaden** bezifferte er
    auf eine Million*; but *In Berlin forderte er mehr Geld*.
    """
    first = clause.start
    if clause.kind != "main" or clause.finite <= first:
        return -1
    if tokens[first].tag_ == "KOKOM" and tokens[first].lower_ == "als":
        return first
    phrase = next((p for p in phrases if first in {p.preposition, p.start}), None)
    if phrase is None:
        return -1
    if phrase.preposition < 0:
        return first if "A" in phrase.cases and phrase.kind != "pronoun" else -1
    return first if tokens[phrase.preposition].lower_ in _OF_WHAT_WAS_SAID else -1


def _is_aside(tokens: Tokens, phrase: Phrase) -> bool:
    """What tells of the speech act and not of what was said: *sprach **trotz der Niederlage** von …*."""
    if phrase.preposition < 0:
        return tokens[phrase.head].tag_ == "PRF"
    return (
        tokens[phrase.preposition].lower_ in _OF_THE_SPEECH or cue_noun(tokens[phrase.head].text, "source") is not None
    )


def _objects(tokens: Tokens, phrases: list[Phrase], cue: VerbCue, after: int) -> Iterator[int]:
    """Where the accusative objects of a verb begin that stand after a token; with *als* they may stand anywhere."""
    if "object" not in cue.verb.takes:
        return
    for phrase in phrases:
        if phrase.preposition >= 0 or "A" not in phrase.cases or phrase.kind == "pronoun":
            continue
        if {tokens[phrase.head].lemma_, tokens[phrase.head].text} & set(cue.verb.not_objects):
            continue
        if phrase.start > after or "as" in cue.verb.takes:
            yield phrase.start


def _prepositional(tokens: Tokens, clause: Clause, cue: VerbCue, taken: set[int]) -> Iterator[int]:
    """Where the prepositional objects of a verb begin: *sprach trotz der Kritik | **von** einer freien Wahl*."""
    for i in clause.tokens:
        if i not in taken and tokens[i].lower_ in cue.verb.prepositions and tokens[i].tag_ in stts.PREPOSITION:
            yield i
