"""The command `claimx`: options in, one call, an exit code out. A module for each command, and what they share."""

from __future__ import annotations

from claimx.cli.commands import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command; the entry point of the console script."""
    app(prog_name="claimx")
