"""Make tasks that leave the manner of drawing free: judged by what is shown, not pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from procgen.exact.held_out import hidden_sizes, kept_back
from procgen.exact.mutations import amended, distinct
from procgen.types import Check, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.types import Size

Drawing = dict[str, Any]
"""What is asked for, and how a program draws it: plain values by name."""

PLAIN: Mapping[str, Any] = MappingProxyType(
    {"scale": 0.8, "down": 0.0, "right": 0.0, "turn": 0.0, "soft": False, "shade": 0.0}
)
"""How a drawing is laid into the picture: its unit and the place of its middle in halves of the shorter side,
its turn in degrees clockwise, whether edges are smoothed, and how much darker it is at its lower right."""
_COLOURS: Mapping[str, tuple[str, tuple[int, int, int]]] = MappingProxyType(
    {
        "red": ("红色", (215, 25, 40)),
        "orange": ("橙色", (255, 145, 10)),
        "yellow": ("黄色", (255, 225, 20)),
        "green": ("绿色", (20, 135, 40)),
        "blue": ("蓝色", (30, 80, 205)),
        "purple": ("紫色", (130, 20, 140)),
        "gray": ("灰色", (128, 128, 128)),
        "black": ("黑色", (0, 0, 0)),
        "white": ("白色", (255, 255, 255)),
    }
)
_USUAL_SIZE = (256, 256)
_HEAD = """import numpy as np


def draw(height, width):
    short = min(height, width)
    down = ((np.arange(height)[:, None] + 0.5 - height / 2) * 2 / short - {down}) / {scale}
    right = ((np.arange(width)[None, :] + 0.5 - width / 2) * 2 / short - {right}) / {scale}
    turn = np.radians({turn})
    down, right = down * np.cos(turn) - right * np.sin(turn), right * np.cos(turn) + down * np.sin(turn)
    pixel = 2 / short / {scale}
    light = 1 - {shade} * np.clip((down + right + 2) / 4, 0, 1)[:, :, None]
    image = np.zeros((height, width, 3)) + {ground}

    def paint(distance, colour):
        cover = {cover}
        image[:] = image + (light * colour - image) * cover[:, :, None]

