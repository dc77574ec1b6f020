"""What a clause says its verb's speech act was about: objects, prepositional and predicative complements, their extent.

The circumstances of the act are no part of it: *wies | **den Bericht** | am Dienstag entschieden zurück*. Eisenberg
(2013), *Grundriss der deutschen Grammatik: Der Satz*, on complements and adjuncts.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import ParsedArticle
from claimx.analysis.statements.content_kinds import says_who
from claimx.analysis.statements.extent import subtree_end
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.noun_groups import Phrase, is_time
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.subjects import SHARES, can_speak, in_parts, is_inquiry, is_told
from claimx.analysis.syntax.tokens import Span, Token, Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.cues import PLANNING, CueVerb, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, noun_kind, time_nouns

_OF_THE_ACT = words_of("of_the_act")
"""Prepositions whose phrase says how, where or why somebody spoke: *trotz der Kritik*."""
_TO_THE_UTMOST = tuple(words_of("to_the_utmost"))
_IN_MARKS = frozenset({"ADJA", "PIAT", "PIDAT"})
"""What words in marks begin with that are no name."""
_GENITIVE_ARTICLES = words_of("genitive_article")
_TALKS = tuple(words_of("talk_with_somebody"))
_WITH = words_of("with")
_IN_SETTING = words_of("before_setting")
_SINGLING_OUT = words_of("singles_out")
_OUTCOMES, _AT_TALKS = words_of("outcome_of_talks"), words_of("inside")
_OF_NOUN_OF_SAYING = words_of("of_noun_of_saying")
_PLATFORMS = words_of("platform")
_REACTING_TO_EVENT = words_of("reacts_to_event")
_SETTING = words_of("setting")
"""Nouns of where and how somebody speaks: *in einer **Mitteilung**, mit den **Worten***."""
_ASKED_OR_SOUGHT = words_of("asked_or_sought")
_BEFORE_OBJECT = words_of("before_object")
_FOR = words_of("for")
_ON_OCCASION, _OCCASIONS = words_of("on_occasion"), tuple(words_of("occasion"))
_JOINING = words_of("joins_objects")
_ATTRIBUTIVE = words_of("before_attribute")
_OBJECT_PRONOUNS = words_of("object_pronoun")
_NEVER_OBJECTS = words_of("never_object")
_SOURCE_RELATIVES = words_of("source_relative")
_REASONS = words_of("opens_reason")
_SUPERLATIVE = tuple(words_of("superlative_ending"))
_MAX_TO_SINCE = 7
"""Tokens from a superlative to the *seit* that goes with it."""
_IN_VIEW = words_of("in_view_of")
_MATCHES = tuple(words_of("match"))
_MAX_SCORE = 6
"""Tokens of the longest score in brackets: *(16 : 17)*."""
_PERCENT = words_of("percent")
_IN_NUMBERS = words_of("in_numbers")
_COMPARING = tuple(words_of("compares_amount"))
_BEFORE_COMPARED = words_of("before_compared_amount")
_LIMITING = words_of("limits_amount")
_OF_AMOUNTS = words_of("behind_amount")
_BEFORE_AMOUNTS = words_of("before_amount")
_BEFORE_JUDGED = words_of("before_judged")
_PREPOSITIONS_OF_TWO_WORDS = words_of("preposition_of_two_words")
_PREDICATES_OF_TWO_WORDS = words_of("predicate_with_preposition")
_SINCE = words_of("behind_time_since")
_AMONG_THEM = words_of("among_them")
_SPOKEN_OF = words_of("before_topic")
_REFERRED_TO = words_of("before_reference")
_EACH_OTHER = words_of("each_other")
_OF = words_of("von")
_CORRELATES_OF_NOUNS = words_of("correlate_of_noun")
_SOMEBODY = frozenset({"person", "group"})
_NOT_TOLD = frozenset({"PPER", "PRF", "PRELS"})
_PREDICATIVE = frozenset({"ADJD", "ADV", "VVPP", "PTKNEG", "PTKA"})
_CONTENT_SUBJUNCTIONS = words_of("content_subjunction")
_SUBJUNCTIONS_FOR_ES = _CONTENT_SUBJUNCTIONS | words_of("clause_for_es")
_CONTRASTING = words_of("contrasts")


def content_of(
    article: ParsedArticle, period: Period, clause: Clause, cue: VerbCue, taken: set[int], behind: bool
) -> list[Span]:
    """The words that sum up what was said, empty where the clause has none.

    *forderte | **einen Rücktritt***, *sprach | **von** einem Test*, *nannte | **den Plan unsinnig***.

    Args:
        article: What the rules look at.
        period: Where the clause stands.
        clause: The clause, or the part of it that one of several joined verbs has for itself.
        cue: Its cue verb.
        taken: The tokens of speaker and addressee.
        behind: Whether the speaker stands behind the finite verb, so that an object can stand in front.
    """
    tokens, verb = article.tokens, cue.verb
    taken = taken | set(cue.tokens)
    phrases = in_parts(tokens, clause, cue, article.phrases_in(clause))
    phrases = [p for p in phrases if p.start not in taken and p.head not in cue.tokens]  # *erteilte **eine Absage***
    verbal = set(cue.tokens) - {clause.finite}
    clause = clause._replace(tokens=tuple(i for i in clause.tokens if i not in verbal))
    found = _objects(article, clause, cue, phrases, taken, behind)
    if verb.complete and not found:
        found += _clause_in_front(article, period, clause)
    if not found and (verb.complete or "predicative" in verb.takes):
        found += _es_before_clause(article, period, clause)
    of_sentence = [] if found else _for_sentence(tokens, clause, verb, taken)
    found += of_sentence
    has_object = bool(found)
    prepositional = list(_prepositional(article, period, clause, cue, phrases, taken))
    found += prepositional
    called_on = not has_object and "preposition" in verb.takes and verb.addressee == "accusative"
    if prepositional and (called_on or verb.act == "advise"):
        found += [_span(article, clause, p) for p in phrases if _is_addressed(tokens, p, cue)][:1]
    said = list(_as_phrases(article, clause, verb, taken)) if "as" in verb.takes else []
    if "predicative" in verb.takes and has_object:
        said += [span for span in _predicatives(article, clause, found, taken) if span not in said]
    if not (has_object or prepositional) or (
        verb.complete and not _is_complete(tokens, verb, found, prepositional, said)
    ):
        return []
    found = [_with_clause_inside(article, period, clause, span) for span in found if span not in of_sentence]
    if not found and not said:
        return []
    parts = _joined(article, clause, [*found, *said], taken, phrases)
    spans = [_with_quotation(article, span, parts, taken) for span in parts]
    return _with_clauses(article, period, clause, spans, taken, cue)


def _with_quotation(article: ParsedArticle, span: Span, parts: list[Span], taken: set[int]) -> Span:
    """*nannte den Abbau eine **„Anpassung an das, was kommt“***: with all of a quotation that it begins.

    Not where another part of the content stands in the quotation.
    """
    start, end = span
    whole = next((b for a, b in article.quotations if start < a < end < b), end)
    if any(end <= other < whole for other, _ in parts):
        return span
    return start, _behind_genitive(article, whole, taken) if article.tokens[whole - 1].is_quote else whole


def _behind_genitive(article: ParsedArticle, end: int, taken: set[int]) -> int:
    """*warnte vor „falschen Schritten“ **der Regierung***: where whose the words in marks are stands behind them."""
    phrase = article.phrase_at(end)
    if phrase is None or phrase.has_preposition or phrase.kind != "noun" or end in taken:
        return end
    return phrase.end if "G" in phrase.cases and article.tokens[end].lower_ in _GENITIVE_ARTICLES else end


def _objects(
    article: ParsedArticle, clause: Clause, cue: VerbCue, phrases: list[Phrase], taken: set[int], behind: bool
) -> list[Span]:
    """*forderte **einen Rücktritt***, *widersprach **dem Bericht***: complements that no preposition governs."""
    tokens, takes = article.tokens, cue.verb.takes
    field = clause.finite if clause.is_main else clause.opener
    found: list[Span] = []
    if cue.verb.subject == "judged" and "object" in takes:  # not *Für die Wirtin ist **der Fall** klar*
        found += _judged(article, clause, phrases, taken)
    elif cue.passive or {"object", "pronoun"} & set(takes):
        objects = [p for p in phrases if _is_object(tokens, p, cue)]
        terms = [p for p in phrases if is_term(tokens, p, cue)]
        objects += [p for p in terms if not objects or tokens.at(p.end).lower_ in _JOINING]
        objects = [p for p in objects if behind or p.start > field or "as" in takes or cue.passive]
        found += [_span(article, clause, p) for p in objects]
        if "object" in takes:
            found += _quoted_objects(article, clause, cue, field, found, set() if cue.passive else taken)
        if not found and "object" in takes:  # *machen **einander** dafür verantwortlich*
            found += [(i, i + 1) for i in clause.tokens if tokens[i].lower_ in _EACH_OTHER]
        if not found and clause.coordinated and "object" in takes:
            rest = [i for i in clause.tokens if i not in taken]
            found += [(rest[0], clause.end)] if rest and number_alone(tokens, rest[0], clause.end) else []
    if "dative" in takes:
        wanted = cue.verb.objects if "object" not in cue.verb.takes else ()  # *schloss sich **der Kritik** an*
        datives = (p for p in phrases if _is_dative(tokens, p) and is_among(tokens, p, wanted))
        datives = (p for p in datives if tokens[p.head].lemma_ not in cue.verb.not_objects)
        found += [_span(article, clause, p) for p in datives][:1]
    return found


def _judged(article: ParsedArticle, clause: Clause, phrases: list[Phrase], taken: set[int]) -> Iterator[Span]:
    """***Der Plan** stieß bei ihnen auf Kritik*, ***für seine Rede** erntete er Lob*."""
    tokens = article.tokens
    reasons = [p for p in phrases if p.has_preposition and tokens[p.preposition].lower_ in _BEFORE_JUDGED]
    named = article.subject(clause)
    person = named is None or named.kind in {"name", "pronoun"} or can_speak(tokens, named)
    phrase = reasons[0] if reasons and person else named  # ***Gespräche** mit Rom stießen auf Kritik*
    if phrase is not None and phrase.kind != "pronoun":
        start, end = _span(article, clause, phrase)
        yield start, next((i for i in range(start, end) if i in taken), end)
    elif tokens[clause.start].tag_ == "PDS":
        yield clause.start, clause.start + 1


def _clause_in_front(article: ParsedArticle, period: Period, clause: Clause) -> Iterator[Span]:
    """***Dass sie log**, hält er für unwahrscheinlich*: a clause in front is the object."""
    for c in period.clauses:
        around = c.has_parent and period.clauses[c.parent].start == clause.start and c.start < clause.finite
        if around and c.kind == "subordinate" and article.tokens[c.opener].lower_ in _CONTENT_SUBJUNCTIONS:
            yield c.start, subtree_end(period, c)


def _es_before_clause(article: ParsedArticle, period: Period, clause: Clause) -> Iterator[Span]:
    """*hält **es** für falsch, die Steuern zu senken*: the clause behind is the object that the pronoun stands for."""
    behind = next((c for c in period.clauses if c.start == clause.end + 1), None)
    if behind is None or not _is_content_of_es(article.tokens, behind):
        return
    field = clause.finite if clause.is_main else clause.opener
    beside = range(field + 1, min(field + 5, clause.end))
    yield from ((i, i + 1) for i in beside if article.tokens[i].lower_ == "es" and i in clause.tokens)


def _for_sentence(tokens: Tokens, clause: Clause, verb: CueVerb, taken: set[int]) -> list[Span]:
    """*Der Bau ruht, **was** Weiß als Skandal bezeichnete*: the pronoun stands for all before, and is no content."""
    opens = clause.kind == "relative" and verb.complete and tokens.lowered[clause.start] == "was"
    return [(clause.start, clause.start + 1)] if opens and clause.start not in taken else []


def _is_content_of_es(tokens: Tokens, clause: Clause) -> bool:
    """Whether *es* can stand for a clause: *nannte es falsch, **zu zahlen***, *findet es gut, **dass / wenn** …*."""
    if clause.kind == "infinitive":
        return not clause.has_opener
    return clause.kind == "subordinate" and tokens[clause.opener].lower_ in _SUBJUNCTIONS_FOR_ES


def _is_complete(tokens: Tokens, verb: CueVerb, found: list[Span], prepositional: list[Span], said: list[Span]) -> bool:
    """Whether all is there that a verb takes: *erklärte den Ausfall **mit** …*, *fand das **albern***."""
    objects = [span for span in found if span not in prepositional]
    plain = [span for span in objects if tokens[span[0]].tag_ != "CARD"]  # *sah den Zug erst **300 Meter** vorher*
    predicated = bool(said) or ("predicative" in verb.takes and len(plain) > 1)  # *nannte ihn **einen Helden***
    predicated = predicated or ("predicative" in verb.takes and any(_ends_in_predicate(tokens, *s) for s in objects))
    return (
        ("object" not in verb.takes or bool(objects))
        and ("preposition" not in verb.takes or bool(prepositional))
        and (not {"as", "predicative"} & set(verb.takes) or predicated)
    )


def _ends_in_predicate(tokens: Tokens, start: int, end: int) -> bool:
    """*fand das Spiel **„sehr gut“***: behind the object stands in quotation marks what was said of it."""
    quoted = tokens[end - 1].is_quote and tokens[end - 2].tag_ in {"ADJD", "VVPP"}
    return quoted and any(tokens[i].is_quote for i in range(start + 1, end - 2))


def _is_object(tokens: Tokens, phrase: Phrase, cue: VerbCue) -> bool:
    head = tokens[phrase.head]
    if phrase.has_preposition or is_time(tokens, phrase) or head.lower_ in _NEVER_OBJECTS:
        return False
    if tokens.at(phrase.end).tag_ == "APPO":
        return False  # ***Berichten** zufolge habe er das Geld gefunden*
    before = phrase.start - 1 - (tokens.at(phrase.start - 1).lower_ == "auch")
    if tokens.at(before).lower_ in _AMONG_THEM:
        return False  # *Viele Räte, darunter auch **Weiß**, lehnen den Plan ab*
    if {head.lemma_, head.text} & set(cue.verb.not_objects) or not is_among(tokens, phrase, cue.verb.objects):
        return False
    if (cue.verb.no_person or (cue.passive and cue.verb.addressee == "dative")) and _is_somebody(tokens, phrase):
        return False  # *begrüßte **die Gäste***, *was **Brandt** vorgeworfen wird*
    if phrase.kind == "pronoun" and head.tag_ == "PPER" and (cue.passive or cue.verb.act in {"fear", "hope"}):
        return False  # *Sie wurden abgewiesen*, *Er fürchtete sie*: these are no acts
    if phrase.kind == "pronoun" and head.tag_ == "PPER" and "object" not in cue.verb.takes:
        return False  # *Sie habe **ihn** getroffen und gesagt: „…“*: nobody says somebody
    if phrase.kind == "pronoun":
        return head.lower_ in _OBJECT_PRONOUNS and head.tag_ in {"PPER", "PDS", "PIS"}
    return "object" in cue.verb.takes and (cue.passive or "A" in phrase.cases)


def is_term(tokens: Tokens, phrase: Phrase, cue: VerbCue) -> bool:
    """*beantragte **neun Jahre***, *drei Jahre und sechs Monate Haft*; not *forderte zwei Jahre **nach** dem Brand*."""
    demanded = cue.verb.act == "demand" and "object" in cue.verb.takes and not (cue.passive or phrase.has_preposition)
    if not demanded or tokens[phrase.start].tag_ != "CARD" or not is_time(tokens, phrase):
        return False
    return tokens.at(phrase.core_end).lower_ not in _SINCE


def number_alone(tokens: Tokens, start: int, end: int) -> bool:
    """*Die Anklage forderte neun Jahre, die Verteidigung **nur drei***: whose noun was said before; no year."""
    last = tokens.at(end - 1)
    if last.tag_ != "CARD" or last.is_year:
        return False
    return all(tokens[i].lower_ in _LIMITING for i in range(start, end - 1))


def _is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    if head.lower_ in SHARES:
        return False  # *erwartet **acht Prozent***
    return head.names_person or bool({noun_kind(head.text), noun_kind(head.lemma_)} & _SOMEBODY)


def _is_wanted(tokens: Tokens, phrase: Phrase, verb: CueVerb) -> bool:
    """Whether the noun of a prepositional object makes no other verb of it: *stellte sich hinter **den Baum***."""
    head = tokens[phrase.head]
    return not {head.lemma_, head.text} & set(verb.not_objects) and is_among(tokens, phrase, verb.objects)


def is_among(tokens: Tokens, phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    """Whether a phrase is one of the objects that a verb wants to be one of saying: *machte **Angaben***."""
    return _has_wanted_noun(tokens, (phrase.head, phrase.head + 1), nouns)


def _has_wanted_noun(tokens: Tokens, span: Span, nouns: tuple[str, ...]) -> bool:
    """Whether one of some nouns stands in a span: *leistete „tätige **Abbitte**“*, not *leistete „gute Arbeit“*."""
    return not nouns or any(
        ("*" in nouns and cue_noun(token.text, "content") is not None) or bool({token.text, token.lemma_} & set(nouns))
        for token in tokens[slice(*span)]
    )


def _is_dative(tokens: Tokens, phrase: Phrase) -> bool:
    """*widersprach **dem Bericht***, ***dem** widersprach er*; but *pflichtete ihm bei* tells nothing of it.

    Nor does a relative pronoun: *Pläne, **denen** der Rat nicht zustimmte*.
    """
    head = tokens[phrase.head]
    return not phrase.has_preposition and "D" in phrase.cases and phrase.cases != "N" and head.tag_ not in _NOT_TOLD


def _is_addressed(tokens: Tokens, phrase: Phrase, cue: VerbCue) -> bool:
    """*rief **beide Seiten** zur Ruhe auf*, *rät **allen** zur Vorsicht*."""
    case = "A" if cue.verb.addressee == "accusative" else "D"
    return (
        not phrase.has_preposition
        and case in phrase.cases
        and tokens[phrase.head].lower_ != "sich"
        and not is_time(tokens, phrase)
    )


def _quoted_objects(
    article: ParsedArticle, clause: Clause, cue: VerbCue, field: int, found: list[Span], taken: set[int]
) -> Iterator[Span]:
    """*forderte **„lückenlose Aufklärung“***, *warf ihr **„Untreue“** vor*: a quotation that stands as objects do."""
    tokens = article.tokens
    for start, end in _quotations(article, clause):
        before = tokens[start - 1]
        named = before.tag_ in stts.NOUN and start - 1 not in taken
        named = named or (start in taken and before.tag_ in stts.NOUN)  # *kritisierte die Initiative **„Gegenwind“***
        is_name = named or before.tag_ in stts.PREPOSITION | stts.DETERMINER | {"ADJA", "KOKOM"}
        is_name = is_name or not _has_wanted_noun(tokens, (start, end), cue.verb.objects)
        covered = any(a < end and start < b for a, b in found)
        if tokens[start + 1].tag_ in stts.PREPOSITION and tokens[end - 2].lower_.endswith(_TO_THE_UTMOST):
            continue  # *verurteilte den Plan **„auf das Schärfste“***: how
        if taken.issuperset(range(start + 1, end - 1)):
            continue  # *Am Montag forderte **„Pro Asyl“** ein Ende*: who speaks
        if start > field and not covered and not is_name:
            yield start, end


def _quotations(article: ParsedArticle, clause: Clause) -> list[Span]:
    positions = set(clause.tokens)
    return [q for q in article.quotations if clause.start <= q[0] < clause.end and q[0] in positions]


def _prepositional(
    article: ParsedArticle, period: Period, clause: Clause, cue: VerbCue, phrases: list[Phrase], taken: set[int]
) -> Iterator[Span]:
    """*sprach trotz der Kritik | **von** einer freien Wahl*, *wollte sich **dazu** nicht äußern*."""
    tokens = article.tokens
    after = next((c for c in period.clauses if c.start > clause.end - 1 and c.start <= clause.end + 1), None)
    announces = after is not None and after.kind in {"subordinate", "infinitive", "interrogative"}
    # *sieht darin einen Beleg **dafür**, dass …*: the last one stands for the clause
    correlate = max((i for i in clause.tokens if tokens[i].tag_ == "PROAV"), default=-1) if announces else -1
    proadverbs = _proadverbs(cue.verb)
    heads = {p.preposition: p for p in phrases if p.has_preposition}
    for i in clause.tokens:
        if i in taken:
            continue
        if tokens[i].tag_ == "PROAV" and tokens[i].lower_ in proadverbs:
            if i != correlate and (cue.verb.complete or is_negated(article, clause)):
                yield i, i + 1
        elif tokens[i].lower_ in cue.verb.prepositions and tokens[i].tag_ in stts.PREPOSITION:
            phrase = heads.get(i)
            quoted = phrase is not None and any(tokens[k].is_quote for k in range(phrase.start, phrase.end))
            term = phrase is not None and cue.verb.act in {"demand", "advise"} and tokens[phrase.start].tag_ == "CARD"
            if phrase is not None and not (quoted or term) and _is_no_object(tokens, phrase):
                continue  # but *plädierte **auf sechs Jahre***
            needed = "object" not in cue.verb.takes  # *rechnet **mit einer langen Verhandlung***
            if phrase is not None and not needed and tokens[i].lower_ == "mit" and is_of_the_act(tokens, phrase):
                continue  # *begründete das **mit den Worten** „…“*
            if phrase is not None and needed and not _is_wanted(tokens, phrase, cue.verb):
                continue  # *warb **um Mitglieder***, *drohte **mit einem Messer***
            if phrase is not None and _is_where_from(tokens, clause, phrase):
                continue  # *erzählt Anna Weiß **von der Polizei***
            if _is_of_match(tokens, i) or tokens.lowered[i - 1] in _IN_VIEW:
                continue  # *wetterte Weiß nach dem 2:3 **gegen Kiel***, *hofft im Hinblick **auf Mai** auf Geld*
            if tokens[i].lower_ == "von" and tokens[i - 1].tag_ == "NN" and tokens.is_comma(i - 2):
                continue  # *berichtet Grund, **Gemeindeammann von Eiken***
            if phrase is not None and is_inquiry(tokens, phrase):
                continue  # *verwies **auf Nachfrage** auf den Bezirk*
            if phrase is not None and (_is_in_front_of_verb(article, clause, i) or _is_occasion(tokens, phrase)):
                continue
            end = _span(article, clause, phrase)[1] if phrase is not None else _after_preposition(article, clause, i)
            end = min([end, *(k for k in cue.tokens if k > i)])  # *übt an den Plänen der Stadt | **Kritik***
            # ***Lob** für den Plan kam von …*: it is an attribute of the noun that is the cue.
            nouns = (article.phrase_at(k) for k in cue.tokens)
            end = max([end, *(p.end for p in nouns if p is not None and p.start < i < p.end)])
            if end > i + 1:
                yield i, end


def _is_of_match(tokens: Tokens, i: int) -> bool:
    """*nach dem 28:30 **gegen** Kiel*, *nach der Niederlage (1:2) **gegen** Kiel*: whom somebody has played."""
    before = i - 1
    if tokens[before].text == ")":
        before = next((k for k in range(before, max(before - _MAX_SCORE, 0), -1) if tokens[k].text == "("), 1) - 1
    played = tokens[before].tag_ == "CARD" or tokens[before].lower_.endswith(_MATCHES)
    return tokens.lowered[i] == "gegen" and played


def _is_in_front_of_verb(article: ParsedArticle, clause: Clause, preposition: int) -> bool:
    """*Im Streit der Bahn **mit dem Amt** droht die Firma mit einer Klage*: what stands in front is one constituent."""
    if not clause.is_main or preposition > clause.finite:
        return False
    front = article.phrase_at(clause.start + 1) or article.phrase_at(clause.start)
    return front is not None and front.preposition == clause.start < preposition


def _is_occasion(tokens: Tokens, phrase: Phrase) -> bool:
    """*mahnte **zum Auftakt der Messe***, ***zur Eröffnung***: when; but *mahnte **zur Eile***."""
    return tokens[phrase.preposition].lower_ in _ON_OCCASION and tokens[phrase.head].lower_.endswith(_OCCASIONS)


def is_correlate_of_noun(tokens: Tokens, i: int, verb: CueVerb) -> bool:
    """*sieht darin einen Beleg **dafür**, dass …*, *verlangt Auskunft **darüber**, wer zahlt*: it goes with the noun.

    With the verb it goes in *begründete den Plan **damit**, dass …* and *erinnerte den Rat **daran**, dass …*.
    """
    before, word = tokens.at(i - 1), tokens.at(i)
    if word.lower_ not in _CORRELATES_OF_NOUNS or before.tag_ != "NN" or not tokens.is_comma(i + 1):
        return False
    return word.lower_ not in _proadverbs(verb)


def _proadverbs(verb: CueVerb) -> set[str]:
    """*sprach **davon***, *wollte sich **dazu** nicht äußern*: what can stand for the prepositional object."""
    return {
        word
        for preposition in verb.prepositions
        for word in (f"da{preposition}", f"dar{preposition}", f"hier{preposition}")
    }


def _is_no_object(tokens: Tokens, phrase: Phrase) -> bool:
    """*sprach **im Mai***, but *sprach **von einem schwarzen Tag***: an indefinite day is what was spoken of.

    So is whatever somebody points to: *verwies **auf das Jahr 2020***.
    """
    word = tokens[phrase.preposition].lower_
    spoken_of = (word in _SPOKEN_OF and tokens[phrase.start].lower_.startswith("ein")) or word in _REFERRED_TO
    return (is_time(tokens, phrase) and not spoken_of) or tokens[phrase.head].lower_ in _NEVER_OBJECTS


def _after_preposition(article: ParsedArticle, clause: Clause, i: int) -> int:
    """Where the phrase ends that has no noun: *von einer „Wahl ohne Wahl“*, *hält das für **völlig falsch***."""
    end = next((q[1] for q in _quotations(article, clause) if i < q[0] <= i + 3), i + 1)
    governed = _governed(article, i)
    if end == i + 1 and governed is not None and governed.start in clause.tokens:
        return _span(article, clause, governed)[1]
    without_noun = _PREDICATIVE | {"CARD"} if article.tokens[i].tag_ == "APPR" else _PREDICATIVE
    while end in clause.tokens and (article.tokens[end].tag_ in without_noun or _joins_predicates(article.tokens, end)):
        end += 1  # *sprach von rund **1500***, not *die Ausgabe vom **17.12.2005***
    return end


def _joins_predicates(tokens: Tokens, i: int) -> bool:
    """*hält das für zu teuer **und** zu langsam*."""
    return tokens[i].tag_ == "KON" and tokens.at(i + 1).tag_ in _PREDICATIVE and tokens[i - 1].tag_ in _PREDICATIVE


def _as_phrases(article: ParsedArticle, clause: Clause, verb: CueVerb, taken: set[int]) -> Iterator[Span]:
    """*bezeichnete den Plan **als unsinnig***, *als „Wortbruch“*, but *mehr **als** eine Million*."""
    tokens = article.tokens
    for i in clause.tokens[:-1]:
        if tokens[i].lower_ != "als" or i in taken:
            continue
        if tokens[i - 1].tag_ not in stts.NOUN and tokens[i - 1].lower_.endswith(_COMPARING):
            continue
        if not verb.complete and tokens.at(i + 1).text in _REACTING_TO_EVENT:
            continue  # *kritisierte den Plan **als Reaktion** auf den Brand*
        end = i + 1
        phrase = article.phrase_after(i + 1)
        quoted = next((q for q in _quotations(article, clause) if i < q[0] <= i + 3), None)
        if quoted:
            joined = tokens.at(quoted[1]).tag_ == "KON"  # *als „völlig falsch“ **und unnötig teuer***
            end = (_adjective_behind(tokens, quoted[1] + 1) if joined else 0) or quoted[1]
        elif phrase is not None and phrase.start in clause.tokens and tokens[i + 1].tag_ != "ADJD":
            end = _span(article, clause, phrase)[1]
            if tokens[phrase.start].tag_ == "CARD" and tokens.at(end).tag_ == "ADJD":
                end = _adjectives_end(tokens, clause, end, taken)  # *als **etwa 25 Jahre alt***
        else:
            end = _adjectives_end(tokens, clause, end, taken)
        yield i, end


def _adjectives_end(tokens: Tokens, clause: Clause, end: int, taken: set[int]) -> int:
    """*beschrieb ihn als **schlank, zwei Meter groß und blond***: the end of adjectives that stand side by side."""
    while end < clause.end and end not in taken:
        if tokens[end].tag_ in _PREDICATIVE:
            end += 1
        elif tokens[end].tag_ == "KON" or tokens.is_comma(end):
            longer = _adjective_behind(tokens, end + 1)
            if not longer:
                break
            end = longer
        else:
            break
    return end


def _adjective_behind(tokens: Tokens, i: int) -> int:
    """The end of an adjective with its degree or measure: *schlank und | **etwa 1,80 Meter groß***; 0 for none."""
    i += tokens.at(i).tag_ in stts.DEGREE and tokens.at(i + 1).tag_ in {"ADJD", "CARD"}
    i += 2 * (tokens.at(i).tag_ == "CARD" and tokens.at(i + 1).tag_ == "NN")
    return i + 1 if tokens.at(i).tag_ == "ADJD" else 0


def _predicatives(article: ParsedArticle, clause: Clause, found: list[Span], taken: set[int]) -> Iterator[Span]:
    """*nannte den Plan **unsinnig***, ***Undankbar** nennt er das*, *findet das **albern***."""
    tokens = article.tokens
    first = min(a for a, _ in found)
    # ***„Wirklich schön“**, nennt sie den Fund*
    in_front = [q for q in article.quotations if q[1] == clause.start - 1] if clause.is_verb_first else []
    for start, end in [*_quotations(article, clause), *in_front]:
        of_speaker = not taken.isdisjoint(range(start, end))  # *Die **„Ostpost“** nannte den Plan falsch*
        if not of_speaker and not any(a < end and start < b for a, b in found):
            yield start, end
    for i in clause.tokens:
        if " ".join(tokens.lowered[i : i + 2]) in _PREDICATES_OF_TWO_WORDS and first < i not in taken:
            yield i - (tokens[i - 1].tag_ == "PTKNEG"), i + 2  # *findet das **nicht in Ordnung***
        if tokens[i].tag_ not in {"ADJD", "VVPP"} or i in taken or tokens.at(i + 1).is_quote:
            continue  # *nannte das **wörtlich** „unanständig“*
        if " ".join(tokens.lowered[i : i + 2]) in _PREPOSITIONS_OF_TWO_WORDS:
            continue  # *nannte die Lage **rund um** das Stadion ruhig*
        if (i > first or i < clause.finite) and not any(a <= i < b for a, b in found):
            start = i
            while start - 1 in clause.tokens and start - 1 > first and _is_of_degree(tokens[start - 1]):
                start -= 1
            yield start, i + 1


def _is_of_degree(token: Token) -> bool:
    """*nannte das **sehr** teuer*, not *nannte das **dagegen** teuer*."""
    return token.tag_ in stts.DEGREE and token.lower_ not in _CONTRASTING


def _span(article: ParsedArticle, clause: Clause, phrase: Phrase) -> Span:
    """A phrase with what belongs to its noun: quotation marks, attributes, what is joined to it."""
    tokens, start, end = article.tokens, phrase.start, phrase.end
    if phrase.has_preposition:
        start = phrase.preposition
    quotations = _quotations(article, clause)
    if start and tokens[start - 1].is_quote and any(q[0] == start - 1 for q in quotations):
        start -= 1
    while start - 1 > clause.start and tokens[start - 1].lower_ in _LIMITING and tokens[start - 1].tag_ != "APPR":
        if tokens[start - 2].tag_ == "PTKNEG":
            break  # *fordert **nicht nur** mehr Geld, sondern …*
        start -= 1  # *rechnet mit **mindestens** zwei Jahren*, *erwartet **nur noch** einen Gewinn von …*
    if tokens[phrase.start].tag_ == "ADJA":  # *kritisierte **zu** hohe Preise*, ***zu knapp** gefasste Texte*
        adverb = start - (tokens[start - 1].tag_ == "ADJD")
        start = adverb - 1 if tokens[adverb - 1].tag_ == "PTKA" else start
    if tokens[phrase.start].tag_ == "CARD" and " ".join(tokens.lowered[start - 2 : start]) in _BEFORE_AMOUNTS:
        start -= 2  # *erwartet **mehr als** zwei Prozent*, ***bis zu** 35 Grad*
    if tokens[phrase.head].tag_ in {"PDS", "PPER"}:
        return start, end  # *kündigte **das** in Bonn an*
    positions = set(clause.tokens)
    in_front = clause.is_main and start < clause.finite
    if in_front and start == clause.start:
        return start, _front_end(tokens, clause, end)
    limit = clause.finite if in_front else clause.end
    quotations = [q for q in quotations if q[0] >= start]  # *das „offenbar | **ein Zeugnis** | ausstellt“*
    while end < limit:
        longer = _longer(article, clause, end, positions, quotations)
        if longer <= end or longer > limit:
            break
        end = longer
    return start, end


def _front_end(tokens: Tokens, clause: Clause, end: int) -> int:
    """Where the constituent in front of the finite verb ends, which is one: ***Ein Treffen im Mai** will er …*."""
    last = max((i for i in clause.tokens if i < clause.finite), default=end - 1)
    while last >= end and (tokens[last].tag_ in {"ADV", "PTKNEG", "PROAV"} or tokens[last].is_punct):
        last -= 1
    return max(end, last + 1)


def _longer(article: ParsedArticle, clause: Clause, end: int, positions: set[int], quotations: list[Span]) -> int:
    """Where a phrase ends that goes on at a token; the token itself where it does not."""
    tokens, token = article.tokens, article.tokens[end]
    opened = next((q for q in quotations if q[0] < end < q[1] or q[0] == end), None)
    if opened is not None:
        return opened[1]
    if end not in positions:
        if token.text not in {",", "–", "-", "("} or end + 1 not in positions:
            return end
        if token.text != "(" and (compared := _compared_amount(tokens, end + 1, positions)):
            return compared
        return _enumerated(article, end + 1) if token.text != "(" else end
    if token.lower_ in _OF_AMOUNTS and tokens.at(end - 2).tag_ == "CARD":
        return end + 1  # *fordert 200 Euro **monatlich***, *bietet 3000 Euro **netto***
    if token.lower_ == "als" and tokens.at(end + 1).text in _REACTING_TO_EVENT:
        return end  # *forderte mehr Geld | **als Reaktion** auf den Brand*
    if token.lower_ == "als" and tokens.at(end + 1).is_year:
        return end + 2  # *rechnet mit einer besseren Ernte **als 2023***
    if tokens[end - 1].text in _PERCENT and token.lower_ in _COMPARING:
        after = article.phrase_at(end)
        return after.end if after is not None else end + 1  # *rechnet mit 20 Prozent **weniger Ernte***
    if token.tag_ in stts.PREPOSITION:
        marked = next((q for q in quotations if q[0] == end + 1), None)
        if marked is not None and tokens[end + 2].tag_ in _IN_MARKS and token.lower_ in _IN_SETTING:
            return marked[1]  # *verantwortlich für den Absturz **in „allen Listen“***
        phrase = _governed(article, end)
        if phrase is None:
            to_oneself = tokens.at(end + 1).tag_ == "PRF"  # *wies die Kritik **an sich** zurück*
            return end + 2 * (to_oneself or _governs_bare_number(tokens, end))
        attribute = token.lower_ in _ATTRIBUTIVE or not is_of_the_act(tokens, phrase)
        attribute = attribute or _is_wanted_by_noun(tokens, end, phrase)
        attribute = attribute or (token.lower_ == "seit" and _is_of_most(tokens, end))
        return phrase.end if attribute else end
    if " ".join(tokens.lowered[end : end + 2]) in _PREPOSITIONS_OF_TWO_WORDS and end + 2 in positions:
        phrase = _governed(article, end + 1)  # *kritisierte die Spitze **rund um die Chefin***
        return phrase.end if phrase is not None else end
    if token.lower_ in _SINGLING_OUT and tokens.at(end + 1).tag_ in stts.PREPOSITION and end + 1 in positions:
        phrase = _governed(article, end + 1)  # *verwies auf Fehler in Kiel **etwa bei der Bahn***
        return phrase.end if phrase is not None and not is_of_the_act(tokens, phrase) else end
    if token.lower_ in _JOINING:
        if compared := _compared_amount(tokens, end + 1, positions):
            return compared  # *meldet 300 Stellen **und damit 20 mehr als 2020***
        after = article.phrase_after(end + 1)
        if after is not None and after.start in positions and after.start <= end + 3:
            return after.end
        return next((q[1] for q in quotations if end < q[0] <= end + 3), end)
    if token.tag_ == "KOKOM":
        after = article.phrase_at(end + 1)
        return after.end if after is not None else end
    if token.tag_ in stts.NOUN and tokens[end - 1].is_quote:
        return end + 1  # *einer «ungleichen» **Wahl***
    if token.lower_ == "selbst" and tokens[end - 1].tag_ in stts.NOUN:
        return end + 1  # *kritisierte das Stück **selbst***
    return end


def _is_wanted_by_noun(tokens: Tokens, preposition: int, phrase: Phrase) -> bool:
    """*bekräftigte ihre Warnung **vor einer Mehrheit***, *hofft auf einen Durchbruch **bei den Gesprächen***."""
    noun, word = tokens[preposition - 1], tokens.lowered[preposition]
    if noun.lower_.endswith(_TALKS) and word in _WITH:
        return True  # *erzählte von seinem **Gespräch mit der Ministerin***
    if is_time(tokens, phrase) or is_told(tokens, phrase):
        return False
    if noun.lower_ in _OUTCOMES:
        return word in _AT_TALKS
    return word in _OF_NOUN_OF_SAYING and cue_noun(noun.text, "content") is not None


def _is_of_most(tokens: Tokens, end: int) -> bool:
    """*rechnet mit der **größten** Krise in Bonn | seit dem Krieg*: a superlative wants to know among which."""
    return any(t.tag_ == "ADJA" and t.lower_.endswith(_SUPERLATIVE) for t in tokens[max(end - _MAX_TO_SINCE, 0) : end])


def _governs_bare_number(tokens: Tokens, preposition: int) -> bool:
    """*erinnerte an das Gesetz **von 1998***, *forderte mehr Geld **ab 2025***, *eine Teilung **von 50 zu 50***."""
    number = tokens.at(preposition + 1)
    to = tokens[preposition].lower_ == "zu" and tokens[preposition - 1].tag_ == "CARD"
    return number.tag_ == "CARD" and (to or tokens[preposition].lower_ in _ATTRIBUTIVE or number.is_year)


def _governed(article: ParsedArticle, preposition: int) -> Phrase | None:
    """The phrase of a preposition: *von | **etwa vierzig bis fünfzig Wochen***."""
    tokens, start = article.tokens, preposition + 1
    while tokens.at(start).tag_ in {"CARD", "ADV", "ADJD"} or tokens.at(start).lower_ in _IN_NUMBERS:
        if article.phrase_at(start) is not None:
            break
        start += 1
    if " ".join(tokens.lowered[start : start + 2]) in _BEFORE_AMOUNTS:
        start += 2  # *ein Defizit von **mehr als** 40 Milliarden*
    phrase = article.phrase_at(start)
    return phrase if phrase is None or phrase.preposition in {preposition, start - 1, -1} else None


def _compared_amount(tokens: Tokens, start: int, positions: set[int]) -> int:
    """Where an amount ends that an amount is compared with or is part of, 0 where none begins here.

    *meldet 300 Stellen, **20 mehr als im Vorjahr***, *30 Verletzte, **davon fünf schwer***, *– **nach 18 im Mai***.
    """
    number = start + (tokens.at(start).lower_ in _BEFORE_COMPARED)
    while tokens.at(number).tag_ in {"ADV", "ADJD"}:
        number += 1
    end = number
    while end in positions and not tokens[end].is_punct and tokens[end].tag_[0] != "V":
        end += 1
    told = tokens.lowered[number:end]
    of_them = told[1:3] == ["von", "ihnen"]  # *30 Verletzte, **fünf von ihnen schwer***
    is_compared = number > start or of_them or any(word.startswith(_COMPARING) for word in told)
    ends = end not in positions or tokens[end].is_punct
    return end if is_compared and ends and tokens.at(number).tag_ == "CARD" else 0


def _enumerated(article: ParsedArticle, start: int) -> int:
    """*forderte Geld, **Zeit** und Ruhe*, *Soforthilfe, **1500 Euro***, *einen Dämpfer, **aber keine Niederlage***."""
    tokens = article.tokens
    joined = start + (tokens[start].lower_ in _JOINING)
    if tokens[start].lower_ in _AMONG_THEM:
        joined += 1 + (tokens.at(joined + 1).lower_ == "auch")  # *kritisiert einige Länder, **darunter auch Bayern***
    phrase = article.phrase_at(joined)
    if phrase is None or is_time(tokens, phrase):
        return start - 1
    return phrase.end


def is_of_the_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase tells of the speech act, and not of what was said.

    *wies die Kritik **in einer Mitteilung** zurück*, *sprach **trotz der Niederlage** von …*; but *die Lage **in der
    Ukraine***.
    """
    if is_time(tokens, phrase) or is_inquiry(tokens, phrase) or is_told(tokens, phrase):
        return True  # *am Montag*, *auf Nachfrage*; *verteidigte den Kauf **vor dem Ausschuss***
    preposition = tokens[phrase.preposition].lower_ if phrase.has_preposition else ""
    if preposition in _OF_THE_ACT or preposition not in _IN_SETTING:
        return preposition in _OF_THE_ACT
    head = tokens[phrase.head]
    words = {head.text.lower(), head.lemma_.lower()}
    if words & _ASKED_OR_SOUGHT:
        return False  # *begründete das mit der schwachen **Nachfrage***
    setting = any(word.endswith(tuple(_SETTING)) for word in words) or not words.isdisjoint(_PLATFORMS)
    if setting or preposition == "mit":
        return setting  # *forderte einen sparsamen Umgang **mit den Daten***
    return noun_kind(head.text) == "media" or cue_noun(head.text, "source") is not None


