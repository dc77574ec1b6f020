"""How many answers about words are remembered, so that a run over a million articles needs no more memory than one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

REMEMBERED = 4096
"""Answers of one function. Of the words of an article all but a few come again; of those that were never seen before
and never come again, there are ever more."""


def remembered(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Remember what a function says of the last words that it was asked for."""
    return lru_cache(maxsize=REMEMBERED)(function)
