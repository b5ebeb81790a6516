"""Each limit in threes: a program is stopped by it, passes when it is raised, and passes when it is off."""

from __future__ import annotations

import math
import sys
import time

import pytest

import sandbox
from sandbox import Limits, Sandbox, Status

BUSY = "import numpy as np\nn = 0\nfor i in range({turns}):\n    n += i\nimage = np.zeros((8, 8))"
SLEEP = "import numpy as np\nimport time\ntime.sleep(0.3)\nimage = np.zeros((8, 8))"
LARGE = "import numpy as np\nbig = np.ones(150 << 20, np.uint8)\nimage = big[:64].reshape(8, 8)"
PICTURE = "import numpy as np\nimage = np.zeros((100, 1000), np.uint8)"
TALK = "import numpy as np\nprint('abcdefghi\\n' * 20, end='')\nimage = np.zeros((8, 8))"


def run(program: str, limits: Limits) -> sandbox.Result:
    """Run without the policy, which is not what is tested here."""
    return sandbox.run(program, limits=limits, policy=False)


@pytest.mark.parametrize(
    ("program", "name", "blocked", "raised", "off", "status", "says"),
    [
        (SLEEP, "wall_seconds", 0.2, 3.0, math.inf, Status.TIMEOUT, "still running at line 3 after 0.2 s"),
        (
            BUSY.format(turns=3 * 10**6),
            "cpu_seconds",
            0.05,
            20.0,
            math.inf,
            Status.TIMEOUT,
            "after 0.05 s of processor time (the CPU limit)",
        ),
        (LARGE, "memory_bytes", 100 << 20, 400 << 20, sys.maxsize, Status.MEMORY, "100 MiB"),
        (PICTURE, "picture_bytes", 99_999, 100_000, sys.maxsize, Status.OUTPUT, ""),
        (TALK, "source_bytes", 50, 500, sys.maxsize, Status.REFUSED, "at most 50 are allowed"),
    ],
    ids=["wall", "cpu", "memory", "picture", "source"],
)
def test_a_limit_blocks_can_be_raised_and_can_be_off(
    program: str, name: str, blocked: float, raised: float, off: float, status: Status, says: str
) -> None:
    """The same program is stopped by a low limit, and runs under a higher one and under none."""
    other = {"wall_seconds": 30.0, "cpu_seconds": 30.0} | {"memory_bytes": 2 << 30}
    stopped = run(program, Limits(**{**other, name: blocked}))

    assert stopped.status == status
    assert says in stopped.failure.message
    assert run(program, Limits(**{**other, name: raised})).status == Status.OK
    assert run(program, Limits(**{**other, name: off})).status == Status.OK


@pytest.mark.parametrize(("cap", "kept"), [(55, 55), (200, 200), (sys.maxsize, 200)])
def test_text_is_kept_up_to_its_cap(cap: int, kept: int) -> None:
    """What is printed beyond the cap is counted, a mark says so, and the program goes on."""
    result = run(TALK, Limits(stdout_bytes=cap))

    assert result.status == Status.OK
    mark = f"\n[{200 - kept} more bytes were printed]\n" if kept < 200 else ""
    assert len(result.stdout.removesuffix(mark)) == kept
    assert result.stdout.endswith(mark)
    assert result.stdout_dropped == 200 - kept


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("a = 1\nwhile True:\n    a += 1", (2, 3)),
        ("b = 2\nsum(range(4 * 10**9))", (2,)),
        ("import re\nre.match(r'(a+)+$', 'a' * 40 + 'b')", (2,)),
        ("import numpy as np\na = np.ones((900, 900))\nfor i in range(400):\n    np.linalg.svd(a)", (4,)),
        ("while True:\n    try:\n        while True: pass\n    except BaseException: pass", (3, 4)),
        ("def f():\n    while True: pass\nf()", (2,)),
    ],
    ids=["loop", "inside C", "regular expression", "lapack", "swallows exceptions", "in a function"],
)
def test_a_timeout_names_the_line(program: str, line: tuple[int, ...]) -> None:
    """The line is told even where C code holds the interpreter and never lets go."""
    began = time.monotonic()
    with Sandbox(limits=Limits(wall_seconds=0.3), policy=False) as box:
        ready = time.monotonic()
        result = box.run(program)
        stopped = time.monotonic()

    assert result.status == Status.TIMEOUT
    assert result.failure.line in line
    assert result.failure.message.startswith(f"still running at line {result.failure.line} after 0.3 s")
    assert began < ready < stopped


def test_a_program_that_hides_from_the_trace_is_stopped_all_the_same(open_box: Sandbox) -> None:
    """Ignoring every signal costs a program its line number, and nothing else."""
    result = open_box.run(
        "import signal\nfor s in range(1, 32):\n    try: signal.signal(s, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\nwhile True: pass"
    )

    assert result.status == Status.TIMEOUT
    assert result.failure.line is None


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import ctypes\nctypes.string_at(0)", "the interpreter crashed (SIGSEGV) at line 2"),
        (
            "import os\nos._exit(3)",
            "the program left the interpreter (exit status 3) before its picture could be taken",
        ),
    ],
    ids=["crash", "exit"],
)
def test_a_crash_says_how(open_box: Sandbox, program: str, says: str) -> None:
    """A child that ends without a word is described by what the kernel says of its end."""
    result = open_box.run(program)

    assert result.status == Status.CRASHED
    assert result.failure.message == says


def test_usage_is_the_kernels_word(open_box: Sandbox) -> None:
    """Processor time and memory are measured outside the program."""
    result = open_box.run(
        "import numpy as np, time\ntime.process_time = lambda: 0\n"
        "big = np.ones(80 << 20, np.uint8)\nfor i in range(2 * 10**6): pass\nimage = big[:64].reshape(8, 8)"
    )

    assert result.cpu_seconds > 0.02
    assert 80 << 20 < result.peak_bytes < 200 << 20
