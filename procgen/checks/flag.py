"""The flag of a country, in any size and shade, on a cloth that may be rectangular, rounded or a disc."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import cloths, opencv, sight
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.checks.vision.evidence import ramp, ramps
from procgen.checks.vision.view import view_of
from procgen.exact.flags import FLAGS
from procgen.exact.shapes import render
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from procgen.checks import Subject

_ROWS, _COLUMNS = 30, 40
_SAME = (30.0, 18.0)
"""CIEDE2000 at which a pixel's colour does not, and fully does, count as the flag's."""
_SHARP = 384
"""Longer side, pixels, of the view in which a flag is held against its construction sheet."""
_ENOUGH = (0.68, 0.78)
"""Share of the flag, weighed by the rareness of its colours, that must have its colours."""
_AHEAD = ((-0.01, 0.02), (-0.03, 0.0))
"""How far the share must be ahead of that of any other flag, and of the same one hung wrongly."""
_EACH = (0.25, 0.45)
"""Share of every single piece of the flag that must have its colour."""
_PIECE, _BROAD = 80, 5
"""Places that a piece of one colour has, and rows and columns it spans, to be asked for by itself."""
_LEVELS = 63
"""Steps of a channel that are told apart: a shaded cloth then has few colours to compare."""


Design = tuple[str, str]
"""A country, and a key of `_TURNS`."""
_TURNS: Mapping[str, Callable[[NDArray[np.uint8]], NDArray[np.uint8]]] = MappingProxyType(
    {
        "": lambda flag: flag,
        ", mirrored": lambda flag: flag[:, ::-1],
        ", upside down": lambda flag: flag[::-1],
    }
)
"""Ways to hang a flag, of which only the first is right."""


def check(subject: Subject, *, country: str, exact: bool = False) -> Finding:
    """Compare what is drawn with a country's flag, and with all other flags.

    Parameters
    ----------
    subject : Subject
    country : str
        ISO code, a key of `procgen.exact.flags.FLAGS`.
    exact : bool
        Whether the flag must be flat and plain and as its construction sheet has it, see
        `procgen.checks.vision.cloths`; else it may wave, be cut round and have a simpler emblem.

    Returns
    -------
    finding : Finding
    """
    if exact:
        return _exact(subject, country)
    seen = subject.memo("cloths", lambda: _seen(subject))
    shares = subject.memo("flags", lambda: _shares(seen, tuple((code, "") for code in FLAGS)))
    own, box = shares[country, ""]
    rivals = {design: share for design, (share, _) in shares.items() if design[0] != country}
    rivals |= {design: share for design, (share, _) in _shares(seen, _turned(country)).items()}
    (code, turn), rival = max(rivals.items(), key=lambda item: item[1])
    score = ramp(own, *_ENOUGH) * ramp(own - rival, *_AHEAD[bool(turn)])
    why = (
        f"flag: {100 * own:.0f} % of the cloth has the colours of the flag of {FLAGS[country].english} "
        f"(needs {50 * sum(_ENOUGH):.0f} %), {100 * rival:.0f} % those of {FLAGS[code].english}{turn}"
    )
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    corners = ((float(box[0]), float(box[1])), (float(box[2]), float(box[3])))
    return Finding(score, why, (Mark("box", corners, role, label=FLAGS[country].english),))


def _exact(subject: Subject, country: str) -> Finding:
    """Hold the picture against the construction sheet."""
    view = view_of(subject.pixels, largest=_SHARP)
    found = cloths.fit(view.pixels, FLAGS[country])
    corners = view.to_picture(np.reshape(found.box, (2, 2)))
    (top, left), (bottom, right) = corners.tolist()
    role: sight.Role = "found" if found.score >= 0.5 else "wrong"
    mark = Mark("box", ((top, left), (bottom, right)), role, label=FLAGS[country].english)
    return Finding(found.score, f"flag of {FLAGS[country].english}: {found.why}", (mark,))


@dataclass(frozen=True, eq=False)
class _Cloths:
    """What may be the cloth, looked at place by place."""

    boxes: NDArray[np.int64]
    """Rows and columns of two corners in the picture, shape (cloths, 4)."""
    lab: NDArray[np.float64]
    """Its colours, shape (C, 3)."""
    places: NDArray[np.intp]
    """Of each place the row of `lab`, shape (cloths, places)."""


def _seen(subject: Subject) -> _Cloths:
    """Look at everything that may be the cloth."""
    view = sight.view(subject)
    boxes = _cloths(subject)
    pixels = np.array([_sampled(view.pixels, box) for box in boxes], np.int64)
    steps = (pixels * _LEVELS + 127) // 255
    kinds, places = np.unique(steps @ np.array([4096, 64, 1]), return_inverse=True)
    shades = np.stack([kinds >> 12, kinds >> 6 & _LEVELS, kinds & _LEVELS], axis=1) * (255 / _LEVELS)
    corners = view.to_picture(np.reshape(boxes, (-1, 2))).round().astype(np.int64).reshape(-1, 4)
    return _Cloths(corners, to_lab(shades), places.reshape(len(boxes), -1))


def _shares(seen: _Cloths, designs: tuple[Design, ...]) -> dict[Design, tuple[float, NDArray[np.int64]]]:
    """Measure for every design what share of the cloth has its colours, with the best cloth."""
    if not designs:
        return {}
    patterns = _patterns(designs)
    off = ciede2000(seen.lab[:, None], patterns.colours[None])
    right = ramps(off, *_SAME)
    shares = np.array([patterns.shares(right, places) for places in seen.places])
    best = zip(designs, shares.max(axis=0), shares.argmax(axis=0), strict=True)
    return {design: (float(share), seen.boxes[cloth]) for design, share, cloth in best}


@cache
def _turned(country: str) -> tuple[Design, ...]:
    """Name the ways in which a flag, turned over or upside down, is another."""
    own = _rendered((country, ""))
    return tuple(
        (country, turn)
        for turn in _TURNS
        if turn and np.any(own != _rendered((country, turn)), axis=-1).mean() > 0.02
    )


def _sampled(pixels: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Look at some places of a box, row by row."""
    top, left, bottom, right = box
    rows = top + ((np.arange(_ROWS) + 0.5) * (bottom - top) / _ROWS).astype(np.intp)
    columns = left + ((np.arange(_COLUMNS) + 0.5) * (right - left) / _COLUMNS).astype(np.intp)
    return pixels[rows][:, columns].reshape(-1, 3)


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


