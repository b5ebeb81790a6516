"""Every module that a program can import."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

from sandbox.facades import adapted, ipython, matplotlib, numpy, pillow, standard, typing
from sandbox.facades.modules import Modules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.modules import Builder
    from sandbox.screen import Screen

SHOWING = MappingProxyType({**ipython.BUILDERS, **matplotlib.BUILDERS, **pillow.BUILDERS})
"""Modules that show pictures; they are facades even where everything else is real."""
_BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        **{name: functools.partial(standard.build, name) for name in standard.OFFERED},
        **adapted.BUILDERS,
        **SHOWING,
        **numpy.BUILDERS,
        "typing": typing.build,
    }
)
OFFERED = frozenset(_BUILDERS)
"""Names of the modules that a program can import."""


def modules(screen: Screen, seed: int) -> Modules:
    """Make the facades of one run.

    Parameters
    ----------
    screen : Screen
        Takes what the program shows.
    seed : int
        Where random numbers start.

    Returns
    -------
    modules : Modules
    """
    return Modules(_BUILDERS, screen, seed)
