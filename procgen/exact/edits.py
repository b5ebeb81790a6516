"""Change a scene in words: each change says what it does and does exactly that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.palette import PAINTS
from procgen.exact.sampling import crowd
from procgen.exact.shapes import Scene, Shape, layers, mask
from procgen.exact.wording import describe, describe_in_chinese, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from procgen.exact.shapes import Colour
    from procgen.types import Size

SIZE = (256, 256)
"""Height and width of the pictures whose changes are told in pixels."""
_LEAST_VISIBLE, _LEAST_PIXELS = 0.4, 24
"""Share and number of a shape's pixels that stay uncovered after a change."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the words, and what it makes of a scene."""

    english: str
    chinese: str
    apply: Callable[[Scene], Scene]


def changed(scene: Scene, name: str, change: Callable[[Shape], Shape]) -> Scene:
    """Change the shape of a name and nothing else.

    Parameters
    ----------
    scene : Scene
    name : str
    change : callable

    Returns
    -------
    scene : Scene
        As it was where there is no shape of that name.
    """
    shapes = (change(shape) if shape.name == name else shape for shape in scene.shapes)
    return replace(scene, shapes=tuple(shapes))


def moved(shape: Shape, down: float, right: float) -> Shape:
    """Move a shape.

    Parameters
    ----------
    shape : Shape
    down, right : float
        Proportions of the height and of the width.

    Returns
    -------
    shape : Shape
    """
    points = tuple((row + down, column + right) for row, column in shape.points)
    return replace(shape, at=(shape.at[0] + down, shape.at[1] + right), points=points)


def recolour(name: str, chinese: str, colour: Colour) -> Edit:
    """Give a shape another colour.

    Parameters
    ----------
    name, chinese : str
        What the shape is called; the English name is the shape's own.
    colour : (int, int, int)

    Returns
    -------
    edit : Edit
    """
    return Edit(
        f"make {name} {said(colour)}",
        f"把{chinese}改为{said_in_chinese(colour)}",
        lambda scene: changed(scene, name, lambda shape: replace(shape, colour=colour)),
    )


def move(name: str, chinese: str, down: int, right: int) -> Edit:
    """Move a shape by whole pixels in a picture of `SIZE`.

    Parameters
    ----------
    name, chinese : str
        What the shape is called; the English name is the shape's own.
    down, right : int
        Pixels; upwards and to the left if negative.

    Returns
    -------
    edit : Edit
    """
    ways = [(down, "down", "up", "下", "上"), (right, "to the right", "to the left", "右", "左")]
    english = [f"{abs(by)} px {plus if by > 0 else minus}" for by, plus, minus, _, _ in ways if by]
    in_chinese = [f"向{plus if by > 0 else minus}移动 {abs(by)} 像素" for by, _, _, plus, minus in ways if by]
    return Edit(
        f"move {name} by {' and by '.join(english)}",
        f"把{chinese}{'、'.join(in_chinese)}",
        lambda scene: changed(scene, name, lambda shape: moved(shape, down / SIZE[0], right / SIZE[1])),
    )


def remove(name: str, chinese: str) -> Edit:
    """Take a shape away.

    Parameters
    ----------
    name, chinese : str
        What the shape is called; the English name is the shape's own.

    Returns
    -------
    edit : Edit
    """
    return Edit(
        f"remove {name}, so that what lies behind it is seen",
        f"去掉{chinese},露出它后面的内容",
        lambda scene: replace(scene, shapes=tuple(shape for shape in scene.shapes if shape.name != name)),
    )


def add(shape: Shape) -> Edit:
    """Paint a further shape over all others.

    Parameters
    ----------
    shape : Shape
        With its name.

    Returns
    -------
    edit : Edit
    """
    return Edit(
        f"add, in front of everything, {describe(shape, SIZE)}",
        f"在最前面添加 {shape.name}:{describe_in_chinese(shape, SIZE)}",
        lambda scene: replace(scene, shapes=(*scene.shapes, shape)),
    )


