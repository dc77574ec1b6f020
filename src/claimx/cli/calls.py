"""What the commands that read articles have in common: the sources of a call, how they are read, how it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, TypeVar

import typer

from claimx.cli.messages import UsageError
from claimx.cli.output import Output, can_show_progress, format_of, opened
from claimx.render import Format
from claimx.render.dialects import DIALECTS, Dialect, DialectName
from claimx.render.wording import Language, Wording, language_of_locale
from claimx.sources import STDIN, Fields, is_several

OneFormat = TypeVar("OneFormat", bound=str)


@dataclass(frozen=True)
class Reading:
    """How sources are read and analysed; the fields are the options of the same name."""

    fields: Fields = field(default_factory=Fields)
    with_text: bool = False
    pipeline: str = "auto"
    progress: bool = False
    lexicon: Path | None = None
    date: str | None = None


@dataclass(frozen=True)
class Writing:
    """How what was found is written; the fields are the options of the same name."""

    format: Format | None = None
    """None takes what the suffix of the output says, and else a table."""
    output: Output | None = None
    """None is standard output."""
    dialect: DialectName = "plain"
    language: Language = "en"


def sources_of(named: list[str] | None) -> list[str]:
    """The sources of a call: what it names, else what is piped in.

    Raises:
        typer.BadParameter: Neither is there.
    """
    if named:
        return named
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("name a file or folder, or pipe an article in", param_hint="SOURCES")
    return [STDIN]


def writing_of(
    format: Format | None, as_json: bool, output: str | None, csv_dialect: DialectName, language: Language | None
) -> Writing:
    """How a call wants it written; a dialect of CSV alone says that it is CSV.

    Raises:
        typer.BadParameter: Two of the options exclude each other.
    """
    if as_json and format not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {format} exclude each other")
    if csv_dialect != "plain" and format not in (None, "csv"):
        raise typer.BadParameter(f"--csv-dialect and --format {format} exclude each other")
    to = Output.named(output)
    if csv_dialect != "plain" and format is None and (to is None or to.folder):
        format = "csv"
    return Writing("json" if as_json else format, to, csv_dialect, language or language_of_locale())


def shows_progress(sources: list[str], fields: Fields, writing: Writing, quiet: bool) -> bool:
    """Whether a bar is shown: there is more than one article to read, and nothing else on the terminal."""
    return not quiet and is_several(sources, fields) and can_show_progress(writing.output)


def format_among(formats: Sequence[OneFormat], writing: Writing, command: str) -> OneFormat:
    """The format of the output of a command that writes some formats only, into one file.

    Raises:
        UsageError: It is none of these.
    """
    if writing.output is not None and writing.output.folder:
        raise UsageError(f"{writing.output}: is a folder: name a file")
    chosen = format_of(writing.format, writing.output)
    for known in formats:
        if chosen == known:
            return known
    raise UsageError(f"{writing.output}: {command} writes {', '.join(formats)}: name a file of one of these")


def write_text(
    pieces: Callable[[TextIO, Dialect, Wording], Iterable[str]], writing: Writing, sources: list[str]
) -> None:
    """Write text, a piece at a time, where it belongs.

    Args:
        pieces: Makes the text for a file, in a dialect of CSV and a wording.
        writing: Says where and how.
        sources: What the text must not be written over.

    Raises:
        UsageError: It cannot be written.
    """
    with opened(writing.output, sources) as out:
        for piece in pieces(out, DIALECTS[writing.dialect], Wording(writing.language)):
            out.write(piece)
            out.flush()
