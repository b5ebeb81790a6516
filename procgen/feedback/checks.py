"""Tell which checks failed and why, of those that the task declares as told; otherwise as ``error``.

Repair then measures partly how well a model obeys the scorer, so every task keeps some of its checks to
itself: half of the parts of an exact picture and what is drawn besides, the pictures at hidden sizes, that
a thing stands alone, and all of the facts that a prompt names without giving them (the shape of a letter, the
cloth of a flag, what a code says). Where only those fail, the neutral sentence of ``error`` is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.feedback import Feedback, error
from procgen.prompts import NOT_YET, WHOLE_PROGRAM, with_cut
from procgen.types import Message, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Task


def reply(task: Task, attempts: Sequence[Attempt], *, argument: str = "") -> Feedback:
    """List the told checks that the last attempt's picture did not pass.

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
    results = last.score.checks if last.score else ()
    lost = [result.why for result in results if result.told and result.verdict is not Verdict.PASS]
    if not lost:
        return error.reply(task, attempts, argument=argument)
    report = with_cut(last, "\n".join([NOT_YET, "", *(f"- {why}" for why in lost)]))
    return Feedback((Message("user", f"{report}\n\n{WHOLE_PROGRAM}"),))
