"""The event loop of the fast clock: asyncio's own, with another selector and another time."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from .selector import FastSelector

if TYPE_CHECKING:
    from .fast import FastClock


class FastLoop(asyncio.SelectorEventLoop):
    """Everything that asyncio's loop can do, on virtual time."""

    def __init__(self, clock: FastClock) -> None:
        """Live by `clock`."""
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
