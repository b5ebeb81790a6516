"""Write the colours that people named in the xkcd survey, from the list that matplotlib carries.

Judging a picture does not load matplotlib, so the list is kept as a file of ours. Run this again when
matplotlib changes it.

    python experiments/08_surveyed_colours/write.py
"""

from __future__ import annotations

import csv
from pathlib import Path

from matplotlib import colors

TARGET = Path(__file__).parents[2] / "procgen" / "exact" / "surveyed_colours.csv"
RUDE = ("poo", "puke", "shit", "snot", "vomit", "barf", "piss", "diarrhea", "booger", "bile")


def main() -> None:
    """Write the file, the most frequent names first, and say how many there are."""
    found = ((name.removeprefix("xkcd:"), code) for name, code in colors.XKCD_COLORS.items())
    kept = [row for row in found if not any(word in row[0] for word in RUDE)][::-1]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("name", "colour"), *kept])
    print(f"{TARGET.name}: {len(kept)} of {len(colors.XKCD_COLORS)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
