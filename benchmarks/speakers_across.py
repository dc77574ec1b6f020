"""Scores who is taken for one speaker across articles, against speakers_gold.jsonl.

    python benchmarks/speakers_across.py CORPORA/articles

Each line of the gold is a speaker: the name, and the articles in which it is this speaker's. One is *merged rightly*
where all articles in which claimx has the name have it in one speaker, and *wrongly merged* where that speaker is
another line's, too. Only totals are printed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import claimx
from claimx.across.speakers import Appearance, appearances, profiles

GOLD = Path(__file__).with_name("speakers_gold.jsonl")


def main(articles: Path) -> None:
    """Score the articles of a folder."""
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    gold = [json.loads(line) for line in lines]
    names = sorted(path.relative_to(articles).with_suffix("").as_posix() for path in articles.glob("*/*.txt"))
    found: list[Appearance] = []
    for number, name in enumerate(names):
        text = (articles / f"{name}.txt").read_text(encoding="utf-8")
        found += appearances(number, claimx.extract(text, pipeline="bundled"))
    _, who = profiles(found)
    taken_for = defaultdict(set)
    for appearance in found:
        for name in appearance.names:
            taken_for[names[appearance.document], name].add(who[appearance.document, appearance.id].id)
    speakers = [{id for article in line["articles"] for id in taken_for[article, line["name"]]} for line in gold]
    known = [ids for ids in speakers if ids]
    several = [ids for line, ids in zip(gold, speakers, strict=True) if ids and len(line["articles"]) > 1]
    lines_of = defaultdict(list)
    for number, ids in enumerate(speakers):
        for id in ids:
            lines_of[id].append(number)
    right = sum(len(ids) == 1 for ids in known)
    print(f"{len(gold)} speakers, {len(known)} of them found by name")
    print(f"merged rightly {right} of {len(known)} ({right / len(known):.3f})")
    print(f"of those in several articles {sum(len(ids) == 1 for ids in several)} of {len(several)}")
    print(f"wrongly merged {sum(len(numbers) > 1 for numbers in lines_of.values())}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
