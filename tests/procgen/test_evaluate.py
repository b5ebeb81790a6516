"""Many samples: stored, resumed, sharded, judged again."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from procgen.errors import ModelError, StoreError, UnknownName
from procgen.evaluate import JOURNAL, evaluate
from procgen.models.scripted import Scripted
from procgen.rescore import rescore
from procgen.store import RECORDS, merge, open_run, read_run
from procgen.suite import load_task, template
from procgen.types import Check, Completion, Message
from sandbox import Sandbox, SandboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from procgen.store import Run
    from procgen.types import Record, Task

BROKEN = "```python\nimport numpy as np\nimage = np.zeros((64, 64))\nimage[70, 3] = 1\n```"
WRONG = "```python\nimport numpy as np\nimage = np.eye(64)\n```"


class Answering:
    """A model that answers by a function of the conversation, and counts."""

    def __init__(self, answer: Callable[[Sequence[Message]], str], name: str = "answering") -> None:
        self.name = name
        self.asked: list[tuple[Sequence[Message], int | None]] = []
        self._answer = answer

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Count and answer."""
        self.asked.append((messages, seed))
        return Completion(self._answer(messages), model=self.name)


def knowing(task: Task) -> Callable[[Sequence[Message]], str]:
    """Answer with an error first, and with the task's reference program when asked again."""
    program = template(task.id).reference(task)
    return lambda messages: BROKEN if len(messages) == 1 else f"```python\n{program}\n```"


def keys(records: Any) -> list[tuple[str, int, int]]:
    """List what was sampled."""
    return sorted((record.task, record.seed, record.sample) for record in records)


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """Share one sandbox."""
    with Sandbox(workers=2) as running:
        yield running


@pytest.fixture
def here(box: Sandbox) -> Callable[..., Run]:
    """Give `evaluate` in the shared sandbox."""
    return partial(evaluate, box=box)


def test_every_task_instance_and_sample_is_made_once(tmp_path):
    """Two tasks, two instances, two samples: eight records, each with its own seeds."""
    model = Answering(lambda _: WRONG)
    run = evaluate(["halves", "corners"], model, tmp_path, instances=2, samples=2, turns=1, seed=5)
    expected = [(task, seed, k) for task in ("corners", "halves") for seed in (5, 6) for k in (0, 1)]
    assert keys(run.records()) == expected
    assert {record.level for record in run.records()} == {load_task("halves").level}
    seeds = [(messages[0].text, seed) for messages, seed in model.asked]
    assert len(set(seeds)) == 8


def test_a_repeated_call_asks_nothing(here, tmp_path):
    """A finished run is left as it is, and its journal is gone."""
    task = load_task("halves")
    model = Answering(knowing(task))
    first = here([task], model, tmp_path, samples=2)
    assert len(model.asked) == 4
    lines = (tmp_path / RECORDS).read_bytes()
    again = here([task], model, tmp_path, samples=2)
    assert len(model.asked) == 4
    assert (tmp_path / RECORDS).read_bytes() == lines
    assert keys(again.records()) == keys(first.records())
    assert not (tmp_path / JOURNAL).exists()


def test_more_samples_may_be_asked_for(here, tmp_path):
    """A finished run grows by exactly what is new."""
    model = Answering(lambda _: WRONG)
    here(["halves"], model, tmp_path, turns=1)
    run = here(["halves", "corners"], model, tmp_path, turns=1, samples=2)
    assert len(model.asked) == 4
    assert len(keys(run.records())) == 4
    assert run.settings["samples"] == 2


def test_other_settings_are_another_run(here, tmp_path):
    """A run is never continued with another model, strategy, budget or wording."""
    here(["halves"], Answering(lambda _: WRONG), tmp_path, turns=1)
    for changes in ({"turns": 2}, {"feedback": "none"}, {"tokens": 9}, {"prompt": "detailed"}, {"seed": 1}):
        model = Answering(lambda _: WRONG)
        with pytest.raises(StoreError, match="was begun with"):
            here(["halves"], model, tmp_path, **{"turns": 1, **changes})
        assert model.asked == []
    with pytest.raises(StoreError, match="was begun with model 'answering', not 'other'"):
        here(["halves"], Answering(lambda _: WRONG, "other"), tmp_path, turns=1)


