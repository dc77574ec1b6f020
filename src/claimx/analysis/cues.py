"""Recognises cues: the verbs, prepositions and nouns of the lexicon that attribute, in the forms that a clause has."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from claimx.analysis import german
from claimx.analysis.clauses import Clause
from claimx.analysis.tokens import Tokens
from claimx.lexicon import load

Act = Literal[
    "report", "claim", "announce", "confirm", "deny", "admit", "demand", "reject", "warn", "criticise", "praise",
    "promise", "ask", "advise", "estimate", "hope", "fear", "regret",
]  # fmt: skip
Takes = Literal["quote", "clause", "v2", "infinitive", "object", "preposition", "as"]


# These go with any verb and make no other one of it: *schrieb weiter, dass …*
_ADVERBS = german.words_of("beside_any_verb")
_JOINING_VERBS = german.words_of("joins_verbs")
_WERDEN = german.words_of("werden")


class Record(BaseModel):
    """A line of a cue lexicon."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CueVerb(Record):
    """A verb that attributes.

    Attributes:
        verb: Infinitive, a separable particle marked off by a bar: `mit|teilen`.
        act: The speech act.
        takes: What its content can be: a quotation, a *dass*/*ob*/*w-* clause, a verb-second clause, an infinitive, an
            object that sums it up (*forderte eine Reaktion*), a prepositional object (*sprach von …*), an *als* phrase.
        irregular: Stems and forms that the weak conjugation does not give: `gab`, `gegeben`.
        addressee: The case of who is spoken to: *riet der Ukraine*, *bat die Polizei*.
        with_: Words that must stand beside it: *geht **davon** aus*.
        without: Words that make another verb of it: *nennt **sich***, *verurteilte ihn **zu** einer Haftstrafe*.
        subject: `es` where no speaker can be the subject (*es heißt*), `thing` where it is what was said (*das Urteil
            lautete*), `aus` where the source stands in a phrase with *aus* (*aus dem Bericht geht hervor*), `object`
            where the one who is quoted is the object (*die Zeitung zitiert den Minister*).
        passive: Who the subject of the passive is: *der Minister wird aufgefordert* or *der Minister wird zitiert*.
        not_objects: Nouns that make another verb of it: *der Anschlag forderte 65 Menschenleben*.
        prepositions: Those that its prepositional object begins with: *sprach von*, not *sprach mit*.
    """

    verb: str
    act: Act
    takes: tuple[Takes, ...]
    irregular: tuple[str, ...] = ()
    addressee: Literal["dative", "accusative"] | None = None
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    subject: Literal["speaker", "es", "thing", "aus", "object"] = "speaker"
    passive: Literal["addressee", "speaker"] = "addressee"
    not_objects: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))

    @property
    def lemma(self) -> str:
        return self.verb.replace("|", "")


class CueNoun(Record):
    """A noun of saying: as source (*nach Angaben von …*) or as what is said (*die Befürchtung, dass …*)."""

    noun: str
    act: Act
    uses: tuple[Literal["source", "content"], ...]
    forms: tuple[str, ...] = ()


class AttributionWord(Record):
    """A preposition or adverb that attributes; `needs_noun` where a noun of saying makes it one (*nach Angaben*)."""

    word: str
    position: Literal["before", "after", "both", "adverb", "relative"]
    needs_noun: bool


class VerbCue(NamedTuple):
    """A cue verb in a clause: its entry, and its tokens, auxiliaries, particle and reflexive included."""

    verb: CueVerb
    tokens: tuple[int, ...]
    passive: bool


@cache
def _verbs_by_form() -> dict[str, list[tuple[CueVerb, bool]]]:
    """Cue verbs by each of their forms, and whether the form needs its particle elsewhere in the clause."""
    table: dict[str, list[tuple[CueVerb, bool]]] = {}
    for verb in load("cue_verbs.jsonl", CueVerb):
        particle = verb.verb.partition("|")[0] if "|" in verb.verb else ""
        for form in german.verb_forms(verb.verb, verb.irregular):
            detached = bool(particle) and not form.startswith(particle)
            table.setdefault(form, []).append((verb, detached))
    return table


@cache
def _nouns() -> dict[str, CueNoun]:
    return {form.lower(): noun for noun in load("cue_nouns.jsonl", CueNoun) for form in (noun.noun, *noun.forms)}


@cache
def attribution_words() -> dict[str, AttributionWord]:
    """The prepositions and adverbs that attribute, by their form."""
    return {word.word: word for word in load("attribution.jsonl", AttributionWord)}