@dataclass(frozen=True, eq=False)
class _Patterns:
    """Flags, whole and cut to the middle square, place by place, without the corners."""

    colours: NDArray[np.float64]
    """Lab of every colour that a flag has, shape (K, 3)."""
    place: NDArray[np.intp]
    """Of each pixel: its place in the cloth, shape (N,)."""
    colour: NDArray[np.intp]
    """Its row of `colours`."""
    weight: NDArray[np.float64]
    """How much it counts."""
    part: NDArray[np.intp]
    """The place of its flag, cut, piece of the flag, and ring in an array of the shape of `full`."""
    full: NDArray[np.float64]
    """Sum of the weights of each part, shape (flags, 2, pieces of a flag, 2 rings)."""

    def shares(self, right: NDArray[np.float64], kinds: NDArray[np.intp]) -> NDArray[np.float64]:
        """Measure what share of a cloth has each flag's colours: whole or cut, with or without corners.

        Parameters
        ----------
        right : ndarray of shape (C, K)
            How well each colour of the picture counts as each of `colours`.
        kinds : ndarray of shape (places,)
            Row of ``right`` of each place of the cloth.

        Returns
        -------
        shares : ndarray of shape (flags,)
        """
        fits = right.ravel()[kinds[self.place] * len(self.colours) + self.colour] * self.weight
        own = np.bincount(self.part, fits, minlength=self.full.size).reshape(self.full.shape)
        own, full = own.cumsum(axis=-1), self.full.cumsum(axis=-1)  # the inner ring, and both
        each = np.divide(own, full, out=np.ones_like(own), where=full > 0)
        shares = own.sum(axis=2) / full.sum(axis=2) * ramps(each.min(axis=2), *_EACH)
        return np.asarray(shares.max(axis=(1, 2)))


@cache
def _patterns(designs: tuple[Design, ...]) -> _Patterns:
    """Render flags; places of rare colours count more."""
    ring = _ring()
    kept = np.flatnonzero(ring >= 0)
    cells = np.array([_rendered(design) for design in designs]) @ np.array([65536, 256, 1])
    values, colour = np.unique(cells, return_inverse=True)
    kind, weight = np.zeros(cells.shape, np.intp), np.zeros(cells.shape)
    for index in np.ndindex(cells.shape[:2]):
        _, kinds, count = np.unique(cells[index], return_inverse=True, return_counts=True)
        weight[index] = (1 / np.sqrt(count))[kinds]
        kind[index] = _pieces(kinds)
    colour, kind, weight = colour.reshape(cells.shape)[:, :, kept], kind[:, :, kept], weight[:, :, kept]
    shape = (len(designs), 2, int(kind.max()) + 1, 2)
    flag, cut = np.ogrid[: shape[0], : shape[1]]
    part = np.ravel_multi_index((flag[..., None], cut[..., None], kind, ring[kept]), shape).ravel()
    full = np.bincount(part, weight.ravel(), minlength=math.prod(shape)).reshape(shape).astype(np.float64)
    place = np.broadcast_to(kept, colour.shape).ravel()
    shades = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1)
    return _Patterns(to_lab(shades), place, colour.ravel(), weight.ravel(), part, full)


def _pieces(kinds: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give every connected piece of a flag a number, and the specks of a colour one together."""
    pieces = np.zeros(kinds.shape, np.intp)
    last = 0
    for kind in range(int(kinds.max()) + 1):
        labels, boxes = opencv.components((kinds == kind).reshape(_ROWS, _COLUMNS), diagonal=False)
        pieces[kinds == kind] = last
        large = (boxes[:, 4] >= _PIECE) & (boxes[:, 2:4].min(axis=1) >= _BROAD)
        for label in 1 + np.flatnonzero(large):
            last += 1
            pieces[labels.ravel() == label] = last
        last += 1
    return pieces


def _ring() -> NDArray[np.intp]:
    """Tell of each place whether a disc has it (0), only a rectangle with round corners (1), or none (-1)."""
    down = abs(np.linspace(-1, 1, _ROWS))[:, None]
    right = abs(np.linspace(-1, 1, _COLUMNS))[None]
    inside = [(down**power + right**power <= 1).ravel() for power in (2, 6)]
    return np.where(inside[0], 0, np.where(inside[1], 1, -1))


def _rendered(design: Design) -> NDArray[np.int64]:
    """Render a flag, and the middle square of it, at the places of a cloth: shape (2, places, 3)."""
    flag = FLAGS[design[0]]
    width = round(120 * flag.ratio)
    pixels = _TURNS[design[1]](render(flag.scene, 120, width))
    return np.array(
        [_sampled(pixels, (0, spare, 120, width - spare)) for spare in (0, max(0, (width - 120) // 2))],
        np.int64,
    )
