"""Learns the weights of `lexicon/choice.jsonl`: who a pronoun, an unmatched description or the floor is of.

The data are articles whose statements a reader has given their speakers (`articles/train`: `NAME.txt` and `NAME.json`,
ours, CC0). Each statement whose speaker was a choice between candidates is one observation; the right candidate is one
whose name the reader gives, and nobody where none of them is. The weights maximise the likelihood with a penalty on
their squares (conditional logit). Candidates depend on earlier choices, so that learning takes a few rounds.

    python training/scripts/learn_choice.py CORPORA/articles/train src/claimx/lexicon/choice.jsonl --keep description

Descriptions are the rarest question. Their weights were learnt when only who has a name could be taken up, and those
of the two features for who has none when both could; learnt all anew they took up names too readily (right and rightly
nobody .62 of them instead of .65, by articles left out). A feature that was added later is learnt beside the others, as
they are: `--only "alone in the paragraph" --keep pronoun floor`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from claimx.analysis.cast import choice, read_cast
from claimx.analysis.records import read_article
from claimx.analysis.syntax.tokens import Tokens
from claimx.lexicon import load as load_records
from claimx.pipeline import load

_HEADER = (
    "# What a feature of a candidate speaks for one in the choice of who is meant, in logits.\n"
    "# Source: training/scripts/learn_choice.py, from articles of our own (CC0)."
)
_MIN_OBSERVATIONS = 3
"""A feature that is rarer says nothing that can be learnt."""

Observation = tuple[list[list[str]], set[int]]
"""The features of each candidate, and the numbers of those that are right."""


def _key(name: str) -> tuple[str, ...]:
    """A name without articles and the endings of adjectives and genitives."""
    words = re.sub(r"[„“”\"«»‚‘’()]", "", name).casefold().split()
    return tuple(re.sub(r"(?<=...)(e|es|er|en|em|s)$", "", word) for word in words)


def _same(name: str, expected: str | None) -> bool:
    return expected is not None and any(_key(name) == _key(other) for other in expected.split("|"))


def _matching(gold: list[dict[str, Any]], content: set[int]) -> dict[str, Any] | None:
    """The reader's statement that shares half of the characters of both."""
    best, most = None, 0.5
    for statement in gold:
        want = {i for start, end in statement["content"] for i in range(start, end)}
        share = len(want & content) / len(want | content)
        if share >= most:
            best, most = statement, share
    return best


def observations(folder: Path) -> Iterator[tuple[str, str, Observation]]:
    """What the present weights choose among in the articles of a folder: article, question and observation."""
    nlp = load("bundled")
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["statements"]
        doc = nlp(path.with_suffix(".txt").read_text(encoding="utf-8"))
        tokens = Tokens(doc)
        cast = read_cast(read_article(doc, tokens))
        for said in cast.statements:
            content = {i for a, b in said.content for i in range(tokens[a].idx, tokens[b - 1].end)}
            right = _matching(gold, content)
            asked = cast.question_of(said)
            if right is None or right.get("optional") or asked is None:
                continue
            question, chosen = asked
            names = [_same(candidate.entity.name, right["speaker_name"]) for candidate in chosen.candidates]
            features = [list(candidate.features) for candidate in chosen.candidates]
            yield path.stem, question, (features, {n for n, same in enumerate(names) if same})


def learn(data: list[Observation], penalty: float, held: Mapping[str, float] | None = None) -> dict[str, float]:
    """The weights under which the right candidates are likeliest.

    Args:
        data: The observations of one question.
        penalty: On the sum of squared weights.
        held: Weights that are not learnt, by their features.
    """
    held = held or {}
    counts: dict[str, int] = {}
    for candidates, _ in data:
        for name in {name for features in candidates for name in features}:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= _MIN_OBSERVATIONS and name not in held)
    column = {name: n for n, name in enumerate(names)}
    blocks: list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[int]]] = []
    for candidates, right in data:
        matrix = np.zeros((len(candidates) + 1, len(names)))  # the last row is nobody
        known = np.zeros(len(candidates) + 1)
        for row, features in enumerate(candidates):
            known[row] = sum(held.get(name, 0.0) for name in features)
            for name in features:
                if name in column:
                    matrix[row, column[name]] += 1
        blocks.append((matrix, known, sorted(right) or [len(candidates)]))

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        total, gradient = penalty * float(weights @ weights), 2 * penalty * weights
        for matrix, known, right in blocks:
            scores = matrix @ weights + known
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            among = likely[right] / likely[right].sum()
            total -= float(np.log(likely[right].sum()))
            gradient = gradient + matrix.T @ likely - matrix[right].T @ among
        return total, gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    learnt = {name: round(float(result.x[n]), 2) for name, n in column.items() if abs(result.x[n]) >= 0.05}
    return {name: weight for name, weight in held.items() if weight} | learnt


def _held(
    before: Sequence[choice.ChoiceWeight], question: str, data: list[Observation], only: Sequence[str]
) -> dict[str, float]:
    """The weights of all features but some as they were, 0 for none; nothing where all are to be learnt."""
    if not only:
        return {}
    seen = {name for candidates, _ in data for features in candidates for name in features}
    weights = {w.feature: w.weight for w in before if w.question == question}
    return {name: weights.get(name, 0.0) for name in sorted(seen | weights.keys()) if name not in only}


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--keep", nargs="*", default=[], help="questions whose weights stay as they are")
    parser.add_argument("--only", nargs="*", default=[], help="features that are learnt, while all others stay")
    args = parser.parse_args()
    before = load_records("choice.jsonl", choice.ChoiceWeight)
    kept = [w.model_dump() for w in before if w.question in args.keep]
    for _ in range(args.rounds):
        data: dict[str, list[Observation]] = {}
        for _, question, observation in observations(args.articles):
            data.setdefault(question, []).append(observation)
        learnt = [
            {"question": question, "feature": feature, "weight": weight}
            for question, found in data.items()
            if question not in args.keep
            for feature, weight in learn(found, args.penalty, _held(before, question, found, args.only)).items()
        ]
        records = sorted([*kept, *learnt], key=lambda record: (record["question"], record["feature"]))
        rows = [json.dumps(record, ensure_ascii=False) for record in records]
        args.target.write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8")
        choice.forget_weights()
        print({question: len(found) for question, found in sorted(data.items())})


if __name__ == "__main__":
    main()
