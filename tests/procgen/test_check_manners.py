"""The checks of simple concepts know the manners in which icons draw them, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from procgen.checks import Subject, ball_alone, clock, crescent, die, flag, lamp, star, target
from procgen.checks.vision import opencv
from procgen.exact.flags import FLAGS
from procgen.exact.shapes import render
from procgen.picture import canonicalise
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from procgen.checks import Finding

    Drawing = NDArray[np.uint8]

DOWN, RIGHT = np.mgrid[-1:1:192j, -1:1:192j]
FAR = np.hypot(DOWN, RIGHT)
TURN = np.degrees(np.arctan2(DOWN, RIGHT))


def drawn(ink: NDArray[np.bool_]) -> Drawing:
    """Draw in black on white."""
    return np.where(ink, 0, 255).astype(np.uint8)


def judged(check: Callable[..., Finding], pixels: Drawing, **parameters: object) -> float:
    """Give a check's score of a picture."""
    return check(Subject(Submission(canonicalise(pixels))), **parameters).score


def hand(degrees: float, start: float, end: float) -> NDArray[np.bool_]:
    """Draw a clock's hand, so many degrees clockwise from 12."""
    up, out = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along, aside = -DOWN * up + RIGHT * out, -DOWN * out - RIGHT * up
    return np.asarray((abs(aside) < 0.04) & (along > start) & (along < end))


def rings() -> NDArray[np.bool_]:
    """Draw four rings around a disc."""
    return np.asarray((FAR < 0.9) & (np.floor(FAR / 0.18) % 2 == 0))


def test_a_target_may_be_hit_by_one_arrow() -> None:
    """One thing may lie across the rings, but a cross in a circle makes a sign of them."""
    arrow = rings() | ((abs(DOWN + RIGHT) < 0.1) & (RIGHT > 0))
    cross = ((FAR < 0.9) & (FAR > 0.62)) | ((np.minimum(abs(DOWN), abs(RIGHT)) < 0.13) & (FAR < 0.7))
    assert judged(target.check, drawn(rings())) >= 0.5
    assert judged(target.check, drawn(arrow)) >= 0.5
    assert judged(target.check, drawn(cross)) < 0.5


def test_clean_rings_may_differ_in_width() -> None:
    """A bold outer ring is no clock's rim where nothing crosses the rings."""
    bold = ((FAR < 0.92) & (FAR > 0.53)) | ((FAR < 0.41) & (FAR > 0.14))
    assert judged(target.check, drawn(bold)) >= 0.5


@pytest.mark.parametrize("pips", [1, 3, 5])
def test_a_die_may_fill_the_picture(pips: int) -> None:
    """Only its round corners then show what lies behind it."""
    corner = np.hypot(np.maximum(abs(DOWN) - 0.75, 0), np.maximum(abs(RIGHT) - 0.75, 0)) > 0.25
    places = [(0.0, 0.0), (-0.45, -0.45), (0.45, 0.45), (-0.45, 0.45), (0.45, -0.45)][:pips]
    holes = np.any([np.hypot(DOWN - row, RIGHT - column) < 0.14 for row, column in places], axis=0)
    face = drawn(~(corner | holes))
    assert [judged(die.check, face, pips=k) >= 0.5 for k in (1, 3, 5)] == [k == pips for k in (1, 3, 5)]


def test_lamps_may_be_holes_but_need_a_housing() -> None:
    """Three round holes in a box are a traffic light in one ink; three dots are none."""
    dots = np.any([np.hypot(DOWN - row, RIGHT) < 0.2 for row in (-0.6, 0.0, 0.6)], axis=0)
    box = (abs(RIGHT) < 0.32) & (abs(DOWN) < 0.95)
    assert judged(lamp.check, drawn(box & ~dots), lit="none") >= 0.5
    assert judged(lamp.check, drawn(dots), lit="none") < 0.5


def test_lamps_have_their_places() -> None:
    """Red above, green below: a red lamp that shines at the bottom is no red light."""
    for order, passes in (((0, 1, 2), True), ((2, 1, 0), False)):
        pixels = np.full((192, 192, 3), 255, np.uint8)
        pixels[(abs(RIGHT) < 0.32) & (abs(DOWN) < 0.95)] = (35, 35, 40)
        paints = np.array([(250, 40, 35), (85, 75, 20), (20, 75, 35)])[list(order)]
        for row, paint in zip((-0.6, 0.0, 0.6), paints, strict=True):
            pixels[np.hypot(DOWN - row, RIGHT) < 0.2] = paint
        assert (judged(lamp.check, pixels, lit="red") >= 0.5) is passes


