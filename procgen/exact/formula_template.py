"""Make a task template out of a formula that gives the true picture: patterns, fields, curves, fractals."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.exact.agreement import Truth
from procgen.exact.held_out import hidden_sizes, truth_checks
from procgen.exact.mutations import amended, distinct, noticeable
from procgen.exact.wording import CHINESE_CONVENTION, CONVENTION
from procgen.types import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from procgen.types import Size

Parameters = dict[str, Any]
Parts = tuple["NDArray[np.intp]", tuple[str, ...]]
"""Of every pixel its part, an array of shape (H, W), and what a person calls each part."""

RESTYLED = MappingProxyType(
    {
        "float": "image / 255.0",
        "float to 255": "image.astype(float)",
        "integers": "image.astype(int)",
        "tinted": "np.clip(image.astype(int) + np.array([3, -3, 2]), 0, 255)",
        "noisy": "np.clip(image.astype(int) + np.random.default_rng(1).integers(-3, 4, image.shape), 0, 255)",
        "stacked": "np.stack([image[..., 0], image[..., 1], image[..., 2]], axis=-1)",
    }
)
"""The same picture in other types and with a little noise: name to an expression of ``image``."""

HALFWAY = (
    "np.round(np.mean([np.pad(image, ((1, 0), (1, 0), (0, 0)), 'edge')[i : i + len(image), "
    "j : j + image.shape[1]] for i in (0, 1) for j in (0, 1)], axis=0)).astype(np.uint8)"
)
"""The picture half a pixel further down and to the right, with soft edges: an expression of ``image``."""
_CENTRE = "row, column = i + 0.5, j + 0.5"
_SAMPLED = """

def draw(height, width):
    return np.round(np.mean([sampled(height, width, place) for place in {places}], axis=0)).astype(np.uint8)
