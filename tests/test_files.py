"""Excel, Parquet, folders of CSV and annotations: what other people's programs read out of what claimx writes."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import claimx
from claimx import cli
from claimx.render.sheets import SHEETS
from claimx.render.wording import Wording

TEXT = "Laut Ute Krämer stieg der Preis um 3,5 Prozent. „Das reicht nicht“, sagte Krämer. Es kamen 300 Menschen."
ROWS = [
    {"id": "a1", "text": TEXT, "title": "=1+1", "published": "2026-02-24", "site": "Blatt", "nr": 7},
    {"id": "a/2", "text": "Es regnet.", "title": None, "published": "24. Februar", "site": None, "nr": None},
]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `claimx extract` over two articles in an empty folder."""
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    options = ["extract", "in.jsonl", "--keep", "nr", "--pipeline", "bundled"]
    return lambda *arguments: CliRunner().invoke(cli.app, [*options, *arguments])


class TestExcel:
    @pytest.mark.parametrize(
        ("language", "sheets", "heading"),
        [
            ("en", ["Statements", "Figures", "Speakers", "Articles"], ["source", "article", "title", "published"]),
            ("de", ["Aussagen", "Zahlen", "Sprecher", "Artikel"], ["Quelle", "Artikel", "Titel", "Datum"]),
        ],
    )
    def test_sheets(self, language: str, sheets: list[str], heading: list[str], run: Run) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        assert run("-o", "out.xlsx", "--language", language).exit_code == 0
        book = openpyxl.load_workbook("out.xlsx")
        assert book.sheetnames == sheets
        for sheet in book.worksheets:
            assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)
            assert [cell.value for cell in sheet[1]][:4] == heading or sheet.title in ("Articles", "Artikel")
        assert [cell.value for cell in book.worksheets[3][1]][-1] == "nr"

    def test_numbers_dates_and_no_formula(self, run: Run) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        run("-o", "out.xlsx", "--language", "en")
        book = openpyxl.load_workbook("out.xlsx")
        rows = [
            dict(zip(SHEETS["figures"], row, strict=True)) for row in book["Figures"].iter_rows(2, values_only=True)
        ]
        assert [row["value"] for row in rows] == [3.5, 300]
        assert rows[0]["published"] == datetime(2026, 2, 24)
        assert (rows[0]["title"], book["Figures"]["C2"].data_type) == ("=1+1", "s")
        articles = list(book["Articles"].iter_rows(2, values_only=True))
        assert [(row[1], row[4], row[-1]) for row in articles] == [
            ("a1", datetime(2026, 2, 24), 7),
            ("a/2", "24. Februar", None),
        ]

    def test_nothing_found_is_still_a_table(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        (tmp_path / "a.txt").write_text("Es regnet.", encoding="utf-8")
        arguments = ["extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.xlsx"), "--language", "en"]
        assert CliRunner().invoke(cli.app, arguments).exit_code == 0
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        assert [sheet.max_row for sheet in book.worksheets] == [1, 1, 1, 2]

    @pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
    def test_libreoffice_reads_the_same(self, run: Run) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        run("-o", "out.xlsx", "--language", "de")
        command = ["soffice", "--headless", "--convert-to", "ods", "out.xlsx"]
        subprocess.run(command, check=True, capture_output=True)
        Path("out.xlsx").rename("ours.xlsx")
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "out.ods"], check=True, capture_output=True)
        ours, theirs = (openpyxl.load_workbook(name, data_only=True) for name in ("ours.xlsx", "out.xlsx"))
        assert ours.sheetnames == theirs.sheetnames
        for sheet in ours.sheetnames:
            assert list(theirs[sheet].values) == list(ours[sheet].values)


