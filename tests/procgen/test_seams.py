"""The geometry of a basketball's seams, and how lines on a ball are found, whatever the ball."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from procgen.checks.vision.ridges import SIDE, trace
from procgen.checks.vision.seam_fit import fit_seams
from procgen.checks.vision.seams import openings, seam_curves, seam_slopes, turned

POINTS, STEP = 24, 1e-6
ANGLES = st.lists(st.floats(-0.3, 0.3), min_size=7, max_size=7)
USUAL = np.radians([62.0, 40.0, 62.0, 40.0, 0.0, 0.0, 0.0])


@settings(max_examples=25, deadline=None)
@given(ANGLES)
def test_seams_lie_on_the_ball(course: list[float]) -> None:
    """Every point of every curve has distance one from the middle."""
    curves = seam_curves(USUAL + course, POINTS)
    assert np.allclose(np.linalg.norm(curves, axis=2), 1)


@settings(max_examples=25, deadline=None)
@given(ANGLES)
def test_seams_move_as_their_slopes_say(course: list[float]) -> None:
    """The derivative by each number of the course is that of a small step of it."""
    for i, opening in enumerate(openings(POINTS)):
        small = STEP * np.eye(7)[i]
        ahead, back = (seam_curves(USUAL + course + sign * small, POINTS) for sign in (1, -1))
        slopes = seam_slopes(USUAL + course, POINTS) * opening[:, :, None]
        assert np.allclose((ahead - back) / (2 * STEP), slopes, atol=1e-7)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-3, 3), min_size=3, max_size=3))
def test_turning_is_a_rotation_about_its_axis(vector: list[float]) -> None:
    """The axis stays, lengths stay, nothing is mirrored, and the angle is the vector's length."""
    axis = np.array(vector)
    turn = turned(axis)
    assert np.allclose(turn @ turn.T, np.eye(3))
    assert np.linalg.det(turn) > 0
    assert np.allclose(turn @ axis, axis)
    assert np.isclose(np.trace(turn), 1 + 2 * np.cos(np.linalg.norm(axis)))


def test_a_stroke_is_found_along_its_middle() -> None:
    """Straight or bent, dark or light; where the picture is flat nothing is found."""
    row, column = np.mgrid[:SIDE, :SIDE] * (2.2 / (SIDE - 1)) - 1.1
    assert [len(lines) for lines in trace(np.zeros((SIDE, SIDE)))] == [0, 0]
    for curve in (row - 0.2, row - 0.5 * column, np.hypot(row + 1, column) - 0.9):
        tones = ndimage.gaussian_filter(np.where(abs(curve) < 0.04, -60.0, 0.0), 0.7)
        for sign, which in ((1, 0), (-1, 1)):
            lines = trace(sign * tones)[which]
            off = ndimage.map_coordinates(
                curve, (np.stack([lines.row, lines.column]) + 1.1) * (SIDE - 1) / 2.2
            )
            strong = lines.weight > 0.5
            assert strong.sum() > 40
            assert np.abs(off[strong]).max() < 0.05


def test_a_short_stroke_is_no_pattern() -> None:
    """Nothing is fitted to no lines, and what is fitted to a few explains little of a ball."""
    row, column = np.mgrid[:SIDE, :SIDE] * (2.2 / (SIDE - 1)) - 1.1
    short = np.where((abs(row) < 0.04) & (abs(column) < 0.1), -60.0, 0.0)
    assert fit_seams(*trace(np.zeros((SIDE, SIDE)))) is None
    fit = fit_seams(*trace(short))
    assert fit is None or fit.likeness < 0.3
