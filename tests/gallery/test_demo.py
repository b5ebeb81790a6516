"""``procgen demo``: one command, an empty folder, no key; a table, a storyboard, a gallery."""

from __future__ import annotations

import subprocess
import sys

import pytest

from procgen.png import read_png
from procgen.store import open_run, read_run


def demo(folder, *arguments):
    """Run the command as a person does, in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "procgen", "demo", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Give the empty folder in which the demo was run, and what it said."""
    folder = tmp_path_factory.mktemp("empty")
    return folder, demo(folder)


def test_the_demo_ends_with_the_path_of_its_gallery(played):
    """The last line on standard output is the page to open, and the page is there."""
    folder, run = played
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "demo/gallery/index.html"
    page = (folder / "demo/gallery/index.html").read_text("utf-8")
    assert "no code of the article survives" in page


def test_the_demo_tabulates_every_conversation(played):
    """The table has a line for each conversation: attempts, errors, first success, scores then and now."""
    lines = played[1].stdout.splitlines()
    assert lines[0].split("  ")[0] == "conversation"
    square, basketball, smiley = lines[1:4]
    assert square.startswith("A. White square")
    assert basketball.startswith("B. Basketball")
    assert "IndexError 2" in basketball
    assert "ValueError 1" in basketball
    assert "never" in basketball
    assert "attempt 8" in smiley
    assert all("3 of 3 pass" in line for line in (square, basketball, smiley))


def test_the_demo_says_what_is_a_reconstruction(played):
    """The label of each side stands below the table and over the stored runs."""
    folder, run = played
    assert (
        "then: reconstruction from the article's description; no code of the article survives" in run.stdout
    )
    assert "now: recorded reply of a present-day chat model, November 2026" in run.stdout
    assert "econstruction" in read_run(folder / "demo/runs/2023").settings["note"]
    assert all("reconstruction" in record.model for record in read_run(folder / "demo/runs/2023").records())


def test_progress_goes_to_standard_error(played):
    """Each attempt is told on standard error as it happens, and nothing of that on standard output."""
    _, run = played
    told = [line for line in run.stderr.splitlines() if "attempts: " in line]
    assert len(told) == 28
    assert any("B5  IndexError in line" in line for line in told)
    assert "28 attempts" not in run.stdout


def test_the_storyboard_is_a_picture(played):
    """The storyboard can be opened, and is neither blank nor tiny."""
    pixels = read_png(played[0] / "demo/storyboard.png")
    assert min(pixels.shape[:2]) > 800
    assert pixels[..., :3].std() > 20


def test_the_demo_replaces_an_earlier_demo(played):
    """Run again, it replays again instead of failing or doing nothing."""
    folder, first = played
    again = demo(folder)
    assert again.returncode == 0, again.stderr
    assert again.stdout == first.stdout
    assert len(list(read_run(folder / "demo/runs/2023").records())) == 3


def test_the_demo_leaves_another_run_alone(tmp_path):
    """A run that no demo made is never removed: one line says so."""
    with open_run(tmp_path / "demo/runs/2023", {"model": "mine"}, {}):
        pass
    run = demo(tmp_path)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "no demo made" in run.stderr
    assert read_run(tmp_path / "demo/runs/2023").settings["model"] == "mine"
