"""Articles that two have annotated: whether what claimx finds is right by the one, the other, both or neither.

The Wikinews quotation corpus leaves many summaries out by habit; the annotators of `articles` read some of the same
articles without it. A statement is one of an annotation where half of the words of both contents are the same.

    python benchmarks/two_readings.py CORPORA/wikinews-quotes/train.jsonl CORPORA/articles/train [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import score_statements

import claimx

Spans = Sequence[tuple[int, int]]
CLASSES = ("both", "corpus", "reader", "optional", "neither")
"""`optional` is what the readers of `articles` leave open, and the corpus does not have."""


def read_both(corpus: Path, articles: Path) -> list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """The articles of both: text, statements of the corpus by the characters of their contents, those of the reader."""
    read = {
        path.with_suffix(".txt").read_text("utf-8"): json.loads(path.read_text("utf-8"))
        for path in articles.glob("*.json")
    }
    both = []
    for document in score_statements.read(corpus):
        if document["text"] in read:
            quotes = [
                {"type": s["type"], "content": [tuple(document["tokens"][i]) for i in sorted(s["content"])]}
                for s in score_statements.gold_statements(document)
            ]
            both.append((document["text"], quotes, read[document["text"]]["statements"]))
    return both


def characters(text: str, spans: Spans) -> set[int]:
    """The letters and digits between offsets."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def has(text: str, annotated: list[dict[str, Any]], spans: Spans) -> dict[str, Any] | None:
    """The annotated statement whose content is half the same."""
    mine = characters(text, spans)
    for statement in annotated:
        theirs = characters(text, statement["content"])
        if mine | theirs and 2 * len(mine & theirs) >= len(mine | theirs):
            return statement
    return None


def class_of(in_corpus: object, in_article: dict[str, Any] | None) -> str:
    """Who has a statement."""
    if in_article is not None and not in_article.get("optional"):
        return "both" if in_corpus else "reader"
    if in_corpus:
        return "corpus"
    return "optional" if in_article else "neither"


def main() -> None:
    """Print a table by the type of the statement, and with `--errors` what neither has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", action="store_true", help="show what neither annotation has")
    args = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    articles = read_both(args.corpus, args.articles)
    for text, quotes, statements in articles:
        for found in claimx.extract(text, pipeline="bundled").statements:
            spans = found.content.spans
            kind = class_of(has(text, quotes, spans), has(text, statements, spans))
            counts[found.type, kind] += 1
            if args.errors and kind == "neither":
                speaker, cue = (role.text if role else "–" for role in (found.speaker, found.cue))
                print(f"{found.rule}: {speaker} [{cue}] {found.content.text}")
    print(f"{len(articles)} articles\n\n| claimx | {' | '.join(CLASSES)} |\n|---|{'---|' * len(CLASSES)}")
    for type_ in ("direct", "indirect", "reported", "free_indirect"):
        print(f"| {type_} | {' | '.join(str(counts[type_, name]) for name in CLASSES)} |")


if __name__ == "__main__":
    main()
