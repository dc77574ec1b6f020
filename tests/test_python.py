"""claimx from Python: reading, many articles, data frames, notebooks."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx import many
from claimx.models import Document

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Laut Ute Krämer stieg der Preis um 3,5 Prozent. „Das reicht nicht“, sagte Krämer."


@pytest.fixture(scope="module")
def document() -> Document:
    return claimx.extract(TEXT, pipeline="bundled", with_text=True)


class TestRead:
    def test_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text(f"# Titel\n\n{TEXT}", encoding="utf-8")
        for source in (path, str(path)):
            article = claimx.read(source)
            assert (article.source, article.text) == (str(path), f"# Titel\n\n{TEXT}")
            assert claimx.extract(article, pipeline="bundled").document.source == str(path)

    def test_errors(self, tmp_path: Path) -> None:
        with pytest.raises(claimx.SourceError, match="no such file"):
            claimx.read(tmp_path / "missing.txt")
        (tmp_path / "a.jsonl").write_text('{"Text": "a"}\n{"Text": "b", "Ressort": "x"}\n')
        with pytest.raises(claimx.SourceError, match=r"holds several articles: claimx\.read_all"):
            claimx.read(tmp_path / "a.jsonl")
        found = list(claimx.read_all(tmp_path / "a.jsonl", text="Text", keep=("Ressort",)))
        assert [(a.text, dict(a.kept)) for a in found if isinstance(a, claimx.Article)] == [
            ("a", {"Ressort": None}),
            ("b", {"Ressort": "x"}),
        ]


def extracted_or_died(article: str, *options: Any) -> Any:
    """What a process does with an article that may be poison for it."""
    return os._exit(3) if article == "Gift." else many._extracted(article, *options)


class TestMany:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_order_is_kept_and_errors_are_values(self, jobs: int) -> None:
        broken = claimx.SourceError("x.txt", "no text in it")
        articles = [claimx.Article("a", f"Es kamen {n} Menschen.", str(n)) for n in range(20)]
        results = list(claimx.extract_many([TEXT, broken, *articles], pipeline="bundled", jobs=jobs))
        assert isinstance(results[0], Document)
        assert results[0].speakers[0].name == "Ute Krämer"
        assert str(results[1]) == "x.txt: no text in it"
        assert [r.document.id for r in results[2:] if isinstance(r, Document)] == [str(n) for n in range(20)]

    def test_a_mistake_of_ours_is_a_value(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claimx.document.extract", lambda article, **options: [][1])
        (result,) = claimx.extract_many([TEXT], pipeline="bundled")
        assert str(result) == "-: claimx failed, please report it: IndexError: list index out of range"

    def test_a_process_that_dies_costs_one_article(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claimx.many._extracted_and_forgotten", extracted_or_died)
        articles = ["Es regnet.", "Gift.", "Es kamen 3 Menschen."]
        results = [*claimx.extract_many(articles, pipeline="bundled", jobs=2)]
        assert [type(result).__name__ for result in results] == ["Document", "SourceError", "Document"]
        assert str(results[1]) == "-: the process that analysed it died, 2 times"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: claimx.extract(Path("a.txt")), r"not PosixPath: read the file with claimx\.read"),  # type: ignore[arg-type]
        (lambda: claimx.extract([TEXT]), r"not list: for several there is claimx\.extract_many"),  # type: ignore[arg-type]
        (lambda: claimx.extract(None), "takes the text of an article, not NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.extract(TEXT.encode()), "not bytes"),  # type: ignore[arg-type]
        (lambda: claimx.extract_many(TEXT), r"several articles, not one str: claimx\.extract"),
        (lambda: list(claimx.extract_many([3], pipeline="bundled")), "not int"),  # type: ignore[list-item]
    ],
)
def test_clear_type_errors(call: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()


class TestDocument:
    def test_dict_and_json(self, document: Document) -> None:
        assert json.loads(document.to_json()) == document.to_dict() == json.loads(document.model_dump_json())

    @pytest.mark.parametrize("library", ["pandas", "polars"])
    def test_frames(self, library: Any, document: Document) -> None:
        pytest.importorskip(library)
        frames = document.to_frames(library)
        assert {name: len(frame) for name, frame in frames.items()} == {
            "statements": 2, "figures": 1, "speakers": 1, "articles": 1,
        }  # fmt: skip
        assert list(frames["figures"]["value"]) == [3.5]
        assert list(document.to_frame(library)["speaker"]) == ["Ute Krämer"] * 2

    def test_frames_need_a_library(self, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claimx.render.frames.find_spec", lambda name: None)
        with pytest.raises(ImportError, match="data frames need pandas or polars: pip install pandas"):
            document.to_frame()

    def test_page(self, document: Document) -> None:
        assert document.html.lstrip().startswith("<!doctype html>")
        assert "Ute Krämer" in document._repr_html_()

    def test_one_line(self, document: Document) -> None:
        assert repr(document) == str(document) == "<Document '-': 2 statements by 1 speaker, 1 figure in 2 sentences>"


def test_public_names() -> None:
    assert set(dir(claimx)) == set(claimx.__all__)
    for name in dir(claimx):
        assert getattr(claimx, name) is not None
    code = (
        "import claimx, sys; print(sorted({m.partition('.')[0] for m in sys.modules} & {'spacy', 'pydantic', 'rich'}))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).stdout == b"[]\n"


def test_displacy_shows_speaker_and_type() -> None:
    doc = claimx.load("bundled")(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["claimx_statements"]] == [
        ("stieg der Preis um 3,5 Prozent", "Ute Krämer|indirect"),
        ("„Das reicht nicht“", "Ute Krämer|direct"),
    ]


def test_notebook() -> None:
    """Every cell of the notebook runs, and what it shows is something."""
    pytest.importorskip("pandas")
    notebook = json.loads((ROOT / "docs" / "claimx.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop()
            assert isinstance(last, ast.Expr)
            exec(compile(tree, "cell", "exec"), names)
            shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names))
    assert len(shown[0].statements) == 3
    assert shown[2] == [("17,5 Millionen Euro", 17_500_000, "EUR")]
    assert list(shown[3]["speaker"])[:2] == ["Hannelore Brandsatter"] * 2
    assert len(shown[4]) == 3
