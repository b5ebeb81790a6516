"""What each strategy tells a model, and what it keeps to itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from procgen import plugins, suite
from procgen.errors import ProcgenError, UnknownName
from procgen.feedback import strategy
from procgen.score import score
from procgen.suite import load_task, task_ids
from procgen.types import (
    Attempt,
    CheckResult,
    Completion,
    Message,
    Outcome,
    Score,
    Task,
    Verdict,
)
from sandbox import Failure

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task("dot", "test", 0, {"short": "Draw a dot."}, ())
OPENING = (Message("user", "Draw a dot."),)
TRACEBACK = 'File "<program>", line 1, in <module>\n  image[70]\nIndexError: index 70 is out of bounds'
FAILURE = Failure("IndexError", "index 70 is out of bounds", 1, TRACEBACK)
CHECKS = (
    CheckResult("round", 0.2, Verdict.FAIL, "the dot is a square: roundness 0.2, at least 0.8 needed"),
    CheckResult("dark", 0.5, Verdict.UNSURE, "the dot may be too bright"),
    CheckResult("alone", 1.0, Verdict.PASS, "there is nothing else"),
    CheckResult("hidden", 0.0, Verdict.FAIL, "the secret size fails", told=False),
)
RAISED = Attempt(1, OPENING, Completion("..."), Outcome.ERROR, "image[70]", FAILURE)
TALKED = Attempt(1, OPENING, Completion("I cannot."), Outcome.NO_CODE)


def drawn(*checks: CheckResult) -> Attempt:
    """Make an attempt with a picture that failed."""
    score = Score(0.0, Verdict.FAIL, checks)
    return Attempt(1, OPENING, Completion("..."), Outcome.OK, "image = 1", score=score)


def told(name: str, *attempts: Attempt) -> str:
    """Return the text that a strategy answers with."""
    feedback = strategy(name).reply(TASK, attempts)
    assert feedback is not None
    (message,) = feedback.messages
    assert message.role == "user"
    return message.text


ONGOING = [name for name in plugins.names("procgen.feedback") if name != "script"]


@pytest.mark.parametrize("name", ONGOING)
@pytest.mark.parametrize("attempt", [RAISED, TALKED, drawn(*CHECKS), drawn()])
def test_every_strategy_answers_every_ending(name: str, attempt: Attempt):
    """After an error, prose or a wrong picture there is something to say."""
    assert told(name, attempt).strip()


@pytest.mark.parametrize("name", plugins.names("procgen.feedback"))
def test_hidden_checks_never_leak(name: str, tmp_path: Path):
    """No strategy tells what a check found that the task does not declare as told."""
    argument = f":{script(tmp_path, ['first', 'second'])}" if name == "script" else ""
    assert "secret" not in told(f"{name}{argument}", drawn(*CHECKS))


@pytest.mark.parametrize("name", [name for name in plugins.names("procgen.feedback") if name != "checks"])
def test_only_checks_tells_what_the_scorer_found(name: str, tmp_path: Path):
    """The other strategies say the same of every wrong picture."""
    argument = f":{script(tmp_path, ['first', 'second'])}" if name == "script" else ""
    assert told(f"{name}{argument}", drawn(*CHECKS)) == told(f"{name}{argument}", drawn())


def test_none_asks_again_in_a_fresh_conversation():
    """Resampling repeats the opening and forgets the attempt."""
    feedback = strategy("none").reply(TASK, [RAISED])
    assert feedback is not None
    assert (feedback.messages, feedback.fresh) == (OPENING, True)


def test_error_tells_type_message_and_line():
    """The last line of the error is given, without the frames."""
    text = told("error", RAISED)
    assert "line 1, `image[70]`:\n\nIndexError: index 70 is out of bounds\n" in text
    assert "File" not in text


def test_traceback_tells_the_programs_frames():
    """The frames are given as they are; a failure without any is told as an error."""
    assert TRACEBACK in told("traceback", RAISED)
    assert told("traceback", TALKED) == told("error", TALKED)


def test_checks_lists_what_is_not_passed_yet():
    """Failed and unsure checks that are told stand in the answer, passed ones do not."""
    text = told("checks", drawn(*CHECKS))
    assert "- the dot is a square: roundness 0.2, at least 0.8 needed\n- the dot may be too bright\n" in text
    assert "nothing else" not in text


def test_checks_tells_errors_as_error_does():
    """Without a picture there is no check to tell."""
    assert told("checks", RAISED) == told("error", RAISED)


def script(folder: Path, messages: object, name: str = "script.json") -> Path:
    """Write a script."""
    path = folder / name
    path.write_text(messages if isinstance(messages, str) else json.dumps(messages))
    return path


def test_a_script_says_what_the_person_said_and_ends(tmp_path):
    """The first message opens, the others follow, after the last there is nothing to say."""
    person = strategy(f"script:{script(tmp_path, ['draw', 'rounder', 'stop'])}")
    name, opening = person.opening(TASK)
    assert name == person.name
    assert opening == (Message("user", "draw"),)
    answers = [person.reply(TASK, [RAISED] * turn) for turn in (1, 2, 3)]
    assert [answer and answer.messages[0].text for answer in answers] == ["rounder", "stop", None]


def test_a_script_pastes_the_error(tmp_path):
    """{error} stands for the last failure, as a person pastes it."""
    path = script(tmp_path, "draw\n\nI get this: {error}\n", "script.txt")
    assert told(f"script:{path}", RAISED) == "I get this: IndexError: index 70 is out of bounds"


def test_a_transcript_is_a_script():
    """The person's side of a shipped conversation can be spoken to any model."""
    person = strategy("script:smiley_2023")
    assert person.opening(TASK)[1][0].text
    assert person.reply(TASK, [drawn()])


