"""Inside a child: take one program, run it, send what it did, and end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sandbox import wire
from sandbox.execute import execute
from sandbox.result import Failure, Status

if TYPE_CHECKING:
    from sandbox.wire import Request, Setup


class Descriptor:
    """The bytes of a file descriptor, in and out.

    Parameters
    ----------
    incoming, outgoing : int
        Descriptors; one and the same for a socket.
    """

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming = incoming
        self.outgoing = outgoing

    def read_into(self, view: memoryview) -> None:
        """Fill the view.

        Raises
        ------
        EOFError
            If the host closed its side.
        """
        while view:
            data = os.read(self.incoming, len(view))
            if not data:
                raise EOFError
            view[: len(data)] = data
            view = view[len(data) :]

    def read(self, count: int) -> bytes:
        """Read exactly so many bytes.

        Raises
        ------
        EOFError
            If the host closed its side.
        """
        data = bytearray(count)
        self.read_into(memoryview(data))
        return bytes(data)

    def write(self, data: bytes | memoryview) -> None:
        """Write all of the data."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.outgoing, view) :]


def serve(host: Descriptor, setup: Setup) -> None:
    """Run the one program that this process is for.

    Raises
    ------
    EOFError
        If the host closed its side without sending one.
    """
    for piece in run(wire.read_request(host), setup):
        host.write(piece)


def run(request: Request, setup: Setup) -> list[bytes | memoryview]:
    """Run a program and encode what it did."""
    try:
        execution = execute(
            request.source,
            sizes=request.sizes,
            seed=request.seed,
            limits=setup.limits,
            policy=setup.policy,
        )
        return list(wire.pack_reply(execution, setup.limits))
    except MemoryError:
        reply = wire.Reply(Status.MEMORY, failure=Failure("MemoryError", memory_message(setup)))
        return list(wire.pack_reply(reply, setup.limits))


def memory_message(setup: Setup) -> str:
    """Say which limit the program reached."""
    return f"the program needs more than {setup.limits.memory_bytes >> 20} MiB of memory"
