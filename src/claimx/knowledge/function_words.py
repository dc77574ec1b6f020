"""German function words by the part that they play, and the cases that determiners and pronouns can stand for."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx import lexicon


def words_of(role: str) -> frozenset[str]:
    """The words of a role in `statement_words.jsonl`, for a module to keep under a name of its own."""
    return lexicon.word_group("statement_words.jsonl", role)


ADJECTIVE_ENDINGS = tuple(sorted(words_of("adjective_ending"), key=lambda ending: (-len(ending), ending)))
"""The longer ones first."""

VERB_PREFIXES = frozenset({"", *words_of("inseparable"), *words_of("particle")})
"""What a verb can begin with, nothing included: ***ver**walten*, ***vor**walten*, *walten*."""

NAME_PARTICLES = words_of("german_particle") | words_of("foreign_particle")  # inside a name: *Ursula von der Leyen*


class DeterminerForm(BaseModel):
    """The cases that a determiner or pronoun form can stand for: `dem` is dative."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    cases: str


@cache
def determiner_cases() -> dict[str, str]:
    """The cases of each form, as the letters N, A, D and G."""
    return {record.form: record.cases for record in lexicon.load("determiners.jsonl", DeterminerForm)}
