"""The command `claimx`: options in, one call, an exit code out."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import platform
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, TextIO, get_args

import typer

from claimx import __version__
from claimx.corpus.call import Call, CorpusError, EngineName, TableFormat
from claimx.filters import Filter, Only
from claimx.render import Format, renderer
from claimx.render.plain import one_line
from claimx.sources import STDIN, Article, SourceError, count, is_several, paths, read
from claimx.vocabulary import FigureKind, StatementType

if TYPE_CHECKING:
    from claimx.models import Document

OK, SOME_SOURCE_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

log = logging.getLogger("claimx")
app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _one_of(values: Any, name: str, help: str) -> Any:
    """An option that may be repeated and takes the values of a `Literal`, of which Typer makes no lists."""
    names = get_args(values)

    def parse(value: str) -> str:
        if value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}")
        return value

    return typer.Option(name, parser=parse, autocompletion=lambda: names, metavar=f"[{'|'.join(names)}]", help=help)


Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCES",
        help="Files, folders (their .txt, .md, .html and .jsonl), patterns such as '2024/**/*.txt', or - for standard "
        "input; what is piped in needs no name.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write what was found.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, all of it or nothing."),
]
OnlyOption = Annotated[Only | None, typer.Option("--only", help="Leave the others out.")]
TypeOption = Annotated[
    list[str] | None, _one_of(StatementType, "--type", help="Only statements of this type; may be repeated.")
]
KindOption = Annotated[
    list[str] | None, _one_of(FigureKind, "--kind", help="Only figures of this kind; may be repeated.")
]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Only what this speaker said; a part of the name is enough."),
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0…1",
        min=0,
        max=1,
        help="Only statements whose rule was right at least this often on development articles.",
        show_default=False,
    ),
]
TextFieldOption = Annotated[
    str | None,
    typer.Option(
        "--text-field",
        metavar="NAME",
        help="Field of JSON Lines that holds the text [default: text]; with it, standard input is JSON Lines.",
    ),
]
IdFieldOption = Annotated[
    str, typer.Option("--id-field", metavar="NAME", help="Field of JSON Lines that names the article.")
]
WithTextOption = Annotated[
    bool, typer.Option("--with-text", help="Put the text that the offsets refer to into JSON and JSON Lines.")
]
PipelineOption = Annotated[
    str,
    typer.Option(
        "--pipeline",
        metavar="NAME_OR_PATH",
        help="A spaCy pipeline for German; auto takes de_core_news_sm if it is installed, bundled the one in claimx.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings and no progress, only errors.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done.")]


@dataclass(frozen=True)
class Reading:
    """How sources are read and analysed; the fields are the options of the same name."""

    text_field: str | None = None
    id_field: str = "id"
    with_text: bool = False
    pipeline: str = "auto"
    progress: bool = False


class WrongCall(Exception):  # noqa: N818  it is what the exit code says
    """Something that the user has to call differently; the message says how."""


def main() -> None:
    """Run the command; the entry point of the console script."""
    app(prog_name="claimx")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"claimx {__version__}")
        raise typer.Exit


@app.callback()
def callback(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, and which numbers are in it: attributed statements and figures from German news."""


