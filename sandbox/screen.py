"""What a program has shown or saved, as its author would have seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Shown(Protocol):
    """Something that was shown: an array, and how it was displayed."""

    explicit: bool
    """Whether the program said how to display it: a colormap, limits, an origin."""

    @property
    def array(self) -> NDArray[Any]:
        """The array as it was when it was shown."""
        ...

    def display(self) -> NDArray[np.uint8]:
        """Give the pixels that were on the screen, of shape (H, W, 3)."""
        ...


class Screen:
    """Remembers the last thing shown in one run."""

    def __init__(self) -> None:
        self.last: Shown | None = None
        """What was shown last."""
        self.how = ""
        """The call that showed it: ``plt.imshow``, ``Image.save`` ..."""

    def show(self, shown: Shown, how: str) -> None:
        """Show something.

        Parameters
        ----------
        shown : Shown
        how : str
            The call, as the program's author would write it.
        """
        self.last, self.how = shown, how
