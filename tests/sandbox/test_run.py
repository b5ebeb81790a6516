"""What a caller gets back from one run."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import sandbox
from sandbox import Limits, Sandbox, Status
from sandbox.wire import DTYPES


def test_a_program_gives_its_picture() -> None:
    """One call runs one program and returns its array, its text and what it cost."""
    result = sandbox.run("import numpy as np\nimage = np.arange(12).reshape(3, 4)\nprint('drawn')")

    assert result.status == Status.OK
    assert np.array_equal(result.image, np.arange(12).reshape(3, 4))
    assert result.stdout == "drawn\n"
    assert result.failure is None
    assert 0 < result.cpu_seconds < result.wall_seconds + 0.1
    assert result.peak_bytes > 1 << 20


@pytest.mark.parametrize("dtype", DTYPES)
def test_every_dtype_arrives_bit_for_bit(open_box: Sandbox, dtype: str) -> None:
    """An array comes back with its own dtype, shape and bits, NaN and negative zero included."""
    code = f"import numpy as np\nimage = np.arange(-4, 20).reshape(2, 3, 4).astype({dtype!r})[:, ::-1]"
    if dtype.startswith("<f"):
        code += "\nimage[0, 0, :2] = np.nan, -0.0"
    scope: dict[str, np.ndarray] = {}
    with np.errstate(all="ignore"):
        exec(code, scope)

    image = open_box.run(code).image

    assert image.dtype == scope["image"].dtype
    assert image.tobytes() == scope["image"].tobytes()
    assert image.shape == (2, 3, 4)


def test_the_array_belongs_to_the_caller(box: Sandbox) -> None:
    """A result may be changed without changing another."""
    program = "import numpy as np\nimage = np.zeros((4, 4))"
    first, second = box.run(program).image, box.run(program).image
    first[:] = 1

    assert second.max() == 0
    assert first.flags.writeable
    assert first.flags.owndata


def test_draw_is_asked_for_every_size(box: Sandbox) -> None:
    """A program that defines draw(height, width) gives one image a size."""
    program = "import numpy as np\ndef draw(height, width):\n    return np.full((height, width), width)"
    result = box.run(program, sizes=((3, 4), (50, 60)))

    assert [image.shape for image in result.images] == [(3, 4), (50, 60)]
    assert result.image is result.images[0]


def test_an_exception_is_data(box: Sandbox) -> None:
    """A program's own error is a status with type and message."""
    result = box.run("import numpy as np\nprint('before')\nnp.zeros(3)[5]")

    assert result.status == Status.ERROR
    assert result.failure.type == "IndexError"
    assert result.failure.message == "index 5 is out of bounds for axis 0 with size 3"
    assert result.stdout == "before\n"


def test_randomness_starts_from_the_seed(box: Sandbox) -> None:
    """The same seed gives the same picture, another seed another one."""
    program = (
        "import numpy as np, random\nimage = np.append(np.random.rand(3), random.random())[None].repeat(4, 0)"
    )
    same, again, other = (box.run(program, seed=seed).image for seed in (7, 7, 8))

    assert np.array_equal(same, again)
    assert not np.isclose(same, other).any()


def test_order_of_sets_is_the_same_in_every_sandbox() -> None:
    """A program that draws in the order of a set of names draws the same in another process."""
    program = "import numpy as np\nprint(*{str(n) for n in range(50)})\nimage = np.zeros((4, 4))"

    assert sandbox.run(program).stdout == sandbox.run(program).stdout


def test_a_program_may_be_any_text(box: Sandbox) -> None:
    """Programs that are no Python at all end as data too."""
    for program in ("", "\0", "\ud800", "'" * 50_000, "(" * 5_000, "\N{SNOWMAN}", "x = 1" + "+1" * 40_000):
        assert box.run(program).status not in (Status.OK, Status.TIMEOUT), program[:10]
    assert box.run("import numpy as np\nimage = np.ones((2, 2))").status == Status.OK


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sizes": ()}, "0 sizes were asked for; 1 to 64 can be"),
        ({"sizes": ((0, 5),)}, "the size (0, 5) is out of range: 1 to 32768 pixels a side"),
        ({"seed": -1}, "the seed -1 is out of range: 0 to 2**64 - 1"),
    ],
)
def test_wrong_arguments_are_ours(box: Sandbox, arguments: dict[str, object], message: str) -> None:
    """What the caller asks wrongly is an exception that says what is allowed."""
    with pytest.raises(ValueError, match=r"range|were asked") as caught:
        box.run("image = 1", **arguments)
    assert str(caught.value) == message


def test_limits_are_positive() -> None:
    """A limit of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="wall_seconds=0: a limit must be positive"):
        Limits(wall_seconds=0)


def test_importing_loads_neither_numpy_nor_policy() -> None:
    """The application pays for numpy when the first picture arrives, not for the import."""
    code = "import sys, sandbox; print(sorted({'numpy', 'RestrictedPython', 'ctypes'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"