"""
_COVER: Mapping[bool, str] = MappingProxyType(
    {True: "np.clip(0.5 - distance / pixel, 0, 1)", False: "(distance <= 0).astype(float)"}
)
_RESTYLED = MappingProxyType(
    {
        "as floats": "image / 255",
        "a little noisy": "np.clip(image + np.random.default_rng(1).normal(0, 4, image.shape), 0, 255)",
    }
)
_SPOILT = MappingProxyType(
    {
        "blank": "np.full_like(image, 128)",
        "noise": "np.random.default_rng(1).integers(0, 256, image.shape, dtype=np.uint8)",
        "four of them": "np.tile(image[::2, ::2], (2, 2, 1))[: image.shape[0], : image.shape[1]]",
    }
)


@dataclass(frozen=True, slots=True)
class LooseTemplate:
    """A template whose instances show one thing in a manner of the maker's choice."""

    module: str
    """``__name__`` of the template's file: its last two parts are the level and the id."""
    drawing: Callable[[Random], Drawing]
    """Draws what is asked for, and the reference's manner, from random numbers and from nothing else."""
    words: Callable[[Drawing], tuple[str, str, str]]
    """Words the wish in one sentence, what is added in detail, and all of it in Chinese."""
    checks: Callable[[Drawing], tuple[Check, ...]]
    """What judges the picture."""
    lines: Callable[[Drawing], str]
    """Writes the statements that call ``paint(distance, colour)``; ``down`` and ``right`` are in units of the
    drawing, a distance is below 0 inside."""
    manners: Callable[[Drawing], Mapping[str, Drawing]]
    """Lists changes that leave the wish fulfilled: name to what is changed."""
    mistakes: Callable[[Drawing], Mapping[str, Drawing]]
    """Lists changes after which a person would say that it is not what was asked for, likewise."""
    size: Size | None = _USUAL_SIZE
    """Height and width, pixels; None for a program that draws at any size."""

    def _drawing(self, seed: int) -> Drawing:
        return {**PLAIN, **self.drawing(Random(f"{self.module}:{seed}"))}  # noqa: S311 - a reproducible drawing, not a secret

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        *_, level, name = self.module.split(".")
        drawing = self._drawing(seed)
        short, detail, chinese = self.words(drawing)
        height, width = size = self.size or _USUAL_SIZE
        demanded = self.checks(drawing)
        checks = (Check("size", {"height": height, "width": width}), *kept_back(demanded))
        if self.size is None:
            demands = [(check.name, dict(check.parameters)) for check in demanded]
            where = {"sizes": hidden_sizes(name, seed), "demands": demands}
            checks += (Check("hidden_sizes", where, told=False, needs_program=True),)
        return Task(
            id=name,
            level=level,
            seed=seed,
            prompts={"short": short, "detailed": f"{short} {detail}", "chinese": chinese},
            checks=checks,
            parameters=drawing,
            size=size,
            contract="image" if self.size else "draw",
            hidden_sizes=() if self.size else hidden_sizes(name, seed),
        )

    def _program(self, drawing: Drawing) -> str:
        head = _HEAD.format(**drawing | {"ground": rgb(drawing["ground"]), "cover": _COVER[drawing["soft"]]})
        lines = "".join(f"    {line}\n" for line in self.lines(drawing).strip().splitlines())
        source = f"{head}{lines}    return np.round(image).astype(np.uint8)\n"
        if self.size is None:
            return source
        return f"{source.replace('def draw(', 'def picture(')}\n\nimage = picture{self.size}\n"

    def reference(self, task: Task) -> str:
        """Write a program that must pass."""
        return self._program(self._drawing(task.seed))

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that must pass as well."""
        drawing = self._drawing(task.seed)
        plain = self._program(drawing)
        found = {name: amended(plain, self.size, expression) for name, expression in _RESTYLED.items()}
        manners: dict[str, Drawing] = {"soft edges": {"soft": True}, "shaded": {"soft": True, "shade": 0.15}}
        manners |= self.manners(drawing)
        found |= {name: self._program(drawing | edit) for name, edit in manners.items()}
        return distinct({name: source for name, source in found.items() if source != plain})

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that are wrong in one way."""
        drawing = self._drawing(task.seed)
        plain = self._program(drawing)
        found = {name: amended(plain, self.size, expression) for name, expression in _SPOILT.items()}
        edits = self.mistakes(drawing)
        return distinct(found | {name: self._program(drawing | edit) for name, edit in edits.items()})


def rgb(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue, 0 to 255, of a colour's plain name.

    Parameters
    ----------
    colour : str
        One of `others`.

    Returns
    -------
    rgb : (int, int, int)
    """
    return _COLOURS[colour][1]


def in_chinese(colour: str) -> str:
    """Name a colour in Chinese.

    Parameters
    ----------
    colour : str
        As for `rgb`.

    Returns
    -------
    name : str
    """
    return _COLOURS[colour][0]


def colours(rng: Random, count: int, but: tuple[str, ...] = ()) -> list[str]:
    """Draw colours that a person names without doubt and tells apart at a glance.

    Parameters
    ----------
    rng : random.Random
    count : int
    but : tuple of str
        Those that may not be drawn.

    Returns
    -------
    names : list of str
        Different ones.
    """
    return rng.sample(others(*but), count)


def others(*used: str) -> list[str]:
    """List the colours that are not used yet.

    Parameters
    ----------
    *used : str
        Names of colours.

    Returns
    -------
    names : list of str
        Always in the same order, black and white last.
    """
    return [name for name in _COLOURS if name not in used]
