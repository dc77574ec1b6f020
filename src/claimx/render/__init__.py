"""Writes documents down for people and programs; a renderer sees the models and nothing else.

Every renderer takes documents and yields pieces of text, each as soon as it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from claimx.models import Document

Format = Literal["table", "json", "jsonl", "csv", "markdown", "html"]
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file holds whose name ends so."""

Renderer = Callable[[Iterable["Document"]], Iterator[str]]


def renderer(format: Format, *, several: bool, out: TextIO) -> Renderer:
    """Give the renderer of a format.

    Args:
        format: Which one.
        several: Whether more than one document may come: JSON is then an array.
        out: Where the text will go, for its width and its colours.
    """
    if format == "table":
        # Rich is imported for the table only.
        from claimx.render.table import TableRenderer

        return TableRenderer(out)
    if format == "markdown":
        from claimx.render.markdown import markdown

        return markdown
    if format == "html":
        # Jinja takes half as long to import as the rest.
        from claimx.render.html import html

        return html
    from claimx.render import data

    return {"json": data.json_array if several else data.json_object, "jsonl": data.jsonl, "csv": data.csv}[format]
