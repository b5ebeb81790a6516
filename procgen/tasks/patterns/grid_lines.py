"""Lines of given width at given distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.blemishes import painted
from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    import numpy as np
    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 2)]
    return {
        "colours": colours,
        "rows": rng.randint(20, 40),
        "columns": rng.randint(20, 40),
        "width": rng.randint(3, 5),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    return choose((row % p["rows"] < p["width"]) | (column % p["columns"] < p["width"]), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    return (
        f"a grid of {said(ink)} lines, {p['width']} px wide, on {said(ground)}: level lines begin at rows 0, {p['rows']}, {2 * p['rows']}, ..., "
        f"upright lines at columns 0, {p['columns']}, {2 * p['columns']}, ...",
        f"{said_in_chinese(ground)}底上的{said_in_chinese(ink)}网格线,线宽 {p['width']} 像素:横线从第 0、{p['rows']}、{2 * p['rows']}…行开始,"
        f"竖线从第 0、{p['columns']}、{2 * p['columns']}…列开始",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    return per_pixel(
        f"line = i % {p['rows']} < {p['width']} or j % {p['columns']} < {p['width']}\nvalue = {ink} if line else {ground}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "level lines too far apart": p | {"rows": p["rows"] + 7},
        "upright lines too near": p | {"columns": p["columns"] - 6},
        "lines too thick": p | {"width": p["width"] + 4},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


def _blemishes(p: Parameters) -> Mapping[str, str]:
    ground, _ = p["colours"]
    top, left, wide = 2 * p["rows"], 2 * p["columns"], p["width"]
    return {
        "one level line forgotten": painted((top, 0, top + wide, 256), ground),
        "one piece of a line forgotten": painted((top + wide, left, top + p["rows"], left + wide), ground),
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, blemishes=_blemishes)
