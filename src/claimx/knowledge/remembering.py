"""What is worked out once: answers about words, and facts of an object when they are first asked for.

So many answers about words are remembered that a run over a million articles needs no more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

REMEMBERED = 4096
"""Answers of one function. Of the words of an article all but a few come again; of those that were never seen before
and never come again, there are ever more."""


def remembered(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Remember what a function says of the last words that it was asked for."""
    return lru_cache(maxsize=REMEMBERED)(function)


class once(Generic[T]):  # noqa: N801  used as a decorator
    """An attribute that is worked out when it is first asked for.

    `functools.cached_property` is the same and takes a lock each time, before Python 3.12, which takes twice as long as
    most of what is worked out.
    """

    def __init__(self, function: Callable[..., T]) -> None:
        self._function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> T:
        value = instance.__dict__[self._name] = self._function(instance)
        return value