@pytest.mark.parametrize(("ratio", "passes"), [(1.3, True), (1.6, False)])
def test_one_lamp_may_be_larger(ratio: float, passes: bool) -> None:
    """Often the red one is, up to twice the area of the others."""
    pixels = np.full((192, 192, 3), 255, np.uint8)
    pixels[(abs(RIGHT) < 0.4) & (abs(DOWN) < 0.95)] = (5, 5, 5)
    lamps = ((-0.6, (250, 40, 35), 0.2 * ratio), (0.0, (85, 75, 20), 0.2), (0.6, (20, 75, 35), 0.2))
    for row, paint, radius in lamps:
        pixels[np.hypot(DOWN - row, RIGHT) < radius] = paint
    assert (judged(lamp.check, pixels, lit="red") >= 0.5) is passes


@pytest.mark.parametrize("gloss", [1.5, 2.5])
def test_dark_lamps_are_told_from_a_dark_housing_by_their_tinge(gloss: float) -> None:
    """Both shaded, so that no lamp is one paint and none is lighter than all of the housing."""
    pixels = np.full((192, 192, 3), 255, np.uint8)
    housing = (abs(RIGHT) < 0.4) & (abs(DOWN) < 0.95)
    pixels[housing] = (30 + 50 * RIGHT[housing, None]).astype(np.uint8)
    for row, paint in ((-0.6, (70, 0, 0)), (0.0, (55, 45, 0)), (0.6, (60, 230, 90))):
        lamp_here = np.hypot(DOWN - row, RIGHT) < 0.2
        shade = 1 + gloss * np.clip((RIGHT - DOWN + row) / 0.8, -0.5, 0.5)
        pixels[lamp_here] = np.clip(shade[..., None] * paint, 0, 255).astype(np.uint8)[lamp_here]
    assert judged(lamp.check, pixels, lit="green") >= 0.5
    assert judged(lamp.check, pixels, lit="red") < 0.5


def test_three_dark_spots_of_unlike_size_are_no_lamps() -> None:
    """Where none shines, only their likeness tells them from holes of another thing."""
    for least, passes in ((0.2, True), (0.15, False)):
        sizes = zip((-0.6, 0.0, 0.6), (0.2, 0.2, least), strict=True)
        dots = np.any([np.hypot(DOWN - row, RIGHT) < radius for row, radius in sizes], axis=0)
        box = (abs(RIGHT) < 0.32) & (abs(DOWN) < 0.95)
        assert (judged(lamp.check, drawn(box & ~dots), lit="none") >= 0.5) is passes


def test_a_slanted_band_is_no_disc() -> None:
    """Colours alone do not make a flag that is to be plain; nor may its disc lie at the wrong side."""
    green, red = np.array([(0, 106, 78), (244, 42, 65)])
    band, disc = abs(DOWN + RIGHT) < 0.5, np.hypot(DOWN * 0.6, RIGHT + 0.1) < 0.39
    for ink, passes in ((band, False), (disc, True), (disc[:, ::-1], False)):
        pixels = np.where(ink[..., None], red, green).astype(np.uint8).repeat(3, 0).repeat(5, 1)
        assert (judged(flag.check, pixels, country="bd", exact=True) >= 0.5) is passes


@pytest.mark.parametrize("code", ["bd", "no", "fr", "pl"])
def test_nothing_foreign_may_lie_on_a_flag_held_against_its_sheet(code: str) -> None:
    """A disc, a block in the canton, a brown foot, a pole, a rim: each fails, the flag itself passes."""
    true = render(FLAGS[code].scene, 192, 288)
    row, column = np.ogrid[:192, :288]
    spoilt = {
        "disc": np.hypot(row - 96, column - 144) < 40,
        "block": (abs(row - 40) < 20) & (abs(column - 50) < 30),
        "foot": row + 0 * column >= 150,
        "pole": column + 0 * row < 6,
        "rim": (np.minimum(row, 191 - row) < 3) | (np.minimum(column, 287 - column) < 3),
        "dot": np.hypot(row - 60, column - 200) < 7,
    }
    for colour in ((90, 40, 120), (120, 60, 30), (20, 20, 20)):
        for what, where in spoilt.items():
            pixels = np.where(where[..., None], np.array(colour, np.uint8), true)
            assert judged(flag.check, pixels, country=code, exact=True) < 0.42, (what, colour)
    assert judged(flag.check, true, country=code, exact=True) == 1.0


@pytest.mark.parametrize("code", ["bd", "jp", "se", "is", "ie", "hu", "ua"])
def test_a_flag_held_against_its_sheet_may_be_soft_small_and_of_other_shades(code: str) -> None:
    """What the wording leaves open passes: gray beside it, soft edges, noise, the law's own proportions."""
    plan = FLAGS[code]
    true = render(plan.scene, 576, 864)
    soft = true.reshape(192, 3, 288, 3, 3).mean(axis=(1, 3)).round().astype(np.uint8)
    gray = np.full((192, 288, 3), 150, np.uint8)
    gray[20 : 20 + round(200 / plan.ratio), 40:240] = render(plan.scene, round(200 / plan.ratio), 200)
    noisy = np.clip(soft + np.random.default_rng(1).normal(0, 5, soft.shape), 0, 255).astype(np.uint8)
    dim = (soft * np.linspace(1, 0.88, 288)[:, None]).astype(np.uint8)
    for pixels in (soft, gray, noisy, dim):
        assert judged(flag.check, pixels, country=code, exact=True) == 1.0


