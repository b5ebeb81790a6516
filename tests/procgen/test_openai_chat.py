"""The real SDK against a real server on loopback that speaks Chat Completions, well and badly."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from chat_server import Answer, ChatServer, refused, said

from procgen.errors import MissingKey, ModelError, ModelUnavailable
from procgen.evaluate import evaluate
from procgen.models import ModelOptions, connect
from procgen.png import read_png
from procgen.solve import solve
from procgen.store import read_run
from procgen.suite import load_task, template
from procgen.types import Message, Picture
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = (Message("user", "Draw."),)
BROKEN = "```python\nimport numpy as np\nimage = np.zeros((256, 256))\nimage[300, 0] = 1\n```"


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection that leaves this machine an error."""
    connect_socket = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test tried to reach {address}")
        connect_socket(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatServer]:
    """Run a server, and point the SDK's own variables at it."""
    with ChatServer() as running:
        thread = Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        monkeypatch.setenv("OPENAI_BASE_URL", running.address)
        monkeypatch.setenv("OPENAI_API_KEY", "test-key")
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """Share one sandbox."""
    with Sandbox() as running:
        yield running


def asked(messages: Any = ASK, seed: int | None = None, **options: Any) -> Any:
    """Ask the model ``tiny`` once."""
    return connect("tiny", ModelOptions(**{"retries": 0, "timeout": 5.0, **options})).complete(
        messages, seed=seed
    )


def test_a_completion_is_recorded_with_what_the_provider_said_of_it(server):
    """Text, reported model, tokens, finish reason and duration arrive; the request is as asked."""
    server.give(said("Here."))
    completion = asked(seed=7, temperature=0.5, max_tokens=100)
    assert (completion.text, completion.model, completion.stop_reason) == ("Here.", "tiny-2026-11-01", "stop")
    usage = completion.usage
    assert (usage.prompt, usage.completion, usage.cached, usage.reasoning, usage.total) == (30, 12, 8, 5, 42)
    assert completion.seconds > 0
    assert completion.retries == 0
    assert server.requests == [
        {
            "model": "tiny",
            "messages": [{"role": "user", "content": "Draw."}],
            "temperature": 0.5,
            "max_tokens": 100,
            "seed": 7,
            "authorization": "Bearer test-key",
        }
    ]


def test_what_is_not_set_is_not_sent(server):
    """Without options the server's own defaults hold."""
    asked()
    assert server.requests[0].keys() == {"model", "messages", "authorization"}


def test_pictures_travel_as_data_urls(server):
    """A message's picture reaches the server as a PNG with the same pixels."""
    pixels = np.arange(48 * 40 * 3, dtype=np.uint8).reshape(48, 40, 3)
    asked([Message("user", "Like this?", (Picture.of(pixels),))])
    text, image = server.requests[0]["messages"][0]["content"]
    assert text == {"type": "text", "text": "Like this?"}
    head, _, content = image["image_url"]["url"].partition(",")
    assert head == "data:image/png;base64"
    assert np.array_equal(read_png(base64.b64decode(content)), pixels)


def test_a_server_of_ones_own_needs_no_key(server, monkeypatch):
    """With an address and no key, a placeholder is sent."""
    monkeypatch.delenv("OPENAI_API_KEY")
    asked()
    assert server.requests[0]["authorization"] == "Bearer no-key"


