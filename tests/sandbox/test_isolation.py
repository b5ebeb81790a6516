"""What a program can see and do when the policy is off: nothing but compute."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

import sandbox
from sandbox import Sandbox, Status
from sandbox.isolation import ATTEMPTS, read
from sandbox.linux import seccomp
from sandbox.linux.syscalls import AARCH64, X86_64, Architecture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these walls are Linux's")
ROOT = Path(__file__).resolve().parents[2]


def test_the_level_is_observed_here() -> None:
    """A sealed child on this machine is denied everything that a probe attempts."""
    report = sandbox.probe()

    assert report.level >= 2
    assert report.seccomp
    assert dict(report.attempts) == dict.fromkeys(ATTEMPTS, "EPERM")
    assert report.description.startswith(f"level {report.level}: seccomp")


def test_every_result_carries_the_level(box: Sandbox) -> None:
    """A result says how isolated its program was."""
    assert box.run("image = 1").isolation == box.isolation >= 2


def test_a_level_that_cannot_be_had_is_refused() -> None:
    """Requiring more than the machine gives raises, and says what it gives."""
    with pytest.raises(sandbox.SandboxUnavailable, match=r"isolation level \d, and 4 is required"):
        Sandbox(require=4)


@pytest.mark.parametrize(
    ("bare", "sealed", "level"),
    [
        ("ENOENT", "EPERM", 3),
        ("EACCES", "EPERM", 3),
        ("worked", "EPERM", 2),
        ("ENOENT", "ENOENT", 0),
        ("EACCES", "worked", 0),
    ],
)
def test_the_level_follows_from_what_was_met(bare: str, sealed: str, level: int) -> None:
    """A wall counts only where its denial was seen."""
    codes = {"worked": 0, "EPERM": 1, "ENOENT": 2, "EACCES": 13}
    count = len(ATTEMPTS)

    assert read(bytes([codes[bare]] * count + [codes[sealed]] * count)).level == level


def test_one_attempt_that_works_costs_the_level() -> None:
    """A sealed child that could do a single thing is not sealed."""
    sealed = bytes([1] * len(ATTEMPTS))
    for hole in range(len(ATTEMPTS)):
        met = sealed[:hole] + b"\0" + sealed[hole + 1 :]
        assert read(sealed + met).level == 0


def test_the_parents_secrets_are_not_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment nor the memory of a child holds what the application's environment holds."""
    monkeypatch.setenv("CANARY", "canary-5cd1")
    program = """
import gc, os, sys
words = [str(os.environ), str(sys.argv), str(sys.orig_argv)]
words += [repr(o) for o in gc.get_objects() if type(o) in (dict, list, tuple) and len(o) < 100]
print(''.join(['canary', '-5cd1']) in ' '.join(words))"""
    with Sandbox(policy=False) as box:
        assert box.run(program).stdout == "False\n"


@pytest.mark.parametrize(
    "program",
    [
        "open('/etc/hostname')",
        "open('/proc/self/environ')",
        "import os; os.stat('/')",
        "import os; os.listdir('/')",
        "import os; os.mkdir('/tmp/x')",
        "import socket; socket.socket()",
        "import socket; socket.socketpair()",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.kill(1, 9)",
        "import os; os.pipe()",
        "import os; os.dup(3)",
        "import os; os.nice(1)",
        "import os; os.memfd_create('x')",
        "import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
        "import fcntl; fcntl.fcntl(3, fcntl.F_GETFL)",
        "import os; os.sched_setaffinity(0, {0})",
    ],
)
def test_the_system_denies(open_box: Sandbox, program: str) -> None:
    """A call that a picture does not need fails with PermissionError, whoever makes it."""
    result = open_box.run(program)

    assert result.status == Status.ERROR
    assert result.failure.type == "PermissionError"


