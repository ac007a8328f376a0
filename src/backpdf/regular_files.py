"""The one way to read a file that somebody chose: a pipe, a device or a folder in its place stops nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotRegularError(OSError):
    """Something other than a file has the name of a file; is_folder holds for a folder."""

    def __init__(self, path: Path, *, is_folder: bool) -> None:
        super().__init__(f"{path.name} is not an ordinary file")
        self.is_folder = is_folder


def read_regular(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, or its first `most` + 1 where it is larger.

    Never waits for a pipe or a device.  Raises NotRegularError where it is no file, and OSError or ValueError
    where it cannot be read.
    """
    # without waiting: to open a pipe waits for somebody who writes into it
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegularError(path, is_folder=stat.S_ISDIR(found.st_mode))
    except OSError:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as file:
        if most is None:
            return file.read()
        # the size on disk at first: read(n) allocates n bytes at once
        data = file.read(min(most, found.st_size) + 1)
        if found.st_size < len(data) <= most:  # the file has grown since
            data += file.read(most + 1 - len(data))
        return data