def test_the_token_limit_goes_by_its_other_name_where_the_first_is_refused(server):
    """A server that wants max_completion_tokens gets it, and is not asked the wrong way again."""

    def answer(request: dict[str, Any]) -> Answer:
        if "max_tokens" in request:
            return refused(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        return said("ok")

    server.answer = answer
    model = connect("tiny", ModelOptions(max_tokens=50))
    assert [model.complete(ASK).text, model.complete(ASK).text] == ["ok", "ok"]
    assert [request.get("max_completion_tokens") for request in server.requests] == [None, 50, 50]


def test_a_server_without_seeds_is_asked_without(server):
    """A seed that the server refuses is left out."""

    def answer(request: dict[str, Any]) -> Answer:
        return refused(422, "extra_forbidden: body.seed") if "seed" in request else said("ok")

    server.answer = answer
    assert asked(seed=3).text == "ok"


def test_another_bad_request_is_not_repeated(server):
    """A 400 that changes of ours cannot mend is one error, after one request."""
    server.give(refused(400, "temperature must be below 1"))
    with pytest.raises(ModelError, match=r"status 400: .*temperature must be below 1"):
        asked(temperature=1.5, retries=3)
    assert server.answered == 1


def test_too_many_requests_waits_as_long_as_it_is_told(server):
    """After a 429 with Retry-After the request is repeated, not earlier."""
    server.give(refused(429, "slow down", "rate_limit_exceeded", Retry_After="1"), said("ok"))
    completion = asked(retries=2)
    assert (completion.text, completion.retries) == ("ok", 1)
    assert server.times[1] - server.times[0] >= 1.0


def test_a_server_error_is_survived(server):
    """A 500 followed by an answer is an answer."""
    server.give(refused(500, "oops", retry_after_ms="1"), said("ok"))
    assert asked(retries=1).text == "ok"


def test_a_lasting_server_error_ends(server):
    """A server that always fails is asked as often as allowed, then reported."""
    server.give(refused(503, "overloaded", retry_after_ms="1"))
    with pytest.raises(ModelError, match=r"status 503: .*overloaded"):
        asked(retries=2)
    assert server.answered == 3


def test_an_account_without_quota_is_asked_once(server):
    """insufficient_quota is not retried, though it is a 429."""
    server.give(refused(429, "You exceeded your current quota", "insufficient_quota"))
    with pytest.raises(ModelUnavailable, match=r"has no quota left: .*You exceeded your current quota"):
        asked(retries=5)
    assert server.answered == 1


def test_a_slow_reply_is_a_timeout(server):
    """An answer that does not come in time is the provider's failure, with the time and the tries."""
    server.give(Answer("{}", delay=1.0))
    with pytest.raises(ModelError, match=r"^tiny gave no answer within 0\.1 s, 1 times; allow more time$"):
        asked(timeout=0.1)


def test_no_server_is_one_line(monkeypatch):
    """An address where nobody listens is named, with the variable to set."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        with pytest.raises(ModelUnavailable, match=r"^no server can be reached at .*OPENAI_BASE_URL$"):
            asked()


@pytest.mark.parametrize("address", ["127.0.0.1:1/v1", "ftp://127.0.0.1/v1", "http://[::1"])
def test_an_address_that_is_none_is_one_line(monkeypatch, address):
    """A mistyped address is an error of ours, not a traceback of the SDK's."""
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    with pytest.raises(ModelUnavailable) as caught:
        asked()
    assert "\n" not in str(caught.value)


def test_a_refused_key_is_a_missing_key(server):
    """A 401 says that the key is refused, and where to set it."""
    server.give(refused(401, "Incorrect API key provided"))
    with pytest.raises(MissingKey, match=r"refuses the key: .*Incorrect API key.*; set OPENAI_API_KEY$"):
        asked()


def test_an_unknown_model_is_named(server):
    """A 404 names the model and the server."""
    server.give(refused(404, "The model `tiny` does not exist", "model_not_found"))
    with pytest.raises(ModelUnavailable, match="does not know the model 'tiny'"):
        asked()


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (Answer('{"choices": ['), "malformed JSON"),
        (Answer(""), "malformed JSON"),
        (Answer("Bad gateway, sorry", kind="text/plain"), "not a chat completion: Bad gateway, sorry"),
        (Answer("<html>login</html>", kind="text/html"), "not a chat completion: <html>login</html>"),
        (Answer({}), "not a chat completion"),
        (Answer({"choices": []}), "not a chat completion"),
        (Answer({"choices": [{"index": 0}]}), "not a chat completion"),
        (Answer({"choices": [{"message": {"content": [1]}}]}), "not a chat completion"),
        (Answer("[]"), "not a chat completion"),
        (Answer("null"), "not a chat completion"),
        (said(""), "returned an empty reply"),
        (said(None), "returned an empty reply"),
        (said(" \n"), "returned an empty reply"),
        (said(None, "content_filter"), r"empty reply \(finish reason 'content_filter'\)"),
    ],
)
def test_an_answer_that_is_none_is_one_line(server, answer, complaint):
    """Whatever a server sends instead of a completion is the provider's failure, with a glimpse of it."""
    server.give(answer)
    with pytest.raises(ModelError, match=complaint) as caught:
        asked()
    assert "\n" not in str(caught.value)


def test_a_model_that_declines_has_said_so(server):
    """A refusal is the model's own words: a reply without a program."""
    server.give(said(None, refusal="I can't help with that."))
    completion = asked()
    assert (completion.text, completion.stop_reason) == ("I can't help with that.", "refusal")


def test_half_a_surrogate_pair_passes_through(server):
    """Text that JSON can hold and UTF-8 cannot is mended on the way in and out, not an error."""
    server.give(Answer(json.dumps(said("a\ud83d").body)))
    assert asked([Message("user", "b\udcff")]).text == "a?"
    assert server.requests[0]["messages"][0]["content"] == "b?"


