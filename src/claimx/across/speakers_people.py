"""A list of people that a newsroom brings: how they are called, of which party and gender they are."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.knowledge.offices import party_of

if TYPE_CHECKING:
    from claimx.vocabulary import Gender

_COLUMNS = {
    "name": ("name",),
    "aliases": ("aliases", "alias", "aliasse", "weitere namen"),
    "party": ("party", "partei"),
    "gender": ("gender", "geschlecht"),
    "wikidata": ("wikidata", "wikidata id", "wikidata-id", "wikidata_id"),
}
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("feminine", "female", "f", "w", "weiblich"), "feminine"),
    **dict.fromkeys(("masculine", "male", "m", "männlich"), "masculine"),
}
_WIKIDATA = re.compile(r"Q[1-9]\d*")


class PeopleError(ValueError):
    """A list of people that cannot be read; the message says what is wrong, in one line."""


@dataclass(frozen=True)
class Person:
    """Somebody on the list.

    Attributes:
        names: All of them, the first is the one to show.
    """

    names: tuple[str, ...]
    party: str | None = None
    gender: Gender | None = None
    wikidata: str | None = None


def read_people(path: Path) -> list[Person]:
    """Read a list of people: CSV with a heading, columns `name`, `aliases`, `party`, `gender`, `wikidata`.

    All but `name` may be missing or empty. Several aliases have `;` or `|` between them, and `|` where semicolons stand
    between the columns.

    Raises:
        PeopleError: It is none, or a line of it does not fit.
    """
    from claimx.sources.text import decode

    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise PeopleError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise PeopleError(f"{path}: {error}") from None
    lines = text.lstrip("\ufeff").splitlines()
    heading = lines[0] if lines else ""
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(lines, delimiter=delimiter)
    columns = [_column(cell) for cell in next(reader, [])]
    if "name" not in columns:
        raise PeopleError(f"{path}: no column 'name' in its first line: name,aliases,party,gender,wikidata")
    people = []
    for cells in reader:
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column and cell.strip()}
        if row:
            people.append(_person(row, f"{path}:{reader.line_num}"))
    return people


def _column(cell: str) -> str | None:
    named = cell.strip().lower()
    return next((column for column, names in _COLUMNS.items() if named in names), None)


def _person(row: dict[str, str], where: str) -> Person:
    if "name" not in row:
        raise PeopleError(f"{where}: no name")
    gender, wikidata = row.get("gender"), row.get("wikidata")
    if gender and gender.lower() not in _GENDERS:
        raise PeopleError(f"{where}: {gender!r} is no gender: feminine or masculine, or leave it empty")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise PeopleError(f"{where}: {wikidata!r} is no id of Wikidata, which is a Q and a number")
    aliases = [alias.strip() for alias in re.split(r"[;|]", row.get("aliases", "")) if alias.strip()]
    return Person(
        names=tuple(dict.fromkeys([row["name"], *aliases])),
        party=row.get("party"),
        gender=_GENDERS[gender.lower()] if gender else None,
        wikidata=wikidata,
    )


def party_key(party: str | None) -> str | None:
    """A party in one spelling: *Grüne* and *Grünen* are one."""
    return None if party is None else (party_of(party.lower()) or party).casefold()
