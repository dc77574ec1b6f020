"""Attribution by a noun of saying: `ist der Ansicht, dass …`, `mit der Begründung, es fehle Geld`."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.content_kinds import content_kind, is_question, says_who
from claimx.analysis.statements.context import inherited_speaker
from claimx.analysis.statements.extent import content_end, frame_begins, frame_start, subtree_end, trim
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.noun_groups import Phrase, noun_groups
from claimx.analysis.syntax.predicates import is_passive
from claimx.analysis.syntax.subjects import can_speak, is_agent, is_inquiry, subject
from claimx.analysis.syntax.tokens import Span, Tokens, is_genitive_name
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING, OBJECTING, PLANNING, CueNoun, attribution_words, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, is_speaker_noun, noun_kind

_BETWEEN = stts.FINITE | {"PTKVZ", "VVPP", "VVINF", "VAINF", "ADV", "PTKZU"}

_POSSESSIVE = frozenset({"NE", "PPOSAT"})
_ANSWERING = words_of("answering")
_TO = words_of("to_somebody")
_ADDRESSED = frozenset({"ask", "demand", "advise", "promise", "warn"})
_AGAINST = words_of("against")
_NEWS, _ABOUT_WHOM = words_of("news"), words_of("before_whom_it_concerns")
_ACCUSING = tuple(words_of("accusing"))
_OF_ACCUSED = words_of("of_accused")
_PUTTING = words_of("puts_question")
_TELLING_OF_WORDS = words_of("tells_of_words")
_OF_WORDS = words_of("is_of_words")
_ASKED = tuple(words_of("asked"))
_CALLING = frozenset({"as", "predicative"})
"""What a verb takes that says what something is called: *nannte den Vorwurf **absurd***."""
_WANTING = words_of("wants_words")
_NO_SAYING = words_of("no_saying_with_verb")
_RANKS = words_of("ranks_of_body")
_DEALING = words_of("deals_with_words")
"""What somebody does who has heard or read what another says."""


@rule("noun", "Die Gewerkschaft ist der Ansicht, dass die Löhne steigen müssen.")
def noun_statements(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """`Die Gewerkschaft ist **der Ansicht**, dass …`, `mit **der Begründung**, es fehle Geld`."""
    if len(period.clauses) < 2:
        return
    tokens, clause = article.tokens, period.clauses[number]
    announces = _stands_before_colon(tokens, period, number)
    uses = ("content", "announcement") if announces else ("content",)
    for noun in article.phrases_in(clause):
        entry = cue_noun(tokens[noun.head].text, *uses)
        if entry is None or _is_body(article, clause, noun) or _is_frame(tokens, noun):
            continue
        if noun.has_preposition and any(tokens[i].lemma_ in _WANTING for i in clause.verbs):
            continue  # *Sie **warten** auf Auskunft, ob der Zug fährt*: nobody has said it yet
        if any(f"{entry.noun} {tokens[i].lemma_}" in _NO_SAYING for i in clause.verbs):
            continue  # *Die Stadt **trägt Sorge**, dass der Weg frei ist*
        # The content follows the noun, also where its clause goes on after it: *Die Warnung, dass …, kam zu spät.*
        addressee = _addressee(article, noun, entry)
        end = addressee.end if addressee is not None else noun.end
        alone = announces and _is_alone_with_verb(article, clause, noun)
        near = (n for n, c in enumerate(period.clauses) if 0 < c.start - end <= 4)
        after = number + 1 if alone else next(near, None)
        if after is None or _is_of_next(article, clause, period.clauses[after], noun):
            continue
        answered = _is_answered(article, clause, noun, entry)
        content = period.clauses[after]
        if _is_predicate_of_es(article, clause, noun):
            continue
        if is_inquiry(tokens, noun) and tokens[content.opener].lower_ == "dass":
            continue  # *Dort bestätigte man **auf Anfrage der Zeitung**, dass es brennt*
        if tokens[content.opener].lower_ == "wie" and not content.has_finite:
            continue  # *Sie verwies auf Angebote, **wie die Börse im Netz***
        if (alone and _introduces(article, clause, noun, entry, content)) or _announces(
            article, clause, noun, end, entry, content, answered
        ):
            yield from _statement(article, period, number, noun, addressee, entry, after, answered)


@rule("noun.colon", "Die Forderung der Ministerin: ein zweites Gleis.")
def noun_before_colon(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """***Die Forderung der Anwohner** (ist klar): mehr Bäume*: what a noun is of, without a verb of its own."""
    tokens, clause = article.tokens, period.clauses[number]
    if not clause.is_main or ":" not in tokens.lowered[clause.start + 1 : clause.end - 1]:
        return
    colon = tokens.lowered.index(":", clause.start + 1)
    if clause.finite > colon or tokens[colon + 1].is_quote:
        return
    noun = article.phrase_at(clause.start)
    entry = cue_noun(tokens[noun.head].text, "content", "announcement") if noun is not None else None
    if noun is None or noun.has_preposition or entry is None or not _is_owned(tokens, noun):
        return
    if entry.noun.lower().endswith(_ASKED):
        return  # *Die Frage des Abends: ein Wein oder zwei*
    addressee = _addressee(article, noun, entry)
    end = addressee.end if addressee is not None else noun.end
    if end != colon and not (end == clause.finite and _is_clear(tokens, clause, colon)):
        return
    content = trim(tokens, [(colon + 1, subtree_end(period, clause))])
    speaker = _noun_speaker(article, clause, noun, answered=False)
    if content and speaker is not None:
        yield Match(
            "reported", "noun.colon", content, speaker, tuple(range(noun.start, noun.core_end)), entry.noun, entry.act,
            [(clause.start, colon + 1)], addressee=(addressee.start, addressee.end) if addressee is not None else None,
        )  # fmt: skip


def _is_predicate_of_es(article: ParsedArticle, clause: Clause, noun: Phrase) -> bool:
    """*Es sei **eine Enttäuschung**, dass …*: nobody is said to have said so; but *Es ist **sein** Wunsch*."""
    tokens = article.tokens
    if not clause.has_finite or tokens[clause.finite].lemma_ != "sein" or _is_owned(tokens, noun):
        return False
    subject_is_es = any(tokens[i].lower_ == "es" and abs(i - clause.finite) == 1 for i in clause.tokens)
    return subject_is_es and not noun.has_preposition and tokens[noun.start].lower_.startswith("ein")


def _is_clear(tokens: Tokens, clause: Clause, colon: int) -> bool:
    """*Ihre Botschaft **ist klar**: …*, *Sein Fazit **fällt knapp aus**: …*; not *Ihre Freude **ist groß**: …*."""
    told = tokens[clause.finite].lemma_ in _TELLING_OF_WORDS
    return told and not _OF_WORDS.isdisjoint(tokens.lowered[clause.finite + 1 : colon])


def _is_owned(tokens: Tokens, noun: Phrase) -> bool:
    """***Ihre** Begründung*, *die Begründung **der Polizei***, *das Fazit **von Rehm***, no *Nachricht **für** ihn*."""
    if tokens[noun.head].lower_ in _NEWS and tokens.at(noun.core_end).lower_ in _ABOUT_WHOM:
        return False
    return tokens[noun.start].tag_ in _POSSESSIVE or any(
        tokens[i].tag_ == "NE" or is_speaker_noun(tokens[i].lemma_) for i in range(noun.core_end, noun.end)
    )


def _stands_before_colon(tokens: Tokens, period: Period, number: int) -> bool:
    """***Die Antwort war knapp**: Man prüfe das.*"""
    end = period.clauses[number].end
    return tokens.at(end).text == ":" and any(c.start == end + 1 for c in period.clauses[number + 1 : number + 2])


def _is_alone_with_verb(article: ParsedArticle, clause: Clause, noun: Phrase) -> bool:
    """***Die Antwort des Ministers** war knapp: Man prüfe das.*; not *sorgte für Empörung: Sie sei teuer.*"""
    told = not clause.has_finite or article.tokens[clause.finite].lemma_ in _TELLING_OF_WORDS
    return told and article.subject(clause) == noun


def _is_of_next(article: ParsedArticle, clause: Clause, content: Clause, noun: Phrase) -> bool:
    """*Sie fordert ein Angebot | und **warnt davor**, dass …*: another clause stands between noun and content."""
    between = set(range(noun.end, content.start)) - set(clause.tokens)
    return any(article.tokens[i].tag_ in stts.FINITE for i in between)


def _is_body(article: ParsedArticle, clause: Clause, noun: Phrase) -> bool:
    """***Der Rat** entscheidet, ob …*; but ***Der Rat** war, den Bau zu beginnen*, *gab den **Rat**, …*."""
    tokens = article.tokens
    acts = noun.cases == "N" and clause.has_finite and tokens[clause.finite].lemma_ != "sein"
    addressed = noun.has_preposition and tokens[noun.preposition].lower_ in _TO  # *die Bitte **an den Rat**, …*
    return (acts or addressed) and noun_kind(tokens[noun.head].text) in BODIES


def _is_frame(tokens: Tokens, noun: Phrase) -> bool:
    """*Bekannt ist **laut Mitteilung**, dass …*: that says who tells it."""
    word = attribution_words().get(tokens[noun.preposition].lower_) if noun.has_preposition else None
    return word is not None and word.position == "before" and not word.needs_noun


def _addressee(article: ParsedArticle, noun: Phrase, entry: CueNoun) -> Phrase | None:
    """Whom a noun is to: *ihre Bitte **an den Rat**, zu zahlen*."""
    tokens = article.tokens
    to = entry.act in _ADDRESSED and tokens.at(noun.end).lower_ in _TO
    return article.phrase_at(noun.end + 1) if to else None


def _introduces(article: ParsedArticle, clause: Clause, noun: Phrase, entry: CueNoun, content: Clause) -> bool:
    """***Die Antwort der Stadt** ist knapp: Man prüfe das.*, ***Ihre Begründung**: Die Beweise reichen nicht.*

    In the indicative a verb between has to tell of words: ***Ihre Botschaft ist klar**: Die Beweise reichen nicht.*
    """
    tokens = article.tokens
    if not content.is_main or content.is_verb_first or entry.act == "ask":
        return False
    if is_konjunktiv(tokens[content.finite]):
        return True
    return _is_owned(tokens, noun) and (not clause.has_finite or _is_clear(tokens, clause, clause.end))


def _announces(
    article: ParsedArticle, clause: Clause, noun: Phrase, end: int, entry: CueNoun, content: Clause, answered: bool
) -> bool:
    """Whether a clause is what a noun is of, only verbs and adverbs being between them.

    Args:
        article: What the rules look at.
        clause: Where the noun stands.
        noun: The noun.
        end: The token behind it and whom it is to.
        entry: What the lexicon has of it.
        content: The clause.
        answered: Whether somebody answers or rejects what the noun is for.
    """
    tokens = article.tokens
    if content_kind(tokens, clause, content, ("clause", "infinitive", "v2")) is None:
        return False
    if is_question(tokens, content):
        if entry.act == "ask" and not _is_put(article, clause, noun):
            return False
        if entry.act != "ask" and tokens[noun.start].tag_ == "PIAT":
            return False  # *brachte **keine Hinweise**, ob …*
    if content.is_main:
        denied = tokens[noun.start].tag_ == "PIAT" and entry.act != "deny"  # *legt **kein Geständnis** ab, man habe …*
        if denied or not is_konjunktiv(tokens[content.finite]) or content.is_verb_first:
            return False
    if content.kind == "interrogative" and says_who(article, content):
        return False  # *Der Plan kommt, **wie sie nicht sagte***
    planned = content.kind == "infinitive" or entry.act in PLANNING | {"ask"}
    if planned and not noun.has_preposition and answered:
        return False  # *wies **Pläne** zurück, die Steuern zu senken*, *lehnte **den Plan** ab, er sei zu teuer*
    between = [tokens[i].tag_ for i in clause.tokens if end <= i < content.start]
    return all(tag in _BETWEEN for tag in between)


def _is_put(article: ParsedArticle, clause: Clause, noun: Phrase) -> bool:
    """*Er **stellte** die Frage, ob …*, ***seine** Frage, ob …*; not *Die Frage, ob …, beschäftigt sie*.

    Who answers has been asked: *Auf die Frage, ob …, schwieg er*; not *Es geht um die Frage, ob …*.
    """
    tokens = article.tokens
    owned = noun.has_attributes or tokens[noun.start].tag_ in _POSSESSIVE
    if owned or (noun.has_preposition and tokens[noun.preposition].lower_ in _ANSWERING):
        return True
    put = any(tokens[i].lemma_ in _PUTTING for i in clause.verbs)
    return put and all(tokens[i].tag_ not in {"PRF", "PTKVZ"} for i in clause.tokens)  # *stellt … **dar***


def _statement(
    article: ParsedArticle,
    period: Period,
    number: int,
    noun: Phrase,
    addressee: Phrase | None,
    entry: CueNoun,
    after: int,
    answered: bool,
) -> Iterator[Match]:
    tokens, clause = article.tokens, period.clauses[number]
    content = period.clauses[after]
    end = content_end(article, period, after, clause)
    if tokens[content.start - 1].text == ":":
        if frame_begins(article, period, end):
            return  # *Kritik kam von der SPD: Das sei zu teuer, **sagte Uta Lenz***
        if answered and tokens[noun.preposition].lower_ in _AGAINST:
            return  # *Die Bank wehrte sich **gegen die Kritik**: Der Plan sei gut.*
    spans = trim(tokens, [(content.start, end)])
    if not spans:
        return
    told = not clause.has_finite or tokens[clause.finite].lemma_ in _TELLING_OF_WORDS
    fares = not told and article.subject(clause) == noun  # ***Der Vorschlag**, zu bauen, fand keine Mehrheit*
    verbs = () if fares or (answered and noun.has_preposition) else clause.verbs
    cue = tuple(sorted({*verbs, *range(noun.start, _owner_inside(tokens, noun) or noun.core_end)}))
    named = _noun_speaker(article, clause, noun, answered)
    told_of = answered or _is_of_accused(tokens, noun)
    shared = inherited_speaker(article, period, number) if named is None and not told_of else None
    negated = is_negated(article, clause) and not (answered or fares)
    yield Match(
        "indirect", "noun", spans, named or shared, cue, entry.noun, entry.act,
        [(frame_start(period, number), content.start)],
        addressee=(addressee.start, addressee.end) if addressee is not None else None, negated=negated,
        speaker_by="shared" if shared else "words",
    )  # fmt: skip


def _noun_speaker(article: ParsedArticle, clause: Clause, noun: Phrase, answered: bool) -> Span | None:
    """Whose view it is: *die Ansicht **der Polizei***, else the subject: ***die Polizei** ist der Ansicht*.

    Or it comes from somebody: ***von der Polizei** kam die Information*, *die **von der Polizei** geäußerte Hoffnung*.
    Who answers a question or rejects a charge has not made it: *Auf die Frage, ob …, zögerte er*.
    """
    if (owner := _owner_inside(article.tokens, noun)) and not noun.has_attributes:
        return owner, noun.core_end
    if noun.has_attributes:
        begin = noun.core_end + (article.tokens[noun.core_end].tag_ in stts.PREPOSITION)
        own = article.tokens[begin].tag_ == "PPOSAT" and not noun.has_preposition and article.cue(clause) is not None
        teller = article.subject(clause) if own else None  # *Sie erklärte die Bereitschaft **ihres Landes**, …*
        if teller is None or teller.head == noun.head or not can_speak(article.tokens, teller):
            return begin, noun.end
        return teller.start, teller.end
    if article.tokens[noun.start].tag_ in _POSSESSIVE and noun.start < noun.head:
        return noun.start, noun.end  # *Auf **Brandts** Frage*, ***ihre** Sorge*
    phrases = article.phrases_in(clause)
    if answered:  # *Er hat **von ihr** die Information erhalten, dass …*
        agents = (p for p in phrases if p.head != noun.head and is_agent(article.tokens, p))
        return next(((p.start, p.end) for p in agents), None) if not noun.has_preposition else None
    if _is_of_accused(article.tokens, noun):
        return next(((p.start, p.end) for p in phrases if is_agent(article.tokens, p)), None)
    inside = noun_groups(article.tokens, noun.start + 1, noun.core_end)
    others = [p for p in (*inside, *phrases) if p.head != noun.head]
    passive = clause.has_finite and is_passive(article.tokens, clause, clause.verbs[-1])
    # *Mit der Begründung, … wurde er entlassen*; *Absurd scheint **der Plan**, …*: it is the subject itself
    another = None if passive or noun.cases == "N" else subject(article.tokens, clause, others)
    phrase = another or next((p for p in others if is_agent(article.tokens, p) or _is_origin(article, p)), None)
    if phrase is not None and article.tokens[phrase.head].lower_ in _RANKS and phrase.inside:
        return phrase.inside[0].start, phrase.end
    return (phrase.start, phrase.end) if phrase is not None else None


def _owner_inside(tokens: Tokens, noun: Phrase) -> int:
    """*die Ankündigung **Jan Rehms***: where the name begins that is no part of the noun's own; 0 for none."""
    behind = noun.head + 1
    return behind if behind < noun.core_end and is_genitive_name(tokens[noun.core_end - 1]) else 0


