"""A plain flag, held against its construction sheet pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import ciede2000, leads_of_name, name_of, to_lab
from procgen.checks.vision.evidence import ramp
from procgen.exact.agreement import range_near
from procgen.exact.shapes import render

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.exact.flags import Flag

REACH = 0.04
"""How far an edge may lie off, heights of the cloth."""
RATIO = (1.15, 2.0)
"""Least and largest width of the cloth, in heights."""
LEAST_WIDE = 0.5
"""Least width of the cloth, in widths of the picture."""
_RATIO_SLACK = 0.03
_MISPLACED = (0.0015, 0.0005)
"""Share of the cloth's area, of the flag's colours where they do not belong, that is and is not too much."""
_FOREIGN = (0.0006, 0.0002)
"""The same of other colours: a speck a few pixels wide is seen."""
_SOLID = (3.0, 2.0)
"""Diameter, pixels, of a wrong spot, and of what edges beyond the reach may leave."""
_SAME = 12.0
"""CIEDE2000 up to which a pixel has one of the picture's own shades: a cloth may be a little shaded."""
_OFFICIAL = 12.0
"""The same up to which a shade is the official one, whatever it is called."""
_LEAST_LEAD = -3.0
"""A shade is called by a name if no other is nearer by more (CIEDE2000)."""
_LEAST_PAINTED = 0.3
"""Part of a colour's area that must show some shade of it."""
_GROUND_FRAME = 0.15
"""Share of the outermost pixels that must be of one gray for it to be a ground."""
_GRAY_CHROMA, _GRAY_LIGHTNESS = 10.0, 30.0
"""A gray has less chroma, and its lightness is less far from 55: a little shade on white is no gray."""
_LEVELS, _MIXED = 63, 20
"""Steps of a channel that are told apart; how far a mixture may lie beyond what it mixes, of 255."""


_MOST_SHADES = 3000
"""Shades, of 64 levels a channel, from which a picture is noise: each is compared with every name."""


@dataclass(frozen=True, eq=False)
class Fit:
    """How well a picture shows a flag."""

    score: float
    why: str
    box: tuple[int, int, int, int]
    """First row and column of the cloth, and those after its last."""


@dataclass(frozen=True, eq=False)
class _Shades:
    """The different colours of a picture."""

    lab: NDArray[np.float64]
    """Shape (K, 3)."""
    places: NDArray[np.intp]
    """Row of ``lab`` for every pixel, shape (H, W)."""


def fit(pixels: NDArray[np.uint8], flag: Flag) -> Fit:
    """Hold a picture against the flag that it shows, plain and flat.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    flag : Flag

    Returns
    -------
    fit : Fit
        In rows and columns of ``pixels``.
    """
    shades = _shades(pixels)
    if len(shades.lab) > _MOST_SHADES:
        why = f"the picture has {len(shades.lab)} shades (a plain flag has at most {_MOST_SHADES})"
        return Fit(0.0, why, (0, 0, *pixels.shape[:2]))
    ground = _ground(shades)
    cloth = _cloth(shades, ground)
    top, left, bottom, right = cloth
    height, width = bottom - top, right - left
    ratio, wide = width / max(height, 1), width / pixels.shape[1]
    asked = f"{RATIO[0]:g} to {RATIO[1]:g}"
    if height < 12 or wide < LEAST_WIDE - _RATIO_SLACK:
        why = f"the cloth takes {100 * wide:.0f} % of the picture's width (needs {100 * LEAST_WIDE:.0f} %)"
        return Fit(0.0, why, cloth)
    if not RATIO[0] - _RATIO_SLACK <= ratio <= RATIO[1] + _RATIO_SLACK:
        return Fit(0.0, f"the cloth is {ratio:.2f} times as wide as high (needs {asked})", cloth)
    truth, colours = _truth(flag, pixels.shape[:2], cloth)
    own, missing = _own_shades(shades, truth, colours)
    if missing:
        return Fit(0.0, missing, cloth)
    if ground is not None:
        own = np.concatenate([own, ground[None]])
    agrees, strange = _right(pixels, shades, truth, own, max(2, round(REACH * height)))
    misplaced, foreign = (float(wrong.sum() / (height * width)) for wrong in (~agrees & ~strange, strange))
    solid = 2 * opencv.deepest(~agrees)[1] - 1 if not agrees.all() else 0.0
    why = (
        f"{100 * misplaced:.2f} % of the cloth's area is not as on the construction sheet, edges may lie "
        f"{100 * REACH:g} % of its height off (at most {50 * sum(_MISPLACED):.2f} %); {100 * foreign:.2f} % "
        f"is of colours that do not belong there (at most {50 * sum(_FOREIGN):.2f} %); what is wrong is "
        f"solid over {solid:.0f} px (less than {_SOLID[0]:g})"
    )
    score = min(ramp(misplaced, *_MISPLACED), ramp(foreign, *_FOREIGN), ramp(solid, *_SOLID))
    return Fit(score, why + _place(agrees), cloth)


def _shades(pixels: NDArray[np.uint8]) -> _Shades:
    steps = (pixels.astype(np.int64) * _LEVELS + 127) // 255
    kinds, places = np.unique(steps @ np.array([4096, 64, 1]), return_inverse=True)
    rgb = np.stack([kinds >> 12, kinds >> 6 & _LEVELS, kinds & _LEVELS], axis=1) * (255 / _LEVELS)
    return _Shades(to_lab(rgb), places.reshape(pixels.shape[:2]))


