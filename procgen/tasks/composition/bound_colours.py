"""Four shapes, each of its own kind, colour and quarter of the picture."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Kind

_KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {"disc": "disc", "square": "rectangle", "triangle": "polygon", "star": "star"}
)


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 5)
    kinds = rng.sample(sorted(_KINDS), 4)
    places = ((0.25, 0.25), (0.25, 0.75), (0.75, 0.25), (0.75, 0.75))
    radius = percent(rng, 12, 20)
    shapes = []
    for kind, ink, at in zip(kinds, inks, places, strict=True):
        corners = {"triangle": 3, "star": 5}.get(kind, 0)
        inner = 0.45 if kind == "star" else 0.0
        shapes.append(Shape(_KINDS[kind], ink.colour, at, (radius, radius), inner=inner, corners=corners))
    return Scene(ground.colour, tuple(shapes))


TEMPLATE = SceneTemplate(__name__, _scene)
