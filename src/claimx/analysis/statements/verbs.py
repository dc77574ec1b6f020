"""Attribution by a cue verb: which content it has, and clauses before it: ***Der Bau beginne im Mai**, sagte sie*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.figures.lookups import is_person
from claimx.analysis.rules import rule
from claimx.analysis.statements.content_behind import clause_after, is_comment
from claimx.analysis.statements.content_kinds import asks_itself, is_condition, is_undecided, says_who
from claimx.analysis.statements.content_quoted import (
    quotation_after,
    quotation_around,
    quotation_before,
    quotation_resumed,
)
from claimx.analysis.statements.context import can_assert, is_neuter_thing, speaker_of
from claimx.analysis.statements.extent import (
    is_sentence,
    names_another,
    range_before,
    reports_before,
    stands_for_itself,
    subtree_end,
    subtree_end_after,
    trim,
    with_comma,
)
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.statements.wie import compares, is_wie, tells_wie, wie_statements
from claimx.analysis.syntax.clauses import Clause, Period, word_in_vorfeld
from claimx.analysis.syntax.noun_groups import Phrase, is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import SHARES, can_speak, is_agent, is_man
from claimx.analysis.syntax.tokens import Span, Tokens, feature
from claimx.analysis.syntax.verbs import is_hearsay, is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import noun_kind

_ASKED = words_of("participle_of_asking")
_CONTENT_SUBJUNCTIONS = words_of("content_subjunction")
_POINTING_BACK = words_of("points_back")
_WORDS = words_of("words_quoted")
_COMING = words_of("comes_from")
_TAKING_UP = words_of("takes_up")
_UNREAL_BEFORE_MODAL = tuple(words_of("unreal_before_modal"))
_UNREAL = tuple(words_of("unreal"))
"""How a verb begins that says of nothing that it was said: *würde fordern*."""
_SPEAKER_AGAIN = words_of("speaker_again") | SHARES
_OBLIGING = words_of("obliging")
_FORBIDDING = words_of("forbidding")
"""With *sein* they tell of a state, or are another verb: *es **ist** verboten*, *sie **waren** in Streit geraten*."""
_NOBODY = words_of("nobody")
_ALLOWING = words_of("allowing")
_LEAVING_UNDONE = words_of("leaves_undone")
_FREE_RELATIVE = words_of("free_relative")
_OF_TIME = words_of("subjunction_of_time")
_CARRYING_ON = words_of("carries_on") - words_of("source_relative")


def verb_statements(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Iterator[Match]:
    """The content of a cue verb: a quotation, a clause after or before it, or an infinitive, in this order."""
    tokens, clause, takes = article.tokens, period.clauses[number], cue.verb.takes
    base = _base(article, period, number, cue)
    if cue.verb.in_document and not is_document(article, base.speaker):
        return
    if cue.verb.evidence and (is_thing(article, base.speaker) or _has_clause_as_subject(clause, cue, base.speaker)):
        return
    if _is_unreal(article, clause, base.speaker) or _is_only_supposed(tokens, period, clause):
        return
    reflexive = "sich" not in cue.verb.with_ and any(tokens.tags[i] == "PRF" for i in cue.tokens)
    if reflexive and is_thing(article, base.speaker):
        return  # *Das Unheil kündigte **sich** an: Der Fluss stieg.*
    if cue.verb.subject == "es" and _explains(tokens, clause, cue):
        return
    if _is_of_nobody(tokens, clause, base.speaker):
        return
    if cue.verb.subject == "judged" and "clause" in takes and base.speaker is None:
        return  # *Für die Fahrt steht fest, dass …*; but *Der Plan stieß auf Kritik: …*
    if compares(article, clause):
        return
    if is_wie(tokens, period, clause):
        if tells_wie(article, clause, cue):
            yield from wie_statements(article, period, number, base)
        return
    before = quotation_before(article, period, number, base) if "quote" in takes else None
    after = quotation_after(article, period, number, base) if "quote" in takes else None
    if before is not None and after is None:
        after = quotation_resumed(article, period, number, before)
    if before is not None and after is not None:
        yield from quotation_around(tokens, before, after)
    elif before is not None:
        after = clause_after(article, period, number, base, takes)
        if tokens.is_comma(before.content[0][0] - 1):  # ***Es gebe Orte**, „da fehlt alles“, sagte sie*
            yield from filter(None, (_sentence_before(article, period, number, base, takes),))
        yield before
        if after is not None and not is_comment(article, period, after):
            yield after
    elif (sentence := _sentence_before(article, period, number, base, takes)) is not None:
        yield from _interrupted(tokens, sentence, after)
    else:
        told = after or clause_after(article, period, number, base, takes)
        if after is not None and _has_content_in_front(tokens, period, number):
            yield from filter(None, (_in_front(article, period, number, base, takes),))
        if told is None or _only_follows(article, period, clause, told):
            whole = told is None  # else what follows is none of it
            before = (_clause_before if whole else _in_front)(article, period, number, base, takes)
            told = before or told
        yield from filter(None, (told,))


def _has_content_in_front(tokens: Tokens, period: Period, number: int) -> bool:
    """***Dass sie geht**, bestreitet sie nicht: „Es ist Zeit.“*: it is said, and so is what is quoted."""
    if not number or tokens.at(period.clauses[number].end).text != ":":
        return False
    front = period.clauses[number - 1]
    told = front.kind == "subordinate" and tokens.lowered[front.opener] in _CONTENT_SUBJUNCTIONS
    return told and front.parent == number


def _in_front(article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]) -> Match | None:
    """The content in front of a verb, without what follows."""
    match, clause = _clause_before(article, period, number, base, takes), period.clauses[number]
    if match is None:
        return None
    return replace(match, content=[(a, b) for a, b in match.content if b <= clause.start])


def _only_follows(article: ParsedArticle, period: Period, clause: Clause, told: Match) -> bool:
    """*Der Mann musste bleiben, **erzählt sie, dann kommen ihr die Tränen***: what she says stands before it."""
    framed = clause.is_main and clause.is_verb_first and article.tokens.is_comma(clause.start - 1)
    return framed and article.tokens.is_comma(told.content[0][0] - 1) and is_comment(article, period, told)


def is_document(article: ParsedArticle, speaker: Span | None) -> bool:
    """***Im Vertrag** steht, dass …*, ***Auf dem Plakat** stand: „…“*; not *Auf dem Hof steht ein Baum*."""
    phrase = article.phrase_at(speaker[0]) if speaker is not None else None
    return phrase is not None and noun_kind(article.tokens[phrase.head].lemma_) in {"document", "media"}


def is_thing(article: ParsedArticle, speaker: Span | None) -> bool:
    """*Der **Unfall** zeigt, dass …*, *Sein **Lächeln** verriet, dass …*: evidence, which nobody says."""
    phrase = article.phrase_at(speaker[0]) if speaker is not None else None
    if phrase is None or phrase.kind != "noun":
        return False
    if is_neuter_thing(article.tokens, phrase):
        return True
    return not can_speak(article.tokens, phrase) and not is_person(article.tokens[phrase.head].text)


def _has_clause_as_subject(clause: Clause, cue: VerbCue, speaker: Span | None) -> bool:
    """***Dass sie schweigt**, zeigt: Es geht nicht.*: evidence, where no phrase is the subject of the active."""
    return speaker is None and clause.has_finite and not cue.passive


def _is_of_nobody(tokens: Tokens, clause: Clause, speaker: Span | None) -> bool:
    """***Niemand könne** begründen, „warum es fehle“*: words of whoever says that, as the Konjunktiv shows."""
    if speaker is None or tokens.lowered[speaker[0]] not in _NOBODY or not clause.has_finite:
        return False
    return is_konjunktiv(tokens[clause.finite])


def _explains(tokens: Tokens, clause: Clause, cue: VerbCue) -> bool:
    """*Der Bau ruht, **das heißt**, dass er teurer wird*: what it means; but *Das **hieß es** aus dem Amt*."""
    if clause.finite < 1 or any(tokens[i].lower_ == "es" for i in cue.tokens):
        return False
    return tokens[clause.finite - 1].lower_ in _POINTING_BACK


def _is_unreal(article: ParsedArticle, clause: Clause, speaker: Span | None) -> bool:
    """*Man **könnte** sagen, dass …*, *wer das tut, **sollte** fragen, ob …*: nobody has said it.

    Nor *Es **darf** festgehalten werden, dass …*, *Es **ist** verboten, zu …*.
    """
    if clause.has_opener and article.tokens[clause.opener].lower_ == "wer":
        return True  # ***Wer** das glaubt, der irrt*
    by_nobody = speaker is None or article.tokens[speaker[0]].lower_ == "es"
    if not clause.has_finite:  # *Es ist wichtig, **zu sagen**, dass …*
        return clause.kind == "infinitive" and (by_nobody or _is_left_undone(article, clause))
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
    return is_imagined(article.tokens, clause) or obliged


def _is_left_undone(article: ParsedArticle, clause: Clause) -> bool:
    """*Sie **weigerte sich**, zu sagen, wer zahlt*, *Sie **lehnte es ab**, …*: what they do not do."""
    around = article.period_at(clause.start).clauses[clause.parent] if clause.has_parent else None
    if around is None or is_negated(article, around) or article.tokens[clause.start].tag_ == "KOUI":
        return False  # *Sie versäumte es **nicht**, …*, *Sie lehnte ab, **um** zu zeigen, dass …*
    lemmas = {article.tokens[i].lemma_ for i in around.verbs} | {cue.verb.lemma for cue in article.cues(around)}
    return not _LEAVING_UNDONE.isdisjoint(lemmas)


def is_imagined(tokens: Tokens, clause: Clause) -> bool:
    """*Die Partei **würde** fordern, …*, *Sie **hätte** sagen **können**, …*: what nobody has done."""
    finite = tokens.lowered[clause.finite]
    before_modal = finite.startswith(_UNREAL_BEFORE_MODAL) and tokens.tags[clause.verbs[-1]] == "VMINF"
    return finite.startswith(_UNREAL) or before_modal


def _is_only_supposed(tokens: Tokens, period: Period, clause: Clause) -> bool:
    """***Wenn sie sagen**, was fehlt, **könne** man handeln*; but *Wenn sie sagt, dass es reicht, irrt sie*."""
    if clause.kind != "subordinate" or not clause.has_parent or not is_condition(tokens, clause):
        return False
    around = period.clauses[clause.parent]
    return around.has_finite and is_konjunktiv(tokens[around.finite])


def verb_readings(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Iterator[Match]:
    """All that can be the content of a cue verb, the best first."""
    takes, base = cue.verb.takes, _base(article, period, number, cue)
    if is_wie(article.tokens, period, period.clauses[number]):
        yield from wie_statements(article, period, number, base)
        return
    found: list[Match | None] = []
    if "quote" in takes:
        found += quotation_after(article, period, number, base), quotation_before(article, period, number, base)
    found += clause_after(article, period, number, base, takes), _clause_before(article, period, number, base, takes)
    yield from filter(None, found)


def _base(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Match:
    """What all that a cue verb can say has in common: who speaks, to whom, and the cue."""
    clause = period.clauses[number]
    role = article.roles(clause, cue)
    speaker, by = speaker_of(article, period, number, cue, role.speaker)
    base = Match("indirect", "", [], speaker, addressee=role.addressee, speaker_by=by)
    return base.take_cue(cue, is_negated(article, clause, cue.tokens))


def _sentence_before(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """*Er sei müde, **sagte er**, „und das seit Wochen“*: the sentence around the clause, before what follows it."""
    tokens, clause = article.tokens, period.clauses[number]
    if not clause.is_main or not clause.is_verb_first or number == 0:
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
    if quotation is None:
        yield match
        return
    start = quotation.content[0][0]
    announced = tokens[start - 1].text == ":"  # *Es gehe um zweierlei, sagte er: **„Geld und Zeit.“***
    if not announced and not is_sentence(tokens, quotation.content[0]):
        yield match
        return
    yield replace(match, content=[(a, b) for a, b in match.content if b <= start])
    yield quotation


def is_itself_reported(article: ParsedArticle, clause: Clause) -> bool:
    """*Die Zahlen sinken. **Das zeige**, dass der Plan wirke.*: no cue, but part of what somebody says.

    So is ***Er gehe davon aus**, dass …*, the speaker's own view, and *Sie sagte, **dass sie das ablehnt***; but *er
    habe gefordert* tells of another time. So is *Sie sagte, **die Mehrheit wünsche** Neuwahlen*.
    """
    tokens = article.tokens
    if clause.is_main and word_in_vorfeld(tokens, clause) in _POINTING_BACK:
        return is_konjunktiv(tokens[clause.finite])
    verb = tokens[clause.finite] if clause.has_finite else None
    # *sie **sei froh**, dass …*, *er **habe den Eindruck**, dass …*
    copula = verb is not None and verb.lemma_ in {"sein", "haben"} and len(clause.verbs) == 1
    unable = verb is not None and verb.tag_ == "VMFIN"  # *Dass es brannte, **könne sie** nicht bestätigen*
    if verb is None or not (copula or unable or verb.tag_[:2] == "VV"):
        return False
    told = clause.kind == "subordinate" and tokens[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS
    if feature(verb, "Tense") == "Past" if told else not is_konjunktiv_present(verb):
        return False
    phrase = article.subject(clause) if clause.kind != "relative" else None
    if phrase is None or (unable and phrase.start < clause.finite):
        return False  # *Sie **könne** nicht bestätigen, dass es brannte*
    return tokens[phrase.head].lower_ in _SPEAKER_AGAIN


def takes_up_result(tokens: Tokens, clause: Clause, cue: VerbCue) -> bool:
    """***Zu diesem Ergebnis** kommt eine Studie*: the noun of a cue, and which one it is."""
    noun = clause.start + 2
    return noun in cue.tokens and tokens.tags[clause.start + 1] == "PDAT" and tokens.tags[clause.start] == "APPR"


@rule("verb.before", "Der Bau beginne im Mai, sagte die Ministerin.")
def _clause_before(
    article: ParsedArticle, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """`Er werde kommen, sagte sie.`, `Dass er kommt, bestätigte sie.`, `Er kommt“, sagte sie.` with a mark missing."""
    tokens, clause = article.tokens, period.clauses[number]
    if number == 0 or not clause.is_main or clause.coordinated:
        return None
    # *…, sagte er*; *…, so heißt es im Bericht*; *…, das entschied die NASA*
    cue = article.cue(clause)
    taken_up = word_in_vorfeld(tokens, clause) in _TAKING_UP or (cue and takes_up_result(tokens, clause, cue))
    if not clause.is_verb_first and not taken_up:
        return None
    if clause.is_verb_first and tokens[clause.start - 1].text == ":" and tokens[period.end - 1].text == "?":
        return None  # *Forscher wollten wissen: **Können Kinder das erklären**?*
    if base.speaker_by == "shared":
        return None  # *Er bestätigte den Fund, **wollte sich aber nicht äußern***
    if is_condition(tokens, clause):
        return None  # *Sie kündigte an, zu gehen, **sollte er nicht zusagen***
    start, end = range_before(tokens, period, number)
    start = _begin_of_told(article, period, number, start)
    before = [c for c in period.clauses[:number] if start <= c.start < end]
    if not before or not {"clause", "v2"} & set(takes):
        return None  # *So (sagt er)*: nothing stands between the frame before and this clause
    if tokens[start].text == "(" and tokens[end - 1].text == ")":
        return None  # ***(lacht)** Das sagt er immer*
    in_front = before[0].parent == number and before[0].kind != "infinitive"
    if before[0].kind == "infinitive" and "infinitive" not in takes:
        return None
    asked = asks_itself(tokens, before[0]) or _is_what_is_asked(clause, before[0], base)
    if not in_front and before[0].is_main and "v2" not in takes and not asked:
        return None
    if in_front and is_undecided(tokens, base.lemma, before[0], clause):
        return None  # *Ob sie kommt, **entscheidet** der Rat*
    if not in_front and not _can_stand_behind(article, clause, before, base):
        return None
    if not in_front and not _has_its_verb(article, clause, before, base):
        return None
    if in_front and not (before[0].kind in {"subordinate", "interrogative"} and _is_content(article, before[0])):
        return None
    by_nobody = base.speaker is None or tokens[base.speaker[0]].lower_.startswith("kein")
    if by_nobody and tokens[before[0].opener].lower_ in _FREE_RELATIVE and in_front:
        return None  # ***Wer zu spät kommt**, fragt nicht lange*, ***wer sucht**, findet keine Quelle*
    if _is_circumstance(tokens, before):
        return None
    if before[0].is_main and before[0].is_verb_first and base.act in JUDGING:
        return None  # ***Geht es nach Hause**, freut sie sich*: if it does
    frame = with_comma(tokens, (clause.start, _frame_end(article, period, clause, base.speaker)), period)
    tail = (frame[1], frame[1] if names_another(article, frame[1]) else _frame_goes_on(article, period, clause))
    content = trim(tokens, [(start, end), tail])
    if not content:
        return None
    unpaired = any(tokens[i].is_quote and not article.is_quoted(i) for i in (start, end - 2))
    quoted = unpaired or content[0] in article.quotations  # *„Nie wieder“ – **das sagt auch sie***
    return replace(base, type="direct" if quoted else "indirect", rule="verb.before", content=content, frame=[frame])


def _begin_of_told(article: ParsedArticle, period: Period, number: int, start: int) -> int:
    """*Rehm ortete einen Fehler, | **er sei teuer**, fand sie*: behind what is told of her otherwise."""
    tokens = article.tokens
    mains = [c for c in period.clauses[:number] if c.is_finite_main and c.start >= start]
    if len(mains) < 2 or is_konjunktiv(tokens[mains[0].finite]) or not is_konjunktiv_present(tokens[mains[1].finite]):
        return start
    cue = article.cue(mains[0])
    subject = article.subject(mains[0]) if cue is not None and "v2" not in cue.verb.takes else None
    own = subject is not None and can_speak(tokens, subject)
    apart = tokens.is_comma(mains[1].start - 1) and not mains[1].is_verb_first and not mains[1].coordinated
    return mains[1].start if own and apart else start


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


def _frame_goes_on(article: ParsedArticle, period: Period, clause: Clause) -> int:
    """Where she does something else: *Er komme, sagt sie | **und lacht***, not *Er komme, sagt sie, und bleibe*.

    Also behind a dash: *Er komme, sagt sie – **und lacht***. Or somebody else tells that, *Er solle gehen, habe sie
    gesagt, | **berichtet er***, or a quotation stands alone.
    """
    tokens = article.tokens
    later = (c for c in period.clauses if c.start >= clause.end and c.has_opener and c.has_finite)
    of_act = next((c for c in later if _is_of_act(tokens, c)), None)
    if of_act is not None and not is_konjunktiv(tokens[of_act.finite]) and tokens.is_comma(of_act.start - 1):
        return of_act.start  # *Er komme, sagt sie, | **ehe sie geht***
    dash = clause.end < period.end and tokens[clause.end].text in DASHES
    joined = next((c for c in period.clauses if c.start == clause.end + dash and c.is_joined_verb), None)
    if joined is not None:
        finite = tokens[joined.finite]
        told = is_konjunktiv_present(finite) if dash else is_konjunktiv(finite)  # *… – und **machte** kehrt*: she did
        if not told:
            return joined.start
    aside = next((c for c in period.clauses if dash and c.start == clause.end + 1 and c.is_finite_main), None)
    if aside is not None and feature(tokens[aside.finite], "Mood") == "Ind" and not is_konjunktiv(tokens[aside.finite]):
        mains = [c for c in period.clauses if c.is_finite_main and c.end <= clause.start]
        if any(is_konjunktiv_present(tokens[c.finite]) for c in mains):
            return clause.end  # *Sie habe es nicht gewusst, sagt sie | – **aber die Nummern sind gespeichert***
    behind = (c for c in period.clauses if c.start >= clause.end)
    ends = (c for c in behind if reports_before(article, c) or _is_quoted_behind_colon(article, period, c))
    return next((c.start for c in ends), period.end)


def _is_of_act(tokens: Tokens, clause: Clause) -> bool:
    """*…, sagt sie, **ehe sie geht***, *…, sagt sie, **woraufhin er geht***: what is told of her saying it."""
    word = tokens[clause.opener].lower_
    return word in (_OF_TIME if clause.kind == "subordinate" else _CARRYING_ON)


def _is_quoted_behind_colon(article: ParsedArticle, period: Period, clause: Clause) -> bool:
    """*Zwar sei es mild, sagt sie, doch die Mäuse hätten genagt: **„Alles ist hin.“***"""
    return article.tokens[clause.start - 1].text == ":" and stands_for_itself(article, period, clause)


def _is_circumstance(tokens: Tokens, before: list[Clause]) -> bool:
    """***Als sie rief, er lüge**, mahnte Weiß sie*; but ***Als sie eintrafen**, habe es gebrannt, berichtet Weiß*.

    Nor is what somebody is asked: ***Gefragt nach dem Preis**, sagte sie nichts*.
    """
    first = before[0]
    if not first.has_finite and not _ASKED.isdisjoint(tokens.lowered[first.start : first.end]):
        return True
    if first.kind != "subordinate" or tokens[first.opener].lower_ not in _OF_TIME:
        return False
    return not any(c.is_main and c.is_verb_first for c in before)


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
        plural = phrase is not None and phrase.kind == "noun" and phrase.plural  # names have no number to a tagger
        disagrees = plural and number == "Sing"  # *befürchtet aber **weitere Tote***
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
    named = base.speaker is not None or is_man(article.tokens, phrase)
    return named or any(cue.verb.subject != "speaker" for cue in article.cues(clause))


@rule("verb.any.before", "Der Bau sei teuer, wand sich die Ministerin.")
def any_verb_before(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """*Er habe das nicht gewollt, **schob sie hinterher***: any verb can say who said what is in the Konjunktiv.

    So can one behind a modal verb: *Er sei nicht gefahren, **wollte er dem Gericht einreden**.*
    """
    tokens, clause = article.tokens, period.clauses[number]
    if not clause.is_verb_first or not clause.verbs:
        return
    finite = tokens[clause.finite].tag_
    willing = tokens[clause.finite].lemma_ == "wollen" and tokens[clause.verbs[-1]].tag_ == "VVINF"
    if finite != "VVFIN" and not willing:
        return
    phrase = article.subject(clause)
    if phrase is None or not (can_speak(tokens, phrase) or tokens[phrase.start].tag_ in {"NE", "PPER"}):
        return
    base = Match("indirect", "", [], (phrase.start, phrase.end), clause.verbs, negated=is_negated(article, clause))
    match = _sentence_before(article, period, number, base, ("clause", "v2"))
    if match is not None:
        yield replace(match, rule="verb.any.before")


def _is_what_is_asked(clause: Clause, asked: Clause, base: Match) -> bool:
    """***Muss das sein**, fragt Weiß*; but ***Regnet es**, fragt Weiß nach dem Weg*."""
    if base.act != "ask" or base.speaker is None or not asked.is_verb_first:
        return False
    return len(clause.tokens) == len(base.cue) + base.speaker[1] - base.speaker[0]


def _is_content(article: ParsedArticle, clause: Clause) -> bool:
    tokens = article.tokens
    if clause.kind == "interrogative" and says_who(article, clause):
        return False  # ***Wie sie sagte**, war nichts zu hören*
    return clause.kind == "interrogative" or tokens[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS


def author_of_words(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """*„Wir bleiben.“ **Der Satz stammt von Jan Thoma***: who is named behind *von*, None where no words are meant."""
    tokens = article.tokens
    if not clause.has_finite or tokens[clause.finite].lower_ not in _COMING:
        return None
    words = article.phrase_at(clause.start)
    if words is None or tokens[words.head].lower_ not in _WORDS or words.end != clause.finite:
        return None
    return next((p for p in article.phrases_in(clause) if is_agent(tokens, p)), None)
