"""Whether the same article in other dress says the same: statements and figures of dressed articles beside plain ones.

usage: python benchmarks/dress.py TEXTS [--dressing NAME] [-v]

TEXTS is a folder of text files. For each way to dress them, the command prints how many articles it changes, and the
share of statements (content, speaker and type) and of figures (place and every field) that are the same: twice those
that both have, divided by those of both.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import claimx
from claimx.models import Document

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))
from dressings import DRESSINGS, Dressed, figures, statements

BAR = 0.995


def same(plain: list[tuple[Any, ...]], dressed: list[tuple[Any, ...]]) -> Counter[str]:
    """How many both have, and how many there are."""
    shared = Counter(map(str, plain)) & Counter(map(str, dressed))
    return Counter(both=2 * shared.total(), all=len(plain) + len(dressed))


def differences(plain: list[tuple[Any, ...]], dressed: list[tuple[Any, ...]], text: str) -> list[str]:
    """What only one of them has."""
    rows = [(sign, row) for sign, rows, others in (("-", plain, dressed), ("+", dressed, plain)) for row in rows
            if row not in others]  # fmt: skip
    return [f"  {sign} {row} {_first_words(row, text)!r}" for sign, row in sorted(rows, key=lambda r: str(r[1][::-1]))]


def _first_words(row: tuple[Any, ...], text: str) -> str:
    spans = row[-1] if isinstance(row[-1], tuple) else (row[0],)
    return " … ".join(text[start:end] for start, end in spans)


def main() -> None:
    """Print the table; the exit code is 1 where a row is under the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="TEXTS")
    parser.add_argument("--dressing", action="append", choices=list(DRESSINGS), metavar="NAME", help="only this one")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what differs")
    args = parser.parse_args()
    nlp = claimx.load("bundled")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(args.folder.glob("*.txt"))}
    plain = {name: claimx.extract(text, pipeline=nlp) for name, text in texts.items()}
    print(f"{'':42} {'articles':>8} {'statements':>11} {'figures':>8}")
    under = False
    for dressing in args.dressing or DRESSINGS:
        counts: dict[str, Counter[str]] = {"statements": Counter(), "figures": Counter()}
        changed = 0
        for name, text in texts.items():
            dressed = Dressed(text, DRESSINGS[dressing])
            if dressed.text == text:
                continue
            changed += 1
            found: Document = claimx.extract(dressed.text, pipeline=nlp)
            for what, rows in (("statements", statements), ("figures", figures)):
                before, after = rows(plain[name]), rows(found, dressed)
                counts[what] += same(before, after)
                if args.verbose and (rows_that_differ := differences(before, after, text)):
                    print(f"{dressing}, {name}:", *rows_that_differ, sep="\n")
        shares = [count["both"] / max(count["all"], 1) for count in counts.values()]
        under = under or any(count["all"] and share < BAR for count, share in zip(counts.values(), shares, strict=True))
        print(f"{dressing:42} {changed:8} {shares[0]:11.4f} {shares[1]:8.4f}", flush=True)
    sys.exit(under)


if __name__ == "__main__":
    main()
