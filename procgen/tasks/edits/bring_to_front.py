"""Overlapping shapes whose program is given: one is brought in front of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, named_crowd, to_front
from procgen.exact.mutations import changes
from procgen.exact.shapes import layers, render

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.shapes import Scene


def _is_plain(before: NDArray[np.uint8], after: NDArray[np.uint8], top: NDArray[np.intp]) -> bool:
    """Tell whether a change takes much of some shape, so that nobody can doubt whether it was made."""
    changed = changes(before, after, 40)
    share = np.bincount(top.ravel(), weights=changed.ravel()) / np.maximum(np.bincount(top.ravel()), 1)
    return bool(changed.mean() > 0.004 and share.max() > 0.3)


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    while True:
        scene = named_crowd(rng, 24)
        pixels, top = render(scene, 256, 256), layers(scene, 256, 256)
        for shape in rng.sample(scene.shapes[:-4], 12):
            edit = to_front(shape.name, shape.name.replace("shape", "图形"))
            if _is_plain(pixels, render(edit.apply(scene), 256, 256), top):
                return scene, (edit,)


TEMPLATE = EditTemplate(__name__, _draw)
