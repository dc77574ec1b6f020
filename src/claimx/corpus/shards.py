"""Splits a corpus into shards, and analyses one: all of it appears in the output folder, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from claimx.corpus.call import CorpusError
from claimx.corpus.folder import Folder, Receipt
from claimx.corpus.inputs import Item
from claimx.corpus.tables import COLUMNS, FORMATS, rows
from claimx.models import Document, Pipeline
from claimx.sources import Article, SourceError, printable, read

if TYPE_CHECKING:
    from spacy.language import Language

_DEATHS = 2  # so many times a document may be at hand when its worker dies, which may be somebody else's doing
_ZONE = 100  # documents after which spaCy forgets the words that it had not known


@dataclass
class Shard:
    """Consecutive documents of a corpus, and what became of the workers that had them."""

    number: int
    first: int
    """Number of the first document."""
    items: list[Item]
    deaths: Counter[int | None] = field(default_factory=Counter)
    """How often a worker died at which document; None where it had not begun."""

    def given_up(self) -> set[int]:
        """Documents that killed their worker too often."""
        return {number for number, deaths in self.deaths.items() if number is not None and deaths >= _DEATHS}

    def note_death(self, folder: Folder) -> None:
        """Remember at which document a worker died.

        Raises:
            CorpusError: Workers die before they begin.
        """
        note = folder.at_hand(self.number)
        number = int(note.read_text()) if note.exists() else None
        note.unlink(missing_ok=True)
        self.deaths[number] += 1
        if self.deaths[None] > _DEATHS:
            raise CorpusError("the workers die before they begin: is there memory for so many? Give fewer --jobs")


def split(items: Iterable[Item], size: int) -> Iterator[Shard]:
    """Split a corpus into shards of `size` documents, the last one shorter."""
    items = iter(items)
    number = 0
    while chunk := list(islice(items, size)):
        yield Shard(number, number * size, chunk)
        number += 1


def describe(pipeline: str) -> Pipeline:
    """Load a pipeline and say which it is.

    Raises:
        CorpusError: It cannot be used.
    """
    from claimx import __version__
    from claimx.pipeline import PipelineError, load

    try:
        meta = load(pipeline).meta
    except PipelineError as error:
        raise CorpusError(str(error)) from None
    return Pipeline(name=f"{meta['lang']}_{meta['name']}", version=meta["version"], claimx=__version__)


def analyse(shard: Shard, folder: Folder, pipeline: str) -> Receipt:
    """Analyse the documents of a shard one by one and write down what was found.

    The same shard gives the same bytes, whoever analyses it and after what.
    """
    # Imported by the worker alone: the process that hands out the shards needs no spaCy.
    from claimx.pipeline import load

    nlp = load(pipeline)
    folder.unfinished.mkdir(exist_ok=True)
    staged = Path(mkdtemp(dir=folder.unfinished))
    try:
        tables = {name: FORMATS[folder.format](staged / name, columns) for name, columns in COLUMNS.items()}
        written = Counter[str]()
        failures = []
        for number, found in _results(shard, folder, nlp):
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
        folder.at_hand(shard.number).unlink(missing_ok=True)
    return receipt


def _results(shard: Shard, folder: Folder, nlp: Language) -> Iterator[tuple[int, Document | SourceError]]:
    """What is in each document, or why it failed."""
    given_up = shard.given_up()
    numbered = enumerate(shard.items, shard.first)
    while some := list(islice(numbered, _ZONE)):
        with nlp.memory_zone():  # else every new word stays in memory
            for number, item in some:
                folder.at_hand(shard.number).write_text(str(number))
                if number in given_up:
                    yield number, SourceError(_name(item), f"the process that analysed it died, {_DEATHS} times")
                else:
                    yield number, _result(item, nlp)


def _name(item: Item) -> str:
    return printable(item) if isinstance(item, str) else item.source


def _result(item: Item, nlp: Language) -> Document | SourceError:
    from claimx.document import extract

    article = next(read([item])) if isinstance(item, str) else item
    if not isinstance(article, Article):
        return article
    try:
        return extract(article.text, pipeline=nlp, source=article.source, title=article.title)
    except Exception as error:  # one document must not cost the user the others
        return SourceError(article.source, f"claimx failed, please report it: {type(error).__name__}: {error}")
