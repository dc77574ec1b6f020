"""Peak memory of the processes of `claimx corpus`, and whether it grows with the corpus. Linux only.

usage: python benchmarks/memory.py ARTICLES.jsonl [--articles N] [--characters N]

One worker analyses the articles of the file, and then new ones made of them, until there are N. What is printed is the
highest resident memory so far, as the kernel keeps it (VmHWM), beside that of a process that only imports spaCy.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import sleep

from common import claimx, corpus_options, write_corpus

BAR = 350
SHARD = 100
_PEAK_AND_PAUSE = "import spacy, re; print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"


def of_processes(process: int, field: str) -> dict[int, int]:
    """Megabytes of a process and of those that it started, by their id.

    Args:
        process: Its id.
        field: Of `/proc/PID/status`: `VmHWM` is the most that it ever held, `VmRSS` what it holds now.
    """
    found: dict[int, int] = {}
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                found |= of_processes(int(child), field)
        status = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return found
    line = next((line for line in status.splitlines() if line.startswith(field)), None)
    return found | ({process: int(line.split()[1]) // 1024} if line else {})


def main() -> None:
    """Print a line now and then, and whether the bar holds."""
    parser = corpus_options(__doc__, 20_000)
    args = parser.parse_args()
    spacy = int(subprocess.run([sys.executable, "-c", _PEAK_AND_PAUSE], capture_output=True, check=True).stdout) // 1024
    with tempfile.TemporaryDirectory() as temporary:
        corpus, output = Path(temporary) / "corpus.jsonl", Path(temporary) / "found"
        words = write_corpus(corpus, args)
        print(f"{args.articles:,} articles, {words:,} words; a process that imports spaCy: {spacy} MB\n")
        print(f"{'articles':>8} {'worker':>9} {'× import spacy':>15} {'the process that hands out':>27}", flush=True)
        with subprocess.Popen(claimx("corpus", corpus, "-o", output, "--jobs", 1, "--shard", SHARD, "-q")) as running:
            found: dict[int, int] = {}
            next_line = 1
            while running.poll() is None:
                sleep(0.5)
                found |= of_processes(running.pid, "VmHWM")
                done = len(list(output.glob("shards/*")))
                if done >= next_line or running.poll() is not None:
                    worker = max((peak for id, peak in found.items() if id != running.pid), default=0)
                    handing = found.get(running.pid, 0)
                    print(f"{done * SHARD:8,} {worker:6} MB {worker / spacy:15.2f} {handing:24} MB", flush=True)
                    next_line = min(2 * done, done + args.articles // SHARD // 4)
    highest = max(found.values())
    print(f"\npeak {highest} MB, {'within' if highest <= BAR else 'ABOVE'} the bar of {BAR} MB")
    raise SystemExit(running.returncode)


if __name__ == "__main__":
    main()
