"""Writes comparisons down for people and programs; a renderer sees the comparison and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TextIO, get_args

from claimx.render.dialects import DIALECTS, Dialect
from claimx.render.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from claimx.across.models import Comparison

ComparisonFormat = Literal["table", "json", "csv", "html"]
COMPARISON_FORMATS: tuple[ComparisonFormat, ...] = get_args(ComparisonFormat)


def render(
    format: ComparisonFormat,
    comparison: Comparison,
    out: TextIO,
    dialect: Dialect = DIALECTS["plain"],
    wording: Wording = ENGLISH,
) -> Iterator[str]:
    """Yield a comparison in a format, in pieces.

    Args:
        format: Which one.
        comparison: What is written.
        out: Where the text will go, for its width and its colours.
        dialect: Of CSV.
        wording: Of tables and pages.
    """
    if format == "table":
        from claimx.render.comparison.table import table

        return table(comparison, out, wording)
    if format == "html":
        from claimx.render.comparison.page import page

        return page(comparison, wording)
    from claimx.render.comparison import data

    return data.json_object(comparison) if format == "json" else data.csv(comparison, dialect)
