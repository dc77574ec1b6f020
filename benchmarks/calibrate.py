"""Measures how often each attribution rule is right and writes it down for the output's `confidence`.

    python benchmarks/calibrate.py CORPORA/wikinews-quotes/train.jsonl

A statement counts as right where the corpus has one that shares half of its words and the speaker. The articles are
those that the rules were developed on (`train`), never the ones that check them (`dev`), so that the figures say how a
rule fares on news like it and are a little too good for other texts.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

import accuracy

HEADER = """\
# How often each rule for statements was right among the times it fired.
# Source: make calibrate, on the training articles of wikinews-quotes; counts, and no part of that corpus."""
FEWEST = 10
"""A rule that fired less often than this has no measured precision."""


def main() -> None:
    """Measure the rules on a corpus and write `confidence.jsonl`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    docs = accuracy.read_records(args.corpus)
    lines = [
        json.dumps({"rule": rule, "precision": round(right / fired, 2), "fired": fired}, ensure_ascii=False)
        for rule, fired, _, right in sorted(accuracy.by_rule(docs, accuracy.analyse(docs, "bundled")))
        if fired >= FEWEST
    ]
    Path(str(files("claimx.lexicon"))).joinpath("confidence.jsonl").write_text(
        "\n".join([HEADER, *lines]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
