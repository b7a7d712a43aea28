"""What both clocks have in common, so that the rest of a worker need not know which one runs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Blocked:
    """A stretch of time in which the event loop's thread was blocked.

    `start` is a reading of the clock, `seconds` is how long it took.
    `file` and `line` name the caller, or are None where only the length is known.
    """

    start: float
    seconds: float
    file: str | None
    line: int | None
    what: str  # "time.sleep" or "blocking call"


SHORT_CALLS = "short blocking calls, again and again"
"""What is noted of them: each alone is too short to be told from a busy machine."""


class Unserved:
    """What was used that a clock does not serve; the scenario should run on the wall clock then."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def note(self, what: str) -> None:
        """Note it once, as the end of a sentence that begins with "it uses"."""
        if what not in self.found:
            self.found.append(what)


class Clock(Protocol):
    """A clock under which a scenario can run."""

    name: str

    @property
    def blocked(self) -> list[Blocked]:
        """What blocked the loop's thread so far."""
        ...

    @property
    def unserved(self) -> Unserved:
        """What was used that this clock does not serve exactly."""
        ...

    def now(self) -> float:
        """Return the time in seconds, from an arbitrary start."""
        ...

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a new event loop that lives by this clock."""
        ...

    def exempt(self, thread: threading.Thread) -> None:
        """Ignore a thread that is not the student's. Call this before its start."""
        ...

    def before_moves(self, look: Callable[[], None]) -> None:
        """Call `look` before each move of a clock that jumps."""
        ...

    def installed(self) -> AbstractContextManager[None]:
        """Patch what must be patched; everything is as before when the block is left."""
        ...
