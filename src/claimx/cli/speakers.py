"""`claimx speakers`: articles in, and who is quoted in them, how often and as what, out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.calls import Reading, Writing, format_among, shows_progress, sources_of, write_text, writing_of
from claimx.cli.collection import documents_with_text
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, log, set_up_messages
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
from claimx.cli.output import opened_path
from claimx.extras import MissingLibraryError
from claimx.render.speakers import SPEAKERS_FORMATS, SpeakersFormat, render
from claimx.render.summary import counted
from claimx.render.wording import Wording
from claimx.sources import Fields, SourceError
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
    writing = writing_of(format, as_json, output, csv_dialect, language)
    sources = sources_of(sources)
    set_up_messages(quiet, verbose, writing.language)
    from claimx.across.speakers_overview import Wanted

    named = (id_field, title_field, authors_field, date_field, url_field, site_field, language_field)
    fields = Fields(text_field, *named)
    reading = Reading(fields, True, pipeline, shows_progress(sources, fields, writing, quiet), lexicon)
    kinds, parties, roles, acts = (tuple(values or ()) for values in (kind, party, role, act))
    wanted = Wanted(kinds, parties, roles, acts, speaker, tuple(not_speaker or ()), since, until)
    raise typer.Exit(speakers(sources, writing, wanted, reading, people))


def speakers(
    sources: list[str],
    writing: Writing | None = None,
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

    writing, reading = writing or Writing(), reading or Reading(with_text=True)
    failed: list[SourceError] = []
    try:
        format = format_among(SPEAKERS_FORMATS, writing, "speakers")
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


def _write(format: SpeakersFormat, found: Overview, writing: Writing, sources: list[str]) -> None:
    if format == "xlsx" and writing.output is not None:
        from claimx.render.files import write_speakers

        try:
            with opened_path(writing.output, sources) as path:
                write_speakers(found, path, Wording(writing.language))
        except MissingLibraryError as error:
            raise UsageError(str(error)) from None
        return
    write_text(partial(render, format, found), writing, sources)
