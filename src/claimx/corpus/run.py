"""Runs a corpus through an engine into a folder; what earlier runs finished there stays as it is."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp

from claimx.across.speakers import Appearance, Profile, profiles
from claimx.across.speakers_people import PeopleError, Person, read_people
from claimx.corpus.call import Call, CorpusError
from claimx.corpus.engines import Engine, engine
from claimx.corpus.folder import Folder, Manifest, move, opened
from claimx.corpus.inputs import Inputs
from claimx.corpus.shards import Told, analyse, describe, speakers_of, unfinished, write_tables
from claimx.corpus.tables import COLUMNS, FORMATS, Known, pyarrow_or_explain, speaker_row
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
    people = _people(call)
    inputs = Inputs(call.inputs, call.fields)
    shard = call.shard or inputs.shard()
    with engine(replace(call, shard=shard)) as workers:
        manifest = Manifest(
            inputs=inputs.names,
            digest=inputs.digest,
            format=call.format,
            fields=asdict(call.fields) | {"text": call.fields.text_name, "keep": list(call.fields.keep)},
            wanted=asdict(call.wanted) | {"types": list(call.wanted.types), "kinds": list(call.wanted.kinds)},
            shard=shard,
            pipeline=workers.call(describe, call.pipeline, call.lexicon),
            lexicon=None if call.lexicon is None else digest(call.lexicon),
            people=None if call.people is None else sha256(call.people.read_bytes()).hexdigest(),
        )
        with opened(call.output, manifest) as folder:
            finished = folder.finished()
            left = partial(unfinished, inputs, folder.manifest.inputs, manifest.shard, frozenset(finished))
            work = partial(analyse, folder=folder, pipeline=call.pipeline, lexicon=call.lexicon, wanted=call.wanted)
            with Tally(inputs.count, finished.values(), folder.under_way) as tally:
                for receipt in workers.map(work, left, deaths=None):  # it counts them by documents
                    for failure in receipt.failures:
                        log.error(failure.error)
                    tally.advance(receipt)
            _write_tables(folder, workers, people)
    return tally


def _people(call: Call) -> list[Person]:
    try:
        return [] if call.people is None else read_people(call.people)
    except PeopleError as error:
        raise CorpusError(str(error)) from None


def _write_tables(folder: Folder, workers: Engine, people: list[Person]) -> None:
    """Write the tables of a corpus that is analysed: its speakers, who are known only now, appear last."""
    file = folder.table_file("speakers", 0)
    shards = sorted(folder.finished())
    left = [shard for shard in shards if not folder.table_file("documents", shard).exists()]
    if file.exists() and not left:
        return
    found = dict(workers.map(partial(speakers_of, folder=folder), partial(iter, shards)))
    everybody, who = profiles(chain.from_iterable(found[shard] for shard in shards), people)
    told = [Told(shard, _known(found[shard], who)) for shard in left]
    for _ in workers.map(partial(write_tables, folder=folder), partial(iter, told)):
        pass
    if file.exists():
        return
    staged = Path(mkdtemp(dir=folder.unfinished)) / "speakers"
    table = FORMATS[folder.manifest.format](staged, COLUMNS["speakers"])
    for profile in everybody:
        table.add(speaker_row(profile))
    table.close()
    move(staged, file)


def _known(found: list[Appearance], who: Mapping[tuple[int, str], Profile]) -> dict[int, dict[str, Known]]:
    """Who the speakers of some articles are, by document and id there."""
    known: dict[int, dict[str, Known]] = {}
    for appearance in found:
        profile = who[appearance.document, appearance.id]
        known.setdefault(appearance.document, {})[appearance.id] = Known(profile.id, profile.name)
    return known


def _keep_apart(call: Call) -> None:
    for name in call.inputs:
        if Path(name).is_dir() and call.output.resolve().is_relative_to(Path(name).resolve()):
            raise CorpusError(f"{call.output}: is inside {name}, and would be read as input: name a folder outside")
