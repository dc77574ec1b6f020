"""Whether the time for a text of one odd kind grows with its length, and no faster.

usage: python benchmarks/growth.py [KIND ...] [--words N]

Prints for each kind the seconds of processor time for texts of N, 2 N, 4 N and 8 N words, and how many times as long
each takes as the one before: 2 is linear, 4 quadratic. The shortest of several rounds counts; where that is above the
bar, which may be other work of the machine, there are more of them. The exit code is 1 where it stays above.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import sys
from collections.abc import Callable
from time import process_time

import claimx

BAR = 2.3


def _alternating(*words: str) -> Callable[[int], str]:
    return lambda n: " ".join(words[i % len(words)] for i in range(n))


def _nested(n: int) -> str:
    """*Er sagte, dass sie sagte, dass …*"""
    return "Er sagte" + ", dass die Ministerin sagte" * (n // 4) + "."


def _bracketed(opening: str, word: str, closing: str) -> Callable[[int], str]:
    return lambda n: f"{opening} " * (n // 3) + f"{word} " * (n // 3) + f"{closing} " * (n // 3)


_NAMES = [f"{a}{b}{c}" for a in ("Mar", "Hol", "Ber", "Win", "Kas") for b in "aeiou" for c in ("mann", "ler", "feld")]
_GIVEN = ["Anna", "Karl", "Petra", "Jens", "Miriam", "Tobias", "Ida", "Olaf"]


def _name(i: int) -> str:
    return f"{_GIVEN[i % len(_GIVEN)]} {_NAMES[i // len(_GIVEN) % len(_NAMES)]}{'e' * (i // 600 % 3)}"


KINDS: dict[str, Callable[[int], str]] = {
    "no full stop": _alternating("der", "Minister", "sieht", "den", "alten", "Baum", "und"),
    "only capitals": lambda n: " ".join(f"Wort{i % 97}" for i in range(n)),
    "commas": _alternating("Baum,", "Haus,", "rot,", "geht,"),
    "nested clauses": _nested,
    "relative clauses": lambda n: "Der Mann" + ", der den Hund, den er sah, rief" * (n // 7) + ".",
    "numbers": lambda n: " ".join(str(23456 + i) for i in range(n)),
    "numbers and units": lambda n: " ".join(f"{23456 + i} Euro" for i in range(n // 2)),
    "number words": _alternating("zwei", "drei", "und", "zwanzig", "Millionen"),
    "dates": lambda n: " ".join(f"am {i % 28 + 1}. Mai," for i in range(n // 3)),
    "ranges": lambda n: " ".join(f"{23456 + i} bis" for i in range(n // 2)),
    "names": lambda n: " ".join(_name(i) for i in range(n // 2)),
    "names with commas": lambda n: ", ".join(_name(i) for i in range(n // 2)),
    "names with and": lambda n: " und ".join(_name(i) for i in range(n // 3)),
    "speakers": lambda n: " ".join(f"{_name(i)} sagte, es regne." for i in range(n // 5)),
    "quoted speakers": lambda n: " ".join(f"„Es regnet“, sagte {_name(i)}." for i in range(n // 5)),
    "pronouns": lambda n: "Anna Weber kam. " + " ".join("Sie sagte, er komme." for _ in range(n // 4)),
    "one speaker": lambda n: " ".join("Anna Weber sagte, es regne." for _ in range(n // 5)),
    "cues": _alternating("sagte,", "erklärte,", "teilte", "mit,"),
    "cue nouns": _alternating("nach", "Angaben", "der", "Polizei"),
    "opening marks": _alternating("„", "Wort"),
    "opening marks at words": _alternating("„Wort", "geht"),
    "straight marks": _alternating('"', "Wort"),
    "pairs of marks": _alternating("„Wort“", "geht"),
    "quotations in a sentence": _alternating("„Das", "ist", "gut“", "und"),
    "nested marks": _bracketed("„", "Wort", "“"),
    "brackets": _bracketed("(", "Wort", ")"),
    "short sentences": _alternating("Er", "kam."),
    "full stops": _alternating(".", "."),
    "dashes": _alternating("–", "Wort"),
    "colons": _alternating("Weber:", "Ja."),
    "questions": lambda n: "Herr Weber, kommt er?\n" + "Kommt er?\nJa.\n" * (n // 3),
    "dialogue": lambda n: "".join(f"{_name(i).split()[1]}: Ja.\n" for i in range(n // 2)),
    "lines": lambda n: "Das Wort\n" * (n // 2),
    "wrapped lines": lambda n: "und so sah der alte Mann den Hund vor dem Haus stehen\n" * (n // 11),
    "empty lines": lambda n: "Wort.\n\n" * n,
    "spaces": lambda n: "Wort" + " " * 5 * n + "Wort",
    "line ends": lambda n: "Wort" + "\n" * 5 * n + "Wort",
    "one endless word": lambda n: "Wort" * n,
    "soft hyphens": lambda n: "Wor\u00adt\u00ad " * n,
    "entities": lambda n: "&auml;&nbsp;" * n,
    "typed marks": _alternating(",,Wort", "geht''", "``"),
    "angles": _alternating(">>Wort", "geht<<", ">>"),
    "bullets": lambda n: "- Wort\n" * n,
}


def seconds(read: Callable[[str], object], texts: list[str], rounds: int) -> list[float]:
    """The shortest time that reading each text took; they take turns, as the machine may do other things too."""

    def once(text: str) -> float:
        gc.collect()
        begin = process_time()
        read(text)
        return process_time() - begin

    return [min(times) for times in zip(*([once(text) for text in texts] for _ in range(rounds)), strict=True)]


def _growth(times: list[float]) -> list[float]:
    return [b / a for a, b in itertools.pairwise(times)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"all, or of: {', '.join(KINDS)}")
    parser.add_argument("--words", type=int, default=500, metavar="N", help="of the shortest text; 500")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="of which the shortest counts; 3")
    parser.add_argument("--most", type=int, default=12, metavar="N", help="rounds where it is above the bar; 12")
    args = parser.parse_args()
    nlp = claimx.load("bundled")
    lengths = [args.words * factor for factor in (1, 2, 4, 8)]
    print(f"{'':25}", *(f"{length:>7,}" for length in lengths), "   growth")
    above = False
    for kind in args.kinds or KINDS:
        texts = [KINDS[kind](length) for length in lengths]
        times = seconds(lambda text: claimx.extract(text, pipeline=nlp), texts, args.rounds)
        for _ in range(args.rounds, args.most):
            if max(_growth(times)) <= BAR:
                break
            again = seconds(lambda text: claimx.extract(text, pipeline=nlp), texts, 1)
            times = list(map(min, times, again))
        growth = _growth(times)
        above = above or max(growth) > BAR
        print(f"{kind:25}", *(f"{time:7.2f}" for time in times), "  ", *(f"{g:4.1f}" for g in growth), flush=True)
    sys.exit(above)


if __name__ == "__main__":
    main()
