"""The hostile corpus: no program gets out, with the policy or without it; unprotected, most of them do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox import Limits, Sandbox, Status

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the boundary is Linux's")
CANARY_FOLDER = Path("/tmp/procgen-canary")  # the programs know this name
SECRET = "canary-5cd1-of-the-application"
ORDINARY = "import numpy as np\nimage = np.full((4, 4), 9)\nprint('healthy')"
QUICK = Limits(wall_seconds=0.5)
UNPROTECTED = """
import os, signal, sys, time
for path in sys.argv[1:]:
    source, read = open(path).read(), os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.dup2(read[1], 1)
        signal.alarm(1)
        exec(compile(source, path, "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    os.close(read[1])
    os.waitpid(child, 0)
    os.set_blocking(read[0], False)
    try:
        text = os.read(read[0], 1 << 16)
    except BlockingIOError:
        text = b""
    os.close(read[0])
    escaped = any(line.startswith(b"ESCAPE") for line in text.splitlines())
    print("escaped" if escaped else "held", file=sys.stderr)
"""


@dataclass(frozen=True)
class Outcome:
    """What one hostile program achieved."""

    name: str
    kind: str
    status: Status
    escaped: bool
    leaked: bool
    healthy: bool
    inherited: bool


def kind_of(source: str) -> str:
    """Read the second line of a program of the corpus."""
    return re.search(r"^# kind: (\w+)", source, re.MULTILINE)[1]


def attack(box: Sandbox, path: Path) -> Outcome:
    """Run one program, the probe that it names for the next run, and an ordinary one."""
    source = path.read_text("utf-8")
    result = box.run(source)
    probe = re.search(r"^# probe-next-run: (.*)$", source, re.MULTILINE)
    after = box.run(probe[1]).stdout if probe else ""
    ordinary = box.run(ORDINARY)
    return Outcome(
        name=path.stem,
        kind=kind_of(source),
        status=result.status,
        escaped=re.search(r"^ESCAPE", result.stdout, re.MULTILINE) is not None,
        leaked=SECRET in result.stdout + str(result.failure),
        healthy=ordinary.status == Status.OK and ordinary.stdout == "healthy\n",
        inherited="ESCAPE" in after,
    )


def attack_all(files: list[Path], *, policy: bool) -> list[Outcome]:
    """Run the corpus in two sandboxes at once."""

    def share(part: list[Path]) -> list[Outcome]:
        with Sandbox(policy=policy, limits=QUICK) as box:
            return [attack(box, path) for path in part]

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as threads:
        patch.setenv("CANARY", SECRET)
        return [outcome for part in threads.map(share, (files[::2], files[1::2])) for outcome in part]


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[Path]:
    """Give the hostile programs, and the empty folder into which they would write."""
    CANARY_FOLDER.mkdir(exist_ok=True)
    CANARY_FOLDER.chmod(0o777)
    for left in CANARY_FOLDER.iterdir():
        left.unlink()
    return sorted((shared / "hostile").glob("*.py"))


@pytest.fixture(scope="module")
def with_policy(corpus: list[Path]) -> list[Outcome]:
    """Give what the corpus achieves in a sandbox as users have it."""
    return attack_all(corpus, policy=True)


@pytest.fixture(scope="module")
def walls_alone(corpus: list[Path]) -> list[Outcome]:
    """Give what the corpus achieves where nothing but the system's walls is in its way."""
    return attack_all(corpus, policy=False)


@pytest.fixture(params=["with_policy", "walls_alone"])
def outcomes(request: pytest.FixtureRequest) -> list[Outcome]:
    """Give one of the two."""
    return request.getfixturevalue(request.param)


def test_nothing_outside_the_child_changes(outcomes: list[Outcome]) -> None:
    """No file is made, no secret is told, and whatever touches the system is denied."""
    assert list(CANARY_FOLDER.iterdir()) == []
    assert [o.name for o in outcomes if o.leaked] == []
    reached = {
        o.name for o in outcomes if o.escaped and o.kind in {"os", "resource", "result", "persistence"}
    }
    assert reached <= {"158_dlopen_libs"}  # a library that is mapped already, as a part of numpy


def test_the_next_program_never_notices(outcomes: list[Outcome]) -> None:
    """After every hostile program an ordinary one runs in an untouched interpreter."""
    assert [o.name for o in outcomes if not o.healthy or o.inherited] == []


def test_no_attack_is_taken_for_the_hosts_failure(outcomes: list[Outcome]) -> None:
    """Every program ends as data with one of the statuses."""
    assert len(outcomes) > 100
    assert {o.status for o in outcomes} <= set(Status)


def test_with_the_policy_no_mark_is_printed(with_policy: list[Outcome]) -> None:
    """The policy refuses what the walls would hold anyway; not one program gets to its mark."""
    assert [o.name for o in with_policy if o.escaped] == []


def test_unprotected_most_programs_succeed(corpus: list[Path]) -> None:
    """The same programs in a plain interpreter do reach their marks, so the detectors are alive."""
    quick = [p for p in corpus if kind_of(p.read_text("utf-8")) in {"introspection", "numpy", "os"}]
    run = subprocess.run(
        [sys.executable, "-c", "import numpy\n" + UNPROTECTED, *quick],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CANARY": SECRET},
    )
    for left in CANARY_FOLDER.iterdir():
        left.unlink()
    ends = [line for line in run.stderr.splitlines() if line in {"escaped", "held"}]

    assert len(ends) == len(quick)
    assert ends.count("escaped") > len(quick) / 2
