"""A ring and a disc, drawn by a program that computes with whole numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.ruled_template import constrained
from procgen.exact.wording import a_said, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 3)]
    return {
        "colours": colours,
        "outer": rng.randint(88, 112),
        "inner": rng.randint(56, 76),
        "disc": rng.randint(20, 40),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    away = np.hypot(row - height / 2, column - width / 2)
    ring = (away <= p["outer"]) & (away >= p["inner"])
    return choose(ring + 2 * (away <= p["disc"]), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ring, disc = p["colours"]
    return (
        f"around the centre of the picture (row 128, column 128), on {said(ground)}: {a_said(ring)} ring of outer radius {p['outer']} px and inner radius {p['inner']} px, and {a_said(disc)} disc of radius {p['disc']} px",
        f"背景{said_in_chinese(ground)},以图像中心(行 128,列 128)为圆心:{said_in_chinese(ring)}圆环,外半径 {p['outer']} 像素、内半径 {p['inner']} 像素;{said_in_chinese(disc)}圆盘,半径 {p['disc']} 像素",
    )


def _source(p: Parameters) -> str:
    ground, ring, disc = p["colours"]
    return per_pixel(f"""
away = math.hypot(row - height / 2, column - width / 2)
value = {disc} if away <= {p["disc"]} else {ring} if {p["inner"]} <= away <= {p["outer"]} else {ground}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "ring too wide": p | {"inner": p["inner"] - 8},
        "ring too narrow": p | {"outer": p["outer"] - 8},
        "disc too large": p | {"disc": p["disc"] + 8},
        "disc too small": p | {"disc": p["disc"] - 8},
        "colours passed on": p | {"colours": [*p["colours"][1:], p["colours"][0]]},
    }


def _obeying(p: Parameters) -> dict[str, str]:
    ground, ring, disc = p["colours"]
    squares = [4 * p[name] ** 2 for name in ("outer", "inner", "disc")]
    grid = (
        "import numpy as np\n\nr, c = np.mgrid[0:256, 0:256]\nd = (2 * r - 255) ** 2 + (2 * c - 255) ** 2\n"
    )
    masks = f"image[(d <= {squares[0]}) & (d >= {squares[1]})] = {ring}\nimage[d <= {squares[2]}] = {disc}\n"
    table = f"np.array([{ground}, {ring}, {disc}], np.uint8)"
    index = f"((d <= {squares[0]}) & (d >= {squares[1]})) + 2 * (d <= {squares[2]})"
    rows = f"import numpy as np\n\nimage = np.zeros((256, 256, 3), int)\nfor r in range(256):\n    for c in range(256):\n        d = (2 * r - 255) ** 2 + (2 * c - 255) ** 2\n        image[r, c] = {disc} if d <= {squares[2]} else {ring} if {squares[1]} <= d <= {squares[0]} else {ground}\n"
    covered = f"image[d <= {squares[0]}] = {ring}\nimage[d < {squares[1]}] = {ground}\nimage[d <= {squares[2]}] = {disc}\n"
    full = f"image = np.full((256, 256, 3), {ground}, np.uint8)\n"
    return {
        "by masks": f"{grid}{full}{masks}",
        "by colour table": f"{grid}image = {table}[{index}]\n",
        "by pixels": rows,
        "by covering": f"{grid}{full}{covered}",
        "by where": f"{grid}inner = np.where((d <= {squares[0]})[..., None], {ring}, {ground})\ninner = np.where((d < {squares[1]})[..., None], {ground}, inner)\nimage = np.where((d <= {squares[2]})[..., None], {disc}, inner)\n",
        "as wide integers": f"{grid}image = {table}[{index}].astype(np.int64)\n",
    }


def _breaking(p: Parameters) -> dict[str, str]:
    ground, ring, disc = p["colours"]

    def masks(away: str) -> str:
        return f"import numpy as np\n\nr, c = np.mgrid[0:256, 0:256]\naway = {away}\nimage = np.full((256, 256, 3), {ground}, np.uint8)\nimage[(away <= {p['outer']}) & (away >= {p['inner']})] = {ring}\nimage[away <= {p['disc']}] = {disc}\n"

    return {
        "fractions": masks("np.hypot(r - 127.5, c - 127.5)"),
        "a square root": masks("np.sqrt((2 * r - 255) ** 2 + (2 * c - 255) ** 2) // 2"),
        "a division": masks("((2 * r - 255) ** 2 + (2 * c - 255) ** 2) ** (1 / 2) / 2"),
        "a cast": masks(
            "(((2 * r - 255).astype(float) ** 2 + (2 * c - 255) ** 2) ** (3 - 2) // 4) ** (2**-1)"
        ),
    }


TEMPLATE = constrained(
    FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits),
    "integers_only",
    _obeying,
    _breaking,
)
