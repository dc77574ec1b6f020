"""Runs claimx over an annotated corpus and prints how right it is: overall, by type, by role, by rule, and where not.

    python benchmarks/accuracy.py statements CORPUS.jsonl [--errors] [--pipeline NAME]
    python benchmarks/accuracy.py figures FIGURES.jsonl ARTICLES.jsonl [--pipeline NAME]

The German Wikinews quotation corpus (Petersen-Frey & Biemann 2024) is at github.com/uhh-lt/german-news-quotation-attribution-2024.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import score_figures
import score_statements

import claimx
from claimx.document import to_document

Record = dict[str, Any]


def analyse(docs: list[Record], pipeline: str) -> list[Record]:
    """One output record of claimx a document, with the document's id."""
    nlp = claimx.load(pipeline)
    analysed = nlp.pipe(doc["text"] for doc in docs)
    return [{"id": doc["id"]} | to_document(a, nlp.meta).model_dump() for doc, a in zip(docs, analysed, strict=True)]


def by_rule(docs: list[Record], predictions: list[Record]) -> list[tuple[str, int, int, int]]:
    """For each rule how often it fired, found a gold statement, and attributed it to the right speaker."""
    fired: Counter[str] = Counter()
    found: Counter[str] = Counter()
    attributed: Counter[str] = Counter()
    for doc, record in zip(docs, predictions, strict=True):
        gold = score_statements.gold_statements(doc)
        predicted = score_statements.predicted_statements(record, doc["tokens"])
        fired.update(s["rule"] for s in record["statements"])
        for g, p in score_statements.align(gold, predicted):
            a, b = (score_statements.without_punctuation(s["content"], doc) for s in (gold[g], predicted[p]))
            if a | b and 2 * len(a & b) >= len(a | b):
                rule = record["statements"][p]["rule"]
                found[rule] += 1
                mine, theirs = predicted[p]["speaker"], gold[g]["speaker"]
                attributed[rule] += bool(mine & theirs) or not (mine or theirs)
    return [(rule, n, found[rule], attributed[rule]) for rule, n in fired.most_common()]


def disagreements(docs: list[Record], predictions: list[Record]) -> dict[str, list[str]]:
    """The disagreements in groups, the largest first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for doc, record in zip(docs, predictions, strict=True):
        gold = score_statements.gold_statements(doc)
        predicted = score_statements.predicted_statements(record, doc["tokens"])
        pairs = score_statements.align(gold, predicted)
        for i, g in enumerate(gold):
            if i not in {a for a, _ in pairs}:
                groups[f"missed {g['type']}"].append(_shown(doc, g))
        for i, p in enumerate(predicted):
            if i not in {b for _, b in pairs}:
                groups[f"extra {record['statements'][i]['rule']}"].append(_shown(doc, p))
        for i, j in pairs:
            g, p = gold[i], predicted[j]
            rule = record["statements"][j]["rule"]
            for role in score_statements.ROLES:
                a, b = (score_statements.without_punctuation(s[role], doc) for s in (g, p))
                if a != b and not (a and b and 2 * len(a & b) >= len(a | b)):
                    groups[f"{role} of {rule} ({g['type']})"].append(_shown(doc, g) + "\n    " + _shown(doc, p))
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _shown(doc: Record, statement: Record) -> str:
    return f"{doc['id']:>6} " + score_statements.show(doc, statement)


def _read(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _print_scores(result: Record) -> None:
    for name, value in result.items():
        if isinstance(value, dict) and "f1" in value:
            print(f"{name:22} P {value['p']:.3f}  R {value['r']:.3f}  F1 {value['f1']:.3f}")
        elif isinstance(value, dict):
            print(f"{name:22} " + "  ".join(f"{k} {v:.3f}" for k, v in value.items()))
        else:
            print(f"{name:22} {value:.3f}" if isinstance(value, float) else f"{name:22} {value}")


def statements(args: argparse.Namespace) -> None:
    docs = _read(args.corpus)
    predictions = analyse(docs, args.pipeline)
    _print_scores(score_statements.score(docs, predictions)[0])
    print(f"\n{'rule':28} fired  found  attributed")
    for rule, fired, found, attributed in by_rule(docs, predictions):
        print(f"{rule:28} {fired:5}  {found / fired:.2f}   {attributed / fired:.2f}")
    if args.errors:
        for group, cases in disagreements(docs, predictions).items():
            print(f"\n## {group}: {len(cases)}")
            print("\n".join(cases[: args.errors]))


def figures(args: argparse.Namespace) -> None:
    gold = score_figures.read(args.corpus)
    docs = [doc for doc in _read(args.articles) if str(doc["id"]) in gold]
    predicted = {str(r["id"]): r["figures"] for r in analyse(docs, args.pipeline)}
    result, errors = score_figures.score(gold, predicted)
    _print_scores(result)
    for doc, what, g, p in errors[: args.errors]:
        print(f"\n{doc} {what}\n  gold      {g}\n  predicted {p}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in (("statements", statements), ("figures", figures)):
        command = commands.add_parser(name)
        command.add_argument("corpus", type=Path)
        if name == "figures":
            command.add_argument("articles", type=Path)
        command.add_argument("--pipeline", default="bundled")
        command.add_argument("--errors", type=int, default=0, metavar="N", help="show N of each group of disagreements")
        command.set_defaults(run=run)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
