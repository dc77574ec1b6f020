"""The words that people read in pages, tables and spreadsheets, in English or in German.

English stands in the code, German in `locale/de.po`, which any program for translators opens. JSON, CSV and Parquet
keep the words of the format.
"""

from __future__ import annotations

import io
import locale
import os
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["en", "de"]


def language_of_locale() -> Language:
    """German where the user's system speaks it."""
    named = filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")))
    name = next(named, None) or locale.getlocale(locale.LC_CTYPE)[0] or ""  # Windows has no such variables
    return "de" if name.lower().startswith(("de", "german")) else "en"


class Wording:
    """Words of one language."""

    def __init__(self, language: Language = "en") -> None:
        self.language: Language = language
        self._words, self._plurals = _catalogue(language)

    def __call__(self, text: str) -> str:
        """A text of the code in this language; one that has no translation stays as it is."""
        return self._words.get(text, text)

    def counted(self, number: int, noun: str) -> str:
        """A number with its noun, in the plural where it is not one: `1 statement`, `2.000 Aussagen`."""
        plural = f"{noun}s" if not noun.endswith("y") else f"{noun[:-1]}ies"
        one, other = self._plurals.get(noun, (noun, plural))
        digits = f"{number:,}"
        if self.language == "de":
            digits = digits.replace(",", ".")
        return f"{digits} {one if number == 1 else other}"


@cache
def _catalogue(language: Language) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The translations, and those of nouns in singular and plural."""
    if language == "en":
        return {}, {}
    words: dict[str, str] = {}
    plurals: dict[str, tuple[str, str]] = {}
    for message in _file(language):
        if message.context in ("message", "help", "explain"):
            continue
        if isinstance(message.id, (list, tuple)):
            forms: Any = message.string
            plurals[str(message.id[0])] = (str(forms[0]), str(forms[1]))
        elif message.id:
            words[str(message.id)] = str(message.string)
    return words, plurals


def messages(language: Language) -> dict[str, str]:
    """What is said on standard error, by the English; `{}` stands for what the code puts into it."""
    return _in_context("message", language)


def helping(language: Language) -> dict[str, str]:
    """What `--help` says of commands and options, by the English."""
    return _in_context("help", language)


def explaining(language: Language) -> dict[str, str]:
    """What `claimx explain` says, by the English; `{}` stands for what the code puts into it."""
    return _in_context("explain", language)


@cache
def _in_context(context: str, language: Language) -> dict[str, str]:
    if language == "en":
        return {}
    return {str(m.id): str(m.string) for m in _file(language) if m.context == context}


def _file(language: Language) -> Any:
    """The entries of a catalogue."""
    # Babel reads the catalogue as it is; gettext would need it compiled.
    from babel.messages.pofile import read_po

    data = files("claimx").joinpath("locale").joinpath(f"{language}.po").read_bytes()
    return read_po(io.BytesIO(data), locale=language)


ENGLISH = Wording()
