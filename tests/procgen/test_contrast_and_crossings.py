"""What stands out is measured as the web's guidelines do; crossings are counted; crescents are figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from procgen import checks
from procgen.checks import Subject
from procgen.checks.vision import sight
from procgen.checks.vision.colours import contrast_ratio, to_lab
from procgen.picture import canonicalise
from procgen.types import Check, CheckResult, Submission

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Pixels = NDArray[np.uint8]

SIDE = 192
DOWN, RIGHT = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
RED, BLUE, WHITE = (220, 20, 40), (30, 80, 200), (255, 255, 255)


def painted(*parts: tuple[Mask, tuple[int, int, int]], ground: tuple[int, int, int] = WHITE) -> Pixels:
    """Paint one thing after the other on a ground."""
    pixels = np.full((SIDE, SIDE, 3), ground, np.uint8)
    for mask, colour in parts:
        pixels[mask] = colour
    return pixels


def ran(name: str, pixels: Pixels, **parameters: Any) -> CheckResult:
    """Run one check on a picture."""
    return checks.run(Check(name, parameters), Subject(Submission(canonicalise(pixels))))


def disc(row: float, column: float, radius: float) -> Mask:
    """Draw a disc."""
    return np.asarray(np.hypot(DOWN - row, RIGHT - column) < radius)


def grays(*values: int, ground: tuple[int, int, int] = WHITE) -> Pixels:
    """Draw gray discs from left to right."""
    places = np.linspace(-0.6, 0.6, len(values)) if len(values) > 1 else [0.0]
    parts = [(disc(0, place, 0.22), (value,) * 3) for place, value in zip(places, values, strict=True)]
    return painted(*parts, ground=ground)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((118, 118, 118), (255, 255, 255), 4.54),
        ((0, 0, 255), (255, 255, 255), 8.59),
        ((255, 0, 0), (255, 255, 255), 4.0),
        ((90, 90, 90), (90, 90, 90), 1.0),
    ],
)
def test_contrast_ratios_are_those_of_the_guidelines(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    """Well-known pairs of colours have their published ratio, whichever is named first."""
    light, dark = to_lab(one)[0], to_lab(other)[0]
    assert float(contrast_ratio(light, dark)) == pytest.approx(ratio, abs=0.01)
    assert float(contrast_ratio(dark, light)) == float(contrast_ratio(light, dark))


def test_figure_and_ground_may_change_places() -> None:
    """A dark disc on a light ground stands out as far as a light disc on a dark ground."""
    figures = (("disc", "gray"),)
    one = ran("contrast", grays(90, ground=(190, 190, 190)), figures=figures, least=3.0)
    other = ran("contrast", grays(190, ground=(90, 90, 90)), figures=figures, least=3.0)
    assert one.verdict.value == other.verdict.value == "pass"
    assert one.score == pytest.approx(other.score, abs=0.01)


def test_the_less_a_figure_stands_out_the_less_it_scores() -> None:
    """On white a gray fails, is unsure near the bound, and passes, in this order as it grows darker."""
    found = [
        ran("contrast", grays(value), figures=(("disc", "gray"),), least=4.54)
        for value in (170, 140, 118, 100, 70)
    ]
    assert [result.verdict.value for result in found] == ["fail", "fail", "unsure", "pass", "pass"]
    scores = [result.score for result in found]
    assert scores == sorted(scores)
    assert "4.5" in found[2].why
    assert "at least 4.54" in found[2].why


def test_what_is_right_around_a_figure_counts_not_the_border() -> None:
    """On a plate of nearly its own lightness a disc does not stand out, whatever the border's colour."""
    plate = np.asarray(np.maximum(abs(DOWN), abs(RIGHT)) < 0.8)
    asked: dict[str, Any] = {"figures": (("disc", "red"),), "least": 3.0}
    for colour, expected in (((20, 60, 140), "fail"), ((250, 215, 30), "pass")):
        scene = painted((plate, colour), (disc(0, 0, 0.4), RED))
        assert ran("contrast", scene, **asked).verdict.value == expected


def test_a_rising_row_falls_in_a_mirror() -> None:
    """What rises from left to right rises from right to left in a mirror, and never the other way."""
    row, figures = grays(190, 140, 80), (("disc", "gray", 3),)
    for pixels, expected in ((row, ("pass", "fail")), (row[:, ::-1], ("fail", "pass"))):
        mirrored = np.ascontiguousarray(pixels)
        found = [
            ran("contrast", mirrored, figures=figures, rising=1.3, side=side).verdict.value
            for side in ("right", "left")
        ]
        assert tuple(found) == expected
    assert ran("contrast", grays(190, 80, 80), figures=figures, rising=1.3).verdict.value == "fail"


LINE = (abs(DOWN) < 0.04) & (abs(RIGHT) < 0.95)


def wave(times: int, off: float = 0.0) -> Mask:
    """Draw a stroke that changes sides of the middle row so many times."""
    at = np.linspace(-1, 1, 300)
    phase = np.cos if times % 2 == 0 else np.sin
    rows, columns = off + 0.3 * phase(times * np.pi / 2 * at), 0.25 * max(times, 1.5) * at
    far = np.full(DOWN.shape, 9.0)
    for row, column in zip(rows, columns, strict=True):
        far = np.minimum(far, np.hypot(DOWN - row, RIGHT - column))
    return np.asarray(far < 0.04)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_crossings_are_counted_whichever_stroke_is_on_top(times: int) -> None:
    """A wave that changes sides so many times crosses so often, above the line or beneath it."""
    parts = [(LINE, RED), (wave(times), BLUE)]
    for order in (parts, parts[::-1]):
        for pixels in (painted(*order), np.ascontiguousarray(np.rot90(painted(*order)))):
            for asked in (1, 2, 3):
                found = ran("crossing", pixels, one=("line", "red"), other=("stroke", "blue"), count=asked)
                assert found.verdict.value == ("pass" if asked == times else "fail"), found.why
            assert sum(mark.kind == "circle" for mark in found.geometry) == times


