"""A sandbox that serves many programs: in order, from many threads, through deaths, leaving nothing."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import sandbox
from sandbox import Limits, Sandbox, Status

ROOT = Path(__file__).resolve().parents[2]
PICTURE = "import numpy as np\nimage = np.full((4, 4), {})"
linux = pytest.mark.skipif(sys.platform != "linux", reason="counts processes through /proc")


def descendants(pid: int) -> set[int]:
    """List the processes that a process has started, and theirs."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = set(), [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found |= set(children)
        waiting += children
    return found


def lives(pid: int) -> bool:
    """Say whether a process runs still; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_map_keeps_order() -> None:
    """Results come in the order of the programs, whatever each takes."""
    slow = "import time; time.sleep(0.1)\n" + PICTURE.format(0)
    with Sandbox(workers=2, policy=False) as box:
        results = list(box.map([slow, *(PICTURE.format(n) for n in range(1, 8))]))

    assert [int(result.image[0, 0]) for result in results] == list(range(8))


def test_map_is_lazy_and_streams() -> None:
    """An endless supply of programs is read only as far as results are taken."""
    read = itertools.count()
    programs = (PICTURE.format(next(read)) for _ in itertools.count())
    with Sandbox(workers=2) as box:
        results = box.map(programs)
        assert next(read) == 0  # nothing is read before the first result is asked for
        first = [int(next(results).image[0, 0]) for _ in range(3)]
        taken = next(read)
        results.close()

    assert first == [1, 2, 3]
    assert taken <= 3 + 2 * 2 + 1


def test_a_program_that_fails_does_not_stop_a_map(box: Sandbox) -> None:
    """Mistakes are results like others."""
    statuses = [result.status for result in box.map(["1/0", PICTURE.format(1), "import os"])]

    assert statuses[:2] == [Status.ERROR, Status.OK]
    assert statuses[2] != Status.OK


def test_many_threads_each_get_their_own_answer() -> None:
    """Sixteen threads share two workers, and no answer goes astray."""
    with Sandbox(workers=2) as box, ThreadPoolExecutor(16) as threads:
        results = list(threads.map(lambda n: (n, box.run(PICTURE.format(n))), range(200)))

    assert all(int(result.image[0, 0]) == n for n, result in results)


def test_every_program_has_a_fresh_interpreter(open_box: Sandbox) -> None:
    """What one program changes, the next does not see."""
    open_box.run("import numpy, builtins\nnumpy.pi = 3\nbuiltins.len = None\nimport sys\nsys.modules.clear()")
    result = open_box.run("import numpy as np\nprint(np.pi, len([1]))\nimage = np.zeros((2, 2))")

    assert result.stdout == "3.141592653589793 1\n"


def test_a_closed_sandbox_says_so() -> None:
    """Using a sandbox after its end is the caller's mistake."""
    box = Sandbox()
    box.close()
    box.close()
    with pytest.raises(sandbox.SandboxClosed, match="closed; make another"):
        box.run("image = 1")


def test_a_sandbox_needs_a_worker() -> None:
    """No workers is a mistake of the caller."""
    with pytest.raises(ValueError, match="workers=0: a sandbox needs at least one"):
        Sandbox(workers=0)


@linux
def test_a_forked_application_cannot_use_its_parents_sandbox() -> None:
    """Two processes would steal each other's answers; the second is told to make its own."""
    code = f"""
import os, sandbox
with sandbox.Sandbox() as box:
    if os.fork() == 0:
        try:
            box.run("image = 1")
        except sandbox.SandboxClosed as error:
            os.write(1, str(error).encode())
        os._exit(0)
    os.wait()
    print("", box.run({PICTURE.format(1)!r}).status)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert run.stdout == "the sandbox was made in another process; make one in this process ok\n"


@linux
def test_closing_leaves_no_process() -> None:
    """After the with block every process is gone."""
    before = descendants(os.getpid())
    with Sandbox(workers=2) as box:
        list(box.map([PICTURE.format(1)] * 4))
        assert len(descendants(os.getpid()) - before) >= 2

    assert descendants(os.getpid()) <= before


@linux
def test_runs_leak_nothing() -> None:
    """Hundreds of runs of all kinds leave no descriptor, no process and no memory in the application."""
    programs = [PICTURE.format(1), "1/0", "import os; os._exit(1)", "import ctypes; ctypes.string_at(0)"]
    ends = [Status.OK, Status.ERROR, Status.CRASHED, Status.CRASHED]
    big = "import numpy as np\nimage = np.zeros((500, 1000, 3), np.uint8)"
    with Sandbox(policy=False) as box:

        def rounds(count: int) -> None:
            for _ in range(count):
                assert [box.run(program).status for program in programs] == ends
                assert box.run(big).image.nbytes == 1_500_000

        def held() -> tuple[int, int, int]:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            return len(list(Path("/proc/self/fd").iterdir())), len(descendants(os.getpid())), pages * 4096

        rounds(5)
        before = held()
        rounds(60)
        after = held()

    assert after[0] <= before[0] + 1  # a child that waits may be announced or not yet
    assert after[1] <= before[1] + 1
    assert after[2] <= before[2] + (4 << 20)


@linux
def test_a_dead_zygote_is_replaced_and_the_answer_is_right() -> None:
    """Killing the zygote at any moment costs time, never an answer."""
    before = descendants(os.getpid())
    slow = "import time; time.sleep(0.02)\n" + PICTURE
    chance = random.Random(3)

    def kill() -> None:
        for pid in chance.sample(sorted(descendants(os.getpid()) - before), 2):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    results = []
    with Sandbox(policy=False) as box:
        for n in range(30):
            killer = threading.Timer(chance.uniform(0, 0.03), kill if n % 6 == 5 else int)
            killer.start()
            results.append(box.run(slow.format(n)))
            killer.join()

    wrong = [r for n, r in enumerate(results) if r.status == Status.OK and int(r.image[0, 0]) != n]
    assert wrong == []
    assert {r.status for r in results} <= {Status.OK, Status.MEMORY}  # a child alone may look out of memory


@linux
@pytest.mark.parametrize("delay", [0.05, 0.15, 0.6])
def test_killing_the_application_leaves_nothing(delay: float) -> None:
    """An application that is killed, while starting or while a program runs, takes every process with it."""
    code = "import sandbox; sandbox.run('while True: pass', limits=sandbox.Limits(wall_seconds=60))"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as application:
        time.sleep(delay)
        started = descendants(application.pid)
        application.kill()

    deadline = time.monotonic() + 5
    while (left := [pid for pid in started if lives(pid)]) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert left == []


@linux
def test_an_interrupt_leaves_a_usable_sandbox() -> None:
    """Ctrl-C during a run raises in the caller, ends the program, and the next one runs."""
    with Sandbox(limits=Limits(wall_seconds=30)) as box:
        threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            box.run("while True: pass")

        assert np.array_equal(box.run(PICTURE.format(2)).image, np.full((4, 4), 2))
