"""A figure of a shape, colour and size, in the right number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import name_of
from procgen.checks.vision.evidence import between, ramp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject
    from procgen.checks.vision.figures import Figure


def check(
    subject: Subject,
    *,
    shape: str,
    colour: str | None = None,
    count: int = 1,
    across: Sequence[float] = (0.05, 1.0),
    turn: float | None = None,
    filled: bool = False,
    thick: Sequence[float] | None = None,
) -> Finding:
    """Count the figures of a shape.

    Parameters
    ----------
    subject : Subject
    shape : str
        ``disc``, ``ellipse``, ``rectangle``, ``square``, ``triangle``, ``pentagon``, ``hexagon``,
        ``octagon``, ``star``, ``crescent`` or ``heart``; of what is drawn with a pen ``ring``, ``line``,
        ``arc`` or ``stroke``, any even curve.
    colour : str, optional
        Name of its colour, see `procgen.checks.vision.colours.NAMED`.
    count : int
        Exactly so many.
    across : sequence of one or two floats
        Least and, if given, greatest extent along the longer side of its box, in short sides of the picture.
    turn : float, optional
        At most so many degrees from how the shape usually stands.
    filled : bool
        Whether it must be filled, not only outlined.
    thick : sequence of two floats, optional
        Least and greatest thickness of what is drawn with a pen, in short sides of the picture.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    what = f"{colour} {shape}" if colour else shape
    found = sight.found(subject, shape, colour)
    sure = [item for item in found if item[1] >= 0.5]
    if not found:
        largest = next(iter(sight.figures(subject)), None)
        return Finding(0.0, f"{what}: found none (needs {count}); {_largest(largest)}")
    marks = [sight.outline(view, figure.region, "found", what) for figure, _, _ in sure]
    if len(sure) > count:
        return Finding(0.0, f"{what}: found {len(sure)} (needs exactly {count})", tuple(marks))
    chosen = found[:count]
    score = min(value for _, value, _ in chosen) * (len(chosen) == count)
    sizes = [max(figure.region.height, figure.region.width) / view.short_side for figure, _, _ in chosen]
    score = min(score, between(sizes, across, 0.08))
    why = f"{what}: found {len(sure)} (needs {count}), overlapping the drawn shape by "
    why += ", ".join(f"{figure.fits[shape].overlap:.2f}" for figure, _, _ in chosen[:6])
    bounds = " to ".join(f"{bound:g}" for bound in across)
    why += f"; across {min(sizes):.2f} of the short side (needs {bounds})"
    if turn is not None:
        turned = max(abs(figure.fits[shape].turn) for figure, _, _ in chosen)
        score = min(score, ramp(turned, 1.5 * turn, 0.5 * turn))
        why += f"; turned by {turned:.0f} degrees (at most {turn:g})"
    if filled:
        solid = min(figure.region.area / figure.region.filled_area for figure, _, _ in chosen)
        score = min(score, ramp(solid, 0.8, 0.96))
        why += f"; filled to {100 * solid:.0f} % (needs 88 %)"
    if thick is not None:
        wide = [figure.fits[shape].thickness / view.short_side for figure, _, _ in chosen]
        thin, fat = thick
        score = min(score, between(wide, thick, 0.15))
        why += f"; {min(wide):.3f} to {max(wide):.3f} of the short side thick (needs {thin:g} to {fat:g})"
    return Finding(score, why, tuple(marks), max(doubt for _, _, doubt in chosen))


def _largest(figure: Figure | None) -> str:
    """Say what is there instead."""
    if figure is None:
        return "nothing is drawn on the background"
    shape, fit = max(figure.fits.items(), key=lambda item: item[1].overlap)
    colour = name_of(figure.colour)[0]
    return f"the largest figure is {colour} and most like a {shape}, overlapping by {fit.overlap:.2f}"
