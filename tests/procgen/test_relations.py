"""Figures drawn with a pen are told by fit, and relations of freely placed figures follow their laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from procgen import checks
from procgen.checks import Subject
from procgen.checks.vision import sight
from procgen.checks.vision.scenes import judged
from procgen.checks.vision.strokes import STROKES
from procgen.picture import canonicalise
from procgen.types import Check, CheckResult, Submission, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Pixels = NDArray[np.uint8]

SIDE = 192
DOWN, RIGHT = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
FAR = np.hypot(DOWN, RIGHT)
RED, BLUE, GREEN, BROWN = (220, 20, 40), (30, 80, 200), (0, 128, 0), (139, 69, 19)
HALF_RING = (abs(FAR - 0.6) < 0.1) & (DOWN < 0)
SLANTED = (abs(DOWN + RIGHT) < 0.09) & (abs(DOWN - RIGHT) < 1.1)


def disc(row: float, column: float, radius: float) -> Mask:
    """Draw a disc."""
    return np.asarray(np.hypot(DOWN - row, RIGHT - column) < radius)


def square(row: float, column: float, half: float) -> Mask:
    """Draw an upright square."""
    return np.asarray(np.maximum(abs(DOWN - row), abs(RIGHT - column)) < half)


def ring(row: float, column: float, radius: float, width: float = 0.1) -> Mask:
    """Draw a ring."""
    return np.asarray(abs(np.hypot(DOWN - row, RIGHT - column) - radius) < width / 2)


def painted(*parts: tuple[Mask, tuple[int, int, int]]) -> Pixels:
    """Paint one thing after the other on white."""
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    for mask, colour in parts:
        pixels[mask] = colour
    return pixels


def ran(name: str, pixels: Pixels, **parameters: Any) -> CheckResult:
    """Run one check on a picture."""
    return checks.run(Check(name, parameters), Subject(Submission(canonicalise(pixels))))


def verdict(name: str, pixels: Pixels, **parameters: Any) -> Verdict:
    """Give a check's verdict on a picture."""
    return ran(name, pixels, **parameters).verdict


PENNED = {
    "ring": (FAR < 0.6) & (FAR > 0.45),
    "thin ring": abs(FAR - 0.6) < 0.015,
    "straight line": SLANTED,
    "flat bar": (abs(DOWN - 0.2) < 0.04) & (abs(RIGHT) < 0.6),
    "half a ring": HALF_RING,
    "a sixth of a ring": (abs(FAR - 0.8) < 0.05) & (abs(RIGHT) < -0.577 * DOWN),
    "wave": (abs(DOWN - 0.3 * np.sin(5 * RIGHT)) < 0.05 * np.hypot(1, 1.5 * np.cos(5 * RIGHT)))
    & (abs(RIGHT) < 0.85),
    "disc": FAR < 0.6,
    "half a disc": (FAR < 0.6) & (DOWN < 0),
    "square": square(0, 0, 0.5),
    "elliptic ring": abs(np.hypot(DOWN, RIGHT / 0.8) - 0.6) < 0.08,
    "ring with its hole aside": (FAR < 0.6) & ~disc(0, 0.15, 0.35),
    "square frame": square(0, 0, 0.6) & ~square(0, 0, 0.45),
    "crescent": (FAR < 0.6) & ~disc(0, 0.25, 0.5),
    "wedge": (abs(DOWN) < 0.1 * (RIGHT + 0.8)) & (abs(RIGHT) < 0.8),
}
SHAPES_OF = {
    "ring": {"ring", "stroke"},
    "thin ring": {"ring", "stroke"},
    "straight line": {"line", "stroke"},
    "flat bar": {"line", "stroke"},
    "half a ring": {"arc", "stroke"},
    "a sixth of a ring": {"arc", "stroke"},
    "wave": {"stroke"},
    "elliptic ring": {"stroke"},
    "square frame": {"stroke"},
}


@pytest.mark.parametrize("name", PENNED)
def test_what_is_drawn_with_a_pen_is_told_by_its_fit(name: str) -> None:
    """Rings, lines, arcs and even strokes are themselves alone; solid and uneven things are none."""
    figure = sight.figures(Subject(Submission(canonicalise(painted((PENNED[name], BLUE))))))[0]
    assert {shape for shape in STROKES if figure.is_shape(shape)[0] >= 0.5} == SHAPES_OF.get(name, set())


