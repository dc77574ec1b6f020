"""How long the first extraction in a fresh process takes, beside `import spacy` in a fresh process.

usage: python benchmarks/startup.py [RUNS]

The modules of claimx are compiled first, as pip does where it installs them, also where Python may write no bytecode.
Every run starts each command once, one after the other, so that whatever else the machine does meets all of them. The
ratio is taken within each run, and of all runs the median counts.
"""

from __future__ import annotations

import compileall
import sys
from importlib.util import find_spec

from common import SAMPLE, claimx, print_ratios, time_of

COMMANDS = {
    "import spacy": [sys.executable, "-c", "import spacy"],
    "import typer": [sys.executable, "-c", "import typer"],
    "claimx extract": claimx("extract", SAMPLE),
    "claimx --help": [sys.executable, "-m", "claimx", "--help"],
    "claimx schema": [sys.executable, "-m", "claimx", "schema"],
}


def main(runs: int = 9) -> None:
    """Print a line a command, beside `import spacy` and beside `import typer`."""
    for package in getattr(find_spec("claimx"), "submodule_search_locations", None) or []:
        compileall.compile_dir(package, quiet=1)
    for command in COMMANDS.values():  # what is on the disk only is read once before it counts
        time_of(command)
    measured = [{name: time_of(command) for name, command in COMMANDS.items()} for _ in range(runs)]
    for reference in ("import spacy", "import typer"):
        print_ratios(measured, reference)
        print()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
