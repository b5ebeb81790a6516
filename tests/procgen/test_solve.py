"""One sample from the first message to the last, in a real sandbox."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from procgen.errors import MissingKey, ModelError, UnknownName
from procgen.models.scripted import Scripted
from procgen.solve import completion_seed, solve
from procgen.suite import load_task, template
from procgen.types import Completion, Message, Usage
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procgen.types import Record

TASK = load_task("halves")


def block(code: str) -> str:
    """Write a reply with one program."""
    return f"Here:\n\n```python\n{code}\n```\n"


GOOD = block(template("halves").reference(TASK))
WRONG = block("import numpy as np\nimage = np.eye(64)")
BROKEN = block("import numpy as np\nimage = np.zeros((64, 64))\nimage[70, 3] = 1")
TINY = block("import numpy as np\nimage = np.zeros((2, 2))")
PROSE = "I am afraid that I cannot draw."


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """Share one sandbox."""
    with Sandbox() as running:
        yield running


class Listening:
    """A scripted model that keeps what it was asked."""

    name = "listening"

    def __init__(self, *replies: str) -> None:
        self.heard: list[tuple[Message, ...]] = []
        self.seeds: list[int | None] = []
        self._script = Scripted(replies)

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Keep and answer."""
        self.heard.append(tuple(messages))
        self.seeds.append(seed)
        return self._script.complete(messages)


def outcomes(record: Record) -> list[str]:
    """List how the attempts ended."""
    return [str(attempt.outcome) for attempt in record.attempts]


def test_a_program_is_mended_until_the_picture_passes(box):
    """Error, wrong picture, right picture: three attempts, then it stops."""
    model = Listening(BROKEN, WRONG, GOOD, GOOD)
    record = solve(TASK, model, turns=9, box=box)
    assert outcomes(record) == ["error", "ok", "ok"]
    assert (record.stop, record.outcome) == ("success", "pass")
    assert record.score == record.attempts[-1].score
    assert [len(heard) for heard in model.heard] == [1, 3, 5]
    assert [message.role for message in model.heard[2]] == ["user", "assistant"] * 2 + ["user"]


def test_a_record_says_what_happened(box):
    """Attempts keep their messages, replies, programs, failures, pictures, scores and costs."""
    record = solve(TASK, Listening(BROKEN, GOOD), sample=3, box=box)
    failed, passed = record.attempts
    assert (record.task, record.level, record.sample, record.prompt) == ("halves", TASK.level, 3, "short")
    assert (record.model, record.feedback, record.seed) == ("listening", "error", TASK.seed)
    assert failed.failure.type == "IndexError"
    assert failed.failure.line == 3
    assert "index 70 is out of bounds" in passed.asked[0].text
    assert passed.program in GOOD
    assert passed.picture.pixels.shape == (*TASK.size, 3)
    assert [attempt.turn for attempt in record.attempts] == [1, 2]
    assert passed.wall_seconds > 0


def test_attempts_are_watched_as_they_happen(box):
    """The callback sees each attempt before the next one begins."""
    model = Listening(BROKEN, GOOD)
    seen = []
    solve(TASK, model, box=box, watch=lambda attempt: seen.append((attempt.turn, len(model.heard))))
    assert seen == [(1, 1), (2, 2)]


def test_the_turn_budget_ends_a_sample(box):
    """After the last turn nothing more is asked."""
    model = Listening(*[WRONG] * 9)
    record = solve(TASK, model, turns=2, box=box)
    assert (record.stop, record.outcome, len(model.heard)) == ("turns", "fail", 2)


def test_the_token_budget_ends_a_sample(box):
    """No attempt begins once the tokens are used up; the one that used them up counts."""
    completion = Completion(WRONG, usage=Usage(prompt=60, completion=40))
    record = solve(TASK, Scripted([completion] * 9), turns=9, tokens=250, box=box)
    assert (record.stop, len(record.attempts)) == ("tokens", 3)


def test_two_replies_of_prose_are_giving_up(box):
    """A model may talk once and come back; talking twice in a row ends it."""
    record = solve(TASK, Scripted([PROSE, WRONG, PROSE, PROSE, GOOD]), turns=9, box=box)
    assert (record.stop, outcomes(record)) == ("gave-up", ["no-code", "ok", "no-code", "no-code"])
    assert (record.outcome, record.score) == ("fail", None)


