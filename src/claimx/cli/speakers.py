"""`claimx speakers`: articles in, and who is quoted in them, how often and as what, out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.collection import documents_with_text
from claimx.cli.extract import Reading
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, ending_quietly, log, set_up_messages
from claimx.cli.options import (
    ArticlesOrCorpora,
    AuthorsFieldOption,
    DateFieldOption,
    DialectOption,
    IdFieldOption,
    JsonOption,
    LanguageFieldOption,
    LanguageOption,
    LexiconOption,
    PeopleOption,
    PipelineOption,
    QuietOption,
    SiteFieldOption,
    TextFieldOption,
    TitleFieldOption,
    UrlFieldOption,
    VerboseOption,
    a_day,
    one_of,
)
from claimx.cli.output import Output, can_show_progress, format_of, opened, opened_path
from claimx.extras import MissingLibraryError
from claimx.render.dialects import DIALECTS, DialectName
from claimx.render.speakers import SPEAKERS_FORMATS, SpeakersFormat, render
from claimx.render.summary import counted
from claimx.render.wording import Language, Wording, language_of_locale
from claimx.sources import STDIN, Fields, SourceError, is_several
from claimx.vocabulary import SpeakerKind

if TYPE_CHECKING:
    from claimx.across.speakers_overview import Overview, Wanted
    from claimx.across.speakers_people import Person

SpeakersFormatOption = Annotated[
    SpeakersFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write the speakers [default: what the suffix of --output says, else table].",
        show_default=False,
    ),
]
SpeakersOutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, all of it or nothing.")
]
SpeakerKindOption = Annotated[
    list[str] | None, one_of(SpeakerKind, "--kind", help="Only speakers of this kind; may be repeated.")
]
PartyOption = Annotated[
    list[str] | None, typer.Option("--party", metavar="PARTY", help="Only members of this party; may be repeated.")
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLE", help="Only who has this in an office or description; may be repeated."),
]
ActOption = Annotated[
    list[str] | None,
    typer.Option("--act", metavar="ACT", help="Count only statements with this speech act (deny); may be repeated."),
]
NameOption = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only who has this in one of the names.")
]
NotSpeakerOption = Annotated[
    list[str] | None,
    typer.Option("--not-speaker", metavar="NAME", help="Not who has this in one of the names; may be repeated."),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="YYYY-MM-DD", callback=a_day, help="Only articles of this day or later."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="YYYY-MM-DD", callback=a_day, help="Only articles of this day or earlier."),
]


@dataclass(frozen=True)
class SpeakersWriting:
    """How the speakers are written; the fields are the options of the same name."""

    format: SpeakersFormat | None = None
    """None takes what the suffix of the output says, and else a table."""
    output: Output | None = None
    """None is standard output."""
    dialect: DialectName = "plain"
    language: Language = "en"


def speakers_command(
    sources: ArticlesOrCorpora = None,
    format: SpeakersFormatOption = None,
    as_json: JsonOption = False,
    output: SpeakersOutputOption = None,
    people: PeopleOption = None,
    kind: SpeakerKindOption = None,
    party: PartyOption = None,
    role: RoleOption = None,
    act: ActOption = None,
    speaker: NameOption = None,
    not_speaker: NotSpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text_field: TextFieldOption = None,
    id_field: IdFieldOption = "id",
    title_field: TitleFieldOption = "title",
    authors_field: AuthorsFieldOption = "authors",
    date_field: DateFieldOption = "published",
    url_field: UrlFieldOption = "url",
    site_field: SiteFieldOption = "site",
    language_field: LanguageFieldOption = "language",
    csv_dialect: DialectOption = "plain",
    language: LanguageOption = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say who is quoted across articles: how often, as what, of which party and gender.

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
    from claimx.across.speakers_overview import Wanted

    to = Output.named(output)
    if csv_dialect != "plain" and format is None and to is None:
        format = "csv"
    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named)
    progress = not quiet and is_several(sources, fields) and can_show_progress(to)
    reading = Reading(fields, True, pipeline, progress, lexicon)
    kinds, parties, roles, acts = (tuple(values or ()) for values in (kind, party, role, act))
    wanted = Wanted(kinds, parties, roles, acts, speaker, tuple(not_speaker or ()), since, until)
    writing = SpeakersWriting("json" if as_json else format, to, csv_dialect, language or language_of_locale())
    with ending_quietly():
        raise typer.Exit(speakers(sources, writing, wanted, reading, people))


def speakers(
    sources: list[str],
    writing: SpeakersWriting | None = None,
    wanted: Wanted | None = None,
    reading: Reading | None = None,
    people: Path | None = None,
) -> int:
    """Put together who speaks in sources, and write it down.

    Args:
        sources: Files, folders, addresses, `-`, and folders of `claimx corpus`.
        writing: How to write, and where; None is the same as the options' defaults.
        wanted: Whom to count; None counts everybody.
        reading: How to read and analyse; None is the same as the options' defaults.
        people: File with a list of people.

    Returns:
        The exit code: 1 where a source could not be read, 2 where the call is wrong.
    """
    from claimx.across.speakers_overview import speakers as put_together

    writing, reading = writing or SpeakersWriting(), reading or Reading(with_text=True)
    failed: list[SourceError] = []
    try:
        format = _format_of(writing)
        found = put_together(documents_with_text(sources, reading, failed), known_people(people), wanted)
        if found.undated:
            log.warning("%s without a date left out", counted(found.undated, "article"))
        if found.articles or not failed:  # where every source failed there is nothing to write
            _write(format, found, writing, sources)
    except UsageError as error:
        log.error(error)
        return WRONG_CALL
    return SOME_SOURCE_FAILED if failed else OK


def known_people(path: Path | None) -> list[Person]:
    """The list of people in a file.

    Raises:
        UsageError: It cannot be read.
    """
    from claimx.across.speakers_people import PeopleError, read_people

    try:
        return [] if path is None else read_people(path)
    except PeopleError as error:
        raise UsageError(str(error)) from None


def _format_of(writing: SpeakersWriting) -> SpeakersFormat:
    """The format of the output.

    Raises:
        UsageError: It is none that speakers can be written in.
    """
    if writing.output is not None and writing.output.folder:
        raise UsageError(f"{writing.output}: is a folder: name a file")
    format = format_of(writing.format, writing.output)
    for known in SPEAKERS_FORMATS:
        if format == known:
            return known
    raise UsageError(f"{writing.output}: speakers writes {', '.join(SPEAKERS_FORMATS)}: name a file of one of these")


def _write(format: SpeakersFormat, found: Overview, writing: SpeakersWriting, sources: list[str]) -> None:
    dialect, wording = DIALECTS[writing.dialect], Wording(writing.language)
    if format == "xlsx" and writing.output is not None:
        from claimx.render.files import write_speakers

        try:
            with opened_path(writing.output, sources) as path:
                write_speakers(found, path, wording)
        except MissingLibraryError as error:
            raise UsageError(str(error)) from None
        return
    with opened(writing.output, sources) as out:
        for piece in render(format, found, out, dialect, wording):
            out.write(piece)
            out.flush()
