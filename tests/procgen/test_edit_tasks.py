"""Given programs: changes do what they say and nothing else, and broken programs are broken."""

from __future__ import annotations

import re
from random import Random

import numpy as np
import pytest

from procgen.errors import PictureError
from procgen.exact.edits import chain, named_crowd
from procgen.exact.shapes import layers
from procgen.picture import canonicalise
from procgen.score import score
from procgen.suite import load_task, task_ids, template
from procgen.types import Submission

BROKEN = [name for name in task_ids("edits") if name.startswith("bug_")]


def test_there_are_enough_broken_programs() -> None:
    """At least thirty named mutations."""
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("name", BROKEN[::3])
def test_a_broken_program_does_not_draw_what_is_meant(name) -> None:
    """It raises, leaves no picture, or its picture fails; and the prompt shows it."""
    task = load_task(name, 7)
    source = template(name).broken(task)
    assert all(source.strip() in prompt for prompt in task.prompts.values())
    names = {"__name__": "__main__"}
    try:
        exec(source, names)
        picture = canonicalise(np.asarray(names["image"]))
    except (Exception, PictureError):  # noqa: BLE001 - whatever the bug raises
        return
    assert score(Submission(picture, (), source), task).verdict == "fail"


def test_mending_passes() -> None:
    """The program before it was broken passes."""
    task = load_task("bug_swapped_indices", 1)
    names = {}
    exec(template(task.id).reference(task), names)
    assert score(names["image"], task).verdict == "pass"


@pytest.mark.parametrize("seed", range(4))
def test_a_change_touches_what_it_names(seed) -> None:
    """Shapes that a change does not name stay as they are, in their order; the background too."""
    rng = Random(seed)
    scene = named_crowd(rng, 8)
    for edit in chain(rng, scene, 12):
        after = edit.apply(scene)
        told = re.findall(r"shape \d+", edit.english)
        kept = [shape for shape in scene.shapes if shape.name not in told]
        assert [shape for shape in after.shapes if shape.name not in told] == kept
        assert (after.background == scene.background) == ("background" not in edit.english)
        scene = after


def test_every_shape_stays_visible_through_a_chain() -> None:
    """After sixteen changes no shape is hidden, so that every change can be judged."""
    rng = Random(5)
    scene = named_crowd(rng, 8)
    for edit in chain(rng, scene, 16):
        scene = edit.apply(scene)
    seen = np.bincount(layers(scene, 256, 256).ravel(), minlength=len(scene.shapes) + 1)
    assert seen[1:].min() >= 24


def test_a_longer_chain_says_more_changes() -> None:
    """Rung n of the chain lists n changes."""
    for rung in (1, 4, 16):
        task = load_task(f"edit_chain@{rung}", 3)
        assert task.parameters["changes"] == rung
        assert f"\n{rung}. " in task.prompts["detailed"]
        assert f"\n{rung + 1}. " not in task.prompts["detailed"]
