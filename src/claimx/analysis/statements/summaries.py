"""Reported speech acts: `forderte eine Reaktion`, where the clause sums up what was said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimx.analysis.article import Match, ParsedArticle, is_long
from claimx.analysis.rules import rule
from claimx.analysis.statements.complements import content_of
from claimx.analysis.statements.context import can_assert, speaker_of
from claimx.analysis.statements.fragments import is_called
from claimx.analysis.statements.gapping import parts_of
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.statements.verbs import is_imagined, is_itself_reported
from claimx.analysis.syntax.clauses import Clause, Period, is_as_if, word_in_vorfeld
from claimx.analysis.syntax.predicates import VerbCue, is_state
from claimx.analysis.syntax.subjects import Roles, is_person_or_body
from claimx.analysis.syntax.tokens import Span, Tokens, feature, is_person_noun
from claimx.analysis.syntax.verbs import is_hearsay, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING, OBJECTING, VIEWING
from claimx.knowledge.function_words import words_of

_CONDITIONAL = words_of("opens_condition")
"""What opens a subordinate clause that reports nothing: *wenn er das fordert* says it of nobody."""
_FORCED = words_of("forced")
_NOBODY = words_of("nobody")
_POINTING_BACK = words_of("points_back")
_PERCEIVING = words_of("perceiving")
_PASSING_ON = frozenset({"report", "announce"})
_JOINING = words_of("joins_phrases")
_TAKING_UP = words_of("takes_up")
_FOR_ONESELF = frozenset({"hope", "promise", "estimate"})
_SPEAKING = words_of("speaks_of")
_ORDERED = words_of("ordered")
_SUMMING_UP = words_of("sums_up")
_TO = words_of("to_somebody")
_PERFECT_WITH_SEIN = words_of("perfect_with_sein")
_TOLD_WITHOUT_AGENT, _DONE_WITHOUT_AGENT = words_of("told_without_agent"), words_of("done_without_agent")
_WITHOUT_AGENT = frozenset({"criticise", "deny", "reject", "demand", "confirm", "admit"})
"""Acts that are one in the passive, too, where nobody is named: *Die Vorwürfe wurden zurückgewiesen.*"""


def summaries(article: ParsedArticle, period: Period, here: list[Match]) -> Iterator[Match]:
    """`Selenskij forderte **eine entschiedenere Reaktion**`: a clause sums up what was said."""
    tokens = article.tokens
    for number, clause in enumerate(period.clauses):
        if not article.cues(clause) and len(clause.verbs) < 3:
            continue  # not *hat Mängel **festgestellt** und …*: joined verbs have cues of their own
        if not _asserts(tokens, period, clause) or is_itself_reported(article, clause):
            continue
        for part in parts_of(article, clause):
            for predicate in _predicates(tokens, part.clause):
                matches = (
                    _summary(article, period, number, predicate, cue, here, part.subject)
                    for cue in article.cues(predicate)
                )
                if match := next((m for m in matches if m is not None), None):
                    yield match


def _asserts(tokens: Tokens, period: Period, clause: Clause) -> bool:
    if not clause.has_finite or clause.kind not in {"main", "relative", "subordinate"}:
        return False
    if clause.kind == "subordinate":
        # but *Rehm lobte den Plan, **auch wenn** er die Kosten bedauerte*
        granted = clause.opener and tokens[clause.opener - 1].lower_ == "auch"
        return not is_as_if(tokens, clause) and (granted or tokens[clause.opener].lower_ not in _CONDITIONAL)
    return clause.kind == "relative" or clause.finite != period.start  # *Forderte sie das, …*


def _predicates(tokens: Tokens, clause: Clause) -> list[Clause]:
    """The clause, or one for each of several joined verbs: *hat Mängel festgestellt, | Fehler eingeräumt und | …*."""
    full = [i for i in clause.verbs if tokens[i].tag_ in {"VVPP", "VVINF"} and i > clause.finite]
    if len(full) < 2 or tokens[clause.finite].tag_[:2] not in {"VA", "VM"}:
        return [clause]
    last = full[-1]
    announces = tokens.is_comma(last + 1) and tokens[last - 1].lower_ in _JOINING
    apart = 1 if announces else 2  # *hat Fehler eingeräumt und **erklärt, er gehe***: the object is not of both
    ends = [i for i, after in zip(full, [*full[1:], None], strict=True) if after is None or after - i > apart]
    if len(ends) < 2:
        return [clause]
    first = [i for i in clause.tokens if i <= ends[0]]
    parts = [clause._replace(tokens=tuple(first), verbs=tuple(i for i in clause.verbs if i <= ends[0]))]
    for start, end in pairwise(ends):
        numbers = tuple(i for i in clause.tokens if start < i <= end or i == clause.finite)
        verbs = tuple(i for i in clause.verbs if start < i <= end or i == clause.finite)
        parts.append(Clause("main", numbers, clause.finite, verbs, -1, clause.parent, True))
    return parts


def _is_act(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """Whether the verb is said to have happened: not *würde fordern*, *will ankündigen*, *soll fordern*."""
    tokens, finite = article.tokens, article.tokens[clause.finite]
    if is_imagined(tokens, clause):
        return False
    if finite.tag_[:2] == "VM":
        if finite.lower_ in cue.verb.with_:
            return True  # *Davon **will** der Rat nichts wissen*
        forced = finite.lower_ in _FORCED and cue.verb.act not in VIEWING  # not *mussten mit Staus **rechnen***
        reported = is_hearsay(tokens, clause.finite, clause.verbs) or forced
        refused = is_negated(article, clause) and finite.lemma_ not in _ORDERED  # *die Gefahr **dürfe** nicht …*
        return reported or refused
    last = tokens[cue.tokens[-1]]
    perceived = last.tag_ == "VVPP" and finite.tag_ != "VVFIN" and not {"als", "darin"} & set(cue.verb.with_)
    if perceived and cue.verb.lemma in _PERCEIVING:
        return False  # *hat im Wald einen Wolf **gesehen***
    if cue.verb.act == "estimate" and finite.lemma_ == "haben" and last.tag_ == "VVPP" and is_negated(article, clause):
        return False  # *Mit so vielen Gästen **hatte** der Wirt **nicht gerechnet***
    to_do = finite.lemma_ == "sein" or (finite.lemma_ == "haben" and feature(finite, "Tense") == "Pres")
    if to_do and any(tokens[i].tag_ in stts.WITH_ZU for i in cue.tokens):
        return False  # *Im Westen **seien** Gewitter **zu erwarten***, *Sie **haben** Geschichten **zu erzählen***
    of_speaker = cue.verb.subject == "speaker" and cue.verb.lemma not in _PERFECT_WITH_SEIN
    if of_speaker and is_state(tokens, clause, cue.tokens[-1]):
        return False  # *ist gefordert*, *sind zur Wahl aufgerufen*: verbs of saying have their perfect with *haben*
    return not (finite.lemma_ == "werden" and any(tokens[i].tag_ in stts.INFINITIVE for i in cue.tokens))


def _stands_beside(tokens: Tokens, match: Match, cue: VerbCue) -> bool:
    """*lobte den Plan: „…“*, *„…“, lobte er den Plan*: what was said in words does not fill the verb's place.

    Nor does what follows an object: *forderte mehr Geld, sonst **müsse** das Haus schließen*.
    """
    if match.rule == "verb.anaphoric":
        return False
    behind_object = match.rule == "verb.v2" and cue.verb.act not in _PASSING_ON and not cue.verb.needs_addressee
    return behind_object or match.type == "direct" or tokens[match.content[0][0] - 1].text == ":"


def _lasts(article: ParsedArticle, clause: Clause, cue: VerbCue, role: Roles) -> bool:
    """*Die Schule **bietet** Kurse an*: what a body does all the time; but *sie **bot** an*, ***Weiß** bietet an*."""
    tokens = article.tokens
    present = feature(tokens[clause.finite], "Tense") == "Pres" and clause.finite in cue.tokens and not cue.passive
    phrase = article.phrase_at(role.speaker[0]) if role.speaker is not None and present else None
    return phrase is not None and phrase.kind == "noun" and not is_person_noun(tokens[phrase.head])


def _is_in_wait(article: ParsedArticle, clause: Clause, cue: VerbCue, speaker: Span) -> bool:
    """***Die Besucher** erwartet ein Fest*: it waits for them; the verb has its number from what stands behind."""
    if cue.verb.act != "estimate" or speaker[0] > clause.finite:
        return False
    phrase = article.phrase_at(speaker[0])
    if phrase is None or phrase.kind != "noun" or not phrase.plural:
        return False
    behind = (p for p in article.phrases_in(clause) if p.start > clause.finite and not p.has_preposition)
    agrees = any("N" in p.cases and not p.plural for p in behind)
    return agrees and feature(article.tokens[clause.finite], "Number") == "Sing"


@rule("verb.object", "Die Ministerin forderte einen Rücktritt.")
def _summary(
    article: ParsedArticle,
    period: Period,
    number: int,
    clause: Clause,
    cue: VerbCue,
    here: list[Match],
    subject: Span | None,
) -> Match | None:
    """*forderte **einen Rücktritt***; None where a clause tells of no act, names nobody, or says nothing."""
    tokens, negated = article.tokens, is_negated(article, clause, cue.tokens)
    if is_called(article, clause, cue) or not _is_act(article, clause, cue) or (cue.verb.only_negated and not negated):
        return None
    if _is_all_in_marks(article, clause, cue):
        return None
    reflexive = any(tokens[i].tag_ == "PRF" for i in cue.tokens) and "sich" not in cue.verb.with_
    each_other = reflexive and cue.verb.needs_addressee and feature(tokens[clause.finite], "Number") == "Plur"
    if reflexive and cue.verb.act not in _FOR_ONESELF and not each_other:
        return None  # *erklärte sich*, *wehrte sich*: other verbs; but *erhoffte sich Hilfe*, *werfen sich Betrug vor*
    if negated and "object" not in cue.verb.takes and "pronoun" in cue.verb.takes:
        return None  # *Das sagte er nicht zum ersten Mal.*
    if negated and cue.verb.act == "report" and cue.verb.addressee == "accusative":
        return None  # *Das Amt wurde nicht **informiert***: nobody has told it
    before = next((m for m in here if m.cue and set(m.cue) <= set(cue.tokens)), None)
    # *„Nie wieder“ – **das** sagt auch sie*, *„Der Wald stirbt“ – **so** fasste sie den Bericht zusammen*
    taken_up = word_in_vorfeld(tokens, clause) in _TAKING_UP
    if before is not None and subject is None and (taken_up or not _stands_beside(tokens, before, cue)):
        return None
    if before is not None and before.type == "direct" and cue.verb.lemma in _SUMMING_UP:
        return None  # *„Geld fehlt“, **fasste** sie **ihre Kritik zusammen***
    if before is not None and cue.verb.lemma in _SPEAKING and before.content[0][0] < clause.start:
        return None  # *„Er ist gut“, **sprach** sie über den Wirt*
    role = article.roles(clause, cue)
    if cue.verb.needs_addressee and role.addressee is None and not reflexive and _lasts(article, clause, cue, role):
        return None
    whole = period.clauses[number]  # which names the subject that joined verbs share
    named = role.speaker if clause.start == whole.start else article.roles(whole, cue).speaker
    speaker, by = speaker_of(article, period, number, cue, subject or named)
    agentless = cue.passive and (cue.verb.act in _WITHOUT_AGENT or cue.verb.lemma in _TOLD_WITHOUT_AGENT)
    agentless = agentless and cue.verb.lemma not in _DONE_WITHOUT_AGENT  # *Karten werden **anerkannt***
    agentless = agentless and not (tokens[clause.finite].tag_ == "VMFIN" and negated)  # *kann nicht bestätigt werden*
    if speaker is None and not agentless and cue.verb.subject != "es":
        return None
    if speaker is None and cue.verb.subject == "es" and is_konjunktiv_present(tokens[clause.finite]):
        return None  # *Sie redet sich heraus: Es **sei** nie die Rede von Geld gewesen*: that is hers
    if speaker is not None and (not can_assert(article, speaker) or _is_in_wait(article, clause, cue, speaker)):
        return None
    if cue.passive and cue.verb.addressee is None and not {"object", "dative"} & set(cue.verb.takes):
        done_to = article.subject(clause)
        if done_to is not None and done_to.kind != "pronoun" and (done_to.start, done_to.end) != speaker:
            return None  # *Die Gäste wurden an das Büro **verwiesen***: what has no object has no such passive
    taken = set(range(_listed_from(article, speaker), speaker[1])) if speaker else set()
    if speaker is not None and speaker[0] > clause.start and tokens[speaker[0] - 1].tag_ in stts.PREPOSITION:
        taken.add(speaker[0] - 1)  # *wurde **von** ihr verurteilt*, ***bei** der Bahn spricht man von …*
    dative = "dative" in cue.verb.takes or (cue.passive and not _is_addressed(article, role.addressee))
    includes = cue.verb.addressee == "accusative" or cue.verb.act == "advise"  # *rief **beide Seiten** zur Ruhe auf*
    addressee = None if dative or (includes and "preposition" in cue.verb.takes) else role.addressee
    taken |= set(range(*addressee or (0, 0)))
    field = clause.finite if clause.is_main else clause.opener
    behind = speaker is not None and speaker[0] > field
    content = content_of(article, period, clause, cue, taken, behind)
    if content and before is not None and cue.verb.act == "demand" and _is_whom_alone(article, content):
        return None  # *appellierte **an Weiß**: Er möge gehen*: what was said stands behind
    if (
        not content
        or any(_fills(m, content, cue, speaker) for m in here)
        or _tells_nothing(tokens, content, speaker, cue)
    ):
        return None
    quoted = content[0] in article.quotations and before is not None and before.type == "direct"
    if quoted and cue.verb.addressee == "dative" and not is_long(tokens, content[0]):
        return None  # *„Es ist aus“, erzählte sie **„Heute“***: that is whom she told
    if tokens[content[0][0] - 1].text == ":" and cue.tokens[-1] > content[0][0] and clause.finite in cue.tokens:
        return None  # *Die Ministerin warnt: Lage nicht **dramatisieren***: that is no verb of hers
    told = role.addressee if "dative" not in cue.verb.takes or _can_be_told(article, role.addressee) else None
    match = Match("reported", "verb.object", content, speaker, addressee=told, speaker_by=by)
    return match.take_cue(cue, negated)


def _is_all_in_marks(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*zeigte sich „sehr **besorgt über die Lage**“ auf dem Kontinent*: the marks have what it is about, too."""
    marked = (
        q for q in article.quotations if any(q[0] < i < q[1] for i in cue.tokens) and not q[0] < clause.finite < q[1]
    )
    return any(article.tokens[i].lower_ in cue.verb.prepositions for q in marked for i in range(*q))


