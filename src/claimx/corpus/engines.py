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
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any, Generic, TypeVar

from claimx.corpus.call import WORKERS_DIE, Call, CorpusError

Item = TypeVar("Item")
T = TypeVar("T")

START = "spawn"
"""How a process is started: it is the same everywhere, and begins without what this process has in memory."""

RENEWED = 2_500
"""Articles after which another process takes the place of a worker, with whatever this one has gathered.

spaCy's tables keep a place for every word that they ever had, also for those that a memory zone forgot: 60 MB for the
second million of new words."""

_MAX_STILLBORN = 3
"""How often every process may die before it is ready, which may be somebody else's doing."""
_MAX_DEATHS = 3
"""How often a call may cost its process, which may be somebody else's doing, where nobody says otherwise."""


class DiedError(Exception):
    """The process that made a call died, as often as was to be borne."""


@dataclass(eq=False)
class Task(Generic[T]):
    """A call of a function in another process."""

    asked: bytes
    """The function and its arguments, as they go into the other process."""
    deaths_left: int | None
    """How many processes it may still cost; None: it sees to that itself."""
    done: bool = False
    value: Any = None
    error: BaseException | None = None

    def result(self) -> T:
        """What the function returned; what it raised is raised here, or that its process died."""
        if self.error is not None:
            raise self.error
        value: T = self.value
        return value


