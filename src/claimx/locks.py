"""What threads share, whole also in a process that is forked off while they work.

A fork copies one thread. What another holds at that moment stays held in the copy for ever: our own locks, and those of
the library that multiplies matrices for spaCy, which waits without end the next time it is asked to.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Condition, RLock, get_ident
from typing import ClassVar

_LOCKS: list[AbstractContextManager[bool]] = []
_CHANGED = Condition()


class _Now:
    analyses: ClassVar[Counter[int]] = Counter()
    """How many analyses a thread is in, of threads that are in one."""
    forks: ClassVar[int] = 0
    """How many threads wait to fork, or do."""


def shared_lock() -> AbstractContextManager[bool]:
    """A lock; a fork waits until nobody else holds it, so that what it guards is whole in both processes."""
    _LOCKS.append(lock := RLock())
    return lock


@contextmanager
def analysing() -> Iterator[None]:
    """Something that a fork in another thread waits for. Who begins while one waits comes after it."""
    thread = get_ident()
    with _CHANGED:
        _CHANGED.wait_for(lambda: not _Now.forks or thread in _Now.analyses)
        _Now.analyses[thread] += 1
    try:
        yield
    finally:
        with _CHANGED:
            _Now.analyses -= Counter([thread])
            _CHANGED.notify_all()


def _before_fork() -> None:
    thread = get_ident()
    _CHANGED.acquire()
    _Now.forks += 1
    # Who forks in the middle of an analysis waits for nobody: two that do would wait for each other.
    _CHANGED.wait_for(lambda: thread in _Now.analyses or not _Now.analyses)
    for lock in _LOCKS:  # after the analyses, which need them
        lock.__enter__()


def _after_fork() -> None:
    for lock in reversed(_LOCKS):
        lock.__exit__(None, None, None)
    _Now.forks -= 1
    _CHANGED.notify_all()
    _CHANGED.release()


def _after_fork_in_child() -> None:
    _Now.forks = 1  # the other threads are not here, nor what they do
    _Now.analyses &= Counter({get_ident(): _Now.analyses[get_ident()]})
    _after_fork()


if hasattr(os, "register_at_fork"):  # elsewhere nothing is forked
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork_in_child)
