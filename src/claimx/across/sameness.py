"""Whether two figures are figures of the same thing: surely, perhaps, or not."""

from __future__ import annotations

import re
from typing import Literal

from claimx.across.given import Given
from claimx.across.topics import Topic
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.things import is_compound_of, stem, things

Sameness = Literal["sure", "perhaps"] | None

_NEAR = 4
"""Sentences between two figures that may be of the same thing where only one of them says its state."""
_BEGINNING = 5
_DAY = re.compile(r"\d\d-\d\d")
_SETS_APART = comparison_words("state that sets apart")
_ANY_PROJECT = frozenset(map(stem, comparison_words("any project")))
_WIDE, _NARROW, _CLOSE = 100.0, 20.0, 4.0
"""How many times as much one figure may be as another of the same thing: where all that tells agrees, where a word
is missing, where next to nothing is said."""
_PARTS = frozenset(stem(noun) for thing in things() if thing.role == "part" for noun in thing.nouns)
_LIKE = {thing.thing: thing.like for thing in things() if thing.like}


def sameness(one: Given, other: Given) -> Sameness:
    """Whether two figures are of the same thing.

    Returns:
        *sure*; *perhaps* where a word that would tell is missing; None where they are not.
    """
    a, b = one.topic, other.topic
    if a.kind != b.kind or a.unit != b.unit or a.part or b.part or a.stance != b.stance:
        return None
    if a.rate and b.rate and a.rate != b.rate:
        return None
    if a.change != b.change and "Wachstum" not in (a.thing, b.thing):
        return None
    if _apart(one, other):
        return None
    if a.counted != b.counted:
        return None
    found = _of_counts(one, other) if a.counted else _of_amounts(one, other)
    if found and (a.elided or b.elided):
        found = "perhaps"
    if found is None or ratio(one, other) > (_WIDE if found == "sure" else _NARROW):
        return None
    return found


def _apart(one: Given, other: Given) -> bool:
    """Whether they are of other places or times."""
    a, b = one.setting, other.setting
    if a.places and b.places and not _overlap(a.places, b.places):
        return True
    if (a.there and not a.places) != (b.there and not b.places):
        return True  # there is where the article says by other words than a place's name
    for with_place, without in ((one, other), (other, one)):
        set_apart = with_place.setting.fronted and with_place.setting.places and not without.setting.places
        if set_apart and without.here and not _overlap(with_place.setting.places, without.here):
            return True
    years_a, years_b = (frozenset(t for t in s.times if not _DAY.fullmatch(t)) for s in (a, b))
    if years_a != years_b:
        return not (years_a & years_b)
    days_a, days_b = a.times - years_a, b.times - years_b
    return bool(days_a and days_b and not days_a & days_b)


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a == b or a.rstrip("s") == b.rstrip("s") or a in b.split() or b in a.split() for a in one for b in other)


def _of_counts(one: Given, other: Given) -> Sameness:
    a, b = one.topic, other.topic
    same_origin = any(_begin_alike(one, other) for one in a.origin for other in b.origin)
    if a.origin and b.origin and not same_origin:
        return None
    if a.state and b.state:
        return _of_states(a, b)
    things_agree = _things(a, b)
    if things_agree is None:
        return None
    near = one.article == other.article and (
        abs(one.index - other.index) <= _NEAR or one.in_headline or other.in_headline
    )
    close = ratio(one, other) <= _CLOSE
    if a.state or b.state:
        return _of_one_state(a, b) if near and close else None
    if a.kind == "percent":
        return "perhaps" if close and len((a.words & b.words) - {stem(a.noun)}) >= 2 else None
    if a.thing is None:
        return "perhaps" if near and close and min(a.beside, b.beside) <= 1 else None
    if same_origin:
        return things_agree
    return _of_things(one, other, things_agree) if near else None


def _of_states(a: Topic, b: Topic) -> Sameness:
    """*200 Verletzte*, *rund 200 Menschen wurden verletzt*: both say the state."""
    if a.state != b.state:
        return None
    things_agree = _things(a, b)
    if things_agree or not (a.people and b.people):
        return things_agree
    general = a.thing is None or b.thing is None
    some = {a.thing, b.thing} & _PARTS or bool(a.origin) != bool(b.origin)  # *zwei deutsche Touristen*
    return "perhaps" if general and not some else None


def _of_one_state(a: Topic, b: Topic) -> Sameness:
    """*200 Menschen wurden verletzt*, *200 Menschen*: only one of them says the state."""
    silent = b if a.state else a
    if {a.state, b.state} & _SETS_APART:
        return None
    return "perhaps" if silent.thing or silent.beside <= 1 else None


def _of_things(one: Given, other: Given, things_agree: Sameness) -> Sameness:
    """*300 Wohnungen*, *300 neue Wohnungen*: neither says a state, and they stand near each other."""
    a, b = one.topic, other.topic
    beside = min(a.beside, b.beside)
    if a.tied or b.tied or ratio(one, other) > _NARROW:
        return "perhaps" if beside == 0 or a.words & b.words else None
    if beside == 0:
        return things_agree
    return "perhaps" if beside == 1 or a.words & b.words else None


def _begin_alike(one: str, other: str) -> bool:
    """*nordkorea* and *nordkorean*: a country and the adjective that is made of it."""
    return one[:_BEGINNING] == other[:_BEGINNING]


def _things(a: Topic, b: Topic) -> Sameness:
    if a.thing == b.thing:
        return "sure"
    if a.thing and b.thing:
        if _LIKE.get(a.thing) == b.thing or _LIKE.get(b.thing) == a.thing:
            return "perhaps"
        if is_compound_of(a.noun, b.noun) or is_compound_of(b.noun, a.noun):
            return "perhaps"
    return None


def _of_amounts(one: Given, other: Given) -> Sameness:
    a, b = one.topic, other.topic
    if len({owner for owner in (a.owner, b.owner) if owner and owner not in _ANY_PROJECT}) > 1:
        return None
    if a.thing and b.thing:
        agree = _things(a, b)
        return agree if a.sure or b.sure or a.owner else agree and "perhaps"
    if a.owner is not None and a.owner == b.owner:
        return "perhaps"
    beside = one.article == other.article and abs(one.index - other.index) <= 1
    return "perhaps" if a.elided and b.elided and beside and ratio(one, other) <= _CLOSE else None


def ratio(one: Given, other: Given) -> float:
    """How many times as much the larger of two figures is."""
    a, b = abs(one.middle), abs(other.middle)
    if min(a, b) == 0:
        return 1.0 if a == b else float("inf")
    return max(a, b) / min(a, b)
