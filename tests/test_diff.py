"""What changed between two versions of an article, through the library and through the command."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from checks import run_command

import claimx
from claimx.across import difference as models
from claimx.across.difference import Difference
from claimx.models import Document, Model

OUTPUT = Path(__file__).parents[1] / "docs" / "output.md"
OLD = """Brand in Harkenau

Laut Polizei starben 12 Menschen. „Das ist eine Tragödie für unsere Stadt“, sagte Bürgermeisterin Ute Lenz. Die
Feuerwehr teilte mit, der Schaden liege bei 3 Millionen Euro. Die Halle war 40 Meter lang.
"""
CHANGES = [
    ("a number", "12 Menschen", "15 Menschen", [("changed", ["content"])], [("changed", ["value"])]),
    ("a bound", "12 M", "mindestens 12 M", [("changed", ["content"])], [("changed", ["low", "qualifier"])]),
    ("a speaker", "Ute Lenz", "Ida Klamt", [("changed", ["speaker"])], []),
    ("a word of a quotation", "Tragödie", "Katastrophe", [("changed", ["content"])], []),
    ("a verb", "sagte", "erklärte", [("changed", ["cue"])], []),
    ("a sentence less", "Die Halle war 40 Meter lang.", "", [], [("went", [])]),
    ("a sentence more", "lang.\n", "lang. Laut Klinik sind 7 Patienten dort.\n", [("came", [])], [("came", [])]),
    ("words of the author alone", "Die Halle war", "Die alte Halle war", [], []),
    ("nothing", "", "", [], []),
]  # fmt: skip


@cache
def document(text: str) -> Document:
    return claimx.extract(text, pipeline=claimx.load("bundled"))


def difference(old: str, new: str) -> Difference:
    return claimx.diff(document(old), document(new))


def changes(found: list[Any]) -> list[tuple[str, list[str]]]:
    return [(change["change"], change["fields"]) for change in found]


def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    return run_command("diff", *arguments, "--pipeline", "bundled", check=check)


@pytest.fixture
def versions(tmp_path: Path) -> Any:
    def write(old: str, new: str) -> tuple[str, str]:
        paths = (tmp_path / "old.txt", tmp_path / "new.txt")
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, encoding="utf-8")
        return str(paths[0]), str(paths[1])

    return write


@pytest.mark.parametrize(("about", "before", "after", "statements", "figures"), CHANGES, ids=[c[0] for c in CHANGES])
def test_changes(about: str, before: str, after: str, statements: Any, figures: Any) -> None:
    found = difference(OLD, OLD.replace(before, after)).to_dict()
    assert changes(found["statements"]) == statements
    assert changes(found["figures"]) == figures


@pytest.mark.parametrize(("about", "before", "after", "statements", "figures"), CHANGES[:2], ids=["value", "bound"])
def test_command(about: str, before: str, after: str, statements: Any, figures: Any, versions: Any) -> None:
    printed = json.loads(run(*versions(OLD, OLD.replace(before, after)), "--json").stdout)
    assert changes(printed["statements"]) == statements
    assert changes(printed["figures"]) == figures


def test_versions_quote_their_texts() -> None:
    new = OLD.replace("12", "15").replace("3 Millionen", "5 Millionen").replace("Tragödie", "Katastrophe")
    found = difference(OLD, new)
    for change in found.statements:
        for version, text in ((change.old, OLD), (change.new, new)):
            assert version is not None
            assert " … ".join(text[a:b] for a, b in version.spans) == version.content
    for figure in found.figures:
        assert figure.old is not None and OLD[figure.old.start : figure.old.end] == figure.old.text
        assert figure.new is not None and new[figure.new.start : figure.new.end] == figure.new.text


def test_turned_round_what_came_went() -> None:
    new = OLD.replace(" Die Halle war 40 Meter lang.", " Laut Klinik sind 7 Patienten dort.")
    there, back = difference(OLD, new).to_dict(), difference(new, OLD).to_dict()
    turned = {"came": "went", "went": "came", "changed": "changed"}
    for records in ("statements", "figures"):
        assert sorted(turned[c["change"]] for c in there[records]) == sorted(c["change"] for c in back[records])
    assert there["unchanged"] == back["unchanged"]


def test_counts_add_up() -> None:
    new = OLD.replace("12", "15").replace(" Die Halle war 40 Meter lang.", "")
    found = difference(OLD, new)
    stayed_or_went = [change for change in found.statements if change.old] + [None] * found.unchanged.statements
    assert len(stayed_or_went) == len(document(OLD).statements)
    assert len([f for f in found.figures if f.new]) + found.unchanged.figures == len(document(new).figures)


class TestCall:
    def test_table(self, versions: Any) -> None:
        printed = run(*versions(OLD, OLD.replace("12", "15"))).stdout.decode()
        assert "[-12-] {+15+}" in printed
        assert "12 → 15" in printed

    def test_json_fits_its_schema(self, versions: Any, tmp_path: Path) -> None:
        schema = run_command("schema", "diff").stdout
        target = tmp_path / "changes.json"
        run(*versions(OLD, OLD.replace("12", "15")), "--output", str(target))
        jsonschema.validate(json.loads(target.read_text("utf-8")), json.loads(schema))

    @pytest.mark.parametrize(
        ("old", "new", "options", "code"),
        [
            (OLD, OLD, (), 0),
            (OLD, OLD, ("--exit-code",), 0),
            (OLD, OLD.replace("12", "15"), (), 0),
            (OLD, OLD.replace("12", "15"), ("--exit-code",), 3),
            (OLD, OLD, ("--output", "changes.csv"), 2),
        ],
    )
    def test_exit_codes(self, old: str, new: str, options: tuple[str, ...], code: int, versions: Any) -> None:
        assert run(*versions(old, new), *options, check=False).returncode == code

    def test_what_is_wrong_is_said(self, versions: Any, tmp_path: Path) -> None:
        old, _ = versions(OLD, OLD)
        for arguments, code, says in (
            ((old, str(tmp_path / "missing.txt")), 1, "missing.txt"),
            ((old, str(tmp_path)), 2, "one article"),
            (("-", "-"), 2, "standard input"),
        ):
            process = run(*arguments, check=False)
            assert process.returncode == code
            assert says in process.stderr.decode()
            assert b"Traceback" not in process.stderr
            assert process.stdout == b""


def test_every_field_is_documented() -> None:
    sections = dict(re.findall(r"^## ([\w ]+)\n(.*?)(?=^## |\Z)", OUTPUT.read_text("utf-8"), re.M | re.S))
    for name, model in vars(models).items():
        if isinstance(model, type) and issubclass(model, Model) and model.__module__ == models.__name__:
            assert set(model.model_fields) <= set(re.findall(r"`(\w+)`", sections[name])), name
