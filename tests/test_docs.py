"""Every command of the README runs, and the documents say what is true of the code."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """List the README's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("procgen ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the README's commands read, so that they write nothing into the repository."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in ("gallery/article", "experiments/01_article"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def test_the_commands_of_the_readme_run_in_their_order(checkout: Path) -> None:
    """A reader who types them one after another sees each succeed."""
    program = Path(sys.executable).with_name("procgen")
    for command in COMMANDS:
        line = command.replace("procgen", str(program), 1)
        run = subprocess.run(line, shell=True, cwd=checkout, capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"


def test_the_python_of_the_readme_runs(checkout: Path) -> None:
    """The session in Python gives a picture and a score."""
    (source,) = blocks("python")
    tail = "\nassert result.status == 'ok' and score.verdict == 'pass'"
    subprocess.run([sys.executable, "-c", source + tail], cwd=checkout, check=True)


def test_ci_runs_the_line_of_the_readme() -> None:
    """What CI installs and tests is the README's own line, and the other line shows the demo."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert "pip install -e '.[test]' && pytest" in lines
    assert "pip install . && procgen demo" in lines
    assert 'grep -m 1 "^pip install -e' in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    """It fits in 150 lines, and every file it names is there."""
    assert README.count("\n") < 150
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_changelog_names_the_version() -> None:
    """The newest entry is the installed version."""
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    assert newest
    assert newest[1] == importlib.metadata.version("procgen-numpy")


@pytest.mark.parametrize(
    "folder", sorted(path.parent.name for path in (ROOT / "experiments").glob("*/README.md"))
)
def test_an_experiment_says_question_method_command_result_and_verdict(folder: str) -> None:
    """Each folder can be read, repeated and judged without asking its author."""
    text = (ROOT / "experiments" / folder / "README.md").read_text("utf-8")
    for heading in ("Question", "Method", "Command", "Result", "Verdict"):
        assert re.search(rf"^## {heading}", text, flags=re.MULTILINE), heading
