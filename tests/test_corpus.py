"""A corpus: what is in the tables, and that no kill, no bad document and no second call leaves anything else there."""

from __future__ import annotations

import json
import multiprocessing
import os
import pty
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from checks import heed_interrupts
from typer.testing import CliRunner, Result

import claimx
import claimx.document
import claimx.pipeline
from claimx import cli
from claimx.across.documents import documents, is_corpus
from claimx.corpus import engines
from claimx.corpus.call import Call, CorpusError
from claimx.corpus.engines import Local
from claimx.corpus.folder import Manifest, Receipt, opened
from claimx.corpus.inputs import Inputs
from claimx.corpus.run import run
from claimx.corpus.shards import Shard, analyse
from claimx.corpus.tally import Tally
from claimx.models import Document, Pipeline
from claimx.sources import About, Article, Fields

SPEAKERS = ("Die Ministerin", "Der Kanzler", "Ein Sprecher der Polizei", "Das Pentagon")
ARTICLES = [
    f"{SPEAKERS[n % 4]} sagte am Montag, es gebe {n} Soldaten in Kiew. „Das kostet {n},5 Millionen Euro“, hieß es."
    for n in range(60)
]
TABLES = ("documents", "speakers", "statements", "figures")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder, the lock left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted((folder / table).iterdir()) for line in path.read_text().splitlines()]


