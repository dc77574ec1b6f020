"""Quotations that no cue of the lexicon claims: fragments, and sentences whose speaker stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle, SpeakerBy, is_long
from claimx.analysis.rules import rule
from claimx.analysis.statements.anaphora import TELLING
from claimx.analysis.statements.context import inherited_speaker, speaker_before
from claimx.analysis.statements.extent import clause_of, joined_teller, with_comma
from claimx.analysis.statements.fragments import (
    fragments,
    inside,
    is_called_so,
    is_introduced_as_name,
    is_work_before_colon,
)
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv, word_in_vorfeld
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.subjects import can_speak, roles, subject_candidates
from claimx.analysis.syntax.tokens import Span, Tokens, is_answer, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES, SENTENCE_ENDS

_SOUNDING = words_of("sounds")
_POINTING_BACK = words_of("points_back")
_HEARING, _OF = words_of("hears"), words_of("von")
_ABOUT_SOMEBODY = words_of("about_somebody")
_MAX_SIGNATURE = 20
"""Tokens of the longest signature: *– Ute Lenz, Vorsitzende des Verbands der Winzer in Rheinland-Pfalz*."""


def quotation_statements(article: ParsedArticle, number: int, here: list[Match], found: list[Match]) -> Iterator[Match]:
    """Fragments inside statements (`sprach von einem „Test“`) and quotations whose speaker stands around them.

    Args:
        number: The period's place in the article.
        here: The period's statements so far.
        found: Those of the periods before.
    """
    period = article.periods[number]
    for span in article.quotations_in(period):
        if any(m.type == "direct" and span in m.content for m in here):
            continue
        around = [m for m in here if m.covers(*span)]
        clause = clause_of(period, span[0])
        if around:
            yield from inside(article, min(around, key=lambda m: sum(b - a for a, b in m.content)), span)
        elif clause is not None and not clause.is_quotation:
            yield from fragments(article, number, clause, span, [*found, *here])
        elif clause is not None and clause.start == span[0]:
            yield from _standalone(article, number, span, here, found)


@rule("quotation.goes_on", "„Wir bauen weiter“, sagte die Ministerin. „Das Geld ist da.“")
def _standalone(
    article: ParsedArticle, number: int, span: Span, here: list[Match], found: list[Match]
) -> Iterator[Match]:
    """A quotation that is a clause of its own, and whose cue is none that the lexicon has, or stands elsewhere."""
    tokens, period = article.tokens, article.periods[number]
    behind = span[1] + (tokens.at(span[1]).text == ",")
    if not _is_sentence(tokens, period, span) or is_work_before_colon(article, span) or is_called_so(article, behind):
        return
    before = [*here, *found[-1:]]
    if (signature := _signature(article, span) or _name_above(article, number, span)) is not None:
        yield _signed(span, signature)
    elif (another := joined_teller(article, period, span[0])) is not None:
        yield Match(
            "direct", "quotation.beside", [span], (another.start, another.end), frame=[(another.start, span[0])]
        )
    elif (sounding := _sounding(tokens, period, span)) is not None:
        frame = [(span[1], sounding.end)]
        yield Match("direct", "quotation.beside", [span], None, _words_of_saying(tokens, sounding, span), frame=frame)
    elif (clause := _framing(article, period, span)) is not None:
        yield from _by_clause(article, number, clause, span, before)
    elif (asked := _turn_before(article, span, before)) is not None:
        by: SpeakerBy = "words" if asked.addressee else "nobody"
        yield Match("direct", "quotation.alone", [span], asked.addressee, speaker_by=by)
    elif carried := _carried(article, number, span, here, found):
        yield replace(
            carried, type="direct", rule="quotation.goes_on", content=[span], parent=None, speaker_by="goes_on",
            origin=carried,
        )  # fmt: skip
    elif (announced := _in_sentence_before(article, number, span)) is not None:
        yield announced
    elif (clause := _beside(tokens, period, span)) is not None:
        yield from _by_clause(article, number, clause, span, before)
    else:
        yield _alone(article, number, span, before)


def _in_sentence_before(article: ParsedArticle, number: int, span: Span) -> Match | None:
    """*Das sagten Uta Lenz und Jan Rehm. **„Das Geld ist da.“***: it says who says this; none does of another line."""
    tokens, clauses = article.tokens, article.periods[number - 1].clauses if number else ()
    if tokens.begins_line(span[0]):
        return None
    if len(clauses) != 1 or span[0] != article.periods[number].start or not clauses[0].is_main:
        return None
    clause, cue = clauses[0], article.cue(clauses[0])
    if cue is None or "quote" not in cue.verb.takes or cue.verb.act not in TELLING:
        return None
    if word_in_vorfeld(tokens, clause) not in _POINTING_BACK:
        return None
    role = roles(tokens, clause, cue, [p for p in article.phrases_in(clause) if p.start > clause.start + 1])
    if role.speaker is None or is_negated(article, clause):
        return None
    frame = [(clause.start, clause.end)]
    told = Match("direct", "quotation.beside", [span], role.speaker, (), frame=frame, addressee=role.addressee)
    return told.take_cue(cue, False)


@rule("quotation.signed", "„Das Geld ist da.“ – Ministerin Anna Weiß")
def _signed(span: Span, signature: Phrase) -> Match:
    """`„Das Geld ist da“ (Anna Weiß, Ministerin)`"""
    frame = (signature.start - (signature.start >= span[1]), signature.end)
    return Match("direct", "quotation.signed", [span], (signature.start, signature.end), frame=[frame])


def _signature(article: ParsedArticle, span: Span) -> Phrase | None:
    """Who has signed a quotation: a person in brackets, behind a dash or in the next line, where no clause goes on.

    *„Das ist falsch“ **(Ute Lenz, SPD)**.*, *„Das ist falsch.“ – **Landrätin Ute Lenz***, and below a picture *„Das war
    knapp.“ **Trainer Jan Rehm** nach dem Spiel.*
    """
    tokens, mark = article.tokens, span[1]
    if mark + 1 >= len(tokens):
        return None
    marked = tokens[mark].text in {"(", *DASHES}
    below = tokens.text[tokens[mark - 1].end : tokens[mark].idx] == "\n"
    ended = tokens[mark].is_sent_start and tokens[mark - 2].text in SENTENCE_ENDS and not tokens.begins_line(mark)
    caption = ended and tokens.at(span[0] - 1).text != ":"  # *Weiß: „Gut.“ **Karl Brandt**: „Schlecht.“*
    phrase = article.phrase_at(mark + marked) if marked or below or caption else None
    if phrase is None or phrase.has_preposition or (caption and phrase.kind != "name"):
        return None
    if not _is_of_person(tokens, phrase):
        return None
    return phrase if tokens[mark].text == "(" or _is_bare(tokens, phrase, below and not marked) else None


def _is_of_person(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has a person's name or office in it: *Landrätin Ute Lenz*, *die Landrätin*."""
    return any(tokens[i].names_person or is_person_noun(tokens[i]) for i in range(phrase.start, phrase.core_end))


