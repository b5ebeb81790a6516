"""Where a program's picture is found, in which order, and what is said where there is none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sandbox.execute import Execution, execute
from sandbox.pictures import NoPicture, as_picture
from sandbox.result import Limits, Status

BEGIN = "import numpy as np\nimport matplotlib.pyplot as plt\na = np.zeros((8, 9))\nb = np.ones((8, 9, 3))\n"


def run(
    source: str, *, sizes: Any = ((16, 24),), seed: int = 0, policy: bool = True, **limits: int
) -> Execution:
    """Run a program here."""
    return execute(BEGIN + source, sizes=sizes, seed=seed, limits=Limits(**limits), policy=policy)


@pytest.mark.parametrize("policy", [True, False])
@pytest.mark.parametrize(
    ("source", "where"),
    [
        (
            "def draw(height, width):\n    return np.zeros((height, width))\nimage = b\nplt.imshow(a)",
            "draw(16, 24)",
        ),
        ("image = b\nplt.imshow(a)", "image"),
        ("plt.imshow(b)\nplt.imshow(a)", "plt.imshow"),
        ("fig, ax = plt.subplots(1, 2)\nax[0].imshow(b)\nax[1].imshow(a)", "ax.imshow"),
        ("plt.imsave('a.png', a)", "plt.imsave"),
        ("", "the global b"),
        ("del b\nc = a.astype(np.uint8)", "the global c"),
        ("del b", "the global a"),
        ("del b\nc = a", "the global a"),
    ],
)
def test_the_order_of_finding(source: str, where: str, policy: bool) -> None:
    """The return of draw, then ``image``, then what was shown last, then the only picture-like array."""
    execution = run(source, policy=policy)
    assert execution.status is Status.OK, execution.failure
    assert execution.source == where


def test_draw_is_called_at_every_size() -> None:
    """One run gives one picture for each size asked for."""
    execution = run(
        "def draw(height, width):\n    return np.full((height, width), height, np.uint16)",
        sizes=((16, 24), (32, 8), (64, 64)),
    )
    assert [image.shape for image in execution.images] == [(16, 24), (32, 8), (64, 64)]
    assert execution.image[0, 0] == 16


def test_a_failure_at_a_further_size_leaves_a_gap() -> None:
    """The first size decides the run; a later one that fails is None."""
    source = (
        "def draw(height, width):\n    assert width < 30 or height < 0\n    return np.zeros((height, width))"
    )
    execution = run(source, sizes=((16, 24), (16, 48), (8, 8)))
    assert execution.status is Status.OK
    assert [image is None for image in execution.images] == [False, True, False]
    execution = run(source, sizes=((16, 48), (16, 24)))
    assert (execution.status, execution.failure.type, execution.failure.line) == (
        Status.ERROR,
        "AssertionError",
        6,
    )


def test_without_draw_there_is_one_picture() -> None:
    """A program without ``draw`` has no pictures at further sizes."""
    execution = run("image = a", sizes=((16, 24), (8, 8)))
    assert [image is None for image in execution.images] == [False, True]


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("def draw(canvas, x, y, r):\n    canvas[y, x] = r\nimage = b", "image"),
        ("def draw():\n    plt.imshow(a)\ndraw()", "plt.imshow"),
        ("def draw(height, width):\n    plt.imshow(np.zeros((height, width)))", "plt.imshow"),
        (
            "def draw(height, width, colour=3, *, soft=True):\n    return np.zeros((height, width))",
            "draw(16, 24)",
        ),
        ("draw = lambda h, w: np.zeros((h, w))", "draw(16, 24)"),
        ("class Draw:\n    def __call__(self, h, w): return np.zeros((h, w))\ndraw = Draw()", "draw(16, 24)"),
        ("draw = 5\nimage = b", "image"),
        ("from matplotlib.pyplot import *\nimage = b\ndraw()", "image"),
    ],
)
def test_what_counts_as_draw(source: str, where: str) -> None:
    """Anything that takes a height and a width and returns something; other functions of that name do not."""
    execution = run(source)
    assert execution.status is Status.OK, execution.failure
    assert execution.source == where


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a = b = 5", "the program left no array"),
        ("c = b.copy()", "its arrays are a (8, 9) float64, b (8, 9, 3) float64, c (8, 9, 3) float64"),
        (
            "image = [[1, 2], [3, 4]]\na = b = 0",
            "`image` is an object of type list, not a numpy array: use np.array(",
        ),
        (
            "image = 'a'\na = b = 0",
            "`image` is an object of type str, not a numpy array: leave a numpy array of shape",
        ),
        ("image = np.array([['a']])\na = b = 0", "`image` is an array of dtype <U1: use np.uint8"),
        ("image = np.array([[1j]])\na = b = 0", "`image` is an array of dtype complex128"),
        ("image = np.array([[None]])\na = b = 0", "`image` is an array of dtype object"),
        ("image = np.zeros((3, 3), [('a', int)])\na = b = 0", "`image` is an array of dtype [('a', '<i8')]"),
        ("image = np.zeros(5)\na = b = 0", "`image` is an array of shape (5,): a picture has shape (H, W)"),
        ("image = np.zeros((0, 5))\na = b = 0", "`image` is an array of shape (0, 5)"),
        ("image = np.zeros((1, 8, 8, 3))\na = b = 0", "`image` is an array of shape (1, 8, 8, 3)"),
        ("image = np.ma.masked_less(b, 2)\na = b = 0", "`image` is a masked array: fill it"),
        ("image = np.zeros((8, 8), np.longdouble)\na = b = 0", "`image` is an array of dtype float128"),
        ("def draw(h, w):\n    return [1]", "draw returned an object of type list"),
        ("def draw(h, w):\n    pass\na = b = 0", "draw returned None: end it with return and the array"),
        ("def draw(h, w, d):\n    return h\na = b = 0", "draw does not take (height, width)"),
    ],
)
def test_no_picture_says_what_was_there(source: str, message: str) -> None:
    """The sentence names what was found and how to mend it."""
    execution = run(source)
    assert (execution.status, execution.failure.type) == (Status.NO_PICTURE, "NoPicture")
    assert message in execution.failure.message
    assert execution.images == ()


def test_the_array_arrives_as_it_was() -> None:
    """Dtype, shape and values are kept; what was shown explicitly is there as it looked, too."""
    execution = run("image = np.arange(72, dtype=np.int16).reshape(8, 9)")
    assert execution.image.dtype == np.int16
    assert execution.seen is None
    execution = run("image = np.arange(72).reshape(8, 9) % 2\nplt.imshow(image, cmap='gray', origin='lower')")
    assert execution.source == "image"
    assert (execution.seen[..., 0] == 255 * execution.image[::-1]).all()
    assert run("image = a\nplt.imshow(image)").seen is None
    assert run("image = a\nplt.imshow(1 - a, cmap='gray')").seen is None


def test_showing_what_draw_returned_explains_it() -> None:
    """A colormap chosen when the return of ``draw`` was shown belongs to the picture."""
    source = "def draw(h, w):\n    return np.eye(h, w, dtype=int)\nplt.imshow(draw(16, 24), cmap='binary')"
    execution = run(source)
    assert (execution.seen[..., 0] == 255 - 255 * execution.image).all()


def test_too_large_pictures_are_named() -> None:
    """All pictures of a run together keep a bound; the sentence says both numbers."""
    assert run("image = np.zeros((100, 100), np.uint8)", picture_bytes=10_000).status is Status.OK
    execution = run("image = np.zeros((100, 101), np.uint8)", picture_bytes=10_000)
    assert (execution.status, execution.failure.type) == (Status.OUTPUT, "TooLarge")
    assert "(100, 101)" in execution.failure.message
    assert "10100 bytes, and at most 10000" in execution.failure.message
    lazily = run("image = np.broadcast_to(np.uint8(1), (10**6, 10**6))")
    assert lazily.status is Status.OUTPUT


def test_random_numbers_start_from_the_seed() -> None:
    """Every source of random numbers repeats with the seed, differs without, and begins anew at each size."""
    source = (
        "import random\n"
        "def draw(h, w):\n"
        "    c = np.random.rand() + random.random() + np.random.default_rng().random() * 1000\n"
        "    return np.full((h, w), c)"
    )
    first, again, other = (run(source, seed=seed, sizes=((8, 8), (9, 9))) for seed in (1, 1, 2))
    assert first.image[0, 0] == again.image[0, 0] == first.images[1][0, 0]
    assert first.image[0, 0] != other.image[0, 0]
    two = run("rng = np.random.default_rng\nimage = np.full((8, 8), rng().random() - rng().random())")
    assert two.image[0, 0] != 0


def test_runs_do_not_see_each_other() -> None:
    """What one program changes in its modules or in the interpreter's settings, the next does not see."""
    run("np.pi = 3\nplt.imshow = 5\nplt.rcParams['image.cmap'] = 'hot'")
    run("np.seterr(all='raise')\nnp.set_printoptions(3)")
    after = run("print(np.pi, np.geterr()['divide'], np.array([1 / 3]))\nplt.imshow(a)")
    assert after.stdout == "3.141592653589793 warn [0.33333333]\n"
    assert after.seen[0, 0].tolist() == [68, 1, 84]


