"""What was seen, or what the source has nothing of, may contradict the mistake that a check names."""

import ast
from itertools import pairwise

from grader.diagnosis.case import Case
from grader.diagnosis.exceptions import name_of
from grader.diagnosis.reading import catches, handlers_around, reads_of_a_part
from grader.diagnosis.shown import FINDERS
from grader.diagnosis.source import Source, last_name
from grader.evidence.critical_path import TOUCH
from grader.evidence.observations import peak
from grader.exercise.result import CheckResult
from grader.worker.observations import CallOutcome, Error

OF_TIME = (".time()", "monotonic()", "perf_counter()", "call_later", "call_at", "create_task")


def is_contradicted(name: str, case: Case) -> bool:
    """Whether what was seen shows that a check failed for another reason than the one that it names."""
    if name == "torn-update":  # one must have begun before another had ended
        calls = [call for call in case.calls if call.end is not None and call.end > call.start]
        in_turn = all(one.name != other.name for one, other in pairwise(calls))
        return len(calls) >= SEVERAL and peak(calls) == 1 and in_turn
    if name == "lost-handover":  # everything else is right, also where cancellations come alone
        return len(case.checks) + len(case.others) > 1 or not any(FINDERS[name](case.source))
    if name == "runs-in-a-thread" and FINDERS[name](case.source):
        made = [call.thread for call in case.evidence.calls if call.line is not None]
        return bool(made) and not any(made)
    if name == "missing-uncancel":
        return not any(_counts_too_many(check, alone=not case.others) for check in case.checks)
    if name == "losers-left-running":  # what runs on has not been cancelled
        return _all_were_stopped(case)
    if name == "first-is-not-success":  # it goes on after some errors
        return any(_escaped(case, error) for error in case.errors)
    if name == "retries-everything":  # again is after the first time
        return _each_all_at_once(case)
    if name == "unbounded-queue":  # one that is too large is none without a limit
        return not any(FINDERS[name](case.source)) and _has_a_bound(case.source)
    if name == "half-written-file":  # who reads only once believes that the file is complete
        pieces = reads_of_a_part(case.source, "read", "readany")
        return any(not case.source.in_loop(line) for line in pieces)
    if name == "not-a-rate-limit":  # a clock, a timer or a task that fills up means a rate
        return not case.source.mentions("Semaphore") or case.source.mentions(*OF_TIME)
    if name in NEED_A_LINE:
        return not any(FINDERS[name](case.source))
    return name == "leaked-permit" and not case.source.lines_of_calls("acquire")


def _counts_too_many(check: CheckResult, alone: bool) -> bool:
    """Whether a request to cancel was still counted, or, where all else is right, a later one was too much."""
    got, asked = check.mismatch or (None, None)
    counted = type(got) is int and got > 0 and type(asked) is int and asked == 0
    return counted or (alone and got == "cancelled" and isinstance(asked, str))


def _all_were_stopped(case: Case) -> bool:
    """Whether all calls that were cancelled were so at the moment when the last of the others ended."""
    ends = [call.end for call in case.calls if call.outcome is not CallOutcome.CANCELLED]
    cut = [call.end for call in case.calls if call.outcome is CallOutcome.CANCELLED]
    last = max((end for end in ends if end is not None), default=0.0)
    return None not in ends and bool(cut) and all(abs((end or 0) - last) < TOUCH for end in cut)


def _escaped(case: Case, error: Error) -> bool:
    """Whether every `except` around it is for errors of another class."""
    around = list(handlers_around(case.source, [frame.line for frame in error.frames]))
    return bool(around) and not any(catches(one, name_of(error)) for one in around)


def _has_a_bound(source: Source) -> bool:
    """Whether a queue or a semaphore is made with a number, or a length is compared with one."""
    made = [n for n in source.nodes if isinstance(n, ast.Call) and (n.args or n.keywords)]
    compared = [ast.unparse(n) for n in source.nodes if isinstance(n, ast.Compare)]
    return any(last_name(n.func) in BOUNDED for n in made) or any("len(" in c for c in compared)


def _each_all_at_once(case: Case) -> bool:
    """Whether some calls were alike, and those that were ran at the same time."""
    alike = [[c for c in case.calls if c.label == label] for label in {c.label for c in case.calls}]
    return any(len(calls) > 1 for calls in alike) and all(len(c) == peak(c) for c in alike)


NEED_A_LINE = (
    "cached-coroutine",
    "context-lost",
    "falsy-dropped",
    "freed-anothers-lock",
    "one-of-those-done",
    "read-is-not-a-message",
    "runs-in-a-thread",
    "shared-cancel",
    "swallowed-cancel",
    "swallowed-error",
)
"""What was not made where the source has nothing of the kind."""
BOUNDED = ("Queue", "LifoQueue", "PriorityQueue", "Semaphore", "BoundedSemaphore")
SEVERAL = 4
"""Calls from which on it says something that they came in turn."""
