"""Finds what can stand for a person, a body or a document: names, descriptions, pronouns and possessives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from claimx.analysis.cast.names import (
    Form,
    FullNames,
    form_of,
    is_councillor,
    is_councillor_of_party,
    noun_gender,
    person_name,
    without_role,
)
from claimx.analysis.syntax.noun_groups import Phrase, noun_groups
from claimx.analysis.syntax.person_names import is_title
from claimx.analysis.syntax.tokens import (
    Token,
    Tokens,
    feature,
    is_genitive_name,
    is_participle_for_person,
    is_person_noun,
    kind_named_by,
    makes_a_name,
)
from claimx.knowledge import stts
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.given_names import given_name_gender
from claimx.knowledge.nouns import (
    BODIES,
    INSTITUTIONS,
    is_adjectival,
    is_for_person,
    is_person_word,
    is_speaker_noun,
    noun_kind,
)
from claimx.knowledge.offices import is_party, party_of
from claimx.knowledge.remembering import remembered
from claimx.vocabulary import SpeakerKind

_OF = words_of("of_a_subject")
_MAX_GENITIVE_NAME = 4
"""Words of the longest name in the genitive that belongs to the noun before it: *Anhänger **Saddam Husseins***."""
_BETWEEN_MEMBERS = frozenset({"KON", "$,", "KOKOM", "ADV"})
_BEFORE_ALL = stts.DETERMINER | {"ADJA"}
_BEGINS_ATTRIBUTE = stts.DETERMINER | {"NE", "ADJA"}
_IN_NAMES = frozenset({"NE", "NN", "FM", "XY", "CARD"})
_OF_THE_SAME = words_of("of_the_same")
"""Stems of adjectives that tell nobody apart: *der **wiedergewählte** Präsident*."""
_PARENTS, _OF_SOME = words_of("parent"), words_of("parent_of_some")
_PLACES = frozenset({"LOC", "ORG"})
_AGENT = words_of("agent")
_NAMED_AFTER_PERSON = tuple(words_of("named_after_person"))
_BEFORE_BARE_NAME = tuple(words_of("before_bare_name"))
_UNIONS = words_of("union_of_members")
_BODY_WITHOUT_NAME = tuple(words_of("body_without_name"))
_DEFINITE = words_of("definite_article")
_INDEFINITE = tuple(words_of("indefinite_article"))
_SINGULAR_ARTICLES = words_of("article_of_one_at_an_age")
_ARTICLES_OF_ONE_SUBJECT = words_of("article_of_one_subject")
_FORMS_OF_ADDRESS = words_of("form_of_address")
_OF_ANYBODY = tuple(words_of("neuter_for_anybody") | words_of("masculine_for_anybody"))
_ARTICLES = {"Masc": words_of("masculine_article"), "Fem": words_of("feminine_article")}
_PRONOUN_GENDERS = {
    **dict.fromkeys(sorted(words_of("neuter_pronoun")), "Neut"),
    **dict.fromkeys(sorted(words_of("feminine_pronoun")), "Fem"),
    **dict.fromkeys(sorted(words_of("masculine_pronoun")), "Masc"),
}
"""Of a word that stands for several, the masculine first."""
_NUMBER_BY_VERB = words_of("number_by_verb")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_AGE = re.compile(r"(\d{1,3})-?[jJ]ährige")
_AGED = tuple(f"jährige{ending}" for ending in ("", "n", "r", "m"))
_LIKE_ADJECTIVE = re.compile(r"(?:jährige|[gb]e\w+te|ne|ete|igte)[nrm]?$|ender$")
"""The end of a noun for a person that is declined as an adjective."""


class OfKind:
    """A person, body or document, or words for one."""

    kind: SpeakerKind

    @property
    def is_unknown(self) -> bool:
        """Whether nothing says what it is."""
        return self.kind == "unknown"

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.kind == "person"


@dataclass(eq=False)
class Mention(OfKind):
    """Words of the article that can stand for somebody. Numbers are those of tokens, half-open; -1 stands for none.

    What most mentions are never asked for, since they are of things, is worked out when it is.

    Attributes:
        number: Its place among the mentions.
        start: First token, an article included.
        end: Token after the noun group.
        whole: Token after its attributes: *die Sprecherin | **der Polizei***.
        head: The noun, the name's last word or the pronoun.
        preposition: The preposition that governs it.
        form: What kind of words they are.
        name: The words of the name, without a genitive s; empty where there is none.
        name_tokens: Their numbers.
        noun: The noun that describes, in lower case and without its ending where it is declined as an adjective;
            empty for none.
        kind: What the words say that it is.
        plural: Whether the words are plural.
        definite: Whether a definite article or *dieser* begins it.
        indefinite: Whether *ein*, *kein*, *mehrere* or a number begins it.
        possessed: Whether a possessive or a genitive name begins it: *ihr Anwalt*, *Delmares Frau*.
        subject: Whether it is the subject of its clause.
        sentence, paragraph: Where it stands.
        quotation: Number of the quotation that it stands in.
        phrase: The noun phrase that it was read from.
        tokens: All tokens of the article.
        described: The noun that describes, as a token.
        members: First tokens of those who are named side by side, it among them; empty where it stands alone.
    """

    number: int
    start: int
    end: int
    whole: int
    head: int
    preposition: int
    form: Literal["name", "noun", "pronoun", "possessive"]
    name: Form
    name_tokens: Sequence[int]
    noun: str
    kind: SpeakerKind
    plural: bool
    definite: bool
    indefinite: bool
    possessed: bool
    subject: bool
    sentence: int
    paragraph: int
    quotation: int
    phrase: Phrase = field(repr=False)
    tokens: Tokens = field(repr=False)
    described: int = -1
    members: tuple[int, ...] = ()

    @property
    def has_attributes(self) -> bool:
        """Whether attributes follow the noun group: *die Sprecherin **der Polizei***."""
        return self.whole > self.end

    @property
    def is_described(self) -> bool:
        """Whether a noun in it describes: ***Bürgermeisterin** Ute Lenz*, not *Ute Lenz*."""
        return self.described >= 0

    @property
    def has_preposition(self) -> bool:
        """Whether a preposition governs it."""
        return self.preposition >= 0

    @cached_property
    def gender(self) -> str:
        """`Masc`, `Fem`, `Neut` or empty: of the person, else of the word."""
        if self.form == "pronoun":
            return _PRONOUN_GENDERS.get(self.tokens[self.head].lower_, "")
        if self.form == "possessive":  # *ihr* can be of several, too
            word = self.tokens[self.start].lower_
            return "Masc" if word.startswith(("sein", "dessen")) else "Fem" if word.startswith(("ihr", "deren")) else ""
        return _gender(self.tokens, self.phrase, self.described, self.kind)

    @cached_property
    def qualifiers(self) -> frozenset[str]:
        """What tells this one from others of its noun, in lower case: *rechtspolitische*, *Polizei*."""
        qualifiers = _qualifiers(self.tokens, self.phrase, self.described)
        owned = self.name_tokens and self.name_tokens[-1] < self.head
        if owned and is_genitive_name(self.tokens[self.name_tokens[-1]]):  # ***Klamts** Anwalt*
            qualifiers |= {word.lower() for word in self.name}
        return qualifiers

    @cached_property
    def age(self) -> str:
        """The age that a description gives, in digits: *der **54**-Jährige*, *die **52** Jahre alte Chefin*."""
        end = self.described if self.is_described or not self.name_tokens else self.name_tokens[0]
        return _age(self.tokens, self.phrase, end, self.noun)

    @cached_property
    def apposition(self) -> int:
        """The comma before an apposition with an article: *die Klägerin**, eine Lehrerin***; -1 for none."""
        return _apposition(self.tokens, self.phrase) if self.has_attributes else -1

    @property
    def is_parent_of_some(self) -> bool:
        """***der Vater zweier Töchter***, *die Mutter von vier Kindern*: what says of somebody that he has children."""
        if self.noun not in _PARENTS or not self.has_attributes:
            return False
        first, second = self.tokens[self.end], self.tokens.at(self.end + 1)
        return first.lower_ in _OF_SOME or (first.lower_ == "von" and second.tag_ == "CARD")

    @property
    def is_named_by_adjective(self) -> bool:
        """*die **Deutsche** Bank*, not *die **Kieler** Bank*: whether an adjective with a capital names it."""
        return self.start < self.described and makes_a_name(self.tokens[self.described - 1])

    @cached_property
    def of_something(self) -> bool:
        """Whether an attribute says of what somebody is one: *die Leiterin **der Schule***."""
        return not self.is_parent_of_some and _is_of_something(self.tokens, self.phrase, self.qualifiers)


class Places:
    """Where a token stands: in which sentence, paragraph and quotation."""

    def __init__(self, tokens: Tokens, quotations: Iterable[tuple[int, int]]) -> None:
        self.sentence_starts = tokens.sentence_starts
        breaks = [match.end() for match in _PARAGRAPH.finditer(tokens.text)]
        if not breaks:
            breaks = [match.end() for match in re.finditer("\n", tokens.text)]
        self.paragraph_starts = [bisect_right(tokens.starts, end - 1) for end in breaks]
        self._quotations = sorted(quotations)
        self._quotation_starts = [start for start, _ in self._quotations]

    def of(self, i: int) -> tuple[int, int, int]:
        """Sentence, paragraph and quotation that a token stands in."""
        sentence, paragraph = bisect_right(self.sentence_starts, i) - 1, bisect_right(self.paragraph_starts, i)
        return sentence, paragraph, self.quotation(i) if self._quotations else -1

    def sentence(self, i: int) -> int:
        """Number of the sentence that a token stands in."""
        return bisect_right(self.sentence_starts, i) - 1

    def paragraph(self, i: int) -> int:
        """Number of the paragraph that a token stands in."""
        return bisect_right(self.paragraph_starts, i)

    def paragraph_start(self, paragraph: int) -> int:
        """The first token of a paragraph, by its number."""
        return self.paragraph_starts[paragraph - 1] if paragraph else 0

    def quotation(self, i: int) -> int:
        """Number of the quotation that a token stands in, -1 for none."""
        before = bisect_right(self._quotation_starts, i) - 1
        return before if before >= 0 and i < self._quotations[before][1] else -1


def find_mentions(
    tokens: Tokens, phrases: Sequence[Phrase], subjects: frozenset[int], places: Places, known: FullNames
) -> list[Mention]:
    """The mentions of an article in the order of the text.

    Args:
        tokens: The tokens.
        phrases: The noun phrases; what stands inside their attributes is a mention of its own.
        subjects: First tokens of the phrases that are subjects.
        places: Where tokens stand.
        known: The full names of the article.
    """
    found: list[Mention] = []
    tags = tokens.tags
    for phrase in phrases:
        lists = {start: members for members in phrase.lists for start in members} if phrase.lists else {}
        if lists and phrase.members:
            if _names_all(tokens, phrase):
                lists = {start: members for start, members in lists.items() if members is not phrase.members}
            else:
                phrase = phrase._replace(end=end_of_member(tokens, phrase.members[1]))
        inside = _with_attributes(tokens, phrase) if phrase.inside else []
        for group in (phrase, *_agents(tokens, phrase), *inside):
            if group.core_end - group.start == 1 and _is_party_in_brackets(tokens, group):
                continue
            if "PPOSAT" in tags[group.start : group.core_end]:
                own = (i for i in range(group.start, group.core_end) if tags[i] == "PPOSAT")
                found += [_possessive(tokens, i, group, places) for i in own]
            mention = _mention(tokens, group, group.start in subjects, places, known)
            if lists:
                mention.members = lists.get(group.start, ())
                if mention.members and mention.form == "pronoun":
                    mention.plural = False  # *Ihr Bruder und **sie** fordern Geld*: the verb goes with both
            if len(mention.name) > 1 and mention.form == "noun" and not mention.is_unknown:
                found += _owner(tokens, mention, places, known)
            found.append(mention)
    found.sort(key=lambda m: (m.start, m.form != "possessive"))
    for number, mention in enumerate(found):
        mention.number = number
    return found


def _names_all(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a list is one description: *die **Kolleginnen und Kollegen***, *Gewerkschaft **Erziehung und Bau***."""
    if any(tokens[start - 1].ent_type_ == "ORG" for start in phrase.members[1:]):
        return True
    others = [group for group in phrase.inside if group.start in phrase.members]
    bare = tokens[phrase.head].tag_ == "NE" and phrase.core_end == phrase.head + 1  # *die **USA** und Kanada*
    if phrase.plural and not bare and all(tokens[g.core_end - 1].ent_type_ == "LOC" for g in (phrase, *others)):
        return True  # *die Länder **Bayern, Hessen und Sachsen***
    own = any(group.kind != "noun" or tokens[group.start].tag_ in stts.DETERMINER for group in (phrase, *others)[1:])
    doublet = any(tokens[group.head].text.endswith("innen") for group in (phrase, *others))
    return not own and phrase.kind != "name" and (tokens[phrase.start].tag_ in _BEFORE_ALL or doublet)


