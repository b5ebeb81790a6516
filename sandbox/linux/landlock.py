"""Forbid this process, and all that it starts, every file, TCP port and outside process: Landlock.

Stands behind seccomp: it holds where a system call was let through. It does not cover ``stat``, UDP or
signals among the confined processes themselves.

References
----------
Linux kernel documentation, "Landlock: unprivileged access control".
"""

from __future__ import annotations

import os
import struct

from sandbox.linux import syscalls

_VERSION = 1  # flag: return the ABI in place of a ruleset
_FILE_RIGHTS = (13, 14, 15, 15, 16)
"""Number of rights over files that ABI 1, 2, 3, 4 and 5 know."""
_NET_ABI, _SCOPE_ABI = 4, 6


def deny_all() -> None:
    """Handle every right that this kernel knows and grant none; `PR_SET_NO_NEW_PRIVS` must be set.

    Raises
    ------
    OSError
        If this kernel has no Landlock, or it is switched off.
    """
    abi = syscalls.call("landlock_create_ruleset", None, 0, _VERSION)
    files = (1 << _FILE_RIGHTS[min(abi, len(_FILE_RIGHTS)) - 1]) - 1
    attributes = struct.pack("Q", files)
    if abi >= _NET_ABI:
        attributes += struct.pack("Q", 0b11)  # bind and connect TCP
    if abi >= _SCOPE_ABI:
        attributes += struct.pack("Q", 0b11)  # abstract UNIX sockets and signals that leave the domain
    ruleset = syscalls.call("landlock_create_ruleset", attributes, len(attributes), 0)
    try:
        syscalls.call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)
