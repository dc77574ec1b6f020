"""Who speaks where the clause itself names nobody: what stands before it."""

from __future__ import annotations

from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle, SpeakerBy
from claimx.analysis.figures.lookups import is_person
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import SOURCE_OF_ES, can_speak, is_inside, is_man
from claimx.analysis.syntax.tokens import Span, Tokens, feature, makes_a_name
from claimx.knowledge.cues import anaphoric_words
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import INSTITUTIONS, noun_kind

_SPEAKING_PRONOUNS = words_of("speaking_pronoun")
_NEVER_SPEAKING = words_of("never_speaking")
"""Objects, though they can be subjects to a tagger."""
_INSIDE_IT = words_of("inside_it")
_TELLING_ON = words_of("tells_on")
_CONTRASTING = words_of("contrasts") | words_of("at_once")
_ABOUT_OBJECT = frozenset({"criticise", "praise", "reject", "warn"})
"""Acts whose verbs have whom they are about as their object."""
_NEUTER_PERSONS = tuple(words_of("neuter_person") | words_of("neuter_person_ending"))
ANAPHORIC = anaphoric_words()
"""Cues that stand for a source named before, and are none themselves."""


def speaker_of(
    article: ParsedArticle, period: Period, number: int, cue: VerbCue, named: Span | None
) -> tuple[Span | None, SpeakerBy]:
    """Who speaks in a clause with a cue verb, and how that is known: itself it names them, or a clause beside it."""
    if period.clauses[number].kind == "infinitive" and not cue.passive:
        named = None  # *Sie kam, um **die Gäste** zu warnen*: whom she warns
    speaking = named is not None and article.tokens[named[0]].lower_ not in _NEVER_SPEAKING
    judged = speaking and named is not None and _is_judged(article, period, number, cue, named)
    judged = judged or (speaking and named is not None and _is_object_of_next(article, period, number, cue, named))
    if speaking and not judged:
        return named, "words"
    shared = inherited_speaker(article, period, number, cue)
    if judged and shared is None:
        return named, "words"
    shared = shared or _subject_before(article, period, number, cue)
    if shared is not None:
        return shared, "shared"
    before = source_before(article, period, cue)
    return before, "words" if before is not None else "nobody"


def inherited_speaker(article: ParsedArticle, period: Period, number: int, cue: VerbCue | None = None) -> Span | None:
    """`erklärte er | und fügte hinzu`: a joined clause without a subject has that of the clause before.

    Args:
        article: What the rules look at.
        period: Where the clause stands.
        number: The clause's place in the period.
        cue: Its cue verb; the passive and *es heißt* have no subject that speaks.
    """
    if cue is not None and (cue.passive or cue.verb.subject != "speaker"):
        return None
    tokens, clause = article.tokens, period.clauses[number]
    if clause.kind == "infinitive" and clause.has_parent:
        return _speaking(article, period.clauses[clause.parent])
    if not (clause.coordinated or _goes_on(tokens, clause)) or _is_of_man(article, clause):
        return None
    for earlier in reversed(period.clauses[:number]):
        if earlier.kind in {"main", "so", clause.kind} and not _is_reported(tokens, earlier, beside=clause):
            speaker = _speaking(article, earlier)
            if speaker is not None and not _has_object_alone(article, earlier):
                return speaker
    return None


def _has_object_alone(article: ParsedArticle, clause: Clause) -> bool:
    """*Sie kommt, **legt eine Bilanz vor**, wischt alle Kommentare vom Tisch und spricht von …*: it has no subject."""
    tokens, phrase = article.tokens, article.subject(clause)
    if phrase is not None and tokens[phrase.head].tag_ == "PDS" and "D" in phrase.cases and _goes_on(tokens, clause):
        return True  # *Das Gericht hob das Urteil auf, **sprach dieser Geld zu** und rügte die Anklage*
    if phrase is None or phrase.kind != "noun" or "A" not in phrase.cases or not _goes_on(tokens, clause):
        return False
    disagrees = phrase.plural and feature(tokens[clause.finite], "Number") == "Sing"
    return disagrees or noun_kind(tokens[phrase.head].lemma_) in {"unknown", "document"}


