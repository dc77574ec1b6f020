"""The files of the lexicon: what each is and who reads it, examples of word groups, broken lines that are named.

`python tests/test_lexicon.py` writes `src/claimx/lexicon/README.md`.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from claimx import lexicon
from claimx.knowledge.nouns import SpeakerNoun
from claimx.lexicon import LexiconError, WordGroup

FILES = ("abbreviations.jsonl", "comparison_words.jsonl", "figure_words.jsonl", "statement_words.jsonl")
SOURCES = Path(lexicon.__file__).parents[1]
FOLDER = SOURCES / "lexicon"
README = FOLDER / "README.md"
INTRODUCTION = """\
# The lexicon

German knowledge as data: a record a line, in JSON Lines, checked against its model when it is loaded. A file begins
with what it is and where it comes from; other lines that begin with `#` are headings.
[CONTRIBUTING.md](../../../CONTRIBUTING.md) says how to add a word,
[the README](../../../README.md#words-of-your-own) how to have words of your own beside these.

This page is generated (`make readme`) and compared with the files by the tests.

| file | what | source | model | read by |
|---|---|---|---|---|
"""
SORTED = (
    "attribution.jsonl", "cue_nouns.jsonl", "cue_verbs.jsonl", "determiners.jsonl", "figure_suffixes.jsonl",
    "function_words.jsonl", "general_bodies.jsonl", "given_names.jsonl", "konjunktiv.jsonl", "parties.jsonl",
    "person_endings.jsonl", "person_nouns.jsonl", "place_adjectives.jsonl", "places.jsonl", "same_office.jsonl",
    "speaker_nouns.jsonl", "time_nouns.jsonl",
)  # fmt: skip
"""Files without an order of their own; numbers, units and groups have one."""


@pytest.mark.parametrize("name", FILES)
def test_example_has_a_word_of_its_group(name: str) -> None:
    for group in lexicon.load(name, WordGroup):
        assert any(word.lower() in group.example.lower() for word in group.words), group.role
        assert len(set(group.words)) == len(group.words), group.role
        assert lexicon.word_group(name, group.role) == set(group.words), group.role


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


@cache
def readers() -> set[tuple[str, str, str]]:
    """The lexicon files that the package loads: file, model, and the module that does it."""
    return set(_readers())


def _readers() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SOURCES.rglob("*.py")):
        module = str(path.relative_to(SOURCES))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name, function = node.args[0].value, ast.unparse(node.func).rpartition(".")[2]
                if isinstance(name, str) and (FOLDER / name).suffix == ".jsonl" and function in {"load", "word_group"}:
                    yield name, "WordGroup" if function == "word_group" else ast.unparse(node.args[1]), module


def page() -> str:
    """`README.md` of the lexicon as the files and the code make it."""
    found = sorted(readers())
    rows = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        what, source = path.read_text(encoding="utf-8").splitlines()[:2]
        models = dict.fromkeys(f"`{model}`" for name, model, _ in found if name == path.name)
        modules = dict.fromkeys(f"[{module}](../{module})" for name, _, module in found if name == path.name)
        cells = (f"`{path.name}`", what[2:], source[len("# Source: ") : -1], ", ".join(models), ", ".join(modules))
        rows.append("| " + " | ".join(cells) + " |")
    return INTRODUCTION + "\n".join(rows) + "\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.name)
def test_a_file_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    what, source = path.read_text(encoding="utf-8").splitlines()[:2]
    assert re.fullmatch(r"# [A-Z].*\.", what)
    assert re.fullmatch(r"# Source: \w.*\.", source)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.name)
def test_no_record_stands_twice(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    records = [json.dumps(json.loads(line), sort_keys=True) for line in lines]
    assert sorted(set(records)) == sorted(records)


@pytest.mark.parametrize("name", SORTED)
def test_records_are_in_the_order_of_the_alphabet(name: str) -> None:
    """Between two headings; a bar in a verb does not count."""
    blocks: list[list[str]] = [[]]
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            first = next(iter(json.loads(line).values()))
            blocks[-1].append((first[0] if isinstance(first, list) else first).replace("|", "").casefold())
        else:
            blocks.append([])
    out_of_place = [second for block in blocks for first, second in pairwise(block) if second < first]
    assert not out_of_place


def test_no_noun_has_two_kinds_without_need() -> None:
    """An end of nouns is a noun, too; a line of its own needs another kind."""
    records = lexicon.load("speaker_nouns.jsonl", SpeakerNoun)
    ends = {(record.noun.lower(), record.kind) for record in records if record.suffix}
    assert [r.noun for r in records if not r.suffix and (r.noun.lower(), r.kind) in ends] == []


def test_the_page_says_what_reads_each_file() -> None:
    assert {name for name, _, _ in readers()} == {path.name for path in FOLDER.glob("*.jsonl")}
    assert README.read_text(encoding="utf-8") == page(), "make readme brings the page up to date"


if __name__ == "__main__":
    README.write_text(page(), encoding="utf-8")
