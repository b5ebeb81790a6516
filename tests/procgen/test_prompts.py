"""What a model reads from us."""

from __future__ import annotations

import re

import pytest

from procgen.errors import UnknownName
from procgen.prompts import error_report, task_prompt
from procgen.types import Attempt, Completion, Outcome, Task
from sandbox import Failure

IMAGE = Task("dot", "test", 0, {"short": "Draw a dot.", "chinese": "画一个点。"}, (), size=(48, 64))
DRAW = Task("dot", "test", 0, {"short": "Draw a dot."}, (), contract="draw", hidden_sizes=((80, 112),))


def test_the_first_wording_is_the_default():
    """Without a name the task's first wording is asked."""
    (message,) = task_prompt(IMAGE)
    assert message.role == "user"
    assert message.text.startswith("Draw a dot.\n\n")


def test_wordings_differ_in_the_wish_alone():
    """The picture contract stands under every wording in the same words."""
    contracts = {task_prompt(IMAGE, name)[0].text.partition("\n\n")[2] for name in IMAGE.prompts}
    assert len(contracts) == 1
    assert "画一个点。" in task_prompt(IMAGE, "chinese")[0].text


def test_the_contract_names_what_the_sandbox_looks_for():
    """A model is told the variable or the function, the size, and the values of a pixel."""
    assert re.search(r"`image`.*shape \(48, 64\)", task_prompt(IMAGE)[0].text)
    assert re.search(r"`draw\(height, width\)`.*draw\(256, 256\)", task_prompt(DRAW)[0].text)


def test_hidden_sizes_stay_hidden():
    """The prompt says that there are several sizes, not which."""
    text = task_prompt(DRAW)[0].text
    assert "several sizes" in text
    assert "80" not in text
    assert "112" not in text


def test_an_unknown_wording_is_refused_with_those_there_are():
    """A misspelt wording is one line that lists the right ones."""
    with pytest.raises(UnknownName, match=r"^task dot has no wording 'french'; there is: short, chinese$"):
        task_prompt(IMAGE, "french")


def attempt(outcome: Outcome, failure: Failure | None = None, stop_reason: str = "stop") -> Attempt:
    """Make an attempt that ended without a picture."""
    completion = Completion("...", stop_reason=stop_reason)
    return Attempt(1, (), completion, outcome, "import numpy as np\nimage[70] = 1\n", failure)


def test_an_error_is_reported_with_type_message_and_line():
    """What a person would paste stands in the report word for word."""
    failure = Failure("IndexError", "index 70 is out of bounds for axis 0 with size 64", 2)
    assert error_report(attempt(Outcome.ERROR, failure)) == (
        "Running the program failed in line 2, `image[70] = 1`:\n\n"
        "IndexError: index 70 is out of bounds for axis 0 with size 64"
    )


def test_a_line_that_is_not_there_is_not_quoted():
    """A failure without a line, or with one beyond the end, is reported without it."""
    for line in (None, 99):
        report = error_report(attempt(Outcome.TIMEOUT, Failure("Timeout", "stopped after 5 s", line)))
        assert report == "Running the program failed:\n\nTimeout: stopped after 5 s"


def test_a_reply_without_a_program_is_told_so():
    """A model that only talks is asked for code."""
    assert error_report(attempt(Outcome.NO_CODE)) == "The reply holds no program."


def test_a_cut_reply_is_told_so():
    """A model whose reply hit the token limit learns why its program was incomplete."""
    report = error_report(attempt(Outcome.ERROR, Failure("SyntaxError", "'(' was never closed", 2), "length"))
    assert report.startswith("The reply was cut at the token limit; a shorter program is needed. Running")
