"""Scores who words without a name can stand for: a linear model whose features have names and whose weights are data.

The weights are in `lexicon/choice.jsonl`, learnt by `training/scripts/learn_choice.py`. A candidate's score is the sum
of the weights of its features; the scores of all candidates, and of nobody with the score 0, make probabilities
(conditional logit: McFadden 1974, *Conditional Logit Analysis of Qualitative Choice Behavior*).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from claimx.analysis.cast.entities import Entity
from claimx.lexicon import load

Question = Literal["pronoun", "description", "floor"]
"""*er*; *die Chefin*, which matches nobody so far; a quotation or sentence in the Konjunktiv that names nobody."""

THRESHOLD: dict[Question, float] = {"pronoun": 0.35, "description": 0.4, "floor": 0.3}
"""Probability below which nobody is chosen: a wrong name is worse than none."""


class ChoiceWeight(BaseModel):
    """What a feature of a candidate speaks for it in one kind of question.

    Attributes:
        question: What is asked.
        feature: What is so of a candidate.
        weight: In logits.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    question: Question
    feature: str
    weight: float


class Candidate(NamedTuple):
    """Somebody who may be meant, with what speaks for and against it.

    Attributes:
        entity: Who.
        features: What is so of them.
        score: The sum of the weights.
    """

    entity: Entity
    features: Sequence[str]
    score: float


class Chosen(NamedTuple):
    """Who was chosen, None where nobody is likely enough, its probability, and all candidates, the best first.

    Attributes:
        entity: Who was chosen, None where nobody is likely enough.
        probability: Of the best candidate.
        candidates: All of them, the best first.
    """

    entity: Entity | None
    probability: float
    candidates: Sequence[Candidate]


@cache
def _weights(question: Question) -> dict[str, float]:
    return {w.feature: w.weight for w in load("choice.jsonl", ChoiceWeight) if w.question == question}


def forget_weights() -> None:
    """Read the weights anew at the next choice, for whoever learns them."""
    load.cache_clear()
    _weights.cache_clear()


def weight(question: Question, feature: str) -> float:
    """What a feature speaks for a candidate, in logits; 0 where it says nothing."""
    return _weights(question).get(feature, 0.0)


def score(question: Question, features: Sequence[str]) -> float:
    """The sum of the weights; a feature without a weight says nothing."""
    weights = _weights(question)
    return sum([weights.get(feature, 0.0) for feature in features])


def choose(question: Question, candidates: Sequence[tuple[Entity, Sequence[str]]]) -> Chosen:
    """The likeliest candidate, where it is likely enough.

    Args:
        question: What asks.
        candidates: Each with the names of its features.
    """
    scored = [Candidate(entity, features, score(question, features)) for entity, features in candidates]
    scored.sort(key=lambda candidate: (-candidate.score, candidate.entity.number))
    if not scored:
        return Chosen(None, 0.0, ())
    total = 1.0 + sum(math.exp(min(candidate.score, 50)) for candidate in scored)
    probability = math.exp(min(scored[0].score, 50)) / total
    return Chosen(scored[0].entity if probability >= THRESHOLD[question] else None, probability, scored)
