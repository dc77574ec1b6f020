"""Whether the rules over characters take linear time on texts that are broken in one way from beginning to end.

    python benchmarks/broken_text.py

Prints how much longer a text of twice the length takes: 2 is linear, 4 quadratic.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import typer

from claimx.analysis.figures import figures
from claimx.analysis.text.layout import find_layout
from claimx.analysis.text.quotes import find_quotations
from claimx.analysis.text.sentences import sentence_starts

READERS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "layout": (find_layout, ("A-", "dpa/", "# ", "1. ", "X ", "Von A ", "+ ", "© ", "Mehr ", "News > a ", "A\n\n")),
    "sentences": (sentence_starts, ("Er kam. ", ". ", "\n", "a.", "(", "„“", "3. ", "Wort ", "; ", ".\n ")),
    "quotations": (find_quotations, ("„", "“", "„a“ ", "'a ", "„a\n\n", '"', "« ")),
    "figures": (figures, ("1", "1.", "1,", "1 ", "ein ", "und 1 ", "1-", "Mio. ", "1 bis ", "12:")),
}
REPEATS = 3


def seconds(read: Callable[[str], object], text: str) -> float:
    """The shortest time that reading took."""

    def once() -> float:
        begin = process_time()
        read(text)
        return process_time() - begin

    return min(once() for _ in range(REPEATS))


def main(length: int = 50_000) -> None:
    """Compare a text of this many characters with one of twice as many."""
    for name, (read, units) in READERS.items():
        for unit in units:
            text = unit * (length // len(unit))
            print(f"{name:12} {unit!r:12} {seconds(read, text + text) / seconds(read, text):5.1f}")


if __name__ == "__main__":
    typer.run(main)
