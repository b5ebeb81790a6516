"""Write numpy programs that draw a scene: the reference program and its stylistic variants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from procgen.exact.shapes import Scene, Shape
    from procgen.types import Size

Style = Literal["plain", "antialiased", "float", "float255", "int", "shown"]

_HEAD = """import numpy as np


def inside(points, row, column):
    result = np.zeros(np.broadcast_shapes(row.shape, column.shape), bool)
    for (r0, c0), (r1, c1) in zip(points, points[1:] + points[:1]):
        if r0 != r1:
            result ^= ((r0 > row) != (r1 > row)) & (column < c0 + (row - r0) * (c1 - c0) / (r1 - r0))
    return result


def along(points, reach, row, column):
    result = np.zeros(np.broadcast_shapes(row.shape, column.shape), bool)
    for (r0, c0), (r1, c1) in zip(points, points[1:]):
        down, right = r1 - r0, c1 - c0
        part = np.clip(((row - r0) * down + (column - c0) * right) / max(down**2 + right**2, 1e-12), 0, 1)
        result |= (row - r0 - part * down) ** 2 + (column - c0 - part * right) ** 2 <= reach**2
    return result


def paint(height, width):
    short = min(height, width)
    row, column = np.arange(height)[:, None] + 0.5, np.arange(width)[None, :] + 0.5
"""

_ANTIALIASED = """
    big = paint(3 * height, 3 * width).astype(float)
    return np.round(big.reshape(height, 3, width, 3, 3).mean(axis=(1, 3))).astype(np.uint8)
"""

_SHOW = """

import matplotlib.pyplot as plt

plt.imshow(pictureSIZE)
plt.axis("off")
plt.show()
"""


def _number(value: float) -> str:
    return f"{value:.6g}"


def _corners(shape: Shape) -> str:
    """Spell the corners of a shape as an expression of height, width and short."""
    if shape.points:
        points = shape.points
        if shape.kind == "block":
            first, last = points
            points = (first, (first[0], last[1]), last, (last[0], first[1]))
        pairs = (f"({_number(row)} * height, {_number(column)} * width)" for row, column in points)
        return f"[{', '.join(pairs)}]"
    middle = f"({_number(shape.at[0])} * height, {_number(shape.at[1])} * width)"
    down, right = map(_number, shape.size)
    if shape.kind == "rectangle":
        offsets = f"[(-{down}, -{right}), (-{down}, {right}), ({down}, {right}), ({down}, -{right})]"
    else:
        count = shape.corners * (2 if shape.kind == "star" else 1)
        reach = f"({_number(shape.inner)} if k % 2 else 1)" if shape.kind == "star" else "1"
        angle = f"np.pi / 2 + k * 2 * np.pi / {count}"
        corner = f"(-np.sin({angle}) * {down} * {reach}, np.cos({angle}) * {right} * {reach})"
        offsets = f"[{corner} for k in range({count})]"
    turn = f"np.deg2rad({_number(shape.turn)})"
    return (
        f"[({middle}[0] + short * (d * np.cos({turn}) - r * np.sin({turn})), "
        f"{middle}[1] + short * (d * np.sin({turn}) + r * np.cos({turn}))) for d, r in {offsets}]"
    )


def _lines(shape: Shape) -> list[str]:
    """Write the statements that paint one shape."""
    if shape.kind == "stroke":
        where = f"along({_corners(shape)}, {_number(shape.width / 2)} * short, row, column)"
        return [f"image[{where}] = {shape.colour}"]
    if shape.kind in ("rectangle", "polygon", "star", "outline", "block"):
        return [f"image[inside({_corners(shape)}, row, column)] = {shape.colour}"]
    turn = f"np.deg2rad({_number(shape.turn)})"
    lines = [
        f"down, right = row - {_number(shape.at[0])} * height, column - {_number(shape.at[1])} * width",
        f"upright = (down * np.cos({turn}) + right * np.sin({turn})) / ({_number(shape.size[0])} * short)",
        f"across = (right * np.cos({turn}) - down * np.sin({turn})) / ({_number(shape.size[1])} * short)",
        "radius = np.hypot(upright, across)",
    ]
    where = f"(radius <= 1) & (radius >= {_number(shape.inner)})"
    if shape.kind == "sector":
        start, end = shape.span
        lines.append("angle = np.rad2deg(np.arctan2(-upright, across))")
        where += f" & ((angle - {_number(start)}) % 360 <= {_number(end - start)})"
    return [*lines, f"image[{where}] = {shape.colour}"]


def _picture(style: Style) -> str:
    """Write the function that turns what was painted into the picture."""
    match style:
        case "plain" | "shown":
            return "\n    return paint(height, width)\n"
        case "antialiased":
            return _ANTIALIASED
        case "float":
            return "\n    return paint(height, width) / 255.0\n"
        case "float255":
            return "\n    return paint(height, width).astype(float)\n"
        case "int":
            return "\n    return paint(height, width).astype(int)\n"
        case _:
            assert_never(style)


def program(scene: Scene, size: Size | None = None, style: Style = "plain") -> str:
    """Write a program that draws a scene.

    Parameters
    ----------
    scene : Scene
    size : (int, int), optional
        Height and width, pixels: the program leaves ``image`` of that size.
        Without it the program defines ``draw(height, width)`` and draws at any size.
    style : {"plain", "antialiased", "float", "float255", "int", "shown"}
        ``antialiased`` has soft edges, ``float`` runs from 0 to 1, ``shown`` displays the array with
        matplotlib under another name than ``image``; ``float255`` and ``int`` are of another dtype.

    Returns
    -------
    source : str

    Examples
    --------
    >>> names = {}
    >>> exec(program(Scene((0, 0, 0)), (2, 3)), names)
    >>> names["image"].shape
    (2, 3, 3)
    """
    body = [f"image = np.full((height, width, 3), {scene.background}, np.uint8)"]
    for shape in scene.shapes:
        body += [f"# {shape.name}"] if shape.name else []
        body += _lines(shape)
    painted = "".join(f"    {line}\n" for line in [*body, "return image"])
    source = f"{_HEAD}{painted}\n\ndef draw(height, width):{_picture(style)}"
    if size is None:
        return source
    source = source.replace("def draw(", "def picture(")
    if style == "shown":
        return f"{source}{_SHOW}".replace("SIZE", str(size))
    return f"{source}\n\nimage = picture{size}\n"
