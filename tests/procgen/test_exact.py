"""Exact tasks: words, program, picture and mutants follow from one scene, and agree."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procgen.checks import Finding, Subject
from procgen.checks.truth import check
from procgen.exact.agreement import agreement, shares
from procgen.exact.blemishes import blemishes
from procgen.exact.mutations import differs, holds_block, mutants, variants
from procgen.exact.palette import PAINTS, paints
from procgen.exact.program import program
from procgen.exact.shapes import Scene, Shape, layers, render
from procgen.exact.wording import prompts
from procgen.picture import canonicalise
from procgen.suite import load_task, true_picture
from procgen.types import Picture, Submission, Task

KINDS = ("disc", "ellipse", "ring", "rectangle", "polygon", "star", "sector", "outline", "stroke")


def scene(seed: int, count: int) -> Scene:
    """Draw a scene of shapes of all kinds."""
    rng = Random(seed)
    background, *colours = (paint.colour for paint in paints(rng, count + 1))
    shapes = []
    for colour in colours:
        kind = rng.choice(KINDS)
        points = tuple((rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9)) for _ in range(3))
        shapes.append(
            Shape(
                kind,
                colour,
                at=(rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)),
                size=(r := rng.uniform(0.08, 0.25), r if kind in ("disc", "ring", "sector") else r * 0.7),
                turn=rng.choice([0, 0, 30, 45]),
                inner=0.5 if kind in ("ring", "star") else 0.0,
                corners=rng.randint(3, 8) if kind in ("polygon", "star") else 0,
                span=(20, 200),
                points=points if kind in ("outline", "stroke") else (),
                width=0.05,
            )
        )
    return Scene(background, tuple(shapes))


def subject(pixels: np.ndarray) -> Subject:
    """Stand for a submission of one picture."""
    return Subject(Submission(Picture.of(pixels)))


def judged(task: Task, pixels: np.ndarray) -> Finding:
    """Judge a picture by the task's first check."""
    return check(subject(pixels), **task.checks[0].parameters)


def drawn(source: str, height: int, width: int) -> np.ndarray:
    """Run a trusted program of ours and give its picture."""
    names: dict[str, object] = {"__name__": "__main__"}
    exec(source, names)
    image = names["image"] if "image" in names else names["draw"](height, width)
    return canonicalise(image).pixels


@given(
    seed=st.integers(0, 10**6), count=st.integers(0, 6), height=st.integers(24, 90), width=st.integers(24, 90)
)
@settings(max_examples=40, deadline=None)
def test_the_program_of_a_scene_draws_the_scene(seed: int, count: int, height: int, width: int) -> None:
    """Program and rendering are two ways to one picture, at every size.

    Programs write numbers in six digits: where an edge runs through a pixel's middle, that pixel may differ.
    """
    some = scene(seed, count)
    rendered = render(some, height, width)
    for picture in (drawn(program(some), height, width), drawn(program(some, (height, width)), 0, 0)):
        assert (picture != rendered).any(axis=2).sum() <= 2


@pytest.mark.parametrize("seed", range(8))
def test_variants_agree_with_the_truth_and_mutants_do_not(seed: int) -> None:
    """A harmless change keeps every part; a wrong one costs a tenth of one, or shows a solid block."""
    some = scene(seed, 4)
    truth, parts = render(some, 256, 256), layers(some, 256, 256)

    def worst(source: str) -> float:
        agrees = agreement(drawn(source, 256, 256), truth, reach=1, tolerance=12)
        return 0.0 if holds_block(~agrees, 3) else float(np.nanmin(shares(agrees, parts, 5)))

    kept = {name: worst(source) for name, source in variants(some, None, seed=seed).items()}
    spoilt = {name: worst(source) for name, source in mutants(some, None, seed=seed).items()}
    assert [name for name, share in kept.items() if share < 0.97] == []
    assert [name for name, share in spoilt.items() if share >= 0.9] == []
    assert len(kept) >= 5
    assert len(spoilt) >= 8


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_a_picture_agrees_with_itself_whatever_the_reach(seed: int) -> None:
    """Identity is agreement everywhere, and agreement grows with reach and tolerance."""
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 256, (2, 12, 17, 3), dtype=np.uint8)
    assert agreement(one, one, reach=0, tolerance=0).all()
    strict, wide = (agreement(one, other, reach=reach, tolerance=30) for reach in (0, 1))
    assert (wide | ~strict).all()
    assert np.array_equal(strict, agreement(other, one, reach=0, tolerance=30))