def end_of_member(tokens: Tokens, following: int) -> int:
    """The token behind a member of a list, before the comma or conjunction and the next one."""
    end = following
    while tokens[end - 1].tag_ in _BETWEEN_MEMBERS:
        end -= 1
    return end


def _is_party_in_brackets(tokens: Tokens, group: Phrase) -> bool:
    """*Ute Lenz **(Grüne)***, *(57, **Grüne**)*: one word that says whose she is, and nobody for *die Vorsitzende*."""
    opening = group.start - 1
    if tokens.at(opening).text == "," and tokens.at(opening - 1).tag_ == "CARD":
        opening -= 2  # behind her age
    in_brackets = tokens.at(opening).text == "(" and tokens.at(group.start + 1).text == ")"
    return in_brackets and party_of(tokens[group.start].lower_) is not None


def _agents(tokens: Tokens, phrase: Phrase) -> list[Phrase]:
    """Who acts in a participle before the noun: *die von **der Opposition** geforderte Reform*."""
    for i in range(phrase.start + 1, phrase.head - 2):
        if tokens.lowered[i] in _AGENT:
            groups = noun_groups(tokens, i + 1, phrase.head)
            return [group for group in groups[:1] if group.start == i + 1 and group.core_end < phrase.head]
    return []


def _with_attributes(tokens: Tokens, phrase: Phrase) -> list[Phrase]:
    """The groups inside the attributes of a phrase, each with its own: *Angaben **des Polizeichefs von Kandahar***.

    Also *Angaben **der Ministerien für Bau, Verkehr und Umwelt***.
    """
    found, end = [], phrase.end
    for n, group in enumerate(phrase.inside):
        listed = [start for members in phrase.lists if members[0] > group.start for start in members[1:]]
        whole = group.core_end
        for following in phrase.inside[n + 1 :]:
            between = [tokens[i] for i in range(whole, following.start)]
            linked = len(between) < 2 and all(token.tag_ in stts.PREPOSITION for token in between)
            if not between and is_person_noun(tokens[phrase.head]) and tokens[following.start].names_person:
                break  # *die Präsidentin **der Kammer** Nadja Klein*
            if not linked and following.start not in listed:
                break
            whole = following.core_end
        if whole < end and tokens[whole].text == "(" and tokens[end - 1].text == ")":
            whole = end
        found.append(group if whole == group.end else group._replace(end=whole))
    return found


