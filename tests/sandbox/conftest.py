"""Two sandboxes that the tests of a session share: one with the policy, one with the system's walls alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Limits, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def box() -> Iterator[Sandbox]:
    """Give a sandbox as users have it."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def open_box() -> Iterator[Sandbox]:
    """Give a sandbox without the policy, for programs that say what the system denies them."""
    with Sandbox(policy=False, limits=Limits(wall_seconds=2)) as sandbox:
        yield sandbox
