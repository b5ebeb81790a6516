"""Draw what is no smiley and might be taken for one: parts without a face, games that fool graders, noise.

Every game is drawn from random numbers, at any size and in any two paints that can be told apart.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from drawn_balls import random_ball
from drawn_balls import render as render_ball
from drawn_faces import random_face
from drawn_faces import render as render_face

if TYPE_CHECKING:
    from collections.abc import Callable

    from drawn_faces import Face
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Cover = NDArray[np.float64]
    """Where ink is, 0..1."""

SIZES = (32, 64, 64, 128, 200, 256, 256, 400, 512)
_PAIRS = (
    ((255, 255, 255), (0, 0, 0)),
    ((0, 0, 0), (255, 255, 255)),
    ((255, 255, 255), (255, 205, 60)),
    ((255, 205, 60), (40, 30, 20)),
    ((30, 40, 90), (240, 220, 120)),
    ((225, 235, 245), (200, 40, 40)),
    ((50, 140, 80), (250, 250, 250)),
)


def game(kind: str, seed: int) -> Pixels:
    """Draw one game.

    Parameters
    ----------
    kind : str
        One of `GAMES`.
    seed : int

    Returns
    -------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    """
    return GAMES[kind](Random(f"{kind} {seed}"))  # noqa: S311 - a reproducible choice, not a secret


def _grid(size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Count from -1 to 1 downwards and to the right."""
    place = (np.arange(size) + 0.5) / size * 2 - 1
    return np.repeat(place[:, None], size, axis=1), np.repeat(place[None], size, axis=0)


def _painted(rng: Random, cover: Cover) -> Pixels:
    """Lay one paint over another."""
    ground, ink = (np.array(paint, float) for paint in rng.choice(_PAIRS))
    return np.rint(ground + cover[:, :, None] * (ink - ground)).astype(np.uint8)


def _disc(rows: Cover, columns: Cover, row: float, column: float, radius: float) -> Cover:
    soft = len(rows) / 2
    return np.clip(0.5 - (np.hypot(rows - row, columns - column) - radius) * soft, 0, 1)


def _on_grid(draw: Callable[[Random, Cover, Cover], Cover]) -> Callable[[Random], Pixels]:
    """Draw ink on a grid of any size."""

    def drawn(rng: Random) -> Pixels:
        return _painted(rng, draw(rng, *_grid(rng.choice(SIZES))))

    return drawn


def _blank(rng: Random, rows: Cover, _columns: Cover) -> Cover:
    return np.full(rows.shape, rng.random())


def _one_disc(rng: Random, rows: Cover, columns: Cover) -> Cover:
    return _disc(rows, columns, rng.uniform(-0.2, 0.2), rng.uniform(-0.2, 0.2), rng.uniform(0.3, 0.8))


def _one_ring(rng: Random, rows: Cover, columns: Cover) -> Cover:
    radius = rng.uniform(0.4, 0.9)
    return _disc(rows, columns, 0, 0, radius) - _disc(rows, columns, 0, 0, radius * rng.uniform(0.6, 0.9))


def _target(rng: Random, rows: Cover, columns: Cover) -> Cover:
    return (np.hypot(rows, columns) * rng.randint(3, 9) % 2 < 1) * (np.hypot(rows, columns) < 0.95)


def _checkerboard(rng: Random, rows: Cover, columns: Cover) -> Cover:
    fields = rng.choice((4, 8, 10, 16, 32))
    return (np.floor((rows + 1) / 2 * fields) + np.floor((columns + 1) / 2 * fields)) % 2


def _checkered_disc(rng: Random, rows: Cover, columns: Cover) -> Cover:
    return np.where(np.hypot(rows, columns) < 0.9, _checkerboard(rng, rows, columns), 0.0)


def _many_discs(rng: Random, rows: Cover, columns: Cover) -> Cover:
    fields = rng.randint(2, 9)
    radius = rng.uniform(0.4, 0.9)
    down, right = ((axis + 1) / 2 * fields % 1 * 2 - 1 for axis in (rows, columns))
    return np.clip(0.5 - (np.hypot(down, right) - radius) * len(rows) / fields / 2, 0, 1)


