"""The persons, bodies and documents of an article, and whose name a name is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, zip_longest
from typing import NamedTuple

from claimx.analysis.cast.mentions import Mention, OfKind
from claimx.analysis.cast.names import Form
from claimx.analysis.syntax.lists import REGIONS_OF_BODY
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge.comparisons import archive_words
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.given_names import given_name_gender, is_given_name
from claimx.knowledge.marks import QUOTES
from claimx.knowledge.nouns import INSTITUTIONS, is_place, noun_kind
from claimx.vocabulary import SpeakerKind

_FAMILY, _RELATIVES = words_of("family"), words_of("relative")
_LEGAL_FORMS = archive_words("legal_form")
_CLUBS = words_of("club")
_CAPITALS_OF_BODY = re.compile(r"[A-ZÄÖÜ]{2}")
_KIND_OF_LABEL: dict[str, SpeakerKind] = {"PER": "person", "ORG": "organisation", "LOC": "government"}


class Description(NamedTuple):
    """What somebody is called besides a name: *rechtspolitische **Sprecherin** der Fraktion*; words in lower case.

    Attributes:
        noun: The noun.
        qualifiers: What tells this one from others of its noun.
    """

    noun: str
    qualifiers: frozenset[str]


SHORTEST_HEAD = 4
"""Letters of the noun that a compound ends in: *Vize**chef***."""


def head_of(noun: str) -> str:
    """The last letters of a noun, which it shares with its compounds."""
    return noun.rpartition("-")[2][-SHORTEST_HEAD:]


@dataclass(eq=False)
class Entity(OfKind):
    """One person, body or document.

    Attributes:
        number: Its place among the entities.
        name: The fullest name, in the nominative.
        kind: What it is.
        named: Whether the article gives a name of its own, and no description only.
        gender: `Masc`, `Fem`, `Neut` or empty, by the words of the article or by the given name.
        told_gender: The gender that the words of the article tell.
        plural: Whether it is several.
        role: The first description that stands with the name, in the nominative.
        party: As the article writes it.
        ages: Every age that the article gives, as digits.
        descriptions: Everything that it is called.
        heads: The last letters of each noun among them: `head_of`.
        members: Those who speak together.
        one_surname: Whether these are named with one surname: *Karin und Uwe Voss*.
        mentions: In the order in which they were found to be its.
    """

    number: int
    name: str
    kind: SpeakerKind
    named: bool = False
    gender: str = ""
    told_gender: str = ""
    plural: bool = False
    role: str | None = None
    party: str | None = None
    ages: set[str] = field(default_factory=set)
    descriptions: dict[Description, None] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    members: list[Entity] = field(default_factory=list)
    one_surname: bool = False
    mentions: list[Mention] = field(default_factory=list)

    def last_before(self, token: int) -> Mention | None:
        """The last mention that stands before a token."""
        for mention in reversed(self.mentions):
            if mention.start < token:
                return mention
        return None

    def add(self, mention: Mention) -> None:
        """Take a mention, in the order of the text."""
        at = len(self.mentions)
        while at and self.mentions[at - 1].start >= mention.start:
            at -= 1
        if at == len(self.mentions) or self.mentions[at] is not mention:
            self.mentions.insert(at, mention)

    def describe(self, noun: str, qualifiers: frozenset[str]) -> None:
        """Take a description."""
        self.descriptions.setdefault(Description(noun, qualifiers))
        self.heads.add(head_of(noun))

    def has_noun(self, noun: str) -> bool:
        """Whether the article has called it by just this noun, in lower case."""
        return any(description.noun == noun for description in self.descriptions)

    def agrees(self, gender: str, plural: bool) -> bool:
        """Whether words of this gender and number can stand for it; an empty gender goes with all."""
        return self.plural == plural and (plural or not gender or not self.gender or self.gender == gender)


class People:
    """Whose name a name is: the full names of an article, and the shorter forms that stand for each.

    Args:
        tokens: The tokens.
        mentions: All mentions of the article.
    """

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        named = [m for m in mentions if m.name]
        votes: dict[str, list[str]] = {}
        for mention in named:
            labels = (tokens[i].ent_type_ for i in mention.name_tokens)
            votes.setdefault(mention.name[-1], []).extend(filter(None, labels))
        self._labels = {
            word: max(labels, key=lambda label: (labels.count(label), label), default="")
            for word, labels in votes.items()
        }
        self._kinds: dict[Mention, SpeakerKind] = {}
        self._forms: dict[Mention, list[Form]] = {}
        # ***Van** den Berg*, ***Al**-Sudais warnte* are *Anna van den Berg* and *Abd al-Sudais* within a sentence.
        self._particles = {word[0].upper() + word[1:]: word for m in named for word in m.name[1:] if word[0].islower()}
        self._spelling = {word.upper(): word for m in named for word in m.name if not word.isupper() and len(word) > 2}
        surfaces = {tokens[m.name_tokens[-1]].text for m in named}
        # *Brandis* in the genitive may have lost an s that is its own: what stands nowhere without it has it.
        self._whole_words = {
            m.name[-1]: m.name[-1] + "s" for m in named if m.name[-1] not in surfaces and m.name[-1] + "s" in surfaces
        }
        spelt = {m.name[-1] for m in named}
        self._whole_words = {word: whole for word, whole in self._whole_words.items() if whole in spelt}
        full = [(self._spelt(self._in_small_letters(m.name)), self.kind(m)) for m in named if len(m.name) > 1]
        full += [(form, "person") for form in _with_surname_of_family(tokens, named, {form[0] for form, _ in full})]
        persons = dict.fromkeys(form for form, kind in full if kind == "person")
        bodies = dict.fromkeys(form for form, kind in full if kind != "person")
        self._full: dict[Form, Form] = {}
        self._by_last: dict[str, list[Form]] = {}
        self._by_first: dict[str, list[Form]] = {}
        for form in sorted(persons, key=len, reverse=True):
            longer = next((f for f in self._by_last.get(form[-1], ()) if _is_short_for(form, f)), None)
            self._full[form] = longer or form
            if longer is None:
                for last in _last_words(form[-1]):
                    self._by_last.setdefault(last, []).append(form)
                for n, word in enumerate(form[:-1]):
                    if n == 0 or not word[0].isalpha() or _is_surname_inside(word):
                        self._by_first.setdefault(without_marks(word), []).append(form)
        self._bodies: dict[str, list[Form]] = {}
        # *der FC Aurach*: ***Aurach** teilte mit, …*, unless there are two of one town, or it is told of as a town, too
        towns = [form[-1] for form in bodies if form[0].lower() in _CLUBS]
        towns += [m.name[-1] for m in named if len(m.name) == 1 and (m.has_preposition or m.noun)]
        self._clubs = {f[-1]: f for f in bodies if f[0].lower() in _CLUBS and towns.count(f[-1]) == 1}
        self._first = {m.name: m.start for m in reversed(named)}
        self._proper = {m.name[0] for m in named if m.tokens[m.name_tokens[0]].tag_ == "NE"}
        for form in sorted(bodies, key=len, reverse=True):
            longer = next((f for f in self._bodies.get(form[0], ()) if self._is_in_full(form, f)), None)
            self._full.setdefault(form, longer or form)
            if longer is None:
                self._bodies.setdefault(form[0], []).append(form)

    def _is_in_full(self, form: Form, longer: Form) -> bool:
        """*Landgericht*, *Landgericht Kiel*; but *IG Metall*, named first, is no *IG Metall **Küste***.

        Nor is *Ferrox*, named first, its own *Ferrox **Vision***.
        """
        if longer[: len(form)] != form:
            return False
        apart = REGIONS_OF_BODY.issuperset(longer[len(form) :]) or form[0] in self._proper
        return not apart or self._first.get(form, 0) >= self._first.get(longer, 0)

    def _spelt(self, form: Form) -> Form:
        """A name with the s that is its own, *Katrin Sievers*, and its particles as they stand in full names."""
        form = (self._particles.get(form[0], form[0]), *form[1:])
        return (*form[:-1], self._whole_words.get(form[-1], form[-1]))

    def _in_small_letters(self, name: Form) -> Form:
        """A name in the capitals of a headline as it is spelt elsewhere: *WIENAND*, ***UTE LENZ** GEWINNT*."""
        if not any(map(str.isupper, name)):
            return name
        in_capitals = len(name) > 1 and all(word.isupper() and len(word) > 1 for word in name)
        if in_capitals and is_given_name(name[0].title(), beside_name=True):
            inside = (word.lower() in NAME_PARTICLES or is_given_name(word.title()) for word in name)
            surname = next((n for n, goes_on in enumerate(inside) if not goes_on), len(name) - 1)
            return tuple(self._spelling.get(word, word.title()) for word in name[: surname + 1])
        return tuple(self._spelling.get(word, word) if word.isupper() else word for word in name)

    def kind(self, mention: Mention) -> SpeakerKind:
        """What a named mention is: by its noun, its given name, and what its name is taken for in the article."""
        if mention not in self._kinds:
            self._kinds[mention] = self._kind(mention)
        return self._kinds[mention]

    def _kind(self, mention: Mention) -> SpeakerKind:
        """What a mention names: by its noun, by its name, then by the label that the recogniser gives the name."""
        if mention.noun and not mention.is_unknown:
            return mention.kind
        if not mention.noun and mention.gender:
            return "person"  # *Herr Weiß*
        if len(mention.name) > 1 and mention.name[-1].upper() in _LEGAL_FORMS:
            return "organisation"  # *Ferrox **SE***
        first = noun_kind(mention.name[0]) if len(mention.name) > 1 else "unknown"
        if first in INSTITUTIONS and not is_place(mention.name[0]):
            return first  # *Friedrich-Schiller-**Universität** Jena*; but *Washington Irving*
        last = noun_kind(mention.name[-1]) if "-" in mention.name[-1] else "unknown"
        if len(mention.name) > 1 and last in INSTITUTIONS:
            return last  # *Robert **Koch-Institut***
        label = self._labels.get(mention.name[-1], "")
        signs = len(mention.name) > 1 and mention.name[0].isupper() and _is_before_colon(mention)
        given = mention.name[0].title() if signs else mention.name[0]  # ***JAN REHM**: Ja, gern.*
        if len(mention.name) > 1 and (label != "ORG" or signs) and given_name_gender(given):
            return "person"
        place_of_body = len(mention.name) > 1 and label == "ORG"  # *Landgericht **Hamburg***
        kind = "unknown" if place_of_body else noun_kind(mention.name[-1])
        if kind == "person" and label == "LOC":
            kind = "government"  # ***Schweden** lehnte das ab*, no Swede
        if label == "PER" and len(mention.name) == 1 and _is_made_like_body(mention.name[0]):
            label = "ORG"
        return _KIND_OF_LABEL.get(label, "unknown") if kind == "unknown" else kind

    def forms(self, mention: Mention) -> list[Form]:
        """The full names that a mention's name can stand for, those that share its last word first."""
        if mention not in self._forms:
            self._forms[mention] = self._possible_forms(mention)
        return self._forms[mention]

    def _possible_forms(self, mention: Mention) -> list[Form]:
        """The full names that a name can be short for, itself where there is none: *Dohrn* for *Friedrich Dohrn*."""
        name = self._spelt(self._in_small_letters(mention.name))
        if name in self._full:
            return [self._full[name]]
        if len(name) > 1:
            return [name]
        kind = self.kind(mention)
        if kind == "group" and mention.noun in _FAMILY and not mention.members:
            return [(mention.noun.capitalize(), *name)]  # *Familie Kunert*
        if kind in {"person", "unknown"} or name[0] in self._by_last:
            found = self._by_last.get(name[0]) or self._by_first.get(name[0])
            if found:
                return found + self._bodies.get(name[0], [])  # *Friedrich Dohrn*, *Dohrn SE*
            genitive = name[0].removesuffix("s")
            if genitive in self._by_last:
                return self._by_last[genitive]
        club = self._clubs.get(name[0]) if mention.subject and not mention.noun else None
        if club is not None and self._first[club] < self._first.get(name[:1], mention.start):
            return [club]
        found = [form for form in self._bodies.get(name[0], ()) if self._is_in_full(name, form)]
        # *Ferrox Nord* and *Ferrox Süd* are none of *Ferrox*, but *das Landgericht* is that of *Kiel* or of *Emden*
        return found if found and (len(found) == 1 or noun_kind(name[0]) != "unknown") else [name]