def _name_above(article: ParsedArticle, number: int, span: Span) -> Phrase | None:
    """Who stands in the line above a quotation that begins a line, and nothing else does: *Sportchefin Ute Lenz*."""
    tokens, line = article.tokens, article.periods[number - 1] if number else None
    if line is None or line.end != span[0] or not tokens.begins_line(span[0]):
        return None
    phrase = article.phrase_at(line.start)
    if phrase is None or phrase.kind != "name" or phrase.plural or not line.end - 1 <= phrase.end <= line.end:
        return None
    is_person = any(tokens[i].names_person for i in range(phrase.start, phrase.core_end))
    return phrase if is_person and tokens[line.end - 1].text not in SENTENCE_ENDS else None


def _is_bare(tokens: Tokens, phrase: Phrase, line: bool) -> bool:
    """Whether nothing but attributes follows, up to the full stop or the end of the line: not *Ute Lenz winkt ab.*"""
    for i in range(phrase.start, min(phrase.start + _MAX_SIGNATURE, len(tokens))):
        if tokens[i].text == ":":
            return False
        ends = tokens[i].tag_ == "$." or (tokens[i].is_sent_start and i > phrase.start)
        if tokens[i].tag_ in stts.FINITE or (line and ends and not tokens.begins_line(i)):
            return False
        if ends:
            return True
    return True


@rule("quotation.alone", "Die Ministerin kam gestern zur Baustelle. „Das Geld ist da.“")
def _alone(article: ParsedArticle, number: int, span: Span, before: list[Match]) -> Match:
    return Match("direct", "quotation.alone", [span], speaker_before(article, number, before), speaker_by="nobody")


def _is_sentence(tokens: Tokens, period: Period, span: Span) -> bool:
    """Not *ein Fest, kurz: „Flussfest“*, *bis er ihn „entzauberte“*; but ***„Danke“**, raunte er ihr zu*."""
    if tokens[span[1] - 2].text in SENTENCE_ENDS:
        return True
    if span[1] - span[0] <= 3:
        return span[0] == period.start and span[1] < period.end and tokens.is_comma(span[1])
    return is_long(tokens, span) or not is_introduced_as_name(tokens, span[0])


