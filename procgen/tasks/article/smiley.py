"""The article's third wish: a smiley face, in colour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType

from procgen.types import Check, Task

_SIZE = (256, 256)
_PROMPTS = MappingProxyType(
    {
        "short": "Write numpy code that generates an RGB image (a 3D array) of a smiley face.",
        "detailed": (
            "Generate an RGB image of a smiley face, upright and looking at the viewer: one big circle for the"
            " head, at least a quarter of the picture across, filled or outlined; inside it, in its upper half,"
            " exactly two smaller eyes, alike and at the same height; in its lower half one mouth, an arc or a"
            " half-disc, whose corners are higher than its middle. There is no further eye or mouth. Small"
            " additions (brows, cheeks, a nose, hair, a hat) are allowed, but nothing large: on the face less than"
            " half the ink of eyes and mouth, beside it less than a quarter of the head's area."
        ),
        "chinese": (
            "请用 numpy 生成一幅 RGB 笑脸图像,脸要端正:一个大圆作为头部(直径至少为图像边长的四分之一,"
            "可以填充或只画轮廓);头部上半部分恰好有两只大小相同、高度相同的眼睛;下半部分有一张嘴,"
            "为弧线或半圆,嘴角高于中部。没有多余的眼睛或嘴。可以有小的附加物(眉毛、腮红、鼻子、头发、帽子),但不能有大的东西:"
            "脸上的不超过眼睛和嘴所用笔墨的一半,旁边的不超过头部面积的四分之一。"
        ),
    }
)
_SOFT = "np.clip(0.5 - distance * radius, 0, 1)"
_HARD = "inside(distance).astype(float)"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a program draws; lengths on the face are in head radii, (right, up) from the head's centre."""

    centre: tuple[float, float] = (0.5, 0.5)
    """Row and column of the head, in heights and widths."""
    radius: float = 0.4
    """Of the head, in short sides."""
    stretch: float = 1.0
    """Width of the head over its height."""
    square: bool = False
    """Whether the head is a square."""
    turn: float = 0.0
    """Clockwise, degrees."""
    background: tuple[int, int, int] = (255, 255, 255)
    head: tuple[int, int, int] | None = (255, 205, 60)
    """None for a head that is only an outline."""
    outline: float = 0.0
    """Width of the head's outline."""
    ink: tuple[int, int, int] = (40, 30, 20)
    eyes: tuple[tuple[float, float], ...] = ((-0.36, 0.26), (0.36, 0.26))
    eye: tuple[float, float] = (0.11, 0.13)
    """Half-width and half-height of an eye."""
    mouths: tuple[tuple[float, float, float], ...] = ((-0.5, 0.52, 0.26),)
    """Height of the middle, half-width and rise of the corners above the middle."""
    grin: bool = False
    """Whether mouths are filled up to the line between their corners."""
    stroke: float = 0.09
    """Width of a mouth's line."""
    shade: float = 0.0
    """How much darker the head is at its lower right, 0..1."""
    soft: bool = False
    """Whether edges are smoothed."""
    after: str = ""
    """Lines that follow the drawing."""


def task(seed: int) -> Task:
    """Give the task; it is the same for every seed.

    Parameters
    ----------
    seed : int
        Only kept.

    Returns
    -------
    task : Task
    """
    return Task(
        id="smiley",
        level="article",
        seed=seed,
        prompts=_PROMPTS,
        checks=(
            Check("head", {"across": 0.25}),
            Check("eyes"),
            Check("mouth", {"bend": "up"}),
            Check("upright"),
            Check("face_alone", told=False),
        ),
        size=_SIZE,
    )


def reference(task: Task) -> str:
    """Write a program that must pass.

    Parameters
    ----------
    task : Task

    Returns
    -------
    program : str
    """
    return program(_drawing(task), task.size)


def variants(task: Task) -> dict[str, str]:
    """Write programs that must pass as well.

    Parameters
    ----------
    task : Task

    Returns
    -------
    programs : dict
        Source by name.
    """
    face = _drawing(task)
    brows = "image[inside(abs(up - 0.56) - 0.025) & (abs(abs(right) - 0.36) < 0.14)] = ink\n"
    cheeks = "image[np.hypot(abs(right) - 0.62, up + 0.12) < 0.13] = (245, 150, 120)\n"
    drawings = {
        "outlined": replace(face, head=None, outline=0.06),
        "outlined and filled": replace(face, outline=0.05),
        "white on black": replace(face, background=(0, 0, 0), head=(255, 255, 255), ink=(0, 0, 0)),
        "blue on dark": replace(face, background=(20, 20, 40), head=(70, 110, 230), ink=(240, 240, 250)),
        "grin": replace(face, grin=True, mouths=((-0.62, 0.5, 0.42),)),
        "soft edges": replace(face, soft=True),
        "shaded": replace(face, shade=0.35, soft=True),
        "small and aside": replace(face, radius=0.2, centre=(0.3, 0.66)),
        "tall eyes": replace(face, eye=(0.08, 0.2)),
        "slight smile": replace(face, mouths=((-0.45, 0.45, 0.1),)),
        "brows and cheeks": replace(face, after=brows + cheeks),
        "noisy": replace(
            face,
            after=f"noise = np.random.default_rng({task.seed}).normal(0, 12, image.shape)\n"
            "image = np.clip(image + noise, 0, 255)",
        ),
        "floats": replace(face, after="image = image / 255.0"),
        "gray": replace(face, after="image = image.mean(axis=2).astype(np.uint8)"),
    }
    return {name: program(drawing, task.size) for name, drawing in drawings.items()}


