"""The axis that the figures of a group stand on: from where to where, its marks, and where a figure is on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from claimx.across.models import GivenFigure, Group
from claimx.render.numbers import number
from claimx.render.wording import Wording

_WIDEST = 60.0
"""How many times as much the largest figure may be as the smallest on an axis whose steps are equal."""
_STEPS = 4
_OPEN = ("over", "at_least")
_ROOM = 0.04
"""Of the axis, left free at either end."""


@dataclass(frozen=True)
class Mark:
    """Where a figure is on the axis, as shares of its length from 0 to 1.

    Attributes:
        dot: The number itself; None for a range.
        start: Where the bar of a range begins, or one that is open below, at the edge; None without a bar.
        end: Where it ends, at the edge where it is open above.
        open_below: Whether the words set no lower bound: *höchstens 40*.
        open_above: Whether they set no upper bound: *mindestens 40*.
    """

    dot: float | None
    start: float | None = None
    end: float | None = None
    open_below: bool = False
    open_above: bool = False


@dataclass(frozen=True)
class Axis:
    """An axis: its ends, and whether its steps multiply."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def of(cls, group: Group) -> Axis:
        """The axis of a group: from zero, but where its figures are so close together that they would be one."""
        numbers = [
            bound for figure in group.figures for bound in (figure.value, figure.low, figure.high) if bound is not None
        ]
        smallest, largest = min(numbers), max(numbers)
        if any(figure.qualifier in _OPEN and figure.value == largest for figure in group.figures):
            largest += abs(largest) / 10  # so that there is room for what has no upper bound
        if smallest > 0 and largest / smallest > _WIDEST:
            return cls(10.0 ** math.floor(math.log10(smallest)), 10.0 ** math.ceil(math.log10(largest)), True)
        low = 0.0 if smallest >= 0 and (smallest == largest or smallest < 0.6 * largest) else float(smallest)
        step = _nice((largest - low) / _STEPS or abs(largest) / _STEPS or 1.0)
        if low:
            low = math.floor((smallest - step / 2) / step) * step
        if smallest >= 0:
            low = max(low, 0.0)
        return cls(low, max(math.ceil(largest / step) * step, low + step), False)

    def share(self, value: float) -> float:
        """Where a number is, from 0 to 1."""
        if self.logarithmic:
            low, high, value = math.log10(self.low), math.log10(self.high), math.log10(max(value, self.low))
        else:
            low, high = self.low, self.high
        within = (value - low) / (high - low) if high > low else 0.5
        return round(_ROOM + (1 - 2 * _ROOM) * min(max(within, 0.0), 1.0), 4)

    def ticks(self) -> list[float]:
        """The numbers that are written at the axis."""
        if self.logarithmic:
            first, last = round(math.log10(self.low)), round(math.log10(self.high))
            return [10.0**power for power in range(first, last + 1, max((last - first + 3) // 4, 1))]
        step = _nice((self.high - self.low) / _STEPS)
        first = math.ceil(self.low / step - 1e-9)
        return [n * step for n in range(first, math.floor(self.high / step + 1e-9) + 1)]

    def mark(self, figure: GivenFigure) -> Mark:
        """Where a figure is."""
        if figure.value is None:
            start = self.share(figure.low) if figure.low is not None else 0.0
            end = self.share(figure.high) if figure.high is not None else 1.0
            return Mark(None, start, end, figure.low is None, figure.high is None)
        dot = self.share(figure.value)
        if figure.qualifier in ("over", "at_least"):
            return Mark(dot, dot, 1.0, open_above=True)
        if figure.qualifier in ("under", "at_most"):
            return Mark(dot, 0.0, dot, open_below=True)
        return Mark(dot)


def _nice(step: float) -> float:
    """The next step of 1, 2 or 5 with zeros."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= step * 0.999)


def short(value: float, say: Wording) -> str:
    """A number as it is written at an axis: `40 000`, `340 million`."""
    for size, words in ((1e9, "{} billion"), (1e6, "{} million")):
        if abs(value) >= size:
            return say(words).format(_digits(value / size, say))
    return _digits(value, say)


def _digits(value: float, say: Wording) -> str:
    rounded = round(value, 6)
    digits = number(int(rounded) if rounded == int(rounded) else rounded)
    return digits.replace(".", ",") if say.language == "de" else digits
