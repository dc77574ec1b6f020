"""Characters a second: claimx's figures on analysed documents beside Microsoft Recognizers-Text for German.

usage: python benchmarks/figures_speed.py ARTICLES.jsonl [--articles N] [--runs N] [--recognizers FOLDER]

Recognizers-Text is installed into a virtual environment of its own, in a temporary folder, once:

    python -m venv FOLDER
    FOLDER/bin/python -m pip install ms-recognizers-text-suite==1.0.1

(`recognizers-text-suite`, without the `ms-`, has no German.) Each run takes the next N articles, which both read, one
after the other, so that whatever else the machine does meets both, and neither has seen the articles before; the
regular expressions and word lists of both are loaded before it counts. The median of the runs' ratios is printed.
The time of claimx is that of reading figures from an analysed `Doc`. That of Recognizers-Text is the sum of its eight
German recognisers, and once without the slowest of them, for dates and times.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median
from time import perf_counter

from recognizers import WARM_UP
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx.analysis.figures import find_figures

PACKAGE = "ms-recognizers-text-suite==1.0.1"
HERE = Path(__file__).parent
BAR = 20
ALL = "Recognizers-Text, all"


def install(folder: Path) -> Path:
    """The Python of an environment that has Recognizers-Text, made where there is none yet."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / ".installed"
    if not done.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--quiet", PACKAGE], check=True)
        done.touch()
    return python


def seconds_of_claimx(docs: list[Doc]) -> float:
    """Time to read the figures of documents that a pipeline has analysed."""
    started = perf_counter()
    for doc in docs:
        find_figures(doc)
    return perf_counter() - started


def seconds_of_recognizers(python: Path, articles: Path) -> dict[str, float]:
    """Time of each recogniser, in a process of its own."""
    command = [python, HERE / "recognizers.py", articles]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def _run(python: Path, nlp: Language, texts: list[str]) -> dict[str, tuple[float, float]]:
    """Seconds of each reader over the same texts, and how many times the seconds of claimx they are."""
    docs = list(nlp.pipe(texts))
    with tempfile.TemporaryDirectory() as temporary:
        articles = Path(temporary) / "articles.jsonl"
        articles.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
        mine, theirs = seconds_of_claimx(docs), seconds_of_recognizers(python, articles)
    total = sum(theirs.values())
    readers = {**theirs, "without dates and times": total - theirs["recognize_datetime"], ALL: total, "claimx": mine}
    return {name: (seconds, seconds / mine) for name, seconds in readers.items()}


def main() -> None:
    """Print characters a second of both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, metavar="ARTICLES.jsonl", help="one object with `text` a line")
    parser.add_argument("--articles", type=int, default=20, metavar="N", dest="number", help="articles of each run")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    folder = Path(tempfile.gettempdir()) / "claimx-recognizers"
    parser.add_argument("--recognizers", type=Path, default=folder, metavar="FOLDER", help="their environment")
    args = parser.parse_args()
    python = install(args.recognizers)
    nlp = claimx.load("bundled")
    find_figures(nlp(WARM_UP))
    lines = args.articles.read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[tuple[float, float]]] = {}
    characters = 0
    for run in range(args.runs):
        texts = [json.loads(line)["text"] for line in lines[run * args.number : (run + 1) * args.number]]
        if not texts:
            raise SystemExit(f"{args.articles} has only {len(lines)} articles: fewer --runs or --articles")
        size = sum(map(len, texts))
        characters += size
        for name, (seconds, ratio) in _run(python, nlp, texts).items():
            rows.setdefault(name, []).append((seconds / size, ratio))
    print(f"{args.runs} runs of {args.number} articles, {characters} characters, Python {sys.version.split()[0]}\n")
    print(f"{'':24} {'characters/s':>12} {'claimx is … times as fast':>26}")
    for name, runs in rows.items():
        print(f"{name:24} {1 / median(s for s, _ in runs):12,.0f} {median(r for _, r in runs):26.1f}")
    ratio = median(r for _, r in rows[ALL])
    print(f"\n{ratio:.0f} times Recognizers-Text, {'above' if ratio >= BAR else 'BELOW'} the bar of {BAR}")


if __name__ == "__main__":
    main()
