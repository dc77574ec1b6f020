"""From what the command line names (files, folders, patterns, addresses, standard input) to the texts of articles."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimx.sources.article import About, Article, Content, Fields, SourceError
from claimx.sources.kinds import GZIP, RECORDS, SUFFIXES, Kind, kind_of, kind_of_name
from claimx.sources.limits import all_of, line_of, within
from claimx.sources.places import STDIN, is_address, is_folder, is_pattern, paths, printable, reason

__all__ = [
    "STDIN",
    "SUFFIXES",
    "About",
    "Article",
    "Fields",
    "SourceError",
    "count",
    "holds_records",
    "is_several",
    "paths",
    "printable",
    "read",
]

_HTML_BEGINNINGS = ("<!doctype html", "<html", "<?xml")
_OF_MEDIA_TYPE: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "markdown",
}
_MAIL_HEADERS = re.compile(r"\A(?:[A-Z][A-Za-z-]+: .*\n(?:[ \t].*\n)*){3,}\n")
_OF_MAIL = re.compile("^(?:MIME-Version|Message-I[Dd]|Received): ", re.M)


def read(sources: Iterable[str], fields: Fields | None = None) -> Iterator[Article | SourceError]:
    """Read articles one by one.

    Args:
        sources: Files, folders (read recursively, in the order of their names; links that lead out of them are left
            alone), patterns such as `2024/**/*.txt` where no file is called so, addresses, or `-` for standard input.
        fields: What the fields of tables and of JSON are called.

    Yields:
        An article, or in its place the error that stopped it: the sources after it are still read.
    """
    fields = fields or Fields()
    for path in paths(sources):
        if isinstance(path, SourceError):
            yield path
        elif is_address(path):
            yield _fetched(path)
        else:
            yield from _read(path, fields)


def is_several(sources: list[str], fields: Fields | None = None) -> bool:
    """Whether the sources may hold more than one article: a folder does, even if only one is in it today."""
    if len(sources) != 1:
        return True
    return is_folder(sources[0]) or is_pattern(sources[0]) or holds_records(sources[0], fields)


def count(sources: Iterable[str], fields: Fields | None = None) -> int | None:
    """How many articles or errors `read` will yield, None where only reading tells. No article is read."""
    total = 0
    for path in paths(sources):
        if isinstance(path, SourceError) or not holds_records(path, fields):
            total += 1
        elif path == STDIN or kind_of_name(path) != "jsonl":
            return None
        else:
            total += _lines(path)
    return total


def holds_records(source: str, fields: Fields | None = None) -> bool:
    """Whether a file holds many articles, or standard input where a field is named."""
    if source == STDIN:
        return fields is not None and fields.text is not None
    return not is_address(source) and kind_of_name(source) in RECORDS


def _lines(path: str) -> int:
    lines = 0
    try:
        with _opened(path) as file:
            while line := line_of(file):
                lines += not line.isspace()
    except (OSError, EOFError, ValueError, zlib.error):
        return lines + 1
    return lines or 1


@contextmanager
def _opened(source: str) -> Iterator[io.BufferedReader]:
    """Open a file, or standard input, so that its beginning can be looked at; what is packed with gzip is unpacked.

    Raises:
        OSError: It cannot be opened.
    """
    if source == STDIN and sys.stdin is None:
        raise OSError("standard input is closed")
    file: Any = sys.stdin.buffer if source == STDIN else open(source, "rb")  # noqa: PTH123, SIM115  '' is no Path
    try:
        buffered: io.BufferedReader = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)
        if buffered.peek(2)[:2] == GZIP:
            unpacked: Any = gzip.GzipFile(fileobj=buffered)
            buffered = io.BufferedReader(unpacked)
        yield buffered
    finally:
        if source != STDIN:
            file.close()


def _read(path: str, fields: Fields) -> Iterator[Article | SourceError]:
    name = printable(path)
    try:
        with _opened(path) as file:
            kind = _kind_of_records(file) if path == STDIN and fields.text is not None else kind_of(path, file)
            if kind in RECORDS:
                if path == STDIN and fields.text is None and kind != "feed":
                    raise ValueError("this is a table: say with --text-field which of its fields holds the text")
                from claimx.sources.records import read_records

                yield from read_records(name, kind, file, fields)
                return
            data = all_of(file)
        content = _content(kind, data)
        if isinstance(content, Content):
            yield _article_of(name, content)
        else:
            yield from _of_json(name, path, content, fields)
    except Exception as error:  # also of a library that met what it was not made for: the other sources are read
        yield SourceError(name, _why(error))


def _why(error: Exception) -> str:
    """What is said of a source in which reading came to an end."""
    if isinstance(error, EOFError):
        return "packed with gzip, and cut off"
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return "packed with gzip, and damaged: pack it anew"
    if isinstance(error, OSError):
        return reason(error)
    if isinstance(error, ValueError):
        return str(error)
    if isinstance(error, RecursionError):
        return "nested too deeply to be read"
    return f"cannot be read, please report it: {type(error).__name__}: {error}"


def _kind_of_records(file: io.BufferedReader) -> Kind:
    """What standard input is where a field of it is named."""
    kind = kind_of("", file)
    if kind in RECORDS:
        return kind
    beginning = file.peek(512)[:512].lstrip(b"\xef\xbb\xbf \r\n\t")
    return "json" if beginning.startswith(b"[") else "jsonl" if beginning.startswith(b"{") else "csv"


@within()
def _content(kind: Kind, data: bytes) -> Content | Any:
    """The one article that a file is; where it turns out to be JSON, what that says.

    Raises:
        ValueError: There is none in it.
    """
    from claimx.sources.text import decode, words_of_markdown

    if kind not in ("text", "markdown", "html"):
        return _reader(kind)(data)
    text, warning = decode(data)
    if kind == "html" or text.lstrip()[:15].lower().startswith(_HTML_BEGINNINGS):
        from claimx.sources.pages import page

        return replace(page(text), warning=warning)
    if kind == "markdown":
        return Content(words_of_markdown(text), warning=warning)
    if text.lstrip()[:1] in ("[", "{") and text.rstrip()[-1:] in ("]", "}"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass
    elif (mail := _MAIL_HEADERS.match(text)) and _OF_MAIL.search(mail[0]):
        return _reader("mail")(data)
    return Content(text, warning=warning)


def _reader(kind: Kind) -> Callable[[bytes], Content]:
    from claimx.sources.documents import READERS

    return READERS[kind]


def _article_of(name: str, content: Content) -> Article | SourceError:
    if not content.text.strip():
        return SourceError(name, "no text in it")
    warning = f"{name}: {content.warning}" if content.warning else None
    return Article(name, content.text, about=content.about, warning=warning)


def _of_json(name: str, path: str, value: Any, fields: Fields) -> Iterator[Article | SourceError]:
    from claimx.sources.records import article_of, json_values

    if path == STDIN and isinstance(value, list):
        raise ValueError("this is JSON: say with --text-field which field of each article holds its text")
    for number, record in json_values(value, fields):
        yield article_of(name, number, record, fields)


def _fetched(url: str) -> Article | SourceError:
    from claimx.sources.web import fetch

    try:
        answer = fetch(url)
        data: Any = io.BytesIO(answer.data)
        kind = _OF_MEDIA_TYPE.get(answer.kind) or kind_of(Path(url.partition("?")[0]).name, io.BufferedReader(data))
        if kind in RECORDS or (kind == "text" and answer.kind != "text/plain"):
            raise ValueError(f"no page and no document, but {answer.kind or 'nothing that says what it is'}")
        content = _content(kind, answer.data)
        if not isinstance(content, Content):
            raise ValueError("no page and no document, but JSON")
    except Exception as error:  # as in a file
        return SourceError(url, _why(error))
    return _article_of(url, replace(content, about=content.about.or_else(About(url=answer.url))))
