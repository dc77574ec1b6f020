"""Python looks for garbage after a document is analysed, unless the caller has it look for none at all."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

import claimx
from claimx import analysis
from claimx.garbage import looked_for_later


@pytest.fixture(autouse=True)
def enabled_again() -> Iterator[None]:
    yield
    gc.enable()


def test_none_is_looked_for_inside_and_some_after() -> None:
    with looked_for_later():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no reason"), looked_for_later():
        raise ValueError("no reason")
    assert gc.isenabled()


def test_who_looks_for_none_does_not_afterwards_either() -> None:
    gc.disable()
    with looked_for_later():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_none_is_looked_for_while_an_article_is_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def gathered(doc: Doc) -> analysis.ArticleRecord:
        seen.append(gc.isenabled())
        return before(doc)

    before = analysis.gathered
    monkeypatch.setattr(analysis, "gathered", gathered)
    claimx.extract("Die Ministerin sagte, der Bau beginne im Mai.", pipeline="bundled")
    assert seen == [False]
    assert gc.isenabled()
