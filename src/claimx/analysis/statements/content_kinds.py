"""Which clauses can be the content of a cue verb: *sagte, **dass er kommt***, *sagte, **er komme***."""

from __future__ import annotations

from typing import Literal

from claimx.analysis.article import ParsedArticle
from claimx.analysis.figures.lookups import is_person
from claimx.analysis.statements.extent import begins_with_then, depends
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING, PLANNING, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import noun_kind

_CONTENT_SUBJUNCTIONS = words_of("content_subjunction")
_CONTINUING = words_of("carries_on")
_CONDITIONAL = words_of("opens_condition")
_AGAINST = words_of("against")
_TO_SUCH_A_DEGREE = words_of("to_such_a_degree")
_DECIDING = words_of("deciding")
_FINDING_OUT = words_of("finding_out")

_JUDGING_OTHERS = JUDGING - {"confirm"}
"""Acts whose verb says nothing of the kind itself: *kritisierte die Aussage*; but *bestätigte die Vermutung*."""
_LIKING = frozenset({"criticise", "praise", "regret"})
"""Acts whose verb has a thing as its object that an infinitive tells of: *begrüßte **die Möglichkeit**, zu zahlen*."""
_WRITTEN = frozenset({"document", "media"})

ContentKind = Literal["dass", "interrogative", "infinitive", "v2"]


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
        if content.has_opener:
            return None  # *um … zu*: a purpose
        return "infinitive" if "infinitive" in takes else None
    rendered = "quote" in takes and content.has_finite and is_konjunktiv_present(tokens[content.finite])
    separator = tokens[content.start - 1].text
    asked = "quote" in takes and separator == ":" and tokens.at(content.end).text == "?"  # *Sie fragt: Wer war das?*
    if content.is_main and ("v2" in takes or rendered or asked) and not content.coordinated:
        reported = clause.is_main or in_konjunktiv(tokens, content)
        if separator == ":" or (separator == "," and content.finite > content.start and reported):
            return "v2"
    return None


def _is_consequence(tokens: Tokens, clause: Clause, content: Clause) -> bool:
    """*Er spricht **so leise, dass** sie fragt*, *ging verloren, **so dass** sie sank*."""
    begins = [i for i in clause.tokens[:-1] if tokens[i].lower_ in _TO_SUCH_A_DEGREE]
    degree = any(tokens[i + 1].tag_ in {"ADJD", "ADV", "ADJA"} or i + 2 == clause.end for i in begins)
    return degree or (content.start != content.opener and tokens[content.start].lower_ == "so")


def is_question(tokens: Tokens, content: Clause) -> bool:
    """*ob er kommt*, *wann er kommt*."""
    asked = content.has_opener and tokens[content.opener].lower_ == "ob"
    return asked or content.kind == "interrogative"


def asks_itself(tokens: Tokens, clause: Clause) -> bool:
    """***Wo bleibt das Geld**, fragt sie*, ***Und mit wem war er da**, fragt sie*: a main clause that is a question."""
    first = clause.start + (tokens.tags[clause.start] == "KON")
    first += tokens.tags[first] in stts.PREPOSITION
    return tokens.tags[first] in stts.INTERROGATIVE and first < clause.finite


def is_undecided(tokens: Tokens, lemma: str, content: Clause, clause: Clause) -> bool:
    """*entscheidet, **ob er bleibt***: what is asked is not told; but *entschied, **dass er bleibt***.

    Nor is it in *Er kam, um zu erkennen, **was fehlt***.
    """
    sought = lemma in _FINDING_OUT and clause.kind == "infinitive" and clause.has_opener
    return (lemma in _DECIDING or sought) and is_question(tokens, content)


def says_who(article: ParsedArticle, clause: Clause) -> bool:
    """*Er kam früher, als sie erwartete, **wie sie einräumte***: that is no question, but a frame."""
    cue = article.cue(clause)
    if article.tokens[clause.opener].lower_ != "wie" or cue is None:
        return False
    subject, phrases = article.subject(clause), article.phrases_in(clause)
    if cue.verb.in_document and not any(noun_kind(article.tokens[p.head].lemma_) in _WRITTEN for p in phrases):
        return False  # *fragte, **wie es um den Bau stehe***; but ***wie es im Vertrag steht***
    return all(p is subject or p.has_preposition for p in phrases)


def is_condition(tokens: Tokens, clause: Clause) -> bool:
    """***sollte er siegen***, ***falls er siegt***, ***wenn er siegt***: on what somebody does what they promise."""
    if clause.is_main:
        return clause.is_verb_first and tokens[clause.start].lower_ in _CONDITIONAL
    return clause.kind == "subordinate" and tokens[clause.opener].lower_ in _CONDITIONAL - _CONTENT_SUBJUNCTIONS


def goes_on_around(period: Period, clause: Clause, content: Clause) -> bool:
    """*In dem Text, **den der Rat annahm**, | heißt es, | dass …*: what follows is of the clause around."""
    if clause.is_main or not clause.has_parent:
        return False
    return any(clause.end < i < content.start for i in period.clauses[clause.parent].tokens)


