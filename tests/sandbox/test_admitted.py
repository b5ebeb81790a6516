"""The policy lets through the Python that people and chat models write for pictures."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from sandbox.execute import Execution, execute
from sandbox.result import Limits, Status

PROGRAMS = Path(__file__).with_name("ordinary.txt").read_text("utf-8")
ORDINARY = dict(re.findall(r"^# == (.*?) ==\n(.*?)(?=^# ==|\Z)", PROGRAMS, re.MULTILINE | re.DOTALL))
BEGIN = "import numpy as np\nimage = np.zeros((8, 8))\n"
LONG = {
    "branches": "v = 300\nif v == 0: w = 0\n"
    + "".join(f"elif v == {n}: w = {n}\n" for n in range(1, 400))
    + "assert w == 300",
    "sum": f"v = {' + '.join(['1'] * 800)}\nassert v == 800",
    "loops": "".join(f"{'    ' * n}for x{n} in range(1):\n" for n in range(18)) + "    " * 18 + "x = 1",
}
FUTURE = """
from __future__ import annotations
from dataclasses import dataclass, fields
from typing import ClassVar
import numpy as np

@dataclass
class A:
    k: ClassVar[int] = 3
    x: int = 1

def draw(height: Undefined, width) -> np.ndarray:
    assert [f.name for f in fields(A)] == ["x"] and A.k == 3
    return np.zeros((height, width))
"""


def run(source: str, *, policy: bool = True) -> Execution:
    """Run a program in this process."""
    return execute(source, sizes=((96, 128),), seed=5, limits=Limits(), policy=policy)


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_python_runs(name: str) -> None:
    """Each construct runs and does what it does in a plain interpreter."""
    execution = run(BEGIN + ORDINARY[name])
    assert execution.status is Status.OK, execution.failure


@pytest.mark.parametrize("name", LONG)
def test_long_and_nested_programs_run(name: str) -> None:
    """The policy follows any nesting that the compiler takes."""
    execution = run(BEGIN + LONG[name])
    assert execution.status is Status.OK, execution.failure


def test_annotations_may_stay_text() -> None:
    """With the future import no annotation is evaluated, and dataclasses still see class variables."""
    assert run(FUTURE).status is Status.OK


def test_recorded_replies_give_the_array_of_a_plain_interpreter(shared: Path) -> None:
    """The policy and its facades change not one bit of a picture, random numbers included."""
    replies = sorted((shared / "replies").glob("v*.md"))
    assert len(replies) == 72
    for reply in replies:
        source = "\n".join(re.findall(r"```(?:python)?\n(.*?)```", reply.read_text("utf-8"), re.DOTALL))
        guarded, plain = run(source), run(source, policy=False)
        assert guarded.status is Status.OK, (reply.name, guarded.failure)
        assert guarded.image.dtype == plain.image.dtype, reply.name
        assert np.array_equal(guarded.image, plain.image), reply.name
        assert (guarded.source, guarded.stdout) == (plain.source, plain.stdout)
