"""Build a static site from finished runs."""

from __future__ import annotations

from pathlib import Path

import click

from gallery.build import build


@click.command("gallery")
@click.argument(
    "runs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the site.")
@click.option("--title", default="", help="Heading of the site; the run's own, if there is one run.")
@click.option(
    "--timings/--no-timings",
    default=True,
    show_default=True,
    help="Show seconds, memory and isolation, which differ from machine to machine.",
)
def command(runs: tuple[Path, ...], out: Path, title: str, timings: bool) -> None:
    """Build a static site from finished RUNS: an index and one page a conversation.

    The pages need no server and no network. The path of the index is printed.
    """
    print(build(runs, out, title=title, timings=timings))
