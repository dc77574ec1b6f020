"""Marks by what they do in a text: ends of sentences, quotation marks, dashes."""

from __future__ import annotations

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
DASHES = frozenset({"–", "—", "-"})
DOUBLE_QUOTES = '„“”"»«'
QUOTES = DOUBLE_QUOTES + "‚‘’'›‹"
OPENING_QUOTES = frozenset(QUOTES) - {"’"}
"""German, Swiss and foreign ones: but one, each opens a quotation somewhere."""
CLOSING_QUOTES = frozenset(QUOTES) - {"„", "‚"}
