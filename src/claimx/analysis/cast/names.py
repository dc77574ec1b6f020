"""Finds the name of a person or body in a noun phrase: its words, its full form, and what tells its bearer's gender.

A name is a list of token numbers where it stands in the text, and a tuple of words, the *form*, apart from it. The full
names of an article map the last word of a name to its longest form: `Selenskij` → `("Wladimir", "Selenskij")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from claimx.analysis.syntax.lists import REGIONS_OF_BODY
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.person_names import has_foreign_letter
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_genitive_name, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.nouns import is_adjectival, is_for_person, is_person_word, is_speaker_noun
from claimx.knowledge.offices import party_of

Form = tuple[str, ...]
FullNames = Mapping[str, Form]

_COUNCILLOR = tuple(words_of("councillor"))
_GERMAN_PARTICLES = words_of("german_particle")
_OF_SOMEBODY_NAMED_BEFORE = stts.DETERMINER | {"PDS"}
_OF_WOMEN = tuple(words_of("woman"))
_NUMBER_OF_A_KING = re.compile("[IVX]{2,}")
_ENDS_IN_NUMBER = re.compile(r"[^\W\d]+\d+\.")
_MAX_WORDS = 7
"""Longer runs of names are lists."""
_MAX_SHORT_SURNAME = 3
"""Letters of a surname that is no role that the tagger took for a name: *Ng*, *Cho*."""


def full_names(tokens: Tokens) -> dict[str, Form]:
    """The longest form of each name of an article, by its last word."""
    longest: dict[str, Form] = {}
    for run in _runs_of_names(tokens):
        form = form_of(tokens, without_role(tokens, run))
        if 1 < len(form) <= _MAX_WORDS and len(form) > len(longest.get(form[-1], ())):
            longest[form[-1]] = form
    return longest


def person_name(tokens: Tokens, phrase: Phrase, known: FullNames) -> list[int]:
    """A person's name in a phrase: *Minister **Karl Brandt***.

    Args:
        tokens: The tokens.
        phrase: A noun phrase.
        known: The full names of the article.

    Returns:
        Numbers of the name's tokens, none where the phrase has no name. A name may have its role in front of it that
        the tagger took for a name (`without_role`).
    """
    run = name_run(tokens, phrase.start, phrase.core_end)
    if not run and phrase.core_end - phrase.start == 1 and tokens[phrase.head].text in known:
        return [phrase.core_end - 1]  # the tagger took it for a noun, at the beginning of a sentence
    return [] if len(run) == 1 and _is_of_region(tokens, run[0]) else run


def _is_of_region(tokens: Tokens, i: int) -> bool:
    """*der Bezirksleiter **NRW** der Gewerkschaft, Jan Rehm*: what somebody leads, in front of whose that is."""
    if tokens[i].text not in REGIONS_OF_BODY or not is_person_noun(tokens[i - 1]):
        return False
    return feature(tokens.at(i + 1), "Case") == "Gen" or tokens.is_comma(i + 1)


def name_run(tokens: Tokens, start: int, end: int) -> list[int]:
    """The last run of proper names in a noun group: *der Präsident **Wladimir Selenskij***."""
    run: list[int] = []
    for i, tag in enumerate(tokens.tags[start:end], start):
        # *Paul **Stern***
        if tag in stts.NAME or (tag == "NN" and i > start and _may_be_given_name(tokens, start, i - 1)):
            run = [*run, i] if run and run[-1] == i - 1 else run if i in run else [i]
        elif tag == "$(" and tokens[i].is_quote and (not run or run[-1] == i - 1):
            run += _nickname(tokens, i, end)
        elif run and run[-1] == i - 1 and tokens.texts[i] == "/" and i + 1 < end and tokens.tags[i + 1] in stts.NAME:
            run.append(i)  # *die Fraktion **SPD/Grüne***
    return run


def _nickname(tokens: Tokens, opening: int, end: int) -> list[int]:
    """*Klaus **„Kalle“** Brandt*: the tokens of a nickname that begins here, none where it stands inside no name."""
    names = (tokens[i].tag_ in stts.NAME for i in range(opening + 1, end))
    closing = opening + 1 + sum(1 for _ in takewhile(bool, names))
    if closing == opening + 1 or closing + 1 >= end or not tokens[closing].is_quote:
        return []
    return list(range(opening, closing + 1)) if tokens[closing + 1].tag_ in stts.NAME else []


def without_role(tokens: Tokens, name: list[int]) -> list[int]:
    """***Architekt** Paul Stern*: a noun for a person that the tagger took for a name, in the lexicon or not.

    But *Ann-Christin Vogt*, who is no *Christin*.
    """
    if all(tokens[i].ent_type_ == "ORG" for i in name):
        return name  # ***Pro** Asyl*
    while len(name) > 1 and _is_role(first := tokens[name[0]].text):
        if "-" in first and is_given_name(first, beside_name=True):
            break
        name = name[1:]
    if (
        len(name) > 2
        and is_given_name(tokens[name[1]].text, beside_name=True)
        and not is_given_name(tokens[name[0]].text, beside_name=True)
        and tokens[name[0]].ent_type_ not in {"LOC", "ORG"}  # *die **New** York Times*
        and not _is_surname_in_front(tokens, name[0])
    ):
        name = name[1:]
    return name


def _is_role(word: str) -> bool:
    """***Architekt** Paul Stern*, ***Kulturstadtrat** Brandt-Stern*; but *Konrad Adenauer*."""
    lower = word.lower()
    return is_person_word(word) or (may_be_councillor(lower) and is_speaker_noun(lower))


def _is_surname_in_front(tokens: Tokens, i: int) -> bool:
    """***Ng** Wei Ling*, ***Phạm** Minh Chính*, ***J.** Robert Klein*: too short, or too foreign, for a role.

    But *der Minister **a. D.** Jan Rehm*.
    """
    text = tokens[i].text
    initial = text[-1] == "." and tokens.at(i - 1).text[-1:] != "."
    return (len(text) <= _MAX_SHORT_SURNAME and (text.isalpha() or initial)) or has_foreign_letter(text)


def is_councillor(tokens: Tokens, noun: int, name: Sequence[int]) -> bool:
    """*Stadtrat **Karl Brandt***: a noun that is for a body, too, and before a person's name for a person."""
    if not may_be_councillor(tokens[noun].lemma_.lower()):
        return False
    return tokens[name[-1]].names_person or (len(name) > 1 and is_given_name(tokens[name[0]].text))


