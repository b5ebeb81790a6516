"""Say what this machine has: packages, isolation, server, key, extras; and what to do where one is missing.

Exit status: 0 if all that is needed is there, 1 otherwise. A key is not needed for recorded replies, programs
and pictures. No key is ever printed, and nothing is sent anywhere.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

import sandbox
from procgen.commands import _options
from procgen.terminal import emit, say
from procgen.wording import align

if TYPE_CHECKING:
    from collections.abc import Iterator

DISTRIBUTION = "procgen-numpy"
EXTRAS = ("data", "notebook")
"""Those for users; what the extra ``test`` brings is the developers' business."""
ENOUGH = 2
"""Least level of isolation that the sandbox accepts by itself on Linux."""
BEST = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for."""

    what: str
    is_there: bool
    detail: str
    next_step: str = ""
    is_needed: bool = True


def _python() -> Finding:
    is_new_enough = sys.version_info >= (3, 11)
    step = "" if is_new_enough else "install Python 3.11 or newer"
    return Finding("python", is_new_enough, f"{platform.python_version()} on {platform.platform()}", step)


def _packages() -> Iterator[Finding]:
    """Look for the distributions that ours requires, by its own metadata; none is imported."""
    for requirement in requires(DISTRIBUTION) or ():
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        if extra and extra[1] not in EXTRAS:
            continue
        wanted = f"'{DISTRIBUTION}[{extra[1]}]'" if extra else DISTRIBUTION
        what = f"{name} (extra {extra[1]})" if extra else name
        try:
            yield Finding(what, is_there=True, detail=version(name), is_needed=extra is None)
        except PackageNotFoundError:
            yield Finding(what, False, "not installed", f"pip install {wanted}", is_needed=extra is None)


def _isolation() -> Iterator[Finding]:
    try:
        found = sandbox.probe()
    except sandbox.SandboxError as error:
        yield Finding("sandbox", False, str(error), "see SECURITY.md")
        return
    step = "see SECURITY.md for what each level keeps out" if found.level < BEST else ""
    yield Finding("sandbox", found.level >= ENOUGH or sys.platform != "linux", found.description, step)
    for missing in found.missing:
        yield Finding("sandbox layer", is_there=False, detail=missing, next_step=step, is_needed=False)


def _server() -> Finding:
    """Name the server that a plain model name means, without a password that may stand in its address."""
    given = os.environ.get("OPENAI_BASE_URL")
    try:
        address = urlsplit(given or "https://api.openai.com/v1")
    except ValueError:
        address = urlsplit("")
    host = address.netloc.rpartition("@")[2]
    if address.scheme in ("http", "https") and host:
        return Finding("server", True, f"{address.scheme}://{host}{address.path}", is_needed=False)
    step = "begin it with http:// or https://"
    return Finding("server", False, "OPENAI_BASE_URL is no web address", step, is_needed=False)


def _credentials() -> Iterator[Finding]:
    has_key = bool(os.environ.get("OPENAI_API_KEY"))
    step = "set it, or set OPENAI_BASE_URL to a compatible server"
    if os.environ.get("OPENAI_BASE_URL"):
        step = "a server of your own may need none"
    state = "is set" if has_key else "is not set"
    yield Finding("key", has_key, f"OPENAI_API_KEY {state}", "" if has_key else step, is_needed=False)
    model = os.environ.get("PROCGEN_MODEL")
    step = "" if model else "set it, or give --model"
    yield Finding("model", bool(model), model or "PROCGEN_MODEL is not set", step, is_needed=False)


def _findings() -> Iterator[Finding]:
    yield _python()
    yield from _packages()
    yield from _isolation()
    yield _server()
    yield from _credentials()


def _told(finding: Finding) -> str:
    return f"{finding.detail}; {finding.next_step}" if finding.next_step else finding.detail


@click.command(help=__doc__)
@_options.as_json
def command(as_json: bool) -> int:
    """Say what this machine has."""
    findings = list(_findings())
    if as_json:
        for finding in findings:
            emit(asdict(finding))
    else:
        rows = [("ok" if f.is_there else "missing", f.what, _told(f)) for f in findings]
        click.echo(align(rows))
    lost = [finding.what for finding in findings if finding.is_needed and not finding.is_there]
    if lost:
        say(f"procgen doctor: missing and needed: {', '.join(lost)}")
    return int(bool(lost))
