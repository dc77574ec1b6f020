"""Puts the noun phrase that a text uses into the nominative without its article: the name of whoever it stands for."""

from __future__ import annotations

import re

from claimx.analysis.syntax.phrases import Phrase
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.marks import DOUBLE_QUOTES
from claimx.knowledge.nouns import noun_kind

_STRONG_NOMINATIVE = {"Masc": "er", "Fem": "e", "Neut": "es"}
_POSSESSIVES = words_of("possessive")
_NO_MARKS = str.maketrans("", "", DOUBLE_QUOTES)
_BRACKETS = {"(": ")", "[": "]"}
_NO_EDGES = words_of("edge_of_no_name")
_FIRST_PARTICLES = NAME_PARTICLES - {"und", "der", "den", "dem", "die", "das", "des", "in", "im", "am", "auf", "aus"}
_NOBODY = ("kein", "niemand", "nichts")
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:de|com|org|net|at|ch|eu|info)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d.,]*\s+(?:Mio|Mrd|Million|Milliard|Euro|Dollar|Franken|Meter|Kilo|Tonnen|Liter|Grad)")


def nominative(tokens: Tokens, start: int, end: int, phrase: Phrase | None = None) -> str:
    """The name that a phrase gives its speaker: in the nominative, without its article.

    *dem Pentagon* → `Pentagon`, *des russischen Verteidigungsministeriums* → `russisches Verteidigungsministerium`.

    Args:
        start: First token.
        end: Token after the last.
        phrase: The phrase whose head is to be inflected; by default the last noun is.
    """
    head = phrase.head if phrase and start <= phrase.head < end else end - 1
    while head > start and tokens[head].tag_ not in stts.NOUN and not is_person_noun(tokens[head]):
        head -= 1
    first = start + (tokens[start].tag_ in {"ART", "PDAT"} and start < end - 1)
    plural = phrase.plural if phrase else feature(tokens[head], "Number") == "Plur"
    words = []
    for i in range(first, end):
        token = tokens[i]
        word = token.text
        if i < head and token.tag_ == "ADJA":
            word = _adjective(token, tokens[head], plural)
        elif i < head and token.tag_ == "PPOSAT":
            word = _possessive(token, tokens[head])
        elif i == head and token.tag_ == "NN":
            word = _noun(token)
        elif i == head and token.tag_ == "ADJA":
            word = _adjective(token, token, plural)  # *der 47-Jährigen*
        elif i == head and token.tag_ == "NE" and phrase and phrase.cases[:1] == "G":
            word = token.lemma_  # *Schleswig-Holsteins*
        words.append(tokens.text[tokens[i - 1].end : token.idx] + word)  # with the space before it
    name = " ".join("".join(words).split())
    bare = name.strip(DOUBLE_QUOTES + ", ")
    return name.translate(_NO_MARKS).strip(", ") if _is_mark_alone(bare) else bare


def _is_mark_alone(text: str) -> bool:
    """Whether one of the quotation marks has no partner."""
    return sum(map(text.count, DOUBLE_QUOTES)) % 2 == 1


def _possessive(token: Token, head: Token) -> str:
    """*seines Instituts* → `sein Institut`, *ihrer Partei* → `ihre Partei`."""
    stem = next((stem for stem in _POSSESSIVES if token.lower_.startswith(stem)), None)
    if stem is None:
        return token.text
    return stem + ("e" if feature(head, "Gender") == "Fem" or feature(head, "Number") == "Plur" else "")


def _adjective(token: Token, head: Token, plural: bool) -> str:
    text = token.text
    if text[0].isupper() and text.endswith("er"):
        return text  # *Berliner Polizei*
    stem = next(
        (text[: -len(e)] for e in ("en", "em", "er", "es", "e") if text.endswith(e) and len(text) > len(e) + 2), ""
    )
    if not stem:
        return text
    if plural:
        return stem + "e"
    return stem + _STRONG_NOMINATIVE.get(feature(head, "Gender"), "er")


def _noun(token: Token) -> str:
    text, lemma = token.text, token.lemma_
    if feature(token, "Number") == "Plur":
        # The dative plural adds -n (*Berichten*, *Forschern*), unless the plural has it already (*Staaten*, *Frauen*).
        added = text == lemma + "n" and lemma.endswith(("er", "el"))
        shortened = cue_noun(text[:-1], "source") and lemma not in {text, text[:-1]}  # but *Angaben*
        return text[:-1] if added or shortened else text
    is_other = noun_kind(text) in {"organisation", "document"}  # *Unternehmen*, *Gutachten*
    for known in (lemma, text[:-1], text[:-1] + "r"):  # *Präsidenten*, *Zeugen*, *Vorsitzenden*
        is_person = noun_kind(known) == "person" and not is_other
        if text.endswith("en") and is_person and known not in {text, "Vorsitzende"}:
            return known
    feminine = feature(token, "Gender") == "Fem" and feature(token, "Number") == "Sing"
    if feature(token, "Case") == "Nom" or (feminine and not text.endswith("n")):
        return text  # *der Prüfstelle*, whatever the lemma: no feminine noun has endings in the singular
    if feature(token, "Case") == "Gen" and len(lemma) > len(text):
        return text.removesuffix("s")  # a lemma that no word can have: *des Ifo-Instituts*
    inflected = text != lemma and lemma[:1].isupper() and text.lower().startswith(lemma.lower()[:-1])
    if inflected and text.lower().startswith(lemma.lower()):
        return text[: len(lemma)]  # in the article's capitals: *US-Präsident*
    return lemma if inflected else text


def speaker_name(name: str) -> str | None:
    """What a speaker can be called, out of the words that stand for one; None where they name nobody.

    A name is one line with a letter, without a mark or bracket whose partner is missing, and neither begins nor ends
    with a function word, a hyphen or another sign. *es*, *kein Geheimnis*, *12 Millionen Beiträge* and the address of a
    page name nobody.
    """
    if name.lower().startswith(_NOBODY):
        return None
    if _is_mark_alone(name):
        name = name.translate(_NO_MARKS)
    for opening, closing in _BRACKETS.items():
        if name.count(opening) != name.count(closing):
            name = name.partition(opening)[0].replace(closing, "")
    words = name.split()
    while words and not _may_begin(words[0]):
        words = words[1:]
    while words and not _may_end(words[-1]):
        words = words[:-1]
    trimmed = " ".join(words).strip(",;:–—-/&").lstrip(".")
    if trimmed != name:
        return speaker_name(trimmed) if trimmed else None
    if not any(letter.isalpha() for letter in name) or _ADDRESS.search(name) or _AMOUNT.match(name):
        return None
    is_word = name.isalpha() and name.islower() and noun_kind(name) == "unknown"
    return None if is_word else name


def _may_begin(word: str) -> bool:
    has_letter = any(letter.isalnum() for letter in word)
    return has_letter and (word.lower() not in _NO_EDGES or word in _FIRST_PARTICLES)


def _may_end(word: str) -> bool:
    return any(letter.isalnum() for letter in word) and word not in _NO_EDGES