def _carried(article: ParsedArticle, number: int, span: Span, here: list[Match], found: list[Match]) -> Match | None:
    """The statement that a quotation carries on.

    *„Das ist gut“, sagte sie. **„Wir gehen.“***, *Das reiche nicht, so Weiß: **„Wir warten.“***
    """
    tokens, colon = article.tokens, span[0] - 1
    if span[0] > article.periods[number].start:
        told = (m for m in here if m.cue or m.type == "free_indirect")  # *Er komme gern: **„Ich freue mich.“***
        ended = [m for m in told if m.type != "reported" and _end_of(m) in {colon, span[0]}]
        return ended[-1] if tokens[colon].text == ":" and ended else None
    before = found[-1] if found and number else None
    if before is None or _end_of(before) <= article.periods[number - 1].start:
        return None
    while before.origin is not None:
        before = before.origin
    return before if before.type in {"direct", "indirect"} and before.speaker else None


def _turn_before(article: ParsedArticle, span: Span, before: list[Match]) -> Match | None:
    """What a quotation replies to: *„Kommen Sie?“, fragt sie den Wirt. **„Nein.“***, *Sie fragt: „Wann?“ – **„Nie.“***

    Between the turns stands nothing but a dash, or the answer begins like one.
    """
    tokens, told = article.tokens, [m for m in before if m.type == "direct" and m.cue and m.content[-1][1] <= span[0]]
    if not told or tokens.begins_line(span[0]):
        return None
    last = max(told, key=lambda m: m.content[-1][1])
    return last if last.content[-1][1] == span[0] or is_answer(tokens, span, last.content[-1]) else None


def _end_of(match: Match) -> int:
    return max(end for _, end in [*match.content, *match.frame])


def _sounding(tokens: Tokens, period: Period, span: Span) -> Clause | None:
    """The clause behind a quotation that does not say who calls it: *„Buh!“, **schallt es** aus dem Saal*."""
    start = span[1] + (tokens.at(span[1]).text == ",")
    clause = next((c for c in period.clauses if c.start == start and c.is_main and c.is_verb_first), None)
    return clause if clause is not None and tokens[clause.finite].lemma_ in _SOUNDING else None


def _framing(article: ParsedArticle, period: Period, span: Span) -> Clause | None:
    """The clause right behind a quotation that names who says it: *„Zu wenig“, **nahm sie kein Blatt …***."""
    tokens = article.tokens
    start = span[1] + (tokens.at(span[1]).text == ",")
    if start >= period.end or tokens[start].tag_ not in stts.FINITE:
        return None
    clause = next((c for c in period.clauses if c.start == start), None)
    phrase = _who_says(article, clause) if clause is not None and clause.is_main else None
    named = phrase is not None and (phrase.kind == "name" or can_speak(tokens, phrase))
    return clause if named else None


def _beside(tokens: Tokens, period: Period, span: Span) -> Clause | None:
    """The clause that announces a quotation, or else the one that goes on after it.

    In *Sie wehrte sich gegen den Vorwurf, er sei zu spät: „…“* the Konjunktiv is what somebody else said.
    """
    mains = [c for c in period.clauses if c.is_main]
    before = [c for c in mains if c.start < span[0]]
    asserted = [c for c in before if not in_konjunktiv(tokens, c)]
    after = [c for c in mains if c.start >= span[1]]
    announced = bool(before) and (tokens[span[0] - 1].text in {":", "("} or not after)
    return (asserted or before)[-1] if announced else next(iter(after), None)


