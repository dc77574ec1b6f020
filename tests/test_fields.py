"""The fields of classes are documented: what each means, in the class or, in the output, in the JSON Schema."""

from __future__ import annotations

import dataclasses
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import claimx

ROOT = Path(claimx.__file__).parent
ROOMS = ("analysis", "knowledge", "lexicon", "components.py", "document.py", "explanation.py", "models.py")


def classes() -> list[type]:
    """The classes with fields of the rooms where German is read, and of what comes out."""
    paths = [path for room in ROOMS for path in sorted(ROOT.glob(f"{room}/**/*.py" if "." not in room else room))]
    names = [".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in paths]
    modules = [import_module(name.removesuffix(".__init__")) for name in names]
    inside = [
        value for module in modules for value in vars(module).values() if value.__class__ in (type, type(BaseModel))
    ]
    found = {c for c in inside if c.__module__ in {module.__name__ for module in modules} and own_fields(c)}
    return sorted(found, key=lambda c: c.__qualname__)


def own_fields(of: Any) -> list[str]:
    """The fields that need a word: not those that pydantic has a description of."""
    if issubclass(of, BaseModel):
        return [name for name, f in of.model_fields.items() if name in of.__annotations__ and not f.description]
    if dataclasses.is_dataclass(of):
        return [field.name for field in dataclasses.fields(of)]
    return list(getattr(of, "_fields", ())) if issubclass(of, tuple) else []


@pytest.mark.parametrize("of", classes(), ids=lambda of: of.__qualname__)
def test_fields_are_documented(of: type) -> None:
    assert [name for name in own_fields(of) if not re.search(rf"\b{name}\b", of.__doc__ or "")] == []
