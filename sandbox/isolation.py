"""Say how isolated a child is from what one was seen to be denied, never from what was asked of the kernel.

A child without the seccomp filter (*bare*) and a child with it (*sealed*) attempt what a hostile program
would; `sandbox.attempts` makes the attempts, and this module reads the errors that they met.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass

ATTEMPTS = (
    "read a file",
    "look at a file",
    "list a folder",
    "write a file",
    "open a socket",
    "start a process",
    "start a thread",
    "start a program",
    "signal the application",
    "trace the application",
    "make memory executable",
    "use other parts of the kernel",
)
"""What the children try, in the order of their reports: a byte each, 0 if it worked, otherwise the errno."""
_READ, _LOOK, _LIST, _SIGNAL = (
    ATTEMPTS.index(name)
    for name in ("read a file", "look at a file", "list a folder", "signal the application")
)


@dataclass(frozen=True, slots=True)
class Isolation:
    """What stands between a program and the machine, as observed."""

    level: int
    """3: seccomp, and files are denied without it too; 2: seccomp; 1: a process of its own with an empty
    environment and limits; 0: not even that."""
    seccomp: bool = False
    landlock: bool = False
    namespaces: bool = False
    attempts: tuple[tuple[str, str], ...] = ()
    """What each attempt of the sealed child met: ``EPERM``, or ``worked``."""
    missing: tuple[str, ...] = ()
    """Layers that could not be put on, and why."""

    @property
    def description(self) -> str:
        """One line for people."""
        layers = [name for name in ("seccomp", "landlock", "namespaces") if getattr(self, name)]
        return f"level {self.level}: " + (", ".join(layers) if layers else "a process of its own")


def read(reports: bytes) -> Isolation:
    """Compute the level from what two children met.

    Parameters
    ----------
    reports : bytes
        Errors met behind namespaces and Landlock alone, errors met behind seccomp too, each as in `ATTEMPTS`;
        then, as text, which layers could not be put on.

    Returns
    -------
    isolation : Isolation
        Of level 0 if the sealed child was not denied everything.
    """
    count = len(ATTEMPTS)
    bare, sealed, missing = reports[:count], reports[count : 2 * count], reports[2 * count :]
    holds = len(sealed) == count and all(code == errno.EPERM for code in sealed)
    return Isolation(
        level=(3 if bare[_READ] else 2) if holds else 0,
        seccomp=holds,
        landlock=bare[_LIST] == errno.EACCES,
        namespaces=bare[_LOOK] == errno.ENOENT and bare[_SIGNAL] == errno.ESRCH,
        attempts=tuple(
            (name, errno.errorcode.get(code, "worked")) for name, code in zip(ATTEMPTS, sealed, strict=False)
        ),
        missing=tuple(missing.decode("utf-8", "replace").splitlines()),
    )
