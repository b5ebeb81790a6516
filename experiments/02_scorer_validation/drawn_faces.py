"""Draw faces in many manners, with known parts: what must pass, and the same with one part wrong.

The manners are those that people and icon sets use: outlined, solid, flat colour, shaded, two-tone; dots,
bars, arcs and wide eyes; arcs, half-discs, grins with teeth. Nothing is copied: all comes from random
numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

Colour = tuple[float, float, float]
MANNERS = ("outlined", "solid", "flat", "shaded", "two-tone")
EYES = ("dot", "bar", "arc", "wide", "oval", "hollow arc")
MOUTHS = ("arc", "arc", "round arc", "half-disc", "outlined half-disc", "teeth")
SIZES = (24, 32, 32, 48, 48, 64, 64, 96, 96, 128, 128, 200, 256, 256, 300, 400, 512, 700, 1024)

EDITS = (
    "quarter turn",
    "half turn",
    "tilted",
    "frown",
    "straight",
    "no mouth",
    "two mouths",
    "one eye",
    "no eyes",
    "three eyes",
    "four eyes",
    "eyes below",
    "square head",
    "flat head",
)
_SMALL_MOUTH = {"mouth": "arc", "bend": 0.3, "mouth_width": 0.36, "mouth_height": -0.32}
_FOUR_EYES = {
    "eyes": 4,
    "brows": False,
    "eye": "dot",
    "eye_height": 0.08,
    "eye_size": 0.1,
    "mouth": "arc",
    "mouth_height": -0.5,
    "bend": 0.3,
}


@dataclass(frozen=True)
class Face:
    """Every number of a face; lengths are in head radii unless said otherwise."""

    size: int
    """Side of the picture, pixels."""
    manner: str
    eye: str
    mouth: str
    centre: tuple[float, float]
    """Row and column of the head's centre, in sides of the picture."""
    radius: float
    """Of the head, in sides of the picture."""
    ground: Colour
    skin: Colour
    ink: Colour
    line: float
    """Width of lines."""
    apart: float
    """Distance of each eye from the axis."""
    eye_height: float
    eye_size: float
    mouth_height: float
    mouth_width: float
    """Half the width of the mouth."""
    bend: float
    """Rise of the corners above the middle, in half-widths; negative for a frown."""
    smooth: bool
    """Whether edges are smoothed."""
    turn: float = 0.0
    """Clockwise, degrees."""
    eyes: int = 2
    mouths: int = 1
    brows: bool = False
    cheeks: bool = False
    squash: float = 1.0
    """Height of the head over its width."""
    corner: bool = False
    """Whether the head is a square."""
    noise: float = 0.0
    """Standard deviation, of 255."""
    gradient: float = 0.0
    """Change of the background from top to bottom, of 255."""


