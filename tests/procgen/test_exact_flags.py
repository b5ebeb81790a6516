"""A flag as its construction sheet has it bears no spot, whatever share of a part may be off at edges."""

from __future__ import annotations

import numpy as np
import pytest

from procgen import suite
from procgen.score import score
from procgen.types import Verdict

SPOTTED = [("flags@1", 0), ("flags@4", 1), ("flags@1", 3), ("national_flag", 0), ("national_flag", 7)]


def drawn(source: str) -> np.ndarray:
    """Run a trusted program of ours and give its picture."""
    names: dict[str, object] = {"__name__": "__main__"}
    exec(source, names)
    return np.array(names["image"], np.uint8)


def spot(picture: np.ndarray, place: tuple[int, int], radius: float, colour: tuple[int, ...]) -> np.ndarray:
    """Paint a disc over a picture."""
    down, right = (axis - at for axis, at in zip(np.indices(picture.shape[:2]), place, strict=True))
    return np.where((np.hypot(down, right) <= radius)[..., None], np.uint8(colour), picture)


@pytest.mark.parametrize(("name", "seed"), SPOTTED)
def test_a_foreign_spot_of_two_pixels_radius_fails_a_flag_and_a_pixel_does_not(name, seed):
    """Away from edges 3 x 3 pixels are seen; a single pixel is not worth a verdict."""
    task = suite.load_task(name, seed)
    picture = drawn(suite.template(name).reference(task))
    verdicts = [score(spot(picture, (34, 50), radius, (130, 20, 140)), task).verdict for radius in (0, 2)]
    assert verdicts == [Verdict.PASS, Verdict.FAIL]


def test_a_spot_of_a_strange_colour_fails_a_flag_on_an_edge_too():
    """Where two bands meet no shift of the edge makes a third colour."""
    task = suite.load_task("flags@1", 3)
    picture = drawn(suite.template("flags@1").reference(task))
    middle = picture.shape[0] // 2, picture.shape[1] // 2
    assert (picture[middle[0] - 4, middle[1]] != picture[middle[0] + 4, middle[1]]).any()
    result = score(spot(picture, middle, 3, (130, 20, 140)), task)
    assert result.verdict is Verdict.FAIL
    assert "strange colour" in " ".join(check.why for check in result.checks)


def test_an_edge_of_a_flag_may_lie_a_pixel_off():
    """A whole sheet that is shifted a little keeps its shares, and leaves no spot."""
    task = suite.load_task("flags@4", 1)
    picture = drawn(suite.template("flags@4").reference(task))
    assert score(np.roll(picture, 1, axis=(0, 1)), task).verdict is Verdict.PASS