def scale(name: str, chinese: str, per_cent: int) -> Edit:
    """Make a shape larger or smaller about its centre.

    Parameters
    ----------
    name, chinese : str
        What the shape is called; the English name is the shape's own.
    per_cent : int
        Of the present size.

    Returns
    -------
    edit : Edit
    """

    def grown(shape: Shape) -> Shape:
        down, right = shape.size
        return replace(shape, size=(down * per_cent / 100, right * per_cent / 100))

    return Edit(
        f"scale {name} to {per_cent} % of its width and of its height, its centre where it is",
        f"把{chinese}的宽和高都改为原来的 {per_cent}%,中心不动",
        lambda scene: changed(scene, name, grown),
    )


def to_front(name: str, chinese: str) -> Edit:
    """Paint a shape last.

    Parameters
    ----------
    name, chinese : str
        What the shape is called; the English name is the shape's own.

    Returns
    -------
    edit : Edit
    """
    return Edit(
        f"bring {name} in front of everything else, where it is",
        f"把{chinese}移到最前面(位置不变)",
        lambda scene: replace(
            scene, shapes=tuple(sorted(scene.shapes, key=lambda shape: shape.name == name))
        ),
    )


def repaint_background(colour: Colour) -> Edit:
    """Give the background another colour.

    Parameters
    ----------
    colour : (int, int, int)

    Returns
    -------
    edit : Edit
    """
    return Edit(
        f"make the background {said(colour)}",
        f"把背景改为{said_in_chinese(colour)}",
        lambda scene: replace(scene, background=colour),
    )


def named_crowd(rng: Random, count: int) -> Scene:
    """Scatter shapes that are called ``shape 1``, ``shape 2`` ...

    Parameters
    ----------
    rng : random.Random
    count : int

    Returns
    -------
    scene : Scene
    """
    scene = crowd(rng, count, SIZE)
    named = (replace(shape, name=f"shape {k}") for k, shape in enumerate(scene.shapes, 1))
    return replace(scene, shapes=tuple(named))


def chain(rng: Random, scene: Scene, count: int) -> tuple[Edit, ...]:
    """Draw changes one after another, each of the scene that those before it left.

    Parameters
    ----------
    rng : random.Random
    scene : Scene
        Of shapes called ``shape 1``, ``shape 2`` ..., as from `named_crowd`.
    count : int
        Number of changes.

    Returns
    -------
    edits : tuple of Edit
        After each of them every shape is visible.
    """
    made: list[Edit] = []
    newest = len(scene.shapes)
    while len(made) < count:
        edit = _one(rng, scene, newest + 1)
        after = edit.apply(scene)
        if after != scene and _all_visible(after):
            newest += len(after.shapes) > len(scene.shapes)
            made.append(edit)
            scene = after
    return tuple(made)


def _one(rng: Random, scene: Scene, number: int) -> Edit:
    """Draw one change."""
    shape = rng.choice(scene.shapes)
    name, chinese = shape.name, shape.name.replace("shape", "图形")
    used = {scene.background, *(other.colour for other in scene.shapes)}
    colour = rng.choice([paint.colour for paint in PAINTS if paint.colour not in used] or [(1, 2, 3)])
    match rng.randrange(9):
        case 0 | 1:
            return recolour(name, chinese, colour)
        case 2 | 3:
            return move(name, chinese, 8 * rng.randint(-6, 6), 8 * rng.choice((-5, -4, -3, 3, 4, 5)))
        case 4:
            return repaint_background(colour)
        case 5:
            return scale(name, chinese, rng.choice((60, 75, 130, 150)))
        case 6 if len(scene.shapes) > 4:
            return remove(name, chinese)
        case 7:
            return to_front(name, chinese)
        case _:
            at = rng.randint(12, 88) / 100, rng.randint(12, 88) / 100
            return add(Shape("disc", colour, at, (0.07, 0.07), name=f"shape {number}"))


def _all_visible(scene: Scene, size: Size = SIZE) -> bool:
    """Tell whether every shape is inside the picture and mostly uncovered."""
    if any(
        not all(shape.size[0] + 0.01 < place < 0.99 - shape.size[0] for place in shape.at)
        for shape in scene.shapes
    ):
        return False
    seen = np.bincount(layers(scene, *size).ravel(), minlength=len(scene.shapes) + 1)
    alone = np.array([mask(shape, *size).sum() for shape in scene.shapes])
    return bool((seen[1:] >= np.maximum(_LEAST_PIXELS, _LEAST_VISIBLE * alone)).all())
