"""Given names: which words are one, and what gender the person has."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load


class GivenName(BaseModel):
    """A given name that tells a person's gender; one that both have is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    gender: Literal["Masc", "Fem"]


@cache
def _given_names() -> dict[str, str]:
    return {record.name: record.gender for record in load("given_names.jsonl", GivenName)}


def given_name_gender(word: str) -> str:
    """The gender of whoever has this given name, *Hans-Peter* by its first part; empty where it is none."""
    return _given_names().get(word.partition("-")[0], "")
