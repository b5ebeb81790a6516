"""What a clock's hands are read as, whatever the clock looks like."""

from __future__ import annotations

import numpy as np
import pytest
from plain_drawings import BLUE, LOOKS, WHITE, painted, plane, verdict

from procgen.types import Verdict


def clock(hour: float, minute: float, look=LOOKS[1], lengths=(0.45, 0.7), half=0.05, joint=(0.0, 0.0)):
    """Draw a clock face with two hands, at turns that are given in hours and in minutes."""
    size, ground, paint, _ = look
    up, right = plane(size, 0.9)
    layers = [(np.hypot(up, right) < 1, paint)]
    up, right = up + joint[0], right - joint[1]
    for turn, length in zip((np.pi * hour / 6, np.pi * minute / 30), lengths, strict=True):
        along, aside = up * np.cos(turn) + right * np.sin(turn), right * np.cos(turn) - up * np.sin(turn)
        layers.append(((abs(aside) < half) & (along > -half) & (along < length), ground))
    return painted(ground, *layers)


@pytest.mark.parametrize("look", LOOKS[:3])
@pytest.mark.parametrize(("hour", "minute"), [(3, 0), (10, 10), (7, 30), (1, 50), (5, 5), (8, 20)])
def test_a_clock_shows_its_time(hour: int, minute: int, look) -> None:
    """It passes for its time and fails for hours and for half an hour before and after."""
    pixels = clock(hour + minute / 60, minute, look)
    assert verdict(pixels, "clock", hour=hour, minute=minute) is Verdict.PASS
    for later in (30, 60, 240, 360, 690):
        total = (60 * hour + minute + later) % 720
        assert verdict(pixels, "clock", hour=total // 60, minute=total % 60) is Verdict.FAIL, later


@pytest.mark.parametrize(
    ("hour", "minute", "joint"), [(3, 0, (0.11, -0.11)), (9, 0, (0.11, 0.11)), (4, 0, (0.08, -0.1))]
)
def test_broad_hands_may_meet_beside_the_middle(hour: int, minute: int, joint) -> None:
    """As icons draw them: broad, nearly alike, and moved so that both together lie in the middle."""
    pixels = clock(hour + minute / 60, minute, lengths=(0.45, 0.6), half=0.1, joint=joint)
    assert verdict(pixels, "clock", hour=hour, minute=minute) is Verdict.PASS
    assert verdict(pixels, "clock", hour=(hour + 6) % 12, minute=minute) is Verdict.FAIL


def test_a_thin_hand_for_the_seconds_may_be_drawn() -> None:
    """Three hands of which one is thin show the time of the other two; three alike show none."""
    two, thin, thick = clock(10 + 1 / 6, 10), clock(6.5, 32, half=0.015), clock(6.5, 32)
    assert verdict(np.where(thin == two[0, 0], thin, two), "clock", hour=10, minute=10) is Verdict.PASS
    assert verdict(np.where(thick == two[0, 0], thick, two), "clock", hour=10, minute=10) is Verdict.FAIL


@pytest.mark.parametrize("second", [3, 25, 42])
def test_fine_hands_may_all_be_alike(second: int) -> None:
    """Hair lines on a wide face: the shortest is the hour hand, and tells which other one counts seconds."""
    ground, ink = np.array(LOOKS[1][1]), clock(10 + 1 / 6, 10, half=0.012)
    seconds = clock(0, second, lengths=(0.0, 0.75), half=0.012)
    pixels = np.where((seconds == ground).all(axis=2, keepdims=True), seconds, ink)
    assert verdict(pixels, "clock", hour=10, minute=10) is Verdict.PASS
    assert verdict(pixels, "clock", hour=4, minute=40) is Verdict.FAIL


@pytest.mark.parametrize(
    ("hour", "lengths", "passes"),
    [(8 + 1 / 3, (0.45, 0.7), True), (8 + 1 / 3, (0.65, 0.7), False), (8 + 0.75, (0.45, 0.7), False)],
)
def test_a_careful_clock_has_a_longer_hand_and_one_in_its_place(hour: float, lengths, passes: bool) -> None:
    """Equal hands and an hour hand that stands elsewhere are read where no care is asked for."""
    pixels = clock(hour, 20, lengths=lengths)
    asked = {"hour": 8, "minute": 20}
    assert (verdict(pixels, "clock", **asked, careful=True) is Verdict.PASS) is passes
    assert verdict(pixels, "clock", **asked) is Verdict.PASS


def test_a_clock_without_hands_shows_no_time() -> None:
    """A disc is not twelve o'clock."""
    pixels = painted(WHITE, (np.hypot(*plane(256)) < 1, BLUE))
    assert verdict(pixels, "clock", hour=12, minute=0) is Verdict.FAIL
