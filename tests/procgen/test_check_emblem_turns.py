"""Hearts and stars that should stand upright may be tilted a little, by any angle up to that."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.checks import Subject, emblem_alone, heart, star
from procgen.picture import canonicalise
from procgen.types import Submission

TILTS = [*range(-13, 14, 2)]


def turned(degrees: float):
    """Give height above and distance to the right of the middle, turned."""
    place = ((np.arange(128) + 0.5) / 64 - 1) / 0.8
    up, right = np.meshgrid(-place, place, indexing="ij")
    angle = np.radians(degrees)
    return up * np.cos(angle) + right * np.sin(angle), right * np.cos(angle) - up * np.sin(angle)


def five_tips(up, right):
    """Tell what lies in a star."""
    turn = np.arctan2(right, up) % (2 * np.pi / 5)
    turn = np.minimum(turn, 2 * np.pi / 5 - turn)
    along, aside = np.hypot(up, right) * np.cos(turn), np.hypot(up, right) * np.sin(turn)
    return aside * (1 - 0.42 * np.cos(np.pi / 5)) <= (1 - along) * 0.42 * np.sin(np.pi / 5)


SHAPES = {
    "heart": (heart, lambda up, right: (1.05 * up - 0.75 * abs(right) + 0.3) ** 2 + right**2 <= 0.8),
    "star": (star, five_tips),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_tilt_that_is_allowed_does_not_matter(name: str) -> None:
    """The directions in which drawings are tried lie close enough for all tilts between them."""
    check, shape = SHAPES[name]
    for degrees in TILTS:
        pixels = np.where(shape(*turned(degrees))[:, :, None], (200, 30, 60), 255).astype(np.uint8)
        subject = Subject(Submission(canonicalise(pixels)))
        assert check.check(subject, across=0.4).score >= 0.6, degrees
        assert emblem_alone.check(subject, shape=name, across=0.4, turn=15.0).score >= 0.5, degrees
    pixels = np.where(shape(*turned(20))[:, :, None], (200, 30, 60), 255).astype(np.uint8)
    subject = Subject(Submission(canonicalise(pixels)))
    assert emblem_alone.check(subject, shape=name, across=0.4, turn=15.0).score < 0.5
