"""Ask the kernel about a process that is still there: its processor time, its memory, whether it ends."""

from __future__ import annotations

import os
import time

_PROCESS_CLOCK = 2  # CPUCLOCK_SCHED of clock_getcpuclockid(3)
_EXITING = 0x4  # PF_EXITING of linux/sched.h
_FLAGS_FIELD = 6  # of /proc/PID/stat, counted from the one after the name


def cpu_seconds(pid: int) -> float:
    """Give the processor time that a process has used.

    Parameters
    ----------
    pid : int

    Returns
    -------
    seconds : float
        Of all its threads, exact to the nanosecond.

    Raises
    ------
    OSError
        If there is no such process.
    """
    return time.clock_gettime((~pid << 3) | _PROCESS_CLOCK)


def peak_bytes(pid: int) -> int:
    """Give the largest resident memory that a process has had.

    Parameters
    ----------
    pid : int

    Returns
    -------
    peak : int
        Bytes.

    Raises
    ------
    OSError
        If there is no such process, or /proc does not tell.
    """
    _, found, rest = _proc(pid, "status").partition(b"VmHWM:")
    if not found:
        raise OSError(f"/proc/{pid}/status has no VmHWM")
    return int(rest.split(maxsplit=1)[0]) << 10


def is_exiting(pid: int) -> bool:
    """Say whether a process has begun to end.

    Parameters
    ----------
    pid : int

    Returns
    -------
    exiting : bool
        True if it left by itself, was hit by a signal, or is gone.
    """
    try:
        fields = _proc(pid, "stat").rpartition(b")")[2].split()
    except OSError:
        return True
    return bool(int(fields[_FLAGS_FIELD]) & _EXITING)


def _proc(pid: int, name: str) -> bytes:
    file = os.open(f"/proc/{pid}/{name}", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(file, 4096)
    finally:
        os.close(file)
