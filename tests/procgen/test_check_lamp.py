"""Dark lamps of which only the rim is seen beside the one that shines."""

from __future__ import annotations

import numpy as np
import pytest
from plain_drawings import GRAY, WHITE, painted, plane, verdict

from procgen.types import Verdict

PAINTS = {"red": (250, 40, 35), "yellow": (250, 190, 50), "green": (90, 180, 60)}
PLACES = (0.58, 0.0, -0.58)
FOUR = (0.69, 0.23, -0.23, -0.69)
RIM = (105, 105, 105)


def light(lit: str, *, places=PLACES, rims=PLACES, radius=0.25, level=False):
    """Draw a gray light, a lamp that shines, and the rims of the others, darker above and lighter below."""
    up, right = plane(128, 0.9)
    if level:
        up, right = -right, up
    layers = [((abs(up) < 0.95) & (abs(right) < 0.4), GRAY)]
    for place in rims:
        off = np.hypot(up - place, right) / radius
        edge = (off < 1.1) & (off > 0.85)
        layers += [(edge & (up >= place), RIM), (edge & (up < place), (155, 155, 155))]
    place = places[list(PAINTS).index(lit)]
    layers.append((np.hypot(up - place, right) < radius, PAINTS[lit]))
    return painted(WHITE, *layers)


@pytest.mark.parametrize("level", [False, True])
@pytest.mark.parametrize("lit", PAINTS)
def test_dark_lamps_may_be_rims_in_the_paint_of_their_housing(lit: str, level: bool) -> None:
    """The lamp that shines tells by its colour where the others are, and it alone is lit."""
    pixels = light(lit, level=level)
    found = {name for name in (*PAINTS, "all", "none") if verdict(pixels, "lamp", lit=name) is Verdict.PASS}
    assert found == {lit}


@pytest.mark.parametrize(
    ("lit", "wish"),
    [
        ("red", {"rims": ()}),
        ("yellow", {"rims": ()}),
        ("green", {"rims": ()}),
        ("red", {"rims": PLACES[:2]}),
        ("yellow", {"rims": PLACES[:2]}),
        ("green", {"rims": PLACES[1:]}),
        ("red", {"rims": PLACES[::2]}),
        ("red", {"places": PLACES[::-1]}),
        ("green", {"places": PLACES[::-1]}),
        ("red", {"rims": FOUR, "places": FOUR[:3], "radius": 0.2}),
        ("green", {"rims": FOUR, "places": FOUR[:3], "radius": 0.2}),
        ("green", {"rims": FOUR, "places": FOUR[1:], "radius": 0.2}),
    ],
)
def test_rims_must_be_where_lamps_are(lit: str, wish) -> None:
    """A disc on a plain box, a row that lacks a lamp or has four, and another order are no traffic light."""
    assert verdict(light(lit, **wish), "lamp", lit=lit) is Verdict.FAIL
