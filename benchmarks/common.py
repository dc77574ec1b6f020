"""What the benchmarks of speed share: articles in any number, processes of their own, ratios."""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample_article.txt"


def texts(path: Path) -> list[str]:
    """The texts of a file with one object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def articles(path: Path, number: int, characters: int | None = None) -> Iterator[str]:
    """As many articles as wanted: those of a file, then new ones of half of the paragraphs of two of them.

    Args:
        characters: So much of each article of the file; None takes all of it.
    """
    given = [text[:characters] for text in texts(path)]
    yield from given[:number]
    choose = random.Random(0)
    for _ in range(number - len(given)):
        first, second = (text.split("\n\n") for text in choose.sample(given, 2))
        yield "\n\n".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])


def corpus_options(description: str | None, number: int) -> argparse.ArgumentParser:
    """A parser of the options that say which articles are analysed.

    Args:
        number: Of articles, where nothing else is said.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="ARTICLES.jsonl", help="one object with `text` a line")
    parser.add_argument("--articles", type=int, default=number, metavar="N", help=f"how many; {number:,}")
    parser.add_argument("--characters", type=int, metavar="N", help="of each article, where not all of it")
    return parser


def write_corpus(target: Path, options: argparse.Namespace) -> int:
    """Write the articles as JSON Lines; returns their words."""
    words = 0
    with target.open("w", encoding="utf-8") as file:
        for text in articles(options.file, options.articles, options.characters):
            words += len(text.split())
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return words


def claimx(*arguments: object) -> list[str]:
    """The command line of claimx with the pipeline that everybody has."""
    return [sys.executable, "-m", "claimx", *map(str, arguments), "--pipeline", "bundled"]


@dataclass(frozen=True)
class Time:
    """Seconds on the clock, and seconds that a processor worked."""

    clock: float
    worked: float


def time_of(command: list[str]) -> Time:
    """How long a process takes, with those that it starts.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    before, started = os.times(), perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, ended = os.times(), perf_counter()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return Time(ended - started, worked)


def time_in_process(work: Callable[[], object]) -> Time:
    """How long something takes in this process."""
    started, worked = perf_counter(), process_time()
    work()
    return Time(perf_counter() - started, process_time() - worked)


def print_ratios(runs: list[dict[str, Time]], reference: str) -> None:
    """Print a line for each thing that was timed: seconds and how many times those of the reference, medians of runs.

    The ratio is taken within each run, where the same else was going on in the machine.
    """
    width = max(map(len, runs[0]))
    print(f"{'':{width}} {'seconds':>8} {'× ' + reference:>18} {'processor time':>15}")
    for name in runs[0]:
        clock = median(run[name].clock for run in runs)
        ratio = median(run[name].clock / run[reference].clock for run in runs)
        worked = median(run[name].worked / run[reference].worked for run in runs)
        print(f"{name:{width}} {clock:8.2f} {ratio:18.2f} {worked:15.2f}")
