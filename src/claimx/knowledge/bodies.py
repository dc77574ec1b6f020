"""Bodies by names that a tagger would not take for one."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load


class Body(BaseModel):
    """A body whose name reads like a phrase, is cut in two or taken for somebody: *Ärzte ohne Grenzen*, *Netflix*."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str


@cache
def bodies_by_first_word() -> dict[str, list[list[str]]]:
    """The names of such bodies as lists of words, by the first of them, the longest name first."""
    found: dict[str, list[list[str]]] = {}
    for record in sorted(load("bodies.jsonl", Body), key=lambda body: -len(body.name.split())):
        words = record.name.split()
        found.setdefault(words[0], []).append(words)
    return found
