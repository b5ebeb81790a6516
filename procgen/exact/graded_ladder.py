"""Make ladders of pictures that have a known shape and are graded by their closeness to it.

The prompt names the thing and where it is to stand, not its shape: that is a fact that the maker has to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from procgen.exact.formula_template import HALFWAY, RESTYLED
from procgen.exact.mutations import AFTERTHOUGHTS, amended, distinct
from procgen.exact.wording import CHINESE_CONVENTION, CONVENTION
from procgen.types import Check, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.types import Size

Parameters = dict[str, Any]


def _no_choices(_: Parameters) -> Mapping[str, Parameters]:
    return {}


@dataclass(frozen=True, slots=True)
class GradedLadder:
    """A ladder whose rungs are things of a known shape, or more of them."""

    module: str
    """``__name__`` of the ladder's file: its last two parts are the level and the id."""
    parameters: Callable[[Random, int], Parameters]
    """Draws the parameters of a rung from random numbers and from nothing else."""
    size: Callable[[Parameters], Size]
    """Height and width of the picture, pixels."""
    words: Callable[[Parameters], tuple[str, str]]
    """Words the wish in English and in Chinese, without the picture's size and without a full stop."""
    checks: Callable[[Parameters], tuple[Check, ...]]
    """What judges the picture, besides its size."""
    source: Callable[[Parameters], str]
    """Writes a program that leaves ``image``."""
    edits: Callable[[Parameters], Mapping[str, Parameters]]
    """Lists what is changed in mutants: name to changed parameters, given to ``source``."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""
    spoiling: tuple[str, ...] = ("constant", "noise", "mirrored", "upside down", "shifted")
    """Which of `procgen.exact.mutations.AFTERTHOUGHTS` spoil the picture."""
    choices: Callable[[Parameters], Mapping[str, Parameters]] = _no_choices
    """Lists other pictures that are as right, likewise: name to changed parameters, given to ``source``."""

    def at(self, rung: int) -> GradedTemplate:
        """Give the template of one rung."""
        return GradedTemplate(self, rung)


@dataclass(frozen=True, slots=True)
class GradedTemplate:
    """One rung of a graded ladder."""

    ladder: GradedLadder
    rung: int

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        ladder = self.ladder
        *_, level, name = ladder.module.split(".")
        drawing = Random(f"{ladder.module}:{self.rung}:{seed}")  # noqa: S311 - a reproducible drawing, not a secret
        parameters = ladder.parameters(drawing, self.rung)
        height, width = size = ladder.size(parameters)
        english, chinese = ladder.words(parameters)
        what, wish = f"a {height} x {width} (height x width) RGB picture", english[0].upper() + english[1:]
        return Task(
            id=f"{name}@{self.rung}",
            level=level,
            seed=seed,
            prompts={
                "short": f"Draw {what}: {english}.",
                "detailed": f"Draw {what}.\n\n{wish}.\n\n{CONVENTION} Draw nothing else.",
                "chinese": f"请画高 {height}、宽 {width} 像素的 RGB 图像:{chinese}。{CHINESE_CONVENTION}",
            },
            checks=(Check("size", {"height": height, "width": width}), *ladder.checks(parameters)),
            parameters=parameters,
            size=size,
        )

    def reference(self, task: Task) -> str:
        """Write a program that draws it from the facts."""
        return self.ladder.source(dict(task.parameters))

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that draw it in another manner."""
        plain, ladder = self.reference(task), self.ladder
        manners = {**RESTYLED, "half a pixel off": HALFWAY}
        restyled = {name: amended(plain, task.size, how) for name, how in manners.items()}
        choices = ladder.choices(dict(task.parameters))
        return restyled | {name: ladder.source(choice) for name, choice in choices.items()}

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that draw something else."""
        plain, ladder = self.reference(task), self.ladder
        edits = ladder.edits(dict(task.parameters))
        wrong = {name: ladder.source(changed) for name, changed in edits.items()}
        spoilt = {name: amended(plain, task.size, AFTERTHOUGHTS[name]) for name in ladder.spoiling}
        return distinct(wrong | spoilt)
