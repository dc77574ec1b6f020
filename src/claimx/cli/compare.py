"""`claimx compare`: articles in, and who gives which number for the same thing out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.calls import Reading, Writing, format_among, shows_progress, sources_of, write_text, writing_of
from claimx.cli.collection import documents_with_text
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, log, set_up_messages
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
from claimx.render.comparison import COMPARISON_FORMATS, ComparisonFormat, render
from claimx.sources import Fields, SourceError

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
    writing = writing_of(format, as_json, output, csv_dialect, language)
    sources = sources_of(sources)
    set_up_messages(quiet, verbose, writing.language)
    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named)
    reading = Reading(fields, True, pipeline, shows_progress(sources, fields, writing, quiet), lexicon, date)
    wanted = Wanted(tuple(kind or ()), speaker, differs, certain)
    raise typer.Exit(compare(sources, writing, wanted, reading))


def compare(
    sources: list[str],
    writing: Writing | None = None,
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
    writing, wanted, reading = writing or Writing(), wanted or Wanted(), reading or Reading(with_text=True)
    failed: list[SourceError] = []
    try:
        format = format_among(COMPARISON_FORMATS, writing, "compare")
        comparison = _compared(documents_with_text(sources, reading, failed), wanted)
        if comparison.articles:  # where every source failed there is nothing to write
            write_text(partial(render, format, comparison), writing, sources)
    except UsageError as error:
        log.error(error)
        return WRONG_CALL
    return SOME_SOURCE_FAILED if failed else OK


def _compared(documents: Iterator[Document], wanted: Wanted) -> Comparison:
    from claimx.across.comparison import compare

    found = compare(documents)
    return found.model_copy(update={"groups": [group for group in found.groups if wanted.keeps(group)]})
