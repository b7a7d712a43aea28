"""Notices saved files: by the system's events, and by looking, where there are none.

On NFS, SMB, a Docker bind mount, or /mnt/c under WSL, a save may raise no event.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

STEP = 10
"""Milliseconds without an event after which a save is complete; the learner waits for it."""
LONGEST = 100
"""Milliseconds after which a save is complete even if there are more events."""
LOOK_EVERY = 0.25
"""Seconds between two looks at the files."""
COMPLETE = 0.03
"""Seconds in which a file may not change, so that a look finds it complete."""


class SavedFiles:
    """The Python files of the exercises' folders that were written, moved into place or deleted.

    Editors write a temporary file and move it, touch a file twice, or write a copy next to it. Only
    the file of that name counts, and only if it has changed: so each save is reported once, by
    whoever notices it first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = _now(self._files())

    async def by_events(self) -> AsyncIterator[list[Path]]:
        """Report each save as soon as the system tells; ends where it cannot."""
        from watchfiles import awatch  # slow to import

        def is_python(change: object, path: str) -> bool:
            return path.endswith(".py")

        try:
            async for changes in awatch(
                self._folder, watch_filter=is_python, debounce=LONGEST, step=STEP
            ):
                if fresh := self._fresh(_now({Path(path) for _, path in changes})):
                    yield fresh
        except (OSError, RuntimeError):  # too many watches, or a folder of another kind
            return

    async def by_looking(self) -> AsyncIterator[list[Path]]:
        """Report each save that a look at the files shows, four times a second."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if await asyncio.to_thread(self._changed):
                await asyncio.sleep(COMPLETE)
                if fresh := self._fresh(_now(await asyncio.to_thread(self._changed))):
                    yield fresh

    def _files(self) -> set[Path]:
        return set(self._folder.glob("*/*.py"))

    def _changed(self) -> list[Path]:
        now = _now(self._files() | set(self._known))
        return [path for path, identity in now.items() if self._known.get(path) != identity]

    def _fresh(self, now: dict[Path, object]) -> list[Path]:
        """Those of these files that are not known as they are now."""
        fresh = [path for path, identity in now.items() if self._known.get(path) != identity]
        self._known.update(now)
        return fresh


def _now(paths: Iterable[Path]) -> dict[Path, object]:
    return {path: _identity(path) for path in sorted(paths)}


def _identity(path: Path) -> object:
    """Whatever changes when a file is written; None if there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
