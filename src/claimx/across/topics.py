"""What a figure is a figure of: what it counts or measures, in which state, of whom, and what kind of amount it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.across.passages import Passage
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.things import stem, words_in
from claimx.models import Figure

TIMES = frozenset({"year", "month", "week", "day", "hour"})
"""Units of time that an amount can be for."""
_BEFORE_NUMBER = "|".join(sorted(comparison_words("before a number") | comparison_words("bounds a number")))
QUALIFIED = rf"(?:(?:{_BEFORE_NUMBER}) )*"
"""Adverbs between a preposition and its number: *von lediglich 600*."""
NOUN = r"(?P<noun>[A-ZÄÖÜ][\w-]+)"
"""A noun, in a pattern."""
_PART = comparison_words("a part of what was counted")
_OLD = comparison_words("before an old value")
_THEM = "|".join(sorted(comparison_words("those of whom some are counted")))
_SAYS_NOTHING = frozenset(
    word.lower()
    for role in ("before a number", "level", "says nothing itself", "no more than an amount")
    for word in comparison_words(role)
)
_SUPPOSES = comparison_words("asks or supposes")
_OF_THEM = re.compile(rf"^ (?:der|dieser|von den|von diesen) (?:{_THEM})\b")
_OUT_OF = re.compile(r"(?:von|der|von den)(?: insgesamt| derzeit| rund)?")
_FROM = re.compile(rf"\bvon {QUALIFIED}$")
_TO = re.compile(r"^\s*(?:[\w.]+\s)?(?:auf|bis)\s")
_MAX_BETWEEN = 16
"""Characters between two numbers of which one is a part of the other."""


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
        elided: Whether nothing is said but the number, which is then of what the figure before is of.
        part: Whether it is a part of what was counted, or a value that does not hold.
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
    elided: bool = False
    part: bool = False
    rate: str | None = None
    stance: str | None = None
    sure: bool = True


def is_part(figure: Figure, passage: Passage, before: Figure | None) -> bool:
    """Whether a figure is a part of what was counted, or a value that does not hold.

    *davon **350** in Deutschland*, *212 von **340** Anträgen*, ***zwei** der Toten*; *von **5** auf 10*, *1.140 statt
    **826** Euro*, *600 und nicht **2.000***.

    Args:
        figure: The figure.
        passage: The words around it.
        before: The figure before it in the article.
    """
    words = [word.lower() for word in re.findall(r"\w+", passage.before)]
    if words[-1:] == ["nicht"] or _OLD.intersection(words[-2:]):
        return True
    after = re.findall(r"\w+", passage.after[:30].lower())
    if _PART.intersection([*words[-5:], *after[:2], *(figure.counted or "").split()]) or _OF_THEM.match(passage.after):
        return True
    if _FROM.search(passage.before) and _TO.match(passage.after):
        return True
    if before is None or not 0 <= figure.start - before.end <= _MAX_BETWEEN:
        return False
    return bool(_OUT_OF.fullmatch(passage.whole[max(before.end - passage.offset, 0) : passage.start].strip()))


def unit_of(figure: Figure) -> str | None:
    """The unit; of a rate with what it is related to, but for a time: *täglich 30* and *30 am Tag* are alike."""
    per = figure.per
    related = "" if per is None or per.unit in TIMES else f" per {per.value:g} {per.unit or stem(per.counted or '')}"
    return (figure.unit or "") + related or None


def said_beside(passage: Passage) -> int:
    """How many words of the clause say more than the figure: none in *sprach von 16 Rudeln*, *es sind 300 Tiere*."""
    return sum(
        len(word) > 3 and word.lower() not in _SAYS_NOTHING and not passage.start <= place < passage.end
        for word, place in passage.words
    )


def is_elided(passage: Passage) -> bool:
    """*Der Rechnungshof geht von **20 Millionen Euro** aus*, and not *Ob es sich um **3.000** handelt, …*."""
    return not _SUPPOSES.intersection(word.lower() for word, _ in passage.words) and said_beside(passage) <= 1


def stance_of(passage: Passage) -> str | None:
    """*Die Gewerkschaftsforderung lautet auf 6,5 Prozent*, *der Konzern hatte drei angeboten*."""
    words = re.findall(r"[\w-]+", passage.whole)
    for stance in ("offered", "demanded"):
        beginnings, ends = (tuple(comparison_words(f"{stance}{where}")) for where in ("", ", at the end of a noun"))
        if any(word.startswith(beginnings) or word.endswith(ends) for word in words):
            return stance
    return None


def nouns_of(passage: Passage) -> frozenset[str]:
    """The stems of the nouns of the sentence, without those of the figure."""
    return frozenset(
        stem(match.group())
        for match in words_in(passage.sentence)
        if match.group()[:1].isupper() and len(match.group()) > 4 and not passage.start <= match.start() < passage.end
    )
