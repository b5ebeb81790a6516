"""What a model is told after an attempt that did not succeed; one file a strategy, found by listing.

A strategy is a module that defines ``reply(task, attempts, *, argument) -> Feedback | None``; None where it
has nothing more to say. It may define ``opening(task, *, argument) -> tuple of Message`` as well, to begin
the conversation otherwise than with the task's prompt. Its name is written ``NAME`` or ``NAME:ARGUMENT``.

Every strategy stops at success, so each tells the model one thing about the score: that it is not there yet.
Only ``checks`` tells more, and only of those checks that a task declares as told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen import plugins
from procgen.prompts import task_prompt, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from procgen.types import Attempt, Message, Task


@dataclass(frozen=True, slots=True)
class Feedback:
    """The messages that begin the next turn."""

    messages: tuple[Message, ...]
    fresh: bool = False
    """Whether the conversation begins anew, so that the model sees no earlier attempt."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A feedback strategy with its argument."""

    name: str
    """As the user wrote it, ``NAME`` or ``NAME:ARGUMENT``."""
    plugin: ModuleType
    argument: str = ""

    def opening(self, task: Task, wording: str | None = None) -> tuple[str, tuple[Message, ...]]:
        """Begin a conversation.

        Parameters
        ----------
        task : Task
        wording : str, optional
            Name of one of the task's wordings; the first if not given.

        Returns
        -------
        prompt : str
            Name of the wording; the strategy's name where it begins in its own words.
        messages : tuple of Message

        Raises
        ------
        UnknownName
            If the task has no such wording.
        """
        if hasattr(self.plugin, "opening"):
            return self.name, self.plugin.opening(task, argument=self.argument)
        return wording_of(task, wording), task_prompt(task, wording)

    def reply(self, task: Task, attempts: Sequence[Attempt]) -> Feedback | None:
        """Answer the last attempt.

        Parameters
        ----------
        task : Task
        attempts : sequence of Attempt
            All of the sample, at least one.

        Returns
        -------
        feedback : Feedback or None
            None where the strategy has nothing more to say.
        """
        told: Feedback | None = self.plugin.reply(task, attempts, argument=self.argument)
        return told


def strategy(name: str) -> Strategy:
    """Find a feedback strategy.

    Parameters
    ----------
    name : str
        ``NAME`` or ``NAME:ARGUMENT``.

    Returns
    -------
    strategy : Strategy

    Raises
    ------
    UnknownName
        If there is no such strategy; the message lists those that there are.
    """
    file, _, argument = name.partition(":")
    return Strategy(name, plugins.load(__name__, file), argument)
