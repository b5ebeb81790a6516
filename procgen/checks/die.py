"""A die that shows a number of pips: seen from the front, or a solid of which one face shows any."""

from __future__ import annotations

from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.regions import regions_of
from procgen.checks.vision.shapes import fit_shape
from procgen.checks.vision.spots import Spots, spots_on
from procgen.checks.vision.tilted import tilted_pips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.view import View

_LEAST = 0.3
"""Smallest side of a die, in short sides of the picture."""
_SQUARE = (0.82, 0.9)
"""Overlap of the face with a rectangle: corners may be round."""
_RIMS = (0.14, 0.2, 0.08)
"""Widths of a face's border that are tried, in sides of it."""
_PLAIN = 12.0
"""Difference (CIE76) up to which a pixel has the colour of the picture's border: of a die that reaches it."""
_NEAR, _FAR = 0.18, 0.8
"""Least and greatest distance of the outer pips from the middle, along a side, in halves of it."""
_ASTRAY = (0.22, 0.12)
"""How far a pip may lie from its place, in halves of a side."""
_SOLIDS, _LONG = 2, 1.25
"""Figures, from the largest, that are looked at as solids, and greatest length of one against its width."""
_SQUEEZES = (1.0, 0.85, 0.7, 0.55)
"""Distances of three rows against that of two columns that are tried."""
_DIAGONAL = ((-1, -1), (1, 1))
_CORNERS = (*_DIAGONAL, (-1, 1), (1, -1))
LAYOUTS: Mapping[int, tuple[tuple[int, int], ...]] = MappingProxyType(
    {
        1: ((0, 0),),
        2: _DIAGONAL,
        3: ((0, 0), *_DIAGONAL),
        4: _CORNERS,
        5: ((0, 0), *_CORNERS),
        6: (*_CORNERS, (0, -1), (0, 1)),
    }
)
"""Where pips lie: down and right of the middle; the face may be turned by 90 degrees."""
_LEVEL = ((0, -1), (0, 1))
"""How some draw two."""


