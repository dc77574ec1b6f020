"""Run functions in other processes, of this machine or of a Ray cluster, and survive their deaths.

An engine has `call`, which runs a function once, and `map`, which runs one on every item of a stream, holds few items
at a time, and begins an item again whose process died. It is left as a context manager.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from claimx.corpus.call import WORKERS_DIE, Call, CorpusError

Item = TypeVar("Item")
T = TypeVar("T")

DIED = (ProcessExpired, BrokenProcessPool)
"""What a process that died is told by: its own death, or that of one beside it."""

_MAX_BROKEN = 3
"""How often every process may die before it does anything, which may be somebody else's doing."""


START = "spawn"
"""How a process is started: it is the same everywhere, and begins without what this process has in memory."""

RENEWED = 2_500
"""Articles after which another process takes the place of a worker, with whatever this one has gathered.

spaCy's tables keep a place for every word that they ever had, also for those that a memory zone forgot: 60 MB for the
second million of new words."""


class Local:
    """Processes of this machine. One that dies costs what it was doing; the others live on, and it is replaced.

    Args:
        jobs: How many; None stands for all processors.
        articles: How many of them an item has.
    """

    def __init__(self, jobs: int | None, articles: int = 1) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._renewed = max(1, RENEWED // articles)
        # Pebble's pool says which item a process died of and keeps the others; that of the standard library breaks as
        # a whole.
        self._pool = self._begun()

    def _begun(self) -> Any:
        context = multiprocessing.get_context(START)
        return ProcessPool(self._jobs, max_tasks=self._renewed, context=context, initializer=_begin)

    def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run a function.

        Raises:
            CorpusError: Its process died.
        """
        try:
            return self.submit(function, *arguments).result()
        except DIED:
            raise CorpusError(WORKERS_DIE) from None

    def map(self, function: Callable[[Item], T], items: Callable[[], Iterator[Item]]) -> Iterator[T]:
        """What a function returns for each item, in the order in which it is ready.

        Raises:
            CorpusError: The processes die before they do anything.
        """
        stream = items()
        running: dict[Future[T], Item] = {}
        broken = 0
        while True:
            for item in islice(stream, self._jobs - len(running)):
                running[self.submit(function, item)] = item
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                item = running.pop(future)
                try:
                    result = future.result()
                except DIED as error:
                    broken += isinstance(error, BrokenProcessPool)
                    if broken > _MAX_BROKEN * self._jobs:
                        raise CorpusError(WORKERS_DIE) from None
                    running[self.submit(function, item)] = item
                else:
                    broken = 0
                    yield result

    def submit(self, function: Callable[..., T], *arguments: Any) -> Future[T]:
        """Run a function as soon as a process is idle."""
        if not self._pool.active:
            # A process that dies while all of them are idle costs Pebble the pool.
            self._stop()
            self._pool = self._begun()
        future: Future[T] = self._pool.submit(function, None, *arguments)
        return future

    def _stop(self) -> None:
        self._pool.stop()
        self._pool.join()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *error: object) -> None:
        self._stop()  # what is done has been yielded, and of what is not, nobody asks for the rest


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
    """Ray Data, on this machine or on the nodes of a cluster; a pipeline stays loaded in the process of a worker.

    Args:
        jobs: How many at once; None stands for all processors of the cluster.
        address: Of a cluster that runs; None starts one on this machine.

    Raises:
        CorpusError: Ray is not installed, or there is no cluster.
    """

    def __init__(self, jobs: int | None, address: str | None) -> None:
        try:
            import ray
            import ray.data
        except ImportError:
            raise CorpusError("--engine ray needs Ray: pip install 'claimx[ray]'") from None
        self._ray: Any = ray
        self._jobs = jobs
        if address:
            _try_to_connect(address)
        where = {"address": address} if address else {"address": "local", "num_cpus": jobs, "include_dashboard": False}
        try:
            ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
        except Exception as error:  # Ray raises that itself
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise CorpusError(f"no Ray cluster at {address or 'this machine'}: {reason}") from error
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.raise_original_map_exception = True
        context.target_max_block_size = 1  # a block, which one worker gets, is one item

    def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run a function on whichever node has a processor free."""
        result: T = self._ray.get(self._ray.remote(_in_folder).remote(Path.cwd(), function, *arguments))
        return result

    def map(self, function: Callable[[Item], T], items: Callable[[], Iterator[Item]]) -> Iterator[T]:
        """What a function returns for each item, in the order in which it is ready.

        The items are read by a task that takes no processor, and streamed to the others as far as there is memory for
        them. What a worker or a node had that died, Ray begins again elsewhere.
        """
        folder, data = Path.cwd(), self._ray.data

        def read(_: object) -> Iterator[dict[str, bytes]]:
            return ({"item": pickle.dumps(item)} for item in _in_folder(folder, items))

        def work(row: dict[str, bytes]) -> dict[str, bytes]:
            return {"result": pickle.dumps(_in_folder(folder, function, pickle.loads(row["item"])))}

        tasks = data.TaskPoolStrategy(self._jobs)
        results = data.range(1).flat_map(read, num_cpus=0).map(work, compute=tasks)
        return (pickle.loads(row["result"]) for row in results.iter_rows())

    def __enter__(self) -> Ray:
        return self

    def __exit__(self, *error: object) -> None:
        self._ray.shutdown()


def _in_folder(folder: Path, function: Callable[..., T], *arguments: Any) -> T:
    """Run a function where the paths of the call lead somewhere; a node may have been started elsewhere."""
    os.chdir(folder)
    return function(*arguments)


def _try_to_connect(address: str) -> None:
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
    return Ray(call.jobs, call.address) if call.engine == "ray" else Local(call.jobs, call.shard or 1)