"""


@dataclass(frozen=True, slots=True)
class FormulaTemplate:
    """A template whose instances are parameters of one formula, judged pixel by pixel."""

    module: str
    """``__name__`` of the template's file: its last two parts are the level and the id."""
    parameters: Callable[[Random], Parameters]
    """Draws the parameters from random numbers and from nothing else."""
    pixels: Callable[[Parameters, int, int], NDArray[np.uint8]]
    """Gives the true picture for parameters, height and width: of shape (H, W, 3) and dtype uint8."""
    words: Callable[[Parameters], tuple[str, str]]
    """Words the wish in English and in Chinese, without the picture's size."""
    source: Callable[[Parameters], str]
    """Writes a program that defines ``draw(height, width)``, independently of ``pixels``."""
    edits: Callable[[Parameters], Mapping[str, Parameters]]
    """Lists what is changed in mutants: name to changed parameters, given to ``source``."""
    size: Size | None = (256, 256)
    """Height and width, pixels; None for a program that draws at any size."""
    reach: int = 1
    """How far an edge may lie off, pixels."""
    tolerance: int = 12
    """How far a channel may lie off, of 255."""
    share: float = 0.9
    """What share of every part's pixels has to agree."""
    stray: float = 0.004
    """What share of the whole picture may disagree."""
    rung: int = 0
    """Of a ladder; 0 for a task that is none."""
    is_shared: bool = False
    """Whether a seed draws the same on every rung of a ladder."""
    parts: Callable[[Parameters, int, int], Parts] | None = None
    """Divides the true picture into parts, as `pixels` gives it; by its colours where left out."""
    bears_averaging: bool = True
    """Whether nothing is so thin that an average over half a pixel takes it away where things meet."""
    blemishes: Callable[[Parameters], Mapping[str, str]] = lambda _: {}
    """Lists further mutants: name to an expression of the finished ``image``."""

    def _parameters(self, seed: int) -> Parameters:
        rung = 0 if self.is_shared else self.rung
        return self.parameters(Random(f"{self.module}:{rung}:{seed}"))  # noqa: S311 - a reproducible drawing, not a secret

    def _names(self) -> tuple[str, str]:
        *_, level, name = self.module.split(".")
        return level, f"{name}@{self.rung}" if self.rung else name

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        level, name = self._names()
        parameters = self._parameters(seed)
        where = {
            "task": name,
            "seed": seed,
            "reach": self.reach,
            "tolerance": self.tolerance,
            "share": self.share,
            "stray": self.stray,
        }
        return Task(
            id=name,
            level=level,
            seed=seed,
            prompts=wished(*self.words(parameters), self.size),
            checks=truth_checks(where, at_hidden_sizes=self.size is None),
            parameters=parameters,
            size=self.size or (256, 256),
            contract="image" if self.size else "draw",
            hidden_sizes=() if self.size else hidden_sizes(name, seed),
        )

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Compute the picture that the task asks for, with its parts."""
        return self._truth(self._parameters(task.seed), height, width)

    def _truth(self, parameters: Parameters, height: int, width: int) -> Truth:
        pixels = self.pixels(parameters, height, width)
        parts = self.parts(parameters, height, width) if self.parts else _parts(pixels)
        return Truth(pixels, *parts)

    def _program(self, source: str) -> str:
        return source if self.size is None else pictured(source, self.size)

    def reference(self, task: Task) -> str:
        """Write a program that computes it."""
        return self._program(self.source(self._parameters(task.seed)))

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that compute it in another manner."""
        parameters = self._parameters(task.seed)
        source = self.source(parameters)
        plain = self._program(source)
        found = {name: amended(plain, self.size, expression) for name, expression in RESTYLED.items()}
        if self.reach == 0:
            return found
        if _CENTRE in source:
            return found | {name: self._program(other) for name, other in _resampled(source).items()}
        if self.bears_averaging:
            found["half a pixel off"] = amended(plain, self.size, HALFWAY)
        return found

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that compute something else."""
        parameters = self._parameters(task.seed)
        edited = {name: self._program(self.source(edit)) for name, edit in self.edits(parameters).items()}
        truth = self.pixels(parameters, *(self.size or (256, 256)))
        plain = self._program(self.source(parameters))
        amendments = noticeable(truth, seed=task.seed, soft=self.reach > 0)
        amendments |= self.blemishes(parameters)
        spoilt = {name: amended(plain, self.size, expression) for name, expression in amendments.items()}
        return distinct(edited | spoilt)


def _resampled(source: str) -> dict[str, str]:
    """Let a program of `per_pixel` look at other points of every pixel than at its centre."""
    head = source.replace("def draw(height, width)", "def sampled(height, width, place)")
    looked = head.replace(_CENTRE, "row, column = i + place[0], j + place[1]")
    return {
        "antialiased": looked + _SAMPLED.format(places=((0.25, 0.25), (0.75, 0.75))),
        "corners for centres": source.replace(_CENTRE, "row, column = i, j"),
    }


def _parts(pixels: NDArray[np.uint8]) -> Parts:
    """Tell flat colours apart; a picture of many colours is one part."""
    code = pixels.astype(np.int64) @ np.array([65536, 256, 1])
    colours, parts, counts = np.unique(code, return_inverse=True, return_counts=True)
    if len(colours) > 32 or counts.min() < 4:
        return np.zeros(pixels.shape[:2], np.intp), ("the picture",)
    names = tuple(f"the area of colour #{colour:06x}" for colour in colours)
    return parts.reshape(pixels.shape[:2]).astype(np.intp), names


def wished(english: str, chinese: str, size: Size | None) -> dict[str, str]:
    """Word a wish in three ways.

    Parameters
    ----------
    english, chinese : str
        The wish, without the picture's size.
    size : (int, int), optional
        Height and width, pixels; None for a picture of any size.

    Returns
    -------
    prompts : dict of str to str
        ``short`` (one sentence), ``detailed`` (with the conventions), ``chinese``.
    """
    what = f"a {size[0]} x {size[1]} (height x width) RGB picture" if size else "an RGB picture"
    chinese_what = f"高 {size[0]}、宽 {size[1]} 像素的 RGB 图像" if size else "一幅 RGB 图像"
    return {
        "short": f"Draw {what}: {english}.",
        "detailed": f"Draw {what}.\n\n{english[0].upper()}{english[1:]}.\n\n{CONVENTION} Draw nothing else.",
        "chinese": f"请画{chinese_what}:{chinese}。{CHINESE_CONVENTION}",
    }


def pictured(source: str, size: Size) -> str:
    """Let a program that defines ``draw`` leave ``image`` instead.

    Parameters
    ----------
    source : str
        Defines ``draw(height, width)``.
    size : (int, int)
        Height and width, pixels.

    Returns
    -------
    source : str
    """
    return f"{source.replace('def draw(', 'def picture(')}\n\nimage = picture{size}\n"


def per_pixel(body: str) -> str:
    """Write a program that decides the colour of one pixel after another.

    Parameters
    ----------
    body : str
        Statements that set ``value`` from ``row``, ``column`` (of the pixel's centre), ``height`` and
        ``width``, not indented.

    Returns
    -------
    source : str
        Defines ``draw(height, width)``.
    """
    indented = "".join(f"            {line}\n" for line in body.strip().splitlines())
    return f"{_LOOP}{indented}            image[i, j] = value\n    return image\n"


_LOOP = """import math

import numpy as np


def draw(height, width):
    image = np.zeros((height, width, 3), np.uint8)
    for i in range(height):
        for j in range(width):
            row, column = i + 0.5, j + 0.5
"""
