"""Ladders: rungs rise, each rung judges rightly, and a model of known skill is placed on the right one."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from procgen import suite
from procgen.checks.barcodes import MODULES
from procgen.checks.vision.opencv import read_markers
from procgen.errors import UnknownName
from procgen.exact.block_path import dragon, hilbert
from procgen.exact.palette import PAINTS
from procgen.exact.shapes import Scene, render
from procgen.ladder import climb, place
from procgen.picture import canonicalise
from procgen.prompts import task_prompt, without_pictures
from procgen.run_lengths import LONGEST
from procgen.score import score
from procgen.solve import attempt
from procgen.types import Completion, Verdict
from sandbox import Limits, Sandbox

LADDERS = [name for name in suite.task_ids("ladders") if suite.rungs(name)]
DRAWN = (
    *("barcodes", "board", "clocks", "copy_scene", "dot_matrix", "dragon", "hilbert"),
    *("markers", "maze", "penrose", "qr_code", "ring_chain", "seven_segment", "torus_knot", "truchet"),
)


def drawn(source: str) -> np.ndarray:
    """Run a trusted program of ours and give its picture."""
    names: dict[str, object] = {"__name__": "__main__"}
    exec(source, names)
    return names["image"]


@pytest.mark.parametrize("name", [name for name in LADDERS if name != "copy_scene"])
def test_every_rung_asks_for_a_picture_that_can_be_read(name: str) -> None:
    """No rung asks for a picture that is refused for its size or shape; a copy has one size on all rungs."""
    for task_id in suite.instances(name):
        canonicalise(np.zeros(suite.load_task(task_id).size))


@pytest.mark.parametrize("name", LADDERS)
def test_rungs_rise_and_any_higher_one_can_be_asked_for(name: str) -> None:
    """An evaluation may start anywhere, and go on above the rungs that are listed."""
    rungs = suite.rungs(name)
    assert list(rungs) == sorted(set(rungs))
    assert len(rungs) >= 5
    assert suite.template(f"{name}@{rungs[2] + 1}")


@pytest.fixture(scope="module")
def box():
    """Give a sandbox that allows for a busy machine, and else only what every program is allowed."""
    with Sandbox(workers=1, limits=Limits(wall_seconds=40)) as sandbox:
        yield sandbox


@pytest.mark.parametrize("name", LADDERS)
def test_the_reference_of_the_highest_rung_runs_in_the_sandbox_and_passes(name: str, box: Sandbox) -> None:
    """No rung that an evaluation tries needs a program that is too long or takes too long."""
    task_id = suite.instances(name)[-1]
    task, program = suite.load_task(task_id), suite.template(task_id)
    tried = attempt(task, box, 1, (), Completion(f"```python\n{program.reference(task)}\n```"))
    assert tried.score is not None, tried.failure
    assert tried.score.verdict is Verdict.PASS


TOO_HIGH = (
    *("hilbert@9", "letterforms@2000", "hilbert@4096", "hilbert@20000", "penrose@4096", "dragon@64"),
    *("constellation@1024", "board@500", "many_shapes@300"),
)


@pytest.mark.parametrize("name", TOO_HIGH)
def test_a_rung_that_no_program_could_draw_is_refused(name: str) -> None:
    """A picture too large to leave, or one that no short enough program draws, is not asked for."""
    with pytest.raises(UnknownName, match="ask for a lower rung"):
        suite.load_task(name)


@pytest.mark.parametrize("name", ["polar_dots@1000", "constrained_discs@1000", "named_curve@90"])
def test_a_picture_grows_so_that_a_high_rung_has_room(name: str, box: Sandbox) -> None:
    """Far above the listed rungs there is still a task, and its reference runs and passes."""
    task, program = suite.load_task(name), suite.template(name)
    tried = attempt(task, box, 1, (), Completion(f"```python\n{program.reference(task)}\n```"))
    assert tried.score is not None, tried.failure
    assert tried.score.verdict is Verdict.PASS


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("step", [0, 2])
def test_a_reference_passes_and_mutants_fail(name: str, step: int) -> None:
    """A rung's own program passes with full marks, two that are wrong in one way do not."""
    name = f"{name}@{suite.rungs(name)[step]}"
    task, template = suite.load_task(name), suite.template(name)
    assert score(drawn(template.reference(task)), task).score > 0.9
    mutants = template.mutants(task)
    for wrong in Random(step).sample(sorted(mutants), 2):
        assert score(drawn(mutants[wrong]), task).verdict is Verdict.FAIL, wrong
    assert len(mutants) >= 8
    assert len(template.variants(task)) >= 5


@pytest.mark.parametrize("name", DRAWN)
def test_one_flat_colour_is_worth_little_on_any_ladder(name: str) -> None:
    """Whatever share of a picture one colour covers, painting everything in it scores below 0.2."""
    name = f"{name}@{suite.rungs(name)[1]}"
    task = suite.load_task(name)
    height, width = task.size
    colours = [PAINTS[0].colour, task.parameters.get("ground", (0, 0, 0))]
    flats = (np.full((height, width, 3), colour, np.uint8) for colour in colours)
    assert max(score(flat, task).score for flat in flats) < 0.2


def test_a_copy_task_shows_its_picture() -> None:
    """What is to be copied is in the message that asks for it."""
    task = suite.load_task("copy_scene@4")
    (message,) = task_prompt(task)
    (shown,) = message.pictures
    assert score(shown.pixels, task).verdict is Verdict.PASS


