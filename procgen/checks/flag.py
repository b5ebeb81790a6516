"""The flag of a country, in any size and shade, on a cloth that may be rectangular, rounded or a disc."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.checks.vision.evidence import ramp
from procgen.exact.flags import FLAGS
from procgen.exact.shapes import render
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject

_ROWS, _COLUMNS = 30, 40
_SAME = (30.0, 18.0)
"""CIEDE2000 at which a pixel's colour does not, and fully does, count as the flag's."""
_ENOUGH = (0.68, 0.78)
"""Share of the flag, weighed by the rareness of its colours, that must have its colours."""

_EACH = (0.25, 0.45)
"""Share of every single colour's place that must have it."""


def check(subject: Subject, *, country: str) -> Finding:
    """Compare what is drawn with a country's flag, and with all other flags.

    Parameters
    ----------
    subject : Subject
    country : str
        ISO code, a key of `procgen.exact.flags.FLAGS`.

    Returns
    -------
    finding : Finding
    """
    shares = subject.memo("flags", lambda: _shares(subject))
    own, box = shares[country]
    rival = max((code for code in shares if code != country), key=lambda code: shares[code][0])
    score = ramp(own, *_ENOUGH) * ramp(own - shares[rival][0], -0.01, 0.02)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"flag: {100 * own:.0f} % of the cloth has the colours of the flag of {FLAGS[country].english} "
        f"(needs {50 * sum(_ENOUGH):.0f} %), {100 * shares[rival][0]:.0f} % those of {FLAGS[rival].english}"
    )
    corners = ((float(box[0]), float(box[1])), (float(box[2]), float(box[3])))
    return Finding(score, why, (Mark("box", corners, role, label=FLAGS[country].english),))


def _shares(subject: Subject) -> dict[str, tuple[float, tuple[int, int, int, int]]]:
    """Measure for every flag what share of the cloth has its colours, with the best cloth."""
    view = sight.view(subject)
    found = {}
    cloths = _cloths(subject)
    for code in FLAGS:
        best = (0.0, (0, 0, *view.shape))
        for box in cloths:
            top, left, bottom, right = box
            rows = top + ((np.arange(_ROWS) + 0.5) * (bottom - top) / _ROWS).astype(np.intp)
            columns = left + ((np.arange(_COLUMNS) + 0.5) * (right - left) / _COLUMNS).astype(np.intp)
            lab = view.lab[rows][:, columns]
            share = _share(lab, code)
            if share > best[0]:
                best = (share, box)
        corners = view.to_picture([[best[1][0], best[1][1]], [best[1][2], best[1][3]]]).round().astype(int)
        top, left, bottom, right = (int(value) for value in corners.ravel())
        found[code] = (best[0], (top, left, bottom, right))
    return found


def _cloths(subject: Subject) -> list[tuple[int, int, int, int]]:
    """Give the boxes that may be the cloth: the picture, and what is drawn, with white stripes added."""
    view = sight.view(subject)
    height, width = view.shape
    boxes = [(0, 0, height, width)]
    drawn = view.from_border > 4
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    ground = view.from_border < 8
    level, upright = ground[[0, -1]].mean() > 0.95, ground[:, [0, -1]].mean() > 0.95
    if len(rows) and (level or upright):  # otherwise the cloth fills the picture
        top, left, bottom, right = int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1
        boxes.append((top, left, bottom, right))
        boxes.append(
            (
                min(top, height - bottom),
                min(left, width - right),
                max(bottom, height - top),
                max(right, width - left),
            )
        )
        wide = min(width, max(right, width - left)) - min(left, width - right)
        for ratio in (2 / 3, 3 / 4, 1 / 2, 3 / 5):
            high = round(wide * ratio)
            first = (height - high) // 2
            if first >= 0:
                boxes.append((first, (width - wide) // 2, first + high, (width - wide) // 2 + wide))
    return list(dict.fromkeys(box for box in boxes if box[2] - box[0] > 12 and box[3] - box[1] > 12))


@cache
def _kept(power: int) -> NDArray[np.bool_]:
    """Leave out the corners of a cloth: power 2 keeps a disc, a large one a rectangle with round corners."""
    down = np.linspace(-1, 1, _ROWS)[:, None]
    right = np.linspace(-1, 1, _COLUMNS)[None]
    return np.asarray(abs(down) ** power + abs(right) ** power <= 1.0)


@cache
def _pattern(code: str, *, cut: bool) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    """Render a flag, or the middle square of it: Lab colours, each pixel's weight and colour number."""
    ratio = FLAGS[code].ratio
    width = round(120 * ratio)
    pixels = render(FLAGS[code].scene, 120, width)
    if cut:
        spare = max(0, (width - 120) // 2)
        pixels = pixels[:, spare : width - spare]
    rows = ((np.arange(_ROWS) + 0.5) * len(pixels) / _ROWS).astype(np.intp)
    columns = ((np.arange(_COLUMNS) + 0.5) * pixels.shape[1] / _COLUMNS).astype(np.intp)
    few = pixels[rows][:, columns]
    _, kind, count = np.unique(few.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    weight = (1 / np.sqrt(count))[kind.ravel()].reshape(_ROWS, _COLUMNS)
    return to_lab(few), weight, kind.reshape(_ROWS, _COLUMNS)


def _share(lab: NDArray[np.float64], code: str) -> float:
    """Measure what share of a cloth has a flag's colours: whole or its middle square, corners left out."""
    best = 0.0
    for cut in (False, True):
        truth, weight, kind = _pattern(code, cut=cut)
        off = ciede2000(lab, truth)
        right = np.clip((_SAME[0] - off) / (_SAME[0] - _SAME[1]), 0, 1) * weight
        for power in (2, 6):
            kept = _kept(power)
            own = np.bincount(kind[kept], right[kept])
            full = np.bincount(kind[kept], weight[kept])
            least = float((own[full > 0] / full[full > 0]).min())
            best = max(best, float(own.sum() / full.sum()) * ramp(least, *_EACH))
    return best