def test_a_changed_task_is_another_run(here, tmp_path):
    """Samples that were asked or judged otherwise are not mixed with the old ones."""
    task = load_task("halves")
    here([task], Answering(lambda _: WRONG), tmp_path, turns=1)
    reworded = replace(task, prompts={"short": "Draw something else."})
    with pytest.raises(StoreError, match="the prompt of halves/0 changed"):
        here([reworded], Answering(lambda _: WRONG), tmp_path, turns=1, samples=2)
    rejudged = replace(task, checks=(*task.checks, Check("round")))
    with pytest.raises(StoreError, match="the checks of halves/0 changed"):
        here([rejudged], Answering(lambda _: WRONG), tmp_path, turns=1, samples=2)


def test_a_failing_provider_stops_the_run_and_loses_nothing(here, tmp_path):
    """After three unscored samples in a row the run stops; later it goes on, and pays nothing twice."""
    task = load_task("halves")
    replies = [BROKEN, WRONG, BROKEN, *[ModelError("the server is down")] * 9]
    with pytest.raises(ModelError, match=r"^stopped: the last 3 samples .* the server is down; .* goes on$"):
        here([task], Scripted(replies, "tiny"), tmp_path, samples=9, turns=2, threads=1)
    run = read_run(tmp_path)
    assert [record.outcome for record in run.records()] == ["fail", "unscored", "unscored", "unscored"]
    assert [len(record.attempts) for record in run.records()] == [2, 1, 0, 0]
    assert run.scored() == {("halves", 0, 0)}

    model = Answering(lambda _: WRONG, "tiny")
    run = here([task], model, tmp_path, samples=9, turns=2, threads=1)
    assert len(model.asked) == 15  # of 16: the first reply of the second sample had arrived before
    assert len(run.scored()) == 9
    assert all(record.unscored is None for record in run.records())


def test_a_single_unscored_sample_does_not_stop_the_run(here, tmp_path):
    """Failures count towards stopping only in a row; the sample is tried again by the next call."""
    replies = [WRONG, ModelError("hiccup"), WRONG, ModelError("hiccup"), WRONG, WRONG]
    run = here(["halves"], Scripted(replies, "tiny"), tmp_path, samples=6, turns=1, threads=1, patience=2)
    assert sorted(record.outcome for record in run.records()) == ["fail"] * 4 + ["unscored"] * 2
    assert len(here(["halves"], Scripted([WRONG] * 2, "tiny"), tmp_path, samples=6, turns=1).scored()) == 6


def test_a_failing_sandbox_stops_the_run_and_loses_nothing(tmp_path):
    """A sandbox that runs nothing leaves the samples unscored, and the replies are kept for the next call."""
    task = load_task("halves")
    model = Answering(lambda _: WRONG)
    with Sandbox() as closed:
        pass
    with pytest.raises(
        SandboxError, match=r"^stopped: the last 3 samples could not be scored, since .*closed"
    ):
        evaluate([task], model, tmp_path, samples=4, turns=1, threads=1, box=closed)
    assert len(model.asked) == 3
    with Sandbox() as box:
        run = evaluate([task], model, tmp_path, samples=4, turns=1, box=box)
    assert len(model.asked) == 4
    assert len(run.scored()) == 4


def test_samples_are_made_side_by_side(here, tmp_path):
    """As many samples wait for their model at once as there are threads."""
    meeting = Barrier(3, timeout=30)

    def answer(_: Sequence[Message]) -> str:
        meeting.wait()
        return WRONG

    run = here(["halves"], Answering(answer), tmp_path, samples=6, turns=1, threads=3)
    assert len(run.scored()) == 6


def test_shards_make_the_whole(here, tmp_path):
    """Two parts on two machines, merged, are the samples of one run, each once."""
    task = load_task("halves")
    plan = {"samples": 3, "turns": 1}
    parts = [
        here([task, "corners"], Answering(lambda _: WRONG), tmp_path / str(n), shard=(n, 2), **plan)
        for n in (0, 1)
    ]
    assert [len(part.scored()) for part in parts] == [3, 3]
    merged = merge([part.path for part in parts], tmp_path / "all")
    whole = here([task, "corners"], Answering(lambda _: WRONG), tmp_path / "whole", **plan)
    assert keys(merged.records()) == keys(whole.records())


