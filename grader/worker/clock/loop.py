"""The event loop of the fast clock: asyncio's own, with another selector and another time."""

from __future__ import annotations

import asyncio
import sys

from grader.worker.clock.mover import Mover
from grader.worker.clock.selector import FastSelector


class FastLoop(asyncio.SelectorEventLoop):
    """Everything that asyncio's loop can do, on virtual time."""

    def __init__(self, clock: Mover) -> None:
        self._clock = clock
        selector = FastSelector(clock)
        super().__init__(selector)
        selector.loop = self

    def time(self) -> float:
        """Return the virtual time in seconds; asyncio's own timers are set without a tick between."""
        asyncios = sys._getframe(1).f_globals.get("__name__", "").startswith("asyncio.")
        return self._clock.now() if asyncios else self._clock.read()

    def run_forever(self) -> None:
        """Run until stopped, and move the clock while running."""
        with self._clock.running(self):
            super().run_forever()
