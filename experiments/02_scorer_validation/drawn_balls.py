"""Draw basketballs in many manners, with known parts: what must pass, and the same with one part wrong.

The manners are those that people, programs and icon sets use: flat, shaded, outlined, of one ink with gaps
for seams, light on dark; from the front or turned in space, with painted seams that narrow towards the rim or
strokes of one width; a little by freehand. Nothing is copied: every ball is drawn from random numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

Colour = tuple[float, float, float]
MANNERS = ("flat", "flat", "shaded", "light seams", "solid", "solid", "outlined", "outlined", "gray")
SIZES = (24, 32, 32, 48, 48, 64, 64, 96, 96, 128, 128, 200, 256, 256, 300, 400, 512, 700, 1024)
SIDES = ("loops", "circles")
EDITS = (
    "no ball",
    "no seams",
    "one line",
    "cross only",
    "side curves only",
    "straight side lines",
    "globe",
    "square",
    "wheel",
    "rings",
)


@dataclass(frozen=True)
class Ball:
    """Every number of a ball; lengths are in its radii unless said otherwise."""

    size: int
    """Side of the picture, pixels."""
    manner: str
    centre: tuple[float, float]
    """Row and column, in sides of the picture."""
    radius: float
    """In sides of the picture."""
    ground: Colour
    paint: Colour
    ink: Colour
    line: float
    """Width of lines."""
    rim: bool
    """Whether a line runs around the ball."""
    tilt: float
    """Of the crossing away from the viewer, radians."""
    aside: float
    """Direction of the tilt, radians."""
    roll: float
    """In the plane of the picture, radians."""
    sides: str
    """Side curves as loops on the sphere, or as parts of circles drawn flat (then without tilt)."""
    near: float
    """How far out the side curves cross: angle from their axis, or distance from the middle."""
    bow: float
    """By how much they bow towards the middle there."""
    painted: bool
    """Whether lines narrow towards the rim, as if painted on the sphere."""
    freehand: float
    smooth: bool
    """Whether edges are smoothed."""
    light: float
    """Direction of the light, radians."""
    noise: float = 0.0
    """Standard deviation, of 255."""
    edit: str = ""


def random_ball(rng: Random) -> Ball:
    """Draw the numbers of a basketball."""
    size, manner = rng.choice(SIZES), rng.choice(MANNERS)
    radius = rng.uniform(0.42, 0.48) if size < 64 else rng.uniform(0.26, 0.48)
    least = max(0.03, 1.5 / (radius * size))
    ground, paint, ink = _colours(rng, manner)
    sides = rng.choice(SIDES)
    room = 0.49 - radius
    steep = rng.choice((0.0, 0.0, 1.0))
    return Ball(
        size=size,
        manner=manner,
        centre=(0.5 + rng.uniform(-room, room), 0.5 + rng.uniform(-room, room)),
        radius=radius,
        ground=ground,
        paint=paint,
        ink=ink,
        line=rng.uniform(least, max(least, rng.choice((0.08, 0.16)))),
        rim=manner == "outlined" or (manner != "solid" and rng.random() < 0.4),
        tilt=math.radians(rng.uniform(5, 42)) * steep if sides == "loops" else 0.0,
        aside=rng.uniform(0, 2 * math.pi),
        roll=rng.choice((0.0, math.pi / 2, math.pi / 4, rng.uniform(0, 2 * math.pi))),
        sides=sides,
        near=math.radians(rng.uniform(54, 68)) if sides == "loops" else rng.uniform(0.4, 0.58),
        bow=math.radians(rng.uniform(14, 28)) if sides == "loops" else rng.uniform(0.65, 1.0),
        painted=rng.random() < 0.3 and size >= 96,
        freehand=rng.choice((0.0, 0.0, 0.02, 0.04)),
        smooth=rng.random() < 0.7,
        light=rng.uniform(0, 2 * math.pi),
        noise=rng.choice((0.0, 0.0, 0.0, 0.0, 4.0, 10.0)) if size >= 64 else 0.0,
    )


def edited(ball: Ball, edit: str) -> Ball:
    """Change one part so that the picture shows no basketball any more."""
    if edit == "no seams":
        return replace(ball, edit=edit, noise=0.0)
    return replace(
        ball, edit=edit, tilt=0.0 if edit in ("straight side lines", "globe", "wheel") else ball.tilt
    )


def render(ball: Ball) -> NDArray[np.uint8]:
    """Draw a ball, gray or in colour, of shape (size, size, 3)."""
    place = (np.arange(ball.size) + 0.5) / ball.size
    down, right = np.meshgrid(
        (place - ball.centre[0]) / ball.radius, (place - ball.centre[1]) / ball.radius, indexing="ij"
    )
    pixel = 1 / (ball.radius * ball.size)
    edge = np.maximum(abs(down), abs(right)) - 0.9 if ball.edit == "square" else np.hypot(down, right) - 1
    seams = np.maximum(_seams(ball, down, right, pixel), edge)
    pixels = np.zeros((ball.size, ball.size, 3)) + ball.ground

    def lay(distance: NDArray[np.float64], colour: Colour | NDArray[np.float64]) -> None:
        cover = np.clip(0.5 - distance / pixel, 0, 1) if ball.smooth else (distance <= 0).astype(float)
        pixels[:] += (np.asarray(colour, float) - pixels) * cover[:, :, None]

    body = np.zeros_like(pixels) + ball.paint
    if ball.manner == "shaded":
        depth = np.sqrt(np.clip(1 - down**2 - right**2, 0, 1))
        lit = 0.55 * (down * math.sin(ball.light) + right * math.cos(ball.light)) + 0.63 * depth
        body *= (0.4 + 0.7 * np.clip(lit, 0, 0.86))[:, :, None]
    whole = ball.edit != "no ball"
    if whole and ball.manner != "outlined":
        lay(edge, body)
    lay(seams, ball.ground if ball.manner == "solid" and whole else ball.ink)
    if whole and ball.rim:
        lay(abs(edge + ball.line / 2) - ball.line / 2, ball.ink)
    if ball.noise:
        pixels += np.random.default_rng(ball.size).normal(0, ball.noise, pixels.shape)
    return np.rint(np.clip(pixels, 0, 255)).astype(np.uint8)


def _seams(
    ball: Ball, down: NDArray[np.float64], right: NDArray[np.float64], pixel: float
) -> NDArray[np.float64]:
    """Give the distance of every pixel from the nearest line, less half its width; radii."""
    if ball.freehand:
        down, right = (
            down + ball.freehand * np.sin(2.3 * right + ball.light),
            right + ball.freehand * np.cos(1.9 * down - ball.light),
        )
    fields = _fields(ball, down, right)
    if not fields:
        return np.full(down.shape, 9.0)
    distances = []
    for field in fields:
        slope = np.hypot(*np.gradient(field, pixel)) if not ball.painted else 1.0
        distances.append(abs(field) / np.maximum(slope, 0.05) - ball.line / 2)
    return np.minimum.reduce(distances)


def _fields(ball: Ball, down: NDArray[np.float64], right: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Give functions of the place that are nought on the lines."""
    cosine, sine = math.cos(ball.roll), math.sin(ball.roll)
    across, along = right * cosine + down * sine, down * cosine - right * sine
    if ball.edit == "wheel":
        angle = np.arctan2(along, across) * 4
        return [np.sin(angle) * np.hypot(along, across) / 4]
    if ball.edit == "rings":
        return [np.hypot(along, across) - 0.25, np.hypot(along, across) - 0.6]
    depth = np.sqrt(np.clip(1 - across**2 - along**2, 0, 1))
    across, along, depth = _turned(ball, across, along, depth)
    cross = [along, across]
    if ball.edit in ("straight side lines", "globe"):
        sides = [_bowed_out(ball, side * across, along) for side in (1, -1)]
    elif ball.sides == "circles":
        reach = ball.near + ball.bow
        sides = [np.hypot(side * across - reach, along) - ball.bow for side in (1, -1)]
    else:
        height = along**2 / np.maximum(along**2 + depth**2, 1e-9)
        loop = ball.near - ball.bow * height
        sides = [np.arccos(np.clip(side * across, -1, 1)) - loop for side in (1, -1)]
    kept = {"no seams": [], "one line": cross[:1], "cross only": cross, "side curves only": sides}
    return kept.get(ball.edit, cross + sides)


