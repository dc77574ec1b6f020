"""Exit codes, messages on standard error, and quiet ends: what every command does alike."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from functools import partial
from typing import TextIO

import typer

from claimx.cli.translation import translated
from claimx.render.plain import one_line
from claimx.render.wording import Language, language_of_locale

OK, SOME_SOURCE_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

log = logging.getLogger("claimx")


class UsageError(Exception):
    """Something that the user has to call differently; the message says how."""


def set_up_messages(quiet: bool, verbose: bool, language: Language | None = None) -> None:
    """Send messages to standard error, one line each, with the control characters of file names taken out.

    Args:
        quiet: Whether only errors are said.
        verbose: Whether it is said what is done.
        language: None for that of the system.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.format = partial(_one_line, language or language_of_locale())  # type: ignore[method-assign]
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    if not verbose:  # what spaCy and trafilatura say to programmers
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())


def _one_line(language: Language, record: logging.LogRecord) -> str:
    trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
    return trace + one_line(f"claimx: {translated(record.getMessage(), language)}")


@contextlib.contextmanager
def ending_quietly() -> Iterator[None]:
    """End without a traceback where the call is wrong, the output's reader goes, the disk is full, or Ctrl-C comes."""
    try:
        yield
    except UsageError as error:
        log.error(error)
        raise typer.Exit(WRONG_CALL) from None
    except BrokenPipeError:
        _give_output_up()
        raise typer.Exit(OK) from None
    except OSError as error:
        log.error("cannot write: %s", error.strerror or error)
        _give_output_up()
        raise typer.Exit(WRONG_CALL) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _give_output_up() -> None:
    """Write nowhere what standard output does not take: the interpreter tries once more on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def standard_output() -> TextIO:
    """Standard output, in UTF-8 whatever the locale: JSON is UTF-8, and names have letters that Latin-1 lacks.

    Raises:
        UsageError: It is closed.
    """
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout
