"""Rules about how calls lie in time: one after another, in batches, too many at once."""

from collections.abc import Sequence
from itertools import pairwise

from grader.diagnosis.case import Case, Found
from grader.evidence import TooManyAtOnce, at_line
from grader.seen import Call

TOUCH = 0.05
"""Seconds between the end of one call and the begin of the next that still count as none."""


def lock_across_io(case: Case) -> Found | None:
    """One at a time, because each holds a lock meanwhile."""
    calls = _one_after_another(case)
    if not calls or not case.source.inside_with(calls[0].line, "lock", "sem", "mutex"):
        return None
    return Found(calls[0].line, f"{_sum(calls)}: each waited for the lock that the one before held")


def drifting_ticker(case: Case) -> Found | None:
    """Calls one after another with the same pause between each end and the next begin."""
    calls = [call for call in case.calls if call.end is not None]
    gaps = [after.start - (before.end or 0) for before, after in pairwise(calls)]
    long = all(call.end is not None and call.end - call.start > TOUCH for call in calls)
    if len(gaps) < 2 or not long or min(gaps) < TOUCH or max(gaps) - min(gaps) > TOUCH:
        return None
    line = case.source.line_of_call("sleep")
    return Found(
        line, f"a pause of {gaps[0]:.1f} s followed each call, and the time of the call came on top"
    )


def serial_await(case: Case) -> Found | None:
    """Each call began when the one before had ended."""
    calls = _one_after_another(case)
    if not calls:
        return None
    line = calls[-1].line
    what = f"each {calls[-1].name} began when the one before had ended"
    return Found(line, f"{_sum(calls)}: {what}{at_line(line)}")


def lock_step(case: Case) -> Found | None:
    """In batches: each group began when the slowest of the group before had ended."""
    batches = _batches(case.calls)
    if not case.late or len(batches) < 2 or len(batches[0]) < 2:
        return None
    sizes = " + ".join(str(len(batch)) for batch in batches[:6])
    return Found(
        case.calls[0].line, f"{sizes} calls: each batch began when the one before had ended"
    )


def useless_semaphore(case: Case) -> Found | None:
    """More in flight than a limit allowed, although there is a semaphore."""
    beyond = any(isinstance(check.error, TooManyAtOnce) for check in case.checks)
    line = case.source.line_of_call("Semaphore", "BoundedSemaphore")
    if not beyond or line is None:
        return None
    return Found(line, f"{case.peak} calls were in flight at once: this semaphore held nobody back")


def _one_after_another(case: Case) -> list[Call]:
    """The calls, if time was missed and no two of them were in flight at once."""
    calls = case.calls
    if not case.late or len(calls) < 2 or case.peak != 1:
        return []
    gaps = [after.start - (before.end or 0) for before, after in pairwise(calls)]
    return calls if max(gaps) < TOUCH else []


def _sum(calls: Sequence[Call], most: int = 4) -> str:
    lengths = [(call.end or call.start) - call.start for call in calls]
    parts = " + ".join(f"{length:.1f}" for length in lengths[:most])
    more = " + …" if len(lengths) > most else ""
    return f"{sum(lengths):.1f} s = {parts}{more}"


def _batches(calls: Sequence[Call]) -> list[list[Call]]:
    """Calls in groups, where every call of a group begins after all of the group before had ended."""
    batches: list[list[Call]] = []
    over = -1.0
    for call in calls:
        if call.start >= over - 0.001 and (
            not batches or call.start > batches[-1][0].start + TOUCH
        ):
            batches.append([])
        if not batches:
            return []
        batches[-1].append(call)
        over = max(over, call.end if call.end is not None else float("inf"))
    return batches
