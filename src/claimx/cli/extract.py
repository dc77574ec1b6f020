"""`claimx extract`: sources in, what was found out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain, islice
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any

import typer

from claimx.cli.calls import Reading, Writing, shows_progress, sources_of, write_text, writing_of
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, log, set_up_messages
from claimx.cli.options import (
    AuthorsFieldOption,
    ConfidenceOption,
    DateFieldOption,
    DateOption,
    DialectOption,
    FormatOption,
    IdFieldOption,
    JsonOption,
    KeepOption,
    KindOption,
    LanguageFieldOption,
    LanguageOption,
    LexiconOption,
    OnlyOption,
    OutputOption,
    PipelineOption,
    QuietOption,
    SiteFieldOption,
    Sources,
    SpeakerOption,
    TextFieldOption,
    TitleFieldOption,
    TypeOption,
    UrlFieldOption,
    VerboseOption,
    WithTextOption,
)
from claimx.cli.output import format_of, opened_path
from claimx.extras import MissingLibraryError
from claimx.filters import Filter
from claimx.render import NO_TEXT, Format, renderer, write_files
from claimx.render.dialects import DIALECTS
from claimx.render.wording import Wording
from claimx.sources import Article, Fields, SourceError, count, is_several, read

if TYPE_CHECKING:
    from claimx.models import Document


_SPEAKERS_TO_NAME = 8


def extract_command(
    sources: Sources = None,
    format: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    only: OnlyOption = None,
    type: TypeOption = None,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0,
    text_field: TextFieldOption = None,
    id_field: IdFieldOption = "id",
    title_field: TitleFieldOption = "title",
    authors_field: AuthorsFieldOption = "authors",
    date_field: DateFieldOption = "published",
    url_field: UrlFieldOption = "url",
    site_field: SiteFieldOption = "site",
    language_field: LanguageFieldOption = "language",
    keep: KeepOption = None,
    date: DateOption = None,
    with_text: WithTextOption = False,
    csv_dialect: DialectOption = "plain",
    language: LanguageOption = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Find who said what, and which numbers are in it.

    Exit code 1: a source could not be read, the others were. 2: the call is wrong.
    """
    writing = writing_of(format, as_json, output, csv_dialect, language)
    sources = sources_of(sources)
    set_up_messages(quiet, verbose, writing.language)
    wanted = Filter(only, tuple(type or ()), tuple(kind or ()), speaker, min_confidence)
    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named, tuple(keep or ()))
    progress = shows_progress(sources, fields, writing, quiet)
    reading = Reading(fields, with_text, pipeline, progress, lexicon, date)
    raise typer.Exit(extract(sources, writing, wanted, reading))


def extract(
    sources: list[str], writing: Writing | None = None, wanted: Filter | None = None, reading: Reading | None = None
) -> int:
    """Analyse sources and write down what was found.

    Args:
        sources: Files, folders, addresses, `-`.
        writing: How to write, and where; None is the same as the options' defaults.
        wanted: What to keep of each document; None keeps everything.
        reading: How to read and analyse; None is the same as the options' defaults.

    Returns:
        The exit code: 1 where a source could not be read, 2 where output or pipeline are wrong.
    """
    failed: list[SourceError] = []
    heard: dict[str, None] = {}
    writing, wanted, reading = writing or Writing(), wanted or Filter(), reading or Reading()
    several = is_several(sources, reading.fields)
    try:
        format = format_of(writing.format, writing.output)
        reading = replace(reading, with_text=reading.with_text or format in ("html", "cas"))
        documents = map(wanted.apply, _noting_speakers(documents_of(sources, reading, failed), heard))
        first = list(islice(documents, 1))
        if first or several:  # where the only source failed there is nothing to write, not even a heading
            _write(format, chain(first, documents), writing, several, sources)
    except UsageError as error:
        log.error(error)
        return WRONG_CALL
    if wanted.speaker is not None and not any(map(wanted.hears, heard)):
        log.warning("--speaker %s: %s", wanted.speaker, _nobody_of_that_name(list(heard)))
    return SOME_SOURCE_FAILED if failed else OK


def _write(format: Format, documents: Iterator[Document], writing: Writing, several: bool, sources: list[str]) -> None:
    output = writing.output
    try:
        if output is not None and (output.folder or format in NO_TEXT):
            dialect, wording = DIALECTS[writing.dialect], Wording(writing.language)
            with opened_path(output, sources) as path:
                write_files(format, documents, path, folder=output.folder, dialect=dialect, wording=wording)
            return
        write_text(
            lambda out, dialect, wording: renderer(format, several=several, out=out, dialect=dialect, wording=wording)(
                documents
            ),
            writing,
            sources,
        )
    except MissingLibraryError as error:
        raise UsageError(str(error)) from None


def _noting_speakers(documents: Iterable[Document], heard: dict[str, None]) -> Iterator[Document]:
    """Pass documents on and note how those are called who speak in them, in the order of the text."""
    for document in documents:
        heard |= {s.speaker.name or s.speaker.text: None for s in document.statements if s.speaker}
        yield document


def _nobody_of_that_name(heard: list[str]) -> str:
    if not heard:
        return "nobody says anything there"
    named, others = ", ".join(heard[:_SPEAKERS_TO_NAME]), len(heard) - _SPEAKERS_TO_NAME
    if others > 0:
        return f"nobody of that name speaks there, but {named} and {others} more"
    return f"nobody of that name speaks there, but {named}"


LONG_TEXT = 1_000_000
"""Characters above which a call says that it will take a while: nothing else is seen until all of a text is read."""


def documents_of(sources: list[str], reading: Reading, failed: list[SourceError]) -> Iterator[Document]:
    """Analyse the sources that can be read; report the others and collect them in `failed`.

    Raises:
        UsageError: The pipeline or the lexicon cannot be used.
    """
    articles = read(sources, reading.fields)
    if reading.progress:
        from claimx.progress import watched

        articles = watched(articles, count(sources, reading.fields), log)
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
    import_spacy()
    from claimx.document import extract as analyse
    from claimx.language import looks_german
    from claimx.lexicon import LexiconError
    from claimx.pipeline import PipelineError, load

    if article.warning:
        log.warning(article.warning)
    if not looks_german(article.text):
        log.warning("%s: does not look German, which is what claimx reads", article.label)
    if len(article.text) > LONG_TEXT:
        log.warning("%s: %s characters: a million takes about a minute", article.label, f"{len(article.text):,}")
    try:
        nlp = load(reading.pipeline, reading.lexicon)
    except (PipelineError, LexiconError) as error:
        raise UsageError(str(error)) from error
    started = perf_counter()
    try:
        with nlp.memory_zone():  # else each new word of each article stays in memory
            document = analyse(article, pipeline=nlp, date=reading.date, with_text=reading.with_text)
    except Exception as error:  # a mistake of ours must not cost the user the thousand articles after this one
        log.info("%s: where it failed", article.label, exc_info=True)
        raise SourceError.of_ours(article, error) from error
    log.info("%s: %d characters in %.2f s", article.label, len(article.text), perf_counter() - started)
    return document


def import_spacy() -> None:
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
