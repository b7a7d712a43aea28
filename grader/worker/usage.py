"""What a process uses of the machine, with all that it has started; and what time is left to it.

A machine that is six times late fails nobody: time in which a process was ready to run and had to queue
for a core is not counted. What only spins gains nothing by that: its computing has a limit of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

STEP = 0.5
"""Seconds between two looks at what was used. The grader and the worker must take the same steps: the sum of
the longest waits is more in shorter ones."""
PATIENCE = 12
"""A wait takes at most so many times as long as it may, however late the machine is."""
MOST = 2000
"""Threads that are looked at."""
WORKS = 0.02
"""The share of the time in which it could run that a thread at work does run, at the least."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class OfThread:
    """Seconds that a thread ran, and that it queued for a core."""

    ran: float
    queued: float
    leads: bool  # it is the main thread of its process

    def waited_since(self, before: OfThread) -> float:
        """The seconds that it queued since then. A thread that just looks now and then is late for nothing."""
        ran, queued = self.ran - before.ran, self.queued - before.queued
        return queued if self.leads or ran >= WORKS * (ran + queued) else 0.0


NEVER_RAN = OfThread(0.0, 0.0, leads=False)


@dataclass(frozen=True)
class Usage:
    """Seconds of computing, and what each thread did, by its native id."""

    cpu: float
    threads: Mapping[int, OfThread]

    def waited_since(self, before: Usage) -> float:
        """The longest time since then that one of the threads had to queue."""
        waits = (
            now.waited_since(before.threads.get(number, NEVER_RAN))
            for number, now in self.threads.items()
        )
        return max(waits, default=0.0)


NOTHING = Usage(0.0, {})


def usage(pid: int) -> Usage | None:
    """What this process and its descendants have used so far; None where the system does not tell."""
    cpu, threads = 0.0, {}
    for process in _family(pid):
        with suppress(OSError, ValueError, IndexError):  # one may end at any moment
            cpu += _computed(process)
            for number in map(int, os.listdir(f"/proc/{process}/task")):
                threads[number] = _of_thread(process, number)
        if len(threads) > MOST:
            break
    return Usage(cpu, threads) if threads else None


def _family(pid: int) -> Iterator[int]:
    found = [pid]
    for process in found:
        yield process
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{thread}/children", encoding="ascii") as file:
                    found += [int(child) for child in file.read().split()]


def _computed(process: int) -> float:
    """Seconds that it computed, with its threads and the children that it has waited for."""
    with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def _of_thread(process: int, number: int) -> OfThread:
    with open(f"/proc/{process}/task/{number}/schedstat", encoding="ascii") as file:
        ran, queued, _ = (int(field) / 1e9 for field in file.read().split())
    return OfThread(ran, queued, leads=process == number)


class Budget:
    """The seconds that a process may still take, and its seconds of computing."""

    def __init__(self, seconds: float, computing: float, look: Callable[[], Usage | None]) -> None:
        """`look` tells what has been used since the start. Where it tells nothing, all time counts.

        It is not asked before the first seconds are spent: most workers are done by then.
        """
        self._seconds = seconds
        self._patience = PATIENCE * seconds
        self._computing = computing
        self._look = look
        self._last: Usage | None = None

    @property
    def left(self) -> float:
        """Seconds; 0 or less when it is used up."""
        return 0.0 if self.spun else min(self._seconds, self._patience)

    @property
    def spun(self) -> bool:
        """Whether it has computed for as long as it may."""
        return self.computed >= self._computing

    @property
    def computed(self) -> float:
        """Seconds that it has computed, as far as is known."""
        return self._last.cpu if self._last is not None else 0.0

    def spend(self, seconds: float) -> None:
        """So many seconds have passed."""
        before, now = self._last or NOTHING, self._look()
        waited = now.waited_since(before) if now is not None else 0.0
        self._last = now or self._last
        self._seconds -= seconds - min(seconds, waited)
        self._patience -= seconds
