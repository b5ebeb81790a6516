"""A list that holds the same row many times."""

from __future__ import annotations

from procgen.exact.bugs import UPRIGHT_LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__,
    UPRIGHT_LOOPS,
    (
        ("np.zeros((height, width, 3), np.uint8)", "[[(0, 0, 0)] * width] * height"),
        ("image[i, j]", "image[i][j]"),
        ("return image", "return np.array(image, np.uint8)"),
    ),
)
