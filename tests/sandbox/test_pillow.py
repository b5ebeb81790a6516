"""The stand-in for ``PIL.Image`` gives Pillow's own pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from sandbox.execute import Execution, execute
from sandbox.facades.catalogue import modules
from sandbox.result import Limits, Status
from sandbox.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

FACADE = modules(Screen(), 0).load("PIL.Image")
RNG = np.random.default_rng(1)
Y, X = np.mgrid[:40, :31]
SMOOTH = np.stack([128 + 100 * np.sin(X / 7 + k) + 20 * np.cos(Y / (3 + k)) for k in range(4)], axis=-1)
ARRAYS = {
    "L": SMOOTH[..., 0].astype(np.uint8),
    "RGB": SMOOTH[..., :3].astype(np.uint8),
    "RGBA": np.dstack([SMOOTH[..., :3], np.maximum(SMOOTH[..., 3], 100)]).astype(np.uint8),
    "LA": np.dstack([SMOOTH[..., 0], np.maximum(SMOOTH[..., 3], 100)]).astype(np.uint8),
    "1": SMOOTH[..., 0] > 128,
    "I": (300 * SMOOTH[..., 0]).astype(np.int32),
    "F": SMOOTH[..., 0].astype(np.float32),
    "float64": SMOOTH[..., 0],
    "noise": RNG.integers(0, 256, (40, 40, 3), dtype=np.uint8),
    "int64": Y * X,
    "float colour": SMOOTH[..., :3] / 255,
    "five channels": np.zeros((4, 4, 5), np.uint8),
}
PICTURES = ("L", "RGB", "RGBA", "1", "noise")


def outcome(library: Any, steps: Callable[[Any], Any]) -> Any:
    """Give pixels or values, or the exception."""
    try:
        result = steps(library)
    except (TypeError, ValueError, OSError) as error:
        return error
    return np.asarray(result)


def compare(steps: Callable[[Any], Any], *, off: float = 0, share: float = 0) -> None:
    """Do the same with Pillow and with the facade; no value may be off by more, except in a share of them."""
    expected, got = outcome(Image, steps), outcome(FACADE, steps)
    if isinstance(expected, Exception):
        assert type(got) is type(expected)
        return
    assert (got.shape, got.dtype) == (expected.shape, expected.dtype)
    wrong = np.abs(got.astype(float) - expected.astype(float)) > off
    assert wrong.mean() <= share if wrong.size else True


@pytest.mark.parametrize("kind", ARRAYS)
def test_pictures_are_made_of_the_same_arrays(kind: str) -> None:
    """What Pillow takes is taken, what it refuses is refused with the same exception."""
    compare(lambda library: library.fromarray(ARRAYS[kind]))
    compare(lambda library: library.fromarray(ARRAYS[kind]).size)
    for mode in ("L", "RGB", "RGBA"):
        compare(lambda library, mode=mode: library.fromarray(ARRAYS[kind], mode=mode))


@pytest.mark.parametrize("kind", ["L", "RGB", "RGBA", "LA", "1", "I", "F"])
@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "F", "HSV"])
def test_conversions(kind: str, mode: str) -> None:
    """Modes are converted as Pillow converts them, dithering included."""
    near = {"off": 1, "share": 0} if mode == "HSV" else {}
    compare(lambda library: library.fromarray(ARRAYS[kind]).convert(mode), **near)
    if mode == "1":
        compare(lambda library: library.fromarray(ARRAYS[kind]).convert("1", dither=library.Dither.NONE))


@pytest.mark.parametrize("method", ["NEAREST", "BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS"])
@pytest.mark.parametrize("kind", PICTURES)
def test_resizing(kind: str, method: str) -> None:
    """Every filter gives Pillow's pixels, enlarging and reducing; nearest ones exactly."""
    for size in ((80, 62), (100, 33), (31, 90), (17, 11), (200, 7), (1, 1), (31, 40)):
        compare(
            lambda library, size=size: library.fromarray(ARRAYS[kind]).resize(size, getattr(library, method)),
            off=0 if method == "NEAREST" else 2,
            share=0.02 if kind == "RGBA" else 0,  # where little opacity magnifies the last bit
        )
    compare(lambda library: library.fromarray(ARRAYS[kind]).resize((50, 60)), off=2)


@pytest.mark.parametrize("kind", PICTURES)
def test_turning_and_cutting(kind: str) -> None:
    """Flips, quarter turns and crops are exact; other angles nearly."""

    def steps(call: Callable[[Any, Any], Any], **near: float) -> None:
        compare(lambda library: call(library, library.fromarray(ARRAYS[kind])), **near)

    for turn in ("FLIP_LEFT_RIGHT", "FLIP_TOP_BOTTOM", "ROTATE_90", "ROTATE_180", "ROTATE_270", "TRANSPOSE"):
        steps(lambda library, image, turn=turn: image.transpose(getattr(library.Transpose, turn)))
    for angle in (0, 90, -90, 180, 450, 30):
        for expand in (False, True):
            steps(lambda _, image, a=angle, e=expand: image.rotate(a, expand=e), share=0.03)
    steps(lambda library, image: image.rotate(30, library.BILINEAR), off=3, share=0.02)
    for box in ((2, 3, 10, 12), (-3, -2, 8, 9), (5, 5, 80, 70), (0, 0, 0, 0), (9, 9, 3, 3)):
        steps(lambda _, image, box=box: image.crop(box))


