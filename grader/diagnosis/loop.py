"""Rules about the event loop and its thread: what blocked it, and what ran beside it."""

from typing import NamedTuple

from grader.diagnosis.case import Case, Found
from grader.diagnosis.never_suspends import ready_each_time
from grader.diagnosis.pauses import OF_A_CLOCK
from grader.diagnosis.reading import (
    function,
    lines_of_start_methods,
    lines_of_time_sleep,
    loop_around,
)
from grader.diagnosis.waits_in_source import line_after_wait
from grader.diagnosis.yielding import condition_of_yields
from grader.evidence.blocking import SLEPT
from grader.evidence.failures import LoopBlocked, TooSlow
from grader.evidence.verdict import Verdict
from grader.worker.observations import BlockedStretch

LONG = 0.3
"""Seconds for which one line must have blocked the loop before it is called a mistake."""
COMPUTING = 0.25
"""Seconds of CPU from which on computing is called a mistake: on the loop, in threads, or until killed."""
CALLS = ("time.sleep", "blocking call")
"""What blocks the loop and does not compute, as the probe says it."""
ALIKE = 0.8
"""The part of the longest time from which on another line blocked the loop for about as long."""
SHORT = 0.15
"""Seconds up to which blocking the loop is nothing, where most of the time was queueing for a core."""
PROCESSES = 1.0
"""Seconds that the start and the end of processes may block the loop."""
MANY_THREADS = 50
"""Threads that were started, more than any default pool has."""
SPIN_TURNS = 1000
"""Iterations of the loop that a scenario may take, besides some for each call."""


SLICES = 30
"""Iterations of the loop from which on a wait was cut into slices."""
SLICED = 0.5
"""Seconds of `time.sleep`, all together, that are half of the time or more: too short each to be seen."""
MOST_TIMES = 10_000
"""Times are counted in a worker, which may say any number."""


class BlockingLine(NamedTuple):
    """A line that blocked the loop, and for how many seconds each time."""

    line: int | None
    seconds: list[float]

    def by(self, what: str) -> str:
        """The same in words."""
        number, total = len(self.seconds), f"{sum(self.seconds):.1f} s"
        long = f"for {total}" if number == 1 else f"{number} times, {total} in all,"
        return f"the event loop was blocked {long} by {what}: nothing else could run meanwhile"


def _worst(case: Case, least: float, *kinds: str) -> BlockingLine | None:
    """The line that blocked the loop for longest, all its times together, if it was long enough."""
    times: dict[int | None, list[float]] = {}
    stretches = [b for b in case.evidence.noticed.blocked if b.what in kinds]
    known = {b.line for b in stretches if b.line is not None}
    only = next(iter(known)) if len(known) == 1 else None
    for blocked in stretches:
        if length := _seconds(case, blocked):
            line = blocked.line or _line_of_call(case, blocked) or only
            times.setdefault(line, []).append(length)
    most = max((sum(seconds) for seconds in times.values()), default=0.0)
    alike = (BlockingLine(*item) for item in times.items() if sum(item[1]) >= ALIKE * most)
    return next(alike, None) if most >= least else None  # of those about as long, the first


def _seconds(case: Case, blocked: BlockedStretch) -> float:
    """How long it blocked the loop; 0 where a busy machine let it queue for a core, and it did little.

    But a check that failed by just that has asked the fast clock already whether the machine was late.
    """
    confirmed = case.failed_by(LoopBlocked)
    own = blocked.seconds if confirmed else blocked.own
    return blocked.seconds if own >= min(SHORT, blocked.seconds / 2) else 0.0


def _line_of_call(case: Case, blocked: BlockedStretch) -> int | None:
    """The student's line that called what blocked the loop, where the line of that is not theirs."""
    end = blocked.start + blocked.seconds
    calls = [c for c in case.calls if c.thread == 0 and blocked.start - 0.1 <= c.start < end + 0.1]
    lasting = [c for c in calls if c.end is None or c.end >= end - 0.1]
    given = (c for c in lasting if function(case.source, c.name) is None)
    line = next((call.line for call in given if call.line is not None), None)
    before = next((call.line for call in calls if call.line is not None), None)
    return line or line_after_wait(case.source, before)


