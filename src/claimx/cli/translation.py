"""Messages on standard error in the language of the user: English stands in the code, German in `locale/de.po`.

A message is raised where something is wrong, by modules that know nothing of a user and for callers from Python, who
read English. So it is translated on its way out: a message of the catalogue has `{}` where the code puts something in,
and what was put in is found again and, where it is a message itself, translated too.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any

from claimx.render.wording import Language, language_of_locale, messages

_PLACE = re.compile(r"\{\d?\}")
_ENDS_SOMETHING = re.compile(r"(?<=:) ")


def translated(message: str, language: Language) -> str:
    """A message in a language; one that the catalogue does not have stays as it is.

    `article.txt: no text in it` is a name and a message: what stands before a colon may be anything.
    """
    if language == "en":
        return message
    for pattern, text in _patterns(language):
        if match := pattern.fullmatch(message):
            return text.format(*(translated(group, language) for group in match.groups()))
    for end in _ENDS_SOMETHING.finditer(message):
        rest = message[end.end() :]
        if (said := translated(rest, language)) != rest:
            return message[: end.end()] + said
    return message


@cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], str]]:
    """A pattern for each message, those with the most words of their own first, and its text."""
    by_length = sorted(messages(language).items(), key=lambda item: -len(_PLACE.sub("", item[0])))
    return [(_pattern(id), text) for id, text in by_length]


def _pattern(message: str) -> re.Pattern[str]:
    """What matches a message with something put into it.

    What it begins with is no message before a colon; in one of few words of its own (`{} to {}`) all are single words.
    """
    own = [re.escape(part) for part in _PLACE.split(message)]
    is_short = not own[0] and len(_PLACE.sub("", message)) < _FEW_CHARACTERS
    first = r"(\S*?)" if is_short else "((?:(?!: ).)*?)"
    other = r"(\S*?)" if is_short else "(.*?)"
    begins = own[0] + (first if not own[0] else other) + own[1] if len(own) > 1 else own[0]
    return re.compile(begins + "".join(other + part for part in own[2:]), re.DOTALL)


_FEW_CHARACTERS = 11


def language_of_call(arguments: Sequence[str]) -> Language:
    """The language that a command line asks for, though it may be wrong elsewhere; else that of the system."""
    for option, value in pairwise([*arguments, ""]):
        said = value if option == "--language" else option.removeprefix("--language=")
        if said in ("de", "en"):
            return "de" if said == "de" else "en"
    return language_of_locale()


@contextmanager
def usage_errors_in(language: Language) -> Iterator[None]:
    """What Typer says of a wrong call, in a language."""
    try:
        yield
    except Exception as error:
        if language != "en" and hasattr(error, "format_message") and hasattr(error, "show"):
            said = io.StringIO()
            error.show(file=said)
            error.show = lambda file=None: _show(said.getvalue(), language, file)
        raise


def _show(text: str, language: Language, file: Any) -> None:
    lines = (translated(line, language) for line in text.splitlines())
    print("\n".join(lines), file=file or sys.stderr)
