"""Runs a corpus through an engine into a folder; what earlier runs finished there stays as it is."""

from __future__ import annotations

import logging
from dataclasses import asdict
from functools import partial
from pathlib import Path

from claimx.corpus.call import Call, CorpusError
from claimx.corpus.engines import engine
from claimx.corpus.folder import Manifest, opened
from claimx.corpus.inputs import Inputs
from claimx.corpus.shards import analyse, describe, unfinished
from claimx.corpus.tables import pyarrow_or_explain
from claimx.corpus.tally import Tally
from claimx.lexicon.own import digest

log = logging.getLogger("claimx")


def run(call: Call) -> Tally:
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
    inputs = Inputs(call.inputs, call.fields)
    with engine(call) as workers:
        manifest = Manifest(
            inputs=list(call.inputs),
            digest=inputs.digest,
            format=call.format,
            fields=asdict(call.fields) | {"text": call.fields.text or "text", "keep": list(call.fields.keep)},
            shard=call.shard,
            pipeline=workers.call(describe, call.pipeline, call.lexicon),
            lexicon=None if call.lexicon is None else digest(call.lexicon),
        )
        with opened(call.output, manifest) as folder:
            finished = folder.finished()
            left = partial(unfinished, inputs, call.shard, frozenset(finished))
            work = partial(analyse, folder=folder, pipeline=call.pipeline, lexicon=call.lexicon)
            with Tally(inputs.count, finished.values()) as tally:
                for receipt in workers.map(work, left):
                    for failure in receipt.failures:
                        log.error(failure)
                    tally.advance(receipt)
    return tally


def _keep_apart(call: Call) -> None:
    for name in call.inputs:
        if Path(name).is_dir() and call.output.resolve().is_relative_to(Path(name).resolve()):
            raise CorpusError(f"{call.output}: is inside {name}, and would be read as input: name a folder outside")
