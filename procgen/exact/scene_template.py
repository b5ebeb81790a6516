"""Make a task template out of a function that draws a scene from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from procgen.exact import mutations, wording
from procgen.exact.agreement import Truth
from procgen.exact.held_out import hidden_sizes, truth_checks
from procgen.exact.palette import paint_of
from procgen.exact.program import program
from procgen.exact.shapes import layers, render
from procgen.types import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from procgen.exact.shapes import Scene, Shape
    from procgen.types import Size


@dataclass(frozen=True, slots=True)
class SceneTemplate:
    """A template whose instances are scenes, judged pixel by pixel."""

    module: str
    """``__name__`` of the template's file: its last two parts are the level and the id."""
    scene: Callable[[Random], Scene]
    """Draws the scene from random numbers and from nothing else."""
    size: Size | None = (256, 256)
    """Height and width, pixels; None for a program that draws at any size."""
    title: str = ""
    chinese_title: str = ""
    reach: int = 1
    """How far an edge may lie off, pixels; 0 for a picture that is exact to the pixel."""
    rung: int = 0
    """Of a ladder; 0 for a task that is none."""
    is_shared: bool = False
    """Whether a seed draws the same on every rung of a ladder."""

    def drawn(self, seed: int) -> Scene:
        """Draw the scene of an instance."""
        rung = 0 if self.is_shared else self.rung
        return self.scene(Random(f"{self.module}:{rung}:{seed}"))  # noqa: S311 - a reproducible drawing, not a secret

    def _names(self) -> tuple[str, str]:
        *_, level, name = self.module.split(".")
        return level, f"{name}@{self.rung}" if self.rung else name

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        level, name = self._names()
        scene = self.drawn(seed)
        where: dict[str, Any] = {"task": name, "seed": seed, "reach": self.reach}
        if self.reach == 0:
            where |= {"share": 1.0, "stray": 0.0}
        return Task(
            id=name,
            level=level,
            seed=seed,
            prompts=wording.prompts(scene, self.size, self.title, self.chinese_title),
            checks=truth_checks(where, at_hidden_sizes=self.size is None),
            parameters={"shapes": len(scene.shapes)},
            size=self.size or (256, 256),
            contract="image" if self.size else "draw",
            hidden_sizes=() if self.size else hidden_sizes(name, seed),
        )

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Render the picture that the task asks for."""
        scene = self.drawn(task.seed)
        names = ("the background", *map(_name, scene.shapes))
        return Truth(render(scene, height, width), layers(scene, height, width), names)

    def reference(self, task: Task) -> str:
        """Write a program that draws the scene."""
        return program(self.drawn(task.seed), self.size)

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that draw it in another manner."""
        return mutations.variants(self.drawn(task.seed), self.size, seed=task.seed, soft=self.reach > 0)

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that are wrong in one way."""
        return mutations.mutants(self.drawn(task.seed), self.size, seed=task.seed, soft=self.reach > 0)


def _name(shape: Shape) -> str:
    return shape.name or f"the {paint_of(shape.colour).name} {shape.kind}"
