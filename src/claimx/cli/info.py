"""`claimx info` and `claimx schema`: what is installed, and what the output looks like."""

from __future__ import annotations

import json
import platform

from claimx import __version__
from claimx.cli.messages import ending_quietly


def schema_command() -> None:
    """Print the JSON Schema of what `--format json` writes for one source."""
    with ending_quietly():
        print(schema(), flush=True)


def schema() -> str:
    """The JSON Schema of a document."""
    from claimx.models import Document

    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | Document.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False)


def info_command() -> None:
    """Print versions, the pipelines for German that are installed, and which one auto takes."""
    with ending_quietly():
        for name, value in info():
            print(f"{name:<20} {value}", flush=True)


def info() -> list[tuple[str, str]]:
    """Versions and pipelines, each as a name and what is to be said about it."""
    from spacy.about import __version__ as spacy_version

    from claimx.pipeline import PREFERRED, describe, installed, locate

    pipelines = installed()
    return [
        ("claimx", __version__),
        ("Python", platform.python_version()),
        ("spaCy", spacy_version),
        *((f"pipeline {name}", describe(name)) for name in ("bundled", *pipelines)),
        ("auto takes", locate("auto") if locate("auto") in pipelines else "bundled"),
        *([] if PREFERRED in pipelines else [("preferred", f"{PREFERRED}: python -m spacy download {PREFERRED}")]),
    ]
