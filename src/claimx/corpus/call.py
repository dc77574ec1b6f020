"""What a call of `claimx corpus` says, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from claimx.filters import Filter
from claimx.sources.article import Fields

TableFormat = Literal["jsonl", "parquet"]
EngineName = Literal["local", "ray"]


@dataclass(frozen=True)
class Call:
    """The options of the same names.

    `shard` is the number of documents that are written together: so many are begun again where a worker is stopped.
    None leaves it to the size of the corpus. `jobs` is the number of workers, None for all processors; `address` that
    of a Ray cluster, None for this machine. `lexicon` is a folder with words of the user's own. `wanted` says what is
    kept of what is found, `people` is a list that says who is who.
    """

    inputs: tuple[str, ...]
    output: Path
    format: TableFormat = "jsonl"
    fields: Fields = field(default_factory=Fields)
    pipeline: str = "auto"
    shard: int | None = None
    engine: EngineName = "local"
    jobs: int | None = None
    address: str | None = None
    lexicon: Path | None = None
    wanted: Filter = field(default_factory=Filter)
    people: Path | None = None


class CorpusError(Exception):
    """Something that the user has to call differently; the message says how, in one line."""


WORKERS_DIE = "the workers die before they begin: is there memory for so many? Give fewer --jobs"
