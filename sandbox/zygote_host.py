"""The application's side of one zygote: start it, order children from it, hear what became of them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import struct
import subprocess
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sandbox import isolation, launch, wire
from sandbox.control import END, ENDED, FORK, NEWS, ORDER, READY, READY_BYTES, TRACE
from sandbox.endings import Usage
from sandbox.result import SandboxUnavailable

if TYPE_CHECKING:
    from sandbox.wire import Setup

_AHEAD = 2
"""Children forked ahead: one that runs, one that waits."""
_CREDENTIALS, _DESCRIPTOR = struct.Struct("iII"), struct.Struct("i")
_ANCILLARY_BYTES = 256
_START_SECONDS, _NEWS_SECONDS = 60.0, 10.0


class Lost(Exception):  # noqa: N818 - reads as the condition it reports
    """The zygote has died or no longer answers, and its children with it."""


@dataclass(slots=True)
class Child:
    """A process that waits for one program."""

    pid: int
    """Its process id here."""
    number: int
    """Its process id in its own namespace, by which the zygote knows it."""
    socket: socket.socket = field(repr=False)
    ended: bool = False


class _Ended(NamedTuple):
    """How a child ended, from its parent."""

    number: int
    status: int
    usage: Usage


class ZygoteHost:
    """One zygote, seen from the application.

    Parameters
    ----------
    setup : Setup
        What stays the same for all of its programs.

    Raises
    ------
    SandboxUnavailable
        If it does not start; the message is its own last word.
    Lost
        If it was killed while it started.
    """

    def __init__(self, setup: Setup) -> None:
        self._waiting: deque[Child] = deque()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        with theirs, contextlib.ExitStack() as failed:
            failed.callback(self._control.close)
            self._control.send(wire.pack_setup(setup))
            self._popen = launch.start(
                "sandbox.zygote", [str(os.getpid())], stdin=theirs.fileno(), stdout=subprocess.DEVNULL
            )
            failed.pop_all()
            # Until the zygote reads its socket, the kernel ends it by SIGIO if the application ends.
            fcntl.fcntl(theirs, fcntl.F_SETOWN, self._popen.pid)
            fcntl.fcntl(theirs, fcntl.F_SETFL, os.O_ASYNC)
        self.isolation = self._wait_ready()
        """What its probe children were denied."""
        for _ in range(_AHEAD):
            self._order(FORK, 0, warm=True)

    def _wait_ready(self) -> isolation.Isolation:
        self._control.settimeout(_START_SECONDS)
        with contextlib.suppress(OSError):
            news = self._control.recv(READY_BYTES)
            if news.startswith(READY):
                return isolation.read(news.removeprefix(READY))
        self._popen.kill()
        reason = launch.last_words(self._popen)
        self.close()
        if not reason:
            raise Lost("the zygote was killed while it started")
        raise SandboxUnavailable(f"the sandbox cannot start here: {reason}")

    def take(self) -> Child:
        """Give a child that waits for a program.

        Returns
        -------
        child : Child

        Raises
        ------
        Lost
            If the zygote is gone.
        """
        while not self._waiting:
            self._receive()
        return self._waiting.popleft()

    def trace(self, child: Child) -> None:
        """Have a child's interpreter write where it is into its socket.

        Parameters
        ----------
        child : Child

        Raises
        ------
        Lost
            If the zygote is gone.
        """
        self._order(TRACE, child.number)

    def end(self, child: Child, *, warm: bool = False) -> None:
        """Have a child killed and another one forked, without waiting for either; do nothing the second time.

        Parameters
        ----------
        child : Child
        warm : bool
            Whether the new one is to run a small program of ours first, so that its caller's runs faster.

        Raises
        ------
        Lost
            If the zygote is gone.
        """
        if not child.ended:
            child.ended = True
            child.socket.close()
            self._order(END, child.number, warm=warm)

    def bury(self, child: Child) -> tuple[int, Usage]:
        """End a child and learn how it ended.

        Parameters
        ----------
        child : Child

        Returns
        -------
        status : int
            As from `os.waitpid`.
        usage : Usage
            All that it had used, its start included.

        Raises
        ------
        Lost
            If the zygote is gone.
        """
        self.end(child)
        while True:
            news = self._receive()
            if isinstance(news, _Ended) and news.number == child.number:
                return news.status, news.usage

    def receive_waiting(self) -> None:
        """Take in the news that have arrived, if any."""
        with contextlib.suppress(Lost):  # whoever needs the zygote next will find out
            while self._receive(wait=False):
                pass

    def close(self) -> None:
        """End the zygote, and with it every child."""
        self._control.close()
        for child in self._waiting:
            child.socket.close()
        try:
            self._popen.wait(_NEWS_SECONDS)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        if self._popen.stderr is not None:
            self._popen.stderr.close()

    def _order(self, kind: bytes, number: int, *, warm: bool = False) -> None:
        try:
            self._control.send(ORDER.pack(kind, number, warm))
        except OSError as error:
            raise Lost from error

    def _receive(self, *, wait: bool = True) -> Child | _Ended | None:
        """Take in one message, or None if there is none; a new child joins those that wait for a program."""
        try:
            self._control.settimeout(_NEWS_SECONDS if wait else 0)
            news, ancillary, _, _ = self._control.recvmsg(
                NEWS.size, _ANCILLARY_BYTES, socket.MSG_CMSG_CLOEXEC
            )
        except BlockingIOError:
            return None
        except OSError as error:
            raise Lost from error
        if not news:
            raise Lost
        kind, number, status, cpu, peak = NEWS.unpack(news)
        if kind == ENDED:
            return _Ended(number, status, Usage(cpu, peak))
        self._waiting.append(_child(number, ancillary))
        return self._waiting[-1]


def _child(number: int, ancillary: list[tuple[int, int, bytes]]) -> Child:
    """Read what came with a child's first message: its socket, and from the kernel its process id here."""
    parts = {kind: data for _, kind, data in ancillary}
    pid, _, _ = _CREDENTIALS.unpack(parts[socket.SCM_CREDENTIALS])
    (descriptor,) = _DESCRIPTOR.unpack(parts[socket.SCM_RIGHTS])
    return Child(pid, number, socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, descriptor))
