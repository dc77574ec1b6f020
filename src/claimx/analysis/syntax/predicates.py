"""Recognises the cue of a clause: its verb, where the lexicon has it, with auxiliaries, particle and reflexive."""

from __future__ import annotations

from typing import NamedTuple

from claimx.analysis.syntax.clauses import Clause
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge import stts
from claimx.knowledge.cues import CueVerb, verbs_by_form
from claimx.knowledge.function_words import words_of

# These go with any verb and make no other one of it: *schrieb weiter, dass …*
_ADVERBS = words_of("beside_any_verb")
_JOINING_VERBS = words_of("joins_verbs")
_WERDEN = words_of("werden")


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


def verb_cue(tokens: Tokens, clause: Clause) -> VerbCue | None:
    """The cue verb of a clause, if its verb is one.

    `teilte … mit`, `hat … angekündigt`, `wird … vorgeworfen`, `beeilten sich zu erklären`.
    """
    if not any(tokens[i].lower_ in verbs_by_form() for i in clause.verbs) or clause.kind == "quotation":
        return None
    particles = {tokens[i].lower_ for i in clause.tokens if tokens[i].tag_ in {"PTKVZ", "ADJD"}}
    if tokens[clause.tokens[-1]].tag_ in {"APPR", "ADV", "PTKA"}:
        particles.add(tokens[clause.tokens[-1]].lower_)  # a preposition cannot end a clause: *kündigte unterdessen an*
    words = {tokens[i].lower_ for i in clause.tokens}
    for i in reversed(clause.verbs):
        matches = _matches(tokens, i, particles, words)
        if matches:
            return VerbCue(matches, _words(tokens, clause, i, matches), is_passive(tokens, clause, i))
        if tokens[i].tag_.startswith("VV"):
            return None  # the full verb decides: *versuchte zu sagen* is not *versuchen*, *sagte ab* is not *sagen*
    return None


def _words(tokens: Tokens, clause: Clause, full: int, verb: CueVerb) -> tuple[int, ...]:
    """The tokens of a cue: the full verb, its particle, auxiliaries, *zu*, *sich* and the words that it stands with."""
    tags = {i: tokens[i].tag_ for i in clause.verbs}
    if tags[full] in stts.FINITE:
        words = {full}
    else:
        words = {full, *(i for i in tags if i < full and _joined(tokens, i, full))} | {
            i for i, tag in tags.items() if tag[:2] in {"VA", "VM"} or tag == "PTKZU"
        }
        words |= {clause.finite} if clause.finite >= 0 and tags[full] in stts.INFINITIVE | {"VVIZU"} else set()
    particle = verb.verb.partition("|")[0] if "|" in verb.verb else ""
    for i in clause.tokens:
        token = tokens[i]
        separated = token.lower_ == particle and (token.tag_ in {"PTKVZ", "ADJD"} or i == clause.tokens[-1])
        if separated or token.tag_ == "PRF" or token.lower_ in verb.with_:
            words.add(i)
    if verb.subject == "es":
        words |= {i for i in clause.tokens if tokens[i].lower_ == "es" and abs(i - clause.finite) == 1}
    return tuple(sorted(words))


def _joined(tokens: Tokens, i: int, full: int) -> bool:
    """*hat weder **bestätigt** noch dementiert*: verbs that share their auxiliary, whatever their tag."""
    return tokens[i].tag_[:2] == "VV" and full - i == 2 and tokens[i + 1].lower_ in _JOINING_VERBS


def _matches(tokens: Tokens, i: int, particles: set[str], words: set[str]) -> CueVerb | None:
    token = tokens[i]
    if token.tag_ == "PTKVZ" or token.tag_ == "PTKZU":
        return None
    candidates = verbs_by_form().get(token.lower_)
    if not candidates:
        return None
    separable = particles if token.tag_ in stts.FINITE else set()
    verbal_particle = {t.lower_ for t in tokens[i : i + 60] if t.tag_ == "PTKVZ"} & particles - _ADVERBS
    for verb, detached in candidates:
        if detached and verb.verb.partition("|")[0] in separable and _stands_with(verb, words):
            return verb
    for verb, detached in candidates:
        if not detached and _stands_with(verb, words) and not (verbal_particle and token.tag_ in stts.FINITE):
            return verb
    return None


def _stands_with(verb: CueVerb, words: set[str]) -> bool:
    return words.issuperset(verb.with_) and words.isdisjoint(verb.without)


def is_passive(tokens: Tokens, clause: Clause, full: int) -> bool:
    """*wurde mitgeteilt*, *wird vorgeworfen*: werden with a participle."""
    if tokens[full].tag_ not in stts.PARTICIPLE:
        return False
    return any(tokens[i].lower_ in _WERDEN for i in clause.verbs if i != full)
