"""Words for what is put side by side across articles: of what a figure is, who gives it, who is one speaker."""

from __future__ import annotations

from claimx.lexicon import word_group


def comparison_words(role: str) -> frozenset[str]:
    """The words of a role in `comparison_words.jsonl`, for a module to keep under a name of its own."""
    return word_group("comparison_words.jsonl", role)


def archive_words(role: str) -> frozenset[str]:
    """The words of a role in `archive_words.jsonl`, which tell one speaker from another."""
    return word_group("archive_words.jsonl", role)
