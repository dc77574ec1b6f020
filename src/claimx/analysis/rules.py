"""The rules that find something, by the names that the output gives them: each is registered where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


class Rule(NamedTuple):
    """One rule.

    Attributes:
        name: As the output has it.
        example: A text that it is for.
        module: The module that it stands in, which is its family.
        function: The function that makes what it finds.
        line: The line of that module that the function begins at.
    """

    name: str
    example: str
    module: str
    function: str
    line: int


RULES: dict[str, Rule] = {}
"""All rules whose modules have been imported."""


def rule(name: str, example: str) -> Callable[[Function], Function]:
    """Register a rule above the function that makes what it finds.

    Args:
        name: What the output calls it; no other rule has the name.
        example: A text that it is for, and in which it finds something: `docs/statements.md` shows it, a test runs it.

    Raises:
        ValueError: There is a rule of this name already.
    """

    def register(function: Function) -> Function:
        if name in RULES:
            raise ValueError(f"two rules have the name {name}")
        line = function.__code__.co_firstlineno
        RULES[name] = Rule(name, example, function.__module__, function.__qualname__, line)
        return function

    return register
