"""The files of word groups: each group has an example that it is for, and a broken line is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimx import lexicon
from claimx.lexicon import LexiconError, WordGroup

FILES = ("figure_words.jsonl", "statement_words.jsonl")
GROUPS = [(name, group) for name in FILES for group in lexicon.load(name, WordGroup)]


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=lambda value: getattr(value, "role", value))
def test_example_has_a_word_of_its_group(name: str, group: WordGroup) -> None:
    marks_or_words = "|".join(re.escape(word) for word in sorted(group.words, key=len, reverse=True))
    assert re.search(marks_or_words, group.example, re.IGNORECASE)
    assert len(set(group.words)) == len(group.words)
    assert lexicon.word_group(name, group.role) == set(group.words)


@pytest.mark.parametrize(
    "lines",
    [
        '{"role": "a", "words": [], "example": "x"}',
        '{"role": "a", "words": ["x"]}',
        '{"role": "a", "words": ["x"], "example": "x", "note": ""}',
        '{"role": "a", "words": ["x"], "example": "x"}\n{"role": "a", "words": ["y"], "example": "y"}',
    ],
    ids=["no words", "no example", "unknown field", "a role twice"],
)
def test_broken_groups_are_refused(lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    lexicon.load.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"broken\.jsonl"):
            lexicon.word_group("broken.jsonl", "a")
    finally:
        lexicon.load.cache_clear()
