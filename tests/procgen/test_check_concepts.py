"""What the checks of simple concepts see in small drawn pictures, whatever their look."""

from __future__ import annotations

import numpy as np
import pytest

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


def clock(hour: float, minute: float, look=LOOKS[1], lengths=(0.45, 0.7), half=0.05, joint=(0.0, 0.0)):
    """Draw a clock face with two hands, at turns that are given in hours and in minutes."""
    size, ground, paint, _ = look
    up, right = plane(size, 0.9)
    layers = [(np.hypot(up, right) < 1, paint)]
    up, right = up + joint[0], right - joint[1]
    for turn, length in zip((np.pi * hour / 6, np.pi * minute / 30), lengths, strict=True):
        along, aside = up * np.cos(turn) + right * np.sin(turn), right * np.cos(turn) - up * np.sin(turn)
        layers.append(((abs(aside) < half) & (along > -half) & (along < length), ground))
    return painted(ground, *layers)


@pytest.mark.parametrize("look", LOOKS[:3])
@pytest.mark.parametrize(("hour", "minute"), [(3, 0), (10, 10), (7, 30), (1, 50), (5, 5), (8, 20)])
def test_a_clock_shows_its_time(hour: int, minute: int, look) -> None:
    """It passes for its time and fails for hours and for half an hour before and after."""
    pixels = clock(hour + minute / 60, minute, look)
    assert verdict(pixels, "clock", hour=hour, minute=minute) is Verdict.PASS
    for later in (30, 60, 240, 360, 690):
        total = (60 * hour + minute + later) % 720
        assert verdict(pixels, "clock", hour=total // 60, minute=total % 60) is Verdict.FAIL, later


@pytest.mark.parametrize(
    ("hour", "minute", "joint"), [(3, 0, (0.11, -0.11)), (9, 0, (0.11, 0.11)), (4, 0, (0.08, -0.1))]
)
def test_broad_hands_may_meet_beside_the_middle(hour: int, minute: int, joint) -> None:
    """As icons draw them: broad, nearly alike, and moved so that both together lie in the middle."""
    pixels = clock(hour + minute / 60, minute, lengths=(0.45, 0.6), half=0.1, joint=joint)
    assert verdict(pixels, "clock", hour=hour, minute=minute) is Verdict.PASS
    assert verdict(pixels, "clock", hour=(hour + 6) % 12, minute=minute) is Verdict.FAIL


def test_a_thin_hand_for_the_seconds_may_be_drawn() -> None:
    """Three hands of which one is thin show the time of the other two; three alike show none."""
    two, thin, thick = clock(10 + 1 / 6, 10), clock(6.5, 32, half=0.015), clock(6.5, 32)
    assert verdict(np.where(thin == two[0, 0], thin, two), "clock", hour=10, minute=10) is Verdict.PASS
    assert verdict(np.where(thick == two[0, 0], thick, two), "clock", hour=10, minute=10) is Verdict.FAIL


@pytest.mark.parametrize("second", [3, 25, 42])
def test_fine_hands_may_all_be_alike(second: int) -> None:
    """Hair lines on a wide face: the shortest is the hour hand, and tells which other one counts seconds."""
    ground, ink = np.array(LOOKS[1][1]), clock(10 + 1 / 6, 10, half=0.012)
    seconds = clock(0, second, lengths=(0.0, 0.75), half=0.012)
    pixels = np.where((seconds == ground).all(axis=2, keepdims=True), seconds, ink)
    assert verdict(pixels, "clock", hour=10, minute=10) is Verdict.PASS
    assert verdict(pixels, "clock", hour=4, minute=40) is Verdict.FAIL


@pytest.mark.parametrize(
    ("hour", "lengths", "passes"),
    [(8 + 1 / 3, (0.45, 0.7), True), (8 + 1 / 3, (0.65, 0.7), False), (8 + 0.75, (0.45, 0.7), False)],
)
def test_a_careful_clock_has_a_longer_hand_and_one_in_its_place(hour: float, lengths, passes: bool) -> None:
    """Equal hands and an hour hand that stands elsewhere are read where no care is asked for."""
    pixels = clock(hour, 20, lengths=lengths)
    asked = {"hour": 8, "minute": 20}
    assert (verdict(pixels, "clock", **asked, careful=True) is Verdict.PASS) is passes
    assert verdict(pixels, "clock", **asked) is Verdict.PASS


def test_a_clock_without_hands_shows_no_time() -> None:
    """A disc is not twelve o'clock."""
    pixels = painted(WHITE, (disc(*plane(256)), BLUE))
    assert verdict(pixels, "clock", hour=12, minute=0) is Verdict.FAIL


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
