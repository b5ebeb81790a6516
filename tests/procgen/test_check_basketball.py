"""What the checks of a basketball see in small drawn balls, and in what is none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from procgen.score import score
from procgen.types import Verdict

WHITE, BLACK, NIGHT, ORANGE = (255, 255, 255), (15, 10, 10), (15, 20, 50), (235, 120, 35)
LINE = 0.045
"""Half the width of a seam, radii of the ball."""


def sphere(size: int, tilt: float, roll: float):
    """Give the point of a ball that lies under every pixel, and how far it is from the middle."""
    place = ((np.arange(size) + 0.5) * 2 / size - 1) / 0.86
    down, right = np.meshgrid(place, place, indexing="ij")
    far = np.hypot(down, right)
    toward = np.sqrt(np.clip(1 - far**2, 0, 1))
    tilt, roll = np.radians(tilt), np.radians(roll)
    x, y = right * np.cos(roll) + down * np.sin(roll), down * np.cos(roll) - right * np.sin(roll)
    return x, y * np.cos(tilt) + toward * np.sin(tilt), toward * np.cos(tilt) - y * np.sin(tilt), far


def loops(x, y, z):
    """Tell what lies on the two side seams, which bow towards the middle."""
    height = y**2 / np.maximum(y**2 + z**2, 1e-9)
    return np.minimum(*(abs(np.arccos(np.clip(s * x, -1, 1)) - 1.05 + 0.35 * height) for s in (1, -1))) < LINE


def cross(x, y, _):
    """Tell what lies on the two great circles."""
    return np.minimum(abs(x), abs(y)) < LINE


def seams(x, y, z):
    """Tell what lies on a basketball's seams."""
    return loops(x, y, z) | cross(x, y, z)


def meridians(x, y, _):
    """Tell what lies on the lines of a globe: they bow outwards."""
    bows = np.abs(abs(x) - 0.5 * np.sqrt(np.clip(1 - y**2, 0, 1)))
    return np.minimum.reduce([abs(x), abs(y), abs(abs(y) - 0.5), bows]) < LINE


def spokes(x, y, _, count: int = 4):
    """Tell what lies on the spokes of a wheel."""
    angle = np.arctan2(y, x)
    return (
        np.minimum.reduce([abs(np.sin(angle - np.pi * k / count)) for k in range(count)]) * np.hypot(x, y)
        < LINE
    )


WRONG = {
    "a globe": meridians,
    "a wheel of eight spokes": spokes,
    "a wheel of twelve spokes": lambda x, y, z: spokes(x, y, z, 6),
    "a tennis ball": loops,
    "a plain ball": lambda x, *_: x > 2,
    "a cross alone": cross,
    "one line": lambda _, y, __: abs(y) < LINE,
    "level lines": lambda _, y, __: np.minimum(abs(y), abs(abs(y) - 0.5)) < LINE,
    "a grid": lambda x, y, _: (
        np.minimum.reduce([abs(x), abs(y), abs(abs(x) - 0.5), abs(abs(y) - 0.5)]) < LINE
    ),
    "rings": lambda x, y, _: np.minimum(abs(np.hypot(x, y) - 0.3), abs(np.hypot(x, y) - 0.65)) < LINE,
}
TURNS = ((0, 0), (0, 45), (0, 90), (20, 0), (20, 30), (30, 60), (30, 100))
"""How far a ball is tilted away from the viewer, and rolled in the picture, degrees."""


def drawn(
    lines=seams, size: int = 160, turn=(0, 0), ground=WHITE, paint=ORANGE, ink=BLACK, shade: float = 0.0
):
    """Draw a ball; without paint only its outline."""
    x, y, z, far = sphere(size, *turn)
    pixels = np.zeros((size, size, 3)) + ground
    if paint is not None:
        lit = 1 - shade * (1 - np.sqrt(np.clip(1 - far**2, 0, 1)))
        pixels = np.where((far <= 1)[..., None], lit[..., None] * paint, pixels)
    pixels[(far <= 1) & lines(x, y, z)] = ink
    pixels[abs(far - 1) < LINE] = ink
    return pixels.round().astype(np.uint8)


@pytest.mark.parametrize("turn", TURNS)
def test_a_ball_may_be_turned_any_way(turn) -> None:
    """Tilted and rolled, filled or outlined, it is a basketball."""
    assert score(drawn(turn=turn), "basketball").verdict is Verdict.PASS
    assert score(drawn(turn=turn, paint=None), "basketball").verdict is Verdict.PASS


@pytest.mark.parametrize(
    "look",
    [
        {"size": 64},
        {"size": 300},
        {"ground": NIGHT},
        {"ink": WHITE, "ground": NIGHT},
        {"shade": 0.5},
        {"paint": (150, 150, 150)},
        {"paint": None, "ground": (0, 0, 0), "ink": (255, 255, 255)},
    ],
)
def test_a_ball_may_have_any_look(look) -> None:
    """Small or large, by day or night, shaded, gray, or white lines on black."""
    pixels = drawn(**look)
    if look.get("paint") == (150, 150, 150):
        pixels = pixels.mean(axis=2).astype(np.uint8)
    assert score(pixels, "basketball").verdict is Verdict.PASS


def test_the_upright_seam_may_be_left_out() -> None:
    """One seam across both side curves, straight or bent, is an icon's ball; stitches are no seam."""
    level = drawn(lambda x, y, z: loops(x, y, z) | (abs(y) < LINE), paint=None)
    assert score(level, "basketball").verdict is Verdict.PASS
    bent = drawn(lambda x, y, z: loops(x, y, z) | (abs(y - 0.3 * x**2) < LINE), paint=None)
    judged = score(bent, "basketball")
    assert judged.verdict is Verdict.PASS
    assert "level seam drawn" in " ".join(check.why for check in judged.checks)
    assert "(needs 70%)" in " ".join(check.why for check in judged.checks)
    stitched = drawn(
        lambda x, y, z: (
            loops(x, y, z) | ((abs(abs(x) - 0.5) < 0.2) & (abs(np.sin(9 * y)) < 0.25) & (abs(y) < 0.85))
        ),
        paint=None,
    )
    assert score(stitched, "basketball").verdict is Verdict.FAIL


@pytest.mark.parametrize("name", WRONG)
def test_other_balls_and_lines_are_no_basketball(name: str) -> None:
    """A globe's lines bow outwards, a tennis ball has no cross, a wheel no side curves."""
    for look in ({}, {"paint": None}, {"ground": NIGHT, "size": 96}):
        assert score(drawn(WRONG[name], **look), "basketball").verdict is Verdict.FAIL, look


def test_thick_lines_in_any_ink_are_no_paint() -> None:
    """A ball outlined in blue passes though its lines cover half of it."""
    thick = drawn(
        lambda x, y, z: ndimage.binary_dilation(seams(x, y, z), iterations=6), paint=None, ink=(30, 80, 215)
    )
    assert score(thick, "basketball").verdict is Verdict.PASS


def test_a_basketball_is_orange_round_and_alone() -> None:
    """A blue one, a square one and four of them fail."""
    assert score(drawn(paint=(40, 90, 220)), "basketball").verdict is Verdict.FAIL
    four = np.tile(drawn(size=100), (2, 2, 1))
    assert score(four, "basketball").verdict is Verdict.FAIL
    x, y, z, _ = sphere(160, 0, 0)
    is_inside = np.maximum(abs(x), abs(y)) < 0.9
    box = np.where(is_inside[..., None], ORANGE, WHITE).astype(np.uint8)
    box[is_inside & seams(x, y, z)] = BLACK
    assert score(box, "basketball").verdict is Verdict.FAIL
