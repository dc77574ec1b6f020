"""Writes comparisons as JSON and CSV, for programs."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.across.models import ComparedArticle, Comparison, GivenFigure, Group
from claimx.render.data import csv_row, harmless
from claimx.render.dialects import DIALECTS, Dialect

_OF_GROUP = ("group", "label", "kind", "unit", "per", "places", "times", "speakers", "differs", "ratio")
_OF_FIGURE = (
    "speaker", "speaker_kind", "value", "low", "high", "qualifier", "text", "uncertain", "figure", "statement",
    "sentence", "start", "end",
)  # fmt: skip
_OF_ARTICLE = ("source", "id", "title", "published", "url", "site")
CSV_COLUMNS = (*_OF_GROUP, *_OF_FIGURE, "article", *(name for name in _OF_ARTICLE if name != "id"))
"""`article` is the id of the article in its source."""


def json_object(comparison: Comparison) -> Iterator[str]:
    """The comparison as an object, indented."""
    yield harmless(comparison.model_dump_json(indent=2)) + "\n"


def csv(comparison: Comparison, dialect: Dialect = DIALECTS["plain"]) -> Iterator[str]:
    """One row a figure, under the names of `CSV_COLUMNS`."""
    yield dialect.mark + csv_row(CSV_COLUMNS, dialect)
    for group in comparison.groups:
        for figure in group.figures:
            cells = _cells(group, figure, comparison.articles[figure.article])
            yield csv_row([cells[column] for column in CSV_COLUMNS], dialect)


def _cells(group: Group, figure: GivenFigure, article: ComparedArticle) -> dict[str, object]:
    per = group.per
    return {
        **{name: getattr(article, name) for name in _OF_ARTICLE},
        **{name: getattr(group, name, None) for name in _OF_GROUP},
        **{name: getattr(figure, name) for name in _OF_FIGURE},
        "group": group.id,
        "per": per and " ".join(str(part) for part in (per.value, per.unit or per.counted)),
        "places": "; ".join(group.places),
        "times": "; ".join(group.times),
        "article": article.id,
    }
