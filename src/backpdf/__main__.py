"""`python -m backpdf`, and the command `backpdf`."""

import os
import signal
import sys


def main() -> None:
    """Loads the command line, and runs it.

    Until it is loaded there is nothing to put in order: Ctrl-C then ends the process without a traceback.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _use_utf8_names()
    from backpdf.cli import main as run_command_line  # noqa: PLC0415  (after Ctrl-C is in order)

    run_command_line()


def _use_utf8_names() -> None:
    """Starts this process anew where Python would name files in ASCII or Latin-1, as a locale may ask for.

    Names of patients and exercises have other letters, too.  What is printed stays in the locale's encoding.
    """
    is_posix, encoding = os.name == "posix", sys.getfilesystemencoding()
    if not is_posix or encoding == "utf-8" or os.environ.get("PYTHONUTF8") == "1" or not sys.executable:
        return
    environment = {"PYTHONIOENCODING": encoding, **os.environ, "PYTHONUTF8": "1"}
    os.execve(sys.executable, [sys.executable, "-m", "backpdf", *sys.argv[1:]], environment)


if __name__ == "__main__":
    main()