def _owner(tokens: Tokens, owned: Mention, places: Places, known: FullNames) -> list[Mention]:
    """***Anna Webers** Partei*, ***Jan Rehms** Anwalt*: whose name stands before the noun is somebody, too."""
    first, last = owned.name_tokens[0], owned.name_tokens[-1]
    if last >= owned.head or not is_genitive_name(tokens[last]):
        return []
    name = Phrase(first, last + 1, last + 1, last, -1, "G", False, "name")
    return [_mention(tokens, name, False, places, known)]


def _possessive(tokens: Tokens, i: int, phrase: Phrase, places: Places) -> Mention:
    """***ihr** Anwalt*: whoever the Anwalt is of."""
    return Mention(
        0, i, i + 1, i + 1, i, -1, "possessive", (), (), "", "unknown", False, False, False, False, False,
        *places.of(i), phrase, tokens,
    )  # fmt: skip


def _pronoun(tokens: Tokens, phrase: Phrase, subject: bool, places: Places) -> Mention:
    return Mention(
        0, phrase.start, phrase.core_end, phrase.end, phrase.head, phrase.preposition, "pronoun", (), (), "",
        "unknown", _is_plural_pronoun(tokens, phrase, subject), False, False, False, subject,
        *places.of(phrase.start), phrase, tokens,
    )  # fmt: skip


