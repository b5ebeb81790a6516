"""Place simulated makers of known skill on the ladders, judged by the real checks.

A simulated maker draws the right picture, but gets parts of it wrong, or all of it off its place, with a
known probability (`makers`). The rung at which half of its tries succeed is then known.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from makers import FromTwo, Knotter, Maker, Painter, Placer, Stargazer, Tracer, Writer

from procgen.ladder import climb, place

HERE = Path(__file__).parent
MAKERS = (
    (Painter, "many_shapes", 0.3),
    (Painter, "many_shapes", 0.1),
    (FromTwo, "board", 0.05),
    (FromTwo, "board", 0.01),
    (FromTwo, "truchet", 0.02),
    (Painter, "ring_chain", 0.05),
    (Painter, "seven_segment", 0.02),
    (Painter, "clocks", 0.05),
    (FromTwo, "torus_knot", 0.06),
    (FromTwo, "copy_scene", 0.1),
    (FromTwo, "surveyed_colours", 0.05),
    (Painter, "markers", 0.05),
    (Painter, "colormaps", 0.08),
    (Writer, "letterforms", 0.2),
    (Writer, "letterforms", 0.04),
    (Tracer, "named_curve", 0.12),
    (Tracer, "named_curve", 0.025),
    (Knotter, "knot_diagram", 0.06),
    (Stargazer, "constellation", 0.06),
    (Placer, "fractal_growth", 0.0035),
)
"""Who, on which ladder, and the probability that a part goes wrong; of a `Placer` the deviation."""
LINE = "{ladder:16} {rate:.4f}  true {true:6.2f}  placed {half:6.2f} [{low:.2f}, {high:.2f}]  {error:+.1%}"
FINENESS = 2**0.25
"""Ratio of successive rungs."""


def measure(maker: Maker, tries: int) -> dict[str, Any]:
    """Place one maker."""
    true = maker.true_half()
    wanted = (round(true * FINENESS**k) for k in range(-8, 7))
    rungs = sorted({min(max(maker.lowest, rung), maker.highest) for rung in wanted})
    placed = place(climb(maker.succeeds, rungs, tries))
    row = {"ladder": maker.ladder, "rate": maker.rate, "tries": tries, "true": true, "half": placed.half}
    return row | {"low": placed.low, "high": placed.high, "error": placed.half / true - 1}


def figure(rows: list[dict[str, Any]], path: Path) -> None:
    """Draw placed against true rungs."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 - loaded where a figure is drawn
    from matplotlib.ticker import FixedLocator, NullLocator  # noqa: PLC0415 - likewise

    axes = plt.subplots(figsize=(7, 7))[1]
    ends = [0.8 * min(row["true"] for row in rows), 1.25 * max(row["true"] for row in rows)]
    axes.plot(ends, ends, color="black", linewidth=0.8)
    axes.fill_between(
        ends, [0.8 * e for e in ends], [1.2 * e for e in ends], color="0.9", label="within 20 %"
    )
    for number, row in enumerate(rows):
        bars = [[row["half"] - row["low"]], [row["high"] - row["half"]]]
        label = f"{row['ladder']}, {row['rate']:g}"
        axes.errorbar(row["true"], row["half"], yerr=bars, fmt="osD"[number // 10], label=label)
    axes.set(xscale="log", yscale="log", xlabel="true rung of half success", ylabel="placed (95 % interval)")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(FixedLocator((1, 2, 3, 5, 8, 12, 18, 27, 40)))
        axis.set_major_formatter("{x:g}")
        axis.set_minor_locator(NullLocator())
    axes.legend(fontsize=7)
    plt.tight_layout()
    plt.savefig(path, dpi=110)


def main() -> None:
    """Place all makers, print the table, write results and figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rows = []
    for kind, ladder, rate in MAKERS:
        rows.append(measure(kind(ladder, rate, given.seed), given.tries))
        print(LINE.format(**rows[-1]), flush=True)
    (HERE / "results.json").write_text(json.dumps(rows, indent=1) + "\n")
    figure(rows, HERE / "ladders.png")


if __name__ == "__main__":
    main()
