"""What an amount measures: *Kosten von 340 Millionen Euro*, *340 Millionen Euro kosten*, *ein Plus von 8 Prozent*."""

from __future__ import annotations

import re

from claimx.across.counts import head_of
from claimx.across.passages import Passage
from claimx.across.topics import NOUN, QUALIFIED, Topic, is_elided, unit_of
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.things import Thing, of_noun, of_unit, said_of, stem
from claimx.models import Figure

_NO_MORE_THAN_AMOUNT = comparison_words("no more than an amount")
_LEVEL = comparison_words("level")
_DETERMINER = "|".join(sorted(comparison_words("a noun follows")))
_OF = re.compile(rf"{NOUN}(?: im Jahr| pro Jahr)? (?:in Höhe )?(?:von|über) {QUALIFIED}$")
_BESIDE = re.compile(rf"^ (?:(?P<more>mehr|weniger|höhere[rn]?|niedrigere[rn]?) )?(?:[a-zäöü]\w+[er][nrs]? )?{NOUN}")
_CHANGE = re.compile(rf"\bum {QUALIFIED}$")
_AT = re.compile(rf"\b(?:auf|bei|um|mit) {QUALIFIED}$")
_GENITIVE = re.compile(rf"^ (?:des|der|eines|einer|dieses|dieser) (?:[a-zäöü]\w+ )*{NOUN}")
_FOR = re.compile(rf"\b[fF]ür (?:(?:die|den|das|eine|einen|ein|diese|dieses|diesen) )?(?:[a-zäöü]\w+ )?{NOUN}")
_SUBJECT = re.compile(rf"^\W*(?:{_DETERMINER}) (?:[a-zäöü]\w+ )?{NOUN}")
_LIKE_A_NAME = comparison_words("before a noun like a name")
"""A noun right after one of these is like the name of a place: *in Höhe von*, *nach Russland*."""


def measured_topic(figure: Figure, passage: Passage) -> Topic | None:
    """What a figure measures; None where its clause does not say.

    Args:
        figure: An amount of money, a percentage, a measure or a duration.
        passage: The words around it.
    """
    change = bool(_CHANGE.search(passage.before))
    noun, sure = _noun_of(figure, passage), True
    thing = _quantity(noun, figure) if noun else None
    if thing is not None and thing.role == "change":  # *ein Minus von fünf Prozent*
        noun, thing, change = None, None, True
    change = change or bool((match := _BESIDE.match(passage.after)) and match["more"] and match["noun"] == noun)
    if noun is None:
        sure = False
        if nearest := _nearest(figure, passage):
            noun, thing = nearest
        else:
            noun = _subject_of_level(passage)
            thing = _quantity(noun, figure) if noun else None
    if noun is None and (thing := of_unit(figure.unit)):
        noun = thing.nouns[0]
    owner = _owner(noun, passage)
    elided = noun is None and owner is None and not change
    if elided and not is_elided(passage):
        return None
    name = thing.thing if thing is not None else stem(noun) if noun else None
    return Topic(figure.kind, unit_of(figure), name, noun or "", change=change, owner=owner, elided=elided, sure=sure)


def _noun_of(figure: Figure, passage: Passage) -> str | None:
    """The noun beside an amount: *ein **Schaden** von 30 Millionen Euro*, *7,5 Prozent mehr **Lohn***."""
    if figure.counted:
        return head_of(figure.counted)[0]
    if match := _OF.search(passage.before):
        noun = match["noun"]
        known = _quantity(noun, figure) is not None
        before = passage.before[: match.start()].split()[-1:]
        return None if noun in _NO_MORE_THAN_AMOUNT or (not known and _LIKE_A_NAME.intersection(before)) else noun
    if (match := _BESIDE.match(passage.after)) and (match["more"] or _quantity(match["noun"], figure)):
        return match["noun"]
    return None


def _quantity(noun: str, figure: Figure) -> Thing | None:
    """The quantity that a noun stands for, where such a figure can measure it."""
    for thing in of_noun(noun):
        if thing.role in ("quantity", "change") and (not thing.kinds or figure.kind in thing.kinds):
            return thing
    return None


def is_quantity(noun: str, figure: Figure) -> bool:
    """Whether a noun stands for a quantity that such a figure can measure: *90 Prozent **Zustimmung***."""
    return _quantity(noun, figure) is not None


def _nearest(figure: Figure, passage: Passage) -> tuple[str, Thing] | None:
    """The quantity that a noun of the clause names, the nearest to the figure, else a verb: *340 Millionen kosten*."""
    middle = (passage.start + passage.end) / 2
    found: list[tuple[float, str, Thing]] = []
    for word, place in passage.words:
        if word[:1].isupper() and not passage.start <= place < passage.end:
            thing = _quantity(word, figure)
            if thing is not None and thing.role == "quantity":
                found.append((abs(place - middle), word, thing))
    if not found:
        for number, thing in said_of(word for word, _ in passage.words):
            if thing.role == "quantity" and (not thing.kinds or figure.kind in thing.kinds):
                found.append((abs(passage.words[number][1] - middle), thing.nouns[0], thing))
    if not found:
        return None
    _, word, thing = min(found, key=lambda entry: entry[0])
    return word, thing


def _subject_of_level(passage: Passage) -> str | None:
    """*Die **Auflage** lag bei 12 Prozent*: the first noun of a clause that says how high something is."""
    if not _AT.search(passage.before) or not any(word.lower() in _LEVEL for word, _ in passage.words):
        return None
    match = _SUBJECT.match(passage.before)
    return match["noun"] if match and match["noun"] not in _NO_MORE_THAN_AMOUNT else None


def _owner(noun: str | None, passage: Passage) -> str | None:
    """Whose amount it is: *die Kosten des **Tunnels***, *für die **Sicherheit***, *ein **Zaun** kostet*."""
    if noun:
        place = passage.clause.find(noun)
        if place >= 0 and (match := _GENITIVE.match(passage.clause[place + len(noun) :])):
            return stem(match["noun"])
    if match := _FOR.search(passage.clause):
        return stem(match["noun"])
    if noun and noun not in passage.clause and (match := _SUBJECT.match(passage.before)):
        return stem(match["noun"])
    return None
