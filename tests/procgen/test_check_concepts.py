"""What the checks of simple concepts see in small drawn pictures, whatever their look."""

from __future__ import annotations

import numpy as np
import pytest
from plain_drawings import BLACK, BLUE, LOOKS, RED, WHITE, YELLOW, painted, plane, verdict

from procgen.types import Verdict


def star(up, right, tips: int = 5, inner: float = 0.4):
    """Tell what lies in a star."""
    turn = np.arctan2(right, up) % (2 * np.pi / tips)
    turn = np.minimum(turn, 2 * np.pi / tips - turn)
    along, aside = np.hypot(up, right) * np.cos(turn), np.hypot(up, right) * np.sin(turn)
    return aside * (1 - inner * np.cos(np.pi / tips)) <= (1 - along) * inner * np.sin(np.pi / tips)


def heart(up, right):
    """Tell what lies in a heart."""
    return (1.05 * up - 0.75 * abs(right) + 0.3) ** 2 + right**2 <= 0.8


def spade(up, right):
    """Tell what lies in a spade: a heart upside down, with a foot."""
    return heart(-up, right) | ((abs(right) < 0.12 + 0.25 * (up < -0.8)) & (up < 0) & (up > -0.95))


def triangle(up, right):
    """Tell what lies in a triangle."""
    return (up > -0.6) & (abs(right) < 0.55 - up / 2)


def disc(up, right):
    """Tell what lies in a disc."""
    return np.hypot(up, right) < 0.95


def square(up, right):
    """Tell what lies in a square."""
    return np.maximum(abs(up), abs(right)) < 0.8


def half_disc(up, right):
    """Tell what lies in half a disc."""
    return disc(up, right) & (right < 0)


