"""Help in the language of the user: English stands beside the options, German in `locale/de.po`."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand

from claimx.cli.messages import standard_output
from claimx.cli.translation import language_of_call
from claimx.render.wording import Language, helping

_TYPE = re.compile(r" <list\[\w+\]>$")
"""What Typer says of arguments that may be repeated, in the words of Python."""
_ADDED = re.compile(r"^(.*?)((?:  )?\[(?:default: )?[^\[\]]*\])?$", re.DOTALL)
"""The help of an option, and what Typer puts behind it: `[default: auto]`, `[0<=x<=1]`."""
_PLACEHOLDER = re.compile(r"\b[A-Z][A-Z_]+(?:-[A-Z]+)*\b")
"""What stands for a value: `FILE`, `[OPTIONS]`, `YYYY-MM-DD`."""


class Command(TyperCommand):
    """A command whose help is in the language that its call, or else the system, asks for."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Parse the command line, as Typer does."""
        self._language = language_of_call(args)
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, as Typer does."""
        standard_output()
        super().format_help(ctx, spoken(formatter, self._language))


def spoken(formatter: Any, language: Language) -> Any:
    """A formatter of Typer's help that translates what it writes."""
    write_usage, write_heading = formatter.write_usage, formatter.write_heading
    write_text, write_dl = formatter.write_text, formatter.write_dl
    texts = helping(language)

    def said(text: str) -> str:
        return texts.get(text, text)

    def placeholders(text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: said(match[0]), _TYPE.sub("", text))

    def described(text: str) -> str:
        if text in texts:
            return texts[text]
        own, added = _ADDED.fullmatch(text).groups("")  # type: ignore[union-attr]
        for word in ("[default: ", "[required]"):
            added = added.replace(word, said(word))
        return said(own) + added

    formatter.write_usage = lambda prog, args="", prefix=None: write_usage(prog, placeholders(args), said("Usage: "))
    formatter.write_heading = lambda heading: write_heading(said(heading))
    formatter.write_text = lambda text: write_text(said(text))
    formatter.write_dl = lambda rows, *args, **kwargs: write_dl(
        [(placeholders(name), described(text)) for name, text in rows], *args, **kwargs
    )
    return formatter