@pytest.mark.parametrize("shape", ["ring", "line", "arc"])
def test_a_fit_measures_thickness(shape: str) -> None:
    """The thickness is that of the drawing, within a pixel."""
    mask, wide = {
        "ring": (ring(0, 0, 0.6, 0.16), 0.16),
        "line": (SLANTED, 0.18 / np.sqrt(2)),
        "arc": (HALF_RING, 0.2),
    }[shape]
    figure = sight.figures(Subject(Submission(canonicalise(painted((mask, BLUE))))))[0]
    assert abs(figure.fits[shape].thickness - wide * (SIDE - 1) / 2) < 1


def test_directions_of_arcs_and_lines_turn_with_the_picture() -> None:
    """A bow that bulges upwards bulges to the left after a quarter turn; a rising line falls in a mirror."""
    arc = {"shape": "arc", "colour": "blue"}
    bow = painted((HALF_RING, BLUE))
    for turns in range(4):
        passes = [verdict("direction", np.rot90(bow, turns), degrees=90 * k, **arc).value for k in range(4)]
        assert passes == ["pass" if k == turns else "fail" for k in range(4)]
    rising = painted((SLANTED, BLUE))
    line = {"shape": "line", "colour": "blue"}
    assert verdict("direction", rising, degrees=45, **line) is Verdict.PASS
    assert verdict("direction", rising, degrees=225, **line) is Verdict.PASS
    assert verdict("direction", rising[:, ::-1], degrees=45, **line) is Verdict.FAIL


PAIR = (("square", "red"), ("disc", "blue"))
SIDES = ("left", "below", "right", "above")


def test_sides_turn_with_the_picture_and_change_in_a_mirror() -> None:
    """Left becomes below by a quarter turn, and right in a mirror; every other side fails."""
    scene = painted((square(0.1, -0.5, 0.2), RED), (disc(0, 0.4, 0.3), BLUE))
    for turns, expected in enumerate(SIDES):
        found = [verdict("beside", np.rot90(scene, turns), figures=PAIR, side=side).value for side in SIDES]
        assert found == ["pass" if side == expected else "fail" for side in SIDES]
    assert verdict("beside", scene[:, ::-1], figures=PAIR, side="right") is Verdict.PASS
    assert verdict("beside", scene, figures=PAIR[::-1], side="right") is Verdict.PASS


@pytest.mark.parametrize(
    ("offset", "expected"), [(0.6, "pass"), (0.06, "unsure"), (-0.1, "fail"), (-0.6, "fail")]
)
def test_within_the_dead_zone_a_side_is_unsure(offset: float, expected: str) -> None:
    """Hardly to the left of it: nobody can be sure; the sentence names the offset and the bound."""
    # within a ring a square may have any small offset without hiding anything
    scene = painted((ring(0, 0, 0.4), BLUE), (square(0, -offset, 0.15), RED))
    found = ran("beside", scene, figures=(("square", "red"), ("ring", "blue")), side="left")
    assert found.verdict.value == expected
    assert f"{offset / 2:.2f}" in found.why
    assert "sure from" in found.why


