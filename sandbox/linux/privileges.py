"""Give up what a process may do by who it is: root, capabilities, new privileges, being looked into."""

from __future__ import annotations

import os
import signal
import struct

from sandbox.linux import syscalls
from sandbox.linux.namespaces import NOBODY

_SET_PDEATHSIG, _SET_DUMPABLE, _SET_CHILD_SUBREAPER, _SET_NO_NEW_PRIVS = 1, 4, 36, 38
_CAPABILITY_VERSION_3 = 0x20080522


def become_nobody() -> None:
    """Stop being root; an ordinary user stays who they are.

    Raises
    ------
    OSError
        If this root may not change who it is.
    """
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        syscalls.call("prctl", _SET_DUMPABLE, 1, 0, 0, 0)  # or it could not write its own user map


def drop_capabilities() -> None:
    """Empty every capability set.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    syscalls.call("capset", struct.pack("Ii", _CAPABILITY_VERSION_3, 0), bytes(24))


def forbid_new_privileges() -> None:
    """Make set-user-id programs and file capabilities powerless for this process and its children.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    syscalls.call("prctl", _SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def hide_memory() -> None:
    """Keep other processes of the same user from tracing this one and reading its memory.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    syscalls.call("prctl", _SET_DUMPABLE, 0, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent dies.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    syscalls.call("prctl", _SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that forked it ends.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    syscalls.call("prctl", _SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
