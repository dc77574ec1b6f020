"""The word vectors of the bundled pipeline: half as large on disk, and each word looked up once.

spaCy adds the vector of a word up from its parts whenever a component asks for it, which takes a fifth of the time of
the pipeline. But words come again, in one text and in the next, and two components ask for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab
from thinc.api import Ops
from thinc.backends import get_array_ops
from thinc.types import Floats2d

from claimx.locks import shared_lock

MAX_REMEMBERED = 20_000
"""The most words that are remembered, in 8 MB; then all are forgotten, so that a long run needs no more."""

_LOCK = shared_lock()


class RememberedVectors(Vectors):  # type: ignore[misc]
    """floret vectors that remember the words they were asked for, read from numbers of 16 or 32 bits."""

    data: Any  # an array of numpy or, on a graphics processor, of cupy

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._forget()

    def to_ops(self, ops: Ops) -> None:
        """Take the table as it was read into numbers of 32 bits; spaCy calls this after reading."""
        self.data = ops.asarray2f(self.data)
        self._forget()

    def get_batch(self, keys: Iterable[int | str]) -> Floats2d:
        """Return the vectors of words, given as strings or their hashes, one row for each."""
        words = [int(key) if not isinstance(key, str) else self.strings.add(key) for key in keys]
        with _LOCK:
            new = [word for word in dict.fromkeys(words) if word not in self._rows]
            if len(self._rows) + len(new) > len(self._known):
                self._forget()
                new = list(dict.fromkeys(words))
            if len(new) > MAX_REMEMBERED:
                return cast("Floats2d", super().get_batch(words))
            if new:
                start = len(self._rows)
                self._known[start : start + len(new)] = super().get_batch(new)
                self._rows.update(zip(new, range(start, start + len(new)), strict=True))
            return cast("Floats2d", self._known[[self._rows[word] for word in words]])

    def _forget(self) -> None:
        self._rows: dict[int, int] = {}
        self._known = get_array_ops(self.data).alloc2f(MAX_REMEMBERED, self.data.shape[1])  # type: ignore[no-untyped-call]

    def __reduce__(self) -> tuple[Callable[..., RememberedVectors], tuple[bytes]]:
        return _unpickle, (self.to_bytes(),)


def _unpickle(data: bytes) -> RememberedVectors:
    return RememberedVectors().from_bytes(data)  # type: ignore[no-any-return]


@registry.vectors("claimx.RememberedVectors.v1")  # type: ignore[untyped-decorator]
def create_vectors() -> Callable[[Vocab], RememberedVectors]:
    """Make empty vectors for a vocabulary: `claimx.RememberedVectors.v1` of `[nlp.vectors]`.

    Its entry point tells spaCy of it where claimx is installed, and the registry where it is only on the path.
    """
    return lambda vocab: RememberedVectors(strings=vocab.strings)