def _mention(tokens: Tokens, phrase: Phrase, subject: bool, places: Places, known: FullNames) -> Mention:
    if phrase.kind == "pronoun":
        return _pronoun(tokens, phrase, subject, places)
    first = tokens[phrase.start]
    if subject and phrase.plural and first.tag_ == "ART" and first.lower_ in _ARTICLES_OF_ONE_SUBJECT:
        phrase = phrase._replace(plural=False)  # ***der Stiftungskonzern** teilte mit*, whatever the tagger sees
    words = _name_words(tokens, phrase, known)
    words = [] if words and (_is_body_with_place(tokens, phrase, words) or _is_amount(tokens, phrase, words)) else words
    has_letter = words and any(map(str.isalpha, tokens.text[tokens[words[0]].idx : tokens[words[-1]].end]))
    name = form_of(tokens, words) if has_letter else ()
    owned = bool(words) and words[-1] < phrase.head and is_genitive_name(tokens[words[-1]])  # ***Klamts** Anwalt*
    described = phrase.head if owned else _describing(tokens, phrase, words)
    noun: str = ""
    kind: SpeakerKind = "unknown"
    if subject and not name and not phrase.plural and _is_plural_to_its_verb(tokens, phrase):
        phrase = phrase._replace(plural=True)
    if described >= 0:
        word = tokens[described]
        noun, kind = _noun_of(word.lemma_, word.text)
        if kind == "unknown" and is_participle_for_person(first, word):
            kind = "person"
        if kind == "unknown" and not name and _is_labelled_as_body(tokens, phrase, described):
            kind = "organisation"
        if not name and word.text.endswith("en") and is_party(noun):
            phrase = phrase._replace(plural=True)  # *fällt **den Grünen** zu*, which may be read as one of them
    if noun in _UNIONS and (
        phrase.end > phrase.core_end or described > phrase.start + 1 or phrase.core_end > described + 1
    ):
        kind = "organisation"  # *der Bund **der Steuerzahler***, *der Bund **Deutscher Kriminalbeamter***
    if kind in BODIES and (is_councillor(tokens, described, words) if name else is_councillor_of_party(noun)):
        kind = "person"
    if kind == "person" and phrase.plural and is_party(noun):
        kind = "organisation"  # *die Grünen*
    if kind == "group" and ((not phrase.plural and is_for_person(noun)) or (name[1:] and given_name_gender(name[0]))):
        kind = "person"  # *ein Ermittler*, *Tod des Aktivisten **Jan Rehm***
    if kind == "person" and not name and noun.endswith(_BODY_WITHOUT_NAME) and first.lower_ in _DEFINITE:
        kind = "organisation"  # *der Parteivorstand*, but *Parteivorstand Jan Rehm*
    last = phrase.core_end - 1 - tokens[phrase.core_end - 1].is_quote  # *die Zeitung „Die Welt“*
    form: Literal["name", "noun"] = "name" if name and words[-1] >= last else "noun"
    plural = phrase.plural
    if plural:
        # *Überzeugung der 47-Jährigen*: of one, whatever the tagger sees; several have no age in common
        aged = first.lower_ in _SINGULAR_ARTICLES and _AGE.match(noun)
        of_woman = kind == "person" and described == phrase.head and tokens[described].text.endswith("in")
        plural = not aged and not of_woman
    # ***Obamas** Wahlkampfteam*
    possessed = first.tag_ == "PPOSAT" or (phrase.end - phrase.start > 1 and is_genitive_name(first))
    return Mention(
        0, phrase.start, phrase.core_end, phrase.end, phrase.head, phrase.preposition, form, name, words, noun,
        kind, plural, first.lower_ in _DEFINITE,
        first.tag_ in {"CARD", "PIAT", "PIDAT"} or first.lower_.startswith(_INDEFINITE), possessed, subject,
        *places.of(phrase.start), phrase, tokens, described,
    )  # fmt: skip