def _ground(shades: _Shades) -> NDArray[np.float64] | None:
    """Give the gray on which the cloth lies, or nothing if it fills the picture."""
    places, lab = shades.places, shades.lab
    frame = np.concatenate([places[0], places[-1], places[:, 0], places[:, -1]])
    is_gray = (np.hypot(lab[:, 1], lab[:, 2]) < _GRAY_CHROMA) & (abs(lab[:, 0] - 55) < _GRAY_LIGHTNESS)
    count = np.bincount(frame, minlength=len(lab))
    gray = np.where(is_gray, count, 0)
    alike = ciede2000(lab, lab[gray.argmax()]) < _SAME / 2
    if gray[alike].sum() < _GROUND_FRAME * count.sum():
        return None
    return np.asarray(np.average(lab[alike], axis=0, weights=gray[alike]))


def _cloth(shades: _Shades, ground: NDArray[np.float64] | None) -> tuple[int, int, int, int]:
    """Box what is not of the ground: rows and columns at least half of which are covered as the fullest."""
    height, width = shades.places.shape
    if ground is None:
        return 0, 0, height, width
    covered = (ciede2000(shades.lab, ground) > _SAME / 2)[shades.places]
    box = []
    for axis in (1, 0):
        count = covered.sum(axis=axis)
        (full,) = np.nonzero(count > count.max() / 2)
        box.append((int(full[0]), int(full[-1]) + 1) if len(full) else (0, 0))
    (top, bottom), (left, right) = box
    return top, left, bottom, right


def _truth(
    flag: Flag, shape: tuple[int, ...], cloth: tuple[int, int, int, int]
) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """Lay the sheet into the picture: which of its colours every pixel has, the last for the ground."""
    top, left, bottom, right = cloth
    sheet = render(flag.scene, bottom - top, right - left)
    codes, index = np.unique(sheet.astype(np.int64) @ np.array([65536, 256, 1]), return_inverse=True)
    truth = np.full(shape[:2], len(codes), np.intp)
    truth[top:bottom, left:right] = index.reshape(sheet.shape[:2])
    return truth, np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1).astype(np.uint8)


def _own_shades(
    shades: _Shades, truth: NDArray[np.intp], colours: NDArray[np.uint8]
) -> tuple[NDArray[np.float64], str]:
    """Find in which shades the picture has the flag's colours, or say which is missing."""
    official = to_lab(colours)
    off = ciede2000(shades.lab[:, None], official[None])
    leads = np.stack([leads_of_name(shades.lab, name_of(lab)[0]) for lab in official], axis=1)
    called = (leads >= _LEAST_LEAD) | (off <= _OFFICIAL)
    nearest = np.where(called, off, np.inf).argmin(axis=1)
    own = official.copy()
    for number, lab in enumerate(official):
        name = name_of(lab)[0]
        here = np.bincount(shades.places[truth == number], minlength=len(shades.lab))
        found = np.where(called[:, number] & (nearest == number), here, 0)
        if found.sum() < _LEAST_PAINTED * here.sum():
            share = 100 * found.sum() / max(here.sum(), 1)
            where = f"where the flag is {name} {share:.0f} % is of some shade of it"
            return own, f"{where} (needs {100 * _LEAST_PAINTED:.0f} %)"
        middle = np.average(shades.lab, axis=0, weights=found)
        near = np.where(ciede2000(shades.lab, middle) <= _SAME, found, 0)
        own[number] = np.average(shades.lab, axis=0, weights=near) if near.sum() else middle
    return own, ""


def _right(
    pixels: NDArray[np.uint8], shades: _Shades, truth: NDArray[np.intp], own: NDArray[np.float64], reach: int
) -> tuple[Mask, Mask]:
    """Find the pixels that show what is near them on the sheet, and near which the sheet is shown.

    The second mask has those that have no colour of the flag.
    """
    off = ciede2000(shades.lab[:, None], own[None])
    kinds = np.where(off.min(axis=1) <= _SAME, off.argmin(axis=1), -1)
    shown = kinds[shades.places]
    right = np.zeros(truth.shape, bool)
    for number in range(len(own)):
        right |= (shown == number) & opencv.grown(truth == number, reach)
    right |= _mixed(pixels, right)
    strange = (shown < 0) & ~right
    for number in range(len(own)):
        right &= (truth != number) | opencv.grown(shown == number, reach)
    return np.asarray(right), np.asarray(strange)


def _mixed(pixels: NDArray[np.uint8], plain: Mask) -> Mask:
    """Find the pixels whose every channel lies between those of plain pixels at most two away."""
    low, _ = range_near(np.where(plain[..., None], pixels, np.uint8(255)), 2)
    _, high = range_near(np.where(plain[..., None], pixels, np.uint8(0)), 2)
    return np.asarray(((pixels >= low - _MIXED) & (pixels <= high + _MIXED)).all(axis=2))


def _place(right: Mask) -> str:
    """Say where the largest part is that is wrong."""
    if right.all():
        return ""
    _, boxes = opencv.components(~right)
    top, left, height, width, _ = boxes[boxes[:, 4].argmax()]
    down, across = (top + height / 2) / right.shape[0], (left + width / 2) / right.shape[1]
    return f", most about {100 * down:.0f} % down and {100 * across:.0f} % across the picture"
