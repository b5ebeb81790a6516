"""Where pips may lie, what else a plain die may show, and solids of which one face shows pips."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.checks import Subject, die, verdict_of
from procgen.checks.die import LAYOUTS
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


def solid(tilt, turn, roll, faces, *, size=192):
    """Paint a cube whose first face is tilted, turned about its middle and in the picture; degrees."""
    rows, columns = np.indices((size, size)) + 0.5
    places = np.stack([columns - size / 2, size / 2 - rows], axis=-1) / (0.27 * size)
    tilt, turn, roll = np.radians([tilt, turn, roll])
    ahead, right = np.array([0, np.sin(tilt), np.cos(tilt)]), np.array([1.0, 0, 0])
    up = np.cross(ahead, right)
    right, up = right * np.cos(turn) + up * np.sin(turn), up * np.cos(turn) - right * np.sin(turn)
    rolled = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    ahead, right, up = rolled @ ahead, rolled @ right, rolled @ up
    seen = [(ahead, right, up)]
    seen += [
        (way, other, ahead)
        for way, other in ((right, up), (-right, up), (up, right), (-up, right))
        if way[2] > 0
    ]
    pixels = np.zeros((size, size, 3)) + WHITE
    for (middle, *sides), gray, pips in zip(seen, (225, 160, 110), faces, strict=True):
        on = (places - middle[:2]) @ np.linalg.inv([side[:2] for side in sides])
        pixels[(abs(on) <= 1).all(axis=-1)] = gray
        for row, column in LAYOUTS.get(pips, ()):
            far = np.hypot(on[..., 0] - 0.5 * column, on[..., 1] + 0.5 * row)
            pixels[(far <= 0.17) & (abs(on) <= 1).all(axis=-1)] = 20
    return pixels.astype(np.uint8)


def ball(pips: int, size: int = 192):
    """Paint pips on the side of a shaded ball."""
    down, right = (np.indices((size, size)) + 0.5) / (0.45 * size) - 1 / 0.9
    height = np.sqrt(np.maximum(1 - down**2 - right**2, 0))
    pixels = np.zeros((size, size, 3)) + WHITE
    on = np.hypot(down, right) < 1
    pixels[on] = (120 + 100 * height[on])[:, None]
    tilt = np.radians(40)
    across = down * np.cos(tilt) + height * np.sin(tilt)
    for row, column in LAYOUTS[pips]:
        near = np.hypot(across - 0.28 * row, right - 0.28 * column) < 0.1
        pixels[on & near & (down < 0)] = 20
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


@pytest.mark.parametrize("pips", LAYOUTS)
@pytest.mark.parametrize(("tilt", "turn", "roll"), [(35, 45, 0), (40, 30, 200), (35, 55, 320)])
def test_one_face_of_a_solid_may_show_the_pips(pips: int, tilt: int, turn: int, roll: int) -> None:
    """Their own look tells how the face is tilted; a plain die is seen from the front."""
    pixels = solid(tilt, turn, roll, (pips, 0, 0))
    assert {number for number in LAYOUTS if verdict(pixels, number) is Verdict.PASS} == {pips}
    assert verdict(pixels, pips, plain=True) is not Verdict.PASS


def test_a_solid_with_pips_on_two_faces_shows_no_one_number() -> None:
    """Five above and three in front is neither five nor three."""
    pixels = solid(35, 40, 0, (5, 3, 0))
    assert not any(verdict(pixels, number) is Verdict.PASS for number in LAYOUTS)


def test_pips_on_a_solid_are_set_out_as_on_a_die() -> None:
    """Of the five pips one is moved beside its place."""
    pixels = solid(35, 45, 0, (4, 0, 0))
    rows, columns = np.indices(pixels.shape[:2])
    bare = solid(35, 45, 0, (0, 0, 0))
    spot = solid(35, 45, 0, (1, 0, 0))
    middle = np.argwhere((spot != bare).any(axis=-1))
    moved = np.hypot(rows - middle[:, 0].mean(), columns - middle[:, 1].mean() - 0.15 * 192) < 0.04 * 192
    assert verdict(pixels, 4) is Verdict.PASS
    pixels[moved] = 20
    assert verdict(pixels, 5) is Verdict.FAIL


@pytest.mark.parametrize("pips", LAYOUTS)
def test_a_ball_with_pips_is_no_die(pips: int) -> None:
    """Spots on a ball are tilted like those on a solid, but it has no faces."""
    assert not any(verdict(ball(pips), number) is Verdict.PASS for number in LAYOUTS)
