"""Attribution by a cue verb: the content is a quotation or a clause, after the cue, before it or around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.figures.lookups import is_person
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import can_assert, is_neuter_thing, speaker_of
from claimx.analysis.statements.extent import (
    clause_of,
    content_end,
    depends,
    following,
    frame_start,
    is_sentence,
    joined_teller,
    names_another,
    range_before,
    reports_before,
    subtree_end,
    subtree_end_after,
    trim,
    with_comma,
)
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv, is_behind_wie
from claimx.analysis.syntax.noun_groups import Phrase, is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import Roles, can_speak, is_agent, roles, subject
from claimx.analysis.syntax.tokens import Span, Tokens, feature
from claimx.analysis.syntax.verbs import is_hearsay, is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import SENTENCE_ENDS
from claimx.knowledge.nouns import noun_kind, time_nouns

_CONTENT_SUBJUNCTIONS = words_of("content_subjunction")
_CONTINUING = words_of("carries_on")
_CONDITIONAL = words_of("opens_condition")
_AGAINST = words_of("against")
_NEGATION = words_of("negation")
_NEGATED_WORDS = words_of("negated_word")
_POINTING_BACK = words_of("points_back")
_WORDS = words_of("words_quoted")
_COMING = words_of("comes_from")
_TAKING_UP = words_of("takes_up")
_POINTING_BACK_WITH_NOUN = words_of("points_back_with_noun")
UNREAL = tuple(words_of("unreal"))
"""How a verb begins that says of nothing that it was said: *würde fordern*."""
_SPEAKER_AGAIN = words_of("speaker_again")
_AS_MUCH = words_of("as_much")
_TO_SUCH_A_DEGREE = words_of("to_such_a_degree")
_COMPARED = words_of("compared_pronoun")
_OBLIGING = words_of("obliging")
_FORBIDDING = words_of("forbidding")
"""With *sein* they tell of a state, or are another verb: *es **ist** verboten*, *sie **waren** in Streit geraten*."""
_MUCH = tuple(words_of("much"))
_ALLOWING = words_of("allowing")
_OF_TIME = words_of("subjunction_of_time")
_OPENING_PAIR = words_of("opens_pair")
_SHOWING = words_of("showing")
_TELLING = frozenset({"report", "announce", "claim"})
_DECIDING = words_of("deciding")
"""What is asked beside them is not told: *entscheidet, **ob er bleibt***, but *entschied, **dass er bleibt***."""

_OPENING_NO_MAIN_CLAUSE = stts.RELATIVE | stts.INTERROGATIVE | {"KON", "KOUS", "KOUI", "KOKOM"}

ContentKind = Literal["dass", "interrogative", "infinitive", "v2"]


def verb_statements(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Iterator[Match]:
    """The content of a cue verb: a quotation, a clause after or before it, or an infinitive, in this order."""
    tokens, clause, takes = article.tokens, period.clauses[number], cue.verb.takes
    base = _base(article, period, number, cue)
    if cue.verb.in_document and not _is_document(article, base.speaker):
        return
    if (cue.verb.evidence and _is_thing(article, base.speaker)) or _is_unreal(article, clause, base.speaker):
        return
    if cue.verb.subject == "es" and _explains(tokens, clause, cue):
        return
    if compares(article, clause):
        return
    if _is_wie(tokens, period, clause):
        if _tells_wie(article, clause, cue):
            yield from _wie(article, period, number, base)
        return
    before = _quotation_before(article, period, number, base) if "quote" in takes else None
    after = _quotation_after(article, period, number, base) if "quote" in takes else None
    if before is not None and after is not None:
        yield from _around(tokens, before, after)
    elif before is not None:
        after = _clause_after(article, period, number, base, takes)
        if tokens.is_comma(before.content[0][0] - 1):  # ***Es gebe Orte**, „da fehlt alles“, sagte sie*
            yield from filter(None, (_sentence_before(article, period, number, base, takes),))
        yield before
        if after is not None and not _is_comment(article, period, after):
            yield after
    elif (sentence := _sentence_before(article, period, number, base, takes)) is not None:
        yield from _interrupted(tokens, sentence, after)
    else:
        told = after or _clause_after(article, period, number, base, takes)
        told = told or _clause_before(article, period, number, base, takes)
        yield from filter(None, (told,))


def _is_document(article: ParsedArticle, speaker: Span | None) -> bool:
    """***Im Vertrag** steht, dass …*, ***Auf dem Plakat** stand: „…“*; not *Auf dem Hof steht ein Baum*."""
    phrase = article.phrase_at(speaker[0]) if speaker is not None else None
    return phrase is not None and noun_kind(article.tokens[phrase.head].lemma_) in {"document", "media"}


def _is_thing(article: ParsedArticle, speaker: Span | None) -> bool:
    """*Der **Unfall** zeigt, dass …*, *Sein **Lächeln** verriet, dass …*: evidence, which nobody says."""
    phrase = article.phrase_at(speaker[0]) if speaker is not None else None
    if phrase is None or phrase.kind != "noun":
        return False
    if is_neuter_thing(article.tokens, phrase):
        return True
    return not can_speak(article.tokens, phrase) and not is_person(article.tokens[phrase.head].text)


def _explains(tokens: Tokens, clause: Clause, cue: VerbCue) -> bool:
    """*Der Bau ruht, **das heißt**, dass er teurer wird*: what it means; but *Das **hieß es** aus dem Amt*."""
    if clause.finite < 1 or any(tokens[i].lower_ == "es" for i in cue.tokens):
        return False
    return tokens[clause.finite - 1].lower_ in _POINTING_BACK


def _is_unreal(article: ParsedArticle, clause: Clause, speaker: Span | None) -> bool:
    """*Man **könnte** sagen, dass …*, *wer das tut, **sollte** fragen, ob …*: nobody has said it.

    Nor *Es **darf** festgehalten werden, dass …*, *Es **ist** verboten, zu …*.
    """
    by_nobody = speaker is None or article.tokens[speaker[0]].lower_ == "es"
    if not clause.has_finite:  # *Es ist wichtig, **zu sagen**, dass …*
        return by_nobody and clause.kind == "infinitive"
    first = article.tokens[clause.finite : clause.finite + 2]
    if first[0].is_sent_start and first[-1].text == "Sie":
        return True  # ***Denken Sie daran**, Belege aufzuheben*
    state = article.tokens[clause.finite].lemma_ == "sein" and article.tokens[clause.verbs[-1]].lower_ != "worden"
    if state and any(c.verb.lemma in _FORBIDDING for c in article.cues(clause)):
        return True
    to_do = any(article.tokens[i].tag_ in stts.WITH_ZU for i in clause.verbs)
    if state and by_nobody and (to_do or any(c.verb.evidence for c in article.cues(clause))):
        return True  # *Es war zu erkennen, dass …*, *Es ist davon auszugehen, dass …*
    if state and speaker is None and is_negated(article, clause):
        return True  # *Ein Geständnis ist **nicht zu erwarten**, also …*
    if is_negated(article, clause):
        return False
    if speaker is None and article.tokens[clause.finite].lemma_ in _ALLOWING:
        return True
    finite = article.tokens[clause.finite]
    admitted = any(c.verb.act == "admit" for c in article.cues(clause))  # *Einräumen **muss** auch er, dass …*: he does
    ordered = finite.lemma_ in _OBLIGING and not finite.lower_.startswith("musst") and not admitted
    obliged = ordered and not is_hearsay(article.tokens, clause.finite, clause.verbs)  # *Er **müsse** sagen, woher …*
    return finite.lower_.startswith(UNREAL) or obliged


def verb_readings(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Iterator[Match]:
    """All that can be the content of a cue verb, the best first."""
    takes, base = cue.verb.takes, _base(article, period, number, cue)
    if _is_wie(article.tokens, period, period.clauses[number]):
        yield from _wie(article, period, number, base)
        return
    found: list[Match | None] = []
    if "quote" in takes:
        found += _quotation_after(article, period, number, base), _quotation_before(article, period, number, base)
    found += _clause_after(article, period, number, base, takes), _clause_before(article, period, number, base, takes)
    yield from filter(None, found)


def _base(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Match:
    """What all that a cue verb can say has in common: who speaks, to whom, and the cue."""
    clause = period.clauses[number]
    role = article.roles(clause, cue)
    speaker, by = speaker_of(article, period, number, cue, role.speaker)
    base = Match("indirect", "", [], speaker, addressee=role.addressee, speaker_by=by)
    return base.take_cue(cue, is_negated(article, clause, cue.tokens))


def _is_wie(tokens: Tokens, period: Period, clause: Clause) -> bool:
    """***Wie** sie sagte, ist …*; not *zeigte ihn, **wie** er rief: „…“*, which has its own content, nor *wie hoch*."""
    if not clause.has_opener or tokens[clause.opener].lower_ != "wie":
        return False
    degree, after = tokens[clause.opener + 1], tokens[clause.opener + 2 : clause.opener + 3]
    high = degree.tag_ == "ADJD" and not degree.lower_.endswith("end") and after and after[0].tag_[0] != "V"
    if high or degree.lower_.startswith(_MUCH):
        return False  # *Sie wissen, **wie vorsichtig** er spricht*; but *wie **übereinstimmend** berichtet wird*
    announces = any(c.start == clause.end + 1 and c.is_quotation for c in period.clauses)
    return clause.start == period.start or not announces or tokens[clause.end].text != ":"


def _tells_wie(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*Wie er sagte, …*; not *Trap, **wie er genannt wird***, *schöner, **wie man nicht erwartet hatte***."""
    if not {"clause", "v2"} & set(cue.verb.takes) or is_negated(article, clause):
        return False
    phrase = article.subject(clause)
    return phrase is None or article.tokens[phrase.head].lower_ != "man"


