"""Give the sizes of things that everybody can look up: planets, elements, notes.

References
----------
.. [1] NASA Space Science Data Coordinated Archive, "Planetary Fact Sheets": equatorial radii in km, and
       semi-major axes in astronomical units.
.. [2] T. Prohaska et al., "Standard atomic weights of the elements 2021", Pure and Applied Chemistry 94
       (2022), 573-600, :DOI:`10.1515/pac-2019-0603`; abridged.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RADII: Mapping[str, float] = MappingProxyType(
    {
        "Mercury": 2440,
        "Venus": 6052,
        "Earth": 6378,
        "Mars": 3396,
        "Jupiter": 71492,
        "Saturn": 60268,
        "Uranus": 25559,
        "Neptune": 24764,
    }
)
DISTANCES: Mapping[str, float] = MappingProxyType(
    {
        "Mercury": 0.387,
        "Venus": 0.723,
        "Earth": 1.0,
        "Mars": 1.524,
        "Jupiter": 5.203,
        "Saturn": 9.537,
        "Uranus": 19.19,
        "Neptune": 30.07,
    }
)
_LISTED = """
H 1.008 He 4.0026 Li 6.94 Be 9.0122 B 10.81 C 12.011 N 14.007 O 15.999 F 18.998 Ne 20.180 Na 22.990 Mg
24.305 Al 26.982 Si 28.085 P 30.974 S 32.06 Cl 35.45 Ar 39.95 K 39.098 Ca 40.078 Sc 44.956 Ti 47.867 V
50.942 Cr 51.996 Mn 54.938 Fe 55.845 Co 58.933 Ni 58.693 Cu 63.546 Zn 65.38 Ga 69.723 Ge 72.630 As 74.922 Se
78.971 Br 79.904 Kr 83.798 Rb 85.468 Sr 87.62 Y 88.906 Zr 91.224 Nb 92.906 Mo 95.95 Ru 101.07 Rh 102.91 Pd
106.42 Ag 107.87 Cd 112.41 In 114.82 Sn 118.71 Sb 121.76 Te 127.60 I 126.90 Xe 131.29 Cs 132.91 Ba 137.33 La
138.91 Ce 140.12 Pr 140.91 Nd 144.24 Sm 150.36 Eu 151.96 Gd 157.25 Tb 158.93 Dy 162.50 Ho 164.93 Er 167.26
Tm 168.93 Yb 173.05 Lu 174.97 Hf 178.49 Ta 180.95 W 183.84 Re 186.21 Os 190.23 Ir 192.22 Pt 195.08 Au 196.97
Hg 200.59 Tl 204.38 Pb 207.2 Bi 208.98 Th 232.04 Pa 231.04 U 238.03
"""
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        symbol: float(weight)
        for symbol, weight in zip(_LISTED.split()[::2], _LISTED.split()[1::2], strict=True)
    }
)
_NOTES = ("C", "C sharp", "D", "D sharp", "E", "F", "F sharp", "G", "G sharp", "A", "A sharp", "B")
FREQUENCIES: Mapping[str, float] = MappingProxyType(
    {
        f"{note}{octave}": 440 * 2 ** (octave - 4 + (k - 9) / 12)
        for octave in range(1, 8)
        for k, note in enumerate(_NOTES)
    }
)
"""Of the notes in equal temperament, A4 being 440 Hz."""

QUANTITIES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {"radius": RADII, "distance": DISTANCES, "weight": WEIGHTS, "frequency": FREQUENCIES}
)