def test_prompts_name_every_shape_in_both_languages() -> None:
    """Each wording gives the colour of every shape."""
    some = scene(3, 5)
    for size in ((256, 256), None):
        for text in prompts(some, size, "a test", "测试").values():
            for shape in some.shapes:
                assert "#{:02x}{:02x}{:02x}".format(*shape.colour) in text


def test_prompts_say_from_which_position_a_shape_is_turned_and_how_a_stroke_ends() -> None:
    """A turned polygon begins with a corner straight up, and a stroke has round ends."""
    orange = next(paint.colour for paint in PAINTS if paint.name == "orange")
    turned = Shape("polygon", orange, corners=3, turn=20.0)
    stroke = Shape("stroke", orange, points=((0.2, 0.2), (0.8, 0.8)), width=0.1)
    for text in list(prompts(Scene((12, 12, 12), (turned, stroke)), (256, 256)).values())[:2]:
        assert "an orange (#f5821e) regular triangle" in text
        assert "first one corner straight up, then turned 20° counter-clockwise" in text
        assert "25.6 px wide with round ends through" in text


def test_palette_colours_are_far_apart() -> None:
    """No two named colours could be taken for one another within the tolerance of a pixel."""
    colours = np.array([paint.colour for paint in PAINTS], int)
    apart = np.abs(colours[:, None] - colours[None]).max(2)
    assert apart[~np.eye(len(colours), dtype=bool)].min() > 3 * 12


@pytest.mark.parametrize(
    "task_id", ["disc", "linear_gradient", "polka_dots", "many_shapes@16", "copy_scene@4"]
)
def test_a_small_foreign_block_fails_wherever_it_lies(task_id: str) -> None:
    """Twelve by twelve pixels (at 256) of another colour are named with their place and size."""
    task = load_task(task_id, 1)
    truth = true_picture(task_id, 1, task.size).pixels
    side = 12 * task.size[0] // 256
    for top, left in ((5, 5), (task.size[0] // 2, task.size[1] // 3)):
        spoilt = truth.copy()
        spoilt[top : top + side, left : left + side] = (255, 0, 255)
        finding = judged(task, spoilt)
        assert finding.score < 0.5
        assert "around row" in finding.why


def test_the_foreign_block_is_framed_and_measured() -> None:
    """The sentence gives the row, the column and the size of a square; the mark frames it exactly."""
    task = load_task("disc", 0)
    spoilt = true_picture("disc", 0, task.size).pixels.copy()
    spoilt[5:17, 6:18] = (255, 0, 255)
    finding = judged(task, spoilt)
    assert "a block 12 px high and 12 px wide, 144 px in all, shows #ff00ff" in finding.why
    assert [mark.points for mark in finding.geometry] == [((5.0, 6.0), (17.0, 18.0))]


def test_what_two_edges_off_by_the_reach_leave_between_them_passes() -> None:
    """With edges that may lie a pixel off a gap of two pixels is no foreign block, one of three is."""
    task = load_task("quarters", 0)
    where = dict(task.checks[0].parameters) | {"reach": 1, "stray": 1.0, "share": 0.5}
    pixels = true_picture("quarters", 0, task.size).pixels
    apart = pixels.copy()
    apart[14:16, 10:25] = (1, 2, 3)
    assert check(subject(apart), **where).score >= 0.7
    apart[14:17, 10:25] = (1, 2, 3)
    assert check(subject(apart), **where).score < 0.5


def test_what_a_person_sees_does_not_depend_on_a_share_of_the_picture() -> None:
    """A block of four pixels a side is seen, scattered pixels only in a picture that is exact."""
    truth = np.zeros((256, 256, 3), np.uint8)
    block, specks = truth.copy(), truth.copy()
    block[40:44, 50:54] = 255
    specks[::9, ::9] = 255
    assert differs(truth, block, soft=True)
    assert not differs(truth, specks, soft=True)
    assert differs(truth, specks, soft=False)


def test_an_element_that_is_forgotten_is_painted_like_its_ground() -> None:
    """Of twelve dots on a ground, one is missing and nothing else is changed."""
    rows, columns = np.mgrid[0:120, 0:160]
    dots = np.hypot(rows % 40 - 20, columns % 40 - 20) < 12
    truth = np.where(dots[..., None], (200, 30, 30), (10, 60, 90)).astype(np.uint8)
    expression = blemishes(truth, Random(3))["one element forgotten"]
    changed = (eval(expression, {"np": np, "image": truth}) != truth).any(axis=2)
    assert changed.sum() == dots[:40, :40].sum()
    assert (dots | ~changed).all()