def test_a_record_is_on_disk_before_it_is_shown(here, tmp_path):
    """Whoever watches a run can read each sample from the disk."""
    seen = []

    def watch(record: Record) -> None:
        seen.append((record.sample, len(read_run(tmp_path).scored())))

    here(["halves"], Answering(lambda _: WRONG), tmp_path, samples=3, turns=1, threads=1, watch=watch)
    assert seen == [(0, 1), (1, 2), (2, 3)]


def test_an_interrupted_run_keeps_what_was_answered(here, tmp_path):
    """Ctrl-C in the middle leaves whole records and paid replies; the same call goes on."""

    def interrupt(record: Record) -> None:
        if record.sample == 1:
            raise KeyboardInterrupt

    task = load_task("halves")
    model = Answering(knowing(task))
    with pytest.raises(KeyboardInterrupt):
        here([task], model, tmp_path, samples=5, threads=2, watch=interrupt)
    here([task], model, tmp_path, samples=5, threads=2)
    assert len(model.asked) == 10
    assert len(read_run(tmp_path).scored()) == 5


def test_wrong_arguments_are_refused_before_a_folder_is_made(here, tmp_path):
    """Unknown names and impossible numbers cost nothing."""
    model = Scripted([])
    out = tmp_path / "run"
    for wrong in ({"samples": 0}, {"threads": 0}, {"turns": 0}, {"shard": (2, 2)}, {"patience": 0}):
        with pytest.raises(ValueError, match=r"at least 1|no shard"):
            here(["halves"], model, out, **wrong)
    for wrong in ({"feedback": "mirror"}, {"prompt": "latin"}):
        with pytest.raises(UnknownName):
            here(["halves"], model, out, **wrong)
    with pytest.raises(UnknownName):
        here(["smily"], model, out)
    assert not out.exists()


def test_settings_stand_in_the_run(here, tmp_path):
    """What was asked of whom, how often, under which limits, can be read afterwards."""
    run = here(["halves"], Answering(lambda _: WRONG), tmp_path, turns=1, title="Mine", note="A try.")
    settings = json.loads((tmp_path / "run.json").read_text("utf-8"))["settings"]
    assert dict(run.settings) == settings
    assert (settings["model"], settings["tasks"], settings["title"]) == ("answering", ["halves"], "Mine")
    assert settings["limits"]["wall_seconds"] > 0
    assert run.tasks["halves/0"]["wording"] == "short"


def test_a_finished_run_is_judged_again_without_a_model(here, tmp_path):
    """Today's checks judge the stored pictures; the old scores stay beside, and the header says so."""
    task = load_task("halves")
    lenient = replace(task, checks=())
    run = here([lenient], Answering(knowing(task)), tmp_path, samples=2)
    assert [record.score for record in run.records()] == [None, None]
    before = (tmp_path / RECORDS).read_bytes()
    with pytest.raises(StoreError, match="the checks of halves/0 changed"):
        here([task], Answering(knowing(task)), tmp_path, samples=3)

    seen = []
    again = rescore(tmp_path, watch=seen.append)
    assert [record.outcome for record in again.records()] == ["pass", "pass"]
    assert len(seen) == 2
    assert (tmp_path / "records-1.jsonl").read_bytes() == before
    assert again.provenance[-1]["scores_before"] == "records-1.jsonl"
    assert len(here([task], Answering(knowing(task)), tmp_path, samples=3).scored()) == 3


def test_judging_again_changes_nothing_when_nothing_changed(here, tmp_path):
    """The same checks give the same scores from the stored pictures as from the fresh ones."""
    here(["disc", "halves"], Answering(lambda _: WRONG), tmp_path, samples=2, turns=2)
    before = (tmp_path / RECORDS).read_bytes()
    rescore(tmp_path)
    assert (tmp_path / RECORDS).read_bytes() == before


def test_a_task_that_draws_otherwise_is_not_judged_again(tmp_path, make_record):
    """A run of another version's instances is refused; nothing is judged by the wrong wish."""
    foreign = make_record("fail", task="halves", parameters={"shapes": 99})
    with open_run(tmp_path / "foreign", {}, {}) as writer:
        writer.append(foreign)
    with pytest.raises(StoreError, match="task halves draws another picture from seed 0"):
        rescore(tmp_path / "foreign")
    with open_run(tmp_path / "gone", {}, {}) as writer:
        writer.append(replace(foreign, task="gone"))
    with pytest.raises(StoreError, match="cannot be judged again: there is no task 'gone'"):
        rescore(tmp_path / "gone")