def test_a_child_has_one_descriptor_of_its_own(open_box: Sandbox) -> None:
    """Beside three that lead nowhere, a child holds its own socket and nothing else."""
    program = """
import os
found = []
for fd in range(256):
    try:
        os.close(fd)
        found.append(fd)
    except OSError:
        pass
raise SystemExit(*found) if len(found) == 1 else ValueError(found)"""
    result = open_box.run(program)

    assert result.status == Status.CRASHED  # it closed its socket, so that it could not say what it found
    assert open_box.run("import os\nfor fd in range(4, 256):\n    os.close(fd)").failure.type == "OSError"


def test_other_calling_conventions_kill(open_box: Sandbox) -> None:
    """Numbers of the x32 convention, which would get around the list, end the child."""
    if os.uname().machine != "x86_64":
        pytest.skip("only x86_64 has x32")
    result = open_box.run("import ctypes\nctypes.CDLL(None).syscall(0x40000000 | 39)")

    assert result.failure.message == "the interpreter crashed (SIGSYS)"


def verdict(instructions: bytes, audit: int, number: int, third: int = 0) -> int:
    """Interpret a filter as the kernel does."""
    code = list(struct.iter_unpack("HBBI", instructions))
    data, at, value = {0: number, 4: audit, 32: third}, 0, 0
    while True:
        operation, true, false, operand = code[at]
        at += 1
        if operation == 0x20:
            value = data[operand]
        elif operation == 0x06:
            return operand
        else:
            test = {0x15: value == operand, 0x35: value >= operand, 0x45: value & operand != 0}[operation]
            at += true if test else false


@pytest.mark.parametrize("machine", [X86_64, AARCH64], ids=["x86_64", "aarch64"])
def test_the_filter_lets_through_its_list_and_no_more(machine: Architecture) -> None:
    """On both architectures every system call number gets the verdict that the list says."""
    instructions = seccomp.program(machine)
    allowed = {machine.numbers[name] for name in (*seccomp.ALLOWED, *seccomp.NOT_EXECUTABLE)}
    for number in range(600):
        expected = 0x7FFF0000 if number in allowed else 0x00050001
        assert verdict(instructions, machine.audit, number, third=3) == expected
    for name in seccomp.NOT_EXECUTABLE:
        assert verdict(instructions, machine.audit, machine.numbers[name], third=7) == 0x00050001
    assert verdict(instructions, 0xDEAD, machine.numbers["read"]) == 0x80000000
    assert len(allowed) < 40


@pytest.mark.parametrize(
    ("machine", "header"),
    [(X86_64, "x86_64-linux-gnu/asm/unistd_64.h"), (AARCH64, "asm-generic/unistd.h")],
    ids=["x86_64", "aarch64"],
)
def test_the_tables_agree_with_the_kernels_headers(machine: Architecture, header: str) -> None:
    """Every number is the one that the kernel's own header gives."""
    path = Path("/usr/include") / header
    if not path.exists():
        pytest.skip(f"{path} is not installed")
    lines = [line.split() for line in path.read_text().splitlines() if line.startswith("#define __NR")]
    known = {
        words[1].removeprefix("__NR3264_").removeprefix("__NR_"): words[2]
        for words in lines
        if words[2].isdigit()
    }

    assert {name: known[name] for name in machine.numbers} == {
        name: str(number) for name, number in machine.numbers.items()
    }


def test_an_ordinary_user_gets_the_same_walls() -> None:
    """No layer needs root: as nobody, with the system's own Python, the level is the same."""
    python = Path("/usr/bin/python3")
    if os.geteuid() != 0 or not python.exists():
        pytest.skip("only root can become another user")
    import numpy as np  # its folder is handed to the other user's interpreter

    code = "import sandbox; print(sandbox.run('import numpy; image = numpy.ones((2, 2))').isolation)"
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    folders = (ROOT, Path(np.__file__).parents[1])
    if any(subprocess.run([*become, "test", "-x", folder], check=False).returncode for folder in folders):
        pytest.skip("this checkout, or its virtual environment, is closed to other users")
    paths = ":".join(map(str, folders))
    run = subprocess.run(
        [*become, python, "-c", code], env={"PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    if "No module named 'numpy" in run.stderr or "ABI" in run.stderr:
        pytest.skip("the system's Python cannot load this numpy")
    assert run.stdout == f"{sandbox.probe().level}\n", run.stderr
