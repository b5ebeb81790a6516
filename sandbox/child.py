"""Inside a child: take one program, run it, send what it did, and end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sandbox import failures, wire
from sandbox.execute import execute

if TYPE_CHECKING:
    from sandbox.execute import Stage
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

        Parameters
        ----------
        view : memoryview
            Writable, of bytes.

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

        Parameters
        ----------
        count : int

        Returns
        -------
        data : bytes

        Raises
        ------
        EOFError
            If the host closed its side.
        """
        data = bytearray(count)
        self.read_into(memoryview(data))
        return bytes(data)

    def write(self, data: bytes | memoryview) -> None:
        """Write all of the data.

        Parameters
        ----------
        data : bytes or memoryview
        """
        view = memoryview(data)
        while view:
            view = view[os.write(self.outgoing, view) :]


def serve(host: Descriptor, setup: Setup, stage: Stage) -> None:
    """Run the one program that this process is for.

    Parameters
    ----------
    host : Descriptor
        Where it comes from and its reply goes to.
    setup : Setup
    stage : Stage
        What the program finds when it starts.

    Raises
    ------
    EOFError
        If the host closed its side without sending one.
    """
    for piece in run(wire.read_request(host), setup, stage):
        host.write(piece)


def run(request: Request, setup: Setup, stage: Stage | None = None) -> list[bytes | memoryview]:
    """Run a program and encode what it did.

    Parameters
    ----------
    request : Request
    setup : Setup
    stage : Stage, optional
        As for `sandbox.execute.execute`.

    Returns
    -------
    pieces : list of bytes or memoryview
        As from `sandbox.wire.pack_reply`.
    """
    try:
        execution = execute(
            request.source,
            sizes=request.sizes,
            seed=request.seed,
            limits=setup.limits,
            policy=setup.policy,
            stage=stage,
        )
        return list(wire.pack_reply(execution, setup.limits))
    except MemoryError as error:  # the program left no room for its own result
        status, failure = failures.describe(error, request.source, setup.limits)
        return list(wire.pack_reply(wire.Reply(status, failure=failure), setup.limits))
