"""Messages on standard error in German: every one that the sources hold has a German text, and the command says it."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx import cli
from claimx.cli.translation import translated

SOURCES = Path(claimx.__file__).parent
TO_PROGRAMMERS = {"TypeError", "AttributeError", "KeyError", "ImportError", "NotImplementedError", "AssertionError"}
"""What only somebody sees who writes Python against claimx."""
NOT_FOR_USERS = {"analysis", "training", "many.py", "components.py", "explanation.py", "__init__.py"}
LOGGED = {"error", "warning", "info", "fail"}
PARTS = {
    "_no_text",
    "_why",
    "_nobody_of_that_name",
    "_ADVICE",
    "_WHY",
    "WORKERS_DIE",
    "_guess",
    "_damaged",
}
"""Functions and constants that hold a message, or a part of one, which others raise."""


def template(node: ast.AST) -> str | None:
    """The message that an expression makes, with `{}` for what is put into it; None where it makes none itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"%[\d.]*[sdfr]|\{\w+(!r)?\}", "{}", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def written(node: ast.AST) -> Iterator[ast.AST]:
    """The texts in an expression; one that has others put into it is one."""
    if template(node) is not None:
        yield node
    elif not isinstance(node, ast.Call) or isinstance(node.func, ast.Attribute):
        for child in ast.iter_child_nodes(node):
            yield from written(child)


def name_of(node: ast.expr) -> str:
    """The last part of a name: *BadParameter* of `typer.BadParameter`; empty for what is none."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def said(tree: ast.Module) -> Iterator[ast.AST]:
    """The texts of a module that are messages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = name_of(node.func)
            is_error = name.endswith("Error") or name in {"BadParameter", "cls"}
            if (is_error and name not in TO_PROGRAMMERS) or (name in LOGGED and isinstance(node.func, ast.Attribute)):
                for argument in node.args:
                    yield from written(argument)
        elif isinstance(node, ast.FunctionDef) and node.name in PARTS:
            for inner in node.body[1:] if isinstance(node.body[0], ast.Expr) else node.body:
                yield from written(inner)
        elif isinstance(node, ast.Assign) and name_of(node.targets[0]) in PARTS:
            yield from written(node.value)


@cache
def messages() -> dict[str, str]:
    """Every message, and the module that it stands in."""
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        where = path.relative_to(SOURCES)
        if NOT_FOR_USERS.isdisjoint(where.parts) or where.parts[0] in {"sources", "lexicon"}:
            for node in said(ast.parse(path.read_text(encoding="utf-8"))):
                text = (template(node) or "").removeprefix(": ")
                if " " in text and re.search(r"[a-z]{2}", re.sub(r"\{\}|--\w+", "", text)):
                    found[text] = str(where)
    return found


def test_a_message_has_a_german_text() -> None:
    for message, module in messages().items():
        said, number = message, itertools.count()
        while "{}" in said:
            said = said.replace("{}", f"X{next(number)}", 1)
        german = translated(said, "de")
        assert german != said, f"{module}: no German text in locale/de.po"
        assert sorted(re.findall(r"X\d", german)) == sorted(re.findall(r"X\d", said)), module
        assert translated(said, "en") == said, module


def test_there_are_messages() -> None:
    assert len(messages()) > 80


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("a.txt: no text in it", "a.txt: kein Text darin"),
        ("a: b.txt: no such file or directory", "a: b.txt: diese Datei oder diesen Ordner gibt es nicht"),
        ("http://a.de/b: cannot be fetched: not an address", "http://a.de/b: lässt sich nicht holen: keine Adresse"),
        (
            "the server answers 404: there is no such page",
            "der Server antwortet 404: diese Seite gibt es nicht",
        ),
        ("-o: is a folder: say --format csv or cas, or name a file",
         "-o: ist ein Ordner: --format csv oder cas angeben, oder eine Datei nennen"),
        ("Frage an alle: wer geht mit or bleibt", "Frage an alle: wer geht mit or bleibt"),
        ("from here to there and back", "from here to there and back"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_was_put_in_stays(message: str, german: str) -> None:
    assert translated(message, "de") == german


CALLS = [
    (["extract", "--foo"], 2, ["Aufruf: claimx extract", "Hilfe zeigt: claimx extract -h", "keine Option --foo"]),
    (["extrct"], 2, ["Es gibt keinen Befehl 'extrct'."]),
    (["corpus"], 2, ["Es fehlt das Argument 'INPUTS'."]),
    (["extract", "a.txt", "--format"], 2, ["Die Option '--format' braucht einen Wert."]),
    (["extract", "a.txt", "--format", "y"], 2, ["Falscher Wert für '--format' / '-f': 'y' gibt es nicht"]),
    (["extract", "a.txt", "--type", "y"], 2, ["'y' gibt es nicht, möglich sind direct"]),
    (["extract", "a.txt", "--min-confidence", "3"], 2, ["höchstens 1 ist möglich"]),
    (["a.txt"], 2, ["um einen Artikel zu lesen, heißt es: claimx extract a.txt"]),
    (["extract", "a.txt"], 1, ["claimx: a.txt: diese Datei oder diesen Ordner gibt es nicht\n"]),
    (["extract", "a.txt", "--format", "xlsx"], 2, ["--format xlsx ist kein Text: mit --output eine Datei nennen"]),
    (["extract", "--speaker", "Foo"], 0, ["so heißt dort niemand, der spricht; es sprechen Minister"]),
]


@pytest.mark.parametrize(("arguments", "code", "texts"), CALLS)
@pytest.mark.parametrize("by_option", [False, True])
def test_the_command_speaks_german(
    arguments: list[str], code: int, texts: list[str], by_option: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if not by_option:
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    elif arguments[0] == "extract":
        arguments = ["extract", "--language", "de", *arguments[1:]]
    else:
        pytest.skip("--language is an option of extract")
    article = "Der Minister sagte am Montag in Bonn, es gebe keinen Grund zur Sorge."
    result = CliRunner().invoke(cli.app, arguments, input=article, prog_name="claimx")
    assert result.exit_code == code
    for text in texts:
        assert text in result.stderr


def test_an_english_option_in_a_german_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    result = CliRunner().invoke(cli.app, ["extract", "--language=en", "--foo"], prog_name="claimx")
    assert "No such option: --foo" in result.stderr
