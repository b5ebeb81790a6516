"""Lay out a fresh picture set: drawings of sources that nobody looked at while the checks were made.

Run ``python experiments/02_scorer_validation/fresh.py FOLDER [LABELS]``; LABELS is ``fresh_labels.csv``
unless ``fresh_second_labels.csv`` or ``fresh_third_labels.csv`` is given. It needs the network, ``npm`` and
``node``, and for these two ``apt-get`` and ``dpkg-deb`` (no root): the packages that LABELS names are fetched
into FOLDER at their pinned versions and every row is drawn. FOLDER then holds ``labels.csv`` and the
pictures, as ``labels.py`` and ``fresh_figures.py`` read them. Column ``split`` says which part of the
sources a picture is in.
"""

from __future__ import annotations

import base64
import csv
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from procgen.png import read_png, write_png

LABELS = Path(__file__).with_name("fresh_labels.csv")
RESVG = "@resvg/resvg-js@2.6.2"
DEBIAN = "debian:"
NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
# No fonts of the machine: text in a drawing would look different elsewhere.
DRAW = """
const fs = require("fs"); const {Resvg} = require("@resvg/resvg-js");
for (const job of JSON.parse(fs.readFileSync("jobs.json"))) {
  const font = {loadSystemFonts: false, fontFiles: job.font};
  if (job.font.length) {
    const {x, y, width, height} = new Resvg(job.svg, {font}).getBBox();
    const side = 1.2 * Math.max(width, height);
    const box = [x + (width - side) / 2, y + (height - side) / 2, side, side].join(" ");
    job.svg = job.svg.replace(/viewBox="[^"]*"/, `viewBox="${box}"`);
  }
  const {width, height} = new Resvg(job.svg, {font});
  const fitTo = {mode: width >= height ? "width" : "height", value: job.size};
  fs.writeFileSync(job.file, new Resvg(job.svg, {font, fitTo, background: job.background}).render().asPng());
}
"""
TURNS = {"rot90": 1, "rot180": 2, "rot270": 3}


def fetch(folder: Path, packages: list[str]) -> None:
    """Install npm packages and unpack Debian packages below a folder, at their pinned versions."""
    apt, unpack = shutil.which("apt-get") or "apt-get", shutil.which("dpkg-deb") or "dpkg-deb"
    npm = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*npm, RESVG, *(name for name in packages if not name.startswith(DEBIAN))], check=True)
    for package in packages:
        if package.startswith(DEBIAN):
            pinned = package.removeprefix(DEBIAN)
            root = place(folder, package)
            root.mkdir(parents=True, exist_ok=True)
            subprocess.run([apt, "download", pinned], check=True, cwd=root)
            (archive,) = root.glob("*.deb")
            subprocess.run([unpack, "-x", str(archive), str(root)], check=True)


def place(folder: Path, package: str) -> Path:
    """Give the folder that a package's files lie in."""
    if package.startswith(DEBIAN):
        return folder / "debian" / package.removeprefix(DEBIAN).partition("=")[0]
    return folder / "node_modules" / package.rpartition("@")[0]


def icon_of(file: Path, name: str, ink: str) -> str:
    """Give an icon of an Iconify set as SVG."""
    icons = json.loads(file.read_text(encoding="utf-8"))
    icon: dict[str, Any] = {"left": 0, "top": 0, "width": 16, "height": 16}
    icon |= {key: icons[key] for key in icon if key in icons} | icons["icons"][name]
    box = "{left} {top} {width} {height}".format(**icon)
    size = 'width="{width}" height="{height}"'.format(**icon)
    body = str(icon["body"]).replace("currentColor", ink)
    return f'<svg {NAMES} viewBox="{box}" {size}>{body}</svg>'


def raster_of(png: bytes) -> str:
    """Wrap a PNG in an SVG of its size."""
    rows, columns = read_png(png).shape[:2]
    size = f'width="{columns}" height="{rows}"'
    data = base64.b64encode(png).decode("ascii")
    image = f'<image {size} xlink:href="data:image/png;base64,{data}"/>'
    return f'<svg {NAMES} viewBox="0 0 {columns} {rows}" {size}>{image}</svg>'


def svg_of(package: Path, row: dict[str, str]) -> str:
    """Give a row's drawing as SVG; a glyph's box is left to who draws it."""
    icon, ink = row["icon"], row["ink"]
    if row["codepoint"]:
        text = f'<text font-size="100" fill="{ink}">&#x{row["codepoint"]};</text>'
        return f'<svg {NAMES} viewBox="-200 -200 400 400">{text}</svg>'
    if row["package"].startswith("country-flag-icons"):
        return (package / "3x2" / f"{icon.upper()}.svg").read_text(encoding="utf-8")
    if row["package"].startswith("@iconify-json/"):
        return icon_of(package / "icons.json", icon, ink)
    if row["package"].startswith("@iconify/json@"):
        family, _, name = icon.partition(":")
        return icon_of(package / "json" / f"{family}.json", name, ink)
    archive, _, member = icon.partition("!")
    if member:
        with zipfile.ZipFile(package / archive) as jar:
            return jar.read(member).decode("utf-8")
    if icon.endswith(".png"):
        return raster_of((package / icon).read_bytes())
    svg = (package / icon).read_text(encoding="utf-8", errors="replace")
    return svg.replace("<svg ", f'<svg fill="{ink}" ', 1) if ink else svg


def job_of(folder: Path, row: dict[str, str]) -> dict[str, Any]:
    """Give what is needed to draw a row."""
    package = place(folder, row["package"])
    return {
        "svg": svg_of(package, row),
        "font": [str(package / row["icon"])] if row["codepoint"] else [],
        "size": int(row["size"]),
        "background": row["background"],
        "file": str(folder / row["file"]),
    }


def main(folder: Path, labels: Path = LABELS) -> None:
    """Fetch the packages, draw every row, and put the labels beside the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    with labels.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    fetch(folder, sorted({row["package"] for row in rows}))
    for row in rows:
        (folder / row["file"]).parent.mkdir(parents=True, exist_ok=True)
    jobs = [job_of(folder, row) for row in rows]
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    node = shutil.which("node") or "node"
    subprocess.run([node, "-e", DRAW], check=True, cwd=folder)
    for row in rows:
        pixels = read_png(folder / row["file"])
        pixels = np.rot90(pixels[..., :3], TURNS.get(row["transform"], 0))
        if row["transform"] == "gray":
            pixels = np.rint(pixels @ [0.299, 0.587, 0.114]).astype(np.uint8)
        write_png(folder / row["file"], np.ascontiguousarray(pixels))
    shutil.copy(labels, folder / "labels.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:3]))