@pytest.mark.parametrize("key", ["schlüssel", "two\nlines"])
def test_a_key_that_is_none_is_one_line(monkeypatch, key):
    """A mistyped key is an error of ours, not a traceback of the SDK's."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(ModelError) as caught:
        asked()
    assert "\n" not in str(caught.value)


def test_a_missing_usage_is_zero(server):
    """Servers that count nothing are as good as others."""
    answer = said("ok")
    assert isinstance(answer.body, dict)
    del answer.body["usage"]
    server.give(answer)
    assert asked().usage.total == 0


def test_an_index_error_is_fed_back_and_mended(server, box):
    """Program, IndexError, the error word for word in the next request, the mended program, success."""
    task = load_task("halves")
    server.give(said(BROKEN), said(f"Sorry.\n```python\n{template('halves').reference(task)}\n```"))
    record = solve(task, connect("tiny"), box=box)
    assert (record.outcome, record.stop) == ("pass", "success")
    assert [attempt.outcome for attempt in record.attempts] == ["error", "ok"]
    first, answer, second = server.requests[1]["messages"]
    assert first["content"] == server.requests[0]["messages"][0]["content"]
    assert answer == {"role": "assistant", "content": BROKEN}
    assert "IndexError: index 300 is out of bounds for axis 0 with size 256" in second["content"]
    assert "line 3, `image[300, 0] = 1`" in second["content"]
    assert [attempt.completion.usage.total for attempt in record.attempts] == [42, 42]


def test_a_reply_cut_at_the_token_limit_is_the_models_attempt(server, box):
    """A cut reply counts as an attempt, and the model is told what happened."""
    task = load_task("halves")
    server.give(said("```python\nimport numpy as np\nimage = np.zeros((2", "length"))
    record = solve(task, connect("tiny"), turns=2, box=box)
    assert (record.outcome, record.unscored) == ("fail", None)
    assert record.attempts[0].completion.stop_reason == "length"
    assert "cut at the token limit" in record.attempts[1].asked[0].text


def test_a_cut_reply_without_any_text_is_an_attempt_too(server, box):
    """A model that thinks until its tokens are used up has failed by itself."""
    server.give(said("", "length"))
    record = solve("halves", connect("tiny"), turns=1, box=box)
    assert (record.outcome, record.unscored, record.attempts[0].outcome) == ("fail", None, "no-code")


@pytest.mark.parametrize(
    "failure",
    [refused(500, "down"), Answer("{"), said(""), refused(429, "no quota", "insufficient_quota"), Answer({})],
)
def test_what_the_provider_fails_is_never_the_models_failure(server, box, failure):
    """A sample that the provider broke off is unscored with the reason, and keeps what came before."""
    server.give(said(BROKEN), failure)
    record = solve("halves", connect("tiny", ModelOptions(retries=0)), box=box)
    assert (record.outcome, record.stop, record.score) == ("unscored", "provider", None)
    assert record.unscored
    assert len(record.attempts) == 1


def mended_by_turn(request: dict[str, Any]) -> Answer:
    """Answer the first turn with a broken program and the second with another picture than was asked for."""
    if len(request["messages"]) == 1:
        return said(BROKEN)
    return said("```python\nimport numpy as np\nimage = np.eye(256)\n```")


def test_a_killed_run_resumes_with_nothing_lost_and_nothing_paid_twice(server, tmp_path):
    """After kill -9 in the middle of two samples, the same call asks only for what was never answered."""
    server.answer = mended_by_turn
    server.hold_after = 5
    out = tmp_path / "run"
    plan = "['halves', 'corners'], 'tiny', sys.argv[1], samples=3, turns=2, threads=2"
    script = f"import sys; from procgen.evaluate import evaluate; evaluate({plan})"
    process = subprocess.Popen([sys.executable, "-c", script, str(out)])
    with server.changed:
        while server.held < 2:
            assert process.poll() is None, "the run ended before it could be killed"
            server.changed.wait(0.1)
    process.kill()
    process.wait()
    with server.changed:
        server.hold_after = None
        server.changed.notify_all()
    before = read_run(out)
    finished = [record for record in before.records() if record.unscored is None]
    assert 1 <= len(finished) <= 2

    run = evaluate(["halves", "corners"], "tiny", out, samples=3, turns=2, threads=2)
    records = list(run.records())
    assert server.answered == 12
    assert sorted((r.task, r.sample) for r in records) == [
        (t, s) for t in ("corners", "halves") for s in range(3)
    ]
    assert all([a.outcome for a in r.attempts] == ["error", "ok"] for r in records)
    assert all(r.attempts[1].picture.pixels.shape == (256, 256, 3) for r in records)

    evaluate(["halves", "corners"], "tiny", out, samples=3, turns=2, threads=2)
    assert server.answered == 12
