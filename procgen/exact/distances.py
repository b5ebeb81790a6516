"""Write how far a point of a drawing is from a figure: expressions of ``down`` and ``right``, below 0 inside.

They are what `procgen.exact.loose_template` paints; lengths are in units of the drawing.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Place = tuple[float, float]
"""Down and right of the drawing's middle."""


def disc(at: Place, radius: float) -> str:
    """Write the distance from a disc."""
    return f"np.hypot({_off('down', at[0])}, {_off('right', at[1])}) - {radius:.3g}"


def square(at: Place, radius: float) -> str:
    """Write the distance from an upright square that a circle of some radius goes around."""
    half = radius / math.sqrt(2)
    return box(at, half, half)


def box(at: Place, tall: float, wide: float) -> str:
    """Write the distance from an upright rectangle, given half its height and half its width."""
    down, right = _off("down", at[0]), _off("right", at[1])
    return f"np.maximum(abs({down}) - {tall:.3g}, abs({right}) - {wide:.3g})"


def polygon(count: int) -> Callable[[Place, float], str]:
    """Make the writer of a regular polygon, lying on a side, that a circle of some radius goes around."""

    def written(at: Place, radius: float) -> str:
        sides = f"np.pi + np.arange({count}) * {2 * math.pi / count:.6g}"
        far = f"np.sin(a) * ({_off('right', at[1])}) - np.cos(a) * ({_off('down', at[0])})"
        return f"np.max([{far} for a in {sides}], axis=0) - {radius * math.cos(math.pi / count):.4g}"

    return written


def ring(at: Place, radius: float, width: float, wide: float = 1.0) -> str:
    """Write the distance from a ring, given the radius of its middle; an ellipse if it is wider than tall."""
    right = f"({_off('right', at[1])}) / {wide:g}" if wide != 1 else _off("right", at[1])
    return f"abs(np.hypot({_off('down', at[0])}, {right}) - {radius:.3g}) - {width / 2:.3g}"


def arc(at: Place, radius: float, width: float, bulge: str, *, deep: float = 0.0) -> str:
    """Write the distance from the part of a ring on one side of its centre, less what is not that deep."""
    cut = {"above": "({0})", "below": "-({0})", "left": "({1})", "right": "-({1})"}[bulge]
    cut = cut.format(_off("down", at[0]), _off("right", at[1]))
    return f"np.maximum({ring(at, radius, width)}, {cut} + {deep:.3g})"


def line(start: Place, end: Place, width: float, *, round_ends: bool = False) -> str:
    """Write the distance from a straight stroke between two points."""
    length = math.dist(start, end)
    down, right = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    row, column = _off("down", (start[0] + end[0]) / 2), _off("right", (start[1] + end[1]) / 2)
    along = f"abs(({row}) * {down:.4g} + ({column}) * {right:.4g}) - {length / 2:.3g}"
    aside = f"({row}) * {-right:.4g} + ({column}) * {down:.4g}"
    if round_ends:
        return f"np.hypot(np.maximum({along}, 0), {aside}) - {width / 2:.3g}"
    return f"np.maximum({along}, abs({aside}) - {width / 2:.3g})"


def _off(axis: str, place: float) -> str:
    return f"{axis} - {place:.3g}" if place >= 0 else f"{axis} + {-place:.3g}"


class Solid(NamedTuple):
    """A figure that a scene may be made of."""

    english: str
    chinese: str
    distance: Callable[[Place, float], str]
    """Writes the distance, given the middle and the radius of the circle around it."""


SOLIDS: Mapping[str, Solid] = MappingProxyType(
    {
        "disc": Solid("disc", "圆", disc),
        "square": Solid("square", "正方形", square),
        "triangle": Solid("equilateral triangle", "等边三角形", polygon(3)),
        "hexagon": Solid("regular hexagon", "正六边形", polygon(6)),
    }
)
"""Figures by the name of their shape, see `procgen.checks.figure`."""


def a(words: str) -> str:
    """Put the article before a noun.

    Parameters
    ----------
    words : str

    Returns
    -------
    words : str

    Examples
    --------
    >>> a("orange disc"), a("blue disc")
    ('an orange disc', 'a blue disc')
    """
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
