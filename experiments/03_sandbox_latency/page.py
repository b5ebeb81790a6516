"""Write docs/sandbox.md and latency.png from what was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HOSTILE = ROOT / "experiments" / "04_hostile_corpus" / "results.json"
OURS = ("sandbox", "sandbox, walls alone")


class Bar(NamedTuple):
    """One promise about the sandbox, and what was measured of it."""

    figure: str
    bar: str
    stretch: str
    measured: str
    met: str


def write(results: dict[str, Any]) -> None:
    """Write the page and the figure."""
    (ROOT / "docs" / "sandbox.md").write_text(text(results), "utf-8")
    _draw(results["latency"])


def text(results: dict[str, Any]) -> str:
    """Give the page."""
    hostile = json.loads(HOSTILE.read_text()) if HOSTILE.exists() else None
    lines = [*_head(results), *_bars(results, hostile), *_latency(results), *_costs(results)]
    return "\n".join(lines) + "\n"


def _head(results: dict[str, Any]) -> Iterable[str]:
    machine = results["machine"]
    yield "# The sandbox, measured"
    yield ""
    yield f"This page is made by a script; to make it again: `{results['command']}`."
    yield "What is a boundary and what is not stands in [SECURITY.md](../SECURITY.md); how it is built in"
    yield "[sandbox/README.md](../sandbox/README.md)."
    yield ""
    yield (
        f"Measured on {machine['date']}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['system']}, Python {machine['python']}, numpy {machine['numpy']}, "
        f"RestrictedPython {machine['RestrictedPython']}; load before {machine['load before']:.2f}. "
        f"Isolation: {machine['isolation']}."
    )
    yield "All methods of a table take turns, run by run or block by block."


def _bars(results: dict[str, Any], hostile: dict[str, Any] | None) -> Iterable[str]:
    yield from ("", "## What was promised", "")
    yield from _table(("figure", "bar", "stretch", "measured", "met"), _promises(results))
    if hostile:
        yield from ("", "## Hostile programs", "")
        yield "Made by `python experiments/04_hostile_corpus/attack.py`."
        yield ""
        rows = [
            (
                m["mode"],
                m["programs"],
                m["marks"],
                m["effects"],
                m["unhealthy"],
                m["descriptors"],
                m["processes"],
            )
            for m in hostile["modes"]
        ]
        names = (
            "mode",
            "programs",
            "escape marks",
            "effects outside",
            "next run unhealthy",
            "descriptors left",
        )
        yield from _table((*names, "processes left"), rows)


def _promises(results: dict[str, Any]) -> Iterable[Bar]:
    latency, rate = results["latency"], results["throughput"]
    fresh, ours = latency["fresh python"], latency["sandbox"]
    for point, bar, stretch in (("p50", 60, 100), ("p99", 30, 50)):
        ratio = fresh[point] / ours[point]
        figure = f"isolated trivial run with policy, {point}, against fresh python's {point}"
        yield Bar(figure, f"1/{bar}", f"1/{stretch}", f"1/{ratio:.0f}", _met(ratio, bar, stretch))
    times = rate["sandbox"] / rate["fresh python"]
    yield Bar(
        "throughput on 2 cores against fresh python", "15 x", "20 x", f"{times:.1f} x", _met(times, 15, 20)
    )
    yield _at_most(
        "loops over 512x512 pixels against plain exec, slowest",
        max(results["loops"].values()),
        1.1,
        1.03,
        "x",
    )
    if results["replies"]:
        programs = results["replies"]["programs with numpy alone"]
        figure = f"CPU of the {programs} replies with numpy alone against plain exec in a warm interpreter"
        yield _at_most(figure, results["replies"]["numpy alone"], 1.35, 1.15, "x")
        figure = f"the same, all {results['replies']['programs']} replies, against plain exec with matplotlib"
        yield _at_most(figure, results["replies"]["all"], 1.35, 1.15, "x")
    late = max(found["worst"] for found in results["overshoot"].values()) / 1e3
    yield _at_most("overshoot of a wall-clock limit, worst", late, 0.3, 0.1, "s")
    figure = "512x512x3 picture from child to caller (a run with it less one without), p50"
    yield _at_most(figure, results["transfer"]["p50"], 1.5, 1.0, "ms")
    yield _at_most("the whole run of such a program, p50", results["whole picture"]["p50"], 1.5, 1.0, "ms")
    yield _at_most("import of sandbox", results["start"]["import"], 60, 30, "ms")
    yield _at_most(
        "kill -9 of the application until nothing lives, worst", results["left"]["worst"] / 1e3, 0.1, 0.1, "s"
    )


def _met(value: float, bar: float, stretch: float) -> str:
    return "stretch" if value >= stretch else "yes" if value >= bar else "**no**"


def _at_most(figure: str, value: float, bar: float, stretch: float, unit: str) -> Bar:
    return Bar(
        figure, f"{bar:g} {unit}", f"{stretch:g} {unit}", f"{value:.3g} {unit}", _met(-value, -bar, -stretch)
    )


def _latency(results: dict[str, Any]) -> Iterable[str]:
    latency = results["latency"]
    fresh = latency["fresh python"]["p50"]
    yield from ("", "## One trivial run", "")
    yield f"256x256x3 pixels and one print; milliseconds, {latency['sandbox']['n']} runs each, 12 ms apart."
    yield "Only bubblewrap and the sandbox isolate; bubblewrap has no system call filter of its own."
    yield from ("", "![latency](../experiments/03_sandbox_latency/latency.png)", "")
    rows = [
        (
            name,
            *(f"{found[point]:.2f}" for point in ("least", "p50", "p90", "p99")),
            f"{fresh / found['p50']:.0f} x",
        )
        for name, found in latency.items()
    ]
    yield from _table(("method", "least", "p50", "p90", "p99", "faster than fresh python"), rows)
    yield from ("", "## Throughput on two cores", "")
    fresh = results["throughput"]["fresh python"]
    rows = [(name, f"{rate:.0f}", f"{rate / fresh:.1f} x") for name, rate in results["throughput"].items()]
    yield from _table(("method", "runs a second", "against fresh python"), rows)


def _costs(results: dict[str, Any]) -> Iterable[str]:
    yield from ("", "## Loops over 512x512 pixels", "", "CPU time against plain `exec`.", "")
    yield from _table(
        ("program", "ratio"), [(name, f"{ratio:.3f}") for name, ratio in results["loops"].items()]
    )
    yield from ("", "## Past the time limit", "", "Milliseconds from the limit to the result.", "")
    rows = [
        (name, f"{found['median']:.0f}", f"{found['worst']:.0f}", f"{found['lines']:.0%}")
        for name, found in results["overshoot"].items()
    ]
    yield from _table(("program", "median", "worst", "with its line"), rows)
    start, soak, left = results["start"], results["soak"], results["left"]
    yield from ("", "## Start, rest, and what is left", "")
    rows = [
        ("`import sandbox`", f"{start['import']:.0f} ms"),
        ("`sandbox.run` of one program, everything started for it", f"{start['one lone run']:.0f} ms"),
        ("a resting sandbox: processes", f"{start['resting processes']:.0f}"),
        ("a resting sandbox: memory (proportional set size)", f"{start['resting MiB']:.0f} MiB"),
        ("a resting sandbox: processor time a minute", f"{start['resting CPU seconds a minute']:.2f} s"),
        (
            "kill -9 of the application until nothing lives, median and worst",
            f"{left['p50']:.0f} and {left['worst']:.0f} ms",
        ),
        (f"left after {soak['runs']:,.0f} runs: descriptors", f"{soak['descriptors']:+.0f}"),
        (f"left after {soak['runs']:,.0f} runs: processes", f"{soak['processes']:+.0f}"),
        (f"left after {soak['runs']:,.0f} runs: memory of the application", f"{soak['MiB']:+.1f} MiB"),
    ]
    yield from _table(("", "measured"), rows)
    yield from ("", "## What a sealed child was denied here", "")
    yield from _table(("attempt", "met"), results["machine"]["attempts"].items())


def _table(head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterable[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"


def _draw(latency: dict[str, dict[str, float]]) -> None:
    """Draw p50 as a dot and p25 to p99 as a line, slowest on top, on a logarithmic axis."""
    with mpl.rc_context({"svg.hashsalt": "sandbox", "font.size": 9}):
        figure = Figure(figsize=(7, 0.34 * len(latency) + 0.9), layout="constrained")
        axes = figure.subplots()
        for row, (name, found) in enumerate(sorted(latency.items(), key=lambda item: item[1]["p50"])):
            colour = "tab:blue" if name in OURS else "0.45"
            axes.plot([found["p25"], found["p99"]], [row, row], color=colour, lw=2.5, solid_capstyle="round")
            axes.plot(found["p50"], row, "o", color=colour, ms=6)
            axes.annotate(
                f"{found['p50']:.2g} ms",
                (found["p99"], row),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
            )
            axes.text(0, row, f"{name}  ", transform=axes.get_yaxis_transform(), ha="right", va="center")
        axes.set_xscale("log")
        axes.set_yticks([])
        axes.set_xlim(right=axes.get_xlim()[1] * 2.2)
        axes.set_xlabel("one trivial run, milliseconds: median, and from p25 to p99")
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.grid(axis="x", color="0.9")
        axes.set_axisbelow(True)
        figure.savefig(HERE / "latency.png", dpi=150, metadata={"Software": None})
