"""Tells whether a text is German, so that a text in another language is analysed with a warning."""

from __future__ import annotations

import re

MIN_LETTERS = 120
"""Letters of the shortest text whose language is judged by the share; a headline or two may have few such words."""

MIN_LETTERS_OF_SENTENCE = 60
"""Letters of the shortest text whose language is judged at all: foreign where it has neither such a word nor an umlaut.

Of 4,337 sentences of German Wikinews articles that are so long, 7 have neither.
"""

MIN_SHARE = 0.1
"""Share of function words that only German has below which a text is taken for another language.

A third of the words in a German article are among them. Of 850 German Wikinews articles two have fewer than a tenth, a
league table and a list of results; text in the languages around has next to none.
"""

# What German has in common with its neighbours: was (English), die (Dutch), man (Danish), in (Italian), des (French) …
_SHARED = frozenset(
    """a also am an bin da de dem den der des die du en er es et hat im in la le mal man me men mir om per si so tu um
    war was wie will wo""".split()  # noqa: SIM905
)
_MAX_CHARACTERS = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_OWN_LETTER = re.compile("[äöüß]")


def looks_german(text: str) -> bool:
    """Whether a text is German, or too short to tell."""
    # spaCy's own list is at hand; a language detector would bring models for a hundred languages to tell one.
    from spacy.lang.de.stop_words import STOP_WORDS

    words = _WORD.findall(text[:_MAX_CHARACTERS].lower())
    letters = sum(map(len, words))
    german = sum(word in STOP_WORDS and word not in _SHARED for word in words)
    if letters < MIN_LETTERS:
        return letters < MIN_LETTERS_OF_SENTENCE or german > 0 or _OWN_LETTER.search("".join(words)) is not None
    return german >= MIN_SHARE * len(words)