def _is_amount(tokens: Tokens, phrase: Phrase, name: Sequence[int]) -> bool:
    """*1,4 Milliarden **Lire***, *795 **Mio US-Dollar***: what stands behind digits is counted, and nobody.

    But *50Hertz-Chefin **Uta Lenz***.
    """
    number = tokens[phrase.start]
    return (
        number.text[0].isdecimal()
        and not is_person_noun(number)
        and all(tokens[i].tag_ in {"CARD", "NN"} for i in range(phrase.start, name[0]))
    )


def _is_plural_to_its_verb(tokens: Tokens, phrase: Phrase) -> bool:
    """*Das **sagen Forscher** aus Bonn*, *Das **melden deutsche Händler***: no article shows their number."""
    if tokens[phrase.start].tag_ not in {"NN", "ADJA"} or tokens.at(phrase.end).tag_ == "KON":
        return False
    beside = tokens.at(phrase.end), tokens[max(phrase.start - 1, 0)]
    verb = next((token for token in beside if token.tag_ in stts.FINITE), None)
    return verb is not None and feature(verb, "Number") == "Plur"


def _is_labelled_as_body(tokens: Tokens, phrase: Phrase, described: int) -> bool:
    """*das **Deutsche Rote Kreuz***: an adjective with a capital, and both are one name to the recogniser."""
    if described <= phrase.start or tokens[described].ent_type_ not in {"ORG", "LOC"}:
        return False
    before = tokens[described - 1]
    return before.tag_ == "ADJA" and before.text[0].isupper() and before.ent_type_ == tokens[described].ent_type_


def _is_of_something(tokens: Tokens, phrase: Phrase, qualifiers: frozenset[str]) -> bool:
    """*die Leiterin **der Schule***, *der Experte **für Boden***; but *die Ärztin **aus Kiel**, 54*."""
    if not phrase.has_attributes or not qualifiers:
        return False
    first = tokens[phrase.core_end]
    return first.tag_ in _BEGINS_ATTRIBUTE or first.lower_ in _OF


def _age(tokens: Tokens, phrase: Phrase, described: int, noun: str) -> str:
    """*der **54**-Jährige*, *die **54**-jährige Ute Lenz*, *die **52** Jahre alte Chefin*; empty for none."""
    if noun[:1].isdecimal() and (match := _AGE.match(noun)):
        return match[1]
    for i in range(phrase.start, described):
        if not tokens[i].text[0].isdecimal():
            continue
        if match := _AGE.match(tokens[i].lower_):
            return match[1]
        measured = i + 2 <= described and tokens[i].is_digit and tokens[i + 1].text == "Jahre"
        if measured and tokens[i + 2].lower_.startswith("alte"):
            return tokens[i].text
    return ""


