"""Puts the commands together, and says what to type where none of them was."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claimx import __version__
from claimx.cli import compare, corpus, diff, explain, extract, info, speakers
from claimx.cli.help import Command, spoken
from claimx.cli.messages import ending_quietly, set_up_messages, standard_output
from claimx.cli.translation import language_of_call, usage_errors_in


class Commands(TyperGroup):
    """The commands. An article in the place of one is answered with the command that reads it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line up to the command, as Typer does, but for `claimx article.txt`."""
        if args and not ctx.resilient_parsing and args[0] not in self.commands and self._is_for_extract(ctx, args[0]):
            ctx.fail(f"to read an article, type: claimx extract {shlex.join(args)}")
        return super().parse_args(ctx, args)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Parse the command line, as Typer does, and say in the user's language what is wrong with it."""
        self._language = language_of_call(args)
        set_up_messages(quiet=False, verbose=False, language=self._language)
        with ending_quietly(), usage_errors_in(self._language):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, as Typer does, and say in the user's language what is wrong with its options."""
        with ending_quietly(), usage_errors_in(self._language):
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, as Typer does, in the user's language."""
        standard_output()
        super().format_help(ctx, spoken(formatter, self._language))

    def _is_for_extract(self, ctx: Any, argument: str) -> bool:
        if argument.startswith("-") and argument != "-":
            option = argument.partition("=")[0]
            return option in _options(self.commands["extract"]) and option not in _options(self)
        return any(mark in argument for mark in "./*") or argument == "-" or Path(argument).exists()


def _options(command: Any) -> set[str]:
    return {"-h", "--help"} | {option for parameter in command.params for option in parameter.opts}


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"claimx {__version__}", file=standard_output(), flush=True)
        raise typer.Exit


@app.callback()
def callback(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, and which numbers are in it: attributed statements and figures from German news."""


_COMMANDS: dict[str, Callable[..., None]] = {
    "extract": extract.extract_command,
    "explain": explain.explain_command,
    "corpus": corpus.corpus_command,
    "compare": compare.compare_command,
    "diff": diff.diff_command,
    "speakers": speakers.speakers_command,
    "schema": info.schema_command,
    "info": info.info_command,
}
for _name, _command in _COMMANDS.items():
    # The list of commands shows the first paragraph whole, where Typer would cut it off.
    app.command(_name, cls=Command, short_help=(_command.__doc__ or "").partition("\n")[0])(_command)
