"""The door to OpenCV against a second layer that does without it: masks, then whole verdicts."""

from __future__ import annotations

import numpy as np
import pytest
import scipy_layer as layer
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from procgen.checks.vision import opencv
from procgen.picture import canonicalise
from procgen.score import score
from procgen.validate import cases
from sandbox import Sandbox

LEVELS = arrays.arrays(
    np.uint8, arrays.array_shapes(min_dims=2, max_dims=2, max_side=24), elements=st.integers(0, 4)
)
MASKS = arrays.arrays(bool, arrays.array_shapes(min_dims=2, max_dims=2, max_side=24))


@settings(max_examples=60, deadline=None)
@given(MASKS, st.sampled_from([0, 1, 2, 5, 19, 20, 30]))
def test_masks_are_widened_and_narrowed_alike(mask: np.ndarray, radius: int) -> None:
    """The same pixels by structuring discs, by OpenCV's distances and by scipy's."""
    for name in ("grown", "shrunk", "closed", "opened"):
        assert np.array_equal(getattr(opencv, name)(mask, radius), getattr(layer, name)(mask, radius)), name


@settings(max_examples=60, deadline=None)
@given(LEVELS, st.sampled_from([0, 1, 2, 5]))
def test_gaps_are_closed_at_all_levels_alike(levels: np.ndarray, radius: int) -> None:
    """The same levels by one pass over all of them and by one closing a level."""
    assert np.array_equal(opencv.closed_levels(levels, radius), layer.closed_levels(levels, radius))


@settings(max_examples=60, deadline=None)
@given(MASKS, st.booleans())
def test_components_holes_and_depths_are_alike(mask: np.ndarray, diagonal: bool) -> None:
    """Components have the same pixels and boxes, in whatever order; holes and distances are the same."""
    found = [
        sorted((*box.tolist(), (labels == number).tobytes()) for number, box in enumerate(boxes, 1))
        for labels, boxes in (side.components(mask, diagonal=diagonal) for side in (opencv, layer))
    ]
    assert found[0] == found[1]
    assert np.array_equal(opencv.filled(mask), layer.filled(mask))
    assert np.allclose(opencv.depth(mask), layer.depth(mask), atol=1e-4)
    assert np.allclose(opencv.distance_to(mask), layer.distance_to(mask), atol=1e-4)
    assert opencv.sums(mask) == layer.sums(mask)
    if mask.any():
        place, deep = opencv.deepest(mask)
        assert deep == pytest.approx(layer.deepest(mask)[1], abs=1e-4)
        assert layer.depth(mask)[place] == pytest.approx(
            deep, abs=1e-4
        )  # of equally deep ones either may be first


@settings(max_examples=60, deadline=None)
@given(MASKS.filter(np.any))
def test_outlines_hulls_and_rectangles_are_alike(mask: np.ndarray) -> None:
    """A component's border has the same pixels in the same order, its hull the same corners."""
    labels, boxes = opencv.components(mask)
    largest = labels == 1 + boxes[:, 4].argmax()
    border = opencv.outline(largest)
    assert np.array_equal(border, layer.outline(largest))
    assert {*map(tuple, opencv.hull(border))} == {*map(tuple, layer.hull(border))}
    sides = [np.diff(side.smallest_rectangle(border), axis=0) for side in (opencv, layer)]
    areas = [np.hypot(*corner[0]) * np.hypot(*corner[1]) for corner in sides]
    assert areas[0] == pytest.approx(areas[1], abs=0.02)


def test_verdicts_are_alike() -> None:
    """The article's own programs, right and wrong, get the same verdict and nearly the same score."""
    with Sandbox() as sandbox:
        for task in ("smiley", "basketball", "white_square"):
            for case in list(cases(task, 0))[::5]:
                result = sandbox.run(case.program, sizes=(case.task.size,))
                picture = canonicalise(result.image, seen=result.seen)
                by_opencv = score(picture, task)
                with layer.in_place_of_opencv():
                    by_scipy = score(picture, task)
                assert by_scipy.verdict == by_opencv.verdict, case.name
                assert by_scipy.score == pytest.approx(by_opencv.score, abs=0.1), case.name
    assert opencv.outline is not layer.outline
