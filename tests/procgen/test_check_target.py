"""The rings of a target take turns in two colours where that is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.checks import Subject, target
from procgen.picture import canonicalise
from procgen.types import Submission

WHITE, BLACK, RED, BLUE = (255, 255, 255), (0, 0, 0), (215, 25, 40), (30, 80, 205)


def rings(paints):
    """Paint rings of one width from the outside in."""
    place = (np.arange(200) + 0.5) / 90 - 100 / 90
    far = np.hypot(place[:, None], place[None])
    pixels = np.zeros((200, 200, 3)) + WHITE
    for k, paint in enumerate(paints):
        pixels[far <= 1 - k / len(paints)] = paint
    return pixels.astype(np.uint8)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_every_second_ring_has_the_same_colour(count: int) -> None:
    """A third colour in the middle or on a ring is one too many."""
    paints = [(BLACK, RED)[k % 2] for k in range(count)]
    for place in (count - 1, count - 2):
        wrong = [BLUE if k == place else paint for k, paint in enumerate(paints)]
        if count > 3 or place == count - 1:
            subject = Subject(Submission(canonicalise(rings(wrong))))
            assert target.check(subject, rings=count).score >= 0.5
            assert target.check(subject, rings=count, two=True).score < 0.4
    subject = Subject(Submission(canonicalise(rings(paints))))
    assert target.check(subject, rings=count, two=True).score >= 0.6