def _bowed_out(ball: Ball, across: NDArray[np.float64], along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a side line that is straight, or a meridian."""
    out = 0.5 if ball.sides == "circles" else math.cos(ball.near)
    if ball.edit == "globe":
        return across - out * np.sqrt(np.clip(1 - along**2, 1e-4, 1))
    return across - out


def _turned(
    ball: Ball, across: NDArray[np.float64], along: NDArray[np.float64], depth: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Tilt the ball about an axis in the plane of the picture."""
    cosine, sine = math.cos(ball.aside), math.sin(ball.aside)
    toward, beside = across * cosine + along * sine, along * cosine - across * sine
    toward, depth = (
        toward * math.cos(ball.tilt) + depth * math.sin(ball.tilt),
        depth * math.cos(ball.tilt) - toward * math.sin(ball.tilt),
    )
    return toward * cosine - beside * sine, beside * cosine + toward * sine, depth


def _colours(rng: Random, manner: str) -> tuple[Colour, Colour, Colour]:
    """Choose background, paint and ink that can be told apart."""
    dark = rng.random() < 0.65
    ground = rng.choice(
        ((255, 255, 255), (250, 245, 235), (190, 215, 240), (235, 225, 200))
        if dark
        else ((0, 0, 0), (20, 25, 50), (40, 90, 60), (90, 40, 110))
    )
    if manner == "outlined":
        ink = rng.choice(
            ((0, 0, 0), (40, 40, 60), (150, 60, 10)) if dark else ((255, 255, 255), (250, 190, 90))
        )
        return ground, ground, ink
    if manner == "solid":
        paint = rng.choice(
            ((0, 0, 0), (60, 40, 30), (170, 70, 10)) if dark else ((255, 255, 255), (250, 170, 60))
        )
        return ground, paint, paint
    if manner == "gray":
        level, black = rng.uniform(100, 210), rng.uniform(0, 30)
        return (255.0,) * 3 if dark else (0.0,) * 3, (level,) * 3, (black,) * 3
    paint = (rng.uniform(205, 255), rng.uniform(95, 160), rng.uniform(0, 60))
    light = rng.choice(((255, 255, 255), (255, 240, 200)))
    return ground, paint, light if manner == "light seams" else (rng.uniform(0, 50), rng.uniform(0, 35), 10.0)
