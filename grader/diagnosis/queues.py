"""Rules about queues: who waits for an item that nobody will put there, or for room."""

from grader.diagnosis.case import Case, Found
from grader.diagnosis.cleanup import cleans_up
from grader.evidence.verdict import Verdict
from grader.worker.observations import CallOutcome

OF_QUEUES = ("Queue.get", "Queue.put", "Queue.join")
"""What a task waits for that waits for a queue of asyncio; each kind of queue inherits these."""


def waits_for_an_item(case: Case) -> Found | None:
    """It hangs, a task waits for an item, and all that could put one there have ended or wait too."""
    if not is_stuck_at_a_queue(case):
        return None
    waiting = case.evidence.waiting
    if any(one.on in OF_QUEUES[1:] for one in waiting):
        return None  # another end of the queue hangs: that is not for want of an item
    if any(call.outcome is CallOutcome.RAISED for call in case.calls):
        return None  # an error may have ended whoever would have put one there
    line = next((one.line for one in waiting if one.on == OF_QUEUES[0]), None)
    headline = "It waited for an item, and the queue stayed empty."
    return Found(line, "it waits for an item, and the queue stays empty", headline)


def waits_for_room(case: Case) -> Found | None:
    """It hangs, a task waits for room in a queue as it ends, and no task is there that makes some."""
    waiting = case.evidence.waiting
    line = next((one.line for one in waiting if one.on == OF_QUEUES[1]), None)
    takes = any(one.on == OF_QUEUES[0] for one in waiting)
    if line is None or takes or not (is_stuck_at_a_queue(case) and cleans_up(case.source, line)):
        return None  # in the middle of the work, why nobody takes anything is another mistake
    what = "it waits for room in a queue, and nobody takes anything out of it any more"
    return Found(line, what)


def is_stuck_at_a_queue(case: Case) -> bool:
    """Whether it did not end, no call was in flight, and a task waits for a queue: it was not just slow."""
    if case.evidence.verdict != Verdict.TIMEOUT:
        return False
    over = all(call.end is not None for call in case.calls)
    return over and any(one.on in OF_QUEUES for one in case.evidence.waiting)
