"""Words in quotation marks inside a sentence: which of them somebody said, and who did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import MAX_NAME, Match, ParsedArticle, is_long
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import speaker_before, speaker_of
from claimx.analysis.statements.extent import clause_of, without
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.predicates import VerbCue, is_passive
from claimx.analysis.syntax.subjects import can_speak, roles
from claimx.analysis.syntax.tokens import Span, Token, Tokens, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.marks import SENTENCE_ENDS
from claimx.knowledge.nouns import BODIES, noun_kind

_BEFORE_NAMES = frozenset({"NN", "NE", "FM", "ART", "PDAT", "APPR", "APPRART", "PPOSAT", "KON", "$("})
_WORDING = words_of("before_wording")
_BEHIND_ADJECTIVES = stts.NOUN | {"ADJA", "KON", "CARD"}
_MIN_WORDS = 3
"""Words of the shortest passage without a cue that was said, and is not just put in quotation marks."""
_MAX_SMALL_NAME = 3
"""Words of the longest name that begins with a small letter."""
_INDEFINITE = tuple(words_of("indefinite_article"))
_ACCUSING = JUDGING | {"warn"}
_PREDICATING = words_of("is_or_feels")
_NAMING = words_of("naming")
_FAMILY = words_of("word_of_family")
_TITLED = words_of("titled")
_LISTING_WORKS = words_of("among_them") | {"wie"}
_BY_MEANS_OF = words_of("by_means_of")
_BEING_OR_HAVING = words_of("is_or_has")
_MAX_TITLE = 6
"""Words of the longest title that stands behind a colon."""
_MAX_TO_TITLE = 24
"""Tokens before a quotation in which the title stands that it is joined to."""
_TITLED_ENDING = tuple(words_of("titled_ending"))
_ANSWERING = words_of("answers_with_words")
_JOINED_TO_CUE = words_of("joined_to_cue")


# --- which of them were said ---


def is_introduced_as_name(tokens: Tokens, start: int) -> bool:
    """*kurz „FGN“*, *der so genannte „Faden“*, *unter dem Titel „Das Meer“*, *das **Stück** „Wer hat Angst?“*."""
    before = tokens.lowered[max(start - 3, 0) : start]
    # *in **Stücken** wie „Das Meer“*, *viele Filme, darunter „Das Meer“*
    listed = not _LISTING_WORKS.isdisjoint(before[-1:])
    end = start - listed - (listed and tokens.is_comma(start - 2))
    nouns = tokens.lowered[max(end - 1, 0) : end]
    first = tokens.at(start + 1)
    if nouns and first.text[:1].isupper():
        nouns = [*nouns, tokens[end - 1].lemma_.lower()]  # *die **Stücke** „Das Meer“ und „Ein Tag“*
    judged = first.tag_ == "ART" and first.text.islower()  # *ist der Film **„ein Ereignis“***
    titled = not judged and any(map(_has_title, nouns))
    return titled or not _NAMING.isdisjoint(before) or _is_joined_to_name(tokens, start)


def is_work_before_colon(article: ParsedArticle, span: Span) -> bool:
    """*Sein erstes **Werk** entstand im Mai: „Das Meer“*: the title of what is told of, and nothing that is said."""
    tokens, start = article.tokens, span[0]
    words = tokens[start + 1 : span[1] - 1]
    if tokens[start - 1].text != ":" or not words or len(words) > _MAX_TITLE or not words[0].text[0].isupper():
        return False
    if any(word.tag_ in stts.FINITE or word.text in SENTENCE_ENDS for word in words):
        return False
    clause = clause_of(article.period_at(start - 1), start - 2)
    if clause is None or not clause.has_finite or tokens[clause.finite].lemma_ in _BEING_OR_HAVING:
        return False  # *Lenz zum neuen Programm: „Unsinn“*, *Der Film ist ein Fest: „Großes Kino“*
    phrases = article.phrases_in(clause)
    if any(cue_noun(tokens[phrase.head].text, "content") for phrase in phrases):
        return False
    told = [p for p in phrases if not p.has_preposition or tokens.lowered[p.preposition] in _BY_MEANS_OF]
    return any(_has_title(tokens.lowered[phrase.head]) for phrase in told)


def _has_title(noun: str) -> bool:
    """Whether a noun, in lower case, is for what has a title: *Film*, *Kinderbuch*."""
    return noun in _TITLED or noun.endswith(_TITLED_ENDING)


def is_called_so(article: ParsedArticle, so: int) -> bool:
    """*„Laika“, **so der Name** des Hundes*, *„Das Meer“, **so der Titel**, erscheint im Mai*: nobody says it."""
    phrase = article.phrase_at(so + 1) if article.tokens.at(so).lower_ == "so" else None
    return phrase is not None and article.tokens[phrase.head].lower_ in _NAMING


def _is_joined_to_name(tokens: Tokens, start: int) -> bool:
    """*die Stücke „Das Meer“ in Kiel **und „Ein Tag“***: what is joined to a title is one."""
    if start < 2 or tokens[start - 1].tag_ != "KON":
        return False
    marks = [i for i in range(start - 2, max(start - _MAX_TO_TITLE, -1), -1) if tokens[i].is_quote]
    if len(marks) < 2 or any(tokens[i].is_sent_start for i in range(marks[1] + 1, start)):
        return False
    return is_introduced_as_name(tokens, marks[1])


def is_called(article: ParsedArticle, clause: Clause, cue: VerbCue) -> bool:
    """*der Trainer, **den sie** „Eisenfuß“ **nennen***: what many call somebody is a name, which nobody asserts.

    So is what somebody is called by nobody: *Der Turm **wird** „der Lange“ **genannt***.
    """
    if cue.verb.lemma != "nennen":
        return False
    if cue.passive:
        return article.roles(clause, cue).speaker is None
    if _is_named_so(article.tokens, clause):
        return True
    by = article.subject(clause) if clause.kind == "relative" else None
    return by is not None and (by.plural or article.tokens[by.head].lower_ in {"sie", "man"})


def _is_named_so(tokens: Tokens, clause: Clause) -> bool:
    """*Sie nannte ihn **Mutter***, *nannten ihren Sohn **Emil***: a name or a word of the family, and no judgement."""
    last = clause.tokens[-1]
    while last > clause.finite and tokens[last].tag_ in {"VVPP", "VVINF", "VAINF", "VAFIN", "VMFIN"}:
        last -= 1
    before = tokens[last - 1]
    if last - 1 <= clause.finite or last not in clause.tokens:
        return False
    family = tokens[last].text in _FAMILY and before.tag_ in stts.NOUN | stts.PERSONAL
    # no *nannte den Plan **Murks***, which a tagger may take for a name
    called = is_given_name(tokens[last].text) and (before.tag_ == "PPER" or is_person_noun(before))
    named = called and tokens[last].tag_ == "NE" and before.tag_ in {"NN", "PPER"} and not before.names_person
    return family or named


def _is_capital(tokens: Tokens, span: Span) -> bool:
    return tokens[span[0] + 1].text[:1].isupper()


def _is_small(tokens: Tokens, span: Span) -> bool:
    return tokens[span[0] + 1].text[:1].islower() and not _is_name_in_small(tokens, span)


def _is_name_in_small(tokens: Tokens, span: Span) -> bool:
    """*das „iPhone mini“*, *die „documenta 12“*, *die „vento ag“*: a name may begin with a small letter."""
    words = [token for token in tokens[span[0] + 1 : span[1] - 1] if not token.is_punct]
    if not 0 < len(words) <= _MAX_SMALL_NAME:
        return False
    if len(words) == 2 and words[1].text.isdecimal():
        return True
    foreign = len(words) > 1 and all(word.tag_ in {"NE", "FM"} for word in words)
    return foreign or (not words[0].text.islower() and words[0].text[1:].isalpha())


def _is_utterance(tokens: Tokens, span: Span) -> bool:
    """Whether what stands in quotation marks was said, and is not a name or a title: *die „Titanic“*."""
    before = tokens[span[0] - 1] if span[0] else None
    if span[1] - span[0] < 3 or (before and before.text != ":" and is_introduced_as_name(tokens, span[0])):
        return False
    small = _is_small(tokens, span)
    if is_long(tokens, span) or small:
        return not (small and _is_medium(tokens, span))
    # What begins with a capital and has no verb is a name after a noun, an article or a preposition: *die „Titanic“*.
    return before is not None and (before.lower_ in _WORDING or before.tag_ not in _BEFORE_NAMES)


def _is_medium(tokens: Tokens, span: Span) -> bool:
    """*im Magazin „profil“*, *laut „wetter.de“*: a name that begins with a small letter.

    So is one word in the place of a noun: *schrieb **im „profil“**, …*, but *im „kleinen“ Kreis*.
    """
    before = tokens[span[0] - 1]
    if span[1] - span[0] != 3:
        return False
    for_noun = before.tag_ == "APPRART" and tokens.at(span[1]).tag_ not in _BEHIND_ADJECTIVES
    return for_noun or before.lower_ == "laut" or noun_kind(before.lemma_) == "media"


# --- fragments inside a statement ---


@rule("quotation.fragment", "Die Ministerin sagte, der Bau sei „ein großes Glück“.")
def inside(article: ParsedArticle, host: Match, span: Span) -> Iterator[Match]:
    """A fragment in another statement is attributed as that is: *nannte den Plan „verrückt“*.

    In *Der Minister sagte, er komme. Er sei „völlig zufrieden“.* that is how the first sentence is.
    """
    tokens, clause = article.tokens, clause_of(article.period_at(span[0]), span[0])
    if host.type == "direct":
        return
    if not _is_as_said(host, span):
        if _is_term(tokens, host, clause, span):
            return
        if not _is_utterance(tokens, span) and not _is_all_of(tokens, host, span):
            return
    origin = host
    while not origin.cue and origin.origin is not None:
        origin = origin.origin
    cue, frame = origin.cue, origin.frame
    if host.type == "reported":
        cue = _with_joined(tokens, cue, span)
        clause = clause_of(article.period_at(span[0]), cue[0])
        frame = _around(tokens, clause, span) if clause else []
    match = replace(origin, type="direct", rule="quotation.fragment", content=[span], cue=cue, frame=frame)
    yield replace(match, speaker=host.speaker, speaker_by=host.speaker_by, negated=host.negated)


def _is_as_said(host: Match, span: Span) -> bool:
    """*Er begann mit dem **„Klinkenputzen“, wie er sagt***: what stands right before *wie* was said so."""
    return host.rule == "wie" and host.frame[0][0] == span[1] and host.content != [span]


def _is_all_of(tokens: Tokens, host: Match, span: Span) -> bool:
    """*warnte **vor den „Lohndrückern“***, *warf ihr **„Arbeitsverweigerung“** vor*: that is what was said."""
    start = host.content[0][0]
    if host.type != "reported" or (_is_capital(tokens, span) and is_introduced_as_name(tokens, span[0])):
        return False
    if tokens[span[0] - 1].tag_ == "KON" and tokens[span[0] - 2].is_quote:  # *als „Unfug“ und **„Angstmache“***
        first = next((i for i in range(span[0] - 3, start - 1, -1) if tokens[i].is_quote), -1)
        if first >= 0 and tokens[first - 1].lower_ in _WORDING:
            before = (first, span[0] - 1)
            return _is_utterance(tokens, before) or _is_all_of(tokens, host, before)
    if host.content == [span]:
        return True
    named = tokens[span[0] - 1].tag_ in stts.NOUN  # *nannte den Entwurf **„Sozialismus in Zeitlupe“***
    named = named and (host.lemma == "nennen" or (_is_small(tokens, span) and tokens[span[1] - 2].tag_ == "ADJD"))
    return (tokens[start].tag_ in stts.PREPOSITION and 0 < span[0] - start <= 2) or named


def _is_term(tokens: Tokens, host: Match, clause: Clause | None, span: Span) -> bool:
    """One or two words with a capital, unless they judge: *er sagte, die „Zapfsäule“ sei ein „Skandal“*.

    So does a noun behind an indefinite article: *warf der Partei vor, einen „Kulturkampf“ zu führen*.
    """
    if host.type == "reported" or span[1] - span[0] > 4 or not _is_capital(tokens, span):
        return False
    noun, accuses = tokens[span[0] + 1], host.type == "indirect" and host.act in _ACCUSING
    if accuses and span[1] - span[0] == 3 and noun.tag_ == "NN" and _is_indefinite(tokens[span[0] - 1]):
        return False
    judges = clause is not None and clause.has_finite and tokens[clause.finite].lemma_ == "sein"
    if judges and tokens[span[0] - 1].lemma_ == "sein":
        return False  # *Der Versuch **sei „Wunschdenken“***
    # *sagte, es handle sich **um einen „Einzelfall“***
    judges = judges or (tokens.lowered[span[0] - 2] == "um" and _is_indefinite(tokens[span[0] - 1]))
    return not (judges and tokens[span[0] - 1].lower_ in _WORDING)


def _is_indefinite(token: Token) -> bool:
    """***einen** „Kulturkampf“*, ***keine** „Denkverbote“*."""
    return token.tag_ in stts.DETERMINER and token.lower_.startswith(_INDEFINITE)


def _with_joined(tokens: Tokens, cue: tuple[int, ...], span: Span) -> tuple[int, ...]:
    """A cue with the word that joins a quotation to it: *bezeichnete den Plan **als** „Wortbruch“*."""
    return tuple(
        sorted({*cue, *(i for i in range(max(span[0] - 2, 0), span[0]) if tokens[i].lower_ in _JOINED_TO_CUE)})
    )


def _around(tokens: Tokens, clause: Clause, span: Span) -> list[Span]:
    """What a clause has around a quotation."""
    return without(tokens, clause.start, max(clause.end, span[1]), list(range(*span)))


# --- fragments that no statement is around ---


def fragments(article: ParsedArticle, number: int, clause: Clause, span: Span, before: list[Match]) -> Iterator[Match]:
    """`Er bezeichnete die Pläne als „Wortbruch“`, `Für den Theologen Küng war das „gut verständlich“`.

    Args:
        number: The period's place in the article.
        clause: The clause that the passage stands in.
        before: The statements so far, for words of whoever spoke last.
    """
    tokens = article.tokens
    cue = article.cue(clause)
    feels = False
    if cue is not None and any(span[0] < i < span[1] for i in cue.tokens):
        around = tuple(i for i in cue.tokens if not span[0] < i < span[1])
        feels = any(tokens[i].tag_ == "PRF" for i in around)  # *zeigte sich „sehr **enttäuscht**“*
        # *Für Anna Weiß war das „kühn und **traurig**“*: nobody is sad
        cue = cue._replace(tokens=around) if feels else None
    if not (feels or _is_utterance(tokens, span) or (cue and _is_object(tokens, cue, span))):
        return
    if any(token.tag_ == "ADJA" for token in tokens[span[1] : span[1] + 1]) and tokens[span[0] - 1].lower_ == "als":
        return  # *der als **„Pate“** bekannte Jan Rehm sagte …*
    if cue and _is_told(tokens, cue, span, before):
        return
    adverb = span[1] - span[0] == 3 and tokens.tags[span[0] + 1] == "ADV"
    if adverb and not (cue and "quote" in cue.verb.takes):
        return  # *Bisher war man „nur“ von 110 Hektar ausgegangen*
    match = _by_cue(article, number, clause, cue, span) if cue else _opinion(article, clause, span)
    match = match or _words(article, number, span, before)
    if match is not None:
        yield match


def _is_told(tokens: Tokens, cue: VerbCue, span: Span, before: list[Match]) -> bool:
    """*„Es ist aus“, erzählte sie **„Heute“***: the verb has its quotation, and that is a medium that was told."""
    if cue.verb.addressee != "dative" or is_long(tokens, span):
        return False
    return any(m.type == "direct" and m.cue == cue.tokens for m in before[-2:])


def _is_object(tokens: Tokens, cue: VerbCue, span: Span) -> bool:
    """*Sie warnte vor den **„Lohndrückern“***: the prepositional object of a cue is what was said.

    So is what somebody answers with: *quittierte die Frage mit **„Abwarten“***.
    """
    if tokens[span[0] - 1].lower_ == "mit" and cue.verb.lemma in _ANSWERING:
        return True
    return any(tokens[i].lower_ in cue.verb.prepositions for i in range(span[0] - 2, span[0]))


@rule("quotation.clause", "Die Ministerin rief „hinein ins Abenteuer“ in den Saal.")
def _by_cue(article: ParsedArticle, number: int, clause: Clause, cue: VerbCue, span: Span) -> Match | None:
    """`Er bezeichnete die Pläne als „Wortbruch“`: the subject of the clause is who says it."""
    tokens = article.tokens
    if _is_name_in(tokens, clause, cue, span) or is_called(article, clause, cue):
        return None
    if clause.is_finite_main and tokens[clause.finite].lemma_ == "sollen":
        return None  # *Die Banken **sollen** Kredite „zu gleichen Bedingungen“ anbieten*: that is no cue of theirs
    phrases = article.phrases_in(clause)
    role = roles(tokens, clause, cue, [p for p in phrases if not _is_named_by(tokens, p, span)])
    if role.speaker is None and any(p.end == span[0] and noun_kind(tokens[p.head].text) in BODIES for p in phrases):
        return None  # *Dagegen wehrt sich die Initiative „Jetzt reicht es“*
    if clause.kind == "infinitive":  # *Sie versuchte, **die Linke** als „radikal“ darzustellen*: who tries says it
        role = role._replace(speaker=None)
    speaks = any(part and part[0] < span[1] and span[0] < part[1] for part in role)
    if speaks or _is_only_named(tokens, role.speaker, span):
        return None  # *„Ärzte ohne Grenzen“ teilte mit*
    period = article.periods[number]
    speaker, by = speaker_of(article, period, period.clauses.index(clause), cue, role.speaker)
    match = Match("direct", "quotation.clause", [span], speaker, addressee=role.addressee, speaker_by=by)
    match.take_cue(cue, is_negated(article, clause))
    return replace(match, cue=_with_joined(tokens, match.cue, span), frame=_around(tokens, clause, span))


def _is_name_in(tokens: Tokens, clause: Clause, cue: VerbCue, span: Span) -> bool:
    """*das Schiff heißt „Abendstern“*, *die Chefin von „Neue Wege“ sagte*, *wie „heise online“ meldet*."""
    before = tokens[span[0] - 1]
    if cue.verb.evidence and not cue.passive and _is_title(tokens, clause, span):
        return True
    if cue.verb.subject != "speaker" or (before.lower_ == "wie" and span[0] - 1 == clause.opener):
        return True
    if before.tag_ not in stts.PREPOSITION or before.lower_ == "als" or _is_object(tokens, cue, span):
        return False
    return before.lower_ == "von" or (_is_capital(tokens, span) and span[1] - span[0] <= MAX_NAME)


def _is_title(tokens: Tokens, clause: Clause, span: Span) -> bool:
    """*Das Theater zeigt **„Faust“***: what is shown is called so; but *Das zeigt „Mut“, sagt sie*."""
    before = span[0] - 1
    return _is_capital(tokens, span) and span[1] - span[0] <= MAX_NAME and before == clause.finite


def _is_named_by(tokens: Tokens, phrase: Phrase, span: Span) -> bool:
    """*Sie riefen **Parolen** wie „Nie wieder“*, *Es fiel **der Satz** „Das war es“*."""
    wie = phrase.end == span[0] - 1 and tokens[phrase.end].lower_ == "wie"
    return wie or (phrase.end == span[0] and _is_capital(tokens, span))


def _is_only_named(tokens: Tokens, speaker: Span | None, span: Span) -> bool:
    """*das nennt man „Foul“*, *was „Foul“ genannt wird*."""
    if speaker is None:
        return span[1] - span[0] == 3 and _is_capital(tokens, span)
    return tokens[speaker[0]].lower_ == "man"


@rule("quotation.opinion", "Für die Ministerin war der Bau „gut und richtig“.")
def _opinion(article: ParsedArticle, clause: Clause, span: Span) -> Match | None:
    """`Für den Theologen Küng war das „gut verständlich“`, `Der Minister attackierte den Plan als „Murks“`."""
    tokens = article.tokens
    if not (_is_small(tokens, span) or _is_predicate_in_front(tokens, clause, span)):
        return None
    if span[1] - span[0] < 4 and tokens[clause.finite].lemma_ != "sein":
        return None
    if tokens.at(span[0] - 1).tag_ == "ART" and tokens.at(span[0] - 2).tag_ == "NN":
        return None  # *Für den Schutz der **„Personen von Rang“** ist das Amt zuständig*: so they are called
    if any(is_passive(tokens, clause, i) for i in clause.verbs):
        return None  # *Er wurde wegen „groben Unfugs“ angezeigt.*
    if tokens[_finite_of(article, clause, span)].lemma_ == "sollen":
        return None  # *Die Gäste **sollten** „nicht länger warten“*: what somebody else wants of them
    phrases, frame = article.phrases_in(clause), _around(tokens, clause, span)
    judge = next((p for p in phrases if p.has_preposition and tokens[p.preposition].lower_ == "für"), None)
    if span[1] - span[0] < 4 and (judge is None or not tokens[judge.core_end - 1].names_person):
        return None  # one word is an opinion only with a person's name: *Für **Minister Ott** ist die Lage „ernst“*
    if judge is not None and can_speak(tokens, judge):
        return Match("direct", "quotation.opinion", [span], (judge.start, judge.end), frame=frame)
    named_so = tokens.at(span[0] - 1).lower_.startswith("ein") or tokens.at(span[0] - 1).lower_ == "als"
    if named_so and _is_noun_with_adjective(tokens, span) and tokens[clause.finite].lemma_ != "sein":
        return None  # *Diebe stahlen mit einem **„digitalen Dietrich“** drei Wagen*: so the journalist calls it
    if any(tokens[i].lemma_ == "nennen" for i in clause.verbs):
        return None  # *Von Freunden **„der Dicke“ genannt**, galt er als streng*
    judge = article.subject(clause)
    if judge is not None and span[0] <= judge.start < span[1]:
        return None  # *Auffällig war, dass **„nur 30 Prozent der Angebote neu sind“***
    noun = judge
    if judge is not None and tokens[judge.head].tag_ == "PRELS":  # *der Wirt, **der** „keinen Cent“ zahlen will*
        noun = article.phrase_before(judge.start - 1)
    if judge is None or noun is None or not can_speak(tokens, noun) or _is_document(tokens, noun):
        return None  # *Solche **Entwürfe** gehörten „zum Alltag“*
    cue = _with_joined(tokens, clause.verbs, span)
    return Match("direct", "quotation.opinion", [span], (judge.start, judge.end), cue, frame=frame)


def _finite_of(article: ParsedArticle, clause: Clause, span: Span) -> int:
    """*Die Gäste **sollten** aufhören, „falsche Schlüsse“ zu ziehen*: the verb of the clause that has one."""
    around = clause.kind == "infinitive" and clause.has_parent
    return article.period_at(span[0]).clauses[clause.parent].finite if around else clause.finite


def _is_document(tokens: Tokens, phrase: Phrase) -> bool:
    """*Solche **Entwürfe** gehörten „zum Alltag“*: whether a phrase is of what only verbs of saying make speak."""
    return noun_kind(tokens[phrase.head].text) == "document"


def _is_predicate_in_front(tokens: Tokens, clause: Clause, span: Span) -> bool:
    """***„Sehr zufrieden“** ist der Trainer*, ***„Im Stich gelassen“** fühlt er sich*: it begins the sentence."""
    if clause.start != span[0] or span[1] != clause.finite or tokens[clause.finite].lemma_ not in _PREDICATING:
        return False
    return tokens[span[1] - 2].tag_ in {"ADJD", "VVPP"}


def _is_noun_with_adjective(tokens: Tokens, span: Span) -> bool:
    """*„digitalen Dietrich“*, *„blinder Passagier“*."""
    return [token.tag_ for token in tokens[span[0] + 1 : span[1] - 1]] == ["ADJA", "NN"]


@rule("quotation.words", "Die Ministerin reiste ab, „um größeren Schaden abzuwenden“.")
def _words(article: ParsedArticle, number: int, span: Span, before: list[Match]) -> Match | None:
    """*Zulässig ist das bei einer **„konkreten Gefahr für Leib und Leben“**.*: words of whoever spoke last."""
    words = [token for token in article.tokens[span[0] + 1 : span[1] - 1] if not token.is_punct]
    if len(words) < _MIN_WORDS or not words[0].text[:1].islower() or any(t.tag_ in {"NE", "FM"} for t in words):
        return None
    named = _speaking(article, article.periods[number])
    if named is not None:
        return Match("direct", "quotation.words", [span], named, speaker_by="shared")
    return Match("direct", "quotation.words", [span], speaker_before(article, number, before), speaker_by="nobody")


def _speaking(article: ParsedArticle, period: Period) -> Span | None:
    """The subject of a main clause that can speak: ***Die Ministerin** reiste ab, „um Schaden abzuwenden“*.

    Not *Die Gäste **sollten** aufhören, „falsche Schlüsse“ zu ziehen*, which somebody else wants of them.
    """
    for clause in period.clauses:
        if clause.is_finite_main and article.tokens[clause.finite].lemma_ != "sollen":
            phrase = article.subject(clause)
            if phrase is not None and can_speak(article.tokens, phrase) and not _is_document(article.tokens, phrase):
                return phrase.start, phrase.end
    return None
