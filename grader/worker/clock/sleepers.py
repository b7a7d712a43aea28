"""Threads that sleep on the virtual clock, and who wakes them.

A sleeper leaves the instant at which it is due and a function that wakes it. Whoever moves
the clock past that instant calls the function.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(eq=False)
class Sleeper:
    """Who is to be woken at `due`, an instant of the virtual clock in seconds."""

    due: float
    wake: Callable[[], None]


class Sleepers:
    """All that sleep; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asleep: list[Sleeper] = []

    def add(self, due: float, wake: Callable[[], None]) -> Sleeper:
        """Have `wake` called when the clock reaches `due`."""
        sleeper = Sleeper(due, wake)
        with self._lock:
            self._asleep.append(sleeper)
        return sleeper

    def leave(self, sleeper: Sleeper) -> None:
        """Remove a sleeper that woke up by itself, if it is still on the list."""
        with self._lock:
            if sleeper in self._asleep:
                self._asleep.remove(sleeper)

    def next_due(self) -> float | None:
        """Return the instant at which the first of them is due, or None."""
        with self._lock:
            return min((sleeper.due for sleeper in self._asleep), default=None)

    def wake_until(self, instant: float) -> None:
        """Wake all that are due at `instant` or before, the earliest first."""
        with self._lock:
            self._asleep.sort(key=lambda one: one.due)
            due = [one for one in self._asleep if one.due <= instant]
            self._asleep = self._asleep[len(due) :]
        for sleeper in due:
            sleeper.wake()