@lru_cache(maxsize=65536)
def cue_noun(word: str, use: str) -> CueNoun | None:
    """The noun of saying that a word is or ends in: *Polizeiangaben*, *Medienberichten*."""
    lower = word.lower().replace("-", "")
    nouns = _nouns()
    for begin in range(0, max(len(lower) - 3, 1)):
        noun = nouns.get(lower[begin:])
        if noun and use in noun.uses and (begin == 0 or begin > 2):
            return noun
    return None


def verb_cue(doc: Tokens, clause: Clause) -> VerbCue | None:
    """The cue verb of a clause, if its verb is one.

    `teilte … mit`, `hat … angekündigt`, `wird … vorgeworfen`, `beeilten sich zu erklären`.
    """
    if not any(doc[i].lower_ in _verbs_by_form() for i in clause.verbs) or clause.kind == "quotation":
        return None
    particles = {doc[i].lower_ for i in clause.tokens if doc[i].tag_ in {"PTKVZ", "ADJD"}}
    if doc[clause.tokens[-1]].tag_ in {"APPR", "ADV", "PTKA"}:
        particles.add(doc[clause.tokens[-1]].lower_)  # a preposition cannot end a clause: *kündigte unterdessen an*
    words = {doc[i].lower_ for i in clause.tokens}
    for i in reversed(clause.verbs):
        matches = _matches(doc, i, particles, words)
        if matches:
            return VerbCue(matches, _words(doc, clause, i, matches), is_passive(doc, clause, i))
        if doc[i].tag_.startswith("VV"):
            return None  # the full verb decides: *versuchte zu sagen* is not *versuchen*, *sagte ab* is not *sagen*
    return None


def _words(doc: Tokens, clause: Clause, full: int, verb: CueVerb) -> tuple[int, ...]:
    """The tokens of a cue: the full verb, its particle, auxiliaries, *zu*, *sich* and the words that it stands with."""
    tags = {i: doc[i].tag_ for i in clause.verbs}
    if tags[full] in german.FINITE:
        words = {full}
    else:
        words = {full, *(i for i in tags if i < full and _joined(doc, i, full))} | {
            i for i, tag in tags.items() if tag[:2] in {"VA", "VM"} or tag == "PTKZU"
        }
        words |= {clause.finite} if clause.finite >= 0 and tags[full] in german.INFINITIVE | {"VVIZU"} else set()
    particle = verb.verb.partition("|")[0] if "|" in verb.verb else ""
    for i in clause.tokens:
        token = doc[i]
        separated = token.lower_ == particle and (token.tag_ in {"PTKVZ", "ADJD"} or i == clause.tokens[-1])
        if separated or token.tag_ == "PRF" or token.lower_ in verb.with_:
            words.add(i)
    if verb.subject == "es":
        words |= {i for i in clause.tokens if doc[i].lower_ == "es" and abs(i - clause.finite) == 1}
    return tuple(sorted(words))


def _joined(doc: Tokens, i: int, full: int) -> bool:
    """*hat weder **bestätigt** noch dementiert*: verbs that share their auxiliary, whatever their tag."""
    return doc[i].tag_[:2] == "VV" and full - i == 2 and doc[i + 1].lower_ in _JOINING_VERBS


def _matches(doc: Tokens, i: int, particles: set[str], words: set[str]) -> CueVerb | None:
    token = doc[i]
    if token.tag_ == "PTKVZ" or token.tag_ == "PTKZU":
        return None
    candidates = _verbs_by_form().get(token.lower_)
    if not candidates:
        return None
    separable = particles if token.tag_ in german.FINITE else set()
    verbal_particle = {t.lower_ for t in doc[i : i + 60] if t.tag_ == "PTKVZ"} & particles - _ADVERBS
    for verb, detached in candidates:
        if detached and verb.verb.partition("|")[0] in separable and _stands_with(verb, words):
            return verb
    for verb, detached in candidates:
        if not detached and _stands_with(verb, words) and not (verbal_particle and token.tag_ in german.FINITE):
            return verb
    return None


def _stands_with(verb: CueVerb, words: set[str]) -> bool:
    return words.issuperset(verb.with_) and words.isdisjoint(verb.without)


def is_passive(doc: Tokens, clause: Clause, full: int) -> bool:
    """*wurde mitgeteilt*, *wird vorgeworfen*: werden with a participle."""
    if doc[full].tag_ not in german.PARTICIPLE:
        return False
    return any(doc[i].lower_ in _WERDEN for i in clause.verbs if i != full)
