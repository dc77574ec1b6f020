"""Whether a run of `claimx corpus` that is killed again and again gives what one gives that nobody disturbs.

usage: python benchmarks/kills.py ARTICLES.jsonl [--articles N] [--characters N] [--kills N] [--engine local|ray]

The run is killed (SIGKILL) a random time after a random number of shards, none among them, and started again with the
same command; in the end its output folder is compared, file by file and byte by byte, with that of an undisturbed run.
With Ray the runs share a cluster of two nodes, of one processor each, which this starts on this machine.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from common import claimx, corpus_options, write_corpus


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder and what is in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def engine_options(engine: str) -> tuple[str, ...]:
    """The options that choose the engine, which has been started."""
    if engine == "local":
        return ()
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    return ("--engine", engine, "--address", cluster.address)


def receipts(folder: Path) -> list[Path]:
    """A file for each shard that is finished."""
    return list(folder.glob("shards/*"))


def await_shards(folder: Path, number: int, running: subprocess.Popen[bytes]) -> None:
    """Wait until so many shards are finished, or the run is over."""
    while len(receipts(folder)) < number and running.poll() is None:
        sleep(0.02)


def main() -> None:
    """Print how often it was killed after how many shards, and how the outputs compare."""
    parser = corpus_options(__doc__, 3000)
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--engine", default="local", choices=("local", "ray"))
    parser.add_argument("--shard", type=int, default=25, metavar="DOCUMENTS")
    parser.add_argument("--seed", type=int, metavar="N", help="of the moments; any")
    args = parser.parse_args()
    choose = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as temporary:
        corpus, undisturbed, killed = (Path(temporary) / name for name in ("corpus.jsonl", "undisturbed", "killed"))
        words = write_corpus(corpus, args)
        options = ("--jobs", 2, "--shard", args.shard, "-q", *engine_options(args.engine))
        begun = perf_counter()
        with subprocess.Popen(claimx("corpus", corpus, "-o", undisturbed, *options)) as running:
            await_shards(undisturbed, 1, running)
            start_up = perf_counter() - begun
        whole = perf_counter() - begun
        print(f"undisturbed: {args.articles:,} articles, {words:,} words in {whole:.0f} s", flush=True)
        shards = len(receipts(undisturbed))
        finished: list[int] = []
        while len(finished) < args.kills:
            with subprocess.Popen(claimx("corpus", corpus, "-o", killed, *options)) as running:
                # By shards, not by the clock alone: on a busy machine every kill would come before the first.
                more = choose.randint(0, shards // args.kills)
                await_shards(killed, len(receipts(killed)) + more, running)
                sleep(choose.uniform(0, (whole - start_up) / shards if more else start_up))
                if running.poll() is not None:
                    break
                running.kill()
            finished.append(len(receipts(killed)))
        print(f"killed {len(finished)} times, with so many of {shards} shards finished:", *finished, flush=True)
        subprocess.run(claimx("corpus", corpus, "-o", killed, *options), check=True)
        first, second = contents(undisturbed), contents(killed)
    if first != second:
        different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
        sys.exit(f"DIFFERENT: {', '.join(different)}")
    print(f"the same {len(first)} files, byte for byte")


if __name__ == "__main__":
    main()
