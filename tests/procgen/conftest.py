"""Records made by hand, for everything that shows or counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from procgen.types import (
    Attempt,
    CheckResult,
    Completion,
    Mark,
    Message,
    Outcome,
    Picture,
    Record,
    Score,
    Usage,
    Verdict,
)
from sandbox.result import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURE = Failure("IndexError", "index 70 is out of bounds", 2, 'File "<program>", line 2\nIndexError: ...')


def attempt(turn: int, ending: str) -> Attempt:
    """Make one attempt that ends with a verdict, or with the name of an outcome."""
    completion = Completion(
        "```python\nimage = 1\n```", "reported-1", Usage(prompt=100, completion=50), "stop", 2.0
    )
    asked = (Message("user", f"message {turn}"),)
    if ending not in set(Verdict):
        failure = FAILURE if ending == "error" else None
        program = None if ending == "no-code" else "import numpy as np\nimage[70] = 1\n"
        return Attempt(turn, asked, completion, Outcome(ending), program, failure)
    pixels = np.full((64, 48, 3), 20 * turn, np.uint8)
    verdict = Verdict(ending)
    value = {"pass": 0.9, "unsure": 0.5, "fail": 0.25}[ending]
    mark = Mark("circle", ((32.0, 24.0),), "found", 12.0, "ring")
    check = CheckResult("roundness", value, verdict, f"roundness {value}, at least 0.8 needed", (mark,))
    return Attempt(
        turn,
        asked,
        completion,
        Outcome.OK,
        "import numpy as np\nimage = np.zeros((64, 48))\n",
        None,
        "printed words\n",
        Picture.of(pixels),
        score=Score(value, verdict, (check,)),
    )


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """Give a function that makes a record from the endings of its attempts."""

    def make(*endings: str, task: str = "smiley", level: str = "article", **fields: object) -> Record:
        about = {"seed": 0, "sample": 0, "model": "recorded:x", "feedback": "error", "prompt": "short"}
        stop = "success" if endings and endings[-1] == "pass" else "turns"
        attempts = tuple(attempt(turn, ending) for turn, ending in enumerate(endings, start=1))
        return Record(task=task, level=level, attempts=attempts, **{"stop": stop, **about, **fields})

    return make
