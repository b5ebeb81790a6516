"""Change a scene by one edit: harmlessly (a variant still passes) or wrongly (a mutant must fail)."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.exact.blemishes import blemishes
from procgen.exact.program import program
from procgen.exact.shapes import Scene, Shape, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from procgen.types import Size

_SEEN = 4
"""Side of a solid square of changed pixels that a person sees in a picture of 256 pixels."""
_MUCH = 0.2
"""Share of changed pixels that a person sees however thin they are: a fine pattern that is shifted."""

_THIN = 0.02
"""Width of a stroke below which a thinner one cannot be told from edges that lie one pixel off."""


def _jittered(scene: Scene, size: Size, rng: Random) -> Scene:
    """Move every shape by at most a third of a pixel; what ends at the border still ends there."""
    step = 0.33 / min(size)

    def shifted(place: float, by: float) -> float:
        return place if place in (0, 1) else place + by

    def moved(shape: Shape) -> Shape:
        down, right = rng.uniform(-step, step), rng.uniform(-step, step)
        points = tuple((shifted(row, down), shifted(column, right)) for row, column in shape.points)
        return replace(shape, at=(shape.at[0] + down, shape.at[1] + right), points=points)

    return replace(scene, shapes=tuple(map(moved, scene.shapes)))


def _tinted(scene: Scene, rng: Random) -> Scene:
    """Change every colour by at most 4 of 255 a channel."""

    def tint(colour: tuple[int, int, int]) -> tuple[int, int, int]:
        red, green, blue = (min(255, max(0, value + rng.randint(-4, 4))) for value in colour)
        return red, green, blue

    shapes = tuple(replace(shape, colour=tint(shape.colour)) for shape in scene.shapes)
    return Scene(tint(scene.background), shapes)


def variants(scene: Scene, size: Size | None, *, seed: int = 0, soft: bool = True) -> dict[str, str]:
    """Write programs that draw the same scene in another manner and must pass.

    Parameters
    ----------
    scene : Scene
    size : (int, int), optional
        Height and width, pixels; None for programs that define ``draw``.
    seed : int
    soft : bool
        Whether edges may be soft and lie up to half a pixel off.

    Returns
    -------
    variants : dict of str to str
        Name to source.
    """
    rng = Random(seed)  # noqa: S311 - a reproducible drawing, not a secret
    area = size or (256, 256)
    found = {
        "float": program(scene, size, "float"),
        "float to 255": program(scene, size, "float255"),
        "integers": program(scene, size, "int"),
        "tinted": program(_tinted(scene, rng), size),
    }
    if soft:
        found |= {
            "antialiased": program(scene, size, "antialiased"),
            "jittered": program(_jittered(scene, area, rng), size),
            "soft and jittered": program(_jittered(scene, area, rng), size, "antialiased"),
        }
    return found | ({"shown": program(scene, size, "shown")} if size else {})


def single_edits(scene: Scene, rng: Random) -> Iterator[tuple[str, Scene]]:
    """List scenes that differ from one by a single edit.

    Parameters
    ----------
    scene : Scene
    rng : random.Random
        Chooses the shape that is edited.

    Yields
    ------
    edit : (str, Scene)
        Name and result; by chance some result may look the same.
    """
    shapes = scene.shapes
    chosen = rng.randrange(len(shapes)) if shapes else 0

    def with_shape(**change: Any) -> Scene:  # noqa: ANN401 - fields of Shape
        changed = (replace(shape, **change) if k == chosen else shape for k, shape in enumerate(shapes))
        return replace(scene, shapes=tuple(changed))

    if shapes:
        one = shapes[chosen]
        yield "missing part", replace(scene, shapes=shapes[:chosen] + shapes[chosen + 1 :])
        yield "moved part", with_shape(**_shifted(one, 0.12, 0.12))
        yield "moved part a little", with_shape(**_shifted(one, 0.0, 0.05))
        yield "grown part", with_shape(size=(one.size[0] * 1.35, one.size[1] * 1.35), width=one.width * 2.2)
        if not 0 < one.width < _THIN:
            yield (
                "shrunk part",
                with_shape(size=(one.size[0] * 0.7, one.size[1] * 0.7), width=one.width * 0.4),
            )
        yield "squashed part", with_shape(size=(one.size[0] * 0.7, one.size[1] * 1.2))
        yield "turned part", with_shape(turn=one.turn + 90 / max(one.corners, 1) / (2 if one.corners else 1))
        red, green, blue = one.colour
        yield "wrong colour", with_shape(colour=(blue, red, (green + 128) % 256))
        yield (
            "discs for everything",
            replace(scene, shapes=tuple(replace(s, kind="disc", inner=0.0, points=()) for s in shapes)),
        )
        yield "painted in reverse", replace(scene, shapes=shapes[::-1])
        colours = [s.colour for s in shapes]
        yield (
            "colours passed on",
            replace(
                scene,
                shapes=tuple(
                    replace(s, colour=c) for s, c in zip(shapes, colours[1:] + colours[:1], strict=True)
                ),
            ),
        )
    red, green, blue = scene.background
    yield "wrong background", replace(scene, background=(255 - green, 255 - blue, 255 - red))
    extra = Shape(
        "disc", ((red + 128) % 256, (green + 90) % 256, blue), (rng.uniform(0.2, 0.8), 0.25), (0.09, 0.09)
    )
    yield "extra part", replace(scene, shapes=(*shapes, extra))
    yield "blank", Scene(scene.background)


def _shifted(shape: Shape, down: float, right: float) -> dict[str, Any]:
    points = tuple((row + down, column + right) for row, column in shape.points)
    return {"at": (shape.at[0] + down, shape.at[1] + right), "points": points}


AFTERTHOUGHTS = MappingProxyType(
    {
        "transposed": "image.transpose(1, 0, 2)",
        "on its side": "np.rot90(image)",
        "upside down": "image[::-1]",
        "mirrored": "image[:, ::-1]",
        "negative": "255 - image",
        "gray": "np.repeat(image.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)",
        "channels swapped": "image[:, :, ::-1]",
        "shifted": "np.roll(image, (image.shape[0] // 6, image.shape[1] // 6), (0, 1))",
        "half": "np.where(np.arange(image.shape[1])[:, None] < image.shape[1] // 2, image, image[0, 0])",
        "dimmed": "(image * 0.6).astype(np.uint8)",
        "tiled": "np.tile(image[::2, ::2], (2, 2, 1))[: image.shape[0], : image.shape[1]]",
        "noise": "np.random.default_rng(1).integers(0, 256, image.shape, dtype=np.uint8)",
        "constant": "np.full_like(image, 128)",
    }
)
"""Changes of a finished picture: name to an expression of ``image``."""


def changes(truth: NDArray[np.uint8], spoilt: NDArray[np.uint8], tolerance: float) -> NDArray[np.bool_]:
    """Tell which pixels differ by more than a tolerance in some channel.

    Parameters
    ----------
    truth, spoilt : ndarray of shape (H, W, 3) and dtype uint8
    tolerance : float
        Of 255.

    Returns
    -------
    changes : ndarray of shape (H, W) and dtype bool
    """
    changed = np.zeros(truth.shape[:2], bool)
    for channel in range(truth.shape[2]):  # far quicker than a maximum over an axis of three
        changed |= np.abs(truth[:, :, channel].astype(np.int16) - spoilt[:, :, channel]) > tolerance
    return changed


def differs(truth: NDArray[np.uint8], spoilt: NDArray[np.uint8], *, soft: bool) -> bool:
    """Tell whether a careful person who looks at both pictures sees that one was changed.

    This is asked of pixels alone, not of the bounds of any check: a mutant that a check forgives is to be
    found, not left out.

    Parameters
    ----------
    truth, spoilt : ndarray of shape (H, W, 3) and dtype uint8
        The picture before and after the edit.
    soft : bool
        Whether edges may be soft and lie a little off: then only a solid block of changed pixels counts, or a
        fifth of the picture.

    Returns
    -------
    differs : bool
    """
    changed = changes(truth, spoilt, 40)
    if not soft:
        return bool(changed.any())
    side = max(_SEEN, round(_SEEN * min(changed.shape) / 256))
    return bool(changed.mean() > _MUCH) or holds_block(changed, side)


def holds_block(mask: NDArray[np.bool_], side: int) -> bool:
    """Tell whether a mask holds a solid square.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    side : int
        Of the square, pixels.

    Returns
    -------
    holds : bool

    Examples
    --------
    >>> holds_block(np.eye(3, dtype=bool), 1), holds_block(np.eye(3, dtype=bool), 2)
    (True, False)
    """
    if side > min(mask.shape):
        return False
    total = np.pad(np.cumsum(np.cumsum(mask, axis=0, dtype=np.int64), axis=1), ((1, 0), (1, 0)))
    inside = total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side]
    return bool((inside == side * side).any())


def mutants(scene: Scene, size: Size | None, *, seed: int = 0, soft: bool = True) -> dict[str, str]:
    """Write programs that are wrong in one way and must fail.

    Edits that by chance leave the picture as it is (the mirror of a symmetric scene) are left out.

    Parameters
    ----------
    scene : Scene
    size : (int, int), optional
        Height and width, pixels; None for programs that define ``draw``.
    seed : int
    soft : bool
        Whether changes of a few pixels are too small to count as wrong.

    Returns
    -------
    mutants : dict of str to str
        Name to source.
    """
    rng = Random(seed)  # noqa: S311 - a reproducible drawing, not a secret
    area = size or (256, 256)
    truth = render(scene, *area)
    found = {
        name: program(spoilt, size)
        for name, spoilt in single_edits(scene, rng)
        if differs(truth, render(spoilt, *area), soft=soft)
    }
    plain = program(scene, size)
    amendments = noticeable(truth, seed=seed, soft=soft)
    return distinct(found | {name: amended(plain, size, change) for name, change in amendments.items()})


def distinct(programs: dict[str, str]) -> dict[str, str]:
    """Keep the first of programs that are the same.

    Parameters
    ----------
    programs : dict of str to str
        Name to source.

    Returns
    -------
    programs : dict of str to str
    """
    first: dict[str, str] = {}
    for name, source in programs.items():
        first.setdefault(source, name)
    return {name: source for source, name in first.items()}


def noticeable(truth: NDArray[np.uint8], *, seed: int = 0, soft: bool = True) -> dict[str, str]:
    """List the changes of a finished picture that a person would see.

    Parameters
    ----------
    truth : ndarray of shape (H, W, 3) and dtype uint8
    seed : int
        Chooses the places of blemishes.
    soft : bool
        Whether changes of a few pixels are too small to count as wrong.

    Returns
    -------
    changes : dict of str to str
        Name to an expression of ``image``; without those that leave this picture as it is.
    """
    found = {}
    for name, expression in (AFTERTHOUGHTS | blemishes(truth, Random(seed))).items():  # noqa: S311 - no secret
        spoilt = eval(expression, {"np": np, "image": truth})  # noqa: S307 - expressions of our own
        if spoilt.shape == truth.shape and differs(truth, spoilt, soft=soft):
            found[name] = expression
    return found


def amended(source: str, size: Size | None, expression: str) -> str:
    """Let a program change its finished picture.

    Parameters
    ----------
    source : str
        Leaves ``image``, or defines ``draw(height, width)``.
    size : (int, int), optional
        None for a program that defines ``draw``.
    expression : str
        Of ``image`` and ``np``.

    Returns
    -------
    source : str
    """
    if size:
        return f"{source}image = {expression}\n"
    renamed = source.replace("def draw(", "def drawn(")
    return (
        f"{renamed}\n\ndef draw(height, width):\n    image = drawn(height, width)\n    return {expression}\n"
    )
