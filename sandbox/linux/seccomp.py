"""The boundary: a list of the system calls that a child may still make; the kernel refuses all others.

What is left computes, manages memory that cannot be executed, tells the time, and talks through descriptors
that are open already. No file, socket, process, thread or program can be opened, made or started, and no
other process can be seen or signalled. Refused calls fail with EPERM, in Python a PermissionError.

References
----------
Linux kernel documentation, "Seccomp BPF (SECure COMPuting with filters)".
"""

from __future__ import annotations

import ctypes
import errno
import struct
from typing import TYPE_CHECKING

from sandbox.linux import syscalls

if TYPE_CHECKING:
    from sandbox.linux.syscalls import Architecture

ALLOWED = (
    "read", "write", "close",
    "munmap", "mremap", "madvise", "brk", "futex",
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "times", "getrusage",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
    "sched_yield", "sched_getaffinity", "getcpu", "getpid", "gettid", "sysinfo", "rseq", "getrandom",
    "exit", "exit_group",
)  # fmt: skip
"""Calls that a child may make with any arguments."""
NOT_EXECUTABLE = ("mmap", "mprotect")
"""Calls that a child may make as long as the memory cannot be executed."""

_LOAD, _JUMP_EQUAL, _JUMP_FROM, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _THIRD_ARGUMENT = 0, 4, 32  # offsets in struct seccomp_data, bytes
_ALLOW, _ERROR, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_REFUSE = _ERROR | errno.EPERM
_PROT_EXEC = 4
_SET_MODE_FILTER = 1


def program(machine: Architecture) -> bytes:
    """Write the filter for one architecture as instructions of the kernel's packet filter.

    Parameters
    ----------
    machine : Architecture

    Returns
    -------
    instructions : bytes
        Eight bytes each (``struct sock_filter``).
    """
    plain = [_jump_equal(machine.numbers[name], 0, 1) + _return(_ALLOW) for name in ALLOWED]
    guarded = [
        _jump_equal(machine.numbers[name], 0, 4)
        + _instruction(_LOAD, _THIRD_ARGUMENT)
        + _instruction(_JUMP_BITS, _PROT_EXEC, 0, 1)
        + _return(_REFUSE)
        + _return(_ALLOW)
        for name in NOT_EXECUTABLE
    ]
    foreign = (
        _instruction(_JUMP_FROM, machine.foreign_from, 0, 1) + _return(_KILL_PROCESS)
        if machine.foreign_from
        else b""
    )
    return b"".join(
        (
            _instruction(_LOAD, _ARCHITECTURE),
            _jump_equal(machine.audit, 1, 0),
            _return(_KILL_PROCESS),
            _instruction(_LOAD, _NUMBER),
            foreign,
            *plain,
            *guarded,
            _return(_REFUSE),
        )
    )


def install(instructions: bytes) -> None:
    """Put a filter on this thread and all that it starts, for ever; `PR_SET_NO_NEW_PRIVS` must be set.

    Parameters
    ----------
    instructions : bytes
        As from `program`.

    Raises
    ------
    OSError
        If the kernel does not take it.
    """
    code = ctypes.create_string_buffer(instructions, len(instructions))
    header = struct.pack("HxxxxxxP", len(instructions) // 8, ctypes.addressof(code))
    syscalls.call("seccomp", _SET_MODE_FILTER, 0, header)


def _instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)


def _jump_equal(value: int, if_true: int, if_false: int) -> bytes:
    return _instruction(_JUMP_EQUAL, value, if_true, if_false)


def _return(verdict: int) -> bytes:
    return _instruction(_RETURN, verdict)