def _name_words(tokens: Tokens, phrase: Phrase, known: FullNames) -> list[int]:
    """The words of a name as it stands: whole between quotation marks, and as far as its label of a body reaches.

    *die Zeitung „**Yemen Observer**“*, *der **Chaos Computer Club***, but *Ruth Gerig | liess ausrichten*.
    """
    end = phrase.core_end
    if tokens[end - 1].is_quote:
        opening = next((i for i in range(end - 2, phrase.start, -1) if tokens[i].is_quote), -1)
        called = tokens[opening - 1] if opening > phrase.start else None
        if called is not None and noun_kind(called.lemma_) in INSTITUTIONS and opening + 1 < end - 1:
            return list(range(opening + 1, end - 1))
    words = person_name(tokens, phrase, known)
    if not words:
        return words
    joined = words[-1] == end - 2 and "-" in tokens[end - 1].text and not is_genitive_name(tokens[words[-1]])
    if joined and is_person_noun(tokens[end - 1]):
        return []  # *die **Song** Contest-Siegerin*
    words = [i for i in without_role(tokens, words) if i < end]
    while len(words) > 1 and is_genitive_name(tokens[words[0]]):
        words = without_role(tokens, words[1:])  # ***Reuters** Mama Gisela*
    noun = tokens[end - 1]
    if words[-1] < end - 1 and tokens[words[-1] + 1].text == "/":
        return []  # *laut ARD/**ZDF-Onlinestudie***
    if words[-1] < end - 1 and noun.tag_ == "NN" and noun_kind(noun.text) in BODIES:
        return words if is_genitive_name(tokens[words[-1]]) else []  # *der Dresden Culture **Club***
    before = tokens[words[0] - 1] if words[0] > phrase.start else None
    in_genitive = is_genitive_name(tokens[words[-1]]) and len(words) <= _MAX_GENITIVE_NAME
    if before is not None and before.tag_ == "NN" and in_genitive:
        article = tokens[phrase.start]
        if before.lemma_ == before.text or article.tag_ not in stts.DETERMINER:
            return []  # *Einige Anhänger **Saddam Husseins***
    for n, i in enumerate(words):
        if tokens[i].text.islower() and tokens[i].lower_ not in NAME_PARTICLES and tokens[i].ent_type_ != "ORG":
            return words[:n]
    label = tokens[words[0]].ent_type_
    if label in {"ORG", "MISC"}:
        first, last = words[0], words[-1]
        while first > phrase.start and tokens[first - 1].ent_type_ == label and tokens[first - 1].tag_ in _IN_NAMES:
            first -= 1
        if _begins_with_adjective(tokens, phrase, first) or _is_body_in_genitive(tokens[first]):
            return words  # *Die **Technische Universität** Dresden*: the adjective is declined, as in a description
        while last + 1 < end and tokens[last + 1].ent_type_ == label and tokens[last + 1].tag_ in _IN_NAMES:
            last += 1
        return list(range(first, last + 1))
    return words


def _begins_with_adjective(tokens: Tokens, phrase: Phrase, name: int) -> bool:
    """Whether an adjective with a capital and the label of a name stands before its first word, a noun for a body."""
    if name - 1 <= phrase.start or tokens[name].tag_ != "NN" or noun_kind(tokens[name].text) not in BODIES:
        return False
    before = tokens[name - 1]
    return before.tag_ == "ADJA" and not before.text.islower() and before.ent_type_ == tokens[name].ent_type_


def _is_body_in_genitive(noun: Token) -> bool:
    """*nach Angaben des **Landeskriminalamts** Sachsen*."""
    return noun.tag_ == "NN" and noun.text != noun.lemma_ and noun_kind(noun.lemma_) in BODIES


def _is_before_bare_name(noun: Token) -> bool:
    """*der **Softwarekonzern** SAP*: the name stands alone elsewhere; whatever lemma the noun is given."""
    return noun.lemma_.lower().endswith(_BEFORE_BARE_NAME) or noun.lower_.endswith(_BEFORE_BARE_NAME)


