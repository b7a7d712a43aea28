"""Find the wait for tasks that a cancellation ended: it does not end what was waited for."""

from grader.diagnosis.case import Case
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