class Local:
    """Processes of this machine. One that dies costs what it was doing; the others live on, and it is replaced.

    Each has a pipe of its own and shares nothing with the others. In a pool, that of the standard library or Pebble's,
    all have one queue with a lock, which a process that is killed at the wrong moment keeps: the others wait for it,
    for minutes or for ever. loky's pool gives up everything that is pending where one process dies, and does not say
    whose fault it was.

    Args:
        jobs: How many; None stands for all processors. They are begun when there is something to do for them.
        articles: How many of them an item has.
    """

    def __init__(self, jobs: int | None, articles: int = 1) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._renewed = max(1, RENEWED // articles)
        self._workers: list[_Worker] = []
        self._waiting: deque[Task[Any]] = deque()
        self._stillborn = 0

    def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run a function.

        Raises:
            CorpusError: Its process died.
        """
        try:
            return self.result(self.submit(function, *arguments, deaths=1))
        except DiedError:
            raise CorpusError(WORKERS_DIE) from None

    def map(
        self, function: Callable[[Item], T], items: Callable[[], Iterator[Item]], deaths: int | None = _MAX_DEATHS
    ) -> Iterator[T]:
        """What a function returns for each item, in the order in which it is ready.

        Args:
            deaths: How many processes an item may cost; with None the function sees to that.

        Raises:
            CorpusError: Processes die before they do anything, or too many at one item.
        """
        stream = items()
        running = [self.submit(function, item, deaths=deaths) for item in islice(stream, self._jobs)]
        while running:
            ended = next((task for task in running if task.done), None)
            if ended is None:
                self._go_on()
                continue
            running.remove(ended)
            # Before it is looked at what was found: a process waits for the next one.
            running += [self.submit(function, item, deaths=deaths) for item in islice(stream, 1)]
            try:
                yield ended.result()
            except DiedError:
                raise CorpusError(WORKERS_DIE) from None

    def submit(self, function: Callable[..., T], *arguments: Any, deaths: int | None = _MAX_DEATHS) -> Task[T]:
        """Have a function run as soon as a process is idle; whoever asks for the result sees to it that this happens.

        Args:
            deaths: How many processes it may cost; None is however many.
        """
        task = Task[T](bytes(ForkingPickler.dumps((function, arguments))), deaths)
        self._waiting.append(task)
        self._hand_out()
        return task

    def result(self, task: Task[T]) -> T:
        """What a task comes to, once it is there.

        Raises:
            CorpusError: Processes die before they do anything.
            DiedError: So many died of it as it may cost.
        """
        while not task.done:
            self._go_on()
        return task.result()

    def _go_on(self) -> None:
        """Wait until a process says something, or dies, and heed that."""
        self._hand_out()
        of_worker: dict[Any, _Worker] = {}
        for worker in self._workers:
            of_worker[worker.pipe] = of_worker[worker.sentinel] = worker
        for worker in dict.fromkeys(of_worker[ready] for ready in wait(list(of_worker))):
            try:
                worker.hear()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self._stillborn = 0
            if not worker.calls_left:
                self._dismiss(worker)

    def _hand_out(self) -> None:
        """Give what waits to those who are idle, and begin as many processes as there is something to do for."""
        for worker in [worker for worker in self._workers if worker.is_idle]:
            if not self._waiting:
                break
            try:
                worker.give(self._waiting.popleft())
            except OSError:
                self._bury(worker)
        busy = sum(worker.task is not None for worker in self._workers)
        for _ in range(len(self._workers), min(self._jobs, busy + len(self._waiting))):
            try:
                self._workers.append(_Worker(self._renewed))
            except OSError:
                self._count_stillborn()

    def _bury(self, worker: _Worker) -> None:
        task = worker.task
        self._dismiss(worker)
        if task is None:
            if not worker.is_ready:
                self._count_stillborn()
            return
        if task.deaths_left is not None:
            task.deaths_left -= 1
        if task.deaths_left == 0:
            task.error, task.done = DiedError(), True
        else:
            self._waiting.appendleft(task)

    def _count_stillborn(self) -> None:
        self._stillborn += 1
        if self._stillborn > _MAX_STILLBORN * self._jobs:
            raise CorpusError(WORKERS_DIE)

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:  # what is done has been yielded, and of what is not, nobody asks for the rest
            worker.end()
        self._workers.clear()


class _Worker:
    """A process that makes one call after another, and its end of the pipe to it.

    Args:
        calls: How many it makes.

    Raises:
        OSError: It cannot be begun.
    """

    def __init__(self, calls: int) -> None:
        context: Any = multiprocessing.get_context(START)
        self.pipe, its = context.Pipe()
        self.calls_left = calls
        self.is_ready = False
        self.task: Task[Any] | None = None
        self._process = context.Process(target=_work, args=(its,), daemon=True)
        try:
            self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            its.close()  # so that a process that dies is heard at this end
        self.sentinel: int = self._process.sentinel

    @property
    def is_idle(self) -> bool:
        return self.is_ready and self.task is None

    def give(self, task: Task[Any]) -> None:
        """Let it make a call.

        Raises:
            OSError: It is dead.
        """
        self.task = task
        self.pipe.send_bytes(task.asked)

    def hear(self) -> None:
        """Take what it says: that it is ready, or what a call came to.

        Raises:
            EOFError: It is dead.
            OSError: It died while it said something.
        """
        if not self.pipe.poll():  # it is dead, and somebody else has its end of the pipe
            raise EOFError
        said = self.pipe.recv_bytes()
        if self.task is None:
            self.is_ready = True
            return
        task, self.task = self.task, None
        self.calls_left -= 1
        task.done = True
        try:
            task.value, task.error, trace = pickle.loads(said)
        except Exception as error:  # what was said cannot be made here
            task.error = error
            return
        if task.error is not None:
            task.error.__cause__ = _ElsewhereError(trace)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


_READY = b"ready"


class _ElsewhereError(Exception):
    """Where in another process something was raised."""


def _work(pipe: Connection) -> None:
    """What a worker does: it says that it is ready, and makes the calls that it is given.

    It ends with the one who started it, even if that is killed, and at Ctrl-C at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipe.send_bytes(_READY)
    while True:
        try:
            asked = pipe.recv_bytes()
        except EOFError:
            return
        try:
            function, arguments = pickle.loads(asked)
            said = ForkingPickler.dumps((function(*arguments), None, ""))
        except Exception as error:  # whoever asks for the result gets it
            said = ForkingPickler.dumps((None, error, f"\n\n{traceback.format_exc()}"))
        pipe.send_bytes(said)


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

    def map(
        self, function: Callable[[Item], T], items: Callable[[], Iterator[Item]], deaths: int | None = None
    ) -> Iterator[T]:
        """What a function returns for each item, in the order in which it is ready.

        The items are read by a task that takes no processor, and streamed to the others as far as there is memory for
        them. What a worker or a node had that died, Ray begins again elsewhere, as often as it likes.
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
