"""The article's second wish: a basketball, which no chat model of early 2023 managed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from procgen.types import Check, Task

_SIZE = (256, 256)
_PROMPTS = MappingProxyType(
    {
        "short": "Write numpy code that generates a 2D array corresponding to an image of a basketball.",
        "detailed": (
            "Generate an image of a basketball, gray or in colour: one round ball, at least three tenths of the"
            " picture across, orange if the picture is in colour. Across the ball run its seams, lines that stand"
            " out from it: two great circles that cross at a right angle (seen from the front a level and an"
            " upright line through the middle) and on either side one curve that bows towards the middle. The"
            " ball may be turned any way. It may be shaded; other marks on it are small against the seams, and what is"
            " beside it (a shadow, say) is less than a quarter of its area."
        ),
        "chinese": (
            "请用 numpy 生成一幅篮球图像,灰度或彩色均可:一个圆球(直径至少为图像边长的十分之三),彩色时为橙色;"
            "球面上有清晰的接缝线:两条互相垂直的大圆(正面看是穿过中心的一横一竖),左右两侧各有一条向中心弯曲的弧线。"
            "球可以朝任意方向,可以有明暗;球上的其他标记与接缝相比很小,旁边的东西(例如影子)不超过球面积的四分之一。"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a program draws: the seams of a ball that is turned in space."""

    centre: tuple[float, float] = (0.5, 0.5)
    """Row and column of the ball, in heights and widths."""
    radius: float = 0.42
    """Of the ball, in short sides."""
    turn: float = 0.0
    """In the picture's plane, degrees."""
    tilt: float = 0.0
    """Away from the viewer, degrees."""
    background: tuple[int, int, int] = (255, 255, 255)
    ball: tuple[int, int, int] | None = (232, 118, 34)
    """None for a ball that is only an outline."""
    ink: tuple[int, int, int] = (30, 20, 15)
    seam: float = 0.03
    """Width of a seam, ball radii."""
    level: bool = True
    upright: bool = True
    sides: float = 0.5
    """How far out the side curves stand, 0 for none at all."""
    outward: bool = False
    """Whether the side curves bow outwards, as a globe's meridians do."""
    round_: bool = True
    shade: float = 0.0
    after: str = ""


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
    checks = (
        Check("ball", {"across": 0.3}),
        Check("basketball_seams"),
        Check("ball_colour"),
        Check("ball_alone", told=False),
    )
    return Task("basketball", "article", seed, _PROMPTS, checks, size=_SIZE)


def reference(task: Task) -> str:
    """Write a program that must pass.

    Parameters
    ----------
    task : Task

    Returns
    -------
    program : str
    """
    return _program(Drawing(), task.size)


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
    plain = Drawing()
    drawings = {
        "outlined": replace(plain, ball=None),
        "white seams on black": replace(plain, ball=(25, 25, 25), ink=(245, 245, 245)),
        "light on dark": replace(plain, background=(15, 20, 40), ball=(240, 150, 60)),
        "turned": replace(plain, turn=35),
        "tilted": replace(plain, turn=20, tilt=25),
        "thick seams": replace(plain, seam=0.05),
        "small and aside": replace(plain, radius=0.26, centre=(0.4, 0.6)),
        "shaded": replace(plain, shade=0.45),
        "gray": replace(plain, after="image = image.mean(axis=2).astype(np.uint8)"),
        "floats": replace(plain, after="image = image / 255.0"),
    }
    return {name: _program(drawing, task.size) for name, drawing in drawings.items()}


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
    plain = Drawing()
    noise = "image = np.random.default_rng(1).integers(0, 256, image.shape, dtype=np.uint8)"
    blob = "image = 255 * np.exp(-2 * (down**2 + across**2))"
    drawings = {
        "no seams": replace(plain, level=False, upright=False, sides=0.0),
        "one level line": replace(plain, upright=False, sides=0.0),
        "one thick line": replace(plain, upright=False, sides=0.0, seam=0.25),
        "a cross alone": replace(plain, sides=0.0),
        "side curves alone": replace(plain, level=False, upright=False),
        "a globe": replace(plain, outward=True),
        "no ball": replace(plain, ball=None, round_=False),
        "blue": replace(plain, ball=(40, 90, 220)),
        "a blurred blob": replace(plain, after=blob),
        "four balls": replace(plain, after="image = np.tile(image[::2, ::2], (2, 2, 1))"),
        "blank": replace(plain, after="image[:] = 0"),
        "noise": replace(plain, after=noise),
    }
    return {name: _program(drawing, task.size) for name, drawing in drawings.items()}


def _program(drawn: Drawing, size: tuple[int, int]) -> str:
    """Write a program that finds the point of the sphere under each pixel and paints what lies there."""
    height, width = size
    side = f"abs(np.hypot(abs(x) - 0.8 - {drawn.sides}, y) - 0.85) < {drawn.seam}"
    if drawn.outward:
        side = f"abs(np.hypot(x / 0.55, y) - 1) < {drawn.seam * 1.5}"
    seams = [f"abs(y) < {drawn.seam}"] * drawn.level + [f"abs(x) < {drawn.seam}"] * drawn.upright
    seams += [side] if drawn.sides else []
    rim = f"abs(away - 1) < {drawn.seam}" if drawn.round_ else "away < 0"
    lines = [
        "import numpy as np",
        "",
        f"height, width = {height}, {width}",
        f"radius = {drawn.radius} * min(height, width)",
        "rows, columns = np.mgrid[0:height, 0:width].astype(float)",
        f"down = (rows - {drawn.centre[0]} * height) / radius",
        f"across = (columns - {drawn.centre[1]} * width) / radius",
        "away = np.hypot(down, across)",
        "depth = np.sqrt(np.clip(1 - away**2, 0, 1))",
        f"turn, tilt = np.radians({drawn.turn}), np.radians({drawn.tilt})",
        "x = across * np.cos(turn) + down * np.sin(turn)",
        "y = down * np.cos(turn) - across * np.sin(turn)",
        "y = y * np.cos(tilt) + depth * np.sin(tilt)",
        f"image = np.zeros((height, width, 3)) + {drawn.background}",
    ]
    if drawn.ball:
        lines += [
            f"light = 1 - {drawn.shade} * np.clip(down + across + 0.4, 0, 1)",
            f"image = np.where((away <= 1)[..., None], light[..., None] * {drawn.ball}, image)",
        ]
    if seams:
        where = " | ".join(f"({seam})" for seam in seams)
        lines.append(f"image[(away <= 1) & ({where})] = {drawn.ink}")
    lines += [f"image[{rim}] = {drawn.ink}", "image = np.round(image).astype(np.uint8)", drawn.after]
    return "\n".join(lines) + "\n"
