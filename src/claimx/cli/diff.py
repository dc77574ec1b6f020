"""`claimx diff`: two versions of an article in, what came, went and changed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.calls import Reading
from claimx.cli.extract import documents_of
from claimx.cli.messages import OK, SOME_SOURCE_FAILED, WRONG_CALL, UsageError, log, set_up_messages
from claimx.cli.options import (
    DateOption,
    JsonOption,
    LanguageOption,
    LexiconOption,
    PipelineOption,
    QuietOption,
    VerboseOption,
)
from claimx.cli.output import Output, format_of, opened
from claimx.render.wording import Wording, language_of_locale
from claimx.sources import SourceError, is_several

if TYPE_CHECKING:
    from claimx.models import Document

DIFFERENT = 3
"""Exit code of `--exit-code` where the versions differ."""

OldArgument = Annotated[str, typer.Argument(metavar="OLD", help="The earlier version: a file, an address, or -.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="The later version.")]
DiffOutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, all of it or nothing; .json is JSON."),
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help=f"End with {DIFFERENT} where statements or figures differ.")
]


def diff_command(
    old: OldArgument,
    new: NewArgument,
    as_json: JsonOption = False,
    output: DiffOutputOption = None,
    exit_code: ExitCodeOption = False,
    date: DateOption = None,
    language: LanguageOption = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say what changed between two versions of an article: statements and figures that came, went, or are other ones.

    Exit code 1: a version could not be read. 2: the call is wrong. With --exit-code 3: the versions differ.
    """
    for name, hint in ((old, "OLD"), (new, "NEW")):
        if is_several([name]):
            raise typer.BadParameter("one version is one article; name its file", param_hint=hint)
    if old == new == "-":
        raise typer.BadParameter("only one of the two can be standard input", param_hint="NEW")
    set_up_messages(quiet, verbose, language)
    reading = Reading(pipeline=pipeline, lexicon=lexicon, date=date)
    wording = Wording(language or language_of_locale())
    code = diff(old, new, reading, Output.named(output), as_json, wording)
    raise typer.Exit(code if exit_code or code != DIFFERENT else OK)


def diff(old: str, new: str, reading: Reading, output: Output | None, as_json: bool, wording: Wording) -> int:
    """Compare two versions of an article, and write down what changed.

    Args:
        old: File or address of the earlier version, or `-`.
        new: The same of the later one.
        reading: How to read and analyse.
        output: Where to write; None is standard output.
        as_json: Whether JSON was asked for; else it is what the suffix of the output says.
        wording: Of the table.

    Returns:
        The exit code: 1 where one could not be read, 2 where the call is wrong, 3 where the versions differ.
    """
    failed: list[SourceError] = []
    try:
        format = format_of("json" if as_json else None, output)
        if format not in ("table", "json"):
            raise UsageError(f"{output}: diff writes tables and JSON: name a file with the suffix .txt or .json")
        found = [list(documents_of([name], reading, failed)) for name in (old, new)]
        if failed:
            return SOME_SOURCE_FAILED
        versions = [_only_one(name, documents) for name, documents in zip((old, new), found, strict=True)]
        from claimx.across.difference import diff as difference_of
        from claimx.render.difference import json_object, table

        difference = difference_of(*versions)
        with opened(output, [old, new]) as out:
            for piece in json_object(difference) if format == "json" else table(difference, out, wording):
                out.write(piece)
    except UsageError as error:
        log.error(error)
        return WRONG_CALL
    return OK if difference.is_empty else DIFFERENT


def _only_one(name: str, documents: list[Document]) -> Document:
    """The document of a version.

    Raises:
        UsageError: There are several.
    """
    if len(documents) > 1:
        raise UsageError(f"{name}: holds several articles: a version is one")
    return documents[0]
