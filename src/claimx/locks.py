"""Locks that threads may share, and that a process finds open which is forked off meanwhile."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from threading import RLock


def shared_lock() -> AbstractContextManager[bool]:
    """A lock; a fork waits until nobody else holds it, so that what it guards is whole in both processes."""
    lock = RLock()
    if hasattr(os, "register_at_fork"):  # elsewhere nothing is forked
        os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release)
    return lock
