"""Figures: the things drawn in a picture, each found in one or more readings of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference, leads_of_name
from procgen.checks.vision.evidence import agreement, ramp, ramps
from procgen.checks.vision.shapes import SHAPES, Fit, fit_shape
from procgen.checks.vision.silhouettes import SILHOUETTES
from procgen.checks.vision.strokes import STROKES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.readings import Reading
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.view import View

_SAME = 0.85
"""Regions of different readings that overlap so much are one figure."""
_SAME_INK = 0.15
"""Their holes are the same, too, if their areas differ by less, in areas of the whole."""
_BETTER = (0.06, 0.02)
"""By how much another shape covers a figure better where it is not the shape, and where it surely is."""
_MOST = 60
_BACKGROUND = 10.0
"""Difference (CIE76) from the border's colour below which a region shows the background."""
_SAME_COLOUR = 10.0
"""Difference (CIE76) up to which two figures may be of one ink."""
_KINDS: Mapping[str, str] = MappingProxyType({"square": "rectangle", "disc": "ellipse"})
"""A shape that is a special case of another is no rival of it."""


class Fits(Mapping[str, Fit]):
    """Every shape laid over a region, each when first asked for; strokes and silhouettes are not listed."""

    def __init__(self, region: Region, grain: int) -> None:
        self._region, self._grain = region, grain
        self._laid: dict[str, Fit] = {}

    def __getitem__(self, shape: str) -> Fit:
        """Lay one shape over the region."""
        if shape not in self._laid:
            self._laid[shape] = _laid(self._region, shape, self._grain)
        return self._laid[shape]

    def __iter__(self) -> Iterator[str]:
        """Name the shapes."""
        return iter(SHAPES)

    def __len__(self) -> int:
        """Count the shapes."""
        return len(SHAPES)


@dataclass(frozen=True, eq=False)
class Figure:
    """One thing that is drawn."""

    regions: tuple[Region, ...]
    """The same thing in several readings; the one by paint first where there is one."""
    colour: NDArray[np.float64]
    """Lab of most of it."""
    contrast: float
    """Difference (CIE76) from the border's colour."""
    grain: int
    """Size of one of the picture's own pixels in the view."""

    @property
    def region(self) -> Region:
        """The region that stands for the figure."""
        return self.regions[0]

    @cached_property
    def fits(self) -> Mapping[str, Fit]:
        """Every shape laid over the figure."""
        return Fits(self.region, self.grain)

    def is_shape(self, shape: str) -> tuple[float, float]:
        """Rate the figure as a shape.

        Parameters
        ----------
        shape : str
            A key of `procgen.checks.vision.shapes.SHAPES`, `procgen.checks.vision.strokes.STROKES` or
            `procgen.checks.vision.silhouettes.SILHOUETTES`.

        Returns
        -------
        score : float
            0..1: agreement of the readings that see the figure, lowered where another solid shape covers a
            solid one better.
        doubt : float
            0..1: how far the readings disagree.
        """
        others = self.regions[1:]
        if shape in STROKES:  # readings that see it together with what it goes around say nothing of it
            others = tuple(region for region in others if _same_ink(self.region, region))
        fits = [self.fits[shape], *(_laid(region, shape, self.grain) for region in others)]
        score, doubt = agreement([fit.score for fit in fits], [1.0] * len(fits))
        own = self.fits[shape].overlap
        without_rivals = shape in STROKES or shape in SILHOUETTES
        if score == 0 or without_rivals or own >= 1 - _BETTER[1]:  # nothing could cover it so much better
            return score, doubt
        family = {shape, _KINDS.get(shape, shape)}
        rival = max(
            fit.overlap for name, fit in self.fits.items() if not family & {name, _KINDS.get(name, name)}
        )
        return score * ramp(rival - own, *_BETTER), doubt

    def is_colour(self, name: str) -> float:
        """Rate the figure's colour as a named one.

        Parameters
        ----------
        name : str
            A key of `procgen.checks.vision.colours.NAMED`.

        Returns
        -------
        score : float
            0..1, see `named`.
        """
        return named(self.colour, name)


def named(colour: NDArray[np.float64], name: str) -> float:
    """Rate a colour as a named one.

    Parameters
    ----------
    colour : ndarray of shape (3,)
        Lab.
    name : str
        A key of `procgen.checks.vision.colours.NAMED`.

    Returns
    -------
    score : float
        0..1: 0.5 where the next name is as near.
    """
    return float(_named(colour, name))


