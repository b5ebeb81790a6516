"""A crescent is one in every direction, at every size and from thin to plump; what resembles one is none."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from procgen.checks import Subject, crescent, verdict_of
from procgen.picture import canonicalise
from procgen.types import Submission, Verdict

BITES = (0.75, 0.8, 0.9, 1.0, 1.05)
APART = (0.3, 0.4, 0.5, 0.6, 0.7)
MOONS = [(bite, apart) for bite, apart in product(BITES, APART) if bite + apart > 1.02]


def plane(size: int, turn: float):
    """Give height above and distance to the right of the middle, in units of 0.42 of the side, turned."""
    place = ((np.arange(size) + 0.5) * 2 / size - 1) / 0.84
    up, right = np.meshgrid(-place, place, indexing="ij")
    angle = np.radians(turn)
    return up * np.cos(angle) + right * np.sin(angle), right * np.cos(angle) - up * np.sin(angle)


def moon(up, right, bite: float, apart: float):
    """Take a disc away from the unit disc."""
    return (np.hypot(up, right) <= 1) & (np.hypot(up, right - apart) > bite)


def arc(up, right, width: float, half: float):
    """Bend a band of one width, its ends round."""
    middle, turn = 1 - width / 2, np.radians(half)
    far, direction = np.hypot(up, right), abs(np.degrees(np.arctan2(up, -right)))
    ends = np.hypot(abs(up) - middle * np.sin(turn), right + middle * np.cos(turn)) <= width / 2
    return ((far <= 1) & (far >= 1 - width) & (direction <= half)) | ends


OTHERS = {
    "an ellipse": lambda up, right: np.hypot(up / 0.6, right) <= 1,
    "a disc": lambda up, right: np.hypot(up, right) <= 1,
    "half a disc": lambda up, right: (np.hypot(up, right) <= 1) & (right < 0),
    "a gibbous moon": lambda up, right: (
        (np.hypot(up, right) <= 1) & ((right < 0) | (np.hypot(up, 2 * right) <= 1))
    ),
    "a banana": lambda up, right: arc(up, right, 0.3, 65),
    "a short banana": lambda up, right: arc(up, right, 0.35, 50),
    "a C": lambda up, right: arc(up, right, 0.3, 125),
    "a wide C": lambda up, right: arc(up, right, 0.4, 105),
    "a ring with a gap": lambda up, right: arc(up, right, 0.2, 150),
    "a pie without a quarter": lambda up, right: (
        (np.hypot(up, right) <= 1) & (abs(np.degrees(np.arctan2(up, -right))) <= 135)
    ),
}


def verdict(shape) -> Verdict:
    """Judge a shape painted in orange on white."""
    pixels = np.where(shape[:, :, None], (240, 140, 20), (255, 255, 255)).astype(np.uint8)
    found = crescent.check(Subject(Submission(canonicalise(pixels))), across=0.4, colour="orange")
    return verdict_of(found.score, found.doubt)


@pytest.mark.parametrize(("bite", "apart"), MOONS)
def test_a_crescent_may_be_turned_as_one_likes(bite: float, apart: float) -> None:
    """No direction of the horns is better than another one."""
    wrong = [
        turn for turn in range(5, 360, 30) if verdict(moon(*plane(96, turn), bite, apart)) is not Verdict.PASS
    ]
    assert wrong == []


@pytest.mark.parametrize("size", [48, 64, 150, 256, 512])
def test_a_crescent_is_one_at_every_size(size: int) -> None:
    """Thin or plump, as small as an icon or large."""
    shapes = [(0.75, 0.4), (0.8, 0.25), (0.9, 0.4), (0.94, 0.5), (1.0, 0.3), (1.05, 0.7)]
    turns = (0, 77) if size > 256 else (0, 30, 77, 134, 271)
    wrong = [
        (shape, turn)
        for shape, turn in product(shapes, turns)
        if verdict(moon(*plane(size, turn), *shape)) is not Verdict.PASS
    ]
    assert wrong == []


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_bent_or_round_is_no_crescent(name: str) -> None:
    """It takes two horns and a belly between them."""
    for size, turn in product((64, 128, 256), (0, 20, 45, 100, 190)):
        assert verdict(OTHERS[name](*plane(size, turn))) is not Verdict.PASS, (size, turn)


def test_the_shaded_part_of_a_ball_is_no_crescent() -> None:
    """It lies on a disc that is hardly larger."""
    up, right = plane(200, 40)
    disc, lit = np.hypot(up, right) <= 1, np.hypot(up, right - 0.7) <= 0.75
    pixels = np.full((200, 200, 3), 255, np.uint8)
    pixels[disc], pixels[disc & lit] = (250, 160, 40), (255, 225, 120)
    found = crescent.check(Subject(Submission(canonicalise(pixels))))
    assert found.score < 0.5
