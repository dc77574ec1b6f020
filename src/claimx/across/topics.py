"""What a figure is a figure of: what it counts or measures, in which state, of whom, and what kind of amount it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.across.passages import Passage
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.nouns import is_for_person
from claimx.knowledge.things import Thing, of_noun, said_of, stem
from claimx.models import Figure

COMPARED = frozenset({"count", "money", "percent", "measure", "duration"})
"""Kinds of figures that are compared; dates, times, ages, ranks and scores are not amounts of one thing."""

TIMES = frozenset({"year", "month", "week", "day", "hour"})
"""Units of time that an amount can be for."""
_NO_MORE_THAN_AMOUNT = comparison_words("no more than an amount")
_LEVEL = comparison_words("level")
_PART = comparison_words("a part of what was counted")
_OLD = comparison_words("before an old value")
_BEFORE_NUMBER = "|".join(sorted(comparison_words("before a number")))

_QUALIFIED = rf"(?:(?:{_BEFORE_NUMBER}|etwa|rund|bis zu|mehr als|mindestens|höchstens) )*"
_NOUN_OF = re.compile(rf"(?P<noun>[A-ZÄÖÜ][\w-]+)(?: im Jahr| pro Jahr)? (?:in Höhe )?(?:von|über) {_QUALIFIED}$")
_AFTER = re.compile(r"^ (?:(?P<more>mehr|weniger|höhere[rn]?|niedrigere[rn]?) )?(?:[a-zäöü]\w+[er][nrs]? )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_CHANGE = re.compile(rf"\b(?:um|von zusätzlich) {_QUALIFIED}$")
_GENITIVE = re.compile(r"^ (?:des|der|eines|einer|dieses|dieser) (?:[a-zäöü]\w+ )*(?P<noun>[A-ZÄÖÜ][\w-]+)")
_FOR = re.compile(r"\b[fF]ür (?:die |den |das |eine |einen |ein |diese |dieses |diesen )?(?:[a-zäöü]\w+ )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_SUBJECT = re.compile(r"^\W*(?:[Ee]in|[Ee]ine|[Dd]er|[Dd]ie|[Dd]as|[Dd]iese[rs]?) (?:[a-zäöü]\w+ )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_OF_THEM = re.compile(r"^ (?:der|dieser|von den|von diesen) (?:Toten|Getöteten|Opfer|Verletzten|Vermissten|Festgenommenen)\b")
_FROM = re.compile(rf"\bvon {_QUALIFIED}$")
_TO = re.compile(r"^\s*(?:[\w.]+\s)?(?:auf|bis)\s")
_ORIGIN_AFTER = re.compile(r"^ (?P<name>[A-ZÄÖÜ][a-zäöüß]{3,})s\b")
_EMPTY = comparison_words("before a number") | comparison_words("level") | comparison_words("says nothing itself")
_OF_ANOTHER = comparison_words("makes it part of something else")
_ADJECTIVE = re.compile(r"[a-zäöüß-]+e[nrms]?")
_ORIGIN = re.compile(r"(?:isch|deutsch)e[nrms]?$")


@dataclass(frozen=True)
class Topic:
    """What a figure is a figure of.

    Attributes:
        kind: Of the figure.
        unit: Of the figure; of a rate with what it is related to.
        thing: What is counted or measured: a thing of the lexicon, or the stem of a noun; None for any persons.
        noun: The noun as it stands.
        state: What has become of it, a thing of the lexicon, or None.
        people: Whether persons are counted.
        counted: Whether the figure says what is counted, or what it is a share of.
        origin: Adjectives of origin: *nordkoreanische*.
        adjectives: The other adjectives.
        change: Whether it is a difference.
        beside: How many words of the clause say more than the figure: none in *sprach von 16 Rudeln*.
        tied: Whether what is said is said of something else: *zwei Toiletten für 90 Kinder*.
        owner: Stem of the noun whose amount it is: *die Kosten des **Tunnels***.
        words: Stems of the other nouns of the sentence.
        part: Whether it is a part of what was counted before, or a value that no longer holds.
        rate: The unit of time that it is for, where it is said: *30 am Tag*.
        stance: Whether it is demanded or offered, where it is: those who want five and get three contradict nobody.
        sure: Whether the thing stands beside the figure, not just in its clause.
    """

    kind: str
    unit: str | None
    thing: str | None
    noun: str
    state: str | None = None
    people: bool = False
    counted: bool = False
    origin: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    change: bool = False
    beside: int = 0
    tied: bool = False
    owner: str | None = None
    words: frozenset[str] = frozenset()
    part: bool = False
    rate: str | None = None
    stance: str | None = None
    sure: bool = True


def topic(figure: Figure, passage: Passage, before: Figure | None) -> Topic | None:
    """What a figure is a figure of; None where its sentence does not say.

    Args:
        figure: The figure.
        passage: The words around it.
        before: The figure before it.
    """
    if figure.kind not in COMPARED or (figure.value is None and figure.low is None and figure.high is None):
        return None
    part = _is_part(figure, passage, before)
    found = _counted(figure, passage) if figure.counted and figure.kind in ("count", "percent") else None
    if found is None and figure.kind != "count":
        found = _measured(figure, passage)
    rate = figure.per.unit if figure.per and figure.per.unit in TIMES else None
    return found and Topic(**{**found.__dict__, "part": part, "rate": rate, "stance": _stance(passage), "words": _nouns(passage, figure)})


def _is_part(figure: Figure, passage: Passage, before: Figure | None) -> bool:
    """*davon 350 in Deutschland*, *212 von **340** Anträgen*, *von **5** auf 10*, *1.140 statt **826** Euro*,
    *600 und nicht **2.000***, ***zwei** der Toten*."""
    words = [word.lower() for word in re.findall(r"\w+", passage.before)]
    if words[-1:] == ["nicht"]:
        return True
    if any(word in _PART for word in (figure.counted or "").split()) or _OF_THEM.match(passage.after):
        return True
    near = {*words[-5:], *re.findall(r"\w+", passage.after[:30].lower())[:2]}
    if near & _PART or set(words[-2:]) & _OLD:
        return True
    if _FROM.search(passage.before) and _TO.match(passage.after):
        return True
    if before is not None and 0 <= figure.start - before.end <= 16:
        between = passage.whole[max(before.end - passage.offset, 0) : passage.start].strip()
        return between in {"von", "der", "von insgesamt", "der insgesamt", "von derzeit", "der rund", "von den"}
    return False


def _counted(figure: Figure, passage: Passage) -> Topic | None:
    """What a count counts, or a share is a share of."""
    head, modifiers = head_of(figure.counted or "")
    if head is None:
        return None
    thing = next((t for t in of_noun(head) if t.role in ("people", "part", "state", "thing")), None)
    people = thing is not None and (thing.people or thing.role in ("people", "part", "state"))
    people = people or (thing is None and is_for_person(head.lower()))
    said = _said(figure, passage, modifiers)
    narrower = next((s for s in said if s.narrows), None)
    living = people or (thing is not None and "Tiere" in (thing.thing, thing.like))
    said = [s for s in said if not s.narrows and (living or not s.people)]
    if thing is not None and thing.role == "state":
        other = None if thing.final else next((s for s in said if s.role == "state" and s is not thing), None)
        state, name = (thing.thing, None) if other is None else (other.thing, thing.thing)
    elif thing is not None and thing.role == "people":
        as_thing = next((s for s in said if s.role == "thing"), None)
        state, name = next((s.thing for s in said if s.role == "state"), None), as_thing and as_thing.thing
    else:
        state = next((s.thing for s in said if s.role == "state"), None)
        name = stem(head) if thing is None or thing.role == "part" else thing.thing
    if narrower:
        state = f"{state} {narrower.thing}" if state else narrower.thing
    change = bool(_CHANGE.search(passage.before))
    adjectives = frozenset(word[:5].lower() for word in modifiers if _ADJECTIVE.fullmatch(word.lower()))
    return Topic(
        kind=figure.kind,
        unit=_unit(figure),
        thing=name,
        noun=head,
        state=state,
        people=people,
        counted=True,
        origin=_origin(modifiers, passage),
        adjectives=adjectives,
        change=change,
        beside=_said_beside(passage),
        tied=_is_tied(passage),
    )


def _origin(modifiers: list[str], passage: Passage) -> frozenset[str]:
    """*nordkoreanische Soldaten*, *Soldaten **Nordkoreas***."""
    found = {_ORIGIN.sub("", word).lower() for word in modifiers if _ORIGIN.search(word)}
    if not found and (match := _ORIGIN_AFTER.match(passage.after)):
        found = {match["name"].lower()}
    return frozenset(found)


def _said_beside(passage: Passage) -> int:
    """How many words of the clause say more than the figure: none in *sprach von 16 Rudeln*, *es sind 300 Tiere*."""
    others = [
        word
        for word, place in passage.words
        if len(word) > 3 and word.lower() not in _EMPTY and not passage.start <= place < passage.end
    ]
    return len(others)


def _is_tied(passage: Passage) -> bool:
    """*zwei Toiletten für 90 Kinder*: what is said is said of something else."""
    nearest = passage.before.split()[-1:]
    return bool(nearest) and nearest[0].lower() in _OF_ANOTHER


def head_of(counted: str) -> tuple[str | None, list[str]]:
    """The noun that is counted and the words before it: *minderjährige Flüchtlinge aus Syrien* are *Flüchtlinge*."""
    modifiers: list[str] = []
    words = counted.split()
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if word[:1].isupper() and not (word.endswith("er") and following[:1].isupper()):
            if following == "und" and "innen" in word and number + 2 < len(words):
                return words[number + 2].strip(",."), modifiers
            return word.strip(",.„“”\"«»'"), modifiers
        modifiers.append(word.strip(","))
    return None, modifiers


def _said(figure: Figure, passage: Passage, modifiers: list[str]) -> list[Thing]:
    """What the clause says of what is counted, the nearest first; of adjectives before it first of all."""
    own = [thing for _, thing in said_of(modifiers)]
    places = [place for _, place in passage.words]
    found = [(places[number], thing) for number, thing in said_of(word for word, _ in passage.words)]
    first, last = passage.part_span
    inside = [(place, thing) for place, thing in found if first <= place < last]
    chosen = inside or found
    middle = (passage.start + passage.end) / 2
    return own + [thing for _, thing in sorted(chosen, key=lambda pair: abs(pair[0] - middle))]


def _measured(figure: Figure, passage: Passage) -> Topic | None:
    """What an amount measures."""
    change = bool(_CHANGE.search(passage.before))
    owner = None
    noun: str | None = None
    thing: Thing | None = None
    sure = True
    if match := _NOUN_OF.search(passage.before):
        noun = match["noun"]
    elif match := _AFTER.search(passage.after):
        if match["more"] or _quantity(match["noun"], figure):
            noun, change = match["noun"], change or bool(match["more"])
    if noun in _NO_MORE_THAN_AMOUNT or (noun and not _quantity(noun, figure) and is_name_like(noun, passage)):
        noun = None
    if noun:
        thing = _quantity(noun, figure)
    if noun is None or (thing is not None and thing.role == "change"):
        change = change or (thing is not None and thing.role == "change")
        nearest = _nearest(figure, passage)
        if nearest:
            noun, thing, sure = *nearest, False
    if noun is None:
        noun, sure = _subject_of_level(passage), False
    owner = _owner(noun, passage)
    if noun is None and owner is None and not change:
        return None
    name = thing.thing if thing is not None and thing.role == "quantity" else stem(noun) if noun else None
    if thing is not None and thing.role == "change":
        name = None
    if name is None and owner is None and not change:
        return None
    return Topic(figure.kind, _unit(figure), name, noun or "", change=change, owner=owner, sure=sure)


def _quantity(noun: str, figure: Figure) -> Thing | None:
    for thing in of_noun(noun):
        if thing.role in ("quantity", "change") and (not thing.kinds or figure.kind in thing.kinds):
            return thing
    return None


def _nearest(figure: Figure, passage: Passage) -> tuple[str, Thing] | None:
    """The quantity that a noun or verb of the clause names, the nearest to the figure."""
    middle = (passage.start + passage.end) / 2
    found: list[tuple[float, str, Thing]] = []
    for word, place in passage.words:
        if word[:1].isupper() and not passage.start <= place < passage.end:
            thing = _quantity(word, figure)
            if thing is not None and thing.role == "quantity":
                found.append((abs(place - middle), word, thing))
    nouns = bool(found)
    for number, thing in said_of(word for word, _ in passage.words):
        word, place = passage.words[number]
        if thing.role == "quantity" and (not thing.kinds or figure.kind in thing.kinds) and not nouns:
            found.append((abs(place - middle), thing.nouns[0], thing))
    if not found:
        return None
    _, word, thing = min(found, key=lambda entry: entry[0])
    return word, thing


def _subject_of_level(passage: Passage) -> str | None:
    """*Die **Auflage** lag bei 12 Prozent*: the first noun of a clause that says how high something is."""
    if not any(word.lower() in _LEVEL for word, _ in passage.words):
        return None
    if not re.search(rf"\b(?:auf|bei|um|mit) {_QUALIFIED}$", passage.before):
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


def is_name_like(noun: str, passage: Passage) -> bool:
    """Whether a noun without any word before it that could belong to one stands there like a name."""
    place = passage.sentence.find(noun)
    before = passage.sentence[:place].split()
    return bool(before) and before[-1].lower() in {"in", "nach", "bei", "aus"}


def _unit(figure: Figure) -> str | None:
    """The unit; of a rate with what it is related to, but for a time: *täglich 30* and *30 am Tag* are alike."""
    per = figure.per
    related = "" if per is None or per.unit in TIMES else f" per {per.value:g} {per.unit or stem(per.counted or '')}"
    return (figure.unit or "") + related or None


def _stance(passage: Passage) -> str | None:
    """*Die Gewerkschaftsforderung lautet auf 6,5 Prozent*, *der Konzern hatte drei angeboten*."""
    words = re.findall(r"[\w-]+", passage.whole)
    for stance in ("offered", "demanded"):
        beginnings, ends = tuple(comparison_words(stance)), tuple(comparison_words(f"{stance}, at the end of a noun"))
        if any(word.startswith(beginnings) or word.endswith(ends) for word in words):
            return stance
    return None


def _nouns(passage: Passage, figure: Figure) -> frozenset[str]:
    """The stems of the nouns of the sentence, without those of the figure and the first word."""
    found = [
        stem(word)
        for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", passage.sentence)
        if (word := match.group())[:1].isupper() and not passage.start <= match.start() < passage.end
    ]
    return frozenset(word for word in found if len(word) > 3)
