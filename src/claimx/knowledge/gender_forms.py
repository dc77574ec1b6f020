"""Words that name all genders by a sign inside them: *Forscher:innen*, *Lehrer/-innen*, *ein:e*, *jede*r*."""

from __future__ import annotations

import re

NOUN = r"[^\W\d_]+(?:[:*_]|/-?)(?:in|innen[a-zäöüß]*)(?!\w)"
"""The pattern of a noun with such a sign, also the first part of a compound: *Patient:innenvertretung*."""
_DETERMINER = (
    r"(?<!\w)(?:[^\W\d_]*(?:ein|e)[:*_](?:e[nmrs]?|[nmrs])|(?:k?eine?|jede)/(?:e[nmrs]?|[nmrs])"
    r"|k?eine[mnrs]?[:*_/]k?eine[mnrs]?|(?:der|die|den|dem|des)[:*_/](?:die|de[rmns]))(?!\w)"
)
GENDER_FORM = re.compile(rf"(?P<noun>{NOUN})|{_DETERMINER}", re.IGNORECASE)
"""A word with such a sign; `noun` where it is one, else it is a determiner or its pronoun."""
GENDER_SIGN = re.compile(r"[:*_]|/-?")
"""The sign inside."""


def is_plural(noun: str) -> bool:
    """Whether such a noun names several."""
    return noun.endswith("innen")


def feminine(noun: str) -> str:
    """The noun for a woman in the singular, which dictionaries have: `Ärztin` for *Ärzt:innen*, *Ärztinnen*.

    Others as they are.
    """
    if noun.endswith("innen") and noun.isalpha():
        return noun.removesuffix("nen")
    if noun.isalpha() or not GENDER_SIGN.search(noun):
        return noun
    match = GENDER_FORM.fullmatch(noun)
    return GENDER_SIGN.sub("", noun).removesuffix("nen") if match and match["noun"] else noun
