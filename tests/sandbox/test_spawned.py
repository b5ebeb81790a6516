"""The fallback of systems without fork, forced here: fresh processes at level 1, the same results."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import sandbox
from sandbox import Limits, Sandbox, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PICTURE = "import numpy as np\nimage = np.full((4, 4), {})"


def lives(pid: int) -> bool:
    """Say whether a process runs still; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def spawned() -> Iterator[Sandbox]:
    """Give a sandbox on a system that is not Linux."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sandbox.pool._IS_LINUX", False)
        with Sandbox(policy=False, limits=Limits(wall_seconds=0.5, memory_bytes=200 << 20)) as box:
            yield box


def test_the_level_is_one(spawned: Sandbox) -> None:
    """A process of its own is level 1, and every result says so."""
    assert spawned.isolation == spawned.run(PICTURE.format(1)).isolation == 1


@pytest.mark.parametrize(
    ("program", "status", "says"),
    [
        (PICTURE.format(7), Status.OK, None),
        ("x = 1\nx / 0", Status.ERROR, "division by zero"),
        ("n = 0\nwhile True: n += 1", Status.TIMEOUT, "still running at line 2 after 0.5 s"),
        ("sum(range(4 * 10**9))", Status.TIMEOUT, "still running at line 1 after 0.5 s"),
        ("import os\nos._exit(4)", Status.CRASHED, "left the interpreter (exit status 4)"),
        ("import ctypes\nctypes.string_at(0)", Status.CRASHED, "SIGSEGV"),
        ("import numpy as np\nnp.ones(300 << 20, np.uint8)", Status.MEMORY, "200 MiB"),
        ("import os\nos.kill(os.getpid(), 9)", Status.MEMORY, "killed by the system"),
    ],
    ids=["ok", "error", "loop", "inside C", "left", "crash", "memory", "killed"],
)
def test_every_end_is_told_as_on_linux(
    spawned: Sandbox, program: str, status: Status, says: str | None
) -> None:
    """The same statuses and the same sentences, with the line number of a timeout."""
    result = spawned.run(program)

    assert result.status == status
    if says is None:
        assert np.array_equal(result.image, np.full((4, 4), 7))
        assert result.cpu_seconds > 0
        assert result.peak_bytes > 1 << 20
    else:
        assert says in result.failure.message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_nothing_can_be_written(spawned: Sandbox, tmp_path: Path) -> None:
    """A file may be opened at this level, but no byte gets into it."""
    spawned.run(f"open({str(tmp_path / 'left')!r}, 'w').write('x' * 9999)")

    assert not (tmp_path / "left").exists() or (tmp_path / "left").stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(
    "program", ["import os\nos.fork()", "import _thread\n_thread.start_new_thread(int, ())"]
)
def test_nothing_can_be_started(spawned: Sandbox, program: str) -> None:
    """No process and no thread of a program can outlive it, not even where the application is root."""
    result = spawned.run(program)

    assert result.status == Status.ERROR
    assert result.failure.type in {"BlockingIOError", "RuntimeError"}


def test_a_process_is_used_once(spawned: Sandbox) -> None:
    """What one program changes, the next does not see."""
    spawned.run("import numpy\nnumpy.pi = 3")

    assert spawned.run("import numpy as np\nprint(np.pi)").stdout == "3.141592653589793\n"


def test_the_environment_is_empty(spawned: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application's variables are not handed on."""
    monkeypatch.setenv("CANARY", "canary-5cd1")
    spawned.run(PICTURE.format(1))  # the process that was started ahead may be older than the variable

    assert "canary-5cd1" not in spawned.run("import os\nprint(os.environ)").stdout


def test_the_default_needs_no_argument_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """On other systems level 1 is what is required by default; on Linux it must be asked for."""
    monkeypatch.setattr("sandbox.pool._IS_LINUX", False)
    assert sandbox.run(PICTURE.format(1)).isolation == 1
    with pytest.raises(sandbox.SandboxUnavailable, match="gives isolation level 1, and 2 is required"):
        Sandbox(require=2)


@pytest.mark.skipif(sys.platform == "win32", reason="the watchdog ends the child at its deadline there")
def test_killing_the_application_ends_its_children() -> None:
    """A busy child ends when the application does, long before its deadline."""
    code = """
import sandbox, sandbox.pool
sandbox.pool._IS_LINUX = False
with sandbox.Sandbox(policy=False, limits=sandbox.Limits(wall_seconds=60)) as box:
    print(box._idle.queue[0]._spare._popen.pid, flush=True)
    box.run("while True: pass")
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as application:
        pid = int(application.stdout.readline())
        time.sleep(0.3)
        application.kill()
    deadline = time.monotonic() + 5
    while (alive := lives(pid)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive
