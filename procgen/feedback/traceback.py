"""Tell a failure with its traceback, the program's own frames only; otherwise as ``error``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.feedback import Feedback, error
from procgen.prompts import WHOLE_PROGRAM, with_cut
from procgen.types import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Task


def reply(task: Task, attempts: Sequence[Attempt], *, argument: str = "") -> Feedback:
    """Report the last attempt's traceback; where it has none, what ``error`` reports.

    Parameters
    ----------
    task : Task
    attempts : sequence of Attempt
    argument : str
        Without effect.

    Returns
    -------
    feedback : Feedback
    """
    last = attempts[-1]
    if last.failure is None or not last.failure.traceback.strip():
        return error.reply(task, attempts, argument=argument)
    report = with_cut(last, f"Running the program failed:\n\n{last.failure.traceback.rstrip()}")
    return Feedback((Message("user", f"{report}\n\n{WHOLE_PROGRAM}"),))
