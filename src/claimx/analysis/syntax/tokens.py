"""The words of a `Doc` as plain objects: the rules look at each of them some thirty times.

A look at `doc[i].tag_` makes a new object and looks the tag up in a table of strings, five times as slow as an
attribute of an object that is there. So the annotation is read once, column by column, when tags and sentence starts
are final; what the rules see keeps the names that spaCy gives it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc

from claimx.analysis.syntax.body_names import mark_body_names
from claimx.analysis.syntax.person_names import mark_person_names
from claimx.analysis.syntax.place_names import mark_place_names
from claimx.analysis.syntax.retag import correct_tags
from claimx.analysis.syntax.tagged_words import TaggedWords, places
from claimx.analysis.text.sentences import load_abbreviations
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.gender_forms import GENDER_FORM, GENDER_SIGN, is_plural
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import is_person_word, is_speaker_noun, noun_kind
from claimx.vocabulary import SpeakerKind

if TYPE_CHECKING:
    from claimx.analysis.trace import Trace

_PARTICIPLE = re.compile(r"[A-ZÄÖÜ]\w*ge\w{2,}(?:en|t)e[nr]?|Ge\w{2,}(?:en|t)e[nr]?")
"""A past participle with *ge-* that is declined as a noun."""
_OF_ONE_PERSON = words_of("article_of_one_person")
_ANSWER_WORDS = words_of("answer_word")

Numbers = npt.NDArray[np.uint64]
Span = tuple[int, int]
"""Numbers of the first token and of the one after the last."""


@dataclass(slots=True, eq=False)  # the fastest to look at that Python has
class Token:
    """A token and what the pipeline says of it, under the names that spaCy has for it.

    Attributes:
        idx, end: Its offsets in characters, half-open.
        text, lower_: As it stands in the text, and in lower case.
        tag_, pos_: Its tags in STTS and in Universal Dependencies.
        lemma_: Its dictionary form.
        ent_type_: The kind of name that it is part of: PER, LOC, ORG, MISC; empty for none.
        morph: The first value of each feature, in the spelling of Universal Dependencies.
        is_sent_start: Whether a sentence begins with it.
        is_quote: Whether it is a quotation mark.
    """

    idx: int
    end: int
    text: str
    lower_: str
    tag_: str
    pos_: str
    lemma_: str
    ent_type_: str
    morph: Mapping[str, str]
    is_sent_start: bool
    is_quote: bool

    @property
    def names_person(self) -> bool:
        """Whether it is part of the name of a person."""
        return self.ent_type_ == "PER"

    @property
    def is_digit(self) -> bool:
        """Whether it is made of digits."""
        return self.text.isdecimal()

    @property
    def is_year(self) -> bool:
        """Whether it is a number of four digits that newspapers write years with: *1998*, *2025*.

        At the end of a sentence a tokenizer leaves the stop with it: *seit **2015.***
        """
        number = self.text.removesuffix(".")
        return len(number) == 4 and number.startswith(("19", "20")) and number.isdecimal()

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return is_punct(self.text)


_NO_TOKEN = Token(0, 0, "", "", "", "", "", "", {}, False, False)

_KINDS_OF_NAMES = {"PERSON": "PER", "GPE": "LOC"}
"""Kinds of names in the scheme of OntoNotes, as the scheme of German pipelines has them: PER, LOC, ORG and MISC."""


_CUT_NAME = re.compile(
    r"[^\W\d_]{1,4}[’'`´][A-ZÄÖÜ][^\W_]+(?:-[^\W_]+)*"  # O’Brien, D’Angelo
    r"|(?<=\s)[’‘']t(?=\s[A-Z])"  # Piet van ’t Hoff
    r"|(?<![‚‘'\w])[A-ZÄÖÜ][^\W_]*(?:s|ß|x|z|ce)[’'](?=\s+[^\W\d_]{2})"  # Udo Marx’ Ansicht
)
"""A name that tokenizers cut in several words."""
_IN_CUT_NAMES = re.compile(r"[’‘'`´](?=[A-ZÄÖÜ\s]|t\s)")

_FACES = {"):": ("$(", "$."), "8)": ("CARD", "$(")}
"""What tokenizers take for a face and are two marks, with the tag of each: *Ute Lenz (SPD**):***, *Karl (**8)***."""


_GLUED_STOP = re.compile(r"[A-ZÄÖÜ](?<=[a-zäöü].)\.(?!\w)")  # the letter first: most characters are told by it
_WORD_WITH_STOP = re.compile(r"\w+\.")
"""What tokenizers take for an abbreviation and is a body's: *Sie leitet die Nordwind **GmbH.***"""
_SEPARATORS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]"})


