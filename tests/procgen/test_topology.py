"""Figures are judged by their topology alone: pieces, holes, and the Euler number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from procgen.checks import Subject
from procgen.checks.holes_and_pieces import check
from procgen.checks.vision.opencv import components
from procgen.checks.vision.topology import euler_number
from procgen.types import Picture, Submission

INK, GROUND = (200, 30, 60), (250, 215, 50)
LETTERS = {
    "A": (1, 1, ".##./#..#/####/#..#"),
    "B": (1, 2, "###/#.#/###/#.#/###"),
    "i": (2, 0, "#/./#/#"),
    "C": (1, 0, "###/#../###"),
    "two that touch at a corner": (1, 0, "##../##../..##/..##"),
    "a diamond, whose hole is closed at corners": (1, 1, ".#./#.#/.#."),
    "an island in a lake": (2, 1, "#####/#...#/#.#.#/#...#/#####"),
    "two holes that touch at a corner": (1, 2, "####/#.##/##.#/####"),
    "a bay that the frame closes": (1, 0, "##/.#/##"),
}


def mask_of(rows: str) -> np.ndarray:
    """Read a picture of letters."""
    return np.array([[letter == "#" for letter in row] for row in rows.split("/")])


@pytest.mark.parametrize("name", LETTERS)
def test_the_euler_number_is_pieces_less_holes(name):
    """Figures whose pieces and holes anybody can count."""
    pieces, holes, rows = LETTERS[name]
    assert euler_number(mask_of(rows)) == pieces - holes


@given(arrays(bool, st.tuples(st.integers(1, 24), st.integers(1, 24))))
def test_the_euler_number_agrees_with_components(mask):
    """Counting quads of pixels gives what labelling figure and ground gives."""
    pieces = len(components(mask)[1])
    ground = len(components(np.pad(~mask, 1, constant_values=True), diagonal=False)[1])
    assert euler_number(mask) == pieces - (ground - 1)


def judged(mask: np.ndarray, scale: int = 8, **asked: int) -> float:
    """Judge a figure of blocks in a margin of ground."""
    large = np.pad(mask.repeat(scale, 0).repeat(scale, 1), 8)
    pixels = np.where(large[..., None], np.uint8(INK), np.uint8(GROUND))
    subject = Subject(Submission(Picture.of(pixels)))
    return check(subject, **asked, size=large.shape, ink=INK, ground=GROUND).score


@pytest.mark.parametrize("name", LETTERS)
def test_a_figure_passes_for_its_own_numbers_alone(name):
    """One piece or hole more or fewer than asked for fails, and the further off the less it is worth."""
    pieces, holes, rows = LETTERS[name]
    mask = mask_of(rows)
    assert judged(mask, pieces=pieces, holes=holes) == 1
    assert judged(mask, pieces=pieces + 1, holes=holes) < 0.2
    assert judged(mask, pieces=pieces, holes=holes + 1) < 0.2
    assert judged(mask, pieces=pieces, holes=holes + 9) <= judged(mask, pieces=pieces, holes=holes + 5)
    assert judged(mask.T, pieces=pieces, holes=holes) == 1


def test_what_is_too_small_or_of_another_colour_fails():
    """Every piece and every hole can be seen, and there are two colours; edges may be soft."""
    asked = {"pieces": 1, "holes": 1, "size": (64, 64), "ink": INK, "ground": GROUND}
    mask = np.zeros((64, 64), bool)
    mask[8:56, 8:56] = True
    mask[20:40, 20:40] = False

    def found(pixels):
        return check(Subject(Submission(Picture.of(pixels))), **asked)

    pixels = np.where(mask[..., None], np.uint8(INK), np.uint8(GROUND))
    assert found(pixels).score == 1
    soft = pixels.astype(float)
    soft = ((soft + np.roll(soft, 1, 0) + np.roll(soft, 1, 1)) / 3).astype(np.uint8)
    assert found(soft).score == 1
    for rows, colour in ((slice(2, 5), INK), (slice(24, 34), (20, 25, 90))):
        spoilt = pixels.copy()
        spoilt[rows, rows] = colour
        assert found(spoilt).score < 0.2
    assert "32 x 64" in found(pixels[:32]).why
