"""Free indirect speech: a sentence or clause in the Konjunktiv that carries an earlier statement on without a cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.content_kinds import is_condition
from claimx.analysis.statements.context import speaker_before
from claimx.analysis.statements.extent import frame_start, stands_for_itself, trim
from claimx.analysis.syntax.clauses import Clause, Period, word_in_vorfeld
from claimx.analysis.syntax.noun_groups import is_time
from claimx.analysis.syntax.predicates import is_passive
from claimx.analysis.syntax.subjects import body_of_man, can_speak, is_man
from claimx.analysis.syntax.tokens import Span, Token, Tokens, feature
from claimx.analysis.syntax.verbs import is_hearsay, is_konjunktiv, is_konjunktiv_present
from claimx.knowledge.cues import JUDGING
from claimx.knowledge.function_words import VERB_PREFIXES, words_of
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import INSTITUTIONS, noun_kind
from claimx.knowledge.offices import is_held_office

_CARRIED_ON = frozenset({"indirect", "free_indirect", "reported"})
_WRITER = words_of("first_person")
_ANSWERING = words_of("answering")
_ACCUSED = tuple(words_of("accused"))
_ANYBODY = words_of("anybody")
_POINTING_BACK = words_of("points_back")
_SUPPOSING = words_of("supposes")
_GIVING_REASON = words_of("gives_reason")
_REASON = words_of("opens_reason")
_SHOULD = words_of("should")
_CONCLUDING = words_of("concludes")
_COMING_TO = words_of("comes_to")
_MODALS_ALIKE = words_of("modal_alike")
_PAST_ALIKE = frozenset(prefix + form for form in words_of("past_alike") for prefix in VERB_PREFIXES)
_JOINTS = frozenset({":", ";", "–", "—"})


@rule("konjunktiv", "Die Ministerin sagte, der Bau beginne im Mai. Das Geld sei da.")
@rule("sollen", "Die Ministerin sagte, der Bau beginne im Mai. Er soll zwei Jahre dauern.")
@rule("konjunktiv.alone", "Die Ministerin kam gestern zur Baustelle. Der Bau beginne im Mai.")
def free_indirect_statements(
    article: ParsedArticle, number: int, here: list[Match], previous: list[Match], found: list[Match]
) -> Iterator[Match]:
    """`Der Minister sagte, er komme. **Er habe Zeit.**`, `Der Bericht liegt vor. **Die Technik habe versagt.**`

    Args:
        article: What the rules look at.
        number: The period's place in the article.
        here: The period's statements so far.
        previous: Those of the period before.
        found: All before the period.
    """
    tokens, period = article.tokens, article.periods[number]
    reported = [m for m in here if m.type != "direct"]
    mains = [(n, c) for n, c in enumerate(period.clauses) if c.is_finite_main]
    for place, (n, clause) in enumerate(mains):
        if any(m.covers(clause.finite, clause.finite + 1) for m in reported) or _is_own(tokens, clause):
            continue
        carried: list[Match] = []
        if place == 0 and _is_behind_teller(article, period, n):
            carried = list(_clause(article, number, n, period.clauses[n - 1], []))
        elif place == 0:
            told = _telling(article, number, [c for _, c in mains])
            carried = list(_sentence(article, number, told, previous, found))
        elif is_konjunktiv_present(tokens[clause.finite]) or _is_announced(tokens, clause):
            before = mains[place - 1][1]
            if _is_joined(tokens, clause, before, reported):
                carried = list(_clause(article, number, n, before, [*previous, *reported]))
            elif quoted := _quotation_before(tokens, clause, here):
                carried = list(_clause(article, number, n, before, quoted))
            elif _is_behind_act(article, clause, before):
                carried = list(_clause(article, number, n, before, []))
        if carried:
            yield from carried
            return


def _telling(article: ParsedArticle, number: int, mains: list[Clause]) -> Clause:
    """The main clause whose mood shows that a sentence is told: the first one, or one behind it.

    *Zwar hätten sie Geld, es **reiche** aber nicht.*, *Die Mittel reichten, man **habe** gespart.*, *Sollte er nicht
    gehen, **werde** man klagen.*, *Sollte er gehen, **könnte** man klagen. Das sei möglich.*
    """
    tokens, first = article.tokens, mains[0]
    either = is_konjunktiv(tokens[first.finite]) or is_condition(tokens, first)
    if not either and not _of_thing_in_plural(article, first):
        return first
    told = next((c for c in mains if is_konjunktiv_present(tokens[c.finite])), None)
    if told is None and is_condition(tokens, first) and _goes_on_told(article, number):
        return mains[1] if len(mains) > 1 else first
    return told or first


def _goes_on_told(article: ParsedArticle, number: int) -> bool:
    """*Sollte er gehen, könnte man klagen. | Das **sei** möglich.*: the next sentence is reported beyond doubt."""
    later = article.periods[number + 1].clauses if number + 1 < len(article.periods) else ()
    main = next((c for c in later if c.is_finite_main), None)
    return main is not None and is_konjunktiv_present(article.tokens[main.finite])


def _is_own(tokens: Tokens, clause: Clause) -> bool:
    """*Ich **arbeite** daran*, *Heute **fühle** ich mich gut*: the indicative of who writes or is asked."""
    beside = tokens.lowered[max(clause.finite - 1, clause.start) : min(clause.finite + 2, clause.end)]
    return not _WRITER.isdisjoint(beside)


def _is_joined(tokens: Tokens, clause: Clause, before: Clause, reported: list[Match]) -> bool:
    """*Er ging heim; **er sei müde***; behind a comma only what somebody has said: *lehnte ab, **es sei zu teuer***."""
    joint = tokens[clause.start - 1].text
    told = any(m.type == "reported" and set(m.cue) & set(before.tokens) for m in reported)
    return joint in _JOINTS or (joint == "," and told and not _points_back(tokens, clause))


def _points_back(tokens: Tokens, clause: Clause) -> bool:
    """*…, **das** sei gut*; not *…, **das Bier** sei gut*."""
    return word_in_vorfeld(tokens, clause) in _POINTING_BACK


def _is_announced(tokens: Tokens, clause: Clause) -> bool:
    """*Der Wirt nahm es leicht: Die Gäste **kämen** ohnehin*: behind a colon a Konjunktiv II can stand for the I."""
    finite = tokens[clause.finite]
    return tokens[clause.start - 1].text == ":" and is_konjunktiv(finite) and _stands_for_present(finite)


def _is_behind_teller(article: ParsedArticle, period: Period, number: int) -> bool:
    """*Karl Brandt (CDU): **Man habe Zeit.***: behind nothing but who says it; not *Das Problem: Es **fehle** Geld*."""
    tokens, clause = article.tokens, period.clauses[number]
    if not number or tokens[clause.start - 1].text != ":":
        return False
    if not is_konjunktiv_present(tokens[clause.finite]) and not _is_announced(tokens, clause):
        return False
    before = period.clauses[number - 1]
    phrase = article.subject(before) if before.is_main and not before.has_finite else None
    return phrase is not None and phrase.start <= before.start + 1 and can_speak(tokens, phrase)


def _is_behind_act(article: ParsedArticle, clause: Clause, before: Clause) -> bool:
    """*Der Richter fuhr ihn an, **er solle schweigen***: whatever the verb is, who did that has said it.

    So it is with a reason: *Der Wirt zeigt sich froh, **denn er habe Gäste***.
    """
    tokens, phrase = article.tokens, article.subject(before)
    if phrase is None or not tokens.is_comma(clause.start - 1) or clause.start != before.end + 1:
        return False
    joined = clause.coordinated and tokens.lowered[clause.start] not in _GIVING_REASON
    if clause.is_verb_first or joined or _points_back(tokens, clause):
        return False
    if is_konjunktiv(tokens[before.finite]) or not can_speak(tokens, phrase):
        return False
    return article.subject(clause) is not None  # not *versuchen, den Fehler zu bebe*, which is cut off


def _quotation_before(tokens: Tokens, clause: Clause, here: list[Match]) -> list[Match]:
    """*Sie erklärte: **„Das reicht nicht“**, man wolle mehr*: what goes on behind the comma is hers, too."""
    quoted = (m for m in here if m.rule == "verb.direct.after" and m.content[-1][1] == clause.start - 1)
    return list(quoted) if tokens.is_comma(clause.start - 1) else []


def _sentence(
    article: ParsedArticle, number: int, clause: Clause, previous: list[Match], found: list[Match]
) -> Iterator[Match]:
    tokens = article.tokens
    source = _outermost([m for m in previous if not _is_reacted_to(tokens, m)])
    if source is not None and (
        name := _mood(article, number, clause, source) or _in_run(article, number, clause, source)
    ):
        carried = _carried(source, name, _up_to_quotation(article, number, clause))
        if is_hearsay(tokens, clause.finite, clause.verbs):
            carried = replace(carried, cue=(clause.finite,), lemma="sollen")
            if source.type == "direct" and not _investigates(tokens, source.speaker):
                carried = replace(carried, speaker=None, origin=None)
        yield carried
    elif is_konjunktiv_present(tokens[clause.finite]):
        speaker = speaker_before(article, number, found)
        if speaker is not None:
            content = _up_to_quotation(article, number, clause)
            yield Match("free_indirect", "konjunktiv.alone", content, speaker, speaker_by="nobody")
    elif (teller := _teller(article, number, clause)) is not None:
        content = _up_to_quotation(article, number, clause)
        yield Match("free_indirect", "konjunktiv.alone", content, teller, speaker_by="nobody")


def _is_reacted_to(tokens: Tokens, match: Match) -> bool:
    """***Auf die Ankündigung Rehms, zu gehen**, hat Lenz reagiert. Das sei klug.*: what goes on is not Rehm's."""
    return match.rule == "noun" and bool(match.cue) and tokens.lowered[match.cue[0] - 1] in _ANSWERING