def test_new_pictures_and_single_pixels() -> None:
    """Pictures of one colour, pixel by pixel work and channels agree."""
    for mode in ("1", "L", "RGB", "RGBA", "I", "F", "HSV"):
        for colour in (0, 255, "red", "#ff8000", (10, 20, 30), (1, 2, 3, 4)):
            compare(lambda library, mode=mode, c=colour: library.new(mode, (5, 4), c), off=0.01)

    def dots(library: Any) -> Any:
        image = library.new("RGB", (8, 6), (1, 2, 3))
        image.putpixel((2, 1), (9, 8, 7))
        pixels = image.load()
        pixels[7, 5] = (5, 5, 5)
        assert image.getpixel((2, 1)) == pixels[2, 1] == (9, 8, 7)
        return image

    compare(dots)
    compare(lambda library: np.frombuffer(library.fromarray(ARRAYS["RGB"]).tobytes(), np.uint8))
    assert FACADE.fromarray(ARRAYS["RGB"]).getdata()[0] == tuple(ARRAYS["RGB"][0, 0].tolist())
    compare(lambda library: library.merge("RGB", library.fromarray(ARRAYS["RGB"]).split()[::-1]))
    compare(lambda library: library.fromarray(ARRAYS["L"]).point(lambda value: 255 - value))
    compare(lambda library: library.frombytes("L", (3, 2), b"abcdef"))


def test_pictures_are_laid_over_each_other() -> None:
    """Pasting, blending and compositing agree."""

    def paste(*where: Any, mask: bool = False) -> None:
        def steps(library: Any) -> Any:
            image, other = library.fromarray(ARRAYS["noise"]), library.fromarray(ARRAYS["RGBA"])
            image.paste(other, *where, *([other] if mask else []))
            return image

        compare(steps, off=1)

    for where in ((), ((5, 6),), ((-5, -6),), ((30, 35),)):
        paste(*where)
    paste((3, 4), mask=True)

    def fill(library: Any) -> Any:
        image = library.fromarray(ARRAYS["noise"])
        image.paste((1, 2, 3), (5, 6, 20, 30))
        return image

    compare(fill)
    noise = ARRAYS["noise"]
    for call in ("blend", "composite"):
        last = (
            (lambda _: 0.3) if call == "blend" else (lambda library: library.fromarray(noise[..., 0].copy()))
        )
        compare(
            lambda library, call=call, last=last: getattr(library, call)(
                library.fromarray(noise), library.fromarray(noise[::-1].copy()), last(library)
            ),
            off=1,
        )


def run(source: str) -> Execution:
    """Run a program here."""
    begin = "import numpy as np\nfrom PIL import Image\na = np.zeros((9, 12, 3), np.uint8)\na[2] = 200\n"
    return execute(begin + source, sizes=((8, 8),), seed=0, limits=Limits(), policy=True)


@pytest.mark.parametrize(
    ("source", "where", "shape"),
    [
        ("Image.fromarray(a).save('a.png')", "Image.save", (9, 12, 3)),
        ("Image.fromarray(a).show()", "Image.show", (9, 12, 3)),
        ("Image.fromarray(a[..., 0]).resize((24, 18), Image.NEAREST).save('a.png')", "Image.save", (18, 24)),
        ("image = Image.fromarray(a)", "image", (9, 12, 3)),
        ("image = Image.fromarray(a, 'RGB')\nimage.save('a.png')", "image", (9, 12, 3)),
        ("def draw(height, width):\n    return Image.fromarray(a)", "draw(8, 8)", (9, 12, 3)),
    ],
)  # fmt: skip
def test_pictures_are_taken(source: str, where: str, shape: tuple[int, ...]) -> None:
    """A picture that is saved, shown, left in ``image`` or returned is the program's picture."""
    execution = run(source)
    assert execution.status is Status.OK, execution.failure
    assert (execution.source, execution.image.shape) == (where, shape)


def test_transparent_pictures_are_seen_on_white() -> None:
    """What is saved with opacity is seen as on a white page."""
    execution = run("a = np.dstack([a, np.zeros((9, 12), np.uint8)])\nImage.fromarray(a).save('a.png')")
    assert execution.image.shape == (9, 12, 4)
    assert (execution.seen == 255).all()


def test_a_picture_is_taken_as_it_was_saved() -> None:
    """Later changes do not reach back."""
    execution = run("i = Image.fromarray(a)\ni.save('a.png')\ni.putpixel((0, 0), (9, 9, 9))")
    assert execution.image[0, 0, 0] == 0


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("from PIL import ImageDraw", "draw into an array with numpy"),
        ("from PIL import Image, ImageFilter", "blur with np.convolve"),
        ("Image.fromarray(a).filter(1)", "draw into an array with numpy"),
        ("Image.new('CMYK', (3, 3))", "use L, RGB or RGBA"),
        ("Image.fromarray(a).rotate(20, resample=Image.BICUBIC)", "use Image.BILINEAR"),
    ],
)
def test_what_is_not_there_is_refused_with_advice(source: str, message: str) -> None:
    """Drawing, filtering and rare modes are refused with what to do instead."""
    execution = run(source)
    assert execution.status is Status.REFUSED
    assert message in execution.failure.message
