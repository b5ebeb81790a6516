"""What else the sandbox costs: throughput, loops, replies, time limits, start, rest, and what it leaves."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from peers import BWRAP, FRESH, LinePeer
from programs import CORNER, LARGE, LOOPS, OVERDUE, TRIVIAL, replies

import sandbox
from sandbox import Limits, Sandbox, Status

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ROOMY = Limits(wall_seconds=60, cpu_seconds=60)


def throughput(blocks: int, runs: int) -> dict[str, float]:
    """Measure runs a second on two cores, in blocks that take turns; the median of the blocks."""
    with Sandbox(workers=2) as box, Sandbox(workers=2, policy=False) as bare:
        measured: dict[str, list[float]] = {}
        methods: dict[str, Callable[[], float]] = {
            "fresh python": lambda: _two_at_once(FRESH, max(4, runs // 20)),
            "bubblewrap + python": lambda: _two_at_once([*BWRAP, *FRESH], max(4, runs // 20)),
            "sandbox": lambda: _mapped(box, runs),
            "sandbox, walls alone": lambda: _mapped(bare, runs),
        }
        for method in methods.values():
            method()
        for _ in range(blocks):
            for name, method in methods.items():
                measured.setdefault(name, []).append(method())
    return {name: statistics.median(rates) for name, rates in measured.items()}


def _two_at_once(command: list[str], runs: int) -> float:
    def half() -> None:
        for _ in range(runs // 2):
            subprocess.run(command, check=True)

    began = time.perf_counter()
    threads = [threading.Thread(target=half) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * (runs // 2) / (time.perf_counter() - began)


def _mapped(box: Sandbox, runs: int) -> float:
    began = time.perf_counter()
    done = sum(result.status == Status.OK for result in box.map([TRIVIAL] * runs))
    assert done == runs  # noqa: S101 - a failure must not look fast
    return runs / (time.perf_counter() - began)


def loops(rounds: int) -> dict[str, float]:
    """Measure the CPU time of loops over pixels against plain exec; the ratio of medians, by program."""
    ratios = {}
    with Sandbox(limits=ROOMY) as box, _plain() as plain:
        for name, source in LOOPS.items():
            ours, theirs = [], []
            for _ in range(rounds + 1):
                theirs.append(plain(source))
                ours.append(box.run(source).cpu_seconds)
            ratios[name] = statistics.median(ours[1:]) / statistics.median(theirs[1:])
    return ratios


def reply_cost(rounds: int, folder: Path) -> dict[str, float]:
    """Measure the CPU of all replies: everything that the isolated runs cost against plain exec, once warm.

    The isolated side counts the application, the zygote and the children, from forking to exit.
    """
    programs = replies(folder)
    numpy_only = [p for p in programs.values() if "matplotlib" not in p and "PIL" not in p]
    ratios: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, part in (("numpy alone", numpy_only), ("all", [*programs.values()])):
            with _plain() as plain:
                for source in part:
                    plain(source)  # the first time round imports what the programs import
                theirs = sum(plain(source) for source in part)
            ratios.setdefault(name, []).append((_spent(part) - _spent([])) / theirs)
    return {name: statistics.median(found) for name, found in ratios.items()} | {
        "programs": len(programs),
        "programs with numpy alone": len(numpy_only),
    }


def _spent(programs: list[str]) -> float:
    """Give the CPU seconds of a sandbox that runs some programs, from its start to its end."""
    before = _cpu()
    with Sandbox(limits=ROOMY) as box:
        for source in programs:
            assert box.run(source).status == Status.OK  # noqa: S101 - a failure must not look cheap
    return _cpu() - before


def _cpu() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@contextlib.contextmanager
def _plain():  # noqa: ANN202 - a callable from source text to CPU seconds
    with tempfile.TemporaryDirectory() as folder:
        peer, file = LinePeer("plain_peer.py"), Path(folder) / "program.py"

        def run(source: str) -> float:
            file.write_text(source, "utf-8")
            return peer.seconds(file)

        try:
            yield run
        finally:
            peer.close()


def transfer(rounds: int) -> list[float]:
    """Measure how much longer runs take that hand over 512x512x3 bytes; milliseconds, one a pair."""
    with Sandbox() as box:
        box.run(LARGE)
        whole = partial(_seconds, partial(box.run, LARGE), pause=0.012)
        corner = partial(_seconds, partial(box.run, CORNER), pause=0.012)
        timed = [(whole(), corner()) for _ in range(rounds)]
        return [1e3 * (one - other) for one, other in timed]


def whole_picture(rounds: int) -> list[float]:
    """Measure whole runs whose picture has 512x512x3 bytes; milliseconds, one a run."""
    with Sandbox() as box:
        box.run(LARGE)
        return [1e3 * _seconds(lambda: box.run(LARGE), pause=0.012) for _ in range(rounds)]


def overshoot(rounds: int, limit: float = 0.3) -> dict[str, dict[str, float]]:
    """Measure how long after its time limit a result arrives, milliseconds, and how often with a line."""
    found = {}
    for name, source in OVERDUE.items():
        late, lines = [], 0
        with Sandbox(limits=Limits(wall_seconds=1.0 if "MiB" in name else limit)) as box:
            for _ in range(rounds):
                began = time.perf_counter()
                result = box.run(source)
                late.append(1e3 * (time.perf_counter() - began - box.limits.wall_seconds))
                lines += result.failure is not None and result.failure.line is not None
        found[name] = {"median": statistics.median(late), "worst": max(late), "lines": lines / rounds}
    return found


def start(rounds: int) -> dict[str, float]:
    """Measure the import, the start and one lone run, milliseconds, and what a resting sandbox holds."""
    code = "import time; b = time.perf_counter(); import sandbox; print(time.perf_counter() - b)"
    imports = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT).stdout)
        for _ in range(rounds)
    ]
    lone = [_seconds(lambda: sandbox.run(TRIVIAL)) for _ in range(rounds)]
    others = descendants(os.getpid())
    with Sandbox() as box:
        box.run(TRIVIAL)
        time.sleep(0.5)
        family = descendants(os.getpid()) - others
        before = sum(_ticks(pid) for pid in family)
        time.sleep(2)
        idle = sum(_ticks(pid) for pid in family) - before
        return {
            "import": 1e3 * statistics.median(imports),
            "one lone run": 1e3 * statistics.median(lone),
            "resting processes": len(family),
            "resting MiB": sum(_private_bytes(pid) for pid in family) / (1 << 20),
            "resting CPU seconds a minute": 30 * idle / os.sysconf("SC_CLK_TCK"),
        }


def soak(runs: int) -> dict[str, float]:
    """Run thousands of programs of all kinds, and compare what the application holds before and after."""
    programs = [TRIVIAL, "1/0", "import os; os._exit(1)", "import ctypes; ctypes.string_at(0)", LARGE]
    with Sandbox(policy=False) as box:

        def held() -> tuple[int, int, float]:
            time.sleep(0.2)
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            folder = Path("/proc/self/fd")
            return len([*folder.iterdir()]), len(descendants(os.getpid())), pages * 4096 / (1 << 20)

        for turn in range(200):
            box.run(programs[turn % len(programs)])
        before = held()
        for turn in range(runs):
            box.run(programs[turn % len(programs)])
        after = held()
    names = ("descriptors", "processes", "MiB")
    return {"runs": runs} | {name: b - a for name, a, b in zip(names, before, after, strict=True)}


def left_after_kill(rounds: int) -> list[float]:
    """Kill applications at random moments of a run; milliseconds until none of their processes lives."""
    chance, found = random.Random(5), []  # noqa: S311 - moments, not secrets
    code = "import sandbox; sandbox.run('while True: pass', limits=sandbox.Limits(wall_seconds=60))"
    for _ in range(rounds):
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as application:
            time.sleep(chance.uniform(0.02, 0.5))
            started = descendants(application.pid)
            application.send_signal(signal.SIGKILL)
            began = time.perf_counter()
            while started & set(_parents()):
                time.sleep(0.001)
            found.append(1e3 * (time.perf_counter() - began))
    return found


def descendants(pid: int) -> set[int]:
    """List the living processes that a process has started, and theirs."""
    parents, found, more = _parents(), set[int](), {pid}
    while more:
        more = {child for child, parent in parents.items() if parent in more} - found
        found |= more
    return found


def _parents() -> dict[int, int]:
    """Map every process that lives to its parent."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                found[int(stat.parent.name)] = int(parent)
    return found


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _private_bytes(pid: int) -> int:
    """Give a process's share of memory: its own pages, and its part of those that it shares."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.partition("\nPss:")[2].split()[0]) << 10


def _seconds(action: Callable[[], object], pause: float = 0.0) -> float:
    time.sleep(pause)
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
