"""Writing files: whole or not at all, and private where they name a patient."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from backpdf.problems import CannotWriteError

OWNER_ONLY = 0o600
EVERYBODY_READS = 0o644


def write_whole(path: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> None:
    """Writes `data` to `path` so that a reader sees the old file or the new one, never a part.

    data may come piece by piece, where all of it at once would take much memory.  private makes the
    file readable by its owner only (on systems that know owners).  The folder is
    made where it is missing.  Raises CannotWriteError in plain words.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".backpdf-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise CannotWriteError(
            f"cannot write in the folder {path.parent}: {reason(error)}",
            "choose another folder with --output",
        ) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(OWNER_ONLY if private else EVERYBODY_READS)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise CannotWriteError(
            f"cannot write {path}: {reason(error)}",
            "close the file if another program has it open, and look at the free space on the disk",
        ) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def reason(error: OSError) -> str:
    """The operating system's reason, without Python's error number."""
    return (error.strerror or str(error)).lower()
