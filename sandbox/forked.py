"""Run each program in a child that a zygote forked ahead: isolation level 2 or 3, on Linux.

The zygote (`sandbox.zygote`) is a process of its own; this is the application's side of it. One thread at a
time uses a worker; `sandbox.pool` sees to that.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from sandbox import endings, vitals, wire
from sandbox.endings import Run, Usage
from sandbox.result import SandboxUnavailable
from sandbox.zygote_host import Lost, ZygoteHost

if TYPE_CHECKING:
    from sandbox.result import Limits, Result
    from sandbox.wire import Setup
    from sandbox.zygote_host import Child

_LIVES = 3
"""Zygotes that may die under one program before the machine is to blame."""
_TRACE_SECONDS, _TRACE_BYTES = 0.05, 1 << 16
_HEAD_BYTES = 1 << 12
"""Bytes of a reply that are received at once: all but the pixels, and the texts of a talkative program."""
_LONGEST_WAIT = 3600.0
_REST_SECONDS = 0.005
"""A worker that rested for so long has a caller that waits for answers: its next child is warmed."""


class Forked:
    """A worker whose programs each get a child of its zygote.

    Parameters
    ----------
    setup : Setup
        What stays the same for all of its programs.

    Raises
    ------
    SandboxUnavailable
        If there can be no zygote here.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._last = 0.0
        self._zygote = _start(setup)
        self.isolation = self._zygote.isolation
        """What the probes of its first zygote observed."""

    def run(self, source: bytes, sizes: tuple[tuple[int, int], ...], seed: int) -> Result:
        """Run one program; a zygote that died meanwhile is replaced, and the program run again.

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
            If zygotes keep dying, or a new one is less isolated.
        """
        request = wire.pack_request(source, sizes, seed)
        for _ in range(_LIVES):
            try:
                return self._attempt(request, len(sizes))
            except Lost:
                self._replace()
        raise SandboxUnavailable(f"{_LIVES} zygotes died in a row; is memory short?")

    def close(self) -> None:
        """End the zygote and its children."""
        self._zygote.close()

    def _replace(self) -> None:
        """Start another zygote, which must be as isolated as the first."""
        self._zygote.close()
        self._zygote = _start(self._setup)
        if self._zygote.isolation.level < self.isolation.level:
            raise SandboxUnavailable(f"a new zygote is only at {self._zygote.isolation.description}")

    def _attempt(self, request: bytes, sizes: int) -> Result:
        """Give a program to the next child, and say how it ended."""
        zygote, limits = self._zygote, self._setup.limits
        child = zygote.take()
        watch = _Watch(child, limits)
        warm = watch.began - self._last > _REST_SECONDS
        try:
            watch.send(request)
            zygote.receive_waiting()  # while the child works
            reply = wire.read_reply(watch, limits, sizes)
            return endings.replied(self._facts(watch), reply)
        except _OutOfTime as late:
            run = self._facts(watch)
            zygote.trace(child)
            return endings.out_of_time(run, watch.rest(until_line=True), cpu=late.cpu)
        except wire.WireError as error:
            return self._died(watch, str(error))
        except (EOFError, ConnectionResetError):
            return self._died(watch, "it closed its socket")
        finally:
            zygote.end(child, warm=warm)
            self._last = time.monotonic()

    def _facts(self, watch: _Watch) -> Run:
        """Ask the kernel what a living child has used; of one that is gone, its parent knows."""
        wall = watch.seconds()
        try:
            usage = Usage(vitals.cpu_seconds(watch.child.pid), vitals.peak_bytes(watch.child.pid))
        except OSError:
            _, usage = self._zygote.bury(watch.child)
        return self._run(wall, usage, watch)

    def _died(self, watch: _Watch, broken: str) -> Result:
        """Say how a child ended that sent no reply: by itself, or it still lives and broke the protocol."""
        wall, trace = watch.seconds(), watch.rest()
        by_itself = vitals.is_exiting(watch.child.pid)
        status, usage = self._zygote.bury(watch.child)
        run = self._run(wall, usage, watch)
        if not by_itself:
            return endings.forged(run, broken)
        return endings.died(run, status, trace)

    def _run(self, wall: float, usage: Usage, watch: _Watch) -> Run:
        spent = usage._replace(cpu_seconds=max(0.0, usage.cpu_seconds - watch.cpu_before))
        return Run(self._setup.limits, self.isolation.level, wall, spent)


