"""Reads the documents of a corpus folder back, as they were analysed, so that nothing is analysed twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimx.corpus.analysed import read
from claimx.corpus.folder import Folder, is_folder_of_corpus
from claimx.models import Document
from claimx.sources import SourceError
from claimx.sources.places import is_address

__all__ = ["documents", "is_corpus", "numbered"]


def is_corpus(source: str) -> bool:
    """Whether a source is a folder that `claimx corpus` has written, finished or not."""
    return not is_address(source) and is_folder_of_corpus(Path(source))


def documents(folder: Path) -> Iterator[Document | SourceError]:
    """The documents of a corpus folder in their order, each with its text; in place of one that failed, why.

    Args:
        folder: Of `claimx corpus`. Where that was stopped, what it had finished is there.

    Raises:
        claimx.corpus.call.CorpusError: It is none, or a file in it is damaged.
    """
    return (found for _, found in numbered(folder))


def numbered(folder: Path) -> Iterator[tuple[int, Document | SourceError]]:
    """The same with their numbers in the corpus, which the tables there have as `document`.

    Raises:
        claimx.corpus.call.CorpusError: It is none, or a file in it is damaged.
    """
    opened = Folder.at(folder)
    for shard in sorted(opened.finished()):
        yield from read(opened.analysed_file(shard))
