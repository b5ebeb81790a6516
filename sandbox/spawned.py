"""Run each program in a fresh interpreter that was started ahead: level 1, for systems without safe fork.

The process has an empty environment and the limits that the system offers, and is killed at the deadline;
what it may open is not restricted. Linux has better (`sandbox.forked`).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from typing import IO, TYPE_CHECKING, cast

from sandbox import endings, launch, wire
from sandbox.endings import Run, Usage
from sandbox.isolation import Isolation
from sandbox.result import SandboxUnavailable

if TYPE_CHECKING:
    from sandbox.result import Result
    from sandbox.wire import Setup

LEVEL = 1
_START_SECONDS = 60.0
_TRACE_SECONDS, _TRACE_BYTES = 0.1, 1 << 16


class Spawned:
    """A worker whose programs each get a fresh interpreter.

    Parameters
    ----------
    setup : Setup
        What stays the same for all of its programs.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._spare: _Process | None = _Process()
        self.isolation = Isolation(LEVEL if self._spare.wait_ready() else 0)
        """What the first of its children observed."""

    def run(self, source: bytes, sizes: tuple[tuple[int, int], ...], seed: int) -> Result:
        """Run one program in the process that was started ahead, and start the next.

        Parameters
        ----------
        source, sizes, seed
            As for `sandbox.wire.pack_request`.

        Returns
        -------
        result : Result

        Raises
        ------
        SandboxUnavailable
            If no more processes can be started.
        """
        process, self._spare = self._spare or _Process(), None
        process.wait_ready()
        try:
            self._spare = _Process()  # starts while this program runs
            return process.run(
                self._setup, wire.pack_request(source, sizes, seed), len(sizes), self.isolation.level
            )
        finally:
            process.close()

    def close(self) -> None:
        """End the interpreter that was started ahead."""
        if self._spare is not None:
            self._spare.close()
            self._spare = None


class _Process:
    """One fresh interpreter, for one program."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self._popen = launch.start("sandbox.spawned_child", [str(os.getpid())], stdin=pipe, stdout=pipe)
        self._stdin = cast("IO[bytes]", self._popen.stdin)
        self._stdout = cast("IO[bytes]", self._popen.stdout)
        self._ready = b""
        self._head = b""
        self._end = 0, Usage(0.0, 0)

    def wait_ready(self) -> bool:
        """Wait for the interpreter's first byte: whether it found itself a separate process.

        Raises
        ------
        SandboxUnavailable
            If it ended instead.
        """
        if not self._ready:
            timer = threading.Timer(_START_SECONDS, self._popen.kill)
            timer.start()
            self._ready = self._stdout.read(1)
            timer.cancel()
            if not self._ready:
                self.kill()
                raise SandboxUnavailable(
                    f"a child did not start: {launch.last_words(self._popen) or 'killed'}"
                )
        return self._ready == b"\x01"

    def run(self, setup: Setup, request: bytes, sizes: int, isolation: int) -> Result:
        """Send the program, and wait for its reply, its death or the deadline."""
        began = time.monotonic()
        exchange = threading.Thread(target=self._exchange, args=(setup, request, sizes), daemon=True)
        self._reply: wire.Reply | None = None
        exchange.start()
        exchange.join(min(setup.limits.wall_seconds, threading.TIMEOUT_MAX))
        wall = time.monotonic() - began
        late = wall >= setup.limits.wall_seconds
        if late:
            exchange.join(_TRACE_SECONDS)  # the watchdog tells the line
        status, usage = self.kill()
        exchange.join(_TRACE_SECONDS)
        facts = Run(setup.limits, isolation, wall, usage)
        if self._reply is not None:
            return endings.replied(facts, self._reply)
        if late:
            return endings.out_of_time(facts, self._head)
        return endings.died(facts, status, self._head)

    def _exchange(self, setup: Setup, request: bytes, sizes: int) -> None:
        """Write the request and read the reply; what cannot be read as one may hold a trace."""
        with contextlib.suppress(OSError, EOFError):
            unsent = memoryview(wire.pack_setup(setup) + request)
            while unsent:
                unsent = unsent[self._stdin.write(unsent) :]
            try:
                self._reply = wire.read_reply(self, setup.limits, sizes)
            except wire.WireError:
                self.read_into(memoryview(bytearray(_TRACE_BYTES)))

    def read_into(self, view: memoryview) -> None:
        """Fill the view from the child's standard output, and keep what came first.

        Raises
        ------
        EOFError
            If the child ended first.
        """
        while view:
            data = self._stdout.read(len(view))
            if not data:
                raise EOFError
            view[: len(data)] = data
            view = view[len(data) :]
            if len(self._head) < _TRACE_BYTES:
                self._head += data[:_TRACE_BYTES]

    def kill(self) -> tuple[int, Usage]:
        """End the process and all that it started, and say how it ended and what it used."""
        if sys.platform == "win32":
            self._popen.kill()
            return self._popen.wait() << 8, Usage(0.0, 0)  # as os.waitpid has it
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        if self._popen.returncode is None:
            _, status, usage = os.wait4(self._popen.pid, 0)
            self._popen.returncode = os.waitstatus_to_exitcode(status)
            unit = 1 if sys.platform == "darwin" else 1024
            self._end = status, Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)
        return self._end

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self.kill()
        for pipe in (self._popen.stdin, self._popen.stdout, self._popen.stderr):
            if pipe is not None:
                pipe.close()
