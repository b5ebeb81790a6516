"""One attempt as a section of a page: what was asked, what was answered, and what came of it."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from gallery import pictures, words
from gallery.icons import chip
from gallery.markup import Html, fill, join, trusted
from gallery.reply import reply, verbatim
from procgen import overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.types import Attempt, CheckResult, Message, Picture, Score

_NOTHING = Html()
_DOT = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "
_WHO = MappingProxyType({"user": "Asked", "system": "Told beforehand", "assistant": "Answered before"})


def attempt(shown: Attempt, *, timings: bool) -> Html:
    """Lay out one attempt.

    Parameters
    ----------
    shown : Attempt
    timings : bool
        Whether to show seconds, memory and isolation, which differ from machine to machine.

    Returns
    -------
    markup : Html
        A ``<section>``.
    """
    line = shown.failure.line if shown.failure else None
    label = f"Program of attempt {shown.turn}"
    return fill(
        "attempt",
        turn=shown.turn,
        chip=chip(attempt_kind(shown), words.outcome_label(shown)),
        fresh=fill("fresh") if shown.fresh else _NOTHING,
        asked=join((_message(message) for message in shown.asked), "\n"),
        model=shown.completion.model or "Answered",
        reply=reply(shown.completion.text, shown.program, line, label) or fill("silence"),
        shown=join(_outcome(shown), "\n"),
        printed=fill("printed", turn=shown.turn, text=shown.stdout) if shown.stdout.strip() else _NOTHING,
        measures=fill("measures", words=_DOT.join(_measures(shown, timings=timings))),
    )


def attempt_kind(shown: Attempt) -> str:
    """Name the sign and colour of how an attempt ended: its verdict, ``error`` or ``unscored``."""
    if shown.picture is None:
        return "error"
    return str(shown.score.verdict) if shown.score else "unscored"


def alternative(shown: Attempt, picture: Picture) -> str:
    """Say to those who do not see a picture which one it is and how it was judged."""
    size = f"{picture.height} by {picture.width} pixels"
    return f"What attempt {shown.turn} drew, {size}, {words.outcome_label(shown)}"


def _message(message: Message) -> Html:
    given = (
        fill("given", image=pictures.image(picture, "A picture given with the message"))
        for picture in message.pictures
    )
    told = join(chain([verbatim(message.text)], given), "\n")
    return fill("message", role=message.role, who=_WHO[message.role], words=told)


def _outcome(shown: Attempt) -> Iterator[Html]:
    if shown.failure is not None or shown.picture is None:
        yield _failure(shown)
    if shown.picture is not None:
        yield _picture(shown, shown.picture)
    if shown.hidden:
        yield fill("hidden", sizes=join((_size(picture) for picture in shown.hidden), "\n"))
    if shown.score is not None:
        yield _checks(shown.score)


def _failure(shown: Attempt) -> Html:
    failure = shown.failure
    if failure is None:
        return fill("bare_failure", heading=words.outcome_heading(shown))
    source = (shown.program or "").split("\n")
    line = failure.line if failure.line is not None and 0 < failure.line <= len(source) else None
    return fill(
        "failure",
        heading=words.outcome_heading(shown),
        type=failure.type,
        where=f"in line {failure.line}" if failure.line is not None else "",
        message=failure.message,
        at=_NOTHING if line is None else fill("failing_line", code=source[line - 1].strip()),
    )


def _picture(shown: Attempt, picture: Picture) -> Html:
    results = shown.score.checks if shown.score else ()
    is_marked = any(result.geometry for result in results)
    marks = trusted(overlay.svg(results, (picture.height, picture.width))) if is_marked else _NOTHING
    return fill(
        "picture",
        switch=fill("switch", turn=shown.turn) if is_marked else _NOTHING,
        image=pictures.image(picture, alternative(shown, picture), large=True),
        marks=fill("marks", svg=marks) if is_marked else _NOTHING,
        caption=_DOT.join((f"{picture.height} by {picture.width} pixels", *picture.notes)),
    )


def _size(picture: Picture | None) -> Html:
    if picture is None:
        return fill("size", image=_NOTHING, words="The program failed at one other size")
    size = f"{picture.height} by {picture.width}"
    return fill("size", image=pictures.image(picture, f"The same program at {size} pixels"), words=size)


def _checks(score: Score) -> Html:
    return fill(
        "checks",
        bar=_bar(score.score, score.verdict),
        checks=join((_check(check) for check in score.checks), "\n"),
    )


def _check(check: CheckResult) -> Html:
    name = check.name.replace("_", " ")
    why = check.why.removeprefix(f"{name}: ")
    kind = ("needed" if check.needed else "graded", *(() if check.told else ("not told to the model",)))
    return fill(
        "check",
        chip=chip(check.verdict, check.verdict),
        name=name,
        kind=", ".join(kind),
        bar=_bar(check.score, check.verdict),
        why=f"{why[:1].upper()}{why[1:]}",
    )


def _bar(score: float, verdict: str) -> Html:
    return fill("bar", verdict=verdict, percent=f"{100 * score:.0f}", number=f"{score:.2f}")


def _measures(shown: Attempt, *, timings: bool) -> Iterator[str]:
    usage = shown.completion.usage
    if usage.total:
        yield f"{usage.prompt:,} tokens read, {usage.completion:,} written"
    if shown.completion.stop_reason != "stop":
        yield f"the reply ended by {shown.completion.stop_reason}"
    if timings and shown.completion.seconds:
        yield f"answered in {shown.completion.seconds:.1f} s"
    if timings and shown.wall_seconds:
        yield f"ran for {shown.wall_seconds:.2f} s"
        yield f"took {words.megabytes(shown.peak_bytes)}"
        yield f"isolation level {shown.isolation}"