def _up_to_quotation(article: ParsedArticle, number: int, clause: Clause) -> list[Span]:
    """***Er sei froh**: „Es lief gut.“*: the sentence, without a quotation behind it that stands for itself.

    Nor with what the journalist adds: ***Er sei froh**, und so **herrscht** Vorfreude*.
    """
    period = article.periods[number]
    behind = [c for c in period.clauses if c.start > clause.finite]
    end = next((c.start for c in behind if stands_for_itself(article, period, c)), period.end)
    mains = [c for c in behind if c.is_finite_main and c.start < end]
    tokens, last = article.tokens, mains[-1] if mains else None
    if last is not None and (_concludes(tokens, last) or _happens(tokens, last) or _another_says(article, last)):
        end = last.start
    return [(period.start, end)] if end == period.end else trim(article.tokens, [(period.start, end)])


def _concludes(tokens: Tokens, clause: Clause) -> bool:
    """*…, und **so herrscht** Vorfreude*: joined, and in the indicative behind a word for what follows from it."""
    finite = tokens[clause.finite]
    follows = clause.coordinated and tokens.lowered[clause.finite - 1] in _CONCLUDING
    return follows and feature(finite, "Mood") == "Ind" and not is_konjunktiv(finite)


def _another_says(article: ParsedArticle, clause: Clause) -> bool:
    """*Nötig sei mehr Geld, | **Vizechefin Ute Lenz forderte** einen Gipfel*: behind a comma, and by name."""
    tokens, finite = article.tokens, article.tokens[clause.finite]
    if clause.coordinated or clause.is_verb_first or not tokens.is_comma(clause.start - 1) or is_konjunktiv(finite):
        return False
    cue = article.cue(clause)
    speaker = article.roles(clause, cue).speaker if cue is not None and finite.tag_[:2] == "VV" else None
    phrase = article.phrase_at(speaker[0]) if speaker is not None else None
    return phrase is not None and phrase.kind == "name" and phrase.start < clause.finite


