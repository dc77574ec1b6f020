"""What a count counts, and a share is a share of: *drei kirgisische Soldaten wurden getötet*."""

from __future__ import annotations

import re

from claimx.across.passages import Passage
from claimx.across.topics import Topic, is_elided, said_beside, unit_of
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.nouns import is_for_person
from claimx.knowledge.things import Thing, of_noun, said_of, stem
from claimx.models import Figure

_OF_ANOTHER = comparison_words("makes it part of something else")
_ADJECTIVE = re.compile(r"[a-zäöüß-]+e[nrms]?")
_ORIGIN = re.compile(r"(?:isch|deutsch)e[nrms]?$")
_ORIGIN_AFTER = re.compile(r"^ (?P<name>[A-ZÄÖÜ][a-zäöüß]{3,})s\b")
_NUMBER_OF = re.compile(r"(?P<counted>[A-ZÄÖÜ]\w{3,})(?:zahl|zahlen)")
_PLAIN_NUMBERS = frozenset({"quantity", "vague"})
"""Rules of figures that are numbers by themselves."""
_MARKS = ",.„“”\"«»'"
_BEGINNING = 5
"""Letters that the forms of an adjective have in common."""


def counted_topic(figure: Figure, passage: Passage) -> Topic | None:
    """What a figure counts, or is a share of; None where it does not say.

    Args:
        figure: A count, or a percentage with what is counted.
        passage: The words around it.
    """
    head, modifiers = head_of(figure.counted or "")
    head = head or _head_of_number(passage)
    if head is None:
        elided = figure.rule in _PLAIN_NUMBERS and is_elided(passage)  # no *dreimal*, no *zweistöckig*
        return Topic(figure.kind, unit_of(figure), None, "", counted=True, elided=True) if elided else None
    thing = next((t for t in of_noun(head) if t.role in ("people", "part", "state", "thing")), None)
    people = _is_of_people(thing, head)
    name, state = _thing_and_state(thing, head, _said(passage, modifiers), people)
    return Topic(
        kind=figure.kind,
        unit=unit_of(figure),
        thing=name,
        noun=head,
        state=state,
        people=people,
        counted=True,
        origin=_origin(modifiers, passage),
        adjectives=frozenset(w[:_BEGINNING].lower() for w in modifiers if _ADJECTIVE.fullmatch(w.lower())),
        beside=said_beside(passage),
        tied=_is_tied(passage),
    )


def head_of(counted: str) -> tuple[str | None, list[str]]:
    """The noun that is counted and the words before it: *minderjährige Flüchtlinge aus Syrien* are *Flüchtlinge*."""
    modifiers: list[str] = []
    words = counted.split()
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if word[:1].isupper() and not (word.endswith("er") and following[:1].isupper()):
            both = following == "und" and "innen" in word and number + 2 < len(words)  # *Schülerinnen und Schüler*
            return (words[number + 2] if both else word).strip(_MARKS), modifiers
        modifiers.append(word.strip(_MARKS))
    return None, modifiers


def _head_of_number(passage: Passage) -> str | None:
    """*Der Verein gibt die **Zuschauer**zahl mit 12.000 an*."""
    ends = [match["counted"] for word, _ in passage.words if (match := _NUMBER_OF.fullmatch(word))]
    return ends[0] if ends else None


def _is_of_people(thing: Thing | None, head: str) -> bool:
    if thing is None:
        return any(is_for_person(form) for form in (head.lower(), stem(head), f"{stem(head)}e"))
    return thing.people or thing.role in ("people", "part", "state")


def _thing_and_state(thing: Thing | None, head: str, said: list[Thing], people: bool) -> tuple[str | None, str | None]:
    """What is counted, None for any persons, and its state.

    *17 Tote wurden geborgen* counts the dead, *23 Demonstranten wurden verletzt* the injured among the demonstrators,
    and *40 Verletzte wurden eingeliefert* some of the injured.
    """
    living = people or (thing is not None and "Tiere" in (thing.thing, thing.like))
    states = [s.thing for s in said if s.role == "state" and not s.narrows and (living or not s.people)]
    state = states[0] if states else None
    name: str | None
    if thing is None or thing.role == "part":
        name = stem(head)
    elif thing.role == "people":
        name = next((s.thing for s in said if s.role == "thing"), None)
    elif thing.role == "state":
        others = [] if thing.final else [other for other in states if other != thing.thing]
        name, state = (thing.thing, others[0]) if others else (None, thing.thing)
    else:
        name = thing.thing
    narrower = next((s.thing for s in said if s.narrows), None)
    return name, f"{state} {narrower}" if state and narrower else state or narrower


def _said(passage: Passage, modifiers: list[str]) -> list[Thing]:
    """What is said of what is counted: by its adjectives, then by the verbs of its clause, the nearest first.

    Nouns say it where no verb does: *Bei der Demonstration waren es 300 Menschen*, but *wurden 30 verletzt*.
    """
    own = [thing for _, thing in said_of(modifiers)]
    middle = (passage.start + passage.end) / 2
    found = []
    for number, thing in said_of(word for word, _ in passage.words):
        word, place = passage.words[number]
        found.append((word[:1].isupper() and number > 0, abs(place - middle), place, thing))
    first, last = passage.part_span
    inside = [entry for entry in found if first <= entry[2] < last]
    return own + [thing for *_, thing in sorted(inside or found, key=lambda entry: entry[:2])]


def _origin(modifiers: list[str], passage: Passage) -> frozenset[str]:
    """*nordkoreanische Soldaten*, *Soldaten **Nordkoreas***."""
    found = {_ORIGIN.sub("", word).lower() for word in modifiers if _ORIGIN.search(word)}
    if not found and (match := _ORIGIN_AFTER.match(passage.after)):
        found = {match["name"].lower()}
    return frozenset(found)


def _is_tied(passage: Passage) -> bool:
    """*zwei Toiletten für 90 Kinder*: what is said is said of something else."""
    nearest = passage.before.split()[-1:]
    return bool(nearest) and nearest[0].lower() in _OF_ANOTHER
