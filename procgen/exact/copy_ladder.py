"""Make a ladder of pictures that are shown and must be reproduced, graded by structure and pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.blemishes import blemishes
from procgen.exact.held_out import truth_checks
from procgen.exact.mutations import (
    AFTERTHOUGHTS,
    amended,
    changes,
    distinct,
    holds_block,
    single_edits,
)
from procgen.exact.program import program
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape, layers, render
from procgen.types import Check, Picture, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from procgen.exact.agreement import Truth
    from procgen.types import Size

_TOLERANCE, _SHARE, _STRAY = 40, 0.8, 0.02
"""What a copy may be off: channels of 255, share of each shape, share of the picture."""
_NOTICEABLE = 0.3
"""A mutant changes this share of one part's pixels, all of them further than the reach from its edges, or a
solid block three times as wide as the reach."""


@dataclass(frozen=True, slots=True)
class CopyLadder:
    """A ladder whose rungs show a scene."""

    module: str
    """``__name__`` of the ladder's file."""
    scene: Callable[[Random, int], Scene]
    """Draws the scene of a rung from random numbers and from nothing else."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""
    size: Size = (512, 512)
    """Height and width, pixels."""
    reach: Callable[[int], int] = lambda rung: 8 if rung <= 48 else 4
    """How far edges may lie off on a rung, pixels."""

    def at(self, rung: int) -> CopyTemplate:
        """Give the template of one rung."""
        scene = SceneTemplate(self.module, lambda rng: self.scene(rng, rung), self.size, rung=rung)
        return CopyTemplate(scene, self.size, self.reach(rung))


@dataclass(frozen=True, slots=True)
class CopyTemplate:
    """One rung of a `CopyLadder`."""

    exact: SceneTemplate
    size: Size
    reach: int
    """How far edges may lie off, pixels."""

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        described = self.exact.task(seed)
        where = {"task": described.id, "seed": seed}
        within = {"reach": self.reach, "tolerance": _TOLERANCE, "share": _SHARE, "stray": _STRAY}
        shown = Picture.of(self.exact.truth(described, *self.size).pixels)
        return replace(
            described,
            prompts=_prompts(self.size, self.reach),
            checks=(*truth_checks(where | within), Check("likeness", where, needed=False, told=False)),
            targets=(shown,),
        )

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Render the picture that is shown."""
        return self.exact.truth(task, height, width)

    def reference(self, task: Task) -> str:
        """Write a program that draws it."""
        return self.exact.reference(task)

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that draw it in another manner, or not quite exactly."""
        rng = Random(task.seed)  # noqa: S311 - a reproducible drawing, not a secret
        rough = program(_roughly(self.exact.drawn(task.seed), self.size, rng), self.size)
        return self.exact.variants(task) | {"a rough copy": rough}

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that draw something else."""
        scene = self.exact.drawn(task.seed)
        truth, top = render(scene, *self.size), layers(scene, *self.size)
        deep = _deep(top, self.reach)
        rng = Random(task.seed)  # noqa: S311 - a reproducible drawing, not a secret
        found = {
            name: program(spoilt, self.size)
            for name, spoilt in single_edits(scene, rng)
            if _differs(truth, render(spoilt, *self.size), top, deep, 3 * self.reach)
        }
        plain = program(scene, self.size)
        for name, expression in (AFTERTHOUGHTS | blemishes(truth, rng)).items():
            spoilt = eval(expression, {"np": np, "image": truth})  # noqa: S307 - expressions of our own
            if spoilt.shape == truth.shape and _differs(truth, spoilt, top, deep, 3 * self.reach):
                found[name] = amended(plain, self.size, expression)
        return distinct(found)


def _roughly(scene: Scene, size: Size, rng: Random) -> Scene:
    """Move every shape by a pixel or two, and change every colour a little."""
    step = 2 / min(size)

    def roughen(shape: Shape) -> Shape:
        red, green, blue = (min(255, max(0, value + rng.randint(-12, 12))) for value in shape.colour)
        at = shape.at[0] + rng.uniform(-step, step), shape.at[1] + rng.uniform(-step, step)
        return replace(shape, colour=(red, green, blue), at=at)

    return replace(scene, shapes=tuple(map(roughen, scene.shapes)))


def _deep(top: NDArray[np.intp], reach: int) -> NDArray[np.bool_]:
    """Mark the pixels that lie further than the reach from every other part."""
    deep = np.ones(top.shape, bool)
    for axis in (0, 1):
        whole = deep.copy()
        for shift in range(-reach, reach + 1):
            deep &= np.roll(whole, shift, axis) & (np.roll(top, shift, axis) == top)
    return deep


def _differs(
    truth: NDArray[np.uint8],
    spoilt: NDArray[np.uint8],
    top: NDArray[np.intp],
    deep: NDArray[np.bool_],
    side: int,
) -> bool:
    """Tell whether a change would be seen in a rough copy: a block of it, or much of a part."""
    anywhere = changes(truth, spoilt, 1.1 * _TOLERANCE)
    if holds_block(anywhere, side):
        return True
    changed = anywhere & deep
    share = np.bincount(top.ravel(), weights=changed.ravel()) / np.maximum(np.bincount(top.ravel()), 1)
    return bool(share.max() > _NOTICEABLE)


def _prompts(size: Size, reach: int) -> dict[str, str]:
    height, width = size
    bounds = f"edges may lie {reach} pixels off and colours {_TOLERANCE} of 255 in any channel"
    return {
        "short": f"Reproduce the attached picture of {height} x {width} (height x width) pixels; {bounds}.",
        "detailed": (
            f"The attached picture, {height} x {width} (height x width) pixels, shows flat shapes on a flat "
            "background; some lie over others. Write a program that reproduces it: each shape with its form, "
            "colour, size, place and turn, and what lies over what. "
            f"The closer the better; {bounds}. Draw nothing else."
        ),
        "chinese": (
            f"请用程序重现所附的图像(高 {height}、宽 {width} 像素):纯色背景上的纯色图形,有的盖住别的。"
            "每个图形的形状、颜色、大小、位置、方向和遮挡关系都要一致,越接近越好;"
            f"边缘最多可偏 {reach} 像素,颜色每通道最多可差 {_TOLERANCE}(满 255)。不要画其他任何东西。"
        ),
    }
