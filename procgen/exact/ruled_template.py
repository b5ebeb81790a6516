"""Add a rule about the program to a task whose picture is exact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procgen.exact.source_rules import said
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.exact.agreement import Truth
    from procgen.exact.formula_template import FormulaTemplate, Parameters
    from procgen.exact.scene_template import SceneTemplate
    from procgen.types import Task


@dataclass(frozen=True, slots=True)
class RuledTemplate:
    """A template whose program has to obey a rule besides drawing the right picture."""

    meant: SceneTemplate | FormulaTemplate
    """Gives the picture, and programs that draw it wrongly."""
    rule: Check
    """Judges the program."""
    said: tuple[str, str]
    """The rule in English and in Chinese, as sentences."""
    obeying: Callable[[Task], Mapping[str, str]]
    """Writes programs that draw the picture and obey the rule, by name; the first is the reference."""
    breaking: Callable[[Task], Mapping[str, str]]
    """Writes programs that draw the picture and break the rule, by name."""

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        task = self.meant.task(seed)
        english, chinese = self.said
        prompts = {
            name: f"{wish} {chinese if name == 'chinese' else english}" for name, wish in task.prompts.items()
        }
        return replace(task, prompts=prompts, checks=(*task.checks, self.rule))

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Give the picture that the task asks for."""
        return self.meant.truth(task, height, width)

    def reference(self, task: Task) -> str:
        """Write a program that draws it and obeys the rule."""
        return next(iter(self.obeying(task).values()))

    def variants(self, task: Task) -> dict[str, str]:
        """Write others."""
        _, *others = self.obeying(task).items()
        return dict(others)

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that break the rule, or draw something else."""
        return {**self.breaking(task), **self.meant.mutants(task)}


def constrained(
    meant: FormulaTemplate,
    rule: str,
    obeying: Callable[[Parameters], Mapping[str, str]],
    breaking: Callable[[Parameters], Mapping[str, str]],
) -> RuledTemplate:
    """Constrain the program of a formula.

    Parameters
    ----------
    meant : FormulaTemplate
    rule : str
        Key of `procgen.exact.source_rules.RULES`.
    obeying, breaking : callable
        Write programs for the task's parameters, by name.

    Returns
    -------
    template : RuledTemplate
    """
    return RuledTemplate(
        meant,
        Check("constraint", {"rules": (rule,)}, needs_program=True),
        said((rule,)),
        lambda task: obeying(dict(task.parameters)),
        lambda task: breaking(dict(task.parameters)),
    )
