"""Construct national flags from their sheets: proportions and places; colours as commonly published.

References
----------
.. [1] The sheets in the states' own laws, among them Japan's Act 127 of 1999, Sweden's SFS 1982:269 and the
       United States' Executive Order 10834 of 1959; see W. Smith, "Flags Through the Ages and Across the
       World" (1975), for most others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.exact.shapes import Colour

WHITE, BLACK, YELLOW = (255, 255, 255), (0, 0, 0), (252, 209, 22)
GROUND = (128, 128, 128)
"""Of the sheet beside the flags."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag: its names, how wide it is for a height of 1, and what is on it."""

    english: str
    chinese: str
    ratio: float
    scene: Scene


def _block(colour: Colour, top: float, left: float, bottom: float, right: float, name: str = "") -> Shape:
    return Shape("block", colour, points=((top, left), (bottom, right)), name=name)


def _level(*bands: tuple[Colour, float]) -> Scene:
    """Stack bands of the given weights from the top."""
    return _striped(bands, lambda start, end, colour: _block(colour, start, 0, end, 1))


def _upright(*bands: tuple[Colour, float]) -> Scene:
    """Set bands of the given weights side by side from the hoist."""
    return _striped(bands, lambda start, end, colour: _block(colour, 0, start, 1, end))


def _striped(
    bands: tuple[tuple[Colour, float], ...], block: Callable[[float, float, Colour], Shape]
) -> Scene:
    total = sum(weight for _, weight in bands)
    start, blocks = 0.0, []
    for colour, weight in bands:
        blocks.append(block(start / total, (start + weight) / total, colour))
        start += weight
    return Scene(bands[0][0], tuple(blocks))


def _cross(ground: Colour, parts: tuple[int, ...], rows: tuple[int, ...], arms: tuple[Colour, ...]) -> Scene:
    """Lay Nordic crosses over each other; the parts are hoist, arm(s), fly, and the rows likewise."""
    wide, high = sum(parts), sum(rows)
    shapes = []
    for depth, colour in enumerate(arms):
        left, right = sum(parts[: depth + 1]), wide - sum(parts[len(parts) - depth - 1 :])
        top, bottom = sum(rows[: depth + 1]), high - sum(rows[len(rows) - depth - 1 :])
        shapes += [
            _block(colour, top / high, 0, bottom / high, 1, f"cross {depth + 1}"),
            _block(colour, 0, left / wide, 1, right / wide, f"cross {depth + 1}"),
        ]
    return Scene(ground, tuple(shapes))


def _disc(scene: Scene, colour: Colour, column: float, radius: float) -> Scene:
    disc = Shape("disc", colour, (0.5, column), (radius, radius), name="the disc")
    return Scene(scene.background, (*scene.shapes, disc))


def _star(colour: Colour, row: float, column: float, radius: float, name: str, turn: float = 0) -> Shape:
    """Place a five-pointed star whose edges are straight from point to point."""
    return Shape(
        "star", colour, (row, column), (radius, radius), turn=turn, inner=0.381966, corners=5, name=name
    )


def _wedge(scene: Scene, colour: Colour, tip: float, *more: Shape) -> Scene:
    triangle = Shape("outline", colour, points=((0, 0), (0.5, tip), (1, 0)), name="the wedge")
    return Scene(scene.background, (*scene.shapes, triangle, *more))


def _states() -> Scene:
    """Draw 13 stripes and 50 stars: Executive Order 10834, with a height of 1 and a width of 1.9."""
    red, blue = (178, 34, 52), (60, 59, 110)
    stripes = _level(*(((red if k % 2 == 0 else WHITE), 1.0) for k in range(13)))
    canton = _block(blue, 0, 0, 7 / 13, 0.4, "the canton")
    stars = tuple(
        _star(WHITE, (row + 1) * 0.054, (column + 1) * 0.063 / 1.9, 0.0308, "the stars")
        for row in range(9)
        for column in range(11)
        if (row + column) % 2 == 0
    )
    return Scene(stripes.background, (*stripes.shapes, canton, *stars))


