"""Scores claimx on all annotated corpora in one table, and fails where a measure is under its floor.

    python benchmarks/gate.py CORPORA [--raise] [--pipeline NAME]

The floors are in `floors.toml`, and only rise: `--raise` writes what was measured, rounded down, where that is higher.
For what is found over and above (`extra`) they are ceilings, and only fall.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path
from typing import Any

import score_articles
import score_cases
import score_figures
import score_statements
from accuracy import read_records

import claimx
from claimx.models import Document

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("floors.toml")
EXTRA_FIGURES = Path(__file__).with_name("figures_extra.jsonl")
MEASURES = ("joint", "found", "attributed")

Scores = dict[str, float]


class Gate:
    """Runs claimx over the corpora and scores it."""

    def __init__(self, corpora: Path, pipeline: str) -> None:
        self.corpora = corpora
        self.pipeline = pipeline

    def extract(self, text: str) -> Document:
        """What claimx finds in a text."""
        return claimx.extract(text, pipeline=self.pipeline)

    def articles(self, part: str) -> Scores:
        """Statements and figures of articles that were annotated by reading."""
        pairs = [(a, self.extract(a.text)) for a in score_articles.read(self.corpora / "articles" / part)]
        scores = score_articles.score(pairs)
        shares = ("found", "named", "right", "extra", "precision", "figures", "extra figures")
        kept = {name.replace(" ", "_"): scores[name] for name in shares}
        return kept | {"named_of_found": scores["named"] / scores["found"]}

    def wikinews(self) -> dict[str, Scores]:
        """Statements of German Wikinews, by the measure of the corpus paper and by what a reader notices.

        Also without the reported ones that claimx finds: the corpus leaves most of those out that readers mark, and has
        the whole sentence as content of the others. What is left shows whether claimx still reads the rest as well.
        """
        docs = read_records(self.corpora / "wikinews-quotes" / "dev.jsonl")
        found = [{"id": doc["id"]} | self.extract(doc["text"]).model_dump() for doc in docs]
        unreported = [doc | {"statements": [s for s in doc["statements"] if s["type"] != "reported"]} for doc in found]
        return {
            name: {measure: score_statements.score(docs, kept)[0][measure]["f1"] for measure in MEASURES}
            for name, kept in (("wikinews-dev", found), ("wikinews-dev-unreported", unreported))
        }

    def figures(self, gold: Path) -> Scores:
        """Figures of articles of German Wikinews."""
        wanted = score_figures.read(gold)
        docs = read_records(self.corpora / "wikinews-quotes" / "train.jsonl")
        texts = {str(doc["id"]): doc["text"] for doc in docs}
        found = {id: self.extract(texts[id]).model_dump()["figures"] for id in wanted}
        scores, _ = score_figures.score(wanted, found)
        return {name: scores[name]["f1"] for name in ("found", "complete")}

    def cases(self) -> Scores:
        """Small inputs with known results, one kind of mistake each."""
        cases = [case for path in sorted((self.corpora / "cases").glob("*.jsonl")) for case in read_records(path)]
        return {"right": sum(score_cases.is_right(case, self.extract(case["text"])) for case in cases) / len(cases)}

    def all(self) -> dict[str, Scores]:
        """Every measure of every corpus."""
        return {
            "articles-train": self.articles("train"),
            "articles-dev": self.articles("dev"),
            **self.wikinews(),
            "figures-dev": self.figures(self.corpora / "figures" / "dev.jsonl"),
            "figures-extra": self.figures(EXTRA_FIGURES),
            "cases": self.cases(),
        }


def is_under(measure: str, score: float, floor: float) -> bool:
    """Whether a score is worse than it may be."""
    return score > floor if is_extra(measure) else score < floor


def is_extra(measure: str) -> bool:
    """Whether a measure is better where it is smaller."""
    return measure.startswith("extra")


def raised(floors: str, scores: dict[str, Scores]) -> str:
    """The text of the floors with each that was passed set to what was measured, rounded down to three digits."""
    corpus = ""
    lines = []
    for line in floors.splitlines():
        if heading := re.fullmatch(r"\[(.+)\]", line):
            corpus = heading[1]
        elif measure := re.fullmatch(r"(\w+) = ([\d.]+)", line):
            name, floor, score = measure[1], float(measure[2]), scores[corpus][measure[1]] * 1000
            better = min(math.ceil(score) / 1000, floor) if is_extra(name) else max(math.floor(score) / 1000, floor)
            line = f"{name} = {better:.3f}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the table; the exit code is 1 where a measure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pipeline", default="bundled")
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise the floors to what was measured"
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = Gate(args.corpora, args.pipeline).all()
    text = FLOORS.read_text(encoding="utf-8")
    floors: dict[str, Any] = tomllib.loads(text)
    under = 0
    if args.json:
        print(json.dumps(scores))
    else:
        print(f"{'corpus':23} {'measure':14} score  floor")
    for corpus, measures in scores.items():
        for name, score in measures.items():
            floor = floors[corpus][name]
            under += is_under(name, score, floor)
            if not args.json:
                print(f"{corpus:23} {name:14} {score:.3f}  {floor:.3f}{'  UNDER' * is_under(name, score, floor)}")
    if args.raise_floors:
        FLOORS.write_text(raised(text, scores), encoding="utf-8")
    return under > 0


if __name__ == "__main__":
    sys.exit(main())
