"""Watches for saved files: an editor's many events become one path per change of a file."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

from grader.commands import as_typed
from grader.errors import CannotGrade

STEP = 10
"""Milliseconds without an event after which a save is complete; the learner waits for it."""
LONGEST = 100
"""Milliseconds after which a save is complete even if there are more events."""


async def saved_files(folder: Path) -> AsyncIterator[list[Path]]:
    """The Python files under `folder` that were written, moved into place or deleted.

    Editors write a temporary file and move it, touch a file twice, or write a copy next to it. Only
    the file of that name counts, and only if it has changed. CannotGrade.
    """
    from watchfiles import awatch  # slow to import

    known: dict[Path, object] = {}

    def is_python(change: object, path: str) -> bool:
        return path.endswith(".py")

    try:
        async for changes in awatch(folder, watch_filter=is_python, debounce=LONGEST, step=STEP):
            now = {path: _identity(path) for path in sorted({Path(path) for _, path in changes})}
            fresh = [path for path, identity in now.items() if known.get(path, "") != identity]
            known.update(now)
            if fresh:
                yield fresh
    except (OSError, RuntimeError) as error:
        raise CannotGrade(
            f"{folder} cannot be watched ({error}): set WATCHFILES_FORCE_POLLING=1 in the environment "
            f"and try again, or use `{as_typed('check')}`."
        ) from None


def _identity(path: Path) -> object:
    """Whatever changes when a file is written; None if there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