def _random_discs(rng: Random, rows: Cover, columns: Cover) -> Cover:
    spots = [
        _disc(rows, columns, rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(0.05, 0.4))
        for _ in range(rng.randint(3, 12))
    ]
    return np.max(spots, axis=0)


def _spots_on_disc(rng: Random, rows: Cover, columns: Cover) -> Cover:
    """Put a triangle or a lattice of dots on a head: no mouth bends."""
    cover = _disc(rows, columns, 0, 0, 0.9)
    count, turn = rng.randint(3, 9), rng.uniform(0, 2 * math.pi)
    for i in range(count):
        angle = turn + 2 * math.pi * i / count
        cover -= _disc(rows, columns, 0.5 * math.sin(angle), 0.5 * math.cos(angle), rng.uniform(0.09, 0.13))
    return np.clip(cover, 0, 1)


def _die(rng: Random, rows: Cover, columns: Cover) -> Cover:
    cover = _disc(rows, columns, 0, 0, 0.9)
    places = {2: "ai", 3: "aei", 4: "acgi", 5: "acegi", 6: "acdfgi"}[rng.randint(2, 6)]
    for name in places:
        row, column = divmod("abcdefghi".index(name), 3)
        cover -= _disc(rows, columns, 0.4 * (row - 1), 0.4 * (column - 1), 0.12)
    return np.clip(cover, 0, 1)


def _no_head(rng: Random, rows: Cover, columns: Cover) -> Cover:
    """Draw eyes and a smile without a head."""
    line, bend = rng.uniform(0.05, 0.12), rng.uniform(0.3, 0.7)
    smile = (abs(rows - 0.5 + bend * columns**2) < line) & (abs(columns) < 0.55)
    eyes = [_disc(rows, columns, -0.3, side, rng.uniform(0.1, 0.12)) for side in (-0.4, 0.4)]
    return np.clip(smile + eyes[0] + eyes[1], 0, 1)


def _scribble(rng: Random, rows: Cover, columns: Cover) -> Cover:
    """Draw a tangle of waves, or of lines between random points."""
    cover = np.zeros(rows.shape)
    width = rng.uniform(0.02, 0.05)
    points = [(rng.uniform(-0.9, 0.9), rng.uniform(-0.9, 0.9)) for _ in range(rng.randint(5, 30))]
    for (row, column), (to_row, to_column) in pairwise(points):
        down, right = to_row - row, to_column - column
        share = np.clip(
            ((rows - row) * down + (columns - column) * right) / (down**2 + right**2 + 1e-9), 0, 1
        )
        cover[np.hypot(rows - row - share * down, columns - column - share * right) < width] = 1
    return cover


def _scribbled_disc(rng: Random, rows: Cover, columns: Cover) -> Cover:
    return np.clip(_disc(rows, columns, 0, 0, 0.9) - _scribble(rng, rows * 1.6, columns * 1.6), 0, 1)


def _stripes(rng: Random, rows: Cover, columns: Cover) -> Cover:
    turn, times = rng.uniform(0, math.pi), rng.randint(2, 12)
    waves = np.sin(math.pi * times * (rows * math.sin(turn) + columns * math.cos(turn)))
    return np.where(np.hypot(rows, columns) < rng.choice((0.9, 2.0)), waves > 0, 0.0)


def _spiral(rng: Random, rows: Cover, columns: Cover) -> Cover:
    angle, away = np.arctan2(rows, columns), np.hypot(rows, columns)
    return (np.sin(angle * rng.randint(1, 4) + away * rng.uniform(5, 20)) > 0) * (away < 0.9)


def _clock(rng: Random, rows: Cover, columns: Cover) -> Cover:
    """Draw a dial with two hands and four marks."""
    cover = _disc(rows, columns, 0, 0, 0.92) - _disc(rows, columns, 0, 0, 0.82)
    for angle in (0, 90, 180, 270):
        row, column = 0.7 * math.sin(math.radians(angle)), 0.7 * math.cos(math.radians(angle))
        cover += _disc(rows, columns, row, column, 0.05)
    for length in (0.4, 0.6):
        turn = rng.uniform(0, 2 * math.pi)
        along, aside = (
            rows * math.sin(turn) + columns * math.cos(turn),
            rows * math.cos(turn) - columns * math.sin(turn),
        )
        cover += (abs(aside) < 0.05) & (along > -0.05) & (along < length)
    return np.clip(cover, 0, 1)


