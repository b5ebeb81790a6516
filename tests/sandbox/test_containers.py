"""Machines that lack a layer: each is simulated by an application that is itself denied the system calls."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux's")
ROOT = Path(__file__).resolve().parents[2]

DENIED = """
import errno, struct, sys
from sandbox.linux import privileges, seccomp, syscalls
numbers = syscalls.architecture().numbers
def deny(name, code):
    return struct.pack("HBBIHBBI", 0x15, 0, 1, numbers[name], 0x06, 0, 0, 0x00050000 | code)
denied = b"".join(deny(name, int(code)) for name, code in (item.split("=") for item in sys.argv[1:]))
privileges.forbid_new_privileges()
seccomp.install(struct.pack("HBBI", 0x20, 0, 0, 0) + denied + struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000))
"""
REPORT = """
import sandbox
try:
    report = sandbox.probe() if "seccomp=22" not in sys.argv else None
    with sandbox.Sandbox(policy=False) as box:
        ended = box.run("import numpy as np; image = np.ones((2, 2))").status
        denied = box.run("open('/etc/hostname')").failure.type
    print(report.level, report.landlock, report.namespaces, ended, denied, len(report.missing) > 0)
except sandbox.SandboxUnavailable as error:
    print("unavailable", str(error)[:80])
"""
NO_NAMESPACES = ["unshare=1", "setns=1", "mount=1", "pivot_root=1", "umount2=1"]
NO_LANDLOCK = ["landlock_create_ruleset=38", "landlock_restrict_self=38"]


def in_a_container(*denials: str, code: str = REPORT) -> str:
    """Run code in an application to which system calls fail with the errno given."""
    run = subprocess.run(
        [sys.executable, "-c", DENIED + code, *denials], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("denials", "expected"),
    [
        ([], "3 True True ok PermissionError False"),
        (NO_NAMESPACES, "3 True False ok PermissionError True"),
        (NO_LANDLOCK, "3 False True ok PermissionError True"),
        (NO_NAMESPACES + NO_LANDLOCK, "2 False False ok PermissionError True"),
        (["mount=13"], "3 True False ok PermissionError True"),
        (["capset=1"], "3 True True ok PermissionError True"),
    ],
    ids=["nothing", "no namespaces", "no Landlock", "neither", "no mounting", "no capset"],
)
def test_a_missing_layer_costs_its_level_and_no_more(denials: list[str], expected: str) -> None:
    """What is there is put on, what is missing is named, the level is what was observed, and programs run."""
    assert in_a_container(*denials) == expected


def test_without_seccomp_nothing_starts() -> None:
    """The boundary fails closed: a kernel that does not take the filter runs no program."""
    assert in_a_container("seccomp=22").startswith("unavailable the sandbox cannot start here: ")


def test_without_seccomp_a_lower_level_must_be_asked_for() -> None:
    """Level 1 on such a machine needs the explicit argument, and is written into the result."""
    code = """
import sandbox
result = sandbox.run("import numpy as np; image = np.ones((2, 2))", require=1)
print(result.status, result.isolation)
"""
    assert in_a_container("seccomp=22", code=code) == "ok 1"


def test_a_lie_of_the_kernel_is_seen_through() -> None:
    """A filter that was taken and does not hold is found out by the probe, not believed."""
    assert in_a_container("seccomp=0").startswith("unavailable")
