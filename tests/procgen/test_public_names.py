"""What `import procgen` offers, whatever else was imported before."""

from __future__ import annotations

import subprocess
import sys

import pytest

import procgen


def output_of(code: str) -> str:
    """Run code in a fresh interpreter with warnings as errors."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.mark.parametrize("name", ["solve", "score", "evaluate", "rescore"])
def test_a_function_is_never_hidden_by_its_module(name: str):
    """`procgen.score` is the function, also after the module of that name was imported."""
    code = f"import procgen.{name}, procgen; print(procgen.{name}.__module__, type(procgen.{name}).__name__)"
    assert output_of(code) == f"procgen.{name} function"


def test_every_public_name_is_there_and_listed():
    """Each name can be had by attribute, by import, and is shown by dir()."""
    assert dir(procgen) == procgen.__all__ == sorted(procgen.__all__)
    assert output_of(f"from procgen import {', '.join(procgen.__all__)}; print('all')") == "all"


def test_another_name_is_an_attribute_error():
    """A misspelt name is told as Python tells it."""
    with pytest.raises(AttributeError, match=r"^module 'procgen' has no attribute 'solv'$"):
        _ = procgen.solv
