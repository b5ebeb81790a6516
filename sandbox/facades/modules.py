"""The facades of one run, made when the program first imports them."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from sandbox.facades import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.screen import Screen

    Builder = Callable[["Modules"], Mapping[str, Any]]


class Refused(Exception):  # noqa: N818 - reads as the condition it reports
    """Something that a program may not do; the message says what to do instead."""


class RefusedImport(Refused, ImportError):  # noqa: N818 - as above
    """A module or name that is not offered; a program may catch it as any failed import."""


class RefusedAttribute(Refused, AttributeError):  # noqa: N818 - as above
    """An attribute that is not offered; a program may catch it as any missing one."""


class Modules:
    """Facades by name, each made once, so that nothing of one run is seen by the next.

    Parameters
    ----------
    builders : mapping of str to callable
        How each module's contents are made.
    screen : Screen
        Takes what the program shows.
    seed : int
        Where random numbers start.
    """

    def __init__(self, builders: Mapping[str, Builder], screen: Screen, seed: int) -> None:
        self._builders = builders
        self._loaded: dict[str, ModuleType] = {}
        self._generators = 0
        self.screen = screen
        self.seed = seed

    def reseed(self) -> None:
        """Let generators that are made without a seed begin again."""
        self._generators = 0

    def next_seed(self) -> list[int]:
        """Give a seed for the next generator that is made without one.

        Returns
        -------
        seed : list of int
            For ``numpy.random.default_rng``.
        """
        self._generators += 1
        return [self.seed, self._generators]

    def load(self, name: str) -> ModuleType:
        """Give a module.

        Parameters
        ----------
        name : str
            Dotted name.

        Returns
        -------
        module : ModuleType

        Raises
        ------
        RefusedImport
            If it is not offered.
        """
        if name not in self._loaded:
            if name not in self._builders:
                raise RefusedImport(advice.module_advice(name))
            module = ModuleType(name)
            self._loaded[name] = module
            module.__dict__.update(self._builders[name](self))
            parent, _, child = name.rpartition(".")
            if parent in self._builders:
                setattr(self.load(parent), child, module)
        return self._loaded[name]

    def bind(self, name: str, top: bool) -> ModuleType:
        """Give what ``import a.b`` binds: the first of the dotted names, or the last with ``as``.

        Parameters
        ----------
        name : str
            Dotted name.
        top : bool
            Whether the first is wanted.

        Returns
        -------
        module : ModuleType

        Raises
        ------
        RefusedImport
            If it is not offered.
        """
        module = self.load(name)
        return self.load(name.partition(".")[0]) if top else module

    def member(self, module: str, name: str) -> Any:  # noqa: ANN401 - anything that a module holds
        """Give what ``from module import name`` binds.

        Parameters
        ----------
        module : str
            Dotted name of the module.
        name : str
            Name in it.

        Returns
        -------
        member : object

        Raises
        ------
        RefusedImport
            If the module is not offered, or knows no such name.
        """
        facade = self.load(module)
        if not name.startswith("__") and hasattr(facade, name):
            return getattr(facade, name)
        if f"{module}.{name}" in self._builders:
            return self.load(f"{module}.{name}")
        raise RefusedImport(
            advice.member_advice(module, name) or f"cannot import name {name!r} from {module!r}"
        )

    def public(self, module: str) -> dict[str, Any]:
        """Give what ``from module import *`` binds.

        Parameters
        ----------
        module : str
            Dotted name.

        Returns
        -------
        members : dict of str to object

        Raises
        ------
        RefusedImport
            If it is not offered.
        """
        return {name: value for name, value in vars(self.load(module)).items() if not name.startswith("_")}
