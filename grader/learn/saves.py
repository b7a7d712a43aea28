"""What a learner saves: an editor's many events, told as one path each time the text is another."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

from grader.errors import CannotGrade

STEP = 10
"""Milliseconds of quiet after which a save counts as over; it is what the learner waits for."""
LONGEST = 100
"""Milliseconds after which it counts as over even without quiet."""


async def saves(folder: Path) -> AsyncIterator[list[Path]]:
    """The Python files under `folder` that were written, moved into place or deleted.

    Editors write a temporary file and move it, touch a file twice, or keep a copy beside it: only a
    file of the name itself counts, and only if it is another than before. CannotGrade.
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
            f"{folder} cannot be watched: {error}. Use `awaitlings check`, or try again with "
            "WATCHFILES_FORCE_POLLING=1 in the environment."
        ) from None


def _identity(path: Path) -> object:
    """What changes when a file is written; None if there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
