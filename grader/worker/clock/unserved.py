"""What the fast clock cannot serve: alarms of the system, and threads that nobody can watch.

They are noted, and the grader runs the scenario again, on the wall clock.
"""

from __future__ import annotations

import _thread
import os
import signal
from collections.abc import Callable
from typing import Any

from grader.worker.clock.mover import Mover
from grader.worker.patching import Patch

PLACES: tuple[tuple[object, str], ...] = (
    (signal, "alarm"),
    (signal, "setitimer"),
    (signal, "sigtimedwait"),
    (_thread, "start_new_thread"),
    (_thread, "start_joinable_thread"),
    (os, "times"),
)
"""`threading` has its own names for what is in `_thread`, and is not meant."""


def unserved_patches(clock: Mover) -> list[Patch]:
    """Return what to replace: each place notes that it was used, and works as before."""
    return [
        (place, name, _noting(clock, f"`{name}`", getattr(place, name)))
        for place, name in PLACES
        if hasattr(place, name)
    ]


def _noting(clock: Mover, what: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **kwargs: Any) -> Any:
        if clock.active and clock.threads.here() is not None:
            clock.unserved.note(what)
        return original(*args, **kwargs)

    return noted
