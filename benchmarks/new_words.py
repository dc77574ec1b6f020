"""Memory of a worker of `claimx corpus` that reads words which never were seen before. Linux only.

usage: python benchmarks/new_words.py [--words N] [--jobs N] [--shard N]

The articles are made up of sentences that quote, count and name, with an invented word wherever German has an open
class; each of these words comes once in the whole corpus. Printed is, for every tenth of it, the largest memory that a
worker held meanwhile (VmRSS). The last line compares the end with the first tenth.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from time import sleep

from common import claimx
from memory import of_processes

BAR = 1.2
"""How much more a worker may hold at the end than after the first tenth."""
WORDS_OF_ARTICLE = 500
_ONSETS = "b bl br d dr f fl g gr h j k kl kr l m n p pf r s sch schl schw sp st str t tr w z".split()  # noqa: SIM905
_VOWELS = "a ä au e ei eu i ie o ö u ü".split()  # noqa: SIM905
_CODAS = "b ch ck f g l lm ln ls m n nd ng nk ns r rg rk rn rt s sch st t tz".split()  # noqa: SIM905
SENTENCES = (
    "{N} {N} sagte, die {n} in {N} {v}e nicht. ",
    "„Wir haben {number} {n} {a}“, sagte {n}sprecher {N} {N} der {n}zeitung. ",
    "Laut {N}-{N}-{n} stieg der {n} um {number} Prozent auf {number} {n}. ",
    "Die {a}e {n} von {N} {v}te am Montag {number} {n} für {number} Euro. ",
    "Nach Angaben der {n} {v}en dort {number} {a}e {n} und {a}e {n}. ",
    "{n}ministerin {N} {N} ({N}) {v}te, ob {N} die {n} noch {v}en könne.\n\n",
)


def invented() -> Iterator[str]:
    """Words that German might have, none of them twice: 11,284 syllables, each with 364 ends.

    A row of consonants lies in one syllable alone, so that no two pairs of syllables spell the same word.
    """
    chosen = random.Random(0)
    beginnings = ["".join(parts) for parts in product(_ONSETS, _VOWELS, _CODAS)]
    ends = ["".join(parts) for parts in product(_VOWELS, _CODAS)]
    chosen.shuffle(beginnings)
    chosen.shuffle(ends)
    for turn in range(len(ends)):
        for number, beginning in enumerate(beginnings):
            yield beginning + ends[(number + turn) % len(ends)]


def articles(words: int) -> Iterator[str]:
    """Articles until so many invented words are in them."""
    new, chosen, used = invented(), random.Random(1), 0
    while used < words:
        sentences: list[str] = []
        end = min(words, used + WORDS_OF_ARTICLE)
        while used < end:
            sentence = chosen.choice(SENTENCES)
            for place in ("{N}", "{n}", "{v}", "{a}"):
                while place in sentence:
                    word = next(new)
                    used += 1
                    sentence = sentence.replace(place, word.capitalize() if place in "{N}{n}" else word, 1)
            while "{number}" in sentence:
                sentence = sentence.replace("{number}", str(chosen.randrange(10**7)), 1)
            sentences.append(sentence)
        yield "".join(sentences)


def main() -> None:
    """Print a line for each tenth, and whether the bar holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=2_000_000, metavar="N", help="invented words; 2,000,000")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="workers; 1")
    parser.add_argument("--shard", type=int, default=100, metavar="N", help="articles written together; 100")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        corpus, output = Path(temporary) / "corpus.jsonl", Path(temporary) / "found"
        texts = list(articles(args.words))
        corpus.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        shards = -(-len(texts) // args.shard)
        print(f"{len(texts):,} articles, {args.words:,} invented words among {sum(len(t.split()) for t in texts):,}\n")
        print(f"{'invented words':>14} {'worker':>9} {'workers so far':>15}", flush=True)
        largest, seen = [0] * 10, set[int]()
        command = claimx("corpus", corpus, "-o", output, "--jobs", args.jobs, "--shard", args.shard, "-q")
        with subprocess.Popen(command) as running:
            printed = 0
            while running.poll() is None:
                sleep(0.2)
                tenth = min(9, 10 * len(list(output.glob("shards/*"))) // shards)
                workers = {id: held for id, held in of_processes(running.pid, "VmRSS").items() if id != running.pid}
                seen |= workers.keys()
                largest[tenth] = max(largest[tenth], *workers.values(), 0)
                while printed < tenth + (running.poll() is not None):
                    printed += 1
                    held = largest[printed - 1]
                    print(f"{args.words * printed // 10:14,} {held:6} MB {len(seen):15}", flush=True)
    if running.returncode:
        raise SystemExit(running.returncode)
    growth = largest[-1] / largest[0]
    print(f"\nat the end {growth:.2f} times the first tenth, {'within' if growth <= BAR else 'ABOVE'} the bar of {BAR}")
    raise SystemExit(growth > BAR)


if __name__ == "__main__":
    main()
