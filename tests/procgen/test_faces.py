"""How a face is read: what is a part of it, and what is only a piece of a part."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.checks import Subject
from procgen.checks.vision import sight
from procgen.picture import canonicalise
from procgen.score import score
from procgen.types import Submission, Verdict

YELLOW, BROWN, PINK = (255, 205, 60), (70, 40, 10), (255, 110, 110)


def face(size: int = 256) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw a head alone; give the picture, and how far right and up each pixel is, in head radii."""
    rows, columns = np.indices((size, size)) + 0.5
    right, up = (columns / size - 0.5) / 0.42, (0.5 - rows / size) / 0.42
    pixels = np.full((size, size, 3), 255, np.uint8)
    pixels[np.hypot(right, up) < 1] = YELLOW
    return pixels, right, up


def smile(right: np.ndarray, up: np.ndarray, line: float = 0.05) -> np.ndarray:
    """Find the pixels of a smile."""
    return (abs(up + 0.55 - 0.7 * right**2) < line) & (abs(right) < 0.5)


def eyes(right: np.ndarray, up: np.ndarray) -> np.ndarray:
    """Find the pixels of two eyes."""
    return np.hypot(abs(right) - 0.35, up - 0.25) < 0.13


def verdict(pixels: np.ndarray) -> Verdict:
    """Judge a picture as a smiley."""
    return score(pixels, "smiley").verdict


def test_cheeks_that_touch_eyes_and_mouth_are_told_apart_by_their_paint() -> None:
    """Where a blush joins eyes and mouth into one mark, the face is read by its ink."""
    pixels, right, up = face()
    pixels[np.hypot(abs(right) - 0.55, up + 0.1) < 0.3] = PINK
    pixels[eyes(right, up) | smile(right, up)] = BROWN

    assert verdict(pixels) is Verdict.PASS
    assert verdict(255 - pixels) is Verdict.PASS


def test_a_faint_mouth_below_strong_eyes_is_seen() -> None:
    """Levels follow the faintest part of a face, so that its mouth does not vanish before its eyes."""
    pixels, right, up = face(128)
    pixels[eyes(right, up)] = (20, 0, 40)
    pixels[smile(right, up, 0.04)] = (165, 100, 30)

    assert verdict(pixels) is Verdict.PASS


def test_a_mouth_of_two_paints_is_one_mouth() -> None:
    """Teeth divide a mouth into lips and corners; they are pieces of it, not further mouths or eyes."""
    pixels, right, up = face(96)
    mouth = (up < -0.15) & (np.hypot(right / 0.55, (up + 0.15) / 0.45) < 1)
    pixels[mouth] = BROWN
    pixels[mouth & (up > -0.32) & (up < -0.2) & (abs(right) < 0.42)] = (255, 255, 255)
    pixels[eyes(right, up)] = BROWN

    assert verdict(pixels) is Verdict.PASS


@pytest.mark.parametrize("inverted", [False, True])
def test_a_frown_below_a_smile_is_a_second_mouth(inverted: bool) -> None:
    """What another reading took for the mouth excuses no second one."""
    pixels, right, up = face()
    pixels[eyes(right, up)] = BROWN
    for height, bend in ((-0.25, 0.6), (-0.45, -0.6)):
        pixels[(abs(up - height - bend * right**2) < 0.05) & (abs(right) < 0.4)] = BROWN

    assert verdict(255 - pixels if inverted else pixels) is Verdict.FAIL


def test_a_third_eye_is_told() -> None:
    """A third mark like the eyes fails, and the sentence says how many were found."""
    pixels, right, up = face()
    pixels[eyes(right, up) | smile(right, up) | (np.hypot(right, up - 0.55) < 0.13)] = BROWN

    result = score(pixels, "smiley")

    assert result.verdict is Verdict.FAIL
    assert "found 3 marks of eye size" in next(check.why for check in result.checks if check.name == "eyes")


def test_every_reading_of_a_plain_face_shows_the_same_face() -> None:
    """In colour, in lightness and by its ink, a flat drawing has the same eyes and mouth."""
    pixels, right, up = face()
    pixels[eyes(right, up) | smile(right, up)] = BROWN

    found = sight.face(Subject(Submission(canonicalise(pixels))))

    assert found is not None
    assert {len(reading.marks) for reading in found.readings} == {3}
    bends = [reading.midline.bend for reading in found.readings if reading.midline]
    assert len(bends) == len(found.readings)
    assert max(bends) - min(bends) < 0.05
