"""One speaker per person or body across the article: full names, nominatives, pronouns, roles and owners of sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.analysis import german
from claimx.analysis.cues import cue_noun
from claimx.analysis.kinds import Kind, noun_kind
from claimx.analysis.phrases import Phrase, phrases_on

_STRONG_NOMINATIVE = {"Masc": "er", "Fem": "e", "Neut": "es"}
_PRONOUN_GENDER = {"er": "Masc", "ihm": "Masc", "ihn": "Masc", "dieser": "Masc", "letzterer": "Masc", "dessen": "Masc"}


@dataclass
class Entity:
    """A speaker while the article is read. `key` are the words that shorter forms must be among."""

    name: str
    kind: Kind
    role: str | None
    gender: str
    plural: bool
    key: frozenset[str]
    mentions: list[tuple[int, int]] = field(default_factory=list)


class Resolver:
    """Names the speakers of one article in the order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.phrases = phrases_on(doc)
        self.full_names = _full_names(doc, self.phrases)
        self.entities: list[Entity] = []
        self.recent: list[Entity] = []

    def resolve(self, start: int, end: int) -> Entity | None:
        """The entity that the tokens of a speaker role name, None where nothing can be told."""
        inside = [p for p in _split(self.doc, self.phrases, start, end)]
        if not inside:
            return self._remember(self._plain(start, end), start, end)
        phrase = inside[0]
        if phrase.kind == "pronoun" or self.doc[phrase.start].tag_ == "PROAV":
            entity = self._pronoun(phrase)
        elif (owner := self._owner(phrase, inside)) is not None:
            entity = owner
        else:
            entity = self._named(phrase, end)
        return self._remember(entity, start, end)

    def _remember(self, entity: Entity | None, start: int, end: int) -> Entity | None:
        if entity is None:
            return None
        if entity not in self.entities:
            self.entities.append(entity)
        span = (self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))
        if span not in entity.mentions:
            entity.mentions.append(span)
        self.recent.append(entity)
        return entity

    def _pronoun(self, phrase: Phrase) -> Entity | None:
        """`er`, `sie`: the last speaker that agrees, else the last person that the text names before."""
        form = self.doc[phrase.head].lower_
        gender = _PRONOUN_GENDER.get(form, "")
        plural = phrase.plural or (form == "sie" and _verb_is_plural(self.doc, phrase.head))
        if form in {"ich", "wir", "man", "es", "wer", "jemand"}:
            return None
        if form == "sie" and not plural:
            gender = "Fem"
        for entity in reversed(self.recent):
            if entity.plural == plural and (not gender or not entity.gender or entity.gender == gender):
                return entity
        before = [p for p in self.phrases if p.end <= phrase.start and p.kind != "pronoun"]
        for candidate in reversed(before[-30:]):
            if candidate.plural != plural:
                continue
            if plural or _is_person(self.doc, candidate, self.full_names):
                return self._named(candidate, candidate.end)
        return None

    def _owner(self, phrase: Phrase, inside: list[Phrase]) -> Entity | None:
        """`den Zahlen **des Ministeriums**`, `Angaben **von n24**`; `seinen Angaben` are those of the last speaker."""
        if cue_noun(self.doc[phrase.head].text, "source") is None:
            return None
        if len(inside) > 1:
            return self._named(inside[1], inside[1].end)
        if any(self.doc[i].tag_ == "PPOSAT" or self.doc[i].lower_ == "eigenen" for i in range(phrase.start, phrase.head)):
            return self.recent[-1] if self.recent else None
        return None

    def _named(self, phrase: Phrase, end: int) -> Entity:
        doc = self.doc
        names = _name_run(doc, phrase)
        if not names and doc[phrase.core_end - 1].text in self.full_names:
            names = [phrase.core_end - 1]  # a name that the tagger took for a noun, at the beginning of a sentence
        if names and (names[-1] == phrase.core_end - 1 or doc[phrase.head].tag_ == "NE"):
            return self._by_name(phrase, names)
        words = frozenset(doc[i].lemma_.lower() for i in range(phrase.start, phrase.core_end) if doc[i].tag_ in german.NOUN)
        definite = doc[phrase.start].lower_ in {"der", "die", "das", "dem", "den", "des"} or doc[phrase.start].tag_ in {"PDAT"}
        if definite:
            for entity in reversed(self.entities):
                if doc[phrase.head].lemma_.lower() in entity.key and (words <= entity.key):
                    return entity
        return self._plain(phrase.start, end, phrase)

    def _by_name(self, phrase: Phrase, names: list[int]) -> Entity:
        doc = self.doc
        forms = tuple(_bare_name(doc[i]) for i in names)
        full = self.full_names.get(forms[-1], forms)
        if not set(forms) <= set(full):
            full = forms
        name = " ".join(full)
        role = _role(doc, phrase, names)
        for entity in self.entities:
            if entity.name == name:
                entity.role = entity.role or role
                if role:
                    entity.key |= {w.lower() for w in role.split()}
                return entity
        kind = self._name_kind(phrase, names, full)
        gender = _gender(doc, phrase, names)
        key = frozenset(w.lower() for w in (*full, *(role or "").split()))
        return Entity(name, kind, role, gender, False, key)

    def _name_kind(self, phrase: Phrase, names: list[int], full: tuple[str, ...]) -> Kind:
        doc = self.doc
        label = next((doc[i].ent_type_ for i in names if doc[i].ent_type_), "")
        by_noun = noun_kind(doc[phrase.head].lemma_) if doc[phrase.head].tag_ == "NN" else noun_kind(full[-1])
        if by_noun != "unknown":
            return by_noun
        return {"PER": "person", "ORG": "organisation", "LOC": "government"}.get(label, "person" if len(full) > 1 else "unknown")  # type: ignore[return-value]

    def _plain(self, start: int, end: int, phrase: Phrase | None = None) -> Entity:
        doc = self.doc
        name = nominative(doc, start, end, phrase)
        head = doc[phrase.head] if phrase else doc[end - 1]
        key = frozenset(doc[i].lemma_.lower() for i in range(start, end) if doc[i].tag_ in german.NOUN)
        for entity in self.entities:
            if entity.name == name:
                return entity
        kind = noun_kind(head.lemma_)
        if kind == "unknown" and cue_noun(head.text, "source"):
            kind = "document"
        gender = (head.morph.get("Gender") or [""])[0]
        return Entity(name, kind, None, gender, bool(phrase and phrase.plural), key)


