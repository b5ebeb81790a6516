"""Every template of the suite proves its checks: this runs on each file unasked."""

from __future__ import annotations

from functools import cache

import pytest

from procgen.checks import check_names
from procgen.suite import load_task, rungs, task_ids, template

TASKS = tuple(f"{name}@{rungs(name)[0]}" if rungs(name) else name for name in task_ids())


@cache
def drawn(task_id: str):
    """Draw the first instance of a task."""
    return load_task(task_id, 0)


@pytest.mark.parametrize("task_id", TASKS)
def test_a_task_is_drawn_from_its_seed_and_nothing_else(task_id: str) -> None:
    """The same seed gives the same task, and some other seed gives another one."""
    assert load_task(task_id, 0) == drawn(task_id)
    if drawn(task_id).level != "article":
        others = (load_task(task_id, seed) for seed in (1, 2, 3))
        asked = (drawn(task_id).prompts, drawn(task_id).targets)
        assert any((other.prompts, other.targets) != asked for other in others)


@pytest.mark.parametrize("task_id", TASKS)
def test_a_task_is_worded_in_two_languages(task_id: str) -> None:
    """There are two English wordings and a Chinese one."""
    prompts = drawn(task_id).prompts
    assert {"short", "detailed", "chinese"} <= prompts.keys()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in prompts["chinese"])


@pytest.mark.parametrize("task_id", TASKS)
def test_a_task_names_itself_and_its_checks(task_id: str) -> None:
    """A task is called by its file's name, and each of its checks exists."""
    task = drawn(task_id)
    assert (task.id, task.seed) == (task_id, 0)
    assert task.checks
    assert {check.name for check in task.checks} <= set(check_names())


@pytest.mark.parametrize("task_id", TASKS)
def test_a_task_brings_enough_programs_to_prove_its_checks(task_id: str) -> None:
    """There are at least five variants and eight mutants, no two of them alike."""
    task, source = drawn(task_id), template(task_id)
    variants, mutants = source.variants(task), source.mutants(task)
    programs = [source.reference(task), *variants.values(), *mutants.values()]
    assert len(variants) >= 5
    assert len(mutants) >= 8
    assert len(set(programs)) == len(programs)


def test_the_suite_has_a_hundred_templates_and_sixteen_ladders() -> None:
    """Seven levels hold at least a hundred templates, and the eighth at least sixteen ladders."""
    ladders = [name for name in task_ids("ladders") if rungs(name)]
    assert len(task_ids()) - len(task_ids("ladders")) >= 100
    assert len(ladders) >= 16
