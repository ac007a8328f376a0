"""The command line: the only place that prints, prompts or exits.

Commands are loaded when they are called, so that `backpdf list` does not wait for the PDF library.
"""

from __future__ import annotations

import errno
import gc
import importlib
import io
import sys
from types import ModuleType
from typing import Any

import click

from backpdf import __version__
from backpdf.cli.console import console, prepare_streams
from backpdf.cli.output import print_error
from backpdf.cli.signals import StopSignal, end_on_signals, stop_on_signals
from backpdf.problems import CannotWriteError, ExitCode, UsageError, UserError

STOPPED = "Stopped. Every file that was finished is whole."
FAULT = "a fault of backpdf itself"
FAULT_HINT = "please report it, with what is printed beside this"
STOPPING = (UserError, OSError, click.ClickException, click.Abort, KeyboardInterrupt, StopSignal)
"""What ends a command early; anything else is a fault of the program."""

_OUTPUT_ERRORS = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG)

COMMANDS = {
    "serve": "Open the page: choose, change, look at and print a sheet in the browser.",
    "build": "Make handouts: one PDF for every level, or the ones you name.",
    "batch": "Make a handout for each row of a list, such as a list of patients.",
    "list": "Show the programs, levels and exercises of a library.",
    "check": "Look for problems in a library, and make nothing.",
    "new": "Write a commented exercise file, ready to fill in.",
    "init": "Copy the starter library into a folder, for you to change.",
    "draw": "Draw the exercise pictures from their pose files.",
    "schema": "Write JSON Schemas that help an editor check your files.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use; `module:attribute` follows the command's name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [*COMMANDS]  # `list` is a module of this package once it is loaded

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        _loaded("backpdf.library.folders").working_folder()  # ReportLab cannot be imported without one
        command = getattr(_loaded(f"backpdf.cli.{cmd_name}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


def _loaded(name: str) -> ModuleType:
    """A module with all that it imports, made without looking for garbage: imported things stay."""
    if name in sys.modules:
        return sys.modules[name]
    collects = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        if collects:
            gc.enable()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backpdf")
def cli() -> None:
    """Print exercise handouts for people with back pain.

    In a library of your own, and in the folders inside it, `backpdf build` makes a PDF for every
    level. Anywhere else it uses the starter library that comes with the program. Nothing is ever
    sent anywhere.
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with a documented exit code."""
    as_json = _wants_json(arguments)
    try:
        prepare_streams()
        stop_on_signals()
        code = console.code(run(arguments), makes_files=False)
        end_on_signals()
    except StopSignal as stop:
        code = _stopped(stop.heard(), as_json=as_json)
    gc.freeze()  # everything goes now: no need to look through it for garbage first
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Runs the command line; returns the exit code.  Never lets a user's mistake end in a traceback."""
    as_json = _wants_json(arguments)
    console.reset()
    try:
        result: Any = cli.main(args=arguments, prog_name="backpdf", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except SystemExit:  # click's answer where nobody reads on, as in `backpdf --help | head -1`
        return int(ExitCode.DONE)
    except STOPPING as error:
        return _shown(error, as_json=as_json)
    except Exception:
        if as_json:
            print_error(UserError(FAULT, FAULT_HINT), as_json=True)
        raise
    return int(result) if isinstance(result, int) else int(ExitCode.DONE)


def _wants_json(arguments: list[str] | None) -> bool:
    return "--json" in (sys.argv[1:] if arguments is None else arguments)


def _shown(error: BaseException, *, as_json: bool) -> int:
    """The exit code of what stopped a command, after its message."""
    match error:
        case StopSignal():
            return _stopped(error.heard(), as_json=as_json)
        case click.Abort() | KeyboardInterrupt():
            return _stopped(int(ExitCode.INTERRUPTED), as_json=as_json)
        case OSError(filename=None, errno=number) if number in _OUTPUT_ERRORS:  # click could not print
            console.lost = console.lost or error
            return int(ExitCode.DONE)
        case OSError():
            return _shown(_in_words(error), as_json=as_json)
        case UserError():
            print_error(error, as_json=as_json)
            return int(error.exit_code)
        case click.ClickException() if as_json:
            print_error(UsageError(error.format_message()), as_json=True)
        case click.ClickException():
            words = io.StringIO()
            error.show(words)
            console.print_line(words.getvalue().removesuffix("\n"), err=True)
    return int(ExitCode.USAGE)


def _in_words(error: OSError) -> CannotWriteError:
    """An error of the system that nobody foresaw."""
    place = f": {error.filename}" if error.filename else ""
    return CannotWriteError(f"{error.strerror or error}{place}")


def _stopped(code: int, *, as_json: bool) -> int:
    """The exit code of a command that was stopped, after saying so."""
    if as_json:
        print_error(UserError(STOPPED), as_json=True)
    console.print_line(STOPPED, err=True)
    return code