RELATIONS: dict[str, tuple[Pixels, Pixels, dict[str, Any]]] = {
    "inside": (
        painted((ring(0, 0, 0.7), BLUE), (square(0.1, -0.2, 0.2), RED)),
        painted((ring(0, 0, 0.5), BLUE), (square(0.1, -0.75, 0.15), RED)),
        {"inner": ("square", "red"), "outer": ("ring", "blue")},
    ),
    "alike": (
        painted((disc(0, -0.5, 0.3), RED), (disc(0.2, 0.5, 0.31), RED)),
        painted((disc(0, -0.5, 0.3), RED), (disc(0.2, 0.5, 0.22), RED)),
        {"figures": (("disc", "red", 2),)},
    ),
    "concentric": (
        painted((ring(0, 0, 0.7), BLUE), (disc(0.01, 0, 0.3), RED)),
        painted((ring(0, 0, 0.7), BLUE), (disc(0.12, 0, 0.3), RED)),
        {"figures": (("ring", "blue"), ("disc", "red"))},
    ),
    "touching": (
        painted((square(0, -0.3, 0.3), RED), (disc(0, 0.3, 0.3), BLUE)),
        painted((square(0, -0.35, 0.3), RED), (disc(0, 0.35, 0.3), BLUE)),
        {"figures": PAIR},
    ),
    "apart": (
        painted((square(0, -0.4, 0.3), RED), (disc(0, 0.4, 0.3), BLUE)),
        painted((square(0, -0.3, 0.3), RED), (disc(0, 0.3, 0.3), BLUE)),
        {"figures": PAIR},
    ),
    "contrast": (
        painted((square(0, -0.4, 0.3), RED), (disc(0, 0.4, 0.3), BLUE)),
        painted((square(0, -0.4, 0.5), BROWN), (square(0, -0.4, 0.3), RED), (disc(0, 0.5, 0.3), BLUE)),
        {"figures": PAIR, "least": 3.0},
    ),
    "crossing": (
        painted((SLANTED, RED), (SLANTED[:, ::-1], BLUE)),
        painted((SLANTED, RED), (SLANTED[:, ::-1] & (DOWN < 0), BLUE)),
        {"one": ("line", "red"), "other": ("line", "blue")},
    ),
    "crossing_alone": (
        painted((SLANTED, RED), (SLANTED[:, ::-1], BLUE)),
        painted((SLANTED, RED), (SLANTED[:, ::-1], BLUE), (disc(0.7, 0, 0.08), GREEN)),
        {"one": ("line", "red"), "other": ("line", "blue")},
    ),
    "scene_alone": (
        painted((square(0, -0.4, 0.3), RED), (disc(0, 0.4, 0.3), BLUE)),
        painted((square(0, -0.4, 0.3), RED), (disc(0, 0.4, 0.3), BLUE), (disc(0.7, 0, 0.08), GREEN)),
        {"figures": PAIR},
    ),
}


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_holds_under_its_laws(name: str) -> None:
    """Shift, whole-number scale, quarter turns and mirrors change no verdict of what has no direction."""
    holds, broken, parameters = RELATIONS[name]
    for pixels, expected in ((holds, Verdict.PASS), (broken, Verdict.FAIL)):
        moved = [
            pixels,
            np.roll(pixels, (5, -7), (0, 1)),
            pixels.repeat(2, axis=0).repeat(2, axis=1),
            np.rot90(pixels),
            pixels[:, ::-1],
            pixels[::-1],
        ]
        assert {verdict(name, np.ascontiguousarray(other), **parameters) for other in moved} == {expected}


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_names_figures_by_colour(name: str) -> None:
    """Painted in other colours the same scene holds by their names; by the old names nothing is found."""
    holds, _, parameters = RELATIONS[name]
    other = holds.copy()
    other[(holds == RED).all(axis=2)] = GREEN
    other[(holds == BLUE).all(axis=2)] = BROWN
    names = {"red": "green", "blue": "brown"}

    def renamed(value: Any) -> Any:
        return tuple(map(renamed, value)) if isinstance(value, tuple) else names.get(value, value)

    assert verdict(name, other, **{key: renamed(value) for key, value in parameters.items()}) is Verdict.PASS
    assert verdict(name, other, **parameters) is Verdict.FAIL


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_explains_itself(name: str) -> None:
    """What was found has a number and a bound in one sentence."""
    for pixels in RELATIONS[name][:2]:
        why = ran(name, pixels, **RELATIONS[name][2]).why
        assert any(letter.isdigit() for letter in why)
        assert any(bound in why for bound in ("at least", "at most", "needs"))
        assert "\n" not in why


def test_overlapping_figures_neither_touch_nor_lie_apart() -> None:
    """What one figure hides of another counts as overlapping, not as touching."""
    scene = painted((square(0, -0.2, 0.3), RED), (disc(0, 0.2, 0.3), BLUE))
    assert verdict("touching", scene, figures=PAIR) is Verdict.FAIL
    assert verdict("apart", scene, figures=PAIR) is Verdict.FAIL


def test_touching_the_edge_is_not_inside() -> None:
    """A figure that reaches the edge of what it lies in is not free of it."""
    ground = (abs(DOWN) < 0.6) & (abs(RIGHT) < 0.9)
    for row, expected in ((0.2, Verdict.PASS), (0.4, Verdict.FAIL), (0.7, Verdict.FAIL)):
        scene = painted((ground, BROWN), (disc(row, 0, 0.2), BLUE))
        kinds = {"inner": ("disc", "blue"), "outer": ("rectangle", "brown")}
        assert verdict("inside", scene, **kinds) is expected


