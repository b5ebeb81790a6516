"""Say what made a run: versions, revision and the digest of the code that judged it."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.types import Json

DISTRIBUTIONS = (
    "procgen-numpy",
    "numpy",
    "openai",
    "opencv-python-headless",
    "RestrictedPython",
    "pillow",
)
"""Those whose version can change what a program draws or how a picture is judged."""
_PACKAGES = tuple(Path(__file__).resolve().parent.parent / name for name in ("procgen", "sandbox"))
_GIT_SECONDS = 10


def provenance() -> dict[str, Json]:
    """Collect what is needed to say where a number comes from.

    Returns
    -------
    provenance : dict
        ``time`` (UTC), ``versions``, ``python``, ``platform``, ``processors``, ``source`` (SHA-256 of the
        project's own code), and ``git`` (revision, and whether the code differs from it) or None.
    """
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {name: _version(name) for name in DISTRIBUTIONS},
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        "source": source_digest(),
        "git": _git(),
    }


def source_digest() -> str:
    """Return the SHA-256 of every Python file of procgen and sandbox, names included; hexadecimal."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(f"{path.parent.name}/{path.name}:".encode() + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for package in _PACKAGES:
        yield from sorted(package.rglob("*.py"))


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _git() -> dict[str, Json] | None:
    """Find the revision, if this code is kept by git and does not merely lie in somebody's checkout."""
    if _asked_git("ls-files", "--error-unmatch", __file__) is None:
        return None
    changes = _asked_git("status", "--porcelain", "--", *(str(package) for package in _PACKAGES))
    return {"revision": _asked_git("rev-parse", "HEAD"), "is_changed": bool(changes)}


def _asked_git(*arguments: str) -> str | None:
    try:
        run = subprocess.run(  # noqa: S603 - our own arguments
            ["git", "-C", str(_PACKAGES[0]), *arguments],  # noqa: S607 - the user's git, wherever it is
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.strip()