def _union() -> Scene:
    """Draw the crosses of the Union Flag, 30 high and 60 wide: 6 wide diagonals, counterchanged."""
    blue, red = (1, 33, 105), (200, 16, 46)
    hand = 5**0.5  # length of the diagonal for a height of 1: shifts of lines at right angles to it

    def diagonal(down: int, low: float, high: float, colour: Colour, start: float, end: float) -> Shape:
        """Fill a strip along a diagonal between two distances above it, from one column to another."""
        corners = []
        for column, away in ((start, low), (end, low), (end, high), (start, high)):
            row = column if down > 0 else 1 - column
            corners.append((row - away / 30 * hand / 2, column))
        return Shape("outline", colour, points=tuple(corners), name="the diagonals")

    white = (diagonal(1, -3, 3, WHITE, 0, 1), diagonal(-1, -3, 3, WHITE, 0, 1))
    thin = (
        diagonal(1, -2, 0, red, 0, 0.5),
        diagonal(1, 0, 2, red, 0.5, 1),
        diagonal(-1, -2, 0, red, 0, 0.5),
        diagonal(-1, 0, 2, red, 0.5, 1),
    )
    cross = (
        _block(WHITE, 10 / 30, 0, 20 / 30, 1, "the white cross"),
        _block(WHITE, 0, 25 / 60, 1, 35 / 60, "the white cross"),
        _block(red, 12 / 30, 0, 18 / 30, 1, "the red cross"),
        _block(red, 0, 27 / 60, 1, 33 / 60, "the red cross"),
    )
    return Scene(blue, (*white, *thin, *cross))


def _china() -> Scene:
    """Place the five stars on a grid of 20 rows and 30 columns."""
    small = ((2, 10), (4, 12), (7, 12), (9, 10))
    red, yellow = (238, 28, 37), (255, 255, 0)
    stars = [_star(yellow, 5 / 20, 5 / 30, 3 / 20, "the large star")]
    for row, column in small:
        # a point of each small star looks at the centre of the large one
        turn = math.degrees(math.atan2(row - 5, 5 - column)) - 90
        stars.append(_star(yellow, row / 20, column / 30, 1 / 20, "the small stars", turn))
    return Scene(red, tuple(stars))


def _greece() -> Scene:
    blue = (13, 94, 175)
    stripes = _level(*(((blue if k % 2 == 0 else WHITE), 1.0) for k in range(9)))
    canton = (
        _block(blue, 0, 0, 5 / 9, 10 / 27, "the canton"),
        _block(WHITE, 2 / 9, 0, 3 / 9, 10 / 27, "the cross"),
        _block(WHITE, 0, 4 / 27, 5 / 9, 6 / 27, "the cross"),
    )
    return Scene(blue, (*stripes.shapes, *canton))


def _switzerland() -> Scene:
    """Draw the cross whose arms are one sixth longer than wide: 6 and 7 of 32 units."""
    arm, long = 3 / 32, 10 / 32
    red = (218, 41, 28)
    return Scene(
        red,
        (
            _block(WHITE, 0.5 - arm, 0.5 - long, 0.5 + arm, 0.5 + long, "the cross"),
            _block(WHITE, 0.5 - long, 0.5 - arm, 0.5 + long, 0.5 + arm, "the cross"),
        ),
    )


def _vietnam() -> Scene:
    """Set a star in the middle of a red field, its radius a fifth of the width."""
    return Scene((218, 37, 29), (_star((255, 255, 0), 0.5, 0.5, 0.3, "the star"),))


