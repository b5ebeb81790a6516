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
