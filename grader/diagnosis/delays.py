"""What each part of the critical path had to wait for, and why no sooner.

Of two parts of the path that follow each other, the later one could start only when the earlier one
had ended. The tasks that were woken in between say why: the same task went on, one waited for a lock,
one waited for others to end. What needed the other's answer had to wait: that is no mistake.
"""

import ast
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from grader.diagnosis.case import Case
from grader.diagnosis.cleanup import cleans_up_after
from grader.diagnosis.connectors import SEMAPHORES, line_of_connector, line_of_full_connector
from grader.diagnosis.source import Source, last_name
from grader.evidence.critical_path import NOTHING, TOUCH, Segment, Spent
from grader.evidence.observations import peak
from grader.worker.observations import IN_ANOTHERS, Call, CallOutcome, PathStep

LOCKS = ("Lock.acquire", "Semaphore.acquire")
"""What a task waits for that waits for a lock or a semaphore."""
WORK = (Spent.CALL, Spent.THREAD, Spent.OUTSIDE, Spent.PAUSE)
POOLS = ("ThreadPoolExecutor", "ProcessPoolExecutor")
LOOKED_AT = 200
"""Parts of the path that are looked at; the others are like these."""


@dataclass(frozen=True)
class Delay:
    """Why `later` could start only when `earlier` had ended; `line` is where that comes from.

    `seconds` is what it may have cost.
    """

    cause: str
    line: int | None
    earlier: Segment
    later: Segment
    seconds: float


def between_parts(case: Case) -> list[Delay]:
    """Why parts of the path could not run at the same time."""
    work = [one for one in case.path if one.spent in WORK or cut_off(one)][:LOOKED_AT]
    return [
        delay
        for earlier, later in pairwise(work)
        if later.start - earlier.end < TOUCH
        and not _are_of_two_runs(case, earlier, later)
        and (delay := _delay(case, earlier, later)) is not None
    ]


def _are_of_two_runs(case: Case, earlier: Segment, later: Segment) -> bool:
    """Whether the check called the student's function again, when it had returned: then that waited."""
    runs = case.own_calls
    ended = {run.name for run in runs if run.end and abs(run.end - earlier.end) < TOUCH}
    began = {run.name for run in runs if abs(run.start - later.start) < TOUCH}
    return bool(ended & began) and not any(_holds(run, earlier, later) for run in runs)


def _holds(run: Call, earlier: Segment, later: Segment) -> bool:
    """Whether a call of the student's function was running from one part on into the next."""
    over = float("inf") if run.end is None else run.end
    return run.start <= earlier.start + TOUCH and over > later.start + TOUCH


def cut_off(part: Segment) -> bool:
    """Whether a timeout ended a call; after some it goes on, and the wait was a pause."""
    return part.call is not None and part.call.outcome is CallOutcome.CANCELLED


def _delay(case: Case, earlier: Segment, later: Segment) -> Delay | None:
    if _were_in_flight_together(earlier, later):
        return None
    if earlier.place == later.place and case.source.line_of_call(*POOLS):  # one has one thread
        return Delay("limit-too-low", _line_of_limit(case, later), earlier, later, earlier.seconds)
    between = case.evidence.path[earlier.place + 1 : later.place]
    hops = [hop for hop in between if hop.on and hop.since < earlier.end - NOTHING]
    lock = next((hop for hop in hops if hop.on in LOCKS), None)
    if lock is not None:
        shared = lock.on == LOCKS[1] and len(_with(case, earlier)) > 1
        cause, line = ("lock-across-io", lock.line)
        if shared:
            full = line_of_full_connector(case.source, case.peak)
            cause, line = "limit-too-low", full or _line_of_semaphore(case) or lock.line
        return Delay(cause, line, earlier, later, lock.start - lock.since)
    if _must_follow(case, earlier, later):
        return None
    if any(_is_within_a_call(case, part) for part in (earlier, later)):
        return None
    if hops and "Connector" in hops[-1].on:
        line = line_of_connector(case.source) or _line_of_limit(case, later)
        return Delay("limit-too-low", line, earlier, later, earlier.seconds)
    if Spent.PAUSE in (earlier.spent, later.spent) and not (hops and is_nothing_but_pauses(case)):
        return None
    if hops:
        return _after_waiting(case, hops[-1], earlier, later)
    if _is_pool(case, earlier, later):
        return Delay("limit-too-low", _line_of_limit(case, later), earlier, later, earlier.seconds)
    if _have_overlapped(case, earlier, later):
        return None
    gained = min(earlier.seconds, later.seconds)
    return Delay("serial-await", _line_that_waits(case, earlier, later), earlier, later, gained)


