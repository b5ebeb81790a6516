"""What a terminal is shown: progress in plain lines for files, and small pictures of coloured blocks."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys

import numpy as np
import pytest

from procgen.statistics import Interval
from procgen.tables import Table
from procgen.terminal import emit_table, progress, thumbnail

CELL = re.compile(r"\x1b\[38;2;(\d+);(\d+);(\d+)m\x1b\[48;2;(\d+);(\d+);(\d+)m▀")


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (64, 64), (63, 65), (512, 256)])
def test_a_thumbnail_is_at_most_as_wide_as_asked(shape):
    """Every line has the same number of blocks, and ends with the terminal's own colours."""
    lines = thumbnail(np.zeros((*shape, 3), np.uint8), width=32).split("\n")

    widths = {len(CELL.findall(line)) for line in lines}
    assert len(widths) == 1
    assert max(widths) <= 32
    assert all(line.endswith("\x1b[0m") for line in lines)


def test_a_thumbnail_shows_the_colours():
    """The upper half of a block is one row of the picture, the lower half the next."""
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[0], pixels[1] = (255, 140, 0), (1, 2, 3)

    assert CELL.findall(thumbnail(pixels)) == [("255", "140", "0", "1", "2", "3")] * 2


def test_progress_into_a_file_is_a_line_a_step(capsys):
    """Without a terminal every step is a numbered line on standard error, without control characters."""
    with progress(2, "samples") as step:
        step("first")
        step("second\x1b[2J")
    shown = capsys.readouterr()

    assert shown.out == ""
    assert shown.err == "1/2 samples: first\n2/2 samples: second\N{REPLACEMENT CHARACTER}[2J\n"


def test_progress_on_a_terminal_shows_every_remark():
    """On a terminal there is a bar, and the remarks of all steps above it."""
    script = (
        "from procgen.terminal import progress\n"
        "with progress(2, 'samples') as step:\n"
        "    step('the first [remark]')\n"
        "    step('the second')\n"
    )
    outer, inner = pty.openpty()
    subprocess.run([sys.executable, "-c", script], stderr=inner, check=True, timeout=60)
    os.close(inner)
    shown = os.read(outer, 100_000).decode()
    os.close(outer)

    assert "the first [remark]" in shown
    assert "the second" in shown
    assert "100%" in shown


def test_a_table_is_printed_as_objects(capsys):
    """A row is an object with the table's name; an interval keeps its three numbers."""
    emit_table(Table("rates", "Rates", ("model", "rate"), (("m", Interval(0.5, 0.25, 0.75)), ("n", None))))

    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"table": "rates", "model": "m", "rate": {"value": 0.5, "low": 0.25, "high": 0.75}},
        {"table": "rates", "model": "n", "rate": None},
    ]
