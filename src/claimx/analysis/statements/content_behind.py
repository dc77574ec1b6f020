"""Content clauses behind a cue verb: *Die Ministerin sagte, **der Bau beginne im Mai***."""

from __future__ import annotations

from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.complements import is_correlate_of_noun
from claimx.analysis.statements.content_kinds import (
    content_kind,
    goes_on_around,
    is_condition,
    is_of_a_noun,
    is_undecided,
    is_what_is_judged,
    modifies_noun,
    says_who,
    with_clause_in_front,
)
from claimx.analysis.statements.content_quoted import behind_idle_relatives
from claimx.analysis.statements.context import can_assert
from claimx.analysis.statements.extent import (
    clause_of,
    content_end,
    following,
    frame_begins,
    frame_start,
    reports_before,
    trim,
)
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.noun_groups import is_time
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import time_nouns

_ASKING_TOO = words_of("carries_on_or_asks")
_SHOWING = words_of("showing")
_CORRELATE = words_of("correlate_of_where")


@rule("verb.dass", "Die Ministerin sagte, dass der Bau beginne.")
@rule("verb.interrogative", "Die Ministerin fragte, wann der Bau beginnt.")
@rule("verb.infinitive", "Die Ministerin versprach, den Bau zu beginnen.")
@rule("verb.v2", "Die Ministerin sagte, der Bau beginne im Mai.")
def clause_after(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """`Sie sagte, dass er komme.`, `Sie versprach, zu kommen.`, `Sie sagte, er komme.`"""
    tokens = article.tokens
    after = _behind_relatives(article, period, number)
    if after is None:
        return None
    clause, content = period.clauses[number], period.clauses[after]
    start, behind = content.start, following(period, after)
    if behind is not None and is_condition(tokens, content) and period.clauses[behind].kind == "infinitive":
        after, content = behind, period.clauses[behind]  # *versprach, **sollte er siegen**, zu gehen*
    kind = content_kind(tokens, clause, content, takes)
    if not clause.is_main and any(c.is_finite_main and clause.end <= c.finite < start for c in period.clauses):
        return None  # *Auf die Frage, ob er bereit sei, **es zu sagen**, antwortete er, dass er schweige*
    if kind == "dass" and tokens.lowered[start - 4 : start - 1] == ["für", "den", "fall"]:
        return None  # *Sie droht **für den Fall, dass es regnet**, mit Streik*
    if kind == "infinitive" and not clause.has_finite and tokens.lowered[clause.start] == "wie":
        return None  # *weigerte sich, den Plan, **wie vom Rat beantragt**, zu ändern*
    if kind is None and "clause" in takes and _asks(article, clause, content, base):
        kind = "interrogative"
    told = with_clause_in_front(tokens, period, after) if {"v2", "quote"} & set(takes) else None
    told = told if told != clause.parent else None  # *Wenn sie sagen, was fehlt, | **könne** man handeln*
    if told is not None:
        after, content, kind = told, period.clauses[told], "v2"
    if kind is None or goes_on_around(period, clause, content) or is_undecided(tokens, base.lemma, content, clause):
        return None
    if kind == "interrogative" and _is_no_question(article, clause, content, base, start):
        return None
    if kind == "v2" and not _is_said(article, clause, content, base, takes):
        return None
    if _is_of_object(article, clause, base):
        return None
    if kind == "infinitive" and is_of_a_noun(article, clause, content, base.addressee):
        return None
    if kind in {"v2", "dass"} and is_what_is_judged(article, clause, start):
        return None
    joined = tokens[content.start - 1].text not in {",", ":", "–"}
    if kind == "infinitive" and joined and not (base.speaker and can_assert(article, base.speaker)):
        return None  # *Die Preise versprechen zu fallen*
    end = content_end(article, period, after, clause)
    nearer = frame_begins(article, period, end) or _so_follows(tokens, end)
    if kind == "v2" and tokens[content.start - 1].text == ":" and nearer:
        return None  # *Er warf ihr Fehler vor: Es fehle Geld, | kritisierte er.*: the nearer cue has it
    spans = trim(tokens, [(start, end)])
    if not spans:
        return None
    frame = (frame_start(period, number), start)
    quoted = kind == "dass" and spans[0] in article.quotations  # *sagte, **„dass sie komme“***
    return replace(
        base, type="direct" if quoted else "indirect", rule=f"verb.{kind}", content=spans, frame=[frame],
        cue=tuple(sorted({*base.cue, *_correlates(tokens, clause)})),
    )  # fmt: skip


def _so_follows(tokens: Tokens, end: int) -> bool:
    """*Er übte Kritik: Es fehle Geld, | **so Brandt***."""
    so = end + tokens.is_comma(end)
    return tokens.at(so).lower_ == "so" and tokens.at(so + 1).tag_ in stts.NOUN | stts.DETERMINER


def _correlates(tokens: Tokens, clause: Clause) -> list[int]:
    """*wies **darauf** hin, dass …*: words of the cue that stand for the clause; not *am Tag **darauf***."""
    proadverbs = (i for i in clause.tokens if i > clause.start and tokens[i].tag_ == "PROAV")
    return [i for i in proadverbs if tokens[i].lower_[:2] == "da" and tokens[i - 1].text not in time_nouns()]


def _is_no_question(article: ParsedArticle, clause: Clause, content: Clause, base: Match, start: int) -> bool:
    """*gab **Hinweise**, wer es war*: of a noun; but *erklärte **den Gästen**, wie …*, whom it is told.

    Nor is what says who speaks, what hands or pictures show, or what the article is about: *„Es ist spät“, sagt Karl
    Brandt – **warum er dennoch bleibt***.
    """
    tokens = article.tokens
    told_whom = base.addressee is not None and base.addressee[1] == start - 1
    if start <= clause.end + 1 and not told_whom and modifies_noun(tokens, clause, base.speaker):
        return True
    if says_who(article, content) or _is_shown(tokens, content, base) or _is_where(tokens, clause, content):
        return True
    if not content.has_finite and tokens.lowered[content.opener] == "wie":
        return True  # *Er wünschte sich Ruhe, **wie daheim***
    return tokens[content.start - 1].text in DASHES


def _asks(article: ParsedArticle, clause: Clause, content: Clause, base: Match) -> bool:
    """*Die Ärztin erklärt, **worauf** es ankommt*: what is told; but *Sie sagte das ab, **weshalb** er ging*."""
    tokens, cue = article.tokens, article.cue(clause)
    if content.kind != "interrogative" or tokens[content.opener].lower_ not in _ASKING_TOO:
        return False
    if tokens.is_comma(clause.start - 1) and reports_before(article, clause):
        return False  # *Die Piste war offen, sagte sie, **weshalb** man suchte*
    if cue is None or cue.verb.act in JUDGING:
        return False  # *Sie widersprach, **weshalb** es Streit gab*
    known, wanted = {base.speaker, base.addressee}, cue.verb.prepositions
    others = (p for p in article.phrases_in(clause) if (p.start, p.end) not in known and not is_time(tokens, p))
    asides = (p.has_preposition and tokens[p.preposition].lower_ not in wanted for p in others)
    return base.speaker is not None and all(asides)


def _is_of_object(article: ParsedArticle, clause: Clause, base: Match) -> bool:
    """*Die Partei verlangt **Auskunft darüber**, wer zahlt*: the clause belongs to what is demanded."""
    cue, correlate = article.cue(clause), clause.end - 1
    if cue is None or "object" not in cue.verb.takes or not is_correlate_of_noun(article.tokens, correlate, cue.verb):
        return False
    phrase = article.phrase_before(correlate)
    if phrase is None or phrase.has_preposition or "A" not in phrase.cases:
        return False
    return (phrase.start, phrase.end) not in {base.speaker, base.addressee} and not is_time(article.tokens, phrase)


def _is_where(tokens: Tokens, clause: Clause, content: Clause) -> bool:
    """*will das nur **dort** anbieten, **wo** es sich lohnt*: that is where."""
    return tokens.lowered[content.opener] == "wo" and any(tokens.lowered[i] in _CORRELATE for i in clause.tokens)


def _is_shown(tokens: Tokens, content: Clause, base: Match) -> bool:
    """*Sie zeigen, **wie** ein Mann kommt*: pictures or hands do; but *zeigt, **wie groß** der Bedarf ist*."""
    how = tokens[content.opener].lower_ == "wie" and tokens.at(content.opener + 1).tag_ not in {"ADJD", "ADV", "PIAT"}
    return base.lemma in _SHOWING and how


def _behind_relatives(article: ParsedArticle, period: Period, number: int) -> int | None:
    """The clause that follows a clause, or what it reports behind a relative clause that tells of nothing said.

    *schrieb in einem Brief, **der am Montag verteilt wurde**, er gehe*; but *antwortete dem Mann, **der behauptete**,
    er gehe*. The Konjunktiv alone says that it is no clause of the relative clause's own.
    """
    tokens, behind = article.tokens, behind_idle_relatives(article, period, number)
    content = period.clauses[behind] if behind is not None else None
    reports = content is not None and content.finite > content.start and is_konjunktiv_present(tokens[content.finite])
    return behind if reports else following(period, number)


def _is_said(article: ParsedArticle, clause: Clause, content: Clause, base: Match, takes: tuple[str, ...]) -> bool:
    """Whether a main clause behind a comma or a colon is what was said, and does not only follow.

    *Er sagte, **er kommt***; not *Sie fordert mehr Geld, **er lehnt das ab***, *Er wird gesucht, **er trug Rot***.
    """
    tokens = article.tokens
    announced = not tokens.is_comma(content.start - 1)
    if tokens.lowered[content.start] == "so" and article.cue(content) is not None:
        return False  # *Sie kritisierte den Plan: **So sagte sie**, …*
    if "v2" in takes and is_konjunktiv_present(tokens[content.finite]):
        return not _has_object_of_another_verb(article, clause, base, takes)
    if announced and (not {"object", "pronoun"}.isdisjoint(takes) or base.addressee is not None):
        return True
    told = {base.speaker, base.addressee}  # *rief **den Gästen** zu, sie sollten gehen*
    others = [p for p in article.phrases_in(clause) if (p.start, p.end) not in told and not is_time(tokens, p)]
    others = [p for p in others if not p.has_preposition and p.start > _last_joined(tokens, clause, base)]
    objects = [p for p in others if p.cases[0] == "A" or (p.kind == "noun" and "A" in p.cases and p.cases[0] != "D")]
    objects = [p for p in objects if p.kind != "pronoun"]
    if announced:
        return not objects  # *Sie fand **eine Lösung**: Er zahlt*: that is another verb
    passive = any(cue.passive for cue in article.cues(clause))
    times = {p.preposition for p in article.phrases_in(clause) if p.has_preposition and is_time(tokens, p)}
    governing = (tokens[i].lower_ for i in clause.tokens if i not in times)  # not *hat **vor** Wochen gewarnt, …*
    if any(word in cue.verb.prepositions for word in governing for cue in article.cues(clause)):
        return False  # *Er klagte **über Schmerzen**, er brach zusammen*: what he said has been told
    if base.lemma in _SHOWING and _ends_in_place(article, clause):
        return False  # *Er zeigt **auf die Wand**, sie ist feucht*
    if objects or (base.speaker is not None and not can_assert(article, base.speaker)):
        return False  # *Es drohen **Strafen**, er muss zahlen*
    planned = clause.has_finite and tokens[clause.finite].tag_ == "VMFIN"  # *Sie will das Amt schließen, **er spart***
    return is_konjunktiv(tokens[content.finite]) or not (passive or planned or base.speaker is None)


def _last_joined(tokens: Tokens, clause: Clause, base: Match) -> int:
    """*hat **Alarm geschlagen** und gewarnt, …*: the participle before the cue's own, which has its objects; or -1."""
    joined = (
        i for i in base.cue[:-1] if i > clause.finite and tokens[i].tag_ == "VVPP" and tokens[i + 1].tag_ == "KON"
    )
    return max(joined, default=-1)


def _ends_in_place(article: ParsedArticle, clause: Clause) -> bool:
    """*Er zeigt **auf die Wand***: whether a clause ends in a phrase with a preposition."""
    phrase = article.phrase_before(clause.end)
    return phrase is not None and phrase.has_preposition


def _has_object_of_another_verb(article: ParsedArticle, clause: Clause, base: Match, takes: tuple[str, ...]) -> bool:
    """*Er finde **keine Mehrheit**, die Chefin fremdele*: no verb whose content is a clause, for it has an object."""
    if not {"object", "pronoun"}.isdisjoint(takes) or base.speaker is None or base.addressee is not None:
        return False
    determined = (p for p in article.phrases_in(clause) if article.tokens[p.start].tag_ in stts.DETERMINER)
    objects = (p for p in determined if p.kind == "noun" and "A" in p.cases and "D" not in p.cases)
    tokens, taken = article.tokens, {*range(*base.speaker), *base.cue}
    return any(
        not (p.has_preposition or p.head in taken or is_time(tokens, p) or cue_noun(tokens[p.head].text, "content"))
        for p in objects
    )


def is_comment(article: ParsedArticle, period: Period, after: Match) -> bool:
    """*„Ich träume“, sagt sie, **es ist der stärkste Satz des Abends***: what the journalist says of the quotation."""
    clause = clause_of(period, after.content[0][0])
    return after.rule == "verb.v2" and clause is not None and not in_konjunktiv(article.tokens, clause)
