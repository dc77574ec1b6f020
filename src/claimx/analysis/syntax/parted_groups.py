"""Parts noun groups that a tagger takes for one: *sagte nach der Sitzung | **Jan Rehm***."""

from __future__ import annotations

from bisect import bisect_left

from claimx.analysis.syntax.noun_groups import Phrase, is_owned_person, is_time, may_be_woman, noun_groups
from claimx.analysis.syntax.person_names import is_title
from claimx.analysis.syntax.tokens import Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import CLOSING_QUOTES
from claimx.knowledge.nouns import noun_kind

_ZUFOLGE = frozenset({"zufolge"})
_MASCULINE_BODIES = tuple(words_of("masculine_body"))


def part_groups(tokens: Tokens, groups: list[Phrase]) -> None:
    """Part noun groups of which the words around show that they are two.

    Args:
        tokens: The tokens, of which `next_groups` gets where the second one begins.
        groups: All noun groups, in order, each attribute one of its own.
    """
    _part_late_subjects(tokens, groups)
    _part_before_zufolge(tokens, groups)


def _part_before_zufolge(tokens: Tokens, groups: list[Phrase]) -> None:
    """*Damit steigen die Kosten | **Jan Rehm** zufolge*: a name behind a noun for a thing, or for several."""
    for i in tokens.standing(_ZUFOLGE):
        name = i - (i > 1 and is_owned_person(tokens, i - 1))  # ***Rehms** Anwalt zufolge*
        while name and (tokens.tags[name - 1] == "NE" or is_title(tokens.texts[name - 1])):
            name -= 1
        n = bisect_left(groups, i, key=_start) - 1
        if n < 0 or not groups[n].start < name < i or tokens.tags[name - 1] != "NN":
            continue
        noun = tokens[name - 1]
        if may_be_woman(tokens, groups[n]):
            continue  # *der **Abgeordneten** Mia Brandt zufolge*
        if noun_kind(noun.text) == noun_kind(noun.lemma_) == "unknown" or feature(noun, "Number") == "Plur":
            tokens.next_groups.add(name)
            groups[n : n + 1] = noun_groups(tokens, groups[n].start, i)


def _start(group: Phrase) -> int:
    return group.start


def _part_late_subjects(tokens: Tokens, groups: list[Phrase]) -> None:
    """Part them where the subject that lacks behind a verb of saying stands at the end of another group.

    *„Das reicht“, sagte nach der Sitzung | **der Trainer***, *Es werde teuer, erklärte dem „Kurier“ | **Jan Rehm***.
    """
    for verb in tokens.tagged("VVFIN"):
        if not verb or tokens.lowered[verb] not in verbs_by_form() or not _is_behind_what_is_said(tokens, verb):
            continue
        end = _clause_end(tokens, verb)
        first, last = (bisect_left(groups, i, key=_start) for i in (verb, end))
        here = groups[first:last]
        if any(_is_subject(tokens, before, group) for before, group in zip([None, *here], here, strict=False)):
            continue
        starts = [i for g in here for i in range(g.start + (g is here[0]), g.end) if _may_begin(tokens, i)]
        if starts:
            tokens.next_groups.add(_first(tokens, starts))
            groups[first:last] = noun_groups(tokens, verb + 1, end)


def _is_subject(tokens: Tokens, before: Phrase | None, group: Phrase) -> bool:
    """Whether a noun group may be a subject; where a genitive may stand, to the tagger: *der Ärger | **der Wirt***."""
    joined = tokens[group.start - 1].tag_ == "KON" or tokens[group.start - 1].text == "("
    if "N" not in group.cases or group.has_preposition or joined or is_time(tokens, group):
        return False
    return before is None or before.end != group.start or group.cases[0] == "N"


def _is_behind_what_is_said(tokens: Tokens, verb: int) -> bool:
    """Whether a verb stands behind a quotation or clause and no subject does, as in *Rehm, der das weiß, **sagte***."""
    if not tokens.is_comma(verb - 1) or tokens[verb].is_sent_start:
        return False
    if tokens.texts[verb - 2] in CLOSING_QUOTES:
        return True
    begin = next((i for i in range(verb - 1, 0, -1) if tokens[i].is_sent_start), 0)
    tags = tokens.tags[begin : verb - 1]
    return "$," not in tags and not stts.FINITE.isdisjoint(tags)


def _clause_end(tokens: Tokens, verb: int) -> int:
    """The comma or full stop behind a verb."""
    end = verb + 1
    while end < len(tokens) and tokens.tags[end] not in {"$,", "$."} and not tokens[end].is_sent_start:
        end += 1
    return end


def _first(tokens: Tokens, starts: list[int]) -> int:
    """Where the subject begins: at a person, or whose they are, ***Rehms** Anwalt*; else at the first noun."""
    person = next((i for i in starts if _is_person(tokens, i)), starts[0])
    owned = person - 1 in starts and tokens[person - 1].tag_ == "NE" and tokens.texts[person - 1][-1] == "s"
    return person - 1 if owned else person


def _may_begin(tokens: Tokens, i: int) -> bool:
    """Whether a subject may begin right behind a noun: *nach der Sitzung | **der** Trainer*, *in Kiel | **Jan** Rehm*.

    Not at the name of a person that the noun speaks of: *dem Trainer **Jan Rehm***; but *Journalisten | **Jan Rehm***.
    """
    before = tokens[i - 1 - tokens[i - 1].is_quote]
    if before.tag_ not in stts.NOUN or before.names_person or is_title(before.text):
        return False
    if tokens.lowered[i] == "der":
        noun = tokens.at(i + 1)
        one = is_person_noun(noun) or noun.lower_.endswith(_MASCULINE_BODIES)
        return one and noun.text == noun.lemma_
    return tokens.tags[i] in stts.NOUN and (not is_person_noun(before) or before.text[-1] == "n")


def _is_person(tokens: Tokens, i: int) -> bool:
    """***der** Trainer*, ***Dr.** Jan Rehm*, ***Landrat** Jan Rehm*."""
    token = tokens[i]
    return token.lower_ == "der" or token.names_person or is_title(token.text) or is_person_noun(token)
