"""n overlapping discs, drawn without a loop, in whole numbers, by one expression.

The picture grows with the rung, so that there is room for the discs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.palette import paints
from procgen.exact.ruled_template import RuledTemplate
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.source_rules import said
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.exact.shapes import Colour
    from procgen.types import Task

_RULES = ("no_loops", "integers_only", "one_expression")
_SIDE, _ROOM = 256, 128
"""Side of the picture for so many discs, pixels."""
_LEAST_VISIBLE = 0.4
"""Share of a disc that later discs leave uncovered."""
_HEAD = "import numpy as np\n\n"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Discs in order of painting; whole pixels."""

    ground: Colour
    side: int
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    radii: tuple[int, ...] = ()
    colours: tuple[Colour, ...] = ()

    def scene(self) -> Scene:
        """Give the same in proportions of the picture."""
        side = self.side
        discs = zip(self.rows, self.columns, self.radii, self.colours, strict=True)
        return Scene(
            self.ground,
            tuple(
                Shape("disc", colour, (row / side, column / side), (radius / side, radius / side))
                for row, column, radius, colour in discs
            ),
        )

    def with_disc(self, row: int, column: int, radius: int, colour: Colour) -> _Drawn:
        """Put one more over the others."""
        return _Drawn(
            self.ground,
            self.side,
            (*self.rows, row),
            (*self.columns, column),
            (*self.radii, radius),
            (*self.colours, colour),
        )


def _side(count: int) -> int:
    """Give so many discs the room of `_ROOM` of them in whole multiples of `_SIDE`."""
    return _SIDE * math.ceil(math.sqrt(count / _ROOM))


def _drawn(rng: Random, count: int) -> _Drawn:
    """Scatter discs that overlap, each of which stays visible."""
    ground, *inks = (paint.colour for paint in paints(rng, 6))
    drawn = _Drawn(ground, side := _side(count))
    top = np.zeros((side, side), np.intp)
    alone, seen = np.zeros(count + 1), np.zeros(count + 1)
    while len(drawn.rows) < count:
        radius = max(round(rng.uniform(0.28, 0.42) * side / (count + 2) ** 0.5), 5)
        row, column = (rng.randint(radius + 3, side - radius - 3) for _ in range(2))
        ink = rng.choice([ink for ink in inks if not drawn.colours or ink != drawn.colours[-1]])
        odd = np.arange(1 - 2 * radius, 2 * radius, 2)
        area = odd[:, None] ** 2 + odd**2 <= 4 * radius**2
        covered = top[row - radius : row + radius, column - radius : column + radius]
        after = seen - np.bincount(covered[area], minlength=count + 1)
        if (after >= _LEAST_VISIBLE * alone)[1:].all():
            number, drawn = len(drawn.rows) + 1, drawn.with_disc(row, column, radius, ink)
            covered[area] = number
            seen = after
            seen[number] = alone[number] = area.sum()
    return drawn


def _axes(d: _Drawn) -> tuple[str, str]:
    """Write twice the middles of rows and of columns, to be compared with all discs."""
    return f"np.arange(1, {2 * d.side}, 2)[:, None, None]", f"np.arange(1, {2 * d.side}, 2)[:, None]"


def _hits(d: _Drawn) -> str:
    """Write which discs hold a pixel, as an array of three axes."""
    down, right = _axes(d)
    rows, columns = ([2 * place for place in places] for places in (d.rows, d.columns))
    squares = [4 * radius**2 for radius in d.radii]
    return f"(({down} - {rows}) ** 2 + ({right} - {columns}) ** 2 <= {squares})"


def _table(d: _Drawn) -> str:
    return f"np.array({[d.ground, *d.colours]}, np.uint8)"


def _keys(d: _Drawn) -> tuple[str, str]:
    """Write, in order, for each pixel and each disc on it one number; and the first number after each pixel."""
    reach, each = max(d.radii), len(d.radii) + 1
    rows, columns, squares = (
        f"np.array({list(values)})[:, None, None]"
        for values in (d.rows, d.columns, [4 * radius**2 for radius in d.radii])
    )
    odd, off = f"np.arange({1 - 2 * reach}, {2 * reach}, 2)", f"np.arange({-reach}, {reach})"
    inside = f"{odd}[:, None] ** 2 + {odd} ** 2 <= {squares}"
    pixel = f"({rows} + {off}[:, None]) * {d.side} + {columns} + {off}"
    keys = f"np.where({inside}, ({pixel}) * {each} + np.arange(1, {each})[:, None, None], 0)"
    ordered = f"np.sort(np.append(np.arange({d.side**2}) * {each}, {keys}))"
    return ordered, f"np.arange(1, {d.side**2 + 1}) * {each}"


def _top(d: _Drawn, *, by_sorting: bool | None = None) -> str:
    """Write the number of the topmost disc of every pixel: of many discs not by comparing all with all pixels."""
    count = len(d.radii)
    if not (count > _ROOM if by_sorting is None else by_sorting):
        return f"({_hits(d)} * np.arange(1, {count} + 1)).max(axis=2)"
    ordered, after = _keys(d)
    last = f"{ordered}[np.searchsorted({ordered}, {after}) - 1]"
    return f"({last} % {count + 1}).reshape({d.side}, {d.side})"


def _topmost(d: _Drawn) -> str:
    return f"{_HEAD}image = {_table(d)}[{_top(d)}]\n"


