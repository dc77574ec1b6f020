"""How long the first extraction in a fresh process takes, beside `import spacy` in a fresh process.

usage: python benchmarks/startup.py [RUNS]

Every run starts each command once, one after the other, so that whatever else the machine does meets all of them. The
ratio is taken within each run, and of all runs the median counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample_article.txt"
BASELINE = "import spacy"
COMMANDS = {
    BASELINE: ["-c", "import spacy"],
    "claimx extract": ["-m", "claimx", "extract", str(SAMPLE), "--pipeline", "bundled"],
    "claimx --help": ["-m", "claimx", "--help"],
    "claimx schema": ["-m", "claimx", "schema"],
}


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Run Python with these arguments: time on the clock, and time that its processor worked."""
    before, started = os.times(), perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after, ended = os.times(), perf_counter()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return ended - started, worked


def main(runs: int = 9) -> None:
    """Print a line a command."""
    for arguments in COMMANDS.values():  # what is on the disk only is read once before it counts
        seconds(arguments)
    measured = [{name: seconds(arguments) for name, arguments in COMMANDS.items()} for _ in range(runs)]
    print(f"{'':16} {'seconds':>8} {'× import spacy':>15} {'processor time':>15}")
    for name in COMMANDS:
        clock = median(run[name][0] for run in measured)
        ratio = median(run[name][0] / run[BASELINE][0] for run in measured)
        worked = median(run[name][1] / run[BASELINE][1] for run in measured)
        print(f"{name:16} {clock:8.2f} {ratio:15.2f} {worked:15.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
