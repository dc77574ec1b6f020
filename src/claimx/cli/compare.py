"""`claimx compare`: articles in, and who gives which number for the same thing out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.collection import documents_with_text
from claimx.cli.extract import Reading
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, ending_quietly, log, set_up_messages
from claimx.cli.options import (
    ArticlesOrCorpora,
    AuthorsFieldOption,
    DateFieldOption,
    DateOption,
    DialectOption,
    IdFieldOption,
    JsonOption,
    KindOption,
    LanguageFieldOption,
    LanguageOption,
    LexiconOption,
    PipelineOption,
    QuietOption,
    SiteFieldOption,
    SpeakerOption,
    TextFieldOption,
    TitleFieldOption,
    UrlFieldOption,
    VerboseOption,
)
from claimx.cli.output import Output, can_show_progress, format_of, opened
from claimx.render.comparison import COMPARISON_FORMATS, ComparisonFormat, render
from claimx.render.dialects import DIALECTS, DialectName
from claimx.render.wording import Language, Wording, language_of_locale
from claimx.sources import STDIN, Fields, SourceError, is_several

if TYPE_CHECKING:
    from claimx.across.models import Comparison, Group
    from claimx.models import Document

ComparisonFormatOption = Annotated[
    ComparisonFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write the groups [default: what the suffix of --output says, else table].",
        show_default=False,
    ),
]
ComparisonOutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, all of it or nothing."),
]
DiffersOption = Annotated[bool, typer.Option("--differs", help="Only groups whose figures cannot all be right.")]
CertainOption = Annotated[bool, typer.Option("--certain", help="Only groups without an uncertain figure.")]


@dataclass(frozen=True)
class Wanted:
    """Which groups to keep; the fields are the options of the same name."""

    kinds: tuple[str, ...] = ()
    speaker: str | None = None
    differs: bool = False
    certain: bool = False

    def keeps(self, group: Group) -> bool:
        """Whether a group is one that was asked for; `speaker` is a part of the name of one of its speakers."""
        if (self.kinds and group.kind not in self.kinds) or (self.differs and not group.differs):
            return False
        if self.certain and group.uncertain:
            return False
        name = (self.speaker or "").casefold()
        return not name or any(name in (figure.speaker or "").casefold() for figure in group.figures)


@dataclass(frozen=True)
class ComparisonWriting:
    """How a comparison is written; the fields are the options of the same name."""

    format: ComparisonFormat | None = None
    """None takes what the suffix of the output says, and else a table."""
    output: Output | None = None
    """None is standard output."""
    dialect: DialectName = "plain"
    language: Language = "en"


def compare_command(
    sources: ArticlesOrCorpora = None,
    format: ComparisonFormatOption = None,
    as_json: JsonOption = False,
    output: ComparisonOutputOption = None,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    differs: DiffersOption = False,
    certain: CertainOption = False,
    text_field: TextFieldOption = None,
    id_field: IdFieldOption = "id",
    title_field: TitleFieldOption = "title",
    authors_field: AuthorsFieldOption = "authors",
    date_field: DateFieldOption = "published",
    url_field: UrlFieldOption = "url",
    site_field: SiteFieldOption = "site",
    language_field: LanguageFieldOption = "language",
    date: DateOption = None,
    csv_dialect: DialectOption = "plain",
    language: LanguageOption = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Put figures side by side that measure or count the same thing: who gives which number, how far apart they are.

    Exit code 1: a source could not be read, the others were. 2: the call is wrong.
    """
    if as_json and format not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {format} exclude each other")
    if csv_dialect != "plain" and format not in (None, "csv"):
        raise typer.BadParameter(f"--csv-dialect and --format {format} exclude each other")
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise typer.BadParameter("name files, a folder, or pipe an article in", param_hint="SOURCES")
        sources = [STDIN]
    set_up_messages(quiet, verbose, language)
    to = Output.named(output)
    if csv_dialect != "plain" and format is None and to is None:
        format = "csv"
    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named)
    progress = not quiet and is_several(sources, fields) and can_show_progress(to)
    reading = Reading(fields, True, pipeline, progress, lexicon, date)
    wanted = Wanted(tuple(kind or ()), speaker, differs, certain)
    writing = ComparisonWriting("json" if as_json else format, to, csv_dialect, language or language_of_locale())
    with ending_quietly():
        raise typer.Exit(compare(sources, writing, wanted, reading))


def compare(
    sources: list[str],
    writing: ComparisonWriting | None = None,
    wanted: Wanted | None = None,
    reading: Reading | None = None,
) -> int:
    """Compare the figures of sources, and write down the groups.

    Args:
        sources: Files, folders, addresses, `-`, and folders of `claimx corpus`.
        writing: How to write, and where; None is the same as the options' defaults.
        wanted: Which groups to keep; None keeps all.
        reading: How to read and analyse; None is the same as the options' defaults.

    Returns:
        The exit code: 1 where a source could not be read, 2 where output, pipeline or lexicon are wrong.
    """
    writing, wanted, reading = writing or ComparisonWriting(), wanted or Wanted(), reading or Reading(with_text=True)
    failed: list[SourceError] = []
    try:
        format = _format_of(writing)
        comparison = _compared(documents_with_text(sources, reading, failed), wanted)
        if comparison.articles:  # where every source failed there is nothing to write
            _write(format, comparison, writing, sources)
    except UsageError as error:
        log.error(error)
        return WRONG_CALL
    return SOME_SOURCE_FAILED if failed else OK


def _compared(documents: Iterator[Document], wanted: Wanted) -> Comparison:
    from claimx.across.comparison import compare

    found = compare(documents)
    return found.model_copy(update={"groups": [group for group in found.groups if wanted.keeps(group)]})


def _format_of(writing: ComparisonWriting) -> ComparisonFormat:
    """The format of the output.

    Raises:
        UsageError: It is none that a comparison can be written in.
    """
    if writing.output is not None and writing.output.folder:
        raise UsageError(f"{writing.output}: is a folder: name a file")
    format = format_of(writing.format, writing.output)
    for known in COMPARISON_FORMATS:
        if format == known:
            return known
    raise UsageError(f"{writing.output}: compare writes {', '.join(COMPARISON_FORMATS)}: name a file of one of these")


def _write(format: ComparisonFormat, comparison: Comparison, writing: ComparisonWriting, sources: list[str]) -> None:
    dialect, wording = DIALECTS[writing.dialect], Wording(writing.language)
    with opened(writing.output, sources) as out:
        for piece in render(format, comparison, out, dialect, wording):
            out.write(piece)
            out.flush()
