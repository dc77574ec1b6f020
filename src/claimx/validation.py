"""Says in one line and in plain words what is wrong: with a record that does not fit its model, or else."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

_WHY = {
    "missing": "{field} is missing",
    "extra_forbidden": "there is no field {field}",
    "unexpected_keyword_argument": "there is no field {field}",
    "json_invalid": "it is no JSON",
}
"""By pydantic's names for what can be wrong."""


def first_line(error: Exception) -> str:
    """What an error says, in one line; its class where it says nothing."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def explain(error: ValidationError) -> str:
    """The first thing that is wrong with a record."""
    first: Any = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"])) or "the record"
    return _WHY.get(first["type"], "{field} cannot be {value!r}").format(field=field, value=first["input"])
