"""Rules about the event loop that was blocked too briefly to fail a check, in answers that pass.

A busy machine makes everything take longer. So a `time.sleep` counts by itself, however short, and
anything else only with the time in which it did not queue for a core, and only if it is long.
"""

from grader.diagnosis.case import Case, Found
from grader.diagnosis.loop import PROCESSES, BlockingLine, slept
from grader.worker.observations import BlockedStretch

SLEPT = 0.1
"""Seconds of `time.sleep`, all together in one scenario, from which on it is remarked on."""
WAITED = 0.25
"""Seconds in which one line must have blocked the loop in another call, in stretches of EACH."""
EACH = 0.1
COMPUTED = 0.2
"""Seconds of computing on the loop, at one line, in stretches of BRIEF."""
BRIEF = 0.05
CLOSE = 0.01
"""Seconds by which the times of a call and of a stretch may differ."""
MOST_CALLS = 500
"""Calls that are looked at for one stretch."""


def blocking_call(case: Case) -> Found | None:
    """A call that waits without yielding control, even if only for a moment."""
    asleep = slept(case)
    worst = (
        (asleep if asleep and sum(asleep.seconds) >= SLEPT else None)
        or _worst(case, SLEPT, BRIEF, "time.sleep")
        or _worst(case, WAITED, EACH, "blocking call")
    )
    return worst and Found(worst.line, worst.by("a blocking call"))


def hogs_the_loop(case: Case) -> Found | None:
    """Computing that did not yield control."""
    worst = _worst(case, COMPUTED, BRIEF, "computing")
    return worst and Found(worst.line, worst.by("a computation that never yields control"))


def _worst(case: Case, least: float, each: float, what: str) -> BlockingLine | None:
    """The line that blocked the loop for longest in this way, all its stretches together."""
    times: dict[int, list[float]] = {}
    for one in case.evidence.noticed.blocked:
        line = one.line or _line_of_call(case, one)
        if one.what == what and one.own >= each and line is not None:
            times.setdefault(line, []).append(one.own)
    if not times:
        return None
    worst = BlockingLine(*max(times.items(), key=lambda item: sum(item[1])))
    if case.source.mentions("ProcessPool", "multiprocessing"):
        least = max(least, PROCESSES)
    return worst if sum(worst.seconds) >= least else None


def _line_of_call(case: Case, blocked: BlockedStretch) -> int | None:
    """The line of a call that took its time in this one turn of the loop: so it blocked it."""
    end = blocked.start + blocked.seconds
    for call in case.calls[:MOST_CALLS]:
        if call.thread != 0 or call.line is None or call.end is None:
            continue
        inside = blocked.start - CLOSE <= call.start and call.end <= end + CLOSE
        if inside and call.end - call.start >= BRIEF:
            return call.line
    return None
