"""Who said what, and which numbers are in it: attributed statements and figures from German news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Document", "Figure", "Speaker", "Statement", "__version__", "explain", "extract", "figures", "load"]

if TYPE_CHECKING:
    from claimx.analysis.figures import figures
    from claimx.document import extract
    from claimx.explanation import explain
    from claimx.models import Document, Figure, Speaker, Statement
    from claimx.pipeline import load

# Imported at first use, so that `claimx --help` and the entry points of the components do not wait for spaCy.
_HOMES = {
    "explain": "claimx.explanation",
    "extract": "claimx.document",
    "figures": "claimx.analysis.figures",
    "load": "claimx.pipeline",
    "Document": "claimx.models",
    "Figure": "claimx.models",
    "Speaker": "claimx.models",
    "Statement": "claimx.models",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimx' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