def _happens(tokens: Tokens, clause: Clause) -> bool:
    """*Es sei unklar, wer das war – **die Polizei übernahm** den Fall*: behind a dash, and in the past."""
    finite = tokens[clause.finite]
    past = feature(finite, "Mood") == "Ind" and feature(finite, "Tense") == "Past" and not is_konjunktiv(finite)
    return past and tokens[clause.start - 1].text in DASHES and not clause.is_verb_first


def _investigates(tokens: Tokens, speaker: Span | None) -> bool:
    """*„Wir ermitteln“, sagte **die Staatsanwältin**. Der Mann soll geflohen sein.*: not so behind what a host says."""
    nouns = [t for t in tokens[speaker[0] : speaker[1]] if t.tag_ == "NN"] if speaker else []
    return any(noun_kind(t.text) in INSTITUTIONS or is_held_office(t.lemma_.lower()) for t in nouns)


def _teller(article: ParsedArticle, number: int, clause: Clause) -> Span | None:
    """The person or body that the main clause before is about, where a Konjunktiv II can be of nobody else.

    *Die Rektorin trat vor die Presse. Die Zahlen **stünden** fest.*; not *Bei einem Sieg **stünden** sie oben.* The
    auxiliary wants a verb of saying before it: *Die Rektorin zeigte sich besorgt. Viele **hätten** Lücken.*
    """
    tokens, period = article.tokens, article.periods[number]
    finite = tokens[clause.finite]
    if not number or not is_konjunktiv(finite) or not _stands_for_present(finite) or _comes_to(tokens, clause):
        return None
    mains = [c for c in article.periods[number - 1].clauses if c.is_finite_main]
    if not mains or (finite.tag_ != "VVFIN" and article.cue(mains[-1]) is None):
        return None
    told = {c.finite for c in period.clauses if c.is_main}
    if any(tokens[i].lower_ in _SUPPOSING for i in range(period.start, period.end) if i not in told):
        return None
    phrase = article.subject(mains[-1])
    speaks = phrase is not None and (phrase.kind == "name" or can_speak(tokens, phrase))
    return (phrase.start, phrase.end) if phrase is not None and speaks else None


