"""Make tasks that start from a given program: change its picture in words, everything else unchanged."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from procgen.exact.edits import SIZE, chain, named_crowd
from procgen.exact.mutations import differs, distinct
from procgen.exact.program import program
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from procgen.exact.agreement import Truth
    from procgen.exact.edits import Edit
    from procgen.exact.shapes import Scene
    from procgen.types import Task

START_SHAPES = 8
"""Shapes in the scene with which a chain of changes begins."""


@dataclass(frozen=True, slots=True)
class EditTemplate:
    """A template whose instances are a program and changes of its picture, judged pixel by pixel."""

    module: str
    """``__name__`` of the template's file: its last two parts are the level and the id."""
    draw: Callable[[Random], tuple[Scene, tuple[Edit, ...]]]
    """Draws the scene of the given program and the changes in their order, from random numbers alone."""
    rung: int = 0
    """Of a ladder; 0 for a task that is none."""

    def _exact(self, seed: int) -> SceneTemplate:
        return SceneTemplate(self.module, lambda _: _edited(*_drawn(self, seed)), SIZE, rung=self.rung)

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        scene, edits = _drawn(self, seed)
        exact = self._exact(seed).task(seed)
        parameters = {"shapes": len(scene.shapes), "changes": len(edits)}
        return replace(exact, prompts=_prompts(program(scene, SIZE), edits), parameters=parameters)

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Render the changed picture."""
        return self._exact(task.seed).truth(task, height, width)

    def reference(self, task: Task) -> str:
        """Write a program that draws the changed scene."""
        return self._exact(task.seed).reference(task)

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that draw it in another manner."""
        return self._exact(task.seed).variants(task)

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that leave a change out, or draw something else wrongly."""
        scene, edits = _drawn(self, task.seed)
        forgotten = {"nothing changed": scene}
        if len(edits) > 1:
            kept = ((k, edits[:k] + edits[k + 1 :]) for k in range(len(edits)))
            forgotten |= {f"without change {k + 1}": _edited(scene, some) for k, some in kept}
            forgotten["last change first"] = _edited(scene, edits[-1:] + edits[:-1])
        wanted = _edited(scene, edits)
        truth = render(wanted, *SIZE)
        wrong = {
            name: program(spoilt, SIZE)
            for name, spoilt in forgotten.items()
            if differs(truth, render(spoilt, *SIZE), soft=True)
        }
        return distinct(wrong | self._exact(task.seed).mutants(task))


@dataclass(frozen=True, slots=True)
class EditLadder:
    """A ladder whose rungs are the number of changes."""

    module: str
    """``__name__`` of the ladder's file."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""

    def at(self, rung: int) -> EditTemplate:
        """Give the template of one rung."""
        return _at(self.module, rung)


@functools.lru_cache(maxsize=64)
def _at(module: str, rung: int) -> EditTemplate:
    """Give one object for each rung, so that its drawings can be remembered."""

    def draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
        scene = named_crowd(rng, START_SHAPES)
        return scene, chain(rng, scene, rung)

    return EditTemplate(module, draw, rung)


@functools.lru_cache(maxsize=64)
def _drawn(template: EditTemplate, seed: int) -> tuple[Scene, tuple[Edit, ...]]:
    return template.draw(Random(f"{template.module}:{template.rung}:{seed}"))  # noqa: S311 - a reproducible drawing, not a secret


def _edited(scene: Scene, edits: Iterable[Edit]) -> Scene:
    for edit in edits:
        scene = edit.apply(scene)
    return scene


def _prompts(source: str, edits: tuple[Edit, ...]) -> dict[str, str]:
    given = f"```python\n{source.strip()}\n```"
    short = "; then ".join(edit.english for edit in edits)
    numbered = "\n".join(f"{k}. {edit.english}" for k, edit in enumerate(edits, 1))
    chinese = "\n".join(f"{k}. {edit.chinese}" for k, edit in enumerate(edits, 1))
    return {
        "short": f"This program draws a picture:\n\n{given}\n\nDraw the same picture with this change, and "
        f"nothing else changed: {short}.",
        "detailed": f"Here is a program that draws a picture:\n\n{given}\n\nChange the picture "
        f"as follows, one change after another:\n{numbered}\nEverything that is not named stays exactly as "
        "it is: size, places, colours and the order in which shapes cover each other.",
        "chinese": f"下面的程序画出一幅图像:\n\n{given}\n\n请依次作如下修改:\n{chinese}\n"
        "没有提到的一切(尺寸、位置、颜色、遮盖次序)都保持不变。",
    }
