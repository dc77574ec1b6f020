"""Writes the speakers of an archive down for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TextIO, get_args

from claimx.render.dialects import DIALECTS, Dialect
from claimx.render.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from claimx.across.speakers_overview import Overview

SpeakersFormat = Literal["table", "json", "csv", "xlsx"]
SPEAKERS_FORMATS: tuple[SpeakersFormat, ...] = get_args(SpeakersFormat)


def render(
    format: SpeakersFormat,
    overview: Overview,
    out: TextIO,
    dialect: Dialect = DIALECTS["plain"],
    wording: Wording = ENGLISH,
) -> Iterator[str]:
    """Yield the speakers in a format that is text, in pieces.

    Args:
        format: Which one; a spreadsheet is written by `claimx.render.files`.
        overview: What is written.
        out: Where the text will go, for its width and its colours.
        dialect: Of CSV.
        wording: Of tables.
    """
    if format == "table":
        from claimx.render.speakers.table import table

        return table(overview, out, wording)
    from claimx.render.speakers import data

    return data.json_object(overview) if format == "json" else data.csv(overview, dialect)