def _mood(article: ParsedArticle, number: int, clause: Clause, source: Match) -> str:
    """Which rule makes a sentence one that carries another on, empty where none does.

    *Er habe Zeit*, *Sie soll geflohen sein*; *Das könnte teuer werden* only where what it carries on is reported, too.
    """
    tokens, start = article.tokens, article.periods[number].start
    finite = tokens[clause.finite]
    if is_konjunktiv_present(finite):
        return "konjunktiv"
    if is_konjunktiv(finite):
        if source.type == "reported" and _comes_to(tokens, clause):
            return ""
        if _may_be_reckoned(tokens, finite, source):
            return ""
        told = source.type in _CARRIED_ON or _stands_for_present(finite) or _is_of_thing_in_front(article, clause)
        return "konjunktiv" if told or _has_reason_told(article, number, clause) else ""
    if source.type == "reported" and source.act == "demand" and finite.lower_ in _SHOULD:
        return "konjunktiv"  # *Er forderte mehr Schutz. Die Wälder **sollten** wachsen.*
    told = source.type == "indirect" and source.rule.startswith(("verb.", "so")) and source.act not in JUDGING
    # *… kündigte er an. Zwei Werke **sollen** weg.*
    plan = told and not tokens.begins_line(start) and finite.lower_ in {"soll", "sollen"}
    hearsay = is_hearsay(tokens, clause.finite, clause.verbs)
    if hearsay and _is_of_accused(article, clause, source):
        return ""
    return "sollen" if plan or hearsay else ""


def _has_reason_told(article: ParsedArticle, number: int, clause: Clause) -> bool:
    """*„Gut“, sagte sie. Es **hätte** mehr sein sollen, **da** Geld **fehle***: the reason is told, and so the rest."""
    tokens = article.tokens
    reasons = (c for c in article.periods[number].clauses if c.kind == "subordinate" and c.start > clause.finite)
    finite = (tokens[c.finite] for c in reasons if tokens.lowered[c.opener] in _REASON)
    return any(is_konjunktiv_present(f) or (is_konjunktiv(f) and _stands_for_present(f)) for f in finite)


def _is_of_accused(article: ParsedArticle, clause: Clause, source: Match) -> bool:
    """*Er sei müde gewesen, sagte **der Angeklagte**. **Der Mann soll** gefahren sein.*: what others say of him."""
    tokens, phrase = article.tokens, article.subject(clause)
    speaker = tokens[slice(*source.speaker)] if source.speaker is not None else []
    if phrase is None or not any(map(_is_for_accused, speaker)):
        return False
    head = tokens[phrase.head]
    return phrase.kind == "pronoun" or head.lower_ in _ANYBODY or _is_for_accused(head)


