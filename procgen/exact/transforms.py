"""Mirror, enlarge and repeat whole scenes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procgen.exact.shapes import Point, Scene, Shape


def mirrored(scene: Scene) -> Scene:
    """Exchange left and right.

    Parameters
    ----------
    scene : Scene
        Without sectors.

    Returns
    -------
    scene : Scene
    """

    def mirror(shape: Shape) -> Shape:
        points = tuple((row, 1 - column) for row, column in shape.points)
        if shape.kind == "block":
            (top, right), (bottom, left) = points
            points = ((top, left), (bottom, right))
        return replace(shape, at=(shape.at[0], 1 - shape.at[1]), points=points, turn=-shape.turn)

    return replace(scene, shapes=tuple(map(mirror, scene.shapes)))


def placed(shape: Shape, factor: float, corner: Point) -> Shape:
    """Scale a shape about the upper left corner of the picture, then move it.

    Parameters
    ----------
    shape : Shape
    factor : float
        Of all lengths.
    corner : (float, float)
        Where the picture's upper left corner comes to lie: proportions of height and width.

    Returns
    -------
    shape : Shape
    """
    down, right = corner
    return replace(
        shape,
        at=(down + factor * shape.at[0], right + factor * shape.at[1]),
        size=(factor * shape.size[0], factor * shape.size[1]),
        points=tuple((down + factor * row, right + factor * column) for row, column in shape.points),
        width=factor * shape.width,
    )


def enlarged(scene: Scene, row: float, column: float) -> Scene:
    """Show one quarter of a scene at twice its size.

    Parameters
    ----------
    scene : Scene
    row, column : float
        Upper left corner of that quarter: proportions, 0 or 0.5.

    Returns
    -------
    scene : Scene
    """
    shapes = (placed(shape, 2, (-2 * row, -2 * column)) for shape in scene.shapes)
    return replace(scene, shapes=tuple(shapes))
