"""Move this process into namespaces of its own: an empty root, no network, no other processes in sight.

References
----------
namespaces(7), user_namespaces(7), pid_namespaces(7), pivot_root(2).
"""

from __future__ import annotations

import os
from pathlib import Path

from sandbox.linux import syscalls

NOBODY = 65534
_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REMOUNT, _MS_BIND = 1, 2, 4, 8, 32, 4096
_MS_REC, _MS_PRIVATE, _MNT_DETACH = 16384, 1 << 18, 2


def enter() -> None:
    """Leave the system's namespaces; processes forked from now on are in a process namespace of their own.

    The first of them is that namespace's init: all others die with it.

    Raises
    ------
    OSError
        If this machine does not let an ordinary user do so.
    """
    user, group = os.getuid(), os.getgid()
    syscalls.call("unshare", _NEWUSER | _NEWPID | _NEWNET | _NEWNS | _NEWIPC | _NEWUTS | _NEWCGROUP)
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "gid_map").write_text(f"{NOBODY} {group} 1")
    (own / "uid_map").write_text(f"{NOBODY} {user} 1")


def empty_root() -> None:
    """Replace the file system by an empty read-only one, in the mount namespace that `enter` made.

    Raises
    ------
    OSError
        If mounting is not allowed here.
    """
    flags = _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    syscalls.call("mount", None, b"/", None, _MS_REC | _MS_PRIVATE, None)
    syscalls.call("mount", b"none", b"/proc", b"tmpfs", flags, b"size=4k,nr_inodes=1,mode=555")
    os.chdir("/proc")
    syscalls.call("pivot_root", b".", b".")
    syscalls.call("umount2", b".", _MNT_DETACH)
    os.chdir("/")
    syscalls.call("mount", None, b"/", None, _MS_REMOUNT | _MS_BIND | _MS_RDONLY | flags, None)
