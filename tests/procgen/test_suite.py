"""The suite finds its tasks by their files, and every task keeps what the types promise."""

from __future__ import annotations

import json

import pytest

from procgen import checks
from procgen.errors import UnknownName
from procgen.suite import levels, load_task, task_ids, template


def test_the_article_is_a_level_with_its_three_tasks() -> None:
    """Levels are folders, tasks are files."""
    assert "article" in levels()
    assert {"smiley", "white_square"} <= set(task_ids("article"))
    assert set(task_ids("article")) <= set(task_ids())


def test_no_two_levels_share_a_task_id() -> None:
    """An id names one task."""
    assert len(task_ids()) == len(set(task_ids()))


def test_unknown_level_and_task_list_what_there_is() -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(UnknownName, match=r"there is no level 'articles'; there is: .*article"):
        task_ids("articles")
    with pytest.raises(UnknownName, match=r"there is no task 'smile'; there is: .*smiley"):
        template("smile")


@pytest.mark.parametrize("task_id", ["smiley", "white_square"])
def test_an_article_task_is_complete(task_id: str) -> None:
    """Three wordings, checks that exist and can be stored, enough programs on both sides, all different."""
    task = load_task(task_id, seed=3)
    assert (task.id, task.level, task.seed) == (task_id, "article", 3)
    assert tuple(task.prompts) == ("short", "detailed", "chinese")
    assert {check.name for check in task.checks} <= set(checks.check_names())
    json.dumps([dict(check.parameters) for check in task.checks])
    source = template(task_id)
    programs = [source.reference(task), *source.variants(task).values(), *source.mutants(task).values()]
    assert len(source.variants(task)) >= 5
    assert len(source.mutants(task)) >= 8
    assert len(set(programs)) == len(programs)


@pytest.mark.parametrize("task_id", ["smiley", "white_square"])
def test_the_seed_alone_decides(task_id: str) -> None:
    """The same seed gives the same programs, another seed others."""
    source = template(task_id)
    assert source.reference(load_task(task_id, 1)) == source.reference(load_task(task_id, 1))
    assert source.reference(load_task(task_id, 1)) != source.reference(load_task(task_id, 2))