def _is_comment(article: ParsedArticle, period: Period, after: Match) -> bool:
    """*„Ich träume“, sagt sie, **es ist der stärkste Satz des Abends***: what the journalist says of the quotation."""
    clause = clause_of(period, after.content[0][0])
    return after.rule == "verb.v2" and clause is not None and not in_konjunktiv(article.tokens, clause)


@rule("verb.direct.around", "„Das Problem“, sagte die Ministerin, „ist das Geld.“")
def _around(tokens: Tokens, before: Match, after: Match) -> Iterator[Match]:
    """*„Das Problem“, sagte er, „ist das Geld.“* is one statement, *„Ich gehe“, sagte er, „es ist spät.“* are two."""
    first, second = before.content[0], after.content[0]
    whole = tokens[first[1] - 2].text in SENTENCE_ENDS or not tokens[second[0] + 1].text[:1].islower()
    if whole or (_is_main_clause(tokens, first) and _is_main_clause(tokens, second)):
        yield from (before, after)
    else:
        frame = [(first[1], second[0])]
        yield replace(before, rule="verb.direct.around", content=[first, second], frame=frame)


def _is_main_clause(tokens: Tokens, quotation: Span) -> bool:
    """Whether a quotation begins with a main clause that lacks nothing: *„es ist spät“*.

    Not *„wenn es regnet“*, *„ist das Geld“*, *„aber es reicht nicht“*, nor *„Ich **glaube**“*, which wants to go on.
    """
    words = [t for t in tokens[quotation[0] + 1 : quotation[1] - 1] if t.tag_[0] != "$"]
    finite = next((n for n, t in enumerate(words) if t.tag_ in stts.FINITE), 0)
    opened = any(t.tag_ in _OPENING_NO_MAIN_CLAUSE for t in words[:finite])
    if not finite or opened or (finite == len(words) - 1 and finite > 1):
        return False
    last = words[-1]
    wants = last.tag_ in stts.FINITE and (
        last.tag_ != "VVFIN"
        or any({"v2", "object"} & set(verb.takes) for verb, _ in verbs_by_form().get(last.lower_, []))
    )
    return not wants


