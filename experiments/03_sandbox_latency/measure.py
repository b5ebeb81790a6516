"""Measure the sandbox and its peers side by side; write results.json, latency.png and docs/sandbox.md.

python experiments/03_sandbox_latency/measure.py --rounds 300
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import costs
import numpy as np
import page
import peers
from programs import TRIVIAL

import sandbox

HERE = Path(__file__).parent
PAUSE_SECONDS = 0.012  # between runs, so that each finds an idle machine


def main() -> None:
    """Measure everything, or redraw the page from what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=300, help="runs of each method that is timed (default: 300)"
    )
    parser.add_argument(
        "--soak", type=int, default=10_000, help="runs that must leave nothing (default: 10000)"
    )
    parser.add_argument("--smolagents", metavar="PYTHON", help="an interpreter that has smolagents")
    parser.add_argument("--page", action="store_true", help="only write the page and the figure again")
    options = parser.parse_args()
    file = HERE / "results.json"
    if not options.page:
        results = measured(options.rounds, options.soak, options.smolagents)
        file.write_text(json.dumps(results, indent=1) + "\n")
    page.write(json.loads(file.read_text()))


def measured(rounds: int, soak: int, smolagents_python: str | None) -> dict[str, Any]:
    """Measure every figure; progress goes to the standard error."""
    few = max(3, rounds // 30)
    shared = costs.ROOT.parent / "shared" / "replies"
    steps = {
        "latency": lambda: latency(rounds, smolagents_python),
        "throughput": lambda: costs.throughput(max(3, rounds // 60), max(100, rounds)),
        "transfer": lambda: quantiles(costs.transfer(rounds)),
        "whole picture": lambda: quantiles(costs.whole_picture(rounds)),
        "loops": lambda: costs.loops(few),
        "replies": lambda: costs.reply_cost(max(1, few // 3), shared) if shared.is_dir() else None,
        "overshoot": lambda: costs.overshoot(few),
        "start": lambda: costs.start(few),
        "left": lambda: quantiles(costs.left_after_kill(2 * few)),
        "soak": lambda: costs.soak(soak),
    }
    results: dict[str, Any] = {"command": command(), "machine": machine()}
    for name, step in steps.items():
        began = time.perf_counter()
        results[name] = step()
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return results


def command() -> str:
    """Give the command that is running, without this machine's folders."""
    words = [Path(word).name if word.startswith("/") else word for word in sys.argv[1:]]
    return " ".join(["python", f"experiments/{HERE.name}/{Path(__file__).name}", *words])


def latency(rounds: int, smolagents_python: str | None) -> dict[str, Any]:
    """Time one run of every method in turn, again and again; milliseconds."""
    with peers.methods(TRIVIAL, smolagents_python) as methods:
        samples: dict[str, list[float]] = {name: [] for name in methods}
        for turn in range(rounds + 3):
            for name, once in methods.items():
                time.sleep(PAUSE_SECONDS)
                seconds = once()
                if turn >= 3:  # the first calls start pools and fill caches
                    samples[name].append(1e3 * seconds)
    return {name: quantiles(found) for name, found in samples.items()}


def quantiles(samples: list[float]) -> dict[str, float]:
    """Describe samples by what a reader asks for."""
    points = {"least": 0, "p25": 25, "p50": 50, "p75": 75, "p90": 90, "p99": 99, "worst": 100}
    return {"n": len(samples)} | {
        name: round(float(np.percentile(samples, q)), 4) for name, q in points.items()
    }


def machine() -> dict[str, Any]:
    """Say what was measured on."""
    report = sandbox.probe()
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    cpu = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.machine())
    return {
        "processor": cpu,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "RestrictedPython": version("RestrictedPython"),
        "load before": os.getloadavg()[0],
        "isolation": report.description,
        "attempts": dict(report.attempts),
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    main()
