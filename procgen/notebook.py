"""Show a score, an attempt or a record in a notebook: as text, as HTML and as a picture.

Every text that a model or a program wrote is escaped. Viewers of notebooks strip what they mistrust, so
the HTML has no script and can be read without its styles and ``details``, and there is always a picture.
Displaying never raises: a picture whose file is gone is said to be gone.
"""

from __future__ import annotations

import base64
import io
from html import escape
from typing import TYPE_CHECKING, Any

from procgen import overlay
from procgen.errors import ProcgenError
from procgen.png import png_bytes
from procgen.wording import attempt_line, harmless, one_line, record_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from procgen.types import Attempt, Message, Picture, Record, Score

FRAMES_A_ROW = 6
SHOWN_HEIGHT = 192
"""Of a picture in the HTML, CSS pixels."""
COLOURS = (("pass", "#2a8f4e"), ("fail", "#c0392b"), ("unsure", "#b7791f"))
BOX = "border-top:1px solid rgba(128,128,128,.4);padding:.5em 0"
CODE = "white-space:pre-wrap;overflow-wrap:anywhere;text-align:left"


def _colour(word: str) -> str:
    return dict(COLOURS).get(word, "#777777")


def _pixels(picture: Picture) -> NDArray[np.uint8] | None:
    """Load a picture; None where its file is gone or damaged, for displaying never raises."""
    try:
        return picture.pixels
    except (ProcgenError, OSError):
        return None


def _img(pixels: NDArray[np.uint8], alt: str) -> str:
    data = base64.b64encode(png_bytes(pixels)).decode("ascii")
    return (
        f'<img alt="{escape(alt)}" height="{SHOWN_HEIGHT}" '
        f'style="image-rendering:pixelated;margin-right:.5em" src="data:image/png;base64,{data}">'
    )


def _pre(text: str) -> str:
    return f'<pre style="{CODE}">{escape(harmless(text))}</pre>'


def _folded(title: str, inside: str) -> str:
    return f"<details><summary>{escape(title)}</summary>{inside}</details>"


def _messages(messages: Sequence[Message]) -> str:
    parts = []
    for message in messages:
        pictures = [pixels for picture in message.pictures if (pixels := _pixels(picture)) is not None]
        parts.append(f"<p><em>{escape(message.role)}</em></p>{_pre(message.text)}")
        parts += [_img(pixels, "picture sent to the model") for pixels in pictures]
    return "".join(parts)


def _checks(score: Score) -> str:
    rows = "".join(
        f'<tr><td style="color:{_colour(check.verdict)}"><b>{escape(check.verdict)}</b></td>'
        f"<td>{check.score:.2f}</td><td>{escape(one_line(check.name))}</td>"
        f'<td style="text-align:left">{escape(harmless(check.why))}</td></tr>'
        for check in score.checks
    )
    head = "<tr><th>verdict</th><th>score</th><th>check</th><th>found</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else ""


def _verdict(score: Score) -> str:
    return f'<b style="color:{_colour(score.verdict)}">{escape(score.verdict)}</b> {score.score:.2f}'


def _pictures(attempt: Attempt) -> str:
    if attempt.picture is None:
        return ""
    pixels = _pixels(attempt.picture)
    if pixels is None:
        return "<p>The file of this picture is gone.</p>"
    shown = _img(pixels, f"picture of attempt {attempt.turn}")
    if attempt.score is not None and any(check.geometry for check in attempt.score.checks):
        shown += _img(overlay.draw(pixels, attempt.score.checks), "the same, with what the checks found")
    notes = f"<p>{escape(one_line('; '.join(attempt.picture.notes)))}</p>" if attempt.picture.notes else ""
    return f"<p>{shown}</p>{notes}"


def _attempt_html(attempt: Attempt) -> str:
    failure = attempt.failure
    parts = [
        f'<div style="{BOX}"><p><b>Attempt {attempt.turn}</b>: {escape(attempt_line(attempt))}</p>',
        _pictures(attempt),
        _checks(attempt.score) if attempt.score is not None else "",
        _pre(failure.traceback or f"{failure.type}: {failure.message}") if failure is not None else "",
        _folded("printed", _pre(attempt.stdout)) if attempt.stdout else "",
        _folded("asked", _messages(attempt.asked)) if attempt.asked else "",
        _folded("program", _pre(attempt.program)) if attempt.program is not None else "",
        _folded("reply", _pre(attempt.completion.text)) if attempt.program is None else "",
        "</div>",
    ]
    return "".join(parts)


def _plain(text: str) -> str:
    """Keep what matplotlib's own font can draw; other letters become question marks."""
    return text.encode("ascii", "replace").decode("ascii")


