"""What goes into and comes out of one sandboxed run: plain data, nothing that runs.

A program's mistake is data (a `Result` whose status is not ``ok``).
A mistake of ours or of the machine is an exception::

    SandboxError                  the host failed; says nothing about the program
    ├── SandboxUnavailable        no child can be started, or it is less isolated than required
    └── SandboxClosed             the sandbox was used after it was closed
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SandboxError(Exception):
    """The host failed to run a program; the program is not to blame."""


class SandboxUnavailable(SandboxError):  # noqa: N818 - reads as the condition it reports
    """No child can be started here, or only one less isolated than the caller requires."""


class SandboxClosed(SandboxError):  # noqa: N818 - reads as the condition it reports
    """The sandbox was used after it was closed."""


class Status(StrEnum):
    """How one run of a program ended."""

    OK = "ok"
    REFUSED = "refused"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT = "output"
    NO_PICTURE = "no-picture"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use; each is a hard bound.

    Raises
    ------
    ValueError
        If a bound is not positive. For no bound on seconds, give ``math.inf``; on bytes, ``sys.maxsize``.
    """

    cpu_seconds: float = 10.0
    """Processor time of the program, seconds."""
    wall_seconds: float = 5.0
    """Time on the clock, seconds; the whole process group is killed after it."""
    memory_bytes: int = 1 << 30
    """Address space that the program may add to the interpreter's own, bytes."""
    picture_bytes: int = 64 << 20
    """Size of all pictures of one run together, bytes."""
    stdout_bytes: int = 32 << 10
    """Text kept of what the program printed, bytes; the rest is dropped with a mark."""
    source_bytes: int = 100_000
    """Length of a program, UTF-8 bytes."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not value > 0:
                raise ValueError(f"{field.name}={value}: a limit must be positive")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a program has no picture, in words that its author can act on."""

    type: str
    """Name of the exception (``IndexError``), or of the rule (``Refused``, ``Timeout``)."""
    message: str
    """The sentence that the author should read."""
    line: int | None = None
    """Line of the program, counted from 1."""
    traceback: str = ""
    """The program's own frames only."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one run of a program left behind."""

    status: Status
    image: NDArray[Any] | None = None
    """The program's array as it was, before any conversion."""
    seen: NDArray[np.uint8] | None = None
    """What matplotlib or Pillow displayed of ``image``, of shape (H, W, 3); None where it was not shown."""
    source: str = ""
    """Where ``image`` was found: ``draw(256, 256)``, ``image``, ``plt.imshow``, ``the global img`` ..."""
    images: tuple[NDArray[Any] | None, ...] = ()
    """One array for each size that was asked for; None where the program failed at that size."""
    stdout: str = ""
    """What was printed, up to the limit; a last line says how much more there was."""
    stdout_dropped: int = 0
    """Bytes printed beyond the limit."""
    failure: Failure | None = None
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0
    """Largest resident memory of the child, bytes."""
    isolation: int = 0
    """Observed level of isolation, 0 (none) to 3 (strongest); see SECURITY.md."""