def test_mirrored_figures_mirror_about_the_axis_that_is_named() -> None:
    """Both about the vertical middle line; a quarter turn makes the line horizontal; one moved fails."""
    left = HALF_RING.T[:, :] & (RIGHT < 0)
    pair = painted((np.roll(left, -12, 1), RED), (np.roll(left, -12, 1)[:, ::-1], BLUE))
    kinds = (("arc", "red"), ("arc", "blue"))
    turned = np.ascontiguousarray(np.rot90(pair))
    assert verdict("mirror", pair, axis="vertical", figures=kinds) is Verdict.PASS
    assert verdict("mirror", pair, axis="horizontal", figures=kinds) is Verdict.FAIL
    assert verdict("mirror", turned, axis="horizontal", figures=kinds) is Verdict.PASS
    assert verdict("mirror", np.roll(pair, 14, 1), axis="vertical", figures=kinds) is Verdict.FAIL
    assert verdict("mirror", pair, axis="vertical") is Verdict.PASS
    assert verdict("mirror", np.roll(pair, 14, 1), axis="vertical") is Verdict.FAIL


def test_a_row_is_taken_in_the_order_in_which_it_lies() -> None:
    """Several figures of one name stand beside one another, however large each is."""
    row = painted(*((disc(0, column, size), RED) for column, size in ((-0.6, 0.15), (0, 0.2), (0.6, 0.17))))
    assert verdict("beside", row, figures=(("disc", "red", 3),), side="left", aslant=0.2) is Verdict.PASS
    assert verdict("beside", row, figures=(("disc", "red", 3),), side="above", aslant=0.2) is Verdict.FAIL


def test_between_its_bounds_a_relation_is_unsure() -> None:
    """The score at either bound is the edge of what is unsure, whichever way the bounds lie."""
    for fails, passes in ((0.1, 0.3), (0.3, 0.1)):
        assert judged(fails, fails, passes) == pytest.approx(checks.UNSURE[0])
        assert judged(passes, fails, passes) == pytest.approx(checks.UNSURE[1])
        assert judged((fails + passes) / 2, fails, passes) == pytest.approx(0.5)


HOSTILE = {
    "noise": np.random.default_rng(1).integers(0, 256, (96, 96, 3), dtype=np.uint8),
    "board": np.indices((90, 90)).sum(axis=0) % 2 == 0,
    "stripes": np.arange(80)[:, None] // 4 % 2 * np.ones((80, 70)),
    "one pixel": np.pad(np.ones((1, 1)), 20),
    "one row": np.indices((16, 64))[1] > 30,
    "one column": np.indices((64, 16))[0] > 30,
    "blank": np.zeros((40, 40)),
}
ASKED: dict[str, dict[str, Any]] = {name: parameters for name, (_, _, parameters) in RELATIONS.items()} | {
    "beside": {"figures": PAIR, "side": "left"},
    "mirror": {"axis": "vertical", "figures": PAIR},
    "direction": {"shape": "line", "colour": "black", "degrees": 0},
}


@pytest.mark.parametrize("picture", HOSTILE)
def test_hostile_pictures_are_judged_with_a_sentence(picture: str) -> None:
    """Nothing that was asked for is there: every check fails, or is met by chance, and says why."""
    subject = Subject(Submission(canonicalise(HOSTILE[picture])))
    for name, parameters in ASKED.items():
        found = checks.run(Check(name, parameters), subject)
        assert 0 <= found.score <= 1
        assert found.why
        assert len(found.why.splitlines()) == 1
    for shape in STROKES:
        asked = Check("figure", {"shape": shape, "colour": "black", "thick": (0.01, 0.5)})
        assert checks.run(asked, subject).why


@pytest.mark.parametrize(
    ("degrees", "thick", "passes"), [(50, 0.12, True), (120, 0.4, True), (75, 0.4, False)]
)
def test_a_thick_arc_is_long_enough_to_be_one(degrees: float, thick: float, passes: bool) -> None:
    """Up to half as thick as its circle and four times as long as thick; a block bent a little is none."""
    band = (abs(FAR - 0.8 * (1 - thick / 2)) < 0.4 * thick) & (
        abs(np.degrees(np.arctan2(RIGHT, -DOWN))) < degrees / 2
    )
    found = ran("figure", painted((band, BLUE)), shape="arc", colour="blue")
    assert found.verdict is (Verdict.PASS if passes else Verdict.FAIL)
