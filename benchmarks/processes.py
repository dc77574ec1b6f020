"""How much sooner two processes of `claimx corpus` are ready than one.

usage: python benchmarks/processes.py ARTICLES.jsonl [--articles N] [--characters N]

Both analyse the same articles, one after the other. Where other work keeps the machine busy, look at the time that
processors worked: two processes are as many times faster, on two free processors, as twice the ratio's inverse.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from common import claimx, corpus_options, print_ratios, time_of, write_corpus


def main() -> None:
    """Print a line for one process and one for two."""
    args = corpus_options(__doc__, 5000).parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        corpus = Path(temporary) / "corpus.jsonl"
        words = write_corpus(corpus, args)
        run = {
            f"--jobs {jobs}": time_of(claimx("corpus", corpus, "-o", Path(temporary) / str(jobs), "--jobs", jobs, "-q"))
            for jobs in (1, 2)
        }
    print_ratios([run], "--jobs 1")
    one, two = run["--jobs 1"], run["--jobs 2"]
    print(f"\n{args.articles:,} articles, {words:,} words; {words / one.worked:,.0f} words a second of processor time")
    print(f"two are {one.clock / two.clock:.2f} times as fast; {2 * one.worked / two.worked:.2f} by processor time")


if __name__ == "__main__":
    main()