def _joined(
    article: ParsedArticle, clause: Clause, found: list[Span], taken: set[int], phrases: list[Phrase]
) -> list[Span]:
    """The complements in their order, with what stands between two of them where it is no circumstance of the act."""
    tokens = article.tokens
    spans: list[Span] = []
    for start, end in sorted(set(found)):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            continue
        if spans and _is_one(article, spans[-1][1], start, taken):
            spans[-1] = (spans[-1][0], end)
            continue
        spans.append((start, end))
    first = spans[0][0]
    phrase = next((p for p in phrases if p.end == first and p.has_preposition), None)
    of_year = tokens[first - 1].is_year and tokens[first - 2].lower_ in _FOR and first - 2 > clause.finite >= 0
    before_year = article.phrase_before(first - 2) if of_year else None
    if of_year and not (before_year is not None and before_year.has_preposition):  # not *im Etat | **für 2025***
        spans[0] = (first - 2, spans[0][1])  # *kündigte **für 2025** Reformen an*
    if phrase is None or not phrase.preposition > clause.finite >= 0:
        return spans
    before = phrase.preposition
    of_night = tokens.at(before - 1).text in time_nouns()  # *in der **Nacht** zum Montag*
    of_act = is_of_the_act(tokens, phrase) and not is_time(tokens, phrase)  # *hat **zum Auftakt** ein Angebot verlangt*
    if tokens[before].lower_ in _BEFORE_OBJECT and not of_night and not of_act:
        spans[0] = (before, spans[0][1])  # *kündigte **für den Herbst** Neuwahlen an*
    return spans


