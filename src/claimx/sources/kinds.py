"""Tells what kind of file something is: by how it begins, else by its name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO, Literal

Kind = Literal[
    "text", "markdown", "html", "jsonl", "json", "csv", "tsv", "xlsx", "parquet", "feed", "pdf", "docx", "odt", "epub",
    "rtf", "mail",
]  # fmt: skip

RECORDS: frozenset[Kind] = frozenset({"jsonl", "json", "csv", "tsv", "xlsx", "parquet", "feed"})
"""Kinds that hold many articles, each a record with fields."""

_OF_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".rtf": "rtf",
    ".eml": "mail",
}

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".jsonl", ".pdf", ".docx", ".odt", ".epub", ".rtf", ".eml"})
"""What is taken from a folder. A file that is named itself is read whatever it is called."""

_OF_BEGINNING: dict[bytes, Kind] = {b"%PDF-": "pdf", b"{\\rtf": "rtf", b"PAR1": "parquet"}
_OF_PART: dict[str, Kind] = {"word/": "docx", "xl/": "xlsx", "META-INF/container.xml": "epub", "content.xml": "odt"}
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PACKED = (b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!\x1a", b"PK\x05\x06", b"PK\x07\x08")
"""bzip2, xz, zstd, 7-Zip, RAR, and ZIP files that are empty or in several parts."""
_FEEDS = (b"<rss", b"<feed", b"<rdf:RDF")

GZIP = b"\x1f\x8b"
LONGEST_BEGINNING = 1024


def suffix_of(path: str | Path) -> str:
    """The suffix of a file, in lower case, without `.gz` behind it."""
    path = Path(path)
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def kind_of_name(path: str) -> Kind:
    """What a file is by its name; one of another name is text, until it is looked at."""
    return _OF_SUFFIX.get(suffix_of(path), "text")


def kind_of(path: str, file: io.BufferedReader) -> Kind:
    """What a file is by its first bytes, else by its name. Nothing is read from it for good.

    Raises:
        ValueError: It is of a kind that claimx does not read.
    """
    beginning = file.peek(LONGEST_BEGINNING)[:LONGEST_BEGINNING]
    named = kind_of_name(path)
    for mark, kind in _OF_BEGINNING.items():
        if beginning.startswith(mark):
            return kind
    if beginning.startswith(_OLD_OFFICE):
        if named in _OF_PART.values():  # Office puts what it locks into a file of the old kind
            raise ValueError("locked with a password: save it without one")
        raise ValueError("an old file of Word or Excel: save it as .docx or .xlsx")
    if beginning.startswith(_PACKED):
        raise ValueError("packed: unpack it first")
    if beginning.startswith(_ZIP):
        return named if named in _OF_PART.values() else _kind_of_zip(file)
    if any(mark in beginning for mark in _FEEDS) and beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "feed"
    return named


def _kind_of_zip(file: BinaryIO) -> Kind:
    try:
        names = zipfile.ZipFile(file).namelist()
        file.seek(0)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise ValueError("a ZIP file that cannot be looked into") from None
    for part, kind in _OF_PART.items():
        if any(name.startswith(part) for name in names):
            return kind
    raise ValueError("a ZIP file, not of Word, Excel, OpenDocument or EPUB: unpack it first")
