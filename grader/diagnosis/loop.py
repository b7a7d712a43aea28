"""Rules about the event loop and its thread: who held it, and who ran beside it."""

from grader.diagnosis.case import Case, Found
from grader.seen import Held

LONG = 0.3
"""Seconds for which the loop must have been held before it is called a mistake."""


def _worst(case: Case, *kinds: str) -> Held | None:
    held = [h for h in case.evidence.noticed.held if h.what in kinds and h.seconds >= LONG]
    return max(held, key=lambda h: h.seconds, default=None)


def _total(case: Case, line: int | None) -> str:
    held = [h.seconds for h in case.evidence.noticed.held if h.line == line]
    times = (
        f" {len(held)} times, {sum(held):.1f} s in all"
        if len(held) > 1
        else f" for {sum(held):.1f} s"
    )
    return f"the loop was held{times}: nothing else could run meanwhile"


def timeout_on_blocking(case: Case) -> Found | None:
    """A limit on time was put round code that blocks."""
    held = _worst(case, "time.sleep", "blocking call")
    if held is None or not case.source.inside_with(held.line, "timeout", "wait_for"):
        return None
    return Found(held.line, f"the limit could not strike, because {_total(case, held.line)}")


def blocking_call(case: Case) -> Found | None:
    """A call that waits without giving the loop back."""
    held = _worst(case, "time.sleep", "blocking call")
    return held and Found(held.line, _total(case, held.line))


def threads_for_cpu(case: Case) -> Found | None:
    """Computing that was handed to threads."""
    cpu = case.evidence.noticed.cpu
    in_threads = case.source.mentions("to_thread", "ThreadPool", "run_in_executor")
    if cpu < LONG or not in_threads or case.source.mentions("ProcessPool"):
        return None
    line = case.source.line_of_call("to_thread", "ThreadPoolExecutor", "run_in_executor")
    return Found(
        line, f"the threads took turns over {cpu:.1f} s of computing, and were no quicker than one"
    )


def hogs_the_loop(case: Case) -> Found | None:
    """Computing with no pause in it."""
    held = _worst(case, "computing")
    return held and Found(held.line, _total(case, held.line))


def loop_per_thread(case: Case) -> Found | None:
    """More than one thread ran an event loop."""
    number = case.evidence.noticed.threads_of_loops
    if number <= 1:
        return None
    line = case.source.line_of_call("run", "run_until_complete", "new_event_loop")
    return Found(line, f"{number} threads ran an event loop each, where one loop does for all")
