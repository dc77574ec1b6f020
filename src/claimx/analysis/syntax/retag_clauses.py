"""What several rules that put tags right ask: where clauses and sentences begin and end, names in marks, offices."""

from __future__ import annotations

from collections.abc import Set

from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import QUOTES
from claimx.knowledge.nouns import is_person_word

MAX_TO_VERB = 8
"""Tokens behind an attribute in which the finite verb is sought."""
MAX_CLAUSE = 30
"""In tokens, from what opens a clause or from its auxiliary up to the verb at its end."""
PAST = tuple(words_of("past_ending"))
PARTICLES_WITH_GE = tuple(f"{particle}ge" for particle in words_of("particle"))
WITH_GE = ("ge", *PARTICLES_WITH_GE)
COMPARING = words_of("compares")
FOR = words_of("for")
MAX_QUOTED_NAME = 6
"""In tokens, with its first mark."""
BORDERS_OF_CLAUSES = frozenset(".!?,;:–—")
BORDERS = BORDERS_OF_CLAUSES | frozenset("()")
CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "“", "«", '"'})
OPENING_NOUN_GROUP = frozenset({"ART", "PPOSAT", "PDAT"})
NOUN_OR_ADJECTIVE = stts.NOUN | {"ADJA"}
IN_COMPOUNDS = NOUN_OR_ADJECTIVE | {"TRUNC", "KON"}  # *des Hotel- und Gaststättenverbands*


def sentence_end(words: TaggedWords, i: int) -> int:
    """The first word of the next sentence."""
    return next((k for k in range(i + 1, len(words.tags)) if words.begins[k]), len(words.tags))


def border_before(words: TaggedWords, i: int, borders: Set[str] = BORDERS) -> int:
    """The last one of some marks up to a word, or the first word of its sentence."""
    return next(k for k in range(i, -1, -1) if words.begins[k] or words.texts[k] in borders)


def is_bare_office(words: TaggedWords, i: int) -> bool:
    """***Chefin** der Werft*, not ***Chefin** Weiß*, whose name a tagger may take for another word."""
    office = words.texts[i]
    named = i + 1 < len(words.texts) and words.texts[i + 1][0].isupper()
    return office.endswith("in") and is_person_word(office) and not named


def quoted_name(words: TaggedWords, opening: int) -> range:
    """*Das hatte die **„Neue Presse“** berichtet*: a quotation without a verb; empty for any other mark."""
    if words.texts[opening] not in QUOTES:
        return range(0)
    limit = min(opening + MAX_QUOTED_NAME, len(words.tags))
    closing = next((k for k in range(opening + 1, limit) if words.texts[k] in QUOTES), opening)
    return range(opening, closing + 1) if stts.VERBAL.isdisjoint(words.tags[opening:closing]) else range(0)
