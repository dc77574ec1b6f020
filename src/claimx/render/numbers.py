"""Writes the value of a figure so that a reader of any language takes it for the same number."""

from __future__ import annotations

from claimx.models import Figure
from claimx.vocabulary import Qualifier

_SIGNS = {
    "about": "≈ ",
    "almost": "< ",
    "under": "< ",
    "over": "> ",
    "at_least": "≥ ",
    "at_most": "≤ ",
}


_DECIMALS, _LEAST_ROUNDED = 6, 0.001
"""Smaller numbers are shown as they are: rounded to so many decimals they would be another number."""


def value_text(figure: Figure) -> str:
    """The value with the sign of its qualifier, a range as `3–5`, *Hunderte* as `≥ 100`, a date or time in ISO 8601."""
    bounds = bounds_text(figure.value, figure.low, figure.high, figure.qualifier)
    return bounds or figure.resolved or figure.iso or ""


def bounds_text(
    value: float | int | None, low: float | int | None, high: float | int | None, qualifier: Qualifier
) -> str:
    """The value with the sign of its qualifier, a range as `3–5`, *Hunderte* as `≥ 100`; nothing where all are None."""
    if value is not None:
        return _SIGNS.get(qualifier, "") + number(value)
    if low is not None and high is not None:
        return f"{number(low)}–{number(high)}"
    if low is not None:
        return f"≥ {number(low)}"
    return f"≤ {number(high)}" if high is not None else ""


def number(value: float | int) -> str:
    """Digits in groups of three, set apart by spaces: a comma or full stop means another thing in German.

    A third is `0.333333`: JSON, CSV and spreadsheets have it whole.
    """
    value = round(value, _DECIMALS) if isinstance(value, float) and abs(value) >= _LEAST_ROUNDED else value
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if abs(value) >= 10_000 else f"{value}"
