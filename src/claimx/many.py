"""Files, addresses and many articles, from Python."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from claimx.sources import Article, Fields, SourceError
from claimx.sources import read as read_sources

if TYPE_CHECKING:
    from claimx.models import Document

_AHEAD = 4  # articles that are begun for each worker, so that none of them waits for one that is long
_DEATHS = 2
"""How often an article may be the one that is read when its process dies, which may be somebody else's doing."""


def read(source: str | os.PathLike[str]) -> Article:
    """Read one article: a file of any kind that claimx reads, or the address of a page.

    Raises:
        SourceError: It cannot be read, or holds several articles; the message says why in one line.
    """
    found = list(islice(read_all(source), 2))
    if len(found) != 1:
        name = os.fsdecode(source)
        raise SourceError(name, "holds several articles: claimx.read_all reads them" if found else "no text in it")
    if isinstance(found[0], SourceError):
        raise found[0]
    return found[0]


def read_all(*sources: str | os.PathLike[str], **fields: Any) -> Iterator[Article | SourceError]:
    """Read articles one by one: files, folders, patterns, tables, addresses.

    Args:
        sources: As on the command line.
        fields: What fields of tables and JSON are called, by the names of `claimx.sources.Fields`: `text="Text"`,
            `published="Datum"`, `keep=("Ressort",)`.

    Yields:
        An article, or in its place the error that stopped it.
    """
    return read_sources([os.fsdecode(source) for source in sources], Fields(**fields))


def extract_many(
    articles: Iterable[str | Article | SourceError],
    *,
    pipeline: str = "auto",
    lexicon: str | os.PathLike[str] | None = None,
    jobs: int = 1,
    with_text: bool = False,
) -> Iterator[Document | SourceError]:
    """Find who said what in many articles, in their order.

    Args:
        articles: Texts, or what `claimx.read_all` gives; they are taken as they are needed.
        pipeline: `auto`, `bundled`, or the name or path of a spaCy pipeline for German.
        lexicon: Folder with words of your own.
        jobs: Processes at a time; each takes some 230 MB. With 1 it is this one, where spaCy remembers each new word.
        with_text: Whether the results carry their text.

    Yields:
        For each article its document, or the error that stopped it: one that came in, or a mistake of claimx.

    Raises:
        TypeError: An article is none of these.
        ValueError: There is no process.
        claimx.corpus.call.CorpusError: The processes die before they do anything.
        claimx.pipeline.PipelineError: The pipeline cannot be used.
    """
    if isinstance(articles, (str, bytes, bytearray, Article)):
        raise TypeError(f"extract_many takes several articles, not one {type(articles).__name__}: claimx.extract")
    if not isinstance(articles, Iterable):
        raise TypeError(f"extract_many takes several articles, not {type(articles).__name__}")
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes, at least 1, not {jobs}")
    from claimx.pipeline import load

    load(pipeline, None if lexicon is None else os.fspath(lexicon))  # what is wrong with it is told at once
    options = (pipeline, None if lexicon is None else os.fspath(lexicon), with_text)
    if jobs == 1:
        return (_extracted(article, *options) for article in articles)
    return _in_processes(articles, jobs, options)


def _in_processes(
    articles: Iterable[str | Article | SourceError], jobs: int, options: tuple[str, str | None, bool]
) -> Iterator[Document | SourceError]:
    from claimx.corpus.engines import DiedError, Local

    with Local(jobs) as workers:
        waiting: deque[tuple[Any, Any]] = deque()
        stream = iter(articles)
        while True:
            for article in islice(stream, jobs * _AHEAD - len(waiting)):
                waiting.append((article, workers.submit(_extracted_and_forgotten, article, *options, deaths=_DEATHS)))
            if not waiting:
                return
            article, task = waiting.popleft()
            try:
                yield workers.result(task)
            except DiedError:
                reason = f"the process that analysed it died, {_DEATHS} times"
                yield SourceError(getattr(article, "source", "-"), reason, _id(article))


def _id(article: Any) -> str | None:
    return getattr(article, "id", None)


def _extracted_and_forgotten(
    article: str | Article | SourceError, pipeline: str, lexicon: str | None, with_text: bool
) -> Document | SourceError:
    """The same, in a process of our own, where nobody has a `Doc` that knows the words of this one."""
    from claimx.pipeline import load

    with load(pipeline, lexicon).memory_zone():
        return _extracted(article, pipeline, lexicon, with_text)


def _extracted(
    article: str | Article | SourceError, pipeline: str, lexicon: str | None, with_text: bool
) -> Document | SourceError:
    from claimx.document import extract
    from claimx.pipeline import load

    if isinstance(article, SourceError):
        return article
    if isinstance(article, str):
        article = Article("-", article)
    if not isinstance(article, Article):
        raise TypeError(f"extract_many takes texts and articles, not {type(article).__name__}")
    try:
        return extract(article, pipeline=load(pipeline, lexicon), with_text=with_text)
    except Exception as error:  # one article must not cost the user the others
        return SourceError.of_ours(article, error)
