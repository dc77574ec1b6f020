"""Which files the command line names: files themselves, folders, patterns."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from claimx.sources.article import SourceError
from claimx.sources.kinds import SUFFIXES, suffix_of

STDIN = "-"
_ADDRESSES = ("https://", "http://")


def paths(sources: Iterable[str], suffixes: Set[str] = SUFFIXES) -> Iterator[str | SourceError]:
    """The files that sources stand for, whether they can be read or not, and folders in which there is none.

    Args:
        suffixes: What is taken from folders.
    """
    for source in sources:
        for path in _matches(source):
            if is_folder(path):
                yield from _files_of(Path(path), suffixes)
            else:
                yield path


def is_address(source: str) -> bool:
    """Whether a source is the address of a page in the web."""
    return source.lower().startswith(_ADDRESSES)


def is_folder(source: str) -> bool:
    """Whether a source is a folder that may be looked into."""
    try:
        return source not in (STDIN, "") and not is_address(source) and Path(source).is_dir()
    except OSError:  # no right to look, name too long: reading it will say so
        return False


def is_pattern(source: str) -> bool:
    """Whether a source is a pattern, and no file is called so."""
    return glob.has_magic(source) and not is_address(source) and not os.path.lexists(source)


def _matches(source: str) -> list[str]:
    """What a pattern stands for: a source that is none, or that matches nothing, stands for itself."""
    if not is_pattern(source):
        return [source]
    if "**" in Path(source).parts:
        found = _below(Path(source))
    else:
        found = [path for path in glob.glob(source) if is_folder(path) or Path(path).is_file()]  # noqa: PTH207
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
            if suffix_of(path) in suffixes and _belongs(path, folder):
                found = True
                yield str(path)
    for error in errors:
        found = True
        yield SourceError(printable(str(error.filename)), reason(error))
    if not found:
        yield SourceError(printable(str(folder)), f"no file in this folder that is read: {', '.join(sorted(suffixes))}")


def _belongs(path: Path, folder: Path) -> bool:
    """Whether a file is to be read with a folder: no hidden one, none elsewhere, no pipe that would never end."""
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return False
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except OSError:  # no right to look: reading it will say so
        return True


def reason(error: OSError) -> str:
    """What the system says of a file, in lower case."""
    return (error.strerror or str(error)).lower()


def printable(name: str) -> str:
    """A file name as valid Unicode: the bytes of a name may be none."""
    return os.fsencode(name).decode("utf-8", "replace") or "''"
