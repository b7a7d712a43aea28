"""Find where a cancellation came: it ends a wait for tasks, or comes before it, and the tasks go on."""

from grader.diagnosis.case import Case
from grader.diagnosis.left_tasks import all_cancelled
from grader.diagnosis.reading import function_around
from grader.diagnosis.waits_in_source import lines_of_waits, may_be_waited_for


def cancelled_wait(case: Case) -> int | None:
    """The line of an `asyncio.wait` at which a cancellation came, where tasks that go on are left."""
    going = [task for task in case.evidence.noticed.tasks_left if not task.cancelled]
    if not going:
        return None
    for line in lines_of_waits(case.source):
        first, last = case.source.statement(line) or (line, line)
        came = any(first <= at <= last for at in case.evidence.noticed.cancelled_at)
        if came and may_be_waited_for(case.source, going[0].line, line):
            return line
    return None


def cancelled_between(case: Case, made: int | None, wait: int | None = None) -> int | None:
    """The line at which a cancellation came after a task was made, and before the function waits for it."""
    function = function_around(case.source, made)
    if function is None or made is None or all_cancelled(case):
        return None
    for at in case.evidence.noticed.cancelled_at:
        before = made < at and (wait is None or at < wait)
        if before and function_around(case.source, at) is function:
            return at
    return None