def _halves(rng: Random) -> Pixels:
    """Swap the upper and the lower half of a smiley."""
    pixels = render_face(_centred(rng))
    return np.roll(pixels, len(pixels) // 2, axis=rng.choice((0, 1)))


def _shuffled(rng: Random) -> Pixels:
    """Shuffle the sixteen fields of a smiley."""
    pixels = render_face(_centred(rng))
    side = len(pixels) // 4
    fields = [
        pixels[row : row + side, column : column + side]
        for row in range(0, 4 * side, side)
        for column in range(0, 4 * side, side)
    ]
    order = list(range(16))
    rng.shuffle(order)
    rows = [np.hstack([fields[i] for i in order[start : start + 4]]) for start in range(0, 16, 4)]
    return np.vstack(rows)


def _tiled(rng: Random) -> Pixels:
    """Repeat a smiley many times."""
    times = rng.randint(2, 4)
    return np.tile(render_face(replace(_centred(rng), size=96)), (times, times, 1))


def _collage(rng: Random) -> Pixels:
    """Put the answers to many tasks into one picture, the smiley among them."""
    fields = [render_face(replace(_centred(rng), size=96)), render_ball(replace(random_ball(rng), size=96))]
    others = (_one_disc, _checkerboard, _target, _clock, _die, _spiral, _stripes)
    fields += [_painted(rng, draw(rng, *_grid(96))) for draw in others]
    rng.shuffle(fields)
    return np.vstack([np.hstack(fields[start : start + 3]) for start in (0, 3, 6)])


def _ball(rng: Random) -> Pixels:
    return render_ball(random_ball(rng))


def _noise(rng: Random) -> Pixels:
    size = rng.choice(SIZES)
    return np.random.default_rng(rng.randint(0, 10**9)).integers(0, 256, (size, size, 3)).astype(np.uint8)


def _speckle(rng: Random, rows: Cover, columns: Cover) -> Cover:
    share = rng.uniform(0.02, 0.5)
    spots = np.random.default_rng(rng.randint(0, 10**9)).random(rows.shape) < share
    return spots * (np.hypot(rows, columns) < rng.choice((0.9, 2.0)))


def _clouds(rng: Random) -> Pixels:
    """Draw smooth noise in colour."""
    size, cells = rng.choice((64, 128, 256)), rng.choice((4, 8, 16))
    coarse = np.random.default_rng(rng.randint(0, 10**9)).uniform(0, 255, (cells, cells, 3))
    place = np.linspace(0, cells - 1, size)
    blend = np.stack([np.interp(place, np.arange(cells), one) for one in np.eye(cells)], axis=1)
    return np.rint(np.einsum("ri,cj,ijk->rck", blend, blend, coarse)).astype(np.uint8)


def _centred(rng: Random) -> Face:
    return replace(random_face(rng), centre=(0.5, 0.5), size=rng.choice((64, 128, 256)))


GAMES: dict[str, Callable[[Random], Pixels]] = {
    "blank": _on_grid(_blank),
    "noise": _noise,
    "speckle": _on_grid(_speckle),
    "clouds": _clouds,
    "one disc": _on_grid(_one_disc),
    "one ring": _on_grid(_one_ring),
    "target": _on_grid(_target),
    "checkerboard": _on_grid(_checkerboard),
    "checkered disc": _on_grid(_checkered_disc),
    "many discs": _on_grid(_many_discs),
    "random discs": _on_grid(_random_discs),
    "spots on a disc": _on_grid(_spots_on_disc),
    "die on a disc": _on_grid(_die),
    "face without a head": _on_grid(_no_head),
    "scribble": _on_grid(_scribble),
    "scribbled disc": _on_grid(_scribbled_disc),
    "stripes": _on_grid(_stripes),
    "spiral": _on_grid(_spiral),
    "clock": _on_grid(_clock),
    "basketball": _ball,
    "halves swapped": _halves,
    "shuffled fields": _shuffled,
    "tiled smileys": _tiled,
    "collage of answers": _collage,
}
"""Every game by name."""
