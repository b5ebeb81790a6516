"""What is between two things along a smooth edge is neither a third thing nor a part of one."""

from __future__ import annotations

import numpy as np
import pytest
from plain_drawings import BLACK, BLUE, GRAY, GREEN, RED, WHITE, YELLOW, painted, verdict

from procgen.checks.vision.blends import unblended


def _softly(pixels, width: int):
    """Blend every pixel with its neighbours, as anti-aliasing and reducing a picture do."""
    blurred = pixels.astype(float)
    for axis in (0, 1):
        blurred = sum(np.roll(blurred, step, axis) for step in range(width)) / width
    return np.round(blurred).astype(np.uint8)


def _three_in_a_row(colours, ground):
    """Draw three squares that touch."""
    row, column = np.ogrid[:256, :256]
    layers = [
        ((abs(row - 128) < 30) & (column >= 38 + 60 * k) & (column < 98 + 60 * k), paint)
        for k, paint in enumerate(colours)
    ]
    return painted(ground, *layers)


@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_gray_square_beside_soft_edges_from_black_to_white_stays_a_square(width, order):
    """The edges between black and white are gray as well, and hang on to it."""
    colours = [[(GRAY, "gray"), (WHITE, "white"), (BLACK, "black")][place] for place in order]
    pixels = _softly(_three_in_a_row([paint for paint, _ in colours], BLUE), width)
    for _, name in colours:
        assert verdict(pixels, "figure", shape="square", colour=name, filled=True) == "pass", name


def test_a_thin_line_of_a_third_colour_is_not_taken_for_a_soft_edge():
    """Only a mixture of both sides is a blend: red is none of blue and green."""
    labels = np.repeat([[0, 0, 0, 2, 1, 1, 1]], 7, axis=0).astype(np.int32)
    pixels = np.array([BLUE, GREEN, RED], np.uint8)[labels]
    assert np.array_equal(unblended(labels, pixels), labels)


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_a_blend_gets_the_side_that_it_is_more_like(share):
    """A column between black and white that has the paint of a gray thing elsewhere."""
    labels = np.repeat([[0, 0, 0, 2, 1, 1, 1]], 7, axis=0).astype(np.int32)
    level = round(255 * share)
    pixels = np.array([BLACK, WHITE, (level, level, level)], np.uint8)[labels]
    assert (unblended(labels, pixels)[:, 3] == (share > 0.5)).all()


@pytest.mark.parametrize(("ground", "ink"), [(BLACK, RED), (WHITE, GREEN), (BLUE, YELLOW), (GRAY, BLACK)])
def test_a_thin_line_is_found_in_a_little_noise(ground, ink):
    """Its few pixels are a paint of their own, however noise scatters them."""
    row, column = np.ogrid[:256, :256]
    line = (abs(row - 60) < 3) & (abs(column - 128) < 24)
    disc = np.hypot(row - 160, column - 128) < 60
    pixels = painted(ground, (disc, (255, 145, 10)), (line, ink)).astype(float)
    noisy = np.clip(pixels + np.random.default_rng(1).normal(0, 4, pixels.shape), 0, 255).astype(np.uint8)
    names = {RED: "red", GREEN: "green", YELLOW: "yellow", BLACK: "black"}
    assert verdict(noisy, "figure", shape="line", colour=names[ink]) == "pass"
