"""Mix gold and silver documents into one training corpus, the gold ones several times."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin


def main(gold: Path, silver: list[Path], output: Path, repeat: int, seed: int) -> None:
    """Write the mixed and shuffled documents."""
    vocab = spacy.blank("de").vocab
    docs = list(DocBin().from_disk(gold).get_docs(vocab)) * repeat
    for path in silver:
        docs += DocBin().from_disk(path).get_docs(vocab)
    random.Random(seed).shuffle(docs)
    output.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA"], docs=docs).to_disk(output)
    print(f"{len(docs)} documents, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="gold documents")
    parser.add_argument("silver", type=Path, nargs="+", help="silver documents")
    parser.add_argument("output", type=Path, help="file to write")
    parser.add_argument("--repeat", type=int, default=8, help="how often each gold document is in the mix")
    parser.add_argument("--seed", type=int, default=0)
    main(**vars(parser.parse_args()))
