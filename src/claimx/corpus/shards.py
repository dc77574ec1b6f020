"""Splits a corpus into shards, analyses one, and writes its rows: each appears in the output folder whole, or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from claimx.across.speakers import Appearance, appearances
from claimx.corpus.analysed import Failure, Writer, read
from claimx.corpus.call import WORKERS_DIE, CorpusError
from claimx.corpus.folder import Folder, Receipt, move
from claimx.corpus.inputs import Inputs, Item, TextFile
from claimx.corpus.tables import COLUMNS, FORMATS, Known, TableName, rows
from claimx.filters import Filter
from claimx.models import Document, Pipeline
from claimx.sources import Article, SourceError

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
        # Where the machine lost its power, anything may be in it.
        ended = re.findall(rb"-?\d+", note.read_bytes()) if note.exists() else []
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


def unfinished(inputs: Inputs, names: list[str], size: int, finished: Container[int]) -> Iterator[Shard]:
    """The shards of a corpus that are left to do.

    Args:
        names: What the inputs are called in the results.
    """
    return (shard for shard in split(inputs.items(names), size) if shard.number not in finished)


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


def analyse(
    shard: Shard, folder: Folder, pipeline: str, lexicon: Path | None = None, wanted: Filter | None = None
) -> Receipt:
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
    wanted = wanted or Filter()
    staged = Path(mkdtemp(dir=folder.unfinished))
    try:
        file = Writer(staged / "analysed")
        written = Counter[str]()
        failures = []
        for number, found in _results(shard, attempts, nlp):
            written["documents"] += 1
            if isinstance(found, SourceError):
                failures.append(Failure.of(number, found))
            else:
                found = wanted.apply(found)
                written.update(statements=len(found.statements), figures=len(found.figures))
            file.add(number, found)
        file.close()
        counts = {name: written[name] for name in ("documents", "statements", "figures")}
        receipt = Receipt(**counts, failures=failures)
        folder.publish(shard.number, staged / "analysed", receipt)
    finally:
        rmtree(staged, ignore_errors=True)
        folder.attempts_file(shard.number).unlink(missing_ok=True)
    return receipt


def speakers_of(shard: int, folder: Folder) -> tuple[int, list[Appearance]]:
    """The speakers of the documents of an analysed shard, and its number."""
    documents = read(folder.analysed_file(shard))
    found = (appearances(number, found) for number, found in documents if isinstance(found, Document))
    return shard, list(chain.from_iterable(found))


@dataclass(frozen=True)
class Told:
    """An analysed shard, and who its speakers are across articles, by document and id."""

    number: int
    who: dict[int, dict[str, Known]]


def write_tables(shard: Told, folder: Folder) -> None:
    """Write the rows of an analysed shard: those of documents appear last."""
    names: tuple[TableName, ...] = ("statements", "figures", "documents")
    folder.unfinished.mkdir(exist_ok=True)
    staged = Path(mkdtemp(dir=folder.unfinished))
    try:
        make = FORMATS[folder.manifest.format]
        tables = {name: make(staged / name, COLUMNS[name]) for name in names}
        for number, found in read(folder.analysed_file(shard.number)):
            for name, row in rows(number, found, shard.who.get(number, {})):
                tables[name].add(row)
        for name in names:
            tables[name].close()
            move(staged / name, folder.table_file(name, shard.number))
    finally:
        rmtree(staged, ignore_errors=True)


def _results(shard: Shard, attempts: Attempts, nlp: Language) -> Iterator[tuple[int, Document | SourceError]]:
    """What is in each document, or why it failed."""
    numbered = enumerate(shard.items, shard.first)
    while some := list(islice(numbered, _ZONE)):
        with nlp.memory_zone():  # else every new word stays in memory
            for number, item in some:
                attempts.at(number)
                if attempts.has_killed(number):
                    id, source = (None, item.name) if isinstance(item, TextFile) else (item.id, item.source)
                    yield number, SourceError(source, f"the process that analysed it died, {_MAX_DEATHS} times", id)
                else:
                    yield number, _result(item, nlp)


def _result(item: Item, nlp: Language) -> Document | SourceError:
    from claimx.document import extract

    article = item.read() if isinstance(item, TextFile) else item
    if not isinstance(article, Article):
        return article
    try:
        return extract(article, pipeline=nlp, with_text=True)
    except Exception as error:  # one document must not cost the user the others
        return SourceError.of_ours(article, error)
