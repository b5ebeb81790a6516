"""Linux's system calls by name, for the processor architectures that this package knows."""

from __future__ import annotations

import ctypes
import os
import platform
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Architecture:
    """How one processor's kernel interface is numbered."""

    audit: int
    """What seccomp calls the architecture (``AUDIT_ARCH_*`` of ``linux/audit.h``)."""
    numbers: Mapping[str, int]
    """System call numbers (``asm/unistd_64.h``, ``asm-generic/unistd.h``)."""
    foreign_from: int | None = None
    """First number of another calling convention that shares ``audit`` (x32 on x86_64)."""


X86_64 = Architecture(
    audit=0xC000003E,
    foreign_from=0x40000000,
    numbers=MappingProxyType({
        "read": 0, "write": 1, "close": 3, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12,
        "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16, "sched_yield": 24,
        "mremap": 25, "madvise": 28, "nanosleep": 35, "getpid": 39, "exit": 60, "gettimeofday": 96,
        "getrusage": 98, "sysinfo": 99, "times": 100, "ptrace": 101, "capset": 126, "sigaltstack": 131,
        "pivot_root": 155, "prctl": 157, "mount": 165, "umount2": 166, "gettid": 186, "futex": 202,
        "sched_getaffinity": 204, "restart_syscall": 219, "clock_gettime": 228, "clock_getres": 229,
        "clock_nanosleep": 230, "exit_group": 231, "keyctl": 250, "unshare": 272, "perf_event_open": 298,
        "setns": 308, "getcpu": 309, "process_vm_readv": 310, "seccomp": 317, "getrandom": 318,
        "memfd_create": 319, "bpf": 321, "userfaultfd": 323, "rseq": 334, "io_uring_setup": 425,
        "landlock_create_ruleset": 444, "landlock_restrict_self": 446,
    }),
)  # fmt: skip
AARCH64 = Architecture(
    audit=0xC00000B7,
    numbers=MappingProxyType({
        "ioctl": 29, "umount2": 39, "mount": 40, "pivot_root": 41, "close": 57, "read": 63, "write": 64,
        "capset": 91, "exit": 93, "exit_group": 94, "unshare": 97, "futex": 98, "nanosleep": 101,
        "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "ptrace": 117,
        "sched_getaffinity": 123, "sched_yield": 124, "restart_syscall": 128, "sigaltstack": 132,
        "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "times": 153, "getrusage": 165,
        "prctl": 167, "getcpu": 168, "gettimeofday": 169, "getpid": 172, "gettid": 178, "sysinfo": 179,
        "brk": 214, "munmap": 215, "mremap": 216, "keyctl": 219, "mmap": 222, "mprotect": 226,
        "madvise": 233, "perf_event_open": 241, "setns": 268, "process_vm_readv": 270, "seccomp": 277,
        "getrandom": 278, "memfd_create": 279, "bpf": 280, "userfaultfd": 282, "rseq": 293,
        "io_uring_setup": 425, "landlock_create_ruleset": 444, "landlock_restrict_self": 446,
    }),
)  # fmt: skip


def architecture() -> Architecture:
    """Give this machine's architecture.

    Returns
    -------
    architecture : Architecture

    Raises
    ------
    OSError
        If there is no table for it.
    """
    known = {"x86_64": X86_64, "aarch64": AARCH64}.get(platform.machine())
    if known is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        raise OSError(f"no table of system calls for {platform.machine()}")
    return known


def call(name: str, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """Make a system call.

    Parameters
    ----------
    name : str
        As in the tables.
    *arguments : int, bytes, ctypes array or None
        Integers, pointers to memory, null pointers.

    Returns
    -------
    value : int
        What the kernel returned, 0 or more.

    Raises
    ------
    OSError
        If the kernel returned an error.
    """
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    value = int(_libc().syscall(ctypes.c_long(architecture().numbers[name]), *converted))
    if value < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return value


@cache
def _libc() -> ctypes.CDLL:
    """Open the C library of this process."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library
