"""`claimx explain`: why something was found in an article, or was not."""

from __future__ import annotations

from typing import Annotated

import typer

from claimx.cli.extract import import_spacy
from claimx.cli.messages import SOME_SOURCE_FAILED, WRONG_CALL, log, set_up_messages, standard_output
from claimx.cli.options import LanguageOption, LexiconOption, PipelineOption
from claimx.render.wording import language_of_locale
from claimx.sources import SourceError, is_several, read


def explain_command(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The file with the article; - for standard input.")],
    statement: Annotated[str | None, typer.Option(metavar="ID", help="Explain this statement: s3.")] = None,
    figure: Annotated[str | None, typer.Option(metavar="ID", help="Explain this figure: f2.")] = None,
    at: Annotated[
        int | None, typer.Option(metavar="OFFSET", help="Explain the sentence that has this character.")
    ] = None,
    pipeline: PipelineOption = "auto",
    lexicon: LexiconOption = None,
    language: LanguageOption = None,
) -> None:
    """Say why: tags, phrases, clauses, the rules that claimed a passage and those that gave way, who is meant.

    Every line names the place where it is decided. Exit code 1: the article could not be read. 2: the call is wrong.
    """
    if sum(option is not None for option in (statement, figure, at)) > 1:
        raise typer.BadParameter("--statement, --figure and --at exclude each other")
    if is_several([article]):
        raise typer.BadParameter("one article is explained at a time; name its file", param_hint="ARTICLE")
    language = language or language_of_locale()
    set_up_messages(quiet=False, verbose=False, language=language)
    found, *others = read([article])
    if others:
        raise typer.BadParameter("one article is explained at a time, and this file has several", param_hint="ARTICLE")
    if isinstance(found, SourceError):
        log.error(found)
        raise typer.Exit(SOME_SOURCE_FAILED)
    import_spacy()
    from claimx.explanation import explain
    from claimx.lexicon import LexiconError
    from claimx.pipeline import PipelineError, load

    out = standard_output()
    try:
        nlp = load(pipeline, lexicon)
        said = explain(found.text, pipeline=nlp, statement=statement, figure=figure, at=at, language=language)
    except (PipelineError, LexiconError, ValueError) as error:
        log.error(error)
        raise typer.Exit(WRONG_CALL) from None
    print(said, end="", file=out, flush=True)
