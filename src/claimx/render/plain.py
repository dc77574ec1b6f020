"""Makes any text harmless to print: one line, without terminal escapes and whatever else acts instead of shows."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.models import Source

# Cc: escapes and other controls. Cf: invisible, among them those that turn the direction of writing. Cs: halves.
_ACTING = {"Cc", "Cf", "Cs"}
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together
_NO_CHARACTERS = "\ufffe\uffff"  # which no XML may hold, and so no spreadsheet


def one_line(text: str) -> str:
    """Fold white space to single spaces and drop control characters."""
    return harmless(re.sub(r"\s+", " ", text).strip())


def shown_source(about: Source) -> str:
    """What a person reads of where an article is from: `news.jsonl:17`, `Beispielblatt, 2023-06-13, https://…`."""
    source = about.source if about.id is None else f"{about.source}:{about.id}"
    return one_line(", ".join(filter(None, (source, about.site, (about.published or "")[:10]))))


def harmless(text: str) -> str:
    """Drop control characters, line ends among them, and what is no character."""
    return "".join(c for c in text if _shows(c))


def _shows(character: str) -> bool:
    if character == _ZERO_WIDTH_JOINER:
        return True
    return unicodedata.category(character) not in _ACTING and character not in _NO_CHARACTERS
