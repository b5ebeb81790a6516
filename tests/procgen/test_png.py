"""The only door to Pillow: any picture file is read, nothing else raises more than one line."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from procgen.errors import PictureError
from procgen.picture import canonicalise
from procgen.png import png_bytes, read_png, write_png

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = np.random.default_rng(0).integers(0, 256, (40, 56, 3), dtype=np.uint8)


def encoded(image: Image.Image, form: str) -> bytes:
    """Encode an image in a file format."""
    buffer = io.BytesIO()
    image.save(buffer, form)
    return buffer.getvalue()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """PNG keeps every pixel, and the folder is made."""
    path = tmp_path / "new" / "picture.png"
    write_png(path, COLOURS)
    assert np.array_equal(read_png(path), COLOURS)
    assert np.array_equal(read_png(str(path)), COLOURS)
    assert np.array_equal(read_png(png_bytes(COLOURS[:, :, 0])), COLOURS[:, :, 0])


def test_the_same_pixels_give_the_same_bytes() -> None:
    """Files are named by content, so encoding is deterministic."""
    assert png_bytes(COLOURS) == png_bytes(COLOURS.copy(order="F"))


@pytest.mark.parametrize("form", ["PNG", "BMP", "TIFF", "WEBP", "JPEG", "GIF", "PPM", "ICO"])
def test_common_formats_are_read(form: str) -> None:
    """Any common file is a picture of its size."""
    read = canonicalise(read_png(encoded(Image.fromarray(COLOURS[:40, :40]).resize((48, 48)), form)))
    assert (read.height, read.width) == (48, 48)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F", "YCbCr"])
def test_every_mode_becomes_a_picture(mode: str) -> None:
    """Palettes, CMYK, 16 bits, one bit and alpha are all read."""
    gray = Image.fromarray(COLOURS[:, :, 0])
    if mode == "I;16":
        image = Image.fromarray(COLOURS[:, :, 0].astype(np.uint16) * 257)
    elif mode == "F":
        image = Image.fromarray(COLOURS[:, :, 0].astype(np.float32))
    else:
        image = (gray if mode in ("1", "LA", "I") else Image.fromarray(COLOURS)).convert(mode)
    read = canonicalise(read_png(encoded(image, "TIFF")))
    assert (read.height, read.width) == (40, 56)


def test_a_transparent_palette_keeps_its_transparency() -> None:
    """A GIF's transparent colour is alpha, not paint."""
    image = Image.fromarray(COLOURS).quantize(8)
    content = io.BytesIO()
    image.save(content, "PNG", transparency=0)
    assert read_png(content.getvalue()).shape == (40, 56, 4)


def bomb(side: int) -> bytes:
    """Write a PNG header of so many pixels with next to no data behind it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [5000, 60_000])
def test_a_decompression_bomb_is_refused_unopened(side: int) -> None:
    """A file that would unpack to more than 16 million pixels is refused by its header."""
    with pytest.raises(PictureError, match=r"are read, scale it down|not a picture that can be read"):
        read_png(bomb(side))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n",
        png_bytes(COLOURS)[:200],
        bomb(64),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_damaged_files_give_one_clear_line(content: bytes) -> None:
    """Empty, cut, foreign and lying files raise a PictureError of one line that names the file."""
    with pytest.raises(
        PictureError, match=r"\Athe given bytes is not a picture that can be read: .+\Z"
    ) as caught:
        read_png(content)
    assert "0x" not in str(caught.value)


def test_missing_files_and_folders_give_one_clear_line(tmp_path: Path) -> None:
    """The operating system's reason is passed on."""
    with pytest.raises(PictureError, match="No such file"):
        read_png(tmp_path / "none.png")
    with pytest.raises(PictureError, match="Is a directory"):
        read_png(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PictureError, match="cannot write"):
        write_png(tmp_path / "file" / "picture.png", COLOURS)


def test_only_pictures_are_encoded() -> None:
    """An array that is no picture is refused with its dtype and shape."""
    with pytest.raises(PictureError, match=r"got float64 of shape \(40, 56, 3\)"):
        png_bytes(COLOURS / 255)
