"""Finds who speaks and who is spoken to in the clause of a cue: subject, dative, phrases with *gegenüber* or *von*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from claimx.analysis.syntax.attributes import names_topic
from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.noun_groups import Phrase, is_repeated_behind, is_time, noun_groups
from claimx.analysis.syntax.predicates import VerbCue
from claimx.analysis.syntax.tokens import (
    Span,
    Token,
    Tokens,
    feature,
    is_participle_for_person,
    is_person_noun,
    makes_a_name,
)
from claimx.knowledge import stts
from claimx.knowledge.cues import OBJECTING, PLANNING, cue_noun, verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import OPENING_QUOTES
from claimx.knowledge.nouns import BODIES, INSTITUTIONS, is_place, is_speaker_noun, noun_kind

_AGENT = words_of("agent")
"""What the one who acts begins with in the passive: *wurde **von** der Polizei bestätigt*."""
_ALL_OF_PLACE = words_of("all_of_place")
_NO_AGENT_BEHIND = words_of("joins_phrases") | words_of("before_measure")
_DONE_TO = tuple(words_of("done_to_somebody"))
_JUDGES = words_of("before_judge")
SHARES = words_of("share")
"""What a part of persons or of things is called: *zwei **Drittel** der Firmen*."""
_COMPARING_AMOUNTS = words_of("compares_amount")
_OPEN_TO_ALL = words_of("place_open_to_all") | words_of("platform")
_MEDIA = words_of("media_open_to_all")
_SOCIAL = words_of("social_media")
SOURCE_OF_ES = words_of("source_of_es")
_WHERE_ES_SAYS = SOURCE_OF_ES | words_of("names_source")
_OBJECT_TOO = words_of("nominative_or_accusative_pronoun")
_NEVER_SUBJECT = words_of("never_subject")
_SPEAKING_PRONOUNS = words_of("third_person")
_CONTRASTING = words_of("contrasts")
_JOINING = words_of("joins_phrases")
_WITH_AN = words_of("an_addressee")
_WITH_ZU = words_of("zu_addressee")
_WITH_VON = words_of("von_addressee")
_WRITING = words_of("writing_verb")
_ZU, _VON = words_of("zu"), words_of("von")
_SOURCES = INSTITUTIONS | {"document"}
_THINGS = frozenset({"unknown", "document"})
_INSIDE = words_of("inside")
_AT = words_of("at")
_REGIONS = words_of("region_people_are_in")
_SIDES = words_of("side")
_TALK = tuple(words_of("talk"))
_AUDIENCE = words_of("audience")
_HEARING = tuple(words_of("hearing_body"))
_MESSAGE = tuple(words_of("message_to_somebody"))
_ASKED = tuple(words_of("asked"))
_LETTING = words_of("lets")
_WITHOUT_OPINION = tuple(words_of("document_without_opinion"))
_SAID_OF_THINGS = PLANNING | OBJECTING | {"admit", "estimate", "fear", "hope", "regret"}
"""Acts whose object is hardly a person: nobody admits or demands one, but one criticises or praises one."""


SubjectFeature = Literal[
    "nominative only", "nominative to the tagger", "agrees with the verb", "disagrees with the verb",
    "disagrees beyond doubt", "name",
    "can speak", "in the Vorfeld", "in the Vorfeld, but cannot speak", "right after the verb",
]  # fmt: skip
_SUBJECT_WEIGHTS: dict[SubjectFeature, float] = {
    "nominative only": 3,
    "nominative to the tagger": 1,
    "agrees with the verb": 0.75,
    "disagrees with the verb": -0.75,
    "disagrees beyond doubt": -1.75,
    "name": 0.5,
    "can speak": 0.75,
    "in the Vorfeld": 2.4,
    "in the Vorfeld, but cannot speak": 1.1,
    "right after the verb": 1,
}
"""What speaks for a phrase as the subject. Set by hand on the speakers of the Wikinews articles (`train`)."""


class SubjectCandidate(NamedTuple):
    """A phrase that can be the subject of a clause.

    Attributes:
        phrase: The phrase.
        features: What speaks for and against it.
    """

    phrase: Phrase
    features: tuple[SubjectFeature, ...]

    @property
    def score(self) -> float:
        """How much speaks for it, the more the higher."""
        return sum(_SUBJECT_WEIGHTS[feature] for feature in self.features)


class Roles(NamedTuple):
    """Who speaks to whom in a clause.

    Attributes:
        speaker: The words that name who speaks, None where the clause names nobody.
        addressee: The words that name who is spoken to, likewise.
    """

    speaker: Span | None
    addressee: Span | None


def roles(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: list[Phrase]) -> Roles:
    """Speaker and addressee of a cue verb.

    Args:
        phrases: The noun phrases that begin in the clause, by their start.
    """
    phrases = [_whose_side(tokens, part) for part in in_parts(tokens, clause, cue, phrases)]
    named = [p for p in phrases if not is_time(tokens, p)]
    candidates = [p for p in named if p.head not in cue.tokens]
    speaker = _speaker(tokens, clause, cue, named if cue.verb.subject == "judged" else candidates)
    rest = [p for p in candidates if p is not speaker]
    addressee = _addressee(tokens, clause, cue, rest)
    return Roles(
        _up_to_verb(tokens, clause, speaker) if speaker else None,
        _with_qualifier(addressee) if addressee else None,
    )


def _with_qualifier(phrase: Phrase) -> Span:
    """*vor **rund 300 Gästen***: all that the preposition governs."""
    return (phrase.preposition + 1 if phrase.has_preposition else phrase.start, phrase.end)


def _whose_side(tokens: Tokens, phrase: Phrase) -> Phrase:
    """*von Seiten **der Bank***: who stands behind is meant."""
    if not phrase.has_preposition or tokens[phrase.head].lower_ not in _SIDES or not phrase.has_attributes:
        return phrase
    attribute = next(iter(noun_groups(tokens, phrase.core_end, phrase.end)), None)
    return phrase if attribute is None else attribute._replace(end=phrase.end, preposition=phrase.preposition)


def in_parts(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases of a clause, each in two where the verb wants its attribute and no other phrase is what it wants.

    Not *Von der Stadt wurde die Forderung **von Verdi** zurückgewiesen*.
    """
    if cue.passive and _agent(tokens, cue, phrases) is not None:
        return phrases
    return [part for phrase in phrases for part in parted(tokens, clause, cue, phrase)]


