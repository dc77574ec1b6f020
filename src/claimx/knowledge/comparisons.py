"""Words that say of which part, place and time a figure is, and who gives it."""

from __future__ import annotations

from claimx.lexicon import word_group


def comparison_words(role: str) -> frozenset[str]:
    """The words of a role in `comparison_words.jsonl`, for a module to keep under a name of its own."""
    return word_group("comparison_words.jsonl", role)
