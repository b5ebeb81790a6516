"""The order of painting is wrong: a shape is painted only where none has been painted before."""

from __future__ import annotations

from procgen.exact.bugs import ROUND_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, ROUND_SCENES, (("image[(radius", "image[(image == image[0, 0]).all(axis=2) & (radius"),)
)
