"""Make tasks whose picture shows one emblem in any style: judged by shape and colour, not pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.types import Check, Task

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST_ACROSS = 0.4
"""Of the picture's side: smallest longer side of the emblem's box."""
_COLOURS = MappingProxyType(
    {
        "red": ("红色", (220, 20, 40)),
        "blue": ("蓝色", (30, 80, 200)),
        "green": ("绿色", (0, 128, 0)),
        "purple": ("紫色", (128, 0, 128)),
        "orange": ("橙色", (255, 140, 0)),
    }
)
_GROUNDS = MappingProxyType(
    {
        "white": ("白色", (255, 255, 255)),
        "black": ("黑色", (0, 0, 0)),
        "yellow": ("黄色", (255, 255, 0)),
    }
)
_HEAD = """import numpy as np
up, right = np.meshgrid(np.linspace(1, -1, 256), np.linspace(-1, 1, 256), indexing="ij")
def at(scale, down=0.0, along=0.0):
    return (up + down) / scale, (right - along) / scale
def turned(angle, up, right):
    return up * np.cos(angle) - right * np.sin(angle), right * np.cos(angle) + up * np.sin(angle)
"""
_TAIL = """image = np.zeros((256, 256, 3)) + {ground}
image[{where}] = {paint}
image = image.astype(np.uint8)
"""


@dataclass(frozen=True, slots=True)
class EmblemTemplate:
    """A template whose instances ask for one emblem of a colour on a ground."""

    name: str
    """Id of the task."""
    shape: str
    """Name of the check."""
    english: str
    chinese: str
    drawn: str
    """A definition of ``emblem(up, right)`` within -1 to 1, lines of a program."""
    others: Mapping[str, str]
    """Expressions in ``up`` and ``right`` of what is no such emblem."""
    stands: tuple[str, str] = ("upright", "正立")
    """How it stands, in English and in Chinese."""
    turn: float | None = 15.0
    """How far it may be turned, degrees; None for any way."""

    def _choice(self, seed: int) -> tuple[str, str, float]:
        rng = Random(f"{self.name}:{seed}")  # noqa: S311 - a reproducible drawing, not a secret
        return rng.choice(list(_COLOURS)), rng.choice(list(_GROUNDS)), round(rng.uniform(0.55, 0.85), 2)

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        colour, ground, _ = self._choice(seed)
        side = f"{100 * LEAST_ACROSS:g} %"
        stands, chinese_stands = self.stands
        large = {"across": LEAST_ACROSS}
        return Task(
            id=self.name,
            level="objects",
            seed=seed,
            prompts={
                "short": f"Draw one large {colour} {self.english}, filled, {stands} and at least {side} of "
                f"the picture across, on plain {ground}, and nothing else, as a 256 x 256 RGB picture.",
                "detailed": f"Draw a 256 x 256 RGB picture of one {colour} {self.english} on a plain "
                f"{ground} background. It is filled with its colour and {stands}; its larger extent, height "
                f"or width, is at least {side} of the picture's side. Its place and its exact proportions "
                "are yours to choose. Nothing else is drawn: no second one, no outline in another colour, "
                "no text.",
                "chinese": f"画一个大的{_COLOURS[colour][0]}{self.chinese}:填满颜色,{chinese_stands},"
                f"高或宽至少为图像边长的 {side},背景为纯{_GROUNDS[ground][0]},256 x 256 的 RGB 图像,"
                "除此之外什么都不画。",
            },
            checks=(
                Check(self.shape, {**large, "colour": colour}),
                Check("background", {"colour": ground}),
                Check("emblem_alone", {**large, "shape": self.shape, "turn": self.turn}, told=False),
            ),
            parameters={"colour": colour, "ground": ground},
        )

    def _write(self, task: Task, where: str, *, colour: str = "", ground: str = "") -> str:
        paint = _COLOURS[colour or task.parameters["colour"]][1]
        tail = _TAIL.format(ground=_GROUNDS[ground or task.parameters["ground"]][1], where=where, paint=paint)
        return _HEAD + self.drawn + tail

    def reference(self, task: Task) -> str:
        """Write a program that must pass."""
        return self._write(task, f"emblem(*at({self._choice(task.seed)[2]}))")

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that must pass as well."""
        angles = (0.35, 1.2, 2.6, 4.4) if self.turn is None else ()
        turned = {
            f"turned by {angle} radians": self._write(task, f"emblem(*turned({angle}, *at(0.7)))")
            for angle in angles
        }
        return turned | {
            "smaller": self._write(task, "emblem(*at(0.5))"),
            "larger": self._write(task, "emblem(*at(0.88))"),
            "to the left": self._write(task, "emblem(*at(0.55, 0.0, -0.3))"),
            "lower": self._write(task, "emblem(*at(0.55, 0.3))"),
            "a little tilted": self._write(task, "emblem(*turned(0.08, *at(0.7)))"),
            "wider": self._write(task, "emblem(up / 0.7, right / 0.77)"),
            "as floats": self.reference(task) + "image = image / 255\n",
        }

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that are wrong in one way."""
        colours = [name for name in _COLOURS if name != task.parameters["colour"]]
        grounds = [name for name in _GROUNDS if name != task.parameters["ground"]]
        wrong = {name: self._write(task, f"({where})") for name, where in self.others.items()}
        if self.turn is not None:
            wrong["upside down"] = self._write(task, "emblem(*turned(np.pi, *at(0.7)))")
        return wrong | {
            "another colour": self._write(task, "emblem(*at(0.7))", colour=colours[0]),
            "another ground": self._write(task, "emblem(*at(0.7))", ground=grounds[0]),
            "tiny": self._write(task, "emblem(*at(0.12))"),
            "two": self._write(task, "emblem(*at(0.4, 0, -0.5)) | emblem(*at(0.4, 0, 0.5))"),
            "outlined": self._write(task, "emblem(*at(0.8)) & ~emblem(*at(0.66))"),
            "a dot beside it": self._write(
                task, "emblem(*at(0.6)) | (np.hypot(up - 0.85, right - 0.85) < 0.08)"
            ),
            "a small block beside it": self._write(
                task, "emblem(*at(0.6)) | ((abs(up - 0.85) < 0.024) & (abs(right - 0.85) < 0.024))"
            ),
            "blank": self._write(task, "up > 2"),
            "noise": self._write(task, "np.random.default_rng(0).random(up.shape) > 0.5"),
        }
