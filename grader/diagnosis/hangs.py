"""Rules for what never ended: what it was waiting for says which mistake it is."""

from collections.abc import Iterator

from grader.diagnosis.case import Case, Found
from grader.diagnosis.leftovers import collected_task
from grader.evidence.observations import Call, Waiting
from grader.evidence.verdict import Verdict

COMPUTING = 0.25
"""Seconds of CPU that something must have used until it was killed, to be called computing."""
MANY_THREADS = 50
"""Threads that were started, more than any default pool has."""
SPIN_TURNS = 1000
"""Turns of the loop that a scenario may take, besides some for each call."""


def _waits(case: Case, *on: str) -> Waiting | None:
    if case.evidence.verdict != Verdict.TIMEOUT:
        return None
    return next((w for w in case.evidence.waiting if w.on.endswith(on)), None)


def swallowed_cancel(case: Case) -> Found | None:
    """A cancellation was not answered, or was answered with an ordinary end, or with going on."""
    cancels = case.fact("observer", "cancels", list) or []
    if not all(isinstance(c, dict) and c.get("cancelled") for c in cancels):
        line = case.source.line_of_handler("CancelledError", "BaseException")
        return Found(line, "it was cancelled, and did not end as cancelled")
    for call, handler in _swallowed(case):
        after = [c for c in case.calls if c.line == call.line and c.start >= (call.end or 0)]
        if after:
            what = f"it was cancelled at {call.end:.1f} s, and went on with {after[0].name}"
            return Found(handler, f"{what}({after[0].label})" if after[0].label else what)
    return None


def timeout_swallowed(case: Case) -> Found | None:
    """What a time-out sent was caught inside, and an ordinary value came out."""
    if case.evidence.returned is None:
        return None
    for call, handler in _swallowed(case):
        if any(case.source.block_round(line, "timeout", "wait_for") for line in call.lines):
            what = f"the time was up at {call.end:.1f} s, and {call.name} was cancelled"
            return Found(handler, f"{what}: this `except` kept that to itself")
    return None


def _swallowed(case: Case) -> Iterator[tuple[Call, int]]:
    """The calls that were cancelled, each with the `except` that did not raise that on."""
    for call in case.calls:
        if call.outcome == "cancelled":
            handlers = map(case.source.swallows_cancel, call.lines[:-1] or call.lines)
            yield from ((call, handler) for handler in handlers if handler is not None)


def reentrant_lock(case: Case) -> Found | None:
    """A task waits for a lock, and nobody else is there who could release it."""
    waits = _waits(case, "Lock.acquire")
    if waits is None or any(
        w.line != waits.line for w in case.evidence.waiting if w.on != waits.on
    ):
        return None
    return Found(waits.line, "it waits for a lock that nobody else will release")


def missing_task_done(case: Case) -> Found | None:
    """`join` waits for items that were never reported as done."""
    waits = _waits(case, "Queue.join")
    if waits is None:
        return None
    return Found(waits.line, "the queue's `join` waits for items that nobody reported as done")


def workers_left(case: Case) -> Found | None:
    """Everything that is left waits for a queue that stays empty, or workers outlive the call."""
    waits = _waits(case, "Queue.get")
    if waits is not None:
        return Found(waits.line, "it waits for an item, and the queue stays empty")
    left = case.evidence.noticed.tasks_left
    if left and case.source.mentions("Queue("):
        return Found(
            left[0].line, f"{len(left)} workers were still waiting when the function returned"
        )
    return None


def lost_wakeup(case: Case) -> Found | None:
    """A waiter sleeps on, because nobody will wake it."""
    waits = _waits(case, "Event.wait", "Condition.wait", "Condition.wait_for")
    made = case.source.mentions("Event(", "Condition(")
    if waits is None or (made and not case.source.mentions(".set", ".notify")):
        return None  # no signal was ever given, so none was lost
    return Found(waits.line, f"it waits ({waits.on}) for a signal that nobody will give any more")


def collected_before_it_ended(case: Case) -> Found | None:
    """What it waits for was to come from a task that is gone."""
    return collected_task(case) if case.evidence.verdict == Verdict.TIMEOUT else None


def hogs_until_killed(case: Case) -> Found | None:
    """It was computing when its time was up."""
    line = case.evidence.running_line
    if case.evidence.verdict != Verdict.TIMEOUT or line is None or case.evidence.waiting:
        return None
    if case.evidence.noticed.cpu < COMPUTING:
        return None  # it waited, rather than computed
    return Found(line, "this line was running when the time was up, and nothing else could run")


def blocked_until_killed(case: Case) -> Found | None:
    """It was blocking, and not computing, when its time was up."""
    line = case.evidence.running_line
    if case.evidence.verdict != Verdict.TIMEOUT or line is None:
        return None
    if len(case.evidence.calls_of("thread")) >= MANY_THREADS:
        return None  # it waits for all these to end: why there are so many is what matters
    if case.evidence.waiting and case.evidence.noticed.cpu >= COMPUTING:
        return None  # it may have been at this line by chance
    return Found(line, "this line was waiting when the time was up, and nothing else could run")


def spin_wait(case: Case) -> Found | None:
    """Very many turns of the loop, for few calls."""
    turns = case.evidence.noticed.turns
    if turns <= SPIN_TURNS + 20 * case.evidence.call_count:
        return None
    line = case.source.line_of_pause()
    return Found(line, f"it asked again and again: the event loop went round {turns} times")
