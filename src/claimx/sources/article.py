"""What a source gives: an article with what it says of itself, or the reason why it gives none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

Kept = str | int | float | bool | None


class SourceError(Exception):
    """A source that cannot be read; as a string it is one line that names it and says why."""

    def __init__(self, source: str, reason: str, id: str | None = None) -> None:
        super().__init__(source, reason, id)
        self.source = source
        self.reason = reason
        self.id = id
        """Of an article among others of its source."""

    @property
    def label(self) -> str:
        """Source and id."""
        return _label(self.source, self.id)

    def __str__(self) -> str:
        return f"{self.label}: {self.reason}"

    @classmethod
    def of_ours(cls, article: Article, error: Exception) -> SourceError:
        """For a source that was read, and then a mistake in claimx stopped the analysis."""
        from pydantic import ValidationError

        from claimx.validation import explain

        what = f"{type(error).__name__}: {error}"
        if isinstance(error, ValidationError):
            what = f"{error.title}: {explain(error)}"
        return cls(article.source, f"claimx failed, please report it: {what}", article.id)


@dataclass(frozen=True)
class About:
    """What a source says of an article, as far as it says it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """Date, or date and time, in ISO 8601, where it is known in that form."""
    url: str | None = None
    site: str | None = None
    language: str | None = None
    """ISO 639 code, perhaps with a region: `de`, `de-AT`."""

    def __post_init__(self) -> None:
        for name in ("title", "published", "url", "site", "language"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _unicode(value, name))
        object.__setattr__(self, "authors", tuple(_unicode(author, "an author") for author in self.authors))

    def or_else(self, other: About) -> About:
        """This, and what only the other says."""
        return About(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True)
class Article:
    """One text to analyse.

    `text` is what all offsets refer to: the decoded file, without a byte order mark and with `\\n` as line end, as
    Python's `open` gives it; of a web page, a Markdown file and a document the words, a blank line between paragraphs;
    of a table and of JSON the string as it stands there. Halves of characters, which JSON and Python may hold and UTF-8
    may not, have become `\N{REPLACEMENT CHARACTER}`.

    Raises:
        TypeError: The source or the text is no string.
    """

    source: str
    """File name or address as given, `-` for standard input."""
    text: str
    id: str | None = None
    """What names the article among others of its source: its id there, else its number, from 1."""
    about: About = field(default_factory=About)
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """Fields of a table or of JSON that were asked for by name."""
    warning: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", _unicode(self.source, "source"))
        object.__setattr__(self, "text", _unicode(self.text, "text"))
        if self.id is not None:
            object.__setattr__(self, "id", _unicode(self.id, "id"))

    @property
    def label(self) -> str:
        """Source and id, for messages."""
        return _label(self.source, self.id)


def _label(source: str, id: str | None) -> str:
    """Names an article in a message: `news.jsonl:17`."""
    return source if id is None else f"{source}:{id}"


@dataclass(frozen=True)
class Fields:
    """What the fields of a table or of JSON are called."""

    text: str | None = None
    """None stands for `text`. Where it is given, standard input is JSON Lines, a JSON array or a table, too."""
    id: str = "id"
    title: str = "title"
    authors: str = "authors"
    published: str = "published"
    url: str = "url"
    site: str = "site"
    language: str = "language"
    keep: tuple[str, ...] = ()

    @property
    def text_name(self) -> str:
        """What the field with the text is called."""
        return self.text or "text"

    def columns(self) -> list[str]:
        """Every field that is looked at."""
        names = (self.text_name, self.id, *(getattr(self, f.name) for f in fields(About)), *self.keep)
        return list(dict.fromkeys(names))


@dataclass(frozen=True)
class Content:
    """What a file holds that is one article: its text, what it says of itself, and what was guessed in reading it."""

    text: str
    about: About = field(default_factory=About)
    warning: str | None = None


def _unicode(value: object, what: str) -> str:
    if not isinstance(value, str):
        decode = ": decode it, or read the file with claimx.read" if isinstance(value, (bytes, bytearray)) else ""
        raise TypeError(f"{what} of an article is a string, not {type(value).__name__}{decode}")
    return whole(value)


def whole(text: str) -> str:
    """A text without the halves of characters that JSON may hold and UTF-8 may not."""
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def string(value: Any) -> str | None:
    """A field as a string, None where it is empty."""
    if value is None or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return whole(str(value)).strip() or None
