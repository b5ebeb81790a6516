"""The reply of a child: what an honest child sends arrives unchanged, and nothing else can do harm."""

from __future__ import annotations

import random
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sandbox import wire
from sandbox.result import Failure, Limits, Status
from sandbox.stdout import visible

LIMITS = Limits(picture_bytes=1 << 20, stdout_bytes=1000)


class Bytes:
    """A stream of given bytes, which remembers the largest piece that was asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.largest = 0

    def read_into(self, view: memoryview) -> None:
        """Fill the view or say that there is no more."""
        self.largest = max(self.largest, len(view))
        if len(view) > len(self.data):
            raise EOFError
        view[:] = self.data[: len(view)]
        self.data = self.data[len(view) :]


def sent(reply: wire.Reply) -> bytes:
    """Give all that a child writes."""
    return b"".join(wire.pack_reply(reply, LIMITS))


arrays = npst.arrays(
    dtype=st.sampled_from(wire.DTYPES),
    shape=npst.array_shapes(min_dims=0, max_dims=6, min_side=0, max_side=4),
)
texts = st.text(max_size=100).map(visible)  # as an honest child sends them


@given(
    st.sampled_from([Status.OK, Status.ERROR, Status.NO_PICTURE]),
    st.lists(st.none() | arrays, min_size=2, max_size=2),
    st.none() | st.builds(Failure, texts, texts, st.none() | st.integers(1, 1 << 31), texts),
    texts,
)
def test_a_reply_arrives_as_it_was_sent(
    status: Status, images: list[np.ndarray | None], failure: Failure | None, stdout: str
) -> None:
    """Every field survives the wire, every array bit for bit."""
    seen = np.zeros((2, 3, 3), np.uint8)
    reply = wire.Reply(status, tuple(images), seen, "image", stdout, 5, failure)

    back = wire.read_reply(Bytes(sent(reply)), LIMITS, sizes=2)

    assert (back.status, back.source, back.stdout, back.failure) == (status, "image", stdout, failure)
    assert back.stdout_dropped == 5
    for ours, theirs in zip((*back.images, back.seen), (*images, seen), strict=True):
        assert (ours is None) == (theirs is None)
        if theirs is not None:
            assert (ours.dtype, ours.shape, ours.tobytes()) == (theirs.dtype, theirs.shape, theirs.tobytes())


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1))
def test_a_request_arrives_as_it_was_sent(source: str, sizes: list[tuple[int, int]]) -> None:
    """The child gets the program, the sizes and the seed."""
    data = wire.pack_request(source.encode("utf-8", "surrogatepass"), sizes, 1 << 63)

    assert wire.read_request(Bytes(data)) == wire.Request(source, tuple(sizes), 1 << 63)


def hostile(chance: random.Random) -> bytes:
    """Make bytes that are more or less like a reply."""
    honest = bytearray(sent(wire.Reply(Status.OK, (np.zeros((4, 4), np.float32),), None, "image", "text")))
    kind = chance.randrange(4)
    if kind == 0:
        return chance.randbytes(chance.randrange(400))
    if kind == 1:
        return bytes(honest[: chance.randrange(len(honest))])
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(4, len(honest) - 64)
        width = chance.choice((1, 4, 8))
        extreme = chance.choice(
            (0, 1, (1 << 8 * width) - 1, 1 << 8 * width - 1, chance.getrandbits(8 * width))
        )
        honest[at : at + width] = extreme.to_bytes(width, "little")
    return bytes(honest) + (chance.randbytes(2000) if kind == 3 else b"")


def test_a_hundred_thousand_hostile_replies_do_no_harm() -> None:
    """Whatever the bytes, the host gets a reply within its bounds or one of two errors."""
    chance = random.Random(1)
    ends = {"read": 0, "refused": 0, "short": 0}
    for _ in range(100_000):
        stream = Bytes(hostile(chance))
        try:
            reply = wire.read_reply(stream, LIMITS, sizes=1)
        except wire.WireError:
            ends["refused"] += 1
        except EOFError:
            ends["short"] += 1
        else:
            ends["read"] += 1
            assert len(reply.stdout.encode()) <= 3 * LIMITS.stdout_bytes
            assert sum(a.nbytes for a in (*reply.images, reply.seen) if a is not None) <= LIMITS.picture_bytes
        assert stream.largest <= LIMITS.picture_bytes
    assert min(ends.values()) > 5_000


@settings(max_examples=300)
@given(st.binary(max_size=600))
def test_no_bytes_make_the_host_fail(data: bytes) -> None:
    """Bytes that hypothesis invents end in the same two errors."""
    with pytest.raises((wire.WireError, EOFError)):
        wire.read_reply(Bytes(data), LIMITS, sizes=1)


def described(shape: tuple[int, ...], nbytes: int, code: int = 1) -> bytes:
    """Write a reply of one array by hand."""
    dims = (*shape, *(1,) * (wire.MAX_NDIM - len(shape)))
    head = struct.pack("<4sBBHIQ5I", b"pgR1", 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<BBB6QQ", 1, code, len(shape), *dims, nbytes) + bytes(59)


@pytest.mark.parametrize(
    ("shape", "nbytes", "code"),
    [
        ((1 << 40, 1 << 40, 4), 1 << 62, 1),
        ((8, 8, 3), 1 << 40, 1),
        ((8, 8, 3), 191, 1),
        ((1 << 32, 1 << 32), 0, 1),
        ((1 << 63, 0), 0, 1),
        ((1 << 20, 2), 1 << 21, 1),
        ((8, 8), 64, 12),
        ((8, 8), 64, 255),
    ],
)
def test_an_array_is_refused_before_it_is_allocated(shape: tuple[int, ...], nbytes: int, code: int) -> None:
    """Sizes that lie, overflow or exceed the limit, and dtypes off the list, end the reading."""
    with pytest.raises(wire.WireError):
        wire.read_reply(Bytes(described(shape, nbytes, code)), LIMITS, sizes=1)


def test_all_arrays_share_one_limit() -> None:
    """Many arrays that are each small enough are refused together."""
    half = np.zeros(LIMITS.picture_bytes // 2 + 1, np.uint8)
    reply = wire.Reply(Status.OK, (half, half))

    with pytest.raises(wire.WireError):
        wire.read_reply(Bytes(sent(reply)), LIMITS, sizes=2)


def test_a_truth_value_is_nought_or_one() -> None:
    """A boolean array whose bytes are neither is not let into the caller's numpy."""
    data = bytearray(sent(wire.Reply(Status.OK, (np.ones((2, 2), bool),))))
    data[-1] = 2

    with pytest.raises(wire.WireError, match="truth value"):
        wire.read_reply(Bytes(bytes(data)), LIMITS, sizes=1)


def test_control_characters_of_a_hostile_child_are_made_visible() -> None:
    """No text of a reply can drive the terminal or the page that it is shown on."""
    data = sent(wire.Reply(Status.OK, stdout="an honest text")).replace(b"honest", b"\x1b[2J\r\r")

    assert wire.read_reply(Bytes(data), LIMITS, sizes=1).stdout == "an \\x1b[2J\\x0d\\x0d text"


def test_texts_are_cut_to_their_caps() -> None:
    """A long message is cut by the child with a mark; a child that does not cut is refused."""
    reply = wire.Reply(Status.ERROR, failure=Failure("E" * 999, "m" * 9999, 3, "t" * 99999))
    failure = wire.read_reply(Bytes(sent(reply)), LIMITS, sizes=1).failure

    assert (len(failure.type), len(failure.message), len(failure.traceback)) == (256, 4096, 16384)
    assert failure.message.endswith("m...")
    with pytest.raises(wire.WireError, match="longer than"):
        wire.read_reply(
            Bytes(b"".join(wire.pack_reply(wire.Reply(Status.OK, stdout="x" * 2000), Limits()))),
            LIMITS,
            sizes=1,
        )