def _is_origin(article: ParsedArticle, phrase: Phrase) -> bool:
    """***Aus der CDU** kam der Vorschlag, …*, *kam **aus den Reihen der CDU** die Forderung, …*."""
    tokens = article.tokens
    if not phrase.has_preposition or tokens[phrase.preposition].lower_ != "aus":
        return False
    return can_speak(tokens, phrase) or tokens[phrase.head].lower_ in _RANKS


def _is_of_accused(tokens: Tokens, noun: Phrase) -> bool:
    """*Der Wirt steht **im Verdacht**, …*, *sieht sich **dem Vorwurf** ausgesetzt, …*: others say it of the subject."""
    if not tokens[noun.head].lower_.endswith(_ACCUSING):
        return False
    if noun.has_preposition:
        return tokens[noun.preposition].lower_ in _OF_ACCUSED
    return noun.cases == "D"


def _is_answered(article: ParsedArticle, clause: Clause, noun: Phrase, entry: CueNoun) -> bool:
    """***Auf die Frage**, ob …, zögerte er*; ***den Vorwurf**, …, wies er zurück*: whether it is another's."""
    tokens = article.tokens
    if noun.has_preposition:
        word = tokens[noun.preposition].lower_
        in_front = noun.preposition == clause.start or entry.act == "ask" or word in _AGAINST
        return in_front and word in _ANSWERING
    if "A" in noun.cases and any(tokens[i].lemma_ in _DEALING for i in clause.verbs):
        return True  # *wollte die **Sorge** zerstreuen, der Staat sei pleite*
    cue = article.cue(clause)
    if cue is None or "A" not in noun.cases or noun.head in cue.tokens:
        return False
    if cue.verb.act in OBJECTING or cue.verb.lemma in _DEALING:
        return True
    # *Die Idee, hier zu bauen, **begrüßt** der Rat*, *Er **nannte** den Vorwurf, er lüge, absurd*
    named = not _CALLING.isdisjoint(cue.verb.takes) or "für" in cue.verb.with_
    judged = named or cue.verb.act in JUDGING
    return judged and article.subject(clause) != noun  # not *Die Idee, … , löste Freude aus*
