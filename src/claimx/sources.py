"""Turns what the command line names (files, folders, patterns, standard input) into the texts of articles."""

from __future__ import annotations

import glob
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Set
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from markdown_it.token import Token

STDIN = "-"
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".jsonl"})
"""What is taken from a folder. A file that is named itself is read whatever it is called."""

MAX_BYTES = 50_000_000
"""Longest article: what was found in one is kept in memory. In JSON Lines it is a line that may be this long."""

_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_JSONL_SUFFIXES = {".jsonl", ".ndjson"}
_HTML_BEGINNINGS = ("<!doctype html", "<html", "<?xml")
# What would be read as prose, markup and all: told by how the file begins, or else by its name.
_OTHER_BEGINNINGS = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"PAR1": "Parquet",
    b"PK\x03\x04": "a ZIP file, as those of Word, Excel and EPUB are",
    b"\xd0\xcf\x11\xe0": "an old file of Word or Excel",
    b"\x1f\x8b": "packed with gzip",
}
_OTHER_SUFFIXES = {
    ".csv": "a table",
    ".tsv": "a table",
    ".json": "JSON",
    ".eml": "an e-mail",
    ".mbox": "e-mails",
}
_INSTEAD = "convert it to plain text"
_INSTEAD_OF = {
    "a table": "write it as JSON Lines with the text in a field, which --text-field names",
    "JSON": "write it as JSON Lines, one article a line: jq -c '.[]' FILE.json > FILE.jsonl",
    "Parquet": "give it to claimx corpus",
    "packed with gzip": "unpack it first: gunzip FILE",
    "an e-mail": "save its text as a file",
    "e-mails": "save the text of each as a file",
}
_MAIL_HEADERS = re.compile(r"\A(?:[A-Z][A-Za-z-]+: .*\n(?:[ \t].*\n)*){3,}\n")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",  # before UTF-16, whose mark it begins with
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
# What German text that is not UTF-8 comes in. A guess among all of Python's encodings goes wrong on short articles.
_LIKELY_ENCODINGS = ["cp1252", "mac_roman", "cp850"]


