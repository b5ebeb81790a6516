"""Exact tasks: words, program, picture and mutants follow from one scene, and agree."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procgen.exact.agreement import agreement, shares
from procgen.exact.mutations import mutants, variants
from procgen.exact.palette import PAINTS, paints
from procgen.exact.program import program
from procgen.exact.shapes import Scene, Shape, layers, render
from procgen.exact.wording import prompts
from procgen.picture import canonicalise

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
    """Program and rendering are two ways to one picture, at every size."""
    some = scene(seed, count)
    assert np.array_equal(drawn(program(some), height, width), render(some, height, width))
    assert np.array_equal(drawn(program(some, (height, width)), 0, 0), render(some, height, width))


@pytest.mark.parametrize("seed", range(8))
def test_variants_agree_with_the_truth_and_mutants_do_not(seed: int) -> None:
    """A harmless change keeps every part; a wrong one costs some part more than a tenth of its pixels."""
    some = scene(seed, 4)
    truth, parts = render(some, 256, 256), layers(some, 256, 256)

    def worst(source: str) -> float:
        agrees = agreement(drawn(source, 256, 256), truth, reach=1, tolerance=12)
        return min(np.nanmin(shares(agrees, parts, 5)), 1 - 20 * (1 - agrees.mean()))

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
