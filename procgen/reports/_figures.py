"""Draw what the tables say: pass rates with their intervals, and how repair adds to the first attempt."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from procgen.statistics import Interval
from procgen.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from procgen.tables import Conditions, Table

LONGEST = 40
"""Characters of a name beside an axis."""


def _name(label: Sequence[object]) -> str:
    """Keep what matplotlib's own font can draw; other letters become question marks."""
    text = one_line(" ".join(str(part) for part in label), LONGEST)
    return text.encode("ascii", "replace").decode("ascii")


def png(figure: Figure) -> bytes:
    """Encode a figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    content : bytes
        A PNG file.
    """
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=120)
    return content.getvalue()


def rates(table: Table, label: int) -> Figure:
    """Draw the pass rate of each row of a table with its interval.

    Parameters
    ----------
    table : Table
        With a column ``pass rate``.
    label : int
        How many of the first columns name the row.

    Returns
    -------
    figure : matplotlib.figure.Figure
    """
    place = table.columns.index("pass rate")
    rows = [(_name(row[:label]), row[place]) for row in table.rows]
    shown = [(name, rate) for name, rate in rows if isinstance(rate, Interval)]
    figure = Figure(figsize=(7, 0.9 + 0.26 * len(shown)), layout="constrained")
    axes: Axes = figure.subplots()
    for height, (_, rate) in enumerate(shown):
        axes.plot([rate.low, rate.high], [height, height], color="#2f6fb0", linewidth=2)
        axes.plot([rate.value], [height], "o", color="#2f6fb0", markersize=5)
    axes.set_yticks(range(len(shown)), [name for name, _ in shown], fontsize=8, parse_math=False)
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    axes.set_xlabel("pass rate, 95 % interval", fontsize=8)
    axes.grid(axis="x", alpha=0.3)
    return figure


def repair(table: Table, conditions: Conditions) -> Figure:
    """Draw the share of samples that have passed by each turn, one line a series.

    Parameters
    ----------
    table : Table
        Of `procgen.tables.repair_table`.
    conditions : Conditions
        Those that the table was made of.

    Returns
    -------
    figure : matplotlib.figure.Figure
    """
    width = len(conditions.names)
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    axes: Axes = figure.subplots()
    for one in conditions.series:
        rows = [row for row in table.rows if row[:width] == one.label]
        points = [(row[width], row[-1]) for row in rows if isinstance(row[-1], Interval)]
        turns = [int(str(turn)) for turn, _ in points]
        (line,) = axes.plot(turns, [rate.value for _, rate in points], marker="o", label=_name(one.label))
        low, high = [rate.low for _, rate in points], [rate.high for _, rate in points]
        axes.fill_between(turns, low, high, alpha=0.15, color=line.get_color())
    axes.set_ylim(-0.02, 1.02)
    axes.set_xlabel("turns allowed", fontsize=8)
    axes.set_ylabel("passed by then", fontsize=8)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(alpha=0.3)
    for text in axes.legend(fontsize=8).get_texts():
        text.set_parse_math(False)
    return figure