def _subject_before(article: ParsedArticle, period: Period, number: int, cue: VerbCue) -> Span | None:
    """*„Es war knapp“, sagt **der Wirt**. **Und fügt** hinzu: „Sehr.“*: the subject of the sentence before."""
    tokens, clause = article.tokens, period.clauses[number]
    joined = tokens[clause.start].tag_ == "KON" and clause.finite == clause.start + 1
    if not clause.start == period.start > 0 or not clause.is_main or not (joined or clause.is_verb_first):
        return None
    if cue.passive or cue.verb.subject != "speaker" or feature(tokens[clause.finite], "Person") not in {"3", ""}:
        return None  # *Der Nachbar kommt als Zeuge. **Erzählt**, dass es laut war.*; not *Sag, was du weißt!*
    if article.subject(clause) is not None:
        return None
    before = next((c for c in reversed(article.period_at(period.start - 1).clauses) if c.is_finite_main), None)
    phrase = article.subject(before) if before is not None else None
    if phrase is None or not can_speak(tokens, phrase):
        return None
    agrees = phrase.kind != "noun" or phrase.plural == (feature(tokens[clause.finite], "Number") == "Plur")
    return (phrase.start, phrase.end) if agrees else None


def _is_of_man(article: ParsedArticle, clause: Clause) -> bool:
    """*Die Eier sind alt, und **man** ging davon aus, dass …*: it has a subject."""
    return is_man(article.tokens, article.subject(clause))


def _speaking(article: ParsedArticle, clause: Clause) -> Span | None:
    """Its subject, or who is named behind *so*: *„Gut“, **so Rehm** und fügte an: „Sehr.“*."""
    phrase = article.phrase_at(clause.start + 1) if clause.kind == "so" else article.subject(clause)
    return (phrase.start, phrase.end) if phrase else None


def _goes_on(tokens: Tokens, clause: Clause) -> bool:
    """*Die Beobachter loben den Ablauf, | **sprechen** aber von einzelnen Fehlern*: joined without a conjunction."""
    return clause.is_main and clause.is_verb_first and tokens.is_comma(clause.start - 1)


def _is_judged(article: ParsedArticle, period: Period, number: int, cue: VerbCue, named: Span) -> bool:
    """*Er wich aus, **kritisierte jedoch die Opposition***: who stands behind a word of contrast is the object.

    Not *Das ist nicht wahr, sagt aber die Opposition*, nor *Das sei falsch, kritisiert aber die Opposition*.
    """
    tokens, clause = article.tokens, period.clauses[number]
    if cue.verb.act not in _ABOUT_OBJECT or not number or not _goes_on(tokens, clause):
        return False
    between = range(clause.finite + 1, named[0])
    if not between or not _CONTRASTING.issuperset(tokens.lowered[i] for i in between):
        return False
    phrase = article.phrase_at(named[0])
    if phrase is None or "A" not in phrase.cases or phrase.kind == "pronoun":
        return False
    before = next((c for c in reversed(period.clauses[:number]) if c.is_finite_main), None)
    if before is None or in_konjunktiv(tokens, before):
        return False
    other = article.subject(before)
    if other is None or noun_kind(tokens[other.head].lemma_) == "document":
        return False
    return other.kind == "pronoun" or can_speak(tokens, other)


def _is_object_of_next(article: ParsedArticle, period: Period, number: int, cue: VerbCue, named: Span) -> bool:
    """*Der Anwalt steht auf, **nennt Gründe***, *…, **wirft ihr „Hybris“ vor***: what no speaker is, behind one."""
    tokens, clause = article.tokens, period.clauses[number]
    phrase = article.phrase_at(named[0])
    if phrase is None or cue.verb.evidence or not number or not _goes_on(tokens, clause):
        return False
    # not *…, teilte **das Team** mit*
    bare = phrase.start == phrase.head <= clause.finite + 2 or cue.verb.needs_addressee
    noun = phrase.kind == "noun" or tokens[phrase.start - 1].is_quote
    if not bare or not noun or "A" not in phrase.cases or can_speak(tokens, phrase):
        return False
    before = next((c for c in reversed(period.clauses[:number]) if c.is_finite_main), None)
    other = article.subject(before) if before is not None and not in_konjunktiv(tokens, before) else None
    return other is not None and (other.kind != "noun" or can_speak(tokens, other))


