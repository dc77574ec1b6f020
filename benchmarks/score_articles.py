"""Scores what was found in articles against what careful readers annotated: statements, speakers by name, figures.

A gold statement is *found* where the content of one that claimx found shares half of the characters of their union
(best pairs first, each used once), *named* where the speaker's name agrees as well, and *right* where cue, type
(indirect and reported count as one), negation and nine tenths of the content agree besides. *extra* is what is found
over and above; what the annotators marked optional counts on neither side. Sentences of free indirect speech that
follow each other count as one on both sides. A figure is right where kind, value, bounds, qualifier, unit and ISO
form agree.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import claimx.models
from claimx.models import Document, Figure

FIGURE_FIELDS = ("kind", "value", "low", "high", "qualifier", "unit", "iso")

_LEAST_OVERLAP, _RIGHT_OVERLAP = 0.5, 0.9
_SAME_TYPE = ({"indirect", "reported"}, {"indirect", "free_indirect"})
_MARKS = re.compile(r"[„“”\"«»‚‘’()]")
_ARTICLES = {"der", "die", "das", "ein", "eine", "einer"}
_ENDING = re.compile(r"(?<=...)(e|es|er|en|em|s)$")

Span = tuple[int, int]


class Statement(NamedTuple):
    """A statement of the annotators or of claimx, as far as they are compared."""

    type: str
    name: str | None
    cue: str | list[str]
    """The text of the cue; of the annotators its words."""
    content: list[Span]
    negated: bool
    optional: bool = False


class Article(NamedTuple):
    """A text, and what its annotators found in it."""

    name: str
    text: str
    statements: list[Statement]
    figures: list[dict[str, Any]]


def read(folder: Path) -> list[Article]:
    """The articles of a folder: `NAME.txt`, and beside it the annotation, `NAME.json`."""
    articles = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        statements = [
            Statement(
                s["type"],
                s["speaker_name"],
                s["cue"],
                [(start, end) for start, end in s["content"]],
                s["negated"],
                s.get("optional", False),
            )
            for s in gold["statements"]
        ]
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        articles.append(Article(path.stem, text, statements, gold["figures"]))
    return articles


def score(pairs: Iterable[tuple[Article, Document]]) -> dict[str, float]:
    """Shares of the gold statements and figures: found, named, right, extra, figures; and precision.

    Args:
        pairs: Each article with what claimx found in it.
    """
    counts: Counter[str] = Counter()
    for article, document in pairs:
        _count_statements(article, document, counts)
        _count_figures(article.figures, document.figures, counts)
    statements, figures = max(counts["gold"], 1), max(counts["gold figures"], 1)
    return {
        **{name: counts[name] / statements for name in ("found", "named", "right", "extra")},
        "precision": counts["found"] / max(counts["found"] + counts["extra"], 1),
        "figures": counts["right figures"] / figures,
        "extra figures": counts["extra figures"] / figures,
    }


def _count_statements(article: Article, document: Document, counts: Counter[str]) -> None:
    gold = _joined(article.text, article.statements)
    got = _joined(article.text, map(_statement, [s.model_dump() for s in document.statements]))
    found = _pairs(gold, got)
    for number, wanted in enumerate(gold):
        if wanted.optional:
            continue
        counts["gold"] += 1
        if number in found:
            other, overlap = found[number]
            named = same_name(got[other].name, wanted.name)
            counts["found"] += 1
            counts["named"] += named
            counts["right"] += named and overlap >= _RIGHT_OVERLAP and _agree(wanted, got[other])
    counts["extra"] += len(got) - len(found)


def compared(article: Article, document: Document) -> Iterator[tuple[claimx.models.Statement, Statement | None]]:
    """Each statement of claimx with that of the annotators whose content it shares, None where they have none."""
    found = _pairs(article.statements, [_statement(s.model_dump()) for s in document.statements])
    wanted = {other: article.statements[number] for number, (other, _) in found.items()}
    yield from ((statement, wanted.get(n)) for n, statement in enumerate(document.statements))


def _statement(found: dict[str, Any]) -> Statement:
    return Statement(
        found["type"],
        (found["speaker"] or {}).get("name"),
        (found["cue"] or {}).get("text", ""),
        found["content"]["spans"],
        found["negated"],
    )


def _joined(text: str, statements: Iterable[Statement]) -> list[Statement]:
    """Statements in the order of the text, sentences of free indirect speech that follow each other as one."""
    joined: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.content[0][0], -s.content[-1][1])):
        last = joined[-1] if joined else None
        if (
            last
            and last.type == statement.type == "free_indirect"
            and (last.name, last.optional) == (statement.name, statement.optional)
            and not re.search(r"\w", text[last.content[-1][1] : statement.content[0][0]])
        ):
            joined[-1] = last._replace(content=last.content + statement.content)
        else:
            joined.append(statement)
    return joined


def _pairs(gold: list[Statement], got: list[Statement]) -> dict[int, tuple[int, float]]:
    """For each gold statement that was found the number of the other one, and how much the two overlap."""
    scored = []
    for g, wanted in enumerate(gold):
        want = _characters(wanted.content)
        for p, found in enumerate(got):
            have = _characters(found.content)
            overlap = len(want & have) / len(want | have) if want | have else 0
            if overlap >= _LEAST_OVERLAP:
                scored.append((overlap + 0.001 * (wanted.type == found.type), g, p))
    used: set[int] = set()
    pairs: dict[int, tuple[int, float]] = {}
    for overlap, g, p in sorted(scored, reverse=True):
        if g not in pairs and p not in used:
            used.add(p)
            pairs[g] = p, overlap
    return pairs


def _characters(spans: list[Span]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}


def _agree(wanted: Statement, found: Statement) -> bool:
    # Any convention has *nach* in the cue: *Nach Angaben* may be cut behind it.
    words = [word for word in wanted.cue if word.lower() == "nach"] or wanted.cue
    same_type = wanted.type == found.type or {wanted.type, found.type} in _SAME_TYPE
    return same_type and wanted.negated == found.negated and all(word in found.cue for word in words)


def same_name(found: str | None, wanted: str | None) -> bool:
    """Whether a name is the annotators', who may give several with `|` between them."""
    if found is None or wanted is None:
        return found is wanted
    return any(key(found) == key(name) for name in wanted.split("|"))


def key(name: str) -> list[str]:
    """A name without its article and without the endings of adjectives and genitives."""
    words = _MARKS.sub("", name).casefold().split()
    return [_ENDING.sub("", word) for word in words if word not in _ARTICLES]


def _count_figures(gold: list[dict[str, Any]], got: list[Figure], counts: Counter[str]) -> None:
    for wanted in gold:
        found = [f for f in got if _overlap(f, wanted)]
        counts["gold figures"] += 1
        counts["right figures"] += bool(found) and all(getattr(found[0], k) == wanted[k] for k in FIGURE_FIELDS)
    if gold:
        counts["extra figures"] += sum(not any(_overlap(f, wanted) for wanted in gold) for f in got)


def _overlap(figure: Figure, wanted: dict[str, Any]) -> bool:
    return bool(figure.start < wanted["end"] and wanted["start"] < figure.end)