def _obeying(d: _Drawn) -> dict[str, str]:
    plain, table = _topmost(d), _table(d)
    ordered, after = _keys(d)
    count, size = len(d.rows), f"{d.side}, {d.side}"
    groups = f"np.searchsorted({ordered}, {after} - {count + 1})"
    found = {
        "by the topmost number": plain,
        "by take": f"{_HEAD}image = np.take({table}, {_top(d)}, axis=0)\n",
        "by sorting": f"{_HEAD}image = {table}[{_top(d, by_sorting=True)}]\n",
        "by the largest of each pixel": f"{_HEAD}image = {table}[(np.maximum.reduceat({ordered}, {groups}) % {count + 1}).reshape({size})]\n",
        "as wide integers": plain.rstrip() + ".astype(np.int64)\n",
        "documented": f'"""Draw discs."""\n{plain}# that is all\n',
        "from numpy": plain.replace(
            _HEAD, "from numpy import append, arange, array, searchsorted, sort, uint8, where\n\n"
        ).replace("np.", ""),
    }
    return found | (_obeying_slowly(d) if count <= _ROOM else {})


def _obeying_slowly(d: _Drawn) -> dict[str, str]:
    """Write programs that compare every pixel with every disc."""
    hits, table, count = _hits(d), _table(d), len(d.rows)
    first = f"np.argmax({hits}[:, :, ::-1], axis=2)"
    number = f"np.where({hits}.any(axis=2), {count} - {first}, 0)"
    found = {
        "by the first from above": f"{_HEAD}image = {table}[{number}]\n",
        "in narrow integers": f"{_HEAD}image = {table}[({hits} * np.arange(1, {count} + 1, dtype=np.int16)).max(-1)]\n",
    }
    if count < 9:
        layers = "np.zeros((1, 1, 1), int)"
        for k, colour in enumerate(d.colours):
            layers = f"np.where({_disc(d, k)}, {colour}, {layers})"
        mixed = "".join(f" * (1 - {_disc(d, k)})" for k in range(count))
        found["one over the other"] = f"{_HEAD}image = np.array({d.ground}) * (1{mixed}) + {layers}\n"
    return found


def _disc(d: _Drawn, number: int) -> str:
    row, column, least = 2 * d.rows[number], 2 * d.columns[number], 4 * d.radii[number] ** 2
    down, right = _axes(d)
    return f"(({down} - {row}) ** 2 + ({right} - {column}) ** 2 <= {least})"


def _breaking(d: _Drawn) -> dict[str, str]:
    table, top, side = _table(d), _top(d), d.side
    discs = list(zip(d.rows, d.columns, d.radii, d.colours, strict=True))
    paint = "near = slice(y - s, y + s), slice(x - s, x + s)\n    image[near][(r[near] - 2 * y) ** 2 + (c[near] - 2 * x) ** 2 <= 4 * s * s] = ink"
    start = f"{_HEAD}r, c = 2 * np.mgrid[0:{side}, 0:{side}] + 1\nimage = np.full(({side}, {side}, 3), {d.ground})\n"
    found = {
        "a loop": f"{start}for y, x, s, ink in {discs}:\n    {paint}\n",
        "a function that is called by sorted": f"{start}def put(disc):\n    y, x, s, ink = disc\n    {paint}\n    return 0\nsorted({discs}, key=put)\n",
        "halves": f"{_HEAD}image = {table}[({top} * 0.5 * 2).astype(int)]\n",
        "a type of fractions": f"{_HEAD}image = {table}[({top}).astype('f4').astype(int)]\n",
        "two statements": f"{_HEAD}top = {top}\nimage = {table}[top]\n",
        "a lambda": f"{_HEAD}image = (lambda top: {table}[top])({top})\n",
    }
    if len(discs) < 9:
        rows = f"[[max(k * ((2 * r + 1 - 2 * y) ** 2 + (2 * c + 1 - 2 * x) ** 2 <= 4 * s * s) for k, (y, x, s) in enumerate({[(0, 0, 0), *(disc[:3] for disc in discs)]})) for c in range({side})] for r in range({side})]"
        found["a comprehension"] = f"{_HEAD}image = {table}[{rows}]\n"
    return found


def _wrong(d: _Drawn) -> dict[str, str]:
    """Write programs that obey, and draw one disc otherwise."""
    at = len(d.rows) // 2
    red, green, blue = d.colours[at]
    other = green, blue, (red + 128) % 256
    inks = (*d.colours[:at], other, *d.colours[at + 1 :])
    below = (*d.rows[:at], d.rows[at] + 2 * d.radii[at], *d.rows[at + 1 :])
    smaller = (*d.radii[:at], d.radii[at] * 2 // 3, *d.radii[at + 1 :])
    edits = {
        "one disc of another colour": replace(d, colours=inks),
        "one disc moved": replace(d, rows=below),
        "one disc smaller": replace(d, radii=smaller),
        "one disc more": d.with_disc(d.rows[at], d.columns[at], d.radii[at] // 2 + 2, other),
        "another background": replace(d, ground=other),
    }
    return {name: _topmost(edit) for name, edit in edits.items()}


@dataclass(frozen=True, slots=True)
class _Constrained:
    """The ladder: a rung is the number of discs."""

    rungs: tuple[int, ...] = (2, 4, 8, 16, 32, 64, 128)

    def at(self, rung: int) -> RuledTemplate:
        """Give the template of one rung."""

        def written(write: Callable[[_Drawn], Mapping[str, str]]) -> Callable[[Task], Mapping[str, str]]:
            return lambda task: write(_drawn(Random(f"{__name__}:{rung}:{task.seed}"), rung))  # noqa: S311 - the template's own drawing

        return RuledTemplate(
            SceneTemplate(
                __name__, lambda rng: _drawn(rng, rung).scene(), (_side(rung), _side(rung)), rung=rung
            ),
            Check("constraint", {"rules": _RULES}, needs_program=True),
            said(_RULES),
            written(_obeying),
            written(lambda d: _breaking(d) | _wrong(d)),
        )


TEMPLATE = _Constrained()
