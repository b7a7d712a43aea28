"""Rules about how calls lie in time: one after another, in batches, too many at once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.diagnosis.case import Case, Found
from grader.diagnosis.locks import blocks_that_wait, lock_around
from grader.evidence.failures import NotSeen, TooManyAtOnce, count, were
from grader.evidence.observations import peak
from grader.evidence.verdict import Verdict
from grader.worker.observations import Call, CallOutcome
from grader.worker.stopped import TYPE as STOPPED

TOUCH = 0.05
"""Seconds between the end of one call and the begin of the next that still count as none."""
SOON = 0.5
"""Share of what a call takes that may go by until the next one is let in."""
MOST_NAMES = 3
"""Names of functions in one sentence."""
LOOKED_AT = 200
"""Calls, or lines of the source, that are looked at one by one, however many there are."""


def lock_across_io(case: Case) -> Found | None:
    """One at a time, because each holds a lock meanwhile."""
    for line, calls in _by_lock(case):
        if _one_after_another(case, calls):
            return Found(line, f"{_sum(calls)}: each waited for the lock that the one before held")
    blocks, calls = blocks_that_wait(case.source), case.calls
    if len(blocks) == 1 and case.late and _let_out_one_by_one(calls):
        what = f"{_calls_of(calls)} started together and ended one by one"
        return Found(blocks[0], f"{what}: each waited for the lock that the one before held")
    return None


def _by_lock(case: Case) -> Iterator[tuple[int, list[Call]]]:
    """The calls that were made while the same lock was held, and the line that takes it."""
    groups: dict[str, tuple[int, list[Call]]] = {}
    lines = dict.fromkeys(line for call in case.calls for line in call.lines)
    locks = {line: lock_around(case.source, line) for line in list(lines)[:LOOKED_AT]}
    for call in case.calls:
        if lock := next(filter(None, map(locks.get, call.lines)), None):
            groups.setdefault(lock.text, (lock.line, []))[1].append(call)
    yield from groups.values()


def _let_out_one_by_one(calls: Sequence[Call]) -> bool:
    """Whether calls of the student's own that began together ended each a whole length later."""
    if len(calls) < 2 or any(c.line is not None or c.end is None for c in calls):
        return False
    together = max(call.start for call in calls) - calls[0].start < TOUCH
    ends = sorted(call.end or 0.0 for call in calls)
    gaps = [after - before for before, after in pairwise([calls[0].start, *ends])]
    return together and min(gaps) > TOUCH and max(gaps) - min(gaps) < gaps[0] / 4


def drifting_ticker(case: Case) -> Found | None:
    """Calls one after another with the same pause between each end and the next begin."""
    calls = [call for call in case.calls if call.end is not None]
    gaps = [after.start - (before.end or 0) for before, after in pairwise(calls)]
    long = all((call.end or 0) - call.start > TOUCH for call in calls)
    well = all(call.outcome == CallOutcome.RETURNED for call in calls)
    by_the_clock = case.source.mentions(".time()", "monotonic", "perf_counter", "call_at")
    if len(gaps) < 2 or not long or not well or by_the_clock:
        return None
    if min(gaps) < TOUCH or max(gaps) - min(gaps) > TOUCH:
        return None
    line = case.source.line_of_pause()
    what = f"after each {calls[0].name} came a pause of {gaps[0]:.1f} s: the time that it took was added to that"
    return Found(line, what) if line else None


def serial_await(case: Case) -> Found | None:
    """Each call began when the one before had ended."""
    calls = _one_after_another(case, case.calls)
    if not calls:
        return _in_part(case)
    line = _line_that_waits(case, calls)
    what = f"each {calls[-1].name} started only when the one before had ended"
    return Found(line, f"{_sum(calls)}: {what}")


def _in_part(case: Case) -> Found | None:
    """Some began when others had ended, and the code had gone on to another line or turn by then."""
    if not case.late or case.evidence.verdict == Verdict.TIMEOUT:
        return None
    for name in dict.fromkeys(call.name for call in case.calls):
        batches = _batches([call for call in case.calls if call.name == name])
        for before, after in pairwise(batches):
            last = max(before, key=lambda call: call.end or 0.0)
            if _moved_on(case, before, after) and _at_once_after(before, after):
                what = f"{_called(after[0])} started only when {_called(last)} had ended"
                return Found(last.lines[-1], what)
    return None


def _moved_on(case: Case, before: Sequence[Call], after: Sequence[Call]) -> bool:
    """Whether the code had waited for calls before it went on to others, for something else."""
    labels = [{call.label for call in calls} for calls in (before, after)]
    lines = _outermost(before)
    single = len(before) == len(after) == 1 and all(map(case.source.waits_in_loop, lines))
    elsewhere = not lines & _outermost(after)
    return bool(lines) and not labels[0] & labels[1] and (single or elsewhere)


def _at_once_after(before: Sequence[Call], after: Sequence[Call]) -> bool:
    """Whether nothing else came in between."""
    end = max(call.end or 0.0 for call in before)
    shortest = min((call.end or 0.0) - call.start for call in before)
    return abs(min(map(_asked, after)) - end) < max(TOUCH, shortest / 8)


def _outermost(calls: Sequence[Call]) -> set[int]:
    """The lines from which calls were waited for."""
    return {call.lines[-1] for call in calls if call.lines}