@pytest.mark.parametrize(("code", "turn"), [("bd", 1), ("se", 1), ("fr", 1), ("ie", 1), ("nl", 0), ("ua", 0)])
def test_a_flag_held_against_its_sheet_hangs_rightly(code: str, turn: int) -> None:
    """Mirrored or upside down, it is another."""
    pixels = np.flip(render(FLAGS[code].scene, 192, 288), axis=turn)
    assert judged(flag.check, pixels, country=code, exact=True) == 0.0


def test_a_moon_may_be_fat_but_a_pie_is_none() -> None:
    """A disc with a round bite has horns; one without a piece has corners."""
    moon = (FAR < 0.9) & (np.hypot(DOWN, RIGHT - 0.85) > 0.63)
    pie = (FAR < 0.9) & (abs(TURN) > 45)
    assert judged(crescent.check, drawn(moon)) >= 0.5
    assert judged(crescent.check, drawn(pie)) < 0.5


def test_two_pips_may_lie_side_by_side() -> None:
    """Some icons set them level, in the middle; pushed to a side they are none."""
    box = np.maximum(abs(DOWN), abs(RIGHT)) < 0.9
    for row, passes in ((0.0, True), (0.5, False)):
        holes = np.hypot(DOWN - row, abs(RIGHT) - 0.35) < 0.17
        assert (judged(die.check, drawn(box & ~holes), pips=2) >= 0.5) is passes


def test_hands_meet_in_the_middle() -> None:
    """Two strokes that only point at the middle show no time: a frown's ends do."""
    face = (FAR < 0.95) & (FAR > 0.85)
    clock_at_8_20 = face | hand(120, -0.03, 0.6) | hand(250, -0.03, 0.4)
    strokes = face | hand(120, 0.16, 0.6) | hand(250, 0.16, 0.4)
    assert judged(clock.check, drawn(clock_at_8_20), hour=8, minute=20) >= 0.5
    assert judged(clock.check, drawn(strokes), hour=8, minute=20) < 0.5


def test_a_minute_hand_just_before_twelve_is_not_an_hour_late() -> None:
    """At four o'clock sharp, hands a little off do not show five."""
    pixels = drawn(((FAR < 0.95) & (FAR > 0.85)) | hand(356, -0.03, 0.65) | hand(121, -0.03, 0.42))
    assert judged(clock.check, pixels, hour=4, minute=0) >= 0.5
    assert judged(clock.check, pixels, hour=5, minute=0) < 0.5


def test_a_thick_outline_means_what_it_goes_round() -> None:
    """A bold outline of a moon is plump outside; a star-shaped hole in a disc is no star."""
    moon = (FAR < 0.75) & (np.hypot(DOWN + 0.29, RIGHT - 0.29) > 0.45)
    bold = opencv.grown(moon, 9) & ~opencv.shrunk(moon, 9)
    tip = abs((TURN + 90 + 36) % 72 - 36)
    inside = FAR * (np.cos(np.radians(tip)) + 1.38 * np.sin(np.radians(tip))) < 0.6
    assert judged(crescent.check, drawn(bold)) >= 0.5
    assert judged(star.check, drawn(inside)) >= 0.5
    assert judged(star.check, drawn((FAR < 0.9) & ~inside)) < 0.5


def test_a_ball_may_lie_on_a_floor_before_a_wall() -> None:
    """Two plain grounds, or one that grows darker, are background; a second ball is not."""
    floor = np.where(DOWN > 0.2, 150, 220)
    sky = np.rint(160 + 60 * DOWN).astype(np.int64)
    ball, second = np.hypot(DOWN, RIGHT + 0.3) < 0.55, np.hypot(DOWN, RIGHT - 0.65) < 0.3
    for ground in (floor, sky):
        alone = np.where(ball, 40, ground).astype(np.uint8)
        assert judged(ball_alone.check, alone) >= 0.5
        assert judged(ball_alone.check, np.where(second, 0, alone), over=0.2) < 0.5


def test_a_hand_may_reach_past_the_middle() -> None:
    """The short end on the far side is no third hand."""
    face = (FAR < 0.95) & (FAR > 0.85)
    pixels = drawn(face | hand(120, -0.25, 0.65) | hand(250, -0.05, 0.45))
    assert judged(clock.check, pixels, hour=8, minute=20) >= 0.5


def test_pips_may_be_a_little_oval_and_near_a_thin_border() -> None:
    """Icons squeeze pips, and set large ones close to the edge."""
    box = (np.maximum(abs(DOWN), abs(RIGHT)) < 0.9) & (np.maximum(abs(DOWN), abs(RIGHT)) > 0.84)
    places = [(-0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (0.5, -0.5)]
    pips = np.any([np.hypot((DOWN - row) * 1.3, RIGHT - column) < 0.2 for row, column in places], axis=0)
    assert judged(die.check, drawn(box | pips), pips=4) >= 0.5
