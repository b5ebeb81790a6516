"""Inside a probe child: try what a hostile program would, and report what each attempt met."""

from __future__ import annotations

import _thread
import contextlib
import errno
import mmap
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.linux import syscalls

if TYPE_CHECKING:
    from collections.abc import Callable

_SEIZE = 0x4206  # PTRACE_SEIZE
_ELSEWHERE = (
    "unshare",
    "setns",
    "mount",
    "pivot_root",
    "prctl",
    "ioctl",
    "seccomp",
    "capset",
    "bpf",
    "io_uring_setup",
    "perf_event_open",
    "userfaultfd",
    "keyctl",
    "memfd_create",
    "process_vm_readv",
    "landlock_create_ruleset",
)
"""System calls that no picture needs, each an attack surface; without arguments they change nothing."""


def make_all(host_pid: int) -> bytes:
    """Make every attempt of `sandbox.isolation.ATTEMPTS`, in that order.

    Parameters
    ----------
    host_pid : int
        Process id of the application.

    Returns
    -------
    report : bytes
        One byte an attempt: 0 if it worked, otherwise the errno that it met.
    """
    existing = Path(os.devnull)  # there for everybody, unless the root is another one
    attempts: tuple[Callable[[], object], ...] = (
        lambda: os.close(os.open(existing, os.O_RDONLY)),
        existing.stat,
        lambda: list(Path("/").iterdir()),
        lambda: os.close(os.open(os.devnull, os.O_WRONLY)),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close(),
        _fork,
        _start_thread,
        lambda: os.execv("/nonexistent", ["x"]),  # noqa: S606 - denied, or there is no such program
        lambda: os.kill(host_pid, 0),
        lambda: syscalls.call("ptrace", _SEIZE, host_pid, 0, 0),
        lambda: mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close(),
        _elsewhere,
    )
    return bytes(_met(attempt) for attempt in attempts)


def _met(attempt: Callable[[], object]) -> int:
    try:
        attempt()
    except OSError as error:
        return error.errno or errno.EIO
    return 0


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _start_thread() -> None:
    try:
        _thread.start_new_thread(lambda: None, ())
    except RuntimeError as error:
        raise PermissionError(errno.EPERM, str(error)) from error


def _elsewhere() -> None:
    """Raise the error that all other calls met; return if one of them met another."""
    for name in _ELSEWHERE:
        with contextlib.suppress(PermissionError):
            try:
                syscalls.call(name, 0, 0, 0, 0, 0)
            except PermissionError:
                continue
            except OSError:
                return
    raise PermissionError(errno.EPERM, "denied")
