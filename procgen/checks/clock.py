"""A clock whose two hands show a time."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.faces import same_discs
from procgen.checks.vision.hands import Hand, Hands, find_hands, out_of_place

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.view import View
    from procgen.types import Mark

_NAIVE = 0.08
"""Cost of an hour hand that points at its number although it is about half past."""
_SHORTER, _UNMOVED = 0.9, 10.0
"""Greatest length of the hour hand against the other one's, and degrees that it may stand off its place."""


def check(subject: Subject, *, hour: int, minute: int, slack: float = 15.0, careful: bool = False) -> Finding:
    """Read the time off a clock's hands.

    Parameters
    ----------
    subject : Subject
    hour : int
        0 to 12.
    minute : int
        0 to 59.
    slack : float
        So many minutes the hands may be off.
    careful : bool
        Whether there are two hands of which the one for the minutes is the longer, and the hour hand stands
        where the minutes want it; otherwise equal hands have every time that they can mean, and an hour hand
        that has not moved with the minutes is read as it is meant.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    wanted = (hour % 12) * 60 + minute
    discs = [group[0] for group in same_discs(sight.discs(subject)) if group[0].quality > 0.3]
    for disc in sorted(discs, key=lambda item: -item.quality * item.radius)[:4]:
        found = find_hands(view, disc)
        if found is None:
            continue
        if careful and (why := _careless(found.hands)):
            return Finding(0.0, why, _drawn(view, disc, found, "wrong"))
        times = _times(found.hands)
        off = min(min((wanted - t) % 720, (t - wanted) % 720) for t in times)
        score = ramp(off, 1.6 * slack, 0.8 * slack)
        shown = " or ".join(f"{t // 60 or 12}:{t % 60:02d}" for t in times)
        why = f"clock: the hands show {shown} (needs {hour}:{minute:02d} within {slack:g} minutes)"
        return Finding(score, why, _drawn(view, disc, found, "found" if score >= 0.5 else "wrong"))
    return Finding(0.0, "clock: found no disc with one or two hands from its middle")


def _careless(hands: tuple[Hand, ...]) -> str:
    """Say what a clock that is drawn with care would not show; empty if there is nothing."""
    if len(hands) < 2:
        return "clock: found one hand (needs two)"
    short, long = sorted(hands, key=lambda hand: hand.length)
    if short.length > _SHORTER * long.length:
        ratio = short.length / long.length
        return f"clock: the shorter hand has {ratio:.2f} of the longer one's length (at most {_SHORTER:g})"
    off = out_of_place(short, long)
    if off > _UNMOVED:
        return f"clock: the hour hand is {off:.0f}° off its place at these minutes (at most {_UNMOVED:g}°)"
    return ""


def _drawn(view: View, disc: Disc, found: Hands, role: sight.Role) -> tuple[Mark, ...]:
    """Draw the clock and its hands."""
    joint = disc.centre[0] + found.joint[0] * disc.radius, disc.centre[1] + found.joint[1] * disc.radius
    marks = [sight.circle(view, disc, "found", "clock")]
    for hand in found.hands:
        turn, length = math.radians(hand.direction), hand.length * disc.radius
        tip = joint[0] - length * math.cos(turn), joint[1] + length * math.sin(turn)
        marks.append(sight.lines(view, [joint, tip], role, "hand"))
    return tuple(marks)


def _times(hands: tuple[Hand, ...]) -> list[int]:
    """Give the times, minutes since 12, that one or two hands can mean."""
    pairs = product(hands, hands) if len(hands) == 1 else ((hands[0], hands[1]), (hands[1], hands[0]))
    rated = []
    for short, long in pairs:
        minute = round(long.direction / 6) % 60
        naive = _NAIVE if abs(minute - 30) <= 4 else 1.0
        longer = 6 * max(0.0, short.length - long.length - 0.02)
        for past, extra in ((short.direction / 30 - minute / 60, 0.0), (short.direction / 30, naive)):
            hour = round(past)
            rated.append((2 * abs(past - hour) + extra + longer, hour % 12 * 60 + minute))
    rated.sort()
    return [time for cost, time in rated if cost <= rated[0][0] + 0.1]
