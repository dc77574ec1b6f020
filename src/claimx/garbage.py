"""Lets Python look for garbage after a document is analysed, not meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def looked_for_later() -> Iterator[None]:
    """Look for no garbage inside: the thousands of objects that rules make go as soon as they are done.

    Python looks whenever there are 700 more objects than before, and now and then through the lexicon and all that
    spaCy has loaded, too; with nothing to find, that is a twentieth of the time of claimx.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
