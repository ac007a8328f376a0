"""The library as the page shows it: read in the render thread, and read again when its files change."""

from __future__ import annotations

import asyncio
from pathlib import Path

from backpdf.page.render_thread import RenderThread
from backpdf.production.checked_library import CheckedLibrary, check_library


class LibraryState:
    """The library of a folder with its problems; `version` counts how often it was read."""

    def __init__(self, root: Path, thread: RenderThread) -> None:
        self.root = root
        self.version = 0
        self._thread = thread
        self._checked: CheckedLibrary | None = None
        self._lock = asyncio.Lock()

    async def current(self) -> CheckedLibrary:
        """The library as it was last read; read now if it never was."""
        return self._checked or await self.reload(self.version)

    async def reload(self, version: int | None = None) -> CheckedLibrary:
        """Reads the library again; with a version, only where it has not been read again since that one."""
        async with self._lock:
            if self._checked is None or version is None or version == self.version:
                self._checked = await self._thread.run(lambda: check_library(self.root, is_thorough=False))
                self.version += 1
            return self._checked
