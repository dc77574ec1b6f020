"""How CSV is written: plain, or as a German spreadsheet reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Dialect:
    """How CSV is written."""

    delimiter: str = ","
    line_end: str = "\n"
    decimal_comma: bool = False
    mark: str = ""
    """What the file begins with, so that a spreadsheet knows its encoding."""


DialectName = Literal["plain", "excel-de"]
DIALECTS: dict[DialectName, Dialect] = {
    "plain": Dialect(),
    "excel-de": Dialect(";", "\r\n", decimal_comma=True, mark="\ufeff"),
}
