"""A fresh interpreter that runs one program and ends: the child where the system cannot fork safely."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading

from sandbox import child, execute, limits, wire
from sandbox.launch import ENVIRONMENT

if sys.platform == "linux":
    from sandbox.linux import privileges

_ADDED_BY_SYSTEM = ("LC_CTYPE", "__CF_USER_TEXT_ENCODING")
READY, STRANGE = b"\x01", b"\x00"


def main(host_pid: str) -> None:
    """Take limits and a program from the standard input, run it, and send the reply to the standard output.

    Parameters
    ----------
    host_pid : str
        Process id of the application.
    """
    host = child.Descriptor(os.dup(0), os.dup(1))
    stage = execute.prepare()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    apart = os.getpid() != int(host_pid) and set(os.environ) <= {*ENVIRONMENT, *_ADDED_BY_SYSTEM}
    host.write(READY if apart else STRANGE)
    try:
        setup = wire.unpack_setup(host.read(wire.SETUP_BYTES))
        request = wire.read_request(host)
    except EOFError:
        sys.exit(0)
    _end_with_the_host(host.incoming)
    seconds = min(setup.limits.wall_seconds, threading.TIMEOUT_MAX)
    faulthandler.dump_traceback_later(seconds, file=host.outgoing, exit=True)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # not every root may; then it stays what it is
            privileges.become_nobody()  # root is not bound in the number of its processes
    limits.bound_memory(limits.address_space() + setup.limits.memory_bytes)
    limits.bound_time(setup.limits.cpu_seconds)
    limits.forbid_files()
    limits.bound_processes()  # last: the watchdog that was just set is a thread
    for piece in child.run(request, setup, stage):
        host.write(piece)
    os._exit(0)


if sys.platform == "win32":

    def _end_with_the_host(descriptor: int) -> None:
        """Do nothing: the watchdog ends this process at its deadline."""

else:
    import fcntl

    def _end_with_the_host(descriptor: int) -> None:
        """Have the kernel end this process by SIGIO when the host's side of the descriptor closes."""
        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_ASYNC)
