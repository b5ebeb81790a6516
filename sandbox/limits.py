"""Bound what this process may use, as far as the system and the limits already in force allow."""

from __future__ import annotations

import contextlib
import sys
from math import ceil

if sys.platform != "win32":
    import resource

    def bound_memory(memory_bytes: int) -> None:
        """Bound the address space, and forbid writing files, dumping core and locking memory."""
        _lower(resource.RLIMIT_AS, memory_bytes)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_MEMLOCK, 0)

    def bound_time(cpu_seconds: float) -> None:
        """Bound the processor time of this process, counted from its start, to the next whole second."""
        _lower(resource.RLIMIT_CPU, ceil(cpu_seconds) + 1)

    def bound_processes() -> None:
        """Forbid more processes and threads; the system lets root have them all the same."""
        _lower(resource.RLIMIT_NPROC, 0)

    def _lower(kind: int, bound: int) -> None:
        """Lower one limit; a hard limit that is lower already stays, for nobody may raise it."""
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS lists limits that it does not accept
            resource.setrlimit(kind, (bound, bound))

else:

    def bound_memory(memory_bytes: int) -> None:
        """Do nothing: Windows has no such limits."""

    def bound_time(cpu_seconds: float) -> None:
        """Do nothing: Windows has no such limits."""

    def bound_processes() -> None:
        """Do nothing: Windows has no such limits."""
