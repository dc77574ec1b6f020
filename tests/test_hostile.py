"""Whatever a file holds and however it is called, the command says one clear line or writes harmless, valid output."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from checks import check_document
from tagged_once import tag
from test_page import Shape
from typer.testing import CliRunner, Result

from claimx import cli
from claimx.cli.info import schema
from claimx.models import Document
from claimx.render import NO_TEXT, Format

ARTICLE = """Der Kanzler warnt vor dem Krieg

Der Kanzler sagte am Montag, es gebe 300 Soldaten in Kiew. Laut dem Pentagon ist das falsch.
"""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
FORMATS = [format for format in get_args(Format) if format not in NO_TEXT | {"cas"}]
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SCHEMA = jsonschema.Draft202012Validator(json.loads(schema()))
NOT_GERMAN = "does not look German"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder that holds a good article, an empty folder and a few links."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("good.txt").write_text(ARTICLE, encoding="utf-8")
    Path("empty").mkdir()
    Path("dangling.txt").symlink_to("nowhere")
    Path("loop.txt").symlink_to("loop.txt")
    return lambda *arguments: CliRunner().invoke(cli.app, ["extract", *arguments], prog_name="claimx")


def sayings(number: int) -> str:
    return "".join(f"Der Minister sagte: „Es sind {n} Euro.“ " for n in range(number))


READABLE = [
    # What is in the file; what standard error says of it, if anything.
    pytest.param("für Größe und Maß: „Ja“".encode("cp1252"), "read as cp1252", id="Windows-1252"),
    pytest.param("für Größe und Maß: „Ja“".encode()[:-1], "not all of it is UTF-8", id="cut off within a character"),
    pytest.param(ARTICLE.encode("utf-8-sig"), "", id="byte order mark"),
    pytest.param(ARTICLE.encode("utf-16"), "", id="UTF-16"),
    pytest.param(ARTICLE.encode("utf-32"), "", id="UTF-32"),
    pytest.param(ARTICLE.replace("\n", "\r\n"), "", id="Windows line ends"),
    pytest.param(ARTICLE.replace("\n", "\r"), "", id="old Mac line ends"),
    pytest.param(ARTICLE.replace(" ", "\x0b"), "", id="vertical tabs"),
    pytest.param(ARTICLE.replace(" ", "\x0c"), "", id="form feeds"),
    pytest.param(ARTICLE.replace(" ", "\x85"), "", id="next lines"),
    pytest.param(ARTICLE.replace(" ", "\u2028"), "", id="line separators"),
    pytest.param(ARTICLE.replace(" ", "\u00a0"), "", id="no-break spaces"),
    pytest.param(ARTICLE.replace("a", "a\u00ad"), "", id="soft hyphens"),
    pytest.param(ARTICLE.replace("a", "\u200ba\ufeff"), "", id="zero width"),
    pytest.param(unicodedata.normalize("NFD", "Müller sagte, für Größe äße er Öl."), "", id="NFD"),
    pytest.param("&bdquo;Ja&ldquo;, sagte M&uuml;ller&nbsp;&shy;&#0;&#xD800;&#1114112;&foo;", "", id="entities"),
    pytest.param("\x1b[31mEr sagt, er komme.\x1b]0;x\x07\x9b2J Laut\x1bc Polizei", "", id="terminal escapes"),
    pytest.param("[bold]Er[/bold] sagt: [/nothing] [link=x]„Ja“[/link] \\[red]", "", id="Rich markup"),
    pytest.param("Er sagt :smile: „Ja :bomb:“", "", id="emoji codes"),
    pytest.param('Er sagte: "<script>alert(1)</script>" und </p></article><img src=x onerror=1>.', "", id="HTML"),
    pytest.param("Er sagte: „{{ 7 * 7 }}{% include 'x' %}{# #}${7}#{7}“", "", id="templates"),
    pytest.param("Er sagte: „%s %d {0} {a.b} \\N{DASH} \\x1b“", "", id="format strings"),
    pytest.param("Er sagte: „**a** | `b` | [c](d) <e> # f“\n\n* Laut X | 5 | 6\n\n---\n", "", id="Markdown"),
    pytest.param("Er sagte: „=1+1“, „+1“, „@A1“. „=cmd|' /C calc'!A0“, sagte -1 Minister.", "", id="formulas"),
    pytest.param("Er sagte: „a;b,c\"d\"\te\nf“", "", id="separators"),
    pytest.param("\u202eEr sagt\u2066, er „komme“\u2069. Laut \u200fPolizei\u061c", "", id="turns of direction"),
    pytest.param("👩‍🚒 sagt: „👍🏽 𝔡𝔞𝔰 🇩🇪“, so 𝒳 zu 𝟛𝟘𝟘 Euro", "", id="beyond the basic plane"),
    pytest.param("Er sagte a" + "\u0301" * 5000 + ", er komme.", "", id="a heap of accents"),
    pytest.param("\u0308\u0308 sagte er. \u0301", "", id="accents on nothing"),
    pytest.param("Laut Sprecherin Anna Weiß \u00ad\u0308warum fehlt Geld.", "", id="an accent on a soft hyphen"),
    pytest.param("Er\x00sagt", "not a text file", id="NUL"),
    pytest.param("„" * 1000, "", id="only opening marks"),
    pytest.param("“" * 1000, "", id="only closing marks"),
    pytest.param("„“”\"»«‚‘’'" * 100, "", id="marks of all kinds"),
    pytest.param("„Er sagte: ‚" * 80 + "nein" + "‘“" * 80, "", id="nested quotations"),
    pytest.param("(" * 500 + "Laut Polizei" + ")" * 500, "", id="nested brackets"),
    pytest.param(".,;:!?–-…" * 200, "", id="only punctuation"),
    pytest.param("\n" * 20_000 + "Er kam.", "", id="only line ends"),
    pytest.param("a" * 100_000, NOT_GERMAN, id="one long word"),
    pytest.param("ä" * 5000 + " sagte, " + "ö" * 5000 + " komme.", "", id="long words"),
    pytest.param("Er sagte, " + "1" * 5000 + " Euro seien zu wenig.", "", id="a number of 5,000 digits"),
    pytest.param("Es kostet " + "9" * 400 + "," + "9" * 400 + " Euro.", "", id="a number that is no float"),
    pytest.param("1.000." * 500 + "000 Euro", "", id="a number of many groups"),
    pytest.param("1e400 Euro, 5/0 Prozent, −5 Grad, ½ Liter, ٣٤ Tage, ⅷ, x² Meter, 10^99, 1__0", "", id="odd numbers"),
    pytest.param("am 99.99.9999 um 99:99 Uhr, 00.00.0000, 31.02.2024, 2024-13-45, Ende 0", "", id="odd dates"),
    pytest.param("hundert" * 500 + " und " + "tausendmillionenfünf" * 200 + " Euro", "", id="a number in many words"),
    pytest.param("sagte " * 700, "", id="only cues"),
    pytest.param("laut " * 700, "", id="only prepositions"),
    pytest.param("dass " * 700, "", id="only conjunctions"),
    pytest.param("Müller " * 700, "", id="only names"),
    pytest.param("Er sagte, " * 150 + "er komme.", "", id="clauses without end"),
    pytest.param("nach Angaben des Sprechers " * 100, "", id="sources of sources"),
    pytest.param("Mehr zum Thema\n" * 200, "", id="only furniture"),
    pytest.param("# Titel\n" * 300, "", id="only headings"),
    pytest.param(sayings(100), "", id="many statements"),
    pytest.param("5 Euro " * 500, "", id="many figures"),
    pytest.param("Tom said that many people had come to see the house of his mother. " * 3, NOT_GERMAN, id="English"),
    pytest.param("def f(x):\n    return {'laut': [x for x in range(10) if x % 2]}\n" * 4, NOT_GERMAN, id="code"),
    pytest.param("name,said\nMüller,\"er sagte, er komme\"\n", "", id="CSV as text"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), READABLE)
def test_any_text(content: str | bytes, message: str, run: Run) -> None:
    Path("x.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    if isinstance(content, str) and len(content) < 400:
        tag([content])
    for format in FORMATS if len(content) < 400 else ["json"]:
        result = run("x.txt", "--format", format, "--with-text")
        refused = message == "not a text file"
        assert result.exit_code == refused, result.output
        check(format, result, 0 if refused else 1)
        said = [line for line in result.stderr.splitlines() if NOT_GERMAN not in line]
        assert [message in line for line in said] == [True] * (message not in ("", NOT_GERMAN))
        assert NOT_GERMAN in result.stderr or message != NOT_GERMAN


UNREADABLE = [
    # The file's name, what is in it, if it is there, and the one line.
    pytest.param("missing.txt", None, "missing.txt: no such file or directory", id="missing"),
    pytest.param("", None, "'': no such file or directory", id="a variable that is not set"),
    pytest.param("empty", None, "empty: no file in this folder that is read: .docx", id="empty folder"),
    pytest.param("dangling.txt", None, "dangling.txt: no such file or directory", id="dangling link"),
    pytest.param("loop.txt", None, "loop.txt: too many levels of symbolic links", id="link to itself"),
    pytest.param("good.txt/x.txt", None, "good.txt/x.txt: not a directory", id="below a file"),
    pytest.param("x" * 300, None, ": file name too long", id="long name"),
    pytest.param("a\x00b", None, "ab: embedded null byte", id="NUL in the name"),
    pytest.param("*.rtf", None, "*.rtf: no such file or directory", id="pattern without a match"),
    pytest.param("[", None, "[: no such file or directory", id="no pattern"),
    pytest.param("/dev/zero", None, "/dev/zero: longer than 50 MB: split it into articles", id="without end"),
    pytest.param("x.txt", b"", "x.txt: no text in it", id="empty"),
    pytest.param("x.txt", b" \n\t\n", "x.txt: no text in it", id="white space"),
    pytest.param("x.txt", b"\xef\xbb\xbf", "x.txt: no text in it", id="only a byte order mark"),
    pytest.param("x.txt", PNG, "x.txt: not a text file", id="picture"),
    pytest.param("x.txt", PNG[:8], "x.txt: not a text file", id="first bytes of a picture"),
    pytest.param("x.txt", b"%PDF-1.7\n\x00\x01", "x.txt: a broken PDF", id="PDF"),
    pytest.param("x.txt", b'{"body": "Er kam."}', "x.txt:1: no text in the field 'text': name one of body", id="JSON"),
    pytest.param("x.txt", b"PK\x03\x04\x14\x00\x08\x00", "x.txt: a ZIP file that cannot", id="Word"),
    pytest.param("x.txt", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "x.txt: packed with gzip, and cut off", id="compressed"),
    pytest.param("x.txt", ARTICLE.encode("utf-16-le"), "x.txt: not a text file", id="UTF-16 without a mark"),
    pytest.param("x.txt", b"\xff\xfe\x00\xd8\x00", "x.txt: not a text file", id="broken UTF-16"),
    pytest.param("x.html", b"<html><body></body></html>", "x.html: no article found", id="empty page"),
    pytest.param("x.html", b"<script>var a = 'Er sagte, ja.'</script>", "x.html: no article found", id="only script"),
    pytest.param("x.txt", b"<?xml version='1.0'?><rss/>", "x.txt: no text in it", id="feed"),
    pytest.param("x.html", b"<div>" * 100_000, "x.html: no article found", id="a page of tags"),
    pytest.param("x.md", b"```\ncode\n```\n<div></div>\n", "x.md: no text in it", id="Markdown without words"),
    pytest.param("x.jsonl", b"", "x.jsonl: no text in it", id="no lines"),
    pytest.param("x.jsonl", b"Er kam.", "x.jsonl:1: not a line of JSON", id="no JSON"),
    pytest.param("x.jsonl", b'["Er kam."]', "x.jsonl:1: no text in the field 'text'", id="an array"),
    pytest.param("x.jsonl", b'{"body": "Er kam."}', "x.jsonl:1: no text in the field 'text'", id="another field"),
    pytest.param("x.jsonl", b'{"text": 5}', "x.jsonl:1: no text in the field 'text'", id="no string"),
    pytest.param("x.jsonl", b"[" * 200_000, "x.jsonl:1: not a line of JSON", id="deep JSON"),
    pytest.param("x.jsonl", b'{"text": "f\xfcr"}', "x.jsonl:1: not a line of JSON in UTF-8", id="JSON in Latin-1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_what_cannot_be_read_is_named_and_the_rest_is_done(
    name: str, content: bytes | None, message: str, run: Run
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    alone = run(name, "--json")
    assert (alone.exit_code, alone.stdout.strip() in ("", "[]")) == (1, True)
    both = run(name, "good.txt", "--json")
    assert both.exit_code == 1
    check("json", both, 1)
    for result in (alone, both):
        (line,) = result.stderr.splitlines()
        assert line.startswith("claimx: ")
        assert message in line


WRONG_CALLS = [
    pytest.param(("-o", "no/out.txt"), "no/out.txt: no such file or directory", id="missing folder"),
    pytest.param(("-o", "empty"), "empty: is a folder", id="output is a folder"),
    pytest.param(("-o", ""), "'' is no name of a file", id="output without a name"),
    pytest.param(("-o", "x" * 300), "ile name too long", id="output with too long a name"),
    pytest.param(("-o", "loop.txt"), "loop.txt: too many levels of symbolic links", id="output that links to itself"),
    pytest.param(("-o", "good.txt"), "good.txt: is a source", id="output is the source"),
    pytest.param((".", "-o", "good.txt"), "good.txt: is a source", id="output is in the folder that is read"),
    pytest.param(("*.txt", "-o", "./good.txt"), "good.txt: is a source", id="output matches the pattern"),
    pytest.param(("--pipeline", "de_nothing"), "no spaCy pipeline 'de_nothing'", id="no pipeline"),
    pytest.param(("--pipeline", "empty"), "'empty' cannot be loaded", id="no pipeline in there"),
    pytest.param(("--pipeline", ""), "no spaCy pipeline ''", id="pipeline without a name"),
    pytest.param(("--format", "xml"), "xml", id="unknown format"),
    pytest.param(("--type", "loud"), "'loud' is not one of direct, indirect", id="unknown type"),
    pytest.param(("--kind", "loud"), "'loud' is not one of count, money", id="unknown kind"),
    pytest.param(("--only", "names"), "names", id="unknown record"),
    pytest.param(("--min-confidence", "2"), "--min-confidence", id="confidence above 1"),
    pytest.param(("--min-confidence", "high"), "--min-confidence", id="confidence that is no number"),
    pytest.param(("--json", "-f", "csv"), "exclude each other", id="two formats"),
    pytest.param(("--nonsense",), "--nonsense", id="unknown option"),
    pytest.param(("--speaker",), "--speaker", id="option without its value"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_CALLS)
def test_wrong_calls(arguments: tuple[str, ...], message: str, run: Run) -> None:
    result = run("good.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")
@pytest.mark.parametrize(
    "name",
    [
        "[red]x[bold].txt",
        "\x1b[31m.txt",
        "a\nb.txt",
        "ä ö.txt",
        os.fsdecode(b"\xff.txt"),
        "<script>alert(1)<!--.txt",
        '"><img src=x>.txt',
        "=1+1.txt",
        "\u202etxt.exe.txt",
        "{{ 7 * 7 }} %s.txt",
        "`a` | **b**.txt",
    ],
)
@pytest.mark.parametrize("format", FORMATS)
def test_odd_file_names(name: str, format: str, run: Run) -> None:
    Path("./" + name).write_text(ARTICLE.partition("\n")[2])
    Path("./0" + name).write_text("")
    result = run(f"./{name}", f"./0{name}", "--format", format)
    assert result.exit_code == 1  # the empty one is named
    check(format, result, 1)


@pytest.mark.parametrize("format", FORMATS)
def test_odd_ids(format: str, run: Run) -> None:
    ids = ["../../etc/passwd", "\x1b[31m", "<b>", 10**400, ["x"], None, "a\nb", "\ud800"]
    records = [json.dumps({"id": id, "title": "<i>\x1b[1m", "text": ARTICLE}) for id in ids]
    Path("x.jsonl").write_text("\n".join(records) + "\n")
    result = run("x.jsonl", "--format", format)
    assert (result.exit_code, result.stderr) == (0, "")
    check(format, result, len(ids))


def test_a_link_out_of_a_folder_is_left_alone(run: Run) -> None:
    Path("empty/secret.txt").symlink_to("/etc/passwd")
    Path("empty/folder").symlink_to("/etc")
    result = run("empty")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("claimx: empty: no file in this folder")


def check(format: str, result: Result, articles: int) -> None:
    """That an output is what its format promises, whatever the articles hold."""
    assert not isinstance(result.exception, Exception), result.exception
    written = result.stdout
    assert not ACTING.search(written + result.stderr)
    if not articles:
        assert written in ("", "[]\n") or format in ("csv", "html")
    elif format in ("json", "jsonl"):
        documents = [json.loads(line) for line in written.splitlines()] if format == "jsonl" else [json.loads(written)]
        documents = documents[0] if isinstance(documents[0], list) else documents
        assert len(documents) == articles
        for document in documents:
            SCHEMA.validate(document)
            if document["document"]["text"] is not None:
                check_document(Document.model_validate(document), document["document"]["text"])
    elif format == "csv":
        rows = list(csv.reader(io.StringIO(written)))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    elif format == "html":
        Shape(written)
    else:
        assert written.strip()


def test_a_long_text_says_that_it_takes_a_while(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.cli.extract.LONG_TEXT", len(ARTICLE) - 1)
    assert f"{len(ARTICLE)} characters: a million takes about a minute" in run("good.txt").stderr
    assert run("good.txt", "--quiet").stderr == ""
