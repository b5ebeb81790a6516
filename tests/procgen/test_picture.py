"""From array to picture: every rule of the table, and no surprise for any array."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from procgen.errors import PictureError
from procgen.picture import canonicalise, is_blank

BOARD = np.indices((32, 32)).sum(axis=0) % 2 == 0


def pixels(array: np.ndarray) -> np.ndarray:
    """Read an array and give its pixels."""
    return canonicalise(array).pixels


def test_booleans_are_black_and_white() -> None:
    """True is white."""
    assert np.array_equal(pixels(BOARD), np.where(BOARD, 255, 0)[:, :, None].repeat(3, axis=2))


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float64, np.float16, ">i4", np.longdouble])
def test_bytes_of_any_dtype_are_the_same_picture(dtype: str) -> None:
    """0..255 means the same in every dtype."""
    ramp = np.arange(1024).reshape(32, 32) // 4
    assert np.array_equal(pixels(ramp.astype(dtype))[:, :, 0], ramp)


def test_unit_floats_are_stretched() -> None:
    """0..1 floats become 0..255, rounded to the nearest."""
    ramp = np.linspace(0, 1, 32 * 32).reshape(32, 32)
    assert np.array_equal(pixels(ramp)[:, :, 1], np.rint(ramp * 255))


def test_zero_and_one_as_integers_are_black_and_white_with_a_note() -> None:
    """An integer mask is what its author saw in `imshow`, and the note says so."""
    picture = canonicalise(BOARD.astype(np.uint8))
    assert picture.pixels.max() == 255
    assert picture.notes == ("only 0 and 1 occur: read as black and white",)


def test_sixteen_bits_are_divided() -> None:
    """uint16 beyond 255 is a 16-bit picture."""
    deep = np.linspace(0, 65535, 1024).astype(np.uint16).reshape(32, 32)
    assert np.array_equal(pixels(deep)[:, :, 0], np.rint(deep / 257))


def test_a_channel_axis_of_one_is_dropped() -> None:
    """(H, W, 1) is a gray picture."""
    assert np.array_equal(pixels(BOARD[:, :, None]), pixels(BOARD))


def test_alpha_is_laid_over_white() -> None:
    """Transparent black is white; half transparent black is gray."""
    rgba = np.zeros((32, 32, 4), np.uint8)
    rgba[:16, :, 3] = 128
    picture = canonicalise(rgba)
    assert picture.pixels[0, 0].tolist() == [127, 127, 127]
    assert picture.pixels[31, 0].tolist() == [255, 255, 255]
    assert "alpha was laid over white" in picture.notes


def test_a_few_strays_are_clipped_with_a_note() -> None:
    """Up to one pixel in a hundred may overshoot by up to a twentieth."""
    ramp = np.linspace(0, 1, 1024).reshape(32, 32)
    ramp[0, :5] = 1.04
    assert "5 pixels outside 0..1 were clipped" in canonicalise(ramp).notes
    ramp[0, :] = 1.04
    with pytest.raises(PictureError, match=r"values run from .* to 1\.04"):
        canonicalise(ramp)


def test_what_was_shown_is_the_picture() -> None:
    """The displayed pixels win over the array, even over one that cannot be read."""
    shown = np.zeros((32, 32, 3), np.uint8)
    shown[8:20] = (255, 0, 0)
    picture = canonicalise(np.full((32, 32), np.nan), seen=shown)
    assert np.array_equal(picture.pixels, shown)
    assert picture.notes[0] == "taken as it was shown"


def test_gray_is_told_from_colour() -> None:
    """Channels that differ by at most 2 are no colour."""
    gray = np.zeros((32, 32, 3), np.uint8)
    gray[:16] = (100, 101, 102)
    assert canonicalise(gray).is_gray
    gray[0, 0] = (100, 100, 103)
    assert not canonicalise(gray).is_gray


def test_a_flat_picture_is_blank_and_says_so() -> None:
    """Values within 8 of 255 show nothing."""
    flat = np.full((64, 64), 90, np.uint8)
    flat[0, 0] = 97
    picture = canonicalise(flat)
    assert is_blank(picture.pixels)
    assert picture.notes == ("blank: all values lie within 8 of 255",)
    flat[0, 0] = 98
    assert not is_blank(canonicalise(flat).pixels)


@pytest.mark.parametrize(
    ("array", "sentence"),
    [
        (None, "need a numpy array of numbers, got NoneType"),
        ([[0, 1]], "need a numpy array of numbers, got list; write np.array(...) around it"),
        ("abc", "need a numpy array of numbers, got str"),
        (np.array([[None]]), "need a numpy array of numbers, got an array of dtype object"),
        (np.zeros((32, 32), complex), "need real numbers, got complex128; take np.abs(...) or .real"),
        (np.ma.zeros((32, 32)), "need a numpy array of numbers, got a masked array; call .filled(0) on it"),
        (
            np.zeros((32, 32), [("r", "u1"), ("g", "u1")]),
            "need a numpy array of numbers, got a structured array of 2 fields",
        ),
        (np.zeros((32, 32), "M8[s]"), "need a numpy array of numbers, got an array of dtype datetime64[s]"),
        (np.float64(3), "need a numpy array of numbers, got float64"),
        (np.array(3), "shape () is no picture; use (height, width) or (height, width, 3)"),
        (np.zeros(64), "shape (64,) is no picture; use (height, width) or (height, width, 3)"),
        (
            np.zeros((2, 32, 32, 3)),
            "shape (2, 32, 32, 3) is no picture; use (height, width) or (height, width, 3)",
        ),
        (
            np.zeros((0, 32)),
            "shape (0, 32) is empty; a picture has shape (height, width) or (height, width, 3)",
        ),
        (np.zeros((3, 64, 64)), "shape (3, 64, 64) looks channels-first; use (64, 64, 3)"),
        (np.zeros((1, 64, 64)), "shape (1, 64, 64) looks channels-first; use (64, 64)"),
        (np.zeros((64, 64, 2)), "shape (64, 64, 2) has 2 channels; use 1 (gray), 3 (RGB) or 4 (RGBA)"),
        (np.zeros((8, 64)), "the picture is 8 by 64 pixels; each side must be 16 to 4096"),
        (
            np.zeros((16, 100)),
            "the picture is 16 by 100 pixels; the longer side may be at most 4 times the shorter",
        ),
        (
            np.full((32, 32), -1),
            "values run from -1 to -1; a picture needs 0..1 (floats) or 0..255; rescale or np.clip them",
        ),
        (
            np.full((32, 32, 3), 300.0),
            "values run from 300 to 300; a picture needs 0..1 (floats) or 0..255; rescale or np.clip them",
        ),
        (
            np.where(np.arange(1024).reshape(32, 32) == 33, np.nan, 0.5),
            "1 values are NaN or infinite, the first at index (1, 1); a picture needs finite numbers",
        ),
    ],
)
def test_every_refusal_has_its_own_sentence(array: object, sentence: str) -> None:
    """A refused array is told what it is and how to mend it."""
    with pytest.raises(PictureError) as caught:
        canonicalise(array)
    assert str(caught.value) == sentence


def test_a_huge_view_costs_nothing() -> None:
    """A broadcast array of a petabyte is refused by its shape, one of picture size is read."""
    with pytest.raises(PictureError, match="each side must be"):
        canonicalise(np.broadcast_to(np.float64(0.5), (10**7, 10**8)))
    assert canonicalise(np.broadcast_to(np.linspace(0, 1, 32), (64, 32))).height == 64


def test_an_object_that_lies_about_its_class_is_refused() -> None:
    """Nothing but a PictureError comes out, whatever the object answers."""

    class Liar:
        @property
        def __class__(self) -> type:
            raise RuntimeError

        def __array__(self, *args: object) -> None:
            raise RuntimeError

    with pytest.raises(PictureError, match="got Liar"):
        canonicalise(Liar())


@settings(max_examples=200, deadline=None)
@given(
    arrays.arrays(
        dtype=st.one_of(arrays.scalar_dtypes(), arrays.array_dtypes()),
        shape=arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=24),
    )
)
def test_any_array_gives_a_picture_or_a_sentence(array: np.ndarray) -> None:
    """No dtype, shape or value raises anything but a PictureError of one line."""
    try:
        picture = canonicalise(array)
    except PictureError as error:
        sentence = str(error)
    else:
        sentence = "read"
        assert picture.pixels.dtype == np.uint8
        assert picture.pixels.shape == (picture.height, picture.width, 3)
    assert len(sentence.splitlines()) == 1


@settings(max_examples=50, deadline=None)
@given(arrays.arrays(np.uint8, st.sampled_from([(16, 16), (20, 17, 3)]), elements=st.integers(0, 255)))
def test_reading_a_picture_again_changes_nothing(array: np.ndarray) -> None:
    """A canonical picture is its own canonical picture, unless it holds only 0 and 1."""
    once = canonicalise(array)
    if once.pixels.max() > 1:
        assert np.array_equal(canonicalise(once.pixels).pixels, once.pixels)


@pytest.mark.parametrize("shape", [(20, 17), (20, 17, 3), (20, 17, 4)])
def test_a_picture_does_not_change_with_the_array_it_was_read_from(shape: tuple[int, ...]) -> None:
    """Neither its pixels nor the digest that names its file, though that is computed late."""
    array = np.full(shape, 200, np.uint8)
    before, later = canonicalise(array), canonicalise(array)
    name = before.digest
    array[:] = 90
    assert later.digest == name
    assert np.array_equal(later.pixels, before.pixels)
    assert later.pixels.max() > 90
