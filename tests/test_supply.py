"""What is bundled, and whether it is known to be unsafe: what the scripts in `supply/` say, and when they fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

SUPPLY = Path(__file__).resolve().parents[1] / "supply"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(SUPPLY)
    import audit

    monkeypatch.setattr(audit, "find_spec", lambda name: name)

    return audit


SAFE = {"name": "lxml", "version": "6.0", "vulns": []}
UNSAFE = {"name": "urllib3", "version": "2.6", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.7"]}]}
UNKNOWN = {"name": "spacy", "version": "3.8", "skip_reason": "Dependency not found"}
OF_OTHERS = UNSAFE | {"name": "tensorflow"}
UNREACHABLE = "NOT AUDITED: the advisory service "


@pytest.mark.parametrize(
    ("dependencies", "says", "code"),
    [
        ([SAFE], "1 of 1 libraries audited, advisories: 0", 0),
        ([SAFE, UNKNOWN], "1 of 2 libraries audited, advisories: 0", 0),
        ([SAFE, UNSAFE], "urllib3 2.6: CVE-2026-1, mended in 2.7\n2 of 2 libraries audited, advisories: 1", 1),
        ([SAFE, OF_OTHERS], "1 of 1 libraries audited, advisories: 0", 0),
        ([UNKNOWN], f"{UNREACHABLE}knows none of the 1 libraries that claimx installs", 0),
        (None, f"{UNREACHABLE}cannot be reached (ConnectionError: no such host)", 0),
    ],
)
def test_audit(
    dependencies: object,
    says: str,
    code: int,
    audit: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = "" if dependencies is None else json.dumps({"dependencies": dependencies})
    done = SimpleNamespace(stdout=out, stderr="Traceback:\n  ...\nConnectionError: no such host\n")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **named: done)
    ended = 0
    try:
        audit.main()
    except SystemExit as error:
        ended = int(str(error.code))
    assert (capsys.readouterr().out.strip(), ended) == (says, code)


def test_audit_does_not_wait_for_ever(
    audit: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*arguments: object, **named: object) -> None:
        raise subprocess.TimeoutExpired("pip-audit", 1)

    monkeypatch.setattr(subprocess, "run", never)
    audit.main()
    assert capsys.readouterr().out.startswith(f"{UNREACHABLE}cannot be reached (no answer within")


def test_every_licence_is_known() -> None:
    done = subprocess.run([sys.executable, SUPPLY / "bundled.py", "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "spacy" in done.stdout and "pdfminer-six" in done.stdout
