"""Ask a chat model over HTTP: OpenAI's Chat Completions, or any server that speaks them.

``OPENAI_API_KEY`` and ``OPENAI_BASE_URL`` are honoured, so vLLM, Ollama, llama.cpp and LM Studio work. A
server of one's own needs no key: where only the address is set, a placeholder is sent, as the SDK needs one.

Requests that are turned away (408, 409, 429, 500 and above, no connection, no answer in time) are repeated by
the SDK, which waits as long as ``Retry-After`` says, up to two minutes. An account without quota is not asked
again. A parameter that the server does not know is sent under its other name or, the seed, left out.
"""

from __future__ import annotations

import base64
import os
import re
import weakref
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx2
import openai
from openai.types.chat import ChatCompletion

from procgen.errors import MissingKey, ModelError, ModelUnavailable, UnknownName
from procgen.png import png_bytes
from procgen.types import Completion, Message, Usage
from procgen.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openai.types import CompletionUsage

    from procgen.models import ModelOptions

_OWN_HOST = "api.openai.com"
_NO_KEY = "no-key"
_CONNECT_SECONDS = 5.0
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a server wants its parameters."""

    limit: str
    """Name of the token limit: ``max_completion_tokens`` is demanded by OpenAI's reasoning models and
    ignored, in silence, by some other servers."""
    is_limit_settled: bool = False
    takes_seed: bool = True

    def after(self, complaint: str) -> _Dialect | None:
        """Change what the server complains about; None if it is nothing of ours, or was changed before."""
        if not self.is_limit_settled and re.search(rf"\b{self.limit}\b", complaint):
            other = "max_tokens" if self.limit == "max_completion_tokens" else "max_completion_tokens"
            return replace(self, limit=other, is_limit_settled=True)
        if self.takes_seed and re.search(r"\bseed\b", complaint):
            return replace(self, takes_seed=False)
        return None


class OpenAIChat:
    """A chat model behind an OpenAI-compatible server; threads may share it.

    Its connections are closed when nothing refers to it any more.

    Parameters
    ----------
    model : str
        Name of the model, as the server knows it.
    options : ModelOptions
    client : openai.OpenAI
    """

    def __init__(self, model: str, options: ModelOptions, client: openai.OpenAI) -> None:
        self.name = model
        self._options = options
        self._client = client
        is_own = client.base_url.host == _OWN_HOST
        self._dialect = _Dialect("max_completion_tokens" if is_own else "max_tokens")
        url = client.base_url
        self.server = f"{url.scheme}://{url.host}{f':{url.port}' if url.port else ''}{url.path}".rstrip("/")
        """The server's address, without any user and password."""
        weakref.finalize(self, client.close)

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Return the model's next message.

        Parameters
        ----------
        messages : sequence of Message
        seed : int, optional
            Passed to the server, which may or may not keep its promise to answer alike.

        Returns
        -------
        completion : Completion
            ``seconds`` is the duration of the request that was answered; waiting before it is not in it.

        Raises
        ------
        MissingKey
            If the server refuses the key.
        ModelUnavailable
            If the server cannot be reached, does not know the model, or the account has no quota left.
        ModelError
            If the server failed after the retries, or answered with anything but a chat completion.
        """
        dialect = self._dialect
        while True:
            try:
                return self._ask(messages, seed, dialect)
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                changed = dialect.after(f"{error.param} {error}")
                if changed is None:
                    raise self._explained(error) from error
                self._dialect = dialect = changed
            except openai.OpenAIError as error:
                raise self._explained(error) from error

    def _ask(self, messages: Sequence[Message], seed: int | None, dialect: _Dialect) -> Completion:
        parameters: dict[str, Any] = {
            "temperature": self._options.temperature,
            dialect.limit: self._options.max_tokens,
            "seed": seed if dialect.takes_seed else None,
        }
        raw = self._client.chat.completions.with_raw_response.create(
            model=self.name,
            messages=[_as_json(message) for message in messages],
            **{name: value for name, value in parameters.items() if value is not None},
        )
        try:
            completion = _completion_of(raw.parse())
        except ValueError as error:
            raise ModelError(f"{self.server} answered with malformed JSON: {_quoted(str(error))}") from error
        except (AttributeError, TypeError, IndexError) as error:
            said = f"{self.server} answered with something that is not a chat completion: {_quoted(raw.text)}"
            raise ModelError(f"{said}; does the address end in /v1?") from error
        if not completion.text.strip() and completion.stop_reason != "length":
            raise ModelError(
                f"{self.name} returned an empty reply (finish reason {completion.stop_reason!r})"
            )
        return replace(completion, seconds=raw.elapsed.total_seconds(), retries=raw.retries_taken)

    def _explained(self, error: openai.OpenAIError) -> ModelError:
        """Translate an error of the SDK to one of ours, in one line with the next step."""
        said = _quoted(getattr(error, "message", "") or str(error))
        match error:
            case openai.APITimeoutError():
                tries, limit = 1 + self._options.retries, self._options.timeout
                return ModelError(
                    f"{self.name} gave no answer within {limit:g} s, {tries} times; allow more time"
                )
            case openai.APIConnectionError():
                reason = _quoted(str(error.__cause__ or error))
                return ModelUnavailable(
                    f"no server can be reached at {self.server} ({reason}); start it, or set OPENAI_BASE_URL"
                )
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return MissingKey(f"{self.server} refuses the key: {said}; set OPENAI_API_KEY")
            case openai.NotFoundError():
                return ModelUnavailable(
                    f"{self.server} does not know the model {self.name!r}, or its address is wrong: {said}"
                )
            case openai.RateLimitError() if _lacks_quota(error.response):
                return ModelUnavailable(f"the account at {self.server} has no quota left: {said}")
            case openai.APIStatusError():
                return ModelError(f"{self.server} failed with status {error.status_code}: {said}")
        return ModelError(f"{self.server} failed: {said}")


def connect(model: str, options: ModelOptions) -> OpenAIChat:
    """Connect to a chat model; nothing is sent yet.

    Parameters
    ----------
    model : str
        Name of the model, as the server knows it.
    options : ModelOptions

    Returns
    -------
    model : OpenAIChat

    Raises
    ------
    UnknownName
        If no model is named.
    MissingKey
        If neither a key nor the address of a server of one's own is set.
    ModelUnavailable
        If the SDK does not accept the settings.
    """
    if not model:
        raise UnknownName("openai_chat needs the name of a model: write openai_chat:NAME, or just NAME")
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    address = os.environ.get("OPENAI_BASE_URL", "").strip()
    if not key.isascii():
        raise MissingKey("OPENAI_API_KEY holds characters that no key has; set it again")
    if not key and (not address or _OWN_HOST in address):
        raise MissingKey(
            "OPENAI_API_KEY is not set; set it, or set OPENAI_BASE_URL to a compatible server, or replay"
            " recorded replies with --model recorded"
        )
    try:
        client = openai.OpenAI(
            api_key=key or _NO_KEY,
            timeout=openai.Timeout(options.timeout, connect=min(_CONNECT_SECONDS, options.timeout)),
            max_retries=options.retries,
            http_client=openai.DefaultHttpxClient(event_hooks={"response": [_forbid_retry_without_quota]}),
        )
    except (openai.OpenAIError, httpx2.InvalidURL, ValueError) as error:
        raise ModelUnavailable(f"cannot connect to {address or _OWN_HOST}: {_quoted(str(error))}") from error
    return OpenAIChat(model, options, client)


def _forbid_retry_without_quota(response: httpx2.Response) -> None:
    """Keep the SDK from repeating a request that no waiting helps; it obeys this header."""
    if _lacks_quota(response):
        response.headers["x-should-retry"] = "false"


def _lacks_quota(response: httpx2.Response) -> bool:
    is_limited = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    return is_limited and b"insufficient_quota" in response.read()


def _as_json(message: Message) -> Any:  # noqa: ANN401 - one of six typed dictionaries of the SDK
    text = _encodable(message.text)
    if not message.pictures:
        return {"role": message.role, "content": text}
    parts: list[dict[str, Any]] = [{"type": "text", "text": text}]
    for picture in message.pictures:
        encoded = base64.b64encode(png_bytes(picture.pixels)).decode("ascii")
        parts.append({"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}})
    return {"role": message.role, "content": parts}


def _completion_of(answer: ChatCompletion | str) -> Completion:
    """Read the SDK's answer, which it did not validate: any attribute may be missing or of another type."""
    if not isinstance(answer, ChatCompletion):
        raise TypeError("the SDK gives text where the server's answer was not JSON")
    choice = answer.choices[0]
    refusal = getattr(choice.message, "refusal", None)
    text = choice.message.content or refusal or ""
    if not isinstance(text, str):
        raise TypeError("the content of a message is a text")
    reason = "refusal" if refusal and not choice.message.content else str(choice.finish_reason or "unknown")
    model = str(answer.model or "")
    return Completion(_encodable(text), model=model, usage=_usage_of(answer.usage), stop_reason=reason)


def _usage_of(usage: CompletionUsage | None) -> Usage:
    def count(owner: object, name: str) -> int:
        value = getattr(owner, name, None)
        return value if isinstance(value, int) else 0

    return Usage(
        prompt=count(usage, "prompt_tokens"),
        completion=count(usage, "completion_tokens"),
        cached=count(getattr(usage, "prompt_tokens_details", None), "cached_tokens"),
        reasoning=count(getattr(usage, "completion_tokens_details", None), "reasoning_tokens"),
    )


def _encodable(text: str) -> str:
    """Replace what UTF-8 cannot hold: half a surrogate pair, which JSON and command lines can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str) -> str:
    return one_line(text, _LONGEST_QUOTE) or "no reason given"
