"""Rules about calls that were made at once: more than a limit allows, the same ones, each with a timeout."""

from collections.abc import Sequence

from grader.diagnosis.case import Case, Found, calls_of
from grader.diagnosis.connectors import SEMAPHORES
from grader.diagnosis.given_limits import lines_of_given_limits_in_loops
from grader.evidence.failures import NotSeen, TooLong, TooManyAtOnce, added_up
from grader.evidence.observations import peak
from grader.worker.observations import Call, CallOutcome


def useless_semaphore(case: Case) -> Found | None:
    """All in flight, and more than a limit allowed, although there is a semaphore."""
    beyond = case.failed_by(TooManyAtOnce) and case.peak == len(case.calls)
    line = case.source.line_of_call(*SEMAPHORES)
    if not beyond or line is None:
        return None
    return Found(
        line,
        f"{case.peak} of {calls_of(case.calls)} were in flight at once: this semaphore limited nothing",
    )


def stampede(case: Case) -> Found | None:
    """The same call several times at once, from a line that keeps its answer for others."""
    if case.looks_for("duplicates-merged"):
        return None  # there each call was to get an answer of its own
    alike: dict[tuple[str, str, int | None], list[Call]] = {}
    for call in case.calls:
        alike.setdefault((call.name, call.label, call.line), []).append(call)
    for (name, label, line), calls in alike.items():
        if label and peak(calls) > 1 and case.source.keeps_unless_kept(line):
            what = f"{peak(calls)} calls of {name}({label}) were in flight at once"
            return Found(line, f"{what}: none waited for the answer of the first")
    return None


def timeout_per_item(case: Case) -> Found | None:
    """No timeout came, because every call had the whole time for itself."""
    calls = [call for call in case.calls if call.line is not None]
    blocks = {case.source.block_with(call.line, "timeout", "wait_for") for call in calls}
    asked = case.failed_by(NotSeen)
    if (restarted := timeout_restarted(case)) is not None:
        return restarted
    if case.evidence.returned is None or not asked or len(calls) < 2 or case.peak > 1:
        return None
    block = blocks.pop()
    if blocks or block is None or not case.source.in_loop(block):
        return None
    return Found(block, f"{_sum(calls)}: the timeout started again for each {calls[0].name}")


def timeout_restarted(case: Case) -> Found | None:
    """It took too long, and a limit that the caller had given stands in a loop around each wait."""
    if not case.failed_by(TooLong):
        return None
    line = next(iter(lines_of_given_limits_in_loops(case.source)), None)
    what = (
        f"it took {case.evidence.elapsed:.1f} s, because the limit started again in each iteration"
    )
    return Found(line, what) if line is not None else None


def _sum(calls: Sequence[Call]) -> str:
    """How long the calls took that came to their end, and all together."""
    ended = [
        call for call in calls if call.end is not None and call.outcome != CallOutcome.CANCELLED
    ]
    return added_up([(call.end or 0.0) - call.start for call in ended])
