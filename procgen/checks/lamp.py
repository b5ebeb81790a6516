"""A traffic light with three lamps, of which one, all or none is lit."""

from __future__ import annotations

import math
from itertools import permutations, product
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import difference, to_lab
from procgen.checks.vision.discs import boxed
from procgen.checks.vision.regions import Region, regions_of
from procgen.checks.vision.rims import rims
from procgen.checks.vision.spots import is_disc, is_round, spots_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.view import View

    Row = tuple[Region, Region, Region]

_HUES: Mapping[str, float] = MappingProxyType({"red": 55.0, "yellow": 108.0, "green": 300.0})
"""Lab hue, degrees from -60 on, up to which a lamp shines in each colour: yellow has 103, lime 113."""
_GREENISH, _REDDISH = (115.0, 180.0), (-20.0, 50.0)
"""Lab hues, degrees, by which a dark lamp is known."""
_CHROMA, _VALUE = 30.0, 140.0
"""Least Lab chroma and largest channel (0..255) of a lit lamp."""
_LAMPS, _LEAST = 3, 0.002
"""Number of lamps, and the least share of the picture of each."""
_MOST = 5
"""Figures, from the largest, in which lamps are looked for."""
_DIMMER = 0.57
"""A lamp whose largest channel is less than such a share of the brightest one's is not lit."""
_SMALLER = 0.5
"""Least area of a lamp against another one's: the lit one, or the red one, may be the largest."""
_BOXED, _TELLING = 0.93, 8
"""Share of its box from which a lamp is a square, and pixels across from which that can be told."""
_EQUAL = 0.7
"""Least area of a lamp against the largest where none is lit: then only their look speaks for them."""
_TINGES = (15.0, 8.0)
"""Least Lab chroma of a dark lamp, where its housing has none; the second where the first finds nothing."""
_SAME = 12.0
"""Lamps whose colours differ less (CIE76) are of one ink, and none is lit."""
_RIMMED = 0.85
"""Share of directions in which a lamp that nothing else tells from its housing has a rim."""
_FURTHER = (0.15, 0.7)
"""A rim where the row would go on, give or take such a part of a step, is a fourth lamp from such a share."""
_WAYS = ((1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
"""From the red lamp to the green one: down, or to either side."""
_STEPS = np.arange(1.0, 1.6, 0.08)
"""Distances of neighbouring lamps that are tried, in widths of the lit one."""
_WIDER = np.arange(0.9, 1.4, 0.1)
"""Radii of dark lamps that are tried, in those of the lit one: what shines may be the smaller or larger."""


def check(subject: Subject, *, lit: str) -> Finding:
    """Look for three lamps in a row, and which of them are lit.

    Parameters
    ----------
    subject : Subject
    lit : str
        ``red``, ``yellow``, ``green``, ``all`` or ``none``.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    lamps, names = _lamps(subject), [""] * _LAMPS
    if lamps is not None:
        names = _shining(view, lamps)
    if not any(names):
        for row in _rows(_round_ones(subject), alone=False):
            if any(shining := _shining(view, row)):
                lamps, names = row, shining
                break
    if lamps is None:
        return Finding(0.0, "lamps: found no three round lamps of one size in a row on one thing")
    if _has_a_fourth(lamps, _round_ones(subject)):
        return Finding(0.0, "lamps: more than three in a row (needs exactly three)")
    if all(_is_square(view, lamp) for lamp in lamps):
        return Finding(
            0.0, f"lamps: three squares in a row, each fills over {_BOXED:.0%} of its box (a disc 79 %)"
        )
    shown = [name for name in names if name]
    wanted = {"all": set(_HUES), "none": set()}.get(lit, {lit})
    level = abs(lamps[2].centre[0] - lamps[0].centre[0]) < abs(lamps[2].centre[1] - lamps[0].centre[1])
    placed = level or (
        all(not name or name == place for name, place in zip(names, _HUES, strict=True))
        and not (shown and _upside_down(view, lamps))
    )
    right = set(shown) == wanted and len(shown) == len(wanted) and placed
    if right and not shown:
        if not _housed(lamps, [figure.region for figure in sight.figures(subject)]):
            return Finding(
                0.0, "lamps: three dots of one ink by themselves (needs something that holds them)"
            )
        areas = sorted(lamp.filled_area for lamp in lamps)
        if areas[0] < _EQUAL * areas[2]:
            ratio = areas[0] / areas[2]
            return Finding(
                0.0, f"lamps: the least spot has {ratio:.2f} of the largest's area (needs {_EQUAL:g})"
            )
    role: sight.Role = "found" if right else "wrong"
    marks = tuple(sight.outline(view, lamp, role, "lamp") for lamp in lamps)
    order = "" if placed else "; from the top they are red, yellow, green"
    why = f"lamps: three in a row, lit: {', '.join(shown) or 'none'} (needs {lit}){order}"
    return Finding(float(right), why, marks)


def _shining(view: View, lamps: Row) -> list[str]:
    """Name the colours in which lamps shine: by all of each or, in rims, by their middles."""
    colours = [np.median(view.pixels[lamp.on_view(lamp.filled)], axis=0) for lamp in lamps]
    names = _lit(colours)
    if any(names) or _one_ink(to_lab(np.array(colours))):
        return names
    rows, columns = np.indices(view.shape)
    for i, lamp in enumerate(lamps):
        away = np.hypot(rows - lamp.centre[0], columns - lamp.centre[1])
        core = away < 0.5 * math.sqrt(lamp.filled_area / math.pi) + 0.5
        colours[i] = np.median(view.pixels[core], axis=0)
    return _lit(colours)


def _is_square(view: View, lamp: Region) -> bool:
    """Tell whether a lamp fills its box with one paint, as no frame does; few pixels tell nothing."""
    side = min(lamp.height, lamp.width)
    if side < _TELLING * view.grain or boxed(lamp.outline.T, lamp.filled_area) < _BOXED:
        return False
    rows, columns = np.ogrid[: lamp.height, : lamp.width]
    away = np.hypot(rows - (lamp.height - 1) / 2, columns - (lamp.width - 1) / 2)
    lab = view.lab[lamp.window]
    middle, corners = np.median(lab[away < side / 4], axis=0), np.median(lab[away > side / 2], axis=0)
    return float(difference(middle, corners)) < _SAME


def _has_a_fourth(lamps: Row, round_ones: list[Region]) -> bool:
    """Tell whether something like the lamps lies where the row would go on."""
    step = (np.array(lamps[2].centre) - lamps[0].centre) / 2
    places = lamps[0].centre - step, lamps[2].centre + step
    near = 0.25 * float(np.hypot(*step))
    return any(
        math.dist(region.centre, place) < near
        and _SMALLER < region.filled_area / lamps[1].filled_area < 1 / _SMALLER
        for region in round_ones
        for place in places
    )


def _upside_down(view: View, lamps: Row) -> bool:
    """Tell whether the tinge of the upper lamp is green or that of the lower one red, lit or not."""
    for lamp, (first, last) in ((lamps[0], _GREENISH), (lamps[2], _REDDISH)):
        colour = np.median(view.pixels[lamp.on_view(lamp.filled)], axis=0)
        _, red, yellow = to_lab(colour).tolist()
        if math.hypot(red, yellow) > _TINGES[0] and first < math.degrees(math.atan2(yellow, red)) < last:
            return True
    return False


def _one_ink(lab: NDArray[np.float64]) -> bool:
    """Tell whether three colours are nearly one."""
    return float(difference(lab, lab[[1, 2, 0]]).max()) < _SAME


def _lit(colours: list[NDArray[np.float64]]) -> list[str]:
    """Name the colour that each lamp of these sRGB colours shines in; empty if it is not lit."""
    lab = to_lab(np.array(colours))
    if _one_ink(lab):
        return [""] * len(colours)
    brightest = max(float(colour.max()) for colour in colours)
    names = []
    for colour, (_, red, yellow) in zip(colours, lab, strict=True):
        if math.hypot(red, yellow) < _CHROMA or colour.max() < max(_VALUE, _DIMMER * brightest):
            names.append("")
            continue
        names.append(_hue_name(red, yellow))
    return names if len(set(names)) > 1 else [""] * len(names)  # three of one colour are an ink


def _hue_name(red: float, yellow: float) -> str:
    """Name the lamp that has a hue, from the two coordinates of Lab that tell it."""
    hue = (math.degrees(math.atan2(yellow, red)) + 60) % 360 - 60
    return next(name for name, bound in _HUES.items() if hue < bound)


def _lamps(subject: Subject) -> Row | None:
    """Find three round regions of one size, evenly spaced on a line; in order from the top."""
    view, figures, least = sight.view(subject), sight.figures(subject), _least(subject)
    round_ones = _round_ones(subject)
    found = next(_rows(round_ones), None)
    for figure in figures[:_MOST]:
        if found is not None:
            break
        if max(figure.region.height, figure.region.width) > 0.3 * view.short_side:
            found = next(_rows(_holes(figure.region, least)), None)
            found = found or next(_rows(spots_on(view, figure.region).spots), None)
    if found is not None:
        return found
    chroma = view.lab[:, :, 1] ** 2 + view.lab[:, :, 2] ** 2
    for tinge in _TINGES:
        found = found or next(_rows(_coloured(chroma, tinge, least)), None)
    regions = [figure.region for figure in figures if figure.region.filled_area > least]
    found = found or _with_a_dark_one(round_ones, regions)
    return found or _beside_the_lit_one(view, regions, _coloured(chroma, _CHROMA, least))


def _round_ones(subject: Subject) -> list[Region]:
    """Give the figures that are round and large enough for a lamp."""
    least = _least(subject)
    regions = (figure.region for figure in sight.figures(subject))
    return [region for region in regions if region.filled_area > least and is_round(region)]


def _least(subject: Subject) -> float:
    """Give the least area of a lamp, pixels of the view."""
    height, width = sight.view(subject).shape
    return _LEAST * height * width


def _holes(region: Region, least: float) -> list[Region]:
    """Find the round holes of a region: lamps that show the background."""
    return [hole for hole in region.holes(least) if is_round(hole)]


def _coloured(chroma: NDArray[np.float64], tinge: float, least: float) -> list[Region]:
    """Find what is round and has a colour, by its squared chroma: dark lamps in a housing nearly as dark."""
    return [region for region in regions_of(chroma > tinge**2, smallest=least) if is_round(region)]


def _housed(lamps: tuple[Region, ...], regions: list[Region]) -> bool:
    """Tell whether one thing holds all lamps: three dots of one ink by themselves are no traffic light."""
    for region in regions:
        places = [np.rint(np.subtract(lamp.centre, region.box[:2])).astype(np.intp) for lamp in lamps]
        inside = [bool((p >= (0, 0)).all() and (p < region.filled.shape).all()) for p in places]
        if all(inside) and all(region.filled[row, column] for row, column in places):
            return True
    return False


def _rows(regions: Sequence[Region], *, alone: bool = True) -> Iterator[Row]:
    """Give every three regions of one size, evenly spaced on an upright or level line, in order from the top.

    Nothing of their size may lie elsewhere, or, if they need not be alone, on their line.
    """
    for middle, first in permutations(regions, 2):
        across = math.sqrt(middle.filled_area)
        step = np.subtract(middle.centre, first.centre)
        far = float(np.hypot(*step))
        if not _SMALLER < first.filled_area / middle.filled_area < 1 / _SMALLER:
            continue
        if not across < far < 3 * across or min(abs(step)) > 0.15 * far or max(step) <= 0.5 * far:
            continue
        alike = [r for r in regions if _SMALLER < r.filled_area / middle.filled_area < 1 / _SMALLER]
        on_line = alike if alone else [r for r in alike if _aside(r, middle, step) < across]
        for last in alike:
            gap = np.hypot(*(np.add(middle.centre, step) - np.array(last.centre)))
            if gap < 0.2 * far and _places(on_line, 0.3 * across) == _LAMPS:
                yield first, middle, last


def _aside(region: Region, middle: Region, step: NDArray[np.float64]) -> float:
    """Measure how far a region lies from the line through another one."""
    row, column = np.subtract(region.centre, middle.centre)
    return float(abs(row * step[1] - column * step[0]) / np.hypot(*step))


def _with_a_dark_one(round_ones: list[Region], regions: list[Region]) -> Row | None:
    """Pick two round regions, and in line with them what is seen of a lamp that is dark or shines back."""
    for first in round_ones:
        across = math.sqrt(first.filled_area)
        alike = [r for r in round_ones if 0.35 < r.filled_area / first.filled_area < 1.6]
        if _places(alike, 0.3 * across) != _LAMPS - 1:
            continue
        sized = [r for r in regions if 0.35 < r.filled_area / first.filled_area < 1.6]
        for last in alike:
            step = np.subtract(last.centre, first.centre)
            far = float(np.hypot(*step))
            if min(abs(step)) >= 0.1 * far:  # neither upright nor level
                continue
            places = [(place, gap * far) for place, gap in ((0.5, 0.5), (2.0, 1.0), (-1.0, 1.0))]
            places = [(place, gap) for place, gap in places if across < gap < 2 * across]
            for region, (place, gap) in product(sized, places):
                if math.dist(region.centre, np.add(first.centre, place * step)) < 0.1 * gap:
                    top, middle, bottom = sorted((first, last, region), key=lambda lamp: lamp.centre)
                    return top, middle, bottom
    return None


def _beside_the_lit_one(view: View, regions: list[Region], shining: list[Region]) -> Row | None:
    """Find the rims of two dark lamps where the only one that shines, and its colour, say that they are."""
    if len(shining) != 1 or not is_disc(lamp := shining[0]):
        return None
    colour = np.median(view.pixels[lamp.on_view(lamp.filled)], axis=0)
    _, red, yellow = to_lab(colour).tolist()
    if colour.max() < _VALUE:
        return None
    place = list(_HUES).index(_hue_name(red, yellow))
    radius = math.sqrt(lamp.filled_area / math.pi)
    steps, radii = (part.ravel() for part in np.meshgrid(2 * radius * _STEPS, radius * _WIDER))
    room = radius * _WIDER[0] - 1
    for way in _WAYS:
        ends = lamp.centre + np.multiply.outer((-place, _LAMPS - 1 - place), way) * 2 * radius
        if (ends < room).any() or (ends > np.array(view.shape) - room).any():
            continue
        lamps = np.arange(-1, _LAMPS + 1) - place  # and one more at either end
        centres = lamp.centre + np.multiply.outer(np.multiply.outer(lamps, steps), way)
        shares = rims(view, centres, np.broadcast_to(radii, centres.shape[:-1]))
        dark = np.delete(shares[1:-1], place, axis=0).min(axis=0)
        best = int(dark.argmax())
        near = abs(steps - steps[best]) < _FURTHER[0] * steps[best]
        if dark[best] < _RIMMED or shares[[0, -1]][:, near].max() > _FURTHER[1]:
            continue
        row = [_disc(centre, float(radii[best]), view.shape) for centre in centres[1:-1, best]]
        row[place] = lamp
        first, middle, last = sorted(row, key=lambda one: one.centre)
        if _housed((first, middle, last), regions):
            return first, middle, last
    return None


def _disc(centre: NDArray[np.float64], radius: float, frame: tuple[int, int]) -> Region:
    """Give the disc of a lamp as a region; it lies in the frame."""
    rows, columns = np.ogrid[: frame[0], : frame[1]]
    return regions_of(np.hypot(rows - centre[0], columns - centre[1]) <= radius)[0]


def _places(regions: list[Region], apart: float) -> int:
    """Count the places of regions: a lamp with a rim is there twice, in one place."""
    centres: list[tuple[float, float]] = []
    for region in regions:
        if all(math.dist(region.centre, centre) > apart for centre in centres):
            centres.append(region.centre)
    return len(centres)
