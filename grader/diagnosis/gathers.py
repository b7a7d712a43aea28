"""Rules about what a `gather` has left running."""

from grader.diagnosis.case import Case, Found
from grader.diagnosis.left_tasks import tasks_left
from grader.worker.observations import CallOutcome


def gather_not_awaited(case: Case) -> Found | None:
    """Tasks are left, and the line that created them gathers without waiting."""
    left = tasks_left(case)
    if left is None or "gather(" not in (text := case.source.line(left[0])) or "await" in text:
        return None
    if case.source.mentions("shield("):  # it may be waited for under another name
        return None
    return Found(left[0], f"{left[1]}: nothing awaited what `gather` returned")


def orphaned_siblings(case: Case) -> Found | None:
    """An error came out of a gather, and the others went on."""
    left, line = tasks_left(case), gather_that_ended(case)
    if left is None:
        return None
    if not case.errors and (caught := _gather_that_was_caught(case)) is not None:
        return Found(caught, f"an error ended this `gather`, and {left[1]}")
    if case.was_cancelled and _out_of_gather(case):
        headline = "A `gather` was cancelled, and its calls had not ended."
        return Found(line or left[0], f"it was cancelled, and {left[1]}", headline)
    if line is None and case.source.awaits(left[0], "gather("):
        return Found(left[0], f"an error ended this `gather`, and {left[1]}")
    if line is None and not _out_of_gather(case):
        return None
    return Found(line or left[0], f"it raised an error, and {left[1]}")


def _gather_that_was_caught(case: Case) -> int | None:
    """The line that awaited a gather when one of its calls failed, where no exception came out."""
    failed = [call for call in case.calls if call.outcome is CallOutcome.RAISED]
    lines = [line for call in failed for line in call.lines]
    returned = case.source.mentions("return_exceptions=True")
    gathers = (line for line in lines if case.source.awaits(line, "gather("))
    return None if returned else next(gathers, None)


def gather_that_ended(case: Case) -> int | None:
    """The line that awaited a gather, where an exception came out of it."""
    lines = [frame.line for error in case.errors for frame in error.frames]
    if not case.errors and case.was_left_by_an_error:  # the check has caught it
        gathers = [n for n in case.source.lines_of_calls("gather") if not _keeps_errors(case, n)]
        lines = gathers if len(gathers) == 1 else []
    return next((line for line in lines if case.source.awaits(line, "gather(")), None)


def _keeps_errors(case: Case, line: int) -> bool:
    return "return_exceptions=True" in case.source.line(line)


def _out_of_gather(case: Case) -> bool:
    """Whether the exception came out where a gather was awaited; if no line is known, it may have."""
    lines = [frame.line for error in case.errors for frame in error.frames]
    if any(case.source.awaits(line, "gather(") for line in lines):
        return True
    other = case.source.mentions("wait(", "TaskGroup", "as_completed(")
    return bool(case.errors) and not lines and case.source.mentions("gather(") and not other
