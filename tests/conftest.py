"""What the tests share: the sample article, and what a careful reader finds in it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
import typer.testing
from _pytest.runner import runtestprotocol
from hypothesis import settings
from tagged_once import SHARED, foresee, tag_once

from claimx.corpus import engines
from claimx.models import Document

# `make thorough` asks for the second one.
settings.register_profile("default", max_examples=150, deadline=None)
settings.register_profile("thorough", max_examples=20_000, print_blob=True, deadline=None)
settings.load_profile("default")

os.environ["LC_ALL"] = "C.UTF-8"  # in which claimx speaks English

# Workers come from a process that has loaded the pipeline once, which saves each of them two seconds. What the tests
# start as a command of its own starts its workers as users do.
if "forkserver" in multiprocessing.get_all_start_methods():
    engines.START = "forkserver"
    multiprocessing.set_forkserver_preload(["loaded"])
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))

# Typer makes the command anew for each call of it in a test, which takes longer than most of the calls.
if hasattr(typer.testing, "_get_command"):
    typer.testing._get_command = cache(typer.testing._get_command)

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample_article.txt"

tag_once()
foresee(path.read_text(encoding="utf-8") for path in (SAMPLE, *sorted((ROOT / "tests" / "golden").glob("*.txt"))))


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts the others gives them a folder for what each of them tags."""
    if getattr(config.option, "numprocesses", None) and SHARED not in os.environ:
        os.environ[SHARED] = folder = tempfile.mkdtemp()
        config.add_cleanup(lambda: shutil.rmtree(folder))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A process of `make test` tells of a test how it ended, and not also that it began and was set up and taken down.

    Each message takes as long as a small test; what failed there, or took the time that `--durations` shows, is told.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed or report.duration >= 0.005:
            item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_collection_finish() -> None:
    """The thousands of tests and what they import stay: nobody need look for garbage among them."""
    gc.freeze()


@pytest.fixture(scope="session")
def sample_text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample_document() -> Document:
    """Written by hand, so that the tests of the formats do not depend on what the analysis finds."""
    return Document.model_validate_json((ROOT / "tests/data/sample_document.json").read_text(encoding="utf-8"))
