"""Makers of known skill: each draws the right picture, but for mistakes that it makes at a known rate."""

from __future__ import annotations

import math
import random
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from procgen import suite
from procgen.exact.agreement import Truth
from procgen.exact.curves import CURVES
from procgen.exact.formula_ladder import cells
from procgen.exact.letterforms import CELL
from procgen.exact.stars import brightest, figure
from procgen.score import score
from procgen.types import Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.exact.graded_ladder import GradedTemplate
    from procgen.suite import ExactTemplate
    from procgen.types import Task

    Pixels = NDArray[np.uint8]
    Slip = tuple[int, ...]

INSTANCES = 3
"""Seeds that the tries on a rung take in turn, so that the same picture is judged once."""


class Maker:
    """One who gets each part of a picture wrong with the same probability."""

    lowest, highest = 1, 4096
    """Rungs that it is tried on."""

    def __init__(self, ladder: str, rate: float, seed: int) -> None:
        self.ladder, self.rate = ladder, rate
        self._random = random.Random(f"{ladder}:{rate}:{seed}")  # noqa: S311 - a repeatable simulation
        self._judged: dict[tuple[int, int, Slip], bool] = {}

    def parts(self, rung: int, seed: int) -> list[int]:
        """List the parts of a picture that can go wrong: by default as many as the rung."""
        del seed
        return list(range(rung))

    def slip(self, rung: int, seed: int) -> Slip:
        """Draw what goes wrong."""
        return tuple(part for part in self.parts(rung, seed) if self._random.random() < self.rate)

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Draw a picture of which these parts are wrong."""
        raise NotImplementedError

    def succeeds(self, rung: int) -> bool:
        """Draw one picture and have it judged."""
        seed = self._random.randrange(INSTANCES)
        slip = self.slip(rung, seed)
        if (rung, seed, slip) not in self._judged:
            task = suite.load_task(f"{self.ladder}@{rung}", seed)
            judged = score(self.picture(task, rung, slip), task)
            self._judged[rung, seed, slip] = judged.verdict is Verdict.PASS
        return self._judged[rung, seed, slip]

    def true_half(self) -> float:
        """Compute the rung at which half of the tries succeed, between whole rungs by interpolation."""
        needed = math.log(0.5) / math.log(1 - self.rate)
        rung = 1
        while len(self.parts(rung + 1, 0)) <= needed:
            rung += 1
        low, high = len(self.parts(rung, 0)), len(self.parts(rung + 1, 0))
        return rung + (needed - low) / (high - low)


class Painter(Maker):
    """Paints a part, as the check judges them apart, in a wrong colour; a background always rightly."""

    def __init__(self, ladder: str, rate: float, seed: int) -> None:
        super().__init__(ladder, rate, seed)
        self._truths: dict[tuple[int, int], Truth] = {}

    def _truth(self, rung: int, seed: int) -> Truth:
        if (rung, seed) not in self._truths:
            template, task = suite.template(f"{self.ladder}@{rung}"), _task(self.ladder, rung, seed)
            self._truths[rung, seed] = (
                cast("ExactTemplate", template).truth(task, *task.size)
                if hasattr(template, "truth")
                else _in_cells(template.reference(task), task.parameters.get("columns", 1), rung)
            )
        return self._truths[rung, seed]

    def parts(self, rung: int, seed: int) -> list[int]:
        """List the parts that are seen."""
        truth = self._truth(rung, seed)
        return [int(part) for part in np.unique(truth.parts) if truth.names[part] != "the background"]

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Draw all parts, these in a colour half the range away."""
        truth = self._truth(rung, task.seed)
        away = (truth.pixels.astype(int) + 128) % 256
        return np.where(np.isin(truth.parts, slip)[..., None], away, truth.pixels).astype(np.uint8)


class FromTwo(Painter):
    """A `Painter` of something that has no first rung."""

    lowest = 2