def _is_reported(tokens: Tokens, clause: Clause, beside: Clause) -> bool:
    """*Er sagte, **der Zug sei entgleist**, und fügte hinzu*: only what is said is in the Konjunktiv."""
    finite = [in_konjunktiv(tokens, c) for c in (clause, beside)]
    return finite == [True, False]


def source_before(article: ParsedArticle, period: Period, cue: VerbCue) -> Span | None:
    """*Sie schrieben einen **Brief**. Darin heißt es, …*: the document that the period before names last.

    Or the body that it is in: ***Im Ministerium** winkt man ab. Das sei zu teuer, heißt es dort.*
    """
    clause = next((c for c in period.clauses if cue.tokens[0] in c.tokens), None)
    inside = clause is not None and any(article.tokens[i].lower_ in _INSIDE_IT for i in clause.tokens)
    if cue.verb.subject != "es" or not period.start or not inside:
        return None
    clauses = article.period_at(period.start - 1).clauses
    phrases = sorted({p for clause in clauses for p in article.phrases_in(clause)}, key=lambda p: p.start)
    tokens = article.tokens
    named = [p for p in phrases if noun_kind(tokens[p.head].lemma_) == "document" or is_inside(tokens, p)]
    return (named[-1].start, named[-1].core_end) if named else None


def with_source_before(article: ParsedArticle, period: Period, here: list[Match], found: list[Match]) -> list[Match]:
    """Statements with the source of the one before where *es* goes on: *Geld fehle, heißt es **weiter***.

    So behind *Nach Angaben der Stadt fehlt Geld*: *„Wir warten“, hieß es **dort***, where what is named is no person.

    Args:
        article: What the rules look at.
        period: Where the statements stand.
        here: The statements.
        found: Those of the periods before.
    """
    told: list[Match] = []
    for match in here:
        if match.speaker is None:
            before = next((m for m in reversed([*found, *told]) if m.cue and m.type != "reported"), None)
            if before is not None and _goes_on_from(article, period, match, before):
                origin = None if before.speaker else before
                match = replace(match, speaker=before.speaker, speaker_by="shared", origin=origin)
        told.append(match)
    return told


def _goes_on_from(article: ParsedArticle, period: Period, match: Match, before: Match) -> bool:
    clause = next((c for c in period.clauses if match.cue and match.cue[0] in c.tokens), None)
    cue = article.cue(clause) if clause is not None else None
    if clause is None or cue is None or cue.verb.subject != "es":
        return False
    if before.speaker_by == "goes_on" or before.content[-1][1] <= article.period_at(max(period.start - 1, 0)).start:
        return False
    if any(_tells_on(article.tokens, i) for i in clause.tokens):
        return True
    there = any(article.tokens[i].lower_ in _INSIDE_IT for i in clause.tokens)
    return there and before.speaker is not None and _is_of_body(article.tokens, before.speaker)


def _tells_on(tokens: Tokens, i: int) -> bool:
    """*hieß es **weiter***, not ***weiter** unten heißt es*."""
    return tokens[i].lower_ in _TELLING_ON and tokens.at(i + 1).tag_ != "ADV"


def _is_of_body(tokens: Tokens, source: Span) -> bool:
    """*die Stadt*, *Angaben der Stadt*; not *ein Sprecher der Stadt*."""
    kinds = {noun_kind(tokens[i].lemma_) for i in range(*source)}
    return not kinds.isdisjoint(INSTITUTIONS) and "person" not in kinds


def can_assert(article: ParsedArticle, speaker: Span) -> bool:
    """Whether a speech act is ascribed to somebody: not *man rechnet*, *die Lage fordert*, *der Test bestätigt*."""
    phrase = article.phrase_at(speaker[0])
    if article.tokens[speaker[0]].tag_ == "PRELS":  # *zu dem **Erfolg**, der die Kraft des Staates unterstrich*
        phrase = _antecedent(article, speaker[0])
        speaker = (phrase.start, phrase.end) if phrase is not None else speaker
    if phrase is None:
        return True
    start, end = speaker
    if phrase.kind != "pronoun":  # whose name stands behind it: *Eine der Gründerinnen, **Ute Lenz**, wies darauf hin*
        end = max(min(end, phrase.core_end), start + 1)
    words = article.tokens[start:end]
    if words[0].lower_ == "es":
        return _takes_up_body(article, start)
    if words[-1].is_quote and not can_speak(article.tokens, phrase):
        return False  # *der Satz „Gaza brennt“*
    if any(word.tag_ == "NE" or word.text in article.people for word in words):
        return True
    if is_neuter_thing(article.tokens, phrase):
        return False
    head = article.tokens[phrase.head]
    return head.lower_ in _SPEAKING_PRONOUNS or can_speak(article.tokens, phrase) or is_person(head.text)


