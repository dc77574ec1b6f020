"""What tables and pages say of a group in words."""

from __future__ import annotations

from claimx.across.models import Comparison, GivenFigure, Group
from claimx.render.comparison.axis import short
from claimx.render.figures import related
from claimx.render.numbers import bounds_text
from claimx.render.plain import one_line
from claimx.render.wording import Wording


def amount(figure: GivenFigure) -> str:
    """A figure with the sign of its qualifier: `≈ 10 000`."""
    return bounds_text(figure.value, figure.low, figure.high, figure.qualifier)


def measured_in(group: Group, say: Wording) -> str:
    """What its numbers are numbers of: `EUR`, `percent`, `Fälle per 100 000 Einwohner`."""
    unit = say(group.unit) if group.unit else ""
    per = related(group.unit, group.per)
    if per is None:
        return unit
    value = "" if per.value == 1 else f"{short(per.value, say)} "
    return f"{unit} {say('per')} {value}{one_line(say(per.unit or per.counted or ''))}".strip()


def apart(group: Group, say: Wording) -> str:
    """How far apart its figures are: `38 to 47, 1.2 times as much`."""
    if group.smallest == group.largest:
        return short(group.smallest, say)
    span = say("{} to {}").format(short(group.smallest, say), short(group.largest, say))
    if group.ratio is None or group.ratio < 1.05:
        return span
    times = f"{group.ratio:.1f}" if group.ratio < 10 else f"{group.ratio:.0f}"
    times = times.removesuffix(".0")
    return f"{span}, " + say("{} times as much").format(times.replace(".", ",") if say.language == "de" else times)


def where_and_when(group: Group, say: Wording) -> str:
    """`Sulawesi`, `2031`."""
    return ", ".join([*map(one_line, group.places), *(say(time) for time in group.times)])


def summary(comparison: Comparison, say: Wording) -> str:
    """`3 groups of figures in 2 articles, of which 2 differ`."""
    return say("{} in {}, of which {} with figures that differ").format(
        say.counted(len(comparison.groups), "group"),
        say.counted(len(comparison.articles), "article"),
        sum(group.differs for group in comparison.groups),
    )