def parted(tokens: Tokens, clause: Clause, cue: VerbCue, phrase: Phrase) -> list[Phrase]:
    """A phrase in two where the verb wants the attribute that it ends with.

    *Es plädierte der Rat | **für** den Umbau*, *Die Tat wurde gestern | **von** ihr verurteilt*, *Lob bekam der Plan |
    **von** der SPD*; not *wurde von einem Sprecher **von** der Bahn bestätigt*. What stands before the finite verb is
    one constituent.
    """
    by_agent = cue.passive or cue.verb.subject == "aus"
    wanted = _AGENT if by_agent else set(cue.verb.prepositions)
    if cue.verb.subject == "aus" and phrase.head in cue.tokens:
        wanted = wanted | {"aus"}  # *erntete Zuspruch | **aus** der Partei*
    if cue.verb.act == "demand" and noun_kind(tokens[phrase.head].lemma_) in BODIES:
        wanted = wanted | _AGENT  # *Es verlangt der Verband ProBahn | **von** der Bahn mehr Züge*
    if not wanted or (clause.is_main and phrase.start < clause.finite) or (by_agent and is_agent(tokens, phrase)):
        return [phrase]
    for i in range(phrase.core_end, phrase.end - 1):
        if tokens[i].lower_ in wanted and tokens[i].tag_ in stts.PREPOSITION and not names_topic(tokens, i):
            attribute = next(iter(noun_groups(tokens, i + 1, phrase.end)), None)
            if attribute is None or is_repeated_behind(tokens, attribute, i):
                continue
            if by_agent and _is_done_to(tokens, attribute, i):
                continue
            attribute = attribute._replace(end=phrase.end, preposition=i)
            if not by_agent or _can_act(tokens, attribute):
                return [phrase._replace(end=i), attribute]
    return [phrase]


def _is_done_to(tokens: Tokens, attribute: Phrase, preposition: int) -> bool:
    """*nach der Festnahme **von Ute Lenz***, *die Benennung **von Ute Lenz** als Chefin*: whom it was done to."""
    done = tokens[preposition - 1]
    again = done.tag_ == "NN" and tokens.at(attribute.core_end).lower_ == "als"
    return again or done.lower_.endswith(_DONE_TO)


def _up_to_verb(tokens: Tokens, clause: Clause, phrase: Phrase) -> Span:
    """A phrase in the Vorfeld reaches up to the finite verb: *Ken Rice vom Institut in Edinburgh | erklärte*."""
    if not clause.is_main or not clause.start <= phrase.start <= clause.start + 1 or phrase.start > clause.finite:
        return phrase.start, phrase.end
    if tokens[phrase.head].tag_ == "PPER":
        return phrase.start, phrase.end
    end = phrase.start
    for i in clause.tokens:
        if phrase.start <= i < clause.finite and (i <= end + 1 or i <= phrase.end + 1):
            end = i
    adverbs = {"ADV", "PROAV", "ADJD", "PTKNEG"}
    while (
        end > phrase.start
        and (tokens[end].tag_ in adverbs or tokens[end].is_punct)
        and tokens[end].text not in {")", "“", "”"}
    ):
        end -= 1
    end = max(phrase.end, end + 1)
    opened = phrase.start > clause.start and tokens[phrase.start - 1].is_quote and tokens[end - 1].is_quote
    return phrase.start - opened, end  # *„Ärzte für alle“ teilte mit*


