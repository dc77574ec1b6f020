"""Writes documents down for people and programs; a renderer sees the models and nothing else.

Every renderer takes documents and yields pieces of text, each as soon as it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from claimx.render.wording import ENGLISH

if TYPE_CHECKING:
    from claimx.models import Document
    from claimx.render.dialects import Dialect
    from claimx.render.wording import Wording

Format = Literal["table", "json", "jsonl", "csv", "markdown", "html", "xlsx", "parquet", "cas"]
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".cas.json": "cas",  # before the suffix that it ends with
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
"""What a file holds whose name ends so."""

Renderer = Callable[[Iterable["Document"]], Iterator[str]]


NO_TEXT: frozenset[Format] = frozenset({"xlsx", "parquet"})
"""Formats that need a file."""
OF_FOLDERS: frozenset[Format] = frozenset({"csv", "parquet", "cas"})
"""Formats that write a folder: a file for each kind of record, or for each article."""


def write_files(
    format: Format, documents: Iterable[Document], path: Path, *, folder: bool, dialect: Dialect, wording: Wording
) -> None:
    """Write what is no text, or more than one file.

    Args:
        format: One of `NO_TEXT`, or of `OF_FOLDERS` where `path` is a folder.
        path: The file, or the folder, which is there.
        folder: Whether it is a folder.
        dialect: Of CSV.
        wording: Of a spreadsheet.
    """
    from claimx.render import files

    if format == "xlsx":
        files.write_excel(documents, path, wording)
    elif format == "parquet":
        files.write_parquet(documents, path, None if folder else "statements")
    elif format == "cas":
        files.write_cas(documents, path)
    else:
        files.write_csvs(documents, path, dialect)


def renderer(
    format: Format, *, several: bool, out: TextIO, dialect: Dialect | None = None, wording: Wording | None = None
) -> Renderer:
    """Give the renderer of a format that is text.

    Args:
        format: Which one.
        several: Whether more than one document may come: JSON is then an array.
        out: Where the text will go, for its width and its colours.
        dialect: Of CSV; None is the plain one.
        wording: Of tables and pages; None is English.
    """
    if format == "table":
        # Rich is imported for the table only.
        from claimx.render.table import TableRenderer

        return TableRenderer(out, wording or ENGLISH)
    if format == "markdown":
        from claimx.render.markdown import markdown

        return markdown
    if format == "html":
        # Jinja takes half as long to import as the rest.
        from claimx.render.html import html

        return partial(html, wording=wording or ENGLISH)
    if format == "cas":
        from claimx.render.cas import cas

        return cas
    from claimx.render import data

    if format == "csv" and dialect is not None:
        return partial(data.csv, dialect=dialect)
    return {"json": data.json_array if several else data.json_object, "jsonl": data.jsonl, "csv": data.csv}[format]
