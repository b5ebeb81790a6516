"""Hand-made records for the gallery: every way an attempt can end, and text that attacks a page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gallery.exhibits import Collection
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

HOSTILE = (
    "</p></code></pre><script>document.title = 'owned'</script>"
    "<img src=x onerror=\"document.title = 'owned'\"> \" ' & ${title} \x1b[31m \ud800 \u202e"
)
PROGRAM = """\

import numpy as np
image = np.zeros((64, 64))
image[70] = 255  # "too far"
"""


def picture(value: int, size: int = 64) -> Picture:
    """Give a picture of a bright disc on black."""
    row, column = np.mgrid[:size, :size] - size // 2
    disc = np.where(np.hypot(row, column) < size / 3, value, 0).astype(np.uint8)
    return Picture.of(np.stack([disc] * 3, axis=-1), is_gray=True, notes=("read as 0 to 255",))


def judged(verdict: str, score: float) -> Score:
    """Give a score of two checks, of which one points at the picture."""
    ball = Mark("circle", ((32.0, 32.0),), radius=21.0, label=f"ball {HOSTILE}")
    checks = (
        CheckResult("round_ball", 1.0, Verdict.PASS, "Circularity 0.98 (at least 0.9).", (ball,)),
        CheckResult("seams", score, Verdict(verdict), f"2 seams of 3. {HOSTILE}", needed=False, told=False),
    )
    return Score(score, Verdict(verdict), checks)


def attempt(turn: int, outcome: Outcome = Outcome.OK, **parts) -> Attempt:
    """Give an attempt at a ball; ``parts`` replace its fields."""
    text = f"Here is a **ball**.\n\n```python\n{PROGRAM}```\n\nIt uses `numpy` and x**2 + y**2."
    whole = Attempt(
        turn,
        (Message("user", f"Draw a ball, please (turn {turn})."),),
        Completion(text, "a model", Usage(1200, 310), seconds=2.5),
        outcome,
        PROGRAM,
        wall_seconds=0.25,
        peak_bytes=58_000_000,
        isolation=3,
    )
    return replace(whole, **parts)


def record(task: str, *attempts: Attempt, **parts) -> Record:
    """Give a record of these attempts; ``parts`` replace its fields."""
    return replace(
        Record(task, "article", 0, 0, "recorded:then", "script", "short", attempts, "turns"), **parts
    )


def every_ending() -> Record:
    """Give a conversation in which an attempt ends in each possible way."""
    error = Failure("IndexError", "index 70 is out of bounds for axis 0 with size 64", 4)
    others = [one for one in Outcome if one not in (Outcome.OK, Outcome.ERROR, Outcome.NO_CODE)]
    return record(
        "basketball",
        attempt(1, picture=picture(255), score=judged("fail", 0.4)),
        attempt(2, Outcome.ERROR, failure=error, stdout="working \x1b[1m...\n"),
        *(attempt(3 + n, one, failure=Failure(one.value, f"It was {one}.")) for n, one in enumerate(others)),
        attempt(20, Outcome.NO_CODE, program=None, completion=Completion("I cannot do that.", "a model")),
        attempt(
            21, fresh=True, picture=picture(200), score=judged("unsure", 0.6), hidden=(picture(9, 90), None)
        ),
        attempt(22, picture=picture(200)),
        attempt(23, picture=picture(255), score=judged("pass", 0.95)),
        stop="success",
    )


def hostile() -> Record:
    """Give a conversation in which every text attacks the page."""
    long = HOSTILE * 20
    attacks = attempt(
        1,
        Outcome.ERROR,
        asked=(Message("system", long), Message("user", HOSTILE, (picture(7),))),
        completion=Completion(
            f"{HOSTILE}\n```python\n{HOSTILE}\n```\n```\n{HOSTILE}", HOSTILE, stop_reason=HOSTILE
        ),
        program=HOSTILE,
        failure=Failure(HOSTILE, HOSTILE, 1, HOSTILE),
        stdout=HOSTILE,
        picture=Picture.of(picture(8).pixels, notes=(HOSTILE,)),
        score=judged("fail", 0.0),
    )
    return record(
        HOSTILE, attacks, model=HOSTILE, feedback=HOSTILE, level=HOSTILE, prompt=HOSTILE, stop=HOSTILE
    )


@pytest.fixture(scope="session")
def collections() -> tuple[Collection, ...]:
    """Give two runs: a labelled reconstruction with an attack in it, and one of today."""
    unscored = record("smiley", unscored="the provider failed: 503", stop="provider")
    then = (
        every_ending(),
        record("smiley", attempt(1, picture=picture(90), score=judged("fail", 0.1))),
        hostile(),
    )
    now = record(
        "basketball", attempt(1, picture=picture(255), score=judged("pass", 1.0)), model="recorded:now"
    )
    return (
        Collection("then", "Then", "A reconstruction from the article's description.", then),
        Collection("now", "Now", "", (now, unscored)),
    )


@pytest.fixture(name="attempt")
def make_attempt():
    """Give the maker of attempts."""
    return attempt


@pytest.fixture(name="record")
def make_record():
    """Give the maker of records."""
    return record


@pytest.fixture(name="picture", scope="session")
def make_picture():
    """Give the maker of pictures."""
    return picture


@pytest.fixture(name="judged", scope="session")
def make_score():
    """Give the maker of scores."""
    return judged
