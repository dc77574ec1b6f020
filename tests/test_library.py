"""claimx inside other people's programs: threads, processes of every kind, copies, and what is no text."""

from __future__ import annotations

import copy
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import spacy
from tagged_once import tagging_each_time

import claimx
from claimx.corpus import engines
from claimx.lexicon import own
from claimx.models import Document
from claimx.pipeline import PipelineError

GOLDEN = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "golden").glob("*.txt"))][::2]
"""Half of the articles, which is several for each thread and process."""
HALF = "Ute Krämer sagte: „Das {} reicht nicht.“ Laut Krämer stieg der Preis um 3,5 Prozent."
"""Python's `json` gives half a character where another program has cut a smiley in two."""


@pytest.fixture(scope="module", autouse=True)
def tagging() -> Iterator[None]:
    with tagging_each_time():
        yield


def extracted(text: str) -> Document:
    return claimx.extract(text, pipeline="bundled", with_text=True)


@pytest.fixture(scope="module")
def expected() -> list[Document]:
    return [extracted(text) for text in GOLDEN]


def in_threads(texts: list[str]) -> list[Document]:
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(extracted, texts))


def by_fork(texts: list[str]) -> list[Document]:
    return _in_processes("fork", texts)


def by_spawn(texts: list[str]) -> list[Document]:
    return _in_processes("spawn", texts, 1)  # which takes as long to begin as all of the others together


def by_fork_among_threads(texts: list[str]) -> list[Document]:
    """A process that is forked off while other threads are in the middle of their analysis."""
    with ThreadPoolExecutor(4) as pool:
        busy = [pool.submit(extracted, text) for text in texts * 2]
        found = _in_processes("fork", texts)
        assert [future.result() for future in busy] == found * 2
    return found


def _in_processes(method: str, texts: list[str], processes: int = 2) -> list[Document]:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"there is no {method} here")
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context(method)) as pool:
        return list(pool.map(extracted, texts, timeout=3000))


def many(texts: list[str]) -> list[Any]:
    return list(claimx.extract_many(texts, pipeline="bundled", with_text=True, jobs=2))


def in_zones(texts: list[str]) -> list[Document]:
    """Words that spaCy forgets in between."""
    found = []
    for text in texts:
        with claimx.load("bundled").memory_zone():
            found.append(extracted(text))
    return found


def from_a_copied_pipeline(texts: list[str]) -> list[Document]:
    nlp = pickle.loads(pickle.dumps(claimx.load("bundled")))
    return [claimx.extract(text, pipeline=nlp, with_text=True) for text in texts]


@pytest.mark.parametrize(
    "way",
    [
        in_threads,
        by_fork,
        by_spawn,
        by_fork_among_threads,
        many,
        in_zones,
        from_a_copied_pipeline,
    ],
)
def test_the_same_results(way: Callable[[list[str]], list[Document]], expected: list[Document]) -> None:
    assert way(GOLDEN) == expected


def pickled(document: Document) -> Document:
    copied: Document = pickle.loads(pickle.dumps(document))
    return copied


def through_json(document: Document) -> Document:
    return Document.model_validate_json(document.to_json())


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy, through_json])
def test_documents_are_copied(copied: Callable[[Document], Document], expected: list[Document]) -> None:
    assert [copied(document) for document in expected] == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
