"""Scenes: figures that are named by shape and colour, and how they lie to one another.

What is found is laid out in the view's own pixels, so that a relation does not depend on how well a shape's
drawn model fits, except where one figure hides a part of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import UNSURE, Finding
from procgen.checks.vision import opencv, sight
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.raster import drawn
from procgen.checks.vision.regions import regions_of
from procgen.checks.vision.strokes import STROKES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.figures import Figure
    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.shapes import Fit
    from procgen.checks.vision.view import View
    from procgen.types import Mark

WAYS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"left": (0, -1), "right": (0, 1), "above": (-1, 0), "below": (1, 0)}
)
"""Rows and columns of a step to each side."""
_MOST_POINTS = 400
"""Points of an edge that distances are measured from."""
_MODELLED = frozenset({"disc", "ellipse", "rectangle", "square", "ring"})
"""Shapes whose fit shows where they go on beneath what hides a part of them."""
_DRAWN = 25.0
"""Difference (CIE76) from what is expected at a pixel from which it is something else."""
_SPECK = 0.0004
"""Pieces of a smaller share of the picture are specks of noise."""


@dataclass(frozen=True, eq=False)
class Placed:
    """One of the figures that were asked for, where it was found."""

    name: str
    """Colour and shape, ``blue disc``."""
    shape: str
    figure: Figure
    doubt: float
    """0..1: how far the readings of the picture disagree about it."""

    @property
    def fit(self) -> Fit:
        """The drawn shape that was laid over it."""
        return self.figure.fits[self.shape]

    @cached_property
    def body(self) -> Mask:
        """Its pixels on the whole view: of what is drawn with a pen the ink, of others with holes filled."""
        region = self.figure.region
        return region.on_view(None if self.shape in STROKES else region.filled)

    @cached_property
    def whole(self) -> Mask:
        """Its pixels on the whole view, with those that something else hides."""
        frame = self.figure.region.frame
        if self.shape not in _MODELLED:
            return self.body
        model = drawn(frame, self.fit.corners)
        return model if self.fit.hole is None else model & ~drawn(frame, self.fit.hole)

    @cached_property
    def room(self) -> Mask:
        """The pixels of the whole view that lie inside it: within a ring, or on a solid figure."""
        if self.fit.hole is not None:
            return drawn(self.figure.region.frame, self.fit.hole)
        return self.whole | self.body

    @cached_property
    def edge(self) -> NDArray[np.float64]:
        """Points along its edges, a ring's inner one included."""
        region = self.figure.region
        borders = [region.outline]
        if self.shape in STROKES:
            borders += [hole.outline for hole in region.holes(0.01 * region.filled_area)[:4]]
        return _thinned(np.concatenate(borders))

    @cached_property
    def wall(self) -> NDArray[np.float64]:
        """Points along the edge that what lies inside it may not reach."""
        region = self.figure.region
        holes = region.holes(0.01 * region.filled_area) if self.fit.hole is not None else ()
        return _thinned((holes[0] if holes else region).outline)

    @property
    def centre(self) -> NDArray[np.float64]:
        """Centre of gravity, holes filled: row and column of the view."""
        return np.array(self.figure.region.centre)

    @property
    def extent(self) -> NDArray[np.float64]:
        """Height and width of its box, pixels of the view."""
        return np.array([self.figure.region.height, self.figure.region.width], np.float64)

    def outlined(self, view: View, role: sight.Role = "found") -> Mark:
        """Draw its outline.

        Parameters
        ----------
        view : View
        role : str

        Returns
        -------
        mark : Mark
            In the picture's own rows and columns.
        """
        return sight.outline(view, self.figure.region, role, self.name)


def place(subject: Subject, wanted: Sequence[Any]) -> list[Placed]:
    """Find figures that were asked for.

    Parameters
    ----------
    subject : Subject
    wanted : sequence of (str, str) or (str, str, int)
        Shape, see `procgen.checks.figure`, colour, see `procgen.checks.vision.colours.NAMED`, and how many;
        one if left out.

    Returns
    -------
    placed : list of Placed
        The best ones, at most so many.
    """
    shape, colour, count = (*wanted, 1)[:3]
    found = sight.found(subject, shape, colour)[:count]
    return [Placed(f"{colour} {shape}", shape, figure, doubt) for figure, _, doubt in found]


