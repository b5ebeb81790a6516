"""Draw conversations as filmstrips: each attempt a picture or an error card, then and now side by side.

The figure is made for a page about 850 pixels wide; a verdict is told by a word as well as by a colour.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from procgen.types import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from gallery.replay import Replay
    from procgen.types import Attempt

COLUMNS_THEN = 5
COLUMNS_NOW = 3
GAP = 0.35
"""Empty space between then and now, in widths of a column."""
COLUMN = 1.05
ROW = 1.2
TITLE = 0.26
HEADING = 0.34
"""Width of a frame with its space; heights of one with its caption, of a title, of the heading; inches."""
SIDE = 0.93
EDGE = 0.12
"""Side of a frame, and empty edge of the figure, inches."""
DOTS_PER_INCH = 200
CARD_WIDTH = 17
CARD_LINES = 6
"""Characters in a line, and lines, of an error card."""

GREEN, ORANGE, RED = "#1a7f37", "#bc4c00", "#cf222e"
"""Of the frame of a picture that passed, of one that did not, of a card."""
INK = "#1f2328"
CARD = "#fff1ef"


@dataclass(frozen=True, slots=True)
class Frame:
    """One attempt and where its upper left corner stands, inches from the figure's upper left corner."""

    name: str
    attempt: Attempt
    down: float
    right: float


def frames(shown: Replay, top: float) -> tuple[Frame, ...]:
    """Lay the attempts of a conversation out, those of then on the left and those of now on the right.

    Parameters
    ----------
    shown : Replay
    top : float
        Where the first row of frames begins, inches from the figure's upper edge.

    Returns
    -------
    frames : tuple of Frame
        The attempts of then in their order, then those of now.
    """
    laid = []
    for number, attempt in enumerate(shown.then.attempts):
        row, column = divmod(number, COLUMNS_THEN)
        name = f"{shown.conversation.letter}{number + 1}"
        laid.append(Frame(name, attempt, top + row * ROW, column * COLUMN))
    for number, attempt in enumerate(_now(shown)):
        row, column = divmod(number, COLUMNS_NOW)
        right = (COLUMNS_THEN + GAP + column) * COLUMN
        laid.append(Frame(f"today {number + 1}", attempt, top + row * ROW, right))
    return tuple(laid)


def _now(shown: Replay) -> list[Attempt]:
    return [attempt for record in shown.now for attempt in record.attempts]


def caption(name: str, attempt: Attempt) -> str:
    """Say in a few words how an attempt ended.

    Parameters
    ----------
    name : str
        Of the frame.
    attempt : Attempt

    Returns
    -------
    text : str
        For example ``B1  fails, 0.31``.
    """
    if attempt.outcome is Outcome.NO_CODE:
        return f"{name}  gives up"
    if attempt.picture is None or attempt.score is None:
        return f"{name}  {attempt.outcome}"
    word = {Verdict.PASS: "passes", Verdict.FAIL: "fails", Verdict.UNSURE: "unsure"}[attempt.score.verdict]
    return f"{name}  {word}, {attempt.score.score:.2f}"


def card(attempt: Attempt) -> str:
    """Word what stands where there is no picture.

    Parameters
    ----------
    attempt : Attempt

    Returns
    -------
    text : str
        At most ``CARD_LINES`` lines of ``CARD_WIDTH`` characters below the first line.
    """
    if attempt.failure is None:
        return "no code" if attempt.program is None else str(attempt.outcome)
    lines = textwrap.wrap(attempt.failure.message, CARD_WIDTH, max_lines=CARD_LINES, placeholder=" ...")
    return "\n".join([attempt.failure.type, "", *lines])


def _draw(axes: Axes, frame: Frame) -> None:
    attempt = frame.attempt
    passed = attempt.score is not None and attempt.score.verdict is Verdict.PASS
    color = RED if attempt.picture is None else GREEN if passed else ORANGE
    if attempt.picture is None:
        axes.set_facecolor(CARD)
        axes.text(
            0.5,
            0.5,
            card(attempt),
            transform=axes.transAxes,
            ha="center",
            va="center",
            fontsize=5.2,
            color=INK,
            family="DejaVu Sans Mono",
            parse_math=False,
        )
    else:
        axes.imshow(attempt.picture.pixels, interpolation="antialiased", aspect="equal")
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set(color=color, linewidth=1.6)
    axes.set_xlabel(
        caption(frame.name, attempt),
        fontsize=6.6,
        color=color if passed else INK,
        labelpad=3,
        parse_math=False,
    )


def draw(replays: Sequence[Replay]) -> bytes:
    """Draw the storyboard.

    Parameters
    ----------
    replays : sequence of Replay
        At least one; the labels of its transcripts stand over the attempts of then and over those of now.

    Returns
    -------
    png : bytes
        A PNG file; the same attempts give the same bytes.
    """
    tops, height = [], HEADING
    for shown in replays:
        tops.append(height)
        rows = max(-(-len(shown.then.attempts) // COLUMNS_THEN), -(-len(_now(shown)) // COLUMNS_NOW))
        height += TITLE + rows * ROW
    width = (COLUMNS_THEN + GAP + COLUMNS_NOW) * COLUMN + EDGE
    figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, facecolor="white")

    def write(down: float, right: float, text: str, size: float, **style: Any) -> None:  # noqa: ANN401 - matplotlib's own
        place = (EDGE + right) / width, 1 - down / height
        figure.text(*place, text, va="top", color=INK, fontsize=size, parse_math=False, **style)

    said = replays[0].conversation
    write(EDGE, 0, f"Then: {said.then.label}", 6.5, style="italic")
    write(EDGE, (COLUMNS_THEN + GAP) * COLUMN, f"Today: {said.now[0].label}", 6.5, style="italic")
    for shown, top in zip(replays, tops, strict=True):
        write(top, 0, shown.conversation.then.title, 7.5, weight="bold")
        for frame in frames(shown, top + TITLE):
            left, bottom = EDGE + frame.right, height - frame.down - SIDE
            _draw(figure.add_axes((left / width, bottom / height, SIDE / width, SIDE / height)), frame)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return buffer.getvalue()
