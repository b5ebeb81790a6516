"""List the providers of models; ask one as PROVIDER:MODEL.

A plain MODEL means an OpenAI-compatible server: OPENAI_BASE_URL says which, OPENAI_API_KEY is its key.
"""

from __future__ import annotations

import click

from procgen import plugins
from procgen.commands import _options
from procgen.summary import summary
from procgen.terminal import emit
from procgen.wording import align


@click.command(help=__doc__)
@_options.as_json
def command(as_json: bool) -> None:
    """List the providers of models."""
    package = "procgen.models"
    rows = [(name, summary(f"{package}.{name}")) for name in plugins.names(package)]
    if as_json:
        for name, line in rows:
            emit({"provider": name, "summary": line})
    else:
        click.echo(align([("provider", "what it is"), *rows]))