SHAPES = {
    "heart": heart,
    "star": star,
    "crescent": lambda up, right: disc(up, right) & (np.hypot(up, right - 0.45) > 0.85),
    "big_circle": disc,
}
OTHERS = {
    "heart": {
        "spade": spade,
        "upside down": lambda up, right: heart(-up, right),
        "disc": disc,
        "triangle": triangle,
        "square": square,
    },
    "star": {
        "four tips": lambda up, right: star(up, right, 4, 0.35),
        "six tips": lambda up, right: star(up, right, 6, 0.5),
        "pentagon": lambda up, right: star(up, right, 5, 0.8),
        "disc": disc,
        "triangle": triangle,
    },
    "crescent": {
        "half disc": half_disc,
        "disc": disc,
        "ring": lambda up, right: disc(up, right) & (np.hypot(up, right) > 0.7),
        "square": square,
        "heart": heart,
    },
    "big_circle": {
        "square": square,
        "ellipse": lambda up, right: np.hypot(up / 0.6, right) < 0.95,
        "half disc": half_disc,
        "small": lambda up, right: np.hypot(up, right) < 0.2,
        "triangle": triangle,
    },
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_seen_in_any_colour_polarity_and_size(name: str, look) -> None:
    """Dark on light, light on dark, small or large: a heart is a heart."""
    size, ground, paint, scale = look
    pixels = painted(ground, (SHAPES[name](*plane(size, scale)), paint))
    assert verdict(pixels, name) is Verdict.PASS
    assert verdict(pixels / 255, name) is Verdict.PASS


@pytest.mark.parametrize(("name", "other"), [(name, other) for name in OTHERS for other in OTHERS[name]])
def test_what_resembles_a_shape_fails(name: str, other: str) -> None:
    """A spade is no heart, a half disc is no crescent."""
    for size, ground, paint, scale in LOOKS[:3]:
        pixels = painted(ground, (OTHERS[name][other](*plane(size, scale)), paint))
        assert verdict(pixels, name) is Verdict.FAIL, (other, size)


@pytest.mark.parametrize("name", ["heart", "star"])
def test_an_outlined_shape_is_one_too(name: str) -> None:
    """Only the line around it is drawn."""
    up, right = plane(256, 0.85)
    line = SHAPES[name](up, right) & ~SHAPES[name](up * 1.2 + 0.02, right * 1.2)
    assert verdict(painted(WHITE, (line, BLACK)), name) is Verdict.PASS


def rings(count: int, look=LOOKS[0], aside: float = 0.0):
    """Draw a target of so many rings, each further aside than the one around it."""
    size, ground, paint, scale = look
    up, right = plane(size, scale)
    layers = [
        (np.hypot(up, right - aside * k / count) <= 1 - k / count, ground if k % 2 else paint)
        for k in range(count)
    ]
    return painted(ground, *layers)


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("look", LOOKS[:2])
def test_a_target_has_its_rings(count: int, look) -> None:
    """It passes as one of so many rings, and not of more."""
    assert verdict(rings(count, look), "target", rings=count) is Verdict.PASS
    assert verdict(rings(count, look), "target", rings=count + 1) is Verdict.FAIL


def test_a_target_may_be_drawn_in_thin_lines() -> None:
    """Four concentric circles bound four rings; eyes and a mouth around the middle of a circle bound none."""
    up, right = plane(256)
    far = np.hypot(up, right)
    circles = np.minimum.reduce([abs(far - radius) for radius in (0.2, 0.4, 0.6, 0.8)]) < 0.012
    assert verdict(painted(WHITE, (circles, BLUE)), "target", rings=4) is Verdict.PASS
    eyes = np.hypot(up - 0.3, abs(right) - 0.35) < 0.12
    mouth = (abs(far - 0.45) < 0.05) & (up < 0)
    assert verdict(painted(WHITE, (eyes | mouth | (abs(far - 0.8) < 0.06), BLUE)), "target") is Verdict.FAIL


def test_a_disc_spokes_and_eccentric_discs_are_no_target() -> None:
    """Rings go all around one middle."""
    up, right = plane(256)
    spokes = (np.hypot(up, right) < 1) & (np.sin(6 * np.arctan2(up, right)) > 0)
    for pixels in (rings(1), rings(4, aside=0.95), painted(WHITE, (spokes, RED))):
        assert verdict(pixels, "target") is Verdict.FAIL


@pytest.mark.parametrize("size", [16, 24, 40, 64, 256, 512])
def test_no_square_is_a_circle(size: int) -> None:
    """However few pixels it has, or seems to have because its edges lie on a coarse grid."""
    up, right = plane(size, 1.0)
    for half in (0.4, 0.5, 0.6, 0.75):
        square = painted(WHITE, (np.maximum(abs(up), abs(right)) < half, BLUE))
        assert verdict(square, "big_circle", across=0.3) is not Verdict.PASS, half
        assert (
            verdict(painted(WHITE, (np.hypot(up, right) < half, BLUE)), "big_circle", across=0.3)
            is Verdict.PASS
        )


LAMPS = {"red": (0.62, (250, 40, 35)), "yellow": (0.0, (255, 215, 30)), "green": (-0.62, (40, 215, 70))}


@pytest.mark.parametrize("dark", [(70, 70, 70), None])
@pytest.mark.parametrize("lit", ["red", "yellow", "green"])
def test_a_traffic_light_shows_which_lamp_is_lit(lit: str, dark) -> None:
    """It passes for the lamp that is lit, be the others gray or dark shades, and for no other."""
    up, right = plane(200)
    layers = [((abs(up) < 1) & (abs(right) < 0.36), (35, 35, 40))]
    for name, (place, colour) in LAMPS.items():
        off = dark or tuple(value // 3 for value in colour)
        layers.append((np.hypot(up - place, right) < 0.24, colour if name == lit else off))
    pixels = painted(WHITE, *layers)
    found = {name for name in (*LAMPS, "all", "none") if verdict(pixels, "lamp", lit=name) is Verdict.PASS}
    assert found == {lit}


@pytest.mark.parametrize("lit", ["red", "green"])
def test_lamps_may_sit_in_frames_beside_round_hoods(lit: str) -> None:
    """What is round beside the lamps, and the frame around each, is not taken for a lamp."""
    up, right = plane(200)
    layers = [((abs(up) < 1) & (abs(right) < 0.9), (35, 35, 40))]
    for name, (place, colour) in LAMPS.items():
        frame, hood = (
            np.maximum(abs(up - place), abs(right)) < 0.29,
            np.hypot(up - place, abs(right) - 0.6) < 0.22,
        )
        off = tuple(value // 3 for value in colour)
        layers += [(frame, (80, 80, 85)), (hood, (80, 80, 85))]
        layers.append((np.hypot(up - place, right) < 0.24, colour if name == lit else off))
    pixels = painted(WHITE, *layers)
    found = {name for name in (*LAMPS, "all", "none") if verdict(pixels, "lamp", lit=name) is Verdict.PASS}
    assert found == {lit}


def test_two_lamps_are_no_traffic_light() -> None:
    """A light has three lamps."""
    up, right = plane(200)
    housing = ((abs(up) < 1) & (abs(right) < 0.36), (35, 35, 40))
    lamps = [(np.hypot(up - place, right) < 0.24, LAMPS["red"][1]) for place in (0.4, -0.4)]
    assert verdict(painted(WHITE, housing, *lamps), "lamp", lit="red") is Verdict.FAIL


DIAGONAL = ((-0.5, -0.5), (0.5, 0.5))
CORNERS = (*DIAGONAL, (-0.5, 0.5), (0.5, -0.5))
PIPS = {
    1: ((0, 0),),
    2: DIAGONAL,
    3: (*DIAGONAL, (0, 0)),
    4: CORNERS,
    5: (*CORNERS, (0, 0)),
    6: (*CORNERS, (0, -0.5), (0, 0.5)),
}


def die(places, look=LOOKS[0]):
    """Draw the face of a die."""
    size, ground, paint, scale = look
    up, right = plane(size, scale)
    pips = [(np.hypot(up - row, right - column) < 0.17, ground) for row, column in places]
    return painted(ground, (np.maximum(abs(up), abs(right)) < 0.95, paint), *pips)


@pytest.mark.parametrize("look", LOOKS[:3])
@pytest.mark.parametrize("pips", PIPS)
def test_a_die_shows_its_number(pips: int, look) -> None:
    """It passes for its own number of pips, and for no other."""
    found = {number for number in PIPS if verdict(die(PIPS[pips], look), "die", pips=number) is Verdict.PASS}
    assert found == {pips}


def test_pips_stand_as_on_a_die_on_a_square() -> None:
    """Four in a row are no four, and a round face is none."""
    row = [(0, 0.5 * k - 0.75) for k in range(4)]
    assert verdict(die(row), "die", pips=4) is Verdict.FAIL
    up, right = plane(256)
    pips = [(np.hypot(up - r, right - c) < 0.15, WHITE) for r, c in CORNERS]
    assert verdict(painted(WHITE, (disc(up, right), RED), *pips), "die", pips=4) is Verdict.FAIL


BANDS = {
    "fr": ((0, 50, 140), WHITE, (235, 40, 55)),
    "it": ((0, 140, 70), WHITE, (205, 40, 50)),
    "ie": ((20, 155, 95), WHITE, (250, 135, 60)),
    "be": (BLACK, (250, 215, 35), (235, 50, 65)),
}
STACKED = {
    "de": (BLACK, (220, 0, 0), (255, 205, 0)),
    "nl": ((175, 30, 40), WHITE, (35, 70, 140)),
    "hu": ((205, 40, 55), WHITE, (70, 110, 80)),
    "ua": ((0, 90, 185), (255, 220, 0)),
    "pl": (WHITE, (220, 20, 60)),
}


def cloth(code: str):
    """Draw a flag of bands, 80 rows high and 120 columns wide."""
    if code in BANDS:
        return np.repeat(np.array(BANDS[code], np.uint8), 120 // len(BANDS[code]), axis=0)[None].repeat(80, 0)
    stacked = np.array(STACKED[code], np.uint8)
    row = np.arange(80) * len(stacked) // 80
    return stacked[row][:, None].repeat(120, 1)


@pytest.mark.parametrize("code", [*BANDS, *STACKED])
def test_a_flag_is_its_country_s_alone(code: str) -> None:
    """It fills the picture or lies on a ground, and passes for no other country."""
    on_gray = np.pad(cloth(code), ((20, 20), (20, 20), (0, 0)), constant_values=128)
    for pixels in (cloth(code), on_gray):
        found = {c for c in (*BANDS, *STACKED) if verdict(pixels, "flag", country=c) is Verdict.PASS}
        assert found == {code}


@pytest.mark.parametrize("code", ["fr", "de", "nl", "ua"])
def test_a_flag_turned_round_is_not_that_flag(code: str) -> None:
    """Its bands in reverse are another flag, or none."""
    assert verdict(cloth(code)[::-1, ::-1], "flag", country=code) is Verdict.FAIL


def test_one_thing_is_told_from_two_by_size_and_colour() -> None:
    """A disc is alone until another stands beside it, and has the colour of its border."""
    up, right = plane(128)
    alone = painted(WHITE, (np.hypot(up, right) < 0.9, BLUE), (np.hypot(up, right) < 0.5, YELLOW))
    assert verdict(alone, "single", colour="blue") is Verdict.PASS
    assert verdict(alone, "single", colour="yellow") is Verdict.FAIL
    assert verdict(alone, "single", across=0.95) is Verdict.FAIL
    two = painted(WHITE, (np.hypot(up, abs(right) - 0.6) < 0.4, BLUE))
    assert verdict(two, "single", across=0.2) is Verdict.FAIL


def test_what_holds_at_one_size_must_hold_at_the_hidden_ones() -> None:
    """A disc at every size passes; a square at one of them, or no picture there, does not."""
    demands = [("big_circle", {"across": 0.4})]

    def at(shape, size: int):
        return painted(WHITE, (shape(*plane(size)), RED))

    asked = {"sizes": [(96, 96), (150, 150)], "demands": demands}
    both = [at(disc, 96), at(disc, 150)]
    assert verdict(at(disc, 128), "hidden_sizes", both, **asked) is Verdict.PASS
    for wrong in ([at(disc, 96), at(square, 150)], both[:1], both[::-1]):
        assert verdict(at(disc, 128), "hidden_sizes", wrong, **asked) is Verdict.FAIL


@pytest.mark.parametrize("side", [256, 512])
def test_a_dot_beside_what_stands_alone_is_seen(side):
    """One of a thirtieth of the picture's side is something else; nothing is not."""
    row, column = np.ogrid[:side, :side]
    disc = np.hypot(row - side / 2, column - side / 2) < 0.3 * side
    dot = (abs(row - 0.1 * side) < side / 60) & (abs(column - 0.9 * side) < side / 60)
    plain, dotted = painted(WHITE, (disc, RED)), painted(WHITE, (disc, RED), (dot, BLACK))
    for name, where in (("scene_alone", {"figures": [("disc", "red")]}), ("single", {"colour": "red"})):
        assert verdict(plain, name, **where) is Verdict.PASS, name
        assert verdict(dotted, name, **where) is Verdict.FAIL, name
