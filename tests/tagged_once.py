"""Lets the bundled pipeline tag each text of the tables once, many at a time; what claimx makes of it is done anew.

Tags are four fifths of the time that a sentence takes, and tests look at each sentence through the library, the command
and parts of either. What one process of `make test` has made of a table (`made_once`), the others read.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from spacy.lang.de import German
from spacy.language import Language
from spacy.tokens import Doc

from claimx import pipeline

SHARED = "CLAIMX_TESTS_MADE"
"""The variable of the environment with the folder of what was made; where there is none, each process makes its own."""
Made = TypeVar("Made")
_AT_A_TIME = 64
_FORESEEN: dict[str, int] = {}
"""Texts that tests look at, and their places in the order of the tables."""
_TAGGED: WeakKeyDictionary[Language, dict[str, Doc]] = WeakKeyDictionary()


def foresee(texts: Iterable[str]) -> None:
    """Say which texts tests will look at, in the order in which they will.

    Of use are those that the analysis reads as they stand (`claimx.reading`), as nearly all do.
    """
    for text in texts:
        _FORESEEN.setdefault(text, len(_FORESEEN))


def tag(texts: Iterable[str]) -> None:
    """Tag texts for a command, which cannot keep what it tags: it forgets the words of each text."""
    foresee(texts := list(texts))
    for text in texts:
        tagged(text)


def tagged(text: str) -> Doc:
    """A foreseen text as the bundled pipeline tags it, without what claimx makes of it; nobody may change it."""
    nlp = pipeline.load("bundled")
    assert isinstance(nlp, _TaggingOnce)
    return nlp.tagged(text)


@contextmanager
def tagging_each_time() -> Iterator[None]:
    """For tests of the tagging itself: among threads, in zones of memory."""
    foreseen = _FORESEEN.copy()
    _FORESEEN.clear()
    yield
    _FORESEEN.update(foreseen)


@contextmanager
def tagging_once(text: str) -> Iterator[None]:
    """For a text that is looked at more than once here, and nowhere else."""
    if text in _FORESEEN:
        yield
        return
    foresee([text])
    try:
        yield
    finally:
        del _FORESEEN[text]
        for docs in _TAGGED.values():
            docs.pop(text, None)


class _TaggingOnce(German):
    """The bundled pipeline; each `Doc` that it gives is one of its own."""

    def __call__(self, text: str | Doc, **options: Any) -> Doc:
        if isinstance(text, Doc) or text not in _FORESEEN or options or self.pipe_names[-1:] != ["claimx"]:
            return super().__call__(text, **options)
        if self.vocab.in_memory_zone and text not in _TAGGED.get(self, {}):
            return super().__call__(text)
        return super().__call__(self.tagged(text).copy(), disable=self.pipe_names[:-1])

    def tagged(self, text: str) -> Doc:
        """A text with tags, which nobody may change; those foreseen beside it are tagged with it."""
        docs = _TAGGED.setdefault(self, {})
        if text not in docs:
            first = _FORESEEN[text] // _AT_A_TIME * _AT_A_TIME
            beside = [other for other in list(_FORESEEN)[first : first + _AT_A_TIME] if other not in docs]
            docs.update(zip(beside, self._tagged_by_anybody(beside), strict=True))
        return docs[text]

    def _tagged_by_anybody(self, texts: list[str]) -> list[Doc]:
        """Texts as another process has tagged them, else as this one does now."""
        if SHARED not in os.environ:
            return list(self.pipe(texts, disable=["claimx"]))
        tagged = made_once(("tags", texts), lambda: [doc.to_bytes() for doc in self.pipe(texts, disable=["claimx"])])
        return [Doc(self.vocab).from_bytes(data) for data in tagged]


def made_once(what: object, make: Callable[[], Made]) -> Made:
    """What another process has made of this, else what this one makes now."""
    folder = os.environ.get(SHARED)
    if not folder:
        return make()
    file = Path(folder, sha256(repr(what).encode()).hexdigest())
    if file.exists():
        made: Made = pickle.loads(file.read_bytes())
        return made
    made = make()
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(made))
    unfinished.replace(file)
    return made


_LOAD = pipeline._bundled


def _bundled() -> Language:
    nlp = _LOAD()
    nlp.__class__ = _TaggingOnce
    return nlp


def tag_once() -> None:
    """Let the bundled pipeline, wherever it is loaded from now on, tag foreseen texts once."""
    pipeline._bundled = _bundled