def _calls_of(calls: Sequence[Call]) -> str:
    """How many calls, and of what: the picture shows others too. `3 calls of fetch`."""
    names = list(dict.fromkeys(call.name for call in calls))
    return f"{count(len(calls), 'call')} of {' and '.join(names[:MOST_NAMES])}"


def _called(call: Call) -> str:
    return f"{call.name}({call.label})" if call.label else call.name


def lock_step(case: Case) -> Found | None:
    """In batches: each group began when the slowest of the group before had ended."""
    batches = _batches(case.calls)
    sizes = [len(batch) for batch in batches]
    even = (
        len(sizes) > 1 and sizes[0] > 1 and set(sizes[:-1]) == {sizes[0]} and sizes[-1] <= sizes[0]
    )
    asked = [sorted((call.name, call.label) for call in batch) for batch in batches]
    if not case.late or not even or case.source.mentions("Semaphore"):
        return None
    names = [{call.name for call in batch} for batch in batches]
    if len(names) == 2 and not names[0] & names[1]:
        slowest = max(batches[0], key=lambda call: call.end or 0.0)
        what = f"no {batches[1][0].name} started before the slowest call had ended"
        return Found(case.calls[0].line, f"{what}: {_called(slowest)}")
    lines = _outermost(case.calls)  # a pool of workers is waited for from one line, in no loop
    if len(lines) != 1 or not case.source.waits_in_loop(*lines) or asked[0] == asked[1]:
        return None
    parts = " + ".join([*map(str, sizes[:6]), *("…" for _ in sizes[6:7])])
    return Found(
        case.calls[0].line, f"{parts} calls: each batch started only when the one before had ended"
    )


def useless_semaphore(case: Case) -> Found | None:
    """More in flight than a limit allowed, although there is a semaphore."""
    beyond = any(isinstance(check.error, TooManyAtOnce) for check in case.checks)
    line = case.source.line_of_call("Semaphore", "BoundedSemaphore")
    if not beyond or line is None:
        return None
    return Found(
        line,
        f"{case.peak} of {_calls_of(case.calls)} were in flight at once: this semaphore limited nothing",
    )


def stampede(case: Case) -> Found | None:
    """The same call several times at once, from a line that keeps its answer for others."""
    alike: dict[tuple[str, str, int | None], list[Call]] = {}
    for call in case.calls:
        alike.setdefault((call.name, call.label, call.line), []).append(call)
    for (name, label, line), calls in alike.items():
        if label and peak(calls) > 1 and case.source.keeps_unless_kept(line):
            what = f"{peak(calls)} calls {name}({label}) were in flight at once"
            return Found(line, f"{what}: none waited for the answer of the first")
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
    return Found(block, f"{_sum(calls)}: the timeout started again for each {calls[0].name}")


def limit_too_low(case: Case) -> Found | None:
    """Always as many in flight as a limit let in: whenever one had ended, the next began."""
    calls, most = case.calls, case.peak
    asked = [(call.name, call.label) for call in calls if call.label]
    told = any(check.check.shows for check in case.checks)  # there the check knows better
    if not case.late or told or len(set(asked)) < len(asked) or not 1 < most < len(calls):
        return None
    line = _line_of_limit(case)
    if line is None or not _let_in_by_turns(calls, most):
        return None
    what = f"never more than {most} of {_calls_of(calls)} {were(most)} in flight"
    return Found(line, f"{what}: whenever one had ended, the next one started")


def _let_in_by_turns(calls: Sequence[Call], most: int) -> bool:
    """Whether as many began as were let in, and then one soon after each end.

    On a busy machine they come one after the other, if there are hundreds: hence a share of their time.
    """
    begins = sorted(call.start for call in calls)
    ends = sorted(call.end for call in calls if call.end is not None)
    soon = TOUCH + SOON * sum(end - call.start for call in calls if (end := call.end)) / len(calls)
    gaps = [begin - end for begin, end in zip(begins[most:], ends, strict=False)]
    return begins[most - 1] <= min(ends, default=0.0) and all(-TOUCH <= gap <= soon for gap in gaps)


def _line_of_limit(case: Case) -> int | None:
    """The line that takes the semaphore, or else that makes the pool, or that a worker waits at."""
    lines = [line for call in case.calls[-1:] for line in call.lines]
    locks = filter(None, (lock_around(case.source, line) for line in lines))
    made = case.source.line_of_call(
        "Semaphore", "BoundedSemaphore", "ThreadPoolExecutor", "TCPConnector"
    )
    in_loop = (line for line in lines if case.source.in_loop(line))
    return next((lock.line for lock in locks), None) or made or next(in_loop, None)


def _one_after_another(case: Case, calls: list[Call]) -> list[Call]:
    """The calls, if time was missed and no two of them were in flight at once."""
    cut_short = any(e.type in ("TimeoutError", "TypeError", STOPPED) for e in case.errors)
    if not (case.late or cut_short) or len(calls) < 2 or peak(calls) != 1:
        return []
    if case.evidence.verdict == Verdict.TIMEOUT and (calls[-1].line is None or len(calls) < 3):
        return []  # the scenario's own calls, or one only: it was the last one that did not end
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
    """How long the calls took that came to their end, and all together."""
    ended = [
        call for call in calls if call.end is not None and call.outcome != CallOutcome.CANCELLED
    ]
    lengths = [(call.end or 0.0) - call.start for call in ended]
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
