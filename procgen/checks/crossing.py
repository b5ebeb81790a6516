"""Two strokes of different colours that cross each other so many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.crossings import crossed, crossings
from procgen.checks.vision.evidence import between
from procgen.checks.vision.scenes import judged
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject
    from procgen.checks.vision.crossings import Crossed, Crossing
    from procgen.checks.vision.view import View

_DEAD_ZONE = 5.0
"""Degrees around the bound within which one cannot be sure of an angle."""


def check(
    subject: Subject,
    *,
    one: Sequence[str],
    other: Sequence[str],
    count: int = 1,
    angle: float = 0.0,
    beyond: float = 0.0,
    across: Sequence[float] = (0.1, 1.5),
    thick: Sequence[float] = (0.02, 0.1),
) -> Finding:
    """Count where two strokes cross, whichever of them is on top.

    Parameters
    ----------
    subject : Subject
    one, other : (str, str)
        Shape, ``line``, ``arc``, ``ring`` or ``stroke``, and the name of the colour; two colours. All that is
        drawn in a colour is one whole stroke, but for what the other one hides.
    count : int
        Exactly so many crossings: both go on to either side. Where one ends at the other, or touches it
        without passing through, there is none. Unsure of a crossing after which one ends at once.
    angle : float
        Least angle of each crossing, degrees; unsure within 5 degrees of it.
    beyond : float
        How far both go on at least from the middle of each crossing, in short sides; where one ends before it
        is no crossing, unsure within a quarter of it. Crossings nearer to one another are not told apart.
    across : sequence of two floats
        Least and greatest extent of each along the longer side of its box, in short sides of the picture.
    thick : sequence of two floats
        Least and greatest thickness of each, likewise; strokes of less than three pixels are not seen.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    kinds = (one[0], one[1]), (other[0], other[1])
    strokes = crossed(subject, *kinds)
    score, parts, marks = 1.0, [], []
    for (shape, colour), stroke in zip(kinds, strokes, strict=True):
        name = f"{colour} {shape}"
        if len(stroke.regions) != 1:
            found = f"found {len(stroke.regions) or 'no'} pieces of {colour} (needs 1, a {shape})"
            outlines = tuple(sight.outline(view, region, "wrong", name) for region in stroke.regions)
            return Finding(0.0, f"crossing: {found}", outlines)
        score = min(score, _fitting(view, stroke, across, thick))
        parts.append(_measured(view, name, stroke))
        marks.append(sight.outline(view, stroke.regions[0], "found", name))
    met = crossings(subject, *strokes, beyond * view.short_side)
    score = min(score, _counted(met, count))
    least = min((place.angle for place in met), default=90.0)
    if angle > 0:
        score = min(score, judged(least, angle - _DEAD_ZONE, angle + _DEAD_ZONE))
    names = " and ".join(f"the {colour} {shape}" for shape, colour in kinds)
    open_ones = sum(not place.sure for place in met)
    why = f"crossing: {names} cross {len(met)} time{'s' * (len(met) != 1)} (needs {count})"
    why += f", {open_ones} of them only just" if open_ones else ""
    why += f", at {least:.0f} degrees or more (at least {angle:g})" if met else ""
    why += f"; {'; '.join(parts)} (needs {across[0]:g} to {across[1]:g}, {thick[0]:g} to {thick[1]:g} thick)"
    role: sight.Role = "found" if len(met) == count else "wrong"
    marks += [_around(view, place, role) for place in met[:20]]
    return Finding(score, why, tuple(marks))


def _fitting(view: View, stroke: Crossed, across: Sequence[float], thick: Sequence[float]) -> float:
    """Rate the shape, the extent and the thickness of a stroke that is one piece."""
    fit = stroke.fits[0]
    wide = fit.thickness / view.short_side
    return min(fit.score, between([_extent(view, stroke)], across, 0.08), between([wide], thick, 0.15))


def _extent(view: View, stroke: Crossed) -> float:
    region = stroke.regions[0]
    return max(region.height, region.width) / view.short_side


def _measured(view: View, name: str, stroke: Crossed) -> str:
    fit = stroke.fits[0]
    return (
        f"the {name} overlaps a drawn one by {fit.overlap:.2f}, {_extent(view, stroke):.2f} of the short "
        f"side across and {fit.thickness / view.short_side:.3f} thick"
    )


def _counted(met: Sequence[Crossing], count: int) -> float:
    """Rate the number of crossings; open where those that are not sure decide it."""
    sure = sum(place.sure for place in met)
    if sure == len(met) == count:
        return 1.0
    return 0.5 if sure <= count <= len(met) else 0.0


def _around(view: View, place: Crossing, role: sight.Role) -> Mark:
    row, column = view.to_picture((place.row, place.column))
    return Mark("circle", ((float(row), float(column)),), role, place.radius / view.scale, "crossing")