def test_an_array_that_is_no_picture_is_the_programs_failure(box):
    """What cannot be read as a picture is told to the model in the reader's own sentence."""
    record = solve(TASK, Scripted([TINY, GOOD]), box=box)
    first, second = record.attempts
    assert (first.outcome, first.failure.type) == ("no-picture", "PictureError")
    assert first.failure.message in second.asked[0].text


@pytest.mark.parametrize("turns", [1, 3])
@pytest.mark.parametrize("feedback", ["none", "error", "traceback", "checks"])
def test_every_strategy_reaches_the_same_end(box, turns, feedback):
    """Whatever is told, a right picture at the last turn is a success."""
    record = solve(TASK, Scripted([BROKEN] * (turns - 1) + [GOOD]), feedback=feedback, turns=turns, box=box)
    assert (record.stop, len(record.attempts)) == ("success", turns)


def test_none_samples_independently(box):
    """Each attempt hears the opening only, with a seed of its own."""
    model = Listening(BROKEN, WRONG, GOOD)
    record = solve(TASK, model, feedback="none", box=box)
    assert len(set(model.heard)) == 1
    assert len(set(model.seeds)) == 3
    assert [attempt.fresh for attempt in record.attempts] == [False, True, True]


def test_a_script_is_played_to_its_end(box, tmp_path):
    """The person's messages are asked one after the other; then the sample ends."""
    path = tmp_path / "talk.txt"
    path.write_text("draw it\nagain\n")
    model = Listening(WRONG, WRONG, WRONG)
    record = solve(TASK, model, feedback=f"script:{path}", turns=9, box=box)
    assert [heard[-1].text for heard in model.heard] == ["draw it", "again"]
    assert (record.stop, record.prompt) == ("turns", f"script:{path}")


def test_the_providers_failure_leaves_the_sample_unscored(box):
    """What happened before the provider failed is kept, and the sample counts for nothing."""
    record = solve(TASK, Scripted([WRONG, ModelError("the server is down")]), box=box)
    assert (record.stop, record.unscored, record.outcome) == ("provider", "the server is down", "unscored")
    assert record.score is None
    assert outcomes(record) == ["ok"]


def test_the_sandboxs_failure_leaves_the_sample_unscored():
    """A sandbox that cannot run is not the program's fault."""
    with Sandbox() as closed:
        pass
    record = solve(TASK, Scripted([GOOD]), box=closed)
    assert (record.stop, record.outcome) == ("sandbox", "unscored")
    assert record.unscored


def test_a_wish_without_checks_is_done_when_there_is_a_picture(box):
    """Nothing can pass or fail where nothing is checked; the first picture ends it."""
    wish = replace(TASK, checks=())
    record = solve(wish, Scripted([BROKEN, WRONG, GOOD]), box=box)
    assert (record.stop, record.outcome, len(record.attempts)) == ("success", "unsure", 2)
    assert record.attempts[-1].score is None


def test_names_are_enough():
    """A task's id and a model's name make a sample, in a sandbox of its own."""
    record = solve("white_square", "recorded:white_square_today_1", turns=1)
    assert record.attempts[0].completion.model == "a chat model of November 2026"
    assert record.attempts[0].outcome == "ok"


def test_wrong_names_are_refused_before_anything_is_asked(box):
    """A misspelt task, model, strategy or wording, a missing key or no turn: an error of the caller's."""
    model = Scripted([])
    with pytest.raises(UnknownName, match="'smily'"):
        solve("smily", model, box=box)
    with pytest.raises(UnknownName, match="'mirror'"):
        solve(TASK, model, feedback="mirror", box=box)
    with pytest.raises(UnknownName, match="'latin'"):
        solve(TASK, model, prompt="latin", box=box)
    with pytest.raises(MissingKey):
        solve(TASK, "some-model", box=box)
    with pytest.raises(ValueError, match="turns=0"):
        solve(TASK, model, turns=0, box=box)


def test_no_two_completions_share_a_seed():
    """Seeds differ by run, sample and turn, are the same every time, and fit every server."""
    seeds = [completion_seed(*numbers) for numbers in product(range(8), range(8), range(1, 9))]
    assert len(set(seeds)) == len(seeds)
    assert seeds == [completion_seed(*numbers) for numbers in product(range(8), range(8), range(1, 9))]
    assert all(0 <= seed < 2**31 for seed in seeds)
