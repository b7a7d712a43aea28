"""Rules about the event loop and its thread: who held it, and who ran beside it."""

from grader.diagnosis.case import Case, Found
from grader.evidence.failures import TimeMissed
from grader.evidence.observations import Held

LONG = 0.3
"""Seconds for which one line must have held the loop before it is called a mistake."""
COMPUTING = 0.25
"""Seconds of computing from which on it is called a mistake, on the loop or in threads."""
WAITING = "a call that waits and does not give it back"
ALIKE = 0.8
"""The part of the longest time from which on another line held the loop for about as long."""
SHORT = 0.15
"""Seconds up to which holding the loop is nothing, where most of the time was queueing for a core."""
PROCESSES = 1.0
"""Seconds that the begin and the end of processes may hold the loop."""


def _worst(case: Case, least: float, by: str, *kinds: str) -> Found | None:
    """The line that held the loop for longest, all its times together, if it was long enough."""
    times: dict[int | None, list[float]] = {}
    for held in case.evidence.noticed.held:
        if held.what in kinds and (length := _seconds(case, held)):
            times.setdefault(held.line or _line_of_call(case, held), []).append(length)
    most = max((sum(seconds) for seconds in times.values()), default=0.0)
    alike = (item for item in times.items() if sum(item[1]) >= ALIKE * most)
    line, seconds = next(alike, (None, []))  # of those that held it for about as long, the first
    if most < least:
        return None
    often = f" {len(seconds)} times," if len(seconds) > 1 else " for"
    total = f"{sum(seconds):.1f} s{' in all' if len(seconds) > 1 else ''}"
    return Found(
        line, f"the loop was held{often} {total} by {by}: nothing else could run meanwhile"
    )


def _seconds(case: Case, held: Held) -> float:
    """How long it held the loop; 0 where a busy machine let it queue for a core, and it did little.

    But a check that failed by just that has asked the fast clock already whether the machine was late.
    """
    errors = [check.error for check in case.checks if isinstance(check.error, TimeMissed)]
    confirmed = any("the loop was held" in str(error) for error in errors)
    own = held.seconds if held.own is None or confirmed else held.own
    return held.seconds if own >= min(SHORT, held.seconds / 2) else 0.0


def _line_of_call(case: Case, held: Held) -> int | None:
    """The student's line that called what held the loop, where the line of that is not theirs."""
    end = held.start + held.seconds + 0.1
    calls = [c for c in case.calls if c.thread == 0 and held.start - 0.1 <= c.start < end]
    return next((call.line for call in calls if call.line is not None), None)


def timeout_on_blocking(case: Case) -> Found | None:
    """A limit on time was put round code that blocks."""
    held = blocking_call(case)
    if held is None or case.source.block_round(held.line, "timeout", "wait_for") is None:
        return None
    return Found(held.line, f"the limit could not strike, because {held.message}")


def blocking_call(case: Case) -> Found | None:
    """A call that waits without giving the loop back."""
    kinds = (WAITING, "time.sleep", "blocking call")
    found = _worst(case, LONG, *kinds)
    if found is not None and "ProcessPool" in case.source.line(found.line):
        return _worst(case, PROCESSES, *kinds)
    return found


def threads_for_cpu(case: Case) -> Found | None:
    """Computing that was handed to several threads."""
    handed = case.evidence.noticed.handed
    cpu = sum(work.cpu for work in handed)
    slept = any(held.what == "time.sleep" for held in case.evidence.noticed.held)
    loops = case.evidence.noticed.threads_of_loops > 1  # that is what kept the processor busy
    if len(handed) < 2 or cpu < COMPUTING or slept or loops:
        return None
    by = case.source.lines_of_calls("to_thread", "run_in_executor", "submit", "map", "start")
    line = handed[0].line if handed[0].line in by else next(iter(by), None)
    what = f"{len(handed)} pieces of work computed for {cpu:.1f} s in threads"
    return Found(
        line or handed[0].line, f"{what}, which take turns: together they are no quicker than one"
    )


def touching_the_loop_from_a_thread(case: Case) -> Found | None:
    """Another thread called what only the loop's own thread may call."""
    for line in case.evidence.noticed.touched:
        text = case.source.line(line).partition("  #")[0]
        return Found(line, f"`{text}` ran in another thread: it did not wake the loop")
    return None


def hogs_the_loop(case: Case) -> Found | None:
    """Computing with no pause in it."""
    return _worst(case, COMPUTING, "computing without a pause", "computing")


def loop_per_thread(case: Case) -> Found | None:
    """More than one thread ran an event loop."""
    number = case.evidence.noticed.threads_of_loops
    if number <= 1:
        return None
    line = case.source.line_of_call("run", "run_until_complete", "new_event_loop")
    line = line or case.source.line_of_call("run_in_executor", "to_thread", "submit")
    line = line or case.source.line_of_call("map")
    return Found(line, f"{number} threads ran an event loop each, where one loop does for all")
