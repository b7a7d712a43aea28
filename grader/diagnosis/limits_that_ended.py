"""A time limit of the student's own that ended a wait, which was not asked for."""

from grader.diagnosis.case import Case, Found
from grader.diagnosis.exceptions import (
    asked_for_another_end,
    expected_errors,
    failed_calls,
    origin_of,
)
from grader.diagnosis.time_limits import Limit, limits
from grader.evidence.failures import TooLong, TooSoon
from grader.evidence.observations import called
from grader.worker.observations import CallOutcome, Error

ALIKE = 0.06
"""Seconds by which the length of a call and the limit that cut it off may differ."""


def guessed_time_limit(case: Case) -> Found | None:
    """A limit that is a number in the student's code cut off a call, and that was not asked for."""
    own = limits(case.source)
    if not own or "TimeoutError" in expected_errors(case):
        return None
    early, late = case.failed_by(TooSoon), case.failed_by(TooLong)
    early = early or case.holds("TimeoutError")
    if early and (found := _cut_off(case, own)) is not None:
        return found
    of_all = [one for one in own if abs(case.evidence.elapsed - one.seconds) < ALIKE]
    if late and (found := _cut_off_call(case, of_all)) is not None:
        headline = "A time limit in your code decided when to stop, and it is too long."
        return Found(found.line, found.message, headline)
    return limit_that_came_out(case)


def limit_that_left_tasks(case: Case) -> Found | None:
    """What is left came of the TimeoutError of a limit: that limit is the cause."""
    return limit_that_came_out(case) if case.evidence.noticed.tasks_left else None


def limit_that_came_out(case: Case) -> Found | None:
    """The TimeoutError of a limit in the student's code came out, and that was not asked for."""
    own = limits(case.source)
    out = [error for error in case.errors if error.type == "TimeoutError"]
    if (
        not own
        or not out
        or not asked_for_another_end(case)
        or "TimeoutError" in expected_errors(case)
    ):
        return None
    origin = origin_of(case, out[0])
    if origin is not None and origin.outcome is CallOutcome.RAISED:
        return None  # the call itself gave up
    around = _limit_around(case, out[0], own) or _limit_of_requests(case, own)
    headline = "A time limit in your code ended a wait, and its TimeoutError came out."
    if around is None:
        return None
    of = f" of {around.seconds:g} s" if [one.line for one in own].count(around.line) == 1 else ""
    return Found(around.line, f"this limit{of} ended the wait", headline)


def _limit_of_requests(case: Case, own: list[Limit]) -> Limit | None:
    """The limit of all requests that is made elsewhere, and just as long as a request was in flight."""
    made = case.source.lines_of_calls("ClientTimeout")
    seconds = [(call.end or case.evidence.elapsed) - call.start for call in case.calls]
    for limit in own:
        if limit.line in made and any(abs(one - limit.seconds) < ALIKE for one in seconds):
            return limit
    return None


def _cut_off(case: Case, own: list[Limit]) -> Found | None:
    """A call, or all of it, ended when it had taken as long as a limit around it."""
    if (found := _cut_off_call(case, own)) is not None:
        return found
    for limit in own:
        if abs(case.evidence.elapsed - limit.seconds) < ALIKE:
            return Found(
                limit.line, f"it was over after {limit.seconds:g} s, which is just this limit"
            )
    return None


def _cut_off_call(case: Case, own: list[Limit]) -> Found | None:
    """A call ended when it had taken as long as a limit around it."""
    for call in failed_calls(case, CallOutcome.CANCELLED):
        length = (call.end or call.start) - call.start
        for limit in own:
            first_last = case.source.statement(limit.line) or (limit.line, limit.line)
            inside = any(first_last[0] <= line <= first_last[1] for line in call.lines)
            blocks = {case.source.block_around(line, "timeout", "wait_for") for line in call.lines}
            if (inside or limit.line in blocks) and abs(length - limit.seconds) < ALIKE:
                what = f"{called(call)} was cut off by this limit of {limit.seconds:g} s"
                return Found(limit.line, what)
    return None


def _limit_around(case: Case, error: Error, own: list[Limit]) -> Limit | None:
    """The limit on one of the lines that an exception passed; if none is known, the only one."""
    lines = [frame.line for frame in error.frames]
    spans = [case.source.statement(line) for line in lines]
    for limit in own:
        if any(span is not None and span[0] <= limit.line <= span[1] for span in spans):
            return limit
    blocks = {case.source.block_around(line, "timeout", "wait_for") for line in lines}
    inside = [limit for limit in own if limit.line in blocks]
    return next(iter(inside), own[0] if len(own) == 1 and not lines else None)
