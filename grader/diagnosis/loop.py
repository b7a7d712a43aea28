"""Rules about the event loop and its thread: who held it, and who ran beside it."""

from grader.diagnosis.case import Case, Found
from grader.seen import Held

LONG = 0.3
"""Seconds for which one line must have held the loop before it is called a mistake."""


def _worst(case: Case, *kinds: str) -> Found | None:
    """The line that held the loop for longest, all its times together."""
    times: dict[int | None, list[float]] = {}
    for held in case.evidence.noticed.held:
        if held.what in kinds:
            times.setdefault(held.line or _line_of_call(case, held), []).append(held.seconds)
    line, seconds = max(times.items(), key=lambda item: sum(item[1]), default=(None, [0.0]))
    if sum(seconds) < LONG:
        return None
    often = f" {len(seconds)} times," if len(seconds) > 1 else " for"
    total = f"{sum(seconds):.1f} s{' in all' if len(seconds) > 1 else ''}"
    return Found(line, f"the loop was held{often} {total}: nothing else could run meanwhile")


def _line_of_call(case: Case, held: Held) -> int | None:
    """The student's line that called what held the loop, where the line of that is not theirs."""
    end = held.start + held.seconds + 0.1
    calls = [c for c in case.calls if c.thread == 0 and held.start - 0.1 <= c.start < end]
    return next((call.line for call in calls if call.line is not None), None)


def timeout_on_blocking(case: Case) -> Found | None:
    """A limit on time was put round code that blocks."""
    held = blocking_call(case)
    if held is None or case.source.block_with(held.line, "timeout", "wait_for") is None:
        return None
    return Found(held.line, f"the limit could not strike, because {held.message}")


def blocking_call(case: Case) -> Found | None:
    """A call that waits without giving the loop back."""
    return _worst(case, "time.sleep", "blocking call")


def threads_for_cpu(case: Case) -> Found | None:
    """Computing that was handed to threads."""
    cpu = case.evidence.noticed.cpu
    in_threads = case.source.mentions("to_thread", "ThreadPool", "run_in_executor")
    if (
        cpu < max(0.5, 0.4 * case.evidence.elapsed)
        or not in_threads
        or case.source.mentions("ProcessPool")
    ):
        return None
    line = case.source.line_of_call("to_thread", "ThreadPoolExecutor", "run_in_executor")
    return Found(
        line, f"the threads took turns over {cpu:.1f} s of computing, and were no quicker than one"
    )


def hogs_the_loop(case: Case) -> Found | None:
    """Computing with no pause in it."""
    return _worst(case, "computing")


def loop_per_thread(case: Case) -> Found | None:
    """More than one thread ran an event loop."""
    number = case.evidence.noticed.threads_of_loops
    if number <= 1:
        return None
    line = case.source.line_of_call("run", "run_until_complete", "new_event_loop")
    return Found(line, f"{number} threads ran an event loop each, where one loop does for all")
