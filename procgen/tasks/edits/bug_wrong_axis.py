"""A flip along the wrong axis undoes nothing."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, SCENES, (("return image\n", "return np.flip(np.flip(image, axis=1), axis=0)\n"),)
)
