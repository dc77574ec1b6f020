"""What comes with claimx is whole, or it is not used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx import cli, pipeline
from claimx.hashes import damaged, hashes_of, list_of, write_hashes

FOLDER = Path(pipeline.locate("bundled"))
FILES = [path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*")) if path.is_file()]
AGAIN = "the pipeline that comes with claimx is damaged: install claimx again"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundled pipeline in a folder of the test's own, which claimx takes for it."""
    shutil.copytree(FOLDER, tmp_path / FOLDER.name)
    shutil.copy(list_of(FOLDER), tmp_path)
    monkeypatch.setattr(pipeline, "PIPELINES", tmp_path)
    return tmp_path / FOLDER.name


def test_every_file_has_its_hash() -> None:
    assert damaged(FOLDER) == []
    listed = [line.partition("  ")[2] for line in list_of(FOLDER).read_text(encoding="utf-8").splitlines()]
    assert listed == [f"{FOLDER.name}/{name}" for name in FILES]


@pytest.mark.skipif(sys.platform != "linux", reason="there is no sha256sum")
def test_others_can_check_them() -> None:
    subprocess.run(["sha256sum", "--quiet", "--check", list_of(FOLDER).name], cwd=FOLDER.parent, check=True)


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("names", [FILES[::2], FILES[1::2]], ids=["every second file", "the others"])
@pytest.mark.parametrize("break_it", [flipped, shortened, Path.unlink], ids=["a bit", "its end", "all of it"])
def test_they_change_with_any_bit(break_it: Callable[[Path], None], names: list[str], copied: Path) -> None:
    """Those of the files that are damaged, and of no other."""
    for name in names:
        break_it(copied / name)
    assert damaged(copied) == names
    for name in names:
        shutil.copy(FOLDER / name, copied / name)
    assert damaged(copied) == []
    assert hashes_of(copied) == hashes_of(FOLDER)


@pytest.mark.parametrize(
    ("break_it", "what"),
    [
        (lambda folder: flipped(folder / "ner/model"), "ner/model"),
        (lambda folder: (folder / "tok2vec/model").write_bytes(b""), "tok2vec/model"),
        (lambda folder: (folder / "config.cfg").write_text("[nlp]\n"), "config.cfg"),
        (lambda folder: (folder / "meta.json").unlink(), "meta.json"),
        (
            lambda folder: shutil.rmtree(folder / "vocab"),
            "vocab/key2row, vocab/lookups.bin, vocab/strings.json, vocab/vectors",
        ),
        (lambda folder: list_of(folder).unlink(), "de_claimx_news.sha256"),
        (lambda folder: list_of(folder).write_bytes(b"\xff"), "de_claimx_news.sha256"),
        (lambda folder: list_of(folder).write_bytes(b""), "all of it"),
    ],
)
def test_one_line_says_so(break_it, what: str, copied: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    break_it(copied)
    (tmp_path / "a.txt").write_text("Der Kanzler sagte am Montag, die Lage sei ernst.", encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["extract", str(tmp_path / "a.txt"), "--pipeline", "bundled"])
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"claimx: {AGAIN} ({what}")


def test_what_was_added_is_no_matter(copied: Path) -> None:
    (copied / ".DS_Store").write_bytes(b"x")
    assert damaged(copied) == []
    assert pipeline.load("bundled").meta["name"] == "claimx_news"
    write_hashes(copied)
    assert ".DS_Store" in list_of(copied).read_text(encoding="utf-8")