def _is_for_accused(token: Token) -> bool:
    """*der **Angeklagte***, *ein **37-Jähriger***, *dem **Tatverdächtigen***."""
    return token.tag_ == "NN" and token.lower_.rstrip("nr").endswith(_ACCUSED)


def _may_be_reckoned(tokens: Tokens, finite: Token, source: Match) -> bool:
    """*Es wurde beschlossen, zu klagen. Das **wäre** teuer.*: *sei* would report, and nobody is named who reports.

    Not *Man habe beschlossen, zu klagen. Das **wäre** teuer.*, nor *Das **hätten** sie gewusst*.
    """
    planned = source.rule == "verb.infinitive" and source.act in {"announce", "promise"}
    if _stands_for_present(finite) or (source.speaker is not None and not planned):
        return False
    return not any(is_konjunktiv(tokens[i]) for start, end in source.content for i in range(start, end))


def _is_of_thing_in_front(article: ParsedArticle, clause: Clause) -> bool:
    """*„Wir suchen“, sagte er. **Ein Umbau käme** nicht in Frage.*; not *Bei einem Sieg käme die Elf weiter.*"""
    finite, phrase = article.tokens[clause.finite], article.phrase_at(clause.start)
    in_front = phrase is not None and not phrase.has_preposition and phrase.kind == "noun"
    return in_front and finite.tag_ == "VVFIN" and not _comes_to(article.tokens, clause)


def _comes_to(tokens: Tokens, clause: Clause) -> bool:
    """*Er lobte die Elf. Ein Sieg **würde** Platz drei **bedeuten**.*: so the journalist reckons."""
    return not _COMING_TO.isdisjoint(tokens[i].lemma_ for i in clause.verbs)


def _in_run(article: ParsedArticle, number: int, clause: Clause, source: Match) -> str:
    """*Es fehle Geld. Die Schulen **brauchten** mehr. Das wisse jeder.*: between sentences that are reported.

    In the plural such a verb has no Konjunktiv of its own, and its past stands for it. So it may be with
    what was said first: *sagte, die Gäste **blieben** aus*.
    """
    tokens, period = article.tokens, article.periods[number]
    if not _may_be_either(article, clause):
        return ""
    if tokens.begins_line(period.start) and any(is_time(tokens, p) for p in article.phrases_in(clause)):
        return ""  # *⏎ Starke Regenfälle **führten am Samstag** zu Schäden.*: a paragraph begins anew
    dependent = (c for c in period.clauses if not c.is_main and c.has_finite)
    if any(is_konjunktiv_present(tokens[c.finite]) for c in dependent) and _of_thing_in_plural(article, clause):
        return "konjunktiv"  # *„Das trifft uns“, sagte sie. Verluste **drohten**, wenn es zum Streit **komme**.*
    if source.type not in {"indirect", "free_indirect"}:
        return ""
    told = source.rule == "verb.v2" or any(is_konjunktiv(tokens[i]) for a, b in source.content for i in range(a, b))
    if source.type == "indirect" and not told:
        return ""
    mains = (c for p in article.periods[number:] for c in p.clauses if c.is_finite_main)
    after = next((tokens[c.finite] for c in mains if not _may_be_either(article, c)), None)
    reported = after is not None and (
        is_konjunktiv_present(after) or (is_konjunktiv(after) and _stands_for_present(after))
    )
    return "konjunktiv" if reported else ""


def _may_be_either(article: ParsedArticle, clause: Clause) -> bool:
    """*sie **brauchten***, *sie **gingen***, *sie **wollten***: the Konjunktiv II is no other form than the past.

    So it is of weak verbs, and of strong ones whose past has an *i*, which has no umlaut.
    """
    finite = article.tokens[clause.finite]
    if finite.tag_ == "VMFIN":
        return finite.lower_ in _MODALS_ALIKE
    if finite.tag_ != "VVFIN" or feature(finite, "Number") != "Plur" or _tells(article, clause):
        return False
    stem = finite.lemma_.removesuffix("n").removesuffix("e")
    weak = feature(finite, "Tense") == "Past" and finite.lower_ in {stem + "ten", stem + "eten"}
    return weak or finite.lower_ in _PAST_ALIKE