def _is_body_with_place(tokens: Tokens, phrase: Phrase, name: Sequence[int]) -> bool:
    """*Landgericht **Hamburg***, *Autohaus **Jan Rehm***: the noun and the name are the name together."""
    if name[0] == phrase.start or name[-1] < phrase.core_end - 1:
        return False
    noun = tokens[name[0] - 1]
    if noun.tag_ == "NN" and len(name) > 1 and noun.lower_.endswith(_NAMED_AFTER_PERSON):
        return bool(given_name_gender(tokens[name[0]].text)) and noun_kind(noun.text) in BODIES
    kind = kind_named_by(noun)
    places = all(tokens[i].ent_type_ == "LOC" for i in name)
    untold = kind == "unknown" and places and noun.tag_ == "NN"  # *die Schuldnerberatung **Hessen***
    if noun.tag_ not in stts.NOUN or not (kind in BODIES or untold):
        return False
    if _is_before_bare_name(noun) or is_councillor(tokens, name[0] - 1, name):
        return False
    described = tokens[name[0] - 2] if name[0] - 2 > phrase.start else None
    if described is not None and described.tag_ == "ADJA" and described.text.islower() and not places:
        return False  # *die schwedische Stiftung **Norrvik***, but *das bayerische Landeskriminalamt München*
    return len(name) == 1 or all(tokens[i].ent_type_ in {"LOC", "ORG"} for i in name)


def _describing(tokens: Tokens, phrase: Phrase, name: Sequence[int]) -> int:
    """The noun of a phrase that describes: *der **Minister** Karl Brandt*, *die **54-Jährige***; -1 for none."""
    end = name[0] if name else phrase.core_end
    for i in range(end - 1, phrase.start - 1, -1):
        token = tokens[i]
        if name and token.tag_ == "ADJA" and token.text.islower():
            return -1  # *die von der **Opposition** nominierte Elena Ristova*
        of_body = token.tag_ == "NE" and not name and tokens[phrase.head].tag_ == "NN"  # *der Verband Pro **Bahn***
        if is_title(token.text) or of_body:
            continue
        labelled = i > phrase.start and not name and tokens[i - 1].tag_ == "NN" and not is_speaker_noun(token.text)
        if labelled and noun_kind(tokens[i - 1].text) in BODIES:
            return i - 1  # *die **Firma** Nordlicht*, *der **Landkreis** Verden*
        if token.tag_ == "NN" or (
            token.tag_ in {"ADJA", "NE"}
            and (not token.text.islower() or _AGE.match(token.text))
            and i == end - 1
            and not name
        ):
            return i
        if name and is_person_word(token.text):
            return i
    if len(name) > 1 and tokens[name[0]].tag_ == "NN" and noun_kind(tokens[name[0]].text) in BODIES:
        return name[0]  # ***Landgericht** Kiel*, all of it a name to the recogniser
    return phrase.head if not name and tokens[phrase.head].tag_ in stts.NOUN else -1


@remembered
def _noun_of(lemma: str, text: str) -> tuple[str, SpeakerKind]:
    """A noun as it is compared, its lemma in lower case, *54-Jährigen* as `54-jährige`; and what it says who it is."""
    lower = text.lower()
    aged = "".join(lower.rpartition("jährige")[:2]) if lower.endswith(_AGED) else ""
    # A lemmatizer may leave the genitive as it is: *des **Instituts** Wohnwert*.
    bare = text[:-1] if lower[-1] == "s" else text
    if noun_kind(text) == "person" and noun_kind(lemma) == "government":
        lemma = text  # *der **Isländer***, to a lemmatizer *Island*
    for word in (aged, lemma, text) if aged else (lemma, text, bare):
        kind = noun_kind(word)
        if kind != "unknown":
            return aged or (_weak_stem(word.lower()) if kind == "person" else word.lower()), kind
    noun = aged or lemma.lower()
    return noun, "organisation" if is_party(noun) else "unknown"


def _weak_stem(noun: str) -> str:
    """*den **Virologen*** → `virologe`, where the lemmatizer leaves the ending."""
    stems = (noun[:-1], noun[:-2]) if noun.endswith("en") else ()
    return next(filter(is_for_person, stems), noun)


def _gender(tokens: Tokens, phrase: Phrase, described: int, kind: SpeakerKind) -> str:
    """The gender of whom a phrase is for: *die 54-Jährige*, *Ministerin Brandt*, *das Amt*."""
    if described < 0:
        return _address_gender(tokens[phrase.start].text)
    token = tokens[described]
    if gender := _address_gender(token.text):
        return gender
    first = tokens[phrase.start].lower_
    if kind == "person" and not token.text.endswith(("in", "frau")) and _is_adjectival(token):
        return _adjectival_gender(first, token.lower_)
    by_article = kind == "person" and phrase.start < described and is_adjectival(token.text)
    if by_article and (told := _adjectival_gender(first, token.lower_)):  # ***der** Geistliche*
        return told
    if kind == "person" and token.lower_.endswith(_OF_ANYBODY):
        return ""  # *das Kirchenoberhaupt*, *der Fernsehstar*
    if kind == "person":
        woman = first in _ARTICLES["Fem"] and not phrase.plural  # *die Präses*
        neuter = feature(token, "Gender") == "Neut"  # *der **Isländer***, to a tagger
        man = first == "der" and "N" in phrase.cases and (neuter or _has_feminine_in_in(token.lower_))  # *der Lette*
        return "Fem" if woman else "Masc" if man else noun_gender(token)
    if token.text.endswith("in") and first in {"die", "eine"} and not phrase.plural:
        return "Fem"
    return feature(token, "Gender")


