"""The command line as a whole: every command is found, and nothing expected ends in a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest

from procgen.__main__ import commands, main

PROCGEN = (sys.executable, "-m", "procgen")
NAMES = commands.list_commands(None)


def test_no_argument_shows_the_overview(capsys):
    """Called alone, the command explains itself."""
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Usage: procgen")


def test_the_overview_has_a_line_for_every_command(capsys):
    """Help lists all commands of the design, each with what it does."""
    assert main(["--help"]) == 0
    overview = capsys.readouterr().out.partition("Commands:\n")[2]
    shown = dict(re.findall(r"^  (\w+) +(\S.*)$", overview, re.MULTILINE))

    assert {"demo", "draw", "run", "exec", "score", "validate", "rescore", "report"} <= shown.keys()
    assert {"compare", "gallery", "tasks", "models", "doctor"} <= shown.keys()
    assert sorted(shown) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name, capsys):
    """Each command has help that begins with the line of the overview."""
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: procgen {name}")


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_wrong_usage(name, capsys):
    """Wrong usage is one line and exit 2, for every command."""
    assert main([name, "--no-such-option"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"procgen {name}: No such option")
    assert error.endswith(f"; see procgen {name} --help\n")
    assert error.count("\n") == 1


def test_an_unknown_command_is_wrong_usage(capsys):
    """A mistyped command is one line and exit 2."""
    assert main(["no\nsuch\x1b[2J"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_version(capsys):
    """The version is that of the distribution."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("procgen, version ")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, capsys):
    """What the operating system refuses is said in one line with the path."""
    program = tmp_path / "p.py"
    program.write_text("import numpy as np\nimage = np.eye(32)\n")

    assert main(["exec", str(program), "--out", str(program / "inside")]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert str(program / "inside") in error


def test_a_reader_that_leaves_is_no_error():
    """Output into a closed pipe ends quietly."""
    command = [*PROCGEN, "tasks", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.readline()
        run.stdout.close()
        run.wait(timeout=60)
        assert run.stderr.read() == b""


def test_a_terminal_with_few_letters_gets_escapes():
    """Letters that the terminal cannot show do not end a command."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    run = subprocess.run([*PROCGEN, "tasks"], capture_output=True, env=environment, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\\u2026" in run.stdout  # the ellipsis of a long prompt


def test_ctrl_c_ends_without_a_traceback(tmp_path):
    """An interrupted command says what it waits for, leaves at the second Ctrl-C, and reports 130."""
    first, second = tmp_path / "first.py", tmp_path / "second.py"
    first.write_text("import numpy as np\nimage = np.eye(32)\n")
    second.write_text("while True:\n    pass\n")
    command = [*PROCGEN, "exec", "--json", str(first), str(second)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        remark = run.stderr.readline()
        run.send_signal(signal.SIGINT)
        _, error = run.communicate(timeout=60)

    assert run.returncode == 130
    assert remark.startswith("stopping when the programs under way have ended")
    assert "Traceback" not in error
