"""A folder of the scenario's own, for code that writes files."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.worker.world.stage import Stage

PREFIX = "awaitlings-"
OLD = 600.0
"""Seconds after which a folder that is still there was left by a worker that was stopped."""


class Folder:
    """Makes temporary folders."""

    def __init__(self, stage: Stage) -> None:
        del stage  # every part is given one

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        """An empty folder, which is gone after the block, with all that is in it."""
        _sweep()
        with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
            yield Path(name)


def _sweep() -> None:
    """Take away what stopped workers have left: they had no time to tidy up."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # another worker may take its own away at this moment
            if time.time() - left.stat().st_mtime > OLD:
                shutil.rmtree(left, ignore_errors=True)
