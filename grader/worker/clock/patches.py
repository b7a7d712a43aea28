"""Replacing attributes for a while, and putting every one of them back.

The only subtle point is what to put back: an attribute that an object merely inherited
has to be deleted again, not written, or the next reader finds a copy that was never there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_ABSENT = object()

Swap = tuple[object, str, object]


@contextmanager
def replaced(*swaps: Swap) -> Iterator[None]:
    """Set each `(owner, name, value)`; restore them in reverse order when the block is left."""
    before = [(owner, name, vars(owner).get(name, _ABSENT)) for owner, name, _ in swaps]
    for owner, name, value in swaps:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, old in reversed(before):
            if old is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, old)


def time_functions(read: Callable[[], float], epoch_ns: int) -> dict[str, Callable[[], Any]]:
    """Return stand-ins for the clocks of the module `time`.

    `read` gives the time in seconds; `epoch_ns` is what `time.time_ns()` shows when `read` is 0.
    """

    def seconds() -> float:
        return read()

    def nanoseconds() -> int:
        return round(read() * 1e9)

    def epoch_nanoseconds() -> int:
        return epoch_ns + round(read() * 1e9)

    def epoch_seconds() -> float:
        return epoch_nanoseconds() / 1e9

    return {
        "monotonic": seconds,
        "monotonic_ns": nanoseconds,
        "perf_counter": seconds,
        "perf_counter_ns": nanoseconds,
        "time": epoch_seconds,
        "time_ns": epoch_nanoseconds,
    }
