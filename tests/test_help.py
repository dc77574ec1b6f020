"""`--help` in German: every text has one, and the command says it, by its option and by the system's language."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from claimx import cli
from claimx.render.wording import helping

GROUP: Any = typer.main.get_command(cli.app)
COMMANDS: dict[str, Any] = {"": GROUP, **GROUP.commands}


def texts() -> dict[str, str]:
    """What Typer is given to say, and the command that says it."""
    found: dict[str, str] = {}
    for name, command in COMMANDS.items():
        said = [command.help, command.short_help, *(parameter.help for parameter in command.params)]
        found |= {inspect.cleandoc(text): name for text in said if text}
    return found


@pytest.mark.parametrize("text", texts())
def test_a_text_has_a_german_one(text: str) -> None:
    assert text in helping("de"), f"claimx {texts()[text]} --help: no German text in locale/de.po"


def test_no_text_is_left_over() -> None:
    fixed = {"Usage: ", "Arguments", "Options", "Commands", "[default: ", "[required]", "Show this message and exit."}
    placeholders = {text for text in helping("de") if re.fullmatch(r"[A-Z_-]+", text)}
    assert set(helping("de")) - fixed - placeholders == set(texts())


def helped(*arguments: str) -> str:
    result = CliRunner().invoke(cli.app, [*arguments, "--help"], prog_name="claimx", env={"COLUMNS": "80"})
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_german(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    english = helped(*name.split())
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    german = helped(*name.split())
    assert german.startswith(f"Aufruf: claimx {name}".rstrip())
    for word in ("Usage", "Options", "Commands", "Arguments", "default", "required", "FILE", "FOLDER", "SOURCES"):
        assert word not in german
    options = re.compile(r"(?m)^  (?:-\w, )?(--[a-z-]+)")
    assert options.findall(german) == options.findall(english)
    assert "list[str]" not in english + german


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract"], "  --date JJJJ-MM-TT "),
        (["extract"], "[sonst: auto]"),
        (["corpus"], "  -o, --output ORDNER "),
        (["corpus"], "unterbrochen wurde.  [nötig]"),
        (["compare", "--language", "de"], "  --certain  "),
        ([], "  diff      Sagen, was sich zwischen zwei Fassungen"),
    ],
)
def test_lines(arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "--language" not in arguments:
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert says in helped(*arguments)


def test_an_option_says_which_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert helped("extract", "--language=en").startswith("Usage: claimx extract [OPTIONS] [SOURCES]...")