def _is_within_a_call(case: Case, part: Segment) -> bool:
    """Whether a function that the check handed out has slept, and that was not noted as a call."""
    return part.call is None and case.evidence.path[part.place].on.startswith(IN_ANOTHERS)


def _were_in_flight_together(earlier: Segment, later: Segment) -> bool:
    """Whether the later call had started long before the earlier one ended: it waited for nothing."""
    if earlier.call is None or later.call is None or earlier.call == later.call:
        return False
    return later.call.start < earlier.end - TOUCH


def is_nothing_but_pauses(case: Case) -> bool:
    """Whether the student's code calls nothing: then its pauses stand for work."""
    return not any(call.line is not None for call in case.calls)


def _must_follow(case: Case, earlier: Segment, later: Segment) -> bool:
    """Whether the later call was given the earlier one's answer, cleans up after it, or tries it again."""
    if earlier.call is None or later.call is None:
        return False
    if later.call.given is not None and case.evidence.calls[later.call.given] == earlier.call:
        return True
    if cleans_up_after(case.source, earlier.call.lines, later.call.lines):
        return True
    if _passes_on(case.source, earlier.call, later.call):
        return True
    alike = case.alike.get((later.call.name, later.call.label), ())
    if later.call.label and earlier.call in alike:
        return True
    on_path = {id(part.call) for part in case.path}
    before = (call for call in alike if call.start < later.call.start)
    return any(_again(call, later.call, id(call) in on_path) for call in before)


