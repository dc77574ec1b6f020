"""What a word costs in a long document, beside one in short ones.

usage: python benchmarks/length.py ARTICLES.jsonl [--words N]

A document of 200,000 words is made of the articles; the same words are read in documents of 500 as well, half of them
before and half of them after, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from common import Time, articles, print_ratios, time_in_process

import claimx

SHORT = 500
BAR = 1.20


def pieces(text: str, words: int) -> list[str]:
    """A text cut after so many words, at paragraphs."""
    found: list[str] = []
    count = words
    for paragraph in text.split("\n\n"):
        if count >= words:
            found.append(paragraph)
            count = 0
        else:
            found[-1] += "\n\n" + paragraph
        count += len(paragraph.split())
    return found


def main() -> None:
    """Print both, their ratio, and whether the bar holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="ARTICLES.jsonl", help="one object with `text` a line")
    parser.add_argument("--words", type=int, default=200_000, metavar="N", help="of the long document; 200,000")
    args = parser.parse_args()
    long = pieces("\n\n".join(islice(articles(args.file, 2000), 2000)), args.words)[0]
    short = pieces(long, SHORT)
    nlp = claimx.load("bundled")

    def read(texts: list[str]) -> Time:
        return time_in_process(lambda: [claimx.extract(text, pipeline=nlp) for text in texts])

    read(short[:10])
    half = len(short) // 2
    before, whole, after = read(short[:half]), read([long]), read(short[half:])
    name = f"{len(short)} documents of about {SHORT} words"
    run = {
        name: Time(before.clock + after.clock, before.worked + after.worked),
        f"one document of {len(long.split()):,} words": whole,
    }
    print_ratios([run], name)
    ratio = whole.worked / run[name].worked
    print(f"\na word costs {ratio:.2f} times as much, {'within' if ratio <= BAR else 'ABOVE'} the bar of {BAR:.2f}")


if __name__ == "__main__":
    main()
