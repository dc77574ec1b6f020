"""The README never lies: its blocks are run and compared, and no field or option goes undocumented.

`python tests/test_docs.py` writes what the commands print now into the README.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
from itertools import groupby
from pathlib import Path
from typing import get_args

import pytest
import typer
from checks import run_command

from claimx import cli, models
from claimx.across.speakers import Profile, Quotation
from claimx.across.speakers_overview import Overview, Share
from claimx.corpus import tables
from claimx.corpus.call import Call
from claimx.corpus.run import run
from claimx.render import Format
from claimx.render.cas import LAYERS
from claimx.render.data import CSV_COLUMNS
from claimx.render.sheets import SHEETS
from claimx.sources.kinds import Kind

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
READMES = (README, ROOT / "README.de.md")
OUTPUT = ROOT / "docs" / "output.md"
CONSOLE = re.compile(r"(?<=```console\n)\$ (.+)\n((?:.*\n)*?)(?=```\n)")
ENVIRONMENT = {"COLUMNS": "90", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


def printed(command: str) -> str:
    """What a command of the README prints, with the pipeline that everybody has.

    claimx is run in this process, where it is loaded already, and what it is piped from or into in one of its own.
    """
    words, output = shlex.shlex(command, posix=True, punctuation_chars="|"), b""
    words.whitespace_split = True
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for variable, value in ENVIRONMENT.items():
            patch.setenv(variable, value)
        for name, *arguments in (part for is_pipe, part in groupby(words, "|".__eq__) if not is_pipe):
            if name == "claimx":
                output = run_command(*arguments, "--pipeline", "bundled", stdin=output).stdout
            else:
                output = subprocess.run([name, *arguments], input=output, capture_output=True, check=True).stdout
    return output.decode("utf-8")


@pytest.mark.parametrize(
    ("command", "output"), [block for page in READMES for block in CONSOLE.findall(page.read_text(encoding="utf-8"))]
)
def test_readme_block(command: str, output: str) -> None:
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert printed(command) == output, "python tests/test_docs.py brings the README up to date"


@pytest.mark.parametrize("block", re.findall(r"```pycon\n(.*?)```", README.read_text(encoding="utf-8"), re.S))
def test_readme_python(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "duckdb" in block:
        monkeypatch.chdir(tmp_path)
        run(Call((str(ROOT / "data/sample_article.txt"),), Path("found"), pipeline="bundled", jobs=1))
    example = doctest.DocTestParser().get_doctest(block, {}, "README.md", str(README), 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_every_format_has_a_row_and_the_tests_that_it_names() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (.+?) \| .* \| (`test_.*?) \|$", page)
    named = {format for first, _ in rows for format in re.findall(r"`(\w+)`", first)}
    assert {*get_args(Kind), *get_args(Format)} <= named
    for _, tests in rows:
        file = ""
        for name in re.findall(r"`(.+?)`", tests):
            file, _, test = name.rpartition("::") if "::" in name else (file, "", name)
            assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), name


def test_every_field_is_documented() -> None:
    sections = dict(re.findall(r"^## ([\w ]+)\n(.*?)(?=^## |\Z)", OUTPUT.read_text(encoding="utf-8"), re.M | re.S))
    for model in vars(models).values():
        if isinstance(model, type) and issubclass(model, models.Model) and model is not models.Model:
            documented = set(re.findall(r"`(\w+)`", sections[model.__name__]))
            assert set(model.model_fields) <= documented, model.__name__
    columns = {column for sheet in SHEETS.values() for column in sheet}
    assert columns <= set(re.findall(r"`(\w+)`", "".join(sections.values())))
    for layer, features in LAYERS.items():
        assert {layer, *features} <= set(re.findall(r"`(\w+)`", sections["UIMA CAS"]))
    assert set(CSV_COLUMNS) <= set(re.findall(r"`(\w+)`", sections["CSV"]))
    columns = {column for table in tables.COLUMNS.values() for column in table}
    assert columns <= set(re.findall(r"`(\w+)`", sections["Corpus"]))
    for model in (Profile, Quotation, Overview, Share):
        assert set(model.model_fields) <= set(re.findall(r"`(\w+)`", sections[model.__name__]))


def test_every_option_is_documented() -> None:
    readme = README.read_text(encoding="utf-8")
    command = typer.main.get_command(cli.app)
    options = {option for sub in command.commands.values() for p in sub.params for option in p.opts}  # type: ignore[attr-defined]
    for option in options - {"article", "sources", "inputs", "old", "new", "command"}:
        assert f"`{option}`" in readme, option
    for name in command.commands:  # type: ignore[attr-defined]
        assert f"claimx {name}" in readme


def test_the_map_of_the_package() -> None:
    """CONTRIBUTING's map of `src/claimx`: each folder has its line, and what has a line is there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {place for row in re.findall(r"^\| (`.+?) \|", text, re.M) for place in re.findall(r"`([\w/.]+)`", row)}
    package = ROOT / "src" / "claimx"
    assert [place for place in sorted(named) if not (package / place).exists()] == []
    for path in [*package.glob("*/"), *(package / "analysis").glob("*/")]:
        if path.is_dir() and path.name not in ("__pycache__", "analysis"):
            assert f"{path.relative_to(package).as_posix()}/" in named, f"CONTRIBUTING.md has no line for {path.name}"


def test_every_link_leads_somewhere() -> None:
    for page in (README, OUTPUT, *ROOT.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target


if __name__ == "__main__":
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        readme.write_text(CONSOLE.sub(lambda m: f"$ {m[1]}\n{printed(m[1])}", text), encoding="utf-8")


def test_every_way_to_tell_a_speaker_is_documented() -> None:
    from typing import get_args

    from claimx.analysis.cast.scene import Sieve

    section = OUTPUT.read_text(encoding="utf-8").partition("## SpeakerRole")[2].partition("\n## ")[0]
    assert all(f"| `{sieve}` |" in section for sieve in get_args(Sieve))
