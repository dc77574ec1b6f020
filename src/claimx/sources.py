"""Turns what the command line names (files, folders, standard input) into the texts of articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STDIN = "-"
SUFFIXES = frozenset({".txt", ".html", ".htm"})
"""What is taken from a folder. A file that is named itself is read whatever it is called."""

_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_HTML_BEGINNINGS = ("<!doctype html", "<html", "<?xml")
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# What German text that is not UTF-8 comes in. A guess among all of Python's encodings goes wrong on short articles.
_LIKELY_ENCODINGS = ["cp1252", "mac_roman", "cp850"]


class SourceError(Exception):
    """A source that cannot be read; the message names it and says why, in one line."""


@dataclass(frozen=True)
class Article:
    """One text to analyse.

    `text` is the decoded file, without a byte order mark and with `\\n` as line end, as Python's `open` gives it: this
    is what all offsets refer to. For HTML it is the main text, a blank line between paragraphs.
    """

    source: str
    text: str
    title: str | None = None
    warning: str | None = None


def read(sources: Iterable[str]) -> Iterator[Article | SourceError]:
    """Read articles one by one.

    Args:
        sources: Files, folders (read recursively, in the order of their names; links that lead out of them are left
            alone), or `-` for standard input.

    Yields:
        An article, or in its place the error that stopped it: the sources after it are still read.
    """
    for source in sources:
        if _is_folder(source):
            yield from _read_folder(Path(source))
        else:
            yield _read_one(source)


def is_several(sources: list[str]) -> bool:
    """Whether the sources may hold more than one article: a folder does, even if only one is in it today."""
    return len(sources) != 1 or _is_folder(sources[0])


def _is_folder(source: str) -> bool:
    try:
        return source != STDIN and Path(source).is_dir()
    except OSError:  # no right to look, name too long: reading it will say so
        return False


def _read_folder(folder: Path) -> Iterator[Article | SourceError]:
    errors: list[OSError] = []
    found = False
    root = folder.resolve()
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders.sort()
        for path in (Path(parent) / name for name in sorted(names)):
            if (
                path.suffix.lower() in SUFFIXES
                and not path.name.startswith(".")
                and path.resolve().is_relative_to(root)
            ):
                found = True
                yield _read_one(str(path))
    for error in errors:
        found = True
        yield SourceError(f"{_printable(str(error.filename))}: {_reason(error)}")
    if not found:
        yield SourceError(f"{_printable(str(folder))}: no {', '.join(sorted(SUFFIXES))} file in this folder")


def _read_one(source: str) -> Article | SourceError:
    name = _printable(source)
    try:
        text, warning = _decode(_bytes(source))
        title = None
        if Path(source).suffix.lower() in _HTML_SUFFIXES or text.lstrip()[:15].lower().startswith(_HTML_BEGINNINGS):
            text, title = _main_text(text)
    except OSError as error:
        return SourceError(f"{name}: {_reason(error)}")
    except (ValueError, ImportError) as error:
        return SourceError(f"{name}: {error}")
    if not text.strip():
        return SourceError(f"{name}: no text in it")
    return Article(name, text, title, f"{name}: {warning}" if warning else None)


def _bytes(source: str) -> bytes:
    if source != STDIN:
        return Path(source).read_bytes()
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _decode(data: bytes) -> tuple[str, str | None]:
    """Decode a file and say what was guessed.

    Raises:
        ValueError: The bytes are not text.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    warning = None
    if encoding != "utf-16" and b"\x00" in data:
        raise ValueError("not a text file; claimx reads plain text and HTML")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, warning = _guess(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warning


def _guess(data: bytes) -> tuple[str, str]:
    # Imported where it is needed: nearly every article is UTF-8, and the start-up should not pay for the others.
    import charset_normalizer

    best = charset_normalizer.from_bytes(data, cp_isolation=_LIKELY_ENCODINGS).best()
    if best is None:
        raise ValueError("not a text file, or in an encoding that claimx cannot tell: convert it to UTF-8")
    return str(best), f"not UTF-8, read as {best.encoding}"


def _main_text(html: str) -> tuple[str, str | None]:
    """Take the article and its title out of a web page.

    Raises:
        ImportError: trafilatura is not installed.
        ValueError: There is no article on the page.
    """
    try:
        import trafilatura
    except ImportError:
        raise ImportError("reading HTML needs trafilatura: pip install 'claimx[html]'") from None
    text = trafilatura.extract(html, include_comments=False)
    if not text:
        raise ValueError("no article found on this page")
    return text.replace("\n", "\n\n"), trafilatura.extract_metadata(html).title


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _printable(name: str) -> str:
    """A file name as valid Unicode: the bytes of a name may be none."""
    return os.fsencode(name).decode("utf-8", "replace")
