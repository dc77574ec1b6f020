"""Puts the noun phrase that a text uses into the nominative without its article: the name of whoever it stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.retag_names import WEBSITE
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.marks import DOUBLE_QUOTES
from claimx.knowledge.nouns import (
    INSTITUTIONS,
    is_adjectival,
    is_for_person,
    is_of_place,
    is_person_word,
    is_speaker_noun,
    noun_kind,
    without_umlaut,
)
from claimx.knowledge.remembering import remembered

_STRONG_NOMINATIVE = {"Masc": "er", "Fem": "e", "Neut": "es"}
_ENDING = re.compile(r"(?<=\w)e[nmrs]?$")
_SHORTEST_STEM = 3
_DECLINING = stts.DETERMINER - {"CARD"}
_INSIDE_GROUP = _DECLINING | stts.PREPOSITION | {"ADJA"}
_NUMERALS = words_of("genitive_numeral")
_FEMININE_ARTICLES = words_of("feminine_article")
_NOT_FEMININE = words_of("not_feminine_article")
_FEMININE_ENDINGS = tuple(words_of("feminine"))
_MASCULINE_BODIES = tuple(words_of("masculine_body"))
_PLURALS_IN_N = tuple(words_of("plural_in_n"))
_PLURALS_IN_E = tuple(words_of("plural_in_e"))
_WEAK_BODIES = tuple(words_of("weak_body"))
_INFLECTED = tuple(f"{stem}er" for stem in words_of("inflected_adjective"))
_QUANTIFIERS = words_of("quantifier")
_POSSESSIVES = words_of("possessive")
_EACH = words_of("each")
_NO_MARKS = str.maketrans("", "", DOUBLE_QUOTES)
_BRACKETS = {"(": ")", "[": "]"}
_NO_EDGES = words_of("edge_of_no_name")
_OFFICES_IN_LETTERS = words_of("office_in_letters")
_FIRST_PARTICLES = NAME_PARTICLES - words_of("inner_particle")
_NOBODY = tuple(words_of("begins_nobody"))
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:de|com|org|net|at|ch|eu|info)\b", re.IGNORECASE)
_AMOUNT = re.compile(rf"\d[\d.,]*\s+(?:{'|'.join(sorted(words_of('unit_of_amount')))})")


def nominative(tokens: Tokens, start: int, end: int, phrase: Phrase | None = None) -> str:
    """The name that a phrase gives its speaker: in the nominative, without its article.

    *dem Pentagon* → `Pentagon`, *des russischen Verteidigungsministeriums* → `russisches Verteidigungsministerium`,
    *die beiden Abgeordneten* → `beide Abgeordnete`.

    Args:
        start: First token.
        end: Token after the last.
        phrase: The phrase whose head is to be inflected; by default the last noun is.
    """
    head = phrase.head if phrase and start <= phrase.head < end else end - 1
    aged = phrase is not None and head == phrase.head and tokens[head].tag_ == "ADJA"  # *der 81-jährige*
    while not aged and head > start and tokens[head].tag_ not in stts.NOUN and not is_person_noun(tokens[head]):
        head -= 1
    declined = _Declined.of(tokens, start, head, phrase)
    first = start + (tokens[start].tag_ in {"ART", "PDAT"} and start < end - 1)
    if first > start and _begins_attribute(tokens[first]):
        first = _behind_attribute(tokens, first, head)
    if tokens[first].tag_ == "ADJA" and tokens[first].text.islower() and not is_person_noun(tokens[head]):
        first = _beginning_of_name(tokens, first, head)
    words = []
    for i in range(first, end):
        token = tokens[i]
        word = token.text
        if i < head:
            word = declined.before_head(token)
        elif i == head and not (i > first + 1 and tokens[i - 1].text == "Die"):  # *Bündnis 90/Die **Grünen***
            word = declined.head(token)
        elif i == head + 2 and tokens[i - 1].tag_ == "KON" and tokens[head].text.endswith("innen"):
            word = declined.head(token)  # *mehrere Rednerinnen und **Redner***
        words.append(tokens.text[tokens[i - 1].end : token.idx] + word)  # with the space before it
    name = " ".join("".join(words).split())
    bare = name.strip(DOUBLE_QUOTES + ", ")
    return name.translate(_NO_MARKS).strip(", ") if _is_mark_alone(bare) else bare


def _begins_attribute(token: Token) -> bool:
    """*der **seit** Jahren umstrittene Bau*, *die **neu** gewählte Chefin*, *der **2019** gegründete Verein*.

    Also *die **dem** Land gehörende Messe*; but *die **Deutsch** Baltische Gesellschaft*.
    """
    adverb = token.tag_ in {"ADV", "ADJD", "PROAV"} and token.text.islower()  # *der **danach** gewählte Chef*
    return adverb or token.tag_ in stts.PREPOSITION or token.tag_ in {"ART", "PRF"} or token.is_year


def _behind_attribute(tokens: Tokens, first: int, head: int) -> int:
    """*das **mit Spannung erwartete** Urteil* → `Urteil`: what belongs to a participle is no part of the name."""
    for i in range(head - 1, first, -1):
        if tokens[i].tag_ == "ADJA" and tokens[i - 1].tag_ not in _INSIDE_GROUP:
            return i + 1
    return first


def _beginning_of_name(tokens: Tokens, first: int, head: int) -> int:
    """*die regierungsnahe **Syrische** Beobachtungsstelle*: a capital begins it, but *die alte **Kieler** Werft*."""
    names = (i for i in range(first + 1, head) if tokens[i].tag_ == "ADJA" and tokens[i].text[0].isupper())
    return next((i for i in names if not tokens[i].text.endswith("er")), first)


def _is_mark_alone(text: str) -> bool:
    """Whether one of the quotation marks has no partner."""
    return sum(map(text.count, DOUBLE_QUOTES)) % 2 == 1


class _Declined(NamedTuple):
    """How a phrase is declined, and how its words are in the nominative without an article.

    Attributes:
        article: Its article, or the preposition that holds one (*vom*), in lower case; empty where it has none.
        cases: As those of the phrase.
        plural: Whether it is one.
        gender: `Masc`, `Fem`, `Neut`, or empty; of a plural without meaning.
    """

    article: str
    cases: str
    plural: bool
    gender: str

    @classmethod
    def of(cls, tokens: Tokens, start: int, head: int, phrase: Phrase | None) -> _Declined:
        """The declension of the phrase that begins at a token."""
        noun, article = tokens[head], ""
        if tokens[start].tag_ in _DECLINING and start < head:
            article = tokens[start].lower_
        elif start and tokens[start - 1].tag_ == "APPRART":
            article = tokens[start - 1].lower_
        plural = phrase.plural if phrase else feature(noun, "Number") == "Plur"
        cases = phrase.cases if phrase else feature(noun, "Case")[:1]
        weak = tokens[start + 1].tag_ == "ADJA" and tokens[start + 1].text.endswith("en") if start + 1 < head else False
        return cls(article, cases, plural, _gender(noun, article, "" if weak else cases))

    def before_head(self, token: Token) -> str:
        """An attribute before the head: adjective, quantifier, possessive."""
        text = token.text
        if text.lower() in _NUMERALS:
            return text.removesuffix("er")  # *zweier Zeugen*
        if token.tag_ == "PPOSAT":
            return self._possessive(text)
        if token.tag_ in {"PIAT", "PIDAT"}:
            stem = _ENDING.sub("", text)
            return f"{stem}e" if self.plural and stem.lower() in _QUANTIFIERS else text
        if text[0].isupper() and text.endswith("er"):
            return self._capitalised(text)
        if token.tag_ == "NN" and is_adjectival(text):
            return self._adjective(text)  # *der Vorsitzende Richter*
        return self._adjective(text) if token.tag_ == "ADJA" else text

    def head(self, token: Token) -> str:
        """The noun itself."""
        text = token.text
        if token.tag_ == "ADJA" or (token.tag_ == "NN" and is_adjectival(text)):
            return self._adjectival(text)  # *der 47-Jährigen*, *die Abgeordneten*
        if token.tag_ == "NE" and (self.cases[:1] == "G" or self.article == "des"):
            return token.lemma_  # *Schleswig-Holsteins*
        if token.tag_ != "NN":
            return text
        return self._plural(token) if self.plural else self._singular(token)

    def _possessive(self, text: str) -> str:
        """*seines Instituts* → `sein Institut`, *ihrer Partei* → `ihre Partei`."""
        stem = next((stem for stem in _POSSESSIVES if text.lower().startswith(stem)), None)
        if stem is None:
            return text
        return stem + ("e" if self.plural or self.gender == "Fem" else "")

    def _capitalised(self, text: str) -> str:
        """*laut Süddeutscher Zeitung* → `Süddeutsche Zeitung`; but *Berliner Polizei*, *Deutscher Wetterdienst*."""
        is_inflected = text.lower().endswith(_INFLECTED) and not is_of_place(text)  # *Leipziger Polizei*
        return text[:-1] if is_inflected and self.gender == "Fem" and not self.plural else text

    def _adjective(self, text: str) -> str:
        """*schwedischen* → `schwedischer`, of several `schwedische`."""
        stem = _ENDING.sub("", text)
        bare = not self.article and text.endswith("e")  # *Ute Lenz, **Erste** Beigeordnete*
        if stem == text or len(stem) < _SHORTEST_STEM or bare:
            return text
        if self.plural or self.article in _EACH:
            return f"{stem}e"  # *jeder **dritte** Deutsche*
        return stem + _STRONG_NOMINATIVE.get(self.gender, "er")

    def _adjectival(self, text: str) -> str:
        """*der Vorsitzende* → `Vorsitzender`, *der Vorsitzenden* → `Vorsitzende`, *Laut Beamten* → `Beamte`."""
        text = text.replace("jährig", "Jährig") if text[0].isdigit() else text  # *der 81-jährige sagte*
        stem = _ENDING.sub("", text)
        if stem == text:
            return text  # *Weiß*
        if self.plural or self.article in _FEMININE_ARTICLES:
            return f"{stem}e"
        if text.endswith("e"):
            return f"{stem}er" if self.article == "der" else text
        if text.endswith("er"):
            return text
        return f"{stem}e" if self.article.endswith(("er", "ur")) else f"{stem}er"

    def _plural(self, token: Token) -> str:
        """The dative adds -n (*Berichten*, *Ländern*), unless the plural has it already (*Staaten*, *Frauen*)."""
        text, shorter = token.text, token.text[:-1]
        if "D" not in self.cases or not text.endswith("n"):
            return text
        if is_speaker_noun(text) and noun_kind(text) == "organisation" and not is_speaker_noun(shorter):
            return text  # *laut Konzern*, a plural to the tagger
        if text.endswith(("ern", "eln")):
            return text if shorter.lower().endswith(_PLURALS_IN_N) else shorter
        bare = shorter[:-1]
        if without_umlaut(bare) != bare and is_speaker_noun(without_umlaut(bare)):
            return shorter  # *Verbänden*, *Ärzten*
        if noun_kind(shorter) == "group" and not is_for_person(shorter.lower()):
            return shorter  # *Regierungskreisen*
        if shorter.lower().endswith(_PLURALS_IN_E):
            return shorter  # *V-Leuten*, *Passagieren*, *Stadtwerken*
        if not text.endswith("en") or is_speaker_noun(shorter):
            return text  # *Behörden*
        is_weak = bare.lower().endswith((*_FEMININE_ENDINGS, *_WEAK_BODIES))
        is_body = noun_kind(bare) in INSTITUTIONS | {"document"}
        shortened = cue_noun(shorter, "source") and token.lemma_ not in {text, shorter}  # but *Angaben*
        return shorter if (is_body and not is_weak) or shortened else text  # *Vereinen*, *Berichten*

    def _singular(self, token: Token) -> str:
        """*Präsidenten* → `Präsident`, *Vatikan-Sprechers* → `Vatikan-Sprecher`."""
        text, lemma = token.text, token.lemma_
        is_thing = noun_kind(text) in {"organisation", "document"}  # *Unternehmen*
        if text.endswith("en") and not is_thing:  # but *Unternehmen*
            for known in (lemma, text[:-1], text[:-2]):  # *Präsidenten*, *Zeugen*, whatever their gender to a tagger
                if is_person_word(known) and known != text:
                    return known
        if feature(token, "Case") == "Nom" or (self.gender == "Fem" and not text.endswith("n")):
            return text  # *der Prüfstelle*, whatever the lemma: no feminine noun has endings in the singular
        if feature(token, "Case") == "Gen" and len(lemma) > len(text):
            return text.removesuffix("s")  # a lemma that no word can have: *des Ifo-Instituts*
        if is_speaker_noun(text) and not is_speaker_noun(lemma):
            return text  # a lemma that no lexicon knows: *Stiftungskonzer*
        inflected = text != lemma and lemma[:1].isupper() and text.lower().startswith(lemma.lower()[:-1])
        if inflected and text.lower().startswith(lemma.lower()):
            return text[: len(lemma)]  # in the article's capitals: *US-Präsident*
        return lemma if inflected else text


def one_of(tokens: Tokens, start: int, end: int, feminine: bool) -> str:
    """The name of one of several: *laut einem der Gründer* → `einer der Gründer`.

    Args:
        tokens: The tokens.
        start: The pronoun, which is put into the nominative.
        end: Token after the several, which stay as they are.
        feminine: Whether it is one of women, or of what is feminine.
    """
    several = tokens.text[tokens[start + 1].idx : tokens[end - 1].end]
    return f"{'eine' if feminine else 'einer'} {' '.join(several.split())}"


def _gender(noun: Token, article: str, cases: str) -> str:
    """The gender of a singular: by its article, by the end of the noun, else as the tagger says.

    Args:
        cases: Those that the phrase can have, none where an adjective in -en keeps it from being a nominative.
    """
    tagged = feature(noun, "Gender")
    if article in _FEMININE_ARTICLES or noun.lower_.endswith(_FEMININE_ENDINGS):
        return "Fem"
    if tagged == "Neut" and noun.lemma_.lower().endswith(_MASCULINE_BODIES):
        return "Masc"  # *des Deutschen Gewerkschaftsbundes*
    if article == "der" and tagged != "Fem":
        return "Masc" if "N" in cases else "Fem"
    if article == "das":
        return "Neut"
    return "Masc" if article in _NOT_FEMININE and tagged == "Fem" else tagged


@remembered
def speaker_name(name: str) -> str | None:
    """What a speaker can be called, out of the words that stand for one; None where they name nobody.

    A name is one line with a letter, without a mark or bracket whose partner is missing, and neither begins nor ends
    with a function word, a hyphen or another sign. *es*, *kein Geheimnis*, *12 Millionen Beiträge* and the address of a
    page name nobody, but *rundschau.de* and *das Portal rundschau.de* are media.
    """
    if name.lower().startswith(_NOBODY):
        return None
    for opening, closing in _BRACKETS.items():
        if name.count(opening) != name.count(closing):
            name = name.partition(opening)[0].replace(closing, "")
    if _is_mark_alone(name):  # also where its partner stood behind the bracket
        name = name.translate(_NO_MARKS)
    words = name.split()
    if words and words[0] in {"einer", "eine"} and words[1:2] == ["der"]:  # *einer der Gründer*
        rest = speaker_name(" ".join(words[2:]))
        return rest and f"{words[0]} der {rest}"
    while words and not _may_begin(words[0]):
        words = words[1:]
    while words and not _may_end(words[-1]):
        words = words[:-1]
    trimmed = " ".join(words).strip(",;:–—-/&").lstrip(".")
    if trimmed != name:
        return speaker_name(trimmed) if trimmed else None
    if not any(letter.isalpha() for letter in name) or _AMOUNT.match(name):
        return None
    if _ADDRESS.search(name.removesuffix(words[-1])) or (
        _ADDRESS.search(words[-1]) and not WEBSITE.fullmatch(words[-1])
    ):
        return None
    is_word = name.isalpha() and name.islower() and not is_speaker_noun(name)
    return None if is_word else name


def _may_begin(word: str) -> bool:
    has_letter = any(letter.isalnum() for letter in word)
    return has_letter and (word.lower() not in _NO_EDGES or word in _FIRST_PARTICLES or word in _OFFICES_IN_LETTERS)


def _may_end(word: str) -> bool:
    return any(letter.isalnum() for letter in word) and word not in _NO_EDGES