@pytest.mark.parametrize(
    "stroke",
    [
        (abs(RIGHT) < 0.04) & (DOWN < 0) & (DOWN > -0.7),
        (abs(DOWN + 0.08) < 0.04) & (abs(RIGHT) < 0.5),
        (abs(DOWN + 0.3) < 0.04) & (abs(RIGHT) < 0.5),
        (abs(RIGHT - 0.92) < 0.04) & (DOWN < 0.04) & (DOWN > -0.7),
    ],
    ids=["ending at it", "along it", "apart", "end to end"],
)
def test_what_only_reaches_a_line_does_not_cross_it(stroke: Mask) -> None:
    """A tee, a neighbour and a corner are no crossings."""
    pixels = painted((LINE, RED), (stroke, BLUE))
    asked = {"one": ("line", "red"), "other": ("line", "blue")}
    assert ran("crossing", pixels, **asked, count=0).verdict.value == "pass"
    assert ran("crossing", pixels, **asked, count=1).verdict.value == "fail"


@pytest.mark.parametrize(("degrees", "expected"), [(90, "pass"), (60, "pass"), (25, "fail")])
def test_the_angle_of_a_crossing_is_measured(degrees: float, expected: str) -> None:
    """It is the one that was drawn, within 4 degrees, and too small a one fails."""
    turn = np.radians(degrees)
    along, aside = RIGHT * np.cos(turn) - DOWN * np.sin(turn), RIGHT * np.sin(turn) + DOWN * np.cos(turn)
    slanted = (abs(aside) < 0.04) & (abs(along) < 0.8)
    asked = {"one": ("line", "red"), "other": ("line", "blue"), "angle": 40}
    found = ran("crossing", painted((LINE, RED), (slanted, BLUE)), **asked)
    assert found.verdict.value == expected
    measured = float(found.why.split(" degrees")[0].split()[-1])
    assert abs(measured - degrees) <= 4


def test_a_stroke_that_ends_right_behind_a_line_is_unsure() -> None:
    """Between a tee and a crossing lies a stub of which one cannot say."""
    asked = {"one": ("line", "red"), "other": ("line", "blue"), "beyond": 0.1}
    found = []
    for end in (0.04, 0.1, 0.18, 0.3):
        stub = (abs(RIGHT) < 0.04) & (abs(DOWN - (end - 0.7) / 2) < (end + 0.7) / 2)
        found.append(ran("crossing", painted((LINE, RED), (stub, BLUE)), **asked).verdict.value)
    assert found == ["fail", "fail", "unsure", "pass"]


MOON = disc(0, 0, 0.7) & ~disc(0, 0.35, 0.63)


def test_a_crescent_opens_another_way_in_a_turned_picture() -> None:
    """It opens to the right, after a quarter turn upwards; it is the figure in every direction."""
    moon = painted((MOON, BLUE))
    for turns in range(4):
        pixels = np.ascontiguousarray(np.rot90(moon, turns))
        assert ran("figure", pixels, shape="crescent", colour="blue").verdict.value == "pass"
        ways = [
            ran("direction", pixels, shape="crescent", colour="blue", degrees=90 * k).verdict.value
            for k in range(4)
        ]
        assert ways == ["pass" if turns == k else "fail" for k in range(4)]


@pytest.mark.parametrize(
    ("mask", "shape"),
    [
        (disc(0, 0, 0.6), "crescent"),
        (disc(0, 0, 0.6) & (RIGHT < 0), "crescent"),
        (abs(np.hypot(DOWN, RIGHT) - 0.6) < 0.08, "crescent"),
        ((abs(np.hypot(DOWN, RIGHT) - 0.6) < 0.1) & (RIGHT < 0), "crescent"),
        (MOON, "disc"),
        (MOON, "heart"),
        (disc(0, 0, 0.6), "heart"),
    ],
    ids=["disc", "half", "ring", "arc", "moon as disc", "moon as heart", "disc as heart"],
)
def test_silhouettes_are_not_taken_for_other_figures(mask: Mask, shape: str) -> None:
    """Discs, halves, rings and arcs are no crescents, and a crescent is nothing else."""
    assert ran("figure", painted((mask, BLUE)), shape=shape, colour="blue").verdict.value == "fail"


def test_hearts_and_crescents_stand_beside_each_other() -> None:
    """Relations name them as any figure, and nothing else is seen between them."""
    up, along = -(DOWN + 0.05) / 0.3, (RIGHT - 0.5) / 0.3
    heart = np.asarray((up - 0.6 * np.abs(along) ** 0.67 + 0.3) ** 2 + along**2 < 1)
    pixels = painted((disc(0, -0.5, 0.35), RED))
    pixels[disc(0, -0.32, 0.32)] = WHITE
    pixels[heart] = BLUE
    kinds = (("crescent", "red"), ("heart", "blue"))
    for name, parameters in (("beside", {"side": "left"}), ("apart", {}), ("scene_alone", {})):
        found = ran(name, pixels, figures=kinds, **parameters)
        assert found.verdict.value == "pass", found.why


def test_silhouettes_are_laid_only_where_they_are_asked_for() -> None:
    """Listing every fit of a figure, as is done for its rivals, asks no bank of drawings."""
    figure = sight.figures(Subject(Submission(canonicalise(painted((MOON, BLUE))))))[0]
    assert {"crescent", "heart"}.isdisjoint(figure.fits)
    assert figure.fits["crescent"].overlap > 0.8
