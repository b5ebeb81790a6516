"""Run the hostile corpus in every mode, and count what it achieved; write results.json.

python experiments/04_hostile_corpus/attack.py --corpus ../shared/hostile
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import signal
import struct
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox import Limits, Sandbox, Status
from sandbox.linux import privileges, seccomp, syscalls

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CANARY_FOLDER = Path("/tmp/procgen-canary")  # noqa: S108 - the programs know this name
SECRET = "canary-5cd1-of-the-application"  # noqa: S105 - bait
ORDINARY = "import numpy as np\nimage = np.full((4, 4), 9)\nprint('healthy')"
OUTSIDE = {"os", "resource", "result", "persistence"}
"""Kinds whose mark on the standard output means that something outside the child was reached."""
MAPPED_ALREADY = "158_dlopen_libs"
"""Opens a library that is a part of numpy; nothing outside the child is touched by it."""
MISSING = {
    "walls alone, without namespaces": ["unshare=1", "setns=1", "mount=1", "pivot_root=1", "umount2=1"],
    "walls alone, without Landlock": ["landlock_create_ruleset=38", "landlock_restrict_self=38"],
}
UNPROTECTED = """
import os, signal, sys
os.setsid()
signal.alarm(2)
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), {"__name__": "__main__"})
"""


def main() -> None:
    """Attack in every mode, each in a process of its own, and keep the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "hostile")
    parser.add_argument("--mode", help="attack in this one mode, here, and print its counts as JSON")
    options = parser.parse_args()
    files = sorted(options.corpus.glob("*.py"))
    os.environ["CANARY"] = SECRET
    if options.mode:
        print(json.dumps(attack(files, options.mode)))
        return
    modes = ["policy and walls", "walls alone", *MISSING, "unprotected"]
    found = [attack_elsewhere(options.corpus, mode) for mode in modes]
    (HERE / "results.json").write_text(json.dumps({"modes": found}, indent=1) + "\n")


def attack_elsewhere(corpus: Path, mode: str) -> dict[str, Any]:
    """Attack in an application of its own, from which a layer may be withheld."""
    before = time.monotonic()
    run = subprocess.run(
        [sys.executable, __file__, "--corpus", corpus, "--mode", mode], stdout=subprocess.PIPE, check=True
    )
    counts = json.loads(run.stdout.splitlines()[-1])
    print(f"{mode}: {counts} in {time.monotonic() - before:.0f} s", file=sys.stderr)
    return counts


def attack(files: list[Path], mode: str) -> dict[str, Any]:
    """Run every program in one mode and count what was achieved."""
    CANARY_FOLDER.mkdir(exist_ok=True)
    CANARY_FOLDER.chmod(0o777)
    clean()
    if mode == "unprotected":
        return count(mode, (unprotected(path) for path in files))
    if mode in MISSING:
        withhold(MISSING[mode])
    with Sandbox(policy=mode == "policy and walls", limits=Limits(wall_seconds=2)) as box:
        box.run(ORDINARY)
        before = held()
        counts = count(mode, (sandboxed(box, path) for path in files))
        box.run(ORDINARY)
        after = held()
    return counts | {"descriptors": after[0] - before[0], "processes": after[1] - before[1]}


def count(mode: str, found: Iterable[tuple[str, set[str]]]) -> dict[str, Any]:
    """Add up what the programs achieved."""
    achieved = [(name, marks) for name, marks in found]
    totals = Counter(mark for _, marks in achieved for mark in marks)
    return {
        "mode": mode,
        "programs": len(achieved),
        "marks": totals["mark"],
        "effects": totals["effect"],
        "unhealthy": totals["unhealthy"],
        "descriptors": "",
        "processes": "",
        "effects by": [name for name, marks in achieved if "effect" in marks][:200],
    }


def sandboxed(box: Sandbox, path: Path) -> tuple[str, set[str]]:
    """Run a program, the probe that it names for the next run, and an ordinary program."""
    source = path.read_text("utf-8")
    result = box.run(source)
    probe = re.search(r"^# probe-next-run: (.*)$", source, re.MULTILINE)
    inherited = probe is not None and "ESCAPE" in box.run(probe[1]).stdout
    ordinary = box.run(ORDINARY)
    healthy = ordinary.status == Status.OK and ordinary.stdout == "healthy\n" and not inherited
    marks = achieved_by(path, source, result.stdout)
    return path.stem, marks if healthy else marks | {"unhealthy"}


def unprotected(path: Path) -> tuple[str, set[str]]:
    """Run a program in a plain interpreter, for two seconds at most, and end all that it started."""
    with subprocess.Popen(
        [sys.executable, "-c", UNPROTECTED, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            text = process.communicate(timeout=4)[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired as late:
            text = (late.stdout or b"").decode("utf-8", "replace")
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    return path.stem, achieved_by(path, path.read_text("utf-8"), text)


def achieved_by(path: Path, source: str, text: str) -> set[str]:
    """Tell what a program achieved from what it printed and what it left."""
    marks = set()
    kind = re.search(r"^# kind: (\w+)", source, re.MULTILINE)[1]
    if re.search(r"^ESCAPE", text, re.MULTILINE):
        marks.add("mark")
        if kind in OUTSIDE and path.stem != MAPPED_ALREADY:
            marks.add("effect")
    if SECRET in text or clean():
        marks.add("effect")
    return marks


def clean() -> int:
    """Empty the folder into which the programs write; say how many files there were."""
    left = list(CANARY_FOLDER.iterdir())
    for path in left:
        path.unlink()
    return len(left)


def withhold(denials: list[str]) -> None:
    """Deny this process system calls, as a container does; each as ``name=errno``."""
    numbers = syscalls.architecture().numbers
    filters = b""
    for name, code in (item.split("=") for item in denials):
        filters += struct.pack("HBBIHBBI", 0x15, 0, 1, numbers[name], 0x06, 0, 0, 0x00050000 | int(code))
    load, allow = struct.pack("HBBI", 0x20, 0, 0, 0), struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000)
    privileges.forbid_new_privileges()
    seccomp.install(load + filters + allow)


def held() -> tuple[int, int]:
    """Count this process's descriptors and children."""
    time.sleep(0.2)
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return len(list(Path("/proc/self/fd").iterdir())), len(children)


if __name__ == "__main__":
    main()
