"""How many of the figures that a reader puts side by side claimx does, on the gold file; run as a script it says so.

python tests/groups.py
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import claimx
from claimx.models import Document

TESTS = Path(__file__).parent
ARTICLES = sorted((TESTS / "data" / "across").glob("*.txt"))
GOLD = TESTS / "cases" / "groups.jsonl"

Member = tuple[str, str]
"""Name of an article, and the words of a figure in it."""
Pair = frozenset[Member]


@dataclass(frozen=True)
class Score:
    """Pairs of figures: how many were found, how many of these are right, and how many there are."""

    found: int
    right: int
    all: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.all


def gold() -> list[dict[str, Any]]:
    """The groups of the gold file."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line.startswith("{")]


def score(comparison: dict[str, Any]) -> Score:
    """The score of a comparison of the ten articles, as `--json` writes it."""
    names = [Path(article["source"]).stem for article in comparison["articles"]]
    found = _pairs([(names[f["article"]], f["text"]) for f in group["figures"]] for group in comparison["groups"])
    wanted = _pairs([(article, text) for article, text, _ in group["figures"]] for group in gold())
    return Score(len(found), len(found & wanted), len(wanted))


def _pairs(groups: Any) -> set[Pair]:
    return {frozenset(pair) for members in groups for pair in combinations(members, 2)}


def documents() -> list[Document]:
    """The ten articles, analysed."""
    nlp = claimx.load("bundled")
    texts = [(path, path.read_text("utf-8")) for path in ARTICLES]
    return [claimx.extract(text, pipeline=nlp, source=str(path), with_text=True) for path, text in texts]


if __name__ == "__main__":
    result = score(claimx.compare(documents()).to_dict())
    print(f"{len(gold())} groups, {result.all} pairs: precision {result.precision:.2f}, recall {result.recall:.2f}")
