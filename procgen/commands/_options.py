"""Options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path

import click

LONGEST_SIDE = 4096
"""Pixels; a float64 RGB array of this size is beyond the sandbox's own bound, so larger ones help nobody."""


class SizeType(click.ParamType[tuple[int, int]]):
    """Height and width as a person writes them: 256x256."""

    name = "HxW"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read HxW.

        Raises
        ------
        click.BadParameter
            If it is not two whole numbers from 1 to `LONGEST_SIDE` with an x between.
        """
        found = re.fullmatch(r"([0-9]{1,5})[xX]([0-9]{1,5})", str(value))
        sides = [int(side) for side in found.groups()] if found else []
        if not sides or min(sides) < 1 or max(sides) > LONGEST_SIDE:
            self.fail(f"{value!r} is not HEIGHTxWIDTH (1 to {LONGEST_SIDE} each), as 256x256", param, ctx)
        return sides[0], sides[1]


FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
model = click.option(
    "--model",
    envvar="PROCGEN_MODEL",
    required=True,
    show_envvar=True,
    metavar="[PROVIDER:]MODEL",
    help="Who is asked; a plain name means an OpenAI-compatible server. See procgen models.",
)
seed = click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