def _is_one(article: ParsedArticle, start: int, end: int, taken: set[int]) -> bool:
    """Whether nothing between two complements parts them: *den Abstand **vor allem** auf fehlendes Geld*."""
    tokens = article.tokens
    gap = range(start, end)
    if any(i in taken or tokens[i].tag_ in stts.FINITE for i in gap) and not any(tokens.is_comma(i) for i in gap):
        return False
    if all(tokens[i].lower_ in _CONTRASTING for i in gap):
        return start == end  # *nannte den Plan **dagegen** unsinnig*
    inside = [p for i in gap if (p := article.phrase_at(i)) is not None]
    if any(tokens.is_comma(i) for i in gap):  # *die Zahl der Kinder, **die fehlen,** auf 40*
        return tokens.is_comma(start) and tokens.is_comma(end - 1)
    return not any(is_of_the_act(tokens, p) or can_speak(tokens, p) for p in inside)


def _is_where_from(tokens: Tokens, clause: Clause, phrase: Phrase) -> bool:
    """*erzählt Anna Weiß **von der Diakonie***: the body that she is of; not *sprach von Anna Weiß **von der SPD***."""
    i = phrase.preposition
    of_body = tokens[i - 1].names_person and noun_kind(tokens[phrase.head].text) in BODIES
    return tokens[i].lower_ in _OF and of_body and _OF.isdisjoint(tokens.lowered[clause.start : i])