def _split(doc: Doc, phrases: list[Phrase], start: int, end: int) -> list[Phrase]:
    """The noun groups of a speaker role, the attributes of the first as phrases of their own."""
    from claimx.analysis.phrases import _cores

    return [p for p in _cores_cached(doc, _cores) if start <= p.start and p.core_end <= end]


def _cores_cached(doc: Doc, cores: Any) -> list[Phrase]:
    stored = doc.user_data.get("claimx_cores")
    if stored is None:
        stored = cores(doc)
        doc.user_data["claimx_cores"] = stored
    return stored  # type: ignore[no-any-return]


def _name_run(doc: Doc, phrase: Phrase) -> list[int]:
    """The last run of proper names in a noun group: `der Präsident **Wladimir Selenskij**`."""
    run: list[int] = []
    for i in range(phrase.start, phrase.core_end):
        if doc[i].tag_ in {"NE", "FM"} or (run and doc[i].lower_ in {"von", "de", "van", "al", "bin"}):
            run = [*run, i] if run and run[-1] == i - 1 else [i]
    return run


def _full_names(doc: Doc, phrases: list[Phrase]) -> dict[str, tuple[str, ...]]:
    """The longest form of each name by its last word: `Selenskij` → `Wladimir Selenskij`."""
    longest: dict[str, tuple[str, ...]] = {}
    for phrase in _split(doc, phrases, 0, len(doc)):
        run = _name_run(doc, phrase)
        if not run:
            continue
        forms = tuple(_bare_name(doc[i]) for i in run)
        if 1 < len(forms) <= 4 and len(forms) > len(longest.get(forms[-1], ())):
            longest[forms[-1]] = forms
    return longest


def _bare_name(token: Token) -> str:
    """A name without its genitive s."""
    if "Gen" in token.morph.get("Case") and token.text.endswith("s") and token.lemma_ != token.text:
        return str(token.text[:-1])
    return str(token.text)


def _role(doc: Doc, phrase: Phrase, names: list[int]) -> str | None:
    words = [i for i in range(phrase.start, names[0]) if doc[i].tag_ in {"ADJA", "NN"}]
    if not words or doc[words[-1]].tag_ != "NN":
        return None
    return nominative(doc, phrase.start, names[0], phrase)