@pytest.mark.parametrize("rung", [1, 8, 32, 128])
def test_a_picture_spelt_as_text_is_enough_to_copy_it(rung: int) -> None:
    """What a model that does not see is given, coloured in cell by cell, passes, and its text is bounded."""
    task = without_pictures(suite.load_task(f"copy_scene@{rung}"))
    (message,) = task_prompt(task)
    assert message.pictures == ()
    assert len(message.text) < LONGEST + 2000
    _, palette, *lines = message.text.split("```")[1].strip().splitlines()
    inks = dict(named.split("=#") for named in palette.removeprefix("palette: ").split())
    rows = []
    for line in lines:
        which, _, runs = line.partition(": ")
        first, _, last = which.partition("-")
        row = [tuple(bytes.fromhex(inks[run[0]])) for run in runs.split() for _ in range(int(run[1:]))]
        rows += [row] * (int(last or first) - int(first) + 1)
    cells = np.array(rows, np.uint8)
    copied = cells.repeat(512 // cells.shape[0], 0).repeat(512 // cells.shape[1], 1)
    assert score(copied, task).verdict is Verdict.PASS


def test_every_wording_of_a_copy_task_can_be_given_without_a_picture() -> None:
    """The text stands under each wish; a task that shows nothing stays as it is."""
    task = suite.load_task("copy_scene@4")
    for name, wish in without_pictures(task).prompts.items():
        assert wish.startswith(task.prompts[name])
        assert "palette: a=#" in wish
    assert without_pictures(suite.load_task("disc")) is suite.load_task("disc")


@pytest.mark.parametrize("order", range(6))
def test_a_hilbert_curve_visits_every_place_once(order: int) -> None:
    """It goes from neighbour to neighbour, from the upper left to the upper right corner."""
    nodes = hilbert(order)
    steps = np.abs(np.diff(nodes, axis=0)).sum(1) if order else np.ones(0)
    assert (steps == 1).all()
    assert len(set(nodes)) == 4**order
    assert (nodes[0], nodes[-1]) == ((0, 0), (0, 2**order - 1))


@pytest.mark.parametrize("folds", range(1, 11))
def test_a_dragon_curve_turns_at_every_step_and_takes_no_edge_twice(folds: int) -> None:
    """Paper folded at right angles never lies over itself."""
    nodes = dragon(folds)
    steps = np.diff(nodes, axis=0)
    edges = {frozenset((a, b)) for a, b in pairwise(nodes)}
    assert (np.abs(steps).sum(1) == 1).all()
    assert ((steps[1:] * steps[:-1]).sum(1) == 0).all()
    assert len(edges) == 2**folds


def test_a_known_barcode_is_read() -> None:
    """The standard's own number 4006381333931 (its modules written out by hand) reads as itself."""
    task = replace(suite.load_task("barcodes@1"), checks=())
    code = "101" + "0001101" + "0100111" + "0101111" + "0111101" + "0001001" + "0110011"
    code += "01010" + "1000010" * 3 + "1110100" + "1000010" + "1100110" + "101"
    assert len(code) == MODULES
    bars = np.kron([int(bit) for bit in code], [1, 1])
    image = np.full((*task.size, 3), 255, np.uint8)
    image[8:56, 30 : 30 + len(bars)] = np.where(bars == 1, 0, 255)[None, :, None]
    check = replace(suite.load_task("barcodes@1").checks[0], parameters={"numbers": ["4006381333931"]})
    assert score(image, replace(task, checks=(check,))).verdict is Verdict.PASS


def test_the_markers_of_the_ladder_are_those_of_the_dictionary() -> None:
    """OpenCV reads every marker that the ladder's rule draws as the number that it stands for."""
    template = suite.template("markers@256")
    numbers = list(range(3, 1024, 4))
    source = template.ladder.source(dict(suite.load_task("markers@256").parameters) | {"drawn": numbers})
    names: dict[str, object] = {}
    exec(source, names)
    picture = names["draw"](*template.ladder.size(256))
    assert sorted(number for number, _ in read_markers(picture[..., 0].copy())) == numbers


@pytest.mark.parametrize("seed", [0, 1])
def test_a_torus_knot_has_its_crossings(seed: int) -> None:
    """At every crossing of the truth both strands are seen, the lower one on either side of a gap."""
    task = suite.load_task("torus_knot@8", seed)
    truth = suite.template("torus_knot@8").truth(task, *task.size)
    assert len(truth.names) == 2 + 8
    assert set(np.unique(truth.parts)) == set(range(10))
    inked = (truth.pixels == task.parameters["ink"]).all(axis=2)
    for crossing in range(2, 10):
        assert 0.2 < inked[truth.parts == crossing].mean() < 0.9


def test_a_maker_who_spoils_parts_at_a_known_rate_is_placed_by_the_real_check() -> None:
    """One who gets each shape's colour wrong at a rate stands where (1 - rate)^n is one half, within 20 %."""
    rate, rng = 0.25, Random(3)
    judged: dict[tuple[int, tuple[bool, ...]], bool] = {}

    def attempt(rung: int) -> bool:
        spoilt = tuple(rng.random() < rate for _ in range(rung))
        if (rung, spoilt) not in judged:
            judged[rung, spoilt] = passes(f"many_shapes@{rung}", spoilt)
        return judged[rung, spoilt]

    rung = place(climb(attempt, (1, 2, 3, 4, 5, 6), 300))
    assert rung.half == pytest.approx(math.log(0.5) / math.log(1 - rate), rel=0.2)


def passes(name: str, spoilt: tuple[bool, ...]) -> bool:
    """Paint a scene with some shapes in a wrong colour, and judge it."""
    task, scene = suite.load_task(name), suite.template(name).drawn(0)
    shapes = tuple(
        replace(shape, colour=(1, 254, 127)) if is_spoilt else shape
        for shape, is_spoilt in zip(scene.shapes, spoilt, strict=True)
    )
    return score(render(Scene(scene.background, shapes), *task.size), task).verdict is Verdict.PASS
