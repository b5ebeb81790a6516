"""Name colours that a person tells apart at a glance, in English and Chinese, away from habit.

Any two differ in some channel by more than three times what is accepted as the same colour
(`tests/procgen/test_exact.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Colour


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour with its names."""

    name: str
    chinese: str
    colour: Colour

    @property
    def hexadecimal(self) -> str:
        """The colour as ``#rrggbb``."""
        return "#{:02x}{:02x}{:02x}".format(*self.colour)


PAINTS = (
    Paint("crimson", "深红", (200, 30, 60)),
    Paint("orange", "橙", (245, 130, 30)),
    Paint("yellow", "黄", (250, 215, 50)),
    Paint("lime green", "黄绿", (140, 210, 40)),
    Paint("dark green", "深绿", (20, 110, 50)),
    Paint("teal", "青绿", (20, 150, 140)),
    Paint("sky blue", "天蓝", (110, 190, 240)),
    Paint("royal blue", "宝蓝", (40, 80, 200)),
    Paint("navy", "藏青", (20, 25, 90)),
    Paint("purple", "紫", (125, 50, 160)),
    Paint("pink", "粉", (245, 150, 185)),
    Paint("brown", "棕", (115, 65, 30)),
    Paint("tan", "浅褐", (205, 170, 125)),
    Paint("white", "白", (250, 250, 250)),
    Paint("light grey", "浅灰", (195, 195, 195)),
    Paint("dark grey", "深灰", (95, 95, 95)),
    Paint("black", "黑", (12, 12, 12)),
)


def paints(rng: Random, count: int) -> tuple[Paint, ...]:
    """Draw distinct colours.

    Parameters
    ----------
    rng : random.Random
    count : int
        At most the number of `PAINTS`.

    Returns
    -------
    paints : tuple of Paint

    Raises
    ------
    ValueError
        If more colours are asked for than there are.
    """
    return tuple(rng.sample(PAINTS, count))


def paint_of(colour: Colour) -> Paint:
    """Look a colour up.

    Parameters
    ----------
    colour : (int, int, int)

    Returns
    -------
    paint : Paint
        Named by its hexadecimal form where it is not one of `PAINTS`.
    """
    code = "#{:02x}{:02x}{:02x}".format(*colour)
    return next((paint for paint in PAINTS if paint.colour == colour), Paint(code, code, colour))