class Tokens(tuple[Token, ...]):
    """The words and marks of one document: its tokens without white space, by a number of their own.

    What a tagger mistakes and its neighbours show is put right (`correct_tags`), and a word that the tokenizer has cut
    is one again: *Forscher:innen*, *O’Brien*, *med.*

    Args:
        doc: With tags and sentence starts.
        text: The document's text where it is at hand, since the `Doc` puts it together anew.

    Attributes:
        starts, texts, tags, lowered: The first character of each token, its text, its tag, its text in lower case: a
            plain list, in which it takes half the time to look.
        sentence_starts: The numbers of those that a sentence begins with.
        next_groups: Of those that another noun group begins with right behind one: *griff Brandt **Lenz** an*.
        trace: Where to note what was considered; None where nobody asks.
    """

    starts: list[int]
    texts: list[str]
    tags: list[str]
    lowered: list[str]
    sentence_starts: list[int]
    next_groups: set[int]
    text: str
    trace: Trace | None
    _words: TaggedWords

    def __new__(cls, doc: Doc, text: str | None = None) -> Tokens:
        """Read them; a tuple, since to look into a list of a class of its own takes twice the time."""
        text = doc.text if text is None else text
        strings, morphology = doc.vocab.strings, doc.vocab.morphology
        read = _without_space(doc.to_array(_COLUMNS).astype(np.uint64, copy=False))
        begins, quotes = ((read[:, _COLUMNS.index(name)] == 1).tolist() for name in ("SENT_START", "IS_QUOTE"))
        begins[:1] = [True] * bool(begins)  # also in a part of a text that a sentence goes on in
        starts, lengths, _, _, morphs, *annotation = read.T.tolist()
        ends = list(map(int.__add__, starts, lengths))
        texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        names = {key: strings[key] for key in set().union(*annotation)}
        tags, parts_of_speech, lemmas, labels = (list(map(names.__getitem__, column)) for column in annotation)
        for key in set(morphs).difference(_FEATURES):
            _FEATURES[key] = _features(morphology.get(key))
        features = list(map(_FEATURES.__getitem__, morphs))
        columns = [starts, ends, texts, tags, parts_of_speech, lemmas, labels, features, begins, quotes]
        stopped = (match[0] for match in _words_around(_GLUED_STOP, _WORD_WITH_STOP, text))
        glued = _FACES | dict.fromkeys(stopped, ("NE", "$."))
        for i in sorted([i for word in glued if word in text for i in places(texts, word)], reverse=True):
            tagged = glued[texts[i]] if tags[i] else ("", "")
            for column, parts in zip(columns, _parts_of_glued(starts[i], texts[i], tagged, begins[i]), strict=True):
                column[i : i + 1] = parts
        gender_forms = list(_words_around(GENDER_SIGN, GENDER_FORM, text))
        cut_names = list(_words_around(_IN_CUT_NAMES, _CUT_NAME, text))
        cut = [match.span() for match in (*gender_forms, *cut_names)]
        for first, last in reversed(_cut_words(cut, texts, starts, ends)):
            ends[first] = ends[last - 1]
            texts[first] = text[starts[first] : ends[first]]
            for column in columns:
                del column[first + 1 : last]
        lowered = list(map(str.lower, texts))
        is_tagged = any(tags)
        if is_tagged:
            for i in compress(range(len(tags)), quotes):
                tags[i] = tags[i] and "$("
            if not _KINDS_OF_NAMES.keys().isdisjoint(labels):
                labels[:] = [_KINDS_OF_NAMES.get(label, label) for label in labels]
        words = TaggedWords(texts, lowered, tags, lemmas, labels, features, begins)
        if is_tagged:
            correct_tags(words)
            _read_gender_forms(gender_forms, starts, words)
            _read_genitives(cut_names, starts, words)
            mark_person_names(words)
            mark_place_names(words)
            mark_body_names(words)
        tokens = super().__new__(cls, map(Token, *columns[:3], lowered, *columns[3:]))
        tokens.starts, tokens.texts, tokens.tags, tokens.lowered = starts, texts, tags, lowered
        tokens.sentence_starts = list(compress(range(len(begins)), begins))
        tokens.next_groups = words.next_groups
        tokens.text, tokens.trace, tokens._words = text, None, words
        return tokens

    def tagged(self, *tags: str) -> list[int]:
        """The tokens that have one of some tags, by number."""
        return self._words.tagged(*tags)

    def standing(self, some: Set[str]) -> list[int]:
        """Where some words stand in any case, which are in lower case, by number."""
        return self._words.standing(some)

    @cached_property
    def separators(self) -> list[int]:
        """The marks that may part clauses, and the ends of sentences, by number."""
        return sorted({*self.standing(_SEPARATORS), *self.tagged("$.")})

    def at(self, i: int) -> Token:
        """The token with a number, an empty one beyond either end of the text."""
        return self[i] if 0 <= i < len(self) else _NO_TOKEN

    def is_comma(self, i: int) -> bool:
        """Whether the token with a number is a comma; there is none beyond either end of the text."""
        return 0 <= i < len(self.texts) and self.texts[i] == ","

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the tokens that characters stand in, half-open.

        Args:
            start: First character.
            end: Character after the last.
        """
        return max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end)

    def begins_line(self, i: int) -> bool:
        """Whether a line break stands between a token and the one before it; the first one begins none."""
        return "\n" in self.text[self[i - 1].end : self[i].idx]  # nothing lies between the last token and the first

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the tokens between two numbers, half-open."""
        return self[start].idx, self[end - 1].end


