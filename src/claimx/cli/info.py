"""`claimx info` and `claimx schema`: what is installed, and what the output looks like."""

from __future__ import annotations

import json
import platform
from typing import Annotated, Literal

import typer

from claimx import __version__
from claimx.cli.messages import standard_output

OfCommand = Literal["extract", "compare", "diff", "speakers"]


def schema_command(
    command: Annotated[
        OfCommand, typer.Argument(metavar="[COMMAND]", help="extract, compare, diff, speakers.")
    ] = "extract",
) -> None:
    """Print the JSON Schema of what `--json` writes, for extract of one source."""
    print(schema(command), file=standard_output(), flush=True)


def schema(command: OfCommand = "extract") -> str:
    """The JSON Schema of what a command writes."""
    import claimx

    model = {"extract": "Document", "compare": "Comparison", "diff": "Difference", "speakers": "Overview"}[command]
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    own = getattr(claimx, model).model_json_schema(mode="serialization")
    return json.dumps(draft | own, indent=2, ensure_ascii=False)


def info_command() -> None:
    """Print versions, the pipelines for German that are installed, and which one auto takes."""
    out = standard_output()
    for name, value in info():
        print(f"{name:<20} {value}", file=out, flush=True)


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
