"""The committed gallery of the article's experiment is the one that a replay gives today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gallery.build import build
from gallery.demo import HEADING, RUNS, play

COMMITTED = Path(__file__).resolve().parents[2] / "gallery" / "article"
NEXT = "run experiments/01_article/measure.py"
MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory) -> Path:
    """Replay the recorded conversations and build their site as the committed one was built."""
    folder = tmp_path_factory.mktemp("demo")
    play(folder)
    return build([folder / run for run in RUNS], folder / "site", title=HEADING, timings=False).parent


def files(site, pattern):
    """List the files of a site that fit a pattern, by their path in it."""
    return {path.relative_to(site).as_posix(): path for path in site.rglob(pattern)}


def lasting(page):
    """Give what a page says on every machine: no number, no drawing, no check's sentence on them."""
    text = re.sub(r"<svg.*?</svg>|\d+(\.\d+)?", "", page.read_text("utf-8"))
    return re.sub(r'(<li class="check">.*?)<p class="why">.*?</p>', r"\1", text, flags=re.DOTALL)


def test_every_page_says_what_a_replay_says(rebuilt):
    """The same pages, with the same messages, programs, errors, checks and verdicts."""
    committed, found = files(COMMITTED, "*.html"), files(rebuilt, "*.html")
    assert committed.keys() == found.keys(), NEXT
    for name, path in found.items():
        assert lasting(path) == lasting(committed[name]), f"{name}: {NEXT}"


def test_every_picture_is_the_one_that_its_program_draws(rebuilt):
    """A picture's name is the digest of its pixels: the names are the same, so the pictures are."""
    assert files(COMMITTED / "pictures", "*").keys() == files(rebuilt / "pictures", "*").keys(), NEXT


def test_the_committed_gallery_is_small():
    """Whoever clones the repository does not pay for it."""
    assert sum(path.stat().st_size for path in COMMITTED.rglob("*.*")) < MOST_BYTES
