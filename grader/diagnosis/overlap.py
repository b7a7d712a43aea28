"""Rules about how calls lie in time: one after another, in batches, too many at once."""

from collections.abc import Sequence
from itertools import pairwise

from grader.diagnosis.case import Case, Found
from grader.evidence import NotSeen, TooManyAtOnce, at_line
from grader.seen import Call, peak

TOUCH = 0.05
"""Seconds between the end of one call and the begin of the next that still count as none."""


def lock_across_io(case: Case) -> Found | None:
    """One at a time, because each holds a lock meanwhile."""
    calls = _one_after_another(case)
    block = case.source.block_with(calls[-1].line, "lock", "semaphore") if calls else None
    if block is None:
        return None
    return Found(block, f"{_sum(calls)}: each waited for the lock that the one before held")


def drifting_ticker(case: Case) -> Found | None:
    """Calls one after another with the same pause between each end and the next begin."""
    calls = [call for call in case.calls if call.end is not None]
    gaps = [after.start - (before.end or 0) for before, after in pairwise(calls)]
    long = all((call.end or 0) - call.start > TOUCH for call in calls)
    well = all(call.outcome == "returned" for call in calls)
    by_the_clock = case.source.mentions(".time()", "monotonic", "perf_counter", "call_at")
    if len(gaps) < 2 or not long or not well or by_the_clock:
        return None
    if min(gaps) < TOUCH or max(gaps) - min(gaps) > TOUCH:
        return None
    line = case.source.line_of_pause()
    what = f"a pause of {gaps[0]:.1f} s followed each {calls[0].name}"
    return Found(line, f"{what}, and the time that it took itself came on top") if line else None


def serial_await(case: Case) -> Found | None:
    """Each call began when the one before had ended."""
    calls = _one_after_another(case)
    if not calls:
        return None
    line = _line_that_waits(case, calls)
    what = f"each {calls[-1].name} began when the one before had ended"
    return Found(line, f"{_sum(calls)}: {what}{at_line(line)}")


def lock_step(case: Case) -> Found | None:
    """In batches: each group began when the slowest of the group before had ended."""
    batches = _batches(case.calls)
    sizes = [len(batch) for batch in batches]
    even = (
        len(sizes) > 1 and sizes[0] > 1 and set(sizes[:-1]) == {sizes[0]} and sizes[-1] <= sizes[0]
    )
    asked = [sorted((call.name, call.label) for call in batch) for batch in batches]
    lines = {call.line for call in case.calls}
    in_one_loop = len(lines) == 1 and case.source.in_loop(*lines) and asked[:1] != asked[1:2]
    twice = len({one for batch in asked for one in batch}) < len(case.calls) and not in_one_loop
    if not case.late or not even or twice or case.source.mentions("Semaphore"):
        return None
    names = [{call.name for call in batch} for batch in batches]
    if len(names) == 2 and not names[0] & names[1]:
        slowest = max(batches[0], key=lambda call: call.end or 0.0)
        what = f"no {batches[1][0].name} began before {slowest.name} {slowest.label}".rstrip()
        return Found(case.calls[0].line, f"{what} had ended, which was the slowest")
    parts = " + ".join(map(str, sizes[:6]))
    return Found(
        case.calls[0].line, f"{parts} calls: each batch began when the one before had ended"
    )


def useless_semaphore(case: Case) -> Found | None:
    """More in flight than a limit allowed, although there is a semaphore."""
    beyond = any(isinstance(check.error, TooManyAtOnce) for check in case.checks)
    line = case.source.line_of_call("Semaphore", "BoundedSemaphore")
    if not beyond or line is None:
        return None
    return Found(line, f"{case.peak} calls were in flight at once: this semaphore held nobody back")


def stampede(case: Case) -> Found | None:
    """The same call several times at once, from a line that keeps its answer for others."""
    alike: dict[tuple[str, str, int | None], list[Call]] = {}
    for call in case.calls:
        alike.setdefault((call.name, call.label, call.line), []).append(call)
    for (name, label, line), calls in alike.items():
        if label and peak(calls) > 1 and case.source.keeps_unless_kept(line):
            what = f"{peak(calls)} calls {name}({label}) were in flight at once"
            return Found(line, f"{what}: none had waited for the answer of the first")
    return None


def timeout_per_item(case: Case) -> Found | None:
    """No time-out came, because every call had the whole time for itself."""
    calls = [call for call in case.calls if call.line is not None]
    blocks = {case.source.block_with(call.line, "timeout", "wait_for") for call in calls}
    asked = any(isinstance(check.error, NotSeen) for check in case.checks)
    if case.evidence.returned is None or not asked or len(calls) < 2 or case.peak > 1:
        return None
    block = blocks.pop()
    if blocks or block is None or not case.source.in_loop(block):
        return None
    return Found(block, f"{_sum(calls)}: the limit began anew for each {calls[0].name}")


def _one_after_another(case: Case) -> list[Call]:
    """The calls, if time was missed and no two of them were in flight at once."""
    calls = case.calls
    cut_short = any(e.type in ("TimeoutError", "TypeError") for e in case.errors)
    if not (case.late or cut_short) or len(calls) < 2 or case.peak != 1:
        return []
    if case.evidence.verdict == "timeout" and calls[-1].line is None:
        return []  # the scenario's own calls: it was the last one that did not end
    if any(call.end is None or call.end - call.start < TOUCH for call in calls[:-1]):
        return []
    gaps = [_asked(after) - (before.end or 0) for before, after in pairwise(calls)]
    shortest = min((call.end or 0) - call.start for call in calls[:-1])
    return calls if min(gaps) > -TOUCH and max(gaps) < max(TOUCH, shortest / 8) else []


def _asked(call: Call) -> float:
    return call.start if call.asked is None else call.asked


def _line_that_waits(case: Case, calls: Sequence[Call]) -> int | None:
    """Of the lines that led to the calls, the outermost that is in a loop or differs between them."""
    in_loop = [line for line in reversed(calls[-1].lines) if case.source.in_loop(line)]
    if in_loop:
        return in_loop[0]
    outermost = [call.lines[-1] for call in calls if call.lines]
    return outermost[0] if len(set(outermost)) > 1 else calls[-1].line


def _sum(calls: Sequence[Call], most: int = 4) -> str:
    lengths = [(call.end or call.start) - call.start for call in calls]
    parts = " + ".join(f"{length:.1f}" for length in lengths[:most])
    more = " + …" if len(lengths) > most else ""
    return f"{sum(lengths):.1f} s = {parts}{more}"


def _batches(calls: Sequence[Call]) -> list[list[Call]]:
    """Calls in groups that begin together, each when all of the group before had ended; else none."""
    batches: list[list[Call]] = []
    over = together = -1.0
    for call in calls:
        end = float("inf") if call.end is None else call.end
        if call.start > max(over - TOUCH, together):
            batches.append([])
            together = call.start + max(TOUCH, (end - call.start) / 4)
        elif call.start > together:
            return []
        batches[-1].append(call)
        over = max(over, end)
    return batches
