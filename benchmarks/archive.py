"""How long `claimx speakers` takes for a folder of `claimx corpus`, and how much memory.

    python benchmarks/archive.py [--statements 100000] [--keep FOLDER] [COMMAND ...]

The folder is synthesised: copies of one analysed article with other names of persons, so many that there are as many
statements as were asked for. COMMAND is what is measured, `speakers` where nothing is said; the folder is its source.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import claimx
from claimx.corpus.analysed import Writer
from claimx.corpus.folder import Folder, Manifest, Receipt
from claimx.models import Document, Pipeline

GIVEN = ("Ute", "Jens", "Maren", "Holger", "Ilka", "Bernd", "Anke", "Carsten", "Dilara", "Mehmet", "Petra", "Uwe")
SURNAMES = ("Lenz", "Holm", "Brandt", "Krämer", "Siebels", "Noack", "Wolters", "Kranz", "Tietjen", "Habersack")
ROLES = ("Ministerin", "Bürgermeisterin", "Trainerin", "Sprecherin der Polizei", "Klimaforscherin")
ARTICLE = """{role} {a} hat am Montag einen Zuschuss von {n} Millionen Euro zugesagt. „Das Geld kommt noch in diesem \
Jahr, und es wird reichen“, sagte {last}. Der Vorsitzende {b} (SPD) kritisierte den Plan. Laut {b} fehlen {n} Lehrer. \
„Wir haben davor gewarnt, und niemand hat darauf gehört“, sagte er. Die Polizei teilte mit, es seien {n} Menschen \
gekommen. Nach Angaben der Feuerwehr wurde niemand verletzt. Das Pentagon wollte sich nicht äußern. {c} forderte \
eine Untersuchung. Es gebe keinen Grund zur Sorge. Die Bundesregierung wies die Vorwürfe zurück.
"""
KINDS = 200
"""How many articles are analysed; the rest are copies of them with other days."""
SHARD = 100


def main() -> None:
    """Make the folder, run the command on it, and print its time and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where the folder is left; else it goes")
    parser.add_argument("command", nargs="*", default=["speakers"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary, "found")
        documents, statements = synthesise(folder, options.statements)
        call = [sys.executable, "-m", "claimx", *options.command, str(folder), "--json"]
        started = time.perf_counter()
        with Path(temporary, "out.json").open("wb") as out:
            subprocess.run(call, stdout=out, check=True)
        seconds = time.perf_counter() - started
        size = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{documents:,} documents, {statements:,} statements: {seconds:.1f} s by the clock,", end=" ")
        print(f"{size.ru_utime + size.ru_stime:.1f} s of one processor, {size.ru_maxrss / 1024:.0f} MB")


def synthesise(path: Path, wanted: int) -> tuple[int, int]:
    """Write a folder of `claimx corpus` with at least so many statements.

    Returns:
        How many documents and statements it has.
    """
    chance = random.Random(19)
    kinds = [_article(chance, number) for number in range(KINDS)]
    pipeline = Pipeline(name="synthesised", version="0", claimx=claimx.__version__)
    manifest = Manifest(
        inputs=["synthesised"], digest="", format="jsonl", fields={}, wanted={}, shard=SHARD, pipeline=pipeline,
        lexicon=None, people=None,
    )  # fmt: skip
    path.mkdir(parents=True, exist_ok=True)
    (path / "manifest.json").write_text(manifest.model_dump_json(), encoding="utf-8")
    folder = Folder(path, manifest)
    documents = statements = shard = 0
    while statements < wanted:
        folder.unfinished.mkdir(exist_ok=True)
        staged = folder.unfinished / "analysed"
        writer = Writer(staged)
        for _ in range(SHARD):
            found = kinds[chance.randrange(KINDS)]
            day = f"{chance.randrange(2015, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            writer.add(documents, found.model_copy(update={"document": _dated(found, documents, day)}))
            documents += 1
            statements += len(found.statements)
        writer.close()
        folder.publish(shard, staged, Receipt(documents=SHARD, statements=0, figures=0, failures=[]))
        shard += 1
    return documents, statements


def _article(chance: random.Random, number: int) -> Document:
    people = [f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}-{chr(65 + number % 26)}ers" for _ in range(3)]
    words = {"a": people[0], "b": people[1], "c": people[2], "last": people[0].split()[1]}
    text = ARTICLE.format(role=chance.choice(ROLES), n=number + 2, **words)
    return claimx.extract(text, pipeline="bundled", with_text=True)


def _dated(found: Document, number: int, day: str) -> object:
    return found.document.model_copy(update={"source": f"{number}.txt", "published": day})


if __name__ == "__main__":
    main()