def _is_whom_alone(article: ParsedArticle, content: list[Span]) -> bool:
    """*an **den Minister***: whether a content is but who is spoken to."""
    phrase = article.phrase_at(content[0][0] + 1)
    to = phrase is not None and phrase.preposition == content[0][0] and article.tokens.lowered[content[0][0]] in _TO
    return len(content) == 1 and phrase is not None and to and is_person_or_body(article.tokens, phrase)


def _listed_from(article: ParsedArticle, speaker: Span) -> int:
    """Where those begin who speak together: *Scharf haben **CDU, Grüne** und FDP Kritik geäußert*."""
    tokens, start = article.tokens, speaker[0]
    if not any(tokens[i].lower_ in _JOINING for i in range(*speaker)):
        return start
    while start and tokens.is_comma(start - 1):
        before = article.phrase_before(start - 1)
        if before is None or before.end != start - 1 or before.has_preposition or before.kind != "name":
            break
        start = before.start
    return start


def _tells_nothing(tokens: Tokens, content: list[Span], speaker: Span | None, cue: VerbCue) -> bool:
    """*der Satz, **von dem** sie sprach*: only the noun before tells it; *Davon redet **keiner***: nobody does.

    ***Das** sagte sie auch*: what is said stands before; but ***das** lehnte sie ab*, *sie glaubt **das** nicht*.
    """
    words = [tokens[i] for a, b in content for i in range(a, b)]
    passed_on = cue.verb.act in _PASSING_ON and "quote" in cue.verb.takes
    if passed_on and len(words) == 1 and words[0].lower_ in _POINTING_BACK:
        return True
    relative = words[-1].tag_ == "PRELS" and len(words) < 3
    nobody = speaker is not None and speaker[1] - speaker[0] == 1 and tokens[speaker[0]].lower_ in _NOBODY
    return relative or nobody


