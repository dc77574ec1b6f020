"""Where the output goes: standard output, or a file that appears when all of it is written; and in which format."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TextIO

import typer

from claimx.cli.messages import UsageError, standard_output
from claimx.render import FORMAT_OF_SUFFIX, NO_TEXT, OF_FOLDERS, Format
from claimx.sources import STDIN, paths
from claimx.sources.places import is_folder

_OF_TABLES = {"", ".txt", ".text", ".log", ".out"}
"""Suffixes of files that hold text for people, which is what the table is."""


@dataclass(frozen=True)
class Output:
    """Where the output goes that is not standard output."""

    path: Path
    folder: bool
    """Whether it is a folder: one that is there, or a name that ends with a slash."""

    @classmethod
    def named(cls, name: str | None) -> Output | None:
        """The output of that name; None and `-` stand for standard output.

        Raises:
            typer.BadParameter: It is empty, as where a variable of the shell is not set.
        """
        if name is None or name == "-":
            return None
        if not name:
            raise typer.BadParameter("'' is no name of a file", param_hint="--output")
        return cls(Path(name), is_folder(name) or name.endswith(("/", os.sep)))

    def __str__(self) -> str:
        return str(self.path)


def format_of(asked: Format | None, output: Output | None) -> Format:
    """The format of the output: what was asked for, else what the suffix of the file says, else a table.

    Raises:
        UsageError: The two differ, or the suffix says nothing that claimx writes, or what it is cannot hold the format.
    """
    name = "" if output is None or output.folder else output.path.name.lower()
    suffix = next((suffix for suffix in FORMAT_OF_SUFFIX if name.endswith(suffix)), Path(name).suffix)
    says = FORMAT_OF_SUFFIX.get(suffix)
    if asked and says and asked != says:
        raise UsageError(
            f"{output}: --format {asked} and the suffix {suffix} exclude each other: leave one of them out"
        )
    if not asked and not says and suffix not in _OF_TABLES:
        raise UsageError(f"{output}: nothing that claimx writes has the suffix {suffix}: say with --format what it is")
    chosen = asked or says or "table"
    if output is not None and output.folder and chosen not in OF_FOLDERS:
        raise UsageError(f"{output}: is a folder: say --format {' or '.join(sorted(OF_FOLDERS))}, or name a file")
    if output is None and chosen in NO_TEXT:
        raise UsageError(f"--format {chosen} is no text: name a file with --output")
    return chosen


@contextlib.contextmanager
def opened_path(output: Output, sources: list[str]) -> Iterator[Path]:
    """A path to write to that becomes the output when all of it is written: a file, or a folder for files.

    Raises:
        UsageError: It cannot be written, is one of the sources, or a device or pipe, whose place a file must not take.
    """
    _keep_apart(output, sources)
    try:
        target, partial = _target_and_partial(output)
        if not _is_replaceable(target) and not target.is_dir():
            raise UsageError(f"{output}: is no file: name one, or a format that is text")
        if output.folder:
            partial.mkdir(parents=True)
        else:
            partial.touch()
    except OSError as error:
        raise UsageError(f"{output}: {(error.strerror or str(error)).lower()}") from None
    try:
        yield partial
        if output.folder:
            target.mkdir(exist_ok=True)
            for path in sorted(partial.iterdir()):
                path.replace(target / path.name)
        elif partial.stat().st_size:
            partial.replace(target)
    finally:
        if output.folder:
            rmtree(partial, ignore_errors=True)
        else:
            partial.unlink(missing_ok=True)


def _target_and_partial(output: Output) -> tuple[Path, Path]:
    """The path of the output, through all links, and what stands beside it while it is written.

    Raises:
        OSError: It leads nowhere.
    """
    try:
        target = output.path.resolve()
    except RuntimeError:  # what Python before 3.13 says of a link to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    return target, target.with_name(f".{target.name[:_SHOWN]}.{os.getpid()}.part")


def _is_replaceable(target: Path) -> bool:
    """Whether a new file may take its place: not that of a device or a pipe."""
    return target.is_file() or not target.exists()


_SHOWN = 50
"""So many characters of the name, so that one as long as names may be has room for more."""


def _keep_apart(output: Output, sources: list[str]) -> None:
    if any(isinstance(path, str) and path != STDIN and _is_same_file(path, output.path) for path in paths(sources)):
        raise UsageError(f"{output}: is a source, and would be overwritten")


@contextlib.contextmanager
def opened(output: Output | None, sources: list[str]) -> Iterator[TextIO]:
    """Open the output; a file appears under its name when all of it is written, and not at all if nothing was.

    Raises:
        UsageError: It cannot be written, or it is one of the sources.
    """
    if output is None:
        yield standard_output()
        return
    _keep_apart(output, sources)
    try:
        target, partial = _target_and_partial(output)
        replaceable = _is_replaceable(target)
        out = (partial if replaceable else target).open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{output}: {(error.strerror or str(error)).lower()}") from None
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


def can_show_progress(output: Output | None) -> bool:
    """Whether standard error is a terminal that the data do not run through as well."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return output is not None or sys.stdout is None or not sys.stdout.isatty()
