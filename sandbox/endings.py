"""Turn what the host observed about a child into a `Result`.

The child's own word is taken only for what its program did; that it ran out of time, was killed or left
without a word comes from the kernel.
"""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sandbox.result import Failure, Limits, Result, Status

if TYPE_CHECKING:
    from sandbox.wire import Reply

_SIGKILL, _SIGXCPU = getattr(signal, "SIGKILL", 0), getattr(signal, "SIGXCPU", 0)  # not on Windows
PROGRAM = "<program>"
"""The file name under which a program is compiled."""
_FRAME = re.compile(rb'File "' + PROGRAM.encode() + rb'", line (\d{1,7})\b')


class Usage(NamedTuple):
    """What a child has used, as the kernel counted it."""

    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Run:
    """What the host knows about one run, whatever the child said."""

    limits: Limits
    isolation: int
    wall_seconds: float
    usage: Usage


def replied(run: Run, reply: Reply) -> Result:
    """Describe a run whose child answered.

    Parameters
    ----------
    run : Run
    reply : Reply

    Returns
    -------
    result : Result
    """
    mark = f"\n[{reply.stdout_dropped} more bytes were printed]\n" if reply.stdout_dropped else ""
    return Result(
        status=reply.status,
        image=reply.images[0] if reply.images else None,
        seen=reply.seen,
        source=reply.source,
        images=reply.images,
        stdout=reply.stdout + mark,
        stdout_dropped=reply.stdout_dropped,
        failure=reply.failure,
        cpu_seconds=run.usage.cpu_seconds,
        wall_seconds=run.wall_seconds,
        peak_bytes=run.usage.peak_bytes,
        isolation=run.isolation,
    )


def refused(limits: Limits, length: int, isolation: int) -> Result:
    """Describe a program that is too long to be run.

    Parameters
    ----------
    limits : Limits
    length : int
        Of the program, bytes.
    isolation : int
        Level of the sandbox that refused it.

    Returns
    -------
    result : Result
    """
    message = f"the program has {length} bytes; at most {limits.source_bytes} are allowed: shorten it"
    return Result(Status.REFUSED, failure=Failure("Refused", message), isolation=isolation)


def out_of_time(run: Run, trace: bytes, *, cpu: bool = False) -> Result:
    """Describe a run that was stopped by the clock or by its share of the processor.

    Parameters
    ----------
    run : Run
    trace : bytes
        What faulthandler wrote, and whatever else was in the child's socket.
    cpu : bool
        Whether it was the processor's time that ran out.

    Returns
    -------
    result : Result
    """
    line = line_of(trace)
    where = f"still running at line {line}" if line else "still running"
    limit = f"{run.limits.cpu_seconds:g} s of processor time (the CPU limit)"
    after = limit if cpu else f"{run.limits.wall_seconds:g} s"
    message = f"{where} after {after}: do less work, or use numpy's array operations in place of loops"
    return _failed(run, Status.TIMEOUT, Failure("Timeout", message, line))


def died(run: Run, wait_status: int, trace: bytes) -> Result:
    """Describe a run whose child ended without a reply that could be read.

    Parameters
    ----------
    run : Run
    wait_status : int
        As from `os.waitpid`.
    trace : bytes
        What the child wrote in place of a reply.

    Returns
    -------
    result : Result
    """
    code = os.waitstatus_to_exitcode(wait_status)
    line = line_of(trace)
    if code in (-_SIGKILL, -_SIGXCPU) and code < 0:
        if run.usage.cpu_seconds >= run.limits.cpu_seconds:
            return out_of_time(run, trace, cpu=True)
        if code == -_SIGKILL:
            message = (
                f"killed by the system for want of memory (the limit is {run.limits.memory_bytes >> 20} MiB)"
            )
            return _failed(run, Status.MEMORY, Failure("MemoryError", message, line))
    if code < 0:
        how = f"the interpreter crashed ({signal.Signals(-code).name})"
    else:
        how = f"the program left the interpreter (exit status {code}) before its picture could be taken"
    return _failed(run, Status.CRASHED, Failure("Crashed", how + (f" at line {line}" if line else ""), line))


def forged(run: Run, what: str) -> Result:
    """Describe a run whose child broke the protocol, which only a program that took it over can do.

    Parameters
    ----------
    run : Run
    what : str
        The rule that was broken.

    Returns
    -------
    result : Result
    """
    message = f"the program broke the interpreter that ran it ({what})"
    return _failed(run, Status.CRASHED, Failure("Crashed", message))


def line_of(trace: bytes) -> int | None:
    """Find where a program was in a trace of faulthandler.

    Parameters
    ----------
    trace : bytes
        Whatever a child wrote.

    Returns
    -------
    line : int or None
        The innermost line of the program, counted from 1.
    """
    found = _FRAME.search(trace)
    return int(found[1]) if found else None


def _failed(run: Run, status: Status, failure: Failure) -> Result:
    return Result(
        status,
        failure=failure,
        cpu_seconds=run.usage.cpu_seconds,
        wall_seconds=run.wall_seconds,
        peak_bytes=run.usage.peak_bytes,
        isolation=run.isolation,
    )
