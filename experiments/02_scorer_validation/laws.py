"""Changes to a picture that must not change what is seen in it, and turns that must.

A law changes a picture; whoever applies it knows whether the verdict has to stay.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference, to_lab
from procgen.checks.vision.readings import paints_of
from procgen.checks.vision.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

KEEPING = (
    "shift",
    "frame",
    "scale 2",
    "scale 3",
    "mirror",
    "invert",
    "noise 8",
    "noise 20",
    "floats",
    "unit floats",
    "integers",
    "gray",
    "gray 2-D",
    "recolour",
)
"""Laws that keep a verdict where they apply."""
TURNING = ("quarter turn", "half turn", "upside down")
"""Laws that make an upright face fail, and keep what has no top."""
_COLOURS = ("gray", "gray 2-D", "recolour", "invert")
_APART = 25.0
"""Paints can be told apart from this difference (CIE76) on."""
_SHARE = 0.004
"""Share of the picture from which a colour is a paint of it."""
_SAME = 12
"""Values of a background that is called plain differ at most so much."""
_ENLARGED = 700
"""Side up to which pictures are enlarged, pixels."""


def apply(law: str, pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray:
    """Change a picture by a law.

    Parameters
    ----------
    law : str
        One of `KEEPING` or `TURNING`.
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    rng : Generator

    Returns
    -------
    array : ndarray
        Of another shape, dtype or range where the law is about these.
    """
    match law:
        case "shift":
            return _moved(pixels, rng)
        case "frame":
            edge = max(2, len(pixels) // 10)
            return np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), mode="edge")
        case "scale 2" | "scale 3":
            times = int(law[-1])
            return pixels.repeat(times, axis=0).repeat(times, axis=1)
        case "mirror":
            return pixels[:, ::-1]
        case "invert":
            return 255 - pixels
        case "noise 8" | "noise 20":
            return np.clip(np.rint(pixels + rng.normal(0, int(law[6:]), pixels.shape)), 0, 255).astype(
                np.uint8
            )
        case "floats":
            return pixels.astype(np.float32)
        case "unit floats":
            return pixels / 255.0
        case "integers":
            return pixels.astype(np.int64)
        case "gray":
            return _gray(pixels)[:, :, None].repeat(3, axis=2)
        case "gray 2-D":
            return _gray(pixels)
        case "recolour":
            return pixels[:, :, rng.permutation(3)]
        case "quarter turn":
            return np.rot90(pixels, rng.choice([1, 3]))
        case "half turn":
            return pixels[::-1, ::-1]
        case "upside down":
            return pixels[::-1]
    raise ValueError(law)


def applies(law: str, pixels: NDArray[np.uint8]) -> bool:
    """Tell whether a law has to hold for a picture.

    Parameters
    ----------
    law : str
    pixels : ndarray of shape (H, W, 3) and dtype uint8

    Returns
    -------
    applies : bool
        Colours may only change where all that could be told apart still can, a frame only go around a
        picture that nothing touches the frame of, and only pictures up to 700 pixels are enlarged.
    """
    if law in _COLOURS:
        return paints_stay_apart(law, _main_paints(pixels))
    if law == "frame":
        edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]).astype(int)
        return bool(np.abs(edge - pixels[0, 0]).max() <= _SAME)
    return not law.startswith("scale") or len(pixels) <= _ENLARGED


def paints_stay_apart(law: str, paints: NDArray[np.float64]) -> bool:
    """Tell whether paints that can be told apart still can after a law.

    Parameters
    ----------
    law : str
    paints : ndarray of shape (K, 3)
        sRGB, 0 to 255; all orders of the channels have to do for a recolouring.

    Returns
    -------
    apart : bool
    """
    pairs = list(combinations(range(len(paints)), 2))
    lab = to_lab(paints)
    apart = [(one, other) for one, other in pairs if difference(lab[one], lab[other]) >= _APART]
    return all(
        difference(to_lab(changed[one]), to_lab(changed[other])) >= _APART
        for changed in _changed(law, paints)
        for one, other in apart
    )


def _changed(law: str, paints: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    if law.startswith("gray"):
        yield _gray(paints).astype(np.float64)[:, None].repeat(3, axis=1)
    elif law == "invert":
        yield 255 - paints
    elif law == "recolour":
        for order in ((0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
            yield paints[:, order]
    else:
        yield paints


def _main_paints(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Find the colours that most of a picture has."""
    view = view_of(pixels)
    paints = paints_of(view)
    chosen = np.flatnonzero(paints.shares >= _SHARE)
    return np.array([view.pixels[paints.labels == one].mean(axis=0) for one in chosen])


def _gray(pixels: NDArray) -> NDArray[np.uint8]:
    """Take the luma of ITU-R BT.601, as most programs do."""
    return np.rint(pixels @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)


def _moved(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Move the drawing over its background as far as it does not touch the frame."""
    border = pixels[0, 0]
    drawn = np.abs(pixels.astype(int) - border).max(axis=2) > _SAME
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not len(rows):
        return pixels
    down = int(rng.integers(-rows[0], len(drawn) - rows[-1]))
    right = int(rng.integers(-columns[0], drawn.shape[1] - columns[-1]))
    return np.roll(pixels, (down, right), axis=(0, 1))
