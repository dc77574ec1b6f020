"""`claimx corpus`: a corpus in, a folder of tables out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.messages import (
    INTERRUPTED,
    OK,
    SOME_SOURCE_FAILED,
    WRONG_CALL,
    log,
    set_up_messages,
)
from claimx.cli.options import (
    AuthorsFieldOption,
    ConfidenceOption,
    DateFieldOption,
    IdFieldOption,
    KeepOption,
    KindOption,
    LanguageFieldOption,
    LexiconOption,
    OnlyOption,
    PeopleOption,
    PipelineOption,
    QuietOption,
    SiteFieldOption,
    SpeakerOption,
    TitleFieldOption,
    TypeOption,
    UrlFieldOption,
    VerboseOption,
)
from claimx.corpus.call import Call, CorpusError, EngineName, TableFormat
from claimx.filters import Filter
from claimx.render.wording import Wording, language_of_locale
from claimx.sources import Fields

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUTS", help="Files, folders and patterns: text, pages, documents, tables, JSON."),
]
FolderOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="A new folder, or one where this call was stopped.")
]
TableFormatOption = Annotated[TableFormat, typer.Option("--format", "-f", help="How to write the tables.")]
TextFieldOption = Annotated[str, typer.Option("--text-field", metavar="NAME", help="Field that holds the text.")]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, max=10_000, metavar="N", help="Workers at a time [default: all processors]."),
]
ShardOption = Annotated[
    int | None,
    typer.Option(
        "--shard",
        min=1,
        max=1_000_000,
        metavar="DOCUMENTS",
        help="Documents to a file; so many are begun again after a stop [default: by the size of the corpus].",
        show_default=False,
    ),
]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="What runs the workers.")]
AddressOption = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="A Ray cluster that runs; auto finds this machine's.")
]


def corpus_command(
    inputs: Inputs,
    output: FolderOption,
    format: TableFormatOption = "jsonl",
    only: OnlyOption = None,
    type: TypeOption = None,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0,
    people: PeopleOption = None,
    text_field: TextFieldOption = "text",
    id_field: IdFieldOption = "id",
    title_field: TitleFieldOption = "title",
    authors_field: AuthorsFieldOption = "authors",
    date_field: DateFieldOption = "published",
    url_field: UrlFieldOption = "url",
    site_field: SiteFieldOption = "site",
    language_field: LanguageFieldOption = "language",
    keep: KeepOption = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    jobs: JobsOption = None,
    shard: ShardOption = None,
    engine: EngineOption = "local",
    address: AddressOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Analyse a corpus into tables of documents, speakers, statements and figures; called again, it goes on.

    Exit code 1: a document failed, its error is in the table, the others were done. 2: the call is wrong.
    """
    if address and engine != "ray":
        raise typer.BadParameter("--address is for --engine ray")
    set_up_messages(quiet, verbose)
    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named, tuple(keep or ()))
    wanted = Filter(only, tuple(type or ()), tuple(kind or ()), speaker, min_confidence)
    call = Call(tuple(inputs), output, format, fields, pipeline, shard, engine, jobs, address, lexicon, wanted, people)
    raise typer.Exit(corpus(call, quiet))


def corpus(call: Call, quiet: bool = False) -> int:
    """Analyse a corpus, and say at the end what there is.

    Returns:
        The exit code: 1 where a document failed, 2 where the call is wrong, 130 where it was stopped.
    """
    from claimx.corpus.run import run

    try:
        counts = run(call).counts
    except CorpusError as error:
        log.error(error)
        return WRONG_CALL
    except KeyboardInterrupt:
        log.error("stopped: the same call goes on where it was")
        return INTERRUPTED
    if not quiet:
        wording = Wording(language_of_locale())
        print(", ".join(wording.counted(counts[name], name.removesuffix("s")) for name in counts), file=sys.stderr)
    return SOME_SOURCE_FAILED if counts["failures"] else OK