class SourceError(Exception):
    """A source that cannot be read; as a string it is one line that names it and says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"

    @classmethod
    def of_ours(cls, source: str, error: Exception) -> SourceError:
        """For a source that was read, and then a mistake in claimx stopped the analysis."""
        from pydantic import ValidationError

        from claimx.validation import explain

        what = f"{type(error).__name__}: {error}"
        if isinstance(error, ValidationError):
            what = f"{error.title}: {explain(error)}"
        return cls(source, f"claimx failed, please report it: {what}")


@dataclass(frozen=True)
class Article:
    """One text to analyse.

    `text` is what all offsets refer to: the decoded file, without a byte order mark and with `\\n` as line end, as
    Python's `open` gives it; of a web page the main text and of Markdown the words, a blank line between paragraphs; of
    JSON Lines the string as it stands there.
    """

    source: str
    text: str
    title: str | None = None
    warning: str | None = None


def read(
    sources: Iterable[str], *, text_field: str | None = None, id_field: str = "id"
) -> Iterator[Article | SourceError]:
    """Read articles one by one.

    Args:
        sources: Files, folders (read recursively, in the order of their names; links that lead out of them are left
            alone), patterns such as `2024/**/*.txt` where no file is called so, or `-` for standard input.
        text_field: Where the text stands in a line of JSON Lines, None for `text`. Where it is given, standard input is
            JSON Lines too.
        id_field: What names an article of JSON Lines: `news.jsonl:ID`. Lines without it go by their number.

    Yields:
        An article, or in its place the error that stopped it: the sources after it are still read.
    """
    for path in paths(sources):
        if isinstance(path, SourceError):
            yield path
        elif is_jsonl(path, text_field):
            yield from _read_jsonl(path, text_field or "text", id_field)
        else:
            yield _read_one(path)


def paths(sources: Iterable[str], suffixes: Set[str] = SUFFIXES) -> Iterator[str | SourceError]:
    """The files that sources stand for, whether they can be read or not, and folders in which there is none.

    Args:
        suffixes: What is taken from folders.
    """
    for source in sources:
        for path in _matches(source):
            if _is_folder(path):
                yield from _files_of(Path(path), suffixes)
            else:
                yield path


def is_several(sources: list[str], text_field: str | None = None) -> bool:
    """Whether the sources may hold more than one article: a folder does, even if only one is in it today."""
    return len(sources) != 1 or (_is_folder(sources[0]) or _is_pattern(sources[0]) or is_jsonl(sources[0], text_field))


def count(sources: Iterable[str], text_field: str | None = None) -> int | None:
    """How many articles or errors `read` will yield, None where standard input is JSON Lines. No article is read."""
    total = 0
    for path in paths(sources):
        if isinstance(path, SourceError) or not is_jsonl(path, text_field):
            total += 1
        elif path == STDIN:
            return None
        else:
            total += _lines(path)
    return total


def _lines(path: str) -> int:
    try:
        with _opened(path) as file:
            return sum(not line.isspace() for line in file) or 1
    except OSError:
        return 1


def _is_folder(source: str) -> bool:
    try:
        return source not in (STDIN, "") and Path(source).is_dir()
    except OSError:  # no right to look, name too long: reading it will say so
        return False


def _is_pattern(source: str) -> bool:
    return glob.has_magic(source) and not os.path.lexists(source)


def is_jsonl(source: str, text_field: str | None = None) -> bool:
    """Whether a file, or standard input where a field is named, is read as JSON Lines."""
    return text_field is not None if source == STDIN else Path(source).suffix.lower() in _JSONL_SUFFIXES


def _matches(source: str) -> list[str]:
    """What a pattern stands for: a source that is none, or that matches nothing, stands for itself."""
    if not _is_pattern(source):
        return [source]
    if "**" in Path(source).parts:
        found = _below(Path(source))
    else:
        found = [path for path in glob.glob(source) if _is_folder(path) or Path(path).is_file()]  # noqa: PTH207
    return sorted(found) or [source]


def _below(pattern: Path) -> list[str]:
    """The files that a pattern with `**` stands for. What is not read with a folder is none of them."""
    first = next(number for number, part in enumerate(pattern.parts) if glob.has_magic(part))
    folder = Path(*pattern.parts[:first])
    rest = [part if part == "**" else re.sub(r"\*+", "*", part) for part in pattern.parts[first:]]
    if rest[-1] == "**":
        rest.append("*")
    # Unlike `glob.glob`, `Path.glob` follows no link to a folder, which may be the one that it stands in.
    return [str(path) for path in set(folder.glob("/".join(rest))) if _belongs(path, folder)]


def _files_of(folder: Path, suffixes: Set[str]) -> Iterator[str | SourceError]:
    errors: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent) / name for name in sorted(names)):
            if path.suffix.lower() in suffixes and _belongs(path, folder):
                found = True
                yield str(path)
    for error in errors:
        found = True
        yield SourceError(printable(str(error.filename)), _reason(error))
    if not found:
        yield SourceError(printable(str(folder)), f"no {', '.join(sorted(suffixes))} file in this folder")


def _belongs(path: Path, folder: Path) -> bool:
    """Whether a file is to be read with a folder: no hidden one, none elsewhere, no pipe that would never end."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _read_one(source: str) -> Article | SourceError:
    name = printable(source)
    try:
        with _opened(source) as file:
            data = _limited(file.read(MAX_BYTES + 1))
        suffix = Path(source).suffix.lower()
        _refuse(next((kind for mark, kind in _OTHER_BEGINNINGS.items() if data.startswith(mark)), None))
        text, warning = _decode(data)
        _refuse(_OTHER_SUFFIXES.get(suffix) or _structure(text))
        title = None
        if suffix in _HTML_SUFFIXES or text.lstrip()[:15].lower().startswith(_HTML_BEGINNINGS):
            text, title = _main_text(text)
        elif suffix in _MARKDOWN_SUFFIXES:
            text = _words_of_markdown(text)
    except OSError as error:
        return SourceError(name, _reason(error))
    except ValueError as error:
        return SourceError(name, str(error))
    if not text.strip():
        return SourceError(name, "no text in it")
    return Article(name, text, title, f"{name}: {warning}" if warning else None)


def _read_jsonl(source: str, text_field: str, id_field: str) -> Iterator[Article | SourceError]:
    """Read a line at a time, so that the file may be of any size."""
    name = printable(source)
    number = 0
    try:
        with _opened(source) as file:
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                if not line.strip():
                    continue
                try:
                    record = _record(_limited(line), text_field)
                except ValueError as error:
                    yield SourceError(f"{name}:{number}", str(error))
                    continue
                title, id = record.get("title"), record.get(id_field)
                yield Article(
                    f"{name}:{number if id is None else _whole(str(id))}",
                    _whole(record[text_field]),
                    _whole(title) if isinstance(title, str) and title.strip() else None,
                )
    except OSError as error:
        yield SourceError(name, _reason(error))
        return
    if not number:
        yield SourceError(name, "no text in it")


