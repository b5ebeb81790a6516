"""The process that children are forked from: started clean, warmed, confined once, and then only forking.

It runs no program itself. The host's orders and its own news are fixed binary messages on its standard input,
a socket; when that closes, it ends, and every child with it. A guardian, its parent, sees to it that nothing
is left even if the zygote is killed.
"""

from __future__ import annotations

import contextlib
import faulthandler
import fcntl
import gc
import os
import signal
import socket
import traceback
from typing import TYPE_CHECKING, NoReturn

from sandbox import attempts, child, execute, limits, wire
from sandbox.control import CHILD, ENDED, FORK, NEWS, ORDER, READY, TRACE
from sandbox.isolation import ATTEMPTS
from sandbox.linux import landlock, namespaces, privileges, seccomp, syscalls

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOST, _NOWHERE, _ERRORS, _SOCKET = 0, 1, 2, 3
"""Descriptors: the host's socket, /dev/null, the pipe for a failed start, and a child's only socket."""
_MAX_DESCRIPTOR = 1 << 16
_SEND_BYTES = 1 << 20
"""What a child may send before the application has read it: most pictures whole, so that neither waits."""
_WARM_UP = wire.Request(
    "import numpy as np\nimage = np.zeros((8, 8, 3), np.uint8)\nprint(image.shape)", ((8, 8),), 0
)


def main(host_pid: str) -> None:
    """Become the guardian and the zygote of the application, until it closes the socket.

    Parameters
    ----------
    host_pid : str
        Process id of the application.
    """
    host = socket.socket(fileno=_HOST)
    setup = wire.unpack_setup(host.recv(wire.SETUP_BYTES))
    stage = execute.prepare()
    gc.freeze()  # or a collection in a child would touch, and so copy, every page of the zygote
    os.dup2(_NOWHERE, _SOCKET)
    faulthandler.enable(_SOCKET, all_threads=False)
    faulthandler.register(signal.SIGUSR1, _SOCKET, all_threads=False)
    zygote = Zygote(host, setup, stage)
    missing = confine()
    if os.fork():
        guard()
    with _for_life():
        privileges.die_with_parent()
        report = b"".join(zygote.probe(int(host_pid), sealed=sealed) for sealed in (False, True))
        fcntl.fcntl(_HOST, fcntl.F_SETFL, 0)  # from here on the end of the application is seen by reading
        host.send(READY + report + "\n".join(missing).encode())
        os.dup2(_NOWHERE, _ERRORS)
        zygote.serve()


@contextlib.contextmanager
def _for_life() -> Iterator[None]:
    """End this process after the block, whatever happens in it; what went wrong while starting is printed."""
    try:
        yield
    except BaseException:  # noqa: BLE001 - a forked process must never run on in its parent's code
        traceback.print_exc()
    finally:
        os._exit(1)


def confine() -> list[str]:
    """Put on every layer that this machine has, once for all children.

    Returns
    -------
    missing : list of str
        The layers that could not be put on, and why.
    """
    missing = []
    for layer in (
        privileges.become_nobody,
        namespaces.enter,
        namespaces.empty_root,
        privileges.forbid_new_privileges,
        privileges.drop_capabilities,
        landlock.deny_all,
        privileges.hide_memory,
        privileges.adopt_orphans,
        limits.forbid_files,
    ):
        try:
            layer()
        except OSError as error:
            missing.append(f"{layer.__module__}.{layer.__name__}: {error}")
    return missing


def guard() -> NoReturn:
    """Wait until the zygote and all its children are gone, whatever ended them, and end."""
    os.closerange(0, _MAX_DESCRIPTOR)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    os._exit(0)


class Zygote:
    """Forks a child for each program.

    Parameters
    ----------
    host : socket.socket
        Orders come in here, news go out.
    setup : Setup
        What stays the same for all programs.
    stage : Stage
        What each of them finds when it starts.
    """

    def __init__(self, host: socket.socket, setup: wire.Setup, stage: execute.Stage) -> None:
        self._host = host
        self._setup = setup
        self._stage = stage
        self._filter = seccomp.program(syscalls.architecture())
        self._address_space = limits.address_space() + setup.limits.memory_bytes

    def serve(self) -> None:
        """Obey orders until the host is gone."""
        while order := self._host.recv(ORDER.size):
            kind, pid, warm = ORDER.unpack(order)
            if kind == FORK:
                self._fork(warm=warm)
            elif kind == TRACE:
                os.kill(pid, signal.SIGUSR1)
            else:
                os.kill(pid, signal.SIGKILL)
                self._fork(warm=warm)  # while the other one dies
                self._reap(pid)

    def probe(self, host_pid: int, *, sealed: bool) -> bytes:
        """Fork a child that attempts what a hostile program would, and collect what it met.

        Parameters
        ----------
        host_pid : int
            Process id of the application.
        sealed : bool
            Whether behind seccomp too.

        Returns
        -------
        report : bytes
            As `sandbox.attempts.make_all` makes it.

        Raises
        ------
        ChildProcessError
            If the child could not be sealed.
        """
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            with _for_life():
                self._become_child(theirs, sealed=sealed)
                os.write(_SOCKET, attempts.make_all(host_pid))
        theirs.close()
        with ours:
            report = ours.recv(len(ATTEMPTS))
        os.waitpid(pid, 0)
        if not report:
            raise ChildProcessError("a child could not be sealed")
        return report

    def _fork(self, *, warm: bool) -> None:
        """Fork a child; it sends its socket itself, so that the kernel tells the host its process id."""
        if os.fork():
            return
        with _for_life():
            ours, theirs = socket.socketpair()
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BYTES)
            news = NEWS.pack(CHILD, os.getpid(), 0, 0.0, 0)
            socket.send_fds(self._host, [news], [theirs.fileno()])
            self._become_child(ours, sealed=True)
            if warm:
                child.run(_WARM_UP, self._setup)
            child.serve(child.Descriptor(_SOCKET, _SOCKET), self._setup, self._stage)
            os.read(_SOCKET, 1)  # stay, so that the host can ask the kernel what was used

    def _become_child(self, own: socket.socket, *, sealed: bool) -> None:
        """Keep one socket and nothing else, and close the last door behind."""
        privileges.die_with_parent()
        os.dup2(own.fileno(), _SOCKET)
        os.dup2(_NOWHERE, _HOST)
        os.closerange(_SOCKET + 1, _MAX_DESCRIPTOR)
        limits.bound_memory(self._address_space)
        limits.bound_time(self._setup.limits.cpu_seconds)
        if sealed:
            seccomp.install(self._filter)

    def _reap(self, pid: int) -> None:
        """Wait for a child that was killed or has died, and tell the host how and what it had used."""
        _, status, usage = os.wait4(pid, 0)
        cpu = usage.ru_utime + usage.ru_stime
        self._host.send(NEWS.pack(ENDED, pid, status, cpu, usage.ru_maxrss << 10))
