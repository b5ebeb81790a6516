"""Tell type, message and line of a failure, as a person does who pastes the last lines of an error.

A picture that is wrong gets one neutral sentence, the same for every task: what the checks found would be the
scorer speaking (see ``checks``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.feedback import Feedback
from procgen.prompts import NOT_YET, WHOLE_PROGRAM, error_report, with_cut
from procgen.types import Message, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Task


def reply(task: Task, attempts: Sequence[Attempt], *, argument: str = "") -> Feedback:  # noqa: ARG001 - every strategy's signature
    """Report the last attempt's failure, or that its picture is not right.

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
    report = with_cut(last, NOT_YET) if last.outcome is Outcome.OK else error_report(last)
    return Feedback((Message("user", f"{report}\n\n{WHOLE_PROGRAM}"),))
