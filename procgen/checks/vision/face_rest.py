"""What is drawn on a face beside its eyes and its mouth: what belongs there, and what does not.

Brows, cheeks, a tongue or a highlight are part of a face; a third eye, a second mouth or a lattice are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.face_fit import FaceFit
    from procgen.checks.vision.marks import Mark
    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

_OTHER_PAINT = 25.0
"""A mark that differs by so much (CIE76) from the paint of eyes and mouth may be a blush or a crater."""
_RIM_WEIGHT = 2.5
"""Ink of the eyes' and mouth's paint that reaches in from the rim counts so much: it is only a tip."""
_PAINT_WEIGHT, _RIM_PAINT_WEIGHT = 0.25, 0.1
"""Such a mark counts so much of its ink, and so much if it is connected with the rim (shading often is)."""
_PIECE = 0.8
"""A mark of which so much lies in another, seen at another level, is a piece of it."""


@dataclass(frozen=True, eq=False)
class Rest:
    """The marks of a face that are neither eyes nor mouth."""

    eyes: tuple[Mark, ...]
    """Those that look like further eyes."""
    mouths: tuple[Mark, ...]
    """Those that look like further mouths."""
    brows: tuple[Mark, ...]
    strays: tuple[Mark, ...]
    """All that do not belong to a face, further eyes and mouths included."""
    share: float
    """Ink of the strays, in inks of eyes and mouth together."""


def rest_of(view: View, head: Disc, fit: FaceFit, at_rim: Mask, whole: Sequence[Mark] = ()) -> Rest:
    """Sort the marks that are neither eyes nor mouth.

    Parameters
    ----------
    view : View
    head : Disc
    fit : FaceFit
    at_rim : ndarray of shape (H, W) and dtype bool
        Ink that is connected with the head's rim but reaches far into the face.
    whole : sequence of Mark
        What another reading sees whole, so that a mark here may be a piece of it (see `pieces_of`).

    Returns
    -------
    rest : Rest
    """
    parts = (*fit.eyes, fit.mouth)
    paints = np.array([_paint(view.lab[part.region.window][part.region.mask]) for part in parts])
    eye_ink = [mark.contrast for mark in fit.eyes]
    eyes, mouths, brows, strays = [], [], [], []
    ink = _rim_ink(view, at_rim, paints) * min(eye_ink)
    for mark in fit.rest:
        if _is_brow(mark, fit, head):
            brows.append(mark)
            continue
        if any(_lies_in(mark, part) for part in parts) or any(
            _share_within(mark, other) > _PIECE for other in whole
        ):
            continue
        foreign = (
            float(difference(paints, _paint(view.lab[mark.region.window][mark.region.mask])).min())
            > _OTHER_PAINT
        )
        faint = mark.contrast < 0.6 * min(eye_ink)
        ink += mark.contrast * mark.region.area * (_PAINT_WEIGHT if foreign else 1.0)
        if foreign or faint:
            continue
        strays.append(mark)
        if _is_eye_sized(mark, fit) and not _is_nose(mark, fit, head):
            eyes.append(mark)
        if mark.region.moments.long_axis > 0.5 * fit.mouth.region.moments.long_axis:
            mouths.append(mark)
    own = sum(part.contrast * part.region.area for part in parts)
    return Rest(tuple(eyes), tuple(mouths), tuple(brows), tuple(strays), ink / own)


def _rim_ink(view: View, at_rim: Mask, paints: NDArray[np.float64]) -> float:
    """Count the pixels on the face that are connected with the rim; those of another paint hardly count."""
    count = int(np.count_nonzero(at_rim))
    if not count:
        return 0.0
    foreign = float(difference(paints, _paint(view.lab[at_rim])).min()) > _OTHER_PAINT
    return count * (_RIM_PAINT_WEIGHT if foreign else _RIM_WEIGHT)


def _paint(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure the colour of some pixels: the median of a few of them."""
    few = np.sort(pixels[:: max(1, len(pixels) // 200)], axis=0)
    return np.asarray(few[len(few) // 2])


def _lies_in(mark: Mark, part: Mark) -> bool:
    """Tell whether a mark's centre lies in another's box, a little widened (teeth, tongue, highlight)."""
    row, column = mark.region.centre
    top, left, bottom, right = part.region.box
    return top - 2 <= row <= bottom + 1 and left - 2 <= column <= right + 1


def is_same_face(fit: FaceFit, other: FaceFit) -> bool:
    """Tell whether eyes and mouth lie in those of another reading.

    Parameters
    ----------
    fit, other : FaceFit
        The other's parts are the larger ones.

    Returns
    -------
    same : bool
    """
    pairs = zip((*fit.eyes, fit.mouth), (*other.eyes, other.mouth), strict=True)
    return all(_share_within(part, whole) > _PIECE for part, whole in pairs)


def pieces_of(fit: FaceFit, other: FaceFit, rest: Rest) -> tuple[Mark, ...]:
    """Choose the marks of another reading of which marks here may be pieces.

    Parameters
    ----------
    fit : FaceFit
    other : FaceFit
        Of the other reading.
    rest : Rest
        Of the other reading.

    Returns
    -------
    whole : tuple of Mark
        Its brows, and those of its eyes and its mouth that are the same here.
    """
    pairs = zip((*other.eyes, other.mouth), (*fit.eyes, fit.mouth), strict=True)
    return (*rest.brows, *(whole for whole, part in pairs if _share_within(part, whole) > _PIECE))


def _share_within(mark: Mark, whole: Mark) -> float:
    """Measure which share of a mark lies in another."""
    top, left, bottom, right = whole.region.box
    row, column = mark.region.top, mark.region.left
    rows = slice(max(0, top - row), max(0, bottom - row))
    columns = slice(max(0, left - column), max(0, right - column))
    part = mark.region.mask[rows, columns]
    down, along = max(0, row - top), max(0, column - left)
    beneath = whole.region.mask[down : down + part.shape[0], along : along + part.shape[1]]
    return float(np.count_nonzero(part & beneath)) / mark.region.area


def _is_brow(mark: Mark, fit: FaceFit, head: Disc) -> bool:
    """Tell whether a mark is one of a pair of long, lying marks, each above an eye."""
    others = [other for other in fit.rest if other is not mark]
    left, right = fit.eyes
    return any(
        _is_above(mark, eye, fit, head) and any(_is_above(other, partner, fit, head) for other in others)
        for eye, partner in ((left, right), (right, left))
    )


def _is_above(mark: Mark, eye: Mark, fit: FaceFit, head: Disc) -> bool:
    moments = mark.region.moments
    offset = (np.array(moments.centre) - eye.region.centre) / head.radius
    lengthwise = np.array([-np.sin(np.radians(moments.angle)), np.cos(np.radians(moments.angle))])
    lies = moments.long_axis > 1.6 * max(moments.short_axis, 0.5) and abs(lengthwise @ fit.along) > 0.35
    return bool(lies and 0.03 < offset @ fit.up < 0.6 and abs(offset @ fit.along) < 0.3)


def _is_eye_sized(mark: Mark, fit: FaceFit) -> bool:
    areas: Sequence[int] = [eye.region.area for eye in fit.eyes]
    longest = max(eye.region.moments.long_axis for eye in fit.eyes)
    fits = 0.4 * min(areas) <= mark.region.area <= 2.5 * max(areas)
    return fits and mark.region.moments.long_axis <= 1.8 * longest


def _is_nose(mark: Mark, fit: FaceFit, head: Disc) -> bool:
    """Tell whether a mark lies on the face's axis between eyes and mouth and is smaller than an eye."""
    eyes = (np.array(fit.eyes[0].region.centre) + fit.eyes[1].region.centre) / 2
    offset = np.array(mark.region.centre) - eyes
    reach = float((eyes - np.array(fit.mouth.region.centre)) @ fit.up)
    below = -float(offset @ fit.up)
    small = mark.region.area < 0.8 * min(eye.region.area for eye in fit.eyes)
    return bool(
        small and 0.15 * reach < below < 0.85 * reach and abs(offset @ fit.along) < 0.12 * head.radius
    )