class TestFolders:
    def test_csv_for_a_german_spreadsheet(self, run: Run) -> None:
        assert run("-o", "out/", "--csv-dialect", "excel-de").exit_code == 0
        assert sorted(path.name for path in Path("out").iterdir()) == sorted(f"{name}.csv" for name in SHEETS)
        data = Path("out/figures.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfsource;article;")
        assert data.endswith(b"\r\n")
        with Path("out/figures.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert [(row["value"], row["title"], row["article"]) for row in rows] == [
            ("3,5", "'=1+1", "a1"),
            ("300", "'=1+1", "a1"),
        ]
        with Path("out/articles.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["nr"] for row in csv.DictReader(file, delimiter=";")] == ["7", ""]

    def test_one_file(self, run: Run) -> None:
        assert run("-o", "out.csv", "--csv-dialect", "excel-de").exit_code == 0
        with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert [(row["record"], row["value"], row["nr"]) for row in rows if row["record"] == "figure"] == [
            ("figure", "3,5", "7"),
            ("figure", "300", "7"),
        ]

    def test_parquet(self, run: Run) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        assert run("-o", "out/", "--format", "parquet").exit_code == 0
        found = {name: parquet.read_table(f"out/{name}.parquet").to_pylist() for name in SHEETS}
        assert {name: len(rows) for name, rows in found.items()} == {
            "statements": 2, "figures": 2, "speakers": 1, "articles": 2,
        }  # fmt: skip
        assert [row["value"] for row in found["figures"]] == [3.5, 300.0]
        assert [json.loads(row["kept"]) for row in found["articles"]] == [{"nr": 7}, {"nr": None}]
        assert run("-o", "out.parquet").exit_code == 0
        assert parquet.read_table("out.parquet").to_pylist() == found["statements"]

    def test_annotations(self, run: Run) -> None:
        cassis = pytest.importorskip("cassis")
        assert run("-o", "out/", "--format", "cas").exit_code == 0
        assert sorted(path.name for path in Path("out").iterdir()) == ["in-a-2.cas.json", "in-a1.cas.json"]
        with Path("out/in-a1.cas.json").open("rb") as file:
            cas = cassis.load_cas_from_json(file)
        document = claimx.extract(TEXT, pipeline="bundled")
        assert cas.sofa_string == TEXT
        found: dict[str, list[Any]] = {
            layer: list(cas.select(f"webanno.custom.{layer}")) for layer in ("Content", "Speaker", "Cue", "Figure")
        }
        spans = [span for statement in document.statements for span in statement.content.spans]
        assert [(a.begin, a.end) for a in found["Content"]] == sorted(spans)
        assert {a.name for a in found["Speaker"]} == {"Ute Krämer"}
        assert [(a.get_covered_text(), a.value) for a in found["Figure"]] == [
            (f.text, f.value) for f in document.figures
        ]
        by_id = {statement.id: statement for statement in document.statements}
        assert all(by_id[a.statement].cue.lemma == a.lemma for a in found["Cue"])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-f", "xlsx"), "--format xlsx is no text: name a file with --output"),
        (("-f", "parquet", "-o", "-"), "--format parquet is no text: name a file with --output"),
        (("-o", "out/"), "out: is a folder: say --format cas or csv or parquet, or name a file"),
        (("-o", "out/", "--json"), "out: is a folder: say --format cas or csv or parquet, or name a file"),
        (("-o", "no/such/out.xlsx"), "no/such/out.xlsx: no such file or directory"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], reason: str, run: Run) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"claimx: {reason}\n")
    assert sorted(path.name for path in Path().iterdir()) == ["in.jsonl"]


@pytest.mark.parametrize("output", ["out.xlsx", "out/"])
def test_all_or_nothing(output: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    right = claimx.extract

    def failing(article: Any, **options: Any) -> Any:
        if article.id == "a1":
            return right(article, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr("claimx.document.extract", failing)
    assert run("-o", output, "--format", "csv" if output == "out/" else "xlsx").exit_code == 130
    assert sorted(path.name for path in Path().iterdir()) == ["in.jsonl"]


@pytest.mark.parametrize(("module", "output", "extra"), [
    ("openpyxl", "o.xlsx", "documents"), ("pyarrow", "o.parquet", "parquet"), ("cassis", "o.cas.json", "documents"),
])  # fmt: skip
def test_the_extra_is_named(module: str, output: str, extra: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module] + [module]:
        monkeypatch.setitem(sys.modules, name, None)
    result = run("-o", output)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"needs {module}: pip install 'claimx[{extra}]'\n")
    assert not Path(output).exists()


def test_dates_are_dates() -> None:
    from claimx.render.files import _date

    assert _date("2026-02-24") == date(2026, 2, 24)
    assert _date("2026-02-24T09:30:00+01:00") == datetime(2026, 2, 24, 9, 30)
    assert _date("2026-02-31") == "2026-02-31"


def test_every_heading_and_word_has_its_german() -> None:
    """In the catalogue is all that a spreadsheet says, and nothing that the code does not say."""
    from typing import get_args

    from claimx import vocabulary

    german = Wording("de")
    kinds = (vocabulary.StatementType, vocabulary.SpeakerKind, vocabulary.FigureKind, vocabulary.Qualifier)
    said = {column for columns in SHEETS.values() for column in columns}
    said |= {word.replace("_", " ") for kind in kinds for word in get_args(kind)}
    same = {"id", "name", "person", "organisation", "media", "document", "group", "sha256"}
    assert {word for word in said - same if german(word.replace("_", " ")) == word} == set()
    assert (german.counted(1, "statement"), german.counted(2000, "figure")) == ("1 Aussage", "2.000 Zahlen")
