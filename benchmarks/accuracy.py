"""Runs claimx over annotated articles and prints how right it is, and on request where it is not.

    python benchmarks/accuracy.py statements CORPUS.jsonl [--errors N] [--pipeline NAME]
    python benchmarks/accuracy.py figures ARTICLES.jsonl GOLD.jsonl [GOLD.jsonl ...] [--errors N] [--pipeline NAME]
    python benchmarks/accuracy.py duckling CASES.jsonl
    python benchmarks/accuracy.py sentences CORPUS.jsonl|TREEBANK.conllu [...]

`benchmarks/README.md` says where the files come from.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path
from typing import Any

import score_figures
import score_statements
import spacy

import claimx
from claimx.analysis.figures.joins import ratio
from claimx.analysis.figures.numbers import read_number
from claimx.document import to_document

Record = dict[str, Any]
FIELDS = ("kind", "value", "low", "high", "qualifier", "unit", "counted", "iso")
REASONS = Path(__file__).with_name("duckling_reasons.jsonl")


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


def read_records(path: Path) -> list[Record]:
    """The objects of a file in JSON Lines."""
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
    """The corpus paper's scores, what a reader notices, and how right each rule is."""
    docs = read_records(args.corpus)
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
    """Each file of annotated figures by itself."""
    gold = {path: score_figures.read(path) for path in args.gold}
    annotated = {article for figures in gold.values() for article in figures}
    docs = [doc for doc in read_records(args.articles) if str(doc["id"]) in annotated]
    predicted = {str(r["id"]): r["figures"] for r in analyse(docs, args.pipeline)}
    texts = {str(doc["id"]): doc["text"] for doc in docs}
    for path, wanted in gold.items():
        if missing := wanted.keys() - texts.keys():
            raise SystemExit(f"{args.articles} lacks articles of {path}: {', '.join(sorted(missing))}")
        result, errors = score_figures.score(wanted, predicted)
        print(f"# {path.name}")
        _print_scores(result)
        for group, cases in _grouped(errors).items() if args.errors else ():
            print(f"\n## {group}: {len(cases)}")
            for case in cases[: args.errors]:
                print(f"{case.article:>6} gold      {_figure(case.gold, texts[case.article])}")
                print(f"{'':6} predicted {_figure(case.predicted, texts[case.article])}")
        print()


def _grouped(errors: list[score_figures.Disagreement]) -> dict[str, list[score_figures.Disagreement]]:
    """Disagreements by what differs in which kind of figure, the largest group first."""
    groups: dict[str, list[score_figures.Disagreement]] = defaultdict(list)
    for error in errors:
        kind = (error.gold or error.predicted or {}).get("kind")
        groups[f"{error.what} ({kind})"].append(error)
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _figure(figure: Record | None, text: str) -> str:
    if figure is None:
        return "–"
    said = {key: figure[key] for key in FIELDS if figure[key] is not None}
    return f"«{text[figure['start'] : figure['end']]}» " + " ".join(f"{key}={value}" for key, value in said.items())


def duckling(args: argparse.Namespace) -> None:
    """How many cases are read with the value, unit and bound that Duckling's own tests expect, and why not the others.

    A case without a kind is a bare number. Durations are compared in seconds, since Duckling's tests reduce them.
    Qualifiers are not compared: Duckling has one for *mindestens* and *über* and none for *ungefähr*.
    """
    cases = read_records(args.corpus)
    reasons = {record["text"]: record["reason"] for record in read_records(REASONS)}
    wrong = [case for case in cases if not _agrees(case)]
    print(f"{len(cases) - len(wrong)} of {len(cases)} cases: {1 - len(wrong) / len(cases):.3f}")
    for case in wrong:
        print(f"  {case['text']!r}: {reasons.get(case['text'], 'NO REASON GIVEN')}")


def _agrees(case: Record) -> bool:
    if "kind" not in case:
        return score_figures.same_number(case["value"], read_number(case["text"]))
    found = claimx.figures(case["text"])
    if len(found) != 1 or found[0]["kind"] != case["kind"]:
        return False
    figure: Record = {**found[0]}
    if case["kind"] == "duration":
        figure, case = _in_seconds(figure), _in_seconds(case)
    numbers = all(score_figures.same_number(case[key], figure[key]) for key in ("value", "low", "high") if key in case)
    return numbers and figure["unit"] == case.get("unit")


def _in_seconds(figure: Record) -> Record:
    factor = ratio(figure["unit"], "second")
    if factor is None or figure["value"] is None:
        return figure
    return figure | {"value": figure["value"] * factor, "unit": "second"}


def sentences(args: argparse.Namespace) -> None:
    """Sentence starts by their offsets: claimx beside spaCy's `sentencizer`, and claimx on top of it."""
    for path in args.corpus:
        texts = _treebank(path) if path.suffix == ".conllu" else _articles(path)
        print(f"# {path.name}")
        for components in (["claimx_sentences"], ["sentencizer"], ["sentencizer", "claimx_sentences"]):
            nlp = spacy.blank("de")
            for component in components:
                nlp.add_pipe(component)
            right = found = wanted = 0
            for text, gold in texts:
                starts = {next(t.idx for t in sentence if not t.is_space) for sentence in nlp(text).sents}
                right, found, wanted = right + len(gold & starts), found + len(starts), wanted + len(gold)
            scores = {"p": right / found, "r": right / wanted, "f1": 2 * right / (found + wanted)}
            _print_scores({" + ".join(components): scores})
        print()


def _articles(path: Path) -> list[tuple[str, set[int]]]:
    return [(doc["text"], {start for start, _ in doc["sentences"]}) for doc in read_records(path)]


def _treebank(path: Path) -> list[tuple[str, set[int]]]:
    """A treebank's sentences as one text, in the order of the file, a space between two."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    ends = accumulate(len(sentence) + 1 for sentence in sentences)
    return [(" ".join(sentences), {0, *list(ends)[:-1]})]


COMMANDS = {"statements": statements, "figures": figures, "duckling": duckling, "sentences": sentences}


def main() -> None:
    """Run the command that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in COMMANDS.items():
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        if name == "figures":
            command.add_argument("articles", type=Path)
            command.add_argument("gold", type=Path, nargs="+")
        else:
            command.add_argument("corpus", type=Path, nargs="+" if name == "sentences" else None)
        if name in ("statements", "figures"):
            command.add_argument("--pipeline", default="bundled")
            command.add_argument("--errors", type=int, default=0, metavar="N", help="show N of each group of errors")
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
