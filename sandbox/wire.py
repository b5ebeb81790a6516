"""The bytes between the host and a child: fixed binary headers, raw text, raw pixels; no pickle, no JSON.

The host treats every byte from a child as hostile: a field is compared with its bounds before it is used, and
memory is allocated only for sizes that have passed. A reply is data that the program could have produced
anyway; what the host needs to *know* (deadline, signals, memory, processor time) it asks the kernel.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any, Protocol

from sandbox.result import Failure, Limits, Status
from sandbox.stdout import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sandbox.execute import Execution

MAX_SIZES = 64
"""Sizes that one run may be asked for."""
MAX_SIDE = 1 << 15
"""Largest height or width that a program may be asked for, pixels."""
MAX_NDIM = 6
DTYPES = ("|b1", "|u1", "<u2", "<u4", "<u8", "|i1", "<i2", "<i4", "<i8", "<f2", "<f4", "<f8")
"""What a picture may consist of; the wire carries the position in this list."""

_SETUP = struct.Struct("<4s?ddQQQQ")
SETUP_BYTES = _SETUP.size
_REQUEST = struct.Struct("<4sQII")
_SIZE = struct.Struct("<II")
_REPLY = struct.Struct("<4sBBHIQ5I")
_ARRAY = struct.Struct(f"<BBB{MAX_NDIM}QQ")
_SETUP_MAGIC, _REQUEST_MAGIC, _REPLY_MAGIC = b"pgS1", b"pgQ1", b"pgR1"
_TOLD_BY_CHILD = (
    Status.OK,
    Status.REFUSED,
    Status.ERROR,
    Status.MEMORY,
    Status.OUTPUT,
    Status.NO_PICTURE,
)
"""The ends that a child can know of; the others are for the host to observe."""
_SOURCE_BYTES, _TYPE_BYTES, _MESSAGE_BYTES, _TRACEBACK_BYTES = 256, 256, 4096, 16384
_NO_ARRAY = bytes(_ARRAY.size)


class WireError(Exception):
    """Bytes from a child that no honest child sends."""


class Stream(Protocol):
    """Where bytes come from."""

    def read_into(self, view: memoryview) -> None:
        """Fill the view.

        Parameters
        ----------
        view : memoryview
            Writable, of bytes.

        Raises
        ------
        EOFError
            If the other side ended first.
        """
        ...


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays the same for all programs of one sandbox."""

    limits: Limits
    policy: bool


