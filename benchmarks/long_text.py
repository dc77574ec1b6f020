"""Peak memory and time of `claimx extract` on one text of any length, in one line or in paragraphs.

usage: python benchmarks/long_text.py [--characters N] [--paragraphs]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
from pathlib import Path

from common import claimx

PARAGRAPH = (
    "Der Minister Karl Müller sagte am Montag, es gebe mehr als 300 Soldaten in der Region. Laut Polizei kamen 20.000 "
    "Menschen. „Das ist gut“, erklärte sie. Er forderte eine Untersuchung. Am Abend regnete es in Berlin."
)


def main() -> None:
    """Print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=1_000_000, metavar="N", help="1,000,000")
    parser.add_argument("--paragraphs", action="store_true", help="an empty line after each five sentences")
    args = parser.parse_args()
    end = "\n\n" if args.paragraphs else " "
    text = ((PARAGRAPH + end) * (args.characters // len(PARAGRAPH) + 1))[: args.characters]
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "long.txt", Path(folder) / "long.json"
        source.write_text(text, encoding="utf-8")
        subprocess.run(claimx("extract", source, "--json", "-o", output), check=True)
        written = output.stat().st_size
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{len(text):,} characters: peak {used.ru_maxrss // 1024} MB, "
        f"{used.ru_utime:.0f} s of processor time, {written / 1e6:.0f} MB of JSON"
    )


if __name__ == "__main__":
    main()
