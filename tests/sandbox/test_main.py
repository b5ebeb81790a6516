"""The command ``python -m sandbox``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURE = "import numpy as np\nprint('drawn')\ndef draw(height, width):\n    return np.eye(height, width)\n"


def command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    line = [sys.executable, "-m", "sandbox", *arguments]
    return subprocess.run(line, input=stdin, capture_output=True, text=True, check=False, cwd=ROOT)


def test_a_file_is_run_and_its_array_saved(tmp_path: Path) -> None:
    """The array is written as it was, the program's text is printed, and the end is told."""
    (tmp_path / "eye.py").write_text(PICTURE)
    done = command(str(tmp_path / "eye.py"), "--size", "5x7", "--save", str(tmp_path / "eye.npy"))

    assert done.returncode == 0
    assert done.stdout == "drawn\n"
    assert done.stderr.splitlines()[-1].startswith("ok (")
    assert np.array_equal(np.load(tmp_path / "eye.npy"), np.eye(5, 7))


def test_the_standard_input_is_run_and_described_as_json() -> None:
    """A dash reads the program from a pipe; --json prints one object."""
    done = command("-", "--json", "--size", "3x3", stdin=PICTURE)

    described = json.loads(done.stdout)
    assert (described["status"], described["shape"], described["dtype"]) == ("ok", [3, 3], "float64")
    assert described["stdout"] == "drawn\n"


def test_a_failing_program_is_one_line_and_exit_one() -> None:
    """What went wrong is told with its line, without a traceback of ours."""
    done = command("-", stdin="x = 1\nx / 0")

    assert done.returncode == 1
    assert "ZeroDivisionError: " in done.stderr
    assert "Traceback" not in done.stderr


def test_hostile_text_cannot_drive_the_terminal() -> None:
    """Control characters arrive as escapes."""
    done = command("-", "--no-policy", stdin=r"print('\x1b]0;title\x07')")

    assert "\x1b" not in done.stdout
    assert r"\x1b]0;title\x07" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["no/such/file.py"], 2, "no/such/file.py cannot be read"),
        (["-", "--size", "big"], 2, "'big' is no size; write HEIGHTxWIDTH"),
        (["-", "--size", "0x9"], 2, "the size (0, 9) is out of range: 1 to 32768 pixels a side"),
        (["-", "--seconds", "0"], 2, "wall_seconds=0.0: a limit must be positive"),
        (["-", "--require", "4"], 1, "and 4 is required"),
        ([], 2, "the following arguments are required: FILE"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], code: int, says: str) -> None:
    """Mistakes at the prompt are told in a line that says what to do."""
    done = command(*arguments)

    assert done.returncode == code
    assert says in done.stderr.splitlines()[-1]