def place_all(subject: Subject, figures: Sequence[Sequence[Any]]) -> tuple[list[Placed], str]:
    """Find all figures that were asked for.

    Parameters
    ----------
    subject : Subject
    figures : sequence of sequences
        Each as for `place`.

    Returns
    -------
    placed : list of Placed
        In the order in which they were asked for.
    missing : str
        Says what there is too little of; empty where all were found.
    """
    placed: list[Placed] = []
    missing = []
    for wanted in figures:
        found = place(subject, wanted)
        count = (*wanted, 1)[2]
        if len(found) < count:
            missing.append(f"found {len(found) or 'no'} {wanted[1]} {wanted[0]} (needs {count})")
        placed += found
    return placed, ", ".join(missing)


def judged(value: float, fails: float, passes: float) -> float:
    """Score a number of which one bound fails, another passes, and what is between is open.

    Parameters
    ----------
    value : float
    fails, passes : float
        In either order.

    Returns
    -------
    score : float
        0..1; at the bounds those of `procgen.checks.UNSURE`.
    """
    low, high = UNSURE
    step = (passes - fails) / (high - low)
    return ramp(value, fails - low * step, passes + (1 - high) * step)


def gap(one: Placed, other: Placed) -> float:
    """Measure the background between two figures at their nearest points.

    Parameters
    ----------
    one, other : Placed

    Returns
    -------
    gap : float
        Pixels of the view; 0 where they touch or overlap.
    """
    if (one.body & other.body).any():
        return 0.0
    return max(0.0, nearest(one.edge, other.edge) - 1)


def nearest(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Measure the least distance between two sets of points.

    Parameters
    ----------
    one, other : ndarray of shape (N, 2) and dtype float64

    Returns
    -------
    distance : float
    """
    squares = (one[:, :1] - other[:, 0]) ** 2 + (one[:, 1:] - other[:, 1]) ** 2
    return float(np.sqrt(squares.min()))


def overlap(one: Placed, other: Placed) -> float:
    """Measure how much of the smaller of two figures lies on, or beneath, the other.

    Parameters
    ----------
    one, other : Placed

    Returns
    -------
    share : float
        0..1, of the area of the smaller one.
    """
    smaller = min(int(np.count_nonzero(one.whole)), int(np.count_nonzero(other.whole)))
    return int(np.count_nonzero(one.whole & other.whole)) / max(smaller, 1)


def alone(view: View, bodies: Iterable[tuple[Mask, NDArray[np.float64]]], over: float) -> Finding:
    """Judge that nothing is drawn but some figures.

    Parameters
    ----------
    view : View
    bodies : iterable of (ndarray of shape (H, W) and dtype bool, ndarray of shape (3,))
        As for `foreign`.
    over : float
        Largest share of the picture that may be something else; unsure within a quarter of it.

    Returns
    -------
    finding : Finding
    """
    share, pieces = foreign(view, bodies)
    marks = tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces[:8])
    why = f"nothing else: {100 * share:.2f} % of the picture is something else (at most {100 * over:g} %)"
    return Finding(judged(share, 1.25 * over, 0.75 * over), why, marks)


def foreign(
    view: View, bodies: Iterable[tuple[Mask, NDArray[np.float64]]]
) -> tuple[float, tuple[Region, ...]]:
    """Find what is neither the background nor one of some figures.

    Parameters
    ----------
    view : View
    bodies : iterable of (ndarray of shape (H, W) and dtype bool, ndarray of shape (3,))
        Pixels of each figure and its Lab colour; of those that overlap the last one is seen. A pixel along
        every edge is left out.

    Returns
    -------
    share : float
        Of the picture, 0..1; specks are left out.
    pieces : tuple of Region
        The largest first.
    """
    expected = np.broadcast_to(view.border, view.lab.shape).copy()
    edges = np.zeros(view.shape, bool)
    for body, colour in bodies:
        expected[body] = colour
        edges |= opencv.grown(body, view.grain) & ~opencv.shrunk(body, view.grain)
    light, red, yellow = np.moveaxis(view.lab - expected, 2, 0)
    other = ((red**2 + yellow**2 > _DRAWN**2) | (np.abs(light) > _DRAWN)) & ~edges
    pieces = regions_of(other, smallest=max(2.0, _SPECK * other.size))
    return sum(piece.area for piece in pieces) / other.size, pieces


def _thinned(points: NDArray[np.int64]) -> NDArray[np.float64]:
    return points[:: -(-len(points) // _MOST_POINTS) or 1].astype(np.float64)
