"""Looks at the files of the library, and has it read again as soon as one of them changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from backpdf.library.folders import EXERCISES, is_set_aside
from backpdf.library.model.library import IMAGES
from backpdf.page.library_state import LibraryState

DEBOUNCE: Final = 200
"""Milliseconds in which changes that come together, as when an editor saves, are one."""


async def watch_library(state: LibraryState) -> None:
    """Reads the library again whenever a file of it changes, until it is cancelled.

    Where a system cannot tell of changes, such as for a folder on some networks, nothing happens: then it is
    read again when somebody asks for it.
    """
    while True:
        state.moved.clear()
        with suppress(OSError, RuntimeError):
            await asyncio.gather(_watch_folders(state), _watch_clinic(state))
        await state.moved.wait()


async def _watch_folders(state: LibraryState) -> None:
    folders = [path for name in (EXERCISES, IMAGES) if (path := state.root / name).is_dir()]
    changes = awatch(*folders, watch_filter=_is_read, stop_event=state.moved, debounce=DEBOUNCE)
    await _reload_on(state, changes)


async def _watch_clinic(state: LibraryState) -> None:
    """The files directly in the folder of the library: the clinic's file, and its logo."""
    changes = awatch(
        state.root, watch_filter=_is_read, stop_event=state.moved, debounce=DEBOUNCE, recursive=False
    )
    await _reload_on(state, changes)


async def _reload_on(state: LibraryState, changes: AsyncIterator[set[tuple[Change, str]]]) -> None:
    async for changed in changes:
        paths = {Path(path) for _, path in changed}
        root = state.root.resolve()
        if any(_is_of_library(path.resolve(), root) for path in paths):
            await state.reload()


def _is_of_library(path: Path, root: Path) -> bool:
    """Whether a file belongs to the library, and is not one that only lies in its folder."""
    folder = path.relative_to(root).parts[:1] if path.is_relative_to(root) else ()
    return folder in ((EXERCISES,), (IMAGES,)) or path.parent == root


def _is_read(change: Change, path: str) -> bool:
    """Whether a file may be one that is read: no backup, and nothing that is half written."""
    del change
    return not is_set_aside(Path(path).name)
