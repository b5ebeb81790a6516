"""Hand programs from many callers to a few workers, and give each caller its result."""

from __future__ import annotations

import os
import queue
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, Self

from sandbox import endings
from sandbox.result import Limits, Result, SandboxClosed, SandboxUnavailable
from sandbox.spawned import Spawned
from sandbox.wire import MAX_SIDE, MAX_SIZES, Setup

if sys.platform == "linux":
    from sandbox.forked import Forked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from sandbox.isolation import Isolation

Sizes = tuple[tuple[int, int], ...]
_IS_LINUX = sys.platform == "linux"
DEFAULT_SIZES: Sizes = ((256, 256),)


class Worker(Protocol):
    """Runs one program at a time, each in a child of its own."""

    isolation: Isolation

    def run(self, source: bytes, sizes: Sizes, seed: int) -> Result:
        """Run one program.

        Parameters
        ----------
        source, sizes, seed
            As for `sandbox.wire.pack_request`.

        Returns
        -------
        result : Result
        """
        ...

    def close(self) -> None:
        """End every process."""
        ...


class Sandbox:
    """Runs untrusted programs, each in a process of its own that has nothing and is used once.

    Safe to use from many threads: as many programs run at once as there are workers, the others wait.

    Parameters
    ----------
    workers : int
        Programs that may run at the same time.
    limits : Limits
        What each run may use.
    policy : bool
        Whether programs are refused what a picture does not need, with advice. It is there for the messages;
        the boundary is the operating system's, and ``policy=False`` leaves that alone.
    require : int, optional
        Least level of isolation that will do; by default 2 on Linux and 1 elsewhere. See SECURITY.md.

    Attributes
    ----------
    isolation : int
        Observed level of isolation, 0 to 3.

    Raises
    ------
    SandboxUnavailable
        If no child can be started here, or only one less isolated than is required.
    ValueError
        If there is not at least one worker.
    """

    def __init__(
        self,
        workers: int = 1,
        *,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        policy: bool = True,
        require: int | None = None,
    ) -> None:
        if workers < 1:
            raise ValueError(f"workers={workers}: a sandbox needs at least one")
        self.limits = limits
        self.workers = workers
        self._setup = Setup(limits, policy)
        self._require = (2 if _IS_LINUX else 1) if require is None else require
        self._process = os.getpid()
        self._closed = False
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers - 1):
            self._idle.put(None)
        first = self._start()
        self.isolation = first.isolation.level
        self._idle.put(first)

    def run(self, program: str, *, sizes: Sizes = DEFAULT_SIZES, seed: int = 0) -> Result:
        """Run one program and return what it left behind.

        Parameters
        ----------
        program : str
            Source text.
        sizes : sequence of (int, int)
            Heights and widths, pixels, at which a program with ``draw(height, width)`` is asked to draw.
        seed : int
            Where ``np.random`` and ``random`` start, 0 to 2**64 - 1.

        Returns
        -------
        result : Result
            A program's mistake is a status, never an exception.

        Raises
        ------
        SandboxClosed
            If the sandbox was closed, or was made in another process.
        SandboxUnavailable
            If no child can be started any more.
        ValueError
            If a size or the seed is out of range.
        """
        sizes = _checked(sizes, seed)
        source = program.encode("utf-8", "surrogatepass")
        if len(source) > self.limits.source_bytes:
            return endings.refused(self.limits, len(source), self.isolation)
        self._require_open()
        worker = self._idle.get()
        try:
            self._require_open()
            worker = worker or self._start()
            return worker.run(source, sizes, seed)
        finally:
            self._idle.put(worker)

    def map(
        self, programs: Iterable[str], *, sizes: Sizes = DEFAULT_SIZES, seed: int = 0
    ) -> Iterator[Result]:
        """Run many programs, giving each result as soon as it and all before it are there.

        Parameters
        ----------
        programs : iterable of str
            Read only a little ahead of the results that are taken, so that it may be endless.
        sizes, seed
            As for `run`; the same for every program.

        Yields
        ------
        result : Result
            In the order of the programs.

        Raises
        ------
        SandboxClosed, SandboxUnavailable, ValueError
            As for `run`.
        """
        sizes = _checked(sizes, seed)
        ahead: deque[Future[Result]] = deque()
        with ThreadPoolExecutor(self.workers, thread_name_prefix="sandbox") as threads:
            try:
                for program in programs:
                    ahead.append(threads.submit(self.run, program, sizes=sizes, seed=seed))
                    if len(ahead) >= 2 * self.workers:
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            finally:
                for future in ahead:
                    future.cancel()

    def close(self) -> None:
        """End every process; programs that are running are waited for."""
        if self._closed or self._process != os.getpid():
            return
        self._closed = True
        for _ in range(self.workers):
            worker = self._idle.get()
            if worker is not None:
                worker.close()
        for _ in range(self.workers):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Worker:
        worker = start_worker(self._setup, self._require)
        level = worker.isolation.level
        if level < self._require:
            worker.close()
            raise SandboxUnavailable(
                f"this machine gives isolation level {level}, and {self._require} is required; "
                f"pass require={level} to accept it, see SECURITY.md"
            )
        return worker

    def _require_open(self) -> None:
        if self._closed:
            raise SandboxClosed("the sandbox is closed; make another")
        if self._process != os.getpid():
            raise SandboxClosed("the sandbox was made in another process; make one in this process")


