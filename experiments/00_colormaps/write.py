"""Write the tables from which the sandbox shows arrays as matplotlib would: its colormaps and named colours.

The child process that runs programs does not load matplotlib, which would make every run slower. Run this
again when matplotlib changes a table; ``tests/sandbox/test_colormaps.py`` says so.

    python experiments/00_colormaps/write.py
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import colors

TARGET = Path(__file__).parents[2] / "sandbox" / "facades" / "colormaps.npz"


def main() -> None:
    """Write the file and say how large it is."""
    names = [name for name in sorted(mpl.colormaps) if not name.endswith("_r")]
    tables = [_table(name) for name in names]
    backward = [_table(f"{name}_r") for name in names]
    named = {**colors.BASE_COLORS, **colors.TABLEAU_COLORS, **colors.CSS4_COLORS}
    np.savez_compressed(
        TARGET,
        names=np.array(names),
        listed=np.array([isinstance(mpl.colormaps[name], colors.ListedColormap) for name in names]),
        lengths=np.array([len(table) for table in tables]),
        values=np.concatenate(tables),
        # A reversed map differs from the mirrored one in last bits; as bits they compress to almost nothing.
        mirror=np.concatenate([_bits(a[::-1]) ^ _bits(b) for a, b in zip(tables, backward, strict=True)]),
        colour_names=np.array(list(named)),
        colours=np.array([colors.to_rgb(colour) for colour in named.values()]),
    )
    print(f"{TARGET.name}: {len(names)} colormaps, {len(named)} colours, {TARGET.stat().st_size} bytes")


def _table(name: str) -> np.ndarray:
    """Give a colormap as an array of shape (N, 3), float64, 0 to 1."""
    colormap = mpl.colormaps[name]
    return colormap(np.arange(colormap.N))[:, :3]


def _bits(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values).view(np.uint64)


if __name__ == "__main__":
    main()
