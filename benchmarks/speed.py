"""Words a second in one process: all of claimx beside the bare bundled pipeline's `nlp.pipe` and HanTa's tagger.

usage: python benchmarks/speed.py ARTICLES.jsonl [--articles N] [--characters N]

Each of them reads the same twenty articles in turn, before it is on to the next twenty, so that whatever else the
machine does meets all. Ratios are taken within each twenty, and their median counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from common import Time, articles, corpus_options, print_ratios, time_in_process
from HanTa import HanoverTagger

import claimx
from claimx.document import extract

BARE = "bare nlp.pipe"
BATCH = 20


def main() -> None:
    """Print a line a reader."""
    args = corpus_options(__doc__, 400).parse_args()
    nlp = claimx.load("bundled")
    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")

    def bare(texts: list[str]) -> None:
        with nlp.select_pipes(disable=["claimx"]):
            for _ in nlp.pipe(texts):
                pass

    def whole(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    def documents(texts: list[str]) -> None:
        for text in texts:
            extract(text, pipeline=nlp)

    def hanta(texts: list[str]) -> None:
        for text in texts:
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                tagger.tag_sent(re.findall(r"\w+|[^\w\s]", sentence))

    readers: dict[str, Callable[[list[str]], None]] = {
        BARE: bare,
        "claimx nlp.pipe": whole,
        "claimx.extract": documents,
        "HanTa tag_sent": hanta,
    }
    texts = list(articles(args.file, args.articles, args.characters))
    for read in readers.values():  # what is loaded or compiled once does not count
        read(texts[:2])
    rest = iter(texts)
    runs: list[dict[str, Time]] = []
    while batch := list(islice(rest, BATCH)):
        runs.append({name: time_in_process(lambda read=read: read(batch)) for name, read in readers.items()})  # type: ignore[misc]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words:,} words; of twenty articles:\n")
    print_ratios(runs, BARE)
    print("\nwords a second of processor time:")
    for name in readers:
        print(f"{name:16} {words / sum(run[name].worked for run in runs):8,.0f}")


if __name__ == "__main__":
    main()
