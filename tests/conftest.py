"""What every test may rely on: the shared folder where it is present, and no key in the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("timeless", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("timeless")  # how fast a machine is decides no test


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of recorded replies, hostile programs and pictures, or skip."""
    folder = ROOT.parent / "shared"
    if not (folder / "replies").is_dir():
        pytest.skip("the folder ../shared is not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep real keys and servers out of every test."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)
