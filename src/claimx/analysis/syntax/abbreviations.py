"""Finds what abbreviations in brackets stand for: *Gewerkschaft Erziehung und Wissenschaft (GEW)*.

After Schwartz & Hearst (2003), *A Simple Algorithm for Identifying Abbreviations*: the letters of the short form stand
in the long one in their order, the first one at the beginning of a word.
"""

from __future__ import annotations

from claimx.analysis.syntax.tagged_words import places
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge import stts
from claimx.knowledge.nouns import BODIES, noun_kind

_MAX_LETTERS = 10
"""Letters of the longest abbreviation of a name."""
_MAX_MORE_WORDS = 5
"""How many words more than letters a long form can have."""


def is_abbreviation(word: str) -> bool:
    """*GEW*, *BdSt*: letters alone, more than one of them a capital."""
    return 2 <= len(word) <= _MAX_LETTERS and word.isalpha() and sum(map(str.isupper, word)) > 1


def abbreviates(short: str, name: str) -> bool:
    """Whether an abbreviation can stand for a name that begins with its first letter: *VDT*, *Vereinigung der Taucher*.

    Args:
        short: The abbreviation.
        name: The whole name.
    """
    return is_abbreviation(short) and has_letters_of(name.lower(), short.lower())


def abbreviates_body(short: str, name: str) -> bool:
    """Whether an abbreviation can stand for a name, or for what the noun for its kind stands before.

    *(WA)* for *Stiftung **Wald-Allianz***; but *(RKI)* for no *Zahlen des Robert Koch-Instituts*.
    """
    kind, _, rest = name.partition(" ")
    of_kind = rest[:1].isupper() and noun_kind(kind) in BODIES
    return abbreviates(short, name) or (of_kind and abbreviates(short, rest))


def has_letters_of(name: str, short: str) -> bool:
    """Whether a name begins with the first letter of a short form, and has the others in their order."""
    rest = iter(name)
    return name[:1] == short[:1] and all(letter in rest for letter in short)


def long_forms(tokens: Tokens) -> dict[int, int]:
    """Where the long forms of abbreviations in brackets begin, and the tokens after their brackets by that.

    *Die Gewerkschaft **Erziehung und Wissenschaft (GEW)** streikt.*
    """
    found = {}
    for i in places(tokens.texts[:-2], "("):
        if not i or tokens.texts[i + 2] != ")" or not is_abbreviation(tokens.texts[i + 1]):
            continue
        if not tokens[i - 1].names_person:  # *SPD-Chef Karl Brandt **(SPD)***
            start = _start_of_long_form(tokens, i)
            if start >= 0:
                found[start] = i + 3
    return found


def _start_of_long_form(tokens: Tokens, bracket: int) -> int:
    """The first word of the shortest long form before a bracket, -1 where there is none."""
    short = tokens[bracket + 1].text
    for start in range(bracket - 1, max(bracket - len(short) - _MAX_MORE_WORDS, 0) - 1, -1):
        token = tokens[start]
        if token.tag_ in stts.FINITE or token.tag_[:1] == "$":
            return -1
        is_noun = token.tag_ in stts.NOUN or (token.tag_ == "ADJA" and token.text[0].isupper())
        if is_noun and abbreviates(short, tokens.text[token.idx : tokens[bracket - 1].end]):
            return start
        if token.is_sent_start:
            return -1
    return -1
