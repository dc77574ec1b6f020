"""Run functions in other processes, of this machine or of a Ray cluster, and survive their deaths.

An engine has `slots` (how much it can do at once), `submit` (returns a future), `death` (what a future raises when the
process that worked on it is gone), and is left as a context manager. No more than `slots` calls may be submitted at a
time.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from claimx.corpus.call import Call, CorpusError

T = TypeVar("T")


class Local:
    """Processes of this machine.

    Each is a pool of its own, so that it is known what a process that died was doing, and the others live on.
    """

    death = (BrokenProcessPool,)

    def __init__(self, jobs: int | None) -> None:
        self.slots = jobs or os.cpu_count() or 1
        self._idle = SimpleQueue[ProcessPoolExecutor]()
        for _ in range(self.slots):
            self._idle.put(_process())

    def submit(self, function: Callable[..., T], *arguments: Any) -> Future[T]:
        """Run a function in the process that has been idle for longest."""
        process = self._idle.get()

        def give_back(future: Future[T]) -> None:
            dead = not future.cancelled() and isinstance(future.exception(), self.death)
            self._idle.put(_process() if dead else process)

        future = process.submit(function, *arguments)
        future.add_done_callback(give_back)
        return future

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *error: object) -> None:
        for _ in range(self.slots):
            self._idle.get().shutdown()


def _process() -> ProcessPoolExecutor:
    # "spawn" is the same everywhere, and starts without what this process has in memory.
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """See to it that a worker ends with the one who started it, even if that is killed, and at Ctrl-C at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


class Ray:
    """Tasks of Ray, on this machine or on the nodes of a cluster; a pipeline stays loaded in the process of a worker.

    Ray Data would stream the blocks as well, but it is its own judge of what to do again after a death: a document that
    kills its worker would stop the run.

    Args:
        jobs: How many at once; None stands for all processors of the cluster.
        address: Of a cluster that runs; None starts one on this machine.

    Raises:
        CorpusError: Ray is not installed, or there is no cluster.
    """

    def __init__(self, jobs: int | None, address: str | None) -> None:
        try:
            import ray
        except ImportError:
            raise CorpusError("--engine ray needs Ray: pip install 'claimx[ray]'") from None
        self._ray: Any = ray
        self.death = (
            ray.exceptions.WorkerCrashedError,
            ray.exceptions.NodeDiedError,
            ray.exceptions.LocalRayletDiedError,
            ray.exceptions.OutOfMemoryError,
        )
        if address:
            _knock(address)
        where = {"address": address} if address else {"address": "local", "num_cpus": jobs, "include_dashboard": False}
        try:
            ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
        except Exception as error:  # Ray raises that itself
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise CorpusError(f"no Ray cluster at {address or 'this machine'}: {reason}") from error
        # What died is not tried again by Ray: whoever submitted it decides.
        self._remote = self._ray.remote(max_retries=0)(_in_folder)
        self.slots = jobs or int(self._ray.cluster_resources()["CPU"])

    def submit(self, function: Callable[..., T], *arguments: Any) -> Future[T]:
        """Run a function on whichever node has a processor free."""
        future: Future[T] = self._remote.remote(Path.cwd(), function, *arguments).future()
        return future

    def __enter__(self) -> Ray:
        return self

    def __exit__(self, *error: object) -> None:
        self._ray.shutdown()


def _in_folder(folder: Path, function: Callable[..., T], *arguments: Any) -> T:
    """Run a function where the paths of the call lead somewhere; a node may have been started elsewhere."""
    os.chdir(folder)
    return function(*arguments)


def _knock(address: str) -> None:
    """See whether anybody is at an address `HOST:PORT`: Ray itself would try for five minutes, and then exit.

    Raises:
        CorpusError: Nobody is.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if port.isdigit():
        try:
            socket.create_connection((host, int(port)), timeout=10).close()
        except OSError as error:
            raise CorpusError(f"no Ray cluster at {address}: {(error.strerror or str(error)).lower()}") from None


Engine = Local | Ray


def engine(call: Call) -> Engine:
    """Start the engine of a call.

    Raises:
        CorpusError: It cannot be started.
    """
    return Ray(call.jobs, call.address) if call.engine == "ray" else Local(call.jobs)
