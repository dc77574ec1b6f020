"""Measures how often each rule for statements and each rule of the cast is right: the `confidence` of the output.

    python benchmarks/calibrate.py CORPORA/articles/train

A statement counts as right where the annotators have one that shares half of its characters, a speaker where theirs has
the same name; what the annotators marked optional counts on neither side. The articles are those that the rules were
developed on (`train`), never the ones that check them (`dev`), so that the figures are a little too good for other
texts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import score_articles

import claimx
from claimx.pipeline import load

HEADER = """\
# How often {what} was right among the times it {did}.
# Source: make calibrate, on annotated articles of our own (CC0)."""
MIN_FIRED = 8
"""What decided less often than this has no measured precision."""


def main() -> None:
    """Measure on a folder of annotated articles, and write `confidence.jsonl` and `speaker_confidence.jsonl`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    args = parser.parse_args()
    rules: Counter[tuple[str, bool]] = Counter()
    deciding: Counter[tuple[str, bool]] = Counter()
    nlp = load("bundled")
    for article in score_articles.read(args.articles):
        for statement, wanted in score_articles.compared(article, claimx.extract(article.text, pipeline=nlp)):
            if wanted is not None and wanted.optional:
                continue
            rules[statement.rule, wanted is not None] += 1
            speaker = statement.speaker
            if wanted is not None and speaker is not None and speaker.rule:
                deciding[speaker.rule, score_articles.same_name(speaker.name, wanted.name)] += 1
    _write("confidence.jsonl", rules, HEADER.format(what="each rule for statements", did="fired"))
    _write("speaker_confidence.jsonl", deciding, HEADER.format(what="each rule of the cast", did="decided"))


def _write(name: str, counts: Counter[tuple[str, bool]], header: str) -> None:
    """Write a file of the lexicon: what decided, how often it was right, how often it decided."""
    lines = []
    for what in sorted({what for what, _ in counts}):
        right, fired = counts[what, True], counts[what, True] + counts[what, False]
        if fired >= MIN_FIRED:
            record = {"rule": what, "precision": round(right / fired, 2), "fired": fired}
            lines.append(json.dumps(record, ensure_ascii=False))
    Path(str(files("claimx.lexicon"))).joinpath(name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