def is_of_a_noun(article: ParsedArticle, clause: Clause, content: Clause, addressee: Span | None) -> bool:
    """*wies **Pläne** zurück, die Steuern zu senken*: the infinitive says which plans.

    So it does in *protestierte gegen **die Unfähigkeit**, sie zu schützen*, where that is what the verb is about.
    """
    phrases = [
        p for p in article.phrases_in(clause) if not p.has_preposition and "A" in p.cases and p.start > clause.finite
    ]
    if any(cue_noun(article.tokens[p.head].text, "content") for p in phrases[-1:]):
        return True
    end = content.start - 1
    while article.tokens[end - 1].tag_ in stts.VERBAL:
        end -= 1  # *hat sich über die Idee **beschwert**, zu bauen*
    cue, about = article.cue(clause), article.phrase_before(end)
    if cue is None or about is None:
        return False
    if not about.has_preposition and "dative" in cue.verb.takes and "D" in about.cases and about.start > clause.finite:
        # *widersprach **dem Vorwurf**, zu wenig zu zahlen*
        return cue_noun(article.tokens[about.head].text, "content") is not None
    if not about.has_preposition and about.start > clause.finite >= 0 and cue.verb.act in _LIKING:
        thing = about.kind == "noun" and "A" in about.cases and not can_speak(article.tokens, about)
        return thing and "object" in cue.verb.takes and addressee is None  # *begrüßte **die Möglichkeit**, zu zahlen*
    if about.preposition <= clause.finite:
        return False
    if (addressee is not None and addressee[0] == about.start) or is_person(article.tokens[about.head].text):
        return False  # *appellierte **an alle Halter**, zu zahlen*
    if can_speak(article.tokens, about):
        return False
    return article.tokens[about.preposition].lower_ in cue.verb.prepositions and article.tokens[about.head].tag_ == "NN"


def is_what_is_judged(article: ParsedArticle, clause: Clause, content: int) -> bool:
    """*protestierte **gegen die Behauptung**, er lüge*, *kritisierte **dessen Aussage**, er lüge*: what another says.

    But behind a demand stands why: *kritisierte **die Forderung**, das sei zu teuer*.
    """
    tokens, end = article.tokens, content - 1
    while tokens[end - 1].tag_ in stts.VERBAL:
        end -= 1  # *hat der Darstellung Rehms **widersprochen**, dass …*
    phrase = article.phrase_before(end)
    entry = cue_noun(tokens[phrase.head].text, "content") if phrase is not None else None
    if phrase is None or entry is None or max(phrase.start, phrase.preposition) < clause.start:
        return False
    if phrase.has_preposition and tokens[phrase.preposition].lower_ in _AGAINST:
        return True
    cue = article.cue(clause)
    judged = cue is not None and cue.verb.act in _JUDGING_OTHERS and phrase.head not in cue.tokens
    if (end < content - 1 and (phrase.has_preposition or "A" in phrase.cases)) or article.subject(clause) == phrase:
        return False  # *hat **in einer Erklärung** kritisiert, dass …*, *hat **der Rat** kritisiert, dass …*
    return judged and (phrase.has_preposition or entry.act not in PLANNING) and phrase.start > clause.finite


def modifies_noun(tokens: Tokens, clause: Clause, speaker: Span | None) -> bool:
    """*lobte eine Wirkung, wie sie selten ist*, *am Schloss, wo …*: such a clause belongs to the noun before it."""
    return tokens[clause.end - 1].tag_ in stts.NOUN and not (speaker and speaker[1] == clause.end)


def with_clause_in_front(tokens: Tokens, period: Period, number: int) -> int | None:
    """The main clause in the Konjunktiv whose Vorfeld is a clause: *sagte, **wenn er siege**, | werde sie gehen*.

    A word may take it up: *sagte, **wenn er siege**, | dann werde sie gehen*.

    Args:
        tokens: The tokens.
        period: Where the clauses stand.
        number: The place of what may be the Vorfeld.
    """
    front = period.clauses[number]
    opened = front.kind in {"subordinate", "interrogative"} or is_condition(tokens, front)
    # *sagte, **gebe es kein Geld**, | werde sie gehen*
    opened = opened or (front.is_main and front.is_verb_first and is_konjunktiv(tokens[front.finite]))
    purpose = front.kind == "infinitive" and front.has_opener
    if not tokens.is_comma(front.start - 1) or not (opened or purpose):
        return None
    for n in range(number + 1, len(period.clauses)):
        clause = period.clauses[n]
        if clause.is_main and (clause.is_verb_first or begins_with_then(tokens, clause)):
            said = is_konjunktiv(tokens[clause.finite]) and tokens.is_comma(clause.start - 1)
            return n if said else None
        if not depends(period, clause, front):
            return None
    return None
