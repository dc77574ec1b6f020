"""Finds names of bodies that read like phrases: *Ärzte ohne Grenzen*, *Eltern für Inklusion*."""

from __future__ import annotations

from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.bodies import bodies_by_first_word
from claimx.knowledge.function_words import words_of

_INSIDE = words_of("in_phrasal_name")


def mark_body_names(words: TaggedWords) -> None:
    """Give each word of such a name the tag `NE` and the label `ORG`.

    It is one that the lexicon has, or begins a sentence with a noun in the plural although the verb behind it is
    singular: *Eltern für Inklusion **fordert** …*
    """
    known = bodies_by_first_word()
    for i, text in enumerate(words.texts):
        if not text[0].isupper():
            continue
        for name in known.get(text, ()):
            if words.texts[i : i + len(name)] == name:
                _mark(words, i, i + len(name))
                break
        else:
            if words.begins[i] and _is_plural(words, i) and _is_one(words, i):
                _mark(words, i, i + 3)


def _is_one(words: TaggedWords, i: int) -> bool:
    """***Eltern für Inklusion** fordert …*: what agrees with the verb is a name."""
    if words.tags[i : i + 3 : 2] not in (["NN", "NN"], ["NN", "NE"]) or words.texts[i + 1] not in _INSIDE:
        return False
    verb = words.tags[i + 3] if i + 3 < len(words.tags) else ""
    return verb in stts.FINITE and not _is_plural(words, i + 3) and not words.texts[i + 3].endswith("en")


def _is_plural(words: TaggedWords, i: int) -> bool:
    return words.features[i].get("Number") == "Plur"


def _mark(words: TaggedWords, start: int, end: int) -> None:
    for i in range(start, end):
        words.tags[i], words.labels[i], words.lemmas[i] = "NE", "ORG", words.texts[i]
