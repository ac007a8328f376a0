"""The library as the page shows it: read in the render thread, and read again when its files change."""

from __future__ import annotations

import asyncio
from pathlib import Path

from backpdf.library.model.library import Library
from backpdf.page.render_thread import RenderThread
from backpdf.production.checked_library import CheckedLibrary, check_library
from backpdf.production.library_folder import FoundLibrary


class LibraryState:
    """The library of a folder with its problems; `version` counts how often it was read.

    usable is the library as it was last without problems, for looking at; None where it never was.  moved is
    set when another folder is opened.
    """

    def __init__(self, found: FoundLibrary, thread: RenderThread) -> None:
        self.found = found
        self.version = 0
        self.usable: Library | None = None
        self.moved = asyncio.Event()
        self._thread = thread
        self._checked: CheckedLibrary | None = None
        self._lock = asyncio.Lock()

    @property
    def root(self) -> Path:
        """The folder of the library."""
        return self.found.root

    async def move(self, found: FoundLibrary) -> None:
        """Opens another library in place of this one."""
        self.found, self.usable = found, None
        self.moved.set()
        await self.reload()

    async def current(self) -> CheckedLibrary:
        """The library as it was last read; read now if it never was."""
        return self._checked or await self.reload(self.version)

    async def reload(self, version: int | None = None) -> CheckedLibrary:
        """Reads the library again; with a version, only where it has not been read again since that one."""
        async with self._lock:
            if self._checked is None or version is None or version == self.version:
                self._checked = await self._thread.run(lambda: check_library(self.root, is_thorough=False))
                self.version += 1
                if self._checked.library is not None and not self._checked.problems:
                    self.usable = self._checked.library
            return self._checked
