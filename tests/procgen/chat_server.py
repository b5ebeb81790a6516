"""A server on loopback that speaks Chat Completions, as well or as badly as a test says."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Answer:
    """What the server sends for one request."""

    body: dict[str, Any] | str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    kind: str = "application/json"


def said(text: str | None, finish: str = "stop", **message: Any) -> Answer:
    """Answer with a chat completion."""
    usage = {
        "prompt_tokens": 30,
        "completion_tokens": 12,
        "total_tokens": 42,
        "prompt_tokens_details": {"cached_tokens": 8},
        "completion_tokens_details": {"reasoning_tokens": 5},
    }
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": text, **message},
    }
    about = {"id": "1", "object": "chat.completion", "created": 1, "model": "tiny-2026-11-01"}
    return Answer({**about, "choices": [choice], "usage": usage})


def refused(status: int, message: str, code: str | None = None, **headers: str) -> Answer:
    """Answer with an error in the API's form."""
    error = {"message": message, "type": "error", "param": None, "code": code}
    return Answer(
        {"error": error}, status, {name.replace("_", "-"): value for name, value in headers.items()}
    )


class ChatServer(ThreadingHTTPServer):
    """Answers by a function of the request; keeps requests with their time of arrival."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.answer: Callable[[dict[str, Any]], Answer] = lambda _: said("nothing to say")
        self.requests: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.changed = Condition()
        self.answered = 0
        self.held = 0
        self.hold_after: int | None = None

    @property
    def address(self) -> str:
        """The value for OPENAI_BASE_URL."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def give(self, *answers: Answer) -> None:
        """Answer in this order, and with the last one ever after."""
        waiting = list(answers)
        self.answer = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a client went away."""


class Exchange(BaseHTTPRequestHandler):
    """One connection."""

    server: ChatServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer one request, or hold it until the client is gone."""
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request["authorization"] = self.headers["Authorization"]
        server = self.server
        with server.changed:
            server.requests.append(request)
            server.times.append(time.monotonic())
            if server.hold_after is not None and server.answered >= server.hold_after:
                server.held += 1
                server.changed.notify_all()
                server.changed.wait_for(lambda: server.hold_after is None)
                return  # the client is gone by now, and has not been charged
            server.answered += 1
            answer = server.answer(request)
        time.sleep(answer.delay)
        body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        self.send_response(answer.status)
        for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""
