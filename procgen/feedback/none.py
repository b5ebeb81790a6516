"""Tell nothing: ask the same again in a fresh conversation, so that attempts are independent samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.feedback import Feedback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Task


def reply(task: Task, attempts: Sequence[Attempt], *, argument: str = "") -> Feedback:  # noqa: ARG001 - every strategy's signature
    """Repeat the opening in a fresh conversation.

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
    return Feedback(attempts[0].asked, fresh=True)
