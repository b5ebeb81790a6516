"""The article's first wish: a white square in the middle of a black background."""

from __future__ import annotations

from random import Random
from types import MappingProxyType

from procgen.types import Check, Task

_SIZE = (256, 256)
_WHITE_SQUARE = MappingProxyType({"shape": "square", "colour": "white"})
_PROMPTS = MappingProxyType(
    {
        "short": (
            "If images are just matrices of pixel values: write Python code with numpy that generates an array"
            " corresponding to a white square in the middle of a black background."
        ),
        "detailed": (
            "Generate a picture of one white square on a black background. The square is filled, its sides are"
            " parallel to the picture's sides and a fifth to four fifths as long, and its centre is the centre"
            " of the picture. There is nothing else."
        ),
        "chinese": (
            "请用 numpy 生成一幅图像:黑色背景的正中央有一个白色实心正方形,四边与图像的边平行,"
            "边长是图像边长的五分之一到五分之四,除此之外什么都没有。"
        ),
    }
)


def task(seed: int) -> Task:
    """Give the task; it is the same for every seed.

    Parameters
    ----------
    seed : int
        Only kept.

    Returns
    -------
    task : Task
    """
    return Task(
        id="white_square",
        level="article",
        seed=seed,
        prompts=_PROMPTS,
        checks=(
            Check("figure", {**_WHITE_SQUARE, "across": (0.2, 0.8), "turn": 3, "filled": True}),
            Check("centred", {**_WHITE_SQUARE, "within": 0.03}),
            Check("background", {"colour": "black"}),
            Check("nothing_else", {**_WHITE_SQUARE, "over": 0.01}, told=False),
        ),
        size=_SIZE,
    )


def reference(task: Task) -> str:
    """Write a program that must pass.

    Parameters
    ----------
    task : Task

    Returns
    -------
    program : str
    """
    return _program(task, "image[top:top + side, left:left + side] = 255")


def variants(task: Task) -> dict[str, str]:
    """Write programs that must pass as well.

    Parameters
    ----------
    task : Task

    Returns
    -------
    programs : dict
        Source by name.
    """
    fill = "image[top:top + side, left:left + side] = "
    return {
        "floats": _program(task, "image = image.astype(float)\n" + fill + "1.0"),
        "booleans": _program(task, "image = image.astype(bool)\n" + fill + "True"),
        "rgb": _program(task, fill + "255\nimage = np.stack([image] * 3, axis=-1)"),
        "ivory on charcoal": _program(task, "image[:] = 22\n" + fill + "240"),
        "one pixel off": _program(task, "top += 1\n" + fill + "255"),
        "small": _program(task, "side = height // 4\ntop = left = (height - side) // 2\n" + fill + "255"),
        "soft edges": _program(
            task,
            "rows, columns = np.mgrid[0:height, 0:width]\n"
            "reach = np.maximum(abs(rows - (height - 1) / 2), abs(columns - (width - 1) / 2))\n"
            "image = np.clip((side / 2 - reach) / 2 + 0.5, 0, 1)",
        ),
        "loops": _program(
            task,
            "for row in range(height):\n"
            "    for column in range(width):\n"
            "        if top <= row < top + side and left <= column < left + side:\n"
            "            image[row, column] = 255",
        ),
    }


def mutants(task: Task) -> dict[str, str]:
    """Write programs that are wrong in one way and must fail.

    Parameters
    ----------
    task : Task

    Returns
    -------
    programs : dict
        Source by name.
    """
    fill = "image[top:top + side, left:left + side] = "
    grid = "rows, columns = np.mgrid[0:height, 0:width] - (height - 1) / 2\n"
    return {
        "off centre": _program(task, "left += width // 10\n" + fill + "255"),
        "rectangle": _program(task, "image[top + side // 6:top + side - side // 6, left:left + side] = 255"),
        "gray": _program(task, fill + "128"),
        "black on white": _program(task, "image[:] = 255\n" + fill + "0"),
        "disc": _program(task, grid + "image[np.hypot(rows, columns) <= side / 2] = 255"),
        "on its corner": _program(task, grid + "image[abs(rows) + abs(columns) <= side / 2] = 255"),
        "hollow": _program(task, fill + "255\nimage[top + 6:top + side - 6, left + 6:left + side - 6] = 0"),
        "another one": _program(task, fill + "255\nimage[5:25, 5:25] = 255"),
        "red": _program(
            task, fill + "255\nimage = np.stack([image, np.zeros_like(image), np.zeros_like(image)], axis=-1)"
        ),
        "blank": _program(task, ""),
        "all white": _program(task, "image[:] = 255"),
        "noise": _program(
            task,
            f"image = np.random.default_rng({task.seed}).integers(0, 256, (height, width), dtype=np.uint8)",
        ),
        "board": _program(task, grid + "image[(rows // 32 + columns // 32) % 2 == 0] = 255"),
    }


def _program(task: Task, drawing: str) -> str:
    """Put a drawing behind the lines that all programs share; the side's length comes from the seed."""
    height, width = task.size
    side = Random(f"white_square:{task.seed}").randrange(80, 180, 2)  # noqa: S311 - a drawing, not a secret
    return (
        "import numpy as np\n\n"
        f"height, width, side = {height}, {width}, {side}\n"
        "top, left = (height - side) // 2, (width - side) // 2\n"
        "image = np.zeros((height, width), dtype=np.uint8)\n"
        f"{drawing}\n"
    )