def _takes_up_body(article: ParsedArticle, i: int) -> bool:
    """*Das Institut hat geprüft. **Es** fordert mehr Geld.*: whether a neuter body was the subject before."""
    if not article.tokens[i].is_sent_start or i == 0:
        return False
    clauses = (clause for clause in article.period_at(i - 1).clauses if clause.is_main and clause.has_finite)
    subject = next(filter(None, map(article.subject, clauses)), None)
    if subject is None:
        return False
    head = article.tokens[subject.head]
    if head.lower_ == "es":
        return _takes_up_body(article, subject.head)  # *Das Institut prüft. Es warnt. **Es** fordert mehr Geld.*
    last = article.tokens[subject.core_end - 1]  # *das Robert **Koch-Institut***
    neuter = feature(article.tokens[subject.start], "Gender") == "Neut"
    return neuter and not INSTITUTIONS.isdisjoint(map(noun_kind, (head.lemma_, last.lemma_)))


def _antecedent(article: ParsedArticle, relative: int) -> Phrase | None:
    """*zu dem **Erfolg**, der …*, ***die Wirte** im Hafen, die Hilfe fordern*: what a relative pronoun stands for."""
    pronoun, phrase = article.phrase_at(relative), article.phrase_before(relative - 1)
    if phrase is None or not phrase.has_preposition or pronoun is None or pronoun.plural <= phrase.plural:
        return phrase
    several = article.phrase_before(phrase.preposition)
    return several if several is not None and several.plural else phrase


def is_neuter_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """***Das Tor** bewies, dass …*, ***das Feuer** verriet den Ort*: no fool, and nobody whose noun ends in -er.

    Nor is *das **Weiße Haus***, whether or not the recogniser labels it as a body.
    """
    head = tokens[phrase.head]
    if tokens[phrase.start].lower_ != "das" or noun_kind(head.text) not in {"person", "unknown"}:
        return False
    if phrase.head > phrase.start + 1 and makes_a_name(tokens[phrase.head - 1]):
        return False
    return head.tag_ == "NN" and not head.ent_type_ and not head.lower_.endswith(_NEUTER_PERSONS)


def speaker_before(article: ParsedArticle, number: int, found: list[Match]) -> Span | None:
    """Who a sentence without any cue is attributed to.

    The subject of the period before, where it is one that can speak, or a document in it; else the last speaker.

    Args:
        article: What the rules look at.
        number: The period's place in the article.
        found: The statements so far.
    """
    clauses = article.periods[number - 1].clauses if number else ()
    clause = next((c for c in reversed(clauses) if c.is_finite_main), None)
    if clause is not None:
        phrases = article.phrases_in(clause)
        phrase = article.subject(clause)
        if phrase is None or not can_speak(article.tokens, phrase):
            told = (p for p in phrases if _is_in_document(article.tokens, p) or _is_concerned(article.tokens, p))
            phrase = next(told, None)
        if phrase is not None:
            return phrase.start, phrase.end
    return next((m.speaker for m in reversed(found) if m.speaker and m.lemma not in ANAPHORIC), None)


def _is_concerned(tokens: Tokens, phrase: Phrase) -> bool:
    """***Dem Jogger** war das peinlich. Er sei ausgerutscht.*"""
    in_front = tokens[phrase.start].is_sent_start and not phrase.has_preposition
    return in_front and phrase.cases[0] == "D" and can_speak(tokens, phrase)


def _is_in_document(tokens: Tokens, phrase: Phrase) -> bool:
    """***In dem Bericht** werden viele Fälle aufgeführt. Die Polizei habe zu spät reagiert.*"""
    inside = phrase.has_preposition and tokens[phrase.preposition].lower_ in SOURCE_OF_ES
    return inside and noun_kind(tokens[phrase.head].lemma_) == "document"
