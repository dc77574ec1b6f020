"""What a source may cost: seconds, and bytes that it unpacks to. Whoever wrote it may have meant to fill the memory."""

from __future__ import annotations

import ctypes
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

MAX_BYTES = 50_000_000
"""Longest article: what was found in one is kept in memory. In JSON Lines it is a line that may be this long."""

MAX_SECONDS = 100
"""Longest time that the text of one document, page, feed or answer is looked for."""

MAX_UNPACKED = 10 * MAX_BYTES
"""Most bytes that a document unpacks to, pictures and all."""

_PIECE = 1 << 20


class UnpacksTooFarError(ValueError):
    """Something unpacks to more than `MAX_UNPACKED`."""

    def __init__(self) -> None:
        super().__init__(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")


class TooSlowError(ValueError):
    """Something takes longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"takes longer than {seconds:g} seconds to read: save its text alone, and name that")


class _TimeIsUp(BaseException):
    """It is no `Exception`, so that no library catches it and goes on."""


@contextmanager
def within(seconds: float | None = None) -> Iterator[None]:
    """Interrupt what takes too long, in whichever thread it is.

    It is Python that is interrupted, between two of its instructions: a call of a library in C is waited for.

    Args:
        seconds: How long it may take; None stands for `MAX_SECONDS`.

    Raises:
        TooSlowError: It took longer.
    """
    seconds = MAX_SECONDS if seconds is None else seconds
    working, thread, leaving = True, threading.get_ident(), threading.Lock()

    def interrupt() -> None:
        with leaving:
            if working:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_TimeIsUp))

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    try:
        timer.start()
        try:
            yield
        finally:
            with leaving:
                working = False
            timer.cancel()
    except _TimeIsUp:
        raise TooSlowError(seconds) from None


def limited(size: int) -> None:
    """Refuse what is too long.

    Args:
        size: Its bytes.

    Raises:
        ValueError: They are more than `MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise ValueError(f"longer than {MAX_BYTES // 1_000_000} MB: split it into articles")


def all_of(file: BinaryIO) -> bytes:
    """Read a file to its end.

    Raises:
        ValueError: It is too long.
    """
    data = file.read(MAX_BYTES + 1)
    limited(len(data))
    return data


def line_of(file: BinaryIO) -> bytes:
    """Read the next line of a file with its end; where there is none, it is empty.

    Raises:
        ValueError: It is too long; the file stands behind it.
    """
    line = rest = file.readline(MAX_BYTES + 1)
    while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
        rest = file.readline(MAX_BYTES + 1)
    limited(len(line))
    return line


def unpacked(file: BinaryIO) -> dict[str, int]:
    """How many bytes the parts of a ZIP file have. They are unpacked for it: what the file says of itself may be false.

    Raises:
        ValueError: It is none, or what is in it would fill the memory.
    """
    sizes: dict[str, int] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(file) as archive:
            for part in archive.infolist():
                before = left
                with archive.open(part) as unpacking:
                    while piece := unpacking.read(_PIECE):
                        left -= len(piece)
                        if left < 0:
                            raise UnpacksTooFarError
                sizes[part.filename] = sizes.get(part.filename, 0) + before - left
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise ValueError("a ZIP file that is broken") from None
    except RuntimeError:  # what `zipfile` says where a password is needed
        raise ValueError("locked with a password: save it without one") from None
    file.seek(0)
    return sizes


class BoundedZlib(threading.local):
    """What others need of the module `zlib`, which unpacks to `MAX_UNPACKED` and no more, in each thread for itself."""

    error = zlib.error

    def __init__(self) -> None:
        self._left: int | None = None

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """Within it so much is unpacked and no more; elsewhere as much as anybody likes."""
        self._left = MAX_UNPACKED
        try:
            yield
        finally:
            self._left = None

    def decompress(self, data: bytes) -> bytes:
        """Like that of `zlib`.

        Raises:
            UnpacksTooFarError: It is more.
            zlib.error: The data are damaged.
        """
        unpacking = self.decompressobj()
        found = unpacking.decompress(data)
        if not unpacking.eof:
            raise zlib.error("incomplete")
        return found

    def decompressobj(self) -> BoundedUnpacking:
        """Like that of `zlib`, for data that are read in pieces."""
        return BoundedUnpacking(self)

    def unpack(self, unpacking: Any, data: bytes) -> bytes:
        """Unpack a piece.

        Raises:
            UnpacksTooFarError: It is more.
            zlib.error: The data are damaged.
        """
        if self._left is None:
            return bytes(unpacking.decompress(data))
        found = bytes(unpacking.decompress(data, self._left + 1)) if self._left >= 0 else b""
        self._left -= len(found)
        if self._left < 0:
            raise UnpacksTooFarError
        return found


class BoundedUnpacking:
    """What unpacks one row of pieces."""

    def __init__(self, zlib_: BoundedZlib) -> None:
        self._zlib, self._unpacking = zlib_, zlib.decompressobj()

    def decompress(self, data: bytes) -> bytes:
        """The next piece, as `BoundedZlib.unpack` gives it."""
        return self._zlib.unpack(self._unpacking, data)

    @property
    def eof(self) -> bool:
        """Whether the data have come to their end."""
        return self._unpacking.eof


BOUNDED_ZLIB = BoundedZlib()