def may_be_councillor(noun: str) -> bool:
    """*Stadtrat*: whether a noun, in lower case, is for a body and for each of those in it."""
    return noun.endswith(_COUNCILLOR)


def is_councillor_of_party(noun: str) -> bool:
    """*der **CDU-Stadtrat***, in lower case: who sits in the body that *der Stadtrat* is."""
    return may_be_councillor(noun) and party_of(noun) is not None


def is_surely_plural(noun: Token, article: str) -> bool:
    """Whether a noun is plural beyond doubt: *Vorwürfe*; the tagger sees one in *Sprecher*, *dem Präsidenten*, too."""
    if feature(noun, "Number") != "Plur" or noun.lemma_ == noun.text or is_adjectival(noun.text):
        return False
    if noun.text.endswith("e") and is_person_noun(noun) and is_for_person(noun.lower_):
        return False  # *Meteorologe*, whatever the lemma
    weak = noun.text.endswith("en") and noun.text.startswith(noun.lemma_) and is_person_noun(noun)
    return not (weak and article.endswith(("m", "n", "s")))


def form_of(tokens: Tokens, name: list[int]) -> Form:
    """The words of a name, also where a component has merged it into one token; only the last can be a genitive.

    A nickname with its marks is one word, `("Klaus", "„Kalle“", "Brandt")`; so is what a slash joins, `("CDU/CSU",)`.
    """
    texts = [tokens[i].text for i in name]
    if name:
        texts[-1] = without_genitive(tokens[name[-1]])
        if _ENDS_IN_NUMBER.fullmatch(texts[-1]):
            texts[-1] = texts[-1][:-1]  # *…, so **Portal24.***: an ordinal to the tokenizer
    quotes = [n for n, i in enumerate(name) if tokens[i].is_quote]
    if len(quotes) == 2:
        opening, closing = quotes
        nickname = tokens.text[tokens[name[opening]].idx : tokens[name[closing]].end]
        return (*texts[:opening], nickname, *texts[closing + 1 :])
    if len(texts) > 1 and _NUMBER_OF_A_KING.fullmatch(texts[-1]):
        texts[-1] += "."  # *Leo **XIV.***, whose full stop is a word of its own
    if name and tokens[name[0]].is_sent_start and texts[0].lower() in _GERMAN_PARTICLES:
        texts[0] = texts[0].lower()  # ***Von** der Heyde sagte*
    return tuple(" ".join(texts).replace(" / ", "/").split())


def without_genitive(token: Token) -> str:
    """A name without its genitive s: *Merkels Worten*."""
    return token.lemma_ if is_genitive_name(token) else token.text


def noun_gender(noun: Token) -> str:
    """The gender of the person that a noun is for; a participle or adjective tells by its article alone."""
    return "Fem" if noun.text.endswith(_OF_WOMEN) else feature(noun, "Gender") or "Masc"


def _may_be_given_name(tokens: Tokens, start: int, i: int) -> bool:
    """*Paul*; and, behind a noun for a person, any name: *Sportdirektor **Klemens** Hartenbach*.

    But *nach **Pauls** Angaben*.
    """
    if tokens[i].tag_ in _OF_SOMEBODY_NAMED_BEFORE:
        return False  # ***Deren** Präsident*
    if cue_noun(tokens[i + 1].text, "source") is not None:
        return False
    return is_given_name(tokens[i].text, beside_name=True) or (
        tokens[i].tag_ == "NE" and i > start and is_person_noun(tokens[i - 1]) and tokens[i - 1].tag_ == "NN"
    )


def _runs_of_names(tokens: Tokens) -> Iterator[list[int]]:
    """The runs of words in one sentence that the tagger takes for names."""
    run: list[int] = []
    for i in tokens.tagged("NN", *stts.NAME):
        named = tokens.tags[i] in stts.NAME
        beside = bool(run) and run[-1] == i - 1 and not tokens[i].is_sent_start
        goes_on = beside and (
            i not in tokens.next_groups if named else is_given_name(tokens.texts[i - 1], beside_name=True)
        )
        if run and not goes_on:
            yield name_run(tokens, run[0], run[-1] + 1)
            run = []
        if named or goes_on:
            run.append(i)
    if run:
        yield name_run(tokens, run[0], run[-1] + 1)