def _with_surname_of_family(tokens: Tokens, named: Sequence[Mention], first_names: Container[str]) -> Iterator[Form]:
    """The full names of those with whose given name the surname does not stand: ***Karin** und Uwe Voss*, *Vater Jan*.

    Args:
        tokens: The tokens.
        named: The mentions by name, in the order of the text.
        first_names: Given names that stand in full names.
    """
    families = {m.name for m in named if m.noun in _FAMILY and len(m.name) == 1 and not m.members}
    for mention, following in zip_longest(named, named[1:]):
        given = mention.name[0]
        if len(mention.name) > 1 or given in first_names or not is_given_name(given):
            continue
        if mention.noun in _RELATIVES:
            yield from ((given, *name) for name in families if len(families) == 1)
        elif mention.is_person or following is None or following.start != mention.end + 1:
            continue  # ***Papst** Franziskus und Uwe Voss*
        elif tokens[mention.end].lower_ == "und" and len(following.name) > 1 and is_given_name(following.name[0]):
            surname = dropwhile(lambda word: is_given_name(word, beside_name=True), following.name[1:-1])
            yield given, *surname, following.name[-1]


def _last_words(surname: str) -> tuple[str, ...]:
    """How a surname is written alone: *al-Mansur*, *Mansur*."""
    return (surname, surname.partition("-")[2]) if surname[0].islower() and "-" in surname else (surname,)


