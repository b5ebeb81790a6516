"""Scores, attempts and records show themselves in a notebook, whatever a model wrote."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter
from nbclient import NotebookClient

from procgen.errors import StoreError
from procgen.png import read_png
from procgen.types import Message, Picture
from sandbox.result import Failure

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)"> & "quoted" \x1b[2J 字'


class Tags(HTMLParser):
    """List the elements of a page, their attributes, and whether each that was opened is closed."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open, self.attributes = set(), [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Check that the innermost element is the one that ends."""
        assert self.open.pop() == tag


def bundle(shown):
    """Give what an object offers to a notebook."""
    return shown._repr_mimebundle_()


@pytest.mark.parametrize("ending", ["pass", "fail", "unsure", "error", "no-code", "timeout"])
def test_every_attempt_shows_itself_as_text_html_and_picture(make_record, ending):
    """An attempt has the three forms, whether it has a picture, an error or no program."""
    shown = bundle(make_record(ending).attempts[0])

    assert set(shown) == {"text/plain", "text/html", "image/png"}
    assert read_png(shown["image/png"]).ndim == 3
    assert Tags(shown["text/html"]).open == []


def test_a_record_tells_its_attempts_in_order(make_record):
    """The text of a record names the outcome and how each attempt ended."""
    text = bundle(make_record("error", "fail", "pass"))["text/plain"]

    assert text.splitlines() == [
        "smiley by recorded:x: pass after 3 attempts (feedback error, sample 0)",
        "  1  IndexError in line 2: index 70 is out of bounds",
        "  2  fail 0.25: roundness 0.25, at least 0.8 needed",
        "  3  pass 0.90",
    ]


def test_the_filmstrip_has_a_frame_for_each_attempt(make_record):
    """The picture of a record grows with its attempts, first sideways and then downwards."""
    height, width = read_png(bundle(make_record("pass"))["image/png"]).shape[:2]
    three = read_png(bundle(make_record("error", "fail", "pass"))["image/png"]).shape[:2]
    seven = read_png(bundle(make_record(*["error"] * 7))["image/png"]).shape[:2]

    assert three == (height, 3 * width)
    assert seven == (2 * height, 6 * width)


def test_the_filmstrip_shows_the_pictures_and_the_error(make_record):
    """Each frame has what it stands for: the picture's colour in its middle, or the pink card of an error."""
    strip = read_png(bundle(make_record("error", "fail", "pass"))["image/png"])[:, :, :3]
    height, width = strip.shape[0], strip.shape[1] // 3
    frames = [strip[height // 3, place * width + width // 2].tolist() for place in range(3)]

    assert frames == [[0xF6, 0xE6, 0xE4], [40, 40, 40], [60, 60, 60]]


def test_the_png_of_an_attempt_is_its_picture_exactly(make_record):
    """No pixel is lost or smoothed on the way into a notebook."""
    attempt = make_record("pass").attempts[0]

    assert np.array_equal(read_png(bundle(attempt)["image/png"]), attempt.picture.pixels)


def test_html_shows_picture_overlay_check_program_and_message(make_record):
    """The page of an attempt has all that a reader needs to follow it."""
    html = bundle(make_record("fail").attempts[0])["text/html"]

    assert html.count("data:image/png;base64,") == 2  # the picture, and the same with what was found
    for words in ("roundness 0.25, at least 0.8 needed", "np.zeros((64, 48))", "message 1", "printed words"):
        assert words in html


def test_text_of_a_model_cannot_become_markup(make_record):
    """Whatever a model, a program or a check writes is shown as letters."""
    record = make_record("error", "pass", model=HOSTILE)
    first, second = record.attempts
    check = replace(second.score.checks[0], name=HOSTILE, why=HOSTILE)
    first = replace(
        first,
        program=HOSTILE,
        stdout=HOSTILE,
        asked=(Message("user", HOSTILE),),
        failure=Failure(HOSTILE, HOSTILE, 1, HOSTILE),
    )
    second = replace(second, score=replace(second.score, checks=(check,)))
    reply = replace(first, program=None, completion=replace(first.completion, text=HOSTILE))
    for shown in (replace(record, attempts=(first, second, reply)), first, reply, second, second.score):
        tags = Tags(bundle(shown)["text/html"])
        assert "script" not in tags.found
        assert "onerror" not in tags.attributes
        assert "\x1b" not in bundle(shown)["text/plain"] + bundle(shown)["text/html"]


def test_a_lost_picture_is_said_and_not_raised(make_record):
    """A record whose picture files are gone can still be looked at."""

    def lost():
        raise StoreError("images/ab/abc.png is gone")

    attempt = replace(make_record("pass").attempts[0], picture=Picture("abc", 64, 48, lost))

    assert "The file of this picture is gone." in bundle(attempt)["text/html"]
    assert bundle(attempt)["image/png"]


def test_an_unscored_record_without_attempts_is_shown(make_record):
    """A sample that never got an answer shows what failed."""
    shown = bundle(make_record(stop="provider", unscored="the server is down"))

    assert "unscored after 0 attempts" in shown["text/plain"]
    assert shown["text/plain"].endswith("the server is down")


def test_jupyter_takes_all_three_forms(make_record):
    """IPython's own formatter finds the bundle and keeps every form of it."""
    data, _ = DisplayFormatter().format(make_record("pass").attempts[0].score)

    assert {"text/plain", "text/html", "image/png"} <= set(data)


def test_a_notebook_shows_a_score():
    """In a real kernel the last expression of a cell is shown as HTML and as a picture."""
    cell = nbformat.v4.new_code_cell(
        "from procgen.types import CheckResult, Score, Verdict\n"
        "Score(0.5, Verdict.FAIL, (CheckResult('eyes', 0.5, Verdict.FAIL, 'one eye, two needed'),))"
    )
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    data = notebook.cells[0].outputs[0]["data"]

    assert "one eye, two needed" in data["text/html"]
    assert data["image/png"]
