"""What Linux tells about a thread: whether it runs, and what it had to wait for.

Two files in /proc are read for a thread. `schedstat` has three numbers: the nanoseconds that the
thread ran, those that it was ready to run and had to queue for a CPU, and one that is not used here.
`status` has its state (S: it sleeps until something wakes it) and how often it was switched off and
on. A thread that sleeps at two looks, and has not been switched in between, did nothing meanwhile.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

_STATUS = re.compile(r"^State:\s*(\w).*^voluntary\D*(\d+)\s*nonvoluntary\D*(\d+)", re.M | re.S)


class Pulse(NamedTuple):
    """A thread at one moment: whether it sleeps, and how often it was switched so far."""

    asleep: bool
    switches: int


def pulse(native_id: int) -> Pulse | None:
    """Look at a thread of this process by its native id; None when it has ended."""
    try:
        with open(f"/proc/self/task/{native_id}/status") as file:
            found = _STATUS.search(file.read())
    except (FileNotFoundError, ProcessLookupError):
        return None
    if found is None:
        return Pulse(asleep=False, switches=-1)
    return Pulse(found[1] == "S", int(found[2]) + int(found[3]))


def demand(native_id: int) -> float:
    """Return the seconds that a thread of this process ran, or wanted to; 0 when it has ended."""
    try:
        with open(f"/proc/self/task/{native_id}/schedstat") as file:
            ran, queued, _ = file.read().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(ran) + int(queued)) / 1e9


class RunQueueDelay:
    """The seconds that one thread spent ready to run without running."""

    def __init__(self) -> None:
        """Open the numbers of the calling thread. OSError where the system has none."""
        self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)

    def read(self) -> float:
        """Return the seconds queued since the thread began."""
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)
