"""Small drawings in several looks, and the verdict of one check on them: shared by tests of checks."""

from __future__ import annotations

import numpy as np

from procgen import checks
from procgen.picture import canonicalise
from procgen.types import Check, Submission, Verdict

WHITE, BLACK, RED, BLUE, YELLOW = (255, 255, 255), (0, 0, 0), (215, 30, 40), (30, 70, 200), (250, 215, 30)
GREEN, GRAY = (30, 150, 60), (128, 128, 128)
LOOKS = (
    (256, WHITE, RED, 0.8),
    (256, BLACK, WHITE, 0.6),
    (64, WHITE, BLACK, 0.85),
    (100, (20, 25, 80), YELLOW, 0.7),
    (400, (245, 235, 210), BLUE, 0.5),
    (160, GRAY, GREEN, 0.9),
)
"""Side of the picture, ground, paint, and size of the drawing in halves of the picture."""


def plane(size: int, scale: float = 0.8, turn: float = 0.0):
    """Give height above and distance to the right of the middle for every pixel, in units of a drawing."""
    place = (np.arange(size) + 0.5) * 2 / size - 1
    up, right = np.meshgrid(-place / scale, place / scale, indexing="ij")
    angle = np.radians(turn)
    return up * np.cos(angle) + right * np.sin(angle), right * np.cos(angle) - up * np.sin(angle)


def painted(ground, *layers):
    """Paint masks over a ground, one after another."""
    pixels = np.zeros((*layers[0][0].shape, 3)) + ground
    for mask, colour in layers:
        pixels[mask] = colour
    return pixels.astype(np.uint8)


def verdict(pixels, name: str, hidden=(), **parameters) -> Verdict:
    """Run one check on a picture."""
    pictures = [canonicalise(array) for array in (pixels, *hidden)]
    subject = checks.Subject(Submission(pictures[0], tuple(pictures[1:]), "draw"))
    return checks.run(Check(name, parameters), subject).verdict
