"""Change drawn emblems, circles, dice and targets so that what they show stays; count what does not follow.

Run ``python experiments/02_scorer_validation/metamorphic_concepts.py OUT.csv [EACH]``, where EACH is how many
right and how many wrong pictures of a concept are drawn (40) and then changed by every law of ``laws.py``.
Pictures have sides of 64 to 384 pixels. Turns keep what has no top, so hearts and stars are not turned. What
scores half or more passes. Every violation is printed. A line of the table is a concept and a law.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from laws import KEEPING, TURNING, applies, apply

from procgen.checks import PASS_AT, Subject, big_circle, crescent, die, figure, heart, star, target
from procgen.picture import canonicalise
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    Plane = NDArray[np.float64]
    Shape = Callable[[Plane, Plane], NDArray[np.bool_]]

PAINTS = ((215, 25, 40), (255, 145, 10), (20, 135, 40), (30, 80, 205), (130, 20, 140), (0, 0, 0))
GROUNDS = ((255, 255, 255), (250, 240, 200), (190, 220, 245), (225, 225, 225))
CORNERS = ((-1, -1), (1, 1), (-1, 1), (1, -1))


def far(up: Plane, right: Plane) -> Plane:
    """Measure the distance from the middle."""
    return np.hypot(up, right)


def five_tips(up: Plane, right: Plane, inner: float) -> NDArray[np.bool_]:
    """Tell what lies in a star."""
    turn = np.arctan2(right, up) % (2 * np.pi / 5)
    turn = np.minimum(turn, 2 * np.pi / 5 - turn)
    along, aside = far(up, right) * np.cos(turn), far(up, right) * np.sin(turn)
    edge = (1 - along) * inner * np.sin(np.pi / 5)
    return np.asarray(aside * (1 - inner * np.cos(np.pi / 5)) <= edge)


def pips(up: Plane, right: Plane, places: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Tell what lies in a face but in none of its pips."""
    holes = [far(up - 0.45 * row, right - 0.45 * column) < 0.16 for row, column in places]
    return (np.maximum(abs(up), abs(right)) < 0.9) & ~np.any(holes, axis=0)


def shape_of(concept: str, rng: Random, *, right_one: bool) -> Shape:
    """Choose a shape that shows a concept, or one that resembles it."""
    part, bite = rng.uniform(0.36, 0.52), rng.uniform(0.8, 1.0)
    shapes: Mapping[str, tuple[Shape, Shape]] = {
        "big_circle": (lambda u, r: far(u, r) < 0.9, lambda u, r: far(u / 0.7, r) < 0.9),
        "square": (
            lambda u, r: np.maximum(abs(u), abs(r)) < 0.8,
            lambda u, r: np.maximum(abs(u / 0.7), abs(r)) < 0.8,
        ),
        "heart": (
            lambda u, r: (1.05 * u - 0.75 * abs(r) + 0.3) ** 2 + r**2 <= 0.8,
            lambda u, r: (u > -0.6) & (abs(r) < 0.55 - u / 2),
        ),
        "star": (lambda u, r: five_tips(u, r, part), lambda u, r: five_tips(u, r, 0.8)),
        "crescent": (
            lambda u, r: (far(u, r) <= 0.9) & (far(u, r - 0.45) > 0.9 * bite),
            lambda u, r: (far(u, r) <= 0.9) & (r < 0),
        ),
        "die": (lambda u, r: pips(u, r, (*CORNERS, (0, 0))), lambda u, r: pips(u, r, CORNERS)),
        "target": (
            lambda u, r: (far(u, r) < 0.9) & (np.floor(far(u, r) / 0.3) % 2 == 0),
            lambda u, r: far(u, r) < 0.9,
        ),
    }
    return shapes[concept][0 if right_one else 1]


def passes(concept: str, array: NDArray) -> bool:
    """Judge one array."""
    subject = Subject(Submission(canonicalise(array)))
    if concept == "square":
        return figure.check(subject, shape="square", across=(0.2, 1.2)).score >= PASS_AT
    if concept == "die":
        return die.check(subject, pips=5).score >= PASS_AT
    checks = {"big_circle": big_circle, "heart": heart, "star": star, "crescent": crescent, "target": target}
    return bool(checks[concept].check(subject).score >= PASS_AT)


def drawn(concept: str, each: int) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Draw right and wrong ones in colours, sizes and places of their own."""
    for seed in range(2 * each):
        rng = Random(f"{concept}:{seed}")  # noqa: S311 - a reproducible choice, not a secret
        side, scale = rng.randrange(64, 385, 8), rng.uniform(0.55, 0.9)
        place = (np.arange(side) + 0.5) * 2 / side - 1
        down, aside = (rng.uniform(-1, 1) * (0.95 - scale) for _ in range(2))
        up, right = np.meshgrid(-(place - down) / scale, (place - aside) / scale, indexing="ij")
        angle = np.radians(rng.uniform(0, 360) if concept == "crescent" else 0.0)
        up, right = up * np.cos(angle) + right * np.sin(angle), right * np.cos(angle) - up * np.sin(angle)
        inside = shape_of(concept, rng, right_one=seed < each)(up, right)
        pixels = np.where(inside[:, :, None], rng.choice(PAINTS), rng.choice(GROUNDS)).astype(np.uint8)
        yield f"{'right' if seed < each else 'wrong'} {seed}", pixels


def main(out: Path, each: int) -> None:
    """Apply all laws and write the table."""
    applied: Counter[tuple[str, str]] = Counter()
    violated: Counter[tuple[str, str]] = Counter()
    for concept in ("big_circle", "square", "heart", "star", "crescent", "die", "target"):
        laws = KEEPING if concept in ("heart", "star") else (*KEEPING, *TURNING)
        for name, pixels in drawn(concept, each):
            before, rng = passes(concept, pixels), np.random.default_rng(len(name))
            if before != name.startswith("right"):
                print(concept, "judged wrongly before any change:", name, len(pixels), flush=True)
            for law in laws:
                if not applies(law, pixels):
                    continue
                wrong = passes(concept, apply(law, pixels, rng)) != before
                for key in ((concept, law), (concept, "all laws")):
                    applied[key] += 1
                    violated[key] += wrong
                if wrong:
                    print(concept, law, name, len(pixels), flush=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["concept", "law", "applied", "violations"])
        writer.writerows((*key, applied[key], violated[key]) for key in applied)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