@app.command("extract")
def extract_command(
    sources: Sources = None,
    format: FormatOption = "table",
    as_json: JsonOption = False,
    output: OutputOption = None,
    only: OnlyOption = None,
    type: TypeOption = None,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0,
    text_field: TextFieldOption = None,
    id_field: IdFieldOption = "id",
    with_text: WithTextOption = False,
    pipeline: PipelineOption = "auto",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Find who said what, and which numbers are in it.

    Exit code 1: a source could not be read, the others were. 2: the call is wrong.
    """
    if as_json and format not in ("table", "json"):
        raise typer.BadParameter(f"--json and --format {format} exclude each other")
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise typer.BadParameter("name a file or folder, or pipe an article in", param_hint="SOURCES")
        sources = [STDIN]
    _set_up_messages(quiet, verbose)
    wanted = Filter(only, tuple(type or ()), tuple(kind or ()), speaker, min_confidence)
    progress = not quiet and is_several(sources, text_field) and _can_show_progress(output)
    reading = Reading(text_field, id_field, with_text or format == "html", pipeline, progress)
    with _ending_quietly():
        raise typer.Exit(extract(sources, "json" if as_json else format, output, wanted, reading))


def extract(
    sources: list[str],
    format: Format = "table",
    output: Path | None = None,
    wanted: Filter | None = None,
    reading: Reading | None = None,
) -> int:
    """Analyse sources and write down what was found.

    Args:
        sources: Files, folders, `-`.
        format: Format of the output.
        output: File to write; None and `-` stand for standard output.
        wanted: What to keep of each document; None keeps everything.
        reading: How to read and analyse; None is the same as the options' defaults.

    Returns:
        The exit code: 1 where a source could not be read, 2 where output or pipeline are wrong.
    """
    failed: list[SourceError] = []
    reading = reading or Reading()
    documents = map((wanted or Filter()).apply, _documents(sources, reading, failed))
    several = is_several(sources, reading.text_field)
    try:
        with _opened(output, sources) as out:
            first = list(islice(documents, 1))
            if first or several:  # where the only source failed there is nothing to write, not even a heading
                for piece in renderer(format, several=several, out=out)(chain(first, documents)):
                    out.write(piece)
                    out.flush()
    except WrongCall as error:
        log.error(error)
        return WRONG_CALL
    return SOME_SOURCE_FAILED if failed else OK


def _documents(sources: list[str], reading: Reading, failed: list[SourceError]) -> Iterator[Document]:
    """Analyse the sources that can be read; report the others and collect them in `failed`.

    Raises:
        WrongCall: The pipeline cannot be used.
    """
    articles = read(sources, text_field=reading.text_field, id_field=reading.id_field)
    if reading.progress:
        from claimx.progress import watched

        articles = watched(articles, count(sources, reading.text_field), log)
    for article in articles:
        if isinstance(article, Article):
            try:
                yield _analyse(article, reading)
            except SourceError as error:
                article = error
        if isinstance(article, SourceError):
            log.error(article)
            failed.append(article)


def _analyse(article: Article, reading: Reading) -> Document:
    # spaCy takes a second to import: `claimx --help` and a mistyped file name should not wait for it.
    _import_spacy()
    from claimx.document import extract as analyse
    from claimx.language import looks_german
    from claimx.pipeline import PipelineError, load

    if article.warning:
        log.warning(article.warning)
    if not looks_german(article.text):
        log.warning("%s: does not look German, which is what claimx reads", article.source)
    try:
        nlp = load(reading.pipeline)
    except PipelineError as error:
        raise WrongCall(str(error)) from error
    started = perf_counter()
    try:
        document = analyse(
            article.text, pipeline=nlp, source=article.source, title=article.title, with_text=reading.with_text
        )
    except Exception as error:  # a mistake of ours must not cost the user the thousand articles after this one
        log.info("%s: where it failed", article.source, exc_info=True)
        reason = f"claimx failed, please report it: {type(error).__name__}: {error}"
        raise SourceError(article.source, reason) from error
    log.info("%s: %d characters in %.2f s", article.source, len(article.text), perf_counter() - started)
    return document


def _import_spacy() -> None:
    """Import spaCy without its command line, which is a third of the time.

    It imports that, and with it an HTTP client, only for the function `spacy.info`. A placeholder stands there
    meanwhile; afterwards `import spacy.cli` works as ever.
    """
    name = "spacy.cli.info"
    if "spacy" not in sys.modules:
        placeholder: Any = ModuleType(name)
        placeholder.info = lambda *args, **kwargs: import_module(name).info(*args, **kwargs)
        sys.modules[name] = placeholder
        try:
            import_module("spacy")
        finally:
            del sys.modules[name]


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUTS", help="Files, folders and patterns: text, Markdown, HTML, JSON Lines, Parquet."),
]
FolderOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="A new folder, or one where this call was stopped.")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Workers at a time [default: all processors].")
]
ShardOption = Annotated[
    int,
    typer.Option(
        "--shard", min=1, metavar="DOCUMENTS", help="Documents to a file; so many are begun again after a stop."
    ),
]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="What runs the workers.")]
AddressOption = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="A Ray cluster that runs; auto finds this machine's.")
]


@app.command("corpus")
def corpus_command(
    inputs: Inputs,
    output: FolderOption,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="How to write the tables.")] = "jsonl",
    text_field: Annotated[
        str, typer.Option("--text-field", metavar="NAME", help="Field of JSON Lines and Parquet that holds the text.")
    ] = "text",
    id_field: Annotated[str, typer.Option("--id-field", metavar="NAME", help="Field that names the article.")] = "id",
    pipeline: PipelineOption = "auto",
    jobs: JobsOption = None,
    shard: ShardOption = 100,
    engine: EngineOption = "local",
    address: AddressOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Analyse a corpus into tables of documents, statements and figures; stopped and called again, it goes on.

    Exit code 1: a document failed, its error is in the table, the others were done. 2: the call is wrong.
    """
    if address and engine != "ray":
        raise typer.BadParameter("--address is for --engine ray")
    _set_up_messages(quiet, verbose)
    call = Call(tuple(inputs), output, format, text_field, id_field, pipeline, shard, engine, jobs, address)
    with _ending_quietly():
        raise typer.Exit(corpus(call, quiet))


def corpus(call: Call, quiet: bool = False) -> int:
    """Analyse a corpus, and say at the end what there is.

    Returns:
        The exit code: 1 where a document failed, 2 where the call is wrong.
    """
    from claimx.corpus.run import run

    try:
        counts = run(call).counts
    except CorpusError as error:
        log.error(error)
        return WRONG_CALL
    if not quiet:
        print(", ".join(f"{counts[name]:,} {name}" for name in counts), file=sys.stderr)
    return SOME_SOURCE_FAILED if counts["failures"] else OK


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of what `--format json` writes for one source."""
    with _ending_quietly():
        print(schema(), flush=True)


def schema() -> str:
    """The JSON Schema of a document."""
    from claimx.models import Document

    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | Document.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False)


@app.command("info")
def info_command() -> None:
    """Print versions, the pipelines for German that are installed, and which one auto takes."""
    with _ending_quietly():
        for name, value in info():
            print(f"{name:<20} {value}", flush=True)


def info() -> list[tuple[str, str]]:
    """Versions and pipelines, each as a name and what is to be said about it."""
    from spacy.about import __version__ as spacy_version

    from claimx.pipeline import describe, installed, locate

    return [
        ("claimx", __version__),
        ("Python", platform.python_version()),
        ("spaCy", spacy_version),
        *((f"pipeline {name}", describe(name)) for name in ("bundled", *installed())),
        ("auto takes", locate("auto") if locate("auto") in installed() else "bundled"),
    ]


def _can_show_progress(output: Path | None) -> bool:
    """Whether standard error is a terminal that the data do not run through as well."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return (output is not None and str(output) != "-") or sys.stdout is None or not sys.stdout.isatty()


def _set_up_messages(quiet: bool, verbose: bool) -> None:
    """Send messages to standard error, one line each, with the control characters of file names taken out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.format = _one_line  # type: ignore[method-assign]
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    if not verbose:  # what spaCy and trafilatura say to programmers
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())


def _one_line(record: logging.LogRecord) -> str:
    trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
    return trace + one_line(f"claimx: {record.getMessage()}")


@contextlib.contextmanager
def _ending_quietly() -> Iterator[None]:
    """End without a traceback where the reader of the output goes away, the disk is full, or Ctrl-C is pressed."""
    try:
        yield
    except BrokenPipeError:
        # The interpreter flushes once more on its way out; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(OK) from None
    except OSError as error:
        log.error("cannot write: %s", error.strerror or error)
        raise typer.Exit(WRONG_CALL) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


@contextlib.contextmanager
def _opened(output: Path | None, sources: list[str]) -> Iterator[TextIO]:
    """Open the output; a file appears under its name when all of it is written, and not at all if nothing was.

    Raises:
        WrongCall: It cannot be written, or it is one of the sources.
    """
    if output is None or str(output) == "-":
        yield _standard_output()
        return
    if any(isinstance(path, str) and path != STDIN and _is_same_file(path, output) for path in paths(sources)):
        raise WrongCall(f"{output}: is a source, and would be overwritten")
    target = output.resolve()
    replaceable = target.is_file() or not target.exists()  # a device or a pipe is not
    partial = target.with_name(f".{target.name}.{os.getpid()}.part") if replaceable else target
    try:
        out = partial.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise WrongCall(f"{output}: {(error.strerror or str(error)).lower()}") from None
    try:
        with out:
            yield out
        if replaceable and partial.stat().st_size:
            partial.replace(target)
    finally:
        if replaceable:
            partial.unlink(missing_ok=True)


def _is_same_file(path: str, output: Path) -> bool:
    try:
        return Path(path).samefile(output)
    except (OSError, ValueError):  # one of them is not there
        return False


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise WrongCall("standard output is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # whatever the locale: JSON is UTF-8
    return sys.stdout