def timeout_on_blocking(case: Case) -> Found | None:
    """A timeout was wrapped around code that blocks."""
    blocked = _blocked_by_call(case)
    if blocked is None or case.source.block_around(blocked.line, "timeout", "wait_for") is None:
        return None
    return Found(
        blocked.line, f"the timeout could not fire, because {blocked.by('a blocking call')}"
    )


def blocking_call(case: Case) -> Found | None:
    """A call that waits without yielding control to the loop."""
    blocked = _blocked_by_call(case)
    if blocked is None:
        return _blocked_until_killed(case) or blocking_in_slices(case)
    block = case.source.line(blocked.line).startswith("with ")
    what = "the end of this `with` block, which waits" if block else "a blocking call"
    return Found(blocked.line, blocked.by(what))


def _blocked_by_call(case: Case) -> BlockingLine | None:
    kinds = CALLS[:1] if _many_threads(case) else CALLS  # to start so many takes a moment as well
    blocked = _worst(case, LONG, *kinds)
    if blocked is not None and "ProcessPool" in case.source.line(blocked.line):
        return _worst(case, PROCESSES, *CALLS)
    return blocked


def _many_threads(case: Case) -> bool:
    return len(case.evidence.calls_of("thread")) >= MANY_THREADS


def _blocked_until_killed(case: Case) -> Found | None:
    """It was blocking, and not computing, when its time was up."""
    line = _line_when_killed(case)
    if line is None or case.evidence.noticed.cpu >= COMPUTING:
        return None
    if _many_threads(case):
        return None  # it waits for all these to end: why there are so many is what matters
    return Found(line, f"this line was waiting {WHEN_KILLED}")


def hogs_the_loop(case: Case) -> Found | None:
    """Computing that never yields control to the loop."""
    blocked = _worst(case, COMPUTING, "computing")
    if blocked is None:
        return _hogs_until_killed(case)
    headline = "A long computation yielded control too rarely."
    if (line := _condition(case, blocked.line)) is not None:
        what = "a computation that yields control only on a condition"
        return Found(line, blocked.by(what), headline)
    if len(blocked.seconds) == 1 and case.source.mentions(*OF_A_CLOCK):
        return None  # it may yield control by the time, which stands still on the fast clock
    if len(blocked.seconds) == 1:
        return _at_ready_await(case, blocked) or Found(
            blocked.line, blocked.by("a computation that never yields control")
        )
    return Found(blocked.line, blocked.by("a computation between two awaits"), headline)


def _at_ready_await(case: Case, blocked: BlockingLine) -> Found | None:
    """The `await` beside a computation that should have yielded control."""
    ready = ready_each_time(case.source, blocked.line)
    if ready is None or _is_long_by_itself(case):
        return None
    what = f"the computation at line {blocked.line}, as this line need not wait ({ready.why})"
    return Found(ready.line, blocked.by(what))


def _condition(case: Case, line: int | None) -> int | None:
    """On what it depends that it yields control; not where a turn in each iteration would not be enough."""
    return None if _is_long_by_itself(case) else condition_of_yields(case.source, line)


def _is_long_by_itself(case: Case) -> bool:
    """Whether a turn after each part of a computation would not be enough."""
    slow = any(isinstance(check.error, TooSlow) for check in (*case.checks, *case.others))
    given = (c for c in case.evidence.calls if function(case.source, c.name) is None)
    long = any((call.end or call.start) - call.start >= SHORT for call in given)
    return slow or long or case.late


def _hogs_until_killed(case: Case) -> Found | None:
    """It was computing, and not waiting, when its time was up."""
    line = _line_when_killed(case)
    if line is None or case.evidence.waiting or case.evidence.noticed.cpu < COMPUTING:
        return None
    return Found(line, f"this line was running {WHEN_KILLED}")


WHEN_KILLED = "when it was stopped, and nothing else could run"


def _line_when_killed(case: Case) -> int | None:
    """The line that was running when the time was up; of a loop that does nothing, its head."""
    line = case.evidence.running_line if case.evidence.verdict == Verdict.TIMEOUT else None
    does_nothing = case.source.line(line) in ("pass", "continue", "...")
    return loop_around(case.source, line) if does_nothing else line


