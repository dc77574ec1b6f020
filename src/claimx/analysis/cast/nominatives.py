"""Puts the noun phrase that a text uses into the nominative without its article: the name of whoever it stands for."""

from __future__ import annotations

from claimx.analysis.syntax.phrases import Phrase
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import noun_kind

_STRONG_NOMINATIVE = {"Masc": "er", "Fem": "e", "Neut": "es"}
_POSSESSIVES = words_of("possessive")
_MARKS = '„“”"»«'
_NO_MARKS = str.maketrans("", "", _MARKS)


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
    first = start + (tokens[start].tag_ in {"ART", "PDAT"} and start < head)
    words = []
    for i in range(first, end):
        token = tokens[i]
        word = token.text
        if i < head and token.tag_ == "ADJA":
            word = _adjective(token, tokens[head])
        elif i < head and token.tag_ == "PPOSAT":
            word = _possessive(token, tokens[head])
        elif i == head and token.tag_ == "NN":
            word = _noun(token)
        words.append(tokens.text[tokens[i - 1].end : token.idx] + word)  # with the space before it
    name = " ".join("".join(words).split())
    bare = name.strip('„“”"»«, ')
    return name.translate(_NO_MARKS).strip(", ") if sum(mark in _MARKS for mark in bare) % 2 else bare


def _possessive(token: Token, head: Token) -> str:
    """*seines Instituts* → `sein Institut`, *ihrer Partei* → `ihre Partei`."""
    stem = next((stem for stem in _POSSESSIVES if token.lower_.startswith(stem)), None)
    if stem is None:
        return token.text
    return stem + ("e" if feature(head, "Gender") == "Fem" or feature(head, "Number") == "Plur" else "")


def _adjective(token: Token, head: Token) -> str:
    text = token.text
    stem = next(
        (text[: -len(e)] for e in ("en", "em", "er", "es", "e") if text.endswith(e) and len(text) > len(e) + 3), ""
    )
    if not stem:
        return text
    if feature(head, "Number") == "Plur":
        return stem + "e"
    return stem + _STRONG_NOMINATIVE.get(feature(head, "Gender"), "er")


def _noun(token: Token) -> str:
    text, lemma = token.text, token.lemma_
    if feature(token, "Number") == "Plur":
        # The dative plural adds -n (*Berichten*, *Forschern*), unless the plural has it already (*Staaten*, *Frauen*).
        added = text == lemma + "n" and lemma.endswith(("er", "el"))
        shortened = cue_noun(text[:-1], "source") and lemma not in {text, text[:-1]}  # but *Angaben*
        return text[:-1] if added or shortened else text
    for known in (lemma, text[:-1], text[:-1] + "r"):  # *Präsidenten*, *Zeugen*, *Vorsitzenden*
        is_person = noun_kind(known) == "person" and noun_kind(text) != "organisation"  # *Unternehmen*
        if text.endswith("en") and is_person and known not in {text, "Vorsitzende"}:
            return known
    if feature(token, "Case") == "Nom":
        return text
    if feature(token, "Case") == "Gen" and len(lemma) > len(text):
        return text.removesuffix("s")  # a lemma that no word can have: *des Ifo-Instituts*
    inflected = text != lemma and lemma[:1].isupper() and text.lower().startswith(lemma.lower()[:-1])
    if inflected and text.lower().startswith(lemma.lower()):
        return text[: len(lemma)]  # in the article's capitals: *US-Präsident*
    return lemma if inflected else text
