"""Change pictures so that what they show stays, or turns over, and count the verdicts that do not follow.

Run ``python experiments/02_scorer_validation/metamorphic.py PICTURES OUT.csv [EACH]``, where PICTURES holds
``labels.csv`` and EACH is how many pictures of a kind are changed (200): labelled ones that pass, labelled
ones that do not (half of them faces or balls), drawn right ones, drawn wrong ones. An unsure verdict is no
pass. Every violation is printed. A line of the table is a task and a law; a law that leaves a picture as it
is does not count as applied.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import basketball
import drawn_balls
import drawn_faces
import numpy as np
import smiley
from labelled import labelled
from laws import KEEPING, TURNING, applies, apply

from procgen.picture import canonicalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Picture = tuple[str, "NDArray[np.uint8]"]
LABELS = {"smiley": "upright_smiley", "basketball": "basketball"}
JUDGES = {"smiley": smiley.judged, "basketball": basketball.judged}


def passes(task: str, array: NDArray) -> bool:
    """Judge one array by a task; a ball may have any colour."""
    return JUDGES[task](array, []) >= 0.5


def real(task: str, folder: Path, each: int) -> Iterator[Picture]:
    """Choose labelled pictures: as many that have the label as have not."""
    pictures = labelled(folder, LABELS[task])
    Random(task).shuffle(pictures)  # noqa: S311 - a reproducible choice, not a secret
    others = [picture for picture in pictures if not picture.yes]
    near = [picture for picture in others if picture.is_face] if task == "smiley" else []
    chosen = near[: each // 2] + [picture for picture in others if picture not in near[: each // 2]]
    for picture in [picture for picture in pictures if picture.yes][:each] + chosen[:each]:
        yield str(picture.path.relative_to(folder)), picture.pixels()


def drawn(task: str, each: int) -> Iterator[Picture]:
    """Draw right and wrong ones."""
    for seed in range(2 * each):
        rng = Random(seed)  # noqa: S311 - a reproducible choice, not a secret
        if task == "smiley":
            face = drawn_faces.random_face(rng)
            edit = drawn_faces.EDITS[seed % len(drawn_faces.EDITS)]
            wrong = drawn_faces.edited(face, edit, rng) if seed >= each else face
            yield f"drawn face {seed}" + (f", {edit}" if seed >= each else ""), drawn_faces.render(wrong)
        else:
            ball = drawn_balls.random_ball(rng)
            edit = drawn_balls.EDITS[seed % len(drawn_balls.EDITS)]
            other = drawn_balls.edited(ball, edit) if seed >= each else ball
            yield f"drawn ball {seed}" + (f", {edit}" if seed >= each else ""), drawn_balls.render(other)


def violations(task: str, name: str, pixels: NDArray[np.uint8]) -> Iterator[tuple[str, bool]]:
    """Apply every law to a picture and tell whether the verdict is not what the law says."""
    pixels = canonicalise(pixels).pixels
    before = passes(task, pixels)
    rng = np.random.default_rng(len(name))
    for law in (*KEEPING, *TURNING):
        turns = law in TURNING and task == "smiley"
        if (turns and not before) or not applies(law, pixels):
            continue
        changed = apply(law, pixels, rng)
        if np.array_equal(changed, pixels) and changed.dtype == pixels.dtype:
            continue
        yield law, passes(task, changed) != (before and not turns)


def main(folder: Path, out: Path, each: int) -> None:
    """Apply all laws and write the table."""
    applied: Counter[tuple[str, str]] = Counter()
    violated: Counter[tuple[str, str]] = Counter()
    for task in JUDGES:
        for name, pixels in (*real(task, folder, each), *drawn(task, each)):
            for law, wrong in violations(task, name, pixels):
                for key in ((task, law), (task, "all laws")):
                    applied[key] += 1
                    violated[key] += wrong
                if wrong:
                    print(task, law, name, *pixels.shape[:2], flush=True)
        share = violated[task, "all laws"] / applied[task, "all laws"]
        print(
            f"{task}: {100 * share:.2f} % of {applied[task, 'all laws']} verdicts violate a law", flush=True
        )
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["task", "law", "applied", "violations"])
        writer.writerows((*key, applied[key], violated[key]) for key in applied)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 200)