def random_face(rng: Random) -> Face:
    """Draw the numbers of an upright smiley.

    Lines are at least 1.5 pixels wide and a smile rises by about 2, so that it can be seen; small heads have
    arcs for mouths, neither brows nor cheeks, and stand straight.
    """
    manner = rng.choice(MANNERS)
    size = rng.choice(SIZES)
    dark = rng.random() < 0.75
    ground, skin, ink = _colours(rng, manner, dark=dark)
    mouth = rng.choice(MOUTHS)
    if manner == "outlined" and mouth == "teeth":
        mouth = "outlined half-disc"
    if size < 48 or (manner == "solid" and mouth in ("teeth", "outlined half-disc")):
        mouth = rng.choice(("arc", "half-disc"))
    radius = rng.uniform(0.2 if size >= 64 else 0.3 if size >= 32 else 0.36, 0.47)
    pixels = radius * size
    if pixels < 15:  # a half-disc of so few pixels is a bar
        mouth = "arc"
    line = rng.uniform(max(0.06, 1.5 / pixels), max(0.17, 1.65 / pixels))
    eye_size = max(rng.uniform(0.08, 0.16), 1.3 / pixels)
    eye_height, mouth_width = rng.uniform(0.16, 0.34), rng.uniform(0.32 if size >= 48 else 0.42, 0.55)
    mouth_height = -rng.uniform(0.38, min(0.52, 0.76 - 1.5 * line))
    free = eye_height - 1.5 * eye_size - 0.5 * line - 0.16 - mouth_height  # the mouth ends below the eyes
    bend = max(rng.uniform(0.25 if size >= 48 else 0.4, 0.75), 2 / (mouth_width * pixels))
    bend = min(bend, free / mouth_width)
    large = pixels >= 20
    return Face(
        size=size,
        manner=manner,
        eye=rng.choice(EYES),
        mouth=mouth,
        centre=(_middle(rng, radius), _middle(rng, radius)),
        radius=radius,
        ground=ground,
        skin=skin,
        ink=ink,
        line=line,
        apart=max(rng.uniform(0.28, 0.42), 1.5 * eye_size + 0.5 * line + 0.06),
        eye_height=eye_height,
        eye_size=eye_size,
        mouth_height=mouth_height,
        mouth_width=mouth_width,
        bend=bend,
        smooth=rng.random() < 0.7,
        turn=rng.uniform(-6, 6) if large and rng.random() < 0.3 else 0.0,
        brows=large and manner in ("flat", "shaded") and rng.random() < 0.15,
        cheeks=large and manner in ("flat", "shaded") and rng.random() < 0.2,
        noise=rng.choice((0.0, 0.0, 0.0, 0.0, 3.0, 10.0)) if size >= 64 else 0.0,
        gradient=rng.choice((0.0, 0.0, 0.0, 40.0, 90.0)) if manner in ("flat", "shaded") else 0.0,
    )


def edited(face: Face, edit: str, rng: Random) -> Face:
    """Change one part so that the face is no upright smiley any more.

    Parameters
    ----------
    face : Face
    edit : str
        One of `EDITS`.
    rng : Random

    Returns
    -------
    face : Face
    """
    away = rng.choice((-1, 1))
    changes: dict[str, dict[str, object]] = {
        "quarter turn": {"turn": 90.0 * away},
        "half turn": {"turn": 180.0},
        "tilted": {"turn": away * rng.uniform(26, 70)},
        "frown": {"bend": -abs(face.bend), "mouth_height": face.mouth_height + 0.12},
        "straight": {"bend": 0.0, "mouth": "arc", "mouth_height": -0.42},
        "no mouth": {"mouths": 0},
        "two mouths": {**_SMALL_MOUTH, "mouths": 2, "line": min(face.line, 0.09)},
        "one eye": {"eyes": 1, "brows": False},  # brows over no eyes are closed eyes
        "no eyes": {"eyes": 0, "brows": False},
        "three eyes": {"eyes": 3, "brows": False, "eye_height": 0.1, "eye_size": min(face.eye_size, 0.12)},
        "four eyes": {**_FOUR_EYES, "line": min(face.line, 0.1)},
        "eyes below": {"mouth_height": 0.35, "eye_height": -0.3, "brows": False, "cheeks": False},
        "square head": {"corner": True},
        "flat head": {"squash": 0.66},
    }
    return replace(face, **changes[edit])


def render(face: Face) -> NDArray[np.uint8]:
    """Draw a face."""
    canvas = _Canvas(face)
    canvas.head()
    canvas.draw_eyes()
    canvas.draw_mouths()
    return canvas.picture()