def _record(line: bytes, text_field: str) -> dict[str, Any]:
    """A line of JSON Lines that has a text.

    Raises:
        ValueError: It has none.
    """
    try:
        record: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("not a line of JSON in UTF-8") from None
    if not isinstance(record, dict) or not isinstance(record.get(text_field), str):
        raise ValueError(f"no text in the field {text_field!r}: name another with --text-field")
    if not record[text_field].strip():
        raise ValueError("no text in it")
    return record


def _whole(text: str) -> str:
    """A text without the halves of characters that JSON may hold and UTF-8 may not."""
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    if source != STDIN:
        return open(source, "rb")  # noqa: PTH123  a Path of an empty name is the current folder
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return nullcontext(sys.stdin.buffer)


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise ValueError(f"longer than {MAX_BYTES // 1_000_000} MB: split it into articles")
    return data


def _refuse(kind: str | None) -> None:
    """Refuse a file of a kind that claimx does not read.

    Raises:
        ValueError: It is of one.
    """
    if kind:
        raise ValueError(f"this is {kind}, which claimx extract does not read: {_INSTEAD_OF.get(kind, _INSTEAD)}")


def _structure(text: str) -> str | None:
    """Whether a text is not prose but JSON or an e-mail, whatever the file is called."""
    text = text.strip()
    if text.startswith(("[", "{")) and text.endswith(("]", "}")):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return None
        return "JSON"
    mail = _MAIL_HEADERS.match(text)
    return "an e-mail" if mail and re.search("^(?:MIME-Version|Message-I[Dd]|Received): ", mail[0], re.M) else None


def _decode(data: bytes) -> tuple[str, str | None]:
    """Decode a file and say what was guessed.

    Raises:
        ValueError: The bytes are not text.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    warning = None
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        raise ValueError("not a text file; claimx reads plain text, Markdown, HTML and JSON Lines")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, warning = _damaged(data) or _guess(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warning


def _damaged(data: bytes) -> tuple[str, str] | None:
    """Text that is UTF-8 but for a few bytes, such as the half of a character where a file was cut off, else None."""
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if _CONTROL.search(text) or sum(character > "\x7f" for character in text) <= 2 * lost:
        return None
    return text, f"not all of it is UTF-8, characters lost: {lost}"


def _guess(data: bytes) -> tuple[str, str]:
    # Imported where it is needed: nearly every article is UTF-8, and the start-up should not pay for the others.
    import charset_normalizer

    best = charset_normalizer.from_bytes(data, cp_isolation=_LIKELY_ENCODINGS).best()
    if best is None or _CONTROL.search(str(best)):  # a picture's first bytes are letters in some encoding
        raise ValueError("not a text file, or in an encoding that claimx cannot tell: convert it to UTF-8")
    return str(best), f"not UTF-8, read as {best.encoding}"


def _main_text(html: str) -> tuple[str, str | None]:
    """Take the article and its title out of a web page.

    Raises:
        ValueError: There is no article on the page.
    """
    # Imported where it is needed: it takes as long as spaCy.
    import trafilatura

    text = trafilatura.extract(html, include_comments=False)
    if not text:
        raise ValueError("no article found on this page")
    return text.replace("\n", "\n\n"), trafilatura.extract_metadata(html).title


def _words_of_markdown(markdown: str) -> str:
    """The words of a Markdown file, an empty line between blocks. Headings and items keep a mark, code and HTML go."""
    # markdown-it-py is CommonMark itself, and comes with Rich; a pattern of ours would miss what asterisks mean where.
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    mark = ""
    for token in MarkdownIt().parse(_FRONT_MATTER.sub("", markdown)):
        if token.type == "heading_open":
            mark = "#" * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            mark = "- "
        elif token.type == "inline":
            blocks.append(mark + "".join(map(_words, token.children or [])))
            mark = ""
    return "\n\n".join(blocks)


def _words(inline: Token) -> str:
    if inline.type in ("softbreak", "hardbreak"):
        return "\n"
    return inline.content if inline.type in ("text", "code_inline") else ""


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def printable(name: str) -> str:
    """A file name as valid Unicode: the bytes of a name may be none."""
    return os.fsencode(name).decode("utf-8", "replace") or "''"
