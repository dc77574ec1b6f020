"""What was found in the documents of a shard, with their texts: a line of JSON for each, packed with gzip."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from claimx.corpus.call import CorpusError
from claimx.models import Document, Model
from claimx.sources import SourceError


class Failure(Model):
    """A document that failed, and why."""

    document: int
    """Its number in the corpus, from 0."""
    source: str
    id: str | None
    reason: str

    @classmethod
    def of(cls, number: int, error: SourceError) -> Failure:
        """The failure that an error is."""
        return cls(document=number, source=error.source, id=error.id, reason=error.reason)

    @property
    def error(self) -> SourceError:
        """As the error that it was."""
        return SourceError(self.source, self.reason, self.id)


class Analysed(Model):
    """A document of the corpus: what was found in it, or why it failed."""

    document: int
    """Its number in the corpus, from 0."""
    found: Document | None = None
    failure: Failure | None = None


class Writer:
    """A file that is written document by document; the same documents give the same bytes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        # Neither name nor time is in it. Level 6 packs texts to a fifth in a thousandth of the time of the analysis.
        self._packed = gzip.GzipFile("", "wb", 6, self._file, mtime=0)

    def add(self, number: int, found: Document | SourceError) -> None:
        """Write a document."""
        if isinstance(found, SourceError):
            record = Analysed(document=number, failure=Failure.of(number, found))
        else:
            record = Analysed(document=number, found=found)
        self._packed.write(record.model_dump_json().encode() + b"\n")

    def close(self) -> None:
        """See to it that all of it is on the disk."""
        with self._file:
            self._packed.close()
            self._file.flush()
            os.fsync(self._file.fileno())


def read(path: Path) -> Iterator[tuple[int, Document | SourceError]]:
    """The documents of a file with their numbers.

    Raises:
        CorpusError: It is damaged, or not there.
    """
    try:
        with gzip.open(path) as file:
            for line in file:
                record = Analysed.model_validate_json(line)
                if record.failure:
                    yield record.document, record.failure.error
                elif record.found:
                    yield record.document, record.found
    except (OSError, EOFError, zlib.error, ValidationError):
        raise CorpusError(f"{path}: damaged, or not what this claimx wrote: analyse into a new folder") from None
