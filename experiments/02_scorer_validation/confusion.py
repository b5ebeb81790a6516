"""Put every error of the checks on a sheet: the picture, its label, the verdict and what the check says.

Run ``python experiments/02_scorer_validation/confusion.py PICTURES FOLDER [DRAWN]``, where PICTURES holds
``labels.csv``; the sheets are written to FOLDER, which must lie outside the repository: the labelled pictures
are not ours to publish. DRAWN is how many right faces and balls are drawn (300) and how many wrong ones.
"""

from __future__ import annotations

import csv
import math
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from basketball import BOUND
from concepts import rows_for
from fresh_figures import CONCEPTS, TASKS, judge
from labelled import labelled
from metamorphic import LABELS, drawn

from procgen.checks import Subject, ball, basketball_seams
from procgen.exact.flags import FLAGS
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.score import score
from procgen.types import Submission, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from procgen.checks import Finding

mpl.use("Agg")
import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[2]
ACROSS, A_SHEET = 6, 36


@dataclass(frozen=True)
class Error:
    """A picture whose verdict is not its label."""

    name: str
    pixels: NDArray[np.uint8]
    label: str
    verdict: str
    why: str


def judged(task: str, pixels: NDArray[np.uint8]) -> tuple[Verdict, str]:
    """Judge a picture as a smiley, or as a basketball of any colour; say what the worst check says."""
    if task == "smiley":
        result = score(pixels, task)
        return result.verdict, min(result.checks, key=lambda check: check.score).why
    subject = Subject(Submission(canonicalise(pixels)))
    if subject.blank:
        return Verdict.FAIL, "blank"
    worst: Finding = min((ball.check(subject), basketball_seams.check(subject)), key=lambda one: one.score)
    return Verdict.PASS if worst.score >= BOUND else Verdict.FAIL, worst.why


def of_task(task: str, folder: Path, count: int) -> Iterator[Error]:
    """Find the errors of a task on labelled and drawn pictures."""
    for picture in labelled(folder, LABELS[task]):
        verdict, why = judged(task, picture.pixels())
        if (verdict is Verdict.PASS) != picture.yes:
            yield Error(picture.path.stem, picture.pixels(), "yes" if picture.yes else "no", verdict, why)
    for name, pixels in drawn(task, count):
        verdict, why = judged(task, pixels)
        if (verdict is Verdict.PASS) != ("," not in name):
            yield Error(name, pixels, "no" if "," in name else "yes", verdict, why)


def of_concept(column: str, folder: Path) -> Iterator[Error]:
    """Find the errors of a concept on the sample that ``concepts.py`` judges."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows_for(rows, column):
        if column == "flag_code" and row[column] not in ("", *FLAGS):
            continue
        pixels = read_png(folder / row["file"])
        answers = list(judge(column, row, pixels, Subject(Submission(canonicalise(pixels)))))
        missed = [what for what, should, does in answers if should and not does]
        taken = [what for what, should, does in answers if does and not should]
        if missed or taken:
            why = f"missed: {', '.join(missed) or 'nothing'}; taken for: {', '.join(taken) or 'nothing'}"
            yield Error(Path(row["file"]).stem, pixels, row[column], "fail" if missed else "pass", why)


def sheet(errors: Sequence[Error], path: Path) -> None:
    """Draw a sheet of errors."""
    down = math.ceil(len(errors) / ACROSS)
    size = 3 * ACROSS, 3.7 * down
    figure, places = plt.subplots(down, ACROSS, figsize=size, squeeze=False, layout="constrained")
    for place in places.flat:
        place.axis("off")
    for place, error in zip(places.flat, errors, strict=False):
        place.imshow(error.pixels, cmap="gray", vmin=0, vmax=255, interpolation="nearest")
        said = "\n".join(textwrap.wrap(error.why, 46)[:3])
        place.set_title(f"{error.name[-46:]}\n{error.label}, judged {error.verdict}\n{said}", fontsize=7)
    figure.savefig(path, dpi=80)
    plt.close(figure)


def main(folder: Path, out: Path, count: int) -> None:
    """Write the sheets and say how many errors each has."""
    if out.resolve().is_relative_to(ROOT):
        sys.exit(
            f"{out} lies in the repository; name a folder outside it, the pictures are not ours to publish"
        )
    out.mkdir(parents=True, exist_ok=True)
    found = {task: list(of_task(task, folder, count)) for task in LABELS}
    found |= {one: list(of_concept(one, folder)) for one in CONCEPTS if one not in TASKS}
    for name, errors in found.items():
        print(f"{name}: {len(errors)} errors")
        for start in range(0, len(errors), A_SHEET):
            number = start // A_SHEET + 1
            sheet(errors[start : start + A_SHEET], out / f"{name}_{number}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 300)