def run(
    program: str,
    *,
    sizes: Sizes = DEFAULT_SIZES,
    seed: int = 0,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    policy: bool = True,
    require: int | None = None,
) -> Result:
    """Run one program in a sandbox of its own; for many programs, keep a `Sandbox`.

    Parameters
    ----------
    program, sizes, seed
        As for `Sandbox.run`.
    limits, policy, require
        As for `Sandbox`.

    Returns
    -------
    result : Result
        A program's mistake is a status, never an exception.

    Raises
    ------
    SandboxUnavailable
        If no child can be started here, or only one less isolated than is required.
    ValueError
        If a size or the seed is out of range.

    Examples
    --------
    >>> run("import numpy as np; image = np.zeros((8, 8))").image.shape
    (8, 8)
    """
    with Sandbox(limits=limits, policy=policy, require=require) as sandbox:
        return sandbox.run(program, sizes=sizes, seed=seed)


def probe() -> Isolation:
    """Observe how isolated a program is on this machine.

    Returns
    -------
    isolation : Isolation
        Its ``description`` is one line for people.

    Raises
    ------
    SandboxUnavailable
        If no child can be started here at all.
    """
    worker = start_worker(Setup(Limits(), policy=True), require=0)
    worker.close()
    return worker.isolation


def start_worker(setup: Setup, require: int) -> Worker:
    """Start the best worker that this system has.

    Parameters
    ----------
    setup : Setup
    require : int
        Where this is below 2, fresh processes will do on a Linux that has no seccomp.

    Returns
    -------
    worker : Worker

    Raises
    ------
    SandboxUnavailable
        If none can be started.
    """
    if not _IS_LINUX:
        return Spawned(setup)
    try:
        return Forked(setup)
    except SandboxUnavailable:
        if require > 1:
            raise
        return Spawned(setup)


def _checked(sizes: Sizes, seed: int) -> Sizes:
    """Bring sizes into the form that the wire carries.

    Raises
    ------
    ValueError
        If one is out of range.
    """
    wanted = tuple([(int(height), int(width)) for height, width in sizes])
    if not 1 <= len(wanted) <= MAX_SIZES:
        raise ValueError(f"{len(wanted)} sizes were asked for; 1 to {MAX_SIZES} can be")
    for height, width in wanted:
        if not (1 <= height <= MAX_SIDE and 1 <= width <= MAX_SIDE):
            raise ValueError(f"the size {(height, width)} is out of range: 1 to {MAX_SIDE} pixels a side")
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"the seed {seed} is out of range: 0 to 2**64 - 1")
    return wanted
