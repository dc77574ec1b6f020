"""Runs a corpus through an engine into a folder; what earlier runs finished there stays as it is."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from pathlib import Path

from claimx.corpus.call import Call, CorpusError
from claimx.corpus.engines import Engine, engine
from claimx.corpus.folder import Folder, Manifest, Receipt, opened
from claimx.corpus.inputs import Inputs
from claimx.corpus.progress import Progress
from claimx.corpus.shards import Shard, analyse, describe, split
from claimx.corpus.tables import pyarrow_or_explain

log = logging.getLogger("claimx")


def run(call: Call) -> Progress:
    """Analyse a corpus into a folder, or what is left of it to do.

    Returns:
        How much was done, in this run and in those before it.

    Raises:
        CorpusError: The call is wrong; the message says how.
        OSError: The folder cannot be written.
    """
    _keep_apart(call)
    if call.format == "parquet":
        pyarrow_or_explain()
    inputs = Inputs(call.inputs, call.text_field, call.id_field)
    with engine(call) as workers:
        manifest = Manifest(
            inputs=list(call.inputs),
            digest=inputs.digest,
            format=call.format,
            text_field=call.text_field,
            id_field=call.id_field,
            shard=call.shard,
            pipeline=workers.submit(describe, call.pipeline).result(),
        )
        with opened(call.output, manifest) as folder:
            finished = folder.finished()
            left = (shard for shard in split(inputs.items(), call.shard) if shard.number not in finished)
            with Progress(inputs.count, finished.values()) as progress:
                for receipt in _receipts(left, folder, call.pipeline, workers):
                    for failure in receipt.failures:
                        log.error(failure)
                    progress.advance(receipt)
    return progress


def _keep_apart(call: Call) -> None:
    for name in call.inputs:
        if Path(name).is_dir() and call.output.resolve().is_relative_to(Path(name).resolve()):
            raise CorpusError(f"{call.output}: is inside {name}, and would be read as input: name a folder outside")


def _receipts(shards: Iterator[Shard], folder: Folder, pipeline: str, engine: Engine) -> Iterator[Receipt]:
    """Let the engine analyse shards, as many at a time as it can, and begin one again whose worker died.

    Only so many shards are in memory.
    """
    running: dict[Future[Receipt], Shard] = {}

    def begin(shard: Shard) -> None:
        running[engine.submit(analyse, shard, folder, pipeline)] = shard

    while True:
        for shard in islice(shards, engine.slots - len(running)):
            begin(shard)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            shard = running.pop(future)
            try:
                yield future.result()
            except engine.death:
                shard.note_death(folder)
                begin(shard)
