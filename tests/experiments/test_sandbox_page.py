"""The page of the sandbox's figures: what is committed is what the script makes of the committed results."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPERIMENT = ROOT / "experiments" / "03_sandbox_latency"


def test_the_page_is_made_from_the_committed_results() -> None:
    """No number on the page was typed by hand."""
    spec = importlib.util.spec_from_file_location("sandbox_page", EXPERIMENT / "page.py")
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    results = json.loads((EXPERIMENT / "results.json").read_text("utf-8"))

    assert (ROOT / "docs" / "sandbox.md").read_text("utf-8") == page.text(results)


def test_hostile_programs_had_no_effect() -> None:
    """The committed run of the corpus has no effect outside a child in any mode that is sandboxed."""
    modes = json.loads((ROOT / "experiments" / "04_hostile_corpus" / "results.json").read_text("utf-8"))[
        "modes"
    ]

    held = [mode for mode in modes if mode["mode"] != "unprotected"]
    assert len(held) == 4
    assert {(mode["effects"], mode["unhealthy"]) for mode in held} == {(0, 0)}