def figures_of(view: View, readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """Gather what all readings show into figures.

    Parameters
    ----------
    view : View
    readings : sequence of Reading
        The one by paint first.

    Returns
    -------
    figures : tuple of Figure
        The largest first; the background is none.
    """
    groups: list[list[Region]] = []
    colours: list[NDArray[np.float64]] = []
    boxes = np.zeros((_MOST, 5), np.int64)  # and the area of what they hold
    for reading in readings:
        for number, region in _drawn(view, reading):
            near = _overlapping(boxes[: len(groups)], region)
            group = next((groups[i] for i in near if _same(groups[i][0], region)), None)
            if group is not None:
                group.append(region)
            elif len(groups) < _MOST:
                boxes[len(groups)] = *region.box, region.filled_area
                groups.append([region])
                colours.append(reading.colour(number))
    figures = [
        Figure(tuple(group), colour, float(difference(colour, view.border)), view.grain)
        for group, colour in zip(groups, colours, strict=True)
    ]
    return tuple(sorted(figures, key=lambda figure: -figure.region.filled_area))


def find(
    figures: Sequence[Figure], shape: str, colour: str | None = None
) -> list[tuple[Figure, float, float]]:
    """Find the figures of a shape and colour.

    Parameters
    ----------
    figures : sequence of Figure
    shape : str
    colour : str, optional

    Returns
    -------
    found : list of (Figure, float, float)
        Figure, score and doubt of those that score at least 0.1, the best first; of figures inside one
        another that are fill and outline of one thing only the outer one.
    """
    rated = []
    colours = np.array([figure.colour for figure in figures]).reshape(-1, 3)
    likelihoods = np.ones(len(colours)) if colour is None else _named(colours, colour)
    for figure, likely in zip(figures, likelihoods.tolist(), strict=True):
        if likely < 0.1:
            continue
        score, doubt = figure.is_shape(shape)
        score = min(score, likely)
        if score >= 0.1:
            rated.append((figure, score, doubt))
    rated.sort(key=lambda item: -item[1] * math.sqrt(item[0].region.filled_area))
    kept: list[tuple[Figure, float, float]] = []
    for item in rated:
        if not any(_one_thing(item[0], other[0]) or _part_of(item[0], other[0]) for other in kept):
            kept.append(item)
    return kept


def _laid(region: Region, shape: str, grain: int) -> Fit:
    """Lay a solid shape, or one drawn with a pen or told by its silhouette, over a region."""
    for others in (STROKES, SILHOUETTES):
        if shape in others:
            return others[shape](region, grain)
    return fit_shape(region, shape, grain=grain)


def _same_ink(one: Region, other: Region) -> bool:
    """Tell whether two regions that are the same with their holes filled have the same holes."""
    return abs(one.area - other.area) < _SAME_INK * min(one.filled_area, other.filled_area)


def _named(colours: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    """Rate colours, shape (..., 3), as a named one, see `named`."""
    return ramps(leads_of_name(colours, name), -6.0, 6.0)


def _drawn(view: View, reading: Reading) -> Iterable[tuple[int, Region]]:
    """Give the regions of a reading, numbered, that are not the background nor holes that show it."""
    for number, region in enumerate(reading.regions):
        background = reading.shows(number, view.border, _BACKGROUND)
        if not background and region.filled_area < 0.98 * view.pixels.shape[0] * view.pixels.shape[1]:
            yield number, region


def _overlapping(boxes: NDArray[np.int64], region: Region) -> NDArray[np.intp]:
    """Find the boxes of things that, by their places and areas, may be the same as a region."""
    top, left, bottom, right = region.box
    high = np.minimum(boxes[:, 2], bottom) - np.maximum(boxes[:, 0], top)
    wide = np.minimum(boxes[:, 3], right) - np.maximum(boxes[:, 1], left)
    near = np.maximum(high, 0) * np.maximum(wide, 0) > _SAME * region.filled_area
    ratio = boxes[:, 4] / region.filled_area
    return np.flatnonzero(near & (ratio > _SAME) & (ratio < 1 / _SAME))


def _same(one: Region, other: Region) -> bool:
    """Tell whether two regions, holes filled, cover nearly the same pixels."""
    common = _common(one, one.filled, other, other.filled)
    return common > _SAME * (one.filled_area + other.filled_area - common)


def _common(one: Region, first: Mask, other: Region, second: Mask) -> int:
    """Count the pixels that lie in two masks, each of the shape of its region."""
    top, left = max(one.top, other.top), max(one.left, other.left)
    bottom, right = min(one.box[2], other.box[2]), min(one.box[3], other.box[3])
    if top >= bottom or left >= right:
        return 0
    here = first[top - one.top : bottom - one.top, left - one.left : right - one.left]
    there = second[top - other.top : bottom - other.top, left - other.left : right - other.left]
    return int(np.count_nonzero(here & there))


def _one_thing(one: Figure, other: Figure) -> bool:
    """Tell whether of two figures of one shape one is the fill, or the flat top, of the other."""
    inner, outer = sorted((one.region, other.region), key=lambda region: region.filled_area)
    near = math.dist(inner.centre, outer.centre) < 0.1 * math.sqrt(outer.filled_area)
    return near and inner.filled_area > 0.4 * outer.filled_area


def _part_of(one: Figure, other: Figure) -> bool:
    """Tell whether a figure is a piece of another's ink that one reading has cut off."""
    inner, outer = one.region, other.region
    if inner.area > outer.area or float(difference(one.colour, other.colour)) > _SAME_COLOUR:
        return False
    return _common(inner, inner.mask, outer, outer.mask) > _SAME * inner.area
