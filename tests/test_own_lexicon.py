"""Words of the user's own, through the library, the component and the command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

import claimx
from claimx import cli, pipeline
from claimx.lexicon import LexiconError, own

TEXT = "Die Brunkelei blaubert, die Lage sei ernst. Im Hafen liegen 30 Fassl Öl. Die Brunkelei sagte, sie gehe."
FILES = {
    "cue_verbs.jsonl": '# Verben der Redaktion\n{"verb": "blaubern", "act": "claim", "takes": ["v2", "clause"]}\n',
    "speaker_nouns.jsonl": '{"noun": "Brunkelei", "kind": "media"}\n',
    "units.jsonl": '{"name": "Fassl", "unit": "barrel", "category": "volume"}\n',
}


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    own.use(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def seen(document: claimx.Document) -> tuple[int, str, str | None]:
    """What depends on each of the files."""
    return len(document.statements), document.speakers[0].kind, document.figures[0].unit


WITHOUT, WITH = (1, "unknown", None), (2, "media", "barrel")


def test_library(folder: Path) -> None:
    """It works after an analysis without it, and is gone for the pipeline that does not have it."""
    with_words, without = claimx.load("bundled", folder), claimx.load("bundled")
    for nlp, expected in ((without, WITHOUT), (with_words, WITH), (without, WITHOUT), (with_words, WITH)):
        assert seen(claimx.extract(TEXT, pipeline=nlp)) == expected


def test_component(folder: Path, tmp_path: Path) -> None:
    nlp = spacy.load(pipeline.locate("bundled"))
    nlp.add_pipe("claimx", config={"lexicon": str(folder)})
    nlp.to_disk(tmp_path / "saved")
    for loaded in (nlp, spacy.load(tmp_path / "saved")):
        assert len(loaded(TEXT)._.claimx["statements"]) == 2


@pytest.mark.parametrize("command", ["extract", "corpus"])
def test_command(command: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = [str(tmp_path / "a.txt"), "--pipeline", "bundled", "--lexicon", str(folder), "--output"]
    if command == "extract":
        result = CliRunner().invoke(cli.app, ["extract", *arguments, str(tmp_path / "a.json")])
        assert seen(claimx.Document.model_validate_json((tmp_path / "a.json").read_bytes())) == WITH
    else:
        result = CliRunner().invoke(cli.app, ["corpus", "--jobs", "1", *arguments, str(tmp_path / "out")])
        assert "1 document, 0 failures, 2 statements, 1 figure" in result.stderr
        (folder / "units.jsonl").unlink()
        again = CliRunner().invoke(cli.app, ["corpus", "--jobs", "1", *arguments, str(tmp_path / "out")])
        assert (again.exit_code, "the lexicon has changed" in again.stderr) == (2, True)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        (None, "", "/words: there is no lexicon file in it: they are cue_verbs.jsonl, "),
        ("verbs.jsonl", "{}", "/words: no lexicon file is called verbs.jsonl: they are cue_verbs.jsonl, "),
        ("cue_verbs.jsonl", "blaubern", "cue_verbs.jsonl, line 1: it is no JSON"),
        ("cue_verbs.jsonl", '{"verb": "blaubern", "takes": []}', "cue_verbs.jsonl, line 1: act is missing"),
        ("cue_verbs.jsonl", '{"verb": "x", "act": "sing", "takes": []}', "line 1: act cannot be 'sing'"),
        ("speaker_nouns.jsonl", '\n{"noun": "X", "kind": "media", "x": 1}', "line 2: there is no field x"),
        ("units.jsonl", '{"name": "Fassl"}', "line 1: unit is missing"),
        ("cue_nouns.jsonl", "\udcff", "cue_nouns.jsonl: not UTF-8"),
    ],
)
def test_one_line_says_what_is_wrong(name: str | None, line: str, reason: str, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    if name:
        (folder / name).write_bytes(line.encode("utf-8", "surrogateescape"))
    with pytest.raises(LexiconError) as caught:
        claimx.load("bundled", folder)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    result = CliRunner().invoke(cli.app, ["extract", "-", "--lexicon", str(folder)], input=TEXT)
    assert (result.exit_code, result.stderr) == (2, f"claimx: {caught.value}\n")


def test_a_record_of_the_user_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "speaker_nouns.jsonl").write_text('{"noun": "Kanzler", "kind": "document"}\n', encoding="utf-8")
    nlp = claimx.load("bundled", tmp_path)
    assert claimx.extract("Der Kanzler sagte, er komme.", pipeline=nlp).speakers[0].kind == "document"


def test_every_file_has_its_model() -> None:
    """Each is read by the model that the program reads it with, whatever a user has in it."""
    code = """if True:
        from importlib import import_module
        from claimx import lexicon
        from claimx.lexicon import own
        for name, (module, model) in own.OPEN.items():
            assert lexicon.load(name, getattr(import_module(module), model)), name
    """
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).stderr == b""


def test_no_constant_is_made_of_an_open_file() -> None:
    """What stands in a module from its import on would not follow a lexicon that is put to work later."""
    code = """if True:
        from claimx import lexicon
        read = []
        load = lexicon.load
        lexicon.load = lambda name, model: read.append(name) or load(name, model)
        import claimx.analysis
        import json
        print(json.dumps(read))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert not set(json.loads(done.stdout)) & set(own.OPEN), done.stderr


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "cue_verbs.jsonl").mkdir()
    with pytest.raises(LexiconError, match=r"cue_verbs\.jsonl: is no file"):
        claimx.load("bundled", tmp_path)
