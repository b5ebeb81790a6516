"""Make a ladder out of a function that draws a scene of a given difficulty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen.exact.scene_template import SceneTemplate

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from procgen.exact.shapes import Scene
    from procgen.types import Size

SMALL, LARGE = (256, 256), (512, 512)


@dataclass(frozen=True, slots=True)
class SceneLadder:
    """A ladder whose rungs are scenes, judged pixel by pixel."""

    module: str
    """``__name__`` of the ladder's file."""
    scene: Callable[[Random, int], Scene]
    """Draws the scene of a rung from random numbers and from nothing else."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""
    size: Callable[[int], Size]
    """Height and width of a rung's picture, pixels."""
    title: str = ""
    chinese_title: str = ""

    def at(self, rung: int) -> SceneTemplate:
        """Give the template of one rung."""
        return SceneTemplate(
            self.module,
            lambda rng: self.scene(rng, rung),
            self.size(rung),
            self.title,
            self.chinese_title,
            rung=rung,
        )


def enough(rung: int) -> Size:
    """Choose a picture's size by the number of parts.

    Parameters
    ----------
    rung : int
        Number of parts.

    Returns
    -------
    size : (int, int)
        Height and width, pixels.
    """
    return SMALL if rung <= 40 else LARGE
