"""Arrays and pictures that nobody would draw: each is judged, or refused with a sentence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from procgen import checks
from procgen.checks import Subject, markers, qr_code, traced_curve
from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import median
from procgen.checks.vision.raster import spans
from procgen.checks.vision.readings import Reading, colour_of
from procgen.checks.vision.regions import regions_of
from procgen.checks.vision.view import view_of
from procgen.errors import PictureError
from procgen.picture import canonicalise
from procgen.score import score
from procgen.suite import load_task
from procgen.types import Submission

SIZES = st.one_of(
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=20),
    st.tuples(st.integers(16, 24), st.integers(16, 24), st.sampled_from([1, 3, 4])),
)
LAYOUTS = (
    lambda array: array,
    lambda array: array.T,
    lambda array: array[::-1],
    np.asfortranarray,
    lambda array: array.view(array.dtype.newbyteorder()),
    np.ma.masked_invalid,
    lambda array: array[..., None].repeat(3, axis=-1)[..., ::-1],
)


@settings(max_examples=150, deadline=None)
@given(
    arrays.arrays(
        st.one_of(arrays.boolean_dtypes(), arrays.integer_dtypes(), arrays.floating_dtypes()), SIZES
    ),
    st.sampled_from(LAYOUTS),
    st.sampled_from(["smiley", "white_square"]),
)
def test_any_array_of_numbers_is_judged_or_refused(array: np.ndarray, layout: object, task: str) -> None:
    """A score from 0 to 1, or one line that says why there is none; no other exception, no warning."""
    sentence = ""
    try:
        found = score(layout(array) if array.ndim else array, task)
    except PictureError as error:
        sentence = str(error)
    assert len(sentence.splitlines()) == 1 if sentence else 0 <= found.score <= 1


def subject(pixels: np.ndarray) -> Subject:
    """Make a subject of an array."""
    return Subject(Submission(canonicalise(pixels)))


@pytest.mark.parametrize("cell", [1, 2, 8, 12])
def test_a_board_is_no_code_and_not_given_to_the_readers(cell: int) -> None:
    """The readers of QR codes and markers would take a minute for 200 by 200 single pixels."""
    row, column = np.indices((200, 200))
    board = subject((row // cell + column // cell) % 2 == 0)
    assert "there is no upright QR code" in qr_code.check(board, text="a").why
    assert markers.check(board, numbers=[7], columns=1).score == 0


def test_a_picture_of_one_lightness_is_no_curve() -> None:
    """Colours of one mean leave no ink to measure."""
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:32, :, 0] = picture[32:, :, 1] = 90
    assert traced_curve.check(subject(picture), curve="rose", order=4, line=4).score == 0


@pytest.mark.parametrize(
    "task", ["smiley", "basketball", "white_square", "wall_clock", "national_flag", "thrown_die"]
)
def test_noise_boards_and_dots_show_nothing(task: str) -> None:
    """What costs a check the most gets next to nothing."""
    rng = np.random.default_rng(1)
    row, column = np.indices((256, 256))
    for array in (
        rng.random((256, 256, 3)),
        rng.random((256, 256)) < 0.1,
        (row // 3 + column // 3) % 2 == 0,
        row // 2 % 2 == 0,
        (row % 9 - 4) ** 2 + (column % 9 - 4) ** 2 < 9,
    ):
        assert score(array, task).score < 0.2


@given(arrays.arrays(float, st.tuples(st.integers(1, 9), st.integers(1, 3)), elements=st.floats(-9, 9)))
def test_the_quick_median_is_the_median(values: np.ndarray) -> None:
    """It is that of numpy along the first axis."""
    assert np.allclose(median(values), np.median(values, axis=0))


@settings(max_examples=30, deadline=None)
@given(arrays.arrays(bool, (20, 24)))
def test_a_region_is_measured_in_its_box_as_on_the_whole_view(mask: np.ndarray) -> None:
    """Its colour is the same, at the frame as well."""
    rng = np.random.default_rng(0)
    view = view_of(rng.integers(0, 256, (*mask.shape, 3), dtype=np.uint8), smallest=16)
    for region in regions_of(mask)[:3]:
        window, cut = region.with_margin(1)
        whole = colour_of(view, (slice(None), slice(None)), region.on_view())
        assert np.array_equal(colour_of(view, window, cut), whole)
        assert np.array_equal(opencv.shrunk(region.on_view(), 1)[window], opencv.shrunk(cut, 1))


@settings(max_examples=30, deadline=None)
@given(arrays.arrays(bool, (20, 24)), st.integers(0, 255), st.floats(0, 120))
def test_a_region_shows_the_colour_that_is_measured_on_it(mask: np.ndarray, gray: int, slack: float) -> None:
    """Whether it does is the same as the difference from its measured colour says."""
    rng = np.random.default_rng(gray)
    view = view_of(rng.integers(gray // 2, gray + 1, (*mask.shape, 3), dtype=np.uint8), smallest=16)
    reading = Reading("", regions_of(mask)[:3], view)
    for number in range(len(reading.regions)):
        off = difference(reading.colour(number), view.border)
        assert reading.shows(number, view.border, slack) == (off < slack)


@settings(max_examples=30, deadline=None)
@given(arrays.arrays(np.uint8, (17, 19, 3)), st.sampled_from([2, 3, 4, 5, 6, 7, 8, 12]))
def test_a_picture_and_its_enlargement_look_the_same(pixels: np.ndarray, times: int) -> None:
    """The view of both has the same pixels; only the scale differs."""
    small, large = view_of(pixels), view_of(pixels.repeat(times, axis=0).repeat(times, axis=1))
    assert np.array_equal(small.pixels, large.pixels)
    assert small.scale == pytest.approx(times * large.scale)


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(float, (5, 2), elements=st.floats(-4, 14)))
def test_a_polygon_is_filled_by_the_even_odd_rule(corners: np.ndarray) -> None:
    """A pixel lies in it if a ray from its centre leaves it an odd number of times."""
    drawn = np.zeros((20, 20), bool)
    for row, start, end in zip(*spans(corners), strict=True):
        drawn[row + 5, start + 5 : end + 5] = True
    for row, column in np.ndindex(drawn.shape):
        crossed = 0
        for (top, left), (bottom, right) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            if (top <= row - 5) != (bottom <= row - 5):
                crossed += left + (row - 5 - top) / (bottom - top) * (right - left) <= column - 5
        assert drawn[row, column] == crossed % 2


def test_the_worst_pictures_fail_every_shape_task_without_an_exception() -> None:
    """Every check of the tasks of free style takes noise and lines without a complaint."""
    rng = np.random.default_rng(2)
    walk = np.zeros((256, 256), bool)
    walk[tuple(rng.integers(-1, 2, (4000, 2)).cumsum(axis=0).T % 256)] = True
    for task_id in (
        "traffic_light",
        "archery_target",
        "big_circle",
        "crescent_moon",
        "five_pointed_star",
        "loose_heart",
    ):
        task = load_task(task_id)
        for array in (walk, rng.normal(128, 20, (256, 256)).clip(0, 255)):
            found = score(array, task)
            assert found.score < 0.2
            assert {result.name for result in found.checks} <= set(checks.check_names())