def lines(files: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    """The rows of a table of an output folder whose files were read."""
    return [json.loads(line) for name in files if name.startswith(f"{table}/") for line in files[name].splitlines()]


def write(folder: str, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, name).write_bytes(data)


def label(row: dict[str, Any]) -> str:
    return row["source"] if row["id"] is None else f"{row['source']}:{row['id']}"


def corpus(*arguments: str) -> Result:
    """Run the command, with one worker where nothing else is said: each has spaCy to load."""
    return CliRunner().invoke(cli.app, ["corpus", "--jobs", "1", "--pipeline", "bundled", *arguments])


EXTRACT = claimx.document.extract


def die(*arguments: object) -> None:
    os._exit(1)


def fail(text: str) -> None:
    raise KeyError(text)


def local_function() -> Callable[[], None]:
    return lambda: None


class Deadly:
    """Something whose process dies when it takes it up or gives it away, once; without a note, whenever it does."""

    def __init__(self, number: int, when: str, note: Path | None) -> None:
        self.number, self.when, self.note = number, when, note

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ = state
        self._perhaps_die("asked")

    def __getstate__(self) -> dict[str, Any]:
        self._perhaps_die("answered")
        return self.__dict__

    def _perhaps_die(self, when: str) -> None:
        if when == self.when and multiprocessing.parent_process() and not (self.note and self.note.exists()):
            if self.note:
                self.note.touch()
            os._exit(1)


def passed_on(item: Deadly) -> Deadly:
    return item


def analyse_without_memory(shard: Shard, **options: Any) -> Receipt:
    """A worker that dies when it loads the pipeline."""
    claimx.pipeline.load = die
    return analyse(shard, **options)


def analyse_with_poison(shard: Shard, poison: Callable[..., Any], **options: Any) -> Receipt:
    """A worker that a text is poison for."""
    claimx.document.extract = partial(extract_or_else, poison)
    return analyse(shard, **options)


def extract_or_else(poison: Callable[..., Any], article: Article, **options: Any) -> Document:
    return poison(article.text) if article.text == "Gift." else EXTRACT(article, **options)


def process(*arguments: str, jobs: int = 2, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own."""
    command = [sys.executable, "-m", "claimx", "corpus", *arguments, "--pipeline", "bundled", "--jobs", str(jobs)]
    return subprocess.Popen(command, **({"stderr": subprocess.DEVNULL} | options))


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of JSON Lines in the working folder."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"id": f"a{n}", "text": text, "title": f"Titel {n}"}) for n, text in enumerate(ARTICLES)]
    Path("articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    os.utime("articles.jsonl", (0, 0))  # results are for the files as they were
    return "articles.jsonl"


def many_times_over(name: str) -> None:
    """Make a file so long that no machine is through with it before it is disturbed."""
    Path(name).write_text("\n".join([Path(name).read_text(encoding="utf-8")] * 50), encoding="utf-8")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """What a run over the articles gives, in shards of five."""
    with pytest.MonkeyPatch.context() as patch:
        name = articles.__wrapped__(tmp_path_factory.mktemp("undisturbed"), patch)  # type: ignore[attr-defined]
        assert corpus(name, "-o", "out", "--shard", "5").exit_code == 0
        yield contents(Path("out").resolve())


class TestTables:
    def test_rows_are_what_extract_finds(self, articles: str) -> None:
        result = corpus(articles, "-o", "out", "--shard", "25")
        assert (result.exit_code, result.stdout) == (0, "")
        documents = rows(Path("out"), "documents")
        assert [row["document"] for row in documents] == list(range(60))
        tables = {table: rows(Path("out"), table) for table in ("statements", "figures")}
        for number, row in enumerate(documents):
            article = Article("articles.jsonl", ARTICLES[number], f"a{number}", About(f"Titel {number}"))
            found = claimx.extract(article, pipeline="bundled")
            assert row["sha256"] == found.document.sha256
            assert (row["source"], row["id"], row["title"]) == ("articles.jsonl", f"a{number}", f"Titel {number}")
            assert (row["statements"], row["figures"]) == (len(found.statements), len(found.figures))
            said = [row for row in tables["statements"] if row["document"] == number]
            assert [(row["statement"], row["content"], row["speaker_text"]) for row in said] == [
                (f"{number}.{s.id}", s.content.text, s.speaker and s.speaker.text) for s in found.statements
            ]
            for given, statement in zip(said, found.statements, strict=True):
                assert given["sentence"] == article.text[statement.sentence.start : statement.sentence.end]
            numbers = [row for row in tables["figures"] if row["document"] == number]
            assert [(row["figure"], row["text"], row["sentence"], row["value"]) for row in numbers] == [
                (f"{number}.{f.id}", f.text, f.context, f.value) for f in found.figures
            ]

    def test_no_cell_holds_cells_and_every_id_leads_somewhere(self, undisturbed: dict[str, bytes]) -> None:
        ids: dict[str, set[Any]] = {}
        for table, key in zip(TABLES, ("document", "speaker", "statement", "figure"), strict=True):
            found = lines(undisturbed, table)
            assert found
            assert all(not isinstance(cell, (dict, list)) for row in found for cell in row.values())
            ids[key] = {row[key] for row in found}
            assert len(ids[key]) == len(found)
            for row in found:
                for other, known in ids.items():
                    assert row.get(other) is None or row[other] in known or other == "statement"

    def test_the_same_filters_as_extract(self, articles: str) -> None:
        wanted = ("--only", "statements", "--type", "indirect", "--speaker", "Pentagon")
        assert corpus(articles, "-o", "out", *wanted).exit_code == 0
        assert rows(Path("out"), "figures") == []
        assert {row["speaker_name"] for row in rows(Path("out"), "statements")} == {"Pentagon"}
        assert {row["type"] for row in rows(Path("out"), "statements")} == {"indirect"}
        result = corpus(articles, "-o", "out", *wanted[:4])
        assert (result.exit_code, "wanted was" in result.stderr) == (2, True)

    def test_documents_come_back_as_they_were(self, articles: str) -> None:
        Path("mixed.jsonl").write_text(json.dumps({"text": ARTICLES[7]}) + "\n}{\n")
        assert corpus("mixed.jsonl", "-o", "out").exit_code == 1
        found, failed = documents(Path("out"))
        assert isinstance(found, Document)
        article = Article("mixed.jsonl", ARTICLES[7], "1")
        assert found == claimx.extract(article, pipeline="bundled", with_text=True)
        assert str(failed) == "mixed.jsonl:2: not a line of JSON in UTF-8"

    def test_damaged_and_no_folder(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        write("out", undisturbed)
        Path("out/analysed/00000001.jsonl.gz").write_bytes(undisturbed["analysed/00000001.jsonl.gz"][:-9])
        with pytest.raises(CorpusError, match=r"out/analysed/00000001.jsonl.gz: damaged"):
            list(documents(Path("out")))
        assert not is_corpus("articles.jsonl")
        with pytest.raises(CorpusError, match="no folder of claimx corpus"):
            list(documents(Path("articles.jsonl")))

    def test_parquet_says_the_same(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        assert corpus(articles, "-o", "out", "--format", "parquet").exit_code == 0
        for table in TABLES:
            assert parquet.read_table(Path("out") / table).to_pylist() == lines(undisturbed, table)

    def test_parquet_in(self, articles: str) -> None:
        pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        table = pyarrow.table({"body": [*ARTICLES[:7], None, " "], "key": [f"k{n}" for n in range(8)] + [None]})
        parquet.write_table(table, "articles.parquet", row_group_size=3)
        assert corpus("articles.parquet", "-o", "out", "--shard", "4", "--text-field", "body").exit_code == 1
        documents = rows(Path("out"), "documents")
        assert {row["source"] for row in documents} == {"articles.parquet"}
        assert [row["id"] for row in documents] == [str(n) for n in range(1, 10)]
        assert [row["error"] for row in documents] == [None] * 7 + ["no text in it"] * 2
        by_key = ("articles.parquet", "-o", "by_key", "--text-field", "body", "--id-field", "key", "--keep", "key")
        assert corpus(*by_key).exit_code == 1
        found = [(row["id"], row["kept"]) for row in rows(Path("by_key"), "documents")]
        assert found[5:] == [("k5", '{"key": "k5"}'), ("k6", '{"key": "k6"}'), ("k7", None), ("9", None)]

    def test_files_and_folders(self, articles: str) -> None:
        Path("in/deep").mkdir(parents=True)
        for name in ("in/b.txt", "in/a.md", "in/deep/c.txt"):
            Path(name).write_text(ARTICLES[7], encoding="utf-8")
        Path("in/old.txt").write_bytes("Müller sagte, es gebe Öl.".encode("cp1252"))
        Path("in/picture.png").write_bytes(b"\x89PNG")
        assert corpus("in", articles, "-o", "out", "--shard", "10").exit_code == 0
        sources = [row["source"] for row in rows(Path("out"), "documents")]
        assert sources[:5] == ["in/a.md", "in/b.txt", "in/old.txt", "in/deep/c.txt", "articles.jsonl"]
        assert len(sources) == 64


class TestGoingOn:
    def test_killed_again_and_again(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        out = Path("out")
        for _ in range(2):
            running = process(articles, "-o", "out", "--shard", "5")
            begun = len(contents(out / "shards")) if out.exists() else 0
            deadline = time.monotonic() + 60
            while running.poll() is None and time.monotonic() < deadline and len(contents(out / "shards")) <= begun:
                time.sleep(0.02)
            time.sleep(random.random() / 2)
            running.kill()
            running.wait()
            whole = {name: data for name, data in contents(out).items() if not name.startswith(".unfinished")}
            assert whole.items() <= undisturbed.items()
        assert corpus(articles, "-o", "out", "--shard", "5").exit_code == 0
        assert contents(out) == undisturbed

    def test_workers_end_with_the_one_who_started_them(self, articles: str) -> None:
        many_times_over(articles)
        running = process(articles, "-o", "out", "--shard", "1", start_new_session=True)
        while not list(Path().glob("out/shards/*")):
            time.sleep(0.02)
        running.kill()
        running.wait()
        with suppress(ProcessLookupError):
            for _ in range(3000):
                os.killpg(running.pid, 0)
                time.sleep(0.02)
            pytest.fail("a worker is still there")

    def test_killed_worker(self, articles: str, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        advance, killed = Tally.advance, []

        def advance_and_kill(tally: Tally, receipt: Receipt) -> None:
            advance(tally, receipt)
            if not killed:  # after the first of twelve shards
                killed.append(multiprocessing.active_children()[0])
                killed[0].kill()

        monkeypatch.setattr(Tally, "advance", advance_and_kill)
        assert corpus(articles, "-o", "out", "--shard", "5", "--jobs", "2").exit_code == 0
        assert len(killed) == 1
        assert contents(Path("out")) == undisturbed

    def test_killed_while_idle(self) -> None:
        with Local(1) as workers:
            os.kill(workers.call(os.getpid), signal.SIGKILL)
            assert list(workers.map(abs, lambda: iter([-1, -2]))) == [1, 2]

    @pytest.mark.parametrize("wounded", ["asked", "answered"])
    def test_killed_while_it_is_spoken_to(self, wounded: str, tmp_path: Path) -> None:
        """Nobody waits for a lock that it had, and nothing of what the others find is lost."""
        items = [Deadly(n, wounded if n == 1 else "", tmp_path / "died") for n in range(6)]
        with Local(2) as workers:
            assert sorted(item.number for item in workers.map(passed_on, lambda: iter(items))) == list(range(6))
        assert (tmp_path / "died").exists()

    def test_what_kills_every_process(self, tmp_path: Path) -> None:
        items = [Deadly(0, "", tmp_path), Deadly(1, "asked", None)]
        with Local(1) as workers, pytest.raises(CorpusError, match="the workers die before they begin"):
            list(workers.map(passed_on, lambda: iter(items)))

    def test_processes_that_cannot_begin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engines, "_work", die)
        with Local(1) as workers, pytest.raises(CorpusError, match="the workers die before they begin"):
            workers.call(abs, -1)

    def test_what_cannot_go_into_another_process(self) -> None:
        with Local(1) as workers:
            for call, error in (((lambda: 1,), Exception), ((fail, "x"), KeyError), ((local_function,), Exception)):
                with pytest.raises(error):
                    workers.call(*call)
            assert workers.call(abs, -1) == 1

    def test_as_many_processes_as_there_is_to_do(self) -> None:
        before = len(multiprocessing.active_children())
        with Local(1000) as workers:
            assert list(workers.map(abs, lambda: iter([-1]))) == [1]
            assert len(multiprocessing.active_children()) == before + 1
        assert len(multiprocessing.active_children()) == before

    def test_what_is_finished_is_left_alone(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        for name, data in undisturbed.items():
            if "00000003" not in name:
                write("out", {name: data})
        before = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*.json*")}
        result = corpus(articles, "-o", "out", "--shard", "5")
        assert result.stderr.startswith("60 documents, 0 failures, ")
        assert contents(Path("out")) == undisturbed
        assert all(path.stat().st_mtime_ns == time for path, time in before.items())

    def test_files_of_others_in_its_folder(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        write(
            "out", undisturbed | {"shards/.DS_Store": b"\0", "shards/._1.json": b"\0", "shards/1 (Kopie).json": b"\0"}
        )
        result = corpus(articles, "-o", "out", "--shard", "5")
        assert (result.exit_code, result.stderr[:26]) == (0, "60 documents, 0 failures, ")

    def test_a_note_that_lost_its_end(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        write("out", {name: data for name, data in undisturbed.items() if "00000003" not in name})
        write("out", {".unfinished/00000003.at": b"-1 15\0\0\0"})
        assert corpus(articles, "-o", "out", "--shard", "5").exit_code == 0
        assert contents(Path("out")) == undisturbed

    def test_another_call(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        Path("out").mkdir()
        Path("out/manifest.json").write_bytes(undisturbed["manifest.json"])
        result = corpus(articles, "-o", "out", "--shard", "6")
        message = "begun with another call: shard was 5 and is 6; repeat that call, or name a new folder"
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"claimx: out: {message}\n")

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"format": "parquet"}, "format was 'jsonl' and is 'parquet'"),
            ({"fields": {}}, "fields was .*'text': 'text'.* and is {}"),
            ({"inputs": [], "digest": ""}, "inputs was .'articles.jsonl'. and is .."),
            ({"digest": ""}, "the input files have changed"),
            ({"pipeline": Pipeline(name="de_mine", version="1", claimx="2")}, "pipeline was .* and is .*de_mine"),
        ],
    )
    def test_what_must_be_the_same(
        self, change: dict[str, Any], message: str, articles: str, undisturbed: dict[str, bytes]
    ) -> None:
        before = Manifest.model_validate_json(undisturbed["manifest.json"])
        with opened(Path("out"), before):
            pass
        with pytest.raises(CorpusError, match=message), opened(Path("out"), before.model_copy(update=change)):
            pass

    def test_files_that_change(self, articles: str) -> None:
        before = Inputs([articles], Fields()).digest
        assert before == Inputs([articles], Fields()).digest
        os.utime(articles)
        assert before != Inputs([articles], Fields()).digest

    def test_the_same_files_by_another_path(self, articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("news/a.txt", "news/deep/b.txt"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(ARTICLES[7], encoding="utf-8")
        assert corpus("news", "news/../news", "-o", "out").exit_code == 0
        before = contents(Path("out"))
        Path("out/shards/00000001.json").unlink()
        Path("link").symlink_to("news")
        Path("elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        for name in ("../news/", str(Path("../link").absolute())):
            result = corpus(name, "-o", "../out")
            assert (result.exit_code, result.stderr.splitlines()[-1][:12]) == (0, "2 documents,")
            assert contents(Path("../out")) == before
        assert [row["source"] for row in rows(Path("../out"), "documents")] == ["news/a.txt", "news/deep/b.txt"]

    def test_how_far_the_workers_are(self, articles: str, undisturbed: dict[str, bytes]) -> None:
        manifest = Manifest.model_validate_json(undisturbed["manifest.json"])
        with opened(Path("out"), manifest) as folder:
            assert folder.under_way() == 0
            folder.attempts_file(3).write_text("-1 15 -1 18")  # begun again, the fourth of five
            folder.attempts_file(4).write_text("-1")
            folder.attempts_file(5).write_text("")
            assert folder.under_way() == 3

    def test_a_small_corpus_is_shared(self, articles: str) -> None:
        assert Inputs([articles], Fields()).shard() == 2
        Path("table.csv").write_text("text\nEs regnet.\n")
        assert Inputs(["table.csv"], Fields()).shard() == 20

    def test_stopped_by_hand(self, articles: str) -> None:
        many_times_over(articles)
        running = process(articles, "-o", "out", "--shard", "1", stderr=subprocess.PIPE, preexec_fn=heed_interrupts)
        while not list(Path().glob("out/shards/*")):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, messages = running.communicate()
        assert running.returncode == 130
        assert messages == b"claimx: stopped: the same call goes on where it was\n"

    def test_two_at_once(self, articles: str) -> None:
        fcntl = pytest.importorskip("fcntl")
        Path("out").mkdir()
        with Path("out/.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            result = corpus(articles, "-o", "out", "--shard", "1")
        assert (result.exit_code, result.stderr) == (2, "claimx: out: another claimx corpus is at work in it\n")


class TestFailures:
    def test_documents_that_cannot_be_read(self, articles: str) -> None:
        Path("bad.jsonl").write_text('{"text": ""}\n{"body": "x"}\n\n{"text": "Es regnet."}\n}{\n')
        Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
        result = corpus("bad.jsonl", "picture.png", "-o", "out")
        assert result.exit_code == 1
        errors = {label(row): row["error"] for row in rows(Path("out"), "documents")}
        assert {source for source, error in errors.items() if error is None} == {"bad.jsonl:4"}
        assert len(errors) == 5
        assert [line for line in result.stderr.splitlines() if line.startswith("claimx: ")] == [
            f"claimx: {source}: {error}" for source, error in errors.items() if error
        ]
        receipts = [json.loads(path.read_text()) for path in sorted(Path("out/shards").iterdir())]
        assert {
            f"{f['source']}:{f['id']}" if f["id"] else f["source"]: f["reason"] for r in receipts for f in r["failures"]
        } == {source: error for source, error in errors.items() if error}
        again = corpus("bad.jsonl", "picture.png", "-o", "out")
        assert (again.exit_code, again.stderr) == (1, "5 documents, 4 failures, 0 statements, 0 figures\n")

    @pytest.mark.parametrize(
        ("poison", "reason"),
        [
            (fail, "claimx failed, please report it: KeyError: 'Gift.'"),
            (die, "the process that analysed it died, 2 times"),
        ],
    )
    def test_documents_that_break_it(
        self, poison: Callable[..., Any], reason: str, articles: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("claimx.corpus.run.analyse", partial(analyse_with_poison, poison=poison))
        texts = [*ARTICLES[:3], "Gift.", *ARTICLES[3:6], "Gift.", ARTICLES[6]]
        Path("poison.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        assert corpus("poison.jsonl", "-o", "out", "--shard", "5").exit_code == 1
        documents = rows(Path("out"), "documents")
        assert [row["document"] for row in documents] == list(range(9))
        assert {label(row): row["error"] for row in documents if row["error"]} == {
            "poison.jsonl:4": reason,
            "poison.jsonl:8": reason,
        }
        assert {row["document"] for row in rows(Path("out"), "figures")} == {0, 1, 2, 4, 5, 6, 8}

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("missing.txt", "-o", "out"), "missing.txt: no such file or folder"),
            (("-", "-o", "out"), "-: standard input cannot be read again"),
            ((".", "-o", "results/out"), "results/out: is inside ., and would be read as input"),
            (("articles.jsonl", "-o", "full"), "full: has files in it that are not of claimx corpus"),
            (("articles.jsonl", "-o", "articles.jsonl"), "cannot write: File exists"),
            (("empty", "-o", "out"), "empty: no "),
            (("false.parquet", "-o", "out"), "false.parquet: "),
            (("columns.parquet", "-o", "out"), "columns.parquet: no column 'text': name one of body with --text-field"),
            (("articles.jsonl", "-o", "out", "--pipeline", "de_none"), "no spaCy pipeline 'de_none'"),
        ],
    )
    def test_wrong_call(self, arguments: tuple[str, ...], message: str, articles: str) -> None:
        Path("empty").mkdir()
        Path("full").mkdir()
        Path("full/mine.txt").touch()
        if "parquet" in arguments[0]:
            pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
            parquet.write_table(pyarrow.table({"body": ["x"]}), "columns.parquet")
            Path("false.parquet").write_bytes(b"PAR1")
        result = corpus(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"claimx: {message}")
        assert result.stderr.count("\n") == 1
        assert not Path("out").exists()

    @pytest.mark.parametrize("option", ["--jobs", "--shard"])
    @pytest.mark.parametrize("number", ["0", "-1", "9" * 20])
    def test_numbers_that_nobody_means(self, option: str, number: str, articles: str) -> None:
        result = corpus(articles, "-o", "out", option, number)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"Invalid value for '{option}'" in result.stderr
        assert not Path("out").exists()

    @pytest.mark.parametrize("step", ["describe", "analyse"])
    def test_workers_that_die_at_once(self, step: str, articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(f"claimx.corpus.run.{step}", {"describe": die, "analyse": analyse_without_memory}[step])
        with pytest.raises(CorpusError, match="the workers die before they begin"):
            run(Call((articles,), Path("out"), pipeline="bundled", jobs=1))


@pytest.fixture(scope="class")
def cluster() -> Iterator[Any]:
    """A Ray cluster of two nodes, of one processor each."""
    cluster_utils = pytest.importorskip("ray.cluster_utils", reason="pip install 'claimx[ray]'")
    cluster = cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    yield cluster
    cluster.shutdown()


class TestRay:
    def test_killed_and_disturbed(self, articles: str, undisturbed: dict[str, bytes], cluster: Any) -> None:
        call = (articles, "-o", "out", "--shard", "5", "--engine", "ray", "--address", cluster.address)

        def begin_and_await(shards: int) -> subprocess.Popen[bytes]:
            running = process(*call)
            while running.poll() is None and len(list(Path().glob("out/shards/*"))) < shards:
                time.sleep(0.02)
            return running

        with begin_and_await(1) as running:
            running.kill()
        with begin_and_await(3) as running:
            for worker in self.workers(cluster):
                os.kill(worker, signal.SIGKILL)
            begun = len(list(Path().glob("out/shards/*")))
            while running.poll() is None and len(list(Path().glob("out/shards/*"))) < begun + 2:
                time.sleep(0.02)
            cluster.remove_node(cluster.list_all_nodes()[1], allow_graceful=False)
            assert running.wait() == 0
        assert contents(Path("out")) == undisturbed

    @staticmethod
    def workers(cluster: Any) -> list[int]:
        """Processes of the cluster that analyse."""
        raylets = [node.all_processes["raylet"][0].process.pid for node in cluster.list_all_nodes()]
        children = [
            int(child)
            for raylet in raylets
            for threads in Path(f"/proc/{raylet}/task").iterdir()
            for child in (threads / "children").read_text().split()
        ]
        return [child for child in children if b"ray::Map(" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def test_documents_that_fail(self, articles: str, cluster: Any) -> None:
        Path("bad.jsonl").write_text('{"text": "Es regnet."}\n}{\n')
        with process("bad.jsonl", "-o", "out", "--engine", "ray", "--address", cluster.address) as running:
            assert running.wait() == 1
        assert [row["error"] for row in rows(Path("out"), "documents")] == [None, "not a line of JSON in UTF-8"]

    def test_no_cluster(self, articles: str) -> None:
        pytest.importorskip("ray", reason="pip install 'claimx[ray]'")
        result = corpus(articles, "-o", "out", "--engine", "ray", "--address", "127.0.0.1:1")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("claimx: no Ray cluster at 127.0.0.1:1: ")


def test_progress_is_for_terminals(articles: str) -> None:
    terminal, end = pty.openpty()
    with process(articles, "-o", "out", "--shard", "20", jobs=1, stderr=end, env=os.environ | {"TERM": "xterm"}):
        os.close(end)
        shown = b""
        with suppress(OSError):  # that is how Linux says that nobody writes there any more
            while piece := os.read(terminal, 4096):
                shown += piece
    assert b"60/60" in shown
    assert b" a second" in shown
    assert b"left" in shown
