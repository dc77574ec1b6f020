"""Recognises the cue of a clause: its verb, where the lexicon has it, with auxiliaries, particle and reflexive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimx.analysis.syntax.attributes import names_topic
from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.tagged_words import places
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge import stts
from claimx.knowledge.cues import CueVerb, verbs_by_form
from claimx.knowledge.function_words import words_of

# These go with any verb and make no other one of it: *schrieb weiter, dass …*
_ADVERBS = words_of("beside_any_verb")
_JOINING_VERBS = words_of("joins_verbs")
_WERDEN = words_of("werden")
_MAX_TO_NEXT_WORD = 3
"""Tokens from a word that a verb stands with to the end of the next one: ***in** nahe Aussicht stellen*."""
_MAX_TO_PARTICLE = 60
"""Tokens from a finite verb in which its particle is sought."""
_PAST_ENDING = re.compile(r"(?:t|te|test|ten|tet)$")


class VerbCue(NamedTuple):
    """A cue verb in a clause.

    Attributes:
        verb: Its entry in the lexicon.
        tokens: Their numbers, auxiliaries, particle and reflexive included.
        passive: Whether it stands in the passive.
    """

    verb: CueVerb
    tokens: tuple[int, ...]
    passive: bool


def verb_cues(tokens: Tokens, clause: Clause) -> list[VerbCue]:
    """The entries of the lexicon that the verb of a clause can be, the one that stands with most words first.

    *sah die Lage anders*, *sah Gefahren*: a verb may be one of several, which its complements tell apart.
    """
    if clause.is_quotation or not any(_forms(tokens, i) for i in clause.verbs):
        return []
    tags, lowered = tokens.tags, tokens.lowered
    adverbs = "ADJD" in tags[clause.start : clause.end]
    particles = {lowered[i] for i in clause.tokens if tags[i] == "ADJD"} if adverbs else set()
    particles |= {lowered[i] for i in clause.verbs if tags[i] == "PTKVZ"}  # not *rief „Weiß **raus**!“*
    if tokens[clause.tokens[-1]].tag_ in {"APPR", "ADV", "PTKA", "VVPP"}:
        # no preposition ends a clause: *kündigte unterdessen an*; a tagger takes *gab derweil bekannt* for a participle
        particles.add(tokens[clause.tokens[-1]].lower_)
    for i in reversed(clause.verbs):
        if tokens[i].tag_ in stts.FINITE and i != clause.finite:
            continue  # *sagt sie dann **leiser***: a clause has one finite verb
        if tokens[i].tag_ == "VVPP" and clause.has_finite and tokens[clause.finite].tag_ == "VVFIN":
            continue  # *wies den Bericht **entschieden** zurück*: beside a full verb a participle is an adverb
        if tokens[i].tag_ == "VVPP" and clause.start < i < clause.finite - 1 and tokens.is_comma(i - 1):
            continue  # *Das Schiff, **genannt** Ida, hat zwei Masten*: that goes with the noun
        if tokens[i].tag_ == "VAPP" and any(tokens[k].tag_ == "VVPP" for k in clause.verbs):
            continue  # *ist bekannt **gegeben worden***: that is the auxiliary, and not *bekannt werden*
        matches = _matches(tokens, clause, i, particles)
        if matches:
            passive = is_passive(tokens, clause, i)
            called_upon = not passive and is_state(tokens, clause, i)
            wanted = called_upon and all(_wants_something(verb) for verb in matches)
            if wanted and not any(verb.addressee for verb in matches):
                return []  # *Der Bund **ist gefordert***
            told = [passive or wanted or (called_upon and verb.addressee == "accusative") for verb in matches]
            return [VerbCue(v, _words(tokens, clause, i, v), to) for v, to in zip(matches, told, strict=True)]
        if tokens[i].lemma_ == "lassen" and any(tokens[k].tag_ == "VVINF" for k in clause.verbs if k < i):
            continue  # *wie sie **durchblicken** ließ*
        if tokens[i].tag_.startswith("VV"):
            return []  # the full verb decides: *versuchte zu sagen* is not *versuchen*, *sagte ab* is not *sagen*
    return []


def _words(tokens: Tokens, clause: Clause, full: int, verb: CueVerb) -> tuple[int, ...]:
    """The tokens of a cue: the full verb, its particle, auxiliaries, *zu*, *sich* and the words that it stands with."""
    tags = {i: tokens.tags[i] for i in clause.verbs}
    if tags[full] in stts.FINITE:
        words = {full}
    else:
        words = {full, *(i for i in tags if i < full and _joined(tokens, i, full))} | {
            i for i, tag in tags.items() if tag[:2] in {"VA", "VM"} or tag == "PTKZU"
        }
        words |= {clause.finite} if clause.has_finite and tags[full] in stts.INFINITIVE | {"VVIZU"} else set()
    particle = verb.verb.partition("|")[0] if "|" in verb.verb else ""
    if full and tokens[full].tag_ not in stts.FINITE and tokens[full - 1].tag_ == "ADJD":
        words |= {full - 1} if verb.lemma.startswith(tokens[full - 1].lower_) else set()  # *hat **bekannt** gegeben*
    # These begin what is said: *hält den Plan **für** gut*, *sieht **darin** einen Fehler*.
    with_ = set(verb.with_) - {"als"} - {form + p for p in verb.prepositions for form in ("", "da", "dar")}
    beside = [*(i for i in clause.tokens if _is_reflexive(tokens, i)), *_with_words(tokens, clause, with_)]
    words |= {*beside, *_particle_behind(tokens, clause, particle)} if particle else {*beside}
    if verb.subject == "es":
        words |= {i for i in clause.tokens if tokens[i].lower_ == "es" and abs(i - clause.finite) == 1}
    return tuple(sorted(words))


def _is_reflexive(tokens: Tokens, i: int) -> bool:
    """*Der Rat äußerte **sich***; not *Der Rat wies die Kritik an **sich** zurück*."""
    return tokens.tags[i] == "PRF" and not (i and tokens.tags[i - 1] == "APPR")


def _with_words(tokens: Tokens, clause: Clause, with_: set[str]) -> list[int]:
    """The words that a verb stands with: *In Bonn stellte der Rat Geld **in Aussicht***.

    One that stands there twice is the one that another of them follows, *in* before *Aussicht*.
    """
    lowered = tokens.lowered
    found = [i for i in clause.tokens if lowered[i] in with_]
    if len(found) <= len(with_):
        return found
    followed = [i for i in found if not (with_ - {lowered[i]}).isdisjoint(lowered[i + 1 : i + 1 + _MAX_TO_NEXT_WORD])]
    if not followed:
        return found
    near = followed[-1]
    return [i for i in found if i == near or lowered[i] != lowered[near]]


def _particle_behind(tokens: Tokens, clause: Clause, particle: str) -> list[int]:
    """*teilte am Montag **mit***: where the particle stands apart, whatever a tagger makes of it at the end."""
    last = clause.tokens[-1]
    there = [i for i in clause.tokens if tokens.lowered[i] == particle]
    return [i for i in there if i == last or tokens.tags[i] in {"PTKVZ", "ADJD"}]


def _joined(tokens: Tokens, i: int, full: int) -> bool:
    """*hat weder **bestätigt** noch dementiert*: verbs that share their auxiliary, whatever their tag."""
    return tokens[i].tag_[:2] == "VV" and full - i == 2 and tokens[i + 1].lower_ in _JOINING_VERBS


def _matches(tokens: Tokens, clause: Clause, i: int, particles: set[str]) -> list[CueVerb]:
    """The entries of the cue verbs that a word is a form of, with its particle elsewhere: *teilte … **mit***."""
    token = tokens[i]
    if token.tag_ == "PTKVZ" or token.tag_ == "PTKZU":
        return []
    candidates = _forms(tokens, i)
    if any(verb.with_ or verb.without for verb, _ in candidates):
        # *Das erklärte das Amt **für** Statistik*, which declares it to be nothing
        words = {tokens.lowered[k] for k in clause.tokens if tokens.lowered[k] != "für" or not names_topic(tokens, k)}
        words |= {word.replace("ss", "ß") for word in words if "ss" in word}  # Swiss spelling: *liess*
        candidates = [(verb, detached) for verb, detached in candidates if _stands_with(verb, words)]
    if not candidates:
        return []
    if particles and token.tag_ in stts.FINITE:
        parted = [verb for verb, detached in candidates if detached and verb.verb.partition("|")[0] in particles]
        other = particles - _ADVERBS
        behind = places(tokens.tags[i : i + _MAX_TO_PARTICLE], "PTKVZ") if other else []
        if parted or any(tokens.lowered[i + k] in other for k in behind):
            return parted
    return [verb for verb, detached in candidates if not detached]


def _forms(tokens: Tokens, i: int) -> list[tuple[CueVerb, bool]]:
    """The entries that a word is a form of; *hat **bekannt gegeben***, *wollte **klar machen*** may be two words."""
    before = tokens[i - 1] if i else None
    if before is not None and before.tag_ == "ADJD" and tokens[i].tag_ in {"VVPP", "VVINF"}:
        apart = verbs_by_form().get(before.lower_ + tokens[i].lower_)
        if apart is not None:
            return [*(v for v in verbs_by_form().get(tokens[i].lower_, []) if v[0].with_), *apart]
    return verbs_by_form().get(tokens[i].lower_, [])


def _stands_with(verb: CueVerb, words: set[str]) -> bool:
    return words.issuperset(verb.with_) and words.isdisjoint(verb.without)


def is_passive(tokens: Tokens, clause: Clause, full: int) -> bool:
    """*wurde mitgeteilt*, *wird vorgeworfen*: werden with a participle."""
    if tokens[full].tag_ not in stts.PARTICIPLE:
        return False
    return any(tokens[i].lower_ in _WERDEN for i in clause.verbs if i != full)


def is_state(tokens: Tokens, clause: Clause, full: int) -> bool:
    """*Alle **sind aufgerufen**, zu gehen*: *sein* with the participle of a verb whose perfect has *haben*."""
    if tokens[full].tag_ not in stts.PARTICIPLE or not clause.has_finite or tokens[clause.finite].lemma_ != "sein":
        return False
    return all(tokens.tags[i] != "VAPP" for i in clause.verbs)  # *ist aufgefordert **worden***


def _wants_something(verb: CueVerb) -> bool:
    """*fordern*, *aufrufen*: who is called upon does not say it."""
    return verb.act == "demand" and not {"object", "infinitive"}.isdisjoint(verb.takes)


def lemma_of(tokens: Tokens, cue: Sequence[int]) -> str:
    """The dictionary form of a cue that a rule found without the lexicon; that of its entry where it has one.

    What the lemmatizer takes for an infinitive may be the form in the text: *sagte* is *sagen*.
    """
    if not cue:
        return ""
    verbs = [i for i in cue if tokens[i].tag_[:1] == "V"] or list(cue[-1:])
    full = next((i for i in reversed(verbs) if tokens[i].tag_[:2] == "VV"), verbs[-1])
    particle = next((tokens[i].lower_ for i in cue if tokens[i].tag_ == "PTKVZ"), "")
    for verb, detached in verbs_by_form().get(tokens[full].lower_, ()):
        if detached == bool(particle) and (not detached or verb.verb.partition("|")[0] == particle):
            return verb.lemma
    lemma = tokens[full].lemma_ or tokens[full].lower_
    if tokens[full].tag_[:1] == "V" and not lemma.endswith("n"):
        lemma = _PAST_ENDING.sub("en", lemma)
    return particle + lemma if not lemma.startswith(particle) else lemma
