"""Writes the speakers of an archive as JSON and CSV, and gives the rows of the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from claimx.across.speakers import Profile
from claimx.across.speakers_overview import Overview
from claimx.render.data import csv_row, harmless
from claimx.render.dialects import Dialect
from claimx.vocabulary import StatementType

TYPES: tuple[StatementType, ...] = get_args(StatementType)
COLUMNS = (
    "id", "name", "names", "kind", "named", "roles", "party", "gender", "wikidata", "articles", "statements", *TYPES,
    "acts", "first", "last", "quotations",
)  # fmt: skip


def json_object(overview: Overview) -> Iterator[str]:
    """One object, indented."""
    yield harmless(overview.model_dump_json(indent=2)) + "\n"


def csv(overview: Overview, dialect: Dialect) -> Iterator[str]:
    """A row for each speaker, under the names of `COLUMNS`."""
    yield dialect.mark + csv_row(COLUMNS, dialect)
    for profile in overview.speakers:
        yield csv_row(cells(profile).values(), dialect)


def cells(profile: Profile) -> dict[str, Any]:
    """The row of a speaker, its cells by the names of `COLUMNS`: no cell with cells in it."""
    row: dict[str, Any] = profile.model_dump(exclude={"names", "roles", "acts", "types", "quotations"})
    row |= {type: profile.types.get(type, 0) for type in TYPES}
    row |= {
        "names": _listed(profile.names),
        "roles": _listed(profile.roles),
        "acts": _listed(f"{act} {number}" for act, number in profile.acts.items()),
        "quotations": "\n".join(quotation.text for quotation in profile.quotations) or None,
    }
    return {column: row[column] for column in COLUMNS}


def _listed(items: Iterable[str]) -> str | None:
    return "; ".join(items) or None
