"""Who said what, and which numbers are in it: attributed statements and figures from German news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Comparison",
    "Difference",
    "Document",
    "Figure",
    "Overview",
    "SourceError",
    "Speaker",
    "Statement",
    "__version__",
    "compare",
    "diff",
    "explain",
    "extract",
    "extract_many",
    "figures",
    "load",
    "read",
    "read_all",
    "speakers",
    "to_document",
]

if TYPE_CHECKING:
    from claimx.across.comparison import compare
    from claimx.across.difference import Difference, diff
    from claimx.across.models import Comparison
    from claimx.across.speakers_overview import Overview, speakers
    from claimx.analysis.figures import figures
    from claimx.document import extract, to_document
    from claimx.explanation import explain
    from claimx.many import extract_many, read, read_all
    from claimx.models import Document, Figure, Speaker, Statement
    from claimx.pipeline import load
    from claimx.sources.article import Article, SourceError

# Imported at first use, so that `claimx --help` and the entry points of the components do not wait for spaCy.
_HOMES = {
    "Article": "claimx.sources.article",
    "Comparison": "claimx.across.models",
    "Difference": "claimx.across.difference",
    "Document": "claimx.models",
    "Figure": "claimx.models",
    "Overview": "claimx.across.speakers_overview",
    "SourceError": "claimx.sources.article",
    "Speaker": "claimx.models",
    "Statement": "claimx.models",
    "compare": "claimx.across.comparison",
    "diff": "claimx.across.difference",
    "explain": "claimx.explanation",
    "extract": "claimx.document",
    "extract_many": "claimx.many",
    "figures": "claimx.analysis.figures",
    "load": "claimx.pipeline",
    "read": "claimx.many",
    "read_all": "claimx.many",
    "speakers": "claimx.across.speakers_overview",
    "to_document": "claimx.document",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimx' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
