"""Gives documents as data frames of pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from claimx.models import Document
from claimx.render.sheets import SHEETS, rows


def frames(documents: Iterable[Document], library: Literal["pandas", "polars"] | None = None) -> dict[str, Any]:
    """A data frame for each table.

    Args:
        library: None takes the one that is installed, pandas before polars.

    Raises:
        ImportError: It is not installed.
    """
    installed = [name for name in ("pandas", "polars") if find_spec(name)]
    chosen = library or (installed[0] if installed else "")
    if chosen not in installed:
        raise ImportError(f"data frames need {library or 'pandas or polars'}: pip install {library or 'pandas'}")
    frame: Any = import_module(chosen).DataFrame
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    columns: dict[str, list[str]] = {name: list(SHEETS[name]) for name in SHEETS}
    for document in documents:
        columns["articles"] += [name for name in document.document.kept if name not in columns["articles"]]
        for table, row in rows(document):
            found[table].append(row)
    return {
        name: frame({column: [row.get(column) for row in found[name]] for column in columns[name]}) for name in SHEETS
    }