def mutants(task: Task) -> dict[str, str]:
    """Write programs that are wrong in one way and must fail.

    Parameters
    ----------
    task : Task

    Returns
    -------
    programs : dict
        Source by name.
    """
    face = _drawing(task)
    left, right = face.eyes
    low, wide, rise = face.mouths[0]
    drawings = {
        "on its side": replace(face, turn=90),
        "on its other side": replace(face, turn=-90),
        "upside down": replace(face, turn=180),
        "tilted": replace(face, turn=30),
        "frown": replace(face, mouths=((low + rise, wide, -rise),)),
        "straight mouth": replace(face, mouths=((low, wide, 0.0),)),
        "no mouth": replace(face, mouths=()),
        "smile and frown": replace(face, mouths=((-0.28, wide, rise), (-0.55, wide, -rise))),
        "one eye": replace(face, eyes=(left,)),
        "no eyes": replace(face, eyes=()),
        "three eyes": replace(face, eyes=(left, right, (0.0, 0.5))),
        "eyes below the mouth": replace(
            face, eyes=((-0.36, -0.55), (0.36, -0.55)), mouths=((0.1, wide, rise),)
        ),
        "no head": replace(face, head=None),
        "square head": replace(face, square=True),
        "flat head": replace(face, stretch=1.5, radius=0.3),
        "four faces": replace(face, after="image = np.tile(image[::2, ::2], (2, 2, 1))"),
        "nothing but the head": replace(face, eyes=(), mouths=()),
        "blank": replace(face, after="image[:] = 255"),
        "noise": replace(
            face,
            after=f"rng = np.random.default_rng({task.seed})\n"
            "image = rng.integers(0, 256, image.shape, dtype=np.uint8)",
        ),
    }
    return {name: program(drawing, task.size) for name, drawing in drawings.items()}


def program(face: Drawing, size: tuple[int, int]) -> str:
    """Write the program of a drawing.

    Parameters
    ----------
    face : Drawing
    size : tuple of int
        Height and width of the picture, pixels.

    Returns
    -------
    program : str
        Leaves ``image``.
    """
    height, width = size
    lines = [
        "import numpy as np",
        "",
        f"height, width = {height}, {width}",
        f"radius = {face.radius} * min(height, width)",
        f"turn = np.radians({face.turn})",
        "rows, columns = np.mgrid[0:height, 0:width].astype(float)",
        f"down = (rows - {face.centre[0]} * height) / radius",
        f"across = (columns - {face.centre[1]} * width) / radius",
        "right = across * np.cos(turn) + down * np.sin(turn)",
        "up = across * np.sin(turn) - down * np.cos(turn)",
        f"ink = np.array({face.ink}, float)",
        f"image = np.zeros((height, width, 3)) + {face.background}",
        "",
        "",
        "def inside(distance):",
        "    return distance <= 0",
        "",
        "",
        "def paint(distance, colour):",
        f"    cover = {_SOFT if face.soft else _HARD}",
        "    image[:] = image + (colour - image) * cover[:, :, None]",
        "",
        "",
        *_head_lines(face),
    ]
    wide, high = face.eye
    lines += [
        f"paint((np.hypot((right - {x}) / {wide}, (up - {y}) / {high}) - 1) * {min(face.eye)}, ink)"
        for x, y in face.eyes
    ]
    for low, reach, rise in face.mouths:
        lines.append(f"line = {low} + {rise} * (right / {reach}) ** 2")
        if face.grin:
            lines.append(f"paint(np.maximum(line - up, up - {low + rise}), ink)")
        else:
            lines.append(f"off = abs(up - line) / np.hypot(1, {2 * rise / reach**2} * right)")
            lines.append(f"paint(np.maximum(off - {face.stroke / 2}, abs(right) - {reach}), ink)")
    return "\n".join([*lines, "image = np.rint(image).astype(np.uint8)", face.after]) + "\n"


def _head_lines(face: Drawing) -> list[str]:
    """Write the lines that draw the head."""
    distance = f"np.hypot(right / {face.stretch}, up) - 1"
    if face.square:
        distance = "np.maximum(abs(right), abs(up)) - 0.95"
    lines = [f"edge = {distance}"]
    if face.head is not None:
        lines.append(f"light = 1 - {face.shade} * np.clip((right - up + 1) / 3, 0, 1)")
        lines.append(f"paint(edge, np.array({face.head}, float) * light[:, :, None])")
    if face.outline > 0:
        lines.append(f"paint(abs(edge) - {face.outline / 2}, ink)")
    return lines


def _drawing(task: Task) -> Drawing:
    """Draw colours, place and proportions of the plain face from the seed."""
    rng = Random(f"smiley:{task.seed}")  # noqa: S311 - a drawing, not a secret
    apart, high = rng.uniform(0.3, 0.42), rng.uniform(0.2, 0.34)
    return Drawing(
        centre=(0.5 + rng.uniform(-0.03, 0.03), 0.5 + rng.uniform(-0.03, 0.03)),
        radius=rng.uniform(0.34, 0.45),
        head=(255, rng.randint(190, 230), rng.randint(40, 90)),
        eyes=((-apart, high), (apart, high)),
        eye=(rng.uniform(0.08, 0.13), rng.uniform(0.1, 0.16)),
        mouths=((rng.uniform(-0.58, -0.46), rng.uniform(0.42, 0.56), rng.uniform(0.18, 0.3)),),
        stroke=rng.uniform(0.07, 0.11),
    )
