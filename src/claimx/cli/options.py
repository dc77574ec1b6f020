"""The options and arguments of `claimx extract`, some of which other commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from claimx.filters import Only
from claimx.render import Format
from claimx.render.dialects import DialectName
from claimx.render.wording import Language
from claimx.vocabulary import FigureKind, StatementType


def one_of(values: Any, name: str, help: str) -> Any:
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
        help="Files, folders (what is in them), patterns such as '2024/**/*.txt', addresses (https://…), or - for "
        "standard input; what is piped in needs no name.",
        show_default=False,
    ),
]
ArticlesOrCorpora = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCES",
        help="Files, folders, patterns, addresses, or - for standard input, as for extract; and folders that claimx "
        "corpus has written, which are not analysed again.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write what was found [default: what the suffix of --output says, else table].",
        show_default=False,
    ),
]


def a_day(value: str | None) -> str | None:
    """A day of the calendar in ISO 8601."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value} is no day; write it as 2026-11-26") from None


JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, all of it or nothing; with a slash behind, a folder: csv and parquet a file for each "
        "kind of record, cas one for each article.",
    ),
]
DialectOption = Annotated[
    DialectName, typer.Option("--csv-dialect", help="excel-de: semicolons, decimal commas, marked as UTF-8.")
]
LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--language",
        help="Of pages, tables, spreadsheets, messages and help [default: that of the system]. JSON, CSV and Parquet "
        "stay as they are.",
        show_default=False,
    ),
]
OnlyOption = Annotated[Only | None, typer.Option("--only", help="Leave the others out.")]
TypeOption = Annotated[
    list[str] | None, one_of(StatementType, "--type", help="Only statements of this type; may be repeated.")
]
KindOption = Annotated[
    list[str] | None, one_of(FigureKind, "--kind", help="Only figures of this kind; may be repeated.")
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
        help="Field of tables and JSON that holds the text [default: text]; with it, standard input is one of these.",
    ),
]


def _field(option: str, what: str) -> Any:
    return typer.Option(option, metavar="NAME", help=f"Field of tables and JSON that holds {what}.")


IdFieldOption = Annotated[str, _field("--id-field", "the name of the article")]
TitleFieldOption = Annotated[str, _field("--title-field", "its title")]
AuthorsFieldOption = Annotated[str, _field("--authors-field", "its authors")]
DateFieldOption = Annotated[str, _field("--date-field", "when it was published")]
UrlFieldOption = Annotated[str, _field("--url-field", "its address")]
SiteFieldOption = Annotated[str, _field("--site-field", "who published it")]
LanguageFieldOption = Annotated[str, _field("--language-field", "its language")]
KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="FIELD", help="Another field of tables and JSON to keep; may be repeated."),
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
LexiconOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="FOLDER",
        help="Words of your own on top of ours: a folder with files such as cue_verbs.jsonl or speaker_nouns.jsonl.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        callback=a_day,
        help="Day of articles that do not say theirs; 11. August, Donnerstag and gestern are then dates in full.",
    ),
]
PeopleOption = Annotated[
    Path | None,
    typer.Option(
        "--people",
        metavar="FILE",
        help="A list that says who is who: CSV with name, aliases, party, gender, wikidata.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings and no progress, only errors.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done.")]
