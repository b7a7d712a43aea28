"""What the time on the critical path was spent on: calls, pauses, timeouts, a blocked loop.

The worker tells which steps of tasks made up the path (`worker/probes/critical_path.py`). Where time
passed before, between or in these steps, a segment says what it was spent on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from grader.evidence.evidence import Evidence
from grader.worker.observations import IN_ANOTHERS, Call, CallOutcome, PathStep, Woken

NOTHING = 0.02
"""Seconds up to which a segment is left out."""
TOUCH = 0.05
"""Seconds by which the ends of a call and of a wait for it may differ."""


class Spent(StrEnum):
    """What time was spent on."""

    CALL = "call"
    PAUSE = "pause"
    TIMEOUT = "timeout"
    THREAD = "thread"
    OUTSIDE = "outside"
    BLOCKED = "blocked"
    SCENARIO = "scenario"
    OTHER = "other"
    EARLIER = "earlier"  # of a long path, all that came before its newest steps


@dataclass(frozen=True)
class Segment:
    """A stretch of the path, in seconds from the scenario's start, and what it was spent on.

    `line` is the student's line that waited or ran, `call` the call that it waited for, if there was
    one. `place` is the index of the step in `Evidence.path` at which the segment ends.
    """

    start: float
    end: float
    spent: Spent
    line: int | None
    call: Call | None
    place: int

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.end - self.start


def segments(evidence: Evidence, least: float = NOTHING) -> list[Segment]:
    """The segments of a scenario's critical path in order; of what takes less than `least`, none."""
    found = (
        segment
        for place, step in enumerate(evidence.path)
        for segment in _of_step(evidence, step, place, least)
    )
    return [segment for segment in found if segment.seconds >= least]


def _of_step(evidence: Evidence, step: PathStep, place: int, least: float) -> Iterator[Segment]:
    """What a task waited for, what kept the loop until it could go on, and how long it then ran."""
    if step.ready - step.start >= least:
        yield from _waited(evidence, step, place)
    for start, end in ((step.ready, step.end), (step.end, step.ran)):
        if end - start >= least:
            line = _line_that_blocked(evidence, start, end)
            yield Segment(start, end, _ran(evidence, step, place, line), line, None, place)


def _ran(evidence: Evidence, step: PathStep, place: int, line: int | None) -> Spent:
    """What ran while nothing was waited for; the first step of a long path stands for all before."""
    if not place and not step.task and len(evidence.path) > 1:
        return Spent.EARLIER
    students = line is not None or bool(evidence.noticed.slept)
    return Spent.BLOCKED if students else Spent.OTHER


def _line_that_blocked(evidence: Evidence, start: float, end: float) -> int | None:
    stretches = [
        b for b in evidence.noticed.blocked if b.start < end and b.start + b.seconds > start
    ]
    if stretches:
        return max(stretches, key=lambda b: b.seconds).line
    slept = evidence.noticed.slept  # short stretches are not told one by one
    return slept[0].line if len(slept) == 1 else None


def _waited(evidence: Evidence, step: PathStep, place: int) -> Iterator[Segment]:
    """A wait as one segment, or, in a thread, a segment for each call that its end had to wait for.

    Until a thread or a process is there and begins a call is part of that.
    """
    calls = _awaited(evidence, step)
    start = step.start
    for call in calls:
        end = step.ready if call is calls[-1] or call.end is None else min(call.end, step.ready)
        spent = Spent.TIMEOUT if step.woken is Woken.TIMEOUT else Spent.CALL
        # A step that a timer woke was in a pause as long as that call.
        asked = call.asked is not None and step.woken is not Woken.TIMER
        line = call.line if asked else _line_of(evidence, step, place, call)
        yield Segment(start, end, spent, line, call, place)
        start = end
    if not calls:
        yield Segment(step.start, step.ready, _spent(step), step.line, None, place)


def _line_of(evidence: Evidence, step: PathStep, place: int, call: Call) -> int | None:
    """The line that waited for a call; of one that cleans up in a task of its own, the wait that began with that.

    Nobody had called it there: the line that made the task says nothing about its clean-up.
    """
    others = (one for one in evidence.path[place + 1 :] if one.task != step.task and one.lines)
    then = next(others, None)
    cut = call.outcome is CallOutcome.CANCELLED and call.start < step.start - TOUCH
    apart = call.task == step.task and step.line not in call.lines
    if cut and apart and then is not None and abs(then.since - step.start) < TOUCH:
        return then.line
    return step.line or call.line


def _spent(step: PathStep) -> Spent:
    """What a wait was spent on, if on no call."""
    if not step.lines:
        return Spent.SCENARIO
    if step.woken is Woken.TIMER and step.on.startswith(IN_ANOTHERS):
        return Spent.OUTSIDE
    kinds = {Woken.TIMEOUT: Spent.TIMEOUT, Woken.THREAD: Spent.THREAD, Woken.OUTSIDE: Spent.OUTSIDE}
    return kinds.get(step.woken, Spent.PAUSE)


def _awaited(evidence: Evidence, step: PathStep) -> list[Call]:
    """The calls that a task waited for, one after another; more than one only in a thread."""
    until, since = step.ready, step.ready - TOUCH
    covering = [  # in flight at the end of the wait, or ended just then; there can be thousands
        c
        for c in evidence.calls
        if c.lines and c.start < until and (c.end is None or c.end >= since)
    ]
    of_task = [c for c in covering if c.task == step.task and c.thread == 0]
    if of_task and step.woken is not Woken.THREAD:
        lasting = [c for c in of_task if c.start <= step.start + TOUCH]
        return [max(lasting, key=lambda c: c.start)] if lasting else []
    if step.woken is Woken.TIMER:
        return [c for c in covering if _is_length_of(c, step)][:1]
    elsewhere = [c for c in covering if set(c.lines) & set(step.lines)]
    if step.woken is Woken.THREAD:
        elsewhere = [c for c in evidence.calls if _ended_elsewhere(c, step)]
    if not elsewhere:
        return []
    last = max(
        elsewhere,
        key=lambda c: (_over(c) <= step.ready + TOUCH, min(_over(c), step.ready), c.start),
    )
    return [*_before(evidence, last, step), last] if last.thread else [last]


def _ended_elsewhere(call: Call, step: PathStep) -> bool:
    """Whether a call ended in another thread, or process, during a wait for that."""
    during = step.start + NOTHING < _over(call) <= step.ready + TOUCH
    given = call.task == step.task or bool(set(call.lines) & set(step.lines))
    return call.thread != 0 and during and given


def _is_length_of(call: Call, step: PathStep) -> bool:
    """Whether a call that the other side of a connection saw took just as long as the wait."""
    ends = abs(call.start - step.start) < TOUCH and abs(_over(call) - step.ready) < TOUCH
    return ends and call.asked is not None


def _over(call: Call) -> float:
    return float("inf") if call.end is None else call.end


def _before(evidence: Evidence, last: Call, step: PathStep) -> list[Call]:
    """The calls in the same thread that came before a call, back to where the wait began."""
    same = [c for c in evidence.calls if c.thread == last.thread and c.start < last.start]
    chain: list[Call] = []
    after = last
    for call in sorted(same, key=lambda c: -c.start):
        if abs(after.start - _over(call)) <= TOUCH and _over(call) > step.start + NOTHING:
            chain.append(call)
            after = call
    return chain[::-1]
