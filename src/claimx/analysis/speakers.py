"""One speaker per person or body across the article: full names, nominatives, pronouns, roles and owners of sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claimx.analysis.article import Article
from claimx.analysis.cast.names import (
    body_before,
    form_of,
    full_names,
    is_person,
    noun_gender,
    person_gender,
    person_name,
    role_before,
    without_role,
)
from claimx.analysis.cast.nominatives import nominative
from claimx.analysis.records import StatementRecord
from claimx.analysis.syntax.phrases import Phrase, noun_groups, phrases_on
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.nouns import is_general, noun_kind
from claimx.vocabulary import SpeakerKind

_MASCULINE = words_of("masculine")
_NAMING_NOBODY = words_of("naming_nobody")
_ANAPHORIC = words_of("anaphoric")
_OWNED = words_of("owned")
_OF_SPEAKERS = words_of("third_person")  # these stand for who speaks where they are reported themselves
_KIND_OF_ENTITY: dict[str, SpeakerKind] = {"PER": "person", "ORG": "organisation", "LOC": "government"}
_DEEPEST = 5
"""How many statements back the one is sought that reports another."""
_LOOK_BACK = 30
"""How many phrases before a pronoun can be what it stands for."""


@dataclass
class Entity:
    """A speaker while the article is read; `key` are the words, in lower case, that a shorter mention is made of."""

    name: str
    kind: SpeakerKind
    role: str | None
    gender: str
    plural: bool
    key: set[str]
    number: int
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def agrees(self, plural: bool, gender: str) -> bool:
        """Whether a pronoun of this number and gender can stand for it; an empty gender goes with all."""
        return self.plural == plural and (not gender or not self.gender or self.gender == gender)


class Resolver:
    """Names the speakers of one article, in the order of the text.

    Args:
        doc: Its tokens; entity labels help where there are any.
        phrases: Its noun phrases.
        said: Offsets of what its statements say, by their start.
    """

    def __init__(self, doc: Tokens, phrases: list[Phrase], said: list[tuple[int, int]]) -> None:
        self.doc = doc
        self.phrases = [p for p in phrases if p.kind != "pronoun"]
        self.full_names = full_names(doc)
        self.said = said
        self.people = self._people()
        with_noun = ((p, self._name_in(p)[-1]) for p in reversed(self.people) if doc[p.head].tag_ == "NN")
        self._introduced = {form_of(doc, [last])[-1]: p for p, last in with_noun}
        self.entities: dict[str, Entity] = {}
        self._by_word: dict[str, Entity] = {}
        self._recent: list[Entity] = []

    def resolve(self, start: int, end: int, outer: Entity | None = None) -> Entity | None:
        """The speaker that the tokens of a speaker role name, None where nothing can be told.

        Args:
            start: First token.
            end: Token after the last.
            outer: Who says the statement that this role stands in: *Sie gehe davon aus, dass das reiche, sagte Weiß*.
        """
        if self.doc[start].lower_ in _ANAPHORIC:  # *Demnach …*: the source that was named last
            return self._mentioned(self._recent[-1] if self._recent else None, start, end)
        groups = noun_groups(self.doc, start, end)
        if not groups:
            return self._mentioned(self._described(start, end, None), start, end)
        first = groups[0]
        if outer and self.doc[start].lower_ in _OF_SPEAKERS and outer.agrees(*self._form(first)):
            return self._mentioned(outer, start, end)
        if first.kind == "pronoun":
            entity = self._pronoun(first)
        else:
            entity = self._owner(groups) or self._named(first._replace(end=end), end)
        return self._mentioned(entity, start, end)

    def _people(self) -> list[Phrase]:
        """Phrases that name a person, in the order of the text."""
        return [phrase for phrase in self.phrases if self._is_person(phrase) and self._name_in(phrase)]

    def _name_in(self, phrase: Phrase) -> list[int]:
        return person_name(self.doc, phrase, self.full_names)

    def _mentioned(self, entity: Entity | None, start: int, end: int) -> Entity | None:
        if entity is not None:
            span = self.doc.offsets(start, end)
            if not entity.mentions or entity.mentions[-1] != span:
                entity.mentions.append(span)
            self._recent.append(entity)
        return entity

    def _pronoun(self, phrase: Phrase) -> Entity | None:
        """*er*, *sie*: the last speaker that agrees, else the last person that the text names before."""
        token = self.doc[phrase.head]
        if token.lower_ in _NAMING_NOBODY:
            return None
        if token.tag_ == "PRELS":
            return self._antecedent(phrase)
        plural, gender = self._form(phrase)
        heard = next((e for e in reversed(self._recent[-_LOOK_BACK:]) if e.agrees(plural, gender)), None)
        since = heard.mentions[-1][1] if heard else 0
        near = None if plural else self._subject_nearby(phrase.start, gender, since)
        near = near or (None if plural else self._person_before(phrase.start, gender, since, subject=True))
        if near:
            return self._named(near, near.end)
        if heard:
            return heard
        before = bisect_left(self.phrases, phrase.start, key=lambda p: p.end)
        others = self.phrases[max(before - _LOOK_BACK, 0) : before]
        others = [p for p in others if not plural or noun_kind(self.doc[p.head].text) != "unknown"] or others
        for candidate in reversed(others):
            agrees = candidate.plural == plural and (plural or self._is_person(candidate))
            if agrees and not (gender and (known := self._gender(candidate)) and known != gender):
                return self._named(candidate, candidate.end)
        return None

    def _subject_nearby(self, position: int, gender: str, since: int) -> Phrase | None:
        """*Ein Zeuge sprach. **Ein junger Mann** wurde gefasst; er bestreitet alles.*: in this sentence or the last.

        Args:
            position: Number of the pronoun's token.
            gender: Of the person; empty for any.
            since: Offset after which the person must be spoken of.
        """
        doc = self.doc
        before = bisect_left(self.phrases, position, key=lambda p: p.end)
        for phrase in reversed(self.phrases[max(before - _LOOK_BACK, 0) : before]):
            borders = sum(doc[i].is_sent_start for i in range(phrase.start + 1, position + 1))
            if borders > 1 or doc[phrase.start].idx < since:
                return None
            subject = phrase.preposition < 0 and phrase.cases[0] == "N" and not phrase.plural
            if not subject or self._is_said(phrase):
                continue
            if self._is_person(phrase) and (not gender or self._gender(phrase) in {"", gender}):
                return phrase
            # ***Der Verband** zeigte sich enttäuscht: Das reiche nicht, teilte **er** mit.*
            if not borders and can_speak(doc, phrase) and feature(doc[phrase.head], "Gender") == gender:
                return phrase
        return None

    def _form(self, pronoun: Phrase) -> tuple[bool, str]:
        """Whether a pronoun is a plural, and the gender that it stands for; empty where it may be any."""
        word = self.doc[pronoun.head].lower_
        if pronoun.plural or (word == "sie" and _verb_is_plural(self.doc, pronoun.head)):
            return True, ""
        return False, "Masc" if word in _MASCULINE else "Fem" if word == "sie" else ""

    def _person_before(
        self, position: int, gender: str, since: int = 0, noun: str = "", subject: bool = False
    ) -> Phrase | None:
        """The person that the text last named before a token.

        Args:
            position: Number of the token.
            gender: Of the person; empty for any.
            since: Offset after which the person must be named.
            noun: What the person must have been called: *der **Minister*** was *Innenminister Brandt*.
            subject: Whether it must be what a sentence of the article is about, and not of what somebody says.
        """
        before = bisect_left(self.people, position, key=lambda p: p.end)
        for person in reversed(self.people[max(before - _LOOK_BACK, 0) : before]):
            if self.doc[person.start].idx < since:
                return None
            called = self.doc[person.head].lemma_.lower().endswith(noun)
            about = not subject or (person.preposition < 0 and person.cases[0] == "N" and not self._is_said(person))
            if called and about and not (gender and (known := self._gender(person)) and known != gender):
                return person
        return None

    def _is_said(self, phrase: Phrase) -> bool:
        at = bisect_right(self.said, (self.doc[phrase.start].idx, len(self.doc.text))) - 1
        return at >= 0 and self.doc[phrase.start].idx < self.said[at][1]

    def _antecedent(self, relative: Phrase) -> Entity | None:
        """*der **Verein**, der einen Neubau forderte*: the last phrase before the comma that may agree in number."""
        before = bisect_left(self.phrases, relative.start, key=lambda p: p.end)
        near = self.phrases[max(before - 2, 0) : before]
        either = self.doc[relative.head].lower_ == "die"
        return next((self._named(p, p.end) for p in reversed(near) if either or not p.plural), None)

    def _owner(self, groups: list[Phrase]) -> Entity | None:
        """*den Zahlen **des Ministeriums***, *Angaben **von n24***; *eigenen Angaben* are those of the last speaker.

        *der Experte **Karl Brandt** von der Universität* speaks for himself.
        """
        source = groups[0]
        if cue_noun(self.doc[source.head].text, "source") is None or self._is_person(source):
            return None
        if len(groups) > 1:
            return self._named(groups[1], groups[1].end)
        if self.doc[source.start].tag_ == "NE" and source.start < source.head:
            return self._named(source._replace(core_end=source.start + 1, head=source.start), source.start + 1)
        possessed = any(
            self.doc[i].tag_ == "PPOSAT" or self.doc[i].lower_ == "eigenen" for i in range(source.start, source.head)
        )
        if possessed:
            return self._recent[-1] if self._recent else None
        return self._owner_in_compound(self.doc[source.head])

    def _owner_in_compound(self, source: Token) -> Entity | None:
        """***Polizei**angaben*, ***Regierungs**kreisen*: the first part says whose they are."""
        ending = next((end for end in _OWNED if source.lower_.endswith(end)), None)
        first = source.text[: -len(ending)] if ending else ""
        name = next((word for word in (first, first.removesuffix("s")) if noun_kind(word) != "unknown"), None)
        if name is None:
            return None
        return self._by_word.get(name.lower()) or self._new(name, noun_kind(name), None, "", False, {name})

    def _named(self, phrase: Phrase, end: int) -> Entity:
        doc = self.doc
        names = self._name_in(phrase)
        if names and (body := body_before(doc, phrase, names)) is not None:
            return self._described(phrase.start, phrase.core_end, phrase._replace(head=body))
        if names and (names[-1] >= phrase.core_end - 1 or doc[phrase.head].tag_ == "NE"):
            return self._by_name(phrase, names)
        if doc[phrase.start].tag_ in {"ART", "APPRART", "PDAT"} and (known := self._known(phrase)):
            return known
        return self._described(phrase.start, end, phrase)

    def _known(self, phrase: Phrase) -> Entity | None:
        """Whom a definite phrase without a name takes up again: *der Minister*, *die Partei*, *der 59-Jährige*."""
        doc, head = self.doc, self.doc[phrase.head]
        words = [doc[i].lemma_.lower() for i in range(phrase.start, phrase.core_end) if doc[i].tag_ in stts.NOUN]
        # A lemma may be no word (*CDU-Chefn*) or an adjective (*57-jährig*); the form in the text never is.
        known_lemma = noun_kind(head.lemma_) != "unknown" or noun_kind(head.text) == "unknown"
        noun, bare = (head.lemma_ if known_lemma else head.text).lower(), phrase.core_end - phrase.start == 2
        known = self._by_word.get(noun)
        if known is not None and known.key.issuperset(words):
            return known  # *der Präsident*, where one with a name spoke before
        is_person = is_person_noun(head)
        if is_person or (bare and phrase.end == phrase.core_end):
            for entity in reversed(self._recent[-_LOOK_BACK:]):  # *Innenminister Brandt*, then *der Minister*
                if any(word.endswith(noun) for word in entity.key):
                    return entity
        if phrase.plural or not is_person:
            return None
        general = is_general(noun)
        if not (general or bare):
            return None
        named = self._person_before(phrase.start, noun_gender(head), noun="" if general else noun)
        return self._named(named, named.end) if named else None

    def _by_name(self, phrase: Phrase, names: list[int]) -> Entity:
        doc = self.doc
        names = without_role(doc, names)
        forms = form_of(doc, names)
        full = self.full_names.get(forms[-1], forms)
        if not set(forms) <= set(full):
            full = forms
        role = role_before(doc, phrase, names) or self._role_of(forms[-1])
        entity = self.entities.get(" ".join(full))
        if entity is None:
            kind = self._name_kind(phrase, names, full)
            gender = self._gender(phrase) if kind in {"person", "unknown"} else ""
            entity = self._new(" ".join(full), kind, role, gender, False, set(full))
        entity.role = entity.role or role
        self._learn(entity, (role or "").split())
        return entity

    def _role_of(self, surname: str) -> str | None:
        """The role that a person is introduced with, maybe after a first short mention."""
        introduced = self._introduced.get(surname)
        return role_before(self.doc, introduced, self._name_in(introduced)) if introduced else None

    def _described(self, start: int, end: int, phrase: Phrase | None) -> Entity:
        """A speaker without a name: *eine Sprecherin der Polizei*, *das Ministerium*."""
        doc = self.doc
        name = nominative(doc, start, end, phrase)
        if name in self.entities:
            return self.entities[name]
        head = doc[phrase.head] if phrase else doc[end - 1]
        kind = noun_kind(head.lemma_) if noun_kind(head.lemma_) != "unknown" else noun_kind(head.text)
        if kind == "unknown" and cue_noun(head.text, "source"):
            kind = "document"
        last = phrase.head + 1 if phrase else end  # *die Polizei* is not *ein Sprecher der Polizei*
        nouns = {doc[i].lemma_ for i in range(start, last) if doc[i].tag_ in stts.NOUN}
        return self._new(name, kind, None, feature(head, "Gender"), bool(phrase and phrase.plural), nouns)

    def _new(
        self, name: str, kind: SpeakerKind, role: str | None, gender: str, plural: bool, words: set[str]
    ) -> Entity:
        entity = Entity(name, kind, role, gender, plural, set(), len(self.entities))
        self.entities[name] = entity
        self._learn(entity, words)
        return entity

    def _learn(self, entity: Entity, words: set[str] | list[str]) -> None:
        for word in words:
            entity.key.add(word.lower())
            self._by_word[word.lower()] = entity

    def _name_kind(self, phrase: Phrase, names: list[int], full: tuple[str, ...]) -> SpeakerKind:
        doc = self.doc
        said = noun_kind(doc[phrase.head].lemma_ if doc[phrase.head].tag_ == "NN" else full[-1])
        label = next((doc[i].ent_type_ for i in names if doc[i].ent_type_), "")
        if said != "unknown":
            return said
        if len(full) > 1 and is_given_name(full[0], beside_name=True):
            return "person"
        return _KIND_OF_ENTITY.get(label, "person" if len(full) > 1 else "unknown")

    def _is_person(self, phrase: Phrase) -> bool:
        return is_person(self.doc, phrase, self.full_names)

    def _gender(self, phrase: Phrase) -> str:
        return person_gender(self.doc, phrase, self.full_names)


def _verb_is_plural(doc: Tokens, i: int) -> bool:
    near = [doc[j] for j in (i + 1, i - 1) if 0 <= j < len(doc) and doc[j].tag_ in stts.FINITE]
    return any(feature(verb, "Number") == "Plur" for verb in near)


def _reported_by(statements: list[StatementRecord], number: int) -> int | None:
    """The statement that reports another one: *Sie gehe davon aus, dass das reiche, | sagte Weiß*."""
    speaker = statements[number]["speaker"]
    for other in range(number - 1, max(number - _DEEPEST, 0) - 1, -1) if speaker else ():
        covered = any(a <= speaker[0][0] and speaker[-1][1] <= b for a, b in statements[other]["content"])
        if covered and statements[other]["type"] != "direct" and statements[other]["speaker"]:
            return other
    return None


def claimx_speakers(doc: Doc, article: Article | None = None) -> Doc:
    """Leave the speakers on `doc._.claimx_speakers` and each statement's speaker number in its `speaker_id`."""
    tokens = article.tokens if article else Tokens(doc)
    said = sorted((start, end) for statement in doc._.claimx_statements for start, end in statement["content"])
    resolver = Resolver(tokens, phrases_on(doc), said)
    statements = doc._.claimx_statements
    outer = [_reported_by(statements, number) for number in range(len(statements))]

    def heard(number: int) -> tuple[int, int]:
        """Where a statement's speaker is known: that of a reported one with the speaker who reports it."""
        begin, around = (statements[number]["speaker"] or [[0, 0]])[0][0], outer[number]
        return (begin, 0) if around is None else max((begin, 0), (heard(around)[0], 1))

    entities: dict[int | None, Entity | None] = {}
    for number in sorted(range(len(statements)), key=heard):
        speaker = statements[number]["speaker"]
        if speaker:
            start, end = tokens.span(speaker[0][0], speaker[-1][1])
            entities[number] = resolver.resolve(start, end, entities.get(outer[number]))
        entity = entities.get(number)
        statements[number]["speaker_id"] = entity.number if entity is not None else None
    doc._.claimx_speakers = [
        {"name": e.name, "kind": e.kind, "role": e.role, "mentions": [list(m) for m in sorted(e.mentions)]}
        for e in resolver.entities.values()
    ]
    return doc
