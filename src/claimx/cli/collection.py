"""The documents of sources, with their texts: analysed now, or read back from folders of `claimx corpus`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.cli.extract import Reading, documents_of
from claimx.sources import SourceError

if TYPE_CHECKING:
    from claimx.models import Document


def documents_with_text(sources: list[str], reading: Reading, failed: list[SourceError]) -> Iterator[Document]:
    """The documents of the sources that can be read; the others are reported and collected in `failed`.

    Args:
        sources: Files, folders, addresses, `-`, and folders of `claimx corpus`.
        reading: How to read and analyse, `with_text`.
        failed: Takes the errors of sources that cannot be read.

    Raises:
        UsageError: The pipeline or the lexicon cannot be used.
    """
    return documents_of(sources, reading, failed)