FLAGS: Mapping[str, Flag] = MappingProxyType(
    {
        "jp": Flag("Japan", "日本", 3 / 2, _disc(Scene(WHITE), (188, 0, 45), 0.5, 0.3)),
        "fr": Flag("France", "法国", 3 / 2, _upright(((0, 38, 84), 1), (WHITE, 1), ((237, 41, 57), 1))),
        "de": Flag("Germany", "德国", 5 / 3, _level((BLACK, 1), ((221, 0, 0), 1), ((255, 206, 0), 1))),
        "it": Flag("Italy", "意大利", 3 / 2, _upright(((0, 140, 69), 1), (WHITE, 1), ((205, 33, 42), 1))),
        "pl": Flag("Poland", "波兰", 8 / 5, _level((WHITE, 1), ((220, 20, 60), 1))),
        "ua": Flag("Ukraine", "乌克兰", 3 / 2, _level(((0, 87, 183), 1), ((255, 221, 0), 1))),
        "at": Flag("Austria", "奥地利", 3 / 2, _level(((200, 16, 46), 1), (WHITE, 1), ((200, 16, 46), 1))),
        "ie": Flag("Ireland", "爱尔兰", 2, _upright(((22, 155, 98), 1), (WHITE, 1), ((255, 136, 62), 1))),
        "nl": Flag(
            "the Netherlands", "荷兰", 3 / 2, _level(((174, 28, 40), 1), (WHITE, 1), ((33, 70, 139), 1))
        ),
        "be": Flag(
            "Belgium", "比利时", 15 / 13, _upright((BLACK, 1), ((253, 218, 36), 1), ((239, 51, 64), 1))
        ),
        "hu": Flag("Hungary", "匈牙利", 2, _level(((206, 41, 57), 1), (WHITE, 1), ((71, 112, 80), 1))),
        "ee": Flag("Estonia", "爱沙尼亚", 11 / 7, _level(((0, 114, 206), 1), (BLACK, 1), (WHITE, 1))),
        "id": Flag("Indonesia", "印度尼西亚", 3 / 2, _level(((237, 28, 36), 1), (WHITE, 1))),
        "ng": Flag("Nigeria", "尼日利亚", 2, _upright(((0, 135, 81), 1), (WHITE, 1), ((0, 135, 81), 1))),
        "co": Flag("Colombia", "哥伦比亚", 3 / 2, _level((YELLOW, 2), ((0, 48, 135), 1), ((200, 16, 46), 1))),
        "th": Flag(
            "Thailand",
            "泰国",
            3 / 2,
            _level(((165, 25, 49), 1), (WHITE, 1), ((45, 42, 74), 2), (WHITE, 1), ((165, 25, 49), 1)),
        ),
        "cr": Flag(
            "Costa Rica (the civil flag, without arms)",
            "哥斯达黎加(无国徽的民用旗)",
            5 / 3,
            _level(((0, 43, 127), 1), (WHITE, 1), ((206, 17, 38), 2), (WHITE, 1), ((0, 43, 127), 1)),
        ),
        "mu": Flag(
            "Mauritius",
            "毛里求斯",
            3 / 2,
            _level(((234, 40, 57), 1), ((26, 32, 109), 1), ((255, 213, 0), 1), ((0, 165, 81), 1)),
        ),
        "bd": Flag("Bangladesh", "孟加拉国", 5 / 3, _disc(Scene((0, 106, 78)), (244, 42, 65), 0.45, 1 / 3)),
        "pw": Flag("Palau", "帕劳", 8 / 5, _disc(Scene((0, 153, 255)), (255, 255, 0), 0.4375, 0.3)),
        "se": Flag("Sweden", "瑞典", 8 / 5, _cross((0, 106, 167), (5, 2, 9), (4, 2, 4), ((254, 204, 2),))),
        "dk": Flag("Denmark", "丹麦", 37 / 28, _cross((200, 16, 46), (12, 4, 21), (12, 4, 12), (WHITE,))),
        "fi": Flag("Finland", "芬兰", 18 / 11, _cross(WHITE, (5, 3, 10), (4, 3, 4), ((0, 47, 108),))),
        "no": Flag(
            "Norway",
            "挪威",
            22 / 16,
            _cross((186, 12, 47), (6, 1, 2, 1, 12), (6, 1, 2, 1, 6), (WHITE, (0, 32, 91))),
        ),
        "is": Flag(
            "Iceland",
            "冰岛",
            25 / 18,
            _cross((2, 82, 156), (7, 1, 2, 1, 14), (7, 1, 2, 1, 7), (WHITE, (220, 30, 53))),
        ),
        "ch": Flag("Switzerland (square)", "瑞士(正方形)", 1, _switzerland()),
        "cz": Flag(
            "Czechia", "捷克", 3 / 2, _wedge(_level((WHITE, 1), ((215, 20, 26), 1)), (17, 69, 126), 0.5)
        ),
        "vn": Flag("Viet Nam", "越南", 3 / 2, _vietnam()),
        "gr": Flag("Greece", "希腊", 3 / 2, _greece()),
        "gb": Flag("the United Kingdom", "英国", 2, _union()),
        "cn": Flag("China", "中国", 3 / 2, _china()),
        "us": Flag("the United States", "美国", 1.9, _states()),
    }
)
"""By ISO code."""


def names_of(scene: Scene) -> tuple[str, ...]:
    """Call every part of a flag by a name; shapes of one name are one part.

    Parameters
    ----------
    scene : Scene

    Returns
    -------
    names : tuple of str
        Of the ground, then of every shape.
    """
    return ("the field", *(shape.name or f"band {k}" for k, shape in enumerate(scene.shapes, 1)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the flags of a picture stand: one in each cell, from left to right, then down."""

    columns: int
    height: int
    """Of every flag, pixels."""

    @property
    def cell(self) -> tuple[int, int]:
        """Height and width of a cell, pixels."""
        return self.height + 16, 2 * self.height + 16

    def corner(self, number: int) -> tuple[int, int]:
        """Give the first row and column of a flag, counted from 0."""
        row, column = divmod(number, self.columns)
        return row * self.cell[0] + 8, column * self.cell[1] + 8
