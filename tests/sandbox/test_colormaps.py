"""Colours are matplotlib's own, though the sandbox never loads it."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import colors as real

from sandbox.facades import colormaps, colours, norms, tables

REGISTRY = colormaps.ColormapRegistry()
RNG = np.random.default_rng(3)
VALUES = np.concatenate([np.linspace(0, 1, 257), RNG.uniform(-0.2, 1.2, 200), [np.nan, np.inf, -np.inf]])
DATA = {
    "uint8": RNG.integers(0, 256, (9, 9), dtype=np.uint8),
    "uint16": RNG.integers(0, 999, (9, 9), dtype=np.uint16),
    "int64": RNG.integers(-5, 70_000, (9, 9)),
    "float32": RNG.random((9, 9), dtype=np.float32),
    "float64": RNG.normal(size=(9, 9)),
    "bool": RNG.random((9, 9)) > 0.5,
    "constant": np.full((4, 4), 7.0),
    "masked": np.ma.masked_less(RNG.random((9, 9)), 0.3),
}


def test_every_colormap_gives_the_same_colours() -> None:
    """All of them, reversed ones too, as floats and as bytes, inside and outside of the range."""
    assert set(REGISTRY) == set(mpl.colormaps)
    for name in mpl.colormaps:
        for as_bytes in (False, True):
            expected = mpl.colormaps[name](VALUES, bytes=as_bytes)
            assert np.array_equal(REGISTRY[name](VALUES, bytes=as_bytes), expected), name
        assert REGISTRY[name](0.3) == mpl.colormaps[name](0.3)
        assert REGISTRY[name](7) == mpl.colormaps[name](7)
        assert np.allclose(
            REGISTRY[name].reversed()(VALUES), mpl.colormaps[name].reversed()(VALUES), atol=1e-12
        )


def test_colours_of_bad_small_and_large_values_can_be_chosen() -> None:
    """``set_bad``, ``set_under``, ``set_over`` and ``with_extremes`` work as in matplotlib."""
    chosen = {"bad": "red", "under": (0, 0, 1), "over": "#00ff0080"}
    expected = mpl.colormaps["hot"].with_extremes(**chosen)
    assert np.array_equal(REGISTRY["hot"].with_extremes(**chosen)(VALUES), expected(VALUES))
    colormap = REGISTRY["hot"]
    colormap.set_bad("red")
    assert colormap(np.nan) == (1, 0, 0, 1)
    assert REGISTRY["hot"](np.nan) == (0, 0, 0, 0)


@pytest.mark.parametrize("count", [1, 2, 7, 256])
@pytest.mark.parametrize(
    "entries", [["navy", "#ff8000", (1, 1, 1)], [(0, "k"), (0.2, "w"), (1, "gold")]], ids=["even", "placed"]
)
def test_own_colormaps(entries: list[object], count: int) -> None:
    """Colormaps made of a program's own colours agree too."""
    expected = real.LinearSegmentedColormap.from_list("own", entries, N=count)
    made = colormaps.LinearSegmentedColormap.from_list("own", entries, N=count)
    assert np.array_equal(made(VALUES, bytes=True), expected(VALUES, bytes=True))


def test_listed_colormaps() -> None:
    """A list of colours is a colormap, and knows its colours."""
    names = ["red", "g", (0, 0, 1.0)]
    assert np.array_equal(colormaps.ListedColormap(names)(VALUES), real.ListedColormap(names)(VALUES))
    assert np.allclose(REGISTRY["tab10"].colors, mpl.colormaps["tab10"].colors)


@pytest.mark.parametrize("kind", DATA)
@pytest.mark.parametrize("limits", [{}, {"vmin": 0.1, "vmax": 0.7}, {"vmin": 0, "vmax": 255}, {"clip": True}])
def test_norms_place_values_alike(kind: str, limits: dict[str, float]) -> None:
    """Linear, power and logarithmic norms lead to the same bytes."""
    for name, arguments in (("Normalize", ()), ("PowerNorm", (0.3,)), ("LogNorm", ())):
        if name == "LogNorm" and not (DATA[kind] > 0).any():
            continue
        if name == "LogNorm" and limits.get("vmin") == 0:
            continue
        expected = getattr(real, name)(*arguments, **limits)(DATA[kind])
        placed = getattr(norms, name)(*arguments, **limits)(DATA[kind])
        colour = mpl.colormaps["viridis"]
        assert np.array_equal(colour(placed, bytes=True), colour(expected, bytes=True)), name


def test_boundary_norm_numbers_the_intervals() -> None:
    """A boundary norm gives the same integers."""
    values = np.linspace(-1, 2, 50)
    for count in (3, 256):
        expected = real.BoundaryNorm([0, 0.2, 0.5, 1], count)(values)
        assert np.array_equal(norms.BoundaryNorm([0, 0.2, 0.5, 1], count)(values), expected)


@pytest.mark.parametrize(
    "colour", ["r", "tab:blue", "Tomato", "#123", "#12345678", "0.3", "C4", "none", (1, 0, 0), ("red", 0.5)]
)
def test_colours_are_read_alike(colour: object) -> None:
    """Names, numbers and hexadecimal digits mean what they mean to matplotlib."""
    assert colours.to_rgba(colour) == real.to_rgba(colour)
    assert colours.to_hex(colour) == real.to_hex(colour)


def test_what_is_no_colour_is_refused() -> None:
    """A wrong name or number raises as in matplotlib."""
    for wrong in ("no colour", "#12", (1, 2, 3), (0.1, 0.2), "2.0"):
        with pytest.raises(ValueError, match="is no colour"):
            colours.to_rgba(wrong)


def test_every_named_colour_is_there() -> None:
    """The table has matplotlib's letters, palette and CSS names."""
    names = {**real.BASE_COLORS, **real.TABLEAU_COLORS, **real.CSS4_COLORS}
    assert {name: real.to_rgb(colour) for name, colour in names.items()} == dict(tables.colours())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=1, max_size=20))
def test_hsv_agrees_with_matplotlib(triples: list[tuple[float, float, float]]) -> None:
    """Both directions give matplotlib's numbers."""
    array = np.array(triples)
    assert np.allclose(colours.hsv_to_rgb(array), real.hsv_to_rgb(array), atol=1e-12)
    assert np.allclose(colours.rgb_to_hsv(array), real.rgb_to_hsv(array), atol=1e-9)