def _passes_on(source: Source, earlier: Call, later: Call) -> bool:
    """Whether the earlier call's answer gets a name that the later one is given: `page, token = await fetch(token)`.

    Of small numbers the evidence does not tell where they came from.
    """
    stored = {
        node.id
        for one in source.around(earlier.line)
        if isinstance(one, ast.Assign)
        for target in one.targets
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    calls = [one for one in source.around(later.line) if isinstance(one, ast.Call)]
    given = [arg for one in calls if last_name(one.func) == later.name for arg in one.args]
    return any(isinstance(n, ast.Name) and n.id in stored for arg in given for n in ast.walk(arg))


def _again(earlier: Call, later: Call, on_path: bool) -> bool:
    """Whether a call is one more try of one alike, or asks once more for what is known.

    Small numbers are equal by chance, and what has no arguments is done several times in a row.
    """
    if earlier.outcome is not CallOutcome.RETURNED:
        return True
    return not later.label.isdigit() if later.label else not on_path


def _after_waiting(case: Case, waited: PathStep, earlier: Segment, later: Segment) -> Delay:
    """A task waited for what ran at the same time, and only then started the later part."""
    group = [c for c in _with(case, earlier) if c.start >= waited.since - TOUCH]
    unfinished = [c for c in group if c.end is None or c.end > earlier.end + TOUCH]
    line = _outermost_in_loop(case, waited.lines)
    if unfinished and waited.on != "Task":
        return Delay(
            "limit-too-low", _line_of_limit(case, later) or line, earlier, later, earlier.seconds
        )
    together = [c for c in case.calls if abs(c.start - later.start) < TOUCH]
    names = [{call.name for call in calls} for calls in (group, together)]
    in_loop = case.source.waits_in_loop(line) and waited.on != "Task"
    another = len(together) > 1 and not names[0] & names[1]
    alike = [call for call in case.calls if call.name in names[0]]
    batches = len(group) > 1 and ((in_loop and _in_batches(alike)) or another)
    cause = "lock-step" if batches else "serial-await"
    return Delay(cause, line, earlier, later, earlier.seconds)


def _in_batches(calls: Sequence[Call]) -> bool:
    """Whether calls started together each time, and none while others were in flight already."""
    began, ended = -math.inf, -math.inf
    for call in sorted(calls, key=lambda one: one.start):
        if call.start - began >= TOUCH and call.start < ended - TOUCH:
            return False
        began, ended = call.start, max(ended, math.inf if call.end is None else call.end)
    return True


def _with(case: Case, segment: Segment) -> list[Call]:
    """The calls of the student's that were in flight during a segment, its own included."""
    return [
        call
        for call in case.calls
        if call.start < segment.end - TOUCH
        and (call.end is None or call.end > segment.start + TOUCH)
    ]


def _is_pool(case: Case, earlier: Segment, later: Segment) -> bool:
    """Whether the same code did the same at the same time, for others: one of several workers."""
    if earlier.call is None or later.call is None:
        return False
    alike = (earlier.call.name, earlier.call.line) == (later.call.name, later.call.line)
    others = [c for c in _with(case, earlier) if c.name == earlier.call.name]
    beside = any(c.task != earlier.call.task for c in others)
    scenarios_own = {call.task for call in case.own_calls}
    taken = case.source.takes_in_turn(earlier.call.line)
    return alike and beside and taken and earlier.call.task not in scenarios_own


def _have_overlapped(case: Case, earlier: Segment, later: Segment) -> bool:
    """Whether the same code made such calls at once before, each in a task of its own: now too few are left."""
    calls = [part.call for part in (earlier, later) if part.call is not None]
    alike = [c for c in case.calls if calls and (c.name, c.line) == (calls[0].name, calls[0].line)]
    in_tasks = len({call.task for call in calls}) == 2 and all(call in alike for call in calls)
    before = [call for call in alike if call.start < earlier.end - TOUCH]
    return in_tasks and peak(before) > max(1, len(case.own_calls))


def _line_of_semaphore(case: Case) -> int | None:
    """The line that makes the only semaphore: there its number stands."""
    made = case.source.lines_of_calls(*SEMAPHORES)
    return made[0] if len(made) == 1 else None


def _line_of_limit(case: Case, later: Segment) -> int | None:
    """The line that makes the pool or the semaphore, or at which a worker takes the next one."""
    made = case.source.line_of_call(*SEMAPHORES, "TCPConnector", *POOLS)
    return made or _outermost_in_loop(case, case.evidence.path[later.place].lines)


def _line_that_waits(case: Case, earlier: Segment, later: Segment) -> int | None:
    """The line that waits for the earlier part before the later one is started."""
    before, after = (_lines(case, one) for one in (earlier, later))
    if before == after:
        return _outermost_in_loop(case, before)
    pairs = zip(reversed(before), reversed(after), strict=False)
    apart = next((line for line, other in pairs if line != other), None)
    return apart or earlier.line


def _lines(case: Case, segment: Segment) -> tuple[int, ...]:
    """The student's lines of a part of the path; of a request, those that made it."""
    lines = case.evidence.path[segment.place].lines
    made = segment.call.lines if segment.call is not None else ()
    return (
        made
        if not lines or (segment.call is not None and segment.call.asked is not None)
        else lines
    )


def _outermost_in_loop(case: Case, lines: Sequence[int]) -> int | None:
    """Of the lines of one wait, the outermost in a loop, or else the innermost."""
    in_loop = (line for line in reversed(lines) if case.source.in_loop(line))
    return next(in_loop, lines[0] if lines else None)