def _gender(doc: Doc, phrase: Phrase, names: list[int]) -> str:
    noun = [doc[i] for i in range(phrase.start, names[0]) if doc[i].tag_ == "NN"]
    gender = (noun[-1].morph.get("Gender") if noun else []) or [""]
    return str(gender[0])


def nominative(doc: Doc, start: int, end: int, phrase: Phrase | None = None) -> str:
    """The name that a phrase gives its speaker: nominative, without its article.

    `dem Pentagon` → *Pentagon*, `des russischen Verteidigungsministeriums` → *russisches Verteidigungsministerium*.
    """
    head = phrase.head if phrase and start <= phrase.head < end else end - 1
    while head > start and doc[head].tag_ not in german.NOUN:
        head -= 1
    core_end = min(end, phrase.core_end if phrase else end)
    words = []
    for i in range(start, end):
        token = doc[i]
        if i == start and token.tag_ in {"ART", "PDAT"}:
            continue
        if i < head and token.tag_ == "ADJA":
            words.append(_adjective(token, doc[head]))
        elif i == head and token.tag_ == "NN" and i < core_end:
            words.append(_noun(token))
        else:
            words.append(token.text)
    return _joined(doc, start, end, words) if words else doc[start:end].text


def _joined(doc: Doc, start: int, end: int, words: list[str]) -> str:
    offset = end - start - len(words)
    pieces = [word + doc[start + offset + n].whitespace_ for n, word in enumerate(words)]
    return " ".join("".join(pieces).split())


def _adjective(token: Token, head: Token) -> str:
    text = str(token.text)
    stem = next((text[: -len(e)] for e in ("en", "em", "er", "es", "e") if text.endswith(e) and len(text) > len(e) + 3), text)
    if stem == text:
        return text
    if "Plur" in head.morph.get("Number"):
        return stem + "e"
    return stem + _STRONG_NOMINATIVE.get((head.morph.get("Gender") or ["Masc"])[0], "er")


def _noun(token: Token) -> str:
    case, number = token.morph.get("Case"), token.morph.get("Number")
    text, lemma = str(token.text), str(token.lemma_)
    if "Plur" in number:
        inflected = "Dat" in case and text.endswith("n") and "Fem" not in token.morph.get("Gender")
        return text[:-1] if inflected and not lemma.endswith(("e", "n")) and text != lemma else text
    if text != lemma and lemma[:1].isupper() and text.lower().startswith(lemma.lower()[:-1]):
        return lemma
    return text


def _is_person(doc: Doc, phrase: Phrase, full_names: dict[str, tuple[str, ...]]) -> bool:
    if doc[phrase.head].ent_type_ == "PER" or noun_kind(doc[phrase.head].lemma_) == "person":
        return True
    names = _name_run(doc, phrase)
    return bool(names) and _bare_name(doc[names[-1]]) in full_names


def _verb_is_plural(doc: Doc, i: int) -> bool:
    near = [doc[j] for j in (i + 1, i - 1) if 0 <= j < len(doc) and doc[j].tag_ in german.FINITE]
    return any("Plur" in t.morph.get("Number") or t.lower_ in {"sind", "haben", "waren", "hatten"} for t in near)


@Language.component("claimx_speakers", assigns=["doc._.claimx_speakers"], requires=["doc._.claimx_statements"])
def claimx_speakers(doc: Doc) -> Doc:
    """Leave the speakers on `doc._.claimx_speakers` and each statement's speaker number in its `speaker_id`."""
    resolver = Resolver(doc)
    for statement in sorted(doc._.claimx_statements, key=lambda s: s["speaker"] or [[0, 0]]):
        entity = None
        if statement["speaker"]:
            first, last = statement["speaker"][0][0], statement["speaker"][-1][1]
            span = doc.char_span(first, last, alignment_mode="expand")
            entity = resolver.resolve(span.start, span.end) if span is not None else None
        statement["speaker_id"] = resolver.entities.index(entity) if entity is not None else None
    doc._.claimx_speakers = [
        {"name": e.name, "kind": e.kind, "role": e.role, "mentions": [list(m) for m in e.mentions]}
        for e in resolver.entities
    ]
    doc.user_data.pop("claimx_cores", None)
    return doc


if not Doc.has_extension("claimx_speakers"):
    Doc.set_extension("claimx_speakers", default=None)