def _can_be_told(article: ParsedArticle, addressee: Span | None) -> bool:
    """*widersprach **dem Minister***, not *widersprach **dem Bericht***."""
    phrase = article.phrase_at(addressee[0]) if addressee is not None else None
    return phrase is not None and is_person_or_body(article.tokens, phrase)


def _is_addressed(article: ParsedArticle, addressee: Span | None) -> bool:
    """***Dem Mann** wird Betrug vorgeworfen*, but ***Das** wurde bestätigt*: that is what was confirmed."""
    phrase = article.phrase_at(addressee[0]) if addressee is not None else None
    return phrase is None or ("D" in phrase.cases and phrase.cases[0] not in "NA")


def _fills(match: Match, content: list[Span], cue: VerbCue, speaker: Span | None) -> bool:
    """*äußerte die Hoffnung, **dass er siegt***: the clause is what was said, not the noun that announces it.

    But who rejects the charge that he lies says something of it: the charge is another's. So is what is said in
    *kritisierte **die Aussage Rehms**, es fehle Geld*.
    """
    another = cue.verb.act in OBJECTING or match.speaker is None
    if match.rule == "noun" and (another or (cue.verb.act in JUDGING and match.speaker != speaker)):
        return False
    start, end = match.content[0][0], match.content[-1][1]
    inside = content[0][0] <= start and end <= content[-1][1]
    return match.type == "indirect" and inside and bool(set(match.cue) & set(cue.tokens))
