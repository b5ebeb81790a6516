"""A circle has no corners that one can count, may reach from side to side, and may be a thin line."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from procgen import checks
from procgen.picture import canonicalise
from procgen.suite import load_task
from procgen.types import Submission, Verdict

SIZES = [(256, 256), (192, 288), (301, 240)]
BLUE, WHITE = (30, 80, 205), (255, 255, 255)


def picture(size, drawn):
    """Paint where a condition on distance, direction, rows and columns holds, all in shorter sides."""
    height, width = size
    down = ((np.arange(height) + 0.5 - height / 2) / min(size))[:, None]
    right = ((np.arange(width) + 0.5 - width / 2) / min(size))[None]
    inside = drawn(np.hypot(down, right), np.arctan2(down, right), down, right)
    return np.where(inside[:, :, None], BLUE, WHITE).astype(np.uint8)


def verdict(pixels) -> Verdict:
    """Give the worst verdict of the task's checks on the shape."""
    asked = {check.name: {**check.parameters} for check in load_task("big_circle", 0).checks}
    asked["figure"] |= {"colour": "blue"}
    asked["nothing_else"] |= {"colour": "blue"}
    subject = checks.Subject(Submission(canonicalise(pixels)))
    names = ("big_circle", "figure", "nothing_else")
    found = [import_module(f"procgen.checks.{name}").check(subject, **asked[name]) for name in names]
    return checks.verdict_of(min(item.score for item in found), max(item.doubt for item in found))


@pytest.mark.parametrize("size", SIZES)
def test_a_circle_may_be_a_disc_or_a_line_up_to_the_sides(size) -> None:
    """Across 0.7 to 0.99 of the shorter side; a line has at least a fiftieth of it."""
    for across in (0.7, 0.85, 0.99):
        disc = picture(size, lambda far, *_, half=across / 2: far <= half)
        line = picture(size, lambda far, *_, half=across / 2: abs(far - half + 0.0105) <= 0.0105)
        assert verdict(disc) is Verdict.PASS, across
        assert verdict(line) is Verdict.PASS, across


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("corners", [8, 10, 12])
def test_a_polygon_whose_corners_are_seen_is_no_circle(size, corners: int) -> None:
    """It overlaps the disc by far more than nine tenths."""
    half = np.pi / corners
    for turn in (0.0, 0.17):
        shape = picture(size, lambda f, a, *_, t=turn: f * np.cos((a + t) % (2 * half) - half) <= 0.4)
        assert verdict(shape) is Verdict.FAIL


@pytest.mark.parametrize("size", SIZES)
def test_a_small_block_beside_a_circle_is_something_else(size) -> None:
    """A twenty-fifth of the side is small, but seen."""
    blocked = picture(
        size,
        lambda far, _, down, right: (far <= 0.36) | (np.maximum(abs(down + 0.43), abs(right + 0.43)) < 0.02),
    )
    assert verdict(blocked) is Verdict.FAIL
