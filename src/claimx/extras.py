"""Libraries that only some formats need, and that not every install has."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


class MissingLibraryError(ValueError):
    """A library is not installed; the message says with what it comes."""


def needed(module: str, what: str, extra: str = "documents") -> Any:
    """Import a library, and give its top package.

    Raises:
        MissingLibraryError: It is not installed.
    """
    top = module.partition(".")[0]
    try:
        import_module(module)
    except ImportError:
        raise MissingLibraryError(f"{what} needs {top}: pip install 'claimx[{extra}]'") from None
    return sys.modules[top]