def _sentence_before(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """*Er sei müde, **sagte er**, „und das seit Wochen“*: the sentence around the clause, before what follows it."""
    tokens, clause = article.tokens, period.clauses[number]
    if not clause.is_main or clause.finite != clause.start or number == 0:
        return None
    mains = [c for c in period.clauses[:number] if c.is_finite_main]
    if not mains or not is_konjunktiv(tokens[mains[-1].finite]) or is_konjunktiv(tokens[clause.finite]):
        return None
    announcing = mains[-2] if len(mains) > 1 and tokens.is_comma(mains[-1].start - 1) else None
    if announcing and article.cue(announcing) and not is_konjunktiv(tokens[announcing.finite]):
        return None  # *Er erklärte, er sei unschuldig, | **erkannte das Gericht nicht an***
    return _clause_before(article, period, number, base, takes)


def _interrupted(tokens: Tokens, match: Match, quotation: Match | None) -> Iterator[Match]:
    """A sentence with the rest of it behind its frame; a quotation there that is a sentence of its own stands alone."""
    if quotation is None or not is_sentence(tokens, quotation.content[0]):
        yield match
        return
    start = quotation.content[0][0]
    yield replace(match, content=[(a, b) for a, b in match.content if b <= start])
    yield quotation


def is_itself_reported(article: ParsedArticle, clause: Clause) -> bool:
    """*Die Zahlen sinken. **Das zeige**, dass der Plan wirke.*: no cue, but part of what somebody says.

    So is ***Er gehe davon aus**, dass …*, the speaker's own view, and *Sie sagte, **dass sie das ablehnt***; but *er
    habe gefordert* tells of another time.
    """
    tokens = article.tokens
    if clause.is_main and clause.finite == clause.start + 1 and tokens[clause.start].lower_ in _POINTING_BACK:
        return is_konjunktiv(tokens[clause.finite])
    if not clause.has_finite or tokens[clause.finite].tag_[:2] != "VV":
        return False
    told = clause.kind == "subordinate" and tokens[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS
    verb = tokens[clause.finite]
    if feature(verb, "Tense") == "Past" if told else verb.tag_ != "VVFIN" or not is_konjunktiv_present(verb):
        return False
    phrase = article.subject(clause) if clause.kind != "relative" else None
    return phrase is not None and tokens[phrase.head].lower_ in _SPEAKER_AGAIN


def compares(article: ParsedArticle, clause: Clause) -> bool:
    """*Eine Steuer, **wie sie die SPD fordert**, …*: what the pronoun takes up is of that kind, and nothing is told.

    Nor is it in *Das ist nicht so teuer, **wie die SPD behauptet***.
    """
    tokens = article.tokens
    if not is_behind_wie(tokens, clause):
        return False
    if clause.opener > 2 and tokens[clause.opener - 2].tag_ == "ADJD" and tokens[clause.opener - 3].lower_ in _AS_MUCH:
        return True
    phrases = [p for p in article.phrases_in(clause) if not p.has_preposition]
    taken_up = [p for p in phrases if tokens[p.head].lower_ in _COMPARED]
    subject = article.subject(clause)
    others = [p for p in phrases if p not in taken_up and "N" in p.cases and p.cases[0] not in "DG"]
    return bool(taken_up) and bool(others) and (subject in others or tokens[taken_up[0].head].lower_ == "ihn")


@rule("wie", "Wie die Polizei mitteilte, wurde niemand verletzt.")
def _wie(article: ParsedArticle, period: Period, number: int, base: Match) -> Iterator[Match]:
    """`Wie die Polizei mitteilte, wurde niemand verletzt.`"""
    tokens, clause = article.tokens, period.clauses[number]
    after = (c for c in period.clauses[number + 1 :] if c.start == clause.end + 1)
    quoted = next((c for c in after if c.is_quotation), None)
    if quoted is not None and tokens[clause.end].text == ":":  # *Wie die Polizei mitteilte: „Niemand ist verletzt.“*
        frame, content = (clause.start, quoted.start), [(quoted.start, quoted.end)]
        base = replace(base, type="direct")
    else:
        frame = (clause.start, _end_of_wie(period, clause))
        content = trim(tokens, _around_wie(tokens, period, clause, frame))
    if number and period.clauses[number - 1].is_quotation and len(content) == 1:
        base = replace(base, type="direct")
        content = [(period.clauses[number - 1].start, period.clauses[number - 1].end)]
    if content:
        yield replace(
            base, rule="wie", content=content, cue=tuple(sorted({clause.opener, *base.cue})),
            frame=[with_comma(tokens, frame, period)],
        )  # fmt: skip


def _end_of_wie(period: Period, clause: Clause) -> int:
    """*Es ist, **wie er sagt**, | „leider zu spät“*: the quotation belongs to the sentence around."""
    inside = (c.end for c in period.clauses if not c.is_quotation and depends(period, c, clause))
    return max([clause.end, *inside])


def _around_wie(tokens: Tokens, period: Period, clause: Clause, frame: Span) -> list[Span]:
    """What such a clause says where it stands in: all of the sentence, or the clause that it interrupts.

    *Er wechselte und | **hat**, wie er sagt, **gespart***; *ein Plan, | **der**, wie er sagt, **teuer ist***.
    """
    host = period.clauses[clause.parent] if clause.parent >= 0 else clause
    if host.kind == "relative" and host.start < frame[0] and frame[1] < host.end:
        return [(host.start, frame[0]), (frame[1], subtree_end(period, host))]
    earlier = any(c.is_main and c.start < host.start and c.has_finite for c in period.clauses)
    joined = earlier and host.is_main and host.coordinated and host.has_finite
    joined = joined and tokens.lowered[period.start] not in _OPENING_PAIR  # ***Entweder** kommt er oder sie geht*
    return [(host.start + 1 if joined else period.start, frame[0]), (frame[1], period.end)]


@rule("verb.direct.after", "Die Ministerin erklärte: „Wir bauen weiter.“")
@rule("verb.direct.inside", "Mit den Worten „Wir fangen endlich an“ kommentierte die Ministerin den Bau.")
def _quotation_after(article: ParsedArticle, period: Period, number: int, base: Match) -> Match | None:
    """`Er erklärte: „…“`, `Er sagte, „…“`."""
    clause = period.clauses[number]
    inside = next((c for c in period.clauses if c.is_quotation and clause.start < c.start < clause.end), None)
    if inside is not None:  # *Mit den Worten „…“ eröffnete er die Sitzung.*
        frames = [(clause.start, inside.start), (inside.end, clause.end)]
        return replace(
            base, type="direct", rule="verb.direct.inside", content=[(inside.start, inside.end)], frame=frames
        )
    after = _behind_idle_relatives(article, period, number)
    if after is None or not period.clauses[after].is_quotation:
        return None
    quoted = period.clauses[after]
    if after != following(period, number) and article.tokens[quoted.start - 1].text != ":":
        return None  # *Er komme, **sagte ein Mann**, der wartete, „aber nicht heute“*
    if not clause.is_main and any(
        clause.end <= i < quoted.start for c in period.clauses if c.is_main for i in c.tokens
    ):
        return None  # *Der Oberst, der das bestreitet, **sagte**: „…“*
    around = article.cue(period.clauses[clause.parent]) if clause.kind == "relative" and clause.parent >= 0 else None
    if around is not None and "quote" in around.verb.takes and _is_idle(article, clause):
        return None  # *sagte den Satz, der oft **zitiert wurde**: „…“*
    another = joined_teller(article, period, quoted.start)
    if another is not None and base.speaker is not None and base.speaker[1] < another.start:
        return None  # *Das reiche nicht, **sagte Weiß**, und Jan Rehm: „…“*
    frame = (frame_start(period, number), quoted.start)
    return replace(base, type="direct", rule="verb.direct.after", content=[(quoted.start, quoted.end)], frame=[frame])


@rule("verb.direct.before", "„Wir bauen weiter“, sagte die Ministerin.")
def _quotation_before(article: ParsedArticle, period: Period, number: int, base: Match) -> Match | None:
    """`„…“, sagte er.`"""
    tokens, clause = article.tokens, period.clauses[number]
    if number == 0 or not period.clauses[number - 1].is_quotation or clause.finite - clause.start > 1:
        return None
    quoted = period.clauses[number - 1]
    if number > 1 and tokens[quoted.start - 1].text in {":", "("} and article.cue(period.clauses[number - 2]):
        return None  # *Er schrieb: „…“, weiter hieß es, dass …*, *Er zitierte („…“) und redete*
    frame = (quoted.end, subtree_end(period, clause))
    return replace(base, type="direct", rule="verb.direct.before", content=[(quoted.start, quoted.end)], frame=[frame])


@rule("verb.dass", "Die Ministerin sagte, dass der Bau beginne.")
@rule("verb.interrogative", "Die Ministerin fragte, wann der Bau beginnt.")
@rule("verb.infinitive", "Die Ministerin versprach, den Bau zu beginnen.")
@rule("verb.v2", "Die Ministerin sagte, der Bau beginne im Mai.")
def _clause_after(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    tokens = article.tokens
    after = _behind_relatives(article, period, number)
    if after is None:
        return None
    clause, content = period.clauses[number], period.clauses[after]
    start, behind = content.start, following(period, after)
    if behind is not None and _is_condition(tokens, content) and period.clauses[behind].kind == "infinitive":
        after, content = behind, period.clauses[behind]  # *versprach, **sollte er siegen**, zu gehen*
    kind = content_kind(tokens, clause, content, takes)
    told = _with_clause_in_front(tokens, period, after) if {"v2", "quote"} & set(takes) else None
    if told is not None:
        after, content, kind = told, period.clauses[told], "v2"
    beside = start <= clause.end + 1
    if _goes_on_around(period, clause, content):
        return None
    if kind is None or (kind == "interrogative" and beside and _modifies_noun(tokens, clause, base.speaker)):
        return None
    if kind == "interrogative" and (says_who(article, content) or _is_shown(tokens, content, base)):
        return None
    if base.lemma in _DECIDING and is_question(tokens, content):
        return None
    if kind == "v2" and not _is_said(article, clause, content, base, takes):
        return None
    if kind == "infinitive" and _is_of_a_noun(article, clause, content, base.addressee):
        return None
    if kind in {"v2", "dass"} and _is_what_is_denied(article, clause, start):
        return None
    joined = tokens[content.start - 1].text not in {",", ":", "–"}
    if kind == "infinitive" and joined and not (base.speaker and can_assert(article, base.speaker)):
        return None  # *Die Preise versprechen zu fallen*
    end = content_end(article, period, after, clause)
    reported = any(c.start == end and reports_before(article, c) for c in period.clauses)
    if kind == "v2" and reported and tokens[content.start - 1].text == ":":
        return None  # *Er warf ihr Fehler vor: Es fehle Geld, | kritisierte er.*: the nearer cue has it
    spans = trim(tokens, [(start, end)])
    if not spans:
        return None
    frame = (frame_start(period, number), start)
    correlates = [
        i
        for i in clause.tokens
        if i > clause.start
        and tokens[i].tag_ == "PROAV"
        and tokens[i].lower_[:2] == "da"
        and tokens[i - 1].text not in time_nouns()  # *am Tag **darauf***
    ]
    quoted = kind == "dass" and spans[0] in article.quotations  # *sagte, **„dass sie komme“***
    return replace(
        base, type="direct" if quoted else "indirect", rule=f"verb.{kind}", content=spans, frame=[frame],
        cue=tuple(sorted({*base.cue, *correlates})),
    )  # fmt: skip


def _is_shown(tokens: Tokens, content: Clause, base: Match) -> bool:
    """*Sie zeigen, **wie** ein Mann kommt*: pictures or hands do; but *zeigte, **warum** das falsch ist*."""
    return base.lemma in _SHOWING and tokens[content.opener].lower_ == "wie"


def _with_clause_in_front(tokens: Tokens, period: Period, number: int) -> int | None:
    """The main clause in the Konjunktiv whose Vorfeld is a clause: *sagte, **wenn er siege**, | werde sie gehen*.

    Args:
        tokens: The tokens.
        period: Where the clauses stand.
        number: The place of what may be the Vorfeld.
    """
    front = period.clauses[number]
    opened = front.kind in {"subordinate", "interrogative"} or _is_condition(tokens, front)
    purpose = front.kind == "infinitive" and front.has_opener
    if not tokens.is_comma(front.start - 1) or not (opened or purpose):
        return None
    for n in range(number + 1, len(period.clauses)):
        clause = period.clauses[n]
        if clause.is_main and clause.finite == clause.start:
            said = is_konjunktiv(tokens[clause.finite]) and tokens.is_comma(clause.start - 1)
            return n if said else None
        if not depends(period, clause, front):
            return None
    return None


def _is_condition(tokens: Tokens, clause: Clause) -> bool:
    """***sollte er siegen***, ***falls er siegt***, ***wenn er siegt***: on what somebody does what they promise."""
    if clause.is_main:
        return clause.finite == clause.start and tokens[clause.start].lower_ in _CONDITIONAL
    return clause.kind == "subordinate" and tokens[clause.opener].lower_ in _CONDITIONAL - _CONTENT_SUBJUNCTIONS


def _behind_relatives(article: ParsedArticle, period: Period, number: int) -> int | None:
    """The clause that follows a clause, or what it reports behind a relative clause that tells of nothing said.

    *schrieb in einem Brief, **der am Montag verteilt wurde**, er gehe*; but *antwortete dem Mann, **der behauptete**,
    er gehe*. The Konjunktiv alone says that it is no clause of the relative clause's own.
    """
    tokens, behind = article.tokens, _behind_idle_relatives(article, period, number)
    content = period.clauses[behind] if behind is not None else None
    reports = content is not None and content.finite > content.start and is_konjunktiv_present(tokens[content.finite])
    return behind if reports else following(period, number)


def _behind_idle_relatives(article: ParsedArticle, period: Period, number: int) -> int | None:
    """The clause that follows a clause, behind relative clauses that say of nobody that they spoke.

    *schrieb in dem Brief, **der gestern ankam**: „Ich gehe.“*; but *sagte dem Mann, **der fragte**: „Wer bist du?“*
    """
    after = following(period, number)
    while after is not None and period.clauses[after].kind == "relative" and _is_idle(article, period.clauses[after]):
        after = following(period, after)
    return after


def _is_idle(article: ParsedArticle, clause: Clause) -> bool:
    """Whether nobody speaks in a relative clause: *das Wort, **das gut ankam***, *der Satz, **der zitiert wurde***."""
    cues = article.cues(clause)
    phrase = article.subject(clause)
    told = phrase is not None and can_assert(article, (phrase.start, phrase.end))
    return not cues or (cues[0].passive and not told)


def _goes_on_around(period: Period, clause: Clause, content: Clause) -> bool:
    """*In dem Text, **den der Rat annahm**, | heißt es, | dass …*: what follows is of the clause around."""
    if clause.is_main or clause.parent < 0:
        return False
    return any(clause.end < i < content.start for i in period.clauses[clause.parent].tokens)


def _is_said(article: ParsedArticle, clause: Clause, content: Clause, base: Match, takes: tuple[str, ...]) -> bool:
    """Whether a main clause behind a comma is what was said, and does not only follow.

    *Er sagte, **er kommt***; not *Sie fordert mehr Geld, **er lehnt das ab***, *Er wird gesucht, **er trug Rot***.
    """
    tokens = article.tokens
    if not tokens.is_comma(content.start - 1) or ("v2" in takes and is_konjunktiv_present(tokens[content.finite])):
        return True
    others = [p for p in article.phrases_in(clause) if (p.start, p.end) != base.speaker and not is_time(tokens, p)]
    others = [p for p in others if not p.has_preposition]
    objects = [p for p in others if p.cases[0] == "A" or (p.kind == "noun" and "A" in p.cases and p.cases[0] != "D")]
    objects = [p for p in objects if p.kind != "pronoun"]
    passive = any(cue.passive for cue in article.cues(clause))
    if objects or (base.speaker is not None and not can_assert(article, base.speaker)):
        return False  # *Es drohen **Strafen**, er muss zahlen*
    planned = clause.has_finite and tokens[clause.finite].tag_ == "VMFIN"  # *Sie will das Amt schließen, **er spart***
    return is_konjunktiv(tokens[content.finite]) or not (passive or planned or base.speaker is None)


def says_who(article: ParsedArticle, clause: Clause) -> bool:
    """*Er kam früher, als sie erwartete, **wie sie einräumte***: that is no question, but a frame."""
    if article.tokens[clause.opener].lower_ != "wie" or article.cue(clause) is None:
        return False
    subject = article.subject(clause)
    return all(p is subject or p.has_preposition for p in article.phrases_in(clause))


def _is_consequence(tokens: Tokens, clause: Clause, content: Clause) -> bool:
    """*Er spricht **so leise, dass** sie fragt*, *ging verloren, **so dass** sie sank*."""
    begins = [i for i in clause.tokens[:-1] if tokens[i].lower_ in _TO_SUCH_A_DEGREE]
    degree = any(tokens[i + 1].tag_ in {"ADJD", "ADV", "ADJA"} or i + 2 == clause.end for i in begins)
    return degree or (content.start != content.opener and tokens[content.start].lower_ == "so")


def _is_of_a_noun(article: ParsedArticle, clause: Clause, content: Clause, addressee: Span | None) -> bool:
    """*wies **Pläne** zurück, die Steuern zu senken*: the infinitive says which plans.

    So it does in *protestierte gegen **die Unfähigkeit**, sie zu schützen*, where that is what the verb is about.
    """
    phrases = [
        p for p in article.phrases_in(clause) if not p.has_preposition and "A" in p.cases and p.start > clause.finite
    ]
    if any(cue_noun(article.tokens[p.head].text, "content") for p in phrases[-1:]):
        return True
    cue, about = article.cue(clause), article.phrase_before(content.start - 1)
    if cue is None or about is None or about.preposition <= clause.finite:
        return False
    if (addressee is not None and addressee[0] == about.start) or is_person(article.tokens[about.head].text):
        return False  # *appellierte **an alle Halter**, zu zahlen*
    if can_speak(article.tokens, about):
        return False
    return article.tokens[about.preposition].lower_ in cue.verb.prepositions and article.tokens[about.head].tag_ == "NN"


def _is_what_is_denied(article: ParsedArticle, clause: Clause, content: int) -> bool:
    """*protestierte **gegen die Behauptung**, er lüge*: that is what another says."""
    phrase = article.phrase_before(content - 1)
    if phrase is None or phrase.preposition < clause.start:
        return False
    against = article.tokens[phrase.preposition].lower_ in _AGAINST
    return against and cue_noun(article.tokens[phrase.head].text, "content") is not None


def _modifies_noun(tokens: Tokens, clause: Clause, speaker: Span | None) -> bool:
    """*lobte eine Wirkung, wie sie selten ist*, *am Schloss, wo …*: such a clause belongs to the noun before it."""
    return tokens[clause.end - 1].tag_ in stts.NOUN and not (speaker and speaker[1] == clause.end)


def content_kind(tokens: Tokens, clause: Clause, content: Clause, takes: tuple[str, ...]) -> ContentKind | None:
    """What kind of content clause follows a cue, None where it is none of the verb's."""
    if content.kind == "subordinate" and tokens[content.opener].lower_ in _CONTENT_SUBJUNCTIONS:
        if _is_consequence(tokens, clause, content):
            return None
        return "dass" if "clause" in takes else None
    if content.kind == "interrogative":
        # *wonach*, *womit* carry a sentence on; they ask nothing.
        asks = tokens[content.opener].lower_ not in _CONTINUING
        return "interrogative" if "clause" in takes and asks else None
    if content.kind == "infinitive":
        if any(tokens[i].tag_ == "KOUI" for i in content.tokens[:3]):
            return None  # *um … zu*: a purpose
        return "infinitive" if "infinitive" in takes else None
    rendered = "quote" in takes and content.has_finite and is_konjunktiv_present(tokens[content.finite])
    if content.is_main and ("v2" in takes or rendered) and not content.coordinated:
        separator = tokens[content.start - 1].text
        reported = clause.is_main or in_konjunktiv(tokens, content)
        if separator == ":" or (separator == "," and content.finite > content.start and reported):
            return "v2"
    return None


@rule("verb.before", "Der Bau beginne im Mai, sagte die Ministerin.")
def _clause_before(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """`Er werde kommen, sagte sie.`, `Dass er kommt, bestätigte sie.`, `Er kommt“, sagte sie.` with a mark missing."""
    tokens, clause = article.tokens, period.clauses[number]
    if number == 0 or not clause.is_main or clause.coordinated:
        return None
    # *…, sagte er*; *…, so heißt es im Bericht*; *…, das entschied die NASA*
    taken_up = tokens[clause.start].lower_ in _TAKING_UP and clause.finite == clause.start + 1
    if clause.finite != clause.start and not taken_up:
        return None
    if base.speaker_by == "shared":
        return None  # *Er bestätigte den Fund, **wollte sich aber nicht äußern***
    start, end = range_before(tokens, period, number)
    before = [c for c in period.clauses[:number] if start <= c.start < end]
    if not {"clause", "v2"} & set(takes):
        return None
    if tokens[start].text == "(" and tokens[end - 1].text == ")":
        return None  # ***(lacht)** Das sagt er immer*
    in_front = before[0].parent == number and before[0].kind != "infinitive"
    if before[0].kind == "infinitive" and "infinitive" not in takes:
        return None
    if not in_front and before[0].is_main and "v2" not in takes:
        return None
    if in_front and base.lemma in _DECIDING and is_question(tokens, before[0]):
        return None  # *Ob sie kommt, **entscheidet** der Rat*
    if not in_front and not _can_stand_behind(article, clause, before, base):
        return None
    if not in_front and not _has_its_verb(article, clause, before, base):
        return None
    if in_front and not (before[0].kind in {"subordinate", "interrogative"} and _is_content(article, before[0])):
        return None
    if _is_circumstance(tokens, before):
        return None
    frame = with_comma(tokens, (clause.start, _frame_end(article, period, clause, base.speaker)), period)
    tail = (frame[1], frame[1] if names_another(article, frame[1]) else _frame_goes_on(tokens, period, clause))
    content = trim(tokens, [(start, end), tail])
    if not content:
        return None
    unpaired = any(tokens[i].is_quote and not article.is_quoted(i) for i in (start, end - 2))
    quoted = unpaired or content[0] in article.quotations  # *„Nie wieder“ – **das sagt auch sie***
    return replace(base, type="direct" if quoted else "indirect", rule="verb.before", content=content, frame=[frame])


def _frame_end(article: ParsedArticle, period: Period, clause: Clause, speaker: Span | None) -> int:
    """*Er sei froh, **sagt der Wirt**, „und müde“*: up to a quotation that the reported sentence goes on with."""
    end = subtree_end_after(period, clause)
    where = next((c for c in period.clauses if c.start == end + 1 and c.kind == "interrogative"), None)
    if where is not None and speaker is not None and speaker[1] < end and _says_where(article, where):
        end = subtree_end(period, where)
    behind = speaker[1] if speaker is not None else clause.finite
    quoted = (a for a, _ in article.quotations if behind < a < end and article.tokens.is_comma(a - 1))
    return next(quoted, end)


def _says_where(article: ParsedArticle, clause: Clause) -> bool:
    """*Er komme, sagte sie vor dem Amt, **wo sie wartete***: of the act; not *sagte sie vor dem Amt, **wo er sei***."""
    tokens = article.tokens
    return clause.has_finite and tokens[clause.opener].lower_ == "wo" and not is_konjunktiv(tokens[clause.finite])


def _frame_goes_on(tokens: Tokens, period: Period, clause: Clause) -> int:
    """Where she does something else: *Er komme, sagt sie | **und lacht***, not *Er komme, sagt sie, und bleibe*."""
    later = (c for c in period.clauses if c.start >= clause.end and c.kind == "subordinate" and c.has_finite)
    of_act = next((c for c in later if tokens[c.opener].lower_ in _OF_TIME), None)
    if of_act is not None and not is_konjunktiv(tokens[of_act.finite]) and tokens.is_comma(of_act.start - 1):
        return of_act.start  # *Er komme, sagt sie, | **ehe sie geht***
    joined = next((c for c in period.clauses if c.start == clause.end and c.is_main and c.coordinated), None)
    if joined is None or joined.finite != joined.start + 1 or is_konjunktiv(tokens[joined.finite]):
        return period.end
    return joined.start


def _is_circumstance(tokens: Tokens, before: list[Clause]) -> bool:
    """***Als sie rief, er lüge**, mahnte Weiß sie*; but ***Als sie eintrafen**, habe es gebrannt, berichtet Weiß*."""
    first = before[0]
    if first.kind != "subordinate" or tokens[first.opener].lower_ not in _OF_TIME:
        return False
    return not any(c.is_main and c.finite == c.start for c in before)


def is_question(tokens: Tokens, content: Clause) -> bool:
    """*ob er kommt*, *wann er kommt*."""
    asked = content.has_opener and tokens[content.opener].lower_ == "ob"
    return asked or content.kind == "interrogative"


def _can_stand_behind(article: ParsedArticle, clause: Clause, before: list[Clause], base: Match) -> bool:
    """Whether a clause says who said what is in the indicative before it: *Er kommt, **sagte die Ministerin***.

    *Die Stadt prüft das, **fand aber keine Fehler***: it goes on with a verb of its own, whose object stands in it.
    """
    tokens = article.tokens
    said = next((c for c in before if c.is_finite_main), None)
    if said is None or is_konjunktiv(tokens[said.finite]) or tokens[clause.start].lower_ in _TAKING_UP:
        return True
    cue = article.cue(clause)
    if cue is not None and (cue.verb.subject != "speaker" or cue.verb.act in {"report", "announce"}):
        return True
    if base.speaker is not None:
        phrase, number = article.phrase_at(base.speaker[0]), feature(tokens[clause.finite], "Number")
        disagrees = phrase is not None and phrase.plural and number == "Sing"  # *befürchtet aber **weitere Tote***
        return can_assert(article, base.speaker) and not disagrees
    nouns = (p for p in article.phrases_in(clause) if not p.has_preposition and p.kind == "noun")
    return all(is_time(tokens, p) for p in nouns)


def _has_its_verb(article: ParsedArticle, clause: Clause, before: list[Clause], base: Match) -> bool:
    """Whether what is before a clause has a verb of its own, and the clause nothing of it but who said it.

    *Es sei kalt, **hieß es***, ***glaubt man***; not *Er hätte gern geholt, **fand aber keine***, nor *Ein Gesetz, das
    vorsieht, dass …, **wurde angenommen***.
    """
    if any(cue.passive for cue in article.cues(clause)):
        return any(c.is_finite_main for c in before)
    phrase = article.subject(clause)
    named = base.speaker is not None or (phrase is not None and article.tokens[phrase.head].lower_ == "man")
    return named or any(cue.verb.subject != "speaker" for cue in article.cues(clause))


@rule("verb.any.before", "Der Bau sei teuer, wand sich die Ministerin.")
def any_verb_before(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """*Er habe das nicht gewollt, **schob sie hinterher***: any verb can say who said what is in the Konjunktiv."""
    tokens, clause = article.tokens, period.clauses[number]
    if clause.finite != clause.start or tokens[clause.finite].tag_ != "VVFIN":
        return
    phrase = article.subject(clause)
    if phrase is None or not (can_speak(tokens, phrase) or tokens[phrase.start].tag_ in {"NE", "PPER"}):
        return
    base = Match("indirect", "", [], (phrase.start, phrase.end), clause.verbs, negated=is_negated(article, clause))
    match = _sentence_before(article, period, number, base, ("clause", "v2"))
    if match is not None:
        yield replace(match, rule="verb.any.before")


def _is_content(article: ParsedArticle, clause: Clause) -> bool:
    tokens = article.tokens
    if clause.kind == "interrogative" and says_who(article, clause):
        return False  # ***Wie sie sagte**, war nichts zu hören*
    return clause.kind == "interrogative" or tokens[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS


@rule("verb.anaphoric", "Der Bau beginnt im Mai. Das teilte die Ministerin mit.")
def anaphoric_statements(
    article: ParsedArticle, number: int, here: list[Match], quoted: Match | None, found: list[Match]
) -> Iterator[Match]:
    """`Die Hauptkamera ist ausgefallen. **Das** teilte die NASA mit.`, `„Ich gehe.“ **Mit diesen Worten** begann sie.`

    Not `„Ich gehe“, sagte sie. **Das** sagte sie schon im Mai.`: who says it is told.

    Args:
        article: What the rules look at.
        number: The period's place in the article.
        here: The period's statements so far.
        quoted: The quotation without a cue that is all of the period before.
        found: The statements of the periods before.
    """
    tokens, period = article.tokens, article.periods[number]
    first = period.clauses[0] if period.clauses else None
    if number == 0 or first is None or here or not first.is_main:
        return
    author = _author_of_words(article, first) if quoted else None
    if author is None and not _points_back(tokens, first, quoted):
        return
    cue = article.cue(first)
    told = cue is not None and "clause" in cue.verb.takes and cue.verb.act in _TELLING
    if not (told or (quoted and (cue or tokens[first.start].lower_ not in _POINTING_BACK))):
        return  # *Das lehnte er ab*: that alone is what he rejects
    if is_konjunktiv(tokens[first.finite]):
        return
    phrases = [p for p in article.phrases_in(first) if p.start > first.start + 1]
    if cue is not None:
        role = roles(tokens, first, cue, phrases)
    else:
        phrase = author or subject(tokens, first, phrases)
        if phrase is not None and author is None and tokens[first.start].lower_ != "mit":
            phrase = phrase if can_speak(tokens, phrase) else None  # *„Auf geht’s!“ **So** begann das Spiel*
        role = Roles((phrase.start, phrase.end) if phrase is not None else None, None)
    if role.speaker is None and not (cue and cue.passive):
        return
    before = article.periods[number - 1]
    content = quoted.content if quoted else trim(tokens, [(before.start, before.end)])
    announced = cue is not None and cue.verb.act == "announce" and _is_planned(tokens, before)
    if not content or (quoted is None and not announced and _tells_who_speaks(before, found)):
        return  # nothing but a mark stands there, or an attribution
    frame = [(first.start + 1, first.end)]
    match = Match(
        "direct" if quoted else "indirect",
        "verb.anaphoric",
        content,
        role.speaker,
        first.verbs,
        frame=frame,
        addressee=role.addressee,
    )
    match.speaker_by = "words" if role.speaker else "nobody"
    yield match.take_cue(cue, is_negated(article, first)) if cue else match


def _author_of_words(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """*„Wir bleiben.“ **Der Satz stammt von Jan Thoma***: who is named behind *von*, None where no words are meant."""
    tokens = article.tokens
    if not clause.has_finite or tokens[clause.finite].lower_ not in _COMING:
        return None
    words = article.phrase_at(clause.start)
    if words is None or tokens[words.head].lower_ not in _WORDS or words.end != clause.finite:
        return None
    return next((p for p in article.phrases_in(clause) if is_agent(tokens, p)), None)


def _is_planned(tokens: Tokens, period: Period) -> bool:
    """*Der Rat **will** bald sagen, wann er tagt. Das kündigte er an.*"""
    return any(c.is_finite_main and tokens[c.finite].tag_ == "VMFIN" for c in period.clauses)


def _tells_who_speaks(period: Period, found: list[Match]) -> bool:
    """Whether the verb of a main clause is a cue: *„Ich gehe“, **sagte** sie*."""
    main = [clause for clause in period.clauses if clause.is_main]
    inside = (m for m in reversed(found) if m.cue and m.content[0][0] >= period.start)
    return any(clause.finite in m.cue for m in inside for clause in main)


def _points_back(tokens: Tokens, clause: Clause, quoted: Match | None) -> bool:
    """***Das** sagte sie*; after a quotation also ***So** äußerte sie sich*, ***Mit diesen Worten** begann sie*."""
    word = tokens[clause.start].lower_
    if word == "mit":
        return quoted is not None and tokens[clause.start + 1].lower_ in _POINTING_BACK_WITH_NOUN
    taken_up = word in _POINTING_BACK or (quoted is not None and word in _TAKING_UP)
    return taken_up and clause.finite == clause.start + 1


def is_negated(article: ParsedArticle, clause: Clause, cue: Collection[int] = ()) -> bool:
    """`hat weder bestätigt noch dementiert`, `bestätigte nicht, dass …`.

    Not *nannte den Plan **nicht (weniger) gerecht***, *forderte **nicht nur** Geld*, and not what stands in quotation
    marks, nor what is a word of the cue itself: *machte **keinen** Hehl daraus, dass …*.
    """
    tokens, lowered = article.tokens, article.tokens.lowered
    if _NEGATION.isdisjoint(lowered[clause.start : clause.end]):
        return False
    negations = [i for i in clause.tokens if lowered[i] in _NEGATION and i not in cue]
    return any(not _negates_a_word(tokens, i) and not article.is_quoted(i) for i in negations)


def _negates_a_word(tokens: Tokens, i: int) -> bool:
    following = tokens.at(i + 1)
    negated = following.tag_ in {"ADJA", "ADJD"} or following.lower_ in _NEGATED_WORDS
    return tokens[i].lower_ == "nicht" and negated