def _start(setup: Setup) -> ZygoteHost:
    """Start a zygote, again if something kills it meanwhile."""
    for _ in range(_LIVES):
        with contextlib.suppress(Lost):
            return ZygoteHost(setup)
    raise SandboxUnavailable(f"{_LIVES} zygotes were killed while they started; is memory short?")


class _OutOfTime(Exception):  # noqa: N818 - reads as the condition it reports
    """The deadline has passed, or the processor time is used up."""

    def __init__(self, *, cpu: bool) -> None:
        self.cpu = cpu


class _Watch:
    """A child's socket, read with an eye on the clock and on the child's processor time.

    Parameters
    ----------
    child : Child
    limits : Limits
    """

    def __init__(self, child: Child, limits: Limits) -> None:
        self.child = child
        self._limits = limits
        self._head = self._ahead = memoryview(b"")
        try:
            self.cpu_before = vitals.cpu_seconds(child.pid)
        except OSError as error:
            child.socket.close()
            raise Lost from error
        self.began = time.monotonic()

    def seconds(self) -> float:
        """Give the time since the program was sent."""
        return time.monotonic() - self.began

    def send(self, request: bytes) -> None:
        """Send the program.

        Raises
        ------
        Lost
            If the child died while it was waiting: the program has not run.
        """
        try:
            self.child.socket.settimeout(self._patience())
            self.child.socket.sendall(request)
        except TimeoutError:
            raise _OutOfTime(cpu=False) from None
        except ConnectionError as error:
            raise Lost from error

    def read_into(self, view: memoryview) -> None:
        """Fill the view.

        Raises
        ------
        EOFError
            If the child ended first.
        _OutOfTime
            If its time did.
        """
        if not self._head:
            self._head = self._ahead = self._receive(memoryview(bytearray(_HEAD_BYTES)))
        at_hand = min(len(view), len(self._ahead))
        view[:at_hand], self._ahead = self._ahead[:at_hand], self._ahead[at_hand:]
        view = view[at_hand:]
        while view:
            view = view[len(self._receive(view)) :]

    def _receive(self, view: memoryview) -> memoryview:
        """Receive what there is, at least one byte, into the front of the view, and give that front."""
        while True:
            self.child.socket.settimeout(self._patience())
            with contextlib.suppress(TimeoutError):
                count = self.child.socket.recv_into(view)
                if not count:
                    raise EOFError
                return view[:count]

    def rest(self, *, until_line: bool = False) -> bytes:
        """Give what came first, and what comes until the child ends: the interpreter's word on where it was.

        Parameters
        ----------
        until_line : bool
            Whether to wait no longer once that word is there.
        """
        until = time.monotonic() + _TRACE_SECONDS
        parts = [bytes(self._head)]
        while (left := until - time.monotonic()) > 0:
            if until_line and endings.line_of(b"".join(parts)) is not None:
                break
            self.child.socket.settimeout(left)
            try:
                part = self.child.socket.recv(_TRACE_BYTES)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        return b"".join(parts)

    def _patience(self) -> float:
        """Say how long the child may still be silent."""
        wall = self._limits.wall_seconds - self.seconds()
        if wall <= 0:
            raise _OutOfTime(cpu=False)
        if self._limits.cpu_seconds >= self._limits.wall_seconds:
            return min(wall, _LONGEST_WAIT)  # one thread cannot use more than passes
        cpu = self._limits.cpu_seconds - (vitals.cpu_seconds(self.child.pid) - self.cpu_before)
        if cpu <= 0:
            raise _OutOfTime(cpu=True)
        return min(wall, cpu, _LONGEST_WAIT)
