"""Lay out the fresh picture set: icons and flags of sources that nobody looked at while the checks were made.

Run ``python experiments/02_scorer_validation/fresh.py FOLDER``. It needs the network, ``npm`` and
``node``: the packages that ``fresh_labels.csv`` names are fetched into FOLDER at their pinned versions
and every row is drawn. FOLDER then holds ``labels.csv`` and the pictures, as ``labels.py`` and
``fresh_figures.py`` read them. Column ``split`` says which half of the sources a picture is in.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from procgen.png import read_png, write_png

LABELS = Path(__file__).with_name("fresh_labels.csv")
RESVG = "@resvg/resvg-js@2.6.2"
DRAW = """
const fs = require("fs"); const {Resvg} = require("@resvg/resvg-js");
for (const job of JSON.parse(fs.readFileSync("jobs.json"))) {
  const options = {fitTo: {mode: job.mode, value: job.size}, background: job.background};
  fs.writeFileSync(job.file, new Resvg(job.svg, options).render().asPng());
}
"""
TURNS = {"rot90": 1, "rot180": 2, "rot270": 3}


def svg_of(modules: Path, row: dict[str, str]) -> tuple[str, str]:
    """Give a row's drawing as SVG, and the side that its size is meant for."""
    package = modules / row["package"].rpartition("@")[0]
    if row["package"].startswith("country-flag-icons"):
        return (package / "3x2" / f"{row['icon'].upper()}.svg").read_text(encoding="utf-8"), "width"
    icons = json.loads((package / "icons.json").read_text(encoding="utf-8"))
    icon: dict[str, Any] = {"left": 0, "top": 0, "width": 16, "height": 16}
    icon |= {key: icons[key] for key in icon if key in icons} | icons["icons"][row["icon"]]
    box = "{left} {top} {width} {height}".format(**icon)
    size = 'width="{width}" height="{height}"'.format(**icon)
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = str(icon["body"]).replace("currentColor", row["ink"])
    side = "width" if icon["width"] >= icon["height"] else "height"
    return f'<svg {names} viewBox="{box}" {size}>{body}</svg>', side


def main(folder: Path) -> None:
    """Fetch the packages, draw every row, and put the labels beside the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    with LABELS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    packages = sorted({row["package"] for row in rows})
    npm = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*npm, RESVG, *packages], check=True)
    jobs = []
    for row in rows:
        path = folder / row["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        svg, side = svg_of(folder / "node_modules", row)
        size = int(row["size"])
        jobs.append(
            {"svg": svg, "mode": side, "size": size, "background": row["background"], "file": str(path)}
        )
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    node = shutil.which("node") or "node"
    subprocess.run([node, "-e", DRAW], check=True, cwd=folder)
    for row in rows:
        pixels = read_png(folder / row["file"])
        pixels = np.rot90(pixels[..., :3], TURNS.get(row["transform"], 0))
        if row["transform"] == "gray":
            pixels = np.rint(pixels @ [0.299, 0.587, 0.114]).astype(np.uint8)
        write_png(folder / row["file"], np.ascontiguousarray(pixels))
    shutil.copy(LABELS, folder / "labels.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