def _is_before_colon(mention: Mention) -> bool:
    return bool(mention.name_tokens) and mention.tokens.at(mention.name_tokens[-1] + 1).text == ":"


def _is_made_like_body(word: str) -> bool:
    """*SV*, *NDRInfo*: no surname has two capitals side by side."""
    return bool(_CAPITALS_OF_BODY.search(word))


def _is_surname_inside(word: str) -> bool:
    """*Gabriel **García** Márquez*, but *Hans **Peter** Müller*, *Ursula **von** der Heyde*."""
    return word[0].isupper() and word[-1] != "." and not is_given_name(word, beside_name=True)


def _is_short_for(form: Form, longer: Form) -> bool:
    """*Karl Brandt*, *K. Brandt*, *Karl H. Brandt* and *Karl Heinz Brandt* are one."""
    if form[-1] != longer[-1]:
        return False
    first, other = form[0].rstrip("."), longer[0]
    if len(first) == 1:
        return other.startswith(first)
    return first == other or {*map(without_marks, form)} <= {*map(without_marks, longer)}


def without_marks(word: str) -> str:
    """A nickname without the quotation marks that it stands in: *Klaus **„Kalle“** Brandt*."""
    return word if word[0].isalpha() else word.strip(QUOTES) or word


def gender_of(form: Form) -> str:
    """The gender of the person that has a full name, by the given name; empty where it does not tell.

    A woman's given name alone is hardly a surname: *Rebecca*, but *Peter*.
    """
    gender = given_name_gender(form[0])
    return gender if len(form) > 1 or gender == "Fem" else ""


def joined_name(entities: Iterable[Entity], one_surname: bool = False) -> str:
    """*Olaf Brehm und Ida Klamt*, *A, B und C*; with `one_surname` as the article has it, *Karin und Uwe Voss*."""
    names = [entity.name for entity in entities]
    if one_surname:
        names[:-1] = [name.partition(" ")[0] for name in names[:-1]]
    return " und ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
