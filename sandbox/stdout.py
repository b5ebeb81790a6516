"""Keep what a program prints, up to a bound, with control characters made visible."""

from __future__ import annotations

import io
from types import MappingProxyType

_CHUNK = 1 << 16
_CONTROL = (*range(9), *range(11, 32), *range(127, 160))
_ESCAPES = MappingProxyType({code: f"\\x{code:02x}" for code in _CONTROL})


def visible(text: str) -> str:
    r"""Write control characters and lone surrogates as escapes, so that no text can drive a terminal.

    Parameters
    ----------
    text : str
        Anything a program produced.

    Returns
    -------
    escaped : str
        The same text, encodable as UTF-8; newlines and tabs stay, other control characters are written
        as ``\x1b`` and lone surrogates as ``\ud800``.
    """
    return text.translate(_ESCAPES).encode("utf-8", "backslashreplace").decode("utf-8")


class Stdout(io.TextIOBase):
    """A text stream that keeps its first bytes and counts the others.

    Parameters
    ----------
    limit : int
        UTF-8 bytes kept.
    """

    def __init__(self, limit: int) -> None:
        self._kept: list[str] = []
        self._room = limit
        self.dropped = 0
        """Bytes written beyond the limit."""

    def write(self, text: str, /) -> int:
        """Take a piece of text of any length without copying more of it than is kept.

        Parameters
        ----------
        text : str

        Returns
        -------
        length : int
            All of its characters, as for any stream.
        """
        if not self._room and text.isascii():
            self.dropped += len(text)
            return len(text)
        for start in range(0, len(text), _CHUNK):
            if self.dropped:  # nothing more is kept: a flood is only counted
                self.dropped += len(text[start : start + _CHUNK].encode("utf-8", "backslashreplace"))
                continue
            chunk = visible(text[start : start + _CHUNK]).encode()
            kept = chunk[: self._room].decode(errors="ignore")
            if kept:
                self._kept.append(kept)
            self.dropped += len(chunk) - len(kept.encode())
            self._room = 0 if self.dropped else self._room - len(chunk)
        return len(text)

    def writable(self) -> bool:
        """Say that text can be written.

        Returns
        -------
        writable : bool
        """
        return True

    def text(self) -> str:
        """Give what was kept.

        Returns
        -------
        text : str
        """
        return "".join(self._kept)
