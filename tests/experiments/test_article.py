"""The article's experiment: its replayed programs do what it describes, and what is committed is current."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from gallery.replay import conversations, replay
from procgen.tables import error_name
from procgen.transcript import load_transcript, transcript_ids
from sandbox import Sandbox

EXPERIMENT = Path(__file__).resolve().parents[2] / "experiments" / "01_article"
ERRORS = {
    "A": [None],
    "B": [None] * 4 + ["IndexError", "ValueError", "IndexError", None, None, "no-code"],
    "C": [None] * 8,
}
VERDICTS = {
    "A": ["fail"],
    "B": ["fail"] * 4 + [None] * 3 + ["fail"] * 2 + [None],
    "C": ["fail"] * 7 + ["pass"],
}


@pytest.fixture(scope="module")
def replays():
    """Give what became of the three conversations, by letter."""
    with Sandbox() as box:
        return {said.letter: replay(said, box=box) for said in conversations()}


def gray(replays, name):
    """Give the picture of an attempt, ``B3``, as an array of shape (H, W) from 0 to 1."""
    return replays[name[0]].then.attempts[int(name[1:]) - 1].picture.pixels.mean(axis=2) / 255


@pytest.mark.parametrize("letter", "ABC")
def test_each_attempt_ends_as_the_article_says(replays, letter):
    """Errors of the right types come at the right turns, and only the last smiley succeeds."""
    attempts = replays[letter].then.attempts
    assert [error_name(attempt) for attempt in attempts] == ERRORS[letter]
    assert [attempt.score and attempt.score.verdict for attempt in attempts] == VERDICTS[letter]


def test_the_real_error_is_pasted_back(replays):
    """After each error, the person's next message holds the text of the error that happened here."""
    attempts = replays["B"].then.attempts
    for before, after in pairwise(attempts):
        if before.failure:
            assert f"{before.failure.type}: {before.failure.message}" in after.asked[0].text
    assert "truth value of an array with more than one element" in attempts[5].failure.message
    assert all("{error}" not in message.text for attempt in attempts for message in attempt.asked)


def test_the_white_square_is_not_quite_in_the_middle(replays):
    """A1: one white square on black, whose centre is off by more than a pixel and less than a tenth."""
    white = gray(replays, "A1") > 0.5
    rows, columns = np.nonzero(white)
    assert white.sum() == (np.ptp(rows) + 1) ** 2 == (np.ptp(columns) + 1) ** 2
    off = max(abs(rows.mean() - 49.5), abs(columns.mean() - 49.5))
    assert 1 < off < 10
    said = [check.why for check in replays["A"].then.attempts[0].score.checks if check.verdict == "fail"]
    assert len(said) == 1
    assert "the middle" in said[0]


def test_the_first_basketball_is_a_blurred_blob(replays):
    """B1: brightness falls steadily from the centre, without an edge and without a seam."""
    profile = gray(replays, "B1")[100, 100:]
    assert (np.diff(profile) <= 0).all()
    assert np.abs(np.diff(profile)).max() < 0.03
    assert profile[0] > 0.95
    assert profile[-1] < 0.15


@pytest.mark.parametrize("name", ["B2", "B9"])
def test_two_basketballs_are_entirely_black(replays, name):
    """B2 and B9: an entirely black square; the last one uses a sine function."""
    assert not gray(replays, name).any()
    assert "np.sin(" in replays["B"].then.attempts[8].program


def test_one_basketball_is_an_onigiri(replays):
    """B3: a white disc with one thick black line; B4: a white disc with one thin horizontal black line."""
    across = gray(replays, "B3")[100]
    along = gray(replays, "B4")[:, 60]
    for line, least, most in ((across, 30, 60), (along, 1, 4)):
        inside = np.flatnonzero(line > 0.5)
        dark = line[inside[0] : inside[-1] + 1] < 0.5
        assert least <= dark.sum() <= most
        assert np.count_nonzero(np.diff(dark.astype(int))) == 2


def test_one_basketball_has_curves_and_no_ball(replays):
    """B8: a few thin dark curves on a white square, none of which closes."""
    dark = gray(replays, "B8") < 0.5
    assert 0.02 < dark.mean() < 0.15
    assert all(3 <= np.count_nonzero(np.diff(row.astype(int))) <= 10 for row in dark)


def test_one_smiley_lies_on_its_side(replays):
    """C6 is C8 turned by a quarter, C7 by two, and the check says how far."""
    upright = gray(replays, "C8") < 0.5
    for name, quarters, said in (("C6", 1, "90 degrees"), ("C7", 2, "180 degrees")):
        assert (np.rot90(gray(replays, name) < 0.5, -quarters) != upright).mean() < 0.02
        checks = replays["C"].then.attempts[int(name[1]) - 1].score.checks
        assert any(check.verdict == "fail" and said in check.why for check in checks)


@pytest.mark.parametrize("letter", "ABC")
def test_today_every_reply_passes(replays, letter):
    """The nine replies of today run and draw what was asked, each at the first attempt."""
    assert [record.outcome for record in replays[letter].now] == ["pass"] * 3


def test_the_replies_of_today_are_the_recorded_ones(shared):
    """The copies that ship with the package are the recorded replies, word for word."""
    numbers = {"white_square": "01", "basketball": "02", "smiley": "03"}
    today = [name for name in transcript_ids() if "_today_" in name]
    assert len(today) == 9
    for name in today:
        task, _, which = name.partition("_today_")
        recorded = (shared / "replies" / f"v{numbers[task]}_s{which}.md").read_text("utf-8")
        assert load_transcript(name).turns[0][1].strip() == recorded.strip()


def test_every_reconstruction_says_that_it_is_one():
    """No transcript of 2023 can be shown without its label."""
    for said in conversations():
        assert said.then.label.startswith("reconstruction from the article's description")
        assert "reconstruction" in said.then.model
        assert all(now.label.startswith("recorded reply") for now in said.now)


def test_the_committed_results_are_current(replays):
    """``attempts.csv`` says what a replay finds now; else run experiments/01_article/measure.py."""
    with (EXPERIMENT / "attempts.csv").open(encoding="utf-8", newline="") as file:
        committed = {row["attempt"]: (row["error"], row["verdict"]) for row in csv.DictReader(file)}
    found = {}
    for letter, shown in replays.items():
        now = [attempt for record in shown.now for attempt in record.attempts]
        named = [(f"{letter}{attempt.turn}", attempt) for attempt in shown.then.attempts]
        named += [(f"{letter} today {number}", attempt) for number, attempt in enumerate(now, 1)]
        for name, attempt in named:
            verdict = str(attempt.score.verdict) if attempt.score else ""
            found[name] = error_name(attempt) or "", verdict
    assert committed == found


def test_the_notebook_runs_from_top_to_bottom():
    """Every cell runs in a fresh kernel, and every record, attempt and score shows itself with a picture."""
    notebook = nbformat.read(EXPERIMENT / "article.ipynb", as_version=4)
    shown_before = [bool(cell.get("outputs")) for cell in notebook.cells]
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output["data"] for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [bool(cell.get("outputs")) for cell in notebook.cells] == shown_before
    assert len(outputs) >= 10
    assert all({"text/plain", "text/html", "image/png"} <= data.keys() for data in outputs)
    assert any("IndexError" in data["text/plain"] for data in outputs)
