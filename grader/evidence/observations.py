"""What is worked out from observations, and what stands for them where none have come."""

from collections.abc import Sequence

from grader.worker.facts import Facts
from grader.worker.observations import Call, Noticed

DESTROYED = "destroyed but it is pending"
"""What asyncio says of a task that was collected before its end. When that happens is chance."""
NO_FACTS = Facts(
    listener=None, mock_http=None, observer=None, processes=None, server=None, versions=None
)
NOTHING_NOTICED = Noticed(
    never_awaited=(),
    tasks_left=(),
    cancelled_at=(),
    generators_left=(),
    lost=(),
    handed=(),
    touched=(),
    blocked=(),
    unclosed=(),
    children_left=False,
    threads_left=(),
    slept=(),
    pauses=(),
    deprecated=(),
    turns=0,
    cpu=0.0,
    queued=0.0,
    unserved=(),
    threads_of_loops=1,
)


def peak(calls: Sequence[Call]) -> int:
    """The most calls in flight at one moment. A call that ends as another begins does not overlap."""
    changes = [(call.start, 1) for call in calls]
    changes += [(call.end, -1) for call in calls if call.end is not None]
    highest = level = 0
    for _, change in sorted(changes):
        level += change
        highest = max(highest, level)
    return highest


def called(call: Call) -> str:
    """A call as a sentence has it: `fetch(users)`, or `fetch` where it has no arguments."""
    return f"{call.name}({call.label})" if call.label else call.name


def left_at(noticed: Noticed) -> list[int | None]:
    """Where the student's tasks that never ended were made, whether they were collected meanwhile or not."""
    collected = [report.line for report in noticed.lost if DESTROYED in report.message]
    return [*(task.line for task in noticed.tasks_left), *(line for line in collected if line)]