def _with_clause_inside(article: ParsedArticle, period: Period, clause: Clause, span: Span) -> Span:
    """A span in the Vorfeld with the clause of its noun, which closes it.

    ***Ein Bündnis, das keiner will**, nannte sie „Unsinn“*, ***Die Behauptung, er lüge**, wies sie zurück*.
    """
    behind = next((c for c in period.clauses if c.start == span[1] + 1), None)
    if behind is None or not span[1] < clause.finite or not article.tokens.is_comma(span[1]):
        return span
    end = subtree_end(period, behind)
    closes = clause.finite == end + 1 and article.tokens.is_comma(end)
    of_noun = behind.kind == "subordinate" and article.tokens[behind.opener].lower_ in _CONTENT_SUBJUNCTIONS
    return (span[0], end) if closes and (of_noun or _belongs(article, behind, span[1])) else span


def _with_clauses(
    article: ParsedArticle, period: Period, clause: Clause, spans: list[Span], taken: set[int], cue: VerbCue
) -> list[Span]:
    """The spans with the clauses of the last noun: *den Vorwurf, **er lüge***, *die Kritik, **die er hört***.

    They may stand behind the verb that ends the clause: *wies Pläne zurück, **die Steuern zu senken***.
    """
    tokens = article.tokens
    end = spans[-1][1]
    end += is_correlate_of_noun(tokens, end, cue.verb)
    next_ = end
    while next_ < period.end and (next_ in taken or tokens[next_].tag_ in stts.VERBAL):
        next_ += 1
    if next_ >= period.end or not tokens.is_comma(next_):
        return spans
    follower = next((c for c in period.clauses if c.start == next_ + 1), None)
    of_speaker = next_ > end and next_ - 1 in taken and tokens[next_ - 1].tag_ in stts.NOUN
    if of_speaker and follower is not None and follower.kind == "relative":
        return spans  # *Das sagt **Ute Lenz, die den Plan kennt***
    if follower is None or not (_is_for_es(article, follower, spans) or _belongs(article, follower, end)):
        return spans
    # not *, **so ein Sprecher***, nor *auf Fortschritte hin, die sie sehe: **„Es geht.“***
    frames = (
        c.start - 1 for c in period.clauses if c.start > follower.start
        and (c.kind == "so" or (c.is_quotation and tokens[c.start - 1].text == ":"))
    )  # fmt: skip
    last = min(subtree_end(period, follower), next(frames, period.end))
    if next_ == end:
        return [*spans[:-1], (spans[-1][0], last)]
    return [*spans, (follower.start, last)]