def _tells(article: ParsedArticle, clause: Clause) -> bool:
    """*Die Händler **drohten** mit Streik*; not *Verluste **drohten***, which nobody says."""
    phrase = article.subject(clause) if article.cues(clause) else None
    return phrase is not None and (phrase.kind != "noun" or can_speak(article.tokens, phrase))


def _of_thing_in_plural(article: ParsedArticle, clause: Clause) -> bool:
    """*Die Mittel **reichten** nicht*, which may be reported; not *Die Helfer **streikten***, which they did."""
    if not _may_be_either(article, clause):
        return False
    phrase = article.subject(clause)
    return phrase is not None and not can_speak(article.tokens, phrase)


def _stands_for_present(finite: Token) -> bool:
    """*„Wir warten“, sagte er. Die Kunden **hätten** kein Geld.*: *haben* would be no Konjunktiv.

    But *Die Folgen **könnten** schlimm sein* may be what the journalist thinks, and *wären* has *seien* beside it.
    """
    return finite.lower_.endswith("en") and finite.tag_ != "VMFIN" and finite.lemma_ != "sein"


@rule("konjunktiv.clause", "Die Ministerin lehnte den Antrag ab – der Bau sei zu teuer.")
@rule("konjunktiv.colon", "Die Ministerin sieht das anders: Man habe sie nie gefragt.")
def _clause(article: ParsedArticle, number: int, n: int, before: Clause, sources: list[Match]) -> Iterator[Match]:
    """*Elena Ristova sieht das anders: **Man habe sie nicht gehört**.*, *Er ging heim; **er sei müde**.*"""
    tokens, period = article.tokens, article.periods[number]
    others = (c for c in period.clauses[n + 1 :] if c.is_main and c.is_verb_first)
    end = next((c.start for c in others if not is_konjunktiv(tokens[c.finite])), period.end)
    content = trim(tokens, [(frame_start(period, n), end)])  # *gab sich froh – es sei gut –, | räumte jedoch ein*
    if not content:
        return
    inside = [m for m in sources if m.cue and set(m.cue) & set(before.tokens)]
    joint = tokens[period.clauses[n].start - 1].text
    if inside and joint == ":":
        told = inside[-1]
        yield replace(told, type="indirect", rule="konjunktiv.colon", content=content, parent=None, speaker_by="shared")
        return
    phrase = article.subject(before)
    if is_man(tokens, phrase):  # ***Bei den Grünen** sieht man das anders: Man sei nie gefragt worden*
        phrase = body_of_man(tokens, article.phrases_in(before))
    if any(is_passive(tokens, before, i) for i in before.verbs):
        phrase = None  # ***Der Mann** wurde festgenommen, er sei betrunken gewesen*: others say so
    if (joint == ":" or not sources) and phrase is not None and can_speak(tokens, phrase):
        cue = tuple(before.verbs)
        speaker = (phrase.start, phrase.end)
        yield Match("indirect", "konjunktiv.colon", content, speaker, cue, speaker_by="shared")
        return
    source = _outermost(sources)
    if source is not None:
        yield _carried(source, "konjunktiv.clause", content)


def _carried(source: Match, name: str, content: list[tuple[int, int]]) -> Match:
    return Match("free_indirect", name, content, source.speaker, act=source.act, speaker_by="goes_on", origin=source)


def _outermost(previous: list[Match]) -> Match | None:
    """The last statement that no other one is around: *Sandra B. sagte, **Dennis habe versprochen, er komme***.

    *Auf die Frage, wer kommt, **sagte sie, sie wisse es nicht***: nobody's question goes on where somebody speaks.
    """
    previous = [m for m in previous if m.rule != "noun" or m.speaker is not None] or previous
    for match in reversed(previous):
        start, end = match.content[0][0], match.content[-1][1]
        around = (m for m in previous if m is not match and m.content != match.content)
        if not any(m.content[0][0] <= start and end <= m.content[-1][1] for m in around):
            return match
    return previous[-1] if previous else None
