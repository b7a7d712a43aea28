"""Two clocks for one scenario: the wall's, and a fast one on which idle waits take no time.

The fast clock is built in layers, best read in this order: `core` (jumping), `selector`
(sockets), `offcpu` (what blocks the loop), `threads`, `children`, and `fast`, which holds
them together. `wall` is the ordinary clock.
"""

from .deadlock import Deadlock, Waiting
from .fast import FastClock, fast_clock_unavailable
from .interface import Clock, Held
from .wall import WallClock

__all__ = [
    "Clock",
    "Deadlock",
    "FastClock",
    "Held",
    "Waiting",
    "WallClock",
    "fast_clock_unavailable",
]