def _frame(axes: Any, attempt: Attempt) -> None:  # noqa: ANN401 - matplotlib is not loaded before it is needed
    """Draw the picture of an attempt, or a card with its error."""
    pixels = _pixels(attempt.picture) if attempt.picture is not None else None
    verdict = str(attempt.score.verdict) if attempt.score is not None else ""
    title = f"{attempt.turn} {verdict}" if verdict else f"{attempt.turn}"
    axes.set_title(title, fontsize=9, color=_colour(verdict))
    axes.set_xticks([])
    axes.set_yticks([])
    if pixels is not None:
        axes.imshow(pixels, interpolation="nearest")
        return
    axes.set_facecolor("#f6e6e4")
    axes.set_box_aspect(1)
    failure = attempt.failure
    word = failure.type if failure is not None else str(attempt.outcome)
    line = f"\nline {failure.line}" if failure is not None and failure.line is not None else ""
    card = _plain(one_line(word, 22)) + line
    axes.text(0.5, 0.5, card, ha="center", va="center", fontsize=9, color="#7a1f14", parse_math=False)


def _figure_bytes(figure: Any) -> bytes:  # noqa: ANN401 - matplotlib is not loaded before it is needed
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


def filmstrip(attempts: Sequence[Attempt]) -> bytes:
    """Draw attempts side by side: the picture, or a card that names the error.

    Parameters
    ----------
    attempts : sequence of Attempt

    Returns
    -------
    png : bytes
        A PNG file, six frames a row.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - display is loaded when something is displayed

    wide = max(1, min(FRAMES_A_ROW, len(attempts)))
    high = max(1, -(-len(attempts) // wide))
    figure = Figure(figsize=(1.7 * wide, 2.0 * high), dpi=110, layout="constrained")
    grid = list(figure.subplots(high, wide, squeeze=False).flat)
    for axes in grid:
        axes.set_axis_off()
    for axes, attempt in zip(grid, attempts, strict=False):
        axes.set_axis_on()
        _frame(axes, attempt)
    return _figure_bytes(figure)


def _bars(score: Score) -> bytes:
    """Draw the checks of a score as bars from 0 to 1, coloured by verdict."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - display is loaded when something is displayed

    figure = Figure(figsize=(5, 0.6 + 0.28 * max(1, len(score.checks))), dpi=110, layout="constrained")
    axes = figure.subplots()
    rows = range(len(score.checks))
    colours = [_colour(check.verdict) for check in score.checks]
    axes.barh(rows, [check.score for check in score.checks], color=colours)
    axes.set_yticks(rows, [_plain(one_line(check.name, 28)) for check in score.checks], fontsize=8)
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    axes.set_title(f"{score.verdict} {score.score:.2f}", fontsize=9, color=_colour(score.verdict))
    return _figure_bytes(figure)


def score_bundle(score: Score) -> dict[str, Any]:
    """Show a score: every check with its sentence.

    Parameters
    ----------
    score : Score

    Returns
    -------
    bundle : dict
        ``text/plain``, ``text/html`` (str) and ``image/png`` (bytes), as Jupyter's display protocol has them.
    """
    lines = [f"{score.verdict} {score.score:.2f}"]
    lines += [
        f"  {check.verdict:6} {check.score:.2f}  {one_line(f'{check.name}: {check.why}')}"
        for check in score.checks
    ]
    return {
        "text/plain": "\n".join(lines),
        "text/html": f"<div><p>{_verdict(score)}</p>{_checks(score)}</div>",
        "image/png": _bars(score),
    }


def attempt_bundle(attempt: Attempt) -> dict[str, Any]:
    """Show an attempt: the picture with what the checks found, or the error; the messages and the program.

    Parameters
    ----------
    attempt : Attempt

    Returns
    -------
    bundle : dict
        ``text/plain``, ``text/html`` (str) and ``image/png`` (bytes), as Jupyter's display protocol has them.
    """
    pixels = _pixels(attempt.picture) if attempt.picture is not None else None
    return {
        "text/plain": f"attempt {attempt.turn}: {attempt_line(attempt)}",
        "text/html": _attempt_html(attempt),
        "image/png": png_bytes(pixels) if pixels is not None else filmstrip([attempt]),
    }


def record_bundle(record: Record) -> dict[str, Any]:
    """Show a record: all attempts in their order.

    Parameters
    ----------
    record : Record

    Returns
    -------
    bundle : dict
        ``text/plain``, ``text/html`` (str) and ``image/png`` (bytes), as Jupyter's display protocol has them.
    """
    lines = [record_line(record), *(f"  {a.turn}  {attempt_line(a)}" for a in record.attempts)]
    attempts = "".join(_attempt_html(attempt) for attempt in record.attempts)
    return {
        "text/plain": "\n".join(lines),
        "text/html": f"<div><p><b>{escape(record_line(record))}</b></p>{attempts}</div>",
        "image/png": filmstrip(record.attempts),
    }
