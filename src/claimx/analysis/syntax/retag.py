"""Puts the tags right that a tagger mistakes and the words around show."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore

from claimx.knowledge import stts
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import given_name_gender, is_given_name
from claimx.knowledge.nouns import noun_kind

Numbers = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]

_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-ZäöüÄÖÜßàáâçèéêëîïñôûœÉ]")
"""Those of French and Spanish words are not among them: *Café*, *Crème*, *Señor*."""
_PAST = ("te", "ten")
_BORDERS = frozenset(",;:–—()")
_LONGEST = 30
"""Tokens of the longest relative clause that is looked at."""
_ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_OBJECT_RELATIVES = frozenset({"dem", "den"})
_MAY_BE_POSSESSIVE = words_of("pronoun_or_possessive")
_POINTING_BACK = words_of("points_back")
_BEFORE_ADJECTIVES = ("ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPR", "APPRART", "CARD", "ADJA")


def correct_tags(
    tags: Numbers, strings: StringStore, texts: list[str], begins: Mask, finite: Mask, lemmas: Numbers
) -> None:
    """Put the tags right that a tagger mistakes and the words around show.

    - An adjective that the morphology takes for a verb is one, and so is one after a pronoun, and one with the lemma of
      a verb: *Sie **skandierten** Parolen*, *Die Regierung **lehnte** Gespräche ab*, but *die **erlaubten** Mengen*.
    - A word with a capital that is no article and has no ending of adjectives is a name, and so is a given name that
      is taken for a preposition: *nach **Dahlkes** Ansicht*, *laut **Ümit** Duran*.
    - A noun with a letter that no German word has is a name: *laut Ümit **Gündoğan***.
    - A word that a hyphen cuts short is the first part of a compound: ***Verkehrs-** und Baudirektor*.
    - An adjective that is the second word of a sentence which has a particle, but no finite verb, is that verb: *Das
      **teilte** Ministerin Weiß mit*.
    - A noun for a person before a given name is no name: *Harburgs **Torwart** Stefan Böhm*.
    - *Ihr* before an adjective or, as the first word, before a noun is a possessive: ***Ihr** junger Kollege*.
    - A noun for a person after an article, which no name follows, is no name: *der **Däne***.
    - *dem* and *den* behind a comma, and any article behind a comma and a preposition, is a relative pronoun where the
      only finite verb stands last: *ein Turm, von **dem** Statikerin Weiß sagt, …*.

    Args:
        tags: Of each token, as numbers of `strings`; they are changed.
        strings: What the numbers stand for.
        texts: The tokens.
        begins: Whether a token begins a sentence.
        finite: Whether the morphology sees a mood.
        lemmas: As numbers of `strings`.
    """
    if not len(tags):
        return
    name, noun = strings.add("NE"), strings.add("NN")
    article, adjective, cut_short = strings.add("ART"), strings.add("ADJA"), strings.add("TRUNC")
    preposition = strings.add("APPR")
    for i, text in enumerate(texts):
        if text[-1] == "-" and len(text) > 2 and text[0].isalpha() and tags[i] in (name, noun):
            tags[i] = cut_short
        elif text[0].isupper() and (
            (tags[i] == article and text.lower() not in determiner_cases())
            or (tags[i] == adjective and text[-1] == "s" and text[-2:] != "es")
            or (tags[i] == preposition and is_given_name(text))
            or (tags[i] == noun and not text.isascii() and _FOREIGN_LETTER.search(text))
        ):
            tags[i] = name
    pronoun, possessive = strings.add("PPER"), strings.add("PPOSAT")
    for i in np.flatnonzero(tags[:-1] == pronoun).tolist():
        attributive = tags[i + 1] == adjective or (begins[i] and tags[i + 1] == noun)
        if texts[i].lower() in _MAY_BE_POSSESSIVE and attributive and not begins[i + 1]:
            tags[i] = possessive
    before = np.where(begins, 0, np.roll(tags, 1))
    attribute = np.isin(before, [strings.add(tag) for tag in _BEFORE_ADJECTIVES])
    for i in np.flatnonzero((tags == strings.add("ADJA")) & ~attribute).tolist():
        past = texts[i].endswith(_PAST)
        if finite[i] or (past and (before[i] == strings.add("PPER") or strings[int(lemmas[i])].endswith("en"))):
            tags[i] = strings.add("VVFIN")
    starts = [*np.flatnonzero(begins).tolist(), len(tags)]
    finite_tags = [strings.add(tag) for tag in sorted(stts.FINITE)]
    for i in np.flatnonzero(tags == strings.add("PTKVZ")).tolist():
        start = starts[bisect_right(starts, i) - 1]
        second = start + 1 < i and tags[start + 1] == adjective and texts[start + 1].endswith(_PAST)
        if second and not np.isin(tags[start:i], finite_tags).any():
            tags[start + 1] = strings.add("VVFIN")
            tags[start] = strings.add("PDS") if texts[start].lower() in _POINTING_BACK else tags[start]
    followed = np.append((tags[1:] == name) & ~begins[1:], False)
    for i in np.flatnonzero((tags == name) & followed).tolist():
        named = is_given_name(texts[i + 1], beside_name=True) and not given_name_gender(texts[i])
        if named and noun_kind(texts[i]) == "person":
            tags[i] = noun
    for i in np.flatnonzero((tags == name) & ~followed & (before == strings.add("ART"))).tolist():
        if noun_kind(texts[i]) == "person":
            tags[i] = noun
    relative = [i for i in np.flatnonzero(tags == article).tolist() if _opens_relative(texts, i, tags, strings)]
    for i in relative:
        end = next((k for k in range(i + 1, min(i + _LONGEST, len(tags))) if texts[k] in _BORDERS or begins[k]), i)
        verbs = [k for k in range(i, end) if tags[k] in finite_tags]
        if verbs == [end - 1] and end - i > 2:
            tags[i] = strings.add("PRELS")


def _opens_relative(texts: list[str], i: int, tags: Numbers, strings: StringStore) -> bool:
    if i < 2 or texts[i].lower() not in _ARTICLE_LIKE_RELATIVES:
        return False
    if texts[i - 1] == ",":
        return texts[i].lower() in _OBJECT_RELATIVES
    return texts[i - 2] == "," and tags[i - 1] == strings.add("APPR")