@pytest.mark.parametrize(
    ("argument", "complaint"),
    [
        ("nobody", "there is no transcript 'nobody'"),
        ("{}/empty.txt", "holds no message"),
        ("{}/broken.json", "not a JSON list"),
    ],
)
def test_a_script_that_is_none_is_one_line(tmp_path, argument, complaint):
    """A missing, empty or damaged script is refused before anybody is asked."""
    script(tmp_path, "\n", "empty.txt")
    script(tmp_path, "[1,", "broken.json")
    with pytest.raises(ProcgenError, match=complaint) as caught:
        strategy(f"script:{argument.format(tmp_path)}").opening(TASK)
    assert "\n" not in str(caught.value)


def test_an_unknown_strategy_lists_those_there_are():
    """A misspelt name is one line with the right ones."""
    with pytest.raises(UnknownName, match=r"^there is no feedback 'erorr'; there is: checks, error, none"):
        strategy("erorr")


def test_opening_with_the_tasks_own_words():
    """Strategies without an opening of their own ask with the task's wording, by its name."""
    name, (message,) = strategy("error").opening(TASK)
    assert name == "short"
    assert message.text.startswith("Draw a dot.")


@pytest.mark.parametrize("task_id", task_ids())
def test_no_task_tells_all_that_scores(task_id):
    """Some needed check of every template in the suite is kept from the model."""
    checks = load_task(task_id, seed=3).checks
    assert any(check.needed and not check.told for check in checks)


def test_hidden_sizes_follow_from_the_task_and_the_seed():
    """No two instances share them, the same instance keeps them, and no prompt names them."""
    found = {
        task.hidden_sizes
        for task in (load_task(name, seed) for name in ("disc", "julia") for seed in range(9))
    }
    assert len(found) == 18
    assert load_task("disc", 3).hidden_sizes == load_task("disc", 3).hidden_sizes
    for sizes in found:
        assert all(180 <= side <= 320 for size in sizes for side in size)
        (low, wide), (high, narrow) = sizes
        assert low < wide
        assert narrow < high
    task = load_task("disc", 3)
    assert not any(
        str(side) in said for said in task.prompts.values() for size in task.hidden_sizes for side in size
    )


@pytest.mark.parametrize("task_id", ["many_shapes@16", "disc", "copy_scene@8", "julia"])
def test_what_is_told_of_an_exact_picture_never_lowers_its_score(task_id):
    """The told half of the parts is judged no more strictly than all of them."""
    task = load_task(task_id, 2)
    width = task.size[1]
    true = suite.true_picture(task_id, 2, task.size).pixels
    spoilt = [
        true,
        255 - true,
        np.roll(true, 3, 0),
        np.where(np.arange(width)[:, None] < width // 2, true, 0),
    ]
    for pixels in spoilt:
        results = score(np.ascontiguousarray(pixels, np.uint8), task).checks
        whole, told = (next(r for r in results if r.name == name) for name in ("truth", "some_parts"))
        assert whole.score <= told.score
        assert (whole.told, told.told) == (False, True)


def test_a_model_is_told_one_wrong_part_of_half_of_them():
    """What is told names a single part, and nothing where all that is wrong is kept from it."""
    task = load_task("many_shapes@16", 2)
    blank = score(np.zeros((*task.size, 3), np.uint8), task)
    (why,) = (result.why for result in blank.checks if result.told)
    assert "the most of those told" in why
    assert why.count(" agree;") == 1