_COLUMNS: list[int | str] = [
    *("IDX", "LENGTH", "SENT_START", "IS_QUOTE", "MORPH", "TAG", "POS", "LEMMA", "ENT_TYPE", "IS_SPACE"),
]
_ARTICLE = re.compile(r"k?ein|d[ei]", re.IGNORECASE)
_BEGINS, _SPACE = _COLUMNS.index("SENT_START"), -1


def _without_space(columns: Numbers) -> Numbers:
    """The rows of the tokens that are no white space, a sentence start on white space passed on to the next of them."""
    words = np.flatnonzero(columns[:, _SPACE] == 0)
    if len(words) < len(columns) and len(words):
        groups = np.concatenate([[0], words[:-1] + 1])
        begins = np.maximum.reduceat(columns[: words[-1] + 1, _BEGINS] == 1, groups)
        columns = columns[words]
        columns[begins, _BEGINS] = 1
    return columns[: len(words), :_SPACE]


def _parts_of_glued(start: int, text: str, tags: tuple[str, str], begins: bool) -> tuple[Sequence[Any], ...]:
    """What stands in each column of `Tokens` for a word or mark and the last mark that is glued to it."""
    last = start + len(text) - 1
    parts = (text[:-1], text[-1])
    return (
        (start, last),
        (last, last + 1),
        parts,
        tags,
        ("", ""),
        parts,
        ("", ""),
        ({}, {}),
        (begins, False),
        (False, False),
    )


