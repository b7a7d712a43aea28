"""What was seen, or what the source has nothing of, may contradict the mistake that a check names."""

from itertools import pairwise

from grader.diagnosis.case import Case
from grader.diagnosis.shown import FINDERS
from grader.evidence.observations import peak

OF_TIME = (".time()", "monotonic()", "perf_counter()", "call_later", "call_at", "create_task")


def is_contradicted(name: str, case: Case) -> bool:
    """Whether what was seen shows that a check failed for another reason than the one that it names."""
    if name == "torn-update":  # one must have begun before another had ended
        calls = [call for call in case.calls if call.end is not None and call.end > call.start]
        in_turn = all(one.name != other.name for one, other in pairwise(calls))
        return len(calls) >= SEVERAL and peak(calls) == 1 and in_turn
    if name == "retries-everything":  # again is after the first time
        return _each_all_at_once(case)
    if name == "half-written-file":  # who reads only once believes that the file is complete
        lines = case.source.lines_of_calls("read", "readany")
        pieces = [line for line in lines if ".read()" not in case.source.line(line)]
        return any(not case.source.in_loop(line) for line in pieces)
    if name == "not-a-rate-limit":  # a clock, a timer or a task that fills up means a rate
        return not case.source.mentions("Semaphore") or case.source.mentions(*OF_TIME)
    if name in NEED_A_LINE:
        return not any(FINDERS[name](case.source))
    return name == "leaked-permit" and not case.source.lines_of_calls("acquire")


def _each_all_at_once(case: Case) -> bool:
    """Whether some calls were alike, and those that were ran at the same time."""
    alike = [[c for c in case.calls if c.label == label] for label in {c.label for c in case.calls}]
    return any(len(calls) > 1 for calls in alike) and all(len(c) == peak(c) for c in alike)


NEED_A_LINE = (
    "cached-coroutine",
    "context-lost",
    "falsy-dropped",
    "freed-anothers-lock",
    "read-is-not-a-message",
    "swallowed-cancel",
    "swallowed-error",
)
"""What was not made where the source has nothing of the kind."""
SEVERAL = 4
"""Calls from which on it says something that they came in turn."""
