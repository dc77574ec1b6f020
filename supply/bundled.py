"""What is in the wheel of claimx, and what it installs, with licences: writes docs/bundled.md, fails where one lacks.

python supply/bundled.py [--check]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "bundled.md"
PACKAGE = ROOT / "src" / "claimx"
OURS = "our own"

ALLOWED = (
    "MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "MPL", "Mozilla Public", "Zlib", "Unlicense",
    "0BSD", "HPND", "CC0", "Lesser General Public", "LGPL",
)  # fmt: skip
"""Licences under which any program may use a library as it is; each as it is called in the metadata of packages."""

BY_HAND = {"striprtf": "BSD-3-Clause", "dkpro-cassis": "Apache-2.0"}
"""Licences of those whose metadata name none, out of their source."""


def required(name: str, extras: frozenset[str] = frozenset()) -> dict[str, str]:
    """The libraries that a package needs, with those that they need, and the extra of it that each comes with.

    Args:
        name: Of an installed package.
        extras: Of it; a library that is needed without any of them is listed with an empty one.
    """
    found: dict[str, str] = {}
    waiting: list[tuple[str, frozenset[str], str]] = [(name, frozenset(), "")]
    waiting += [(name, frozenset({extra}), extra) for extra in sorted(extras)]
    seen = set()
    while waiting:
        package, wanted, by = waiting.pop(0)
        if (package, wanted) in seen:
            continue
        seen.add((package, wanted))
        try:
            requirements = distribution(package).requires or []
        except PackageNotFoundError:  # not for this system
            continue
        for requirement in map(Requirement, requirements):
            if any(is_wanted(requirement, extra) for extra in (wanted or {""})):
                library = canonical(requirement.name)
                found.setdefault(library, by)
                waiting.append((library, frozenset(requirement.extras), by))
    return dict(sorted(found.items()))


def is_wanted(requirement: Requirement, extra: str) -> bool:
    """Whether a requirement holds on this system, with an extra."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def canonical(name: str) -> str:
    """The name of a package as the index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: Distribution) -> str:
    """What a package says of its licence, in one line; empty where it says nothing."""
    metadata = package.metadata
    classified = [
        value.rpartition(" :: ")[2].removesuffix(" License")
        for value in metadata.get_all("Classifier") or []
        if value.startswith("License :: ") and not value.endswith("OSI Approved")
    ]
    short = metadata["License"].strip() if "License" in metadata else ""
    said = (
        (metadata.get_all("License-Expression") or [""])[0]
        or " / ".join(classified)
        or (short if len(short) < 60 else "")
    )
    return said or BY_HAND.get(canonical(metadata["Name"]), "")


def bundled() -> Iterator[tuple[str, str, str]]:
    """What is in the wheel beside code of ours: what it is, where it comes from, under which licence."""
    for path in sorted((PACKAGE / "lexicon").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        source = next((line.removeprefix("# Source: ") for line in lines if line.startswith("# Source: ")), "")
        named = re.search(r"\((?:both |[\w]+, )?((?:CC|MIT|Apache|BSD)[^)]*)\)", source)
        unicode = "Unicode-3.0" if "CLDR" in source else ""
        yield f"`lexicon/{path.name}`", source.rstrip("."), named[1] if named else unicode or ("MIT" if source else "")
    for folder in sorted((PACKAGE / "pipelines").iterdir()):
        if folder.is_dir():
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            yield f"`pipelines/{folder.name}`", "`training/`, from what follows", meta["license"]
            for source in meta["sources"]:
                yield f"– trained on: {source['name']}", f"{source['author']}, <{source['url']}>", source["license"]
    yield "`render/page/`, `locale/`", OURS, "MIT"


def page() -> str:
    """The text of the page."""
    lines = [f"| {what} | {source} | {terms} |" for what, source, terms in bundled()]
    return "\n".join([
        "# What is bundled, and under which licence",
        "",
        "What is in the wheel of claimx beside its code, which is under the MIT licence. `make readme` writes this",
        "page; `make check` fails where it is not up to date or a licence is missing, and prints the licences of the",
        "libraries that claimx installs and does not bundle.",
        "",
        "| what | from | licence |",
        "|---|---|---|",
        *lines,
        "",
        "The SHA-256 of each file of the pipeline is in `src/claimx/pipelines/de_claimx_news.sha256`; claimx checks",
        "them when it loads it. `training/` has what the sources of the pipeline were used for.",
        "",
    ])  # fmt: skip


def main(check: bool) -> None:
    """Write the page, or say what is not as it should be and exit with 1."""
    wrong = [f"{what}: no licence" for what, _, terms in bundled() if not terms]
    if not check:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        wrong.append(f"{PAGE.relative_to(ROOT)} is not up to date: make readme")
    extras = frozenset({"documents", "parquet"})
    for name, extra in required("claimx", extras).items():
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        terms = licence(package)
        print(f"{name:24} {package.version:14} {terms or '?':40} {extra}".rstrip())
        if not any(allowed.lower() in terms.lower() for allowed in ALLOWED):
            wrong.append(f"{name}: its licence is {terms or 'not named'}, which is none of {', '.join(ALLOWED)}")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main("--check" in sys.argv[1:])