def _words_around(sign: re.Pattern[str], word: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The words of a form that has a sign in it: to look for the form itself would try each letter of the text."""
    for found in sign.finditer(text):
        start = found.start()
        while start and text[start - 1].isalpha():
            start -= 1
        if match := word.match(text, start):
            yield match


def _cut_words(cut: list[Span], texts: list[str], starts: list[int], ends: list[int]) -> list[Span]:
    """The words that were cut in several tokens, as numbers of these, in order.

    Args:
        cut: The characters of gender forms and names.
        texts: The tokens.
        starts: Their first characters.
        ends: Their ends.
    """
    abbreviations = load_abbreviations().never_final
    stops = (i for i in places(texts, ".") if i and texts[i - 1].rpartition("-")[2] in abbreviations)
    cut = cut + [(starts[i - 1], ends[i]) for i in stops]
    words: list[Span] = []
    for start, end in sorted(cut):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        whole = last - first > 1 and starts[first] == start and ends[last - 1] == end
        if whole and (not words or words[-1][1] <= first):
            words.append((first, last))
    return words


def _read_gender_forms(gender_forms: list[re.Match[str]], starts: list[int], words: TaggedWords) -> None:
    """Say of *Forscher:innen* and *ein:e* what they are: the tagger has seen none of them whole."""
    texts = words.texts
    for match in gender_forms:
        i = bisect_left(starts, match.start())
        if texts[i : i + 1] != [match[0]]:
            continue
        words.lemmas[i], words.labels[i], words.features[i] = texts[i], "", {}
        if match["noun"]:
            words.retag(i, "NN")
            words.features[i] = {"Number": "Plur" if is_plural(texts[i]) else "Sing"}
        elif _ARTICLE.match(texts[i]):
            followed = i + 1 < len(texts) and words.tags[i + 1] in {"NN", "NE", "ADJA"}
            words.retag(i, "ART" if followed else "PIS")  # *eine:r der Anwesenden*


def _read_genitives(cut_names: list[re.Match[str]], starts: list[int], words: TaggedWords) -> None:
    """Say of *Marx’* in *Marx’ Ansicht* that it is a name, which the tagger has not seen whole."""
    for match in cut_names:
        i = bisect_left(starts, match.start())
        if words.texts[i : i + 1] != [match[0]] or match[0][-1].isalpha() or words.tags[i] in stts.NAME:
            continue
        if words.tags[i + 1 : i + 2] in (["NN"], ["ADJA"]):
            words.retag(i, "NE")
            words.labels[i] = "PER"


_FEATURES: dict[int, Mapping[str, str]] = {0: {}}
"""The features by the hash that spaCy has for them, the same in every pipeline; a tagger knows a few hundred."""


def _features(feats: str) -> Mapping[str, str]:
    """`Case=Nom|Number=Sing` as a mapping; of several values the first."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return {name: values.split(",")[0] for name, _, values in pairs}


def feature(token: Token, name: str) -> str:
    """A morphological feature in the UD spelling (`Case`: `Nom`), empty where the tagger gives none."""
    return token.morph.get(name, "")


def is_genitive_name(token: Token) -> bool:
    """Whether a word is a name in the genitive: ***Dahlkes** Ansicht*, ***Marx’** Ansicht*."""
    return token.tag_ == "NE" and token.text[:-1] == token.lemma_ != ""


def makes_a_name(token: Token) -> bool:
    """*das **Weiße** Haus*: an adjective with a capital makes a name of any noun; but *die **Berliner** Häuser*."""
    return token.tag_ == "ADJA" and token.text[0].isupper() and not token.text.endswith("er")


def is_person_noun(token: Token) -> bool:
    """Whether a word is a noun for a person, by its form or by what the lemmatiser makes of it.

    *die 57-Jährige* is one, whatever word class a tagger sees; *die 57-jährige Frau* has an adjective.
    """
    is_noun = token.tag_ == "NN" or (token.tag_ == "ADJA" and not token.text.islower())
    return is_noun and (is_person_word(token.lemma_) or is_person_word(token.text))


def is_participle_for_person(article: Token, noun: Token) -> bool:
    """*die Angesprochene*, *der Gesuchte*: a participle as a noun, after an article that is not neuter."""
    return (
        article.lower_ in _OF_ONE_PERSON
        and bool(_PARTICIPLE.fullmatch(noun.text))
        and feature(noun, "Gender") != "Neut"
    )


def kind_named_by(noun: Token) -> SpeakerKind:
    """The kind of speaker that a noun is for, as it stands there or else by its lemma."""
    return noun_kind(noun.text if is_speaker_noun(noun.text) else noun.lemma_)


def is_answer(tokens: Tokens, quotation: Span, before: Span) -> bool:
    """*„Kommen Sie?“, fragt Rehm. **„Nein.“***: whether a quotation begins as answers do, and one before asks.

    Also *„Es reicht.“ – **„Nein“**, ruft der Wirt*: a dash parts two turns.
    """
    if tokens[quotation[0] - 1].text in DASHES and before[1] == quotation[0] - 1:
        return True
    asks = any(tokens[i].text == "?" for i in range(max(before[1] - 2, 0), before[1]))
    return asks and tokens[quotation[0]].is_quote and tokens.lowered[quotation[0] + 1] in _ANSWER_WORDS