class _Canvas:
    """A picture in the making, with coordinates on the face: right and up, in head radii."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.unit = face.radius * face.size
        place = (np.arange(face.size) + 0.5) / face.size
        down = ((place - face.centre[0]) / face.radius)[:, None]
        across = ((place - face.centre[1]) / face.radius)[None]
        turn = math.radians(face.turn)
        self.right = across * math.cos(turn) + down * math.sin(turn)
        self.up = across * math.sin(turn) - down * math.cos(turn)
        slope = face.gradient * (place - 0.5)[:, None, None]
        self.pixels = np.clip(np.zeros((face.size, face.size, 3)) + face.ground + slope, 0, 255)
        self.ink = face.ink if face.manner != "solid" else face.ground
        self.rng = np.random.default_rng(int(1e6 * face.radius))

    def paint(self, distance: NDArray[np.float64], colour: Colour | NDArray[np.float64]) -> None:
        """Lay paint wherever a distance (head radii) is negative."""
        cover = (
            np.clip(0.5 - distance * self.unit, 0, 1) if self.face.smooth else (distance <= 0).astype(float)
        )
        self.pixels += (np.asarray(colour, float) - self.pixels) * cover[:, :, None]

    def head(self) -> None:
        face = self.face
        edge = np.hypot(self.right, self.up / face.squash) - 1
        if face.corner:
            edge = np.maximum(abs(self.right), abs(self.up)) - 0.92
        if face.manner == "outlined":
            self.paint(abs(edge + face.line / 2) - face.line / 2, face.ink)
            return
        skin = np.zeros((face.size, face.size, 3)) + face.skin
        if face.manner == "shaded":
            light = 1.08 - 0.28 * np.clip(np.hypot(self.right + 0.3, self.up - 0.3), 0, 1.4) ** 2
            skin = np.clip(skin * light[:, :, None], 0, 255)
        self.paint(edge, skin)
        if face.manner == "two-tone":
            self.paint(abs(edge + face.line / 2) - face.line / 2, face.ink)

    def draw_eyes(self) -> None:
        face = self.face
        side, height = face.apart, face.eye_height
        places = {
            0: [],
            1: [(-side, height)],
            2: [(-side, height), (side, height)],
            3: [(-side, height), (side, height), (0.0, height + 0.36)],
            4: [(-side, height), (side, height), (-side, height + 0.42), (side, height + 0.42)],
        }[face.eyes]
        for x, y in places:
            self.eye(x, y)
        if face.brows:
            for x in (-side, side):
                self.stroke(x, height + 0.3, 0.17, -0.2, 0.07)
        if face.cheeks:
            for x in (-0.62, 0.62):
                self.paint(np.hypot(self.right - x, self.up + 0.1) - 0.15, (240, 140, 130))

    def eye(self, x: float, y: float) -> None:
        face, size = self.face, self.face.eye_size
        if face.eye == "dot":
            self.paint(np.hypot(self.right - x, self.up - y) - size, self.ink)
        elif face.eye == "oval":
            self.paint((np.hypot((self.right - x) / 0.8, (self.up - y) / 1.4) - size) * 0.8, self.ink)
        elif face.eye == "bar":
            self.paint(np.maximum(abs(self.right - x) - 0.7 * size, abs(self.up - y) - 1.3 * size), self.ink)
        elif face.eye == "wide" and face.manner in ("flat", "shaded"):
            self.paint(np.hypot(self.right - x, self.up - y) - 1.6 * size, (255, 255, 255))
            self.paint(np.hypot(self.right - x, self.up - y) - 0.9 * size, self.ink)
        elif face.eye in ("arc", "hollow arc"):
            self.stroke(
                x, y, 1.5 * size, -0.8 if face.eye == "arc" else 0.0, max(0.8 * size, 0.8 * face.line)
            )
        else:
            self.paint(np.hypot(self.right - x, self.up - y) - 1.1 * size, self.ink)

    def draw_mouths(self) -> None:
        face = self.face
        if face.mouths:
            self.mouth(face.mouth_height, face.bend)
        if face.mouths > 1:
            self.mouth(face.mouth_height - 0.2, -face.bend)

    def mouth(self, height: float, bend: float) -> None:
        face, wide = self.face, self.face.mouth_width
        line = max(face.line, 0.07)
        if face.mouth in ("arc", "round arc") or bend == 0:
            self.stroke(0.0, height, wide, bend, line, round_ends=face.mouth == "round arc")
            return
        rim = face.line if face.manner in ("outlined", "two-tone") else 0.1
        room = 1 - rim - line / 2 - 2 / self.unit  # the mouth stays clear of the outline
        wide = min(wide, room * 0.85 - line / 2)
        deep, sign = max(abs(bend), 0.45) * wide, 1 if bend > 0 else -1
        level = max(height + sign * 0.1, deep - room if sign > 0 else -1)
        rise = sign * (self.up - level)
        inside = np.maximum(rise, (np.hypot(self.right / wide, rise / deep) - 1) * min(wide, deep))
        if face.mouth == "half-disc":
            self.paint(inside, self.ink)
        elif face.mouth == "outlined half-disc":
            self.paint(inside - line / 2, self.ink)
            self.paint(inside + line / 2, face.ground if face.manner == "outlined" else face.skin)
        else:
            self.paint(inside, self.ink)
            self.paint(np.maximum(inside + 0.035, -rise - 0.35 * deep), (255, 255, 255))

    def stroke(
        self, x: float, y: float, wide: float, bend: float, line: float, *, round_ends: bool = False
    ) -> None:
        """Draw a part of a parabola whose ends lie ``bend`` half-widths above its middle."""
        along = np.linspace(-1, 1, 41)
        curve = np.stack([x + wide * along, y + bend * wide * along**2], axis=1)
        rise = abs(self.up - y - bend * wide / 2)
        beside = (abs(self.right - x) < wide + line) & (rise < abs(bend) * wide / 2 + line)
        right, up = self.right[beside], self.up[beside]
        nearest = np.full(right.shape, np.inf)
        for start, end in pairwise(curve):
            step = end - start
            share = np.clip(((right - start[0]) * step[0] + (up - start[1]) * step[1]) / (step @ step), 0, 1)
            nearest = np.minimum(
                nearest, np.hypot(right - start[0] - share * step[0], up - start[1] - share * step[1])
            )
        distance = np.full(self.right.shape, np.inf)
        distance[beside] = nearest - line / 2
        if not round_ends:
            distance = np.maximum(distance, abs(self.right - x) - wide)
        self.paint(distance, self.ink)

    def picture(self) -> NDArray[np.uint8]:
        pixels = self.pixels
        if self.face.noise:
            pixels = pixels + self.rng.normal(0, self.face.noise, pixels.shape)
        return np.rint(np.clip(pixels, 0, 255)).astype(np.uint8)


def _colours(rng: Random, manner: str, *, dark: bool) -> tuple[Colour, Colour, Colour]:
    """Choose background, skin and ink that can be told apart."""
    grounds = ((255, 255, 255), (250, 245, 235), (200, 220, 240), (90, 160, 200), (235, 225, 200))
    nights = ((0, 0, 0), (20, 25, 50), (110, 30, 110), (50, 140, 80), (180, 60, 50))
    ground = rng.choice(grounds if dark else nights)
    if manner == "outlined":
        ink = (
            rng.choice(((0, 0, 0), (40, 40, 60), (120, 30, 30)))
            if dark
            else rng.choice(((255, 255, 255), (250, 220, 90)))
        )
        return ground, ground, ink
    if manner == "solid":
        skin = (
            rng.choice(((0, 0, 0), (30, 60, 110), (90, 20, 60)))
            if dark
            else rng.choice(((255, 255, 255), (255, 220, 60)))
        )
        return ground, skin, ground
    skin = (rng.randint(235, 255), rng.randint(170, 230), rng.randint(30, 110))
    if rng.random() < 0.15:
        skin = rng.choice(((60, 120, 230), (250, 130, 160), (110, 200, 90), (150, 150, 150)))
    ink = rng.choice(((0, 0, 0), (60, 35, 10), (100, 65, 10), (40, 30, 50)))
    return ground, skin, ink


def _middle(rng: Random, radius: float) -> float:
    """Place the head so that it stays inside the picture."""
    room = max(0.0, 0.49 - radius)
    return 0.5 + rng.uniform(-room, room) * rng.choice((0.0, 1.0))
