"""Read the corpora as they are published: UD treebanks, GermEval names, Wikinews texts, Bundestag speeches."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GSD_DEV = "ud-german/de_gsd-ud-dev.conllu"
GSD_TEST = "ud-german/de_gsd-ud-test.conllu"
PUD = "ud-german/de_pud-ud-test.conllu"
GERMEVAL_DEV = "germeval2014-ner/dev.tsv"
GERMEVAL_TEST = "germeval2014-ner/test.tsv"
WIKINEWS_TRAIN = "wikinews-quotes/train.jsonl"
WIKINEWS_DEV = "wikinews-quotes/dev.jsonl"
SPEECHES = "bundestag/speeches.txt.xz"

AGREEMENT_FEATURES = frozenset({"Case", "Gender", "Number"})


@dataclass(frozen=True)
class Word:
    """One surface token of a treebank."""

    form: str
    lemma: str
    upos: str
    tag: str
    feats: str
    relation: str
    space_after: bool


@dataclass(frozen=True)
class NamedSentence:
    """One sentence of GermEval: its words and the BIO labels of the outer layer."""

    words: list[str]
    labels: list[str]


def read_treebank(path: Path) -> Iterator[list[Word]]:
    """Yield the sentences of a CoNLL-U file with multiword tokens merged back (*im*, not *in dem*).

    Format: https://universaldependencies.org/format.html
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield list(_surface_words(rows))


def _surface_words(rows: list[list[str]]) -> Iterator[Word]:
    words = {row[0]: row for row in rows}
    covered: set[str] = set()
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            parts = [words[str(number)] for number in range(int(first), int(last) + 1)]
            covered.update(part[0] for part in parts)
            yield _contraction(row, parts)
        elif row[0] not in covered:
            yield Word(row[1], row[2], row[3], row[4], _no_underscore(row[5]), row[7], _space_after(row))


def _contraction(row: list[str], parts: list[list[str]]) -> Word:
    """Merge preposition and article: part of speech and lemma of the one, case, gender and number of the other."""
    feats = [feat for feat in parts[-1][5].split("|") if feat.split("=")[0] in AGREEMENT_FEATURES]
    head = parts[0]
    return Word(row[1], head[2], head[3], "APPRART", "|".join(feats), head[7], _space_after(row))


def _no_underscore(field: str) -> str:
    return "" if field == "_" else field


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def read_germeval(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of a GermEval 2014 file with the outer of its two layers of names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield NamedSentence([row[1] for row in rows], [row[2] for row in rows])


def read_wikinews_texts(path: Path) -> Iterator[str]:
    """Yield the bare article texts; the annotations beside them are non-commercial and are not read."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def read_speeches(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the Bundestag speeches, without soft hyphens."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.strip().replace("\u00ad", "")