def spin_wait(case: Case) -> Found | None:
    """Very many iterations of the loop, for few calls."""
    turns = case.evidence.noticed.turns
    if turns <= SPIN_TURNS + 20 * case.evidence.call_count:
        return None
    what = "it checked again and again instead of waiting"
    return Found(case.source.line_of_pause(), f"{what}: the event loop ran {turns} iterations")


def slept(case: Case) -> BlockingLine | None:
    """All `time.sleep` in the student's code, at the line that slept for longest."""
    found = case.evidence.noticed.slept
    total, times = sum(one.seconds for one in found), sum(one.times for one in found)
    if not found:
        return None
    worst, number = max(found, key=lambda one: one.seconds), min(max(times, 1), MOST_TIMES)
    return BlockingLine(worst.line, [total / number] * number)


def blocking_in_slices(case: Case) -> Found | None:
    """A wait that is cut into many short `time.sleep`, each too short to be seen by itself."""
    all_sleeps = slept(case)
    confirmed = case.failed_by(LoopBlocked)
    least = SLEPT if confirmed else max(SLICED, case.evidence.elapsed / 2)
    if all_sleeps and sum(all_sleeps.seconds) >= least:
        return Found(all_sleeps.line, all_sleeps.by("a blocking call"))
    looked = case.looks_for("spin-wait")
    lines = [n for n in lines_of_time_sleep(case.source) if case.source.waits_in_loop(n)]
    if not looked or len(lines) != 1 or case.evidence.noticed.turns < SLICES:
        return None
    what = "the event loop was blocked again and again, for a moment each time"
    return Found(lines[0], f"{what}, in {case.evidence.noticed.turns} iterations")


def start_method(case: Case) -> Found | None:
    """A pool whose processes are started in another way than the system's own."""
    lines = lines_of_start_methods(case.source)
    held = sum(blocked.seconds for blocked in case.evidence.noticed.blocked)
    broken = any("BrokenProcess" in error.type for error in case.errors)
    if len(lines) != 1 or not (broken or case.late or held >= COMPUTING):
        return None
    return Found(
        lines[0].line,
        f"the processes were started by `{lines[0].name}`: each imports everything anew",
    )


def thread_for_each(case: Case) -> Found | None:
    """Very many threads were started."""
    threads = case.evidence.calls_of("thread")
    if len(threads) < MANY_THREADS:
        return None
    lines = {call.line for call in threads if call.line is not None}
    line = min(lines) if len(lines) == 1 else None
    by = case.source.line_of_call("Thread", "ThreadPoolExecutor", "run_in_executor", "to_thread")
    return Found(
        line or by, f"it started {len(threads)} threads, where one event loop can wait for all"
    )


def threads_for_cpu(case: Case) -> Found | None:
    """Computing that was passed to several threads."""
    handed = case.evidence.noticed.handed
    cpu = sum(work.cpu for work in handed)
    slept = any(blocked.what == "time.sleep" for blocked in case.evidence.noticed.blocked)
    loops = case.evidence.noticed.threads_of_loops > 1  # that is what kept the processor busy
    if len(handed) < 2 or cpu < COMPUTING or slept or loops:
        return None
    by = case.source.lines_of_calls("to_thread", "run_in_executor", "submit", "map", "start")
    line = handed[0].line if handed[0].line in by else next(iter(by), None)
    what = f"{len(handed)} functions computed for {cpu:.1f} s in threads"
    why = "threads take turns, so together they are no faster than one"
    return Found(line or handed[0].line, f"{what}: {why}")


def loop_per_thread(case: Case) -> Found | None:
    """More than one thread ran an event loop."""
    number = case.evidence.noticed.threads_of_loops
    if number <= 1:
        return None
    line = case.source.line_of_call("run", "run_until_complete", "new_event_loop")
    line = line or case.source.line_of_call("run_in_executor", "to_thread", "submit")
    line = line or case.source.line_of_call("map")
    return Found(line, f"expected one event loop, got {number}, each in a thread of its own")
