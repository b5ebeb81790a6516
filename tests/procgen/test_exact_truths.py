"""Facts against which pictures are graded, and how closeness becomes a score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from procgen.checks import Subject, traced_curve
from procgen.exact.closeness import grade
from procgen.exact.curves import CURVES, band
from procgen.exact.flags import FLAGS
from procgen.exact.letterforms import BASELINE, CELL, EM, coverage, forms
from procgen.exact.matching import cheapest_pairs, laid_over
from procgen.exact.quantities import QUANTITIES
from procgen.exact.shapes import render
from procgen.exact.stars import brightest, figure
from procgen.exact.surveyed_colours import surveyed
from procgen.picture import canonicalise
from procgen.suite import load_task, template
from procgen.types import Submission

ERRORS = st.lists(st.floats(0, 50), min_size=1, max_size=9)


@given(ERRORS, st.floats(0.5, 10))
def test_a_score_tells_right_from_wrong_clearly(errors, bound) -> None:
    """All parts within the bound give at least 0.7, any part beyond it at most 0.3."""
    score = grade(errors, bound)
    assert score >= 0.7 - 1e-9 if max(errors) <= bound else score <= 0.3


@given(ERRORS, st.integers(0, 8), st.floats(0, 20))
def test_a_larger_error_never_scores_more(errors, index, more) -> None:
    """Making one part worse does not raise the score."""
    worse = list(errors)
    worse[index % len(errors)] += more
    assert grade(worse, 5) <= grade(errors, 5) + 1e-9


@settings(max_examples=25)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_pairs_are_the_cheapest(count, seed) -> None:
    """The pairs cost as little as those that scipy finds."""
    cost = np.random.default_rng(seed).random((count, count))
    ours = cost[np.arange(count), cheapest_pairs(cost)].sum()
    assert ours == pytest.approx(cost[linear_sum_assignment(cost)].sum())


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(-12, 12), st.floats(0.2, 5))
def test_a_pattern_is_recognised_wherever_it_stands(seed, degrees, scale) -> None:
    """Shifted, scaled, turned a little and told in another order, points fall on their pattern."""
    rng = np.random.default_rng(seed)
    pattern = rng.random((8, 2))
    turn = np.radians(degrees)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    moved = scale * rng.permutation(pattern) @ rotation.T + rng.normal(size=2)
    if min(np.hypot(*(a - b)) for k, a in enumerate(pattern) for b in pattern[:k]) > 0.15:
        assert np.abs(laid_over(moved, pattern) - pattern).max() < 0.02


def test_the_sky_is_seen_from_the_earth() -> None:
    """In Orion Betelgeuse is upper left and Rigel lower right; the three stars of the belt lie in a line."""
    stars = brightest("Ori", 7)
    places = {star.letter: place for star, place in zip(stars, figure(stars, "Ori"), strict=True)}
    assert places["α"][0] < places["β"][0]  # noqa: RUF001 - Bayer's letter
    assert places["α"][1] < places["β"][1]  # noqa: RUF001 - Bayer's letter
    line = places["ζ"] - places["ε"], places["δ"] - places["ε"]
    cosine = line[0] @ line[1] / np.linalg.norm(line[0]) / np.linalg.norm(line[1])
    assert cosine < -0.98


@pytest.mark.parametrize(
    ("code", "colour", "share"),
    [("jp", (188, 0, 45), np.pi * 0.09 / 1.5), ("ch", (255, 255, 255), (2 * 6 * 20 - 36) / 1024)],
)
def test_flags_have_the_areas_of_their_sheets(code, colour, share) -> None:
    """Japan's disc covers pi 0.09 / 1.5 of it, Switzerland's cross 2 * 6 * 20 - 36 of 32 * 32 units."""
    flag = FLAGS[code]
    pixels = render(flag.scene, 640, round(640 * flag.ratio))
    assert (pixels == colour).all(2).mean() == pytest.approx(share, abs=0.002)


def test_fifty_stars() -> None:
    """The flag of the United States has 50 stars and 13 stripes."""
    names = [shape.name for shape in FLAGS["us"].scene.shapes]
    assert (names.count("the stars"), names.count("")) == (50, 13)


def test_letters_stand_in_their_cells() -> None:
    """62 letters and digits have ink, none at the border of its cell."""
    assert len(forms()) == 62
    for form in forms().values():
        assert form.any()
        assert not form[[0, -1]].any()
        assert not form[:, [0, -1]].any()


@pytest.mark.parametrize("character", forms())
def test_a_letter_is_centred_and_as_heavy_as_its_outline(character) -> None:
    """Its ink has the extent and the area of matplotlib's outline, whose middle is that of the cell."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.textpath import TextPath

    font = FontProperties(fname=findfont("DejaVu Sans"))
    polygons = TextPath((0, 0), character, size=EM, prop=font).to_polygons(closed_only=True)
    area = abs(sum(np.sum(p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]) for p in polygons)) / 2
    corners = np.concatenate(polygons)
    columns, rows = (np.flatnonzero((coverage()[character] > 0).any(axis)) for axis in (0, 1))

    assert (columns[0] + columns[-1] + 1) / 2 == pytest.approx(CELL[1] / 2, abs=0.5)
    assert columns[-1] + 1 - columns[0] == pytest.approx(np.ptp(corners[:, 0]), abs=2)
    assert BASELINE - rows[0] == pytest.approx(corners[:, 1].max(), abs=1)
    assert coverage()[character].sum() == pytest.approx(area, rel=0.01)
    assert forms()[character].sum() == pytest.approx(area, rel=0.16)  # I is 7.1 px wide, in pixels 8


