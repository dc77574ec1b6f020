"""Train floret vectors, which have a vector for every word, seen or not, in a small table.

floret: Boyd & Warmerdam (2022), https://explosion.ai/blog/floret-vectors. The news texts are read three times, since
there are few of them beside the speeches.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import floret
from corpora import (
    GERMEVAL_DEV,
    GERMEVAL_TEST,
    SPEECHES,
    WIKINEWS_TRAIN,
    read_germeval,
    read_speeches,
    read_wikinews_texts,
)

NEWS_REPEATS = 3

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-'’]\w+)*|[^\w\s]")
"""Much faster than the tokenizer of spaCy and close enough to it."""


def news(corpora: Path) -> Iterator[str]:
    """Yield the paragraphs of the news texts and the sentences of GermEval."""
    for text in read_wikinews_texts(corpora / WIKINEWS_TRAIN):
        yield from text.split("\n")
    for source in (GERMEVAL_DEV, GERMEVAL_TEST):
        for sentence in read_germeval(corpora / source):
            yield " ".join(sentence.words)


def main(corpora: Path, output: Path, rows: int, dimensions: int, epochs: int, threads: int) -> None:
    """Write the vectors in the format that `spacy init vectors --mode floret` reads."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as words:
        texts = chain(read_speeches(corpora / SPEECHES), *repeat_news(corpora))
        words.writelines(" ".join(_TOKEN.findall(text)) + "\n" for text in texts if text.strip())
        words.flush()
        model = floret.train_unsupervised(
            words.name,
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=rows,
            minn=4,
            maxn=5,
            minCount=5,
            dim=dimensions,
            epoch=epochs,
            neg=10,
            ws=3,  # a narrow window makes the vectors say more about syntax than about the subject
            lr=0.05,
            thread=threads,
        )
    model.save_floret_vectors(str(output))


def repeat_news(corpora: Path) -> Iterator[Iterator[str]]:
    """Yield the news texts as often as they are to be read."""
    return (news(folder) for folder in repeat(corpora, NEWS_REPEATS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("output", type=Path, help="file to write")
    parser.add_argument("--rows", type=int, default=30_000, help="rows of the table")
    parser.add_argument("--dimensions", type=int, default=96, help="numbers in a row")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1, help="more than one is faster and not reproducible")
    main(**vars(parser.parse_args()))
