"""What a worker process does: it renders what comes through its connection, until that is closed.

It ends with the process that started it, however that one ends, even while a handout is being made.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue

from backpdf.parent_watch import end_with_parent

READY = "ready"
"""What a worker says when it has started, before it gets the library."""


def work(connection: Connection, parent: int) -> None:
    """Says that it is ready; takes a library, the job and its time limit, then requests, and answers each.

    The answer is a handout or a Failure.  parent is the id of the process at the other end; Ctrl-C is left
    to it.  Nothing is printed here: a worker keeps no terminal and no pipe of the command open.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _let_go_of_output(connection.fileno())
    end_with_parent(parent)
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, inbox), name="inbox", daemon=True).start()
    # loaded only now: it takes a second, and the parent may be gone before
    from backpdf.production.workers.worker import keep_library, render_in_time  # noqa: PLC0415

    try:
        connection.send(READY)
        ref, library, job, seconds = pickle.loads(inbox.get())
        keep_library(ref, library)
        while True:
            connection.send(render_in_time(library, pickle.loads(inbox.get()), job, seconds))
    except OSError:  # nobody listens any more
        os._exit(1)


def _receive(connection: Connection, inbox: SimpleQueue[bytes]) -> None:
    """Puts what comes into the inbox, and ends the process when nothing can come any more."""
    try:
        while True:
            inbox.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _let_go_of_output(kept: int) -> None:
    """Points stdin, stdout and stderr at nothing; `kept` is a descriptor that stays, whatever its number."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in {0, 1, 2} - {kept}:
        os.dup2(nothing, descriptor)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  (until the end)