class Writer(Maker):
    """Writes a letter 12 px too far to the right, 12 px too high, or 4 px too bold, in turn."""

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Write all letters, these badly."""
        image = _run(suite.template(f"{self.ladder}@{rung}").reference(task))
        for number in slip:
            row, column = divmod(number, task.parameters["columns"])
            cell = image[row * CELL[0] :, column * CELL[1] :][: CELL[0], : CELL[1]]
            ways = (
                lambda form: np.roll(form, 12, axis=1),
                lambda form: np.roll(form, -12, axis=0),
                lambda form: np.max([np.roll(form, step, axis=1) for step in range(-4, 5)], axis=0),
            )
            cell[:] = ways[number % 3](cell.copy())
        return image


class Tracer(Maker):
    """Takes the straight way from the beginning to the end of one of the curve's n equal stretches."""

    lowest = 2

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Trace the curve, these stretches straight."""
        del rung
        name, order, side = task.parameters["curve"], task.parameters["order"], task.size[0]
        # the petals of a rose of odd order are passed twice, and it begins at the tip of one of them
        whole, start = (np.pi, np.pi / (2 * order)) if name == "rhodonea" else (2 * np.pi, 0.0)
        ends = start + whole * np.arange(order + 1) / order
        traced = []
        for number in range(order):
            along = np.linspace(0, 1, 6 * side)
            places = np.stack(CURVES[name](ends[number] + along * (ends[number + 1] - ends[number]), order))
            if number in slip:
                places = places[:, :1] + (places[:, -1:] - places[:, :1]) * along
            traced.append(places)
        up, right = 0.45 * side * np.concatenate(traced, axis=1)
        return _stamped(side / 2 - up, side / 2 + right, side, task.parameters["line"] / 2)


class Knotter(Maker):
    """Puts the wrong strand on top at a crossing."""

    lowest = 3

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Draw the knot, these crossings the other way."""
        template = cast("GradedTemplate", suite.template(f"{self.ladder}@{rung}"))
        return _run(template.ladder.source({**task.parameters, "flipped": list(slip)}))


class Stargazer(Maker):
    """Puts a star a quarter of the picture or more from its place."""

    lowest = 4

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Draw the stars, these elsewhere, where no other one is."""
        region, side = task.parameters["region"], task.size[0]
        places = side * (0.5 + 0.85 * figure(brightest(region, rung), region))
        drawn = random.Random(f"{rung}:{task.seed}:{slip}")  # noqa: S311 - a repeatable simulation
        for star in slip:
            near = True
            while near:
                there = np.array([drawn.uniform(0.1, 0.9), drawn.uniform(0.1, 0.9)]) * side
                away = np.hypot(*(places - there).T)
                near = away[star] < side / 4 or away.min() < 12
            places[star] = there
        return _stamped(places[:, 0], places[:, 1], side, 3.0)


class Placer(Maker):
    """Draws all rightly, but shifted down by a normal error; its rate is the deviation, in picture's sides.

    The check lets an outline lie 1.5 px off; to the pixel, a shift passes if it rounds to at most one.
    """

    lowest, highest = 2, 7
    bound = 1.5

    def slip(self, rung: int, seed: int) -> Slip:
        """Draw by how many whole pixels."""
        return (round(self._random.gauss(0, self.rate * _task(self.ladder, rung, seed).size[0])),)

    def picture(self, task: Task, rung: int, slip: Slip) -> Pixels:
        """Shift the right picture."""
        return np.roll(_run(suite.template(f"{self.ladder}@{rung}").reference(task)), slip, axis=0)

    def true_half(self) -> float:
        """Compute the rung at which the median of the error's size is the bound."""
        needed = self.bound / (self.rate * NormalDist().inv_cdf(0.75))
        sides = [self._side(rung) for rung in range(self.lowest, self.highest + 1)]
        return float(np.interp(math.log2(needed), np.log2(sides), range(self.lowest, self.highest + 1)))

    def _side(self, rung: int) -> float:
        return float(np.mean([_task(self.ladder, rung, seed).size[0] for seed in range(INSTANCES)]))


def _task(ladder: str, rung: int, seed: int) -> Task:
    return suite.load_task(f"{ladder}@{rung}", seed)


def _run(program: str) -> Pixels:
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(program, names)  # noqa: S102 - our own programs
    return np.array(names["image"], np.uint8)


def _in_cells(program: str, columns: int, count: int) -> Truth:
    """Draw a reference whose parts stand in cells of equal size, from left to right, then down."""
    pixels = _run(program)
    rows = -(-count // columns)
    parts, called = cells(*pixels.shape[:2], rows, columns)
    return Truth(pixels, parts, (*called[:count], *["the background"] * (rows * columns - count)))


def _stamped(rows: NDArray[np.float64], columns: NDArray[np.float64], side: int, radius: float) -> Pixels:
    """Put a white disc at every place of a black square."""
    image = np.zeros((side, side, 3), np.uint8)
    reach = math.ceil(radius)
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            row, column = np.floor(rows) + down, np.floor(columns) + across
            near = np.hypot(row + 0.5 - rows, column + 0.5 - columns) <= radius
            image[row[near].astype(int), column[near].astype(int)] = 255
    return image
