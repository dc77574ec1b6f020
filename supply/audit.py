"""Whether advisories are known for the libraries that claimx installs, by pip-audit.

    python supply/audit.py

Exits with 1 where there is one. Where the service that knows them cannot be reached, or knows none of the libraries,
nothing was audited: that is said, and is no failure, so that a build without a network is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from bundled import canonical, required

SECONDS = 120
"""Longest wait for the service, for all libraries together."""

NOTHING_AUDITED = "NOT AUDITED"


def audited() -> list[dict[str, Any]] | str:
    """What pip-audit says of each library of this environment, or why it says nothing."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS} seconds"
    except (ValueError, KeyError, TypeError):
        lines = done.stderr.strip().splitlines() or ["pip-audit says nothing"]
        return lines[-1][:200]
    return found


def main() -> None:
    """Print a line for each advisory, and how much was audited."""
    if find_spec("pip_audit") is None:
        sys.exit("pip-audit is not installed: make install")
    found = audited()
    ours = {"claimx", *required("claimx", frozenset({"documents", "parquet"}))}
    if isinstance(found, str):
        print(f"{NOTHING_AUDITED}: the advisory service cannot be reached ({found})")
        return
    mine = [library for library in found if canonical(library["name"]) in ours]
    known = [library for library in mine if "skip_reason" not in library]
    if not known:
        print(f"{NOTHING_AUDITED}: the advisory service knows none of the {len(mine)} libraries that claimx installs")
        return
    advisories = [
        f"{library['name']} {library['version']}: {advisory['id']}, mended in {' or '.join(advisory['fix_versions'])}"
        for library in known
        for advisory in library["vulns"]
    ]
    print(*advisories, sep="\n", end="\n" if advisories else "")
    print(f"{len(known)} of {len(mine)} libraries audited, advisories: {len(advisories)}")
    if advisories:
        sys.exit(1)


if __name__ == "__main__":
    main()
