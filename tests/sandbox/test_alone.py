"""The sandbox without the rest of the project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_folder_copied_alone_runs_a_program(tmp_path: Path) -> None:
    """With numpy and RestrictedPython installed, the folder needs nothing else of this project."""
    shutil.copytree(ROOT / "sandbox", tmp_path / "sandbox", ignore=shutil.ignore_patterns("__pycache__"))
    code = """
import sandbox
result = sandbox.run("import numpy as np\\nimage = np.full((8, 8), 5)")
print(sandbox.__file__, result.status, result.image.sum())
"""
    run = subprocess.run(
        [sys.executable, "-P", "-c", "import sys; sys.path.insert(0, '.')" + code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    assert run.stdout.split() == [str(tmp_path / "sandbox" / "__init__.py"), "ok", "320"]


def test_the_lines_of_the_readme_run(tmp_path: Path) -> None:
    """What the README shows first is what happens."""
    lines = (ROOT / "sandbox" / "README.md").read_text("utf-8").split("```")
    first = next(block.removeprefix("python\n") for block in lines if block.startswith("python\n"))
    run = subprocess.run([sys.executable, "-c", first], capture_output=True, text=True, check=True, cwd=ROOT)
    shell = next(block.removeprefix("sh\n") for block in lines if block.startswith("sh\n"))
    shell = shell.replace("python", sys.executable).replace("eye.npy", str(tmp_path / "eye.npy"))
    subprocess.run(shell, shell=True, capture_output=True, check=True, cwd=ROOT)

    assert run.stdout.startswith("ok (64, 64, 3) ")
    assert (tmp_path / "eye.npy").exists()


def test_it_works_from_any_folder(tmp_path: Path) -> None:
    """Modules that lie where the application was started do not get into the child."""
    for name in ("numpy", "struct", "sandbox", "socket"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('loaded by mistake')")
    code = f"""
import sys
sys.path = [{str(ROOT)!r}, *(p for p in sys.path if p)]
import sandbox, os
os.chdir({str(tmp_path)!r})
print(sandbox.run("import numpy as np\\nimage = np.ones((2, 2))").status)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "ok\n"
