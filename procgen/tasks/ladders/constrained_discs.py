"""n overlapping discs, drawn without a loop, in whole numbers, by one expression."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.palette import paints
from procgen.exact.ruled_template import RuledTemplate
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape, mask
from procgen.exact.source_rules import said
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.exact.shapes import Colour
    from procgen.types import Task

_RULES = ("no_loops", "integers_only", "one_expression")
_SIDE = 256
_LEAST_VISIBLE = 0.4
"""Share of a disc that later discs leave uncovered."""
_HEAD = "import numpy as np\n\n"
_DOWN, _RIGHT = f"np.arange(1, {2 * _SIDE}, 2)[:, None, None]", f"np.arange(1, {2 * _SIDE}, 2)[:, None]"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Discs in order of painting; whole pixels."""

    ground: Colour
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    radii: tuple[int, ...] = ()
    colours: tuple[Colour, ...] = ()

    def scene(self) -> Scene:
        """Give the same in proportions of the picture."""
        discs = zip(self.rows, self.columns, self.radii, self.colours, strict=True)
        return Scene(
            self.ground,
            tuple(
                Shape("disc", colour, (row / _SIDE, column / _SIDE), (radius / _SIDE, radius / _SIDE))
                for row, column, radius, colour in discs
            ),
        )

    def with_disc(self, row: int, column: int, radius: int, colour: Colour) -> _Drawn:
        """Put one more over the others."""
        return _Drawn(
            self.ground,
            (*self.rows, row),
            (*self.columns, column),
            (*self.radii, radius),
            (*self.colours, colour),
        )


def _drawn(rng: Random, count: int) -> _Drawn:
    """Scatter discs that overlap, each of which stays visible."""
    ground, *inks = (paint.colour for paint in paints(rng, 6))
    drawn, top = _Drawn(ground), np.zeros((_SIDE, _SIDE), np.intp)
    alone = np.zeros(count + 1)
    while len(drawn.rows) < count:
        radius = max(round(rng.uniform(0.28, 0.42) * _SIDE / (count + 2) ** 0.5), 5)
        row, column = (rng.randint(radius + 3, _SIDE - radius - 3) for _ in range(2))
        ink = rng.choice([ink for ink in inks if not drawn.colours or ink != drawn.colours[-1]])
        number, after = len(drawn.rows) + 1, drawn.with_disc(row, column, radius, ink)
        area = mask(after.scene().shapes[-1], _SIDE, _SIDE)
        alone[number] = area.sum()
        covered = np.where(area, number, top)
        seen = np.bincount(covered.ravel(), minlength=count + 1)
        if (seen >= _LEAST_VISIBLE * alone)[1 : number + 1].all():
            drawn, top = after, covered
    return drawn


def _parts(d: _Drawn) -> tuple[str, str, str]:
    """Write which disc has a pixel, as an array of three axes; the table of colours; and how many there are."""
    rows, columns = ([2 * place for place in places] for places in (d.rows, d.columns))
    squares = [4 * radius**2 for radius in d.radii]
    hits = f"(({_DOWN} - {rows}) ** 2 + ({_RIGHT} - {columns}) ** 2 <= {squares})"
    return hits, f"np.array({[d.ground, *d.colours]}, np.uint8)", str(len(squares))


def _topmost(d: _Drawn) -> str:
    hits, table, count = _parts(d)
    return f"{_HEAD}image = {table}[({hits} * np.arange(1, {count} + 1)).max(axis=2)]\n"


def _obeying(d: _Drawn) -> dict[str, str]:
    hits, table, count = _parts(d)
    first = f"np.argmax({hits}[:, :, ::-1], axis=2)"
    number = f"np.where({hits}.any(axis=2), {count} - {first}, 0)"
    mixed = "".join(f" * (1 - {_disc(d, k)})" for k in range(len(d.rows))) if len(d.rows) < 9 else ""
    found = {
        "by the topmost number": _topmost(d),
        "by take": f"{_HEAD}image = np.take({table}, ({hits} * np.arange(1, {count} + 1)).max(2), axis=0)\n",
        "by the first from above": f"{_HEAD}image = {table}[{number}]\n",
        "in narrow integers": f"{_HEAD}image = {table}[({hits} * np.arange(1, {count} + 1, dtype=np.int16)).max(-1)]\n",
        "as wide integers": _topmost(d).rstrip() + ".astype(np.int64)\n",
        "documented": f'"""Draw discs."""\n{_topmost(d)}# that is all\n',
        "from numpy": _topmost(d)
        .replace(_HEAD, "from numpy import arange, array, uint8\n\n")
        .replace("np.", ""),
    }
    if mixed:
        layers = "np.zeros((1, 1, 1), int)"
        for k, colour in enumerate(d.colours):
            layers = f"np.where({_disc(d, k)}, {colour}, {layers})"
        ground = f"np.array({d.ground}) * (1{mixed})"
        found["one over the other"] = f"{_HEAD}image = {ground} + {layers}\n"
    return found


def _disc(d: _Drawn, number: int) -> str:
    row, column, least = 2 * d.rows[number], 2 * d.columns[number], 4 * d.radii[number] ** 2
    return f"(({_DOWN} - {row}) ** 2 + ({_RIGHT} - {column}) ** 2 <= {least})"


def _breaking(d: _Drawn) -> dict[str, str]:
    hits, table, count = _parts(d)
    discs = list(zip(d.rows, d.columns, d.radii, d.colours, strict=True))
    paint = "image[(r - 2 * y) ** 2 + (c - 2 * x) ** 2 <= 4 * s * s] = ink"
    start = f"{_HEAD}r, c = 2 * np.mgrid[0:{_SIDE}, 0:{_SIDE}] + 1\nimage = np.full(({_SIDE}, {_SIDE}, 3), {d.ground})\n"
    rows = f"[[max(k * ((2 * r + 1 - 2 * y) ** 2 + (2 * c + 1 - 2 * x) ** 2 <= 4 * s * s) for k, (y, x, s) in enumerate({[(0, 0, 0), *(disc[:3] for disc in discs)]})) for c in range({_SIDE})] for r in range({_SIDE})]"
    halves = hits.replace(f"np.arange(1, {2 * _SIDE}, 2)", f"2 * (np.arange({_SIDE}) + 0.5)")
    found = {
        "a loop": f"{start}for y, x, s, ink in {discs}:\n    {paint}\n",
        "a function that is called by sorted": f"{start}def put(disc):\n    y, x, s, ink = disc\n    {paint}\n    return 0\nsorted({discs}, key=put)\n",
        "halves": f"{_HEAD}image = {table}[({halves} * np.arange(1, {count} + 1)).max(axis=2)]\n",
        "a type of fractions": f"{_HEAD}image = {table}[({hits} * np.arange(1, {count} + 1)).astype('f4').max(axis=2).astype(int)]\n",
        "two statements": f"{_HEAD}top = ({hits} * np.arange(1, {count} + 1)).max(axis=2)\nimage = {table}[top]\n",
        "a lambda": f"{_HEAD}image = (lambda hits: {table}[(hits * np.arange(1, {count} + 1)).max(axis=2)])({hits})\n",
    }
    return found | ({"a comprehension": f"{_HEAD}image = {table}[{rows}]\n"} if len(discs) < 9 else {})


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
            SceneTemplate(__name__, lambda rng: _drawn(rng, rung).scene(), (_SIDE, _SIDE), rung=rung),
            Check("constraint", {"rules": _RULES}, needs_program=True),
            said(_RULES),
            written(_obeying),
            written(lambda d: _breaking(d) | _wrong(d)),
        )


TEMPLATE = _Constrained()