@pytest.mark.parametrize(
    ("analysis", "forks", "order"),
    [
        ("time.sleep(0.5)", "fork()", "analysis forked"),
        # Two that fork in an analysis would wait for each other.
        ("forked.wait()", "with analysing(): fork()", "forked analysis"),
    ],
)
def test_a_fork_waits_for_the_analyses_of_other_threads(analysis: str, forks: str, order: str) -> None:
    """What they hold would stay held in the new process for ever."""
    code = f"""
import os, threading, time
from claimx.locks import analysing
order, begun, forked = [], threading.Event(), threading.Event()
def analyse():
    with analysing():
        begun.set()
        {analysis}
        order.append("analysis")
def fork():
    child = os.fork()
    if not child:
        with analysing():  # there is no other thread that it could wait for
            os._exit(7)
    order.append("forked")
    forked.set()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
thread = threading.Thread(target=analyse)
thread.start()
begun.wait()
{forks}
thread.join()
print(*order)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert (found.stdout.strip(), found.stderr) == (order, "")


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_with_contexts(processes: int) -> None:
    nlp = claimx.load("bundled")
    alone = [claimx.to_document(nlp(text), nlp.meta) for text in GOLDEN]
    piped = nlp.pipe([(text, n) for n, text in enumerate(GOLDEN)], as_tuples=True, n_process=processes, batch_size=3)
    assert [(claimx.to_document(doc, nlp.meta), n) for doc, n in piped] == [(d, n) for n, d in enumerate(alone)]


def test_threads_load_one_pipeline() -> None:
    code = (
        "import claimx; from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool: print(len(set(map(id, pool.map(claimx.load, ['bundled'] * 4)))))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"1\n"


def test_threads_with_words_of_their_own(tmp_path: Path) -> None:
    """One lexicon is at work at a time: another thread waits for its turn."""
    (tmp_path / "cue_verbs.jsonl").write_text(
        '{"verb": "blaubern", "act": "claim", "takes": ["v2", "clause"]}\n', encoding="utf-8"
    )
    text = "„Das reicht nicht“, blauberte Ute Krämer. " * 3
    pipelines = [claimx.load("bundled"), claimx.load("bundled", tmp_path)]
    try:
        alone = [claimx.extract(text, pipeline=nlp).statements for nlp in pipelines]
        with ThreadPoolExecutor(4) as pool:
            futures = [pool.submit(claimx.extract, text, pipeline=pipelines[n % 2]) for n in range(8)]
            assert [future.result().statements for future in futures] == alone * 4
        assert alone[0] != alone[1]
    finally:
        own.use(None)


@pytest.mark.parametrize("half", ["\ud83d", "\udfff", "\udfff\ud83d"])
def test_half_a_character(half: str) -> None:
    """It is a character that nobody can read: offsets stay what they are."""
    text = HALF.format(half)
    readable = HALF.format("\N{REPLACEMENT CHARACTER}" * len(half))
    found = claimx.extract(text, pipeline="bundled", source=half, title=half, with_text=True)
    assert found.statements == extracted(readable).statements
    assert found.document.text == readable
    assert Document.model_validate_json(found.to_json()) == found
    assert claimx.figures(text) == claimx.figures(readable)
    assert claimx.explain(text, pipeline="bundled") == claimx.explain(readable, pipeline="bundled")
    assert claimx.Article(half, text, half).text == readable


NO_TEXTS = [
    (None, "not NoneType$"),
    (5, "not int$"),
    (b"Er kam.", r"not bytes: decode it, or read the file with claimx\.read"),
    (bytearray(b"Er kam."), r"not bytearray: decode it"),
    (Path("a.txt"), r"not PosixPath: read the file with claimx\.read|not WindowsPath"),
    (["Er kam."], r"not list: for several there is claimx\.extract_many"),
]


@pytest.mark.parametrize(("given", "message"), NO_TEXTS, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("function", [claimx.extract, claimx.explain])
def test_what_is_no_text(function: Callable[..., object], given: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        function(given, pipeline="bundled")


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: claimx.figures(None), TypeError, "figures takes a text, not NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.figures(b"5 Euro"), TypeError, "figures takes a text, not bytes"),  # type: ignore[arg-type]
        (lambda: claimx.extract_many(None), TypeError, "takes several articles, not NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.extract_many(b"Er"), TypeError, "takes several articles, not one bytes"),  # type: ignore[arg-type]
        (lambda: claimx.extract_many(["Er"], jobs=0), ValueError, "jobs is a number of processes, at least 1, not 0"),
        (lambda: claimx.Article("a", None), TypeError, "text of an article is a string, not NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.Article("a", b"Er"), TypeError, "text of an article is a string, not bytes: decode it"),  # type: ignore[arg-type]
        (lambda: claimx.extract("Er", source=None), TypeError, "source of an article is a string"),  # type: ignore[arg-type]
        (lambda: claimx.extract("Er", title=5), TypeError, "title of an article is a string"),  # type: ignore[arg-type]
        (lambda: claimx.extract("Er", pipeline=None), TypeError, r"name or what claimx\.load gives, not NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.extract("Er", pipeline=spacy.blank("de")), PipelineError, 'lacks claimx: nlp.add_pipe'),
        (lambda: claimx.load(None), TypeError, "a pipeline has a name, not a NoneType"),  # type: ignore[arg-type]
        (lambda: claimx.to_document(spacy.blank("de")("Er kam."), {}), ValueError, "a Doc that claimx has analysed"),
        (lambda: claimx.to_document(None, {}), ValueError, "a Doc that claimx has analysed"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_one_clear_error(call: Callable[[], object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()


def test_a_name_of_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOLDEN[0], encoding="utf-8")
    name: Any = os.fsencode(tmp_path / "a.txt")
    assert claimx.read(name).text == GOLDEN[0]


def test_what_is_remembered_of_new_words_is_bounded() -> None:
    """No cache without a bound grows with the words of an article."""
    letters = "bdfgklmnprst"
    words = (f"{a}e{b}o{c}u{d}ag" for a in letters for b in letters for c in letters for d in letters)

    def article() -> str:
        sentence = "Der {}minister {} {} sagte, {} {} in {} {}ten 3,5 {} und {}-{}. Laut {} ist {}jährig 12-{}. "
        return "".join(sentence.format(*(next(words).capitalize() for _ in range(13))) for _ in range(20))

    def unbounded() -> dict[str, int]:
        return {
            f"{module.__name__}.{name}": cached.cache_info().currsize
            for module in list(sys.modules.values())
            if module.__name__.startswith("claimx.")
            for name, cached in vars(module).items()
            if hasattr(cached, "cache_parameters") and cached.cache_parameters()["maxsize"] is None
        }

    extracted(article())
    before = unbounded()
    for _ in range(3):
        extracted(article())
    assert unbounded() == before
    assert len(before) > 10


def test_workers_are_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "RENEWED", 20)
    with engines.Local(1, 10) as workers:
        first, second, third = (workers.call(os.getpid) for _ in range(3))
    assert first == second != third
