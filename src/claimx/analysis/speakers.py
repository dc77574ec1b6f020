"""One speaker per person or body across the article: full names, nominatives, pronouns, roles and owners of sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from claimx.analysis import german
from claimx.analysis.cues import cue_noun
from claimx.analysis.kinds import Kind, noun_kind
from claimx.analysis.phrases import Phrase, noun_groups, phrases_on
from claimx.analysis.tokens import Token, Tokens

_STRONG_NOMINATIVE = {"Masc": "er", "Fem": "e", "Neut": "es"}
_MASCULINE = frozenset({"er", "ihm", "ihn", "dieser", "letzterer", "ersterer"})
_NAMING_NOBODY = frozenset({"ich", "wir", "man", "es", "wer", "jemand", "niemand"})
_NAMES = frozenset({"NE", "FM"})
_KIND_OF_ENTITY: dict[str, Kind] = {"PER": "person", "ORG": "organisation", "LOC": "government"}
_LOOK_BACK = 30
"""How many phrases before a pronoun can be what it stands for."""


@dataclass
class Entity:
    """A speaker while the article is read; `key` are the words, in lower case, that a shorter mention is made of."""

    name: str
    kind: Kind
    role: str | None
    gender: str
    plural: bool
    key: set[str]
    number: int
    mentions: list[tuple[int, int]] = field(default_factory=list)


class Resolver:
    """Names the speakers of one article, in the order of the text.

    Args:
        doc: With phrases and statements; entity labels help where there are any.
    """

    def __init__(self, doc: Tokens, phrases: list[Phrase]) -> None:
        self.doc = doc
        self.phrases = [p for p in phrases if p.kind != "pronoun"]
        self.full_names = _full_names(doc)
        self.roles = self._roles()
        self.entities: dict[str, Entity] = {}
        self._by_word: dict[str, Entity] = {}
        self._recent: list[Entity] = []

    def resolve(self, start: int, end: int) -> Entity | None:
        """The speaker that the tokens of a speaker role name, None where nothing can be told."""
        groups = noun_groups(self.doc, start, end)
        if not groups:
            return self._mentioned(self._described(start, end, None), start, end)
        first = groups[0]
        entity = self._pronoun(first) if first.kind == "pronoun" else self._owner(groups) or self._named(first, end)
        return self._mentioned(entity, start, end)

    def _roles(self) -> dict[str, Phrase]:
        """Phrases with a role and a name, by their role: *Innenminister Karl Brandt*."""
        roles: dict[str, Phrase] = {}
        for phrase in self.phrases:
            head = self.doc[phrase.head]
            if head.tag_ == "NN" and noun_kind(head.text) == "person" and phrase.core_end - 1 > phrase.head:
                roles.setdefault(head.text, phrase)
        return roles

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
        plural = phrase.plural or (token.lower_ == "sie" and _verb_is_plural(self.doc, phrase.head))
        gender = "" if plural else "Masc" if token.lower_ in _MASCULINE else "Fem" if token.lower_ == "sie" else ""
        for entity in reversed(self._recent[-_LOOK_BACK:]):
            if entity.plural == plural and (not gender or not entity.gender or entity.gender == gender):
                return entity
        before = bisect_left(self.phrases, phrase.start, key=lambda p: p.end)
        near = self.phrases[max(before - _LOOK_BACK, 0) : before]
        near = [p for p in near if not plural or noun_kind(self.doc[p.head].text) != "unknown"] or near
        for candidate in reversed(near):
            agrees = candidate.plural == plural and (plural or self._is_person(candidate))
            if agrees and not (gender and (known := _person_gender(self.doc, candidate)) and known != gender):
                return self._named(candidate, candidate.end)
        return None

    def _owner(self, groups: list[Phrase]) -> Entity | None:
        """*den Zahlen **des Ministeriums***, *Angaben **von n24***; *eigenen Angaben* are those of the last speaker."""
        source = groups[0]
        if cue_noun(self.doc[source.head].text, "source") is None:
            return None
        if len(groups) > 1:
            return self._named(groups[1], groups[1].end)
        if self.doc[source.start].tag_ == "NE" and source.start < source.head:
            return self._named(source._replace(core_end=source.start + 1, head=source.start), source.start + 1)
        possessed = any(
            self.doc[i].tag_ == "PPOSAT" or self.doc[i].lower_ == "eigenen" for i in range(source.start, source.head)
        )
        return self._recent[-1] if possessed and self._recent else None

    def _named(self, phrase: Phrase, end: int) -> Entity:
        doc = self.doc
        names = _name_run(doc, phrase.start, phrase.core_end)
        if not names and doc[phrase.core_end - 1].text in self.full_names:
            names = [phrase.core_end - 1]  # a name that the tagger took for a noun, at the beginning of a sentence
        if names and (names[-1] == phrase.core_end - 1 or doc[phrase.head].tag_ == "NE"):
            return self._by_name(phrase, names)
        if doc[phrase.start].tag_ in {"ART", "APPRART", "PDAT"}:
            words = [doc[i].lemma_.lower() for i in range(phrase.start, phrase.core_end) if doc[i].tag_ in german.NOUN]
            known = self._by_word.get(doc[phrase.head].lemma_.lower())
            if known is not None and known.key.issuperset(words):
                return known  # *der Präsident*, where one with a name spoke before
            role = doc[phrase.head].lemma_.lower()
            if noun_kind(role) == "person":
                for entity in reversed(self._recent[-_LOOK_BACK:]):  # *Innenminister Brandt*, then *der Minister*
                    if any(word.endswith(role) for word in entity.key):
                        return entity
            named = self.roles.get(doc[phrase.head].text)
            if named is not None and named.end <= phrase.start and phrase.core_end - phrase.start == 2:
                return self._named(named, named.end)  # *der Minister*, where one with a name was mentioned before
        return self._described(phrase.start, end, phrase)

    def _by_name(self, phrase: Phrase, names: list[int]) -> Entity:
        doc = self.doc
        while len(names) > 1 and noun_kind(doc[names[0]].text) == "person":
            names = names[1:]  # *Architekt Paul Stern*: a profession that the tagger took for a name
        forms = tuple(_bare_name(doc[i]) for i in names)
        full = self.full_names.get(forms[-1], forms)
        if not set(forms) <= set(full):
            full = forms
        role = _role(doc, phrase, names)
        entity = self.entities.get(" ".join(full))
        if entity is None:
            kind = self._name_kind(phrase, names, full)
            entity = self._new(" ".join(full), kind, role, _person_gender(doc, phrase), False, set(full))
        entity.role = entity.role or role
        self._learn(entity, (role or "").split())
        return entity

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
        nouns = {doc[i].lemma_ for i in range(start, end) if doc[i].tag_ in german.NOUN}
        return self._new(name, kind, None, german.feature(head, "Gender"), bool(phrase and phrase.plural), nouns)

    def _new(self, name: str, kind: Kind, role: str | None, gender: str, plural: bool, words: set[str]) -> Entity:
        entity = Entity(name, kind, role, gender, plural, set(), len(self.entities))
        self.entities[name] = entity
        self._learn(entity, words)
        return entity

    def _learn(self, entity: Entity, words: set[str] | list[str]) -> None:
        for word in words:
            entity.key.add(word.lower())
            self._by_word[word.lower()] = entity

    def _name_kind(self, phrase: Phrase, names: list[int], full: tuple[str, ...]) -> Kind:
        doc = self.doc
        said = noun_kind(doc[phrase.head].lemma_ if doc[phrase.head].tag_ == "NN" else full[-1])
        label = next((doc[i].ent_type_ for i in names if doc[i].ent_type_), "")
        if said != "unknown":
            return said
        return _KIND_OF_ENTITY.get(label, "person" if len(full) > 1 else "unknown")

    def _is_person(self, phrase: Phrase) -> bool:
        head = self.doc[phrase.head]
        if head.ent_type_ == "PER" or noun_kind(head.lemma_) == "person":
            return True
        names = _name_run(self.doc, phrase.start, phrase.core_end)
        return bool(names) and _bare_name(self.doc[names[-1]]) in self.full_names


# --- names ---


def _name_run(doc: Tokens, start: int, end: int) -> list[int]:
    """The last run of proper names in a noun group: *der Präsident **Wladimir Selenskij***."""
    run: list[int] = []
    for i in range(start, end):
        if doc[i].tag_ in _NAMES or (run and run[-1] == i - 1 and doc[i].lower_ in german.NAME_PARTICLES):
            run = [*run, i] if run and run[-1] == i - 1 else [i]
    while run and doc[run[-1]].lower_ in german.NAME_PARTICLES:
        run.pop()
    return run


def _full_names(doc: Tokens) -> dict[str, tuple[str, ...]]:
    """The longest form of each name by its last word: `Selenskij` → `Wladimir Selenskij`."""
    longest: dict[str, tuple[str, ...]] = {}
    for run in _runs_of_names(doc):
        forms = tuple(_bare_name(doc[i]) for i in run)
        if 1 < len(forms) <= 5 and len(forms) > len(longest.get(forms[-1], ())):
            longest[forms[-1]] = forms
    return longest


def _runs_of_names(doc: Tokens) -> Iterator[list[int]]:
    """The runs of words in one sentence that the tagger takes for names."""
    run: list[int] = []
    for i, token in enumerate(doc):
        if run and (token.tag_ not in _NAMES or token.is_sent_start):
            yield _name_run(doc, run[0], i)
            run = []
        if token.tag_ in _NAMES:
            run.append(i)
    if run:
        yield _name_run(doc, run[0], len(doc))


def _bare_name(token: Token) -> str:
    """A name without its genitive s: *Merkels Worten*."""
    text = token.text
    genitive = german.feature(token, "Case") == "Gen" and text.endswith("s") and token.lemma_ != text
    return text[:-1] if genitive else text


def _role(doc: Tokens, phrase: Phrase, names: list[int]) -> str | None:
    """*der **ukrainische Präsident** Wladimir Selenskij*."""
    words = [i for i in range(phrase.start, names[0]) if doc[i].tag_ in {"ADJA", "NN"}]
    if not words or doc[words[-1]].tag_ != "NN":
        return None
    return nominative(doc, phrase.start, names[0], phrase)


def _person_gender(doc: Tokens, phrase: Phrase) -> str:
    """The gender that the noun for a person says: *die Ministerin Anna Weiß*; empty where none does."""
    for i in range(phrase.start, phrase.core_end):
        if doc[i].tag_ == "NN" and noun_kind(doc[i].text) == "person":
            return "Fem" if doc[i].text.endswith(("in", "frau")) else "Masc"
    return ""


def _verb_is_plural(doc: Tokens, i: int) -> bool:
    near = [doc[j] for j in (i + 1, i - 1) if 0 <= j < len(doc) and doc[j].tag_ in german.FINITE]
    return any(german.feature(verb, "Number") == "Plur" for verb in near)


# --- nominatives ---


def nominative(doc: Tokens, start: int, end: int, phrase: Phrase | None = None) -> str:
    """The name that a phrase gives its speaker: in the nominative, without its article.

    *dem Pentagon* → `Pentagon`, *des russischen Verteidigungsministeriums* → `russisches Verteidigungsministerium`.

    Args:
        start: First token.
        end: Token after the last.
        phrase: The phrase whose head is to be inflected; by default the last noun is.
    """
    head = phrase.head if phrase and start <= phrase.head < end else end - 1
    while head > start and doc[head].tag_ not in german.NOUN:
        head -= 1
    first = start + (doc[start].tag_ in {"ART", "PDAT"} and start < head)
    words = []
    for i in range(first, end):
        token = doc[i]
        word = token.text
        if i < head and token.tag_ == "ADJA":
            word = _adjective(token, doc[head])
        elif i == head and token.tag_ == "NN":
            word = _noun(token)
        words.append(doc.text[doc[i - 1].end : token.idx] + word)  # with the space before it
    return " ".join("".join(words).split()).strip('„“”"»«')


def _adjective(token: Token, head: Token) -> str:
    text = token.text
    stem = next(
        (text[: -len(e)] for e in ("en", "em", "er", "es", "e") if text.endswith(e) and len(text) > len(e) + 3), ""
    )
    if not stem:
        return text
    if german.feature(head, "Number") == "Plur":
        return stem + "e"
    return stem + _STRONG_NOMINATIVE.get(german.feature(head, "Gender"), "er")


def _noun(token: Token) -> str:
    text, lemma = token.text, token.lemma_
    if german.feature(token, "Number") == "Plur":
        # The dative plural adds -n (*Berichten*, *Forschern*), unless the plural has it already (*Staaten*, *Frauen*).
        added = text == lemma + "n" and lemma.endswith(("er", "el"))
        return text[:-1] if added or (cue_noun(text[:-1], "source") and text != lemma) else text
    for known in (lemma, text[:-1], text[:-1] + "r"):  # *Präsidenten*, *Zeugen*, *Vorsitzenden*
        if text.endswith("en") and noun_kind(known) == "person" and known not in {text, "Vorsitzende"}:
            return known
    inflected = text != lemma and lemma[:1].isupper() and text.lower().startswith(lemma.lower()[:-1])
    return lemma if inflected else text


@Language.component("claimx_speakers", assigns=["doc._.claimx_speakers"], requires=["doc._.claimx_statements"])
def claimx_speakers(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the speakers on `doc._.claimx_speakers` and each statement's speaker number in its `speaker_id`."""
    tokens = tokens or Tokens(doc)
    resolver = Resolver(tokens, phrases_on(doc))
    for statement in sorted(doc._.claimx_statements, key=lambda s: s["speaker"] or [[0, 0]]):
        entity = None
        if statement["speaker"]:
            entity = resolver.resolve(*tokens.span(statement["speaker"][0][0], statement["speaker"][-1][1]))
        statement["speaker_id"] = entity.number if entity is not None else None
    doc._.claimx_speakers = [
        {"name": e.name, "kind": e.kind, "role": e.role, "mentions": [list(m) for m in e.mentions]}
        for e in resolver.entities.values()
    ]
    return doc


if not Doc.has_extension("claimx_speakers"):
    Doc.set_extension("claimx_speakers", default=None)
