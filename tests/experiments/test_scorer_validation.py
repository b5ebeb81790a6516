"""The scorer on drawn faces: right ones pass, wrong ones and games do not, laws keep the verdict."""

from __future__ import annotations

import csv
import importlib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from procgen.score import score
from procgen.types import Verdict

if TYPE_CHECKING:
    from types import ModuleType

EXPERIMENT = Path(__file__).resolve().parents[2] / "experiments" / "02_scorer_validation"
SMALL = 128


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the module that draws faces from random numbers."""
    monkeypatch.syspath_prepend(str(EXPERIMENT))
    return importlib.import_module("drawn_faces")


@pytest.fixture
def games(drawn: ModuleType) -> ModuleType:
    """Import the module that draws games, which imports the one that draws faces."""
    assert drawn
    return importlib.import_module("games")


@pytest.fixture
def laws(drawn: ModuleType) -> ModuleType:
    """Import the laws, which lie beside."""
    assert drawn
    return importlib.import_module("laws")


def faces(drawn: ModuleType, count: int) -> list:
    """Draw the numbers of the first smileys that are quickly drawn."""
    found = [drawn.random_face(Random(seed)) for seed in range(4 * count)]
    return [face for face in found if face.size <= SMALL][:count]


def passes(array: np.ndarray) -> bool:
    """Tell whether a picture passes as a smiley."""
    return score(array, "smiley").verdict is Verdict.PASS


def test_drawn_smileys_pass(drawn: ModuleType) -> None:
    """Faces of every manner, size and paint are accepted."""
    refused = [face for face in faces(drawn, 30) if not passes(drawn.render(face))]

    assert refused == []


@pytest.mark.parametrize("seed", [3, 4])
def test_one_wrong_part_fails(drawn: ModuleType, seed: int) -> None:
    """A face with one part turned, missing, doubled or bent the wrong way is refused."""
    face = faces(drawn, 5)[seed]
    accepted = [edit for edit in drawn.EDITS if passes(drawn.render(drawn.edited(face, edit, Random(seed))))]

    assert accepted == []


def test_games_fail(games: ModuleType) -> None:
    """Noise, lattices, scribbles, tiles and a collage of all answers are no smiley."""
    assert [kind for kind in games.GAMES if passes(games.game(kind, 1))] == []


def test_laws_keep_the_verdict(drawn: ModuleType, laws: ModuleType) -> None:
    """Shifts, scales, colours, noise and dtypes change nothing, turns make a face fail."""
    rng = np.random.default_rng(0)
    violated = []
    for face in [face for face in faces(drawn, 30) if face.size >= 64][:2]:
        pixels = drawn.render(face)
        held = [law for law in laws.KEEPING if laws.applies(law, pixels)]
        violated += [law for law in held if not passes(laws.apply(law, pixels, rng))]
        violated += [law for law in laws.TURNING if passes(laws.apply(law, pixels, rng))]

    assert violated == []


def test_a_law_about_colours_applies_only_where_paints_stay_apart(laws: ModuleType) -> None:
    """Pure green and a gray of the same luma are one in gray, black and white are not."""
    alike = np.full((64, 64, 3), 150, np.uint8)
    alike[16:48, 16:48] = (0, 255, 0)
    apart = np.zeros((64, 64, 3), np.uint8)
    apart[16:48, 16:48] = 255

    assert not laws.applies("gray", alike)
    assert laws.applies("gray", apart)


def labels(name: str) -> list[dict[str, str]]:
    """Read a list of labelled pictures."""
    with (EXPERIMENT / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


FRESH = ("fresh_labels.csv", "fresh_second_labels.csv", "fresh_third_labels.csv")


@pytest.mark.parametrize("number", [1, 2])
def test_a_fresh_set_is_of_other_sources(number: int) -> None:
    """It has the columns of the ones before, no source of theirs, and no picture twice."""
    *before, fresh = (labels(name) for name in FRESH[: number + 1])

    assert all(rows[0].keys() == fresh[0].keys() for rows in before)
    assert not {row["source"] for rows in before for row in rows} & {row["source"] for row in fresh}
    assert len({row["file"] for row in fresh}) == len(fresh)


@pytest.mark.parametrize("name", FRESH[1:])
def test_labels_of_a_fresh_set_agree_with_each_other(name: str) -> None:
    """An upright smiley has a head, two eyes and a mouth that bends up; a clock alone has a time."""
    rows = labels(name)
    needs = ("has_big_circle", "two_eyes", "mouth_present", "mouth_curves_up")
    smileys = [row for row in rows if row["upright_smiley"] == "yes"]

    assert {row[need] for row in smileys for need in needs} == {"yes"}
    assert all((row["clock_time"] == "") == (row["clock"] == "no") for row in rows)