def _is_for_es(article: ParsedArticle, clause: Clause, spans: list[Span]) -> bool:
    """*nannte **es** falsch, zu zahlen*: whether the object is but a pronoun for a clause."""
    return article.tokens[spans[0][0]].lower_ == "es" and _is_content_of_es(article.tokens, clause)


def _belongs(article: ParsedArticle, clause: Clause, end: int) -> bool:
    """Whether a clause belongs to the noun that ends before it."""
    tokens = article.tokens
    if clause.kind == "relative" and _is_of_several_others(article, clause, end):
        return False
    if clause.kind == "relative" or (clause.has_opener and tokens[clause.opener].lower_ in _SOURCE_RELATIVES):
        return True
    if clause.start == end + 1 and clause.has_opener and tokens[clause.opener].lower_ in _REASONS:
        return True  # *forderte mehr Geld, **da es sonst nicht reiche***
    if clause.start == end + 1 and clause.kind == "interrogative" and tokens[clause.opener].lower_ == "wo":
        return tokens[end - 1].tag_ in stts.NOUN  # *verwies auf Berlin, **wo es teurer ist***
    named = tokens[end - 1].tag_ == "PROAV" or _is_content_noun(article, end)
    if clause.is_main:
        announced = cue_noun(tokens[end - 1].text, "content")
        if announced is not None and announced.act in PLANNING:
            return False  # *lehnte den **Plan** ab, er sei zu teuer*: that is why
        phrase = article.phrase_before(end)
        if phrase is not None and tokens[phrase.start].tag_ == "PIAT":
            return False  # *legte **kein Geständnis** ab, man habe nichts gegen ihn*
        return named and in_konjunktiv(tokens, clause)
    if clause.kind == "subordinate":
        return named and tokens[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS
    if clause.kind == "infinitive":
        noun = tokens[end - 1].tag_ in stts.NOUN or tokens[end - 1].text == ")"
        return noun and not clause.has_opener
    return named and clause.kind == "interrogative" and not says_who(article, clause)


def _is_of_several_others(article: ParsedArticle, clause: Clause, end: int) -> bool:
    """*Eltern zeigten Verständnis, **die** nicht auf der Liste **stehen***: of no noun in the singular."""
    tokens, phrase = article.tokens, article.phrase_before(end)
    if phrase is None or phrase.plural or phrase.members or phrase.has_attributes or phrase.kind != "noun":
        return False
    if "CARD" in tokens.tags[phrase.start : end]:
        return False  # *20 Millionen Euro, **die** fehlen*
    subject = article.subject(clause)
    opens = tokens.lowered[clause.start] == "die" and subject is not None and subject.start == clause.start
    return (
        opens
        and feature(tokens[clause.finite], "Number") == "Plur"
        and feature(tokens[phrase.head], "Number") == "Sing"
    )


def _is_content_noun(article: ParsedArticle, end: int) -> bool:
    phrase = article.phrase_before(end)
    heads = range(phrase.start, end) if phrase is not None else range(max(end - 1, 0), end)
    return any(article.tokens[i].tag_ == "NN" and cue_noun(article.tokens[i].text, "content") for i in heads)
