"""The command: what it writes where, and with which exit code it ends, on good input and on hostile one."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
from checks import heed_interrupts
from typer.testing import CliRunner, Result

import claimx
from claimx import cli
from claimx.cli.extract import extract_command
from claimx.cli.info import schema as json_schema
from claimx.models import Document
from claimx.sources import Article

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = str(ROOT / "data/sample_article.txt")
ARTICLE = """Der Kanzler warnt vor dem Krieg

Der Kanzler sagte am Montag, es gebe 300 Soldaten in Kiew. Laut dem Pentagon ist das falsch.
"""

NAMES = ["Weber", "Schmidt", "Fischer", "Meier", "Becker", "Hoffmann", "Krüger", "Lehmann", "Schubert", "Neumann"]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder that has one article in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("good.txt").write_text(ARTICLE, encoding="utf-8")
    return lambda *arguments, stdin=None: CliRunner().invoke(cli.app, arguments, input=stdin, prog_name="claimx")


def command(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own, whose output waits in a buffer as everybody's does."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": env}
    return subprocess.Popen([sys.executable, "-m", "claimx", *arguments], **(pipes | options))  # type: ignore[call-overload]


class TestExtract:
    def test_is_what_the_library_says(self, run: Run) -> None:
        result = run("extract", "good.txt", "--json")
        assert result.exit_code == 0
        assert result.stderr == ""
        assert Document.model_validate_json(result.stdout) == claimx.extract(ARTICLE, source="good.txt")

    @pytest.mark.parametrize(
        "arguments", [("extract", "-", "--json"), ("extract", "--json"), ("extract", "-f", "json")]
    )
    def test_standard_input(self, arguments: tuple[str, ...], run: Run) -> None:
        assert Document.model_validate_json(run(*arguments, stdin=ARTICLE).stdout) == claimx.extract(ARTICLE)

    @pytest.mark.parametrize("sources", [("good.txt", "good.txt"), (".",), ("good.txt", "missing.txt")])
    def test_several_sources_are_an_array(self, sources: tuple[str, ...], run: Run) -> None:
        documents = json.loads(run("extract", *sources, "--json").stdout)
        schema = json.loads(json_schema())
        assert isinstance(documents, list)
        assert [document["document"]["source"] for document in documents] == ["good.txt"] * len(documents)
        for document in documents:
            jsonschema.validate(document, schema)

    def test_json_lines(self, run: Run) -> None:
        lines = run("extract", "good.txt", "missing.txt", "good.txt", "-f", "jsonl").stdout.splitlines()
        assert [Document.model_validate_json(line).document.source for line in lines] == ["good.txt", "good.txt"]

    @pytest.mark.parametrize("format", ["table", "markdown"])
    def test_for_people(self, format: str, run: Run) -> None:
        result = run("extract", "good.txt", "--format", format)
        assert result.exit_code == 0
        assert "Pentagon" in result.stdout
        assert "300 Soldaten" in result.stdout

    def test_json_lines_in(self, run: Run) -> None:
        Path("news.jsonl").write_text(json.dumps({"nr": "n1", "body": ARTICLE}) + "\n{}\n", encoding="utf-8")
        result = run("extract", "news.jsonl", "--text-field", "body", "--id-field", "nr", "-f", "jsonl")
        assert Document.model_validate_json(result.stdout) == claimx.extract(Article("news.jsonl", ARTICLE, "n1"))
        assert (result.exit_code, result.stderr[:22]) == (1, "claimx: news.jsonl:2: ")

    def test_with_text(self, run: Run) -> None:
        found = json.loads(run("extract", "good.txt", "--json", "--with-text").stdout)
        assert found["document"]["text"] == ARTICLE

    def test_csv(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("extract", "good.txt", "-f", "csv").stdout)))
        assert {row["record"] for row in rows} == {"statement", "figure"}

    def test_no_statement_is_no_error(self, run: Run) -> None:
        result = run("extract", "--json", stdin="Es regnet.")
        assert (result.exit_code, json.loads(result.stdout)["statements"]) == (0, [])

    def test_title_of_the_page(self, run: Run) -> None:
        Path("page.html").write_text(
            f"<html><head><title>Ein Titel</title></head><body><article><p>{ARTICLE * 3}</p></article></body></html>"
        )
        assert json.loads(run("extract", "page.html", "--json").stdout)["document"]["title"] == "Ein Titel"


class TestFilters:
    """They are the same in every format: all are written from what is left."""

    @pytest.mark.parametrize(
        ("arguments", "statements", "figures"),
        [
            ((), 2, 1),
            (("--only", "statements"), 2, 0),
            (("--only", "figures"), 0, 1),
            (("--type", "indirect"), 2, 1),
            (("--type", "direct", "--type", "reported"), 0, 1),
            (("--kind", "money"), 2, 0),
            (("--kind", "count", "--kind", "money"), 2, 1),
            (("--speaker", "kanzler"), 1, 1),
            (("--speaker", "Pentagon"), 1, 0),
            (("--speaker", "nobody"), 0, 0),
            (("--min-confidence", "0.5"), 2, 1),
            (("--min-confidence", "1"), 0, 1),
        ],
    )
    def test_counts(self, arguments: tuple[str, ...], statements: int, figures: int, run: Run) -> None:
        found = json.loads(run("extract", "good.txt", "--json", *arguments).stdout)
        assert (len(found["statements"]), len(found["figures"])) == (statements, figures)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (ARTICLE, "nobody of that name speaks there, but Kanzler, Pentagon"),
            ("Es regnet.", "nobody says anything there"),
            (
                "".join(f"Herr {name} sagte, es regne. " for name in NAMES * 2),
                f"nobody of that name speaks there, but {', '.join(NAMES[:8])} and 2 more",
            ),
        ],
    )
    def test_nobody_of_that_name(self, text: str, said: str, run: Run) -> None:
        result = run("extract", "--speaker", "zzz", "--json", stdin=text)
        assert (result.exit_code, result.stderr) == (0, f"claimx: --speaker zzz: {said}\n")
        assert run("extract", "--speaker", "zzz", "--json", "-q", stdin=text).stderr == ""

    def test_no_reference_leads_nowhere(self, run: Run) -> None:
        found = json.loads(run("extract", "good.txt", "--json", "--only", "statements").stdout)
        assert [statement["figures"] for statement in found["statements"]] == [[], []]
        found = json.loads(run("extract", "good.txt", "--json", "--only", "figures").stdout)
        assert [figure["statement"] for figure in found["figures"]] == [None]


def test_a_mistake_of_ours_does_not_stop_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    right = claimx.extract

    def failing(article: Article, **options: Any) -> Document:
        return right(article, **options) if article.text == ARTICLE else [][1]

    monkeypatch.setattr("claimx.document.extract", failing)
    Path("x.txt").write_text("Anderes.")
    result = run("extract", "x.txt", "good.txt", "-f", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr == "claimx: x.txt: claimx failed, please report it: IndexError: list index out of range\n"
    assert "Traceback" in run("extract", "x.txt", "-v").stderr


def test_a_record_that_does_not_fit_is_told_in_plain_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> Document:
        return Document.model_validate({"statements": []})

    monkeypatch.setattr("claimx.document.extract", failing)
    error = run("extract", "good.txt").stderr
    assert error == "claimx: good.txt: claimx failed, please report it: Document: document is missing\n"


class TestWithoutACommand:
    @pytest.mark.parametrize(
        "arguments",
        [("good.txt",), ("missing.txt",), ("-",), (".",), ("*.txt", "x y.md"), ("--json", "good.txt"), ("-f", "csv")],
    )
    def test_says_what_to_type(self, arguments: tuple[str, ...], run: Run) -> None:
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stderr.splitlines()[-1].endswith(f"type: claimx extract {shlex.join(arguments)}")

    def test_a_mistyped_command_is_still_one(self, run: Run) -> None:
        assert "Did you mean 'extract'?" in run("extrakt", "good.txt").stderr
        assert "No such option: --jsn" in run("--jsn", "good.txt").stderr


class TestFormatOfTheOutput:
    @pytest.mark.parametrize(
        ("name", "arguments", "begins"),
        [
            ("out.json", (), "{"),
            ("out.JSON", (), "{"),
            ("out.jsonl", (), '{"format_version"'),
            ("out.csv", (), "record,"),
            ("out.md", (), "# "),
            ("out.html", (), "<!doctype"),
            ("out.txt", (), "Der Kanzler warnt"),
            ("out", (), "Der Kanzler warnt"),
            ("out.txt", ("--json",), "{"),
            ("out.dat", ("--format", "csv"), "record,"),
        ],
    )
    def test_follows_the_suffix(self, name: str, arguments: tuple[str, ...], begins: str, run: Run) -> None:
        assert run("extract", "good.txt", "-o", name, *arguments).exit_code == 0
        assert Path(name).read_text(encoding="utf-8").lstrip().startswith(begins)

    @pytest.mark.parametrize(
        ("name", "arguments", "reason"),
        [
            ("out.csv", ("--json",), "--format json and the suffix .csv exclude each other"),
            ("out.json", ("-f", "table"), "--format table and the suffix .json exclude each other"),
            ("out.json", ("-f", "jsonl"), "--format jsonl and the suffix .json exclude each other"),
            ("out.pdf", (), "nothing that claimx writes has the suffix .pdf: say with --format what it is"),
        ],
    )
    def test_one_clear_error(self, name: str, arguments: tuple[str, ...], reason: str, run: Run) -> None:
        result = run("extract", "good.txt", "-o", name, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"claimx: {name}: {reason}")
        assert result.stderr.count("\n") == 1
        assert not Path(name).exists()


class TestOutput:
    def test_file(self, run: Run) -> None:
        result = run("extract", "good.txt", "--json", "-o", "out.json")
        assert (result.exit_code, result.output) == (0, "")
        assert Document.model_validate_json(Path("out.json").read_text(encoding="utf-8")).statements

    def test_dash_is_standard_output(self, run: Run) -> None:
        assert run("extract", "good.txt", "--json", "-o", "-").stdout.startswith("{")

    def test_stays_as_it_was_where_nothing_could_be_read(self, run: Run) -> None:
        Path("out.json").write_text("before")
        assert run("extract", "missing.txt", "--json", "-o", "out.json").exit_code == 1
        assert Path("out.json").read_text() == "before"

    def test_all_or_nothing(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def failing(*_: object, **__: object) -> Document:
            raise KeyboardInterrupt

        monkeypatch.setattr("claimx.document.extract", failing)
        Path("out.json").write_text("before")
        assert run("extract", "good.txt", "--json", "-o", "out.json").exit_code == 130
        assert Path("out.json").read_text() == "before"
        assert sorted(path.name for path in Path().iterdir()) == ["good.txt", "out.json"]

    def test_link_is_kept(self, run: Run) -> None:
        Path("link.json").symlink_to("target.json")
        run("extract", "good.txt", "--json", "-o", "link.json")
        assert Path("link.json").is_symlink()
        assert Path("target.json").read_text(encoding="utf-8").startswith("{")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    @pytest.mark.parametrize("format", ["xlsx", "parquet"])
    def test_no_file_takes_the_place_of_a_device(self, format: str, run: Run) -> None:
        os.mkfifo("pipe")
        result = run("extract", "good.txt", "-f", format, "-o", "pipe")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "claimx: pipe: is no file: name one, or a format that is text\n"
        assert Path("pipe").is_fifo()

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
    def test_device(self, run: Run) -> None:
        assert run("extract", "good.txt", "--json", "-o", "/dev/null").exit_code == 0
        assert Path("/dev/null").is_char_device()


PRINTING = [
    ("extract", SAMPLE),
    ("explain", SAMPLE, "--statement", "s3"),
    ("info",),
    ("schema",),
    ("--version",),
    ("--help",),
    ("extract", "--help"),
]
"""A call of each kind that writes to standard output."""


@pytest.mark.parametrize("call", PRINTING, ids=" ".join)
class TestNowhereToPrint:
    """Each call in this process; `TestProcess` has some in one of their own."""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_full_disk(
        self, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with Path("/dev/full").open("w") as full:
            monkeypatch.setattr(sys, "stdout", full)
            assert ended(call) == 2
        assert capsys.readouterr().err == "claimx: cannot write: No space left on device\n"

    def test_closed_output(
        self, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert ended(call) == 2
        assert capsys.readouterr().err == "claimx: standard output is closed\n"


def ended(call: tuple[str, ...]) -> object:
    """The exit code of a call that writes where this process does."""
    with pytest.raises(SystemExit) as caught:
        cli.app(call, prog_name="claimx")
    return caught.value.code


class TestProcess:
    """What only a process of its own can show."""

    def test_closed_pipe_is_quiet(self) -> None:
        process = command("extract", *[SAMPLE] * 50, "-f", "jsonl")
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 0

    def test_first_line_comes_before_the_last_source(self) -> None:
        process = command("extract", SAMPLE, "-", "-f", "jsonl", stdin=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"format_version":2')
        out, error = process.communicate(ARTICLE.encode())
        assert (out.count(b"\n"), error, process.returncode) == (1, b"", 0)

    @pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
    def test_interrupt_is_quiet(self) -> None:
        process = command("extract", SAMPLE, "-", "-f", "jsonl", stdin=subprocess.PIPE, preexec_fn=heed_interrupts)
        assert process.stdout is not None
        process.stdout.readline()
        assert process.stdin is not None
        process.stdin.write(b"Er kam. " * 100_000)  # far more than fits into a pipe: once it is out, somebody reads
        process.send_signal(signal.SIGINT)
        assert process.communicate()[1] == b""
        assert process.returncode == 130

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    @pytest.mark.parametrize("call", [PRINTING[0], PRINTING[-1]], ids=" ".join)
    def test_full_disk(self, call: tuple[str, ...]) -> None:
        """Nor does the interpreter complain, which tries once more on its way out."""
        with Path("/dev/full").open("wb") as full:
            process = command(*call, stdout=full)
            error = process.communicate()[1]
        assert (error, process.returncode) == (b"claimx: cannot write: No space left on device\n", 2)

    @pytest.mark.skipif(sys.platform == "win32", reason="no such call there")
    @pytest.mark.parametrize("call", [PRINTING[0], PRINTING[-1]], ids=" ".join)
    def test_closed_output(self, call: tuple[str, ...]) -> None:
        process = command(*call, preexec_fn=partial(os.close, 1))
        assert process.communicate()[1] == b"claimx: standard output is closed\n"
        assert process.returncode == 2

    @pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
    @pytest.mark.parametrize(
        ("arguments", "shown"),
        [
            ((SAMPLE, "missing.txt", SAMPLE), True),
            (("missing.txt", "missing.txt", "missing.txt", "-q"), False),  # for which no pipeline is loaded
            (("missing.txt", "missing.txt", "missing.txt", "-f", "json"), True),
        ],
    )
    def test_progress(self, arguments: tuple[str, ...], shown: bool) -> None:
        """It is on standard error, where that is a terminal, and above it the messages."""
        import pty

        ours, theirs = pty.openpty()
        process = command("extract", *arguments, stderr=theirs)
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # the end
            while piece := os.read(ours, 10_000):
                seen += piece
        out = process.communicate()[0]
        assert (b"3/3" in seen) == shown
        assert b"missing.txt: no such file or directory" in seen
        assert b"\x1b" not in out

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            ("claimx ex", {"explain", "extract"}),
            ("claimx extract --min", {"--min-confidence"}),
            ("claimx extract --format h", {"html"}),
            ("claimx extract --kind m", {"money", "multiple", "measure"}),
            ("claimx extract --type free", {"free_indirect"}),
        ],
    )
    def test_completion(self, words: str, offered: set[str]) -> None:
        last = str(len(words.split()) - 1)
        asked = {"_CLAIMX_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": last}
        assert set(command(env=os.environ | asked).communicate()[0].decode().split()) == offered

    def test_utf_8_in_any_locale(self) -> None:
        process = command("extract", SAMPLE, "--json", env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert "Präsidenten" in process.communicate()[0].decode("utf-8")

    def test_installed_command_and_module_are_the_same(self) -> None:
        process = command("--version")
        assert process.communicate()[0].decode() == f"claimx {claimx.__version__}\n"

    @pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("schema",), ("extract", "missing.txt")])
    def test_does_not_wait_for_spacy(self, arguments: tuple[str, ...]) -> None:
        code = f"import sys; sys.argv[1:] = {arguments}\nfrom claimx.cli import app\n"
        heavy = ("spacy", "claimx.models", "jinja2", "trafilatura", "babel", "openpyxl")
        code += f"try: app()\nfinally: print([name for name in {heavy} if name in sys.modules])"
        out = subprocess.run([sys.executable, "-c", code], capture_output=True).stdout
        assert out.splitlines()[-1] == (b"['claimx.models']" if arguments == ("schema",) else b"[]")


def test_spacy_is_whole_after_the_short_cut() -> None:
    code = """if True:
        from claimx.cli.extract import import_spacy
        import_spacy()
        import sys, spacy
        assert "spacy.cli" not in sys.modules
        assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
        from spacy.cli import download, info
    """
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).stderr == b""


def test_schema(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(claimx.extract(ARTICLE).model_dump_json()), schema)


def test_info(run: Run) -> None:
    result = run("info")
    assert result.exit_code == 0
    assert re.search(rf"^claimx +{re.escape(claimx.__version__)}$", result.stdout, re.M)
    assert re.search(r"^pipeline bundled +de_", result.stdout, re.M)
    assert re.search(r"^auto takes +(bundled|de_core_news_sm)$", result.stdout, re.M)


def test_nothing_to_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(typer.BadParameter, match="name a file or folder"):
        extract_command()


@pytest.mark.parametrize(
    "arguments", [("--help",), ("extract", "-h"), ("schema", "--help"), ("info", "--help"), ("--version",)]
)
def test_help(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments).exit_code == 0
