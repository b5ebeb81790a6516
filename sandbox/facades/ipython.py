"""``IPython.display`` as far as it shows pictures."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sandbox.facades.decoration import Decoration
from sandbox.facades.images import AxesImage
from sandbox.facades.pillow_image import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.modules import Modules


def _build(_: Modules) -> Mapping[str, Any]:
    """Offer ``IPython`` itself."""
    return {"get_ipython": lambda: Decoration("ipython")}


def _build_display(modules: Modules) -> Mapping[str, Any]:
    """Offer ``IPython.display``: pictures given to ``display`` are shown, everything else is ignored."""

    def display(*things: object, **_: object) -> None:
        for thing in things:
            if type(thing) is Image:
                modules.screen.show(thing.copy(), "display")
            elif type(thing) is AxesImage:
                modules.screen.show(thing, "display")

    ignored = ("HTML", "Image", "Markdown", "clear_output", "set_matplotlib_formats")
    return {**{name: Decoration(f"IPython.display.{name}") for name in ignored}, "display": display}


BUILDERS = MappingProxyType({"IPython": _build, "IPython.display": _build_display})
"""How the contents of each module are made."""