def _speaker(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    if cue.passive and cue.verb.passive == "speaker":
        return subject(tokens, clause, phrases)  # *wird der Minister zitiert*
    if cue.passive or _is_to_be_told(tokens, clause, cue):
        agent = _agent(tokens, cue, phrases)
        of_noun = not cue.passive and agent is not None and agent.start < clause.finite and is_agent(tokens, agent)
        return None if of_noun else agent  # *Mit Stimmen **von Ute Lenz** ist zu rechnen*
    if cue.verb.subject == "es":
        # *es heißt in einem Bericht*, *laut Polizei hieß es*
        sources = _WHERE_ES_SAYS - set(cue.verb.prepositions)  # *im Bericht ist **von Mängeln** die Rede*
        named = (p for p in phrases if p.has_preposition and tokens[p.preposition].lower_ in sources)
        return next((p for p in named if not (is_inquiry(tokens, p) or _is_open_to_all(tokens, p))), None)
    if cue.verb.subject == "aus" and not _lets(tokens, clause):
        aus = (p for p in phrases if p.has_preposition and tokens[p.preposition].lower_ == "aus")
        return next(aus, None) or next(
            (p for p in phrases if is_agent(tokens, p)), None
        )  # *Kritik kam **von der SPD***
    if cue.verb.subject == "judged":
        return _judge(tokens, cue, phrases)
    if cue.verb.subject == "felt":
        # ***Den Wirt** ärgert, dass …*, ***ihr** gefällt, dass …*
        bare = (p for p in phrases if not p.has_preposition and tokens[p.head].lower_ != "es")
        return next((p for p in bare if tokens[p.head].tag_ == "PPER" or can_speak(tokens, p)), None)
    found = _accuser(tokens, clause, cue, phrases) or _one_behind_thing(tokens, clause, cue, phrases)
    found = found or subject(tokens, clause, phrases)
    if found is None and not clause.has_finite:  # *wie **von der Stadt** angekündigt*
        return next((p for p in phrases if is_agent(tokens, p)), None)
    if cue.verb.subject == "object":
        # *Der Sender zitierte **den Minister** mit den Worten: „…“*
        return next((p for p in phrases if p is not found and _is_object(tokens, p) and can_speak(tokens, p)), found)
    if found is not None and tokens[found.head].lower_ == "es" and any(tokens[i].tag_ == "PTKZU" for i in cue.tokens):
        # ***Der SPD** war es wichtig zu betonen, …*
        return next((p for p in phrases if not p.has_preposition and "D" in p.cases and can_speak(tokens, p)), found)
    if found is not None and tokens[found.head].lower_ == "es" and found.start > clause.finite:
        # *so erzählt **es eine Nachbarin***
        others = (p for p in phrases if p.start == found.end and not p.has_preposition and "N" in p.cases)
        return next((p for p in others if can_speak(tokens, p)), found)
    return body_of_man(tokens, phrases) if is_man(tokens, found) else found


def _accuser(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    """***Brandts Kampagne** warf Klamt vor, …*: of two phrases without preposition the one that is no dative."""
    if not cue.verb.needs_addressee or not clause.is_main:
        return None
    bare = [p for p in phrases if not p.has_preposition and not is_time(tokens, p)]
    if len(bare) != 2 or bare[0].start > clause.finite or "D" not in bare[1].cases:
        return None
    one, other = bare
    owned = tokens[one.start].tag_ == "NE" and one.kind == "noun" and other.kind == "name"  # ***Rehms** Umfeld*
    if "D" in one.cases and not owned:
        return None
    return one if one.kind == "noun" and "N" in one.cases else None


def _one_behind_thing(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    """*Das Angebot lehnte **die Firma** ab*, *Eine Erklärung verlangte **die SPD***: of two whose case nothing shows.

    But *Die Studie kritisierte die Regierung*: that tells nothing about who criticises whom.
    """
    verb = cue.verb
    if not clause.is_main or "object" not in verb.takes or verb.addressee == "accusative":
        return None
    bare = [p for p in phrases if not p.has_preposition and "N" in p.cases]
    if len(bare) != 2 or not bare[0].start < clause.finite < bare[1].start:
        return None
    thing, one = bare
    if thing.start == thing.head and not thing.plural:
        return None  # *Wiebe lobte die Elf*: what has no article may be a name
    if thing.kind != "noun" or "A" not in thing.cases or is_person_or_body(tokens, thing):
        return None
    if _is_quoted_thing(tokens, one):
        return None
    if not is_person_or_body(tokens, one) or not _agrees(one, bool(_verb_number(tokens, clause.finite)), behind=True):
        return None
    if one.cases == "N" or verb.act in _SAID_OF_THINGS or verb.no_person:
        return one
    head = tokens[thing.head]
    judges = can_speak(tokens, thing) and not head.lower_.endswith(_WITHOUT_OPINION)
    return None if judges and cue_noun(head.text, "content") is None else one


def is_person_or_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase names a person or a body; no document does."""
    speaks = phrase.kind == "name" or can_speak(tokens, phrase)
    return speaks and noun_kind(tokens[phrase.head].lemma_) != "document"


def _is_to_be_told(tokens: Tokens, clause: Clause, cue: VerbCue) -> bool:
    """*Ein Geständnis **ist** nicht **zu erwarten***: no subject speaks; but *Ihr war es wichtig zu sagen, …*."""
    infinitive = any(tokens[i].tag_ in stts.WITH_ZU for i in (*cue.tokens, *clause.verbs))
    to_be = clause.has_finite and tokens[clause.finite].lemma_ == "sein" and infinitive
    return to_be and all(tokens[i].lower_ != "es" for i in clause.tokens)


def is_inquiry(tokens: Tokens, phrase: Phrase) -> bool:
    """*hieß es **auf eine Anfrage der Zeitung***, ***auf Nachfrage***: why somebody spoke."""
    asked = phrase.has_preposition and tokens[phrase.preposition].lower_ == "auf"
    return asked and tokens[phrase.head].lower_.endswith(_ASKED)


def _lets(tokens: Tokens, clause: Clause) -> bool:
    """*Der Verband **ließ** verlauten*, *hat verlauten **lassen***."""
    return any(tokens[i].lemma_ == "lassen" or tokens[i].lower_ in _LETTING for i in clause.verbs)


def _judge(tokens: Tokens, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    """*Der Plan stieß **bei den Händlern** auf Kritik*, *fand die Zustimmung **der Kirchen***.

    Also ***Für die Händler** ist klar, dass er scheitert*.
    """
    judges = _JUDGES.union(cue.verb.with_)
    for p in phrases:
        if p.has_preposition and tokens[p.preposition].lower_ in judges and _can_judge(tokens, p):
            end = next((i for i in range(p.core_end, p.end) if tokens[i].lower_ in cue.verb.with_), p.end)
            return p._replace(end=end)
    inside = (_judge_inside(tokens, cue, p) for p in phrases)
    return next((judge for judge in inside if judge is not None), None)


def _judge_inside(tokens: Tokens, cue: VerbCue, phrase: Phrase) -> Phrase | None:
    """*fand die Zustimmung **der Kirchen***, *erntete Lob **von ihr***; not *Der Plan **von ihr** stieß auf Kritik*."""
    # *Lob erntete die Stadt von ihr*
    noun_before = any(k < phrase.start and tokens[k].tag_ == "NN" for k in cue.tokens)
    for i in range(phrase.start, phrase.end - 1):
        if tokens[i].lower_ in _JUDGES and (noun_before or tokens[i - 1].lower_ in cue.verb.with_):
            behind = i + 1
        elif tokens[i].lower_ in cue.verb.with_ and tokens[i].tag_ == "NN":
            behind = i + 1 + (tokens[i + 1].lower_ in _JUDGES)
        else:
            continue
        attribute = next(iter(noun_groups(tokens, behind, phrase.end)), None)
        if attribute is not None and attribute.start == behind and _can_judge(tokens, attribute):
            return attribute._replace(end=phrase.end)
    return None


def _can_judge(tokens: Tokens, phrase: Phrase) -> bool:
    """*bei **den Händlern***, not *von **allen Seiten***."""
    return can_speak(tokens, phrase) and not tokens[phrase.start].lower_.startswith("alle")


def is_inside(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is the body that something is said in: ***in der Staatskanzlei***, ***beim Verband***.

    Where one is at a name, it is one, too: ***Beim ADAC** rechnet man mit Staus*.
    """
    head, word = tokens[phrase.head], tokens[phrase.preposition].lower_ if phrase.has_preposition else ""
    if word not in _INSIDE or is_place(head.text):
        return False
    named = word in _AT and phrase.kind == "name" and not head.names_person
    return named or not BODIES.isdisjoint({noun_kind(head.lemma_), noun_kind(head.text)})


def is_man(tokens: Tokens, phrase: Phrase | None) -> bool:
    """Whether a phrase is *man*, which may be anybody."""
    return phrase is not None and tokens[phrase.head].lower_ == "man"


def body_of_man(tokens: Tokens, phrases: list[Phrase]) -> Phrase | None:
    """***In der Staatskanzlei** lehnt man das ab*: who *man* is, None where the clause does not say."""
    return next((p for p in phrases if is_inside(tokens, p)), None)


def _agent(tokens: Tokens, cue: VerbCue, phrases: Sequence[Phrase]) -> Phrase | None:
    """Who says it in the passive: *wurde **von der Polizei** mitgeteilt*, *wurde **in einem Bericht** vermutet*.

    Also *wurde **in Kreisen der Union** erwartet*, *wird **im Ministerium** bestätigt*.
    """
    phrases = [p for p in phrases if tokens.at(p.end).lower_ != "aus"]  # *wird **von Kiel aus** verlangt*: where
    # ***Aus ganz Deutschland** waren Landwirte aufgerufen*: where they are from
    phrases = [p for p in phrases if not (p.has_preposition and tokens.lowered[p.preposition + 1] in _ALL_OF_PLACE)]
    by = [p for p in phrases if is_agent(tokens, p)]
    # not *Kritisiert wurde der Weg **in die Regierung***
    inside = [p for p in phrases if p.has_preposition and "D" in p.cases]
    inside = [p for p in inside if tokens[p.preposition].lower_ in SOURCE_OF_ES]
    # *Befürchtet wird ein Abbau von Stellen **bei Siemens***, *Gewarnt wird vor Staus **bei Kiel***: what is said
    governed = {"", *cue.verb.prepositions}
    told = [p for p in phrases if (tokens.lowered[p.preposition] if p.has_preposition else "") in governed]
    things = {p.end for p in told if not is_time(tokens, p)}
    inside = [p for p in inside if tokens[p.preposition].lower_ not in _AT or p.preposition not in things]
    sources = [p for p in inside if _is_source_inside(tokens, p)]
    return next(iter(by + sources), None)


def _is_open_to_all(tokens: Tokens, phrase: Phrase) -> bool:
    """***Im Netz** heißt es, …*, ***auf Facebook** wird behauptet, …*: where anybody may speak; not *laut Facebook*."""
    head = tokens[phrase.head]
    if tokens[phrase.preposition].lower_ not in SOURCE_OF_ES:
        return False
    social = head.lower_ in _MEDIA and not _SOCIAL.isdisjoint(tokens.lowered[phrase.start : phrase.head])
    return social or head.lower_ in _OPEN_TO_ALL


def _is_source_inside(tokens: Tokens, phrase: Phrase) -> bool:
    """*in **einem Bericht***, *im **Ministerium***, but *wurde **in Kiel** nachgewiesen*."""
    if _is_open_to_all(tokens, phrase):
        return False
    head = tokens[phrase.head]
    preposition = tokens[phrase.preposition].lower_
    where = is_place(head.text) and preposition in _INSIDE
    where = where or (head.lemma_ in _REGIONS and preposition in _INSIDE - _AT)  # *wird **in der Stadt** befürchtet*
    return (noun_kind(head.lemma_) in _SOURCES and not where) or _is_circle(tokens, phrase)


def _is_circle(tokens: Tokens, phrase: Phrase) -> bool:
    """*in **Kreisen** der Union*, *in **Regierungskreisen***."""
    return tokens[phrase.head].lower_.endswith("kreisen") and phrase.plural


def is_agent(tokens: Tokens, phrase: Phrase) -> bool:
    """*von der Polizei*, but not *von 35 Stimmen*, *Berichte des Blatts und | von der Agentur*.

    Nor *eine Zahlung in Höhe | **von 3 Prozent** des Lohns*.
    """
    i = phrase.preposition
    joined = tokens.at(i - 1).lower_ in _NO_AGENT_BEHIND
    return tokens.at(i).lower_ in _AGENT and not joined and _can_act(tokens, phrase)


def _can_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase can be the agent; *Erwartet wird eine Marge **von acht Prozent*** has a share of nobody.

    Any name can: *wurde **von Rehm** begrüßt*.
    """
    of_nobody = tokens[phrase.head].lower_ in SHARES and not phrase.has_attributes
    speaks = phrase.kind == "name" or can_speak(tokens, phrase)
    return speaks and not (of_nobody and tokens[phrase.preposition - 1].tag_ == "NN")


def _is_object(tokens: Tokens, phrase: Phrase) -> bool:
    return not phrase.has_preposition and "A" in phrase.cases


def subject(tokens: Tokens, clause: Clause, phrases: list[Phrase]) -> Phrase | None:
    """The subject of a clause: the phrase that can be nominative, agrees with the verb and stands where subjects do.

    *Die Tat bezeichnete er als sinnlos*: a phrase that is nominative only wins over one that may be accusative, and
    else the one that agrees with the verb does, or the first one.
    """
    possible = _possible_subjects(tokens, clause, phrases)
    if len(possible) < 2:
        return possible[0] if possible else None
    candidates = _with_features(tokens, clause, phrases, possible)
    agrees = "agrees with the verb"
    return max(candidates, key=lambda c: (c.score, agrees in c.features, -c.phrase.start)).phrase


def subject_candidates(tokens: Tokens, clause: Clause, phrases: list[Phrase]) -> list[SubjectCandidate]:
    """The phrases that can be the subject of a clause, by their start, and what speaks for and against each."""
    return _with_features(tokens, clause, phrases, _possible_subjects(tokens, clause, phrases))


def _possible_subjects(tokens: Tokens, clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
    """Of the phrases of a clause, those that can be its subject; none of them says when."""
    if clause.has_opener and clause.kind == "relative":
        own = next((p for p in phrases if p.head == clause.opener), None)
        # *das Stadion, **das** die Fans lieben*: that is singular, and the verb is not.
        other_number = own is not None and tokens[own.head].lower_ == "das" and _verb_number(tokens, clause.finite)
        if own is not None and not own.has_preposition and "N" in own.cases and not other_number:
            others = (p for p in phrases if p is not own and not p.has_preposition and not is_time(tokens, p))
            return [next((p for p in others if _is_subject_beside(tokens, clause, p, own)), own)]
    # *Das sagte der Minister*: what is said stands as a pronoun in the Vorfeld, and who says it after the verb.
    bare = [p for p in phrases if "N" in p.cases and not p.has_preposition and not is_time(tokens, p)]
    behind = clause.finite + 1 if clause.is_main and tokens.at(clause.finite + 1).tag_ == "PPER" else -1
    if any(p.start == behind and p.cases == "N" for p in bare):
        # *Der FAZ sagte **er**, …*: what stands in front is no nominative beside one that can be nothing else.
        bare = [p for p in bare if p.start > clause.finite or p.cases != "N"]
    nominative = [p for p in bare if tokens.lowered[p.head] not in _NEVER_SUBJECT]
    plural = _verb_number(tokens, clause.finite)
    in_front = _is_share_in_front(tokens, bare) if plural else _names_person_in_front(tokens, bare)
    if behind >= 0 and tokens.lowered[behind] in _OBJECT_TOO and in_front:
        # ***Brandt** nannte sie eine Lügnerin*, ***55 Prozent** lehnen sie ab*
        nominative = [p for p in nominative if p.start != behind]
    if clause.is_verb_first and plural:
        # *Sie schlossen sich an, | **verkündeten das Ende** der Regierung und lösten alles auf*: one is an object.
        nominative = [p for p in nominative if p.kind != "noun" or p.plural or p.lists or can_speak(tokens, p)]
    if clause.kind == "relative" and not clause.has_opener:
        # *der die Lage kennt und **die Regierung** mahnt*: the pronoun is the subject of both, unless a form tells.
        nominative = [p for p in nominative if p.cases == "N" and p.plural == plural]
    elif clause.kind == "subordinate" and not clause.has_opener and clause.coordinated:
        # *weil die Stadt den Plan ablehnt und **eine Prüfung** fordert*: so is the subject of a joined clause.
        nominative = [p for p in nominative if (p.cases == "N" and p.plural == plural) or can_speak(tokens, p)]
    elif 0 <= clause.finite <= clause.start + clause.coordinated and tokens[clause.start].tag_ == "KON":
        # *Die Partei verlor und | fordert neue Gespräche*: what follows is the object, and the subject is shared.
        nominative = [p for p in nominative if p.cases == "N" and p.plural == plural]
    elif clause.is_verb_first and any(tokens[i].lower_ in _CONTRASTING for i in clause.tokens):
        # *Sie ließ das offen, | bezeichnete **die Debatte** aber als Unsinn*: that is the object, too.
        nominative = [p for p in nominative if p.kind != "noun" or can_speak(tokens, p)]
    if plural and any(p.plural and p.start > clause.finite and can_speak(tokens, p) for p in nominative):
        # *Jan Rehm werfen **die Händler** Betrug vor*
        nominative = [p for p in nominative if not _is_surely_singular(tokens, p)]
    if clause.is_main and any(p.end <= clause.finite and p.kind != "pronoun" for p in nominative):
        # *Der Plan verspricht „**weniger Staat** für alle“*
        nominative = [p for p in nominative if p.start < clause.finite or not _is_quoted_thing(tokens, p)]
    return nominative


def _is_quoted_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether words in marks begin with a thing, whatever a tagger takes it for: *„**Strom** ohne Reue“*.

    Also *„**weniger Staat**“*: a name hardly begins with a small letter.
    """
    head = tokens[phrase.head]
    if tokens.at(phrase.start - 1).text not in OPENING_QUOTES or head.tag_ != "NN":
        return False
    return tokens[phrase.start].text[:1].islower() or not is_speaker_noun(head.text)


def _is_share_in_front(tokens: Tokens, phrases: list[Phrase]) -> bool:
    """Whether a share stands before the verb: ***55 Prozent** lehnen sie ab*."""
    first = phrases[0] if phrases else None
    return first is not None and first.kind == "noun" and tokens.lowered[first.head] in SHARES


def _names_person_in_front(tokens: Tokens, phrases: list[Phrase]) -> bool:
    """Whether a bare name of a person stands before the verb, which is seldom the object of *sie*."""
    first = phrases[0] if phrases else None  # *Schon nannte **sie** von Brandt*: no phrase can be the subject
    return first is not None and first.kind == "name" and first.start == first.head and tokens[first.head].names_person


def _with_features(
    tokens: Tokens, clause: Clause, phrases: list[Phrase], possible: list[Phrase]
) -> list[SubjectCandidate]:
    plural = _verb_number(tokens, clause.finite)
    field = clause.finite if clause.is_main else clause.start + 1
    front = next((p for p in phrases if p.start < field and not is_time(tokens, p)), None)
    return [SubjectCandidate(p, tuple(_features(tokens, clause, p, plural, p is front))) for p in possible]


def _is_subject_beside(tokens: Tokens, clause: Clause, phrase: Phrase, relative: Phrase) -> bool:
    """*der Plan, den **er** lobt*, *…, was **die Partei** ablehnte*: one who can speak is the subject beside *was*.

    So is somebody with a name beside the pronoun of a thing, *das Buch, das **Anna Weiß** lobte*, or any body where the
    verb wants one who speaks: *das Treffen, das **die Gewerkschaft** kritisierte*.
    """
    if phrase.cases == "N" or "A" not in relative.cases:
        return phrase.cases == "N"
    named = phrase.kind == "name" and _is_in_persons_name(tokens[phrase.core_end - 1])
    of_what = tokens[relative.start - 2]
    kind = noun_kind(of_what.text)
    plural = _verb_number(tokens, clause.finite)
    agrees = phrase.plural == plural
    number = feature(of_what, "Number")  # *die **Pläne**, die die Opposition kritisiert*
    thing = of_what.tag_ == "NN" and (kind == "unknown" or (kind == "document" and (number == "Plur") != plural))
    of_thing = kind in _THINGS if named else thing and _wants_speaker(tokens, clause)
    if tokens[relative.head].lower_ != "was" and not of_thing:
        return False
    agrees = agrees if phrase.kind != "pronoun" else bool(plural)  # *…, was **sie** erwarten*
    return "N" in phrase.cases and agrees and can_speak(tokens, phrase)


def _wants_speaker(tokens: Tokens, clause: Clause) -> bool:
    """*kritisierte*, *hatte verlangt*: a verb of saying that has an object; not *ärgerte*, whose subject is a thing."""
    full = next((i for i in reversed(clause.verbs) if tokens.tags[i].startswith("VV")), -1)
    entries = verbs_by_form().get(tokens.lowered[full], ()) if full >= 0 else ()
    found = [verb for verb, _ in entries]
    return bool(found) and all(v.subject == "speaker" and not v.evidence for v in found)


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase names a person, body, medium or document: *die Wahlkommission*, not *die Herbstsaison*."""
    head = tokens[phrase.head]
    if phrase.kind == "pronoun":
        return head.lower_ in _SPEAKING_PRONOUNS
    last = tokens[phrase.core_end - 1]  # *Abwehrchef **Karl Brandt***, whatever a person may be
    if "ORG" in {head.ent_type_, last.ent_type_} or _is_in_persons_name(head) or _is_in_persons_name(last):
        return True
    if is_speaker_noun(head.text) or is_speaker_noun(head.lemma_):
        # *meldet **ein Fünftel** mehr Anfragen*
        return head.lower_ not in SHARES or tokens.at(phrase.head + 1).lower_ not in _COMPARING_AMOUNTS
    if is_participle_for_person(tokens[phrase.start], head):
        return True  # *die Angegriffene*
    before = tokens[phrase.head - 1]
    return phrase.head > phrase.start and not before.is_sent_start and makes_a_name(before)


def _is_in_persons_name(token: Token) -> bool:
    """Whether a word is one of a person's name, which a common noun is not, whatever its label."""
    return token.names_person and token.tag_ != "NN"


def _verb_number(tokens: Tokens, finite: int) -> bool | None:
    if finite < 0:
        return None
    number = feature(tokens[finite], "Number")
    return number == "Plur" if number else tokens[finite].lower_.endswith("en")


def _features(
    tokens: Tokens, clause: Clause, phrase: Phrase, plural: bool | None, front: bool
) -> Iterator[SubjectFeature]:
    """What speaks for and against a phrase as the subject; `front` where it is what stands before the finite verb."""
    if phrase.cases == "N":
        yield "nominative only"
    elif phrase.cases[0] == "N":
        yield "nominative to the tagger"
    if plural is not None:
        agrees = _agrees(phrase, plural, phrase.start > clause.finite)
        if agrees:
            yield "agrees with the verb"
        elif not plural and _is_surely_plural(tokens, phrase):
            yield "disagrees beyond doubt"
        else:
            yield "disagrees with the verb"
    if phrase.kind == "name":
        yield "name"
    speaks = can_speak(tokens, phrase)
    if phrase.cases[0] not in "DG" and speaks:
        yield "can speak"
    if front:
        yield "in the Vorfeld" if phrase.kind == "pronoun" or speaks else "in the Vorfeld, but cannot speak"
    if clause.has_finite and phrase.start == clause.finite + 1:
        yield "right after the verb"


def _is_surely_plural(tokens: Tokens, phrase: Phrase) -> bool:
    """***Die Hersteller** rief das Amt auf*: *die* before a noun that is masculine or neuter.

    Also ***Acht Verletzte** forderte der Unfall*, whom somebody has counted.
    """
    head = tokens[phrase.head]
    if phrase.plural and tokens[phrase.start].tag_ == "CARD":
        return head.lower_ not in SHARES
    article = phrase.plural and tokens[phrase.start].lower_ == "die"
    return article and head.tag_ == "NN" and feature(head, "Gender") in {"Masc", "Neut"}


def _is_surely_singular(tokens: Tokens, phrase: Phrase) -> bool:
    """***Jan Rehm** werfen die Wirte Betrug vor*: the name of a person, and of no other beside."""
    one = phrase.kind == "name" and not (phrase.plural or phrase.members)
    return one and tokens[phrase.core_end - 1].names_person


def _agrees(phrase: Phrase, plural: bool, behind: bool) -> bool:
    """Whether a phrase has the verb's number: *Lenz und Can **sagten***, *ein Minister für Bau und Sport **sagte***.

    A verb before a list may go with its first member: *Das **sagte** Lenz und sein Anwalt*.
    """
    return plural == (phrase.plural or bool(phrase.members)) or (behind and bool(phrase.members) and not phrase.plural)


def _addressee(tokens: Tokens, clause: Clause, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    """*riet der Ukraine*, *sagte der dpa*, *gegenüber der Zeitung*, *im Gespräch mit dem Sender*, *zur „Zeit“*."""
    addressed = next((p for p in phrases if _is_addressed(tokens, clause, p, cue)), None)
    if addressed is not None:
        return addressed
    bare = [p for p in phrases if not p.has_preposition]
    if cue.passive and cue.verb.addressee == "accusative":
        bare = [p for p in bare if tokens[p.head].lower_ != "es"]  # *Es wurde gebeten, …*; ***Der Rat** wurde gebeten*
        return next((p for p in bare if p.start == clause.start), bare[0] if bare else None)
    if cue.verb.addressee == "dative":
        plural = _verb_number(tokens, clause.finite) if cue.passive else None
        accused = (p for p in bare if cue.passive and _is_accused(tokens, p, plural))
        given = next((p for p in bare if _dative(tokens, p) or _is_audience(tokens, p)), None) or next(accused, None)
        # *warf **Müller** Betrug vor*, *wirft **Regierung** Betrug vor*: whose case nothing shows, where one is needed
        beside = len(bare) > 1  # *bieten die Verbände **Hilfe** an*: that is the object
        named = (p for p in bare if cue.verb.needs_addressee and "D" in p.cases and (beside or p.cases[0] != "A"))
        untold = (p for p in named if p.kind == "name" or can_speak(tokens, p))
        return given or _person_with_object(tokens, cue, bare) or next(untold, None)
    if cue.verb.addressee == "accusative":
        return next((p for p in bare if "A" in p.cases), None)
    # *rief **den Zuschauern** zu*, *schrieb **seiner Partei***: whoever says something may say it to somebody
    told = (p for p in bare if "quote" in cue.verb.takes and _is_given(tokens, p) and can_speak(tokens, p))
    return next(told, None)


def _is_audience(tokens: Tokens, phrase: Phrase) -> bool:
    """*sagte Lenz **Journalisten** in Kiel*: people who are told things, in a case that no article shows."""
    before = tokens.at(phrase.start - 1)
    behind = before.names_person or before.tag_ in stts.FINITE | stts.PERSONAL
    if not behind or phrase.start != phrase.head:
        return False
    head = tokens[phrase.head]
    # *rät **Autofahrern**, früh zu tanken*
    several = head.text[-1] == "n" and noun_kind(head.lemma_) in {"person", "group"}
    return head.text in _AUDIENCE or several


def _is_given(tokens: Tokens, phrase: Phrase) -> bool:
    """A dative that nothing else can be: *rief **den Zuschauern** zu*, *schrieb Lenz **der Partei***.

    *der Partei* might be a genitive elsewhere.
    """
    first, before = tokens[phrase.start], tokens.at(phrase.start - 1)
    if first.lower_ == "den":
        return phrase.plural and "D" in phrase.cases
    beside = before.names_person or before.tag_ in stts.FINITE | stts.PERSONAL
    return _dative(tokens, phrase) and (phrase.cases == "D" or ("D" in phrase.cases and beside))


def _person_with_object(tokens: Tokens, cue: VerbCue, phrases: list[Phrase]) -> Phrase | None:
    """*warf **Minister Karl Brandt** Wortbruch vor*: before the object a name without an article is in the dative.

    So is a plural that the tagger sees in it: *versprach **Städten** mehr Geld*.
    """
    if "object" not in cue.verb.takes:
        return None
    for person, thing in pairwise(phrases):
        beside = person.end == thing.start or (person.end + 1 == thing.start and tokens[person.end].is_quote)
        told = cue.verb.needs_addressee or tokens[person.core_end - 1].names_person
        named = person.kind == "name" and "D" in person.cases and told
        several = person.plural and person.cases[0] == "D" and tokens[person.start].tag_ == "NN"
        if beside and (named or several) and "A" in thing.cases and not can_speak(tokens, thing):
            return person
    return None


def _is_accused(tokens: Tokens, phrase: Phrase, plural: bool | None) -> bool:
    """***Klien** wurde vorgeworfen, …*, ***Menschen mit Asthma** wird geraten, …*: no subject, by kind or number."""
    if "D" not in phrase.cases or phrase.cases == "N" or phrase.kind == "pronoun":
        return False
    return can_speak(tokens, phrase) or tokens[phrase.head].names_person or (phrase.plural and plural is False)


def _is_addressed(tokens: Tokens, clause: Clause, phrase: Phrase, cue: VerbCue) -> bool:
    """Whether a phrase is the addressee by the preposition that it stands with."""
    if not phrase.has_preposition:
        behind = tokens.at(phrase.end).lower_ == "gegenüber" and "D" in phrase.cases
        # *Ihr **gegenüber** sagte er, …*, not *lobte Rehms Kurs | **gegenüber** der dpa*
        return behind and tokens.at(phrase.end + 1).tag_ not in stts.DETERMINER | stts.NOUN | {"ADJA"}
    word, head = tokens[phrase.preposition].lower_, tokens[phrase.head]
    before = tokens[phrase.preposition - 1] if phrase.preposition else None
    if word == "gegenüber":
        # *die Haltung gegenüber der Partei bezeichnete er als …*
        return not (phrase.start < clause.finite and before is not None and before.tag_ == "NN")
    speaks = can_speak(tokens, phrase) or head.tag_ == "PPER"
    if word == "an":
        if before is not None and before.lower_.endswith(_MESSAGE):
            return True  # *in einem Brief **an die Eltern***
        return cue.verb.lemma in _WITH_AN and (speaks or cue.verb.lemma not in _WRITING)  # not *schrieb an die Wand*
    if word in _ZU:
        told = noun_kind(head.text) == "media" or head.ent_type_ in {"PER", "ORG"} or head.tag_ == "PPER"
        listening = head.text in _AUDIENCE or (tokens[phrase.start].tag_ == "PPOSAT" and is_person_noun(head))
        told = told or (listening and phrase.start > clause.finite)  # *sagte sie **zu ihrem Mann***
        return cue.verb.lemma in _WITH_ZU and told
    if word in _VON:
        return cue.verb.lemma in _WITH_VON and not cue.passive and speaks
    if word in cue.verb.prepositions and head.text not in _AUDIENCE:
        return False  # *warnt **vor Betrügern***
    return is_told(tokens, phrase)


def is_told(tokens: Tokens, phrase: Phrase) -> bool:
    """*so Lenz **gegenüber der dpa***, *im Gespräch **mit dem NDR***, ***vor dem Ausschuss***, whatever the cue."""
    if not phrase.has_preposition:
        return False
    word, before = tokens[phrase.preposition].lower_, tokens.at(phrase.preposition - 1)
    if word == "mit":
        return before.text.endswith(_TALK)
    return word == "gegenüber" or (word == "vor" and _listens(tokens, phrase))


def _listens(tokens: Tokens, phrase: Phrase) -> bool:
    """*vor **der Presse***, *vor **dem Landgericht***, *vor **300 Gästen***."""
    head = tokens[phrase.head]
    if head.text in _AUDIENCE:
        return True
    several = phrase.plural and head.tag_ == "NN" and is_person_noun(head)
    of_noun = tokens.at(phrase.preposition - 1).tag_ == "NN"  # *das Verfahren **vor dem Landgericht***
    return not of_noun and (several or head.lower_.endswith(_HEARING))


_ADDRESSED_KINDS = frozenset({"person", "group", "organisation", "government", "unknown"})


def _dative(tokens: Tokens, phrase: Phrase) -> bool:
    if (phrase.kind == "pronoun" and tokens[phrase.head].lower_ == "sich") or tokens.at(phrase.end).tag_ == "APPO":
        return False  # *betonte **der Zeitung** zufolge, …*
    head = tokens[phrase.head].text
    # *versicherte den Kunden, dass …*: a tagger may take the dative plural for an accusative.
    first = tokens[phrase.start]
    inflected = head.endswith("en") if first.lower_ == "den" else phrase.plural
    plural = inflected and first.tag_ in stts.DETERMINER and first.lower_.endswith("en") and head.endswith("n")
    plural = plural and noun_kind(head) in _ADDRESSED_KINDS
    # *sagte **der Polizei***: no accusative, and who speaks is somebody else
    feminine = first.lower_ == "der" and phrase.cases[0] == "D" and "A" not in phrase.cases
    # *sagte Lenz **der Augsburger Allgemeinen***: behind a person's name there is no genitive.
    behind_name = phrase.cases[:1] == "G" and "D" in phrase.cases and tokens.at(phrase.start - 1).names_person
    if phrase.kind == "pronoun" and phrase.cases[0] == "D":
        return True  # *wirft **ihr** Betrug vor*
    return phrase.cases in {"D", "DG", "GD"} or noun_kind(head) == "media" or plural or feminine or behind_name
