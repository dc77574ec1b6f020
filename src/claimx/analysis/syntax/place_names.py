"""Finds names of towns that a river or a landscape tells apart: *Frankfurt am Main*, *Neustadt an der Weinstraße*."""

from __future__ import annotations

from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, INSTITUTIONS, noun_kind

_REGIONS = words_of("region")
_LINKS = [link.split() for link in words_of("beside_region")]


def mark_place_names(words: TaggedWords) -> None:
    """Give each word of such a name the tag `NE` and the label `LOC`, or `ORG` where the town has it."""
    for region in words.places(_REGIONS):
        town = _town_before(words, region)
        if town < 0:
            continue
        label = "ORG" if words.labels[town] == "ORG" else "LOC"
        for i in range(town, region + 1):
            words.retag(i, "NE")
            words.labels[i], words.lemmas[i] = label, words.texts[i]


def _town_before(words: TaggedWords, region: int) -> int:
    """The town that a river tells apart: ***Halle** an der Saale*; not *die Brücke an der Saale*; -1 for none."""
    for link in _LINKS:
        first = region - len(link)
        if first > 0 and words.lowered[first:region] == link and not any(words.begins[first : region + 1]):
            return first - 1 if _may_be_town(words, first - 1) else -1
    return -1


def _may_be_town(words: TaggedWords, i: int) -> bool:
    """Whether a word is a name, or stands right behind the noun for a body: *das Amtsgericht **Neustadt***."""
    if not words.texts[i][0].isupper() or words.tags[i] not in stts.NOUN:
        return False
    if i and not words.begins[i] and noun_kind(words.texts[i - 1]) in BODIES:
        return True
    named = words.tags[i] == "NE" or words.labels[i]
    return bool(named) and words.labels[i] != "PER" and noun_kind(words.texts[i]) not in INSTITUTIONS
