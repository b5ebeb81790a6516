"""The article's three tasks prove their checks in the sandbox."""

from __future__ import annotations

import pytest

from procgen.validate import validate


@pytest.mark.parametrize("task", ["white_square", "basketball", "smiley"])
def test_what_must_pass_passes_and_what_must_fail_fails(task: str) -> None:
    """The reference and its variants pass, and no mutant does."""
    judged = list(validate([task], [0]))
    assert [(each.case.kind, each.case.name, each.why) for each in judged if each.mistake is not None] == []
    assert len(judged) >= 1 + 5 + 8
