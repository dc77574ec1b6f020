"""Hashes of the files of a bundled pipeline: one bit of a weight makes other sentences, and no error.

They stand beside the folder, in a file that `sha256sum --check` reads too.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its path there."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def list_of(folder: Path) -> Path:
    """The file with the hashes of a folder."""
    return folder.with_name(f"{folder.name}.sha256")


def write_hashes(folder: Path) -> None:
    """Write down what the files of a folder are now."""
    lines = (f"{digest}  {folder.name}/{name}\n" for name, digest in hashes_of(folder).items())
    list_of(folder).write_text("".join(lines), encoding="utf-8")


def damaged(folder: Path) -> list[str]:
    """The files of a folder that are not what they were, or are gone; what was added is no matter."""
    try:
        lines = list_of(folder).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return [list_of(folder).name]
    now = hashes_of(folder)
    expected = {name.partition("/")[2]: digest for digest, _, name in (line.partition("  ") for line in lines)}
    return [name for name, digest in expected.items() if now.get(name) != digest] or ([] if expected else ["all of it"])
