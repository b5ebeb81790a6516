"""Ctrl-C during ``procgen run``: what is under way is kept, and a second one leaves at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

REPLY = "```python\nimport numpy as np\nimage = np.zeros((64, 64), np.uint8)\nimage[20:40] = 200\n```"


class Server(ThreadingHTTPServer):
    """Speak Chat Completions on loopback; each answer waits until it is allowed."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.may_answer, self.requests = threading.Event(), threading.Event(), 0


class Handler(BaseHTTPRequestHandler):
    """Answer one request."""

    def do_POST(self):
        """Wait, then give the same reply to everybody."""
        self.rfile.read(int(self.headers["content-length"]))
        self.server.requests += 1
        self.server.asked.set()
        self.server.may_answer.wait(timeout=60)
        message = {"role": "assistant", "content": REPLY}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        about = {"id": "1", "object": "chat.completion", "created": 1, "model": "slow"}
        body = json.dumps({**about, "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Be quiet."""


@pytest.fixture
def server():
    """Run the server for one test."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.may_answer.set()
        running.shutdown()
        thread.join()


def start(server, out):
    """Start an evaluation of one sample, as a user does."""
    command = [
        sys.executable,
        "-m",
        "procgen",
        "run",
        "square",
        "--model",
        "slow",
        "--turns",
        "1",
        "--out",
        str(out),
    ]
    environment = {**os.environ, "OPENAI_BASE_URL": f"http://127.0.0.1:{server.server_port}/v1"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_reply_under_way_is_kept_and_not_paid_for_again(server, tmp_path):
    """Interrupted while the model writes, the run ends when the reply is there, and goes on from it."""
    with start(server, tmp_path / "run") as run:
        assert server.asked.wait(timeout=60)
        run.send_signal(signal.SIGINT)
        assert run.stderr.readline().startswith("stopping when the replies under way are kept")
        server.may_answer.set()
        _, error = run.communicate(timeout=60)
    assert run.returncode == 130
    assert error.split("\n")[-2] == "procgen: interrupted"

    with start(server, tmp_path / "run") as again:
        shown, error = again.communicate(timeout=60)
    assert again.returncode == 0, error
    assert "square" in shown
    assert server.requests == 1


def test_the_second_ctrl_c_leaves_at_once(server, tmp_path):
    """Nobody has to wait for a server that does not answer."""
    with start(server, tmp_path / "run") as run:
        assert server.asked.wait(timeout=60)
        run.send_signal(signal.SIGINT)
        run.stderr.readline()
        run.send_signal(signal.SIGINT)
        run.wait(timeout=30)

    assert run.returncode == 130
    assert not server.may_answer.is_set()
