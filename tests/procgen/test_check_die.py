"""Pips may lie near the corners or the middle; a plain die has round ones of one colour and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.checks import Subject, die, verdict_of
from procgen.picture import canonicalise
from procgen.types import Submission, Verdict

DIAGONAL = ((-1, -1), (1, 1))
FIVE = ((0, 0), *DIAGONAL, (-1, 1), (1, -1))
WHITE, RED, GREEN = (255, 255, 255), (200, 30, 40), (30, 150, 60)


def face(height: int, width: int, *, apart=0.19, pip=0.06, places=FIVE, square=False, paints=(WHITE,)):
    """Paint a red face with pips and give it with the rows and columns, in short sides from the middle."""
    short = min(height, width)
    down = ((np.arange(height) + 0.5 - height / 2) / short)[:, None]
    right = ((np.arange(width) + 0.5 - width / 2) / short)[None]
    pixels = np.zeros((height, width, 3)) + WHITE
    pixels[np.maximum(abs(down), abs(right)) <= 0.35] = RED
    for k, (row, column) in enumerate(places):
        off = abs(down - row * apart), abs(right - column * apart)
        distance = np.maximum(*off) if square else np.hypot(*off)
        pixels[distance <= pip] = paints[k % len(paints)]
    return pixels.astype(np.uint8)


def verdict(pixels, pips: int, **wish) -> Verdict:
    """Judge a picture."""
    found = die.check(Subject(Submission(canonicalise(pixels))), pips=pips, **wish)
    return verdict_of(found.score, found.doubt)


@pytest.mark.parametrize("size", [(192, 288), (288, 192), (128, 128), (256, 256), (512, 512)])
def test_pips_may_lie_near_the_corners_at_any_size(size) -> None:
    """A picture whose pixels happen to come in blocks is looked at in half the size."""
    assert verdict(face(*size, apart=0.26), 5, plain=True) is Verdict.PASS
    assert verdict(face(*size, apart=0.26), 1, plain=True) is Verdict.FAIL


def test_two_small_pips_may_lie_near_the_middle() -> None:
    """As icons draw them in a bold outline."""
    pixels = face(192, 192, apart=0.075, pip=0.04, places=((-1, 1), (1, -1)))
    assert verdict(pixels, 2) is Verdict.PASS


def test_pips_of_a_plain_die_are_discs() -> None:
    """Squares count as pips where nothing is said of their shape."""
    assert verdict(face(256, 256), 5, plain=True) is Verdict.PASS
    assert verdict(face(256, 256, square=True), 5) is Verdict.PASS
    assert verdict(face(256, 256, square=True), 5, plain=True) is Verdict.FAIL
    assert verdict(face(256, 256, paints=(WHITE, GREEN)), 5, plain=True) is Verdict.FAIL


@pytest.mark.parametrize("size", [256, 384])
def test_nothing_else_is_on_a_plain_face(size: int) -> None:
    """A mark much smaller than a pip is seen; a dark edge all around the face is none."""
    marked, edged = face(size, size), face(size, size)
    middle, step = size // 2, size // 64
    marked[middle - step // 2 : middle + step // 2, middle + 5 * step : middle + 6 * step] = GREEN
    assert verdict(marked, 5, plain=True) is Verdict.FAIL
    place = abs(np.arange(size) + 0.5 - size / 2) / size
    far = np.maximum(place[:, None], place[None])
    edged[(far > 0.34) & (far <= 0.355)] = (20, 20, 20)
    assert verdict(edged, 5, plain=True) is Verdict.PASS
