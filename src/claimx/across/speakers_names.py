"""Which names are one's own, so that another article means the same speaker by them: *Ute Lenz*, not *die Polizei*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimx.knowledge.bodies import bodies_by_first_word
from claimx.knowledge.comparisons import archive_words
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.nouns import INSTITUTIONS, is_place, noun_kind
from claimx.knowledge.remembering import remembered
from claimx.vocabulary import SpeakerKind

_INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,}")
_FEDERAL_MINISTRY = re.compile(r"bundes\w+ministerium")
_MOST_WORDS = 4
_PLURAL_ENDINGS = ("en", "n", "e", "er", "s", "innen")
_UMLAUTS = str.maketrans("äöü", "aou")
_STATE_ADJECTIVE = re.compile(r"([a-zäöüß]+?(?:isch|deutsch))(?:e|er|es)")
_TITLES = frozenset(title.lower() for title in words_of("academic_title") if len(title.rstrip(".")) > 1)
"""Of a title only what is no initial: *G. Holm* has none."""


@dataclass(frozen=True)
class PersonName:
    """The name of a person, taken apart; all in lower case.

    Attributes:
        given: The first given name; empty where the article has none.
        between: Further given names, without initials; *Hans-Peter* has one.
        joined: Whether they are one with the first: *Hans-Peter* is not *Hans*.
        surname: Without particles.
    """

    given: str
    between: tuple[str, ...]
    surname: str
    joined: bool = False


@remembered
def person_name(name: str) -> PersonName | None:
    """The name of a person; None for what is a description, or hides who it is: *Anwohner*, *Dennis B.*"""
    words = [word for word in name.split() if word.lower() not in _TITLES]
    own = [word for word in words if word.lower() not in NAME_PARTICLES]
    if not own or not all(word[0].isupper() for word in own) or any(c.isdigit() for c in name):
        return None
    if _INITIAL.fullmatch(own[-1]) or _ABBREVIATION.fullmatch(own[-1]):
        return None
    if len(own) == 1:
        return PersonName("", (), own[0].lower()) if _is_no_noun(own[0]) else None
    if not is_given_name(own[0], beside_name=True) and not all(map(_is_no_noun, own)):
        return None  # Kaltenbrunner Torwart, Rheinauer Boten
    given = [part.lower() for word in own[:-1] if not _INITIAL.fullmatch(word) for part in word.split("-")]
    return PersonName(given[0], tuple(given[1:]), own[-1].lower(), "-" in own[0]) if given else None


@remembered
def body_name(name: str, kind: SpeakerKind) -> str | None:
    """The name of a body or medium that there is once, in lower case; None where another article may mean another.

    *Polizei* is somebody else in another town, *Polizei Köln* and *Pentagon* are not.
    """
    words = name.split()
    if kind not in INSTITUTIONS and kind != "unknown":
        return None
    if (
        name in archive_words("body_of_its_kind")
        or words in bodies_by_first_word().get(words[0], [])
        or any(map(_is_one_of_its_kind, words))
    ):
        return name.lower()
    if kind == "unknown" and not _looks_like_a_name(words):
        return None
    return name.lower() if _of_state(words) or _national(words) or _has_name(words, kind) else None


def abbreviation(name: str) -> str | None:
    """A name that is an abbreviation long enough to be one body's: `iaea`."""
    return (
        name.lower()
        if _ABBREVIATION.fullmatch(name) and len(name) > 2 and name not in archive_words("legal_form")
        else None
    )


def is_named(name: str, kind: SpeakerKind) -> bool:
    """Whether a speaker is called by a name, and not by a description."""
    return (person_name(name) if kind == "person" else body_name(name, kind)) is not None


def _is_one_of_its_kind(word: str) -> bool:
    if word in archive_words("body_of_its_kind") or _FEDERAL_MINISTRY.fullmatch(word.lower()):
        return True
    first, _, rest = word.partition("-")
    if _ABBREVIATION.fullmatch(first) and first not in archive_words("legal_form"):
        return not rest or first in archive_words("abbreviation_before_body")  # a SPD-Fraktion is in every town
    return word.lower() in _countries()


def _of_state(words: list[str]) -> bool:
    """*südkoreanische Regierung*, *russisches Verteidigungsministerium*."""
    if len(words) != 2 or not words[1].lower().endswith(tuple(archive_words("body_of_a_state"))):
        return False
    match = _STATE_ADJECTIVE.fullmatch(words[0])
    return (
        match is not None
        and not match[1].endswith("politisch")
        and match[1] not in archive_words("adjective_of_no_state")
    )


def _national(words: list[str]) -> bool:
    """*Deutsche Bahn*, *Bundesverband der Deutschen Industrie*, but not *Bundesverband* alone."""
    named = any(re.fullmatch("Deutsche[rsn]?", word) for word in words)
    return len(words) > 1 and (named or (words[0].startswith("Bundes") and len(words) > 2))


def _has_name(words: list[str], kind: SpeakerKind) -> bool:
    """Whether a word is no noun for speakers: *Polizei **Köln***, ***Greenpeace***, ***Neckar**-Zeitung*."""
    if kind == "media" and "-" in words[0] and _is_no_noun(words[0].partition("-")[0]):
        return True
    return any(word[0].isupper() and _is_no_noun(word) for word in words)


def _looks_like_a_name(words: list[str]) -> bool:
    """Whether all words of what may be anything begin as those of a name do: *Oberverwaltungsgericht Lüneburg*."""
    return 1 < len(words) <= _MOST_WORDS and all(word[0].isupper() and word.isalpha() for word in words)


@remembered
def _is_no_noun(word: str) -> bool:
    """Whether a word is no noun that speakers are called by, in no number."""
    lower = word.lower()
    forms = [lower, *(lower.removesuffix(ending) for ending in _PLURAL_ENDINGS if lower.endswith(ending))]
    if is_given_name(word) or is_place(word):
        return True
    forms += [form.translate(_UMLAUTS) for form in forms]  # Anwälte
    return all(noun_kind(form) == "unknown" for form in forms if len(form) > 3)


@cache
def _countries() -> frozenset[str]:
    """The names of countries, in lower case."""
    # Babel knows them in German as the CLDR has them; a list of our own would be the same one, with gaps.
    from babel import Locale

    territories = Locale("de").territories
    return frozenset(name.lower() for code, name in territories.items() if len(code) == 2) | {"usa"}
