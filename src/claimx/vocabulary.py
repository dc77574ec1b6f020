"""The words that the output uses for types and kinds, apart from the models: the command line starts without these."""

from __future__ import annotations

from typing import Literal

StatementType = Literal["direct", "indirect", "reported", "free_indirect"]
SpeakerKind = Literal["person", "organisation", "government", "media", "document", "group", "unknown"]
FigureKind = Literal[
    "count", "money", "percent", "fraction", "multiple", "measure", "duration", "age", "date", "time", "ordinal",
    "score",
]  # fmt: skip
Qualifier = Literal["exact", "about", "almost", "over", "under", "at_least", "at_most", "range", "vague"]

Gender = Literal["masculine", "feminine"]
"""The grammatical gender of the words that an article has for a person."""