NUMBERS = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(),
    arrays.unsigned_integer_dtypes(),
    arrays.floating_dtypes(),
)


@settings(max_examples=100, deadline=None)
@given(arrays.arrays(NUMBERS, arrays.array_shapes(min_dims=2, max_dims=3, max_side=6)))
def test_arrays_of_numbers_are_pictures(array: np.ndarray) -> None:
    """Any 2-D or 3-D array of at most 64-bit numbers is taken, values and dtype untouched."""
    if array.dtype.itemsize > 8:
        with pytest.raises(NoPicture, match="dtype"):
            as_picture(array)
        return
    taken = as_picture(array)
    assert (type(taken), taken.dtype, taken.shape) == (np.ndarray, array.dtype, array.shape)
    assert np.array_equal(taken, array, equal_nan=array.dtype.kind == "f")


def test_no_method_of_a_subclass_is_called() -> None:
    """Arrays of a class of the program's own are taken without asking them anything."""

    class Hostile(np.ndarray):
        shape = dtype = ndim = property(lambda _: 1 / 0)

        def __getattribute__(self, name: str) -> Any:
            raise AssertionError(name)

    assert as_picture(np.ndarray.__new__(Hostile, (4, 4))).shape == (4, 4)


def test_what_lies_about_its_class_is_no_array() -> None:
    """A thing that only pretends to be an array is refused by its real class."""

    class Liar:
        __class__ = np.ndarray

    with pytest.raises(NoPicture, match="object of type Liar"):
        as_picture(Liar())
