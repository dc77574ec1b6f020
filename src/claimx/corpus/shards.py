"""Splits a corpus into shards, and analyses one: all of it appears in the output folder, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from claimx.corpus.call import WORKERS_DIE, CorpusError
from claimx.corpus.folder import Folder, Receipt
from claimx.corpus.inputs import Inputs, Item
from claimx.corpus.tables import COLUMNS, FORMATS, rows
from claimx.models import Document, Pipeline
from claimx.sources import Article, SourceError, printable, read

if TYPE_CHECKING:
    from spacy.language import Language

_MAX_DEATHS = 2
"""How often a document may be the one that is read when its worker dies, which may be somebody else's doing."""
_ZONE = 100  # documents after which spaCy forgets the words that it had not known


@dataclass(frozen=True)
class Shard:
    """Consecutive documents of a corpus."""

    number: int
    first: int
    """Number of the first document."""
    items: list[Item]


class Attempts:
    """Where each attempt at a shard ended or is, noted in a file that outlives the process.

    Whichever engine begins a shard again whose worker died, and whether it says so or not, this knows.
    """

    BEGINNING = -1

    def __init__(self, note: Path) -> None:
        self._note = note
        ended = note.read_text().split() if note.exists() else []
        self._ended = [int(number) for number in ended]
        self.at(self.BEGINNING)

    def at(self, document: int) -> None:
        """Note which document is read now, before one that may kill the process is looked at."""
        self._note.write_text(" ".join(map(str, [*self._ended, document])))

    def has_killed(self, document: int) -> bool:
        """Whether a document was the one that was read too often when a worker died."""
        return self._ended.count(document) >= _MAX_DEATHS


def split(items: Iterable[Item], size: int) -> Iterator[Shard]:
    """Split a corpus into shards of `size` documents, the last one shorter."""
    items = iter(items)
    number = 0
    while chunk := list(islice(items, size)):
        yield Shard(number, number * size, chunk)
        number += 1


def unfinished(inputs: Inputs, size: int, finished: Container[int]) -> Iterator[Shard]:
    """The shards of a corpus that are left to do."""
    return (shard for shard in split(inputs.items(), size) if shard.number not in finished)


def describe(pipeline: str, lexicon: Path | None = None) -> Pipeline:
    """Load a pipeline and say which it is.

    Raises:
        CorpusError: It cannot be used.
    """
    from claimx import __version__
    from claimx.lexicon import LexiconError
    from claimx.pipeline import PipelineError, load

    try:
        meta = load(pipeline, lexicon).meta
    except (PipelineError, LexiconError) as error:
        raise CorpusError(str(error)) from None
    return Pipeline(name=f"{meta['lang']}_{meta['name']}", version=meta["version"], claimx=__version__)


def analyse(shard: Shard, folder: Folder, pipeline: str, lexicon: Path | None = None) -> Receipt:
    """Analyse the documents of a shard one by one and write down what was found.

    The same shard gives the same bytes, whoever analyses it and after what.

    Raises:
        CorpusError: Workers die before they begin.
    """
    # Imported by the worker alone: the process that hands out the shards needs no spaCy.
    from claimx.pipeline import load

    folder.unfinished.mkdir(exist_ok=True)
    attempts = Attempts(folder.attempts_file(shard.number))
    if attempts.has_killed(Attempts.BEGINNING):
        raise CorpusError(WORKERS_DIE)
    nlp = load(pipeline, lexicon)
    staged = Path(mkdtemp(dir=folder.unfinished))
    try:
        tables = {name: FORMATS[folder.format](staged / name, columns) for name, columns in COLUMNS.items()}
        written = Counter[str]()
        failures = []
        for number, found in _results(shard, attempts, nlp):
            if isinstance(found, SourceError):
                failures.append(str(found))
            for name, row in rows(number, found):
                tables[name].add(row)
                written[name] += 1
        for table in tables.values():
            table.close()
        receipt = Receipt(**{name: written[name] for name in COLUMNS}, failures=failures)
        folder.publish(shard.number, staged, receipt)
    finally:
        rmtree(staged, ignore_errors=True)
        folder.attempts_file(shard.number).unlink(missing_ok=True)
    return receipt


def _results(shard: Shard, attempts: Attempts, nlp: Language) -> Iterator[tuple[int, Document | SourceError]]:
    """What is in each document, or why it failed."""
    numbered = enumerate(shard.items, shard.first)
    while some := list(islice(numbered, _ZONE)):
        with nlp.memory_zone():  # else every new word stays in memory
            for number, item in some:
                attempts.at(number)
                if attempts.has_killed(number):
                    id = None if isinstance(item, str) else item.id
                    source = printable(item) if isinstance(item, str) else item.source
                    yield number, SourceError(source, f"the process that analysed it died, {_MAX_DEATHS} times", id)
                else:
                    yield number, _result(item, nlp)


def _result(item: Item, nlp: Language) -> Document | SourceError:
    from claimx.document import extract

    article = next(read([item])) if isinstance(item, str) else item
    if not isinstance(article, Article):
        return article
    try:
        return extract(article, pipeline=nlp)
    except Exception as error:  # one document must not cost the user the others
        return SourceError.of_ours(article, error)
