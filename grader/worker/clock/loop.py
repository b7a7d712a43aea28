"""Every event loop lives by the fast clock: asyncio's own code, with another selector and time.

What is replaced is where all of asyncio's loops come from. So it does not matter how a loop is made: by
`asyncio.run`, a runner, a policy, `SelectorEventLoop()`, with a selector of one's own, or as a subclass.
"""

from __future__ import annotations

import asyncio
import selectors
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from grader.worker.clock.core import called_by_asyncio
from grader.worker.clock.mover import Mover
from grader.worker.clock.selector import FastSelector
from grader.worker.patching import Patch


def loop_patches(clock: Mover) -> list[Patch]:
    """Return what to replace in asyncio's loops. A loop that was made before is as it was."""
    base = asyncio.BaseEventLoop
    return [
        (BaseSelectorEventLoop, "__init__", _init(clock, BaseSelectorEventLoop.__init__)),
        (base, "time", _time(clock, base.time)),
        (base, "call_at", _call_at(clock, base.call_at)),
        (base, "run_forever", _run_forever(clock, base.run_forever)),
    ]


def is_fast(loop: object) -> bool:
    """Say whether this loop lives by a fast clock."""
    return isinstance(getattr(loop, "_selector", None), FastSelector)


def _init(clock: Mover, original: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Any, selector: selectors.BaseSelector | None = None) -> None:
        if clock.active and not isinstance(selector, FastSelector):
            selector = FastSelector(clock, self, selector)
        original(self, selector)

    return __init__


def _time(clock: Mover, original: Callable[[Any], float]) -> Callable[[Any], float]:
    def time(self: Any) -> float:
        """Return the virtual time in seconds; asyncio's own timers are set without a tick between."""
        if not is_fast(self):
            return original(self)
        return clock.now() if called_by_asyncio() else clock.read()

    return time


def _call_at(clock: Mover, original: Callable[..., Any]) -> Callable[..., Any]:
    def call_at(self: Any, when: float, callback: Any, *args: Any, **context: Any) -> Any:
        """Call at `when`, after all that is due then already."""
        fast = is_fast(self) and isinstance(when, float)
        return original(
            self, clock.virtual.in_order(when) if fast else when, callback, *args, **context
        )

    return call_at


def _run_forever(clock: Mover, original: Callable[[Any], None]) -> Callable[[Any], None]:
    def run_forever(self: Any) -> None:
        """Run until stopped, and move the clock while running."""
        if clock.active and not is_fast(self) and clock.threads.here() is not None:
            clock.unserved.note("an event loop that was made outside asyncio")
        with clock.running(self) if is_fast(self) else nullcontext():
            original(self)

    return run_forever