@dataclass(frozen=True, slots=True)
class Request:
    """One program and what it is asked for."""

    source: str
    sizes: tuple[tuple[int, int], ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a child says that its program did."""

    status: Status
    images: tuple[NDArray[Any] | None, ...] = ()
    seen: NDArray[np.uint8] | None = None
    source: str = ""
    stdout: str = ""
    stdout_dropped: int = 0
    failure: Failure | None = None


def pack_setup(setup: Setup) -> bytes:
    """Encode what a child must know before its first program.

    Parameters
    ----------
    setup : Setup

    Returns
    -------
    data : bytes
        `SETUP_BYTES` long.
    """
    limits = setup.limits
    return _SETUP.pack(
        _SETUP_MAGIC,
        setup.policy,
        limits.cpu_seconds,
        limits.wall_seconds,
        limits.memory_bytes,
        limits.picture_bytes,
        limits.stdout_bytes,
        limits.source_bytes,
    )


def unpack_setup(data: bytes) -> Setup:
    """Decode what `pack_setup` encoded.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    setup : Setup

    Raises
    ------
    WireError
        If the bytes are no setup.
    """
    if len(data) != SETUP_BYTES or not data.startswith(_SETUP_MAGIC):
        raise WireError(f"a setup has {SETUP_BYTES} bytes and begins with {_SETUP_MAGIC!r}: {data[:8]!r}")
    _, policy, *limits = _SETUP.unpack(data)
    return Setup(Limits(*limits), policy)


def pack_request(source: bytes, sizes: Sequence[tuple[int, int]], seed: int) -> bytes:
    """Encode one program for its child.

    Parameters
    ----------
    source : bytes
        The program, UTF-8.
    sizes : sequence of (int, int)
        Heights and widths, at most `MAX_SIZES` of at most `MAX_SIDE` each.
    seed : int
        0 to 2**64 - 1.

    Returns
    -------
    data : bytes
    """
    head = _REQUEST.pack(_REQUEST_MAGIC, seed, len(sizes), len(source))
    return b"".join((head, *(_SIZE.pack(*size) for size in sizes), source))


def read_request(stream: Stream) -> Request:
    """Decode one program in its child.

    Parameters
    ----------
    stream : Stream
        The host's bytes.

    Returns
    -------
    request : Request

    Raises
    ------
    WireError
        If the bytes are no request.
    EOFError
        If the stream ends first.
    """
    magic, seed, sizes, length = _REQUEST.unpack(_read(stream, _REQUEST.size))
    if magic != _REQUEST_MAGIC:
        raise WireError(f"a request begins with {_REQUEST_MAGIC!r}, not {magic!r}")
    rest = _read(stream, sizes * _SIZE.size + length)
    wanted = tuple(_SIZE.iter_unpack(rest[: sizes * _SIZE.size]))
    return Request(rest[sizes * _SIZE.size :].decode("utf-8", "surrogatepass"), wanted, seed)


def pack_reply(reply: Reply | Execution, limits: Limits) -> Iterator[bytes | memoryview]:
    """Encode what a program did; texts are cut to their caps.

    Parameters
    ----------
    reply : Reply or Execution
        Its arrays have a dtype of `DTYPES` and at most `MAX_NDIM` axes.
    limits : Limits

    Yields
    ------
    piece : bytes or memoryview
        To be written one after the other.
    """
    failure = reply.failure or Failure("", "")
    stdout = reply.stdout.encode("utf-8", "backslashreplace")
    kept = stdout[: limits.stdout_bytes]
    texts = [
        _cut(reply.source, _SOURCE_BYTES),
        kept,
        _cut(failure.type, _TYPE_BYTES),
        _cut(failure.message, _MESSAGE_BYTES),
        _cut(failure.traceback, _TRACEBACK_BYTES),
    ]
    arrays = [*reply.images, reply.seen]
    yield (
        _REPLY.pack(
            _REPLY_MAGIC,
            _TOLD_BY_CHILD.index(reply.status),
            reply.failure is not None,
            len(arrays),
            failure.line or 0,
            reply.stdout_dropped + len(stdout) - len(kept),
            *map(len, texts),
        )
        + b"".join(texts)
        + b"".join(map(_describe, arrays))
    )
    for array in arrays:
        if array is not None and array.size:
            yield _contiguous(array).view("u1").data


def read_reply(stream: Stream, limits: Limits, sizes: int) -> Reply:
    """Decode what a child sent, trusting none of it.

    Parameters
    ----------
    stream : Stream
        The child's bytes.
    limits : Limits
        Bounds of the texts and of all arrays together, bytes.
    sizes : int
        Number of sizes that the program was asked for; it may answer with as many images or with none.

    Returns
    -------
    reply : Reply
        Every array owns its memory, and no text can drive a terminal.

    Raises
    ------
    WireError
        If a field is out of its bounds.
    EOFError
        If the stream ends first.
    """
    head = _REPLY.unpack(_read(stream, _REPLY.size))
    magic, status, failed, arrays, line, dropped, *lengths = head
    caps = (_SOURCE_BYTES, limits.stdout_bytes, _TYPE_BYTES, _MESSAGE_BYTES, _TRACEBACK_BYTES)
    if magic != _REPLY_MAGIC or status >= len(_TOLD_BY_CHILD) or failed > 1 or arrays not in (1, sizes + 1):
        raise WireError(f"the header {head} is not one that a child sends")
    for length, cap in zip(lengths, caps, strict=True):
        if length > cap:
            raise WireError(f"a text of {length} bytes is longer than {cap}")
    source, stdout, kind, message, traceback = (
        visible(_read(stream, length).decode("utf-8", "replace")) for length in lengths
    )
    *images, seen = _read_arrays(stream, arrays, limits.picture_bytes)
    if seen is not None and (seen.dtype != "u1" or seen.ndim != 3 or seen.shape[2] != 3):
        raise WireError(f"what was seen is of shape {seen.shape} and dtype {seen.dtype}, not 8-bit RGB")
    failure = Failure(kind, message, line or None, traceback) if failed else None
    return Reply(_TOLD_BY_CHILD[status], tuple(images), seen, source, stdout, dropped, failure)


def _read(stream: Stream, count: int) -> bytes:
    data = bytearray(count)
    if count:
        stream.read_into(memoryview(data))
    return bytes(data)


def _cut(text: str, cap: int) -> bytes:
    data = text.encode("utf-8", "backslashreplace")
    return data if len(data) <= cap else data[: cap - 3] + b"..."


def _contiguous(array: NDArray[Any]) -> NDArray[Any]:
    """Lay an array out as the wire carries it: C order, little-endian."""
    return array.astype(array.dtype.newbyteorder("<"), order="C", copy=False).reshape(-1)


def _describe(array: NDArray[Any] | None) -> bytes:
    if array is None:
        return _NO_ARRAY
    code = DTYPES.index(array.dtype.newbyteorder("<").str)
    dims = (*array.shape, *(1,) * (MAX_NDIM - array.ndim))
    return _ARRAY.pack(1, code, array.ndim, *dims, array.nbytes)


def _read_arrays(stream: Stream, count: int, cap: int) -> Iterator[NDArray[Any] | None]:
    """Check all descriptions together before the first array is allocated."""
    import numpy as np  # noqa: PLC0415 - importing the sandbox must not cost what importing numpy costs

    plans: list[tuple[str, tuple[int, ...]] | None] = []
    for present, code, ndim, *dims, nbytes in _ARRAY.iter_unpack(_read(stream, count * _ARRAY.size)):
        if present > 1 or code >= len(DTYPES) or ndim > MAX_NDIM:
            raise WireError(f"an array is described by {(present, code, ndim)}")
        if not present:
            plans.append(None)
            continue
        shape, dtype = tuple(dims[:ndim]), DTYPES[code]
        extent = prod(side or 1 for side in shape) * int(dtype[2:])  # what numpy checks, for empty arrays too
        cap -= extent
        if cap < 0 or nbytes != (extent if all(shape) else 0):
            raise WireError(f"an array of shape {shape} and dtype {dtype} in {nbytes} bytes")
        plans.append((dtype, shape))
    for plan in plans:
        if plan is None:
            yield None
            continue
        array = np.empty(plan[1], plan[0])
        if array.size:
            view = array.reshape(-1).view(np.uint8)
            stream.read_into(view.data)
            if plan[0] == "|b1" and view.max() > 1:
                raise WireError("a truth value that is neither 0 nor 1")
        yield array