@rule("quotation.beside", "Die Ministerin winkte in die Menge: „Das Geld ist da.“")
def _by_clause(article: ParsedArticle, number: int, clause: Clause, span: Span, before: list[Match]) -> Iterator[Match]:
    """`Merkel ging: „Das war gut.“`, `„Das ist gut“, strich sie heraus.`, `Das Fazit von Uwe Berger: „Das ist gut.“`"""
    tokens, period = article.tokens, article.periods[number]
    phrase = _who_is_heard(article, clause) or _who_says(article, clause)
    if phrase is None and (shared := inherited_speaker(article, period, period.clauses.index(clause))) is not None:
        # *Lenz klagte, **war aber froh**: „Es geht.“*
        words = _words_of_saying(tokens, clause, span)
        around = (clause.start, span[0]) if clause.start < span[0] else (span[1], clause.end)
        yield Match("direct", "quotation.beside", [span], shared, words, frame=[around], speaker_by="shared")
        return
    own_thing = phrase is not None and tokens[phrase.start].tag_ == "PPOSAT" and not _is_of_person(tokens, phrase)
    if phrase is None or own_thing or tokens[phrase.head].lower_ == "es":  # ***Seine Bilanz**: „Es lief gut.“*
        yield _alone(article, number, span, before)
        return
    names_nobody = not clause.has_finite and not phrase.has_attributes and not can_speak(tokens, phrase)
    if names_nobody and phrase.kind != "name" and is_long(tokens, span):
        yield _alone(article, number, span, before)  # ***Die Antwort**: „Das ist gut.“*, ***Nur so viel**: „Nein.“*
        return
    if not (can_speak(tokens, phrase) or phrase.kind == "name"):
        if not is_long(tokens, span):
            return  # *Damals entstand ein Film: „Der letzte Sommer“*
        person = _person_beside(article, clause)
        # *Dort fand sich **der Satz**: „Wir kommen wieder.“*, *Die **Folgen der Krise** klangen ab, „wir haben Glück“*
        if person is None and not any(group.kind == "name" or can_speak(tokens, group) for group in phrase.inside):
            yield _alone(article, number, span, before)
            return
        phrase = person or phrase
    speaker, cue = (phrase.start, phrase.end), _words_of_saying(tokens, clause, span)
    if phrase.has_attributes and cue_noun(tokens[phrase.head].text, "content"):
        if tokens[phrase.core_end].lower_ in _ABOUT_SOMEBODY:  # *Lob **für Uta Lenz**: „Sie kann es.“*
            yield _alone(article, number, span, before)
            return
        cue = tuple(range(phrase.start, phrase.core_end))
        speaker = phrase.core_end + (tokens[phrase.core_end].tag_ in stts.PREPOSITION), phrase.end
    frame = (
        (clause.start, span[0]) if clause.start < span[0] else with_comma(tokens, (clause.start, clause.end), period)
    )
    rest = _rest(article, period, clause, span)
    if rest is not None:
        frame = (span[1], rest[0])
    content = [span] if rest is None else [span, rest]
    yield Match("direct", "quotation.beside", content, speaker, cue, frame=[frame])


def _who_is_heard(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """*Fast täglich hört sie **von ihrem Mann** den Satz: „Es geht mir gut.“*: whom somebody hears says it."""
    tokens = article.tokens
    if not clause.has_finite or tokens[clause.verbs[-1]].lemma_ not in _HEARING:
        return None
    heard = (p for p in article.phrases_in(clause) if p.has_preposition and tokens[p.preposition].lower_ in _OF)
    return next((p for p in heard if can_speak(tokens, p)), None)


def _who_says(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """The subject; of *„Das ist nichts“, brachte **es** Karl Brandt auf den Punkt* whoever can speak."""
    tokens, phrase = article.tokens, article.subject(clause)
    if phrase is None or tokens[phrase.head].lower_ != "es" or phrase.start != clause.finite + 1:
        return phrase
    others = subject_candidates(tokens, clause, article.phrases_in(clause))
    speaking = (
        c.phrase
        for c in others
        if c.phrase.start == phrase.end and {"can speak", "agrees with the verb"} <= {*c.features}
    )
    return next(speaking, phrase)


def _person_beside(article: ParsedArticle, clause: Clause) -> Phrase | None:
    """The only person of a clause whose subject is a thing: *Für **Anwältin Ute Lenz** lag der Fall klar: „…“*."""
    tokens = article.tokens
    named = (p for p in article.phrases_in(clause) if p.kind != "pronoun" and not tokens[p.core_end - 1].is_quote)
    people = [p for p in named if _is_of_person(tokens, p)]  # not *den Satz „Free German“*
    return people[0] if len(people) == 1 else None


def _rest(article: ParsedArticle, period: Period, clause: Clause, span: Span) -> Span | None:
    """What completes a quotation behind its frame: *„Ihr redet“, wandte sie sich an ihn, **„aber ihr tut nichts“***."""
    tokens = article.tokens
    after = next((q for q in article.quotations_in(period) if q[0] >= span[1]), None)
    if after is None or not span[1] <= clause.start <= clause.finite < after[0] <= clause.end + 1:
        return None
    ended = tokens[span[1] - 2].text in SENTENCE_ENDS or not tokens[after[0] + 1].text[:1].islower()
    return None if ended or tokens[after[0] - 1].text not in {",", *DASHES} else after


def _words_of_saying(tokens: Tokens, clause: Clause, span: Span) -> tuple[int, ...]:
    """Any verb can announce a quotation: *wehrt sich*, *zeigt sich **zufrieden***, *strich **heraus***; *wörtlich*."""
    last = clause.tokens[-1]
    predicate = {last} if tokens[last].tag_ == "ADJD" and last == span[0] - 2 else set()
    reflexive = {i for i in clause.tokens if tokens[i].tag_ == "PRF"}
    return tuple(sorted({*clause.verbs, *reflexive, *predicate}))
