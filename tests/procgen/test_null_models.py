"""Policies that do not read the prompt get nothing."""

from __future__ import annotations

import numpy as np
import pytest

from procgen.errors import UnknownName
from procgen.models import connect
from procgen.models.null import BEST_TEMPLATE, POLICIES
from procgen.picture import canonicalise
from procgen.prompts import task_prompt
from procgen.score import score
from procgen.suite import load_task, template
from procgen.types import Message, Submission

TASKS = (
    "halves",
    "disc",
    "star",
    "stripes",
    "grid_of_squares",
    "house",
    "recolour_part",
    "bug_off_by_one",
    "loose_heart",
    "big_circle",
    "archery_target",
    "thrown_die",
    "traffic_light",
    "wall_clock",
    "national_flag",
)
LADDERS = (
    "many_shapes@8",
    "flags@2",
    "colour_names@8",
    "constellation@8",
    "proportions@8",
    "letterforms@2",
    "brevity@4",
    "constrained_discs@4",
    "polar_dots@4",
    "markers@4",
    "torus_knot@5",
    "surveyed_colours@8",
)


@pytest.mark.parametrize("policy", [*POLICIES, "window", "snowman"])
def test_a_policy_that_reads_nothing_scores_below_a_fifth(policy) -> None:
    """Blank, noise, disc, collage and one task's reference for everything score below 0.2 everywhere."""
    model = connect(f"null:{policy}")
    for name in (*TASKS, *LADDERS):
        task = load_task(name, 11)
        source = model.program(task_prompt(task)[0].text)
        names = {}
        exec(source, names)
        sizes = (task.size, *task.hidden_sizes) if "draw" in names else ()
        pictures = [canonicalise(np.asarray(names["draw"](*size))) for size in sizes] or [
            canonicalise(np.asarray(names["image"]))
        ]
        judged = score(Submission(pictures[0], tuple(pictures[1:]), source), task)
        assert judged.score < 0.2, (name, judged)


def test_the_answer_depends_on_the_size_alone() -> None:
    """Two prompts that ask for the same size get the same program."""
    model = connect("null:collage")
    one, other = (
        model.complete((Message("user", f"{wish} an array of 64 rows and 80 columns"),)).text
        for wish in ("A red disc:", "The map of Italy:")
    )
    assert one == other
    assert "draw(64, 80)" in one


def test_the_best_template_is_the_reference_of_one_task() -> None:
    """Whatever is asked, it draws what that task's own reference draws."""
    model = connect("null:best-template")
    task = load_task(BEST_TEMPLATE)
    assert template(BEST_TEMPLATE).reference(task) in model.program("Draw the map of Italy.")


def test_an_unknown_policy_is_named() -> None:
    """The message lists the policies."""
    with pytest.raises(UnknownName, match="blank, noise, disc, collage"):
        connect("null:genius")
