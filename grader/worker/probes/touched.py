"""Who calls the event loop from another thread. That does not wake the loop, so it runs late."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.patching import patched
from grader.worker.probes.place import line_on_stack

MOST = 50


class Touched:
    """Watches the loop of the thread that made this. `lines` are the student's lines that called it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._thread = threading.get_ident()
        self.lines: list[int] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch in the block. `call_soon_threadsafe` is the right way, and is not noted."""
        loop = asyncio.BaseEventLoop
        with patched(
            (loop, "call_soon", self._looked_at(loop.call_soon)),
            (loop, "call_at", self._looked_at(loop.call_at)),
        ):
            yield

    def _looked_at(self, call: Callable[..., Any]) -> Callable[..., Any]:
        own, here = self._thread, threading.get_ident

        def looked_at(loop: Any, *args: Any, **kwargs: Any) -> Any:
            if here() != own and loop._thread_id == own and len(self.lines) < MOST:
                line = line_on_stack(sys._getframe(1), self._path)
                if line is not None:
                    self.lines.append(line)
            return call(loop, *args, **kwargs)

        return looked_at