def _has_feminine_in_in(noun: str) -> bool:
    """*Lette*, *Franke*: whether a noun in -e, in lower case, is for men, since women have one in -in."""
    stem = noun[:-1]
    return noun[-1] == "e" and any(is_for_person(f"{other}in") for other in (stem, stem.replace("a", "ä")))


def _address_gender(word: str) -> str:
    """***Frau** Weiß*, *mit **Herrn** Weiß*; empty for other words."""
    return ("Fem" if word == "Frau" else "Masc") if word in _FORMS_OF_ADDRESS else ""


def _is_adjectival(token: Token) -> bool:
    """Whether a noun is declined as an adjective: *die Angeklagte*, *ein 54-Jähriger*."""
    return token.tag_ == "ADJA" or bool(_LIKE_ADJECTIVE.search(token.lower_))


def _adjectival_gender(article: str, noun: str) -> str:
    """*der 54-Jährige*, *dem 54-Jährigen* and *ein 54-Jähriger* are a man, *der 54-Jährigen* is a woman."""
    if noun.endswith("r") or article in _ARTICLES["Masc"]:
        return "Masc"
    if article == "der":
        return "Masc" if noun.endswith("e") else "Fem"
    return "Fem" if article in _ARTICLES["Fem"] else ""


def _qualifiers(tokens: Tokens, phrase: Phrase, described: int) -> frozenset[str]:
    """What a description has beside its noun: adjectives, a place, and the nouns and names of its attributes."""
    if described < 0 or phrase.end - phrase.start == 1:
        return frozenset()
    words = []
    for i in range(phrase.start, described):
        token = tokens[i]
        if token.tag_ == "ADJA" and not _AGE.match(token.lower_) and tokens[i - 1].text != "Jahre":
            word = token.lower_.rstrip("nrsme")
            words += [word] * (word not in _OF_THE_SAME)
        elif i == phrase.start < described and token.tag_ in stts.NOUN and token.text == token.lemma_ + "s":
            words.append(token.lemma_.lower())  # ***Hausens** Trainer*
    for token in tokens[described + 1 : phrase.core_end]:
        if token.ent_type_ in _PLACES:
            words.append(token.lower_)
    for token in tokens[phrase.core_end : _end_of_attributes(tokens, phrase)]:
        if token.tag_ in stts.NOUN:
            words.append(token.lower_ if token.tag_ == "NE" else token.lemma_.lower())
    return frozenset(words)


def _end_of_attributes(tokens: Tokens, phrase: Phrase) -> int:
    """Where the attributes of a phrase end: before an apposition, and before *und* and another person.

    *die Klägerin**, eine Lehrerin,***, *Chef Jan Rehm **und Ida Klamt***.
    """
    for i in range(phrase.core_end, phrase.end - 1):
        if tokens[i].tag_ == "KON" and (is_person_word(tokens[i + 1].text) or tokens[i + 1].names_person):
            return i
    comma = _apposition(tokens, phrase)
    return phrase.end if comma < 0 else comma


def _apposition(tokens: Tokens, phrase: Phrase) -> int:
    """The comma before an apposition that begins with an article: *die Klägerin**, eine Lehrerin***; -1 for none."""
    for i in range(phrase.core_end, phrase.end - 1):
        if tokens[i].text == "," and tokens[i + 1].tag_ == "ART":
            return -1 if any(i + 1 in members for members in phrase.lists) else i
    return -1


def _is_plural_pronoun(tokens: Tokens, phrase: Phrase, subject: bool) -> bool:
    """*sie* by its verb: *sie sagte*, *sagten sie*, *wie **sie** am Montag bekannt **gaben***."""
    if tokens[phrase.head].lower_ not in _NUMBER_BY_VERB:
        return phrase.plural
    i = phrase.head
    for j in (i + 1, i - 1):
        if tokens.at(j).tag_ in stts.FINITE:
            return feature(tokens[j], "Number") == "Plur"
    for j in range(i + 2, len(tokens) if subject else 0):
        if tokens[j].tag_ in stts.FINITE:
            return feature(tokens[j], "Number") == "Plur"
        if tokens[j].is_punct:
            break
    return phrase.plural
