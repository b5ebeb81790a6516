"""Start a Python interpreter that knows nothing of its parent: no environment, no files, no user's modules.

The child finds `sandbox`, numpy and RestrictedPython by the folders that the parent would import them from,
so that a checkout, an installed wheel and a copied folder all work; nothing else of its path is visible.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.result import SandboxUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEEDED = ("numpy", "RestrictedPython")
_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
"""Variables without which some interpreters cannot start; nothing secret is kept in them."""
_OURS = (
    ("PYTHONHASHSEED", "17"),  # a program that iterates over a set draws the same picture every time
    ("PYTHONUTF8", "1"),
    ("OPENBLAS_NUM_THREADS", "1"),  # threads do not survive a fork, and each costs address space
    ("OMP_NUM_THREADS", "1"),
    ("VECLIB_MAXIMUM_THREADS", "1"),
    ("MALLOC_MMAP_THRESHOLD_", str(32 << 20)),  # large arrays reuse memory instead of faulting it in anew
    ("MALLOC_TRIM_THRESHOLD_", str(1 << 30)),
)
ENVIRONMENT = (*_KEPT, *(name for name, _ in _OURS))
"""Every variable that a child may have."""
_BOOT = """
import sys, types
count = int(sys.argv[1])
sys.path += sys.argv[2 : 2 + count]
package = sys.modules["sandbox"] = types.ModuleType("sandbox")
package.__path__ = [sys.argv[2] + "/sandbox"]
sys.modules.update(dict.fromkeys(("bz2", "lzma", "_hashlib")))
from {0} import main
main(*sys.argv[2 + count :])
"""
"""What the interpreter runs: the package without its host's side, and numpy without libraries that no picture
needs; each page less is a page that need not be copied for every program."""


def start(module: str, arguments: Sequence[str], *, stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    """Start ``module.main(*arguments)`` in a clean interpreter, in a session of its own.

    Parameters
    ----------
    module : str
        Dotted name of a module of this package.
    arguments : sequence of str
        Handed to ``main``.
    stdin, stdout : int
        As for `subprocess.Popen`; the standard error is a pipe, for the reason of a failed start.

    Returns
    -------
    process : subprocess.Popen

    Raises
    ------
    SandboxUnavailable
        If no interpreter or no numpy can be found, or the system starts no more processes.
    """
    folders = import_folders()
    command = [sys.executable, "-s", "-P", "-S", "-c", _BOOT.format(module), str(len(folders)), *folders]
    if not sys.executable:
        raise SandboxUnavailable("sys.executable is empty: the sandbox needs a Python interpreter to start")
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter with our own arguments
            [*command, *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=_environment(),
            cwd=os.path.abspath(os.sep),  # noqa: PTH100 - the root of this drive
            start_new_session=True,  # an interrupt typed at the terminal is for the application alone
        )
    except OSError as error:
        raise SandboxUnavailable(f"{sys.executable} cannot be started: {error}") from error


def import_folders() -> list[str]:
    """List the folders that hold this package and the libraries which the child needs.

    Returns
    -------
    folders : list of str
        This package's first.

    Raises
    ------
    SandboxUnavailable
        If numpy or RestrictedPython is not installed.
    """
    folders = [str(Path(__file__).resolve().parent.parent)]
    for name in _NEEDED:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise SandboxUnavailable(f"the sandbox needs {name}: pip install {name}")
        folders.append(str(Path(spec.origin).resolve().parent.parent))
    return list(dict.fromkeys(folders))


def last_words(process: subprocess.Popen[bytes]) -> str:
    """Say why a process that has ended did not start.

    Parameters
    ----------
    process : subprocess.Popen
        As from `start`.

    Returns
    -------
    line : str
        The last line of its standard error; empty if it said nothing.
    """
    lines = (
        (process.stderr.read(1 << 16) if process.stderr else b"")
        .decode("utf-8", "replace")
        .strip()
        .splitlines()
    )
    return lines[-1] if lines else ""


def _environment() -> dict[str, str]:
    """Build the child's whole environment."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | dict(_OURS)
