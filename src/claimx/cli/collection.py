"""The documents of sources, with their texts: analysed now, or read back from folders of `claimx corpus`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.cli.calls import Reading
from claimx.cli.extract import documents_of
from claimx.cli.messages import UsageError, log
from claimx.render.summary import counted
from claimx.sources import SourceError

if TYPE_CHECKING:
    from claimx.models import Document


def documents_with_text(sources: list[str], reading: Reading, failed: list[SourceError]) -> Iterator[Document]:
    """The documents of the sources that can be read; the others are reported and collected in `failed`.

    Args:
        sources: Files, folders, addresses, `-`, and folders of `claimx corpus`.
        reading: How to read and analyse, `with_text`.
        failed: Takes the errors of sources that cannot be read. What failed when a corpus was analysed is only counted:
            that was reported then, and the folder says why.

    Raises:
        UsageError: The pipeline or the lexicon cannot be used, or a folder of `claimx corpus` is damaged.
    """
    from claimx.across.documents import documents, is_corpus
    from claimx.corpus.call import CorpusError

    for corpus, names in groupby(sources, is_corpus):
        if not corpus:
            yield from documents_of(list(names), reading, failed)
            continue
        for name in names:
            missing = 0
            try:
                for found in documents(Path(name)):
                    if isinstance(found, SourceError):
                        missing += 1
                    else:
                        yield found
            except CorpusError as error:
                raise UsageError(str(error)) from None
            if missing:
                log.warning("%s: without %s that failed when it was analysed", name, counted(missing, "document"))
