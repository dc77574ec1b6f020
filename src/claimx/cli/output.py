"""Where the output goes: standard output, or a file that appears when all of it is written; and in which format."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from claimx.cli.messages import WrongCall
from claimx.render import FORMAT_OF_SUFFIX, Format
from claimx.sources import STDIN, paths

_OF_TABLES = {"", ".txt", ".text", ".log", ".out"}
"""Suffixes of files that hold text for people, which is what the table is."""


def format_of(asked: Format | None, output: Path | None) -> Format:
    """The format of the output: what was asked for, else what the suffix of the file says, else a table.

    Raises:
        WrongCall: The two differ, or the suffix says nothing that claimx writes.
    """
    suffix = "" if output is None else output.suffix.lower()
    says = FORMAT_OF_SUFFIX.get(suffix)
    if asked and says and asked != says:
        raise WrongCall(f"{output}: --format {asked} and the suffix {suffix} exclude each other: leave one of them out")
    if not asked and not says and suffix not in _OF_TABLES:
        raise WrongCall(f"{output}: nothing that claimx writes has the suffix {suffix}: say with --format what it is")
    return asked or says or "table"


@contextlib.contextmanager
def opened(output: Path | None, sources: list[str]) -> Iterator[TextIO]:
    """Open the output; a file appears under its name when all of it is written, and not at all if nothing was.

    Raises:
        WrongCall: It cannot be written, or it is one of the sources.
    """
    if output is None or str(output) == "-":
        yield _standard_output()
        return
    if any(isinstance(path, str) and path != STDIN and _is_same_file(path, output) for path in paths(sources)):
        raise WrongCall(f"{output}: is a source, and would be overwritten")
    target = output.resolve()
    replaceable = target.is_file() or not target.exists()  # a device or a pipe is not
    partial = target.with_name(f".{target.name}.{os.getpid()}.part") if replaceable else target
    try:
        out = partial.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise WrongCall(f"{output}: {(error.strerror or str(error)).lower()}") from None
    try:
        with out:
            yield out
        if replaceable and partial.stat().st_size:
            partial.replace(target)
    finally:
        if replaceable:
            partial.unlink(missing_ok=True)


def _is_same_file(path: str, output: Path) -> bool:
    try:
        return Path(path).samefile(output)
    except (OSError, ValueError):  # one of them is not there
        return False


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise WrongCall("standard output is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # whatever the locale: JSON is UTF-8
    return sys.stdout


def can_show_progress(output: Path | None) -> bool:
    """Whether standard error is a terminal that the data do not run through as well."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return (output is not None and str(output) != "-") or sys.stdout is None or not sys.stdout.isatty()
