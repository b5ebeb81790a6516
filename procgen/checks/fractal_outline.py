"""Compare a drawn fractal with the true one by the distance between their outlines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import distance_to
from procgen.exact.closeness import grade
from procgen.exact.generations import grown
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

    Mask = NDArray[np.bool_]
    Values = NDArray[np.float64]

_SECTORS = 16
_MOST = 0.98
"""Share of the outline in a sector that decides."""
_COLOUR = 60
"""How far a channel may be off, of 255."""
_BESIDES = 0.001
"""Share of the picture that may be wrong further from the outline than twice the bound."""
_MARKED = 8


def check(
    subject: Subject,
    *,
    growth: str,
    generations: int,
    half: float,
    ink: Sequence[int],
    ground: Sequence[int],
    bound: float = 1.5,
) -> Finding:
    """Measure how far the outlines lie from each other, all around, and whether the inside is filled.

    Parameters
    ----------
    subject : Subject
    growth : str
        Key of `procgen.exact.generations.GROWTHS`.
    generations : int
        After the first shape.
    half : float
        Of the first shape, pixels.
    ink, ground : sequence of int
        Red, green and blue of the figure and of what is around it.
    bound : float
        How far 98 % of either outline may lie from the other, pixels.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade` over 16 sectors around the middle, what is wrong
        further from the outline, and the colours.
    """
    pixels = subject.pixels.astype(np.int16)
    to_ink, to_ground = (np.abs(pixels - np.array(colour)).sum(2) for colour in (ink, ground))
    drawn = to_ink < to_ground
    true = _true(growth, generations, half, *drawn.shape)
    if not drawn.any() or drawn.all():
        return Finding(0.0, "there is no figure: all pixels are nearer to the same one of the two colours")
    drawn_edge, true_edge = _outline(drawn), _outline(true)
    to_drawn, to_true = distance_to(drawn_edge), distance_to(true_edge)
    missing, stray = _worst(to_drawn, true_edge), _worst(to_true, drawn_edge)
    astray = np.maximum(missing, stray)
    wrong = float(((drawn != true) & (to_true > 2 * bound)).mean())
    faint = max(
        float(np.abs(np.median(pixels[which], axis=0) - np.array(colour)).max())
        for which, colour in ((drawn, ink), (~drawn, ground))
    )
    errors = np.concatenate([astray, [bound * wrong / _BESIDES, bound * faint / _COLOUR]])
    right = int((astray <= bound).sum())
    why = (
        f"in {right} of {_SECTORS} sectors 98 % of the outlines lie within {bound:g} px of each other, at "
        f"the worst {astray.max():.1f} px; {wrong:.2%} of the picture is wrong further away (at most "
        f"{_BESIDES:.1%}); the two colours are off by {faint:.0f} of 255 (at most {_COLOUR})"
    )
    far = np.argwhere(true_edge & (to_drawn > bound))
    places = far[:: max(1, len(far) // _MARKED)].tolist()
    marks = tuple(Mark("point", ((row + 0.5, column + 0.5),), "missing") for row, column in places)
    return Finding(grade(errors, bound), why, marks)


@lru_cache(maxsize=8)
def _true(growth: str, generations: int, half: float, height: int, width: int) -> Mask:
    """Draw once what many pictures are compared with."""
    return grown(growth, generations, half, height, width)


def _outline(mask: Mask) -> Mask:
    """Mark the pixels of a mask beside which there is one that is not in it."""
    padded = np.pad(mask, 1)
    inner = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return mask & ~inner


def _worst(distances: Values, edge: Mask) -> Values:
    """Take, for every sector around the middle, the distance that most of an outline stays below."""
    rows, columns = np.nonzero(edge)
    angle = np.arctan2(columns + 0.5 - edge.shape[1] / 2, edge.shape[0] / 2 - rows - 0.5)
    sector = np.floor(angle * _SECTORS / (2 * np.pi)).astype(int) % _SECTORS
    found = (distances[rows[sector == k], columns[sector == k]] for k in range(_SECTORS))
    return np.array([float(np.quantile(each, _MOST)) if len(each) else 0.0 for each in found])
