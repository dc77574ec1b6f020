"""The command `claimx`: options in, one call, an exit code out. A module for each command, and what they share."""

from __future__ import annotations

import gc

from claimx.cli.commands import app

__all__ = ["app", "main"]

_MADE_BEFORE_COLLECTION = 100_000
"""Objects after which Python looks for garbage: what a run loads stays, and to look through it at 700 takes a while."""


def main() -> None:
    """Run the command; the entry point of the console script."""
    gc.set_threshold(_MADE_BEFORE_COLLECTION)
    try:
        app(prog_name="claimx")
    finally:
        gc.freeze()  # memory goes with the process: to look through all of it on the way out takes a while too
