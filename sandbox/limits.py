"""Bound what this process may use, as far as the system and the limits already in force allow."""

from __future__ import annotations

import contextlib
import sys
from math import ceil
from pathlib import Path

if sys.platform != "win32":
    import resource

    _FOREVER = 1 << 30
    """Seconds; 34 years."""
    _LARGEST = (1 << 63) - 1

    def address_space() -> int:
        """Give the size of this process's address space.

        Returns
        -------
        size : int
            Bytes; 0 where the system does not tell.
        """
        try:
            pages = int(Path("/proc/self/statm").read_text().split()[0])
        except OSError:
            return 0
        return pages * resource.getpagesize()

    def bound_memory(address_space: int) -> None:
        """Bound the address space of this process.

        Parameters
        ----------
        address_space : int
            Bytes, what is in use already included.
        """
        _lower(resource.RLIMIT_AS, address_space)

    def forbid_files() -> None:
        """Forbid writing files, dumping core and locking memory."""
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_MEMLOCK, 0)

    def bound_time(cpu_seconds: float) -> None:
        """Bound the processor time of this process, counted from its start.

        Parameters
        ----------
        cpu_seconds : float
            Rounded up to whole seconds, and one more: the application watches more exactly.
        """
        _lower(resource.RLIMIT_CPU, ceil(min(cpu_seconds, _FOREVER)) + 1)

    def bound_processes() -> None:
        """Forbid more processes and threads; the system lets root have them all the same."""
        _lower(resource.RLIMIT_NPROC, 0)

    def _lower(kind: int, bound: int) -> None:
        """Lower one limit; a hard limit that is lower already stays, for nobody may raise it."""
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS lists limits that it does not accept
            resource.setrlimit(kind, (min(bound, _LARGEST), min(bound, _LARGEST)))

else:

    def address_space() -> int:
        """Give 0: it is not needed."""
        return 0

    def bound_memory(address_space: int) -> None:
        """Do nothing: Windows has no such limits."""

    def forbid_files() -> None:
        """Do nothing: Windows has no such limits."""

    def bound_time(cpu_seconds: float) -> None:
        """Do nothing: Windows has no such limits."""

    def bound_processes() -> None:
        """Do nothing: Windows has no such limits."""