def check(subject: Subject, *, pips: int, plain: bool = False) -> Finding:
    """Look for a square face with exactly so many pips, set out as on a die.

    Where there is none, a solid is looked for of which one tilted face shows so many, and no other face any.

    Parameters
    ----------
    subject : Subject
    pips : int
        1 to 6.
    plain : bool
        Whether the face is seen from the front, the pips are discs of one colour, and nothing else is on it.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    best = Finding(0.0, "die: found no square face")
    for region, overlap in _faces(subject):
        square = ramp(overlap, *_SQUARE)
        if square == 0:
            continue
        found, layout = _pips(view, region, plain=plain)
        right = len(found.spots) == pips and found.others == 0 and not found.faults
        score = square * layout * right
        if score < best.score or (score == 0 and best.geometry):
            continue
        role: sight.Role = "found" if right else "wrong"
        marks = [sight.outline(view, region, "found", "face")]
        marks += [sight.outline(view, spot, role, "pip") for spot in found.spots]
        why = (
            f"die: a square face with {len(found.spots)} pips (needs {pips}), "
            f"{'' if layout >= 0.5 else 'not '}set out as on a die; {found.others} other marks"
        ) + "".join(f"; {fault}" for fault in found.faults)
        best = Finding(score, why, tuple(marks))
    return best if best.score >= 0.5 or plain else _on_a_solid(subject, pips) or best


def _on_a_solid(subject: Subject, pips: int) -> Finding | None:
    """Look for pips on the one face that shows any of a solid; None where there is no such solid."""
    view = sight.view(subject)
    regions = [figure.region for figure in sight.figures(subject)]
    for region in regions[:_SOLIDS]:
        low, high = sorted((region.height, region.width))
        if low < _LEAST * view.short_side or high > _LONG * low:
            continue
        if (found := tilted_pips(view, region, regions)) is None:
            continue
        layout = _turned_layout(found.places)
        right = len(found.spots) == pips and layout > 0
        role: sight.Role = "found" if right else "wrong"
        marks = [sight.outline(view, region, "found", "die")]
        marks += [sight.outline(view, spot, role, "pip") for spot in found.spots]
        why = (
            f"die: a solid of which one face shows {len(found.spots)} pips (needs {pips}), "
            f"{'' if layout >= 0.5 else 'not '}set out as on a die"
        )
        return Finding(layout * right, why, tuple(marks))
    return None


def _turned_layout(places: NDArray[np.float64]) -> float:
    """Rate how well places around the middle of a face lie as pips do, the face turned by any angle, 0..1."""
    if len(places) not in LAYOUTS:
        return 0.0
    if len(places) == 1:
        return 1.0
    points = places @ [1, 1j]
    outermost = points[np.argmax(np.abs(points))]
    far = abs(outermost) / np.sqrt(2)
    if not _NEAR < far < _FAR:
        return 0.0
    best = np.inf
    squeezes = _SQUEEZES if len(places) == 6 else (1.0,)  # three rows may lie closer than two columns
    for squeeze, mirror in product(squeezes, (1, -1)):
        want = np.array(LAYOUTS[len(places)], np.float64) @ [1, mirror * squeeze * 1j]
        corner = want[np.argmax(np.abs(want))]
        gaps = np.abs(points[:, None] - (want * outermost / corner)[None])
        best = min(best, float(max(gaps.min(axis=0).max(), gaps.min(axis=1).max())))
    return ramp(best, *_ASTRAY)


def _faces(subject: Subject) -> Iterator[tuple[Region, float]]:
    """Give what may be a die's face, and its overlap with a rectangle."""
    view = sight.view(subject)
    least = _LEAST * view.short_side

    def fits(region: Region) -> bool:
        low, high = sorted((region.height, region.width))
        return low >= least and high <= 1.15 * low

    for figure in sight.figures(subject):
        if fits(figure.region):
            yield figure.region, figure.fits["rectangle"].overlap
    for region in regions_of(view.from_border < _PLAIN, smallest=0.2 * view.from_border.size)[:1]:
        cut = not region.filled[[0, 0, -1, -1], [0, -1, 0, -1]].any()
        if region.mask.shape == view.shape and cut and fits(region):  # only its corners show the background
            yield region, fit_shape(region, "rectangle").overlap


def _pips(view: View, region: Region, *, plain: bool) -> tuple[Spots, float]:
    """Find the pips on a face, whose border may be thick, or thin and near them; rate how they lie, 0..1."""
    best: tuple[Spots, float] | None = None
    for rim in _RIMS:
        found = spots_on(view, region, rim=rim, edge=0, plain=plain)
        layout = _layout(found.spots, region)
        if layout > 0 and found.others == 0 and (best is None or len(found.spots) > 1):
            return found, layout
        best = best or (found, layout)
    return best or (Spots((), 0), 0.0)


def _layout(spots: tuple[Region, ...], region: Region) -> float:
    """Rate how well spots lie as pips do, 0..1."""
    if len(spots) not in LAYOUTS:
        return 0.0
    middle = np.array(region.centre)
    places = np.array([spot.centre for spot in spots]) - middle
    half = (region.height + region.width) / 4
    far = float(np.abs(places).max()) if len(spots) > 1 else half
    if len(spots) > 1 and not _NEAR * half < far < _FAR * half:
        return 0.0
    best = np.inf
    layouts = (LAYOUTS[len(spots)], *((_LEVEL,) if len(spots) == len(_LEVEL) else ()))
    for layout, turn in product(layouts, range(2)):
        want = np.array(layout, np.float64) * far
        if turn:
            want = np.column_stack([want[:, 1], -want[:, 0]])
        if len(spots) == 6:  # three rows may lie closer than two columns
            scale = np.abs(places).max(axis=0) / np.maximum(np.abs(want).max(axis=0), 1e-9)
            want = want * np.clip(scale, 0.5, 1.0)
        gaps = np.hypot(*(places[:, None] - want[None]).transpose(2, 0, 1))
        best = min(best, float(max(gaps.min(axis=0).max(), gaps.min(axis=1).max())))
    return ramp(best / half, *_ASTRAY)
