"""Writes the value of a figure so that a reader of any language takes it for the same number."""

from __future__ import annotations

from claimx.models import Figure

_SIGNS = {
    "about": "≈ ",
    "almost": "< ",
    "under": "< ",
    "over": "> ",
    "at_least": "≥ ",
    "at_most": "≤ ",
}


def value_text(figure: Figure) -> str:
    """The value with the sign of its qualifier, a range as `3–5`, *Hunderte* as `≥ 100`, a date or time in ISO 8601."""
    if figure.value is not None:
        return _SIGNS.get(figure.qualifier, "") + number(figure.value)
    if figure.low is not None and figure.high is not None:
        return f"{number(figure.low)}–{number(figure.high)}"
    if figure.low is not None:
        return f"≥ {number(figure.low)}"
    return f"≤ {number(figure.high)}" if figure.high is not None else figure.resolved or figure.iso or ""


def number(value: float | int) -> str:
    """Digits in groups of three, set apart by spaces: a comma or full stop means another thing in German."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if abs(value) >= 10_000 else f"{value}"
