"""Whether the student's code blocked the event loop: for long at once, or for a moment again and again."""

from grader.evidence.failures import LoopBlocked, apart, at_line, count
from grader.worker.observations import Noticed

SLEPT = 0.05
"""Seconds of `time.sleep` in a scenario, all together, from which on it blocks the loop.

Each counts with what was asked for. That is the same on a busy machine, so it can be short.
"""


def must_not_have_blocked(noticed: Noticed, under: float) -> None:
    """LoopBlocked if one callback took `under` seconds or more, or if `time.sleep` was in use."""
    worst = max(noticed.blocked, key=lambda blocked: blocked.seconds, default=None)
    if worst is not None and worst.seconds >= under:
        long = f"{apart(worst.seconds, under)[0]} s{at_line(worst.line)}"
        raise LoopBlocked(
            f"the event loop was blocked for {long}: nothing else could run meanwhile"
        )
    slept = sum(one.seconds for one in noticed.slept)
    if slept >= SLEPT:
        line = max(noticed.slept, key=lambda one: one.seconds).line
        often = count(sum(one.times for one in noticed.slept), "time")
        raise LoopBlocked(
            f"the event loop was blocked {often}, {slept:.2f} s in all, by `time.sleep`{at_line(line)}: "
            "nothing else could run meanwhile"
        )