def test_quantities_are_those_of_the_books() -> None:
    """Spot checks: A4 is 440 Hz and A5 an octave above, gold is 196.97, Jupiter is the largest planet."""
    assert QUANTITIES["frequency"]["A4"] == 440
    assert QUANTITIES["frequency"]["A5"] == pytest.approx(880)
    assert QUANTITIES["weight"]["Au"] == 196.97
    assert max(QUANTITIES["radius"], key=QUANTITIES["radius"].__getitem__) == "Jupiter"


@pytest.mark.parametrize(
    "ladder", ["constellation", "flags", "colour_names", "colormaps", "letterforms", "proportions"]
)
def test_prompts_name_the_thing_and_not_its_shape(ladder) -> None:
    """The facts that the reference holds (coordinates, colour codes, heights) are in no prompt."""
    task = load_task(f"{ladder}@8", 3)
    numbers = {
        word
        for word in template(task.id).reference(task).replace(",", " ").split()
        if "." in word and len(word) > 5
    }
    for prompt in task.prompts.values():
        assert not numbers & set(prompt.replace(",", " ").split())


@pytest.mark.parametrize("order", [3, 27])
@pytest.mark.parametrize("curve", CURVES)
def test_a_line_of_the_asked_width_is_told_from_one_of_half_and_of_double_width(curve, order) -> None:
    """Whatever the curve and however often it crosses itself, its exact line has its own width."""
    side = 256 if order == 3 else 1024
    scores, sentences = [], []
    for width in (2, 4, 8):
        picture = band(curve, order, side, side, width)[:, :, None] * np.full(3, 255, np.uint8)
        finding = traced_curve.check(
            Subject(Submission(canonicalise(picture))), curve=curve, order=order, line=4
        )
        scores.append(finding.score)
        sentences.append(finding.why)
    assert scores[1] == pytest.approx(1)
    assert "a line 4.0 px wide" in sentences[1]
    assert max(scores[::2]) <= 0.3


def test_a_curve_is_as_long_as_the_books_say() -> None:
    """A deltoid is 16 times as long as the radius of the rolling circle; at cusps it overlaps itself."""
    assert band("hypocycloid", 3, 512, 512, 4).sum() == pytest.approx(16 * 0.45 * 512 / 3 * 4, rel=0.04)


def test_surveyed_colours_are_those_that_matplotlib_carries() -> None:
    """Every name has matplotlib's colour, and the most frequent names are the plainest."""
    from matplotlib.colors import XKCD_COLORS

    named = {name: bytes(colour).hex() for name, colour in surveyed().items()}
    assert named == {name: XKCD_COLORS[f"xkcd:{name}"][1:] for name in named}
    assert {"purple", "green", "blue", "pink", "brown", "red"} == set(list(named)[:6])
    assert len(named) > 900
