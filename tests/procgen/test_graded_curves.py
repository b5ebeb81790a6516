"""Curves, knots and fractals are graded by their distance from the true ones and by what is right of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from procgen import suite
from procgen.checks import Subject
from procgen.checks.fractal_outline import check as outlined
from procgen.checks.traced_curve import check as traced
from procgen.exact.curves import band
from procgen.exact.generations import GROWTHS, grown
from procgen.exact.knots import Braid
from procgen.picture import canonicalise
from procgen.score import score
from procgen.types import Picture, Submission, Task, Verdict


def drawn(source: str) -> np.ndarray:
    """Run a trusted program of ours and give its picture."""
    names: dict[str, object] = {"__name__": "__main__"}
    exec(source, names)
    return names["image"]


def knot(task: Task, **change: object) -> np.ndarray:
    """Draw a knot with something changed."""
    ladder = suite.template(task.id).ladder
    return drawn(ladder.source(dict(task.parameters) | change))


@pytest.mark.parametrize("crossings", [2, 3, 8])
def test_the_strands_of_a_knot_meet_at_its_crossings(crossings):
    """Where they cross they are at one place, one above and one below the paper."""
    braid = Braid(crossings, 90.0, 30.0, 1)
    (first, high), (second, low) = (braid.strand(k, braid.crossing_angles(), 300, 300) for k in (0, 1))
    assert np.abs(first - second).max() < 1e-9
    assert np.allclose(high, -low)
    assert np.abs(high).min() > 0.99


@pytest.mark.parametrize(
    "name", ["knot_diagram@3", "knot_diagram@12", "fractal_growth@1", "fractal_growth@4"]
)
def test_a_graded_reference_has_full_marks_and_loses_some_with_distance(name):
    """The true one scores above 0.95, a pixel off less and still right, far off next to nothing."""
    task = suite.load_task(name, 4)
    picture = drawn(suite.template(name).reference(task))
    scores = [score(np.roll(picture, step, 0), task).score for step in (0, 1, 9)]
    assert scores[0] > max(0.95, scores[1])
    assert scores[1] > 0.7
    assert scores[2] < 0.2
    noise = np.random.default_rng(1).integers(0, 256, picture.shape, dtype=np.uint8)
    assert score(noise, task).score < 0.2


def test_every_wrong_crossing_lowers_a_knot_further():
    """One crossing the other way fails; the more there are the lower the score, and their number is said."""
    task = suite.load_task("knot_diagram@8", 2)
    results = [score(knot(task, flipped=list(range(count))), task) for count in (1, 4, 8)]
    assert [result.verdict for result in results] == [Verdict.FAIL] * 3
    scores = [result.score for result in results]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[1] + 0.03
    assert [result.checks[-1].why[:6] for result in results] == ["7 of 8", "4 of 8", "0 of 8"]


def test_a_knot_may_be_drawn_thinner_but_not_with_things_besides():
    """A line of two thirds of the width passes; a dot in the corner, gray lines or no gaps do not."""
    task = suite.load_task("knot_diagram@5", 2)
    assert score(knot(task, line=6), task).verdict is Verdict.PASS
    assert score(knot(task, dot=4), task).verdict is Verdict.FAIL
    assert score((knot(task) * 0.6).astype(np.uint8), task).verdict is Verdict.FAIL
    assert score(knot(task, gap=-8), task).verdict is Verdict.FAIL


@pytest.mark.parametrize("growth", GROWTHS)
def test_a_fractal_of_another_depth_is_told_apart(growth):
    """A generation more or fewer fails in every kind, and a part that is missing costs its sectors alone."""
    size, asked = (512, 512), {"growth": growth, "half": 112, "ink": (250, 250, 250), "ground": (12, 12, 12)}

    def judged(mask):
        picture = Picture.of(np.where(mask[..., None], np.uint8(250), np.full(3, 12, np.uint8)))
        return outlined(Subject(Submission(picture)), generations=4, **asked)

    true = grown(growth, 4, 112, *size)
    assert judged(true).score == 1
    for generations in (3, 5):
        assert judged(grown(growth, generations, 112, *size)).score < 0.2
    most = true.copy()
    most[:140] = False
    assert 0.02 < judged(most).score <= 0.3


def test_what_is_seen_of_a_fractal_does_not_depend_on_the_order_of_its_squares():
    """A mask grows with the generations and is symmetric."""
    masks = [grown("squares at corners", count, 64, 280, 280) for count in range(4)]
    for fewer, more in pairwise(masks):
        assert not (fewer & ~more).any()
        assert (more & ~fewer).any()
    assert (masks[-1] == masks[-1].T).all()
    assert (masks[-1] == masks[-1][::-1]).all()


def test_a_graded_check_is_not_told():
    """Its sentence would say where the curve runs."""
    for name in ("knot_diagram@3", "fractal_growth@2"):
        check = suite.load_task(name).checks[-1]
        assert (check.needed, check.told) == (True, False)


@pytest.mark.parametrize("curve", ["hypocycloid", "epicycloid", "rhodonea"])
def test_one_lobe_missing_among_many_fails_a_curve(curve):
    """The outer half of one of 49 lobes is a fiftieth of the line or less, and not forgiven."""
    order, side = 49, 1568
    line = band(curve, order, side, side, 4)
    down, right = np.indices(line.shape) - side / 2
    lobe = (abs(np.arctan2(right, -down)) < np.pi / order) & (np.hypot(down, right) > 0.225 * side)
    scores = [
        traced(Subject(Submission(canonicalise(255 * each))), curve=curve, order=order, line=4).score
        for each in (line, line & ~lobe)
    ]
    assert scores[0] > 0.9
    assert scores[1] < 0.5
