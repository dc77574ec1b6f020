"""Makes any text harmless to print: one line, without terminal escapes and whatever else acts instead of shows."""

from __future__ import annotations

import re
import unicodedata

# Cc: escapes and other controls. Cf: invisible, among them those that turn the direction of writing. Cs: halves.
_ACTING = {"Cc", "Cf", "Cs"}
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together


def one_line(text: str) -> str:
    """Fold white space to single spaces and drop control characters."""
    return harmless(re.sub(r"\s+", " ", text).strip())


def harmless(text: str) -> str:
    """Drop control characters, line ends among them."""
    return "".join(c for c in text if _shows(c))


def _shows(character: str) -> bool:
    return character == _ZERO_WIDTH_JOINER or unicodedata.category(character) not in _ACTING
