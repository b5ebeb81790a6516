"""Connect to a chat model by its name; one file a provider, found by listing this folder.

A provider is a module that defines ``connect(model, options) -> Model``. Importing it needs no key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen import plugins
from procgen.errors import UnknownName

if TYPE_CHECKING:
    from procgen.types import Model

DEFAULT_PROVIDER = "openai_chat"


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What may be asked of any provider; None leaves it to the provider."""

    temperature: float | None = None
    max_tokens: int | None = None
    """Most tokens of one reply, reasoning included."""
    timeout: float = 120.0
    """Longest silence of the server while its answer is awaited, seconds."""
    retries: int = 4
    """Further requests after one that the server turned away or that got no answer."""


def connect(name: str, options: ModelOptions | None = None) -> Model:
    """Connect to a model.

    Parameters
    ----------
    name : str
        ``provider:model``, or the plain name of a model behind the OpenAI-compatible provider. What stands
        before the first colon is a provider only if there is one of that name: ``llama3:8b`` is a plain name.
    options : ModelOptions, optional
        Sampling and network settings.

    Returns
    -------
    model : Model
        Its ``name`` is ``provider:model``, or plain for the OpenAI-compatible provider.

    Raises
    ------
    UnknownName
        If the name is empty, or the provider does not know its part of it.
    MissingKey
        If the provider needs credentials and there are none.
    """
    if not name.strip():
        raise UnknownName("the model's name is empty; give provider:model or the plain name of a model")
    provider, _, model = name.partition(":")
    if provider not in plugins.names(__name__):
        provider, model = DEFAULT_PROVIDER, name
    plugin = plugins.load(__name__, provider)
    connected: Model = plugin.connect(model, options or ModelOptions())
    return connected
