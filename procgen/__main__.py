"""The command line: finds the commands, and turns every expected failure into one line.

A command is one file in ``procgen/commands``, or an entry point of the group ``procgen.commands`` (so that
``gallery``, which stands above this package, adds its own). A command's file is imported only when that
command is called; the overview takes the first line of each file's docstring from its text.

Data goes to standard output, everything else to standard error. The exit status is 0 on success,
1 on an expected failure, 2 on wrong usage, 130 when interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

import click

from procgen import plugins
from procgen.errors import ProcgenError
from procgen.summary import summary
from procgen.terminal import INTERRUPTED
from procgen.wording import one_line
from sandbox.result import SandboxError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGE = "procgen.commands"


def _outside() -> Mapping[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=PACKAGE)}


class Commands(click.Group):
    """A group that imports a command's file only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the names of all commands, sorted."""
        return sorted({*plugins.names(PACKAGE), *_outside()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import one command; None if there is no such command.

        Raises
        ------
        click.ClickException
            If another distribution announces the command and its module cannot be imported.
        """
        if cmd_name in plugins.names(PACKAGE):
            found: click.Command = plugins.load(PACKAGE, cmd_name).command
            return found
        point = _outside().get(cmd_name)
        if point is None:
            return None
        try:
            found = point.load()
        except ImportError as error:
            raise click.ClickException(
                f"the command {cmd_name!r} cannot be loaded from {point.value} ({error}); "
                "reinstall procgen-numpy"
            ) from error
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the overview of the commands, importing none of them."""
        modules = {name: f"{PACKAGE}.{name}" for name in plugins.names(PACKAGE)}
        modules = {name: point.module for name, point in _outside().items()} | modules
        if modules:
            with formatter.section("Commands"):
                formatter.write_dl([(name, summary(modules[name])) for name in sorted(modules)])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "show_default": True,
    },
)
@click.version_option(package_name="procgen-numpy", prog_name="procgen")
@click.pass_context
def commands(context: click.Context) -> None:
    """Measure how well language models draw by writing numpy code.

    Start with: procgen demo (no key, no network), procgen doctor (what this machine has).
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _say(text: str, status: int) -> int:
    print(one_line(text), file=sys.stderr)
    return status


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "procgen"
    return f"{path}: {error.format_message().rstrip('.')}; see {path} --help"


def _silence() -> None:
    """Let the interpreter's last flush go nowhere: whoever read standard output has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process, if not given.

    Returns
    -------
    status : int
        0 on success, 1 on an expected failure, 2 on wrong usage, 130 when interrupted.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal with few letters is no failure
    try:
        status = commands.main(args=arguments, prog_name="procgen", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        return _say(_usage(error), error.exit_code)
    except click.ClickException as error:
        return _say(f"procgen: {error.format_message()}", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("procgen: interrupted", INTERRUPTED)
    except BrokenPipeError:
        _silence()
        return 1
    except (ProcgenError, SandboxError) as error:
        return _say(f"procgen: {error}", 1)
    except OSError as error:  # a folder that cannot be written, a full disk: the world's fault
        where = f": {error.filename}" if error.filename else ""
        return _say(f"procgen: {error.strerror or error}{where}", 1)
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    sys.exit(main())
